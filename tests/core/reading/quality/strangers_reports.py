"""Reports as strangers draft them; see `strangers_plans`."""

from __future__ import annotations

from datetime import date

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
    band,
    cited,
    criterion,
    due,
    duty,
    mean,
    money,
    own,
    standard,
)

REPORT_OF_A_VALLEY_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN CON CUÔNG
Số: 587/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Con Cuông, ngày 05 tháng 12 năm 2023

BÁO CÁO
Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2023, nhiệm vụ năm 2024

Phần thứ nhất
KẾT QUẢ THỰC HIỆN NĂM 2023
I. Công tác chỉ đạo, điều hành
Ban Thường vụ Huyện ủy ban hành Nghị quyết số 06-NQ/HU ngày 10/3/2021 về xây dựng nông thôn mới giai đoạn 2021-2025;
UBND
huyện ban hành Quyết định 1205/QĐ-UBND ngày 28/4/2023 kiện toàn Ban Chỉ đạo.
II. Kết quả thực hiện
1. Kết quả chung
- Năm 2023, có 01 xã được UBND tỉnh công nhận đạt chuẩn NTM là xã Yên Khê, nâng tổng số xã đạt chuẩn lên 5/12 xã
(41,67%).
- Số tiêu chí đạt bình quân 14,75 tiêu chí/xã, tăng 0,5 tiêu chí so với năm 2022.
- Số xã đạt 15-18 tiêu chí: 2 xã; số xã đạt 10-14 tiêu chí: 4 xã; số xã dưới 10 tiêu chí: 1 xã.
2. Kết quả thực hiện từng tiêu chí
2.1. Tiêu chí số 1 về Quy hoạch: Có 12/12 xã đạt, chiếm 100%.
2.2. Tiêu chí số 2 về Giao thông: Có 6/12 xã đạt, chiếm 50%. Trong năm làm mới 18,6 km đường bê tông.
2.3. Tiêu chí số 6 về Cơ sở vật chất văn hóa: Có 7/12 xã đạt, tăng 1 xã so với năm 2022.
2.4. Tiêu chí số 10 về Thu nhập: Có 5/12 xã đạt, 7 xã chưa đạt. Thu nhập bình quân đầu người 40,1 triệu đồng/người/năm.
2.5. Tiêu chí số 11 về Nghèo đa chiều: Có 5/12 xã đạt; tỷ lệ hộ nghèo còn 9,27%, giảm 3,1% so với năm 2022.
2.6. Tiêu chí số 19 về Quốc phòng và An ninh: Có 12/12 xã đạt.
3. Kết quả huy động nguồn lực
Tổng nguồn lực huy động năm 2023 là 142.316 triệu đồng, trong đó:
- Ngân sách Trung ương: 61.204 triệu đồng, chiếm 43,01%;
- Ngân sách tỉnh: 11.050 triệu đồng, chiếm 7,76%;
- Ngân sách huyện, xã: 14.862 triệu đồng, chiếm 10,44%;
- Vốn lồng ghép: 40.200 triệu đồng, chiếm 28,25%;
- Vốn dân góp: 15.000 triệu đồng, chiếm 10,54%.
Phần thứ hai
NHIỆM VỤ NĂM 2024
1. Có thêm 01 xã (Chi Khê) đạt chuẩn NTM; 01 xã (Bồng Khê) đạt chuẩn NTM nâng cao.
2. Bình quân toàn huyện đạt 15,3 tiêu chí/xã; không còn xã dưới 10 tiêu chí.
3. Có thêm 06 thôn, bản đạt chuẩn NTM.
4. Giải ngân 100% vốn được giao trước ngày 31/01/2025.

Nơi nhận:                              TM. UỶ BAN NHÂN DÂN
- Văn phòng ĐP NTM tỉnh;                   KT. CHỦ TỊCH
- Lưu: VT.                                 PHÓ CHỦ TỊCH
                                           Lô Văn Mẫu
