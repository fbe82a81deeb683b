"""Whole papers of our own, of other kinds and places than the papers read by hand, each with all that it states.

Every figure, person and number in them is invented. `errors` are the contradictions put in on purpose, by code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.core.reading.quality.scoring import (
    Stated,
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


@dataclass(frozen=True, slots=True)
class Written:
    """A paper, the facts it states, the codes of the contradictions it holds, and the facts that a reading may give or
    leave (the conventions of the papers read by hand do not decide them)."""

    text: str
    facts: tuple[Stated, ...]
    errors: tuple[str, ...] = ()
    open_facts: tuple[Stated, ...] = ()


REPORT_OF_A_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN YÊN BÌNH                      Độc lập - Tự do - Hạnh phúc
Số: 341/BC-UBND              Yên Bình, ngày 15 tháng 12 năm 2024

BÁO CÁO
Kết quả thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2024

Thực hiện Công văn số 1520/SNN-VPĐP ngày 02/12/2024 của Sở Nông nghiệp và Phát triển nông thôn tỉnh Yên Bái về
việc báo
cáo kết quả xây dựng nông thôn mới năm 2024, UBND huyện Yên Bình báo cáo như sau:

I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
Huyện ủy ban hành Nghị quyết số 08-NQ/HU ngày 20/01/2024; UBND huyện ban hành Kế hoạch số 25/KH-UBND ngày 05/02/2024.
II. KẾT QUẢ THỰC HIỆN NĂM 2024
1. Kết quả chung
- Đến nay, toàn huyện có 18/22 xã đạt chuẩn nông thôn mới, chiếm 81,8%; trong năm công nhận mới 02 xã (Xuân Long, Ngọc
Chấn).
- Số xã đạt chuẩn nông thôn mới nâng cao: 05 xã; số xã đạt chuẩn nông thôn mới kiểu mẫu: 01 xã (Đại Đồng).
- Bình quân đạt 17,6 tiêu chí/xã, tăng 0,4 tiêu chí/xã so với năm 2023.
- Còn 04 xã đạt từ 13 đến 16 tiêu chí.
2. Kết quả từng tiêu chí
- Tiêu chí số 1 về Quy hoạch: 22/22 xã đạt, bằng 100%.
- Tiêu chí số 2 về Giao thông: 19/22 xã đạt, đạt 86,4%.
- Tiêu chí số 10 về Thu nhập: 18/22 xã đạt. Thu nhập bình quân đầu người đạt 48,2 triệu đồng/người/năm.
- Tiêu chí số 17 về Môi trường và an toàn thực phẩm: 18/22 xã đạt, đạt 85,8%.
3. Kết quả huy động nguồn lực
Tổng nguồn vốn huy động năm 2024 đạt 215.400 triệu đồng, trong đó:
- Ngân sách trung ương: 62.000 triệu đồng;
- Ngân sách tỉnh: 31.400 triệu đồng;
- Ngân sách huyện: 22.000 triệu đồng;
- Vốn tín dụng: 85.000 triệu đồng;
- Nhân dân đóng góp: 15.000 triệu đồng.
III. ĐÁNH GIÁ CHUNG
Một số xã còn chậm trong việc hoàn thiện hồ sơ.
IV. NHIỆM VỤ NĂM 2025
- Phấn đấu công nhận mới 01 xã đạt chuẩn nông thôn mới, nâng tổng số xã đạt chuẩn lên 19/22 xã.
- Phấn đấu bình quân đạt 18 tiêu chí/xã.
- Giảm tỷ lệ hộ nghèo đa chiều xuống dưới 4%.

Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
- Sở NN&PTNT;                                   CHỦ TỊCH
- Lưu: VT.                                   Hoàng Văn Mẫu
""",
    (
        cited("1520/SNN-VPĐP", date(2024, 12, 2), "Sở Nông nghiệp và Phát triển nông thôn tỉnh Yên Bái"),
        cited("08-NQ/HU", date(2024, 1, 20), "Huyện ủy"),
        cited("25/KH-UBND", date(2024, 2, 5), "UBND huyện"),
        standard("NTM", 18, 22),
        standard("NTM", 2, delta=True, names=("Xuân Long", "Ngọc Chấn")),
        standard("NTM nâng cao", 5),
        standard("NTM kiểu mẫu", 1, names=("Đại Đồng",)),
        mean("17.6"),
        band(13, 16, 4),
        criterion("1", 22, 22, year=2024),
        criterion("2", 19, 22),
        criterion("10", 18, 22),
        aim("48.2", "triệu đồng/người/năm"),
        criterion("17", 18, 22),
        money("Tổng", 215400, None),
        money("Ngân sách trung ương", 62000, "Tổng"),
        money("Ngân sách tỉnh", 31400, "Tổng"),
        money("Ngân sách huyện", 22000, "Tổng"),
        money("Vốn tín dụng", 85000, "Tổng"),
        money("Nhân dân đóng góp", 15000, "Tổng"),
        standard("NTM", 1, delta=True, year=2025),
        standard("NTM", 19, 22, year=2025),
        mean("18", year=2025),
        aim("4", "%", "<", year=2025),
    ),
    errors=("percent_mismatch",),
)

