"""A fifth round of papers as strangers draft them, by other hands' habits and with tables; see `strangers_plans`."""

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

REPORT_WITH_TABLES = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN QUỲ HỢP
Số: 512/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quỳ Hợp, ngày 22 tháng 11 năm 2023

BÁO CÁO
Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2023, phương hướng nhiệm vụ năm 2024

I. Kết quả thực hiện
Thực hiện Công văn số 4471/SNN-NTM ngày 14/11/2023 của Sở Nông nghiệp và PTNT Nghệ An, UBND huyện báo cáo:
1. Về xã đạt chuẩn: Lũy kế đến 20/11/2023 toàn huyện có 9/20 xã về đích nông thôn mới, đạt tỷ lệ 45%. Năm 2023 có 1 xã
được UBND tỉnh công nhận (xã Châu Lý).
2. Số tiêu chí bình quân/xã: 15,55.
3. Phân loại: nhóm đạt 19 tiêu chí: 9 xã; nhóm 15-18 tiêu chí: 3 xã; nhóm 10-14 tiêu chí: 7 xã; nhóm dưới 10 tiêu chí:
1 xã (Châu Thành).
4. Kết quả một số tiêu chí cụ thể:

TT | Tiêu chí | Số xã đạt | Tỷ lệ (%)
1 | Quy hoạch | 20 | 100
2 | Giao thông | 11 | 55
3 | Thủy lợi và phòng, chống thiên tai | 18 | 90

II. Huy động nguồn lực

TT | Nguồn vốn | Số tiền (triệu đồng)
 | Tổng cộng | 61.300
1 | Ngân sách trung ương | 33.000
2 | Ngân sách tỉnh | 9.800
3 | Ngân sách huyện, xã | 6.500
4 | Nhân dân đóng góp | 12.000

III. Mục tiêu năm 2024
- 2 xã về đích nông thôn mới: Châu Đình, Châu Quang; đưa tổng số xã đạt chuẩn lên 11/20.
- Mỗi xã tăng bình quân 0,5 tiêu chí; không còn xã đạt dưới 10 tiêu chí.
- Nhựa hóa, bê tông hóa 21 km đường giao thông nông thôn.

