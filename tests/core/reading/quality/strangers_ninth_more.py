"""Further papers of the ninth round of strangers' papers; see `strangers_plans`."""

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
    own,
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

LAP_THACH_DISTRICT_PLAN_2023 = Written(
    """UBND HUYỆN LẬP THẠCH
Số: 59/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lập Thạch, ngày 17 tháng 3 năm 2023

KẾ HOẠCH
THỰC HIỆN CHƯƠNG TRÌNH MTQG XÂY DỰNG NÔNG THÔN MỚI NĂM 2023

Thực hiện Kế hoạch số 31/KH-UBND ngày 10/02/2023 của UBND tỉnh Vĩnh Phúc về thực hiện
Chương trình MTQG xây dựng NTM 5 năm, giai đoạn 2021-2025; Nghị quyết số 19-NQ/HU ngày
25/11/2021 của BCH Đảng bộ huyện, UBND huyện Lập Thạch ban hành kế hoạch năm 2023 như sau:

PHẦN THỨ NHẤT: KẾT QUẢ NĂM 2022
Huyện có 18/18 xã đạt chuẩn NTM; huyện được Thủ tướng Chính phủ công nhận đạt chuẩn NTM
tại Quyết định số 2133/QĐ-TTg ngày 15/12/2021. Đã có 02 xã được công nhận xã NTM nâng cao
(Tử Du, Bàn Giản); 24 thôn được công nhận thôn NTM kiểu mẫu. Thu nhập bình quân đầu người
khu vực nông thôn đạt 48,6 triệu đồng/người/năm; tỷ lệ hộ nghèo còn 1,37%.

PHẦN THỨ HAI: KẾ HOẠCH NĂM 2023
I. MỤC TIÊU
1. 100% xã giữ vững các tiêu chí NTM, trong đó 15/18 xã đạt 19/19 tiêu chí theo Bộ tiêu
chí giai đoạn 2021-2025.
2. Phấn đấu có thêm 03 xã đạt chuẩn NTM nâng cao (Sơn Đông, Văn Quán, Xuân Lôi), nâng tổng
số xã NTM nâng cao lên 05/18 xã.
3. Xây dựng mới 15 thôn NTM kiểu mẫu, đưa tổng số thôn NTM kiểu mẫu lên 39 thôn.
4. Thu nhập bình quân đầu người đạt 53 triệu đồng/người/năm, hộ nghèo dưới 1,1%.
5. Tỷ lệ lao động có việc làm qua đào tạo 79%; tỷ lệ bao phủ BHYT 95,5%.

II. NHIỆM VỤ
1. Quy hoạch: 18/18 xã đạt tiêu chí.
2. Giao thông: Cải tạo 27,4 km đường trục thôn, cứng hóa 40 km đường ngõ xóm, 12,8 km giao
thông nội đồng; 17/18 xã đạt tiêu chí số 2.
3. Trường học: Phấn đấu công nhận mới và công nhận lại, 16/18 xã đạt tiêu chí số 5.
4. Cơ sở vật chất văn hóa: 17/18 xã đạt tiêu chí số 6.
5. Nước sạch, môi trường: 16/18 xã đạt tiêu chí số 17; 62% số hộ sử dụng nước sạch tập
trung; xử lý 100% rác thải y tế.
6. Sản xuất: Phát triển 450 ha thanh long ruột đỏ, 1.200 con bò sữa; hình thành 02 chuỗi
liên kết tiêu thụ nông sản.

III. NHU CẦU VỐN
Tổng nhu cầu: 312,5 tỷ đồng. Gồm:
+ NSTW: 0 đồng.
+ Ngân sách tỉnh: 140,2 tỷ đồng.
+ Ngân sách huyện: 96,3 tỷ đồng.
+ Ngân sách xã: 41,0 tỷ đồng.
+ Xã hội hóa: 35,0 tỷ đồng.

IV. TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ
1. Văn phòng Điều phối NTM huyện: tham mưu, đôn đốc, tổng hợp; báo cáo Văn phòng Điều phối
NTM tỉnh trước ngày 10 tháng đầu quý sau.
2. Phòng Tài nguyên và Môi trường: hướng dẫn các xã thực hiện tiêu chí môi trường và an
toàn thực phẩm.
3. Phòng Văn hóa và Thông tin: hướng dẫn các xã thực hiện tiêu chí cơ sở vật chất văn hóa,
tiêu chí văn hóa.
4. Phòng Giáo dục và Đào tạo: phụ trách tiêu chí trường học, giáo dục và đào tạo.
5. Công an huyện: phụ trách tiêu chí an ninh, trật tự (chỉ tiêu 19.2).
6. UBND các xã Sơn Đông, Văn Quán, Xuân Lôi: hoàn thành hồ sơ NTM nâng cao trình UBND
huyện thẩm tra trước ngày 31/10/2023.
7. Đề nghị Hội Liên hiệp Phụ nữ huyện: vận động hội viên thực hiện tiêu chí số 17; duy trì
mô hình “Đoạn đường phụ nữ tự quản”.

Nơi nhận:                                     TM. ỦY BAN NHÂN DÂN
- VPĐP NTM tỉnh;                                  CHỦ TỊCH
- TT HU, HĐND;
- Lưu: VT.                                       Bùi Hữu Mẫu
""",
    (
        cited("31/KH-UBND", date(2023, 2, 10), "UBND tỉnh Vĩnh Phúc"),
        cited("19-NQ/HU", date(2021, 11, 25), "BCH Đảng bộ huyện"),
        standard("NTM", 18, 18, baseline=True, names=()),
        stated(FactKind.LEGAL_CITATION, number="2133/QĐ-TTg", date=date(2021, 12, 15)),
        standard("NTM nâng cao", 2, baseline=True, names=("Tử Du", "Bàn Giản")),
        standard("thôn/bản NTM kiểu mẫu", 24, unit="thôn", baseline=True, names=()),
        aim("48.6", "triệu đồng/người/năm", baseline=True),
        aim("1.37", "%", baseline=True),
        aim("100", "%"),
        standard("NTM nâng cao", 3, year=2023, delta=True, baseline=False, names=("Sơn Đông", "Văn Quán", "Xuân Lôi")),
        standard("NTM nâng cao", 5, 18, year=2023, baseline=False, names=()),
        standard("thôn/bản NTM kiểu mẫu", 15, unit="thôn", year=2023, delta=True, baseline=False, names=()),
        standard("thôn/bản NTM kiểu mẫu", 39, unit="thôn", year=2023, baseline=False, names=()),
        aim("53", "triệu đồng/người/năm"),
        aim("1.1", "%", "<"),
        aim("79", "%"),
        aim("95.5", "%"),
        criterion("1", 18, 18, year=2023, baseline=False, names=()),
        aim("27.4", "km"),
        aim("40", "km"),
        aim("12.8", "km"),
        criterion("2", 17, 18, year=2023, baseline=False, names=()),
        criterion("5", 16, 18, year=2023, baseline=False, names=()),
        criterion("6", 17, 18, year=2023, baseline=False, names=()),
        criterion("17", 16, 18, year=2023, baseline=False, names=()),
        aim("62", "%"),
        aim("100", "%"),
        aim("450", "ha"),
        aim("1200", "con"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), op="=", delta=False, names=()),
        cash("312500", parent=None),
        cash("0", parent="Tổng"),
        cash("140200", parent="Tổng"),
        cash("96300", parent="Tổng"),
        cash("41000", parent="Tổng"),
        cash("35000", parent="Tổng"),
        duty("Văn phòng Điều phối NTM huyện"),
        each("quý"),
        duty("Phòng Tài nguyên và Môi trường", "17"),
        duty("Phòng Văn hóa và Thông tin", "6", "16"),
        duty("Phòng Giáo dục và Đào tạo", "5", "14"),
        stated(FactKind.ASSIGNMENT, agency="Công an huyện", criterion="19", names=()),
        stated(FactKind.ASSIGNMENT, agency="UBND các xã Sơn Đông, Văn Quán, Xuân Lôi", criteria=(), criterion=None),
        due(date(2023, 10, 31)),
        duty("Hội Liên hiệp Phụ nữ huyện", "17"),
    ),
    open_facts=(
        stated(FactKind.BAND_COUNT, numerator=15),
        stated(FactKind.STANDARD_COUNT, numerator=15),
        own(19, names=()),
        stated(FactKind.STANDARD_COUNT, unit="huyện"),
        stated(FactKind.CRITERION_COUNT, numerator=15),
    ),
)

