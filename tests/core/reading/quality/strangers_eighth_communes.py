"""Papers of communes of the eighth round of strangers' papers; see `strangers_plans`."""

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
    own,
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

DAI_HONG_COMMUNE_PLAN_2024 = Written(
    """UỶ BAN NHÂN DÂN                 CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ ĐẠI HỒNG                              Độc lập - Tự do - Hạnh phúc
Số: 18/KH-UBND                           Đại Hồng, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Xây dựng xã nông thôn mới nâng cao năm 2024

Căn cứ Quyết định số 1046/QĐ-UBND ngày 26/5/2023 của UBND tỉnh Quảng Nam ban hành Bộ tiêu chí xã nông
thôn mới nâng cao trên địa bàn tỉnh giai đoạn 2021-2025;
Căn cứ Kế hoạch số 62/KH-UBND ngày 15/02/2024 của UBND huyện Đại Lộc về thực hiện Chương trình MTQG
xây dựng NTM năm 2024;
Thực hiện Nghị quyết số 03-NQ/ĐU ngày 08/01/2024 của Đảng uỷ xã, UBND xã Đại Hồng xây dựng kế hoạch
như sau:

I. THỰC TRẠNG
Xã Đại Hồng có 05 thôn với 2.486 hộ, 9.320 nhân khẩu. Đến ngày 31/12/2023, xã đạt 12/19 tiêu chí nông
thôn mới nâng cao. Thu nhập bình quân đầu người năm 2023 là 51,3 triệu đồng/người/năm; hộ nghèo chiếm
tỷ lệ 2,14%.

II. MỤC TIÊU
1. Phấn đấu đạt thêm 04 tiêu chí trong năm 2024 (số 2, số 6, số 13 và số 17), nâng tổng số tiêu chí
đạt chuẩn nông thôn mới nâng cao lên 16/19 tiêu chí.
2. Thu nhập bình quân đầu người từ 56 triệu đồng/người/năm trở lên.
3. Tỷ lệ hộ nghèo đa chiều còn 1,5%.
4. Tỷ lệ người dân tham gia BHYT đạt ít nhất 95%.
5. Tỷ lệ hộ dùng nước sạch theo quy chuẩn không dưới 55%.
6. Trên 80% hộ dân phân loại rác thải tại nguồn.

III. NHIỆM VỤ TRỌNG TÂM
- Về giao thông: Bê tông hoá 2,8 km đường trục thôn; lắp đặt hệ thống điện chiếu sáng dài 3,5 km.
- Về cơ sở vật chất văn hoá: Sửa chữa 02 nhà văn hoá thôn (Phước Lâm, Lập Thuận), bổ sung dụng cụ thể
thao ngoài trời.
- Về sản xuất: Chuyển đổi 15 ha đất lúa kém hiệu quả sang trồng ngô; duy trì 120 ha lúa giống, sản
lượng đạt 780 tấn. Có tối thiểu 02 sản phẩm OCOP đạt từ 3 sao trở lên.
- Về lao động: Tỷ lệ lao động qua đào tạo đạt trên 72%, trong đó có bằng cấp, chứng chỉ 32%.
- Về giáo dục: Giữ vững phổ cập giáo dục tiểu học mức độ 3, xoá mù chữ mức độ 2; huy động trẻ 6 tuổi
vào lớp 1 đạt 100%.
- Về môi trường: Thu gom, xử lý chất thải rắn sinh hoạt đạt 95%; trồng mới 1.200 cây xanh dọc các
tuyến đường.

IV. KINH PHÍ
Tổng kinh phí thực hiện: 6 tỷ 450 triệu đồng. Trong đó:
- Ngân sách Trung ương: 2 tỷ 100 triệu đồng;
- Ngân sách tỉnh: 1,25 tỷ đồng;
- Ngân sách huyện: 1,8 tỷ đồng;
- Ngân sách xã: 500 triệu đồng;
- Nhân dân đóng góp: 800 triệu đồng.

V. TỔ CHỨC THỰC HIỆN
1. Ban Quản lý xây dựng NTM xã: Chỉ đạo, điều hành chung; kiểm tra tiến độ thực hiện tại các thôn.
2. Công chức Địa chính - Xây dựng: Tham mưu thực hiện tiêu chí số 2 và số 17.
3. Công chức Văn hoá - Xã hội: Phụ trách tiêu chí số 6, số 16; hoàn thiện hồ sơ minh chứng trước ngày
30/9/2024.
4. Công chức Tài chính - Kế toán: Quản lý, thanh quyết toán các nguồn vốn.
5. Trạm Y tế xã: Chủ trì tiêu chí số 15.
6. Công an xã, Ban Chỉ huy Quân sự xã: Phụ trách tiêu chí số 19.
7. Ban nhân dân các thôn: Vận động Nhân dân hiến đất, chỉnh trang vườn nhà; báo cáo kết quả về UBND xã
vào ngày 25 hằng tháng.
Hồ sơ đề nghị công nhận xã gửi UBND huyện trước ngày 15/11/2024./.

Nơi nhận:                                        TM. UỶ BAN NHÂN DÂN
- UBND huyện;                                          CHỦ TỊCH
- TTĐU, TT HĐND xã;
- Các thôn;
- Lưu: VT.                                         Võ Văn Mẫu
""",
    (
        cited("1046/QĐ-UBND", date(2023, 5, 26), "UBND tỉnh Quảng Nam"),
        cited("62/KH-UBND", date(2024, 2, 15), "UBND huyện Đại Lộc"),
        cited("03-NQ/ĐU", date(2024, 1, 8), "Đảng ủy xã"),
        own(12, baseline=True, names=()),
        aim("51.3", "triệu đồng/người/năm", baseline=True),
        aim("2.14", "%", baseline=True),
        aim("4", "tiêu chí", delta=True),
        own(16, year=2024, baseline=False, names=()),
        aim("56", "triệu đồng/người/năm", ">="),
        aim("1.5", "%"),
        aim("95", "%", ">="),
        aim("55", "%", ">="),
        aim("80", "%", ">"),
        aim("2.8", "km"),
        aim("3.5", "km"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), op="=", delta=False, names=("Phước Lâm", "Lập Thuận")),
        aim("15", "ha"),
        aim("120", "ha"),
        aim("780", "tấn"),
        aim("2", "sản phẩm", ">="),
        aim("72", "%", ">"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("32"), unit="%", delta=False, names=()),
        aim("3", "mức độ"),
        aim("2", "mức độ"),
        aim("100", "%"),
        aim("95", "%"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("1200"), op="=", delta=False, names=()),
        cash("6450", parent=None),
        cash("2100", parent="Tổng"),
        cash("1250", parent="Tổng"),
        cash("1800", parent="Tổng"),
        cash("500", parent="Tổng"),
        cash("800", parent="Tổng"),
        duty("Ban Quản lý xây dựng NTM xã"),
        duty("Công chức Địa chính - Xây dựng", "2", "17"),
        duty("Công chức Văn hóa - Xã hội", "6", "16"),
        due(date(2024, 9, 30)),
        duty("Công chức Tài chính - Kế toán"),
        duty("Trạm Y tế xã", "15"),
        duty("Công an xã, Ban Chỉ huy Quân sự xã", "19"),
        duty("Ban nhân dân các thôn"),
        each("tháng"),
        due(date(2024, 11, 15)),
    ),
    open_facts=(
        criterion("2", 1, delta=True, names=()),
        criterion("6", 1, delta=True, names=()),
        criterion("13", 1, delta=True, names=()),
        criterion("17", 1, delta=True, names=()),
    ),
)

