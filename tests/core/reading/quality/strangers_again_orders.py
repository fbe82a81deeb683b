"""Decisions, a dispatch and a report of the second round of strangers' papers; see `strangers_plans`."""

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
    standard,
)

DECISION_ON_TARGETS = Written(
    """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH QUẢNG TRỊ                Độc lập - Tự do - Hạnh phúc
Số: 318/QĐ-UBND               Quảng Trị, ngày 07 tháng 02 năm 2025

QUYẾT ĐỊNH
Về việc giao chỉ tiêu xây dựng nông thôn mới năm 2025 cho các địa phương

ỦY BAN NHÂN DÂN TỈNH
Căn cứ Quyết định số 318/QĐ-TTg ngày 08/3/2022 và Quyết định số 211/QĐ-TTg ngày 01/3/2024 của Thủ tướng Chính phủ;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số 45/TTr-SNN ngày 03/02/2025.

QUYẾT ĐỊNH:
Điều 1. Giao chỉ tiêu xây dựng nông thôn mới năm 2025 như sau:
1. Số xã đạt chuẩn nông thôn mới tăng thêm: 06 xã, gồm:
a) Huyện Hướng Hóa: 02 xã (Hướng Phùng, Tân Hợp);
b) Huyện Đakrông: 01 xã (Triệu Nguyên);
c) Huyện Vĩnh Linh: 03 xã (Vĩnh Ô, Vĩnh Hà, Vĩnh Khê).
2. Số xã đạt chuẩn nông thôn mới nâng cao: 07 xã.
3. Số xã đạt chuẩn nông thôn mới kiểu mẫu: 02 xã (Triệu Trạch, Hải Phú).
4. Số thôn đạt chuẩn nông thôn mới kiểu mẫu: 25 thôn.
Điều 2. Kinh phí thực hiện: 168.000 triệu đồng (vốn đầu tư 130.000 triệu đồng, vốn sự nghiệp 38.000 triệu đồng).
Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc các sở, Chủ tịch UBND các huyện chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT, KT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Hà Sỹ Mẫu
""",
    (
        cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("211/QĐ-TTg", date(2024, 3, 1), "Thủ tướng Chính phủ"),
        cited("45/TTr-SNN", date(2025, 2, 3), "Giám đốc Sở Nông nghiệp và Phát triển nông thôn"),
        standard("NTM", 6, delta=True),
        standard("NTM", 2, delta=True, names=("Hướng Phùng", "Tân Hợp")),
        standard("NTM", 1, delta=True, names=("Triệu Nguyên",)),
        standard("NTM", 3, delta=True, names=("Vĩnh Ô", "Vĩnh Hà", "Vĩnh Khê")),
        standard("NTM nâng cao", 7),
        standard("NTM kiểu mẫu", 2, names=("Triệu Trạch", "Hải Phú")),
        standard("thôn/bản NTM kiểu mẫu", 25),
        money("Tổng", 168000, None),
        money("vốn đầu tư", 130000, "Tổng"),
        money("vốn sự nghiệp", 38000, "Tổng"),
    ),
)

DISPATCH_OF_A_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH KHÁNH HÒA                          Độc lập - Tự do - Hạnh phúc
Số: 9012/UBND-KT                        Khánh Hòa, ngày 22 tháng 9 năm 2025
V/v tập trung hoàn thành mục tiêu
xây dựng nông thôn mới năm 2025

Kính gửi:
- Các Sở: Nông nghiệp và Môi trường, Tài chính, Xây dựng;
- UBND các xã: Khánh Vĩnh, Bác Ái, Ninh Hải.

Sau khi xem xét Báo cáo số 455/BC-SNNMT ngày 15/9/2025 của Sở Nông nghiệp và Môi trường, UBND tỉnh có ý kiến như sau:
1. Yêu cầu Sở Nông nghiệp và Môi trường:
- Khẩn trương thẩm tra hồ sơ 05 xã đề nghị công nhận đạt chuẩn nông thôn mới, báo cáo UBND tỉnh trước ngày 30 tháng
11 năm
2025.
- Hướng dẫn các xã Khánh Vĩnh, Bác Ái thực hiện tiêu chí số 17.
2. Giao Sở Tài chính bố trí 15 tỷ đồng hỗ trợ các xã xây dựng công trình nước sạch.
3. Sở Xây dựng rà soát tiêu chí số 2 và tiêu chí số 9 tại xã Ninh Hải.
4. Các địa phương gửi báo cáo tuần vào 16 giờ thứ Năm hằng tuần; báo cáo tổng kết trước ngày 10/12/2025.

Nơi nhận:                                TM. ỦY BAN NHÂN DÂN
- Như trên;                                 KT. CHỦ TỊCH
- TT TU, TT HĐND tỉnh (báo cáo);           PHÓ CHỦ TỊCH
- Lưu: VT.
                                           Trịnh Minh Mẫu
