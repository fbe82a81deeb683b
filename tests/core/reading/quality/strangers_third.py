"""A third round of papers as strangers draft them; see `strangers_plans`."""

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

PLAN_OF_A_RED_RIVER_DISTRICT = Written(
    """UỶ BAN NHÂN DÂN          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN VŨ THƯ                   Độc lập - Tự do - Hạnh phúc
Số: 24/KH-UBND                 Vũ Thư, ngày 16 tháng 02 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới nâng cao, nông thôn mới kiểu mẫu năm 2024

Thực hiện Nghị quyết số 07-NQ/TU ngày 31/5/2021 của Ban Chấp hành Đảng bộ tỉnh Thái Bình, UBND huyện ban hành kế hoạch:

I. KẾT QUẢ ĐẠT ĐƯỢC ĐẾN HẾT NĂM 2023
- 29/29 xã đạt chuẩn nông thôn mới; 08 xã đạt chuẩn nông thôn mới nâng cao; 01 xã đạt chuẩn nông thôn mới kiểu mẫu.
- Thu nhập bình quân đầu người năm 2023 đạt 63,8 triệu đồng.
II. MỤC TIÊU NĂM 2024
1. Có thêm 05 xã đạt chuẩn nông thôn mới nâng cao gồm: Vũ Hội, Tự Tân, Song An, Minh Quang, Hòa Bình; nâng tổng số xã
đạt chuẩn nông
thôn mới nâng cao toàn huyện lên 13/29 xã (đạt 44,8%).
2. Có thêm 01 xã đạt chuẩn nông thôn mới kiểu mẫu: xã Vũ Tiến.
3. Thu nhập bình quân đầu người đạt từ 68 triệu đồng/người/năm trở lên.
4. Tỷ lệ hộ nghèo đa chiều còn 1,5%; tỷ lệ bao phủ bảo hiểm y tế đạt 95,5% dân số.
III. NHIỆM VỤ, GIẢI PHÁP
1. Nâng cấp, cải tạo 32 km đường giao thông; xây dựng 02 trạm trung chuyển rác.
2. Duy trì diện tích lúa chất lượng cao 4.200 ha; phát triển thêm 04 sản phẩm OCOP.
IV. NGUỒN KINH PHÍ
Tổng nhu cầu vốn: 214,6 tỷ đồng.
- Ngân sách tỉnh hỗ trợ: 60 tỷ đồng.
- Ngân sách huyện: 54,6 tỷ đồng.
- Ngân sách xã: 75 tỷ đồng.
- Huy động xã hội hóa: 25 tỷ đồng.
V. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và PTNT: Hướng dẫn, đôn đốc các xã; tham mưu thẩm tra hồ sơ hoàn thành trước ngày 15/11/2024.
2. Phòng Văn hóa và Thông tin: Phụ trách tiêu chí số 6, số 8, số 16.
3. Trung tâm Y tế huyện: Phụ trách tiêu chí Y tế.
4. Đài Truyền thanh huyện: Mở chuyên mục tuyên truyền.
5. UBND các xã Vũ Hội, Tự Tân: Hoàn thành tiêu chí số 2, số 17 trước 30/9/2024; báo cáo UBND huyện hàng tháng.

Nơi nhận:                               TM. ỦY BAN NHÂN DÂN
- Sở Nông nghiệp và PTNT;                   CHỦ TỊCH
- Lưu: VT.                              Phạm Quang Mẫu
""",
    (
        cited("07-NQ/TU", date(2021, 5, 31), "Ban Chấp hành Đảng bộ tỉnh Thái Bình"),
        standard("NTM", 29, 29, baseline=True),
        standard("NTM nâng cao", 8, baseline=True),
        standard("NTM kiểu mẫu", 1, baseline=True),
        aim("63.8", "triệu đồng/người/năm", baseline=True),
        standard("NTM nâng cao", 5, delta=True, names=("Vũ Hội", "Tự Tân", "Song An", "Minh Quang", "Hòa Bình")),
        standard("NTM nâng cao", 13, 29),
        standard("NTM kiểu mẫu", 1, delta=True, names=("Vũ Tiến",)),
        aim("68", "triệu đồng/người/năm", ">="),
        aim("1.5", "%"),
        aim("95.5", "%"),
        aim("32", "km"),
        aim("2", "trạm"),
        aim("4200", "ha"),
        aim("4", "sản phẩm", delta=True),
        money("Tổng", 214600, None),
        money("Ngân sách tỉnh hỗ trợ", 60000, "Tổng"),
        money("Ngân sách huyện", 54600, "Tổng"),
        money("Ngân sách xã", 75000, "Tổng"),
        money("Huy động xã hội hóa", 25000, "Tổng"),
        duty("Phòng Nông nghiệp và PTNT"),
        due(date(2024, 11, 15)),
        duty("Phòng Văn hóa và Thông tin", "6", "8", "16"),
        duty("Trung tâm Y tế huyện", "15"),
        duty("Đài Truyền thanh huyện"),
        duty("UBND các xã Vũ Hội, Tự Tân", "2", "17"),
        due(date(2024, 9, 30)),
        each("tháng"),
    ),
)

