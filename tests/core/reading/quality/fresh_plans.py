"""Plans of our own that were written after the reader, measured once, and then kept for the tests.

Every figure, person and number in them is invented.
"""

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
    own,
    standard,
)

PLAN_OF_A_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 39/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lạng Sơn, ngày 29 tháng 02 năm 2024

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới
trên địa bàn tỉnh Lạng Sơn năm 2024

Thực hiện Quyết định số 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng Chính phủ; Nghị quyết số 15/NQ-HĐND ngày
08/12/2023 của
HĐND tỉnh, UBND tỉnh ban hành Kế hoạch như sau:
A. KẾT QUẢ NĂM 2023
Đến 31/12/2023, toàn tỉnh có 94/181 xã đạt chuẩn nông thôn mới (đạt 51,9%), trong đó có 20 xã đạt chuẩn nông thôn mới
nâng cao, 6 xã đạt chuẩn nông thôn mới kiểu mẫu; bình quân đạt 14,3 tiêu chí/xã; không còn xã dưới 7 tiêu chí.
B. KẾ HOẠCH NĂM 2024
I. MỤC TIÊU
1. Mục tiêu chung
Tiếp tục nâng cao đời sống vật chất, tinh thần của người dân nông thôn.
2. Chỉ tiêu cụ thể
- Có thêm 10 xã đạt chuẩn nông thôn mới, nâng tổng số xã đạt chuẩn nông thôn mới toàn tỉnh lên 104/181 xã.
- Có thêm 08 xã đạt chuẩn nông thôn mới nâng cao; có thêm 04 xã đạt chuẩn nông thôn mới kiểu mẫu.
- Bình quân chung toàn tỉnh đạt 14,9 tiêu chí/xã; phấn đấu không có xã đạt dưới 8 tiêu chí.
- Có 60 khu dân cư nông thôn mới kiểu mẫu.
- Thu nhập bình quân của người dân nông thôn đạt 45 triệu đồng/người/năm.
- Tỷ lệ hộ nghèo khu vực nông thôn giảm từ 2,5 - 3%.
II. NGUỒN VỐN
Tổng nhu cầu vốn năm 2024 dự kiến 1.860 tỷ đồng, bao gồm: vốn ngân sách trung ương 412 tỷ đồng, vốn ngân sách
địa phương
348 tỷ đồng, vốn lồng ghép 600 tỷ đồng, vốn tín dụng 450 tỷ đồng, vốn huy động từ doanh nghiệp và người dân 50
tỷ đồng.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Phát triển nông thôn
a) Là cơ quan thường trực, chủ trì tổ chức thực hiện Kế hoạch này.
b) Tổng hợp, báo cáo UBND tỉnh kết quả thực hiện định kỳ 6 tháng và hằng năm.
2. Sở Kế hoạch và Đầu tư: Chủ trì, phối hợp với Sở Tài chính tham mưu phân bổ vốn đầu tư phát triển.
3. Sở Giao thông vận tải: Hướng dẫn thực hiện tiêu chí số 2 về Giao thông.
4. Sở Công Thương: Hướng dẫn thực hiện tiêu chí số 4 về Điện, tiêu chí số 7 về Cơ sở hạ tầng thương mại nông thôn.
5. Sở Thông tin và Truyền thông: Hướng dẫn thực hiện tiêu chí số 8.
6. UBND các huyện, thành phố: Xây dựng kế hoạch chi tiết, gửi về Sở Nông nghiệp và Phát triển nông thôn trước ngày
20/3/2024.

Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
- Thường trực Tỉnh ủy;                          KT. CHỦ TỊCH
- Lưu: VT.                                    PHÓ CHỦ TỊCH
                                               Lương Văn Mẫu
