"""Plans as strangers draft them: each with its own numbering, abbreviations and order of words.

They were measured once before the reader was mended for them. Every figure, person and number in them is invented.
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

PLAN_OF_A_BORDER_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HÀ GIANG                   Độc lập - Tự do - Hạnh phúc
---------                       ---------------
Số: 58/KH-UBND                  Hà Giang, ngày 19 tháng 02 năm 2024

KẾ HOẠCH
XÂY DỰNG NÔNG THÔN MỚI NĂM 2024

Căn cứ các Quyết định của Thủ tướng Chính phủ: Số 263/QĐ-TTg ngày 22/02/2022 phê duyệt Chương trình MTQG xây dựng NTM
giai đoạn 2021-2025; số 318/QĐ-TTg ngày 08/3/2022 về Bộ tiêu chí quốc gia về xã NTM;
Căn cứ Nghị quyết số 35/NQ-HĐND ngày 07 tháng 12 năm 2023 của HĐND tỉnh về nhiệm vụ năm 2024;
UBND tỉnh ban hành Kế hoạch xây dựng NTM năm 2024, cụ thể:

I. MỤC TIÊU
1. Mục tiêu tổng quát: Nâng cao thu nhập, đời sống của người dân nông thôn.
2. Mục tiêu cụ thể
2.1. Cấp xã
- Công nhận mới 08 xã đạt chuẩn NTM; lũy kế đến hết năm 2024 có 56/175 xã đạt chuẩn NTM, chiếm 32%.
- Công nhận mới 03 xã NTM nâng cao, gồm: Phú Linh, Đạo Đức (huyện Vị Xuyên), Vĩnh Phúc (huyện Bắc Quang).
- Số tiêu chí bình quân đạt 13,1 TC/xã (tăng 0,4 TC/xã so với năm 2023).
- Không còn xã đạt dưới 07 tiêu chí.
2.2. Cấp thôn: Có thêm 40 thôn được công nhận đạt chuẩn NTM.
2.3. Thu nhập bình quân đầu người khu vực nông thôn đạt 33 triệu đồng/người/năm; tỷ lệ hộ nghèo đa chiều giảm 4%.
II. NHIỆM VỤ
1. Giao thông: Bê tông hóa 250 km đường các loại. Phấn đấu có thêm 05 xã đạt tiêu chí số 2, nâng số xã đạt lên 71/175
xã.
2. Nhà ở dân cư: Xóa 3.200 nhà tạm; phấn đấu 78/175 xã đạt tiêu chí số 9.
3. Nước sạch: tỷ lệ hộ dân nông thôn được sử dụng nước hợp vệ sinh đạt 92,5%.
III. KINH PHÍ
Dự kiến tổng vốn: 1.126.500 triệu đồng. Trong đó:
- NSTW: 420.500 triệu đồng (ĐTPT 352.000 triệu đồng; SN 68.500 triệu đồng);
- NSĐP: 206.000 triệu đồng;
- Lồng ghép: 380.000 triệu đồng;
- Nhân dân và doanh nghiệp đóng góp: 120.000 triệu đồng.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và PTNT: Tham mưu UBND tỉnh chỉ đạo; phụ trách tiêu chí 3, 10, 13.
2. Sở Xây dựng: Chủ trì hướng dẫn tiêu chí quy hoạch, nhà ở dân cư.
3. Sở Y tế: chịu trách nhiệm về tiêu chí 15.
4. Văn phòng Điều phối NTM tỉnh
+ Đôn đốc các huyện gửi báo cáo tháng trước ngày 20 hàng tháng.
+ Tổng hợp, trình UBND tỉnh báo cáo năm trước 15/12/2024.

Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
- Bộ Nông nghiệp và PTNT;                      KT. CHỦ TỊCH
- TTr Tỉnh ủy;                                 PHÓ CHỦ TỊCH
- Lưu: VT, KTTH.
                                               Sèn Văn Mẫu
""",
    (
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("35/NQ-HĐND", date(2023, 12, 7), "HĐND tỉnh"),
        standard("NTM", 8, delta=True),
        standard("NTM", 56, 175, year=2024),
        standard("NTM nâng cao", 3, delta=True, names=("Phú Linh", "Đạo Đức", "Vĩnh Phúc")),
        mean("13.1"),
        band(None, 6, 0),
        standard("thôn/bản NTM", 40, delta=True),
        aim("33", "triệu đồng/người/năm"),
        aim("4", "%", delta=True),
        aim("250", "km"),
        criterion("2", 5, delta=True),
        criterion("2", 71, 175),
        aim("3200", "nhà"),
        criterion("9", 78, 175),
        aim("92.5", "%"),
        money("Tổng", 1126500, None),
        money("NSTW", 420500, "Tổng"),
        money("NSTW - ĐTPT", 352000, "NSTW"),
        money("NSTW - SN", 68500, "NSTW"),
        money("NSĐP", 206000, "Tổng"),
        money("Lồng ghép", 380000, "Tổng"),
        money("Nhân dân và doanh nghiệp đóng góp", 120000, "Tổng"),
        duty("Sở Nông nghiệp và PTNT", "3", "10", "13"),
        duty("Sở Xây dựng", "1", "9"),
        duty("Sở Y tế", "15"),
        duty("Văn phòng Điều phối NTM tỉnh"),
        each("tháng"),
        due(date(2024, 12, 15)),
    ),
)

