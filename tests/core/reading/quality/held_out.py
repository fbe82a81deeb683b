"""Papers of our own on which nothing of the reader was tried before they were written: the honest measure.

A paper that made us mend the reader moves to `fresh`. Every figure, person and number in them is invented.
"""

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

PLAN_OF_A_HILL_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN KRÔNG BÔNG                   Độc lập - Tự do - Hạnh phúc
Số: 61/KH-UBND               Krông Bông, ngày 07 tháng 3 năm 2024

KẾ HOẠCH
Thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2024

Căn cứ Nghị quyết số 31/NQ-HĐND ngày 21/12/2023 của HĐND huyện Krông Bông về kế hoạch phát triển kinh tế - xã hội;
Thực hiện Kế hoạch số 44/KH-UBND ngày 26/02/2024 của UBND tỉnh Đắk Lắk, UBND huyện ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Phấn đấu đến ngày 31/12/2024 có thêm 02 xã (Hòa Lễ, Cư Kty) đạt chuẩn nông thôn mới, nâng tổng số xã đạt
chuẩn lên 07/13
xã (chiếm 53,8%).
2. Tổng số tiêu chí đạt chuẩn bình quân là 15,3 tiêu chí/xã.
3. Số xã đạt từ 15 đến 18 tiêu chí: 02 xã; số xã đạt từ 10 đến 14 tiêu chí: 04 xã; không có xã dưới 10 tiêu chí.
4. Thu nhập bình quân đầu người vùng nông thôn đạt 44 triệu đồng/người/năm; hộ nghèo giảm còn 11,5%.
II. CHỈ TIÊU THEO TIÊU CHÍ
1. Tiêu chí số 1 - Quy hoạch: 13/13 xã đạt.
2. Tiêu chí số 3 - Thủy lợi và phòng, chống thiên tai: 12/13 xã đạt (tăng 01 xã so với năm 2023).
3. Tiêu chí số 16 - Văn hóa: duy trì 10/13 xã, phấn đấu thêm 02 xã (Hòa Lễ, Cư Kty), nâng lên 12/13 xã.
III. KINH PHÍ
Tổng kinh phí: 42.600 triệu đồng. Trong đó:
1. Ngân sách Trung ương: 25.000 triệu đồng (vốn đầu tư: 19.000 triệu đồng; vốn sự nghiệp: 6.000 triệu đồng).
2. Ngân sách tỉnh: 9.600 triệu đồng.
3. Ngân sách huyện: 5.000 triệu đồng.
4. Nhân dân đóng góp: 3.000 triệu đồng.
IV. PHÂN CÔNG THỰC HIỆN
1. Phòng Nông nghiệp và PTNT: là cơ quan thường trực; phụ trách tiêu chí số 3 và tiêu chí số 13; tổng hợp, báo
cáo UBND huyện
trước ngày 15 tháng cuối quý.
2. Phòng Tài chính - Kế hoạch: Tham mưu phân bổ vốn trước ngày 31/3/2024.
3. Phòng Dân tộc, Phòng Lao động - Thương binh và Xã hội: Phụ trách tiêu chí số 11.
4. Ban Chỉ huy Quân sự huyện: Giúp đỡ buôn Ea Liang, buôn Cư Păm.

