"""Directive, decisions, dispatch and resolution of the seventh round of strangers' papers; see `strangers_plans`."""

from __future__ import annotations

from datetime import date

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
    band,
    cash,
    cited,
    due,
    duty,
    each,
    figure,
    mean,
    standard,
    stated,
    units,
)

from ntm.core.reading.facts import FactKind

DIRECTIVE = Written(
    """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH QUẢNG NGÃI                       Độc lập - Tự do - Hạnh phúc
Số: 09/CT-UBND                 Quảng Ngãi, ngày 28 tháng 5 năm 2024

CHỈ THỊ
Về việc đẩy mạnh thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới
năm 2024 và năm 2025

Những năm qua, phong trào xây dựng nông thôn mới trên địa bàn tỉnh đạt nhiều kết quả: đến hết tháng 4
năm 2024 có 101/148 xã đạt chuẩn nông thôn mới (chiếm 68,2%), 24 xã đạt chuẩn nông thôn mới nâng cao;
bình quân đạt 16,1 tiêu chí/xã. Tuy nhiên, tiến độ ở các huyện miền núi còn chậm, vẫn còn 07 xã đạt
dưới 10 tiêu chí; giải ngân vốn sự nghiệp thấp.
Để hoàn thành chỉ tiêu tại Nghị quyết số 04-NQ/TU ngày 15/10/2021 của Tỉnh ủy và Quyết định số 1298/QĐ-UBND
ngày 18/10/2022 của UBND tỉnh, Chủ tịch UBND tỉnh yêu cầu:

1. Thủ trưởng các sở, ban, ngành tỉnh
1.1. Rà soát các chỉ tiêu được phân công, xác định rõ việc, rõ người, rõ thời gian hoàn thành.
1.2. Định kỳ 6 tháng và hằng năm báo cáo kết quả gửi Sở Nông nghiệp và Phát triển nông thôn.
2. Sở Nông nghiệp và Phát triển nông thôn
Tham mưu thành lập đoàn kiểm tra, hoàn thành trong quý III năm 2024. Chủ trì xử lý các tiêu chí đạt thấp:
tiêu chí số 13, tiêu chí số 17.
3. Sở Lao động - Thương binh và Xã hội
Chủ trì hướng dẫn tiêu chí số 11 và tiêu chí số 12; phấn đấu năm 2024 giảm tỷ lệ hộ nghèo các huyện miền
núi bình quân 5%/năm.
4. Sở Xây dựng chủ trì hướng dẫn tiêu chí số 1 và tiêu chí số 9, ưu tiên hỗ trợ xóa 1.850 nhà tạm trong
năm 2024.
5. Chủ tịch UBND các huyện, thị xã, thành phố
- Chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả xây dựng nông thôn mới trên địa bàn.
- Phấn đấu đến hết năm 2025, toàn tỉnh có ít nhất 119/148 xã đạt chuẩn nông thôn mới, 45 xã đạt chuẩn nông
thôn mới nâng cao; không còn xã dưới 15 tiêu chí.
- Bố trí đủ vốn đối ứng từ ngân sách huyện; giải ngân 100% kế hoạch vốn năm 2024 trước ngày 31/01/2025.
6. Đề nghị Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tăng cường giám sát, lấy ý kiến hài
lòng của người dân.
7. Báo Quảng Ngãi, Đài Phát thanh - Truyền hình tỉnh mở chuyên mục tuyên truyền.
Sở Nông nghiệp và Phát triển nông thôn theo dõi, đôn đốc việc thực hiện Chỉ thị này./.
Nơi nhận:                                       CHỦ TỊCH
- Văn phòng Chính phủ (b/c);
- Các sở, ban ngành;                         Nguyễn Hoàng Lân
- Lưu: VT.
""",
    (
        standard("NTM", 101, 148),
        standard("NTM nâng cao", 24),
        mean("16.1"),
        band(None, 9, 7),
        cited("04-NQ/TU", date(2021, 10, 15), "Tỉnh ủy"),
        cited("1298/QĐ-UBND", date(2022, 10, 18), "UBND tỉnh"),
        duty("Thủ trưởng các sở, ban, ngành tỉnh"),
        each("6 tháng; năm"),
        due(date(2024, 9, 30)),
        duty("Sở Nông nghiệp và Phát triển nông thôn", "13", "17"),
        duty("Sở Lao động - Thương binh và Xã hội", "11", "12"),
        aim("5", "%", delta=True),
        duty("Sở Xây dựng", "1", "9"),
        figure("1850"),
        duty("Chủ tịch UBND các huyện, thị xã, thành phố"),
        due(date(2025, 12, 31)),
        standard("NTM", 119, 148),
        standard("NTM nâng cao", 45),
        band(None, 14, 0),
        aim("100", "%"),
        due(date(2025, 1, 31)),
        duty("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        duty("Báo Quảng Ngãi, Đài Phát thanh - Truyền hình tỉnh"),
        duty("Sở Nông nghiệp và Phát triển nông thôn"),
    ),
)

ASSIGNMENTS = Written(
    """ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN DƯƠNG MINH CHÂU               Độc lập - Tự do - Hạnh phúc
Số: 1024/QĐ-UBND           Dương Minh Châu, ngày 14 tháng 3 năm 2023

QUYẾT ĐỊNH
Phân công các phòng, ban, ngành huyện phụ trách tiêu chí và địa bàn các xã xây dựng
nông thôn mới, nông thôn mới nâng cao năm 2023

CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Quyết định số 2560/QĐ-UBND ngày 15 tháng 12 năm 2022 của UBND tỉnh Tây Ninh ban hành Bộ tiêu chí
xã nông thôn mới;
Theo đề nghị của Trưởng phòng Nông nghiệp và Phát triển nông thôn tại Tờ trình số 57/TTr-PNN ngày 08 tháng 3
năm 2023.

QUYẾT ĐỊNH:
Điều 1. Phân công phụ trách tiêu chí
1. Phòng Kinh tế và Hạ tầng: tiêu chí số 1 về Quy hoạch; tiêu chí số 2 về Giao thông; tiêu chí số 4 về
Điện; tiêu chí số 7 về Cơ sở hạ tầng thương mại nông thôn; tiêu chí số 9 về Nhà ở dân cư.
2. Phòng Nông nghiệp và Phát triển nông thôn: tiêu chí số 3 về Thủy lợi và phòng, chống thiên tai; tiêu
chí số 13 về Tổ chức sản xuất và phát triển kinh tế nông thôn.
3. Phòng Giáo dục và Đào tạo: tiêu chí số 5 về Trường học, tiêu chí số 14 về Giáo dục và Đào tạo.
4. Phòng Văn hóa và Thông tin: tiêu chí số 6, số 8 và số 16.
5. Chi cục Thống kê khu vực: tiêu chí số 10 về Thu nhập.
6. Phòng Lao động - Thương binh và Xã hội: các tiêu chí 11, 12.
7. Trung tâm Y tế huyện: tiêu chí số 15 về Y tế.
8. Phòng Tài nguyên và Môi trường: tiêu chí số 17 về Môi trường và an toàn thực phẩm.
9. Phòng Nội vụ: tiêu chí số 18 về Hệ thống chính trị và tiếp cận pháp luật.
10. Ban Chỉ huy Quân sự huyện, Công an huyện: tiêu chí số 19 về Quốc phòng và An ninh.
Điều 2. Phân công phụ trách địa bàn
1. Phòng Tài chính - Kế hoạch phụ trách các xã Phước Minh, Phước Ninh.
2. Thanh tra huyện phụ trách xã Bến Củi.
3. Hội Liên hiệp Phụ nữ huyện phụ trách xã Truông Mít.
Điều 3. Các phòng, ban, ngành được phân công có trách nhiệm hướng dẫn, kiểm tra ít nhất 01 lần/tháng tại xã;
báo cáo kết quả về Phòng Nông nghiệp và Phát triển nông thôn trước ngày 25 hàng tháng.
Điều 4. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 512/QĐ-UBND ngày 22/02/2021 của Chủ
tịch UBND huyện.
Chánh Văn phòng HĐND và UBND huyện, Thủ trưởng các đơn vị có tên tại Điều 1, Điều 2 chịu trách nhiệm thi hành
Quyết định này./.

Nơi nhận:                                          KT. CHỦ TỊCH
- Như Điều 4;                                      PHÓ CHỦ TỊCH
- Lưu: VT.
                                                  Võ Thành Đạt
""",
    (
        stated(FactKind.LEGAL_CITATION, date=date(2015, 6, 19)),
        cited("2560/QĐ-UBND", date(2022, 12, 15), "UBND tỉnh Tây Ninh"),
        cited("57/TTr-PNN", date(2023, 3, 8), "Trưởng phòng Nông nghiệp và Phát triển nông thôn"),
        duty("Phòng Kinh tế và Hạ tầng", "1", "2", "4", "7", "9"),
        duty("Phòng Nông nghiệp và Phát triển nông thôn", "3", "13"),
        duty("Phòng Giáo dục và Đào tạo", "5", "14"),
        duty("Phòng Văn hóa và Thông tin", "6", "8", "16"),
        duty("Chi cục Thống kê khu vực", "10"),
        duty("Phòng Lao động - Thương binh và Xã hội", "11", "12"),
        duty("Trung tâm Y tế huyện", "15"),
        duty("Phòng Tài nguyên và Môi trường", "17"),
        duty("Phòng Nội vụ", "18"),
        duty("Ban Chỉ huy Quân sự huyện, Công an huyện", "19"),
        duty("Phòng Tài chính - Kế hoạch", names=("Phước Minh", "Phước Ninh")),
        duty("Thanh tra huyện", names=("Bến Củi",)),
        duty("Hội Liên hiệp Phụ nữ huyện", names=("Truông Mít",)),
        duty("Các phòng, ban, ngành được phân công"),
        each("tháng"),
        cited("512/QĐ-UBND", date(2021, 2, 22), "Chủ tịch UBND huyện"),
    ),
)

DISPATCH = Written(
    """ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN YÊN KHÁNH                    Độc lập - Tự do - Hạnh phúc

Số: 1467/UBND-NN              Yên Khánh, ngày 22 tháng 8 năm 2024
V/v đẩy nhanh tiến độ xây dựng
NTM kiểu mẫu năm 2024

Kính gửi:
   - Các phòng, ban, ngành, đoàn thể huyện;
   - Ủy ban nhân dân các xã.

Theo kết quả kiểm tra của Tổ công tác (Báo cáo số 39/BC-TCT ngày 15/8/2024), đến ngày 15/8 toàn huyện có
18/18 xã đạt chuẩn NTM nâng cao, 09 xã đạt chuẩn NTM kiểu mẫu, 173/247 xóm đạt chuẩn khu dân cư
NTM kiểu mẫu. Đối chiếu kế hoạch năm, còn 03 xã (Khánh Hồng, Khánh Nhạc, Khánh Thủy) và 14 xóm chưa
hoàn thành. Tiến độ giải ngân mới đạt 12.640 triệu đồng/31.600 triệu đồng, bằng 40% kế hoạch.
Thực hiện ý kiến chỉ đạo của UBND tỉnh Ninh Bình tại Văn bản số 688/UBND-VP3 ngày 05/8/2024, UBND huyện yêu
cầu:
1. UBND các xã Khánh Hồng, Khánh Nhạc, Khánh Thủy tập trung hoàn thành các tiêu chí còn thiếu, xong trước
ngày 30/9/2024; nộp hồ sơ về Phòng Nông nghiệp và PTNT chậm nhất ngày 10/10/2024.
2. Phòng Tài chính - Kế hoạch tham mưu điều chuyển vốn của các công trình chậm tiến độ, báo cáo UBND huyện
trước ngày 05/9/2024.
3. Phòng Nông nghiệp và PTNT phối hợp với Phòng Tài nguyên và Môi trường hướng dẫn các xã thực hiện tiêu
chí Môi trường; bảo đảm tỷ lệ chất thải rắn sinh hoạt được phân loại tại nguồn đạt 70% trở lên.
4. Các phòng, ban, ngành phụ trách tiêu chí cử cán bộ bám cơ sở, thứ Sáu hằng tuần báo cáo tiến độ về Phòng
Nông nghiệp và PTNT.
5. Trung tâm Văn hóa - Thể thao và Truyền thanh huyện tăng thời lượng phát sóng.
Yêu cầu các đơn vị nghiêm túc thực hiện./.

Nơi nhận:                               TM. ỦY BAN NHÂN DÂN
- Như trên;                                 CHỦ TỊCH
- Lưu: VT, NN.                            Phạm Văn Tuyến
""",
    (
        cited("39/BC-TCT", date(2024, 8, 15)),
        standard("NTM nâng cao", 18, 18),
        standard("NTM kiểu mẫu", 9),
        units(173, "xóm", denominator=247),
        cash(12640),
        cash(31600),
        cited("688/UBND-VP3", date(2024, 8, 5), "UBND tỉnh Ninh Bình"),
        duty("UBND các xã Khánh Hồng, Khánh Nhạc, Khánh Thủy"),
        due(date(2024, 9, 30)),
        due(date(2024, 10, 10)),
        duty("Phòng Tài chính - Kế hoạch"),
        due(date(2024, 9, 5)),
        stated(FactKind.ASSIGNMENT, agency="Phòng Nông nghiệp và PTNT"),
        aim("70", "%", ">="),
        duty("Các phòng, ban, ngành phụ trách tiêu chí"),
        each("tuần"),
        duty("Trung tâm Văn hóa - Thể thao và Truyền thanh huyện"),
    ),
)

ALLOCATION = Written(
    """ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN KRÔNG PA                    Độc lập - Tự do - Hạnh phúc
Số: 215/QĐ-UBND             Krông Pa, ngày 19 tháng 01 năm 2024

QUYẾT ĐỊNH
Về việc phân bổ vốn ngân sách nhà nước thực hiện Chương trình mục tiêu quốc gia
xây dựng nông thôn mới năm 2024

ỦY BAN NHÂN DÂN HUYỆN

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015; Luật Đầu tư công ngày 13 tháng 6 năm 2019;
Căn cứ Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 và Nghị định số 38/2023/NĐ-CP ngày 24/6/2023 của Chính phủ;
Căn cứ Quyết định số 780/QĐ-UBND ngày 09/12/2023 của UBND tỉnh Gia Lai về việc giao dự toán năm 2024;
Căn cứ Nghị quyết số 96/NQ-HĐND ngày 20/12/2023 của Hội đồng nhân dân huyện;
Xét Tờ trình số 11/TTr-TCKH ngày 12/01/2024 của Phòng Tài chính - Kế hoạch.

QUYẾT ĐỊNH:
Điều 1. Phân bổ 18.400 triệu đồng vốn thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm
2024, trong đó:
1. Vốn đầu tư phát triển: 13.800 triệu đồng (ngân sách trung ương 10.200 triệu đồng, ngân sách tỉnh 3.600
triệu đồng).
2. Vốn sự nghiệp: 4.600 triệu đồng (ngân sách trung ương).
(Chi tiết theo Phụ lục đính kèm)
Điều 2. Tổ chức thực hiện
1. Giao Phòng Tài chính - Kế hoạch hướng dẫn, kiểm tra việc quản lý, thanh toán, quyết toán; nhập dự toán trên
hệ thống TABMIS trước ngày 31/01/2024.
2. Giao Phòng Nông nghiệp và Phát triển nông thôn theo dõi kết quả thực hiện, tổng hợp báo cáo hằng quý.
3. Chủ tịch UBND các xã Ia Rsươm, Chư Gu, Phú Cần, Ia Mlah chịu trách nhiệm về hiệu quả sử dụng vốn; giải
ngân 100% vốn được giao trước ngày 31 tháng 12 năm 2024.
Điều 3. Chánh Văn phòng HĐND và UBND huyện và Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết
định này kể từ ngày ký./.
Nơi nhận:                                      TM. ỦY BAN NHÂN DÂN
- Như Điều 3;                                       CHỦ TỊCH
- UBND tỉnh (b/c);
- Lưu: VT.                                      Rơ Chăm Huy

PHỤ LỤC
PHÂN BỔ VỐN CHƯƠNG TRÌNH MTQG XÂY DỰNG NÔNG THÔN MỚI NĂM 2024
(Kèm theo Quyết định số 215/QĐ-UBND ngày 19/01/2024 của UBND huyện Krông Pa)
Đơn vị tính: triệu đồng
TT | Đơn vị | Tổng số | Vốn đầu tư | Vốn sự nghiệp
 | Tổng cộng | 18.400 | 13.800 | 4.600
1 | Xã Ia Rsươm | 5.150 | 4.000 | 1.150
2 | Xã Chư Gu | 4.700 | 3.500 | 1.200
3 | Xã Phú Cần | 4.450 | 3.300 | 1.150
4 | Xã Ia Mlah | 4.200 | 3.000 | 1.100
""",
    (
        stated(FactKind.LEGAL_CITATION, date=date(2015, 6, 25)),
        stated(FactKind.LEGAL_CITATION, date=date(2019, 6, 13)),
        stated(FactKind.LEGAL_CITATION, number="27/2022/NĐ-CP", date=date(2022, 4, 19)),
        cited("38/2023/NĐ-CP", date(2023, 6, 24), "Chính phủ"),
        cited("780/QĐ-UBND", date(2023, 12, 9), "UBND tỉnh Gia Lai"),
        cited("96/NQ-HĐND", date(2023, 12, 20), "Hội đồng nhân dân huyện"),
        cited("11/TTr-TCKH", date(2024, 1, 12), "Phòng Tài chính - Kế hoạch"),
        cash(18400),
        cash(13800),
        cash(10200),
        cash(3600),
        cash(4600),
        duty("Phòng Tài chính - Kế hoạch"),
        due(date(2024, 1, 31)),
        duty("Phòng Nông nghiệp và Phát triển nông thôn"),
        each("quý"),
        duty("Chủ tịch UBND các xã Ia Rsươm, Chư Gu, Phú Cần, Ia Mlah"),
        aim("100", "%"),
        due(date(2024, 12, 31)),
        cash(18400),
        cash(13800),
        cash(4600),
        cash(5150),
        cash(4000),
        cash(1150),
        cash(4700),
        cash(3500),
        cash(1200),
        cash(4450),
        cash(3300),
        cash(1150),
        cash(4200),
        cash(3000),
        cash(1100),
    ),
    # The rows' totals: 5.150 + 4.700 + 4.450 + 4.200 = 18.500, not 18.400; Ia Mlah 3.000 + 1.100 = 4.100, not 4.200.
    errors=("sum_mismatch", "sum_mismatch"),
)

RESOLUTION = Written(
    """HỘI ĐỒNG NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LONG AN                          Độc lập - Tự do - Hạnh phúc
Số: 41/NQ-HĐND                  Long An, ngày 12 tháng 7 năm 2024

NGHỊ QUYẾT
Về mục tiêu, nhiệm vụ và nguồn lực xây dựng nông thôn mới
6 tháng cuối năm 2024 và năm 2025

HỘI ĐỒNG NHÂN DÂN TỈNH LONG AN
KHÓA X - KỲ HỌP THỨ 16

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị quyết số 25/2021/QH15 ngày 28 tháng 7 năm 2021 của Quốc hội phê duyệt chủ trương đầu tư Chương
trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 - 2025;
Xét Tờ trình số 1985/TTr-UBND ngày 21 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh; Báo cáo thẩm tra số
512/BC-HĐND ngày 05 tháng 7 năm 2024 của Ban Kinh tế - Ngân sách; ý kiến thảo luận của đại biểu.

QUYẾT NGHỊ:
Điều 1. Thông qua mục tiêu, nhiệm vụ và nguồn lực xây dựng nông thôn mới, cụ thể:
1. Mục tiêu đến hết năm 2024
a) Xã: Có 139/161 xã đạt chuẩn nông thôn mới, tỷ lệ 86,3%; 60 xã đạt chuẩn nông thôn mới nâng cao; 06 xã
đạt chuẩn nông thôn mới kiểu mẫu.
b) Huyện: Huyện Cần Giuộc và huyện Cần Đước đạt chuẩn huyện nông thôn mới nâng cao.
2. Mục tiêu năm 2025
a) Có thêm 10 xã đạt chuẩn nông thôn mới, nâng tổng số lên 149 xã; có 75 xã nông thôn mới nâng cao, 12 xã
nông thôn mới kiểu mẫu.
b) Mỗi xã đạt bình quân 18,5 tiêu chí. Các xã biên giới đạt tối thiểu 15 tiêu chí.
c) Thu nhập bình quân đầu người khu vực nông thôn đạt 80 triệu đồng/người/năm trở lên.
d) Tỷ lệ hộ nghèo đa chiều dưới 0,8%; tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ đạt 35%; tỷ lệ người
dân có sổ khám chữa bệnh điện tử đạt trên 90%.
3. Nguồn lực năm 2025: 3.260 tỷ đồng, bao gồm: ngân sách trung ương 180 tỷ đồng; ngân sách tỉnh 560 tỷ
đồng; ngân sách huyện, xã 720 tỷ đồng; vốn lồng ghép 500 tỷ đồng; vốn tín dụng 1.100 tỷ đồng; doanh nghiệp,
cộng đồng 200 tỷ đồng.
Điều 2. Tổ chức thực hiện
1. Giao Ủy ban nhân dân tỉnh triển khai Nghị quyết, báo cáo kết quả tại kỳ họp thường lệ cuối năm.
2. Giao Thường trực Hội đồng nhân dân, các Ban, các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh giám sát
việc thực hiện.
Nghị quyết này đã được Hội đồng nhân dân tỉnh Long An khóa X, kỳ họp thứ 16 thông qua ngày 12 tháng 7 năm 2024
và có hiệu lực từ ngày thông qua./.

Nơi nhận:                                              CHỦ TỊCH
- UBTV Quốc hội; Chính phủ;
- TT. Tỉnh ủy;                                     Nguyễn Văn Lượm
- Lưu: VT.
""",
    (
        stated(FactKind.LEGAL_CITATION, date=date(2015, 6, 19)),
        cited("25/2021/QH15", date(2021, 7, 28), "Quốc hội"),
        cited("1985/TTr-UBND", date(2024, 6, 21), "Ủy ban nhân dân tỉnh"),
        cited("512/BC-HĐND", date(2024, 7, 5), "Ban Kinh tế - Ngân sách"),
        due(date(2024, 12, 31)),
        standard("NTM", 139, 161),
        standard("NTM nâng cao", 60),
        standard("NTM kiểu mẫu", 6),
        stated(FactKind.STANDARD_COUNT, numerator=2, names=("Cần Giuộc", "Cần Đước")),
        standard("NTM", 10, delta=True),
        standard("NTM", 149),
        standard("NTM nâng cao", 75),
        standard("NTM kiểu mẫu", 12),
        mean("18.5"),
        aim("80", "triệu đồng/người/năm", ">="),
        aim("0.8", "%", "<"),
        aim("35", "%"),
        aim("90", "%", ">"),
        cash(3260000, parent=None),
        cash(180000, parent="Tổng"),
        cash(560000, parent="Tổng"),
        cash(720000, parent="Tổng"),
        cash(500000, parent="Tổng"),
        cash(1100000, parent="Tổng"),
        cash(200000, parent="Tổng"),
        duty("Ủy ban nhân dân tỉnh"),
        duty("Thường trực Hội đồng nhân dân, các Ban, các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh"),
    ),
)

ALL = {
    "directive, Quảng Ngãi": DIRECTIVE,
    "assignments, Tây Ninh": ASSIGNMENTS,
    "dispatch, Ninh Bình": DISPATCH,
    "allocation with its table, Gia Lai": ALLOCATION,
    "council's resolution, Long An": RESOLUTION,
}
