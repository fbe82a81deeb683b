"""Decisions, directives, notices and dispatches as strangers draft them; see `strangers_plans`."""

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
    standard,
)

DECISION_OF_A_STEERING_BOARD = Written(
    """UBND HUYỆN MỘC CHÂU
BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG
Số: 05/QĐ-BCĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mộc Châu, ngày 22 tháng 3 năm 2024

QUYẾT ĐỊNH
Về việc phân công nhiệm vụ các thành viên Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện Mộc Châu

TRƯỞNG BAN CHỈ ĐẠO
Căn cứ Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ;
Căn cứ Quyết định số 655/QĐ-UBND ngày 11/3/2024 của UBND huyện Mộc Châu về việc kiện toàn Ban Chỉ đạo;
Xét đề nghị của Phòng Nông nghiệp và PTNT tại Tờ trình số 112/TTr-NN ngày 18/3/2024,

QUYẾT ĐỊNH:
Điều 1. Phân công nhiệm vụ cho các thành viên Ban Chỉ đạo, cụ thể:
1. Ông Nguyễn Văn Mẫu - Chủ tịch UBND huyện, Trưởng ban: Chỉ đạo toàn diện.
2. Ông Trần Văn Thử - Phó Chủ tịch UBND huyện, Phó Trưởng ban Thường trực: Chỉ đạo trực tiếp; phụ trách xã Chiềng Sơn.
3. Bà Hà Thị Ví - Trưởng phòng Nông nghiệp và PTNT: Phụ trách tiêu chí số 3, 10, 13; phụ trách xã Đông Sang.
4. Ông Lò Văn Dụ - Trưởng phòng Kinh tế và Hạ tầng: Phụ trách tiêu chí số 1, 2, 4, 7, 9.
5. Trưởng phòng Giáo dục và Đào tạo: Phụ trách tiêu chí số 5, tiêu chí số 14; phụ trách xã Tân Hợp.
Điều 2. Các thành viên Ban Chỉ đạo định kỳ hàng quý báo cáo Trưởng ban qua Phòng Nông nghiệp và PTNT.
Điều 3. Quyết định có hiệu lực kể từ ngày ký và thay thế Quyết định số 03/QĐ-BCĐ ngày 14/4/2023.

Nơi nhận:                         TRƯỞNG BAN
- Như Điều 2;
- Lưu: VT.                       Nguyễn Văn Mẫu
""",
    (
        cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("655/QĐ-UBND", date(2024, 3, 11), "UBND huyện Mộc Châu"),
        cited("112/TTr-NN", date(2024, 3, 18), "Phòng Nông nghiệp và PTNT"),
        duty("Ông Nguyễn Văn Mẫu - Chủ tịch UBND huyện, Trưởng ban"),
        duty(
            "Ông Trần Văn Thử - Phó Chủ tịch UBND huyện, Phó Trưởng ban Thường trực",
            names=("Chiềng Sơn",),
        ),
        duty("Bà Hà Thị Ví - Trưởng phòng Nông nghiệp và PTNT", "3", "10", "13"),
        duty("Bà Hà Thị Ví - Trưởng phòng Nông nghiệp và PTNT", names=("Đông Sang",)),
        duty("Ông Lò Văn Dụ - Trưởng phòng Kinh tế và Hạ tầng", "1", "2", "4", "7", "9"),
        duty("Trưởng phòng Giáo dục và Đào tạo", "5", "14"),
        duty("Trưởng phòng Giáo dục và Đào tạo", names=("Tân Hợp",)),
        duty("Các thành viên Ban Chỉ đạo"),
        each("quý"),
        cited("03/QĐ-BCĐ", date(2023, 4, 14)),
    ),
)