REPORT_OF_A_HIGHLAND_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN
TỈNH GIA LAI
Số: 312/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Gia Lai, ngày 09 tháng 12 năm 2024

BÁO CÁO
Kết quả thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2024 và kế hoạch năm 2025

A. KẾT QUẢ NĂM 2024
I. Kết quả thực hiện mục tiêu
- Số xã đạt chuẩn nông thôn mới: 95/182 xã (52,2%), trong đó 16 xã đạt chuẩn nâng cao.
- Số xã đạt 19 tiêu chí: 95 xã; đạt từ 15-18 tiêu chí: 21 xã; đạt từ 10-14 tiêu chí: 66 xã; không có xã dưới 10 tiêu
chí.
- Số tiêu chí đạt chuẩn bình quân: 16,1 tiêu chí/xã.
- Số làng đồng bào dân tộc thiểu số đạt chuẩn làng nông thôn mới: 150 làng.
- Số đơn vị cấp huyện hoàn thành nhiệm vụ, đạt chuẩn: 03/17 đơn vị.
II. Kết quả giải ngân
Kế hoạch vốn ngân sách Trung ương giao năm 2024: 296.480 triệu đồng (vốn đầu tư 241.280 triệu đồng, vốn sự nghiệp
55.200 triệu đồng). Đến
30/11/2024 giải ngân 251.000 triệu đồng.
III. Khó khăn
Tiêu chí số 17 (Môi trường và ATTP) mới có 101/182 xã đạt; tiêu chí số 13 (Tổ chức sản xuất) có 118/182 xã đạt; tiêu
chí số 11 có 97/182 xã
đạt.
B. KẾ HOẠCH NĂM 2025
- Phấn đấu thêm 9 xã đạt chuẩn nông thôn mới, lũy kế 104/182 xã; thêm 6 xã nâng cao.
- Không còn xã dưới 12 tiêu chí; bình quân 16,8 tiêu chí/xã.
- Thu nhập bình quân đầu người khu vực nông thôn đạt 52 triệu đồng/người/năm.
- Thêm 20 làng đạt chuẩn.
C. KIẾN NGHỊ
1. Đề nghị Bộ Nông nghiệp và PTNT sớm hướng dẫn thực hiện chỉ tiêu 18.5.
2. Đề nghị Bộ Tài chính bố trí 320 tỷ đồng cho tỉnh trong năm 2025.

Nơi nhận:                                     TM. ỦY BAN NHÂN DÂN
- Bộ NN&PTNT;                                     KT. CHỦ TỊCH
- Lưu: VT, NL.                                    PHÓ CHỦ TỊCH
                                                  Siu Mẫu
