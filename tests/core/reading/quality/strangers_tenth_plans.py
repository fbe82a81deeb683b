"""Plans of a province and of a district of the tenth round of strangers' papers; see `strangers_plans`."""

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
    figure,
    mean,
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

TUYEN_QUANG_PLAN_2025 = Written(
    """ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 34/KH-UBND
Tuyên Quang, ngày 21 tháng 02 năm 2025
KẾ HOẠCH
Triển khai Chương trình mục tiêu quốc gia xây dựng nông thôn mới tỉnh Tuyên
Quang năm 2025
Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính
phủ về việc phê duyệt Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai
đoạn 2021 - 2025; Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính
phủ ban hành Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021 - 2025;
Căn cứ Nghị quyết số 12/2022/NQ-HĐND ngày 15/7/2022 của HĐND tỉnh Tuyên Quang;
Xét đề nghị của Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số
28/TTr-SNN ngày 11/02/2025, UBND tỉnh ban hành Kế hoạch với các nội dung sau:
I. MỤC TIÊU
0. Yêu cầu chung
Xây dựng nông thôn mới là nhiệm vụ thường xuyên, liên tục, có điểm bắt đầu nhưng
không có điểm kết thúc; bám sát định hướng giai đoạn 2026 - 2030, tầm nhìn đến
năm 2045. Việc chấm điểm, thẩm định thực hiện theo mẫu số 05, 06 của hướng dẫn
hiện hành; không chạy theo thành tích, không để phát sinh nợ đọng.
1. Về số xã đạt chuẩn
Năm 2025 công nhận mới 06 xã đạt chuẩn nông thôn mới (Hùng Đức, Yên Lâm, Tân Mỹ
huyện Chiêm Hóa; Trung Hà; Thổ Bình và Phúc Sơn), đưa tổng số xã đạt chuẩn lên
84/121 xã (cuối năm 2024 có 78/121 xã).
Toàn tỉnh có 17 xã đạt chuẩn nông thôn mới nâng cao và 02 xã đạt chuẩn nông thôn
mới kiểu mẫu.
2. Về mức độ đạt tiêu chí
Bình quân số tiêu chí đạt chuẩn của mỗi xã là 17,6 tiêu chí (năm 2024 là 17,1
tiêu chí/xã), cụ thể:
- Đạt 19 tiêu chí: 84 xã;
- Đạt từ 15 đến 18 tiêu chí: 21 xã (năm 2024: 19 xã);
- Đạt từ 10 đến 14 tiêu chí: 16 xã (năm 2024: 24 xã);
- Không còn xã đạt dưới 10 tiêu chí.
3. Một số tiêu chí chủ yếu
2
a) Giao thông (tiêu chí số 2): có 96/121 xã đạt, tăng 6 xã so với năm 2024 (năm
2024 có 90/121 xã đạt).
b) Trường học (tiêu chí số 5): có 101/121 xã đạt.
c) Thu nhập (tiêu chí số 10): có 91/121 xã đạt; thu nhập bình quân khu vực nông
thôn tối thiểu 50 triệu đồng/người/năm.
d) Môi trường và an toàn thực phẩm (tiêu chí số 17): có 88/121 xã đạt; tỷ lệ
chất thải rắn sinh hoạt được thu gom, xử lý đạt 82% trở lên.
II. NGUỒN VỐN
Tổng nhu cầu vốn thực hiện năm 2025 là 1.862.450 triệu đồng, gồm:
1. Ngân sách trung ương: 612.300 triệu đồng (vốn đầu tư phát triển 498.200 triệu
đồng; vốn sự nghiệp 114.100 triệu đồng).
2. Ngân sách tỉnh: 245.150 triệu đồng.
3. Ngân sách huyện, xã: 180.000 triệu đồng.
4. Lồng ghép từ hai chương trình mục tiêu quốc gia khác: 405.000 triệu đồng.
Trong đó:
- Chương trình giảm nghèo bền vững: 168.400 triệu đồng;
- Chương trình phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và
miền núi: 236.600 triệu đồng.
5. Vốn tín dụng: 330.000 triệu đồng.
6. Doanh nghiệp và cộng đồng đóng góp: 90.000 triệu đồng.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Phát triển nông thôn: là cơ quan thường trực, theo dõi, đôn
đốc các địa phương; tổng hợp kết quả, báo cáo UBND tỉnh trước ngày 20/12/2025.
2. Sở Giao thông vận tải: hướng dẫn, kiểm tra việc thực hiện tiêu chí số 2 về
Giao thông.
3. Sở Y tế: hướng dẫn, đánh giá tiêu chí số 15 về Y tế.
Các nội dung chi tiết nêu tại biểu số 01, 02 và 03 ban hành theo Kế hoạch này.
4. UBND các huyện, thành phố: xây dựng kế hoạch của địa phương mình; định kỳ
hằng quý báo cáo tiến độ về Văn phòng Điều phối nông thôn mới tỉnh.
Nơi nhận:
- Bộ Nông nghiệp và Phát triển nông thôn;
- Các sở, ban, ngành tỉnh;
- Lưu: VT, NLN.
TM. ỦY BAN NHÂN DÂN
3
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
""",
    (
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("12/2022/NQ-HĐND", date(2022, 7, 15), "HĐND tỉnh Tuyên Quang"),
        cited("28/TTr-SNN", date(2025, 2, 11), "Sở Nông nghiệp và Phát triển nông thôn"),
        standard(
            "NTM",
            6,
            unit="xã",
            delta=True,
            baseline=False,
            names=("Hùng Đức", "Yên Lâm", "Tân Mỹ", "Trung Hà", "Thổ Bình", "Phúc Sơn"),
        ),
        standard("NTM", 84, 121, unit="xã", baseline=False, names=()),
        standard("NTM", 78, 121, unit="xã", year=2024, baseline=True, names=()),
        standard("NTM nâng cao", 17, unit="xã", baseline=False, names=()),
        standard("NTM kiểu mẫu", 2, unit="xã", baseline=False, names=()),
        mean("17.6", year=2025, baseline=False, delta=False),
        mean("17.1", year=2024, baseline=True, delta=False),
        band(19, 19, 84, denominator=None, baseline=False, names=()),
        band(15, 18, 21, denominator=None, baseline=False, names=()),
        band(15, 18, 19, denominator=None, year=2024, baseline=True, names=()),
        band(10, 14, 16, denominator=None, baseline=False, names=()),
        band(10, 14, 24, denominator=None, year=2024, baseline=True, names=()),
        band(None, 9, 0, denominator=None, baseline=False, names=()),
        criterion("2", 96, 121, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("2", 6, delta=True, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("2", 90, 121, year=2024, baseline=True, names=(), standard="NTM", unit="xã"),
        criterion("5", 101, 121, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("10", 91, 121, baseline=False, names=(), standard="NTM", unit="xã"),
        aim("50", "triệu đồng/người/năm", ">=", delta=False, names=()),
        criterion("17", 88, 121, baseline=False, names=(), standard="NTM", unit="xã"),
        aim("82", "%", ">=", delta=False, names=()),
        cash("1862450"),
        cash("612300"),
        cash("498200"),
        cash("114100"),
        cash("245150"),
        cash("180000"),
        cash("405000"),
        cash("168400"),
        cash("236600"),
        cash("330000"),
        cash("90000"),
        duty("Sở Nông nghiệp và Phát triển nông thôn"),
        due(date(2025, 12, 20)),
        duty("Sở Giao thông vận tải", "2"),
        duty("Sở Y tế", "15"),
        duty("UBND các huyện, thành phố"),
        each("quý"),
    ),
)

VAN_CHAN_PLAN_2024 = Written(
    """UBND HUYỆN VĂN CHẤN
Số: 58/KH-UBND
Văn Chấn, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Thực hiện xây dựng nông thôn mới trên địa bàn huyện Văn Chấn năm 2024
Thực hiện Kế hoạch số 41/KH-UBND ngày 20/02/2024 của UBND tỉnh Yên Bái về xây
dựng nông thôn mới năm 2024; Quyết định số 412/QĐ-UBND ngày 29/12/2023 của UBND
huyện Văn Chấn về giao chỉ tiêu phát triển kinh tế - xã hội, UBND huyện xây dựng
kế hoạch như sau:
I. MỤC TIÊU NĂM 2024
Tiếp tục vận động gia đình hội viên xây dựng mô hình “5 không, 3 sạch”; chủ động
phòng chống thiên tai theo phương châm “4 tại chỗ”; nâng chất lượng phổ cập cho
trẻ 5 tuổi. Các mục tiêu chính:
- Giữ vững 13/21 xã đã đạt chuẩn nông thôn mới.
- Phấn đấu thêm 04 xã đạt chuẩn nông thôn mới (Nậm Lành, Suối Giàng, Sùng Đô),
nâng tổng số xã đạt chuẩn nông thôn mới của huyện lên 17/21 xã.
- Có 02 xã đạt chuẩn nông thôn mới nâng cao (Thượng Bằng La, Tân Thịnh).
- Có 12 thôn đạt chuẩn thôn nông thôn mới.
- Không có xã đạt dưới 12 tiêu chí.
Giao chỉ tiêu thôn đạt chuẩn nông thôn mới cho các xã:
TT | Xã | Số thôn đạt chuẩn năm 2024
1 | Thượng Bằng La | 4
2 | Tân Thịnh | 3
3 | Nậm Lành | 3
4 | Suối Giàng | 2
 | Tổng cộng | 12
II. CHỈ TIÊU THEO TỪNG TIÊU CHÍ
1. Quy hoạch: Duy trì 21/21 xã đạt tiêu chí.
2
2. Giao thông: Duy trì 14/21 xã đã đạt tiêu chí, phấn đấu thêm 03 xã (Nậm Lành,
Suối Giàng, Nậm Búng) đạt tiêu chí trong năm, nâng tổng số xã đạt tiêu chí giao
thông lên 17/21 xã. Kiên cố hóa 26,5 km đường giao thông nông thôn.
3. Thủy lợi: Duy trì 20/21 xã đạt tiêu chí.
4. Nhà ở dân cư: Đến nay có 15/21 xã đạt tiêu chí; năm 2024 phấn đấu có thêm 02
xã đạt tiêu chí, đưa tổng số xã đạt lên 17/21 xã. Xóa 145 nhà tạm cho hộ nghèo.
5. Thu nhập: Phấn đấu 17/21 xã đạt tiêu chí. Thu nhập bình quân đạt 46 triệu
đồng/người/năm.
6. Nghèo đa chiều: 17/21 xã đạt tiêu chí; tỷ lệ hộ nghèo đa chiều toàn huyện
giảm còn 8,5%.
III. KINH PHÍ
Tổng kinh phí: 48.500 triệu đồng. Trong đó:
- Ngân sách trung ương: 21.640 triệu đồng (đầu tư: 17.300 triệu đồng, sự nghiệp:
4.340 triệu đồng);
- Ngân sách tỉnh: 9.230 triệu đồng;
- Ngân sách huyện: 7.500 triệu đồng;
- Nhân dân đóng góp: 8.500 triệu đồng;
- Vốn doanh nghiệp: Không.
IV. PHÂN CÔNG NHIỆM VỤ
1. Phòng Nông nghiệp và Phát triển nông thôn: tham mưu UBND huyện chỉ đạo, điều
hành Chương trình; tổng hợp, báo cáo định kỳ hằng tháng.
2. Phòng Kinh tế và Hạ tầng: phối hợp với UBND các xã Nậm Lành, Suối Giàng, Nậm
3
Búng hoàn thành tiêu chí số 2 trước ngày 30/11/2024.
3. Phòng Lao động - Thương binh và Xã hội: phụ trách tiêu chí số 11, tiêu chí số
12.
4. Phòng Tư pháp: hướng dẫn, đánh giá chỉ tiêu 18.4 thuộc tiêu chí số 18.
(Kèm theo phụ lục số 01, 02)
Nơi nhận:
- Thường trực Huyện ủy;
- Như phần IV;
- Lưu: VT, NN.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
""",
    (
        cited("41/KH-UBND", date(2024, 2, 20), "UBND tỉnh Yên Bái"),
        cited("412/QĐ-UBND", date(2023, 12, 29), "UBND huyện Văn Chấn"),
        standard("NTM", 13, 21, unit="xã", baseline=True, names=()),
        standard("NTM", 4, unit="xã", delta=True, baseline=False, names=("Nậm Lành", "Suối Giàng", "Sùng Đô")),
        standard("NTM", 17, 21, unit="xã", baseline=False, names=()),
        standard("NTM nâng cao", 2, unit="xã", baseline=False, names=("Thượng Bằng La", "Tân Thịnh")),
        standard("thôn/bản NTM", 12, unit="thôn", baseline=False, names=()),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=4,
            denominator=None,
            unit="thôn",
            baseline=False,
            names=("Thượng Bằng La",),
        ),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=3,
            denominator=None,
            unit="thôn",
            baseline=False,
            names=("Tân Thịnh",),
        ),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=3,
            denominator=None,
            unit="thôn",
            baseline=False,
            names=("Nậm Lành",),
        ),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=2,
            denominator=None,
            unit="thôn",
            baseline=False,
            names=("Suối Giàng",),
        ),
        band(None, 11, 0, denominator=None, baseline=False, names=()),
        criterion("1", 21, 21, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("2", 14, 21, baseline=True, names=(), standard="NTM", unit="xã"),
        criterion(
            "2", 3, delta=True, baseline=False, names=("Nậm Lành", "Suối Giàng", "Nậm Búng"), standard="NTM", unit="xã"
        ),
        criterion("2", 17, 21, baseline=False, names=(), standard="NTM", unit="xã"),
        aim("26.5", "km", delta=False, names=()),
        criterion("3", 20, 21, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("9", 15, 21, baseline=True, names=(), standard="NTM", unit="xã"),
        criterion("9", 2, delta=True, baseline=False, names=(), standard="NTM", unit="xã"),
        criterion("9", 17, 21, baseline=False, names=(), standard="NTM", unit="xã"),
        figure("145", op="=", names=()),
        criterion("10", 17, 21, baseline=False, names=(), standard="NTM", unit="xã"),
        aim("46", "triệu đồng/người/năm", delta=False, names=()),
        criterion("11", 17, 21, baseline=False, names=(), standard="NTM", unit="xã"),
        aim("8.5", "%", delta=False, names=()),
        cash("48500"),
        cash("21640"),
        cash("17300"),
        cash("4340"),
        cash("9230"),
        cash("7500"),
        cash("8500"),
        cash("0"),
        duty("Phòng Nông nghiệp và Phát triển nông thôn"),
        each("tháng"),
        duty("Phòng Kinh tế và Hạ tầng", "2", names=("Nậm Lành", "Suối Giàng", "Nậm Búng")),
        due(date(2024, 11, 30)),
        duty("Phòng Lao động - Thương binh và Xã hội", "11", "12"),
        stated(FactKind.ASSIGNMENT, agency="Phòng Tư pháp", criterion="18", names=()),
    ),
    errors=("name_count_mismatch", "sum_mismatch"),
    open_facts=(
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=12,
            denominator=None,
            unit="thôn",
            baseline=False,
            names=(),
        ),
    ),
)

ALL: dict[str, Written] = {
    "tuyen quang, plan 2025": TUYEN_QUANG_PLAN_2025,
    "van chan, plan 2024": VAN_CHAN_PLAN_2024,
}
