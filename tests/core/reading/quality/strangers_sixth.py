"""A sixth round of papers as strangers draft them, measured at first reading; see `strangers_plans`."""

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
    each,
    mean,
    money,
    own,
    standard,
)

PLAN_OF_A_NORTHERN_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN HOÀNG SU PHÌ
Số: 77/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hoàng Su Phì, ngày 27 tháng 02 năm 2025

KẾ HOẠCH
Triển khai Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2025 trên địa bàn huyện

Căn cứ Quyết định 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia xây dựng
nông thôn mới giai đoạn 2021-2025;
Căn cứ Kế hoạch số 29/KH-UBND của UBND tỉnh Hà Giang ngày 24/01/2025;
I/ MỤC TIÊU
1/ Mục tiêu chung: Huy động cả hệ thống chính trị.
2/ Mục tiêu cụ thể:
- Duy trì 04 xã đã đạt chuẩn (Thông Nguyên, Nậm Ty, Hồ Thầu, Bản Luốc); phấn đấu 01 xã đạt chuẩn nâng cao
(Thông Nguyên).
- Phấn đấu 02 xã hoàn thành 19/19 tiêu chí; 06 xã đạt từ 13 - 18 tiêu chí; số xã còn lại từ 11 tiêu chí trở lên.
- Số tiêu chí bình quân toàn huyện đạt 13,9 tiêu chí/xã (tăng 0,8 tiêu chí so với năm 2024).
- Giảm tỷ lệ hộ nghèo bình quân 5%/năm; 92% hộ dân được dùng nước hợp vệ sinh.
II/ NHIỆM VỤ
1/ Tiêu chí Giao thông: phấn đấu có 10/23 xã đạt.
2/ Tiêu chí Trường học: thêm 02 xã đạt, lũy kế 15/23 xã.
3/ Mở mới 15 km đường trục thôn; xây 40 bể nước.
III/ KINH PHÍ
Tổng nhu cầu: 84.250 triệu đồng, trong đó:
+ NSTW 61.000 triệu đồng;
+ Ngân sách địa phương 14.250 triệu đồng;
+ Huy động khác 9.000 triệu đồng.
IV/ PHÂN CÔNG THỰC HIỆN
1/ Phòng Nông nghiệp và Môi trường: cơ quan thường trực; tổng hợp báo cáo 6 tháng trước ngày 10/6/2025, báo
cáo năm trước
ngày 30/11/2025.
2/ Phòng Giáo dục và Đào tạo: phụ trách tiêu chí số 5 và số 14.
3/ Phòng Kinh tế, Hạ tầng và Đô thị: phụ trách các tiêu chí 1, 2, 4, 7, 8, 9.
4/ UBND các xã: xây dựng kế hoạch chi tiết, gửi UBND huyện chậm nhất 20/3/2025.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Giàng A Mẫu
""",
    (
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("29/KH-UBND", date(2025, 1, 24), "UBND tỉnh Hà Giang"),
        standard("NTM", 4, names=("Thông Nguyên", "Nậm Ty", "Hồ Thầu", "Bản Luốc")),
        standard("NTM nâng cao", 1, names=("Thông Nguyên",)),
        band(19, 19, 2),
        band(13, 18, 6),
        band(11, None, None),
        mean("13.9"),
        aim("5", "%"),
        aim("92", "%"),
        criterion("2", 10, 23),
        criterion("5", 2, delta=True),
        criterion("5", 15, 23),
        aim("15", "km"),
        aim("40", "bể"),
        money("Tổng", 84250, None),
        money("NSTW", 61000, "Tổng"),
        money("Ngân sách địa phương", 14250, "Tổng"),
        money("Huy động khác", 9000, "Tổng"),
        duty("Phòng Nông nghiệp và Môi trường"),
        due(date(2025, 6, 10)),
        due(date(2025, 11, 30)),
        duty("Phòng Giáo dục và Đào tạo", "5", "14"),
        duty("Phòng Kinh tế, Hạ tầng và Đô thị", "1", "2", "4", "7", "8", "9"),
        duty("UBND các xã"),
        due(date(2025, 3, 20)),
    ),
)

REPORT_OF_A_DELTA_PROVINCE = Written(
    """UBND TỈNH ĐỒNG THÁP
