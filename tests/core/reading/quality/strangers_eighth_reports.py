"""A report and a directive of the eighth round of strangers' papers; see `strangers_plans`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

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
    mean,
    own,
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

KONG_CHRO_HALF_YEAR_REPORT_2024 = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN KÔNG CHRO
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 296/BC-UBND
Kông Chro, ngày 18 tháng 6 năm 2024

BÁO CÁO
Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới 6 tháng đầu năm, nhiệm vụ 6
tháng cuối năm 2024

Thực hiện Văn bản số 144/VPĐP-NV ngày 05/6/2024 của Văn phòng Điều phối nông thôn mới tỉnh
Gia Lai, UBND huyện báo cáo như sau:

I. CÔNG TÁC CHỈ ĐẠO
Ngay từ đầu năm, UBND huyện đã ban hành Kế hoạch số 31/KH-UBND ngày 29/01/2024 và Quyết
định số 512/QĐ-UBND ngày 04/3/2024 về việc phân công các cơ quan, đơn vị giúp đỡ các xã.
Ban Chỉ đạo huyện đã tổ chức 03 cuộc kiểm tra tại cơ sở.

II. KẾT QUẢ 6 THÁNG ĐẦU NĂM
1. Kết quả thực hiện Bộ tiêu chí xã nông thôn mới
Toàn huyện có 13 xã. Đến ngày 15/6/2024:
- Số xã đạt chuẩn nông thôn mới: 03 xã, gồm An Trung, Kông Yang và Yang Nam.
- Số xã đạt từ 15 đến 18 tiêu chí có 02 xã là: Đăk Tơ Pang và Yang Trung.
- Số xã đạt từ 10 đến 14 tiêu chí: 07 xã.
- Số xã đạt từ 5 đến 9 tiêu chí: 02 xã (Đăk Song, Đăk Pling).
Tổng số tiêu chí đạt được là 173 tiêu chí, bình quân 13, 3 tiêu chí/xã.
2. Kết quả theo từng tiêu chí
- Quy hoạch: 13/13 xã đạt, tỷ lệ 100%;
- Giao thông: 08/13 xã đạt, tỷ lệ 61,5%;
- Thủy lợi: 12/13 xã đạt, tỷ lệ 92,3%;
- Điện: 13/13 xã đạt;
- Trường học: 07/13 xã đạt (53,8%);
- Nhà ở dân cư: 06/13 xã đạt (46,2%);
- Thu nhập: 04/13 xã đạt;
- Lao động: 11/13 xã đạt (84,6%).
3. Xây dựng làng nông thôn mới
Đến nay toàn huyện có 21/74 làng đạt chuẩn nông thôn mới; trong 6 tháng đầu năm công nhận
mới 02 làng (làng Tờ Nùng xã Ya Ma, làng Hrách xã Chư Krêy).
4. Phát triển sản xuất, giảm nghèo
Thu nhập bình quân đầu người khu vực nông thôn ước đạt 34,7 triệu đồng/người/năm. Toàn
huyện gieo trồng được 18.450 ha cây trồng các loại. Đào tạo nghề cho 215 lao động nông

2

thôn. Tỷ lệ hộ nghèo còn 19,8%.
5. Huy động, phân bổ và giải ngân vốn
Kế hoạch vốn năm 2024 là 52.730 triệu đồng, trong đó:
- Vốn ngân sách trung ương: 41.500 triệu đồng (đầu tư 33.200 triệu đồng, sự nghiệp 8.300
triệu đồng);
- Vốn ngân sách tỉnh: 6.150 triệu đồng;
- Vốn ngân sách huyện: 5.080 triệu đồng.
Đến ngày 15/6/2024 đã giải ngân 18.456 triệu đồng, đạt 35% kế hoạch.
III. TỒN TẠI, HẠN CHẾ
Tiến độ giải ngân vốn sự nghiệp chậm; một số xã chưa chủ động, còn 02 xã đạt dưới 10 tiêu
chí.

IV. NHIỆM VỤ 6 THÁNG CUỐI NĂM
1. Phấn đấu đến cuối năm 2024 có thêm 01 xã đạt chuẩn nông thôn mới (xã Yang Trung), nâng
tổng số xã đạt chuẩn lên 04/13 xã.
2. Bình quân toàn huyện đạt 14 tiêu chí/xã trở lên.
3. Giải ngân tối thiểu 95% kế hoạch vốn trước ngày 31/12/2024.
4. Phòng Nông nghiệp và Phát triển nông thôn chủ trì rà soát các chỉ tiêu chưa đạt của xã
Yang Trung, báo cáo UBND huyện trước ngày 15/7/2024.
5. Phòng Kinh tế và Hạ tầng hướng dẫn các xã hoàn thiện tiêu chí số 2, tiêu chí số 9.
6. UBND các xã Đăk Song, Đăk Pling tập trung hoàn thành tiêu chí số 6 trong quý III/2024.
V. KIẾN NGHỊ
Đề nghị UBND tỉnh xem xét bổ sung kinh phí hỗ trợ các xã đặc biệt khó khăn.

Nơi nhận:
- UBND tỉnh;
- VPĐP NTM tỉnh;
- Lưu: VT, NN.
CHỦ TỊCH
Đinh Văn Mẫu
""",
    (
        cited("144/VPĐP-NV", date(2024, 6, 5), "Văn phòng Điều phối nông thôn mới tỉnh Gia Lai"),
        cited("31/KH-UBND", date(2024, 1, 29), "UBND huyện"),
        stated(FactKind.LEGAL_CITATION, number="512/QĐ-UBND", date=date(2024, 3, 4)),
        standard("NTM", 3, names=("An Trung", "Kông Yang", "Yang Nam")),
        band(15, 18, 2, names=("Đăk Tơ Pang", "Yang Trung")),
        band(10, 14, 7, names=()),
        band(5, 9, 2, names=("Đăk Song", "Đăk Pling")),
        mean("13.3"),
        criterion("1", 13, 13, names=()),
        criterion("2", 8, 13, names=()),
        criterion("3", 12, 13, names=()),
        criterion("4", 13, 13, names=()),
        criterion("5", 7, 13, names=()),
        criterion("9", 6, 13, names=()),
        criterion("10", 4, 13, names=()),
        criterion("12", 11, 13, names=()),
        standard("thôn/bản NTM", 21, 74, unit="làng", names=()),
        standard("thôn/bản NTM", 2, unit="làng", delta=True, names=("Tờ Nùng", "Hrách")),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("34.7"), unit="triệu đồng/người/năm", delta=False, names=()),
        aim("18450", "ha"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("215"), op="=", delta=False, names=()),
        aim("19.8", "%"),
        cash("52730", parent=None),
        cash("41500", parent="Tổng"),
        cash("33200"),
        cash("8300"),
        cash("6150", parent="Tổng"),
        cash("5080", parent="Tổng"),
        cash("18456"),
        band(None, 9, 2, names=()),
        due(date(2024, 12, 31)),
        standard("NTM", 1, year=2024, delta=True, baseline=False, names=("Yang Trung",)),
        standard("NTM", 4, 13, year=2024, baseline=False, names=()),
        mean("14", ">=", year=2024, baseline=False),
        aim("95", "%", ">="),
        due(date(2024, 12, 31)),
        stated(FactKind.ASSIGNMENT, agency="Phòng Nông nghiệp và Phát triển nông thôn", criteria=(), criterion=None),
        due(date(2024, 7, 15)),
        duty("Phòng Kinh tế và Hạ tầng", "2", "9"),
        stated(FactKind.ASSIGNMENT, agency="UBND các xã Đăk Song, Đăk Pling", criteria=("6",), criterion="6"),
        due(date(2024, 9, 30)),
    ),
    errors=("sum_mismatch",),
    open_facts=(
        duty("UBND tỉnh"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("173"), unit="tiêu chí", delta=False, names=()),
        aim("35", "%"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("3"), delta=False, names=()),
    ),
)

