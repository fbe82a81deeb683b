"""Papers of our own that were written after the reader, measured once, and then kept for the tests.

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

RESOLUTION_OF_A_COMMITTEE = Written(
    """ĐẢNG BỘ TỈNH NGHỆ AN          ĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY QUỲ CHÂU
*                         Quỳ Châu, ngày 14 tháng 3 năm 2024
Số 06-NQ/HU

NGHỊ QUYẾT
về lãnh đạo xây dựng nông thôn mới năm 2024

I. TÌNH HÌNH
Đến cuối năm 2023, toàn huyện có 4/11 xã đạt chuẩn nông thôn mới; bình quân đạt 13,6 tiêu chí/xã.
II. MỤC TIÊU
- Phấn đấu có thêm 01 xã đạt chuẩn nông thôn mới (Châu Bình), nâng tổng số lên 6/11 xã.
- Bình quân đạt 14,2 tiêu chí/xã trở lên.
- Các xã tăng thêm từ 1 đến 2 tiêu chí.
- 05 thôn, bản đạt chuẩn nông thôn mới.
- Tỷ lệ lao động qua đào tạo đạt 55%; tỷ lệ người dân tham gia bảo hiểm y tế đạt 95%.
III. TỔ CHỨC THỰC HIỆN
1. Ban Thường vụ Huyện ủy lãnh đạo, chỉ đạo triển khai Nghị quyết.
2. Đảng ủy các xã, thị trấn xây dựng kế hoạch thực hiện trước ngày 15/4/2024.
3. Ban Tuyên giáo Huyện ủy hướng dẫn công tác tuyên truyền.

Nơi nhận:                        T/M BAN THƯỜNG VỤ
- Tỉnh ủy (b/c);                      BÍ THƯ
- Lưu VPHU.                         Vi Văn Mẫu
""",
    (
        standard("NTM", 4, 11, baseline=True),
        mean("13.6", baseline=True),
        standard("NTM", 1, delta=True, names=("Châu Bình",)),
        standard("NTM", 6, 11),
        mean("14.2", ">="),
        aim("1", "tiêu chí", ">=", delta=True),
        standard("thôn/bản NTM", 5),
        aim("55", "%"),
        aim("95", "%"),
        duty("Ban Thường vụ Huyện ủy"),
        duty("Đảng ủy các xã, thị trấn"),
        due(date(2024, 4, 15)),
        duty("Ban Tuyên giáo Huyện ủy"),
    ),
    errors=("sum_mismatch",),
)

REPORT_OF_A_COMMUNE = Written(
    """UỶ BAN NHÂN DÂN          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ EA TÂN                       Độc lập - Tự do - Hạnh phúc
Số: 64/BC-UBND                 Ea Tân, ngày 12 tháng 6 năm 2024

BÁO CÁO
Kết quả xây dựng nông thôn mới 6 tháng đầu năm 2024 và nhiệm vụ 6 tháng cuối năm

I. Kết quả 6 tháng đầu năm
1. Số tiêu chí đạt chuẩn: đến nay xã đã đạt 16/19 tiêu chí; còn 03 tiêu chí chưa đạt là tiêu chí số 2 (Giao
thông), số 10
(Thu nhập) và số 17 (Môi trường).
2. Về thu nhập: thu nhập bình quân ước đạt 52 triệu đồng/người/năm, tăng 3 triệu đồng so với năm 2023.
3. Tỷ lệ hộ nghèo: 6,8%, giảm 1,2% so với cùng kỳ.
4. Đã bê tông hóa được 2,4 km đường giao thông buôn Kmang; tổng kinh phí 3,1 tỷ đồng (ngân sách huyện 2,5 tỷ
đồng, nhân
dân đóng góp 600 triệu đồng).
5. Số buôn, thôn đạt chuẩn văn hóa: 14/16 thôn, buôn, đạt 87,5%.
II. Nhiệm vụ 6 tháng cuối năm
- Phấn đấu hoàn thành tiêu chí số 2 và tiêu chí số 10, nâng tổng số tiêu chí đạt chuẩn lên 18/19 tiêu chí.
- Tập trung bê tông hóa 1,8 km đường buôn Ea Blông, hoàn thành trước 30/10/2024.
- Ban Phát triển các thôn, buôn báo cáo tiến độ trước ngày 25 hằng tháng.