PLAN_OF_A_KARST_DISTRICT = Written(
    """UBND HUYỆN QUẢNG HÒA
Số: 412/KH-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Hòa, ngày 12/3/2023

KẾ HOẠCH
Triển khai thực hiện xây dựng nông thôn mới huyện Quảng Hoà năm 2023

Thực hiện Kế hoạch số 251/KH-UBND, ngày 03/02/2023 của UBND tỉnh Cao Bằng; Công văn số 97/VPĐP-NV ngày 21/02/2023 của
Văn phòng Điều phối nông thôn mới tỉnh.

A/ THỰC TRẠNG
Đến hết năm 2022, toàn huyện 06/16 xã đạt chuẩn; bình quân 13,06 tiêu chí/xã.
+ Xã đạt 19 tiêu chí: 06 xã.
+ Xã đạt từ 10-14 tiêu chí: 07 xã.
+ Xã đạt từ 5-9 tiêu chí: 03 xã.
B/ MỤC TIÊU NĂM 2023
1. Phấn đấu 02 xã về đích NTM (xã Chí Thảo, xã Phúc Sen).
2. Các xã còn lại tăng tối thiểu 01 tiêu chí/xã.
3. Phấn đấu số tiêu chí bình quân/xã đạt 14,5 tiêu chí.
4. 100% cán bộ xây dựng NTM các cấp được tập huấn.
C/ NỘI DUNG
* Tiêu chí số 4 (Điện): phấn đấu 16/16 xã đạt, tỷ lệ hộ được dùng điện an toàn trên 98%.
* Tiêu chí số 5 (Trường học): xây mới 12 phòng học; có 11/16 xã đạt, tăng 02 xã.
* Tiêu chí số 17 (Môi trường): xã Chí Thảo, Phúc Sen, Độc Lập đạt; nâng tổng số lên 09/16 xã.
D/ VỐN
Tổng kinh phí: 64.220 tr.đ, gồm:
1. Ngân sách TW: 38.120 tr.đ (đầu tư: 31.000 tr.đ; sự nghiệp: 7.120 tr.đ)
2. Ngân sách tỉnh: 5.400 tr.đ
3. Ngân sách huyện: 4.700 tr.đ
4. Huy động khác: 16.000 tr.đ
E/ PHÂN CÔNG NHIỆM VỤ
1. Phòng NN&PTNT: cơ quan thường trực, theo dõi chung; phụ trách tiêu chí số 3, số 13.
2. Phòng KT-HT: phụ trách tiêu chí số 2, 4, 7; giúp đỡ xã Chí Thảo.
3. Phòng GD&ĐT: phụ trách tiêu chí số 5, 14.
4. Phòng TN&MT phụ trách tiêu chí số 17, trực tiếp giúp các xã Phúc Sen, Độc Lập hoàn thành tiêu chí 17.
5. UBND các xã: báo cáo tiến độ định kỳ hàng tháng (trước ngày 18) về Phòng NN&PTNT.

Nơi nhận:                         TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);                     CHỦ TỊCH
- Lưu VT.                          Nông Văn Mẫu
""",
    (
        cited("251/KH-UBND", date(2023, 2, 3), "UBND tỉnh Cao Bằng"),
        cited("97/VPĐP-NV", date(2023, 2, 21), "Văn phòng Điều phối nông thôn mới tỉnh"),
        standard("NTM", 6, 16, baseline=True),
        mean("13.06", baseline=True),
        band(19, 19, 6, baseline=True),
        band(10, 14, 7, baseline=True),
        band(5, 9, 3, baseline=True),
        standard("NTM", 2, names=("Chí Thảo", "Phúc Sen")),
        aim("1", "tiêu chí/xã", ">=", delta=True),
        mean("14.5"),
        aim("100", "%"),
        criterion("4", 16, 16),
        aim("98", "%", ">"),
        aim("12", "phòng học"),
        criterion("5", 11, 16),
        criterion("5", 2, delta=True),
        criterion("17", 9, 16),
        money("Tổng", 64220, None),
        money("Ngân sách TW", 38120, "Tổng"),
        money("Ngân sách TW - đầu tư", 31000, "Ngân sách TW"),
        money("Ngân sách TW - sự nghiệp", 7120, "Ngân sách TW"),
        money("Ngân sách tỉnh", 5400, "Tổng"),
        money("Ngân sách huyện", 4700, "Tổng"),
        money("Huy động khác", 16000, "Tổng"),
        duty("Phòng NN&PTNT", "3", "13"),
        duty("Phòng KT-HT", "2", "4", "7"),
        duty("Phòng KT-HT", names=("Chí Thảo",)),
        duty("Phòng GD&ĐT", "5", "14"),
        duty("Phòng TN&MT", "17"),
        duty("Phòng TN&MT", "17", names=("Phúc Sen", "Độc Lập")),
        duty("UBND các xã"),
        each("tháng"),
    ),
)

