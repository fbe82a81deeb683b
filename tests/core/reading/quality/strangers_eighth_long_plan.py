"""A long plan of the eighth round of strangers' papers; see `strangers_plans`."""

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

VO_NHAI_LONG_DISTRICT_PLAN_2024 = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN VÕ NHAI

Số: 88/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Võ Nhai, ngày 12 tháng 3 năm 2024

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới
huyện Võ Nhai năm 2024

Căn cứ Quyết định số 2663/QĐ-UBND ngày 26/10/2022 của Ủy ban nhân dân tỉnh Thái Nguyên ban hành Bộ
tiêu chí xã nông thôn mới, xã nông thôn mới nâng cao tỉnh Thái Nguyên giai đoạn 2021-2025;
Căn cứ Nghị quyết số 07-NQ/HU ngày 15/7/2021 của Ban Chấp hành Đảng bộ huyện về xây dựng nông thôn mới
giai đoạn 2021-2025;
Căn cứ Kế hoạch số 20/KH-UBND ngày 31/01/2024 của Ủy ban nhân dân tỉnh;
Ủy ban nhân dân (UBND) huyện xây dựng Kế hoạch thực hiện Chương trình năm 2024 như sau:

I. MỤC TIÊU
1. Mục tiêu chung
Xây dựng nông thôn mới theo hướng đi vào chiều sâu, hiệu quả, bền vững; gắn với cơ cấu lại ngành nông
nghiệp, phát triển du lịch sinh thái và bảo vệ rừng đầu nguồn.
2. Mục tiêu cụ thể
- Đối với các xã đã đạt chuẩn: Duy trì, nâng cao chất lượng các tiêu chí của 07 xã đã được công nhận
(Lâu Thượng, Phú Thượng, La Hiên, Tràng Xá, Bình Long, Cúc Đường, Dân Tiến).
- Công nhận mới 02 xã đạt chuẩn nông thôn mới năm 2024 là xã Liên Minh và xã Phương Giao, nâng số xã
đạt chuẩn nông thôn mới toàn huyện lên 09/14 xã.
- Xã La Hiên đạt chuẩn nông thôn mới nâng cao.
- Các xã còn lại: Phấn đấu mỗi xã tăng ít nhất 01 tiêu chí; tổng số tiêu chí tăng thêm trong năm là 21
tiêu chí.
- 03 xã đạt từ 15 đến 18 tiêu chí; 02 xã đạt từ 10 - 14 tiêu chí, không có xã dưới 10 tiêu chí.
- Số tiêu chí đạt bình quân của huyện từ 17,2 tiêu chí/xã trở lên.
- Xây dựng 12 xóm nông thôn mới kiểu mẫu.

II. NHIỆM VỤ
1. Quy hoạch
Các xã rà soát quy hoạch chung xây dựng xã đến năm 2030. Phấn đấu 14/14 xã duy trì đạt tiêu chí số 1.
2. Hạ tầng kinh tế - xã hội
- Giao thông: Tiếp tục thực hiện Đề án giao thông nông thôn; bê tông hóa 32,5 km đường trục xóm, liên
xóm, 11 km đường ngõ xóm. Số xã đạt tiêu chí số 2 đến hết năm 2024 là 11/14 xã, tăng thêm 02 xã (Liên

2

Minh, Phương Giao).
- Thủy lợi: Sửa chữa 06 công trình đập, kiên cố hóa 8,4 km kênh; giữ vững 14/14 xã đạt tiêu chí số 3.
- Điện: Đầu tư đưa điện đến 03 xóm vùng cao (Khuổi Mèo, Lũng Luông, Nà Bả); tỷ lệ hộ sử dụng điện đạt
99,7%. Có 14/14 xã đạt tiêu chí.
- Trường học: Tiếp tục duy trì 11/14 xã đạt tiêu chí, phấn đấu thêm 01 xã đạt tiêu chí (xã Phương
Giao), nâng tổng số xã đạt tiêu chí lên 12/14 xã.
- Cơ sở vật chất văn hóa: Hoàn thành xây dựng 09 nhà văn hóa xóm; phấn đấu 12/14 xã đạt.
- Cơ sở hạ tầng thương mại nông thôn: Duy trì 14/14 xã đạt tiêu chí số 7.
- Thông tin và Truyền thông: Duy trì 14/14 xã đạt tiêu chí.
- Nhà ở dân cư: Hỗ trợ xóa 210 nhà tạm, nhà dột nát cho hộ nghèo, hộ cận nghèo; phấn đấu 12/14 xã đạt
tiêu chí.
3. Kinh tế và tổ chức sản xuất
- Thu nhập: Phấn đấu thu nhập bình quân đầu người đạt 46 triệu đồng/người/năm; 09/14 xã đạt tiêu chí
thu nhập.
- Nghèo đa chiều: Giảm tỷ lệ hộ nghèo đa chiều xuống còn 14,5%; 09/14 xã đạt tiêu chí.
- Lao động: Tỷ lệ lao động qua đào tạo đạt trên 70%; duy trì 14/14 xã đạt tiêu chí số 12.
- Tổ chức sản xuất: Mở rộng diện tích na rải vụ lên 620 ha, chè 1.340 ha; 100% hợp tác xã hoạt động
đúng Luật Hợp tác xã năm 2023; có 13/14 xã đạt tiêu chí số 13.
4. Văn hóa - xã hội - môi trường
- Giáo dục và Đào tạo: Duy trì phổ cập giáo dục mầm non cho trẻ em 5 tuổi, phổ cập giáo dục trung học
cơ sở mức độ 3. Có 14/14 xã đạt tiêu chí số 14.
- Y tế: Tỷ lệ người dân tham gia bảo hiểm y tế ≥ 98%; tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp
còi ≤ 17,5%; có 14/14 xã đạt tiêu chí số 15.
- Văn hóa: 85% xóm đạt danh hiệu văn hóa; 14/14 xã đạt tiêu chí số 16.
- Môi trường và an toàn thực phẩm: Tỷ lệ chất thải rắn sinh hoạt được thu gom đạt 75%; 09/14 xã đạt
tiêu chí số 17.
5. Hệ thống chính trị, quốc phòng, an ninh
- Hệ thống chính trị và tiếp cận pháp luật: 14/14 xã đạt tiêu chí số 18.
- Quốc phòng và An ninh: Giữ vững 14/14 xã đạt tiêu chí số 19. Thực hiện tốt phương châm “bốn tại
chỗ”.