DISPATCH_OF_A_DEPARTMENT = Written(
    """UBND TỈNH THÁI NGUYÊN
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Số: 1875/SNNMT-VPĐP
V/v đôn đốc thực hiện các tiêu chí chưa đạt tại các xã phấn đấu đạt chuẩn năm 2025
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Nguyên, ngày 15 tháng 8 năm 2025

Kính gửi:
- Các sở, ban, ngành của tỉnh;
- UBND các xã.

Thực hiện Kế hoạch số 14/KH-UBND ngày 21/01/2025 của UBND tỉnh về xây dựng nông thôn mới năm 2025, đến nay toàn tỉnh
có 68/77
xã đạt chuẩn; 09 xã chưa đạt chuẩn, còn thiếu tổng cộng 31 tiêu chí. Trong đó tiêu chí Giao thông mới có 71/77 xã
đạt, tiêu chí
Môi trường và an toàn thực phẩm 70/77 xã đạt, tiêu chí Thu nhập 72/77 xã đạt.
Sở Nông nghiệp và Môi trường đề nghị:
1. Sở Xây dựng hướng dẫn, kiểm tra việc thực hiện tiêu chí số 2 tại các xã: Thần Sa, Sảng Mộc, Nghinh Tường.
2. Sở Tài chính tham mưu bố trí 12,4 tỷ đồng từ nguồn dự phòng cho 04 công trình nước sạch trước ngày 10/9/2025.
3. UBND các xã Thần Sa, Sảng Mộc:
- Tập trung hoàn thành tiêu chí số 17 xong trước 30/10/2025;
- Báo cáo tiến độ vào thứ Sáu hằng tuần về Sở Nông nghiệp và Môi trường (qua Văn phòng Điều phối nông thôn mới tỉnh).
Trân trọng./.

Nơi nhận:                          KT. GIÁM ĐỐC
- Như trên;                        PHÓ GIÁM ĐỐC
- UBND tỉnh (báo cáo);
- Lưu: VT, VPĐP.                   Dương Văn Mẫu
""",
    (
        cited("14/KH-UBND", date(2025, 1, 21), "UBND tỉnh"),
        standard("NTM", 68, 77),
        criterion("2", 71, 77),
        criterion("17", 70, 77),
        criterion("10", 72, 77),
        duty("Sở Xây dựng", "2", names=("Thần Sa", "Sảng Mộc", "Nghinh Tường")),
        duty("Sở Tài chính"),
        money(None, 12400, None),
        aim("4", "công trình"),
        due(date(2025, 9, 10)),
        duty("UBND các xã Thần Sa, Sảng Mộc", "17"),
        due(date(2025, 10, 30)),
        each("tuần"),
    ),
)

NOTICE_OF_A_PLATEAU_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH ĐẮK NÔNG              Độc lập - Tự do - Hạnh phúc
Số: 241/TB-UBND            Đắk Nông, ngày 27 tháng 9 năm 2024

THÔNG BÁO
Kết luận của đồng chí Chủ tịch UBND tỉnh tại Hội nghị trực tuyến về xây dựng nông thôn mới

Sau khi nghe Sở Nông nghiệp và PTNT trình bày, Chủ tịch UBND tỉnh kết luận như sau:
I. Đánh giá chung
Tính đến tháng 9/2024, toàn tỉnh có 41/60 xã đạt chuẩn nông thôn mới, trong đó 05 xã nâng cao; bình quân toàn tỉnh 16,9
tiêu chí/xã. Tuy nhiên 6/12 xã kế hoạch năm 2024 còn dưới 15 tiêu chí. Giải ngân vốn mới đạt 46,2% kế hoạch.
II. Nhiệm vụ thời gian tới
1. Giao Sở Nông nghiệp và PTNT (Văn phòng Điều phối NTM tỉnh):
a) Rà soát, đề xuất điều chỉnh danh sách xã; trình UBND tỉnh trước ngày 15/10/2024.
b) Báo cáo UBND tỉnh tình hình giải ngân vào ngày 25 hàng tháng.
2. Giao Sở Kế hoạch và Đầu tư chủ trì, phối hợp Sở Tài chính tham mưu điều chuyển vốn, hoàn thành trong tháng 10/2024.
3. Giao Sở Giao thông vận tải chịu trách nhiệm tiêu chí Giao thông, Sở Công Thương chịu trách nhiệm tiêu chí Điện.
4. UBND huyện Đắk Glong, UBND huyện Tuy Đức: chỉ đạo các xã Quảng Sơn, Đắk Ngo hoàn thành tiêu chí số 11 và số 17.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Lê Trọng Mẫu
""",
    (
        standard("NTM", 41, 60),
        standard("NTM nâng cao", 5),
        mean("16.9"),
        band(None, 14, 6),
        aim("46.2", "%"),
        duty("Sở Nông nghiệp và PTNT (Văn phòng Điều phối NTM tỉnh)"),
        due(date(2024, 10, 15)),
        each("tháng"),
        duty("Sở Kế hoạch và Đầu tư"),
        due(date(2024, 10, 31)),
        duty("Sở Giao thông vận tải", "2"),
        duty("Sở Công Thương", "4"),
        duty("UBND huyện Đắk Glong, UBND huyện Tuy Đức", "11", "17", names=("Quảng Sơn", "Đắk Ngo")),
    ),
)

DIRECTIVE_OF_A_COMMITTEE = Written(
    """TỈNH ỦY TUYÊN QUANG             ĐẢNG CỘNG SẢN VIỆT NAM