Nơi nhận:                                 TM. ỦY BAN NHÂN DÂN
- Sở NN&PTNT;                               PHÓ CHỦ TỊCH
- Lưu: VT.                                Quán Vi Mẫu
""",
    (
        cited("4471/SNN-NTM", date(2023, 11, 14), "Sở Nông nghiệp và PTNT Nghệ An"),
        standard("NTM", 9, 20),
        standard("NTM", 1, names=("Châu Lý",)),
        mean("15.55"),
        band(19, 19, 9),
        band(15, 18, 3),
        band(10, 14, 7),
        band(None, 9, 1, names=("Châu Thành",)),
        criterion("1", 20),
        criterion("2", 11),
        criterion("3", 18),
        money("Tổng", 61300, None),
        money("Ngân sách trung ương", 33000, "Tổng"),
        money("Ngân sách tỉnh", 9800, "Tổng"),
        money("Ngân sách huyện, xã", 6500, "Tổng"),
        money("Nhân dân đóng góp", 12000, "Tổng"),
        standard("NTM", 2, delta=True, names=("Châu Đình", "Châu Quang")),
        standard("NTM", 11, 20),
        mean("0.5", delta=True),
        band(None, 9, 0),
        aim("21", "km"),
    ),
)

DIRECTIVE_OF_A_RIVER_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HẬU GIANG                       Độc lập – Tự do – Hạnh phúc
Số: 07/CT-UBND                      Hậu Giang, ngày 15 tháng 5 năm 2023

CHỈ THỊ
Về tăng cường thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2023 - 2025

Thời gian qua, tỉnh đã có 37/51 xã đạt chuẩn nông thôn mới, 10 xã nông thôn mới nâng cao và 4/8 đơn vị cấp huyện đạt
chuẩn/hoàn thành nhiệm vụ xây dựng nông thôn mới. Tuy nhiên, tiêu chí thu nhập, môi trường chưa bền vững.
Để phấn đấu đến cuối năm 2025 có 100% số xã đạt chuẩn nông thôn mới, ít nhất 40% số xã đạt chuẩn nông thôn mới nâng
cao, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Thủ trưởng các sở, ban, ngành tỉnh; Chủ tịch UBND các huyện, thị xã, thành phố:
Nghiêm túc quán triệt, triển khai Chỉ thị này.
2. Sở Nông nghiệp và Phát triển nông thôn:
2.1. Tham mưu UBND tỉnh kiện toàn Văn phòng Điều phối, hoàn thành trong quý II năm 2023.
2.2. Định kỳ hằng quý tham mưu UBND tỉnh báo cáo Bộ Nông nghiệp và Phát triển nông thôn.
3. Sở Tài nguyên và Môi trường: Chịu trách nhiệm về tiêu chí số 17 (trừ chỉ tiêu 17.1); nâng tỷ lệ thu gom chất thải
rắn sinh hoạt lên 80%.
4. Sở Lao động - Thương binh và Xã hội: Chịu trách nhiệm về tiêu chí số 11, số 12.
5. UBND huyện Long Mỹ, UBND huyện Phụng Hiệp: Tập trung chỉ đạo các xã Lương Nghĩa, Thạnh Hòa đạt chuẩn nông thôn mới
chậm nhất ngày 31/10/2023.
Chỉ thị này thay thế Chỉ thị số 11/CT-UBND ngày 20 tháng 7 năm 2018 của Chủ tịch UBND tỉnh.

Nơi nhận:                                         CHỦ TỊCH
- VP Điều phối NTM TW;
- Lưu: VT, TH.                                  Đồng Văn Mẫu
""",
    (
        standard("NTM", 37, 51),
        standard("NTM nâng cao", 10),
        standard("huyện NTM", 4, 8),
        due(date(2025, 12, 31)),
        duty("Thủ trưởng các sở, ban, ngành tỉnh; Chủ tịch UBND các huyện, thị xã, thành phố"),
        duty("Sở Nông nghiệp và Phát triển nông thôn"),
        due(date(2023, 6, 30)),
        each("quý"),
        duty("Sở Tài nguyên và Môi trường", "17"),
        aim("80", "%"),
        duty("Sở Lao động - Thương binh và Xã hội", "11", "12"),
        duty("UBND huyện Long Mỹ, UBND huyện Phụng Hiệp", names=("Lương Nghĩa", "Thạnh Hòa")),
        standard("NTM", 2, names=("Lương Nghĩa", "Thạnh Hòa")),
        due(date(2023, 10, 31)),
        cited("11/CT-UBND", date(2018, 7, 20), "Chủ tịch UBND tỉnh"),
        aim("100", "%"),
        aim("40", "%", ">="),
    ),
)

