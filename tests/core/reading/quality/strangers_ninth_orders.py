"""Decisions and dispatches of the ninth round of strangers' papers; see `strangers_plans`."""

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

DOC_LAP_COUNCIL_RESOLUTION_2025 = Written(
    """HỘI ĐỒNG NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ ĐỘC LẬP                                Độc lập - Tự do - Hạnh phúc
Số: 14/NQ-HĐND                        Độc Lập, ngày 30 tháng 7 năm 2025

NGHỊ QUYẾT
Về nhiệm vụ xây dựng nông thôn mới 6 tháng cuối năm 2025

HỘI ĐỒNG NHÂN DÂN XÃ ĐỘC LẬP
KHÓA I, KỲ HỌP THỨ HAI

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ;
Xét Tờ trình số 19/TTr-UBND ngày 22 tháng 7 năm 2025 của Ủy ban nhân dân xã Độc Lập; Báo cáo thẩm tra
số 06/BC-BKTNS ngày 26/7/2025 của Ban Kinh tế - Ngân sách HĐND xã; ý kiến thảo luận của đại biểu.

QUYẾT NGHỊ:

Điều 1. Nhất trí thông qua các mục tiêu xây dựng nông thôn mới 6 tháng cuối năm 2025 như sau:
1. Duy trì 11/19 tiêu chí đã đạt; phấn đấu đạt thêm 02 tiêu chí (tiêu chí số 6 và tiêu chí số 16),
nâng tổng số tiêu chí đạt chuẩn lên 14/19 tiêu chí.
2. Có 04 xóm đạt chuẩn xóm nông thôn mới: Khau Đồn, Lũng Luông, Nà Vài, Pác Nà.
3. Thu nhập bình quân đầu người đạt 33 triệu đồng/người/năm.
4. Tỷ lệ hộ nghèo đa chiều giảm 5%.
5. Tỷ lệ hộ được sử dụng nước hợp vệ sinh đạt 90% trở lên; tỷ lệ hộ có nhà tiêu hợp vệ sinh đạt trên
60%.
6. 100% xóm có nhà văn hóa; 85% gia đình đạt danh hiệu gia đình văn hóa.
7. Trồng mới 40 ha mía nguyên liệu, 15 ha dẻ; tổng đàn trâu, bò 2.650 con.

Điều 2. Nguồn lực thực hiện
Tổng vốn thực hiện 6 tháng cuối năm là 9.870 triệu đồng, gồm:
a) Vốn đầu tư từ ngân sách trung ương 6.200 triệu đồng;
b) Vốn sự nghiệp từ ngân sách trung ương 1.950 triệu đồng;
c) Ngân sách tỉnh 1.120 triệu đồng;
d) Nhân dân đóng góp 600 triệu đồng.

Điều 3. Tổ chức thực hiện
1. Giao Ủy ban nhân dân xã tổ chức triển khai thực hiện Nghị quyết; báo cáo kết quả tại kỳ họp thường
lệ cuối năm 2025.
2. Giao Phòng Kinh tế hoàn thành quy hoạch chung của xã trước ngày 31/12/2025.
3. Thường trực HĐND, các Ban HĐND và đại biểu HĐND xã giám sát việc thực hiện Nghị quyết.
4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã tuyên truyền, vận động Nhân dân thực hiện.
Nghị quyết này đã được HĐND xã Độc Lập khóa I, kỳ họp thứ Hai thông qua ngày 30 tháng 7 năm 2025 và có
hiệu lực kể từ ngày ký./.

Nơi nhận:                                               CHỦ TỊCH
- TT HĐND tỉnh Cao Bằng;
- Đảng ủy, UBND xã;
- Lưu: VT.                                             Nông Văn Mẫu
""",
    (
        stated(FactKind.LEGAL_CITATION, number="72/2025/QH15"),
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("19/TTr-UBND", date(2025, 7, 22), "Ủy ban nhân dân xã Độc Lập"),
        cited("06/BC-BKTNS", date(2025, 7, 26), "Ban Kinh tế - Ngân sách HĐND xã"),
        own(11, baseline=True, names=()),
        aim("2", "tiêu chí", delta=True),
        own(14, year=2025, baseline=False, names=()),
        standard(
            "thôn/bản NTM",
            4,
            unit="xóm",
            year=2025,
            baseline=False,
            names=("Khau Đồn", "Lũng Luông", "Nà Vài", "Pác Nà"),
        ),
        aim("33", "triệu đồng/người/năm"),
        aim("5", "%", delta=True),
        aim("90", "%", ">="),
        aim("60", "%", ">"),
        aim("100", "%"),
        aim("85", "%"),
        aim("40", "ha"),
        aim("15", "ha"),
        aim("2650", "con"),
        cash("9870", parent=None),
        cash("6200", parent="Tổng"),
        cash("1950", parent="Tổng"),
        cash("1120", parent="Tổng"),
        cash("600", parent="Tổng"),
        duty("Ủy ban nhân dân xã"),
        stated(FactKind.ASSIGNMENT, agency="Phòng Kinh tế"),
        due(date(2025, 12, 31)),
        duty("Thường trực HĐND, các Ban HĐND và đại biểu HĐND xã"),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
    ),
    errors=("sum_mismatch",),
    open_facts=(
        due(date(2025, 12, 31)),
        criterion("6", 1, delta=True, baseline=False, names=()),
        criterion("16", 1, delta=True, baseline=False, names=()),
        stated(FactKind.LEGAL_CITATION, number="Luật Tổ chức chính quyền địa phương"),
    ),
)