*                          Tuyên Quang, ngày 11 tháng 4 năm 2023
Số 21-CT/TU

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về tăng cường lãnh đạo xây dựng nông thôn mới

Thực hiện Nghị quyết số 30-NQ/TU, ngày 30/7/2021 của Ban Thường vụ Tỉnh ủy, đến hết năm 2022 toàn tỉnh có 62/122 xã
đạt chuẩn
nông thôn mới, đạt 50,8%; bình quân mỗi xã đạt 15,6 tiêu chí. Ban Thường vụ Tỉnh ủy yêu cầu:
1- Các cấp ủy, tổ chức đảng, chính quyền, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội tập trung lãnh đạo,
phấn đấu:
- Năm 2023 có thêm từ 9 xã trở lên đạt chuẩn nông thôn mới; có 01 huyện (Hàm Yên) đạt chuẩn huyện nông thôn mới.
- Đến năm 2025, có 70% số xã đạt chuẩn nông thôn mới (tương đương 86/122 xã); ít nhất 25 xã đạt chuẩn nâng cao, 5 xã
kiểu mẫu.
2- Ban cán sự đảng UBND tỉnh: chỉ đạo bố trí tối thiểu 350 tỷ đồng/năm cho chương trình.
3- Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp các cơ quan báo chí tuyên truyền sâu rộng.
4- Ủy ban Kiểm tra Tỉnh ủy tăng cường kiểm tra, giám sát; hằng năm báo cáo Ban Thường vụ Tỉnh ủy.
Chỉ thị này phổ biến đến chi bộ.

Nơi nhận:                          T/M BAN THƯỜNG VỤ
- Ban Bí thư (b/c);                      BÍ THƯ
- Lưu VPTU.                         Chẩu Văn Mẫu
""",
    (
        cited("30-NQ/TU", date(2021, 7, 30), "Ban Thường vụ Tỉnh ủy"),
        standard("NTM", 62, 122, baseline=True),
        mean("15.6", baseline=True),
        standard("NTM", 9, delta=True, op=">="),
        standard("huyện NTM", 1, names=("Hàm Yên",)),
        standard("NTM", 86, 122, year=2025),
        aim("70", "%"),
        standard("NTM nâng cao", 25, op=">=", year=2025),
        standard("NTM kiểu mẫu", 5, year=2025),
        duty("Các cấp ủy, tổ chức đảng, chính quyền, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội"),
        duty("Ban cán sự đảng UBND tỉnh"),
        duty("Ban Tuyên giáo Tỉnh ủy"),
        duty("Ủy ban Kiểm tra Tỉnh ủy"),
        each("năm"),
    ),
)

ALL = {
    "decision of a steering board": DECISION_OF_A_STEERING_BOARD,
    "dispatch of a department": DISPATCH_OF_A_DEPARTMENT,
    "notice of a plateau province": NOTICE_OF_A_PLATEAU_PROVINCE,
    "directive of a committee": DIRECTIVE_OF_A_COMMITTEE,
}
