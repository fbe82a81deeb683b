"""A report and a directive of the ninth round of strangers' papers; see `strangers_plans`."""

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
    own,
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

TUYEN_QUANG_PROVINCE_REPORT_2025 = Written(
    """ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG

Số: 187/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tuyên Quang, ngày 06 tháng 10 năm 2025

BÁO CÁO
Tình hình thực hiện Chương trình MTQG xây dựng nông thôn mới
9 tháng đầu năm, nhiệm vụ trọng tâm 3 tháng cuối năm 2025

Thực hiện Văn bản số 6514/BNNMT-VPĐP ngày 12/9/2025 của Bộ Nông nghiệp và Môi trường
về việc báo cáo kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới, UBND
tỉnh Tuyên Quang báo cáo như sau:

I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO
Sau khi vận hành chính quyền địa phương 2 cấp, UBND tỉnh đã ban hành Quyết định số
214/QĐ-UBND ngày 15/8/2025 kiện toàn Ban Chỉ đạo; Kế hoạch số 46/KH-UBND ngày
20/8/2025 về rà soát hiện trạng các tiêu chí. Tổ chức 05 lớp tập huấn cho 412 cán bộ
cấp xã.

II. KẾT QUẢ THỰC HIỆN
1. Kết quả chung
Toàn tỉnh hiện có 117 xã. Qua rà soát đến ngày 30/9/2025, có 38/117 xã đạt chuẩn
nông thôn mới (chiếm 32,5%), 04 xã đạt chuẩn nông thôn mới nâng cao. Số xã đạt từ 15
- 18 tiêu chí là 19 xã; đạt từ 10 - 14 tiêu chí là 41 xã; đạt từ 05 - 09 tiêu chí là
19 xã; không có xã đạt dưới 5 tiêu chí. Bình quân toàn tỉnh đạt 14,2 tiêu chí/xã.
2. Kết quả thực hiện một số tiêu chí
a) Tiêu chí số 1 - Quy hoạch: có 102/117 xã đạt, bằng 87,2%.
b) Tiêu chí số 2 - Giao thông: có 58/117 xã đạt, bằng 49,6%. Trong 9 tháng, các xã
đã bê tông hóa 186,4 km đường, đạt 74,6% kế hoạch.
c) Tiêu chí số 5 - Trường học: có 66/117 xã đạt, bằng 56,4%.
d) Tiêu chí số 10 - Thu nhập: có 49/117 xã đạt, bằng 41,9%.
đ) Tiêu chí số 11 - Nghèo đa chiều: có 52/117 xã đạt, bằng 44,4%. Tỷ lệ hộ nghèo đa
chiều toàn tỉnh 13,87%.
e) Tiêu chí số 17 - Môi trường và an toàn thực phẩm: có 45/117 xã đạt, bằng 38,5%.
3. Chương trình OCOP: Toàn tỉnh có 398 sản phẩm OCOP đạt từ 3 sao trở lên, trong đó
có 02 sản phẩm 5 sao.
4. Kết quả huy động nguồn lực
Tổng vốn huy động 9 tháng là 3.845.700 triệu đồng, bao gồm:
- Ngân sách trung ương: 742.300 triệu đồng;
- Ngân sách địa phương: 286.900 triệu đồng;
- Vốn lồng ghép: 1.124.500 triệu đồng;
- Vốn tín dụng: 1.530.000 triệu đồng;
- Doanh nghiệp: 48.600 triệu đồng;
- Đóng góp của người dân: 113.400 triệu đồng.

III. KHÓ KHĂN, VƯỚNG MẮC
Nhiều xã sau sáp nhập phải đánh giá lại theo nguyên tắc tất cả các xã cũ cùng đạt;
mưa lũ do hoàn lưu bão số 10 gây hư hỏng 32 công trình hạ tầng nông thôn.

IV. NHIỆM VỤ TRỌNG TÂM 3 THÁNG CUỐI NĂM
1. Phấn đấu đến ngày 31/12/2025 toàn tỉnh có 43/117 xã đạt chuẩn nông thôn mới; bình
quân đạt 14,6 tiêu chí/xã; không còn xã dưới 7 tiêu chí.
2. Giải ngân đạt 100% vốn đầu tư, tối thiểu 90% vốn sự nghiệp.
3. Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các sở, ngành thẩm định
hồ sơ của 05 xã đăng ký đạt chuẩn, hoàn thành trước ngày 10/12/2025.
4. Giao Sở Tài chính rà soát, điều chỉnh kế hoạch vốn trước ngày 31/10/2025.
5. Giao Sở Xây dựng hướng dẫn các xã điều chỉnh quy hoạch chung theo địa giới hành
chính mới; theo dõi tiêu chí số 1, số 2, số 9.
6. UBND các xã báo cáo tiến độ vào ngày 15 và ngày 30 hằng tháng.

Nơi nhận:
- Bộ NN&MT (b/c);
- TT Tỉnh ủy, TT HĐND tỉnh;
- Lưu: VT, NNMT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Hoàng Gia Mẫu
""",
    (
        cited("6514/BNNMT-VPĐP", date(2025, 9, 12), "Bộ Nông nghiệp và Môi trường"),
        cited("214/QĐ-UBND", date(2025, 8, 15), "UBND tỉnh"),
        stated(FactKind.LEGAL_CITATION, number="46/KH-UBND", date=date(2025, 8, 20)),
        standard("NTM", 38, 117, names=()),
        standard("NTM nâng cao", 4, names=()),
        band(15, 18, 19, names=()),
        band(10, 14, 41, names=()),
        band(5, 9, 19, names=()),
        band(None, 4, 0, names=()),
        mean("14.2"),
        criterion("1", 102, 117, names=()),
        criterion("2", 58, 117, names=()),
        aim("186.4", "km"),
        criterion("5", 66, 117, names=()),
        criterion("10", 49, 117, names=()),
        criterion("11", 52, 117, names=()),
        aim("13.87", "%"),
        criterion("17", 45, 117, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("398"), unit="sản phẩm", delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("2"), unit="sản phẩm", delta=False, names=()),
        cash("3845700", parent=None),
        cash("742300", parent="Tổng"),
        cash("286900", parent="Tổng"),
        cash("1124500", parent="Tổng"),
        cash("1530000", parent="Tổng"),
        cash("48600", parent="Tổng"),
        cash("113400", parent="Tổng"),
        due(date(2025, 12, 31)),
        standard("NTM", 43, 117, year=2025, baseline=False, names=()),
        mean("14.6", year=2025, baseline=False),
        band(None, 6, 0, year=2025, baseline=False, names=()),
        aim("100", "%"),
        aim("90", "%", ">="),
        duty("Sở Nông nghiệp và Môi trường"),
        due(date(2025, 12, 10)),
        duty("Sở Tài chính"),
        due(date(2025, 10, 31)),
        duty("Sở Xây dựng", "1", "2", "9"),
        duty("UBND các xã"),
        each("tháng"),
    ),
    open_facts=(
        aim("74.6", "%"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("5"), delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("412"), delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("32"), delta=False, names=()),
        duty("Sở Xây dựng", "1"),
        stated(FactKind.STANDARD_COUNT, standard="NTM", numerator=5, unit="xã", delta=False, baseline=False, names=()),
    ),
)