DECISION_WITH_TARGETS = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN QUẢNG NINH
Số: 215/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Ninh, ngày 18 tháng 02 năm 2025

QUYẾT ĐỊNH
Về việc giao chỉ tiêu xây dựng nông thôn mới cho các xã năm 2025

ỦY BAN NHÂN DÂN HUYỆN QUẢNG NINH

Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;
Căn cứ Quyết định số 318/QĐ-TTg ngày 08 tháng 3 năm 2022 của Thủ tướng Chính phủ;
Căn cứ Quyết định số 1250/QĐ-UBND ngày 31/02/2024 của UBND tỉnh Quảng Bình;
Theo đề nghị của Trưởng phòng Nông nghiệp và Môi trường huyện tại Tờ trình số 09/TTr-PNNMT ngày 12/02/2025.

QUYẾT ĐỊNH:
Điều 1. Giao chỉ tiêu xây dựng nông thôn mới năm 2025 cho các xã như sau:
1. Chỉ tiêu chung: Toàn huyện có 13/14 xã đạt chuẩn nông thôn mới; 04 xã đạt chuẩn nông thôn mới nâng cao.
2. Xã đăng ký đạt chuẩn nông thôn mới: 02 xã (Trường Sơn, Trường Xuân).
3. Xã đăng ký đạt chuẩn nông thôn mới nâng cao: 02 xã (Võ Ninh, Hàm Ninh, Gia Ninh).
4. Tỷ lệ hộ dân sử dụng nước sạch theo quy chuẩn đạt từ 75% trở lên.
Điều 2. Tổ chức thực hiện
1. Giao Phòng Nông nghiệp và Môi trường chủ trì, theo dõi tiêu chí số 3, 13 và 17; tổng hợp báo cáo UBND huyện
trước ngày
10 hằng tháng.
2. Giao Phòng Kinh tế, Hạ tầng và Đô thị phụ trách tiêu chí số 1, 2, 4, 9.
3. Ủy ban nhân dân các xã Trường Sơn, Trường Xuân hoàn thành hồ sơ trước ngày 31/10/2025.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Thị Mẫu
""",
    (
        cited("Luật Tổ chức chính quyền địa phương 2025"),
        cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("1250/QĐ-UBND", None, "UBND tỉnh Quảng Bình"),
        cited("09/TTr-PNNMT", date(2025, 2, 12), "Trưởng phòng Nông nghiệp và Môi trường huyện"),
        standard("NTM", 13, 14),
        standard("NTM nâng cao", 4),
        standard("NTM", 2, names=("Trường Sơn", "Trường Xuân")),
        standard("NTM nâng cao", 2, names=("Võ Ninh", "Hàm Ninh", "Gia Ninh")),
        aim("75", "%", ">="),
        duty("Phòng Nông nghiệp và Môi trường", "3", "13", "17"),
        each("tháng"),
        duty("Phòng Kinh tế, Hạ tầng và Đô thị", "1", "2", "4", "9"),
        duty("Ủy ban nhân dân các xã Trường Sơn, Trường Xuân"),
        due(date(2025, 10, 31)),
    ),
    errors=("invalid_date", "name_count_mismatch"),
)

DISPATCH = Written(
    """UBND TỈNH BẮC KẠN
VĂN PHÒNG ĐIỀU PHỐI
XÂY DỰNG NÔNG THÔN MỚI
Số: 88/VPĐP-NV
V/v báo cáo kết quả thực hiện 6 tháng đầu năm 2024
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Kạn, ngày 20 tháng 5 năm 2024

Kính gửi: Ủy ban nhân dân các huyện, thành phố.