GIO_LINH_DIRECTIVE_2024 = Written(
    """ỦY BAN NHÂN DÂN                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN GIO LINH                                 Độc lập - Tự do - Hạnh phúc
Số: 07/CT-UBND                               Gio Linh, ngày 22 tháng 4 năm 2024

CHỈ THỊ
Về việc đẩy mạnh thực hiện Chương trình xây dựng nông thôn mới năm 2024

Trong thời gian qua, được sự quan tâm của Tỉnh ủy, UBND tỉnh, sự nỗ lực của cả hệ
thống chính trị, Chương trình xây dựng nông thôn mới trên địa bàn huyện đạt nhiều
kết quả. Đến nay, toàn huyện có 13/15 xã đạt chuẩn nông thôn mới, 02 xã đạt chuẩn
nông thôn mới nâng cao (Gio Mai, Gio Quang); bình quân đạt 17,9 tiêu chí/xã. Tuy
nhiên, tiến độ hoàn thành các tiêu chí ở hai xã miền núi còn chậm; một số xã đã đạt
chuẩn nhưng chất lượng tiêu chí giảm sút, nhất là các tiêu chí về y tế, môi trường
và an toàn thực phẩm.
Để phấn đấu đến hết năm 2024 có 14/15 xã đạt chuẩn nông thôn mới, 04 xã đạt chuẩn
nông thôn mới nâng cao, Chủ tịch UBND huyện yêu cầu:

1. Các phòng, ban, ngành cấp huyện
- Căn cứ Quyết định số 1385/QĐ-UBND ngày 19/6/2023 của UBND huyện về phân công phụ
trách tiêu chí, chủ động bám cơ sở, hướng dẫn các xã tháo gỡ vướng mắc; không để xảy
ra tình trạng đùn đẩy trách nhiệm.
- Báo cáo kết quả về UBND huyện (qua Phòng Nông nghiệp và PTNT) trước ngày 15 hằng
tháng.
2. Phòng Nông nghiệp và Phát triển nông thôn
- Tham mưu tổ chức thẩm tra các xã đăng ký đạt chuẩn, hoàn thành trước ngày
20/11/2024.
- Theo dõi, tổng hợp tiến độ chung toàn huyện.
3. Phòng Tài nguyên và Môi trường
Chủ trì, hướng dẫn thực hiện tiêu chí số 17; phấn đấu tỷ lệ thu gom, xử lý rác thải
sinh hoạt nông thôn đạt trên 90%.
4. Trung tâm Y tế huyện, Bảo hiểm xã hội huyện
Chủ trì, hướng dẫn thực hiện tiêu chí số 15 về Y tế.
5. Phòng Tài chính - Kế hoạch
Tham mưu bố trí tối thiểu 70% nguồn thu tiền sử dụng đất của xã cho xây dựng nông
thôn mới theo Nghị quyết số 28/2022/NQ-HĐND ngày 14/7/2022 của HĐND tỉnh Quảng Trị.
6. Phòng Giáo dục và Đào tạo
Phụ trách tiêu chí số 5 về Trường học, tiêu chí số 14 về Giáo dục và Đào tạo; trong
năm 2024 công nhận lại đạt chuẩn quốc gia các trường đã hết thời hạn.
7. Công an huyện
Chỉ đạo Công an các xã giữ vững chỉ tiêu 19.2 về an ninh, trật tự; nhân rộng mô hình
tự quản.
8. Ban Chỉ huy Quân sự huyện: Hướng dẫn các xã thực hiện chỉ tiêu 19.1.
9. UBND xã Linh Trường
Khẩn trương hoàn thành các tiêu chí số 10, 11 và 13, lập hồ sơ trình UBND huyện
trong tháng 10/2024.
10. UBND các xã đã đạt chuẩn
Duy trì 19/19 tiêu chí, không nợ tiêu chí.
11. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện, Hội Nông dân, Hội Cựu chiến
binh, Đoàn Thanh niên
Tổ chức ra quân “Ngày Chủ nhật nông thôn mới”, vận động đoàn viên, hội viên tham
gia.

Yêu cầu các đơn vị, địa phương nghiêm túc triển khai thực hiện Chỉ thị này./.

Nơi nhận:                                            CHỦ TỊCH
- TT Huyện ủy (b/c);
- Như trên;
- Lưu: VT.                                          Trần Văn Mẫu
""",
    (
        standard("NTM", 13, 15, names=()),
        standard("NTM nâng cao", 2, names=("Gio Mai", "Gio Quang")),
        mean("17.9"),
        due(date(2024, 12, 31)),
        standard("NTM", 14, 15, year=2024, baseline=False, names=()),
        standard("NTM nâng cao", 4, year=2024, baseline=False, names=()),
        cited("1385/QĐ-UBND", date(2023, 6, 19), "UBND huyện"),
        duty("Các phòng, ban, ngành cấp huyện"),
        each("tháng"),
        duty("Phòng Nông nghiệp và Phát triển nông thôn"),
        due(date(2024, 11, 20)),
        duty("Phòng Tài nguyên và Môi trường", "17"),
        aim("90", "%", ">"),
        duty("Trung tâm Y tế huyện, Bảo hiểm xã hội huyện", "15"),
        duty("Phòng Tài chính - Kế hoạch"),
        aim("70", "%", ">="),
        cited("28/2022/NQ-HĐND", date(2022, 7, 14), "HĐND tỉnh Quảng Trị"),
        duty("Phòng Giáo dục và Đào tạo", "5", "14"),
        stated(FactKind.ASSIGNMENT, agency="Công an huyện", criterion="19", names=()),
        stated(FactKind.ASSIGNMENT, agency="Ban Chỉ huy Quân sự huyện", criterion="19", names=()),
        stated(FactKind.ASSIGNMENT, agency="UBND xã Linh Trường", criteria=("10", "11", "13"), criterion="10"),
        due(date(2024, 10, 31)),
        duty("UBND các xã đã đạt chuẩn"),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam huyện, Hội Nông dân, Hội Cựu chiến binh, Đoàn Thanh niên"),
    ),
    open_facts=(
        own(19, names=()),
        own(19, names=()),
    ),
)

ALL = {
    "kong chro, half-year report 2024": KONG_CHRO_HALF_YEAR_REPORT_2024,
    "gio linh, directive 2024": GIO_LINH_DIRECTIVE_2024,
}
