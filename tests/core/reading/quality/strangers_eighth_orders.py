"""Decisions and dispatches of the eighth round of strangers' papers; see `strangers_plans`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
    band,
    cash,
    cited,
    due,
    duty,
    each,
    mean,
    stated,
)

from ntm.core.reading.facts import FactKind

BA_THUOC_ASSIGNMENT_DECISION_2024 = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN BÁ THƯỚC
Số: 1124/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bá Thước, ngày 11 tháng 4 năm 2024

QUYẾT ĐỊNH
Về việc phân công các phòng, ban, đơn vị phụ trách tiêu chí và giúp đỡ các xã xây
dựng nông thôn mới năm 2024

CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÁ THƯỚC

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ
phê duyệt Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021-2025;
Căn cứ Quyết định số 2907/QĐ-UBND ngày 24/8/2022 của UBND tỉnh Thanh Hóa về việc ban
hành Bộ tiêu chí xã nông thôn mới;
Căn cứ Kế hoạch số 28/KH-UBND ngày 19 tháng 01 năm 2024 của UBND huyện về xây dựng
nông thôn mới năm 2024;
Theo đề nghị của Trưởng phòng Nông nghiệp và PTNT tại Tờ trình số 21/TTr-NN ngày 05
tháng 4 năm 2024.

QUYẾT ĐỊNH:

Điều 1. Phân công các phòng, ban, đơn vị phụ trách tiêu chí và giúp đỡ các xã như
sau:

STT | Cơ quan, đơn vị | Tiêu chí phụ trách | Xã giúp đỡ
1 | Phòng Kinh tế và Hạ tầng | 1, 2, 4, 9 | Điền Quang
2 | Phòng Giáo dục và Đào tạo | 5, 14 | Điền Hạ
3 | Phòng Văn hóa và Thông tin | 6, 8, 16 | Thiết Ống
4 | Phòng Lao động - Thương binh và Xã hội | 11, 12 | Lương Nội, Lương Trung
5 | Trung tâm Y tế huyện | 15 | Văn Nho
6 | Phòng Tài nguyên và Môi trường | 17 | Kỳ Tân
7 | Phòng Tư pháp | 18 | Thành Lâm
8 | Công an huyện | 19 | Cổ Lũng

Điều 2. Nhiệm vụ cụ thể
1. Các cơ quan, đơn vị có tên tại Điều 1 xây dựng kế hoạch giúp đỡ xã, gửi về Phòng
Nông nghiệp và PTNT trước ngày 25/4/2024; mỗi tháng làm việc với xã ít nhất một lần;

2

báo cáo kết quả định kỳ hằng quý trước ngày 20 của tháng cuối quý.
2. Giao Phòng Nông nghiệp và PTNT chủ trì, theo dõi, đôn đốc việc thực hiện Quyết
định này; phụ trách tiêu chí số 3, tiêu chí số 13.
3. Giao Chi cục Thống kê khu vực Bá Thước - Quan Hóa hướng dẫn, đánh giá tiêu chí số
10 về Thu nhập.
4. UBND các xã phối hợp chặt chẽ với đơn vị được phân công.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số
985/QĐ-UBND ngày 27/3/2023 của Chủ tịch UBND huyện.
Chánh Văn phòng HĐND và UBND huyện, Trưởng các phòng, ban, đơn vị, Chủ tịch UBND các
xã chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT, NN.
CHỦ TỊCH
Phạm Đình Mẫu
""",
    (
        stated(FactKind.LEGAL_CITATION, date=date(2015, 6, 19)),
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("2907/QĐ-UBND", date(2022, 8, 24), "UBND tỉnh Thanh Hóa"),
        cited("28/KH-UBND", date(2024, 1, 19), "UBND huyện"),
        cited("21/TTr-NN", date(2024, 4, 5), "Trưởng phòng Nông nghiệp và PTNT"),
        duty("Phòng Kinh tế và Hạ tầng", "1", "2", "4", "9", names=("Điền Quang",)),
        duty("Phòng Giáo dục và Đào tạo", "5", "14", names=("Điền Hạ",)),
        duty("Phòng Văn hóa và Thông tin", "6", "8", "16", names=("Thiết Ống",)),
        duty("Phòng Lao động - Thương binh và Xã hội", "11", "12", names=("Lương Nội", "Lương Trung")),
        duty("Trung tâm Y tế huyện", "15", names=("Văn Nho",)),
        duty("Phòng Tài nguyên và Môi trường", "17", names=("Kỳ Tân",)),
        duty("Phòng Tư pháp", "18", names=("Thành Lâm",)),
        duty("Công an huyện", "19", names=("Cổ Lũng",)),
        duty("Các cơ quan, đơn vị có tên tại Điều 1"),
        due(date(2024, 4, 25)),
        each("quý"),
        duty("Phòng Nông nghiệp và PTNT", "3", "13"),
        duty("Chi cục Thống kê khu vực Bá Thước - Quan Hóa", "10"),
        duty("UBND các xã"),
        cited("985/QĐ-UBND", date(2023, 3, 27), "Chủ tịch UBND huyện"),
    ),
    open_facts=(
        duty("Phòng Nông nghiệp và PTNT"),
        each("tháng"),
        stated(
            FactKind.ASSIGNMENT,
            agency="Chánh Văn phòng HĐND và UBND huyện, Trưởng các phòng, ban, đơn vị, Chủ tịch UBND các xã",
        ),
    ),
)

