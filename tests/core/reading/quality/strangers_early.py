"""Two papers that were held out from the reader first, measured once, and then kept for the tests."""

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

REPORT_OF_A_MIDLAND_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN LẠC THỦY                     Độc lập - Tự do - Hạnh phúc
Số: 129/BC-UBND              Lạc Thủy, ngày 18 tháng 6 năm 2024

BÁO CÁO
Sơ kết 6 tháng đầu năm 2024 thực hiện Chương trình xây dựng nông thôn mới

Phần I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024
1. Công tác chỉ đạo
UBND huyện đã ban hành Quyết định số 610/QĐ-UBND ngày 19/02/2024 về giao chỉ tiêu cho các xã.
2. Kết quả
- Toàn huyện hiện có 6/8 xã được công nhận đạt chuẩn nông thôn mới, trong đó 02 xã đạt chuẩn nâng cao (Phú Nghĩa, Đồng
Tâm).
- Bình quân toàn huyện đạt 17,4 tiêu chí/xã.
- Có 02 xã đạt từ 13 đến 15 tiêu chí.
- Tiêu chí giao thông có 7/8 xã đạt; tiêu chí thủy lợi có 8/8 xã đạt; tiêu chí thu nhập có 6/8 xã đạt.
- Thu nhập bình quân đầu người ước đạt 50 triệu đồng/năm.
- Đã cứng hóa 6,3 km đường thôn, xóm.
3. Vốn
Kế hoạch vốn năm 2024 là 28.900 triệu đồng, gồm: vốn đầu tư phát triển 24.500 triệu đồng; vốn sự nghiệp 4.400
triệu đồng.
Phần II. NHIỆM VỤ 6 THÁNG CUỐI NĂM
1. Phấn đấu có thêm 01 xã đạt chuẩn nông thôn mới (Thống Nhất), nâng tổng số xã đạt chuẩn lên 07/08 xã.
2. Hoàn thành giải ngân vốn trước ngày 31/12/2024.
3. Các xã gửi báo cáo tháng về Phòng Nông nghiệp và PTNT trước ngày 22 hằng tháng.

Nơi nhận:                                 KT. CHỦ TỊCH
- UBND tỉnh Hòa Bình;                     PHÓ CHỦ TỊCH
- Lưu: VT.                               Bùi Văn Mẫu
""",
    (
        cited("610/QĐ-UBND", date(2024, 2, 19), "UBND huyện"),
        standard("NTM", 6, 8),
        standard("NTM nâng cao", 2, names=("Phú Nghĩa", "Đồng Tâm")),
        mean("17.4"),
        band(13, 15, 2),
        criterion("2", 7, 8),
        criterion("3", 8, 8),
        criterion("10", 6, 8),
        aim("50", "triệu đồng/người/năm", "~"),
        aim("6.3", "km"),
        money("Tổng", 28900, None),
        money("vốn đầu tư phát triển", 24500, "Tổng"),
        money("vốn sự nghiệp", 4400, "Tổng"),
        standard("NTM", 1, delta=True, names=("Thống Nhất",)),
        standard("NTM", 7, 8),
        due(date(2024, 12, 31)),
        each("tháng"),
    ),
)

DIRECTIVE_OF_A_COAST_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN TƯ NGHĨA
Số: 04/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tư Nghĩa, ngày 11 tháng 4 năm 2024

CHỈ THỊ
Về tập trung hoàn thành các tiêu chí huyện nông thôn mới nâng cao năm 2024

Để hoàn thành mục tiêu đề ra tại Kế hoạch số 35/KH-UBND ngày 06/3/2024 của UBND huyện, Chủ tịch UBND huyện yêu cầu:
1. Phòng Kinh tế và Hạ tầng
- Phụ trách tiêu chí số 2 và số 4; hướng dẫn các xã Nghĩa Lâm, Nghĩa Thắng hoàn thành tiêu chí số 2.
- Hoàn thành trước ngày 30/9/2024.
2. Phòng Văn hóa và Thông tin: Phụ trách tiêu chí số 6, 8, 16; nhân rộng phong trào “Tuyến đường nở hoa”.
3. Trung tâm Y tế huyện: Phụ trách tiêu chí số 15, bảo đảm tỷ lệ người dân tham gia bảo hiểm y tế đạt từ 96% trở lên.
4. UBND xã Nghĩa Lâm: Huy động Nhân dân đóng góp, hoàn thành hồ sơ trong quý IV/2024.
5. Đề nghị Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị - xã hội: Vận động Nhân dân tham gia.

Nơi nhận:                                  CHỦ TỊCH
- Như trên;
- Lưu: VT.                               Phạm Thị Mẫu
""",
    (
        cited("35/KH-UBND", date(2024, 3, 6), "UBND huyện"),
        duty("Phòng Kinh tế và Hạ tầng", "2", "4"),
        duty("Phòng Kinh tế và Hạ tầng", "2", names=("Nghĩa Lâm", "Nghĩa Thắng")),
        due(date(2024, 9, 30)),
        duty("Phòng Văn hóa và Thông tin", "6", "8", "16"),
        duty("Trung tâm Y tế huyện", "15"),
        aim("96", "%", ">="),
        duty("UBND xã Nghĩa Lâm"),
        due(date(2024, 12, 31)),
        duty("Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị - xã hội"),
    ),
)

ALL = {
    "report of a midland district": REPORT_OF_A_MIDLAND_DISTRICT,
    "directive of a coast district": DIRECTIVE_OF_A_COAST_DISTRICT,
}