""",
    (
        cited("06-NQ/HU", date(2021, 3, 10), "Ban Thường vụ Huyện ủy"),
        cited("1205/QĐ-UBND", date(2023, 4, 28), "UBND huyện"),
        standard("NTM", 1, delta=True, names=("Yên Khê",)),
        standard("NTM", 5, 12),
        mean("14.75"),
        band(15, 18, 2),
        band(10, 14, 4),
        band(None, 9, 1),
        criterion("1", 12, 12),
        criterion("2", 6, 12),
        aim("18.6", "km"),
        criterion("6", 7, 12),
        criterion("6", 1, delta=True),
        criterion("10", 5, 12),
        aim("40.1", "triệu đồng/người/năm"),
        criterion("11", 5, 12),
        aim("9.27", "%"),
        aim("3.1", "%", delta=True),
        criterion("19", 12, 12),
        money("Tổng", 142316, None),
        money("Ngân sách Trung ương", 61204, "Tổng"),
        money("Ngân sách tỉnh", 11050, "Tổng"),
        money("Ngân sách huyện, xã", 14862, "Tổng"),
        money("Vốn lồng ghép", 40200, "Tổng"),
        money("Vốn dân góp", 15000, "Tổng"),
        standard("NTM", 1, delta=True, names=("Chi Khê",)),
        standard("NTM nâng cao", 1, delta=True, names=("Bồng Khê",)),
        mean("15.3"),
        band(None, 9, 0),
        standard("thôn/bản NTM", 6, delta=True),
        aim("100", "%"),
        due(date(2025, 1, 31)),
    ),
)

REPORT_OF_A_DELTA_NEW_COMMUNE = Written(
    """ĐẢNG BỘ TỈNH ĐỒNG THÁP
ỦY BAN NHÂN DÂN XÃ TÂN HỒNG
Số: 214/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Hồng, ngày 28 tháng 10 năm 2025

BÁO CÁO
Tình hình thực hiện xây dựng nông thôn mới 9 tháng và ước thực hiện năm 2025

1. Thông tin chung
Từ ngày 01/7/2025, xã Tân Hồng được thành lập mới, gồm 14 ấp, dân số 38.215 người, diện tích 7.912 ha.
2. Kết quả đạt được
2.1. Về thực hiện Bộ tiêu chí
Qua rà soát, xã đạt 16/19 tiêu chí NTM và 9/19 tiêu chí NTM nâng cao. Các tiêu chí chưa đạt: tiêu chí số 2 (Giao thông),
tiêu chí số 13 (Tổ chức sản xuất và phát triển kinh tế nông thôn), tiêu chí số 17 (Môi trường và an toàn thực phẩm).
2.2. Một số chỉ tiêu
- Thu nhập bình quân ước 71 triệu đồng/người/năm (KH: 70 triệu đồng).
- Hộ nghèo: 1,12% (giảm 0,35% so với đầu năm).
- Tỷ lệ hộ sử dụng nước sạch theo quy chuẩn: 97,8%.
- Tỷ lệ người dân tham gia BHYT 95,4%.
- Nâng cấp 8,5 km đường nông thôn, 06 cây cầu với kinh phí 18,7 tỷ đồng.
- Diện tích lúa liên kết tiêu thụ đạt 3.250 ha.
3. Phương hướng năm 2026
- Hoàn thành thêm 02 tiêu chí, nâng số tiêu chí đạt lên 18/19 tiêu chí.
- Thu nhập bình quân đạt tối thiểu 76 triệu đồng/người/năm.
4. Kiến nghị
Đề nghị UBND tỉnh bố trí vốn năm 2026 là 35 tỷ đồng để đầu tư 03 tuyến đường trong tháng 01/2026.

Nơi nhận:                                                TM. ỦY BAN NHÂN DÂN
- Sở NN&MT;                                                  CHỦ TỊCH
- Lưu: VT, PKT.
                                                          Huỳnh Văn Mẫu
