"""The plans of the fifth round of strangers' papers; see `strangers_plans`."""

from __future__ import annotations

from datetime import date

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
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

PLAN_WITH_ANNEXES = Written(
    """ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG
Số: 38/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Giang, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới trên địa bàn tỉnh năm 2024

Căn cứ Nghị quyết 25/2021/QH15 ngày 28 tháng 7 năm 2021 của Quốc hội;
UBND tỉnh ban hành Kế hoạch như sau:
A. MỤC TIÊU
I. Mục tiêu chung
Tiếp tục nâng cao chất lượng các tiêu chí.
II. Mục tiêu cụ thể
1. Cấp huyện: 01 huyện đạt chuẩn nông thôn mới (Lục Nam), 01 huyện đạt chuẩn nông thôn mới nâng cao (Việt Yên).
2. Cấp xã:
+ Công nhận mới 7 xã đạt chuẩn NTM, 15 xã đạt chuẩn NTM nâng cao, 5 xã đạt chuẩn NTM kiểu mẫu (chi tiết tại
Phụ lục 01).
+ Bình quân số tiêu chí đạt trên 18 tiêu chí/xã.
3. Cấp thôn: phấn đấu có thêm 50 thôn NTM kiểu mẫu.
B. NGUỒN VỐN: Tổng vốn: 1.012,5 tỷ đồng; trong đó:
(1) NSTW: 152,5 tỷ đồng; (2) NS tỉnh: 260 tỷ đồng; (3) NS huyện, xã: 480 tỷ đồng; (4) Nguồn khác: 120 tỷ đồng.
C. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và PTNT là cơ quan thường trực, đôn đốc, kiểm tra; trước 30/11/2024 trình UBND tỉnh kết quả.
2. Các sở, ngành phụ trách tiêu chí: theo Phụ lục 02.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Ô Mẫu

PHỤ LỤC 01
CHỈ TIÊU XÃ ĐẠT CHUẨN NĂM 2024

STT | Huyện | Xã đạt chuẩn NTM | Xã NTM nâng cao | Xã NTM kiểu mẫu
I | Toàn tỉnh | 7 | 15 | 5
1 | Sơn Động | 3 | 2 | 0
2 | Lục Ngạn | 4 | 3 | 1
3 | Hiệp Hòa | 0 | 10 | 4

PHỤ LỤC 02
PHÂN CÔNG PHỤ TRÁCH TIÊU CHÍ

STT | Tiêu chí | Cơ quan phụ trách
1 | Tiêu chí số 2: Giao thông | Sở Giao thông vận tải
2 | Tiêu chí số 4: Điện | Sở Công Thương
3 | Tiêu chí số 15: Y tế | Sở Y tế
""",
    (
        cited("25/2021/QH15", date(2021, 7, 28), "Quốc hội"),
        standard("huyện NTM", 1, names=("Lục Nam",)),
        standard("huyện NTM nâng cao", 1, names=("Việt Yên",)),
        standard("NTM", 7, delta=True),
        standard("NTM nâng cao", 15, delta=True),
        standard("NTM kiểu mẫu", 5, delta=True),
        mean("18", ">"),
        standard("thôn/bản NTM kiểu mẫu", 50, delta=True),
        money("Tổng", 1012500, None),
        money("NSTW", 152500, "Tổng"),
        money("NS tỉnh", 260000, "Tổng"),
        money("NS huyện, xã", 480000, "Tổng"),
        money("Nguồn khác", 120000, "Tổng"),
        duty("Sở Nông nghiệp và PTNT"),
        due(date(2024, 11, 30)),
        duty("Sở Giao thông vận tải", "2"),
        duty("Sở Công Thương", "4"),
        duty("Sở Y tế", "15"),
        duty("Các sở, ngành phụ trách tiêu chí"),
    ),
)

