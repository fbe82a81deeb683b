"""Papers of our own on which nothing of the reader was tried before they were written: the honest measure.

They are measured by the benchmark and not tested: a paper that makes us mend the reader moves to the tests first. Every
figure, person and number in them is invented.
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

PLAN_OF_A_SOUTHERN_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN CÀNG LONG
Số: 19/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Càng Long, ngày 08 tháng 3 năm 2023

KẾ HOẠCH
Thực hiện xây dựng nông thôn mới, đô thị văn minh năm 2023

Căn cứ Quyết định số 2151/QĐ-UBND ngày 25/10/2022 của UBND tỉnh Trà Vinh về Bộ tiêu chí xã nông thôn mới;
Thực hiện Kế hoạch số 05/KH-UBND ngày 16/01/2023 của UBND tỉnh Trà Vinh, UBND huyện xây dựng Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
Tạo chuyển biến về nhận thức và hành động của cán bộ, Nhân dân.
II. CHỈ TIÊU
1. Nông thôn mới: giữ vững 13/13 xã đạt chuẩn.
2. Nông thôn mới nâng cao: công nhận 03 xã (Mỹ Cẩm, Nhị Long, Đức Mỹ), lũy kế 08/13 xã.
3. Nông thôn mới kiểu mẫu: 01 xã (Đại Phước).
4. Có 95% hộ gia đình đạt chuẩn gia đình văn hóa; 98% hộ sử dụng nước hợp vệ sinh.
5. Thu nhập bình quân đầu người 66 triệu đồng/năm.
III. GIẢI PHÁP
- Láng nhựa 18,5 km đường huyện; xây dựng 12 cầu nông thôn.
- Duy trì 14/19 tiêu chí nâng cao tại xã Bình Phú, phấn đấu cuối năm đạt 19/19 tiêu chí.
IV. KINH PHÍ
Tổng kinh phí 96.500 triệu đồng; trong đó ngân sách Trung ương 22.000 triệu đồng, ngân sách tỉnh 31.500 triệu đồng,
ngân sách huyện
28.000 triệu đồng, vận động 15.000 triệu đồng.
V. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và Phát triển nông thôn huyện: Theo dõi, tổng hợp; báo cáo Ban Chỉ đạo huyện trước ngày 15 hàng
tháng.
2. Phòng Kinh tế và Hạ tầng huyện: Phụ trách tiêu chí số 2, số 4, số 7.
3. Công an huyện: Phụ trách nội dung an ninh trật tự thuộc tiêu chí số 19.
4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện: Lấy ý kiến hài lòng của người dân, hoàn thành trước ngày 30/9/2023.

Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN
- UBND tỉnh;                                   CHỦ TỊCH
- Lưu: VT.                                  Trầm Văn Mẫu
""",
    (
        cited("2151/QĐ-UBND", date(2022, 10, 25), "UBND tỉnh Trà Vinh"),
        cited("05/KH-UBND", date(2023, 1, 16), "UBND tỉnh Trà Vinh"),
        standard("NTM", 13, 13),
        standard("NTM nâng cao", 3, names=("Mỹ Cẩm", "Nhị Long", "Đức Mỹ")),
        standard("NTM nâng cao", 8, 13),
        standard("NTM kiểu mẫu", 1, names=("Đại Phước",)),
        aim("95", "%"),
        aim("98", "%"),
        aim("66", "triệu đồng/người/năm"),
        aim("18.5", "km"),
        aim("12", "cầu"),
        own(14),
        own(19),
        due(date(2023, 12, 31)),
        money("Tổng", 96500, None),
        money("ngân sách Trung ương", 22000, "Tổng"),
        money("ngân sách tỉnh", 31500, "Tổng"),
        money("ngân sách huyện", 28000, "Tổng"),
        money("vận động", 15000, "Tổng"),
        duty("Phòng Nông nghiệp và Phát triển nông thôn huyện"),
        each("tháng"),
        duty("Phòng Kinh tế và Hạ tầng huyện", "2", "4", "7"),
        duty("Công an huyện", "19"),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
        due(date(2023, 9, 30)),
    ),
)