IA_HRUNG_BOARD_NOTICE_2025 = Written(
    """ĐẢNG ỦY XÃ IA HRUNG
BAN CHỈ ĐẠO CHƯƠNG TRÌNH MTQG
Số: 03-TB/BCĐ
ĐẢNG CỘNG SẢN VIỆT NAM
Ia Hrung, ngày 25 tháng 9 năm 2025

THÔNG BÁO
Phân công các thành viên Ban Chỉ đạo và cơ quan phụ trách tiêu chí, phụ trách thôn, làng

Căn cứ Quyết định số 18-QĐ/ĐU ngày 12/8/2025 của Đảng ủy xã về thành lập Ban Chỉ đạo các
Chương trình mục tiêu quốc gia xã; Ban Chỉ đạo thông báo phân công như sau:

I. PHỤ TRÁCH TIÊU CHÍ
1. Phòng Kinh tế: phụ trách tiêu chí số 1 - Quy hoạch, số 2 - Giao thông, số 3 - Thủy lợi
và phòng, chống thiên tai, số 10 - Thu nhập và số 17 - Môi trường và an toàn thực phẩm.
2. Phòng Văn hóa - Xã hội: phụ trách tiêu chí số 5, số 6, số 11, số 12, số 14, số 16.
3. Trạm Y tế xã: phụ trách tiêu chí số 15.
4. Văn phòng HĐND và UBND xã: phụ trách tiêu chí số 18; tổng hợp báo cáo Ban Chỉ đạo trước
ngày 28 hằng tháng.
5. Công an xã và Ban Chỉ huy Quân sự xã: phụ trách tiêu chí số 19.

II. PHỤ TRÁCH THÔN, LÀNG
1. Hội Nông dân xã: phụ trách làng Út 1, làng Út 2.
2. Hội Liên hiệp Phụ nữ xã: phụ trách làng Maih, thôn Thanh Hà.
3. Đoàn Thanh niên xã: phụ trách thôn Thanh Bình; trồng 500 cây xanh tại các điểm trường.
4. Hội Cựu chiến binh xã: phụ trách làng Klũh.

III. YÊU CẦU
1. Các thành viên Ban Chỉ đạo xuống cơ sở thường xuyên, nắm chắc tình hình; chịu trách
nhiệm trước Ban Chỉ đạo về kết quả thực hiện.
2. Đến hết năm 2025, phấn đấu xã đạt 13/19 tiêu chí; làng Út 1, thôn Thanh Bình đạt chuẩn
thôn, làng nông thôn mới.
3. Các cơ quan xây dựng kế hoạch gửi về Phòng Kinh tế trước ngày 05/10/2025.

Nơi nhận:                                             TRƯỞNG BAN
- Thành viên BCĐ;
- Lưu.                                               Rơ Châm Mẫu
""",
    (
        cited("18-QĐ/ĐU", date(2025, 8, 12), "Đảng ủy xã"),
        duty("Phòng Kinh tế", "1", "2", "3", "10", "17"),
        duty("Phòng Văn hóa - Xã hội", "5", "6", "11", "12", "14", "16"),
        duty("Trạm Y tế xã", "15"),
        duty("Văn phòng HĐND và UBND xã", "18"),
        each("tháng"),
        duty("Công an xã và Ban Chỉ huy Quân sự xã", "19"),
        duty("Hội Nông dân xã", names=("Út 1", "Út 2")),
        duty("Hội Liên hiệp Phụ nữ xã", names=("Maih", "Thanh Hà")),
        duty("Đoàn Thanh niên xã", names=("Thanh Bình",)),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("500"), op="=", delta=False, names=()),
        duty("Hội Cựu chiến binh xã", names=("Klũh",)),
        duty("Các thành viên Ban Chỉ đạo"),
        due(date(2025, 12, 31)),
        own(13, year=2025, baseline=False, names=()),
        duty("Các cơ quan"),
        due(date(2025, 10, 5)),
    ),
    open_facts=(stated(FactKind.STANDARD_COUNT, standard="thôn/bản NTM"),),
)