HOA_THANG_COMMUNE_PLAN_2024_WITH_A_TABLE = Written(
    """ỦY BAN NHÂN DÂN
XÃ HÒA THẮNG
Số: 11/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Thắng, ngày 19 tháng 02 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới xã Hòa Thắng, huyện Hữu Lũng, tỉnh Lạng Sơn năm 2024

Căn cứ Kế hoạch số 25/KH-UBND ngày 30/01/2024 của UBND huyện Hữu Lũng;
Căn cứ Nghị quyết số 30/NQ-HĐND ngày 22/12/2023 của HĐND xã Hòa Thắng;
UBND xã ban hành Kế hoạch xây dựng nông thôn mới năm 2024, cụ thể:

I. MỤC TIÊU
1. Duy trì 19/19 tiêu chí xã nông thôn mới đã đạt; phấn đấu đạt 14/19 tiêu chí xã
nông thôn mới nâng cao.
2. Một số chỉ tiêu:

STT | Chỉ tiêu | ĐVT | Thực hiện năm 2023 | Kế hoạch năm 2024
1 | Thu nhập bình quân đầu người | Triệu đồng/người/năm | 47,2 | 51
2 | Tỷ lệ hộ nghèo đa chiều | % | 3,1 | 2,4
3 | Tỷ lệ người dân tham gia BHYT | % | 93,8 | 95
4 | Tỷ lệ lao động qua đào tạo | % | 61 | 65
5 | Đường giao thông được bê tông hóa | km | 5,4 | 6,8

II. NHIỆM VỤ
1. Xây dựng 02 khu vườn mẫu, 01 thôn nông thôn mới kiểu mẫu (thôn Suối Trà).
2. Trồng mới 30 ha na, 8 ha bưởi; giữ ổn định đàn trâu 450 con.
3. Lắp 65 bóng đèn năng lượng mặt trời tại thôn Nà Bó, thôn Đất Đỏ.
4. Vận động 98% hộ ký cam kết bảo vệ môi trường.
III. VỐN
Tổng số 3.915 triệu đồng, trong đó: Ngân sách huyện 1.950 triệu đồng; ngân sách xã
365 triệu đồng; Nhân dân đóng góp 1.600 triệu đồng.
IV. PHÂN CÔNG
1. Đồng chí Phó Chủ tịch UBND xã: phụ trách chung, trực tiếp chỉ đạo tiêu chí số 2,
tiêu chí số 17.
2. Công chức Tư pháp - Hộ tịch: phụ trách tiêu chí số 18.
3. Công chức Văn phòng - Thống kê: phụ trách tiêu chí số 10; cập nhật số liệu trước
ngày 15/11/2024.
4. Đoàn Thanh niên: đảm nhận lắp đèn chiếu sáng, hoàn thành trong quý II/2024.
5. Các thôn: họp đánh giá hằng tháng, báo cáo UBND xã.

Nơi nhận:
- UBND huyện;
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hoàng Văn Mẫu
""",
    (
        cited("25/KH-UBND", date(2024, 1, 30), "UBND huyện Hữu Lũng"),
        cited("30/NQ-HĐND", date(2023, 12, 22), "HĐND xã Hòa Thắng"),
        own(19, names=()),
        own(14, year=2024, baseline=False, names=()),
        aim("47.2", "triệu đồng/người/năm", baseline=True),
        aim("51", "triệu đồng/người/năm"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("3.1"), unit="%", delta=False, names=(), baseline=True),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2.4"), unit="%", delta=False, names=()),
        aim("93.8", "%", baseline=True),
        aim("95", "%"),
        aim("61", "%", baseline=True),
        aim("65", "%"),
        aim("5.4", "km", baseline=True),
        aim("6.8", "km"),
        standard("thôn/bản NTM kiểu mẫu", 1, unit="thôn", year=2024, baseline=False, names=("Suối Trà",)),
        aim("30", "ha"),
        aim("8", "ha"),
        aim("450", "con"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("65"), op="=", delta=False, names=("Nà Bó", "Đất Đỏ")),
        aim("98", "%"),
        cash("3915", parent=None),
        cash("1950", parent="Tổng"),
        cash("365", parent="Tổng"),
        cash("1600", parent="Tổng"),
        stated(FactKind.ASSIGNMENT, criteria=("2", "17"), names=()),
        duty("Công chức Tư pháp - Hộ tịch", "18"),
        duty("Công chức Văn phòng - Thống kê", "10"),
        due(date(2024, 11, 15)),
        duty("Đoàn Thanh niên"),
        due(date(2024, 6, 30)),
        duty("Các thôn"),
        each("tháng"),
    ),
    open_facts=(
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), delta=False, names=()),
        stated(FactKind.ASSIGNMENT, criteria=(), names=()),
        stated(FactKind.STANDARD_COUNT, numerator=2),
    ),
)