REPORT_OF_A_CENTRAL_DISTRICT = Written(
    """UBND HUYỆN A LƯỚI
PHÒNG NÔNG NGHIỆP VÀ PTNT
Số: 64/BC-PNN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
A Lưới, ngày 02 tháng 7 năm 2024

BÁO CÁO
Tiến độ thực hiện Chương trình nông thôn mới 6 tháng đầu năm 2024

1. Kết quả rà soát
Tính đến 30/6/2024, huyện A Lưới có 07/17 xã đạt chuẩn nông thôn mới, chiếm 41,2%. Bình quân đạt 15,4 tiêu chí/xã. Có
05 xã đạt từ
15-18 tiêu chí, 05 xã đạt từ 10-14 tiêu chí.
2. Các tiêu chí đạt thấp
- Tiêu chí số 10 về Thu nhập: 07/17 xã;
- Tiêu chí số 11 về Nghèo đa chiều: 07/17 xã;
- Tiêu chí số 17 về Môi trường và ATTP: 09/17 xã.
3. Vốn
Năm 2024 được giao 58.740 triệu đồng, gồm vốn đầu tư 47.100 triệu đồng, vốn sự nghiệp 11.640 triệu đồng. Đã giải ngân
21.300 triệu đồng
(36,3%).
4. Nhiệm vụ 6 tháng cuối năm
- Phấn đấu xã Quảng Nhâm, xã Hồng Bắc đạt chuẩn nông thôn mới.
- Các chủ đầu tư hoàn thành giải ngân trước ngày 31/01/2025.
5. Đề xuất
Đề nghị UBND huyện giao Phòng Tài chính - Kế hoạch bố trí 1.200 triệu đồng hỗ trợ xóa nhà tạm.

Nơi nhận:                       TRƯỞNG PHÒNG
- UBND huyện;
- Lưu: VT.                      Hồ Văn Mẫu
""",
    (
        standard("NTM", 7, 17),
        mean("15.4"),
        band(15, 18, 5),
        band(10, 14, 5),
        criterion("10", 7, 17),
        criterion("11", 7, 17),
        criterion("17", 9, 17),
        money("Tổng", 58740, None),
        money("vốn đầu tư", 47100, "Tổng"),
        money("vốn sự nghiệp", 11640, "Tổng"),
        money(None, 21300, None),
        standard("NTM", 2, names=("Quảng Nhâm", "Hồng Bắc")),
        due(date(2025, 1, 31)),
        money(None, 1200, None),
    ),
)

DECISION_OF_A_COMMUNE = Written(
    """ỦY BAN NHÂN DÂN
XÃ TÂN THÀNH
Số: 118/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Thành, ngày 11 tháng 8 năm 2025

QUYẾT ĐỊNH
Phân công nhiệm vụ thực hiện các tiêu chí xây dựng nông thôn mới năm 2025

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN THÀNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
Căn cứ Kế hoạch số 09/KH-UBND ngày 21/7/2025 của UBND xã;
Theo đề nghị của Trưởng phòng Kinh tế xã,

QUYẾT ĐỊNH:
Điều 1. Phân công các phòng, đơn vị phụ trách tiêu chí như sau:
1. Phòng Kinh tế: tiêu chí số 1, 2, 3, 4, 10, 13, 17.
2. Phòng Văn hóa - Xã hội: tiêu chí số 5, 6, 11, 12, 14, 16; giúp đỡ thôn Đồng Mây.
3. Trạm Y tế xã: tiêu chí số 15.
4. Công an xã, Ban Chỉ huy Quân sự xã: tiêu chí số 19.
Điều 2. Định kỳ trước ngày 20 hằng tháng, các đơn vị báo cáo UBND xã (qua Phòng Kinh tế).
Điều 3. Quyết định này thay thế Quyết định số 40/QĐ-UBND ngày 05/3/2024 và có hiệu lực kể từ ngày ký.

Nơi nhận:                       CHỦ TỊCH
- Như Điều 1;
- Lưu: VT.                      Vi Văn Mẫu
""",
    (
        cited("Luật Tổ chức chính quyền địa phương 2025", date(2025, 6, 16)),
        cited("09/KH-UBND", date(2025, 7, 21), "UBND xã"),
        duty("Phòng Kinh tế", "1", "2", "3", "4", "10", "13", "17"),
        duty("Phòng Văn hóa - Xã hội", "5", "6", "11", "12", "14", "16"),
        duty("Phòng Văn hóa - Xã hội", names=("Đồng Mây",)),
        duty("Trạm Y tế xã", "15"),
        duty("Công an xã, Ban Chỉ huy Quân sự xã", "19"),
        each("tháng"),
        cited("40/QĐ-UBND", date(2024, 3, 5)),
    ),
)

ALL = {
    "plan of a southern district": PLAN_OF_A_SOUTHERN_DISTRICT,
    "report of a central district": REPORT_OF_A_CENTRAL_DISTRICT,
    "decision of a commune": DECISION_OF_A_COMMUNE,
}
