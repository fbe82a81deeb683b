"""Decisions and a directive of the tenth round of strangers' papers; see `strangers_plans`."""

from __future__ import annotations

from datetime import date

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
    band,
    cash,
    cited,
    criterion,
    due,
    duty,
    each,
    figure,
    mean,
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

BA_BE_ASSIGNMENT_2024 = Written(
    """ỦY BAN NHÂN DÂN HUYỆN BA BỂ
Số: 1406/QĐ-UBND
Ba Bể, ngày 09 tháng 5 năm 2024
QUYẾT ĐỊNH
Về việc phân công các cơ quan phụ trách tiêu chí và chỉ đạo xây dựng nông thôn mới năm 2024
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
Căn cứ Quyết định số 320/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ ban hành Bộ tiêu chí quốc gia về
huyện nông thôn mới;
Căn cứ Kế hoạch số 16/KH-UBND ngày 19/01/2024 của UBND huyện Ba Bể;
Xét Tờ trình số 44/TTr-PNN ngày 03/5/2024 của Phòng Nông nghiệp và Phát triển nông thôn.
QUYẾT ĐỊNH:
Điều 1. Phân công các cơ quan phụ trách tiêu chí như sau:
1. Phòng Kinh tế và Hạ tầng: phụ trách tiêu chí số 1, 2, 4, 7, 9.
2. Phòng Nông nghiệp và Phát triển nông thôn: phụ trách các tiêu chí số 3, 13.
3. Phòng Giáo dục và Đào tạo: phụ trách tiêu chí số 5 và 14.
4. Phòng Văn hóa và Thông tin: phụ trách tiêu chí số 6, 8, 16.
5. Chi cục Thống kê khu vực: phụ trách tiêu chí số 10.
6. Phòng Lao động - Thương binh và Xã hội: phụ trách tiêu chí số 11, 12.
7. Trung tâm Y tế huyện: phụ trách tiêu chí số 15.
8. Phòng Tài nguyên và Môi trường: phụ trách tiêu chí số 17.
9. Phòng Nội vụ: phụ trách tiêu chí số 18.
10. Công an huyện: phụ trách chỉ tiêu 19.2.
11. Ban Chỉ huy Quân sự huyện: phụ trách chỉ tiêu 19.1.
Điều 2. Giao chỉ tiêu cho các xã năm 2024
1. Phấn đấu công nhận mới 02 xã đạt chuẩn nông thôn mới (Địa Linh, Hà Hiệu), nâng tổng số xã đạt chuẩn
lên 06/14 xã.
2. Phấn đấu 03 xã đạt từ 15 đến 18 tiêu chí (Yến Dương, Chu Hương, Mỹ Phương).
3. Bình quân toàn huyện đạt 13,8 tiêu chí/xã.
Điều 3. Giao cơ quan giúp đỡ các xã hoàn thành tiêu chí
STT | Cơ quan chủ trì | Tiêu chí | Xã thực hiện
1 | Phòng Kinh tế và Hạ tầng | 2 | Địa Linh, Hà Hiệu
2 | Phòng Giáo dục và Đào tạo | 5 | Hà Hiệu
3 | Phòng Văn hóa và Thông tin | 6 | Địa Linh, Yến Dương, Chu Hương
4 | Trung tâm Y tế huyện | 15 | Mỹ Phương
Điều 4. Các cơ quan được phân công gửi kế hoạch thực hiện về Phòng Nông nghiệp và Phát triển nông thôn
trước ngày 31/5/2024; báo cáo kết quả hằng quý trước ngày 20 tháng cuối quý.
Điều 5. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 986/QĐ-UBND ngày 11/4/2023 của
UBND huyện Ba Bể.
""",
    (
        stated(FactKind.LEGAL_CITATION, date=date(2015, 6, 19), issuer=None),
        cited("320/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("16/KH-UBND", date(2024, 1, 19), "UBND huyện Ba Bể"),
        cited("44/TTr-PNN", date(2024, 5, 3), "Phòng Nông nghiệp và Phát triển nông thôn"),
        cited("986/QĐ-UBND", date(2023, 4, 11), "UBND huyện Ba Bể"),
        duty("Phòng Kinh tế và Hạ tầng", "1", "2", "4", "7", "9"),
        duty("Phòng Nông nghiệp và Phát triển nông thôn", "3", "13"),
        duty("Phòng Giáo dục và Đào tạo", "5", "14"),
        duty("Phòng Văn hóa và Thông tin", "6", "8", "16"),
        duty("Chi cục Thống kê khu vực", "10"),
        duty("Phòng Lao động - Thương binh và Xã hội", "11", "12"),
        duty("Trung tâm Y tế huyện", "15"),
        duty("Phòng Tài nguyên và Môi trường", "17"),
        duty("Phòng Nội vụ", "18"),
        stated(FactKind.ASSIGNMENT, agency="Công an huyện", criterion="19", names=()),
        stated(FactKind.ASSIGNMENT, agency="Ban Chỉ huy Quân sự huyện", criterion="19", names=()),
        standard("NTM", 2, unit="xã", delta=True, baseline=False, names=("Địa Linh", "Hà Hiệu")),
        standard("NTM", 6, 14, unit="xã", baseline=False, names=()),
        band(15, 18, 3, denominator=None, baseline=False, names=("Yến Dương", "Chu Hương", "Mỹ Phương")),
        mean("13.8", baseline=False, delta=False),
        duty("Phòng Kinh tế và Hạ tầng", "2", names=("Địa Linh", "Hà Hiệu")),
        duty("Phòng Giáo dục và Đào tạo", "5", names=("Hà Hiệu",)),
        duty("Phòng Văn hóa và Thông tin", "6", names=("Địa Linh", "Yến Dương", "Chu Hương")),
        duty("Trung tâm Y tế huyện", "15", names=("Mỹ Phương",)),
        duty("Các cơ quan được phân công"),
        due(date(2024, 5, 31)),
        each("quý"),
    ),
    open_facts=(each("quý"),),
)

THAN_UYEN_DIRECTIVE_2025 = Written(
    """CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN THAN UYÊN
Số: 05/CT-UBND
Than Uyên, ngày 04 tháng 3 năm 2025
CHỈ THỊ
Về việc tập trung chỉ đạo hoàn thành các mục tiêu xây dựng nông thôn mới năm
2025
Năm 2024, huyện có 09/11 xã đạt chuẩn nông thôn mới, bình quân đạt 18,1 tiêu
chí/xã; 38 bản đạt chuẩn nông thôn mới. Tuy nhiên, tiến độ ở 02 xã còn lại
chậm, việc giữ chuẩn ở một số xã chưa vững; có nơi còn tư tưởng trông chờ, ỷ
lại vào đầu tư của Nhà nước, chưa phát huy vai trò chủ thể của người dân theo
tinh thần “dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ
hưởng”.
Thực hiện Chỉ thị số 07/CT-UBND ngày 31/4/2024 của UBND tỉnh Lai Châu và Nghị
quyết số 21-NQ/HU ngày 18/12/2024 của Ban Chấp hành Đảng bộ huyện, để đến hết
năm 2025 có 11/11 xã đạt chuẩn nông thôn mới, 03 xã đạt chuẩn nông thôn mới
nâng cao (Mường Cang, Mường Than, Phúc Than), huyện Than Uyên đạt chuẩn nông
thôn mới, Chủ tịch UBND huyện yêu cầu:
1. Phòng Nông nghiệp và Môi trường huyện
- Theo dõi sát tiến độ của từng xã; tham mưu tổ chức giao ban định kỳ hằng
tháng.
- Rà soát hồ sơ xã Tà Mung, xã Khoen On, hoàn thành trước ngày 31/8/2025.
2. Phòng Tài chính - Kế hoạch huyện
- Tham mưu bố trí tối thiểu 60% số thu tiền sử dụng đất của huyện cho các công
trình còn dở dang.
- Trong quý I/2025 phân bổ xong 15.750 triệu đồng vốn đầu tư công giao năm
2025 cho các xã; đến ngày 30/9/2025 giải ngân đạt trên 80%.
3. Phòng Kinh tế, Hạ tầng và Đô thị huyện phối hợp với UBND các xã Tà Mung,
Khoen On hoàn thành tiêu chí số 2 và tiêu chí số 9.
4. Phòng Giáo dục và Đào tạo huyện chịu trách nhiệm về tiêu chí số 5: phấn đấu
11/11 xã đạt.
5. Trung tâm Y tế huyện phối hợp với UBND xã Khoen On hoàn thành tiêu chí số
15: phấn đấu tỷ lệ người dân tham gia bảo hiểm y tế đạt 96%.
6. Ủy ban nhân dân các xã
- Vận động Nhân dân làm 18 km đường ngõ bản, trồng 6.500 cây xanh.
2
- Phấn đấu tỷ lệ hộ được sử dụng nước sạch đạt 108% tổng số hộ; tỷ lệ hộ nghèo
giảm 2,5% so với năm 2024.
- Trong năm xây dựng thêm 10 bản đạt chuẩn nông thôn mới: xã Tà Mung 03 bản,
xã Khoen On 03 bản, xã Tà Hừa 02 bản, xã Pha Mu 02 bản.
7. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị -
xã hội huyện đẩy mạnh tuyên truyền, giám sát.
Giao Văn phòng HĐND - UBND huyện theo dõi, đôn đốc việc thực hiện Chỉ thị này,
báo cáo Chủ tịch UBND huyện hằng quý.
""",
    (
        standard("NTM", 9, 11, unit="xã", names=()),
        mean("18.1", delta=False),
        standard("thôn/bản NTM", 38, unit="bản", names=()),
        cited("07/CT-UBND", None, "UBND tỉnh Lai Châu"),
        cited("21-NQ/HU", date(2024, 12, 18), "Ban Chấp hành Đảng bộ huyện"),
        due(date(2025, 12, 31)),
        standard("NTM", 11, 11, unit="xã", baseline=False, names=()),
        standard("NTM nâng cao", 3, unit="xã", baseline=False, names=("Mường Cang", "Mường Than", "Phúc Than")),
        standard("huyện NTM", 1, baseline=False, names=("Than Uyên",)),
        duty("Phòng Nông nghiệp và Môi trường huyện"),
        each("tháng"),
        due(date(2025, 8, 31)),
        duty("Phòng Tài chính - Kế hoạch huyện"),
        aim("60", "%", ">=", delta=False, names=()),
        due(date(2025, 3, 31)),
        cash("15750"),
        due(date(2025, 9, 30)),
        aim("80", "%", ">", delta=False, names=()),
        duty("Phòng Kinh tế, Hạ tầng và Đô thị huyện", "2", "9", names=("Tà Mung", "Khoen On")),
        duty("Phòng Giáo dục và Đào tạo huyện", "5"),
        criterion("5", 11, 11, baseline=False, names=(), standard="NTM", unit="xã"),
        duty("Trung tâm Y tế huyện", "15", names=("Khoen On",)),
        aim("96", "%", delta=False, names=()),
        duty("Ủy ban nhân dân các xã"),
        aim("18", "km", delta=False, names=()),
        figure("6500", op="=", names=()),
        aim("108", "%", delta=False, names=()),
        aim("2.5", "%", delta=True, names=()),
        standard("thôn/bản NTM", 10, unit="bản", delta=True, baseline=False, names=()),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=3,
            denominator=None,
            unit="bản",
            baseline=False,
            names=("Tà Mung",),
        ),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=3,
            denominator=None,
            unit="bản",
            baseline=False,
            names=("Khoen On",),
        ),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=2,
            denominator=None,
            unit="bản",
            baseline=False,
            names=("Tà Hừa",),
        ),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=2,
            denominator=None,
            unit="bản",
            baseline=False,
            names=("Pha Mu",),
        ),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị - xã hội huyện"),
        duty("Văn phòng HĐND - UBND huyện"),
        each("quý"),
    ),
    errors=("invalid_date", "impossible_percent"),
    open_facts=(aim("10", "bản", delta=True, names=()),),
)