PLAN_OF_A_MERGED_COMMUNE = Written(
    """ỦY BAN NHÂN DÂN
XÃ CỔ ĐẠM
Số: 27/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Cổ Đạm, ngày 09 tháng 01 năm 2026

KẾ HOẠCH
Xây dựng nông thôn mới xã Cổ Đạm năm 2026

Căn cứ Quyết định số 51/2025/QĐ-TTg ngày 29/12/2025 của Thủ tướng Chính phủ;
Căn cứ Nghị quyết số 05-NQ/ĐU ngày 05/01/2026 của Ban Chấp hành Đảng bộ xã về nhiệm vụ năm 2026;
Ủy ban nhân dân xã xây dựng kế hoạch như sau:

I. ĐẶC ĐIỂM TÌNH HÌNH
Xã Cổ Đạm được thành lập trên cơ sở sáp nhập ba (03) xã, có 26 thôn, 5.870 hộ với 21.460 nhân khẩu.
Cuối năm 2025 xã đạt 14/19 tiêu chí; thu nhập bình quân đạt 58,2 triệu đồng/người/năm; hộ nghèo còn 2,85%.
II. CHỈ TIÊU PHẤN ĐẤU
1. Tăng thêm ba (03) tiêu chí, đưa số tiêu chí đạt chuẩn lên 17/19.
2. Thu nhập bình quân đầu người: 63 triệu đồng trở lên.
3. Tỷ lệ hộ nghèo (đa chiều) dưới 2%.
4. Tỷ lệ tham gia BHYT đạt 96%; tỷ lệ lao động qua đào tạo từ 70% trở lên.
5. Xây dựng mới bốn (04) khu dân cư NTM kiểu mẫu; công nhận thêm 02 sản phẩm OCOP 3 sao.
6. Trồng mới 15 ha chè; sản lượng lạc đạt 1.150 tấn.
III. KINH PHÍ THỰC HIỆN: 22,5 tỷ đồng
- Ngân sách cấp trên: 12,8 tỷ đồng;
- Ngân sách xã: 4,2 tỷ đồng;
- Nhân dân đóng góp (cả ngày công, hiến đất): 5,5 tỷ đồng.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế xã
- Tham mưu cho UBND xã kế hoạch phân bổ vốn, hoàn thành trước 28/02/2026.
- Phụ trách các tiêu chí: 1, 2, 3.
2. Phòng Văn hóa - Xã hội: theo dõi các tiêu chí số 5, 6, 14, 15, 16.
3. Công an xã: tiêu chí 19.2 về an ninh trật tự.
4. Thôn trưởng các thôn: vận động nhân dân chỉnh trang hàng rào, vườn hộ; báo cáo kết quả với UBND xã vào ngày 25 hằng
tháng.

Nơi nhận:
- Đảng ủy, HĐND xã;
- UBMTTQ xã;
- 26 thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phan Thị Mẫu
""",
    (
        cited("51/2025/QĐ-TTg", date(2025, 12, 29), "Thủ tướng Chính phủ"),
        cited("05-NQ/ĐU", date(2026, 1, 5), "Ban Chấp hành Đảng bộ xã"),
        own(14, baseline=True),
        aim("58.2", "triệu đồng/người/năm", baseline=True),
        aim("2.85", "%", baseline=True),
        aim("3", "tiêu chí", delta=True),
        own(17),
        aim("63", "triệu đồng/người/năm", ">="),
        aim("2", "%", "<"),
        aim("96", "%"),
        aim("70", "%", ">="),
        standard("thôn/bản NTM kiểu mẫu", 4),
        aim("2", "sản phẩm", delta=True),
        aim("15", "ha"),
        aim("1150", "tấn"),
        money("Tổng", 22500, None),
        money("Ngân sách cấp trên", 12800, "Tổng"),
        money("Ngân sách xã", 4200, "Tổng"),
        money("Nhân dân đóng góp (cả ngày công, hiến đất)", 5500, "Tổng"),
        duty("Phòng Kinh tế xã"),
        duty("Phòng Kinh tế xã", "1", "2", "3"),
        due(date(2026, 2, 28)),
        duty("Phòng Văn hóa - Xã hội", "5", "6", "14", "15", "16"),
        duty("Công an xã", "19"),
        duty("Thôn trưởng các thôn"),
        each("tháng"),
    ),
)

