"""A second round of papers as strangers draft them, some with a contradiction planted; see `strangers_plans`."""

from __future__ import annotations

from datetime import date

from tests.core.reading.quality.papers import Written
from tests.core.reading.quality.scoring import (
    aim,
    band,
    cited,
    due,
    duty,
    each,
    mean,
    money,
    own,
    standard,
)

PLAN_OF_A_COAST_PROVINCE = Written(
    """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
-------
Số: 71/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Hà Tĩnh, ngày 28 tháng 02 năm 2023

KẾ HOẠCH
THỰC HIỆN CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA XÂY DỰNG NÔNG THÔN MỚI NĂM 2023

Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình; Nghị quyết số
97/2022/NQ-HĐND ngày 16/12/2022 của Hội đồng nhân dân tỉnh quy định chính sách hỗ trợ;
Theo đề nghị của Văn phòng Điều phối nông thôn mới tỉnh tại Văn bản số 113/VPĐP-KHNV ngày 20/02/2023,

I. KẾT QUẢ NĂM 2022
Cuối năm 2022, toàn tỉnh có 179/181 xã đạt chuẩn (98,9%); 50 xã đạt chuẩn nâng cao; 09 xã đạt chuẩn kiểu mẫu; 09/13
đơn vị
cấp huyện đạt chuẩn, hoàn thành nhiệm vụ xây dựng NTM.
II. MỤC TIÊU NĂM 2023
1. Về xã: 02 xã còn lại đạt chuẩn (Hương Thọ, Ngọc Sơn); tối thiểu 10 xã đạt chuẩn NTM nâng cao; 05 xã đạt chuẩn NTM
kiểu
mẫu.
2. Về huyện: huyện Kỳ Anh, huyện Hương Khê đạt chuẩn.
3. Về thôn: có thêm 150 khu dân cư mẫu; 300 vườn mẫu.
4. Thu nhập bình quân đầu người khu vực nông thôn đạt 48,5 triệu đồng/năm.
5. Hộ nghèo còn dưới 3,4%.
III. KHÁI TOÁN KINH PHÍ
Khái toán 9.870 tỷ đồng, cụ thể:
+ Ngân sách Trung ương: 295 tỷ đồng;
+ Ngân sách tỉnh: 420 tỷ đồng;
+ Ngân sách huyện, xã: 2.105 tỷ đồng;
+ Lồng ghép: 1.250 tỷ đồng;
+ Tín dụng: 4.700 tỷ đồng;
+ Doanh nghiệp: 450 tỷ đồng;
+ Nhân dân: 650 tỷ đồng.
IV. PHÂN CÔNG TRÁCH NHIỆM
1. Văn phòng Điều phối nông thôn mới tỉnh: chủ trì tham mưu UBND tỉnh giao chỉ tiêu trước 15/3/2023; hàng tuần báo
cáo Phó
Chủ tịch UBND tỉnh.
2. Các sở: Xây dựng, Công Thương, Y tế theo chức năng hướng dẫn thực hiện tiêu chí thuộc lĩnh vực phụ trách.
3. Sở Tài nguyên và Môi trường chủ trì tiêu chí số 17, phối hợp giải quyết thủ tục đất đai.
4. Công an tỉnh phụ trách chỉ tiêu 19.2.
5. UBND huyện Hương Khê: tập trung chỉ đạo các xã Hương Thọ, Ngọc Sơn hoàn thành tiêu chí số 2, số 6, số 17 xong trước
tháng 9/2023.

Nơi nhận:                                TM. ỦY BAN NHÂN DÂN
- Thủ tướng Chính phủ (b/c);              KT. CHỦ TỊCH
- Lưu: VT, NL2.                           PHÓ CHỦ TỊCH
                                          Đặng Ngọc Mẫu
""",
    (
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("97/2022/NQ-HĐND", date(2022, 12, 16), "Hội đồng nhân dân tỉnh"),
        cited("113/VPĐP-KHNV", date(2023, 2, 20), "Văn phòng Điều phối nông thôn mới tỉnh"),
        standard("NTM", 179, 181, baseline=True),
        standard("NTM nâng cao", 50, baseline=True),
        standard("NTM kiểu mẫu", 9, baseline=True),
        standard("huyện NTM", 9, 13, baseline=True),
        standard("NTM", 2, names=("Hương Thọ", "Ngọc Sơn")),
        standard("NTM nâng cao", 10, op=">="),
        standard("NTM kiểu mẫu", 5),
        standard("huyện NTM", 2, names=("Kỳ Anh", "Hương Khê")),
        standard("thôn/bản NTM kiểu mẫu", 150, delta=True),
        aim("300", "vườn"),
        aim("48.5", "triệu đồng/người/năm"),
        aim("3.4", "%", "<"),
        money("Tổng", 9870000, None),
        money("Ngân sách Trung ương", 295000, "Tổng"),
        money("Ngân sách tỉnh", 420000, "Tổng"),
        money("Ngân sách huyện, xã", 2105000, "Tổng"),
        money("Lồng ghép", 1250000, "Tổng"),
        money("Tín dụng", 4700000, "Tổng"),
        money("Doanh nghiệp", 450000, "Tổng"),
        money("Nhân dân", 650000, "Tổng"),
        duty("Văn phòng Điều phối nông thôn mới tỉnh"),
        due(date(2023, 3, 15)),
        each("tuần"),
        duty("Các sở: Xây dựng, Công Thương, Y tế"),
        duty("Sở Tài nguyên và Môi trường", "17"),
        duty("Công an tỉnh", "19"),
        duty("UBND huyện Hương Khê", "2", "6", "17", names=("Hương Thọ", "Ngọc Sơn")),
        due(date(2023, 9, 30)),
    ),
)