MUONG_HUM_COMMUNE_PLAN_2025 = Written(
    """KẾ HOẠCH
Thực hiện Chương trình MTQG xây dựng nông thôn mới
6 tháng cuối năm 2025 trên địa bàn xã Mường Hum

Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;
Căn cứ Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ; Quyết định số
211/QĐ-TTg ngày 01/3/2024 của Thủ tướng Chính phủ sửa đổi, bổ sung một số nội dung của Bộ
tiêu chí quốc gia về nông thôn mới các cấp;
Căn cứ Công văn số 1375/SNNMT-PTNT ngày 28/7/2025 của Sở Nông nghiệp và Môi trường tỉnh
Lào Cai về việc rà soát tiêu chí nông thôn mới sau sắp xếp đơn vị hành chính;
Theo Quyết định số 09-QĐ/ĐU ngày 05/7/2025 của Đảng ủy xã Mường Hum về thành lập Ban Chỉ
đạo, UBND xã ban hành Kế hoạch như sau:

I. ĐẶC ĐIỂM TÌNH HÌNH
Xã Mường Hum được thành lập trên cơ sở nhập các xã cũ, có 31 thôn, dân số trên 16.800
người, chủ yếu là đồng bào Mông, Dao, Giáy. Qua rà soát, đến 30/6/2025 xã đạt 9/19 tiêu
chí. Thu nhập bình quân 36,5 triệu đồng/người/năm, tỷ lệ hộ nghèo đa chiều 27,4%.

II. MỤC TIÊU
1. Mục tiêu chung
Ổn định tổ chức bộ máy của chính quyền địa phương 02 cấp; tiếp tục thực hiện các tiêu chí
bảo đảm thực chất, phù hợp với địa giới mới.
2. Mục tiêu cụ thể
- Giữ vững 9/19 tiêu chí đã đạt.
- Hoàn thành tiêu chí số 5 về Trường học.
- Hoàn thành tiêu chí số 15 về Y tế, nâng số tiêu chí đạt chuẩn của xã lên 11/19 tiêu chí
vào cuối năm 2025.
- Phấn đấu có 03 thôn đạt chuẩn thôn nông thôn mới (Ky Quan San, Séo Pờ Hồ, Tả Pờ Hồ).
- Thu nhập bình quân đầu người đạt 40 triệu đồng/người/năm.
- Tỷ lệ hộ nghèo đa chiều giảm xuống dưới 22%.
- Tỷ lệ hộ được sử dụng nước hợp vệ sinh ≥ 95%.
- 65% hộ gia đình đạt chuẩn gia đình văn hóa, 60% thôn đạt chuẩn văn hóa.

III. NHIỆM VỤ, GIẢI PHÁP
1. Hạ tầng: Mở mới 6 km đường liên thôn, bê tông hóa 04 km đường vào thôn Séo Pờ Hồ; sửa
chữa 02 công trình cấp nước sinh hoạt.
2. Nông nghiệp: Chăm sóc 320 ha thảo quả, trồng mới 25 ha lê; sản lượng cá nước lạnh 85
tấn. Hỗ trợ 01 hợp tác xã xây dựng sản phẩm OCOP.
3. Giảm nghèo: Xóa 78 nhà tạm, nhà dột nát, hoàn thành trước ngày 31/8/2025. 100% hộ nghèo
được cấp thẻ bảo hiểm y tế.
4. Chuyển đổi số: Trên 70% người dân trong độ tuổi lao động có điện thoại thông minh; tỷ
lệ hồ sơ giải quyết trực tuyến toàn trình tối thiểu 50%.
5. Văn hóa: Bảo tồn nghề chạm khắc bạc, lễ hội truyền thống của đồng bào Giáy; phát huy
vai trò người có uy tín trong việc xóa bỏ tảo hôn.
6. Phòng, chống thiên tai theo phương châm “4 tại chỗ”; ứng phó sạt lở tại 05 điểm nguy cơ
cao.

IV. NGUỒN VỐN
Tổng vốn: 14.216 triệu đồng, trong đó:
1. Vốn Chương trình MTQG xây dựng NTM: 5.480 triệu đồng
- Vốn đầu tư: 4.300 triệu đồng
- Vốn sự nghiệp: 1.180 triệu đồng
2. Vốn lồng ghép: 8.516 triệu đồng
- Chương trình MTQG giảm nghèo bền vững: 3.204 triệu đồng
- Chương trình MTQG phát triển kinh tế - xã hội vùng đồng bào DTTS và miền núi: 5.312
triệu đồng
3. Ngân sách xã: Không
4. Nhân dân đóng góp: 220 triệu đồng (quy đổi từ ngày công, hiến đất)

V. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế xã
- Là cơ quan thường trực, tham mưu cho Ban Chỉ đạo xã; tổng hợp kết quả báo cáo Sở Nông
nghiệp và Môi trường định kỳ hằng tháng, hằng quý.
- Phân bổ vốn chi tiết cho các dự án trước ngày 10/9/2025.
2. Phòng Văn hóa - Xã hội
- Phụ trách tiêu chí số 5, 6, 14, 15, 16.
3. Trung tâm Phục vụ hành chính công xã
- Hướng dẫn người dân nộp hồ sơ trực tuyến.
4. Công an xã
- Phụ trách chỉ tiêu 19.2 thuộc tiêu chí số 19.
5. Ban Chỉ huy Quân sự xã
- Phụ trách chỉ tiêu 19.1.
6. Đề nghị Ủy ban MTTQ Việt Nam xã và các đoàn thể
- Vận động Nhân dân tham gia xây dựng nông thôn mới; giám sát cộng đồng.
7. Trưởng các thôn
- Họp dân, đăng ký phần việc của thôn; gửi danh sách về Phòng Kinh tế xã trước ngày
05/9/2025.

Nơi nhận:
- Sở Nông nghiệp và Môi trường;
- Đảng ủy, HĐND xã;
- Các thôn;
- Lưu: VT, KT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Vàng A Mẫu
""",
    (
        cited("Luật Tổ chức chính quyền địa phương 2025"),
        cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("211/QĐ-TTg", date(2024, 3, 1), "Thủ tướng Chính phủ"),
        cited("1375/SNNMT-PTNT", date(2025, 7, 28), "Sở Nông nghiệp và Môi trường tỉnh Lào Cai"),
        cited("09-QĐ/ĐU", date(2025, 7, 5), "Đảng ủy xã Mường Hum"),
        own(9, baseline=True, names=()),
        aim("36.5", "triệu đồng/người/năm", baseline=True),
        aim("27.4", "%", baseline=True),
        own(9, baseline=True, names=()),
        criterion("5", 1, year=2025, delta=True, baseline=False, names=(), unit="tiêu chí"),
        criterion("15", 1, year=2025, delta=True, baseline=False, names=(), unit="tiêu chí"),
        own(11, year=2025, baseline=False, names=()),
        due(date(2025, 12, 31)),
        standard(
            "thôn/bản NTM", 3, unit="thôn", year=2025, baseline=False, names=("Ky Quan San", "Séo Pờ Hồ", "Tả Pờ Hồ")
        ),
        aim("40", "triệu đồng/người/năm"),
        aim("22", "%", "<"),
        aim("95", "%", ">="),
        aim("65", "%"),
        aim("60", "%"),
        aim("6", "km"),
        aim("4", "km", names=("Séo Pờ Hồ",)),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), op="=", delta=False, names=()),
        aim("320", "ha"),
        aim("25", "ha"),
        aim("85", "tấn"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("78"), op="=", delta=False, names=()),
        due(date(2025, 8, 31)),
        aim("100", "%"),
        aim("70", "%", ">"),
        aim("50", "%", ">="),
        cash("14216", parent=None),
        cash("5480", parent="Tổng"),
        cash("4300"),
        cash("1180"),
        cash("8516", parent="Tổng"),
        cash("3204"),
        cash("5312"),
        cash("0", parent="Tổng"),
        cash("220", parent="Tổng"),
        duty("Phòng Kinh tế xã"),
        each("tháng; quý"),
        due(date(2025, 9, 10)),
        duty("Phòng Văn hóa - Xã hội", "5", "6", "14", "15", "16"),
        duty("Trung tâm Phục vụ hành chính công xã"),
        stated(FactKind.ASSIGNMENT, agency="Công an xã", criterion="19", names=()),
        stated(FactKind.ASSIGNMENT, agency="Ban Chỉ huy Quân sự xã", criterion="19", names=()),
        duty("Ủy ban MTTQ Việt Nam xã và các đoàn thể"),
        duty("Trưởng các thôn"),
        due(date(2025, 9, 5)),
    ),
    open_facts=(
        stated(FactKind.INDICATOR_TARGET, value=Decimal("1"), delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("5"), delta=False, names=()),
    ),
)