TAN_HUNG_DISTRICT_REPORT_2023 = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN TÂN HƯNG
Số: 612/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Hưng, ngày 20 tháng 12 năm 2023

BÁO CÁO
Tổng kết Chương trình xây dựng nông thôn mới năm 2023 và kế hoạch năm 2024

A. KẾT QUẢ NĂM 2023
I. Về các tiêu chí
Năm 2023, huyện công nhận thêm 02 xã đạt chuẩn nông thôn mới (Vĩnh Lợi, Hưng Hà), nâng số xã đạt chuẩn
của huyện lên 07/11 xã, đạt tỷ lệ 63,6%. Có 01 xã đạt chuẩn nông thôn mới nâng cao (Hưng Điền B). Bình
quân toàn huyện 16,2 tiêu chí/xã, tăng 0,8 tiêu chí/xã so với năm 2022. Kết quả từng xã:

TT | Tên xã | Số tiêu chí đạt năm 2023 | Kế hoạch năm 2024
1 | Vĩnh Đại | 15/19 | 19/19
2 | Hưng Thạnh | 12/19 | 15/19
3 | Thạnh Hưng | 10/19 | 13/19
4 | Vĩnh Bửu | 8/19 | 11/19

II. Kết quả một số lĩnh vực
- Giao thông: nhựa hóa, bê tông hóa 35 km; đến nay 09/11 xã đạt tiêu chí giao thông.
- Điện: 99,6% hộ có điện; 11/11 xã đạt tiêu chí số 4.
- Cơ sở vật chất văn hóa: 08/11 xã đạt.
- Thông tin và Truyền thông: 11/11 xã đạt.
- Thu nhập: bình quân 62,4 triệu đồng/người/năm; 07/11 xã đạt tiêu chí này.
- Hộ nghèo: còn 1,94%.
- Nước sạch: 41,5% hộ dân sử dụng nước sạch theo quy chuẩn.
III. Huy động vốn
Tổng nguồn lực 98,6 tỷ đồng, trong đó ngân sách nhà nước 71,3 tỷ đồng (trung ương 22,4 tỷ đồng, tỉnh
30,9 tỷ đồng, huyện 18,0 tỷ đồng), người dân đóng góp 12,3 tỷ đồng, doanh nghiệp 15,0 tỷ đồng.