""",
    (
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("15/NQ-HĐND", date(2023, 12, 8), "HĐND tỉnh"),
        standard("NTM", 94, 181, baseline=True, year=2023),
        standard("NTM nâng cao", 20, baseline=True),
        standard("NTM kiểu mẫu", 6, baseline=True),
        mean("14.3", baseline=True),
        band(None, 6, 0, baseline=True),
        standard("NTM", 10, delta=True, baseline=False),
        standard("NTM", 104, 181, baseline=False),
        standard("NTM nâng cao", 8, delta=True),
        standard("NTM kiểu mẫu", 4, delta=True),
        mean("14.9", baseline=False),
        band(None, 7, 0, baseline=False),
        standard("thôn/bản NTM kiểu mẫu", 60),
        aim("45", "triệu đồng/người/năm"),
        aim("2.5", "%", ">=", delta=True),
        money("Tổng", 1860000, None),
        money("vốn ngân sách trung ương", 412000, "Tổng"),
        money("vốn ngân sách địa phương", 348000, "Tổng"),
        money("vốn lồng ghép", 600000, "Tổng"),
        money("vốn tín dụng", 450000, "Tổng"),
        money("vốn huy động từ doanh nghiệp và người dân", 50000, "Tổng"),
        duty("Sở Nông nghiệp và Phát triển nông thôn"),
        each("6 tháng; năm"),
        duty("Sở Kế hoạch và Đầu tư"),
        duty("Sở Giao thông vận tải", "2"),
        duty("Sở Công Thương", "4", "7"),
        duty("Sở Thông tin và Truyền thông", "8"),
        duty("UBND các huyện, thành phố"),
        due(date(2024, 3, 20)),
    ),
)

PLAN_OF_A_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN BẢO THẮNG
Số: 52/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bảo Thắng, ngày 26 tháng 02 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới huyện Bảo Thắng năm 2024

Căn cứ các Quyết định của Thủ tướng Chính phủ: số 318/QĐ-TTg, số 319/QĐ-TTg ngày 08/3/2022;
I. MỤC TIÊU
1. Các xã: Duy trì 12/12 xã đạt chuẩn nông thôn mới. Phấn đấu 02 xã Xuân Quang, Gia Phú đạt chuẩn nông thôn mới
nâng cao.
2. Kết quả các tiêu chí theo Bộ tiêu chí xã nông thôn mới nâng cao
2.1. Tiêu chí Giao thông: năm 2023 có 5/12 xã đạt; năm 2024 phấn đấu 7/12 xã (tăng 02 xã: Xuân Quang, Gia Phú).
2.2. Tiêu chí Thu nhập: Năm 2023 có 04/12 xã đạt, mục tiêu năm 2024 có 6/12 xã đạt.
3. Thôn: Công nhận mới 15 thôn kiểu mẫu, lũy kế đến hết năm 2024 có 48 thôn kiểu mẫu.
4. Một số chỉ tiêu khác
- 100% hộ dân được sử dụng nước hợp vệ sinh, trong đó 70% sử dụng nước sạch;
- Tỷ lệ chất thải rắn được thu gom, xử lý: 92%.
- Thêm 10 sản phẩm OCOP từ 3 sao trở lên.
II. PHÂN CÔNG NHIỆM VỤ
Phòng Nông nghiệp và Phát triển nông thôn: Chủ trì theo dõi tiêu chí số 3, 13; tổng hợp báo cáo UBND huyện hằng tháng,
hằng quý.
Phòng Kinh tế và Hạ tầng: Phụ trách tiêu chí số 1, 2, 4, 7, 9.
Trung tâm Y tế huyện: Phụ trách tiêu chí số 15; giúp đỡ xã Gia Phú.
UBND các xã: Chủ động xây dựng kế hoạch, hoàn thành trước 10/3/2024.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Lưu: VT.                                 CHỦ TỊCH
                                        Đặng Văn Mẫu
""",
    (
        cited("318/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        cited("319/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        standard("NTM", 12, 12),
        standard("NTM nâng cao", 2, names=("Xuân Quang", "Gia Phú")),
        criterion("2", 5, 12, baseline=True),
        criterion("2", 7, 12, baseline=False),
        criterion("2", 2, delta=True, names=("Xuân Quang", "Gia Phú")),
        criterion("10", 4, 12, baseline=True, criteria_set="advanced"),
        criterion("10", 6, 12, baseline=False, criteria_set="advanced"),
        standard("thôn/bản NTM kiểu mẫu", 15, delta=True),
        standard("thôn/bản NTM kiểu mẫu", 48),
        aim("100", "%"),
        aim("70", "%"),
        aim("92", "%"),
        aim("10", "sản phẩm", delta=True),
        duty("Phòng Nông nghiệp và Phát triển nông thôn", "3", "13"),
        each("tháng; quý"),
        duty("Phòng Kinh tế và Hạ tầng", "1", "2", "4", "7", "9"),
        duty("Trung tâm Y tế huyện", "15"),
        duty("Trung tâm Y tế huyện", names=("Gia Phú",)),
        duty("UBND các xã"),
        due(date(2024, 3, 10)),
    ),
)