BINH_SON_BOARD_DISPATCH_2024 = Written(
    """UBND HUYỆN BÌNH SƠN
BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG
Số: 33/BCĐ-NTM
V/v khắc phục tồn tại sau thẩm tra xã đăng ký đạt chuẩn năm 2024
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Sơn, ngày 07 tháng 11 năm 2024

Kính gửi:
- Phòng Kinh tế và Hạ tầng;
- Phòng Tài nguyên và Môi trường;
- UBND các xã Bình Tân Phú, Bình An, Bình Khương.

Qua kết quả thẩm tra của Đoàn công tác liên ngành theo Quyết định số 4418/QĐ-UBND
ngày 10/10/2024 của UBND huyện, Ban Chỉ đạo có ý kiến như sau:
Đến thời điểm thẩm tra, xã Bình Tân Phú đạt 17/19 tiêu chí, xã Bình An đạt 16/19
tiêu chí, xã Bình Khương đạt 18/19 tiêu chí. Để kịp hoàn thành mục tiêu năm 2024
huyện có 20/20 xã đạt chuẩn nông thôn mới, yêu cầu:
1. Đối với UBND các xã:
a) UBND xã Bình Tân Phú hoàn thành tiêu chí số 6, tiêu chí số 17 trước ngày
25/11/2024;
b) UBND xã Bình An hoàn thành tiêu chí số 2, số 11 và số 17 trước ngày 30/11/2024;
c) UBND xã Bình Khương hoàn thành tiêu chí số 15, nâng tỷ lệ người dân tham gia BHYT
lên 95%.
2. Phòng Tài nguyên và Môi trường trực tiếp hỗ trợ các xã Bình Tân Phú, Bình An thực
hiện tiêu chí số 17.
3. Phòng Kinh tế và Hạ tầng kiểm tra hiện trường 4,6 km đường chưa đảm bảo của xã
Bình An, báo cáo Ban Chỉ đạo trước ngày 15/11/2024.
4. Giao Phòng Nông nghiệp và PTNT theo dõi, đôn đốc, tổng hợp kết quả khắc phục,
tham mưu họp thẩm định trong tháng 12/2024.

Nơi nhận:                                     KT. TRƯỞNG BAN
- Như trên;                                      PHÓ TRƯỞNG BAN
- Lưu: VT.                                      Võ Thanh Mẫu
""",
    (
        cited("4418/QĐ-UBND", date(2024, 10, 10), "UBND huyện"),
        own(17, names=("Bình Tân Phú",)),
        own(16, names=("Bình An",)),
        own(18, names=("Bình Khương",)),
        standard("NTM", 20, 20, year=2024, baseline=False, names=()),
        stated(FactKind.ASSIGNMENT, agency="UBND xã Bình Tân Phú", criteria=("6", "17")),
        due(date(2024, 11, 25)),
        stated(FactKind.ASSIGNMENT, agency="UBND xã Bình An", criteria=("2", "11", "17")),
        due(date(2024, 11, 30)),
        stated(FactKind.ASSIGNMENT, agency="UBND xã Bình Khương", criteria=("15",)),
        aim("95", "%"),
        duty("Phòng Tài nguyên và Môi trường", "17", names=("Bình Tân Phú", "Bình An")),
        stated(FactKind.ASSIGNMENT, agency="Phòng Kinh tế và Hạ tầng", criteria=(), criterion=None),
        due(date(2024, 11, 15)),
        duty("Phòng Nông nghiệp và PTNT"),
        due(date(2024, 12, 31)),
    ),
    open_facts=(stated(FactKind.INDICATOR_TARGET, value=Decimal("4.6"), unit="km", delta=False),),
)

ALL = {
    "lap thach, district plan 2023": LAP_THACH_DISTRICT_PLAN_2023,
    "hoa thang, commune plan 2024 with a table": HOA_THANG_COMMUNE_PLAN_2024_WITH_A_TABLE,
    "binh son, board dispatch 2024": BINH_SON_BOARD_DISPATCH_2024,
}
