"""The plans of a seventh round of strangers' papers: a delta district, a highland province, a new commune."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
    band,
    cited,
    criterion,
    due,
    duty,
    each,
    figure,
    mean,
    money,
    own,
    standard,
    stated,
    units,
)

from ntm.core.reading.facts import FactKind

DISTRICT_OF_THE_DELTA = Written(
    """ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN VĨNH THUẬN                          Độc lập - Tự do - Hạnh phúc

Số: 47/KH-UBND                      Vĩnh Thuận, ngày 21 tháng 02 năm 2023

KẾ HOẠCH
Xây dựng nông thôn mới huyện Vĩnh Thuận năm 2023

Thực hiện Kế hoạch số 31/KH-UBND ngày 07/02/2023 của UBND tỉnh Kiên Giang về xây
dựng nông thôn mới năm 2023 và Nghị quyết số 05-NQ/HU ngày 16/12/2022 của Ban Chấp
hành Đảng bộ huyện, Ủy ban nhân dân huyện xây dựng Kế hoạch với các nội dung sau:

I. HIỆN TRẠNG ĐẾN CUỐI NĂM 2022
- Huyện có 07 xã; cả 7/7 xã đều đã được công nhận đạt chuẩn nông thôn mới (NTM), trong
đó 02 xã (Phong Đông, Tân Thuận) được công nhận đạt chuẩn NTM nâng cao.
- Rà soát theo Bộ tiêu chí giai đoạn 2021 - 2025, bình quân mỗi xã đạt 16,3 tiêu chí; cụ
thể: 02 xã đạt 19 tiêu chí, 03 xã đạt 16 - 17 tiêu chí, 02 xã đạt 13 - 14 tiêu chí.
- Thu nhập bình quân đầu người khu vực nông thôn 56,2 triệu đồng/năm; hộ nghèo đa chiều còn
2,35%.

II. MỤC TIÊU
1. Mục tiêu chung
Nâng chất các xã đã được công nhận, gắn xây dựng NTM với cơ cấu lại sản xuất lúa - tôm,
giữ cảnh quan sông nước và nâng đời sống người dân.
2. Mục tiêu cụ thể
- Giữ vững 07/07 xã đạt chuẩn NTM; phấn đấu công nhận thêm 01 xã NTM nâng cao (xã Vĩnh
Bình Nam), nâng tổng số xã NTM nâng cao của huyện lên 03 xã.
- Có 01 xã (Phong Đông) được công nhận NTM kiểu mẫu.
- Xây dựng 12 ấp đạt chuẩn ấp NTM kiểu mẫu.
- Bình quân toàn huyện đạt từ 17,5 tiêu chí/xã trở lên; không còn xã dưới 15 tiêu chí.
                                        2
- Thu nhập bình quân đầu người đạt 60 triệu đồng/người/năm; tỷ lệ hộ nghèo đa chiều giảm còn
dưới 2%; tỷ lệ dân số tham gia bảo hiểm y tế đạt 93,5%; tỷ lệ hộ sử dụng nước sạch theo
quy chuẩn đạt ≥ 58%.

III. NHIỆM VỤ TRỌNG TÂM
1. Giao thông (tiêu chí số 2)
Đầu tư, nâng cấp 38,5 km đường giao thông nông thôn và xây mới 09 cây cầu; phấn đấu cuối năm
có 06/07 xã đạt tiêu chí.
2. Thủy lợi và phòng, chống thiên tai (tiêu chí số 3)
Nạo vét 21 tuyến kênh nội đồng, chiều dài 46,8 km; duy trì 7/7 xã đạt tiêu chí.
3. Điện (tiêu chí số 4)
Tỷ lệ hộ sử dụng điện thường xuyên, an toàn đạt 99,6%; 7/7 xã giữ vững tiêu chí.
4. Trường học (tiêu chí số 5): 05/07 xã đạt, tăng 01 xã (Vĩnh Phong) so với năm 2022.
5. Y tế (tiêu chí số 15): Giữ vững 100% trạm y tế xã đạt Tiêu chí quốc gia về y tế.
6. Môi trường và an toàn thực phẩm (tiêu chí số 17): 03 xã hoàn thành tiêu chí (Phong Đông,
Tân Thuận, Vĩnh Bình Nam).

