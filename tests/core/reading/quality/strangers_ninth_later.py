"""Papers of the new communes of the ninth round of strangers' papers; see `strangers_plans`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
    band,
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

LAC_SON_QUICK_REPORT_2023 = Written(
    """UBND HUYỆN LẠC SƠN
VĂN PHÒNG ĐIỀU PHỐI NTM
Số: 21/BC-VPĐP
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lạc Sơn, ngày 03 tháng 7 năm 2023

BÁO CÁO NHANH
Tiến độ thực hiện xây dựng NTM đến ngày 30/6/2023

1. Về bộ tiêu chí
- Số xã đạt 19 tiêu chí có 08 xã là: Nhân Nghĩa, Yên Phú, Xuất Hoá, Liên Vũ, Ân Nghĩa, Thượng
Cốc, Vũ Bình và Yên Nghiệp, chiếm 34,8% số xã.
- Số xã đạt từ 15 đến 18 tiêu chí: 03 xã (Mỹ Thành, Định Cư, Hương Nhượng).
- Số xã đạt từ 10 đến 14 tiêu chí: 12 xã.
- Không có xã đạt dưới 10 tiêu chí.
Như vậy, bình quân toàn huyện đạt 15,3 tiêu chí/xã (toàn tỉnh là 15,8 tiêu chí/xã).
2. Về xã NTM nâng cao, khu dân cư kiểu mẫu
Xã Nhân Nghĩa đã được công nhận xã NTM nâng cao; xã Xuất Hoá đạt 14/19 tiêu chí xã NTM nâng cao.
3. Về giải ngân
Vốn đầu tư được giao 41.250 triệu đồng, đã giải ngân 15.262 triệu đồng; vốn sự nghiệp được giao
9.800 triệu đồng, chưa giải ngân.
4. Các chỉ tiêu khác
Tỷ lệ hộ nghèo: 16,24%; thu nhập bình quân: 37 triệu đồng/người/năm; hộ dùng nước hợp vệ sinh:
94%; trong đó nước sạch theo quy chuẩn: 19,5%.
Đã làm được 14,35 km đường bê tông xóm; Nhân dân hiến 11.200 m2 đất, đóng góp 3.450 ngày công.
5. Kế hoạch từ nay đến cuối năm
- Trình thẩm định, công nhận 02 xã đạt chuẩn NTM (Mỹ Thành, Định Cư) trước ngày 30/11/2023, nâng
tổng số xã đạt chuẩn NTM lên 10/23 xã.
- Phấn đấu số tiêu chí bình quân đạt từ 15,8 tiêu chí/xã trở lên.
- Xoá trắng tình trạng xã chưa có hợp tác xã hoạt động hiệu quả.
6. Đề xuất
Đề nghị Phòng Tài chính - Kế hoạch sớm phân bổ chi tiết vốn sự nghiệp; Phòng Tài nguyên và Môi
trường đẩy nhanh thực hiện tiêu chí 17 ở các xã Mỹ Thành, Định Cư; UBND các xã rà soát, cập nhật
số liệu lên phần mềm trước ngày 05 hằng tháng.

CHÁNH VĂN PHÒNG
Bùi Văn Mẫu
""",
    (
        band(
            19,
            19,
            8,
            names=("Nhân Nghĩa", "Yên Phú", "Xuất Hóa", "Liên Vũ", "Ân Nghĩa", "Thượng Cốc", "Vũ Bình", "Yên Nghiệp"),
        ),
        band(15, 18, 3, names=("Mỹ Thành", "Định Cư", "Hương Nhượng")),
        band(10, 14, 12, names=()),
        band(None, 9, 0, names=()),
        mean("15.3"),
        own(14, names=("Xuất Hóa",)),
        cash("41250"),
        cash("15262"),
        cash("9800"),
        aim("16.24", "%"),
        aim("37", "triệu đồng/người/năm"),
        aim("94", "%"),
        aim("19.5", "%"),
        aim("14.35", "km"),
        standard("NTM", 2, year=2023, delta=True, baseline=False, names=("Mỹ Thành", "Định Cư")),
        due(date(2023, 11, 30)),
        standard("NTM", 10, 23, year=2023, baseline=False, names=()),
        mean("15.8", ">=", year=2023, baseline=False),
        duty("Phòng Tài chính - Kế hoạch"),
        duty("Phòng Tài nguyên và Môi trường", "17", names=("Mỹ Thành", "Định Cư")),
        duty("UBND các xã"),
        each("tháng"),
    ),
    open_facts=(
        mean("15.8"),
        stated(FactKind.STANDARD_COUNT, standard="NTM nâng cao", numerator=1, unit="xã"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("11200"), delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("3450"), delta=False, names=()),
        cash("0"),
    ),
)

DONG_THAP_PROVINCE_PLAN_2024 = Written(
    """ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP
Số: 62/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Tháp, ngày 08 tháng 3 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới trên địa bàn tỉnh năm 2024

Triển khai Nghị quyết số 24/NQ-HĐND ngày 08 tháng 12 năm 2023 của Hội đồng nhân dân Tỉnh về
nhiệm vụ phát triển kinh tế - xã hội năm 2024, Ủy ban nhân dân Tỉnh ban hành Kế hoạch với các
nội dung:

1. Kết quả đến cuối năm 2023
Toàn tỉnh có 115/115 xã đạt chuẩn nông thôn mới (đạt 100%), tăng 02 xã so với năm 2022; có 38 xã
đạt chuẩn nông thôn mới nâng cao (chiếm 33%), 03 xã nông thôn mới kiểu mẫu. Có 09/12 đơn vị cấp
huyện đạt chuẩn/hoàn thành nhiệm vụ xây dựng nông thôn mới. Thu nhập bình quân đầu người khu vực
nông thôn 62,17 triệu đồng. Toàn tỉnh có 552 sản phẩm OCOP còn hiệu lực.

2. Mục tiêu năm 2024
2.1. Giữ vững 115 xã đạt chuẩn nông thôn mới, trong đó rà soát, bổ sung các chỉ tiêu sụt giảm
theo Bộ tiêu chí mới.
2.2. Phấn đấu công nhận thêm 17 xã đạt chuẩn nông thôn mới nâng cao, lũy kế có 55/115 xã
(47,8%); công nhận thêm 02 xã nông thôn mới kiểu mẫu, lũy kế 05 xã.
2.3. Thu nhập bình quân đầu người khu vực nông thôn đạt 66,5 triệu đồng/người/năm.
2.4. Tỷ lệ hộ nghèo đa chiều giảm 0,3%, còn dưới 1,5%.
2.5. Tỷ lệ hộ dân nông thôn sử dụng nước sạch đạt quy chuẩn từ 91% trở lên.
2.6. Tỷ lệ chất thải rắn sinh hoạt nông thôn được thu gom, xử lý đạt 85%.

3. Nội dung thực hiện
a) Hạ tầng: nâng cấp, mở rộng 125 km đường giao thông nông thôn, xây mới 46 cầu; phấn đấu đạt
114/115 xã đạt tiêu chí số 2, 115/115 xã đạt tiêu chí số 4.
b) Sản xuất: phát triển 500 ha xoài rải vụ, 2.500 ha sen; xây dựng 26 vùng nuôi cá tra được cấp
mã số.
c) Văn hóa: 113/115 xã đạt tiêu chí số 16 (tăng 01 xã).
d) Môi trường: 109/115 xã đạt tiêu chí số 17.
đ) Chuyển đổi số: xây dựng 12 mô hình “Làng thông minh”.

4. Kinh phí
Tổng kinh phí khoảng 1.966,4 tỷ đồng; trong đó: vốn Chương trình 316,4 tỷ đồng (ngân sách Trung
ương 137,9 tỷ đồng, ngân sách địa phương đối ứng 178,5 tỷ đồng); vốn lồng ghép 820 tỷ đồng; vốn
tín dụng 650 tỷ đồng; vốn doanh nghiệp và cộng đồng 180 tỷ đồng.