PLAN_OF_A_MIDLAND_DISTRICT = Written(
    """UỶ BAN NHÂN DÂN
HUYỆN THANH SƠN
Số 1085 /KH-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thanh Sơn, ngày 17 tháng 4 năm 2024

KẾ HOẠCH
Thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2024 huyện Thanh Sơn

Phần I
ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2023

1. Toàn huyện có 22 xã; đến 31/12/2023 có 9 xã đạt chuẩn nông thôn mới, 01 xã đạt chuẩn nông thôn mới nâng cao. Bình
quân
toàn huyện đạt 15,1 tiêu chí/xã.
2. Nhóm đạt 19 tiêu chí: 09 xã; nhóm đạt 15 - 18 tiêu chí: 02 xã; nhóm đạt 10 - 14 tiêu chí: 10 xã; nhóm dưới 10 tiêu
chí:
01 xã.

Phần II
KẾ HOẠCH NĂM 2024

I. MỤC TIÊU
- Có 02 xã (Địch Quả, Thạch Khoán) đạt chuẩn nông thôn mới; nâng số xã đạt chuẩn của huyện lên 12/22 xã.
- 01 xã (Lương Nha) đạt chuẩn nông thôn mới nâng cao.
- Bình quân tiêu chí đạt 15,8 tiêu chí/xã; các xã tăng từ 1 - 2 tiêu chí.
- Có thêm 15 khu dân cư đạt chuẩn khu dân cư nông thôn mới.
II. NHIỆM VỤ TRỌNG TÂM
1. Hạ tầng: cứng hóa 45 km đường GTNT, kiên cố hóa 12 km kênh mương; xây mới 04 nhà văn hóa khu dân cư.
2. Sản xuất: chăm sóc 2.450 ha chè; sản lượng chè búp tươi 28.000 tấn; thêm 03 sản phẩm OCOP đạt 3 sao trở lên.
3. Tỷ lệ hộ nghèo giảm xuống 7,2%; 95% dân số tham gia bảo hiểm y tế.
III. KINH PHÍ
Tổng nguồn vốn: 186 tỷ 450 triệu đồng, trong đó:
1. Ngân sách nhà nước: 121 tỷ 450 triệu đồng
1.1. Ngân sách Trung ương: 82 tỷ 300 triệu đồng
1.2. Ngân sách tỉnh: 18 tỷ 150 triệu đồng
1.3. Ngân sách huyện, xã: 21 tỷ đồng
2. Vốn doanh nghiệp, HTX: 25 tỷ đồng
3. Vốn nhân dân đóng góp: 40 tỷ đồng
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và PTNT
Là cơ quan thường trực, có trách nhiệm theo dõi, đôn đốc; hướng dẫn các xã thực hiện tiêu chí số 3, 13.
2. Phòng Tài chính - Kế hoạch
Tham mưu phân bổ vốn chậm nhất ngày 30/4/2024.
3. Phòng Kinh tế và Hạ tầng
Hướng dẫn tiêu chí số 1, 2, 4, 7, 9; giúp xã Địch Quả hoàn thành tiêu chí số 2.
4. UBND các xã
Chủ động rà soát, đăng ký; ngày 20 hàng tháng báo cáo UBND huyện (qua phòng Nông nghiệp và PTNT).

Nơi nhận:                                     CHỦ TỊCH
- Như trên;
- Lưu: VT.                                  Hà Văn Mẫu
""",
    (
        standard("NTM", 9, baseline=True),
        standard("NTM nâng cao", 1, baseline=True),
        mean("15.1", baseline=True),
        band(19, 19, 9, baseline=True),
        band(15, 18, 2, baseline=True),
        band(10, 14, 10, baseline=True),
        band(None, 9, 1, baseline=True),
        standard("NTM", 2, delta=True, names=("Địch Quả", "Thạch Khoán")),
        standard("NTM", 12, 22),
        standard("NTM nâng cao", 1, names=("Lương Nha",)),
        mean("15.8"),
        aim("1", "tiêu chí/xã", ">=", delta=True),
        standard("thôn/bản NTM", 15, delta=True),
        aim("45", "km"),
        aim("12", "km"),
        aim("4", "nhà văn hóa"),
        aim("2450", "ha"),
        aim("28000", "tấn"),
        aim("3", "sản phẩm", delta=True),
        aim("7.2", "%"),
        aim("95", "%"),
        money("Tổng", 186450, None),
        money("Ngân sách nhà nước", 121450, "Tổng"),
        money("Ngân sách nhà nước - Ngân sách Trung ương", 82300, "Ngân sách nhà nước"),
        money("Ngân sách nhà nước - Ngân sách tỉnh", 18150, "Ngân sách nhà nước"),
        money("Ngân sách nhà nước - Ngân sách huyện, xã", 21000, "Ngân sách nhà nước"),
        money("Vốn doanh nghiệp, HTX", 25000, "Tổng"),
        money("Vốn nhân dân đóng góp", 40000, "Tổng"),
        duty("Phòng Nông nghiệp và PTNT", "3", "13"),
        duty("Phòng Tài chính - Kế hoạch"),
        due(date(2024, 4, 30)),
        duty("Phòng Kinh tế và Hạ tầng", "1", "2", "4", "7", "9"),
        duty("Phòng Kinh tế và Hạ tầng", "2", names=("Địch Quả",)),
        duty("UBND các xã"),
        each("tháng"),
    ),
    errors=("sum_mismatch",),  # 9 + 2 = 11, not 12
)