SỞ NÔNG NGHIỆP VÀ PTNT
Số: 2214/BC-SNN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Tháp, ngày 10 tháng 10 năm 2024

BÁO CÁO
Tình hình thực hiện Chương trình xây dựng nông thôn mới 9 tháng năm 2024

Thực hiện Công văn số 801/VPĐP-KHNV ngày 30/9/2024 của Văn phòng Điều phối nông thôn mới Trung ương, Sở báo
cáo như sau:
1. Kết quả đạt chuẩn
a) Cấp xã: 115/115 xã đạt chuẩn NTM (100%). Trong đó: 58 xã NTM nâng cao (chiếm 50,4%); 07 xã NTM kiểu mẫu.
b) Cấp huyện: 11/12 đơn vị cấp huyện được công nhận đạt chuẩn, hoàn thành nhiệm vụ xây dựng NTM; huyện Tháp
Mười đạt chuẩn
nông thôn mới nâng cao.
2. Kết quả bộ tiêu chí nâng cao: bình quân đạt 16,8 tiêu chí/xã, cụ thể:

STT | Nội dung tiêu chí | Số xã đạt | Tỷ lệ
1 | Quy hoạch | 103/115 | 89,6%
2 | Giao thông | 88/115 | 76,5%

3. Kinh phí: Vốn ngân sách Trung ương giao 148.120 triệu đồng; đến 30/9/2024 đã giải ngân 96.300 triệu đồng, đạt 65%.
4. Phương hướng quý IV
- Hoàn thành thẩm định 09 xã nâng cao trước ngày 15/12/2024.
- Thu nhập bình quân đầu người khu vực nông thôn đạt 70 triệu đồng/người/năm.
5. Kiến nghị: Đề nghị Văn phòng Điều phối nông thôn mới Trung ương sớm cấp bổ sung 25 tỷ đồng thực hiện
chương trình OCOP.

Nơi nhận:                               KT. GIÁM ĐỐC
- UBND tỉnh;                            PHÓ GIÁM ĐỐC
- Lưu: VT.                             Lâm Văn Mẫu
""",
    (
        cited("801/VPĐP-KHNV", date(2024, 9, 30), "Văn phòng Điều phối nông thôn mới Trung ương"),
        standard("NTM", 115, 115),
        standard("NTM nâng cao", 58),
        standard("NTM kiểu mẫu", 7),
        standard("huyện NTM", 11, 12),
        standard("huyện NTM nâng cao", 1, names=("Tháp Mười",)),
        mean("16.8"),
        criterion("1", 103, 115),
        criterion("2", 88, 115),
        money("Vốn ngân sách Trung ương", 148120, None),
        money(None, 96300, None),
        aim("65", "%"),
        due(date(2024, 12, 15)),
        standard("NTM nâng cao", 9),
        aim("70", "triệu đồng/người/năm"),
        duty("Văn phòng Điều phối nông thôn mới Trung ương"),
        money(None, 25000, None),
    ),
)

DIRECTIVE_OF_A_COMMITTEE = Written(
    """HUYỆN ỦY ĐĂK HÀ
*
Số 09-CT/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Đăk Hà, ngày 03 tháng 7 năm 2023

CHỈ THỊ
CỦA BAN THƯỜNG VỤ HUYỆN ỦY
về tăng cường sự lãnh đạo của Đảng đối với xây dựng huyện nông thôn mới