""",
    (
        standard("NTM", 95, 182),
        standard("NTM nâng cao", 16),
        band(19, 19, 95),
        band(15, 18, 21),
        band(10, 14, 66),
        band(None, 9, 0),
        mean("16.1"),
        standard("thôn/bản NTM", 150),
        standard("huyện NTM", 3, 17),
        money("Tổng", 296480, None),
        money("vốn đầu tư", 241280, "Tổng"),
        money("vốn sự nghiệp", 55200, "Tổng"),
        money(None, 251000, None),
        criterion("17", 101, 182),
        criterion("13", 118, 182),
        criterion("11", 97, 182),
        standard("NTM", 9, delta=True),
        standard("NTM", 104, 182),
        standard("NTM nâng cao", 6, delta=True),
        band(None, 11, 0),
        mean("16.8"),
        aim("52", "triệu đồng/người/năm"),
        standard("thôn/bản NTM", 20, delta=True),
        duty("Bộ Nông nghiệp và PTNT", "18"),
        duty("Bộ Tài chính"),
        money(None, 320000, None),
    ),
)

DIRECTIVE_OF_A_NEW_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG
Số: 12/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tuyên Quang, ngày 18 tháng 9 năm 2025

CHỈ THỊ
Về việc đẩy nhanh tiến độ xây dựng nông thôn mới trong mô hình chính quyền địa phương 02 cấp

Sau sắp xếp, toàn tỉnh có 117 xã và 07 phường. Đến ngày 31/8/2025 có 46/117 xã đạt chuẩn nông thôn mới; 18 xã đạt
dưới 10 tiêu chí; bình
quân 13,2 tiêu chí/xã. Để hoàn thành mục tiêu năm 2025, Chủ tịch UBND tỉnh chỉ thị:
1. Sở Nông nghiệp và Môi trường
a) Chủ trì rà soát, đánh giá lại mức độ đạt tiêu chí của 117 xã, hoàn thành trước ngày 15/10/2025.
b) Trực tiếp phụ trách tiêu chí số 3, 13, 17.
c) Tổng hợp, báo cáo UBND tỉnh vào ngày 25 hằng tháng.
2. Sở Xây dựng: Chủ trì hướng dẫn tiêu chí số 1, số 2, số 9.
3. Sở Công Thương: hướng dẫn tiêu chí số 4 và số 7; bảo đảm 98,5% hộ sử dụng điện an toàn.
4. Công an tỉnh chỉ đạo công an cấp xã thực hiện chỉ tiêu 19.2.
5. Ủy ban nhân dân các xã: Sơn Thủy, Bạch Xa, Minh Tân tập trung nguồn lực hoàn thành tiêu chí số 5, 6 trong quý
IV/2025.
6. Báo và phát thanh, truyền hình tỉnh: Tăng thời lượng tuyên truyền.
Chánh Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Chỉ thị này./.

Nơi nhận:                                   CHỦ TỊCH
- Thường trực Tỉnh ủy (báo cáo);
- Lưu: VT, NLN.                             Phan Huy Mẫu
""",
    (
        standard("NTM", 46, 117),
        band(None, 9, 18),
        mean("13.2"),
        duty("Sở Nông nghiệp và Môi trường"),
        due(date(2025, 10, 15)),
        duty("Sở Nông nghiệp và Môi trường", "3", "13", "17"),
        each("tháng"),
        duty("Sở Xây dựng", "1", "2", "9"),
        duty("Sở Công Thương", "4", "7"),
        aim("98.5", "%"),
        duty("Công an tỉnh", "19"),
        duty("Ủy ban nhân dân các xã: Sơn Thủy, Bạch Xa, Minh Tân", "5", "6"),
        due(date(2025, 12, 31)),
        duty("Báo và phát thanh, truyền hình tỉnh"),
        duty("Chánh Văn phòng UBND tỉnh"),
    ),
)