5. Phân công nhiệm vụ
5.1. Sở Nông nghiệp và Phát triển nông thôn
Cơ quan thường trực; hướng dẫn, kiểm tra, tổng hợp báo cáo Ủy ban nhân dân Tỉnh trước ngày 20/6
và 20/12/2024.
5.2. Sở Giao thông vận tải
Chủ trì tiêu chí số 2 cấp xã.
5.3. Sở Công Thương
Chủ trì tiêu chí số 4 và tiêu chí số 7 cấp xã.
5.4. Sở Văn hóa, Thể thao và Du lịch
Chủ trì tiêu chí số 6, tiêu chí số 16 cấp xã; hướng dẫn mô hình du lịch cộng đồng.
5.5. Bảo hiểm xã hội Tỉnh
Phối hợp Sở Y tế thực hiện chỉ tiêu 15.1 về bảo hiểm y tế.
5.6. Ủy ban nhân dân huyện, thành phố
Xây dựng kế hoạch cụ thể, gửi Sở Nông nghiệp và Phát triển nông thôn trước ngày 29/3/2024; huyện
Tháp Mười tập trung xây dựng huyện nông thôn mới nâng cao.
""",
    (
        cited("24/NQ-HĐND", date(2023, 12, 8), "Hội đồng nhân dân Tỉnh"),
        standard("NTM", 115, 115, baseline=True, names=()),
        standard("NTM nâng cao", 38, baseline=True, names=()),
        standard("NTM kiểu mẫu", 3, baseline=True, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("62.17"), op="=", delta=False, names=(), baseline=True),
        aim("552", "sản phẩm"),
        stated(FactKind.STANDARD_COUNT, standard="NTM", numerator=115, unit="xã", delta=False, names=()),
        standard("NTM nâng cao", 17, year=2024, delta=True, baseline=False, names=()),
        standard("NTM nâng cao", 55, 115, year=2024, baseline=False, names=()),
        standard("NTM kiểu mẫu", 2, year=2024, delta=True, baseline=False, names=()),
        standard("NTM kiểu mẫu", 5, year=2024, baseline=False, names=()),
        aim("66.5", "triệu đồng/người/năm"),
        aim("0.3", "%", delta=True),
        aim("1.5", "%", "<"),
        aim("91", "%", ">="),
        aim("85", "%"),
        aim("125", "km"),
        aim("46", "cầu"),
        criterion("2", 114, 115, year=2024, baseline=False, names=()),
        criterion("4", 115, 115, year=2024, baseline=False, names=()),
        aim("500", "ha"),
        aim("2500", "ha"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("26"), op="=", delta=False, names=()),
        criterion("16", 113, 115, year=2024, baseline=False, names=()),
        criterion("17", 109, 115, year=2024, baseline=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("12"), op="=", delta=False, names=()),
        cash("1966400", parent=None),
        cash("316400", parent="Tổng"),
        cash("137900"),
        cash("178500"),
        cash("820000", parent="Tổng"),
        cash("650000", parent="Tổng"),
        cash("180000", parent="Tổng"),
        duty("Sở Nông nghiệp và Phát triển nông thôn"),
        due(date(2024, 6, 20)),
        due(date(2024, 12, 20)),
        duty("Sở Giao thông vận tải", "2"),
        duty("Sở Công Thương", "4", "7"),
        duty("Sở Văn hóa, Thể thao và Du lịch", "6", "16"),
        stated(FactKind.ASSIGNMENT, agency="Bảo hiểm xã hội Tỉnh", criterion="15", names=()),
        duty("Ủy ban nhân dân huyện, thành phố"),
        due(date(2024, 3, 29)),
    ),
    open_facts=(
        standard("NTM", 2, delta=True, names=()),
        stated(FactKind.STANDARD_COUNT, numerator=9, denominator=12),
        criterion("16", 1, delta=True, names=()),
        stated(FactKind.STANDARD_COUNT, unit="huyện"),
        duty("Sở Văn hóa, Thể thao và Du lịch"),
        stated(FactKind.ASSIGNMENT, names=("Tháp Mười",)),
        stated(FactKind.ASSIGNMENT, agency="huyện Tháp Mười"),
    ),
)

THAI_THUY_PARTY_DIRECTIVE_2024 = Written(
    """HUYỆN ỦY THÁI THỤY
Số: 17-CT/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Thái Thụy, ngày 15 tháng 02 năm 2024