Nơi nhận:                                TM. UỶ BAN NHÂN DÂN
- UBND huyện;                                CHỦ TỊCH
- Lưu: VT.                                 Y Mẫu Niê
""",
    (
        own(16),
        aim("52", "triệu đồng/người/năm", "~"),
        aim("6.8", "%"),
        aim("1.2", "%", delta=True),
        aim("2.4", "km"),
        money("Tổng", 3100, None),
        money("ngân sách huyện", 2500, "Tổng"),
        money("nhân dân đóng góp", 600, "Tổng"),
        own(18),
        aim("1.8", "km"),
        due(date(2024, 10, 30)),
        each("tháng"),
    ),
)

DIRECTIVE_OF_A_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BÌNH ĐỊNH                  Độc lập - Tự do - Hạnh phúc
Số: 05/CT-UBND             Bình Định, ngày 03 tháng 4 năm 2024

CHỈ THỊ
Về việc đẩy nhanh tiến độ xây dựng nông thôn mới năm 2024

Năm 2024, toàn tỉnh đặt mục tiêu có 02 huyện đạt chuẩn nông thôn mới (Tuy Phước, Phù Cát) và 07 xã đạt chuẩn
nông thôn mới
nâng cao. Tuy nhiên đến hết quý I mới có 01 xã hoàn thành hồ sơ. Chủ tịch UBND tỉnh yêu cầu:
1. Giám đốc các sở, ngành: khẩn trương hướng dẫn các địa phương hoàn thành các tiêu chí do ngành phụ trách.
2. Sở Tài nguyên và Môi trường chủ trì hướng dẫn các xã thực hiện tiêu chí số 17; kiểm tra việc xử lý rác thải,
báo cáo
UBND tỉnh trước ngày 30/6/2024.
3. Công an tỉnh phụ trách tiêu chí số 19.2.
4. Chủ tịch UBND các huyện Tuy Phước, Phù Cát:
a) Tập trung nguồn lực hoàn thành các tiêu chí còn lại.
b) Hoàn thiện hồ sơ đề nghị công nhận trong tháng 10/2024.
5. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tổ chức lấy ý kiến sự hài lòng của người dân.
Yêu cầu các sở, ngành, địa phương nghiêm túc thực hiện Chỉ thị này./.

Nơi nhận:                             CHỦ TỊCH
- Như trên;
- Lưu: VT.                        Phạm Văn Mẫu
""",
    (
        standard("huyện NTM", 2, names=("Tuy Phước", "Phù Cát")),
        standard("NTM nâng cao", 7),
        duty("Giám đốc các sở, ngành"),
        duty("Sở Tài nguyên và Môi trường", "17"),
        due(date(2024, 6, 30)),
        duty("Công an tỉnh", "19"),
        duty("Chủ tịch UBND các huyện Tuy Phước, Phù Cát"),
        due(date(2024, 10, 31)),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
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

REPORT_OF_A_PROVINCE = Written(
    """UBND TỈNH GIA LAI                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG            Độc lập - Tự do - Hạnh phúc
Số: 118/BC-BCĐ                        Gia Lai, ngày 10 tháng 7 năm 2024

BÁO CÁO
Tình hình thực hiện Chương trình MTQG xây dựng nông thôn mới 6 tháng đầu năm 2024

Phần thứ nhất
KẾT QUẢ THỰC HIỆN
I. Kết quả thực hiện các mục tiêu
Tính đến ngày 30/6/2024, toàn tỉnh có 92/182 xã đạt chuẩn nông thôn mới, đạt 50,5%; 12 xã đạt chuẩn nông thôn mới nâng
cao. Số tiêu chí đạt bình quân là 14,52 tiêu chí/xã. Cụ thể:
- Số xã đạt 19 tiêu chí: 92 xã;
- Số xã đạt từ 15-18 tiêu chí: 11 xã;
- Số xã đạt từ 10-14 tiêu chí: 52 xã;
- Số xã đạt từ 5-9 tiêu chí: 27 xã.
Có 02 đơn vị cấp huyện (An Khê, Pleiku) hoàn thành nhiệm vụ xây dựng nông thôn mới.
II. Kết quả thực hiện 19 tiêu chí
- Tiêu chí 1 (Quy hoạch): 182/182 xã, chiếm 100%.
- Tiêu chí 2 (Giao thông): 121 xã, chiếm 66,5% tổng số xã.
- Tiêu chí 10 (Thu nhập): 106/182 xã, chiếm 58,2%.
- Tiêu chí 19 (Quốc phòng và An ninh): 180/182 xã.
III. Nguồn lực
Tổng vốn ngân sách trung ương giao năm 2024 là 384,5 tỷ đồng, trong đó vốn đầu tư phát triển 301,2 tỷ đồng, vốn
sự nghiệp
83,3 tỷ đồng. Đến 30/6/2024 đã giải ngân 121 tỷ đồng, đạt 31,5% kế hoạch.
Phần thứ hai
NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024
1. Phấn đấu đến cuối năm 2024 có thêm 8 xã đạt chuẩn nông thôn mới.
2. Các huyện rà soát, gửi hồ sơ trước ngày 31/8/2024.

Nơi nhận:                                   TRƯỞNG BAN
- Văn phòng Điều phối NTM TW;
- Lưu: VT.                                 Rah Lan Mẫu
""",
    (
        standard("NTM", 92, 182),
        standard("NTM nâng cao", 12),
        mean("14.52"),
        band(19, 19, 92),
        band(15, 18, 11),
        band(10, 14, 52),
        band(5, 9, 27),
        standard("huyện NTM", 2, names=("An Khê", "Pleiku")),
        criterion("1", 182, 182),
        criterion("2", 121),
        criterion("10", 106, 182),
        criterion("19", 180, 182),
        money("Tổng", 384500, None),
        money("vốn đầu tư phát triển", 301200, "Tổng"),
        money("vốn sự nghiệp", 83300, "Tổng"),
        money("Đến 30/6/2024 đã giải ngân", 121000, None),
        aim("31.5", "%"),
        standard("NTM", 8, delta=True),
        due(date(2024, 12, 31)),
        duty("Các huyện"),
        due(date(2024, 8, 31)),
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

DECISION_OF_A_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SÓC TRĂNG                  Độc lập - Tự do - Hạnh phúc
Số: 402/QĐ-UBND            Sóc Trăng, ngày 21 tháng 02 năm 2024

QUYẾT ĐỊNH
Giao chỉ tiêu xã đạt chuẩn nông thôn mới, nông thôn mới nâng cao năm 2024

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Quyết định số 18/2022/QĐ-TTg ngày 02 tháng 8 năm 2022 của Thủ tướng Chính phủ;
Xét đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn.

QUYẾT ĐỊNH:
Điều 1. Giao chỉ tiêu năm 2024 như sau:
1. Huyện Kế Sách: 01 xã đạt chuẩn nông thôn mới nâng cao (An Mỹ).
2. Huyện Mỹ Xuyên: 02 xã đạt chuẩn nông thôn mới (Ngọc Đông, Thạnh Quới); 01 xã đạt chuẩn nông thôn mới nâng
cao (Đại Tâm).
3. Huyện Trần Đề: 03 xã đạt chuẩn nông thôn mới (Lịch Hội Thượng, Trung Bình).
4. Thị xã Vĩnh Châu: duy trì 07 xã đạt chuẩn.
Điều 2. Chủ tịch UBND các huyện, thị xã chịu trách nhiệm hoàn thành chỉ tiêu được giao; báo cáo kết quả về Sở
Nông nghiệp và
Phát triển nông thôn trước ngày 05 hằng tháng.
Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc các sở, ban, ngành chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:                              CHỦ TỊCH
- Như Điều 3;
- Lưu: VT.                           Lâm Văn Mẫu
""",
    (
        cited("Luật Tổ chức chính quyền địa phương 2015", date(2015, 6, 19)),
        cited("18/2022/QĐ-TTg", date(2022, 8, 2), "Thủ tướng Chính phủ"),
        standard("NTM nâng cao", 1, names=("An Mỹ",)),
        standard("NTM", 2, names=("Ngọc Đông", "Thạnh Quới")),
        standard("NTM nâng cao", 1, names=("Đại Tâm",)),
        standard("NTM", 3, names=("Lịch Hội Thượng", "Trung Bình")),
        standard("NTM", 7),
        each("tháng"),
    ),
    errors=("name_count_mismatch",),
)

NOTICE_OF_A_DISTRICT = Written(
    """HUYỆN ỦY ĐAKRÔNG
BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH
MỤC TIÊU QUỐC GIA
Số: 19/TB-BCĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đakrông, ngày 22 tháng 4 năm 2024

THÔNG BÁO
Phân công thành viên Ban Chỉ đạo phụ trách các xã xây dựng nông thôn mới năm 2024

Ban Chỉ đạo huyện thông báo phân công như sau:
1. Phòng Nông nghiệp và Phát triển nông thôn: theo dõi, giúp đỡ xã Ba Lòng và xã Hướng Hiệp.
2. Phòng Tài nguyên và Môi trường: phụ trách tiêu chí số 17 ở các xã Mò Ó, Triệu Nguyên.
3. Phòng Văn hóa và Thông tin phụ trách tiêu chí số 6, số 8 và số 16.
4. Huyện đoàn, Hội Cựu chiến binh huyện: vận động đoàn viên, hội viên tham gia thực hiện chỉ tiêu 17.3.
5. Các thành viên báo cáo kết quả hằng quý, trước ngày 20 tháng cuối quý.
Đến nay, huyện có 3/12 xã đạt chuẩn nông thôn mới, bình quân 12,5 tiêu chí/xã.

Nơi nhận:                          PHÓ TRƯỞNG BAN
- Như trên;
- Lưu: VT.                       Hồ Thị Mẫu
""",
    (
        duty("Phòng Nông nghiệp và Phát triển nông thôn", names=("Ba Lòng", "Hướng Hiệp")),
        duty("Phòng Tài nguyên và Môi trường", "17", names=("Mò Ó", "Triệu Nguyên")),
        duty("Phòng Văn hóa và Thông tin", "6", "8", "16"),
        duty("Huyện đoàn, Hội Cựu chiến binh huyện", "17"),
        duty("Các thành viên"),
        each("quý"),
        standard("NTM", 3, 12),
        mean("12.5"),
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

REPORT_OF_A_DELTA_COMMUNE = Written(
    """UBND XÃ THẠNH LỘC                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN QUẢN LÝ XÂY DỰNG NÔNG THÔN MỚI          Độc lập - Tự do - Hạnh phúc
Số: 33/BC-BQL                          Thạnh Lộc, ngày 02 tháng 12 năm 2024

BÁO CÁO
Kết quả xây dựng nông thôn mới năm 2024, phương hướng năm 2025

I. KẾT QUẢ NĂM 2024
1. Xã đạt 17/19 tiêu chí, tăng 02 tiêu chí so với năm 2023; còn 02 tiêu chí chưa đạt (tiêu chí số 10, tiêu chí số 17).
2. Tổng nguồn vốn huy động 5,2 tỷ đồng, trong đó: ngân sách 3,9 tỷ đồng, nhân dân đóng góp 1,9 tỷ đồng.
3. Tỷ lệ hộ tham gia bảo hiểm y tế đạt 93,6%; thu nhập bình quân đạt 61 triệu đồng/người/năm.
4. Có 04/07 ấp đạt chuẩn ấp nông thôn mới, đạt 57,1%.
II. PHƯƠNG HƯỚNG NĂM 2025
- Phấn đấu đạt 19/19 tiêu chí, được công nhận xã đạt chuẩn nông thôn mới.
- Phấn đấu có thêm 02 ấp đạt chuẩn nông thôn mới (ấp Hòa Bình, ấp Hòa Thuận).
- Tỷ lệ hộ nghèo còn dưới 1,5%.

Nơi nhận:                                   TRƯỞNG BAN
- UBND huyện;
- Lưu: VT.                                 Trần Văn Mẫu
""",
    (
        own(17),
        money("Tổng", 5200, None),
        money("ngân sách", 3900, "Tổng"),
        money("nhân dân đóng góp", 1900, "Tổng"),
        aim("2", "tiêu chí", delta=True),
        aim("93.6", "%"),
        aim("61", "triệu đồng/người/năm"),
        standard("thôn/bản NTM", 4, 7),
        own(19),
        standard("thôn/bản NTM", 2, delta=True, names=("Hòa Bình", "Hòa Thuận")),
        aim("1.5", "%", "<"),
    ),
    errors=("sum_mismatch",),
)

ALL = {
    "plan of a province": PLAN_OF_A_PROVINCE,
    "resolution of a committee": RESOLUTION_OF_A_COMMITTEE,
    "report of a commune": REPORT_OF_A_COMMUNE,
    "directive of a province": DIRECTIVE_OF_A_PROVINCE,
    "plan of a district": PLAN_OF_A_DISTRICT,
    "report of a province": REPORT_OF_A_PROVINCE,
    "plan of a new commune": PLAN_OF_A_NEW_COMMUNE,
    "decision of a province": DECISION_OF_A_PROVINCE,
    "notice of a district": NOTICE_OF_A_DISTRICT,
    "plan of a hill district": PLAN_OF_A_HILL_DISTRICT,
    "report of a delta commune": REPORT_OF_A_DELTA_COMMUNE,
}