PLAN_OF_A_MOUNTAIN_COMMUNE = Written(
    """ỦY BAN NHÂN DÂN XÃ
MƯỜNG PHĂNG
Số 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mường Phăng, ngày 20 tháng 3 năm 2024

KẾ HOẠCH
Thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2024 xã Mường Phăng

Phần thứ nhất. TÌNH HÌNH CHUNG
1. Xã có 23 bản, 2.310 hộ, 10.215 khẩu. Hết năm 2023 xã đạt 13/19 tiêu chí.
2. 06 tiêu chí chưa đạt: 2, 5, 9, 10, 11, 17.
Phần thứ hai. KẾ HOẠCH NĂM 2024
1. Mục tiêu
- Đạt thêm 02 tiêu chí: tiêu chí số 5 (Trường học), tiêu chí số 9 (Nhà ở dân cư); nâng tổng số tiêu chí đạt lên 15/19
tiêu chí.
- Có 02 bản đạt chuẩn bản NTM: bản Phăng 1, bản Che Căn.
- Giảm tỷ lệ hộ nghèo từ 21,4% xuống còn 16%.
- Thu nhập bình quân: 32 triệu đồng/người/năm.
2. Nhiệm vụ
2.1. Làm mới 2,8 km đường nội bản Yên và bản Co Mận; kiên cố hóa 1,5 km kênh mương.
2.2. Xóa 36 nhà tạm.
2.3. Chăm sóc 85 ha cà phê; trồng 40 ha rừng; đàn trâu bò đạt 3.450 con.
3. Kinh phí: 7.650 triệu đồng
- Ngân sách nhà nước: 6.200 triệu đồng;
- Nhân dân đóng góp: 1.250 triệu đồng (quy đổi từ ngày công, đất đai);
4. Phân công
- Đ/c Lò Văn Mẫu - Chủ tịch UBND xã: phụ trách chung.
- Đ/c Quàng Thị Thử - Phó Chủ tịch UBND xã: phụ trách tiêu chí số 5, 9, 14.
- Công chức Địa chính: phụ trách tiêu chí số 1, 17.
- Ban phát triển các bản: vận động Nhân dân góp ngày công; hằng tháng báo cáo UBND xã.

Nơi nhận:                              CHỦ TỊCH
- UBND huyện (b/c);
- Lưu: VP.                             Lò Văn Mẫu
""",
    (
        own(13, baseline=True),
        aim("2", "tiêu chí", delta=True),
        own(15),
        standard("thôn/bản NTM", 2, names=("Phăng 1", "Che Căn")),
        aim("21.4", "%", baseline=True),
        aim("16", "%"),
        aim("32", "triệu đồng/người/năm"),
        aim("2.8", "km"),
        aim("1.5", "km"),
        aim("36", "nhà"),
        aim("85", "ha"),
        aim("40", "ha"),
        aim("3450", "con"),
        money("Tổng", 7650, None),
        money("Ngân sách nhà nước", 6200, "Tổng"),
        money("Nhân dân đóng góp", 1250, "Tổng"),
        duty("Đ/c Lò Văn Mẫu - Chủ tịch UBND xã"),
        duty("Đ/c Quàng Thị Thử - Phó Chủ tịch UBND xã", "5", "9", "14"),
        duty("Công chức Địa chính", "1", "17"),
        duty("Ban phát triển các bản"),
        each("tháng"),
    ),
    errors=("sum_mismatch",),
)

NOTICE_OF_A_STEERING_BOARD = Written(
    """TỈNH ỦY QUẢNG NINH           ĐẢNG CỘNG SẢN VIỆT NAM
BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG
*
Số 35-TB/BCĐ                 Quảng Ninh, ngày 06 tháng 6 năm 2024

THÔNG BÁO
Kết luận của Trưởng Ban Chỉ đạo tại phiên họp quý II/2024

Trưởng Ban Chỉ đạo kết luận một số nội dung sau:
1. Ghi nhận kết quả: 98/98 xã đạt chuẩn nông thôn mới (100%); 54/98 xã đạt chuẩn nông thôn mới nâng cao; 25 xã đạt
chuẩn nông thôn
mới kiểu mẫu; huyện Tiên Yên, huyện Đầm Hà đạt chuẩn nông thôn mới nâng cao.
2. Đến hết năm 2024, phấn đấu 60/98 xã đạt chuẩn nông thôn mới nâng cao, 27 xã đạt chuẩn nông thôn mới kiểu mẫu.
3. Đồng ý bổ sung 85 tỷ đồng từ ngân sách tỉnh cho các công trình nước sạch.
4. Giao Ban cán sự đảng UBND tỉnh chỉ đạo các sở, ngành hoàn thành việc thẩm định hồ sơ huyện Bình Liêu trước ngày
30/6/2024.
5. Giao Đảng đoàn Mặt trận Tổ quốc Việt Nam tỉnh tổ chức lấy ý kiến về sự hài lòng của người dân, xong trong tháng
7/2024.
6. Văn phòng Điều phối Nông thôn mới tỉnh theo dõi, báo cáo Ban Chỉ đạo hằng quý.

Nơi nhận:                              TL. TRƯỞNG BAN
- Thành viên BCĐ;                      CHÁNH VĂN PHÒNG
- Lưu VP.
                                       Vũ Thành Mẫu
""",
    (
        standard("NTM", 98, 98),
        standard("NTM nâng cao", 54, 98),
        standard("NTM kiểu mẫu", 25),
        standard("huyện NTM nâng cao", 2, names=("Tiên Yên", "Đầm Hà")),
        due(date(2024, 12, 31)),
        standard("NTM nâng cao", 60, 98),
        standard("NTM kiểu mẫu", 27),
        money(None, 85000, None),
        duty("Ban cán sự đảng UBND tỉnh"),
        due(date(2024, 6, 30)),
        duty("Đảng đoàn Mặt trận Tổ quốc Việt Nam tỉnh"),
        due(date(2024, 7, 31)),
        duty("Văn phòng Điều phối Nông thôn mới tỉnh"),
        each("quý"),
    ),
)