PLAN_OF_A_NEW_COMMUNE = Written(
    """ỦY BAN NHÂN DÂN
XÃ ĐẠI TỪ
Số: 14/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đại Từ, ngày 18 tháng 8 năm 2025

KẾ HOẠCH
Triển khai Chương trình mục tiêu quốc gia xây dựng nông thôn mới những tháng cuối năm 2025

Căn cứ Quyết định số 705/QĐ-UBND ngày 04 tháng 8 năm 2025 của Ủy ban nhân dân tỉnh Thái Nguyên về việc giao nhiệm vụ;
UBND xã ban hành Kế hoạch như sau:
I. MỤC TIÊU, YÊU CẦU
1. Mục tiêu: Duy trì 17/19 tiêu chí đã đạt; hoàn thành 02 tiêu chí còn lại (tiêu chí số 10 về Thu nhập và tiêu
chí số 17
về Môi trường và an toàn thực phẩm), nâng tổng số tiêu chí đạt chuẩn lên 19/19 tiêu chí trước ngày 31/12/2025.
2. Một số chỉ tiêu:
- Thu nhập bình quân: 58 triệu đồng/người/năm.
- Tỷ lệ hộ nghèo đa chiều dưới 3%.
- Tỷ lệ hộ sử dụng nước sạch theo quy chuẩn: từ 65% trở lên.
- Xây dựng thêm 03 xóm nông thôn mới kiểu mẫu.
- Cứng hóa 5,6 km đường ngõ xóm.
II. KINH PHÍ THỰC HIỆN
Dự kiến tổng kinh phí: 6.450 triệu đồng. Trong đó:
- Vốn ngân sách Trung ương: 2.700 triệu đồng
- Vốn ngân sách tỉnh: 1.900 triệu đồng
- Vốn ngân sách xã: 450 triệu đồng
- Vốn huy động nhân dân: 1.400 triệu đồng
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế xã
- Chủ trì, tham mưu thực hiện các tiêu chí số 1, 2, 3, 4, 10, 13.
- Định kỳ hằng tháng tổng hợp báo cáo UBND xã.
2. Phòng Văn hóa - Xã hội xã: Chủ trì thực hiện tiêu chí số 5, 6, 8, 14, 15, 16.
3. Trung tâm Phục vụ hành chính công: Phối hợp tuyên truyền.
4. Công an xã, Ban Chỉ huy Quân sự xã: Chủ trì tiêu chí số 19.
5. Trưởng các xóm: Vận động Nhân dân hiến đất, ngày công.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Đảng ủy xã;                               KT. CHỦ TỊCH
- Lưu: VT.                                 PHÓ CHỦ TỊCH
                                          Nguyễn Thị Mẫu
""",
    (
        cited("705/QĐ-UBND", date(2025, 8, 4), "Ủy ban nhân dân tỉnh Thái Nguyên"),
        own(17, baseline=True),
        own(19),
        criterion("10", 1, delta=True),
        criterion("17", 1, delta=True),
        due(date(2025, 12, 31)),
        aim("58", "triệu đồng/người/năm"),
        aim("3", "%", "<"),
        aim("65", "%", ">="),
        standard("thôn/bản NTM kiểu mẫu", 3, delta=True),
        aim("5.6", "km"),
        money("Tổng", 6450, None),
        money("Vốn ngân sách Trung ương", 2700, "Tổng"),
        money("Vốn ngân sách tỉnh", 1900, "Tổng"),
        money("Vốn ngân sách xã", 450, "Tổng"),
        money("Vốn huy động nhân dân", 1400, "Tổng"),
        duty("Phòng Kinh tế xã", "1", "2", "3", "4", "10", "13"),
        each("tháng"),
        duty("Phòng Văn hóa - Xã hội xã", "5", "6", "8", "14", "15", "16"),
        duty("Trung tâm Phục vụ hành chính công"),
        duty("Công an xã, Ban Chỉ huy Quân sự xã", "19"),
        duty("Trưởng các xóm"),
    ),
)

PLAN_OF_A_HILL_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN KRÔNG BÔNG                   Độc lập - Tự do - Hạnh phúc
Số: 61/KH-UBND               Krông Bông, ngày 07 tháng 3 năm 2024

KẾ HOẠCH
Thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2024