""",
    (
        cited("455/BC-SNNMT", date(2025, 9, 15), "Sở Nông nghiệp và Môi trường"),
        standard("NTM", 5),
        due(date(2025, 11, 30)),
        duty("Sở Nông nghiệp và Môi trường"),
        duty("Sở Nông nghiệp và Môi trường", "17", names=("Khánh Vĩnh", "Bác Ái")),
        duty("Sở Tài chính"),
        money(None, 15000, None),
        duty("Sở Xây dựng", "2", "9", names=("Ninh Hải",)),
        duty("Các địa phương"),
        each("tuần"),
        due(date(2025, 12, 10)),
    ),
)

REPORT_WITH_PERCENTAGES = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN LỤC NGẠN
Số: 402/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lục Ngạn, ngày 18 tháng 11 năm 2022

BÁO CÁO
Kết quả thực hiện Chương trình xây dựng NTM năm 2022

1. Về quy hoạch: 28/28 xã đạt (100%).
2. Về giao thông: có 17/28 xã đạt (chiếm 60,7%), tăng 02 xã so với năm 2021.
3. Về thủy lợi: 27/28 xã đạt, chiếm 96,4%.
4. Về điện: 28/28 xã đạt, chiếm 100%.
5. Về trường học: 19/28 xã đạt, chiếm 76,9%.
6. Về thu nhập: 15/28 xã đạt; thu nhập bình quân khu vực nông thôn ước đạt 42 triệu đồng/người/năm.
7. Về môi trường: 16/28 xã đạt; tỷ lệ thu gom rác thải đạt 88,5%.
Đánh giá chung: Toàn huyện có 15/28 xã được công nhận đạt chuẩn NTM, trong năm công nhận thêm 02 xã là Giáp Sơn và
Tân Quang.
Toàn huyện đạt 432 tiêu chí, bình quân đạt 15,43 tiêu chí/xã. Không còn xã dưới 8 tiêu chí.
Kế hoạch năm 2023: công nhận thêm 02 xã (Tân Mộc, Biên Sơn); bình quân đạt 15,9 tiêu chí/xã; giải ngân 100% kế hoạch
vốn.

Nơi nhận:                                TM. UBND HUYỆN
- Sở NN&PTNT;                              CHỦ TỊCH
- Lưu: VT.                               La Văn Mẫu
""",
    (
        criterion("1", 28, 28),
        criterion("2", 17, 28),
        criterion("2", 2, delta=True),
        criterion("3", 27, 28),
        criterion("4", 28, 28),
        criterion("5", 19, 28),
        criterion("10", 15, 28),
        aim("42", "triệu đồng/người/năm", "~"),
        criterion("17", 16, 28),
        aim("88.5", "%"),
        standard("NTM", 15, 28),
        standard("NTM", 2, delta=True, names=("Giáp Sơn", "Tân Quang")),
        aim("432", "tiêu chí"),
        mean("15.43"),
        band(None, 7, 0),
        standard("NTM", 2, delta=True, names=("Tân Mộc", "Biên Sơn")),
        mean("15.9"),
        aim("100", "%"),
    ),
    errors=("percent_mismatch",),
)

ASSIGNMENT_BY_LIST = Written(
    """HUYỆN ỦY PHÙ YÊN              ĐẢNG CỘNG SẢN VIỆT NAM
        *
Số 612-QĐ/HU                  Phù Yên, ngày 05 tháng 3 năm 2025

QUYẾT ĐỊNH
phân công các cơ quan, đơn vị giúp đỡ các xã xây dựng nông thôn mới năm 2025

- Căn cứ Kế hoạch số 145-KH/HU ngày 10/01/2025 của Ban Chấp hành Đảng bộ huyện;
BAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH
Điều 1. Phân công các cơ quan, đơn vị giúp đỡ các xã như sau:
1. Văn phòng Huyện ủy: giúp đỡ xã Mường Do.
2. Ban Dân vận Huyện ủy: giúp đỡ xã Mường Lang, xã Kim Bon.
3. Hạt Kiểm lâm: giúp đỡ xã Suối Bau; phụ trách tiêu chí số 17.
4. Chi nhánh Ngân hàng Chính sách xã hội: giúp đỡ bản Suối Lèo, bản Bãi Đu (xã Tân Phong).
5. Bảo hiểm xã hội huyện, Trung tâm Y tế huyện: giúp các xã hoàn thành tiêu chí số 15.
Điều 2. Các cơ quan được phân công chịu trách nhiệm trước Ban Thường vụ Huyện ủy; sáu tháng, một năm báo cáo kết quả.

Nơi nhận:                          T/M BAN THƯỜNG VỤ
- Như Điều 1;                           BÍ THƯ
- Lưu VPHU.
                                   Đinh Thị Mẫu
""",
    (
        cited("145-KH/HU", date(2025, 1, 10), "Ban Chấp hành Đảng bộ huyện"),
        duty("Văn phòng Huyện ủy", names=("Mường Do",)),
        duty("Ban Dân vận Huyện ủy", names=("Mường Lang", "Kim Bon")),
        duty("Hạt Kiểm lâm", names=("Suối Bau",)),
        duty("Hạt Kiểm lâm", "17"),
        duty("Chi nhánh Ngân hàng Chính sách xã hội", names=("Suối Lèo", "Bãi Đu")),
        duty("Bảo hiểm xã hội huyện, Trung tâm Y tế huyện", "15"),
        duty("Các cơ quan được phân công"),
    ),
)

ALL = {
    "decision on targets": DECISION_ON_TARGETS,
    "dispatch of a province": DISPATCH_OF_A_PROVINCE,
    "report with percentages": REPORT_WITH_PERCENTAGES,
    "assignment by list": ASSIGNMENT_BY_LIST,
}