VINH_THUY_PROJECTS_AND_CAPITAL_2025 = Written(
    """ỦY BAN NHÂN DÂN
XÃ VĨNH THỦY
Số: 77/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vĩnh Thủy, ngày 19 tháng 9 năm 2025

QUYẾT ĐỊNH
Về việc giao kế hoạch vốn và danh mục công trình thuộc Chương trình MTQG xây dựng nông
thôn mới năm 2025

ỦY BAN NHÂN DÂN XÃ VĨNH THỦY

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;
Căn cứ Nghị quyết số 40/NQ-HĐND ngày 11 tháng 9 năm 2025 của HĐND xã Vĩnh Thủy;
Thực hiện Quyết định số 1520/QĐ-UBND ngày 28 tháng 8 năm 2025 của UBND tỉnh Quảng Trị về
phân bổ vốn;
Theo đề nghị của Trưởng phòng Kinh tế xã.

QUYẾT ĐỊNH:
Điều 1. Giao kế hoạch vốn năm 2025 với tổng số vốn 8.460 triệu đồng, cụ thể:
ĐVT: triệu đồng
STT | Danh mục công trình | Địa điểm | Tổng vốn | NSTW | NS tỉnh | NS xã
1 | Đường bê tông thôn Thủy Ba Đông | Thôn Thủy Ba Đông | 2.300 | 1.800 | 350 | 150
2 | Nhà văn hóa thôn Đức Xá | Thôn Đức Xá | 1.460 | 1.100 | 260 | 100
3 | Kênh mương nội đồng | Thôn Tân Thủy | 3.200 | 2.500 | 500 | 200
4 | Hệ thống nước sạch | Thôn Linh Hải | 1.500 | 1.200 | 200 | 100
 | Tổng cộng | | 8.460 | 6.600 | 1.310 | 550

Điều 2. Trách nhiệm thực hiện
1. Phòng Kinh tế: Hướng dẫn lập hồ sơ, thẩm định trước ngày 30/9/2025; theo dõi tiến độ,
báo cáo Chủ tịch UBND xã vào thứ Sáu hằng tuần.
2. Ban Quản lý dự án xã: Làm chủ đầu tư; khởi công các công trình trước ngày 15/10/2025,
bàn giao đưa vào sử dụng trước ngày 31/12/2025.
3. Ban Giám sát đầu tư của cộng đồng: Giám sát chất lượng công trình.
4. Trưởng thôn các thôn Thủy Ba Đông, Đức Xá: Vận động Nhân dân hiến đất, giải phóng mặt
bằng.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Văn phòng HĐND và UBND xã, Phòng Kinh tế
và các đơn vị liên quan chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Kho bạc Nhà nước khu vực;
- Lưu: VT, KT.
CHỦ TỊCH
Trần Hữu Mẫu
""",
    (
        stated(FactKind.LEGAL_CITATION, date=date(2025, 6, 16)),
        stated(FactKind.LEGAL_CITATION, date=date(2025, 6, 25)),
        cited("40/NQ-HĐND", date(2025, 9, 11), "HĐND xã Vĩnh Thủy"),
        cited("1520/QĐ-UBND", date(2025, 8, 28), "UBND tỉnh Quảng Trị"),
        cash("8460"),
        cash("2300"),
        cash("1800"),
        cash("350"),
        cash("150"),
        cash("1460"),
        cash("1100"),
        cash("260"),
        cash("100"),
        cash("3200"),
        cash("2500"),
        cash("500"),
        cash("200"),
        cash("1500"),
        cash("1200"),
        cash("200"),
        cash("100"),
        duty("Phòng Kinh tế"),
        due(date(2025, 9, 30)),
        each("tuần"),
        duty("Ban Quản lý dự án xã"),
        due(date(2025, 10, 15)),
        due(date(2025, 12, 31)),
        duty("Ban Giám sát đầu tư của cộng đồng"),
        stated(FactKind.ASSIGNMENT, agency="Trưởng thôn các thôn Thủy Ba Đông, Đức Xá"),
    ),
    open_facts=(
        cash("8460"),
        cash("6600"),
        cash("1310"),
        cash("550"),
        stated(FactKind.ASSIGNMENT, agency="Văn phòng HĐND và UBND xã, Phòng Kinh tế và các đơn vị liên quan"),
        duty("Văn phòng HĐND và UBND xã"),
    ),
)