DAK_LAK_DISPATCH_2025 = Written(
    """UBND TỈNH ĐẮK LẮK
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Số: 3316/SNNMT-PTNT
V/v đôn đốc thực hiện Chương trình MTQG xây dựng nông thôn mới những tháng cuối năm
2025
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đắk Lắk, ngày 12 tháng 9 năm 2025

Kính gửi:
- Các sở, ban, ngành tỉnh;
- Ủy ban nhân dân các xã, phường.

Thực hiện Công điện số 137/CĐ-TTg ngày 06/9/2025 của Thủ tướng Chính phủ về đẩy mạnh
giải ngân vốn đầu tư công; Kế hoạch số 0124/KH-UBND ngày 19/8/2025 của UBND tỉnh về
thực hiện các Chương trình MTQG năm 2025;
Theo số liệu tổng hợp, đến ngày 31/8/2025 toàn tỉnh (88 xã sau sắp xếp) có 41/88 xã
đạt từ 15 tiêu chí trở lên, 29/88 xã đạt từ 10 đến 14 tiêu chí, 18/88 xã đạt dưới 10
tiêu chí; bình quân đạt 13,1 tiêu chí/xã. Vốn sự nghiệp mới giải ngân được 31,6 tỷ
đồng/148,5 tỷ đồng, đạt 21,3% kế hoạch.
Để bảo đảm hoàn thành mục tiêu năm 2025, Sở Nông nghiệp và Môi trường đề nghị:
1. UBND các xã
a) Rà soát toàn bộ tiêu chí theo địa giới mới, gửi kết quả về Sở Nông nghiệp và Môi
trường trước ngày 25/9/2025.
b) Đẩy nhanh tiến độ thi công các công trình chuyển tiếp; phấn đấu giải ngân 100%
vốn được giao đến hết ngày 31/12/2025.
c) Đối với các xã Ea Knốp, Ea Ô, Cư Yang: tập trung hoàn thành tiêu chí số 17, tiêu
chí số 18.
2. Sở Tài chính
Tham mưu UBND tỉnh điều chuyển vốn của các dự án không còn khả năng giải ngân, hoàn
thành trong tháng 10 năm 2025.
3. Sở Xây dựng
Hướng dẫn các xã điều chỉnh quy hoạch chung và thực hiện tiêu chí số 1, tiêu chí số
2.
4. Sở Y tế
Hướng dẫn thực hiện tiêu chí số 15; phối hợp với Bảo hiểm xã hội tỉnh nâng tỷ lệ bao
phủ bảo hiểm y tế khu vực nông thôn lên 94,5%.
5. Sở Giáo dục và Đào tạo
Đánh giá lại các trường sau sắp xếp; hướng dẫn thực hiện tiêu chí số 5 và tiêu chí
số 14.
6. Sở Khoa học và Công nghệ
Hướng dẫn đánh giá tiêu chí số 8 về Thông tin và Truyền thông.
7. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh
Hướng dẫn, đánh giá tiêu chí số 19.
8. Văn phòng Điều phối nông thôn mới tỉnh
Tổng hợp danh sách xã đủ điều kiện, trình thẩm định trước ngày 15 tháng 11 năm 2025;
không để tồn đọng hồ sơ.
9. Chế độ báo cáo: Các đơn vị gửi báo cáo tiến độ giải ngân trước 16 giờ 00 thứ Năm
hằng tuần về Sở Nông nghiệp và Môi trường (qua Chi cục Phát triển nông thôn).
Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị liên hệ Chi cục Phát
triển nông thôn, điện thoại 0262.3950.xxx./.

Nơi nhận:
- Như trên;
- UBND tỉnh (b/c);
- Lưu: VT, PTNT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Y Mẫu Niê
""",
    (
        cited("137/CĐ-TTg", date(2025, 9, 6), "Thủ tướng Chính phủ"),
        cited("0124/KH-UBND", date(2025, 8, 19), "UBND tỉnh"),
        band(15, None, 41, denominator=88, names=()),
        band(10, 14, 29, denominator=88, names=()),
        band(None, 9, 18, denominator=88, names=()),
        mean("13.1"),
        cash("31600"),
        cash("148500"),
        duty("UBND các xã"),
        due(date(2025, 9, 25)),
        aim("100", "%"),
        due(date(2025, 12, 31)),
        stated(FactKind.ASSIGNMENT, criteria=("17", "18")),
        duty("Sở Tài chính"),
        due(date(2025, 10, 31)),
        duty("Sở Xây dựng", "1", "2"),
        duty("Sở Y tế", "15"),
        aim("94.5", "%"),
        duty("Sở Giáo dục và Đào tạo", "5", "14"),
        duty("Sở Khoa học và Công nghệ", "8"),
        duty("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", "19"),
        duty("Văn phòng Điều phối nông thôn mới tỉnh"),
        due(date(2025, 11, 15)),
        each("tuần"),
    ),
    open_facts=(
        aim("21.3", "%"),
        duty("Các đơn vị"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("88"), delta=False, names=()),
    ),
)