RESOLUTION_OF_A_COUNCIL = Written(
    """HỘI ĐỒNG NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH AN GIANG                    Độc lập - Tự do - Hạnh phúc
Số: 08/NQ-HĐND                   An Giang, ngày 12 tháng 7 năm 2024

NGHỊ QUYẾT
Về nhiệm vụ xây dựng nông thôn mới những tháng cuối năm 2024

HỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG
KHÓA X KỲ HỌP THỨ 20
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị quyết số 25/2021/QH15 ngày 28 tháng 7 năm 2021 của Quốc hội;
Xét Tờ trình số 541/TTr-UBND ngày 24 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh;

QUYẾT NGHỊ:
Điều 1. Thống nhất một số chỉ tiêu chủ yếu đến hết năm 2024
1. Toàn tỉnh có 84/110 xã đạt chuẩn nông thôn mới, chiếm tỷ lệ 76,36%; trong đó có 40 xã đạt chuẩn nông thôn mới nâng
cao và
04 xã đạt chuẩn nông thôn mới kiểu mẫu.
2. Có 05 huyện đạt chuẩn nông thôn mới: Thoại Sơn, Châu Thành, Phú Tân, Chợ Mới.
3. Số tiêu chí bình quân toàn tỉnh đạt 17,6 tiêu chí/xã.
4. Thu nhập bình quân người dân nông thôn từ 68 triệu đồng/người/năm.
5. Tỷ lệ hộ dân sử dụng nước sạch đạt 94%.
Điều 2. Nguồn lực
Tổng vốn thực hiện 6 tháng cuối năm: 412.600 triệu đồng. Trong đó: vốn ngân sách trung ương 142.600 triệu đồng, vốn
ngân sách
địa phương 200.000 triệu đồng và vốn huy động hợp pháp khác 70.000 triệu đồng.
Điều 3. Tổ chức thực hiện
Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết; báo cáo Hội đồng nhân dân tỉnh tại kỳ họp cuối năm.
Thường trực Hội đồng nhân dân, các Ban Hội đồng nhân dân và đại biểu Hội đồng nhân dân giám sát việc thực hiện.

Nơi nhận:                              CHỦ TỊCH
- UBTVQH, Chính phủ;
- Lưu: VT.                             Lê Văn Mẫu
""",
    (
        cited("Luật Tổ chức chính quyền địa phương 2015", date(2015, 6, 19)),
        cited("25/2021/QH15", date(2021, 7, 28), "Quốc hội"),
        cited("541/TTr-UBND", date(2024, 6, 24), "Ủy ban nhân dân tỉnh"),
        due(date(2024, 12, 31)),
        standard("NTM", 84, 110),
        standard("NTM nâng cao", 40),
        standard("NTM kiểu mẫu", 4),
        standard("huyện NTM", 5, names=("Thoại Sơn", "Châu Thành", "Phú Tân", "Chợ Mới")),
        mean("17.6"),
        aim("68", "triệu đồng/người/năm", ">="),
        aim("94", "%"),
        money("Tổng", 412600, None),
        money("vốn ngân sách trung ương", 142600, "Tổng"),
        money("vốn ngân sách địa phương", 200000, "Tổng"),
        money("vốn huy động hợp pháp khác", 70000, "Tổng"),
        duty("Ủy ban nhân dân tỉnh"),
        duty("Thường trực Hội đồng nhân dân, các Ban Hội đồng nhân dân và đại biểu Hội đồng nhân dân"),
    ),
    errors=("name_count_mismatch",),
)