III. VỐN
Dự kiến tổng vốn thực hiện Chương trình năm 2024: 214.350 triệu đồng. Trong đó:
1. Ngân sách trung ương hỗ trợ trực tiếp: 46.800 triệu đồng.
- Vốn đầu tư: 38.900 triệu đồng.
- Vốn sự nghiệp: 7.900 triệu đồng.
2. Ngân sách tỉnh: 25.600 triệu đồng.
3. Ngân sách huyện: 18.750 triệu đồng.
4. Ngân sách xã: Không.
5. Vốn lồng ghép: 88.200 triệu đồng.
+ Chương trình MTQG giảm nghèo bền vững: 21.700 triệu đồng.
+ Chương trình MTQG phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi: 66.500
triệu đồng.
6. Vốn tín dụng: 25.000 triệu đồng.
7. Vốn huy động từ Nhân dân và cộng đồng: 10.000 triệu đồng.

IV. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và Phát triển nông thôn huyện
- Chủ trì tham mưu UBND huyện, Ban Chỉ đạo huyện triển khai Kế hoạch; hướng dẫn, đôn đốc các xã.
- Tổng hợp kết quả, báo cáo UBND huyện và Văn phòng Điều phối nông thôn mới tỉnh định kỳ hằng quý.
2. Phòng Kinh tế và Hạ tầng huyện
- Chủ trì hướng dẫn, thẩm tra các tiêu chí: số 1, số 2, số 4, số 7, số 9.
- Phối hợp với UBND các xã Liên Minh, Phương Giao hoàn thành tiêu chí số 2 trước ngày 30/9/2024.
3. Phòng Giáo dục và Đào tạo huyện
- Chủ trì hướng dẫn, thẩm tra tiêu chí số 5, tiêu chí số 14.
- Phối hợp với UBND xã Phương Giao hoàn thành tiêu chí số 5.
4. Phòng Lao động - Thương binh và Xã hội huyện
- Chủ trì hướng dẫn, thẩm tra tiêu chí số 11 về Nghèo đa chiều và tiêu chí số 12 về Lao động.
5. Trung tâm Y tế huyện
- Chủ trì hướng dẫn, thẩm tra tiêu chí số 15.
6. Phòng Tư pháp huyện
- Chủ trì hướng dẫn, đánh giá chỉ tiêu 18.4 thuộc tiêu chí số 18.
7. Ủy ban nhân dân các xã
- Ban hành kế hoạch của xã trước ngày 31/3/2024; huy động Nhân dân tham gia đóng góp ngày công, hiến
đất.
- Riêng các xã Liên Minh, Phương Giao hoàn thiện hồ sơ gửi UBND huyện trước ngày 15/10/2024.
Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các đơn vị phản ánh về UBND huyện (qua Phòng
Nông nghiệp và Phát triển nông thôn) để xem xét, giải quyết./.