IV. NGUỒN VỐN
Tổng nhu cầu vốn năm 2023 là 186 tỷ 450 triệu đồng, gồm:
- Vốn trực tiếp của Chương trình: 24 tỷ 950 triệu đồng (ngân sách trung ương 18 tỷ 200 triệu
đồng; ngân sách địa phương đối ứng 6 tỷ 750 triệu đồng);
- Lồng ghép các chương trình, dự án khác: 71 tỷ 500 triệu đồng;
- Tín dụng: 75 tỷ đồng;
- Doanh nghiệp và Nhân dân đóng góp: 15 tỷ đồng.

V. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và Phát triển nông thôn: Là đầu mối theo dõi, đôn đốc các xã; hàng tháng
tổng hợp kết quả báo cáo UBND huyện.
2. Phòng Kinh tế và Hạ tầng phụ trách các tiêu chí số 1, 2, 4, 7.
3. Phòng Văn hóa và Thông tin phụ trách các tiêu chí số 6, 8, 16.
4. Trung tâm Y tế huyện phụ trách tiêu chí số 15.
5. UBND các xã: Xây dựng kế hoạch chi tiết, gửi về UBND huyện trước ngày 15/3/2023; hồ sơ đề
nghị công nhận NTM nâng cao của xã Vĩnh Bình Nam hoàn thành trước ngày 31 tháng 10 năm
2023.
6. Đề nghị Ủy ban MTTQ Việt Nam huyện và các đoàn thể: Vận động đoàn viên, hội viên giữ gìn
vệ sinh, chỉnh trang nhà cửa, trồng cây xanh dọc các tuyến lộ.

Nơi nhận:                                    TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);                               KT. CHỦ TỊCH
- TT. HU, TT. HĐND huyện;                       PHÓ CHỦ TỊCH
- UBND các xã;
- Lưu: VT.                                      Trần Minh Khởi
""",
    (
        cited("31/KH-UBND", date(2023, 2, 7), "UBND tỉnh Kiên Giang"),
        cited("05-NQ/HU", date(2022, 12, 16), "Ban Chấp hành Đảng bộ huyện"),
        standard("NTM", 7, 7),
        standard("NTM nâng cao", 2, names=("Phong Đông", "Tân Thuận")),
        mean("16.3"),
        band(19, 19, 2),
        band(16, 17, 3),
        band(13, 14, 2),
        aim("56.2", "triệu đồng/người/năm"),
        aim("2.35", "%"),
        standard("NTM", 7, 7),
        standard("NTM nâng cao", 1, delta=True, names=("Vĩnh Bình Nam",)),
        standard("NTM nâng cao", 3),
        standard("NTM kiểu mẫu", 1, names=("Phong Đông",)),
        units(12, "ấp"),
        mean("17.5", ">="),
        band(None, 14, 0),
        aim("60", "triệu đồng/người/năm"),
        aim("2", "%", "<"),
        aim("93.5", "%"),
        aim("58", "%", ">="),
        aim("38.5", "km"),
        figure("9"),
        criterion("2", 6, 7),
        due(date(2023, 12, 31)),
        figure("21"),
        aim("46.8", "km"),
        criterion("3", 7, 7),
        aim("99.6", "%"),
        criterion("4", 7, 7),
        criterion("5", 5, 7),
        criterion("5", 1, delta=True, names=("Vĩnh Phong",)),
        aim("100", "%"),
        criterion("17", 3, names=("Phong Đông", "Tân Thuận", "Vĩnh Bình Nam")),
        stated(FactKind.CAPITAL, value=Decimal(186450), parent=None),
        stated(FactKind.CAPITAL, value=Decimal(24950), parent="Tổng"),
        stated(FactKind.CAPITAL, value=Decimal(18200)),
        stated(FactKind.CAPITAL, value=Decimal(6750)),
        stated(FactKind.CAPITAL, value=Decimal(71500), parent="Tổng"),
        stated(FactKind.CAPITAL, value=Decimal(75000), parent="Tổng"),
        stated(FactKind.CAPITAL, value=Decimal(15000), parent="Tổng"),
        duty("Phòng Nông nghiệp và Phát triển nông thôn"),
        each("tháng"),
        duty("Phòng Kinh tế và Hạ tầng", "1", "2", "4", "7"),
        duty("Phòng Văn hóa và Thông tin", "6", "8", "16"),
        duty("Trung tâm Y tế huyện", "15"),
        duty("UBND các xã"),
        due(date(2023, 3, 15)),
        due(date(2023, 10, 31)),
        duty("Ủy ban MTTQ Việt Nam huyện và các đoàn thể"),
    ),
)

PROVINCE_OF_THE_HIGHLANDS = Written(
    """ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH ĐẮK NÔNG                      Độc lập - Tự do - Hạnh phúc
