"""Papers of our own that were written after the reader, to measure it on what it was not made for.

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
        duty("UBND các xã"),
        due(date(2024, 3, 10)),
    ),
)

ALL = {
    "plan of a province": PLAN_OF_A_PROVINCE,
    "resolution of a committee": RESOLUTION_OF_A_COMMITTEE,
    "report of a commune": REPORT_OF_A_COMMUNE,
    "directive of a province": DIRECTIVE_OF_A_PROVINCE,
    "plan of a district": PLAN_OF_A_DISTRICT,
}