""",
    (
        own(16),
        own(9, criteria_set="advanced"),
        aim("71", "triệu đồng/người/năm", "~"),
        aim("1.12", "%"),
        aim("0.35", "%", delta=True),
        aim("97.8", "%"),
        aim("95.4", "%"),
        aim("8.5", "km"),
        aim("6", "cầu"),
        money(None, 18700, None),
        aim("3250", "ha"),
        aim("2", "tiêu chí", delta=True),
        own(18),
        aim("76", "triệu đồng/người/năm", ">="),
        money(None, 35000, None),
        aim("3", "tuyến đường"),
        due(date(2026, 1, 31)),
        duty("UBND tỉnh"),
    ),
)

REPORT_WITH_NOISE = Written(
    """ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN HOÀI  ÂN                    Độc lập - Tự do - Hạnh phúc
 Số: 163 /BC-UBND             Hoài Ân, ngày 14  tháng 6 năm 2024
   BÁO CÁO
Kết quả thực hiện nông thôn mới 6 tháng đầu
năm; nhiệm vụ trọng tâm 6 tháng cuối năm 2024

 Thực hiện Công văn số  1462/SNN-VPĐP ngày 03/6/2024
của Sở Nông nghiệp và PTNT, UBND huyện báo cáo như sau :
 I. KẾT QUẢ
 1. Về xã nông thôn mới : Toàn huyện có 12/ 14 xã được
công nhận đạt chuẩn NTM ( đạt 85,7 % ) ; 03/12 xã đạt
1
chuẩn NTM nâng cao (Ân Thạnh, Ân Tường Tây,
Ân Phong) .
 2. Về tiêu chí : bình quân chung 18 , 1 tiêu chí / xã .
Hai xã còn lại ( Bok Tới , Đak Mang ) đạt 12 và 13 tiêu chí .
 3. Kết quả huy động : Tổng nguồn lực 73. 450 triệu đồng.
Gồm :
 - Vốn Trung ương : 21.900 triệu đồng
 - Vốn tỉnh : 13. 050 triệu đồng
 - Vốn huyện : 18 .000 triệu đồng
 - Vốn xã và nhân dân: 20.500 triệu đồng
 II. NHIỆM VỤ 6 THÁNG CUỐI NĂM
 1. Phấn đấu xã Ân Đức đạt chuẩn NTM nâng cao ,
nâng tổng số xã đạt NTM nâng cao lên 04/ 12 xã .
 2. Các xã nộp hồ sơ về UBND huyện trước
2
ngày 31 tháng 10 năm 2024 .
 3. Phấn đấu tỷ lệ hộ nghèo còn dưới 3,5 % ; thu nhập
bình quân đạt từ 56 triệu đồng/ người/ năm trở lên.

Nơi nhận :                         TM. ỦY BAN NHÂN DÂN
- VPĐP NTM tỉnh;                        CHỦ TỊCH
- Lưu : VT .                          Nguyễn Hữu Mẫu
""",
    (
        cited("1462/SNN-VPĐP", date(2024, 6, 3), "Sở Nông nghiệp và PTNT"),
        standard("NTM", 12, 14),
        standard("NTM nâng cao", 3, 12, names=("Ân Thạnh", "Ân Tường Tây", "Ân Phong")),
        mean("18.1"),
        money("Tổng", 73450, None),
        money("Vốn Trung ương", 21900, "Tổng"),
        money("Vốn tỉnh", 13050, "Tổng"),
        money("Vốn huyện", 18000, "Tổng"),
        money("Vốn xã và nhân dân", 20500, "Tổng"),
        standard("NTM nâng cao", 1, delta=True, names=("Ân Đức",)),
        standard("NTM nâng cao", 4, 12),
        due(date(2024, 10, 31)),
        aim("3.5", "%", "<"),
        aim("56", "triệu đồng/người/năm", ">="),
    ),
)

REPORT_OF_THE_PROVINCE_OFFICE = Written(
    """BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG
TỈNH THÁI NGUYÊN
VĂN PHÒNG ĐIỀU PHỐI NTM
Số: 88/BC-VPĐP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Nguyên, ngày 20 tháng 01 năm 2025

BÁO CÁO
Tổng kết công tác xây dựng nông thôn mới năm 2024

I. KẾT QUẢ NỔI BẬT
Luỹ kế đến nay, toàn tỉnh có 116 xã đạt chuẩn nông thôn mới trên tổng số 126 xã (chiếm 92,1%), vượt 02 xã so với kế
hoạch; 42 xã đạt chuẩn nông thôn mới nâng cao; 12 xã đạt chuẩn nông thôn mới kiểu mẫu. Có 03 huyện đạt chuẩn nông thôn
mới (Phú Bình, Đại Từ, Đồng Hỷ).
Số tiêu chí đạt chuẩn bình quân/xã là 18,4.
Còn 10 xã đạt từ 12 đến 18 tiêu chí; không có xã nào đạt dưới 12 tiêu chí.
Toàn tỉnh có 285 xóm đạt chuẩn xóm nông thôn mới kiểu mẫu.
II. KẾT QUẢ GIẢI NGÂN
Tổng vốn NSTW giao năm 2024: 186.300 triệu đồng, trong đó:
1. Vốn đầu tư phát triển: 150.900 triệu đồng, giải ngân 147.000 triệu đồng, đạt 97,4%.
2. Vốn sự nghiệp: 35.400 triệu đồng, giải ngân 30.800 triệu đồng, đạt 87%.
III. NHIỆM VỤ NĂM 2025
1. Công nhận thêm 06 xã đạt chuẩn, đưa tổng số xã đạt chuẩn lên 122/126 xã (96,8%).
2. Thêm 10 xã nâng cao, 05 xã kiểu mẫu.
3. Phấn đấu 100% xã có ít nhất 01 sản phẩm OCOP được công nhận.
IV. ĐỀ NGHỊ
1. Sở Giao thông vận tải, Sở Xây dựng: khẩn trương thẩm định tiêu chí số 2, số 9 đối với các xã đăng ký.
2. Các huyện, thành phố: nộp hồ sơ đề nghị xét công nhận trước 30/9/2025.

CHÁNH VĂN PHÒNG
Hoàng Văn Mẫu
""",
    (
        standard("NTM", 116, 126),
        standard("NTM nâng cao", 42),
        standard("NTM kiểu mẫu", 12),
        standard("huyện NTM", 3, names=("Phú Bình", "Đại Từ", "Đồng Hỷ")),
        mean("18.4"),
        band(12, 18, 10),
        band(None, 11, 0),
        standard("thôn/bản NTM kiểu mẫu", 285),
        money("Tổng", 186300, None),
        money("Vốn đầu tư phát triển", 150900, "Tổng"),
        money(None, 147000, None),
        money("Vốn sự nghiệp", 35400, "Tổng"),
        money(None, 30800, None),
        aim("97.4", "%"),
        aim("87", "%"),
        standard("NTM", 6, delta=True),
        standard("NTM", 122, 126),
        standard("NTM nâng cao", 10, delta=True),
        standard("NTM kiểu mẫu", 5, delta=True),
        aim("100", "%"),
        duty("Sở Giao thông vận tải, Sở Xây dựng", "2", "9"),
        duty("Các huyện, thành phố"),
        due(date(2025, 9, 30)),
    ),
)

ALL = {
    "report of a valley district": REPORT_OF_A_VALLEY_DISTRICT,
    "report of a delta new commune": REPORT_OF_A_DELTA_NEW_COMMUNE,
    "report with noise": REPORT_WITH_NOISE,
    "report of a province's office": REPORT_OF_THE_PROVINCE_OFFICE,
}