-------                            ---------------
Số: 118/KH-UBND                Đắk Nông, ngày 06 tháng 3 năm 2024

KẾ HOẠCH
Triển khai Chương trình mục tiêu quốc gia xây dựng nông thôn mới
trên địa bàn tỉnh Đắk Nông năm 2024

Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ phê duyệt
Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021-2025; Quyết định số
318/QĐ-TTg ngày 08 tháng 3 năm 2022 của Thủ tướng Chính phủ về Bộ tiêu chí quốc gia về xã
nông thôn mới;
Căn cứ Nghị quyết số 42/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh về nhiệm vụ năm 2024;
Xét đề nghị của Sở Nông nghiệp và PTNT tại Tờ trình số 33/TTr-SNN ngày 26/02/2024,
UBND tỉnh ban hành Kế hoạch như sau:

A. MỤC TIÊU
I. CẤP HUYỆN
Có 01 huyện đạt chuẩn nông thôn mới (huyện Đắk R'lấp).
II. CẤP XÃ
1. Đến cuối năm 2024, lũy kế toàn tỉnh có 40/60 xã được công nhận đạt chuẩn nông thôn mới (năm
2023 có 36/60 xã), tăng 04 xã: Đắk Wil (Cư Jút), Đắk N'Drung (Đắk Song), Quảng Tân và
Đắk Ngo (Tuy Đức).
2. Có 08 xã đạt chuẩn nông thôn mới nâng cao, trong đó công nhận mới 03 xã; 01 xã đạt chuẩn
nông thôn mới kiểu mẫu.
3. Số tiêu chí bình quân đạt 17,2 tiêu chí/xã.
4. Phân nhóm: nhóm đạt 19 tiêu chí: 40 xã; nhóm đạt từ 15 đến 18 tiêu chí: 09 xã; nhóm đạt từ 10
đến 14 tiêu chí: 11 xã; không có xã đạt dưới 10 tiêu chí.
III. CẤP THÔN
Có thêm 15 thôn, bon, buôn đạt chuẩn nông thôn mới thuộc các xã đặc biệt khó khăn.
IV. MỘT SỐ CHỈ TIÊU
(1) Tỷ lệ hộ nghèo đa chiều giảm từ 3% trở lên; riêng hộ nghèo đồng bào dân tộc thiểu số tại chỗ
giảm từ 5% trở lên.
(2) Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh đạt 94%.
(3) Có thêm 20 sản phẩm OCOP được công nhận từ 3 sao trở lên.
(4) Thu nhập bình quân đầu người đạt trên 68 triệu đồng.
B. KẾT QUẢ TỪNG TIÊU CHÍ PHẢI ĐẠT
- Quy hoạch: duy trì 60/60 xã.
- Giao thông: 47/60 xã (tăng 3 xã).
- Trường học: 46/60 xã, tăng 02 xã so với năm 2023.
- Cơ sở vật chất văn hóa: 45/60 xã.
- Nhà ở dân cư: 50/60 xã.
- Nghèo đa chiều: 44/60 xã.
- Môi trường và an toàn thực phẩm: 43/60 xã.
C. KINH PHÍ
Tổng kinh phí dự kiến: 1.512,4 tỷ đồng, cụ thể:
I. Vốn ngân sách nhà nước: 612,4 tỷ đồng
1. Ngân sách Trung ương: 246,4 tỷ đồng
a) Vốn đầu tư phát triển: 190 tỷ đồng.
b) Vốn sự nghiệp: 56,4 tỷ đồng.
2. Ngân sách tỉnh: 150 tỷ đồng.
3. Ngân sách huyện, xã: 216 tỷ đồng.
II. Vốn tín dụng: 720 tỷ đồng.
III. Vốn doanh nghiệp: 80 tỷ đồng.
IV. Vốn huy động từ cộng đồng dân cư: 100 tỷ đồng.
D. PHÂN CÔNG TRÁCH NHIỆM
1. Sở Nông nghiệp và PTNT (Văn phòng Điều phối nông thôn mới tỉnh)
- Là cơ quan thường trực, giúp UBND tỉnh theo dõi, tổng hợp.
- Tổ chức sơ kết 6 tháng trước ngày 15/7/2024, tổng kết năm trước ngày 20/12/2024.
2. Sở Kế hoạch và Đầu tư: Chủ trì, phối hợp với Sở Tài chính tham mưu phân bổ vốn, hoàn thành
trước ngày 31/3/2024.
3. Sở Giao thông vận tải: Chịu trách nhiệm về tiêu chí số 2.
4. Sở Y tế: Hướng dẫn, kiểm tra việc thực hiện tiêu chí số 15; hỗ trợ các xã Quảng Tân, Đắk Ngo
hoàn thành tiêu chí này.
5. Công an tỉnh: Chịu trách nhiệm về chỉ tiêu 19.2 thuộc tiêu chí số 19.
6. UBND các huyện, thành phố: Giao chỉ tiêu cho từng xã; định kỳ hằng quý (trước ngày 20 của tháng
cuối quý) báo cáo về Sở Nông nghiệp và PTNT.
Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Sở Nông nghiệp và PTNT để tổng
hợp./.