B. KẾ HOẠCH NĂM 2024
I. Mục tiêu
- Có thêm 01 xã đạt chuẩn nông thôn mới (Vĩnh Đại), nâng tổng số lên 09/11 xã.
- Có thêm 01 xã nông thôn mới nâng cao.
- Bình quân đạt 17,4 tiêu chí/xã.
- Thu nhập bình quân đầu người đạt 67 triệu đồng/người/năm. Tỷ lệ hộ nghèo giảm còn 1,5%. Hộ sử dụng
nước sạch theo quy chuẩn đạt 48%.
II. Phân công
- Giao Phòng Kinh tế và Hạ tầng phụ trách tiêu chí số 2, tiêu chí số 9; theo dõi xã Vĩnh Đại.
- Giao Phòng Văn hóa và Thông tin phụ trách tiêu chí số 6, số 8 và số 16.
- Giao Phòng Nông nghiệp và PTNT tổng hợp, báo cáo UBND huyện hằng quý.
- UBND các xã xây dựng kế hoạch, gửi về UBND huyện trước ngày 15/01/2024.

Nơi nhận:
- UBND tỉnh Long An;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phạm Văn Mẫu
""",
    (
        standard("NTM", 2, delta=True, names=("Vĩnh Lợi", "Hưng Hà")),
        standard("NTM", 7, 11, names=()),
        standard("NTM nâng cao", 1, names=("Hưng Điền B",)),
        mean("16.2"),
        own(15, names=("Vĩnh Đại",)),
        own(19, year=2024, baseline=False, names=("Vĩnh Đại",)),
        own(12, names=("Hưng Thạnh",)),
        own(15, year=2024, baseline=False, names=("Hưng Thạnh",)),
        own(10, names=("Thạnh Hưng",)),
        own(13, year=2024, baseline=False, names=("Thạnh Hưng",)),
        own(8, names=("Vĩnh Bửu",)),
        own(11, year=2024, baseline=False, names=("Vĩnh Bửu",)),
        aim("35", "km"),
        criterion("2", 9, 11, names=()),
        aim("99.6", "%"),
        criterion("4", 11, 11, names=()),
        criterion("6", 8, 11, names=()),
        criterion("8", 11, 11, names=()),
        aim("62.4", "triệu đồng/người/năm"),
        criterion("10", 7, 11, names=()),
        aim("1.94", "%"),
        aim("41.5", "%"),
        cash("98600", parent=None),
        cash("71300", parent="Tổng"),
        cash("22400"),
        cash("30900"),
        cash("18000"),
        cash("12300", parent="Tổng"),
        cash("15000", parent="Tổng"),
        standard("NTM", 1, year=2024, delta=True, baseline=False, names=("Vĩnh Đại",)),
        standard("NTM", 9, 11, year=2024, baseline=False, names=()),
        standard("NTM nâng cao", 1, year=2024, delta=True, baseline=False, names=()),
        mean("17.4", year=2024, baseline=False),
        aim("67", "triệu đồng/người/năm"),
        aim("1.5", "%"),
        aim("48", "%"),
        duty("Phòng Kinh tế và Hạ tầng", "2", "9"),
        duty("Phòng Kinh tế và Hạ tầng", names=("Vĩnh Đại",)),
        duty("Phòng Văn hóa và Thông tin", "6", "8", "16"),
        duty("Phòng Nông nghiệp và PTNT"),
        each("quý"),
        duty("UBND các xã"),
        due(date(2024, 1, 15)),
    ),
    errors=("sum_mismatch",),
    open_facts=(mean("0.8"),),
)

ALL = {
    "tuyen quang, province report 2025": TUYEN_QUANG_PROVINCE_REPORT_2025,
    "tan hung, district report 2023": TAN_HUNG_DISTRICT_REPORT_2023,
}