PLAN_IN_OLD_CAPITALS = Written(
    """ủY BAN NHÂN DÂN
XÃ NGHĩA ĐồNG
Số: 14/KH-UBND
CộNG HOÀ XÃ HộI CHủ NGHĩA VIệT NAM
Độc lập - Tự do - Hạnh phúc
Nghĩa Đồng, ngày 12 tháng 01 năm 2023

Kế HOạCH
THựC HIệN XÂY DựNG NÔNG THÔN MớI NÂNG CAO NĂM 2023

I. ĐáNH GIá KếT QUả NĂM 2022
Xã Nghĩa Đồng đã đạt 19/19 tiêu chí NTM (bộ tiêu chí cũ); đối chiếu bộ tiêu chí nâng cao giai đoạn 2021-2025, xã mới
đạt 11/19 tiêu chí, còn 8 tiêu chí chưa đạt là: TC 2, TC 5, TC 6, TC 8, TC 10, TC 13, TC 17, TC 18.
II. MụC TIÊU NĂM 2023
- Hoàn thành thêm 5 tiêu chí nâng cao, đưa tổng số lên 16/19 tiêu chí.
- Thu nhập bình quân 57 triệu đồng/người/năm; hộ nghèo còn 2,1 %.
- 100% xóm có nhà văn hóa; trồng mới 3.000 m đường hoa.
III. NGUồN LựC
1. Tổng kinh phí thực hiện: 9.850.000.000 đồng. Trong đó:
- Ngân sách cấp trên hỗ trợ: 3.500.000.000 đồng
- Ngân sách xã: 2.350.000.000 đồng
- Nhân dân đóng góp: 4.000.000.000 đồng
IV. Tổ CHứC THựC HIệN
1. Ban Quản lý xã: Xây dựng lộ trình cho từng tiêu chí, xong trước ngày 28/02/2023.
2. Ban cán sự 12 xóm: Họp dân, công khai các khoản đóng góp.
3. MTTQ và các đoàn thể: Mỗi đoàn thể đảm nhận 1 công trình; báo cáo Đảng ủy vào ngày 20 hàng tháng.

T/M Uỷ BAN NHÂN DÂN
CHủ TịCH
Cao Xuân Mẫu
""",
    (
        own(19, baseline=True),
        own(11, baseline=True),
        aim("5", "tiêu chí", delta=True),
        own(16),
        aim("57", "triệu đồng/người/năm"),
        aim("2.1", "%"),
        aim("100", "%"),
        aim("3000", "m"),
        money("Tổng", 9850, None),
        money("Ngân sách cấp trên hỗ trợ", 3500, "Tổng"),
        money("Ngân sách xã", 2350, "Tổng"),
        money("Nhân dân đóng góp", 4000, "Tổng"),
        duty("Ban Quản lý xã"),
        due(date(2023, 2, 28)),
        duty("Ban cán sự 12 xóm"),
        duty("MTTQ và các đoàn thể"),
        aim("1", "công trình"),
        each("tháng"),
    ),
)

PLAN_OF_A_TOWN = Written(
    """THỊ ỦY AN NHƠN                    ĐẢNG CỘNG SẢN VIỆT NAM
Số 61-KH/TU                       An Nhơn, ngày 05 tháng 4 năm 2024

KẾ HOẠCH
thực hiện Nghị quyết về xây dựng nông thôn mới nâng cao, kiểu mẫu năm 2024

Căn cứ Nghị quyết số 08-NQ/TU, ngày 12/7/2021 của Ban Chấp hành Đảng bộ tỉnh Bình Định (khóa XX), Ban Thường
vụ Thị ủy xây
dựng kế hoạch:
I- THỰC TRẠNG
Hiện nay 10/10 xã đạt chuẩn NTM, trong đó sáu (06) xã đạt chuẩn NTMNC, một (01) xã đạt chuẩn NTMKM. Số tiêu
chí NTMNC bình
quân là 16,2 tiêu chí/xã.
II- MỤC TIÊU
1- Phấn đấu cuối năm 2024 có 8/10 xã đạt chuẩn NTM nâng cao (tăng 02 xã: Nhơn Khánh, Nhơn Hạnh); 3/10 xã NTM kiểu mẫu.
2- Tiêu chí Môi trường: phấn đấu 10/10 xã đạt; tiêu chí Thu nhập: 9/10 xã.
3- Tổng vốn huy động khoảng 320 tỷ đồng (NSNN 210 tỷ đồng; doanh nghiệp và Nhân dân 110 tỷ đồng).
4- Tỷ lệ hộ sử dụng nước sạch từ hệ thống cấp nước tập trung đạt ≥ 80%; tỷ lệ đô thị hóa 61-62%.
III- TỔ CHỨC THỰC HIỆN
1- Ban Tuyên giáo Thị ủy chủ trì công tác tuyên truyền.
2- Đảng ủy các xã xây dựng kế hoạch thực hiện, gửi về Ban Thường vụ Thị ủy (qua Văn phòng Thị ủy) trước ngày
30-4-2024.
3- Giao Ủy ban nhân dân thị xã sơ kết vào tháng 7/2024, tổng kết trong tháng 12/2024.

Nơi nhận:                                  T/M BAN THƯỜNG VỤ
- Tỉnh ủy (b/c);                              PHÓ BÍ THƯ
- Lưu VPTU.                                 Mai Văn Mẫu
""",
    (
        cited("08-NQ/TU", date(2021, 7, 12), "Ban Chấp hành Đảng bộ tỉnh Bình Định"),
        standard("NTM", 10, 10),
        standard("NTM nâng cao", 6),
        standard("NTM kiểu mẫu", 1),
        mean("16.2"),
        due(date(2024, 12, 31)),
        standard("NTM nâng cao", 8, 10),
        standard("NTM nâng cao", 2, delta=True, names=("Nhơn Khánh", "Nhơn Hạnh")),
        standard("NTM kiểu mẫu", 3, 10),
        criterion("17", 10, 10),
        criterion("10", 9, 10),
        money("Tổng", 320000, None),
        money("NSNN", 210000, "Tổng"),
        money("doanh nghiệp và Nhân dân", 110000, "Tổng"),
        aim("80", "%", ">="),
        aim("61", "%"),
        duty("Ban Tuyên giáo Thị ủy"),
        duty("Đảng ủy các xã"),
        due(date(2024, 4, 30)),
        duty("Ủy ban nhân dân thị xã"),
        due(date(2024, 7, 31)),
        due(date(2024, 12, 31)),
    ),
)

ALL = {
    "plan with annexes": PLAN_WITH_ANNEXES,
    "plan in old capitals": PLAN_IN_OLD_CAPITALS,
    "plan of a town": PLAN_OF_A_TOWN,
}