Nơi nhận:
- Bộ NN&PTNT;
- CT, các PCT UBND tỉnh;
- UBND các huyện, TP;
- Lưu: VT, NNTN.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Y Bhiông Niê
""",
    (
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("42/NQ-HĐND", date(2023, 12, 8), "HĐND tỉnh"),
        cited("33/TTr-SNN", date(2024, 2, 26), "Sở Nông nghiệp và PTNT"),
        units(1, "huyện"),
        standard("NTM", 40, 60),
        due(date(2024, 12, 31)),
        standard("NTM", 36, 60),
        standard("NTM", 4, delta=True, names=("Đắk Wil", "Đắk N'Drung", "Quảng Tân", "Đắk Ngo")),
        standard("NTM nâng cao", 8),
        standard("NTM nâng cao", 3, delta=True),
        standard("NTM kiểu mẫu", 1),
        mean("17.2"),
        band(19, 19, 40),
        band(15, 18, 9),
        band(10, 14, 11),
        band(None, 9, 0),
        units(15, "thôn, bon, buôn", delta=True),
        aim("3", "%", ">=", delta=True),
        aim("5", "%", ">=", delta=True),
        aim("94", "%"),
        aim("20", "sản phẩm", delta=True),
        aim("68", "triệu đồng/người/năm", ">"),
        criterion("1", 60, 60),
        criterion("2", 47, 60),
        criterion("2", 3, delta=True),
        criterion("5", 46, 60),
        criterion("5", 2, delta=True),
        criterion("6", 45, 60),
        criterion("9", 50, 60),
        criterion("11", 44, 60),
        criterion("17", 43, 60),
        stated(FactKind.CAPITAL, value=Decimal(1512400), parent=None),
        stated(FactKind.CAPITAL, value=Decimal(612400), parent="Tổng"),
        stated(FactKind.CAPITAL, value=Decimal(246400)),
        stated(FactKind.CAPITAL, value=Decimal(190000)),
        stated(FactKind.CAPITAL, value=Decimal(56400)),
        stated(FactKind.CAPITAL, value=Decimal(150000)),
        stated(FactKind.CAPITAL, value=Decimal(216000)),
        stated(FactKind.CAPITAL, value=Decimal(720000), parent="Tổng"),
        stated(FactKind.CAPITAL, value=Decimal(80000), parent="Tổng"),
        stated(FactKind.CAPITAL, value=Decimal(100000), parent="Tổng"),
        duty("Sở Nông nghiệp và PTNT (Văn phòng Điều phối nông thôn mới tỉnh)"),
        due(date(2024, 7, 15)),
        due(date(2024, 12, 20)),
        duty("Sở Kế hoạch và Đầu tư"),
        due(date(2024, 3, 31)),
        duty("Sở Giao thông vận tải", "2"),
        duty("Sở Y tế", "15"),
        duty("Sở Y tế", "15", names=("Quảng Tân", "Đắk Ngo")),
        stated(FactKind.ASSIGNMENT, agency="Công an tỉnh", criterion="19"),
        duty("UBND các huyện, thành phố"),
        each("quý"),
    ),
)

COMMUNE_AFTER_THE_REFORM = Written(
    """ỦY BAN NHÂN DÂN            CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ CHÂU THÀNH                     Độc lập - Tự do - Hạnh phúc

