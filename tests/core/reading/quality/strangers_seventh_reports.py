"""Reports and a committee's notice of the seventh round of strangers' papers; see `strangers_plans`."""

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
    figure,
    mean,
    money,
    own,
    standard,
    stated,
    units,
)

from ntm.core.reading.facts import FactKind

QUARTER_OF_A_DISTRICT = Written(
    """BAN CHỈ ĐẠO CÁC CTMTQG              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN CẦU KÈ                              Độc lập - Tự do - Hạnh phúc
Số: 62/BC-BCĐ                       Cầu Kè, ngày 24 tháng 9 năm 2024

BÁO CÁO
Tình hình xây dựng nông thôn mới quý III và nhiệm vụ trọng tâm quý IV năm 2024

Thực hiện chế độ thông tin báo cáo tại Công văn số 1125/VPĐP-NV ngày 10/6/2024 của Văn phòng Điều phối
nông thôn mới tỉnh Trà Vinh, Ban Chỉ đạo huyện báo cáo như sau:

Phần I. TÌNH HÌNH QUÝ III
1. Về chỉ đạo, điều hành
Ban Chỉ đạo đã ban hành Kế hoạch số 15/KH-BCĐ ngày 12/7/2024 kiểm tra các xã đăng ký; tổ chức 04
cuộc kiểm tra thực địa.
2. Về kết quả
2.1. Xã nông thôn mới
Tính đến thời điểm báo cáo, huyện có 10/10 xã đạt chuẩn NTM; 06/10 xã đạt chuẩn NTM nâng cao, gồm
các xã: Châu Điền, Hòa Tân, Hòa Ân, Phong Phú, Phong Thạnh, Tam Ngãi; 02/10 xã đạt chuẩn NTM
kiểu mẫu (Phong Phú, Hòa Tân).
Số tiêu chí NTM nâng cao bình quân là 16,9 tiêu chí/xã.
2.2. Kết quả theo tiêu chí NTM nâng cao
+ Tiêu chí 1 - Quy hoạch: 10/10 xã.
+ Tiêu chí 2 - Giao thông: 8/10 xã (còn An Phú Tân, Ninh Thới).
+ Tiêu chí 5 - Giáo dục: 09/10 xã.
+ Tiêu chí 10 - Thu nhập: 7/10 xã.
+ Tiêu chí 17 - Môi trường: 06/10 xã.
2.3. Ấp nông thôn mới
Toàn huyện có 62/66 ấp đạt chuẩn ấp NTM, trong quý công nhận thêm 03 ấp.
3. Về nguồn lực
Vốn giao năm 2024 là 46.380 triệu đồng, đến ngày 20/9/2024 đã giải ngân 27.828 triệu đồng, đạt 60%.
Nhân dân hiến 3.450 m2 đất, đóng góp 1.260 ngày công.
4. Hạn chế: Một số công trình giao thông khởi công chậm do vướng mặt bằng; tiêu chí Môi trường ở
04 xã thiếu bền vững.

Phần II. NHIỆM VỤ QUÝ IV
1. Hoàn thành hồ sơ đề nghị công nhận thêm 01 xã NTM nâng cao (xã Thông Hòa), gửi Hội đồng thẩm định
tỉnh trước ngày 15/11/2024; lũy kế cuối năm có 07/10 xã NTM nâng cao.
2. Giải ngân đạt từ 95% kế hoạch vốn trở lên.
3. Hạ tỷ lệ hộ nghèo xuống còn 1,1%.
4. Văn phòng Điều phối huyện theo dõi, đôn đốc, tổng hợp báo cáo tuần gửi Thường trực Ban Chỉ đạo.
5. Kiến nghị: Đề nghị UBND tỉnh bổ sung 5 tỷ đồng để hoàn thành cầu Thông Hòa.

Nơi nhận:                                TM. BAN CHỈ ĐẠO
- VPĐP tỉnh;                              TRƯỞNG BAN
- Thành viên BCĐ;
- Lưu: VT.                           (Đã ký) Thạch Thanh Bình
""",
    (
        cited("1125/VPĐP-NV", date(2024, 6, 10), "Văn phòng Điều phối nông thôn mới tỉnh Trà Vinh"),
        cited("15/KH-BCĐ", date(2024, 7, 12), "Ban Chỉ đạo"),
        standard("NTM", 10, 10),
        standard(
            "NTM nâng cao", 6, 10, names=("Châu Điền", "Hòa Tân", "Hòa Ân", "Phong Phú", "Phong Thạnh", "Tam Ngãi")
        ),
        standard("NTM kiểu mẫu", 2, 10, names=("Phong Phú", "Hòa Tân")),
        mean("16.9"),
        criterion("1", 10, 10),
        criterion("2", 8, 10),
        criterion("5", 9, 10),
        criterion("10", 7, 10),
        criterion("17", 6, 10),
        units(62, "ấp", denominator=66),
        units(3, "ấp", delta=True),
        cash(46380),
        cash(27828),
        figure("3450"),
        figure("1260"),
        standard("NTM nâng cao", 1, delta=True, names=("Thông Hòa",)),
        due(date(2024, 11, 15)),
        due(date(2024, 12, 31)),
        standard("NTM nâng cao", 7, 10),
        aim("95", "%", ">="),
        aim("1.1", "%"),
        duty("Văn phòng Điều phối huyện"),
        each("tuần"),
        cash(5000),
        duty("UBND tỉnh"),
    ),
)