QUAN_SON_ALLOCATION_2025 = Written(
    """ỦY BAN NHÂN DÂN HUYỆN QUAN SƠN
Số: 871/QĐ-UBND
Quan Sơn, ngày 27 tháng 02 năm 2025
QUYẾT ĐỊNH
Về việc phân bổ kế hoạch vốn Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2025
Căn cứ Luật Đầu tư công ngày 29/11/2024;
Căn cứ Quyết định số 505/QĐ-UBND ngày 12/02/2025 của UBND tỉnh Thanh Hóa về giao vốn năm 2025;
Căn cứ Nghị quyết số 33/NQ-HĐND ngày 25/02/2025 của HĐND huyện Quan Sơn;
Theo đề nghị của Trưởng phòng Tài chính - Kế hoạch tại Tờ trình số 61/TTr-TCKH ngày 24/02/2025.
QUYẾT ĐỊNH:
Điều 1. Phân bổ 22.460 triệu đồng thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm
2025, bao gồm:
1. Vốn đầu tư phát triển: 17.200 triệu đồng, trong đó:
- Ngân sách trung ương: 14.000 triệu đồng;
- Ngân sách tỉnh: 3.200 triệu đồng.
2. Vốn sự nghiệp: 5.260 triệu đồng, trong đó:
- Ngân sách trung ương: 4.110 triệu đồng;
- Ngân sách huyện: 1.150 triệu đồng.
Điều 2. Tổ chức thực hiện
1. Giao Phòng Tài chính - Kế hoạch hướng dẫn các chủ đầu tư hoàn thiện thủ tục, nhập dự toán trước ngày
10/3/2025.
2. Kho bạc Nhà nước Quan Sơn phối hợp với các chủ đầu tư thực hiện kiểm soát, thanh toán theo quy định.
3. UBND các xã Sơn Hà, Tam Lư, Na Mèo đẩy nhanh tiến độ, giải ngân 100% kế hoạch vốn trước ngày
31/12/2025; báo cáo kết quả giải ngân hằng tháng.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng HĐND và UBND huyện, Trưởng các phòng,
ban, thủ trưởng đơn vị liên quan chịu trách nhiệm thi hành.
PHỤ LỤC 1: DANH MỤC CÔNG TRÌNH SỬ DỤNG VỐN ĐẦU TƯ PHÁT TRIỂN
Đơn vị: triệu đồng
STT | Danh mục công trình | Địa điểm | Tổng mức đầu tư | Kế hoạch vốn năm 2025
1 | Đường giao thông bản Hạ đi bản Lầu | Sơn Hà | 6.800 | 4.500
2 | Nhà văn hóa xã Tam Lư | Tam Lư | 4.150 | 3.300
3 | Kênh mương nội đồng bản Hậu | Tam Lư | 2.900 | 2.100
4 | Trường Tiểu học Na Mèo | Na Mèo | 7.450 | 5.200
5 | Công trình nước sinh hoạt bản Bo Hiềng | Na Mèo | 3.200 | 2.100
 | Tổng cộng | | 24.500 | 17.200
PHỤ LỤC 2: PHÂN BỔ VỐN SỰ NGHIỆP CHO CÁC XÃ
Đơn vị: triệu đồng
STT | Xã | Ngân sách trung ương | Ngân sách huyện | Tổng số
1 | Sơn Hà | 1.500 | 400 | 1.900
2 | Tam Lư | 1.310 | 350 | 1.660
3 | Na Mèo | 1.300 | 400 | 1.700
 | Tổng cộng | 4.110 | 1.150 | 5.260
""",
    (
        stated(FactKind.LEGAL_CITATION, date=date(2024, 11, 29), issuer=None),
        cited("505/QĐ-UBND", date(2025, 2, 12), "UBND tỉnh Thanh Hóa"),
        cited("33/NQ-HĐND", date(2025, 2, 25), "HĐND huyện Quan Sơn"),
        cited("61/TTr-TCKH", date(2025, 2, 24), "Trưởng phòng Tài chính - Kế hoạch"),
        cash("22460"),
        cash("17200"),
        cash("14000"),
        cash("3200"),
        cash("5260"),
        cash("4110"),
        cash("1150"),
        duty("Phòng Tài chính - Kế hoạch"),
        due(date(2025, 3, 10)),
        duty("Kho bạc Nhà nước Quan Sơn"),
        stated(FactKind.ASSIGNMENT, agency="UBND các xã Sơn Hà, Tam Lư, Na Mèo", criteria=(), criterion=None),
        aim("100", "%", delta=False, names=()),
        due(date(2025, 12, 31)),
        each("tháng"),
        cash("6800"),
        cash("4500"),
        cash("4150"),
        cash("3300"),
        cash("2900"),
        cash("2100"),
        cash("7450"),
        cash("5200"),
        cash("3200"),
        cash("2100"),
        cash("24500"),
        cash("1500"),
        cash("400"),
        cash("1900"),
        cash("1310"),
        cash("350"),
        cash("1660"),
        cash("1300"),
        cash("400"),
        cash("1700"),
    ),
    open_facts=(
        cash("17200"),
        cash("4110"),
        cash("1150"),
        cash("5260"),
        duty("Chánh Văn phòng HĐND và UBND huyện, Trưởng các phòng, ban, thủ trưởng đơn vị liên quan"),
    ),
)

ALL: dict[str, Written] = {
    "ba be, assignment 2024": BA_BE_ASSIGNMENT_2024,
    "than uyen, directive 2025": THAN_UYEN_DIRECTIVE_2025,
    "quan son, allocation 2025": QUAN_SON_ALLOCATION_2025,
}