Nơi nhận:                               TM. ỦY BAN NHÂN DÂN
- UBND tỉnh;                                  CHỦ TỊCH
- Lưu: VT.                               Lê Văn Mẫu
""",
    (
        cited("31/NQ-HĐND", date(2023, 12, 21), "HĐND huyện Krông Bông"),
        cited("44/KH-UBND", date(2024, 2, 26), "UBND tỉnh Đắk Lắk"),
        due(date(2024, 12, 31)),
        standard("NTM", 2, delta=True, names=("Hòa Lễ", "Cư Kty")),
        standard("NTM", 7, 13),
        mean("15.3"),
        band(15, 18, 2),
        band(10, 14, 4),
        band(None, 9, 0),
        aim("44", "triệu đồng/người/năm"),
        aim("11.5", "%"),
        criterion("1", 13, 13),
        criterion("3", 12, 13),
        criterion("3", 1, delta=True),
        criterion("16", 10, 13, baseline=True),
        criterion("16", 2, delta=True, names=("Hòa Lễ", "Cư Kty")),
        criterion("16", 12, 13),
        money("Tổng", 42600, None),
        money("Ngân sách Trung ương", 25000, "Tổng"),
        money("Ngân sách Trung ương - vốn đầu tư", 19000, "Ngân sách Trung ương"),
        money("Ngân sách Trung ương - vốn sự nghiệp", 6000, "Ngân sách Trung ương"),
        money("Ngân sách tỉnh", 9600, "Tổng"),
        money("Ngân sách huyện", 5000, "Tổng"),
        money("Nhân dân đóng góp", 3000, "Tổng"),
        duty("Phòng Nông nghiệp và PTNT", "3", "13"),
        each("quý"),
        duty("Phòng Tài chính - Kế hoạch"),
        due(date(2024, 3, 31)),
        duty("Phòng Dân tộc, Phòng Lao động - Thương binh và Xã hội", "11"),
        duty("Ban Chỉ huy Quân sự huyện", names=("Ea Liang", "Cư Păm")),
    ),
    # 7 communes at 19, 2 at 15 and 4 at 10 criteria are 15,62 at the least.
    errors=("average_not_reachable",),
)

REPORT_OF_A_DELTA_COMMUNE = Written(
    """UBND XÃ THẠNH LỘC                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN QUẢN LÝ XÂY DỰNG NÔNG THÔN MỚI          Độc lập - Tự do - Hạnh phúc
Số: 33/BC-BQL                          Thạnh Lộc, ngày 02 tháng 12 năm 2024

BÁO CÁO
Kết quả xây dựng nông thôn mới năm 2024, phương hướng năm 2025

I. KẾT QUẢ NĂM 2024
1. Xã đạt 17/19 tiêu chí, tăng 02 tiêu chí so với năm 2023; còn 02 tiêu chí chưa đạt (tiêu chí số 10, tiêu chí số 17).
2. Tổng nguồn vốn huy động 5,2 tỷ đồng, trong đó: ngân sách 3,9 tỷ đồng, nhân dân đóng góp 1,9 tỷ đồng.
3. Tỷ lệ hộ tham gia bảo hiểm y tế đạt 93,6%; thu nhập bình quân đạt 61 triệu đồng/người/năm.
4. Có 04/07 ấp đạt chuẩn ấp nông thôn mới, đạt 57,1%.
II. PHƯƠNG HƯỚNG NĂM 2025
- Phấn đấu đạt 19/19 tiêu chí, được công nhận xã đạt chuẩn nông thôn mới.
- Phấn đấu có thêm 02 ấp đạt chuẩn nông thôn mới (ấp Hòa Bình, ấp Hòa Thuận).
- Tỷ lệ hộ nghèo còn dưới 1,5%.

Nơi nhận:                                   TRƯỞNG BAN
- UBND huyện;
- Lưu: VT.                                 Trần Văn Mẫu
""",
    (
        own(17),
        money("Tổng", 5200, None),
        money("ngân sách", 3900, "Tổng"),
        money("nhân dân đóng góp", 1900, "Tổng"),
        aim("2", "tiêu chí", delta=True),
        aim("93.6", "%"),
        aim("61", "triệu đồng/người/năm"),
        standard("thôn/bản NTM", 4, 7),
        own(19),
        standard("thôn/bản NTM", 2, delta=True, names=("Hòa Bình", "Hòa Thuận")),
        aim("1.5", "%", "<"),
    ),
    errors=("sum_mismatch",),
)

ALL = {
    "plan of a hill district": PLAN_OF_A_HILL_DISTRICT,
    "report of a delta commune": REPORT_OF_A_DELTA_COMMUNE,
}
