"""Plans of the ninth round of strangers' papers; see `strangers_plans`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
    cash,
    cited,
    criterion,
    due,
    duty,
    each,
    mean,
    own,
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

THANH_PHU_DISTRICT_BOARD_PLAN_2025 = Written(
    """UBND HUYỆN THẠNH PHÚ                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BCĐ CÁC CHƯƠNG TRÌNH MTQG                 Độc lập - Tự do - Hạnh phúc
Số: 05/KH-BCĐ                        Thạnh Phú, ngày 14 tháng 01 năm 2025

KẾ HOẠCH
Thực hiện Chương trình xây dựng nông thôn mới năm 2025

Căn cứ Quyết định số 263/QĐ-TTg, ngày 22/02/2022 của Thủ tướng Chính phủ; Quyết định số
1965/QĐ-UBND, ngày 19/8/2022 của UBND tỉnh Bến Tre ban hành Bộ tiêu chí xã nông thôn mới nâng
cao; Kết luận số 412-KL/HU, ngày 27/12/2024 của Ban Thường vụ Huyện ủy về nhiệm vụ năm 2025; Ban
Chỉ đạo huyện xây dựng Kế hoạch như sau:

I. ĐÁNH GIÁ TÌNH HÌNH NĂM 2024
Cuối năm 2024, huyện có 16/17 xã được công nhận đạt chuẩn nông thôn mới, đạt 94,1%; 05/17 xã đạt
chuẩn nông thôn mới nâng cao; chưa có xã đạt chuẩn kiểu mẫu. Xã còn lại là Thạnh Hải, đạt 17/19
tiêu chí. Bình quân mỗi xã đạt 18,88 tiêu chí.
Nhìn chung, nhận thức của cán bộ và người dân chuyển biến tốt. Tuy vậy, ảnh hưởng của hạn mặn
làm nhiều vùng thiếu nước ngọt; một số hợp tác xã hoạt động cầm chừng.

II. MỤC TIÊU NĂM 2025
1. Giữ vững và nâng chất 16 xã đã đạt chuẩn nông thôn mới; công nhận mới xã Thạnh Hải, phấn đấu
17/17 xã đạt chuẩn.
2. Phấn đấu thêm 02 xã đạt chuẩn nông thôn mới nâng cao (Mỹ Hưng, Quới Điền), nâng tổng số lên
07/17 xã.
3. Xây dựng xã Đại Điền đạt chuẩn nông thôn mới kiểu mẫu.
4. Thu nhập bình quân đầu người khu vực nông thôn đạt 68 triệu đồng/người/năm; hộ nghèo đa chiều
dưới 2%.
5. 75% hộ dân được sử dụng nước sạch theo quy chuẩn từ hệ thống cấp nước tập trung; 96% dân số
tham gia BHYT.
6. Có ít nhất 06 sản phẩm OCOP được công nhận mới.

III. NHIỆM VỤ, GIẢI PHÁP
1. Đối với xã Thạnh Hải: Tập trung hoàn thành tiêu chí số 2 và tiêu chí số 17 trước ngày
30/6/2025.
2. Về giao thông: Làm mới 22 km đường ấp liên ấp; xây dựng 14 cầu; nâng cấp 9,6 km đường xã.
3. Về sản xuất: Giữ ổn định 17.500 ha nuôi thủy sản, trong đó nuôi tôm công nghệ cao 1.050 ha;
phát triển vùng dừa hữu cơ 2.300 ha; vận động thành lập mới 02 hợp tác xã.
4. Về giáo dục: Phấn đấu 43/46 trường đạt chuẩn quốc gia.
5. Về môi trường: Vận động 90% hộ có thùng chứa rác hợp vệ sinh; trồng 15 km tuyến đường hoa.
6. Về an ninh trật tự: Kéo giảm 5% số vụ phạm pháp hình sự; giữ vững tiêu chí số 19 ở 17/17 xã.

IV. KINH PHÍ
Tổng kinh phí dự kiến: 164 tỷ 300 triệu đồng, gồm: Ngân sách Trung ương 38 tỷ 500 triệu đồng;
ngân sách tỉnh 46 tỷ đồng; ngân sách huyện 21 tỷ 800 triệu đồng; vốn tín dụng 35 tỷ đồng; doanh

2

nghiệp, mạnh thường quân 9 tỷ đồng; nhân dân đóng góp 14 tỷ đồng.