Căn cứ Nghị quyết số 31/NQ-HĐND ngày 21/12/2023 của HĐND huyện Krông Bông về kế hoạch phát triển kinh tế - xã hội;
Thực hiện Kế hoạch số 44/KH-UBND ngày 26/02/2024 của UBND tỉnh Đắk Lắk, UBND huyện ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Phấn đấu đến ngày 31/12/2024 có thêm 02 xã (Hòa Lễ, Cư Kty) đạt chuẩn nông thôn mới, nâng tổng số xã đạt
chuẩn lên 07/13
xã (chiếm 53,8%).
2. Tổng số tiêu chí đạt chuẩn bình quân là 15,3 tiêu chí/xã.
3. Số xã đạt từ 15 đến 18 tiêu chí: 02 xã; số xã đạt từ 10 đến 14 tiêu chí: 04 xã; không có xã dưới 10 tiêu chí.
4. Thu nhập bình quân đầu người vùng nông thôn đạt 44 triệu đồng/người/năm; hộ nghèo giảm còn 11,5%.
II. CHỈ TIÊU THEO TIÊU CHÍ
1. Tiêu chí số 1 - Quy hoạch: 13/13 xã đạt.
2. Tiêu chí số 3 - Thủy lợi và phòng, chống thiên tai: 12/13 xã đạt (tăng 01 xã so với năm 2023).
3. Tiêu chí số 16 - Văn hóa: duy trì 10/13 xã, phấn đấu thêm 02 xã (Hòa Lễ, Cư Kty), nâng lên 12/13 xã.
III. KINH PHÍ
Tổng kinh phí: 42.600 triệu đồng. Trong đó:
1. Ngân sách Trung ương: 25.000 triệu đồng (vốn đầu tư: 19.000 triệu đồng; vốn sự nghiệp: 6.000 triệu đồng).
2. Ngân sách tỉnh: 9.600 triệu đồng.
3. Ngân sách huyện: 5.000 triệu đồng.
4. Nhân dân đóng góp: 3.000 triệu đồng.
IV. PHÂN CÔNG THỰC HIỆN
1. Phòng Nông nghiệp và PTNT: là cơ quan thường trực; phụ trách tiêu chí số 3 và tiêu chí số 13; tổng hợp, báo
cáo UBND huyện
trước ngày 15 tháng cuối quý.
2. Phòng Tài chính - Kế hoạch: Tham mưu phân bổ vốn trước ngày 31/3/2024.
3. Phòng Dân tộc, Phòng Lao động - Thương binh và Xã hội: Phụ trách tiêu chí số 11.
4. Ban Chỉ huy Quân sự huyện: Giúp đỡ buôn Ea Liang, buôn Cư Păm.

Nơi nhận:                               TM. ỦY BAN NHÂN DÂN
- UBND tỉnh;                                  CHỦ TỊCH
- Lưu: VT.                               Lê Văn Mẫu
""",
    (
        cited("31/NQ-HĐND", date(2023, 12, 21), "HĐND huyện Krông Bông"),
        cited("44/KH-UBND", date(2024, 2, 26), "UBND tỉnh Đắk Lắk"),
        due(date(2024, 12, 31)),
        standard("NTM", 2, delta=True, names=("Hòa Lễ", "Cư Kty")),
        standard("NTM", 7, 13),
        mean("15.3"),
        band(15, 18, 2),
        band(10, 14, 4),
        band(None, 9, 0),
        aim("44", "triệu đồng/người/năm"),
        aim("11.5", "%"),
        criterion("1", 13, 13),
        criterion("3", 12, 13),
        criterion("3", 1, delta=True),
        criterion("16", 10, 13, baseline=True),
        criterion("16", 2, delta=True, names=("Hòa Lễ", "Cư Kty")),
        criterion("16", 12, 13),
        money("Tổng", 42600, None),
        money("Ngân sách Trung ương", 25000, "Tổng"),
        money("Ngân sách Trung ương - vốn đầu tư", 19000, "Ngân sách Trung ương"),
        money("Ngân sách Trung ương - vốn sự nghiệp", 6000, "Ngân sách Trung ương"),
        money("Ngân sách tỉnh", 9600, "Tổng"),
        money("Ngân sách huyện", 5000, "Tổng"),
        money("Nhân dân đóng góp", 3000, "Tổng"),
        duty("Phòng Nông nghiệp và PTNT", "3", "13"),
        each("quý"),
        duty("Phòng Tài chính - Kế hoạch"),
        due(date(2024, 3, 31)),
        duty("Phòng Dân tộc, Phòng Lao động - Thương binh và Xã hội", "11"),
        duty("Ban Chỉ huy Quân sự huyện", names=("Ea Liang", "Cư Păm")),
    ),
)

ALL = {
    "plan of a province": PLAN_OF_A_PROVINCE,
    "plan of a district": PLAN_OF_A_DISTRICT,
    "plan of a new commune": PLAN_OF_A_NEW_COMMUNE,
    "plan of a hill district": PLAN_OF_A_HILL_DISTRICT,
}