Đến hết tháng 6/2023, huyện có 08/10 xã đạt chuẩn nông thôn mới; 02 xã còn lại là Đăk Long (đạt 14/19 tiêu chí), Đăk
Pxi (đạt 13/19 tiêu chí). Ban Thường vụ Huyện ủy yêu cầu:
1. Các cấp ủy đảng tổ chức quán triệt Chỉ thị trong tháng 7/2023.
2. Đảng ủy xã Đăk Long, Đảng ủy xã Đăk Pxi lãnh đạo hoàn thành các tiêu chí chưa đạt trước 30-11-2023.
3. Ủy ban nhân dân huyện chỉ đạo các phòng, ban phụ trách tiêu chí; bố trí tối thiểu 15 tỷ đồng từ ngân sách huyện.
4. Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể huyện vận động Nhân dân hiến đất, góp công.
5. Văn phòng Huyện ủy theo dõi, định kỳ hàng quý báo cáo Ban Thường vụ Huyện ủy.

Nơi nhận:                               T/M BAN THƯỜNG VỤ
- Tỉnh ủy;                                  BÍ THƯ
- Lưu.                                   A Mẫu
""",
    (
        standard("NTM", 8, 10),
        own(14, names=("Đăk Long",)),
        own(13, names=("Đăk Pxi",)),
        duty("Các cấp ủy đảng"),
        due(date(2023, 7, 31)),
        duty("Đảng ủy xã Đăk Long, Đảng ủy xã Đăk Pxi"),
        due(date(2023, 11, 30)),
        duty("Ủy ban nhân dân huyện"),
        money(None, 15000, None),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể huyện"),
        duty("Văn phòng Huyện ủy"),
        each("quý"),
    ),
)

DISPATCH_OF_A_COMMUNE = Written(
    """ỦY BAN NHÂN DÂN
XÃ TRÀ LENG
Số: 168/UBND-KT
V/v khẩn trương hoàn thành các tiêu chí nông thôn mới năm 2026
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Trà Leng, ngày 04 tháng 5 năm 2026

Kính gửi:
- Các phòng, đơn vị thuộc UBND xã;
- Ban Phát triển các thôn.

Căn cứ Kế hoạch số 31/KH-UBND ngày 06/02/2026 của UBND xã về xây dựng nông thôn mới năm 2026; qua rà soát, đến ngày
30/4/2026 xã mới đạt 9/19 tiêu chí. Để đến cuối năm đạt 12/19 tiêu chí, Chủ tịch UBND xã yêu cầu:
1. Phòng Kinh tế: chủ trì hoàn thành tiêu chí số 3, số 13; tham mưu phân bổ 2,45 tỷ đồng vốn sự nghiệp trước ngày
25/5/2026.
2. Phòng Văn hóa - Xã hội: hoàn thành tiêu chí số 16 trong quý III/2026.
3. Ban Phát triển thôn 1, thôn 2: vận động 35 hộ làm nhà tiêu hợp vệ sinh.
4. Các đơn vị báo cáo kết quả về UBND xã (qua Phòng Kinh tế) trước 17 giờ thứ Năm hằng tuần.

Nơi nhận:                               KT. CHỦ TỊCH
- Như trên;                             PHÓ CHỦ TỊCH
- Lưu: VT.                             Hồ Thị Mẫu
""",
    (
        cited("31/KH-UBND", date(2026, 2, 6), "UBND xã"),
        own(9),
        own(12),
        duty("Phòng Kinh tế", "3", "13"),
        money(None, 2450, None),
        due(date(2026, 5, 25)),
        duty("Phòng Văn hóa - Xã hội", "16"),
        due(date(2026, 9, 30)),
        duty("Ban Phát triển thôn 1, thôn 2"),
        aim("35", "hộ"),
        duty("Các đơn vị"),
        each("tuần"),
        due(date(2026, 12, 31)),
    ),
)

ALL = {
    "plan of a northern district": PLAN_OF_A_NORTHERN_DISTRICT,
    "report of a delta province": REPORT_OF_A_DELTA_PROVINCE,
    "directive of a committee": DIRECTIVE_OF_A_COMMITTEE,
    "dispatch of a commune": DISPATCH_OF_A_COMMUNE,
}