MUONG_LA_ALLOCATION_2024 = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG LA
Số: 2045/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mường La, ngày 08 tháng 7 năm 2024

QUYẾT ĐỊNH
Về việc phân bổ kế hoạch vốn Chương trình MTQG xây dựng nông thôn mới năm 2024

ỦY BAN NHÂN DÂN HUYỆN MƯỜNG LA

Căn cứ Luật Đầu tư công năm 2019;
Căn cứ Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ; Nghị định số 38/2023/NĐ-CP ngày
24/6/2023 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 27/2022/NĐ-CP;
Căn cứ Quyết định số 2771/QĐ-UBND ngày 12/12/2023 của UBND tỉnh Sơn La về giao kế hoạch vốn năm 2024;
Căn cứ Nghị quyết số 117/NQ-HĐND ngày 28/6/2024 của HĐND huyện Mường La;
Xét đề nghị của Phòng Tài chính - Kế hoạch tại Tờ trình số 186/TTr-TCKH ngày 03/7/2024.

QUYẾT ĐỊNH:
Điều 1. Phân bổ 27.450 triệu đồng vốn Chương trình MTQG xây dựng nông thôn mới năm 2024, trong đó: vốn
đầu tư phát triển 21.300 triệu đồng, vốn sự nghiệp 6.150 triệu đồng, chi tiết như sau:

Đơn vị tính: Triệu đồng
TT | Đơn vị | Tổng số | Vốn đầu tư | Vốn sự nghiệp
 | Tổng cộng | 27.450 | 21.300 | 6.150
1 | Xã Mường Bú | 6.900 | 5.700 | 1.200
2 | Xã Mường Chùm | 5.640 | 4.500 | 1.140
3 | Xã Ngọc Chiến | 7.310 | 5.800 | 1.510
4 | Xã Chiềng Lao | 4.100 | 2.900 | 1.200
5 | Xã Nặm Păm | 3.500 | 2.400 | 1.100

Điều 2. Tổ chức thực hiện
1. Phòng Tài chính - Kế hoạch: Nhập dự toán trên hệ thống TABMIS trước ngày 20/7/2024; hướng dẫn các
đơn vị quản lý, thanh toán, quyết toán vốn.
2. Phòng Nông nghiệp và Phát triển nông thôn: Theo dõi tiến độ, tổng hợp báo cáo UBND huyện trước ngày
25 hằng tháng.
3. Kho bạc Nhà nước Mường La: Kiểm soát chi theo quy định.
4. UBND các xã: Triển khai thực hiện đúng mục tiêu; giải ngân đạt tối thiểu 60% trước ngày 30/9/2024
và 100% trước ngày 31/01/2025.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Sở Tài chính;
- TT Huyện ủy, TT HĐND huyện;
- Như Điều 2;
- Lưu: VT, TCKH.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
""",
    (
        cited("Luật Đầu tư công 2019"),
        cited("27/2022/NĐ-CP", date(2022, 4, 19), "Chính phủ"),
        cited("38/2023/NĐ-CP", date(2023, 6, 24), "Chính phủ"),
        cited("27/2022/NĐ-CP"),
        cited("2771/QĐ-UBND", date(2023, 12, 12), "UBND tỉnh Sơn La"),
        cited("117/NQ-HĐND", date(2024, 6, 28), "HĐND huyện Mường La"),
        cited("186/TTr-TCKH", date(2024, 7, 3), "Phòng Tài chính - Kế hoạch"),
        cash("27450"),
        cash("21300"),
        cash("6150"),
        cash("6900"),
        cash("5700"),
        cash("1200"),
        cash("5640"),
        cash("4500"),
        cash("1140"),
        cash("7310"),
        cash("5800"),
        cash("1510"),
        cash("4100"),
        cash("2900"),
        cash("1200"),
        cash("3500"),
        cash("2400"),
        cash("1100"),
        duty("Phòng Tài chính - Kế hoạch"),
        due(date(2024, 7, 20)),
        duty("Phòng Nông nghiệp và Phát triển nông thôn"),
        each("tháng"),
        duty("Kho bạc Nhà nước Mường La"),
        duty("UBND các xã"),
        aim("60", "%", ">="),
        due(date(2024, 9, 30)),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("100"), unit="%", delta=False, names=()),
        due(date(2025, 1, 31)),
    ),
    open_facts=(
        cash("27450"),
        cash("21300"),
        cash("6150"),
    ),
)

ALL = {
    "ba thuoc, assignment decision 2024": BA_THUOC_ASSIGNMENT_DECISION_2024,
    "dak lak, dispatch 2025": DAK_LAK_DISPATCH_2025,
    "muong la, allocation 2024": MUONG_LA_ALLOCATION_2024,
}