RESOLUTION_OF_A_NEW_COMMUNE = Written(
    """HỘI ĐỒNG NHÂN DÂN
XÃ ĐAK PƠ
Số: 21/NQ-HĐND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đak Pơ, ngày 19 tháng 12 năm 2025

NGHỊ QUYẾT
Về nhiệm vụ xây dựng nông thôn mới xã Đak Pơ năm 2026

HỘI ĐỒNG NHÂN DÂN XÃ ĐAK PƠ
KHÓA I, KỲ HỌP THỨ TƯ
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Nghị quyết số 63/NQ-HĐND ngày 11 tháng 12 năm 2025 của HĐND tỉnh Gia Lai về kế hoạch phát triển kinh
tế - xã hội
năm 2026;
Xét Tờ trình số 190/TTr-UBND ngày 10 tháng 12 năm 2025 của UBND xã; ý kiến thảo luận của đại biểu HĐND xã.

QUYẾT NGHỊ:
Điều 1. Thông qua nhiệm vụ xây dựng nông thôn mới năm 2026 với các nội dung sau:
1. Mục tiêu: Đến cuối năm 2026 xã đạt 16/19 tiêu chí, tăng 03 tiêu chí so với năm 2025 (gồm các tiêu chí số
6, 10, 14).
2. Một số chỉ tiêu cụ thể:
a) Thu nhập bình quân đầu người đạt 56,5 triệu đồng;
b) Giảm tỷ lệ hộ nghèo theo chuẩn đa chiều xuống còn dưới 3,2%;
c) Tỷ lệ dân số tham gia BHYT trên 95%;
d) Có thêm 02 làng đạt chuẩn nông thôn mới (làng Kruối, làng Leng Tô);
đ) Xây dựng 4,25 km đường giao thông nông thôn.
3. Kinh phí: dự kiến 11.750 triệu đồng. Trong đó: ngân sách cấp trên 8.900 triệu đồng, ngân sách xã 1.350 triệu đồng,
huy động trong dân 1.500 triệu đồng.
Điều 2. Giao UBND xã tổ chức thực hiện; báo cáo HĐND xã tại kỳ họp giữa năm và cuối năm.
Điều 3. Thường trực HĐND, các Ban HĐND và đại biểu HĐND xã giám sát việc thực hiện Nghị quyết.
Nghị quyết này đã được HĐND xã Đak Pơ khóa I, Kỳ họp thứ Tư thông qua ngày 19 tháng 12 năm 2025./.

Nơi nhận:                                    CHỦ TỊCH
- TT HĐND tỉnh;
- Lưu: VT.                                 Đinh Văn Mẫu
""",
    (
        cited("72/2025/QH15"),
        cited("63/NQ-HĐND", date(2025, 12, 11), "HĐND tỉnh Gia Lai"),
        cited("190/TTr-UBND", date(2025, 12, 10), "UBND xã"),
        own(16),
        due(date(2026, 12, 31)),
        aim("3", "tiêu chí", delta=True),
        aim("56.5", "triệu đồng/người/năm"),
        aim("3.2", "%", "<"),
        aim("95", "%", ">"),
        standard("thôn/bản NTM", 2, delta=True),
        aim("4.25", "km"),
        money("Tổng", 11750, None),
        money("ngân sách cấp trên", 8900, "Tổng"),
        money("ngân sách xã", 1350, "Tổng"),
        money("huy động trong dân", 1500, "Tổng"),
        duty("UBND xã"),
        duty("Thường trực HĐND, các Ban HĐND và đại biểu HĐND xã"),
    ),
)