DAT_MUI_COMMUNE_REPORT_2025 = Written(
    """UBND XÃ ĐẤT MŨI                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 214/BC-UBND                        Độc lập - Tự do - Hạnh phúc
                                  Đất Mũi, ngày 10 tháng 12 năm 2025

BÁO CÁO
Kết quả xây dựng nông thôn mới năm 2025 và phương hướng, nhiệm vụ năm 2026

Thực hiện Công văn số 2208/SNNMT-VPĐP ngày 24/11/2025 của Sở Nông nghiệp và Môi
trường tỉnh Cà Mau, UBND xã Đất Mũi báo cáo kết quả như sau:

PHẦN I. KẾT QUẢ NĂM 2025
1. Công tác lãnh đạo, chỉ đạo
Đảng ủy xã ban hành Nghị quyết số 05-NQ/ĐU ngày 18/7/2025; UBND xã ban hành Kế hoạch
số 22/KH-UBND ngày 01/8/2025. Ban Chỉ đạo phân công từng thành viên bám ấp, hằng
tuần nắm tiến độ.
2. Kết quả thực hiện Bộ tiêu chí
Tính đến ngày 30/11/2025, xã đạt 16/19 tiêu chí nông thôn mới, tăng 02 tiêu chí so
với thời điểm mới sắp xếp. Các tiêu chí chưa đạt: số 2 (Giao thông), số 13 (Tổ chức
sản xuất và phát triển kinh tế nông thôn) và số 17 (Môi trường và an toàn thực
phẩm).
- Giao thông: Trong năm xây dựng 11,6 km lộ bê tông và 08 cầu nông thôn.
- Điện: Tỷ lệ hộ sử dụng điện an toàn đạt 99,2%.
- Trường học: Có 7/9 trường đạt chuẩn quốc gia, tỷ lệ 77,8%.
- Thu nhập: Thu nhập bình quân đầu người ước đạt 68 triệu đồng/người/năm, vượt chỉ
tiêu Nghị quyết đề ra.
- Hộ nghèo: Cuối năm còn 112 hộ nghèo, chiếm 1,86%.
- Y tế: Tỷ lệ dân số tham gia bảo hiểm y tế đạt 93,5%.
- Môi trường: Tỷ lệ hộ sử dụng nước sạch theo quy chuẩn mới đạt 48,7%.
3. Kinh phí
Tổng kinh phí huy động trong năm là 23.780 triệu đồng. Trong đó: ngân sách tỉnh
12.400 triệu đồng; ngân sách xã 1.850 triệu đồng; doanh nghiệp hỗ trợ 2.930 triệu
đồng; Nhân dân đóng góp 6.600 triệu đồng.
4. Khó khăn, hạn chế
Địa bàn rộng, sông rạch chằng chịt, chi phí làm lộ cao; một số ấp còn thiếu điểm thu
gom rác.

PHẦN II. PHƯƠNG HƯỚNG NĂM 2026
- Phấn đấu hoàn thành thêm 03 tiêu chí còn lại, nâng tổng số tiêu chí đạt chuẩn lên
19/19 tiêu chí, trình công nhận xã đạt chuẩn nông thôn mới trong quý IV năm 2026.
- Thu nhập bình quân đầu người từ 73 triệu đồng/người/năm trở lên.
- Giảm tỷ lệ hộ nghèo xuống còn dưới 1,2%.
- Nâng tỷ lệ hộ sử dụng nước sạch theo quy chuẩn lên 60%.
- Xây dựng 9,5 km lộ bê tông tại ấp Kinh Đào Tây, ấp Cồn Mũi.
- Phấn đấu 100% trường đạt chuẩn quốc gia.
Phân công thực hiện:
- Phòng Kinh tế: phụ trách các tiêu chí số 2, 13, 17; báo cáo UBND xã trước ngày 20
hằng tháng.
- Phòng Văn hóa - Xã hội: phụ trách tiêu chí số 5, 14, 15.
- Trưởng ban nhân dân các ấp: vận động hộ dân hiến đất, chỉnh trang cảnh quan.

Nơi nhận:                                          TM. ỦY BAN NHÂN DÂN
- Sở NN&MT tỉnh;                                       KT. CHỦ TỊCH
- TT Đảng ủy, HĐND xã;                               PHÓ CHỦ TỊCH
- Lưu: VT.
                                                     Trần Quốc Mẫu
""",
    (
        cited("2208/SNNMT-VPĐP", date(2025, 11, 24), "Sở Nông nghiệp và Môi trường tỉnh Cà Mau"),
        cited("05-NQ/ĐU", date(2025, 7, 18), "Đảng ủy xã"),
        cited("22/KH-UBND", date(2025, 8, 1), "UBND xã"),
        own(16, names=()),
        aim("11.6", "km"),
        aim("8", "cầu"),
        aim("99.2", "%"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("68"), unit="triệu đồng/người/năm", delta=False, names=()),
        aim("1.86", "%"),
        aim("93.5", "%"),
        aim("48.7", "%"),
        cash("23780", parent=None),
        cash("12400", parent="Tổng"),
        cash("1850", parent="Tổng"),
        cash("2930", parent="Tổng"),
        cash("6600", parent="Tổng"),
        aim("3", "tiêu chí", delta=True),
        own(19, year=2026, baseline=False, names=()),
        due(date(2026, 12, 31)),
        aim("73", "triệu đồng/người/năm", ">="),
        aim("1.2", "%", "<"),
        aim("60", "%"),
        aim("9.5", "km", names=("Kinh Đào Tây", "Cồn Mũi")),
        aim("100", "%"),
        duty("Phòng Kinh tế", "2", "13", "17"),
        each("tháng"),
        duty("Phòng Văn hóa - Xã hội", "5", "14", "15"),
        duty("Trưởng ban nhân dân các ấp"),
    ),
    open_facts=(
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), unit="tiêu chí", names=()),
        stated(FactKind.COMMUNE_CRITERIA, numerator=2, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("7"), delta=False, names=()),
        aim("77.8", "%"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("112"), delta=False, names=()),
        stated(FactKind.STANDARD_COUNT, numerator=7),
        stated(FactKind.STANDARD_COUNT, standard="NTM", year=2026),
        stated(FactKind.STANDARD_COUNT, standard="NTM"),
    ),
)

ALL = {
    "dai hong, commune plan 2024": DAI_HONG_COMMUNE_PLAN_2024,
    "muong hum, commune plan 2025": MUONG_HUM_COMMUNE_PLAN_2025,
    "dat mui, commune report 2025": DAT_MUI_COMMUNE_REPORT_2025,
}