YEAR_OF_A_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH QUẢNG TRỊ                    Độc lập - Tự do - Hạnh phúc
Số: 309/BC-UBND             Quảng Trị, ngày 19 tháng 12 năm 2023

BÁO CÁO
Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2023,
phương hướng, nhiệm vụ năm 2024

I. KẾT QUẢ NĂM 2023
1. Ban hành văn bản
Trong năm, HĐND tỉnh ban hành Nghị quyết số 19/2023/NQ-HĐND ngày 14/7/2023; UBND tỉnh ban hành Quyết
định số 1472/QĐ-UBND ngày 11/7/2023 và Chỉ thị số 06/CT-UBND ngày 25/4/2023.
2. Kết quả thực hiện bộ tiêu chí
a) Cấp xã: Có 75/101 xã đạt chuẩn NTM, đạt 74,3%; tăng 04 xã so với cuối năm 2022. Số xã đạt chuẩn NTM
nâng cao là 11 xã, NTM kiểu mẫu là 02 xã (Cam Chính, Triệu Trạch, Vĩnh Thủy).
b) Mức độ đạt tiêu chí: 75 xã đạt 19 tiêu chí; 06 xã đạt 15 - 18 tiêu chí; 14 xã đạt 10 - 14 tiêu chí;
06 xã đạt dưới 10 tiêu chí. Bình quân 16,6 tiêu chí/xã.
c) Cấp huyện: 02 huyện đạt chuẩn NTM, 01 thị xã hoàn thành nhiệm vụ xây dựng NTM.
d) Cấp thôn: 96 khu dân cư đạt NTM kiểu mẫu.
3. Một số chỉ tiêu chính
- Thu nhập bình quân khu vực nông thôn ước đạt 49,5 triệu đồng/người/năm.
- Tỷ lệ hộ nghèo đa chiều khu vực nông thôn còn 8,87%, giảm 1,54% so với năm 2022.
- 96,2% hộ sử dụng nước hợp vệ sinh; 95,1% dân số tham gia BHYT.
- Công nhận mới 33 sản phẩm OCOP, lũy kế 121 sản phẩm.
- Cứng hóa được 112 km đường thôn, xóm; kiên cố hóa 27 km kênh mương.
4. Huy động nguồn lực
Tổng nguồn lực huy động: 2.846.300 triệu đồng. Trong đó:
- Ngân sách Trung ương: 264.500 triệu đồng (đầu tư phát triển 215.000 triệu đồng, sự nghiệp 49.500
triệu đồng).
- Ngân sách địa phương: 318.800 triệu đồng, gồm: tỉnh 96.000 triệu đồng, huyện 163.800 triệu đồng, xã
59.000 triệu đồng.
- Lồng ghép: 486.000 triệu đồng.
- Tín dụng: 1.590.000 triệu đồng.
- Doanh nghiệp: 85.000 triệu đồng.
- Cộng đồng dân cư: 112.000 triệu đồng.
5. Tồn tại
Còn 26 xã chưa đạt chuẩn, chủ yếu ở Hướng Hóa và Đakrông.
II. NHIỆM VỤ NĂM 2024
1. Phấn đấu có thêm 05 xã đạt chuẩn NTM, đưa tổng số xã đạt chuẩn lên 80/101 xã; thêm 06 xã NTM nâng
cao và 02 xã NTM kiểu mẫu.
2. Không còn xã đạt dưới 10 tiêu chí.
3. Phấn đấu bình quân đạt 17 tiêu chí/xã trở lên.
4. Giảm tỷ lệ hộ nghèo từ 1 - 1,5%.
5. Giao Sở Nông nghiệp và PTNT chủ trì, tham mưu giao chỉ tiêu cho các huyện trong tháng 01/2024.
Trên đây là báo cáo kết quả năm 2023, UBND tỉnh báo cáo Văn phòng Điều phối Trung ương./.