CHỈ THỊ
của Ban Thường vụ Huyện ủy về tăng cường lãnh đạo xây dựng nông thôn mới nâng cao, nông thôn mới kiểu
mẫu

Đến hết năm 2023, toàn huyện đã có 12 xã được công nhận đạt chuẩn nông thôn mới nâng cao, 02 xã được
công nhận đạt chuẩn nông thôn mới kiểu mẫu. Tuy nhiên, kết quả chưa đồng đều; một số cấp ủy chưa thực
sự quyết liệt; việc huy động nguồn lực còn hạn chế; 09 xã còn nợ đọng xây dựng cơ bản với số tiền 38
tỷ 650 triệu đồng.
Để thực hiện thắng lợi mục tiêu đến năm 2025 có trên 50% số xã đạt chuẩn nông thôn mới nâng cao, Ban
Thường vụ Huyện ủy yêu cầu:
1- Các cấp ủy, tổ chức đảng quán triệt sâu sắc Nghị quyết số 04-NQ/TU ngày 20/5/2021 của Ban Chấp hành
Đảng bộ tỉnh Thái Bình; người đứng đầu chịu trách nhiệm trực tiếp về kết quả ở địa phương, đơn vị.
2- Đảng ủy các xã đăng ký về đích năm 2024 (Thụy Liên, Thụy Phúc, Thái Giang, Dương Phúc) ban hành
nghị quyết chuyên đề trong quý I/2024; phấn đấu hoàn thành hồ sơ trước ngày 30/9/2024.
3- Ủy ban nhân dân huyện
- Chỉ đạo lập kế hoạch chi tiết đối với từng xã; bố trí tối thiểu 60 tỷ đồng hỗ trợ các xã đăng ký về
đích.
- Chỉ đạo xử lý dứt điểm nợ đọng xây dựng cơ bản trước ngày 31/12/2024.
4- Ủy ban Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội huyện: tiếp tục thực hiện cuộc vận động
“Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh”, vận động mỗi hộ trồng ít nhất 02 cây
xanh; mỗi xã có tối thiểu 03 km đường hoa.
5- Ban Tuyên giáo, Ban Dân vận Huyện ủy: đẩy mạnh tuyên truyền, nhân rộng mô hình “Dân vận khéo”.
6- Văn phòng Huyện ủy: theo dõi, kiểm tra việc thực hiện Chỉ thị, báo cáo Ban Thường vụ Huyện ủy theo
định kỳ 6 tháng, 1 năm.
Chỉ thị này phổ biến đến chi bộ.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Vũ Công Mẫu
""",
    (
        standard("NTM nâng cao", 12, names=()),
        standard("NTM kiểu mẫu", 2, names=()),
        aim("50", "%", ">"),
        cited("04-NQ/TU", date(2021, 5, 20), "Ban Chấp hành Đảng bộ tỉnh Thái Bình"),
        duty("Các cấp ủy, tổ chức đảng"),
        due(date(2024, 3, 31)),
        due(date(2024, 9, 30)),
        duty("Ủy ban nhân dân huyện"),
        cash("60000"),
        due(date(2024, 12, 31)),
        duty("Ủy ban Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội huyện"),
        duty("Ban Tuyên giáo, Ban Dân vận Huyện ủy"),
        duty("Văn phòng Huyện ủy"),
        each("6 tháng; năm"),
        stated(FactKind.ASSIGNMENT, criteria=()),
    ),
    open_facts=(
        cash("38650"),
        stated(FactKind.STANDARD_COUNT, standard="NTM nâng cao", numerator=50, delta=False, baseline=False, names=()),
        due(date(2025, 12, 31)),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("3"), delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("9"), delta=False, names=()),
        stated(FactKind.STANDARD_COUNT, numerator=4),
        duty("Ủy ban nhân dân huyện"),
    ),
)

ALL = {
    "lac son, quick report 2023": LAC_SON_QUICK_REPORT_2023,
    "dong thap, province plan 2024": DONG_THAP_PROVINCE_PLAN_2024,
    "thai thuy, party directive 2024": THAI_THUY_PARTY_DIRECTIVE_2024,
}
