"""Reports of a district and of a province of the tenth round of strangers' papers; see `strangers_plans`."""

from __future__ import annotations

from datetime import date

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
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

NHU_XUAN_HALF_YEAR_REPORT_2024 = Written(
    """ỦY BAN NHÂN DÂN HUYỆN NHƯ XUÂN
Số: 312/BC-UBND
Như Xuân, ngày 18 tháng 6 năm 2024
BÁO CÁO
Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới 6 tháng đầu năm, nhiệm vụ trọng
tâm 6 tháng cuối năm 2024
Thực hiện Công văn số 265/VPĐP-NV ngày 05/6/2024 của Văn phòng Điều phối nông thôn mới tỉnh
Thanh Hóa, UBND huyện Như Xuân báo cáo kết quả như sau:
I. CÔNG TÁC CHỈ ĐẠO
Huyện đã ban hành Kế hoạch số 19/KH-UBND ngày 25/01/2024 và Quyết định số 702/QĐ-UBND ngày
14/3/2024 về kiện toàn Văn phòng Điều phối huyện. Công tác tuyên truyền được lồng ghép trong
các buổi sinh hoạt thôn, trên hệ thống loa và trang thông tin điện tử; phong trào “Cả nước
chung sức xây dựng nông thôn mới” tiếp tục được hưởng ứng.
II. KẾT QUẢ THỰC HIỆN
1. Mức độ đạt chuẩn
Đến ngày 15/6/2024, toàn huyện có 08/15 xã đạt chuẩn nông thôn mới, đạt 53,3%; 02 xã đạt
chuẩn nông thôn mới nâng cao (Bãi Trành, Xuân Bình); 41/92 thôn đạt chuẩn nông thôn mới.
Bình quân toàn huyện đạt 17,2 tiêu chí/xã (cuối năm 2023 đạt 17,0 tiêu chí/xã). Phân theo
nhóm:
- Nhóm đạt 19 tiêu chí: 08 xã, chiếm 53,3%;
- Nhóm đạt từ 15 đến 18 tiêu chí: 04 xã, chiếm 26,7%;
- Nhóm đạt từ 12 đến 15 tiêu chí: 03 xã (Thanh Lâm, Thanh Quân, Thanh Sơn), chiếm 20%.
2. Kết quả thực hiện các tiêu chí
- Tiêu chí Giao thông: 11/15 xã đạt, bằng 73,3%. Trong kỳ đã cứng hóa được 14,2 km đường
thôn, bản; nhân dân hiến 6.800 m2 đất.
- Tiêu chí Cơ sở vật chất văn hóa: 10/15 xã đạt (tăng 01 xã so với cuối năm 2023).
- Tiêu chí Thu nhập: 09/15 xã đạt, bằng 60%.
- Tiêu chí Y tế: 13/15 xã đạt, bằng 83,7%.
- Tiêu chí Môi trường và an toàn thực phẩm: 08/15 xã đạt.
- Tỷ lệ hộ sử dụng nước sạch theo quy chuẩn đạt 36,5%.
3. Huy động nguồn lực
Tổng kế hoạch vốn được giao là 52.340 triệu đồng, gồm vốn đầu tư 38.900 triệu đồng và vốn sự
nghiệp 13.440 triệu đồng. Đến nay đã giải ngân 23.553 triệu đồng, đạt 45% kế hoạch. Chi tiết
theo nguồn (triệu đồng):
2
Nguồn vốn | Kế hoạch giao | Đã giải ngân | Tỷ lệ (%)
Ngân sách trung ương | 30.000 | 14.100 | 47,0
Ngân sách tỉnh | 12.340 | 5.553 | 45,0
Ngân sách huyện | 10.000 | 3.900 | 39,0
Cộng | 52.340 | 23.553 | 45,0
III. TỒN TẠI, HẠN CHẾ
Do ảnh hưởng của thời tiết đầu năm, tiến độ lập hồ sơ ở một số xã chậm; cán bộ làm công tác
nông thôn mới cấp xã kiêm nhiệm, hay thay đổi; nguồn thu từ đất của huyện chưa đạt dự toán.
IV. NHIỆM VỤ 6 THÁNG CUỐI NĂM
- Phấn đấu có thêm 01 xã đạt chuẩn nông thôn mới (Thượng Ninh), đưa tổng số xã đạt chuẩn lên
09/15 xã;
- Phấn đấu thêm 04 thôn đạt chuẩn nông thôn mới, nâng tổng số lên 45/92 thôn;
- Giải ngân tối thiểu 95% kế hoạch vốn.
V. PHÂN CÔNG
1. Văn phòng Điều phối nông thôn mới huyện: đôn đốc các xã; tổng hợp báo cáo UBND huyện
trước ngày 25 hằng tháng.
2. Phòng Tài nguyên và Môi trường: hướng dẫn các xã Thanh Lâm, Thanh Quân hoàn thành tiêu
chí số 17.
3. UBND xã Thượng Ninh: hoàn thiện hồ sơ đề nghị thẩm định trước ngày 30/9/2024.
""",
    (
        cited("265/VPĐP-NV", date(2024, 6, 5), "Văn phòng Điều phối nông thôn mới tỉnh Thanh Hóa"),
        stated(FactKind.LEGAL_CITATION, number="19/KH-UBND", date=date(2024, 1, 25)),
        stated(FactKind.LEGAL_CITATION, number="702/QĐ-UBND", date=date(2024, 3, 14)),
        standard("NTM", 8, 15, unit="xã", baseline=False, names=()),
        standard("NTM nâng cao", 2, unit="xã", baseline=False, names=("Bãi Trành", "Xuân Bình")),
        standard("thôn/bản NTM", 41, 92, unit="thôn", baseline=False, names=()),
        mean("17.2", baseline=False, delta=False),
        mean("17.0", baseline=True, delta=False),
        band(19, 19, 8, denominator=None, baseline=False, names=()),
        band(15, 18, 4, denominator=None, baseline=False, names=()),
        band(12, 15, 3, denominator=None, baseline=False, names=("Thanh Lâm", "Thanh Quân", "Thanh Sơn")),
        criterion("2", 11, 15, baseline=False, names=(), standard="NTM", unit="xã"),
        aim("14.2", "km", delta=False, names=()),
        aim("6800", "m2", delta=False, names=()),
        criterion("6", 10, 15, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("6", 1, delta=True, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("10", 9, 15, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("15", 13, 15, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("17", 8, 15, baseline=False, names=(), standard="NTM", unit="xã"),
        aim("36.5", "%", delta=False, names=()),
        cash("52340"),
        cash("38900"),
        cash("13440"),
        cash("23553"),
        cash("30000"),
        cash("14100"),
        cash("12340"),
        cash("5553"),
        cash("10000"),
        cash("3900"),
        standard("NTM", 1, unit="xã", delta=True, baseline=False, names=("Thượng Ninh",)),
        standard("NTM", 9, 15, unit="xã", baseline=False, names=()),
        standard("thôn/bản NTM", 4, unit="thôn", delta=True, baseline=False, names=()),
        standard("thôn/bản NTM", 45, 92, unit="thôn", baseline=False, names=()),
        aim("95", "%", ">=", delta=False, names=()),
        duty("Văn phòng Điều phối nông thôn mới huyện"),
        each("tháng"),
        duty("Phòng Tài nguyên và Môi trường", "17", names=("Thanh Lâm", "Thanh Quân")),
        duty("UBND xã Thượng Ninh"),
        due(date(2024, 9, 30)),
    ),
    errors=("percent_mismatch", "overlapping_bands"),
    open_facts=(
        aim("45", "%", delta=False, names=()),
        cash("52340"),
        cash("23553"),
    ),
)

LAI_CHAU_REPORT_2025 = Written(
    """ỦY BAN NHÂN DÂN TỈNH LAI CHÂU
Số: 590/BC-UBND
Lai Châu, ngày 05 tháng 12 năm 2025
BÁO CÁO
Kết quả xây dựng nông thôn mới năm 2025 trên địa bàn tỉnh Lai Châu
Kính gửi: Bộ Nông nghiệp và Môi trường.
Căn cứ Công văn số 8114/BNNMT-VPĐP ngày 10/11/2025 của Bộ Nông nghiệp và Môi trường về báo cáo tổng kết,
UBND tỉnh báo cáo như sau:
I. KẾT QUẢ SAU KHI SẮP XẾP ĐƠN VỊ HÀNH CHÍNH
Trước khi sắp xếp, toàn tỉnh có 44/94 xã đạt chuẩn nông thôn mới. Sau sắp xếp, tỉnh còn 36 xã và 02
phường. Kết quả rà soát đến 30/11/2025:
1. Có 9/36 xã đạt chuẩn nông thôn mới (25%), trong đó 01 xã đạt chuẩn nông thôn mới nâng cao (xã Than Uyên).
2. Số tiêu chí bình quân đạt 15,1 tiêu chí/xã.
3. Theo nhóm: 09 xã đạt 19 tiêu chí; 11 xã đạt 15-18 tiêu chí; 14 xã đạt 10-14 tiêu chí; 02 xã đạt dưới
10 tiêu chí (Tà Tổng, Pa Ủ).
4. Có 62 bản được công nhận đạt chuẩn nông thôn mới.
II. KẾT QUẢ THEO TIÊU CHÍ
TT | Tiêu chí | Số xã đạt | Tỷ lệ (%)
1 | Tiêu chí số 2 - Giao thông | 25 | 69,4
2 | Tiêu chí số 5 - Trường học | 27 | 75,0
3 | Tiêu chí số 6 - Cơ sở vật chất văn hóa | 22 | 61,1
4 | Tiêu chí số 9 - Nhà ở dân cư | 24 | 66,7
5 | Tiêu chí số 17 - Môi trường và an toàn thực phẩm | 14 | 38,9
6 | Tiêu chí số 19 - Quốc phòng và An ninh | 36 | 100
III. NGUỒN LỰC
Trong năm toàn tỉnh huy động được 1.204 tỷ đồng, bao gồm: ngân sách trung ương 486 tỷ đồng; ngân sách
địa phương 118 tỷ đồng; vốn tín dụng 540 tỷ đồng; người dân và cộng đồng đóng góp 60 tỷ đồng.
IV. PHƯƠNG HƯỚNG NĂM 2026
- Công nhận thêm 03 xã đạt chuẩn nông thôn mới (Mường Than, Bản Bo, Nậm Sỏ), nâng số xã đạt chuẩn toàn
tỉnh lên 12/36 xã.
- Bình quân đạt từ 15,8 tiêu chí/xã trở lên; không còn xã dưới 10 tiêu chí.
- Thu nhập bình quân đầu người khu vực nông thôn đạt 45 triệu đồng/người/năm; tỷ lệ hộ nghèo đa chiều
giảm 3%/năm.
- Sở Nông nghiệp và Môi trường chủ trì rà soát, trình UBND tỉnh kế hoạch năm 2026 trước ngày 15/01/2026.
Phụ lục. Số tiêu chí đạt của các xã được tập trung chỉ đạo năm 2026
STT | Xã | Số tiêu chí đạt
1 | Mường Than | 18
2 | Bản Bo | 17
3 | Nậm Sỏ | 17
4 | Khun Há | 16
5 | Hồng Thu | 15
6 | Sìn Hồ | 15
7 | Tả Tổng | 13
8 | Mù Cả | 13
Tổng cộng | 08 xã | 124
Nơi nhận:
- Như trên;
- Thường trực Tỉnh ủy;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
PHÓ CHỦ TỊCH
""",
    (
        cited("8114/BNNMT-VPĐP", date(2025, 11, 10), "Bộ Nông nghiệp và Môi trường"),
        standard("NTM", 44, 94, unit="xã", names=()),
        standard("NTM", 9, 36, unit="xã", baseline=False, names=()),
        standard("NTM nâng cao", 1, unit="xã", baseline=False, names=("Than Uyên",)),
        mean("15.1", baseline=False, delta=False),
        band(19, 19, 9, denominator=None, baseline=False, names=()),
        band(15, 18, 11, denominator=None, baseline=False, names=()),
        band(10, 14, 14, denominator=None, baseline=False, names=()),
        band(None, 9, 2, denominator=None, baseline=False, names=("Tà Tổng", "Pa Ủ")),
        standard("thôn/bản NTM", 62, unit="bản", baseline=False, names=()),
        stated(
            FactKind.CRITERION_COUNT,
            criterion="2",
            numerator=25,
            delta=False,
            baseline=False,
            names=(),
            standard="NTM",
            unit="xã",
        ),
        stated(
            FactKind.CRITERION_COUNT,
            criterion="5",
            numerator=27,
            delta=False,
            baseline=False,
            names=(),
            standard="NTM",
            unit="xã",
        ),
        stated(
            FactKind.CRITERION_COUNT,
            criterion="6",
            numerator=22,
            delta=False,
            baseline=False,
            names=(),
            standard="NTM",
            unit="xã",
        ),
        stated(
            FactKind.CRITERION_COUNT,
            criterion="9",
            numerator=24,
            delta=False,
            baseline=False,
            names=(),
            standard="NTM",
            unit="xã",
        ),
        stated(
            FactKind.CRITERION_COUNT,
            criterion="17",
            numerator=14,
            delta=False,
            baseline=False,
            names=(),
            standard="NTM",
            unit="xã",
        ),
        stated(
            FactKind.CRITERION_COUNT,
            criterion="19",
            numerator=36,
            delta=False,
            baseline=False,
            names=(),
            standard="NTM",
            unit="xã",
        ),
        cash("1204000"),
        cash("486000"),
        cash("118000"),
        cash("540000"),
        cash("60000"),
        standard("NTM", 3, unit="xã", delta=True, baseline=False, names=("Mường Than", "Bản Bo", "Nậm Sỏ")),
        standard("NTM", 12, 36, unit="xã", year=2026, baseline=False, names=()),
        mean("15.8", ">=", year=2026, baseline=False, delta=False),
        band(None, 9, 0, denominator=None, year=2026, baseline=False, names=()),
        aim("45", "triệu đồng/người/năm", delta=False, names=()),
        aim("3", "%", delta=True, names=()),
        duty("Sở Nông nghiệp và Môi trường"),
        due(date(2026, 1, 15)),
        stated(FactKind.COMMUNE_CRITERIA, numerator=18, names=("Mường Than",), delta=False),
        stated(FactKind.COMMUNE_CRITERIA, numerator=17, names=("Bản Bo",), delta=False),
        stated(FactKind.COMMUNE_CRITERIA, numerator=17, names=("Nậm Sỏ",), delta=False),
        stated(FactKind.COMMUNE_CRITERIA, numerator=16, names=("Khun Há",), delta=False),
        stated(FactKind.COMMUNE_CRITERIA, numerator=15, names=("Hồng Thu",), delta=False),
        stated(FactKind.COMMUNE_CRITERIA, numerator=15, names=("Sìn Hồ",), delta=False),
        stated(FactKind.COMMUNE_CRITERIA, numerator=13, names=("Tả Tổng",), delta=False),
        stated(FactKind.COMMUNE_CRITERIA, numerator=13, names=("Mù Cả",), delta=False),
    ),
    open_facts=(aim("124", "tiêu chí", delta=False, names=()),),
)

ALL: dict[str, Written] = {
    "nhu xuan, half-year report 2024": NHU_XUAN_HALF_YEAR_REPORT_2024,
    "lai chau, report 2025": LAI_CHAU_REPORT_2025,
}