Nơi nhận:                                 TM. ỦY BAN NHÂN DÂN
- VPĐP Trung ương;                           KT. CHỦ TỊCH
- TT Tỉnh ủy, HĐND tỉnh;                     PHÓ CHỦ TỊCH
- Lưu: VT.                                  Lê Hữu Nghị
""",
    (
        cited("19/2023/NQ-HĐND", date(2023, 7, 14), "HĐND tỉnh"),
        cited("1472/QĐ-UBND", date(2023, 7, 11), "UBND tỉnh"),
        cited("06/CT-UBND", date(2023, 4, 25), "UBND tỉnh"),
        standard("NTM", 75, 101),
        standard("NTM", 4, delta=True),
        standard("NTM nâng cao", 11),
        standard("NTM kiểu mẫu", 2, names=("Cam Chính", "Triệu Trạch", "Vĩnh Thủy")),
        band(19, 19, 75),
        band(15, 18, 6),
        band(10, 14, 14),
        band(None, 9, 6),
        mean("16.6"),
        units(2, "huyện"),
        units(1, "thị xã"),
        units(96, "khu dân cư"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("49.5"), unit="triệu đồng/người/năm"),
        aim("8.87", "%"),
        aim("1.54", "%", delta=True),
        aim("96.2", "%"),
        aim("95.1", "%"),
        aim("33", "sản phẩm", delta=True),
        aim("121", "sản phẩm"),
        aim("112", "km"),
        aim("27", "km"),
        money("Tổng", 2846300, None),
        cash(264500, parent="Tổng"),
        cash(215000),
        cash(49500),
        cash(318800, parent="Tổng"),
        cash(96000),
        cash(163800),
        cash(59000),
        cash(486000, parent="Tổng"),
        cash(1590000, parent="Tổng"),
        cash(85000, parent="Tổng"),
        cash(112000, parent="Tổng"),
        standard("NTM", 5, delta=True),
        standard("NTM", 80, 101),
        standard("NTM nâng cao", 6, delta=True),
        standard("NTM kiểu mẫu", 2, delta=True),
        band(None, 9, 0),
        mean("17", ">="),
        stated(FactKind.INDICATOR_TARGET, range=(Decimal("1"), Decimal("1.5")), unit="%", delta=True),
        duty("Sở Nông nghiệp và PTNT"),
        due(date(2024, 1, 31)),
    ),
    # 264.5 + 318.8 + 486 + 1590 + 85 + 112 = 2856.3, not 2846.3; three names where two communes are counted.
    errors=("sum_mismatch", "name_count_mismatch"),
)

NOTICE_OF_A_COMMITTEE = Written(
    """HỘI ĐỒNG THẨM ĐỊNH XÉT CÔNG NHẬN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
NÔNG THÔN MỚI TỈNH BẮC GIANG                   Độc lập - Tự do - Hạnh phúc
Số: 08/TB-HĐTĐ                             Bắc Giang, ngày 05 tháng 12 năm 2024

THÔNG BÁO
Kết luận của Hội đồng thẩm định tại cuộc họp xét công nhận các xã đạt chuẩn
nông thôn mới, nông thôn mới nâng cao, nông thôn mới kiểu mẫu năm 2024 (đợt 2)