Nơi nhận:
- UBND tỉnh (báo cáo);
- Văn phòng Điều phối NTM tỉnh;
- Thường trực Huyện ủy;
- Các phòng, ban, ngành, đoàn thể;
- UBND các xã;
- Lưu: VT, NN.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Tiến Mẫu
""",
    (
        cited("2663/QĐ-UBND", date(2022, 10, 26), "Ủy ban nhân dân tỉnh Thái Nguyên"),
        cited("07-NQ/HU", date(2021, 7, 15), "Ban Chấp hành Đảng bộ huyện"),
        cited("20/KH-UBND", date(2024, 1, 31), "Ủy ban nhân dân tỉnh"),
        standard(
            "NTM",
            7,
            baseline=True,
            names=("Lâu Thượng", "Phú Thượng", "La Hiên", "Tràng Xá", "Bình Long", "Cúc Đường", "Dân Tiến"),
        ),
        standard("NTM", 2, year=2024, delta=True, baseline=False, names=("Liên Minh", "Phương Giao")),
        standard("NTM", 9, 14, year=2024, baseline=False, names=()),
        aim("21", "tiêu chí", delta=True),
        band(15, 18, 3, year=2024, baseline=False, names=()),
        band(10, 14, 2, year=2024, baseline=False, names=()),
        band(None, 9, 0, year=2024, baseline=False, names=()),
        mean("17.2", ">=", year=2024, baseline=False),
        standard("thôn/bản NTM kiểu mẫu", 12, unit="xóm", year=2024, baseline=False, names=()),
        criterion("1", 14, 14, year=2024, baseline=False, names=()),
        aim("32.5", "km"),
        aim("11", "km"),
        criterion("2", 11, 14, year=2024, baseline=False, names=()),
        due(date(2024, 12, 31)),
        criterion("2", 2, year=2024, delta=True, baseline=False, names=("Liên Minh", "Phương Giao")),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("6"), op="=", delta=False, names=()),
        aim("8.4", "km"),
        criterion("3", 14, 14, year=2024, baseline=False, names=()),
        aim("99.7", "%"),
        criterion("4", 14, 14, year=2024, baseline=False, names=()),
        criterion("5", 11, 14, baseline=True, names=()),
        criterion("5", 1, year=2024, delta=True, baseline=False, names=("Phương Giao",)),
        criterion("5", 12, 14, year=2024, baseline=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("9"), op="=", delta=False, names=()),
        criterion("6", 12, 14, year=2024, baseline=False, names=()),
        criterion("7", 14, 14, year=2024, baseline=False, names=()),
        criterion("8", 14, 14, year=2024, baseline=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("210"), op="=", delta=False, names=()),
        criterion("9", 12, 14, year=2024, baseline=False, names=()),
        aim("46", "triệu đồng/người/năm"),
        criterion("10", 9, 14, year=2024, baseline=False, names=()),
        aim("14.5", "%"),
        criterion("11", 9, 14, year=2024, baseline=False, names=()),
        aim("70", "%", ">"),
        criterion("12", 14, 14, year=2024, baseline=False, names=()),
        aim("620", "ha"),
        aim("1340", "ha"),
        aim("100", "%"),
        cited("Luật Hợp tác xã 2023"),
        criterion("13", 13, 14, year=2024, baseline=False, names=()),
        aim("3", "mức độ"),
        criterion("14", 14, 14, year=2024, baseline=False, names=()),
        aim("98", "%", ">="),
        aim("17.5", "%", "<="),
        criterion("15", 14, 14, year=2024, baseline=False, names=()),
        aim("85", "%"),
        criterion("16", 14, 14, year=2024, baseline=False, names=()),
        aim("75", "%"),
        criterion("17", 9, 14, year=2024, baseline=False, names=()),
        criterion("18", 14, 14, year=2024, baseline=False, names=()),
        criterion("19", 14, 14, year=2024, baseline=False, names=()),
        cash("214350", parent=None),
        cash("46800", parent="Tổng"),
        cash("38900"),
        cash("7900"),
        cash("25600", parent="Tổng"),
        cash("18750", parent="Tổng"),
        cash("0", parent="Tổng"),
        cash("88200", parent="Tổng"),
        cash("21700"),
        cash("66500"),
        cash("25000", parent="Tổng"),
        cash("10000", parent="Tổng"),
        duty("Phòng Nông nghiệp và Phát triển nông thôn huyện"),
        each("quý"),
        duty("Phòng Kinh tế và Hạ tầng huyện", "1", "2", "4", "7", "9"),
        duty("Phòng Kinh tế và Hạ tầng huyện", "2", names=("Liên Minh", "Phương Giao")),
        due(date(2024, 9, 30)),
        duty("Phòng Giáo dục và Đào tạo huyện", "5", "14"),
        duty("Phòng Giáo dục và Đào tạo huyện", "5", names=("Phương Giao",)),
        duty("Phòng Lao động - Thương binh và Xã hội huyện", "11", "12"),
        duty("Trung tâm Y tế huyện", "15"),
        stated(FactKind.ASSIGNMENT, agency="Phòng Tư pháp huyện", criterion="18", names=()),
        duty("Ủy ban nhân dân các xã"),
        due(date(2024, 3, 31)),
        due(date(2024, 10, 15)),
    ),
    open_facts=(
        stated(FactKind.STANDARD_COUNT, standard="NTM nâng cao"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("1"), names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("3"), delta=False),
        stated(FactKind.ASSIGNMENT, names=("Liên Minh", "Phương Giao")),
        stated(FactKind.BAND_COUNT, numerator=5),
    ),
)

ALL = {
    "vo nhai, long district plan 2024": VO_NHAI_LONG_DISTRICT_PLAN_2024,
}