DECISION_OF_ASSIGNMENT = Written(
    """ĐẢNG ỦY XÃ XUÂN HÒA
BAN CHỈ ĐẠO XÂY DỰNG NTM
Số 02-QĐ/BCĐ
ĐẢNG CỘNG SẢN VIỆT NAM
Xuân Hòa, ngày 06 tháng 02 năm 2024

QUYẾT ĐỊNH
phân công thành viên Ban Chỉ đạo phụ trách tiêu chí và thôn trong xây dựng nông thôn mới nâng cao

- Căn cứ Quyết định số 319/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ về xã nông thôn mới kiểu mẫu;
- Căn cứ Nghị quyết số 15-NQ/ĐU ngày 12-01-2024 của Đảng ủy xã Xuân Hòa;
BAN CHỈ ĐẠO QUYẾT ĐỊNH:
Điều 1: Phân công các đồng chí:
1. Đ/c Lê Bá Mẫu, Bí thư Đảng ủy - Trưởng ban: phụ trách chung, trực tiếp phụ trách thôn Yên Trường.
2. Đ/c Trịnh Thị Thử, Phó Chủ tịch UBND xã: phụ trách các tiêu chí 6, 14, 15, 16 và thôn Phúc Cương.
3. Đ/c Hoàng Ngọc Ví, công chức Địa chính - Xây dựng: phụ trách tiêu chí số 1, 2, 3, 4 và 17.
4. Đ/c Trưởng Công an xã: phụ trách tiêu chí 19.
5. Đ/c Chủ tịch Hội Nông dân: phụ trách tiêu chí 13; vận động 20 hộ hiến đất.
Điều 2: Trước ngày 25 hàng tháng, các đồng chí báo cáo kết quả về Ban Chỉ đạo (qua công chức Địa chính - Xây dựng).
Điều 3: Các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.

Nơi nhận:                                    TRƯỞNG BAN
- Như Điều 3;
- Lưu BCĐ.                                 Lê Bá Mẫu
""",
    (
        cited("319/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("15-NQ/ĐU", date(2024, 1, 12), "Đảng ủy xã Xuân Hòa"),
        duty("Đ/c Lê Bá Mẫu, Bí thư Đảng ủy - Trưởng ban", names=("Yên Trường",)),
        duty("Đ/c Trịnh Thị Thử, Phó Chủ tịch UBND xã", "6", "14", "15", "16", names=("Phúc Cương",)),
        duty("Đ/c Hoàng Ngọc Ví, công chức Địa chính - Xây dựng", "1", "2", "3", "4", "17"),
        duty("Đ/c Trưởng Công an xã", "19"),
        duty("Đ/c Chủ tịch Hội Nông dân", "13"),
        aim("20", "hộ"),
        each("tháng"),
    ),
)

DISPATCH_THAT_URGES = Written(
    """UBND HUYỆN ĐỨC CƠ
PHÒNG NÔNG NGHIỆP VÀ PTNT
Số: 203/PNN-NTM
V/v đôn đốc báo cáo tiến độ xây dựng nông thôn mới quý III năm 2022
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đức Cơ, ngày 31 tháng 8 năm 2022

Kính gửi: Ủy ban nhân dân các xã, thị trấn.

Ngày 10/8/2022, UBND huyện có Công văn số 1130/UBND-NN về việc báo cáo định kỳ. Tuy nhiên đến nay mới có 6/10
đơn vị gửi
báo cáo; còn 04 xã: Ia Dom, Ia Nan, Ia Pnôn, Ia Lang chưa gửi.
Theo kết quả rà soát, toàn huyện có 05/09 xã đạt chuẩn NTM, các xã còn lại bình quân đạt 14,5 tiêu chí; riêng xã Ia
Pnôn mới đạt 12/19 tiêu chí. Phòng đề nghị UBND các xã:
- Gửi báo cáo quý III trước 16 giờ 00 ngày 12/9/2022 (thứ Hai).
- Kể từ quý IV/2022, gửi báo cáo trước ngày 15 của tháng cuối quý.
- UBND xã Ia Dom khẩn trương hoàn thiện hồ sơ đề nghị xét, công nhận đạt chuẩn trước ngày 30/9.
Quá thời hạn trên, Phòng sẽ tham mưu UBND huyện phê bình theo Quy chế ban hành kèm theo Quyết định 87/QĐ-UBND ngày
18/01/2022./.

Nơi nhận:                                  TRƯỞNG PHÒNG
- Như trên;
- Lưu: NN.                               Rơ Mah Mẫu
""",
    (
        cited("1130/UBND-NN", date(2022, 8, 10), "UBND huyện"),
        standard("NTM", 5, 9),
        mean("14.5"),
        own(12, names=("Ia Pnôn",)),
        due(date(2022, 9, 12)),
        each("quý"),
        duty("UBND các xã"),
        duty("UBND xã Ia Dom"),
        due(date(2022, 9, 30)),
        cited("87/QĐ-UBND", date(2022, 1, 18)),
    ),
)

ALL = {
    "report with tables": REPORT_WITH_TABLES,
    "directive of a river province": DIRECTIVE_OF_A_RIVER_PROVINCE,
    "resolution of a new commune": RESOLUTION_OF_A_NEW_COMMUNE,
    "decision of assignment": DECISION_OF_ASSIGNMENT,
    "dispatch that urges": DISPATCH_THAT_URGES,
}