Thực hiện Kế hoạch số 120/KH-UBND ngày 01/3/2024 của UBND tỉnh Bắc Kạn về xây dựng nông thôn mới năm 2024, Văn phòng
Điều phối đề nghị UBND các huyện, thành phố:
1. Rà soát, đánh giá mức độ đạt từng tiêu chí của các xã đến ngày 15/6/2024.
2. Báo cáo kết quả thực hiện 6 tháng đầu năm gửi về Văn phòng Điều phối trước ngày 20/6/2024.
3. Từ tháng 7/2024, báo cáo định kỳ hằng quý gửi trước ngày 20 của tháng cuối quý.
Trong quá trình thực hiện, nếu có vướng mắc đề nghị liên hệ Văn phòng Điều phối để được hướng dẫn./.

Nơi nhận:
- Như trên;
- Lưu: VT, NV.
CHÁNH VĂN PHÒNG
Triệu Văn Mẫu
""",
    (
        cited("120/KH-UBND", date(2024, 3, 1), "UBND tỉnh Bắc Kạn"),
        due(date(2024, 6, 15)),
        due(date(2024, 6, 20)),
        each("quý"),
        duty("UBND các huyện, thành phố"),
    ),
)

PLAN_OF_THE_DELTA = Written(
    """ỦY BAN NHÂN DÂN
XÃ TÂN HÒA
Số: 21/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Hòa, ngày 25 tháng 01 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới nâng cao xã Tân Hòa, huyện Tiểu Cần, tỉnh Trà Vinh năm 2024

I. HIỆN TRẠNG
Xã có 08 ấp với 3.120 hộ, 12.480 nhân khẩu. Đến cuối năm 2023, xã đạt 15/19 tiêu chí nông thôn mới nâng cao. Thu nhập
bình quân đầu người đạt 66,5 triệu đồng/người/năm; tỷ lệ hộ nghèo còn 1,9%.
II. MỤC TIÊU
1. Mục tiêu chung
Giữ vững các tiêu chí đã đạt.
2. Mục tiêu cụ thể
- Phấn đấu hoàn thành thêm 04 tiêu chí, nâng tổng số lên 19/19 tiêu chí.
- Thu nhập bình quân đầu người đạt trên 70 triệu đồng/người/năm.
- Giảm tỷ lệ hộ nghèo xuống còn 1,2%.
- Có 100% ấp đạt chuẩn văn hóa.
- Xây dựng 02 ấp nông thôn mới kiểu mẫu (ấp Cây Ổi, ấp Trung Tiến).
- Láng nhựa 4,2 km đường liên ấp; xây dựng mới 03 cầu nông thôn.
III. KINH PHÍ
Tổng kinh phí thực hiện: 9.800 triệu đồng, gồm:
a) Ngân sách tỉnh: 4.500 triệu đồng.
b) Ngân sách huyện: 2.800 triệu đồng.
c) Xã hội hóa: 2.300 triệu đồng.
IV. TỔ CHỨC THỰC HIỆN
1. Công chức Tài chính - Kế toán: tham mưu phân bổ kinh phí.
2. Công chức Văn hóa - Xã hội: phụ trách tiêu chí số 6, 16.
3. Trưởng ban nhân dân các ấp báo cáo kết quả về UBND xã trước ngày 20 hàng tháng.

Nơi nhận:                               TM. ỦY BAN NHÂN DÂN
- UBND huyện;                               CHỦ TỊCH
- Lưu: VT.                               Lâm Văn Mẫu
""",
    (
        own(15, baseline=True),
        aim("66.5", "triệu đồng/người/năm", baseline=True),
        aim("1.9", "%", baseline=True),
        aim("4", "tiêu chí", delta=True),
        own(19),
        aim("70", "triệu đồng/người/năm", ">"),
        aim("1.2", "%"),
        aim("100", "%"),
        standard("thôn/bản NTM kiểu mẫu", 2, names=("Cây Ổi", "Trung Tiến")),
        aim("4.2", "km", criterion="2"),
        aim("3", "cầu"),
        money("Tổng", 9800, None),
        money("Ngân sách tỉnh", 4500, "Tổng"),
        money("Ngân sách huyện", 2800, "Tổng"),
        money("Xã hội hóa", 2300, "Tổng"),
        duty("Công chức Tài chính - Kế toán"),
        duty("Công chức Văn hóa - Xã hội", "6", "16"),
        duty("Trưởng ban nhân dân các ấp"),
        each("tháng"),
    ),
    errors=("sum_mismatch",),
)

CONCLUSION = Written(
    """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