Số: 26/KH-UBND               Châu Thành, ngày 18 tháng 9 năm 2025

KẾ HOẠCH
Xây dựng nông thôn mới xã Châu Thành những tháng cuối năm 2025

Căn cứ Nghị quyết số 1686/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội về sắp xếp
đơn vị hành chính cấp xã; Công văn số 875/SNNMT-PTNT ngày 29/8/2025 của Sở Nông nghiệp và Môi
trường về rà soát tiêu chí sau sắp xếp, UBND xã Châu Thành xây dựng kế hoạch như sau:
1. Kết quả rà soát sau sắp xếp
Xã được thành lập trên cơ sở nhập 03 xã cũ. Tính đến ngày 31/8/2025, xã đạt 14/19 tiêu chí; 05 tiêu
chí chưa đạt gồm: Giao thông (2), Trường học (5), Thu nhập (10), Nghèo đa chiều (11), Môi trường và
an toàn thực phẩm (17).
Thu nhập bình quân đầu người 57,8 triệu đồng/năm; tỷ lệ hộ nghèo đa chiều 3,4%; 61,5% hộ dùng nước
sạch từ nguồn tập trung.
2. Mục tiêu đến 31/12/2025
a) Giữ vững 14 tiêu chí đã đạt; hoàn thành thêm 02 tiêu chí (Trường học, Thu nhập), đưa tổng số tiêu
chí đạt lên 16/19.
b) Có thêm 04 ấp đạt chuẩn ấp nông thôn mới: ấp Tân Lợi, ấp Tân Phú, ấp Hòa Bình, ấp Hòa Thuận.
c) Thu nhập bình quân đầu người đạt từ 62 triệu đồng/năm trở lên.
d) Hộ nghèo đa chiều còn không quá 2,8%.
đ) Tỷ lệ tham gia BHYT đạt 95%; 100% ấp có điểm thu gom rác.
e) Phấn đấu 01 sản phẩm OCOP đạt 4 sao.
3. Nhiệm vụ
3.1. Láng nhựa 2,6 km đường ấp Tân Lợi - Tân Phú; xây dựng 03 phòng học Trường Mẫu giáo Hòa Thuận.
3.2. Chuyển đổi 120 ha đất trồng lúa kém hiệu quả sang trồng dừa; thành lập mới 02 hợp tác xã.
3.3. Mở 03 lớp nghề cho 90 lao động nông thôn; giải quyết việc làm cho 450 lao động.
4. Kinh phí: 8.640 triệu đồng, trong đó:
+ Ngân sách tỉnh hỗ trợ: 5.200 triệu đồng;
+ Ngân sách xã: 1.940 triệu đồng;
+ Xã hội hóa: 1.500 triệu đồng.
5. Tổ chức thực hiện
- Phòng Kinh tế xã: tham mưu UBND xã điều hành Kế hoạch này; phụ trách tiêu chí 2, 10, 11, 17; báo
cáo tiến độ vào ngày 25 hằng tháng.
- Phòng Văn hóa - Xã hội: phụ trách tiêu chí 5, 6, 14, 15, 16.
- Văn phòng HĐND và UBND xã: phụ trách tiêu chí 8, 18.
- Công an xã, Ban Chỉ huy Quân sự xã: phụ trách tiêu chí 19.
- Trưởng các ấp: vận động Nhân dân tham gia, hoàn thành hồ sơ ấp nông thôn mới trước 15/11/2025.
Trên đây là Kế hoạch của UBND xã Châu Thành./.
Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN
- Đảng ủy, HĐND xã;                              CHỦ TỊCH
- Các ấp;
- Lưu: VT.                                   Huỳnh Thị Cẩm Tú
""",
    (
        cited("1686/NQ-UBTVQH15", date(2025, 6, 16), "Ủy ban Thường vụ Quốc hội"),
        cited("875/SNNMT-PTNT", date(2025, 8, 29), "Sở Nông nghiệp và Môi trường"),
        own(14, 19),
        aim("57.8", "triệu đồng/người/năm"),
        aim("3.4", "%"),
        aim("61.5", "%"),
        due(date(2025, 12, 31)),
        stated(FactKind.COMMUNE_CRITERIA, numerator=14),
        aim("2", "tiêu chí", delta=True),
        own(16, 19),
        units(4, "ấp", delta=True, names=("Tân Lợi", "Tân Phú", "Hòa Bình", "Hòa Thuận")),
        aim("62", "triệu đồng/người/năm", ">="),
        aim("2.8", "%", "<="),
        aim("95", "%"),
        aim("100", "%"),
        aim("1", "sản phẩm"),
        aim("2.6", "km"),
        figure("3"),
        aim("120", "ha"),
        figure("2"),
        figure("3"),
        figure("90"),
        figure("450"),
        money("Tổng", 8640, None),
        money("Ngân sách tỉnh hỗ trợ", 5200, "Tổng"),
        stated(FactKind.CAPITAL, value=Decimal(1940), parent="Tổng"),
        stated(FactKind.CAPITAL, value=Decimal(1500), parent="Tổng"),
        duty("Phòng Kinh tế xã", "2", "10", "11", "17"),
        each("tháng"),
        duty("Phòng Văn hóa - Xã hội", "5", "6", "14", "15", "16"),
        duty("Văn phòng HĐND và UBND xã", "8", "18"),
        duty("Công an xã, Ban Chỉ huy Quân sự xã", "19"),
        duty("Trưởng các ấp"),
        due(date(2025, 11, 15)),
    ),
)

ALL = {
    "district plan, Kiên Giang": DISTRICT_OF_THE_DELTA,
    "province plan, Đắk Nông": PROVINCE_OF_THE_HIGHLANDS,
    "commune plan, after July 2025": COMMUNE_AFTER_THE_REFORM,
}