REPORT_OF_A_HMONG_COMMUNE = Written(
    """ỦY BAN NHÂN DÂN
XÃ TÀ XI LÁNG
Số: 96/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tà Xi Láng, ngày 02 tháng 12 năm 2024

BÁO CÁO
Kết quả xây dựng nông thôn mới năm 2024; phương hướng, nhiệm vụ năm 2025

I. KẾT QUẢ
1. Xã Tà Xi Láng, huyện Trạm Tấu đạt 8/19 tiêu chí, tăng 01 tiêu chí so với năm 2023 (tiêu chí số 8 - Thông tin và
Truyền
thông).
2. Các tiêu chí đã đạt gồm: tiêu chí số 1, 3, 8, 12, 15, 16, 18, 19.
3. Giao thông: đã mở mới 3,2 km đường vào khu sản xuất; bê tông hóa được 1,7 km đường bản Chống Chùa.
4. Nhà ở: xóa được 41 nhà tạm cho hộ nghèo với tổng kinh phí 2.050 triệu đồng.
5. Thu nhập bình quân 19,8 triệu đồng/người/năm; hộ nghèo còn 52,6%, giảm 7,3% so với cùng kỳ.
II. NHIỆM VỤ NĂM 2025
1. Phấn đấu đạt thêm 02 tiêu chí (tiêu chí số 4 và tiêu chí số 14), đưa tổng số tiêu chí đạt lên 10/19.
2. Giảm hộ nghèo xuống còn 45%; thu nhập đạt 23 triệu đồng/người/năm.
3. Trồng mới 120 ha quế; trồng 35 ha cây sơn tra.
4. Thành lập 01 hợp tác xã chè Shan tuyết.
III. PHÂN CÔNG
1. Công chức Địa chính - Nông nghiệp: chịu trách nhiệm tiêu chí số 1, 3, 13, 17.
2. Công chức Văn hóa: tiêu chí số 6, 8, 14, 16.
3. Trạm Y tế: tiêu chí số 15.
4. Các trưởng bản: báo cáo tiến độ làm nhà với UBND xã trước ngày 25 hằng tháng.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Mùa A Mẫu
""",
    (
        own(8),
        aim("1", "tiêu chí", delta=True),
        aim("3.2", "km"),
        aim("1.7", "km"),
        aim("41", "nhà"),
        money(None, 2050, None),
        aim("19.8", "triệu đồng/người/năm"),
        aim("52.6", "%"),
        aim("7.3", "%", delta=True),
        aim("2", "tiêu chí", delta=True),
        own(10),
        aim("45", "%"),
        aim("23", "triệu đồng/người/năm"),
        aim("120", "ha"),
        aim("35", "ha"),
        aim("1", "hợp tác xã"),
        duty("Công chức Địa chính - Nông nghiệp", "1", "3", "13", "17"),
        duty("Công chức Văn hóa", "6", "8", "14", "16"),
        duty("Trạm Y tế", "15"),
        duty("Các trưởng bản"),
        each("tháng"),
    ),
)

ALL = {
    "plan of a coast province": PLAN_OF_A_COAST_PROVINCE,
    "plan of a midland district": PLAN_OF_A_MIDLAND_DISTRICT,
    "resolution of a council": RESOLUTION_OF_A_COUNCIL,
    "report of a hmong commune": REPORT_OF_A_HMONG_COMMUNE,
}