DECISION_ON_CAPITAL = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN BÌNH GIA
Số: 755/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Gia, ngày 19 tháng 3 năm 2025

QUYẾT ĐỊNH
Về việc phân bổ kế hoạch vốn thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2025

ỦY BAN NHÂN DÂN HUYỆN BÌNH GIA
Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;
Căn cứ Nghị quyết số 12/NQ-HĐND ngày 14/3/2025 của HĐND huyện về phân bổ vốn;
Xét Tờ trình số 88/TTr-TCKH ngày 17/3/2025 của Phòng Tài chính - Kế hoạch,

QUYẾT ĐỊNH:
Điều 1. Phân bổ kế hoạch vốn năm 2025 với tổng số tiền 18.460 triệu đồng, trong đó:
1. Vốn đầu tư phát triển: 14.060 triệu đồng
a) Xã Tô Hiệu: 6.500 triệu đồng;
b) Xã Hồng Phong: 4.560 triệu đồng;
c) Xã Minh Khai: 3.000 triệu đồng.
2. Vốn sự nghiệp: 4.400 triệu đồng.
Điều 2. Phòng Tài chính - Kế hoạch hướng dẫn, kiểm tra; UBND các xã giải ngân xong trước ngày 31/12/2025.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hoàng Văn Mẫu
""",
    (
        cited("Luật Đầu tư công 2024", date(2024, 11, 29)),
        cited("12/NQ-HĐND", date(2025, 3, 14), "HĐND huyện"),
        cited("88/TTr-TCKH", date(2025, 3, 17), "Phòng Tài chính - Kế hoạch"),
        money("Tổng", 18460, None),
        money("Vốn đầu tư phát triển", 14060, "Tổng"),
        money("Vốn đầu tư phát triển - Xã Tô Hiệu", 6500, "Vốn đầu tư phát triển"),
        money("Vốn đầu tư phát triển - Xã Hồng Phong", 4560, "Vốn đầu tư phát triển"),
        money("Vốn đầu tư phát triển - Xã Minh Khai", 3000, "Vốn đầu tư phát triển"),
        money("Vốn sự nghiệp", 4400, "Tổng"),
        due(date(2025, 12, 31)),
        duty("Phòng Tài chính - Kế hoạch"),
        duty("UBND các xã"),
    ),
)

ALL = {
    "plan of a red river district": PLAN_OF_A_RED_RIVER_DISTRICT,
    "report of a highland province": REPORT_OF_A_HIGHLAND_PROVINCE,
    "directive of a new province": DIRECTIVE_OF_A_NEW_PROVINCE,
    "plan of a mountain commune": PLAN_OF_A_MOUNTAIN_COMMUNE,
    "notice of a steering board": NOTICE_OF_A_STEERING_BOARD,
    "decision on capital": DECISION_ON_CAPITAL,
}
