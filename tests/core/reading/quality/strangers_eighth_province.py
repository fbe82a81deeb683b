"""A province's plan of the eighth round of strangers' papers; see `strangers_plans`."""

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
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

HOA_BINH_PROVINCE_PLAN_2024 = Written(
    """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH

Số:        /KH-UBND
	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hòa Bình, ngày      tháng 01 năm 2024

DỰ THẢO

KẾ HOẠCH
Triển khai thực hiện Chương trình mục tiêu quốc gia
xây dựng nông thôn mới năm 2024 tỉnh Hòa Bình

Căn cứ Nghị quyết số 25/2021/QH15 ngày 28 tháng 7 năm 2021 của Quốc hội về phê duyệt chủ trương
đầu tư Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021-2025;
Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ;
Căn cứ Thông tư số 53/2022/TT-BTC ngày 12 tháng 8 năm 2022 của Bộ Tài chính quy định quản lý và
sử dụng kinh phí sự nghiệp;
Xét đề nghị của Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số 12/TTr-SNN ngày
09/01/2024.

A. MỤC TIÊU
I. Mục tiêu tổng quát
Huy động sức mạnh của cả hệ thống chính trị, nâng cao đời sống vật chất, tinh thần của cư dân
nông thôn; xây dựng nông thôn mới gắn với chuyển đổi số, thích ứng với biến đổi khí hậu.
II. Mục tiêu cụ thể
1. Cấp xã
- Công nhận mới 06 xã đạt chuẩn nông thôn mới: Vân Sơn, Phú Vinh (huyện Tân Lạc); Tú Sơn (huyện
Kim Bôi); Đồng Chum, Cao Sơn (huyện Đà Bắc); Bao La (huyện Mai Châu). Lũy kế toàn tỉnh có 85/129
xã đạt chuẩn nông thôn mới, chiếm 65,9% số xã.
- 09 xã đạt chuẩn nông thôn mới nâng cao, nâng tổng số xã nông thôn mới nâng cao lên 35 xã.
- 02 xã đạt chuẩn nông thôn mới kiểu mẫu.
- Không còn xã đạt dưới 10 tiêu chí; số xã đạt từ 15 đến 18 tiêu chí: 20 xã (năm 2023: 17 xã);
số xã đạt từ 10 đến 14 tiêu chí: 24 xã (năm 2023: 33 xã).
- Bình quân toàn tỉnh đạt 16,8 tiêu chí/xã (năm 2023 đạt 16,2 tiêu chí/xã).
2. Cấp huyện
Phấn đấu huyện Tân Lạc đủ điều kiện trình Trung ương xét công nhận đạt chuẩn nông thôn mới.
3. Thôn, xóm
Có thêm 40 khu dân cư nông thôn mới kiểu mẫu, 60 vườn mẫu.

B. NHIỆM VỤ
I. Hạ tầng kinh tế - xã hội
1. Giao thông: Có 103/129 xã đạt tiêu chí số 2 (năm 2023 có 98/129 xã đạt tiêu chí số 2), trong
đó 18 xã đạt tiêu chí giao thông nông thôn mới nâng cao. Toàn tỉnh cứng hóa khoảng 210 km đường

2

giao thông nông thôn.
2. Thủy lợi và phòng, chống thiên tai: Tiếp tục duy trì 125/129 xã đạt tiêu chí số 3.
3. Điện nông thôn: Tỷ lệ hộ sử dụng điện lưới đạt 99,9%; có 128/129 xã đạt tiêu chí số 4 (năm
2023 có 127/129 xã).
4. Trường học: Có 104/129 xã đạt tiêu chí số 5 (năm 2023 có 100/129 xã).
5. Cơ sở vật chất văn hóa: Có 101/129 xã đạt chuẩn, tăng 04 xã so với năm 2023.
6. Thông tin và Truyền thông: 129/129 xã đạt tiêu chí số 8.
7. Nhà ở dân cư: Có 112/129 xã đạt tiêu chí về nhà ở dân cư.
II. Phát triển kinh tế nông thôn
Có 92/129 xã đạt tiêu chí thu nhập, 96/129 xã đạt tiêu chí nghèo đa chiều, 124/129 xã đạt tiêu
chí lao động, 109/129 xã đạt tiêu chí tổ chức sản xuất và phát triển kinh tế nông thôn. Thu nhập
bình quân của cư dân nông thôn đạt trên 45 triệu đồng/người/năm; tỷ lệ hộ nghèo giảm còn 7,2%.
III. Văn hóa, xã hội, môi trường
- Giáo dục và đào tạo: 118/129 xã đạt tiêu chí số 14.
- Y tế: 116/129 xã đạt tiêu chí y tế; tỷ lệ người dân tham gia bảo hiểm y tế đạt tối thiểu 96%.
- Môi trường và an toàn thực phẩm: 88/129 xã đạt tiêu chí số 17; tỷ lệ hộ được sử dụng nước sạch
theo quy chuẩn đạt 55%.
IV. Hệ thống chính trị, quốc phòng, an ninh
Có 120/129 xã đạt tiêu chí số 18 và 127/129 xã đạt tiêu chí số 19.

C. KINH PHÍ THỰC HIỆN
Tổng nguồn vốn thực hiện Chương trình năm 2024 dự kiến 2.318,6 tỷ đồng, gồm:
1. Vốn ngân sách trung ương: 268,4 tỷ đồng, trong đó:
a) Vốn đầu tư phát triển: 221 tỷ đồng;
b) Vốn sự nghiệp: 47,4 tỷ đồng.
2. Vốn ngân sách địa phương: 150,2 tỷ đồng.
3. Vốn lồng ghép từ các chương trình, dự án khác: 640 tỷ đồng.
4. Vốn tín dụng: 1.100 tỷ đồng.
5. Vốn doanh nghiệp: 45 tỷ đồng.
6. Huy động cộng đồng dân cư: 115 tỷ đồng.

(Chi tiết tại các Biểu số 01, 02, 03 kèm theo)

D. GIẢI PHÁP CHỦ YẾU
- Tập trung rà soát các xã đã về đích giai đoạn 2011-2020 để củng cố các tiêu chí bị sụt giảm do
áp dụng bộ tiêu chí mới; gắn trách nhiệm của người đứng đầu với kết quả của địa phương được phân

3

công.
- Triển khai Chương trình mỗi xã một sản phẩm (OCOP), phát triển du lịch nông thôn; khuyến khích
mỗi huyện lựa chọn 01 mô hình chuyển đổi số để nhân rộng.
- Bồi dưỡng nghiệp vụ cho cán bộ nông thôn mới các cấp theo Quyết định số 3360/QĐ-BNN-VPĐP ngày
06/9/2022 của Bộ Nông nghiệp và PTNT.

E. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Phát triển nông thôn: Chủ trì theo dõi, đôn đốc thực hiện Kế hoạch; định kỳ
6 tháng, năm tổng hợp báo cáo UBND tỉnh.
2. Sở Kế hoạch và Đầu tư: Chủ trì, phối hợp với Sở Tài chính tham mưu giao kế hoạch vốn đầu tư
phát triển.
3. Sở Giao thông vận tải: Hướng dẫn các huyện thực hiện tiêu chí số 2; phối hợp với UBND huyện
Đà Bắc hỗ trợ các xã Đồng Chum, Cao Sơn hoàn thành tiêu chí này trong năm 2024.
4. Sở Tài nguyên và Môi trường: Hướng dẫn thực hiện tiêu chí số 17.
5. UBND các huyện, thành phố: Phân bổ, giao vốn chi tiết xong trước ngày 28/02/2024; hoàn thành
hồ sơ đề nghị thẩm định các xã trước ngày 30 tháng 10 năm 2024.
6. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh: Tổ chức lấy ý kiến hài lòng của người dân.
""",
    (
        cited("25/2021/QH15", date(2021, 7, 28), "Quốc hội"),
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("53/2022/TT-BTC", date(2022, 8, 12), "Bộ Tài chính"),
        cited("12/TTr-SNN", date(2024, 1, 9), "Sở Nông nghiệp và Phát triển nông thôn"),
        standard(
            "NTM",
            6,
            year=2024,
            delta=True,
            baseline=False,
            names=("Vân Sơn", "Phú Vinh", "Tú Sơn", "Đồng Chum", "Cao Sơn", "Bao La"),
        ),
        standard("NTM", 85, 129, year=2024, baseline=False, names=()),
        standard("NTM nâng cao", 9, year=2024, delta=True, baseline=False, names=()),
        standard("NTM nâng cao", 35, year=2024, baseline=False, names=()),
        standard("NTM kiểu mẫu", 2, year=2024, baseline=False, names=()),
        band(None, 9, 0, year=2024, baseline=False, names=()),
        band(15, 18, 20, year=2024, baseline=False, names=()),
        band(15, 18, 17, year=2023, baseline=True, names=()),
        band(10, 14, 24, year=2024, baseline=False, names=()),
        band(10, 14, 33, year=2023, baseline=True, names=()),
        mean("16.8", year=2024, baseline=False),
        mean("16.2", year=2023, baseline=True),
        criterion("2", 103, 129, year=2024, baseline=False, names=()),
        criterion("2", 98, 129, year=2023, baseline=True, names=()),
        criterion("2", 18, year=2024, baseline=False, names=(), standard="NTM nâng cao"),
        aim("210", "km", "~"),
        criterion("3", 125, 129, year=2024, baseline=False, names=()),
        aim("99.9", "%"),
        criterion("4", 128, 129, year=2024, baseline=False, names=()),
        criterion("4", 127, 129, year=2023, baseline=True, names=()),
        criterion("5", 104, 129, year=2024, baseline=False, names=()),
        criterion("5", 100, 129, year=2023, baseline=True, names=()),
        criterion("6", 101, 129, year=2024, baseline=False, names=()),
        criterion("8", 129, 129, year=2024, baseline=False, names=()),
        criterion("9", 112, 129, year=2024, baseline=False, names=()),
        criterion("10", 92, 129, year=2024, baseline=False, names=()),
        criterion("11", 96, 129, year=2024, baseline=False, names=()),
        criterion("12", 124, 129, year=2024, baseline=False, names=()),
        criterion("13", 109, 129, year=2024, baseline=False, names=()),
        aim("45", "triệu đồng/người/năm", ">"),
        aim("7.2", "%"),
        criterion("14", 118, 129, year=2024, baseline=False, names=()),
        criterion("15", 116, 129, year=2024, baseline=False, names=()),
        aim("96", "%", ">="),
        criterion("17", 88, 129, year=2024, baseline=False, names=()),
        aim("55", "%"),
        criterion("18", 120, 129, year=2024, baseline=False, names=()),
        criterion("19", 127, 129, year=2024, baseline=False, names=()),
        cited("3360/QĐ-BNN-VPĐP", date(2022, 9, 6), "Bộ Nông nghiệp và PTNT"),
        cash("2318600", parent=None),
        cash("268400", parent="Tổng"),
        cash("221000"),
        cash("47400"),
        cash("150200", parent="Tổng"),
        cash("640000", parent="Tổng"),
        cash("1100000", parent="Tổng"),
        cash("45000", parent="Tổng"),
        cash("115000", parent="Tổng"),
        duty("Sở Nông nghiệp và Phát triển nông thôn"),
        each("6 tháng; năm"),
        duty("Sở Kế hoạch và Đầu tư"),
        duty("Sở Giao thông vận tải", "2"),
        duty("Sở Giao thông vận tải", "2", names=("Đồng Chum", "Cao Sơn")),
        duty("Sở Tài nguyên và Môi trường", "17"),
        duty("UBND các huyện, thành phố"),
        due(date(2024, 2, 28)),
        due(date(2024, 10, 30)),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    ),
    open_facts=(
        stated(FactKind.INDICATOR_TARGET, value=Decimal("1"), delta=False, names=()),
        stated(FactKind.STANDARD_COUNT, unit="huyện"),
        stated(FactKind.STANDARD_COUNT, numerator=40),
        stated(FactKind.STANDARD_COUNT, numerator=60),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("40")),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("60")),
        stated(FactKind.CRITERION_COUNT, criterion="6", numerator=4, delta=True),
        stated(FactKind.STANDARD_COUNT, names=("Tân Lạc",)),
    ),
)

ALL = {"hoa binh, province plan 2024": HOA_BINH_PROVINCE_PLAN_2024}