Ngày 03/12/2024, Hội đồng thẩm định cấp tỉnh được thành lập theo Quyết định số 1190/QĐ-UBND ngày
04/11/2022 của Chủ tịch UBND tỉnh đã họp, xem xét hồ sơ theo Quyết định số 18/2022/QĐ-TTg ngày 02/8/2022
của Thủ tướng Chính phủ. Sau khi nghe Văn phòng Điều phối nông thôn mới tỉnh báo cáo, Hội đồng kết
luận:
1. Về xã đạt chuẩn nông thôn mới
Hội đồng nhất trí đề nghị công nhận 03 xã đạt chuẩn nông thôn mới năm 2024, gồm: xã Sơn Hải, xã Phong
Minh (huyện Lục Ngạn), xã An Lạc (huyện Sơn Động). Các xã đều hoàn thành 19/19 tiêu chí.
2. Về xã đạt chuẩn nông thôn mới nâng cao
Nhất trí đề nghị công nhận 04 xã: Tân Thanh, Mỹ Hà (Lạng Giang); Bảo Sơn (Lục Nam); Đồng Hưu (Yên Thế).
3. Về xã nông thôn mới kiểu mẫu
Nhất trí 01 xã: Việt Lập (Tân Yên), kiểu mẫu về sản xuất.
4. Chưa xét đối với xã Giáo Liêm (Sơn Động) do mới đạt 17/19 tiêu chí, còn tiêu chí Giao thông và tiêu chí
Môi trường và an toàn thực phẩm.
5. Sau khi UBND tỉnh ban hành quyết định, toàn tỉnh có 157/182 xã đạt chuẩn nông thôn mới, 61 xã đạt
chuẩn nông thôn mới nâng cao và 17 xã nông thôn mới kiểu mẫu.
6. Giao nhiệm vụ
a) UBND các huyện Lục Ngạn, Sơn Động, Lạng Giang, Lục Nam, Yên Thế, Tân Yên: hoàn thiện hồ sơ theo ý kiến
của Hội đồng, gửi Văn phòng Điều phối nông thôn mới tỉnh trước 17 giờ 00 ngày 10/12/2024.
b) Sở Giao thông vận tải: phúc tra tiêu chí số 2 tại xã Phong Minh, báo cáo Hội đồng trước ngày
09/12/2024.
c) Văn phòng Điều phối nông thôn mới tỉnh: tổng hợp, trình Chủ tịch UBND tỉnh xem xét, quyết định trước
ngày 20/12/2024.
Hội đồng thông báo để các cơ quan, đơn vị biết, thực hiện./.

Nơi nhận:                                    TM. HỘI ĐỒNG THẨM ĐỊNH
- Chủ tịch UBND tỉnh (b/c);                  KT. CHỦ TỊCH HỘI ĐỒNG
- Thành viên Hội đồng;                       PHÓ CHỦ TỊCH HỘI ĐỒNG
- UBND các huyện;                        PHÓ GIÁM ĐỐC SỞ NN&PTNT
- Lưu: VT.                                   Đặng Quốc Tuân
""",
    (
        cited("1190/QĐ-UBND", date(2022, 11, 4), "Chủ tịch UBND tỉnh"),
        cited("18/2022/QĐ-TTg", date(2022, 8, 2), "Thủ tướng Chính phủ"),
        stated(FactKind.STANDARD_COUNT, standard="NTM", numerator=3, names=("Sơn Hải", "Phong Minh", "An Lạc")),
        own(19),
        stated(
            FactKind.STANDARD_COUNT,
            standard="NTM nâng cao",
            numerator=4,
            names=("Tân Thanh", "Mỹ Hà", "Bảo Sơn", "Đồng Hưu"),
        ),
        stated(FactKind.STANDARD_COUNT, standard="NTM kiểu mẫu", numerator=1, names=("Việt Lập",)),
        own(17, names=("Giáo Liêm",)),
        standard("NTM", 157, 182),
        standard("NTM nâng cao", 61),
        standard("NTM kiểu mẫu", 17),
        duty("UBND các huyện Lục Ngạn, Sơn Động, Lạng Giang, Lục Nam, Yên Thế, Tân Yên"),
        due(date(2024, 12, 10)),
        duty("Sở Giao thông vận tải", "2", names=("Phong Minh",)),
        due(date(2024, 12, 9)),
        duty("Văn phòng Điều phối nông thôn mới tỉnh"),
        due(date(2024, 12, 20)),
    ),
)

ALL = {
    "quarterly report, Trà Vinh": QUARTER_OF_A_DISTRICT,
    "yearly report, Quảng Trị": YEAR_OF_A_PROVINCE,
    "committee's notice, Bắc Giang": NOTICE_OF_A_COMMITTEE,
}