V. PHÂN CÔNG THỰC HIỆN
1. Phòng Nông nghiệp và Môi trường: Chủ trì tham mưu Ban Chỉ đạo; phụ trách các tiêu chí 3, 13,
17.
2. Phòng Kinh tế, Hạ tầng và Đô thị: Phụ trách các tiêu chí 1, 2, 4, 7, 9.
3. Phòng Văn hóa, Khoa học và Thông tin: Phụ trách các tiêu chí 6, 8, 16.
4. Phòng Giáo dục và Đào tạo: Phụ trách tiêu chí 5, tiêu chí 14; báo cáo tiến độ công nhận
trường chuẩn vào ngày 20 mỗi tháng.
5. Phòng Nội vụ: Phụ trách tiêu chí 12, 18.
6. Đề nghị Ủy ban MTTQ Việt Nam huyện: Lấy ý kiến sự hài lòng của người dân tại các xã Thạnh
Hải, Mỹ Hưng, Quới Điền, hoàn thành trước 30/9/2025.
7. Ban Chỉ đạo các xã: Xây dựng kế hoạch năm 2025 gửi Phòng Nông nghiệp và Môi trường trước ngày
31/01/2025; định kỳ hằng tháng, quý báo cáo kết quả thực hiện.

Nơi nhận:                                                  TRƯỞNG BAN
- BCĐ tỉnh;
- Thành viên BCĐ huyện;
- BCĐ các xã;
- Lưu.                                                     Nguyễn Văn Mẫu
""",
    (
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("1965/QĐ-UBND", date(2022, 8, 19), "UBND tỉnh Bến Tre"),
        cited("412-KL/HU", date(2024, 12, 27), "Ban Thường vụ Huyện ủy"),
        standard("NTM", 16, 17, baseline=True, names=()),
        standard("NTM nâng cao", 5, 17, baseline=True, names=()),
        own(17, baseline=True, names=("Thạnh Hải",)),
        mean("18.88", baseline=True),
        standard("NTM", 16, baseline=True, names=()),
        standard("NTM", 17, 17, year=2025, baseline=False, names=()),
        standard("NTM nâng cao", 2, year=2025, delta=True, baseline=False, names=("Mỹ Hưng", "Quới Điền")),
        standard("NTM nâng cao", 7, 17, year=2025, baseline=False, names=()),
        aim("68", "triệu đồng/người/năm"),
        aim("2", "%", "<"),
        aim("75", "%"),
        aim("96", "%"),
        aim("6", "sản phẩm", ">="),
        due(date(2025, 6, 30)),
        aim("22", "km"),
        aim("14", "cầu"),
        aim("9.6", "km"),
        aim("17500", "ha"),
        aim("1050", "ha"),
        aim("2300", "ha"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), unit="hợp tác xã", names=()),
        aim("90", "%"),
        aim("15", "km"),
        aim("5", "%", delta=True),
        criterion("19", 17, 17, year=2025, baseline=False, names=()),
        cash("164300", parent=None),
        cash("38500", parent="Tổng"),
        cash("46000", parent="Tổng"),
        cash("21800", parent="Tổng"),
        cash("35000", parent="Tổng"),
        cash("9000", parent="Tổng"),
        cash("14000", parent="Tổng"),
        duty("Phòng Nông nghiệp và Môi trường", "3", "13", "17"),
        duty("Phòng Kinh tế, Hạ tầng và Đô thị", "1", "2", "4", "7", "9"),
        duty("Phòng Văn hóa, Khoa học và Thông tin", "6", "8", "16"),
        duty("Phòng Giáo dục và Đào tạo", "5", "14"),
        each("tháng"),
        duty("Phòng Nội vụ", "12", "18"),
        duty("Ủy ban MTTQ Việt Nam huyện", names=("Thạnh Hải", "Mỹ Hưng", "Quới Điền")),
        due(date(2025, 9, 30)),
        duty("Ban Chỉ đạo các xã"),
        due(date(2025, 1, 31)),
        each("tháng; quý"),
    ),
    open_facts=(
        standard("NTM kiểu mẫu", 0, names=()),
        stated(FactKind.STANDARD_COUNT, standard="NTM kiểu mẫu", numerator=0, unit="xã", delta=False, names=()),
        stated(FactKind.STANDARD_COUNT, standard="NTM kiểu mẫu", numerator=1, unit="xã", baseline=False),
        stated(FactKind.STANDARD_COUNT, standard="NTM", numerator=1, unit="xã", baseline=False),
        stated(FactKind.STANDARD_COUNT, numerator=43),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("43"), delta=False, names=()),
        duty("Phòng Nông nghiệp và Môi trường"),
        criterion("2", 1, delta=True, baseline=False),
        criterion("17", 1, delta=True, baseline=False),
        stated(FactKind.ASSIGNMENT, names=("Thạnh Hải",)),
        stated(FactKind.ASSIGNMENT, names=("Thạnh Hải",)),
    ),
)

DA_TEH_CONCLUSION_2024 = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN ĐẠ TẺH
VĂN PHÒNG HĐND VÀ UBND
Số: 89/TB-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đạ Tẻh, ngày 02 tháng 8 năm 2024

THÔNG BÁO
Kết luận của đồng chí Phó Chủ tịch UBND huyện tại buổi họp giao ban Chương trình nông thôn
mới tháng 7 năm 2024

Sáng ngày 30/7/2024, tại phòng họp số 1, đồng chí Phó Chủ tịch UBND huyện - Phó Trưởng Ban
Chỉ đạo huyện chủ trì buổi họp giao ban. Tham dự có lãnh đạo các phòng, ban và Chủ tịch
UBND 08 xã.
Sau khi nghe Phòng Nông nghiệp và PTNT báo cáo và ý kiến của các đại biểu, đồng chí Phó
Chủ tịch UBND huyện kết luận như sau:

I. Về kết quả
Đến cuối tháng 7/2024, huyện có 08/08 xã đạt chuẩn nông thôn mới; 04/08 xã đạt chuẩn nông
thôn mới nâng cao (An Nhơn, Đạ Kho, Đạ Lây, Hà Đông); 01 xã đạt chuẩn nông thôn mới kiểu
mẫu là xã Đạ Kho. Kết quả giải ngân đạt 12,4 tỷ đồng/29,8 tỷ đồng, bằng 41,6% kế hoạch. 05
xã còn nợ hồ sơ minh chứng.

II. Nhiệm vụ thời gian tới
1. Phòng Nông nghiệp và PTNT:
- Hoàn chỉnh hồ sơ huyện nông thôn mới nâng cao, trình UBND huyện xem xét trước ngày
20/8/2024.
- Hướng dẫn xã Quảng Trị, xã Mỹ Đức rà soát các chỉ tiêu của tiêu chí số 13.
2. Phòng Tài chính - Kế hoạch: tham mưu bổ sung 1.500 triệu đồng từ nguồn kết dư ngân sách
huyện cho xã Quốc Oai làm đường giao thông; hoàn thành trong tháng 8/2024.
3. Phòng Tài nguyên và Môi trường: chủ trì thực hiện tiêu chí số 17 tại các xã Quốc Oai,
Mỹ Đức; lắp đặt 120 thùng thu gom bao gói thuốc bảo vệ thực vật.
4. Ban Quản lý dự án huyện: đẩy nhanh tiến độ 06 công trình chuyển tiếp; khởi công 03 công
trình mới trước ngày 15/9/2024.
5. UBND các xã: thực hiện nghiêm chế độ báo cáo hằng tuần, gửi Phòng Nông nghiệp và PTNT
trước 11 giờ 00 ngày thứ Sáu; UBND các xã Quảng Trị, Quốc Oai hoàn thành tiêu chí nhà ở
dân cư nâng cao trước 31/10/2024.
6. Công an huyện: phụ trách chỉ tiêu 19.2, xây dựng thêm 02 mô hình camera an ninh.
Trên đây là kết luận của đồng chí Phó Chủ tịch UBND huyện, Văn phòng thông báo để các đơn
vị biết, thực hiện./.

Nơi nhận:                                            KT. CHÁNH VĂN PHÒNG
- TT UBND huyện (b/c);                                PHÓ CHÁNH VĂN PHÒNG
- Các phòng, ban liên quan;
- UBND các xã;
- Lưu: VT.                                            Đỗ Thị Mẫu
""",
    (
        standard("NTM", 8, 8, names=()),
        standard("NTM nâng cao", 4, 8, names=("An Nhơn", "Đạ Kho", "Đạ Lây", "Hà Đông")),
        standard("NTM kiểu mẫu", 1, names=("Đạ Kho",)),
        cash("12400"),
        cash("29800"),
        duty("Phòng Nông nghiệp và PTNT"),
        due(date(2024, 8, 20)),
        duty("Phòng Nông nghiệp và PTNT", "13", names=("Quảng Trị", "Mỹ Đức")),
        stated(FactKind.ASSIGNMENT, agency="Phòng Tài chính - Kế hoạch", criteria=(), criterion=None),
        cash("1500"),
        due(date(2024, 8, 31)),
        duty("Phòng Tài nguyên và Môi trường", "17", names=("Quốc Oai", "Mỹ Đức")),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("120"), op="=", delta=False, names=()),
        duty("Ban Quản lý dự án huyện"),
        due(date(2024, 9, 15)),
        duty("UBND các xã"),
        each("tuần"),
        stated(FactKind.ASSIGNMENT, agency="UBND các xã Quảng Trị, Quốc Oai", criteria=("9",), criterion="9"),
        due(date(2024, 10, 31)),
        stated(FactKind.ASSIGNMENT, agency="Công an huyện", criterion="19", names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), op="=", names=()),
    ),
    open_facts=(
        aim("41.6", "%"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("6"), op="=", delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("3"), op="=", delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("5"), op="=", delta=False, names=()),
        duty("Công an huyện"),
    ),
)

ALL = {
    "thanh phu, district board plan 2025": THANH_PHU_DISTRICT_BOARD_PLAN_2025,
    "da teh, conclusion 2024": DA_TEH_CONCLUSION_2024,
}