VĂN PHÒNG
Số: 77/TB-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Giang, ngày 08 tháng 8 năm 2024

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp đánh giá Chương trình xây dựng nông thôn mới 7 tháng đầu năm 2024

Ngày 05/8/2024, đồng chí Phó Chủ tịch UBND tỉnh chủ trì cuộc họp đánh giá kết quả. Sau khi nghe báo cáo, đồng
chí kết luận:
1. Đến nay toàn tỉnh có 55/175 xã đạt chuẩn nông thôn mới, bằng 31,4%; bình quân đạt 12,8 tiêu chí/xã; còn 09
xã dưới 8
tiêu chí.
2. Yêu cầu các sở, ngành, địa phương thực hiện các nhiệm vụ sau:
2.1. Sở Nông nghiệp và Phát triển nông thôn: chủ trì, đôn đốc các huyện; hoàn thành thẩm tra hồ sơ các xã trước ngày
30/11/2024.
2.2. Sở Tài chính: tham mưu phân bổ vốn sự nghiệp xong trước ngày 20/8/2024.
2.3. UBND huyện Vị Xuyên: hoàn thành tiêu chí số 17 tại các xã Tùng Bá, Thuận Hòa.
3. Giao Văn phòng UBND tỉnh theo dõi, đôn đốc thực hiện Thông báo này.

Nơi nhận:                               CHÁNH VĂN PHÒNG
- UBND tỉnh;
- Lưu: VT.                               Vũ Đình Mẫu
""",
    (
        standard("NTM", 55, 175),
        mean("12.8"),
        band(None, 7, 9),
        duty("Sở Nông nghiệp và Phát triển nông thôn"),
        due(date(2024, 11, 30)),
        duty("Sở Tài chính"),
        due(date(2024, 8, 20)),
        duty("UBND huyện Vị Xuyên", "17", names=("Tùng Bá", "Thuận Hòa")),
        duty("Văn phòng UBND tỉnh"),
    ),
)

ASSIGNMENT_OF_A_BOARD = Written(
    """BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH
MỤC TIÊU QUỐC GIA
TỈNH KON TUM
Số: 14/QĐ-BCĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kon Tum, ngày 12 tháng 3 năm 2024

QUYẾT ĐỊNH
Phân công nhiệm vụ thành viên Ban Chỉ đạo các chương trình mục tiêu quốc gia tỉnh năm 2024

Căn cứ Quyết định số 70/QĐ-UBND ngày 15/02/2024 của Chủ tịch UBND tỉnh Kon Tum về kiện toàn Ban Chỉ đạo;

QUYẾT ĐỊNH:
Điều 1. Phân công nhiệm vụ các thành viên Ban Chỉ đạo như sau:
1. Giám đốc Sở Giao thông vận tải: phụ trách tiêu chí số 2; theo dõi huyện Đăk Glei.
2. Giám đốc Sở Y tế: phụ trách tiêu chí số 15, huyện Kon Rẫy.
3. Giám đốc Sở Giáo dục và Đào tạo: phụ trách tiêu chí số 5 và số 14, huyện Sa Thầy.
4. Chủ tịch Hội Nông dân tỉnh, Chủ tịch Hội Liên hiệp Phụ nữ tỉnh: vận động hội viên thực hiện tiêu chí số 17.
Điều 2. Các thành viên Ban Chỉ đạo báo cáo kết quả trước ngày 15 tháng cuối quý.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TRƯỞNG BAN
A Mẫu
""",
    (
        cited("70/QĐ-UBND", date(2024, 2, 15), "Chủ tịch UBND tỉnh Kon Tum"),
        duty("Giám đốc Sở Giao thông vận tải", "2"),
        duty("Giám đốc Sở Giao thông vận tải", names=("Đăk Glei",)),
        duty("Giám đốc Sở Y tế", "15", names=("Kon Rẫy",)),
        duty("Giám đốc Sở Giáo dục và Đào tạo", "5", "14", names=("Sa Thầy",)),
        duty("Chủ tịch Hội Nông dân tỉnh, Chủ tịch Hội Liên hiệp Phụ nữ tỉnh", "17"),
        duty("Các thành viên Ban Chỉ đạo"),
        each("quý"),
    ),
)

ALL = {
    "report of a district": REPORT_OF_A_DISTRICT,
    "decision with targets": DECISION_WITH_TARGETS,
    "dispatch": DISPATCH,
    "plan of the delta": PLAN_OF_THE_DELTA,
    "conclusion": CONCLUSION,
    "assignment of a board": ASSIGNMENT_OF_A_BOARD,
}