NHU_THANH_PARTY_CONCLUSION_2024 = Written(
    """HUYỆN ỦY NHƯ THANH                         ĐẢNG CỘNG SẢN VIỆT NAM
*
Số: 985-KL/HU                              Như Thanh, ngày 22 tháng 3 năm 2024

KẾT LUẬN CỦA BAN THƯỜNG VỤ HUYỆN ỦY
về đẩy nhanh tiến độ xây dựng nông thôn mới, phấn đấu huyện đạt chuẩn nông thôn mới

Tại hội nghị ngày 18/3/2024, sau khi nghe Ban cán sự đảng UBND huyện báo cáo (Báo cáo số
112-BC/BCSĐ ngày 11/3/2024), Ban Thường vụ Huyện ủy thảo luận và kết luận:

1- Đánh giá chung
Đến tháng 3/2024 huyện có 10/13 xã đạt chuẩn nông thôn mới, 03 xã đạt chuẩn nông thôn mới nâng
cao, 01 xã nông thôn mới kiểu mẫu; 112/147 thôn đạt chuẩn nông thôn mới. Tuy nhiên còn 03 xã
chưa đạt chuẩn là Thanh Tân, Xuân Thái, Thanh Kỳ; bình quân 03 xã này mới đạt 14,3 tiêu chí/xã.

2- Mục tiêu
- Năm 2024: công nhận thêm 02 xã đạt chuẩn nông thôn mới (Xuân Thái, Thanh Kỳ), nâng tổng số lên
12/13 xã.
- Có thêm 08 thôn nông thôn mới, 12 thôn nông thôn mới kiểu mẫu.
- Thu nhập bình quân đầu người toàn huyện đạt 58 triệu đồng trở lên.
- Tỷ lệ người dân tham gia bảo hiểm y tế từ 95% trở lên; tỷ lệ hộ nghèo dưới 3,5%.
- Bê tông hóa 25 km giao thông nông thôn, hoàn thành 100% kế hoạch kiên cố hóa kênh mương.

3- Nhiệm vụ
3.1. Ban cán sự đảng UBND huyện: lãnh đạo UBND huyện ban hành kế hoạch chi tiết trước ngày
10/4/2024; bố trí tối thiểu 25 tỷ đồng ngân sách huyện hỗ trợ các xã.
3.2. Đảng ủy các xã Xuân Thái, Thanh Kỳ: tập trung lãnh đạo hoàn thành tiêu chí số 2, số 6, số
17.
3.3. Ban Tuyên giáo Huyện ủy, Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch: đẩy mạnh tuyên
truyền.
3.4. Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện: vận động đoàn viên, hội viên thực
hiện tiêu chí số 17, tiêu chí số 11.
3.5. Văn phòng Huyện ủy: theo dõi, đôn đốc, định kỳ hằng quý báo cáo Ban Thường vụ Huyện ủy.

Nơi nhận:                                           T/M BAN THƯỜNG VỤ
- Thường trực Tỉnh ủy (báo cáo);                          BÍ THƯ
- Các đồng chí Ủy viên BCH;
- Lưu Văn phòng.                                    Lê Văn Mẫu
""",
    (
        stated(FactKind.LEGAL_CITATION, number="112-BC/BCSĐ", date=date(2024, 3, 11)),
        standard("NTM", 10, 13, names=()),
        standard("NTM nâng cao", 3, names=()),
        standard("NTM kiểu mẫu", 1, names=()),
        standard("thôn/bản NTM", 112, 147, unit="thôn", names=()),
        standard("NTM", 2, year=2024, delta=True, baseline=False, names=("Xuân Thái", "Thanh Kỳ")),
        standard("NTM", 12, 13, year=2024, baseline=False, names=()),
        standard("thôn/bản NTM", 8, unit="thôn", year=2024, delta=True, baseline=False, names=()),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM kiểu mẫu",
            numerator=12,
            denominator=None,
            unit="thôn",
            year=2024,
            baseline=False,
            names=(),
        ),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("58"), op=">=", delta=False, names=()),
        aim("95", "%", ">="),
        aim("3.5", "%", "<"),
        aim("25", "km"),
        aim("100", "%"),
        duty("Ban cán sự đảng UBND huyện"),
        due(date(2024, 4, 10)),
        cash("25000"),
        stated(FactKind.ASSIGNMENT, agency="Đảng ủy các xã Xuân Thái, Thanh Kỳ", criteria=("2", "6", "17")),
        duty("Ban Tuyên giáo Huyện ủy, Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch"),
        stated(
            FactKind.ASSIGNMENT,
            agency="Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện",
            criteria=("11", "17"),
        ),
        duty("Văn phòng Huyện ủy"),
        each("quý"),
    ),
    open_facts=(
        mean("14.3"),
        stated(FactKind.STANDARD_COUNT, standard="NTM", numerator=3, unit="xã", delta=False),
    ),
)

ALL = {
    "doc lap, council resolution 2025": DOC_LAP_COUNCIL_RESOLUTION_2025,
    "ia hrung, board notice 2025": IA_HRUNG_BOARD_NOTICE_2025,
    "vinh thuy, projects and capital 2025": VINH_THUY_PROJECTS_AND_CAPITAL_2025,
    "nhu thanh, party conclusion 2024": NHU_THANH_PARTY_CONCLUSION_2024,
}
