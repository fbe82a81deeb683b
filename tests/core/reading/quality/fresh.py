"""Papers of our own that were written after the reader, measured once, and then kept for the tests.

Every figure, person and number in them is invented.
"""

from __future__ import annotations

from datetime import date

from tests.core.reading.quality import fresh_plans
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
        duty("Chủ tịch UBND các huyện, thị xã"),
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
    **fresh_plans.ALL,
    "resolution of a committee": RESOLUTION_OF_A_COMMITTEE,
    "report of a commune": REPORT_OF_A_COMMUNE,
    "directive of a province": DIRECTIVE_OF_A_PROVINCE,
    "report of a province": REPORT_OF_A_PROVINCE,
    "decision of a province": DECISION_OF_A_PROVINCE,
    "notice of a district": NOTICE_OF_A_DISTRICT,
    "report of a delta commune": REPORT_OF_A_DELTA_COMMUNE,
}