PLAN_OF_A_HIGHLAND_DISTRICT = Written(
    """ỦY BAN NHÂN DÂN HUYỆN TÂY GIANG
Số: 16/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tây Giang, ngày 24 tháng 01 năm 2025

KẾ HOẠCH
Phấn đấu xây dựng xã đạt chuẩn nông thôn mới trên địa bàn huyện Tây Giang, tỉnh Quảng Nam năm 2025

Thực hiện Quyết định số 2876/QĐ-UBND ngày 02/12/2024 của Chủ tịch UBND tỉnh Quảng Nam về giao nhiệm vụ xây dựng NTM năm
2025, UBND huyện ban hành Kế hoạch với các nội dung sau:

1. Mục tiêu
a) Đến cuối năm 2025:
- Giữ vững 03 xã đã đạt chuẩn (A Xan, Lăng, Bhalêê).
- Phấn đấu 01 xã đạt chuẩn: xã A Nông.
- 06 xã còn lại, mỗi xã tăng từ 02 tiêu chí trở lên.
- Bình quân chung toàn huyện 14,2 tiêu chí/xã, trong đó 06 xã còn lại bình quân 11,0 tiêu chí/xã.
- Toàn huyện không có xã dưới 10 tiêu chí.
b) Xây dựng thôn NTM kiểu mẫu: 05 thôn, gồm thôn A Grồng, thôn Arớh, thôn Ga'nil, thôn Pơr'ning, thôn Tà Vàng.
2. Chỉ tiêu theo từng tiêu chí
Tiêu chí 1 - Quy hoạch: 10/10 xã;
Tiêu chí 2 - Giao thông: 6/10 xã (tăng 1 xã: A Nông);
Tiêu chí 3 - Thủy lợi và PCTT: 9/10 xã;
Tiêu chí 8 - TT&TT: 07/10 xã;
Tiêu chí 11 - Nghèo đa chiều: 04/10 xã;
Tiêu chí 18 - HTCT và TCPL: 8/10 xã.
3. Nguồn vốn: Tổng vốn năm 2025 là 41 tỷ 300 triệu đồng, trong đó: Trung ương 25 tỷ 500 triệu đồng; tỉnh 9 tỷ 800 triệu
đồng; huyện 6 tỷ đồng.
4. Phân công thực hiện
4.1. Văn phòng Điều phối NTM huyện: Tham mưu tổ chức kiểm tra, hoàn thành thẩm tra hồ sơ xã A Nông chậm nhất ngày
31/10/2025.
4.2. Phòng Lao động - TB&XH: Hướng dẫn thực hiện tiêu chí 11, 12.
4.3. Huyện đoàn: Vận động đoàn viên tham gia 20 ngày công/chi đoàn.
4.4. UBND các xã A Nông, Ch'Ơm, Gari: Tập trung nguồn lực hoàn thành tiêu chí 2, 5, 6 trong tháng 9/2025.

Nơi nhận:                                          KT. CHỦ TỊCH
- TT Huyện ủy, HĐND huyện;                         PHÓ CHỦ TỊCH
- Lưu: VT, NN.                                      Arất Mẫu
""",
    (
        cited("2876/QĐ-UBND", date(2024, 12, 2), "Chủ tịch UBND tỉnh Quảng Nam"),
        standard("NTM", 3, names=("A Xan", "Lăng", "Bhalêê")),
        standard("NTM", 1, names=("A Nông",)),
        aim("2", "tiêu chí/xã", ">=", delta=True),
        mean("14.2"),
        mean("11.0"),
        band(None, 9, 0),
        standard("thôn/bản NTM kiểu mẫu", 5, names=("A Grồng", "Arớh", "Ga'nil", "Pơr'ning", "Tà Vàng")),
        criterion("1", 10, 10),
        criterion("2", 6, 10),
        criterion("2", 1, delta=True, names=("A Nông",)),
        criterion("3", 9, 10),
        criterion("8", 7, 10),
        criterion("11", 4, 10),
        criterion("18", 8, 10),
        money("Tổng", 41300, None),
        money("Trung ương", 25500, "Tổng"),
        money("tỉnh", 9800, "Tổng"),
        money("huyện", 6000, "Tổng"),
        duty("Văn phòng Điều phối NTM huyện"),
        due(date(2025, 10, 31)),
        duty("Phòng Lao động - TB&XH", "11", "12"),
        duty("Huyện đoàn"),
        duty("UBND các xã A Nông, Ch'Ơm, Gari", "2", "5", "6"),
        due(date(2025, 9, 30)),
        due(date(2025, 12, 31)),
    ),
)

ALL = {
    "plan of a border province": PLAN_OF_A_BORDER_PROVINCE,
    "plan of a karst district": PLAN_OF_A_KARST_DISTRICT,
    "plan of a merged commune": PLAN_OF_A_MERGED_COMMUNE,
    "plan of a highland district": PLAN_OF_A_HIGHLAND_DISTRICT,
}
