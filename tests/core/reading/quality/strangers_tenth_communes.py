"""Two plans and a report of the tenth round of strangers' papers; see `strangers_plans`."""

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
    own,
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

MUONG_ANG_PLAN_2025 = Written(
    """ỦY BAN NHÂN DÂN HUYỆN MƯỜNG ẢNG
KẾ HOẠCH
Xây dựng nông thôn mới huyện Mường Ảng năm 2025
Căn cứ Quyết định số 1719/QĐ-TTg ngày 14/10/2021 của Thủ tướng Chính phủ; Nghị quyết số 05-NQ/HU ngày
10/01/2025 của Ban Thường vụ Huyện ủy Mường Ảng; Văn bản số 77/SNNMT-VPĐP ngày 17/3/2025 của Sở Nông
nghiệp và Môi trường về xây dựng kế hoạch năm 2025.
A. KẾT QUẢ ĐẾN HẾT NĂM 2024
Toàn huyện có 03/9 xã đạt chuẩn nông thôn mới (Ẳng Nưa, Ẳng Cang, Búng Lao), chiếm 33,3%; 15 bản đạt
chuẩn nông thôn mới. Bình quân mỗi xã đạt 14,1 tiêu chí. Trong đó: 3 xã đạt 19 tiêu chí; 2 xã đạt 14 -
16 tiêu chí; 4 xã đạt 9 - 12 tiêu chí.
Khó khăn lớn nhất là địa bàn rộng, dân cư phân tán, vốn bố trí dàn trải; một số tiêu chí như thu nhập,
nhà ở khó giữ vững khi áp dụng mức chuẩn nghèo mới.
B. MỤC TIÊU NĂM 2025
1. Mỗi xã chưa đạt chuẩn tăng ít nhất 01 tiêu chí; bình quân toàn huyện đạt trên 14,5 tiêu chí/xã.
2. Xã Mường Lạn phấn đấu đạt chuẩn nông thôn mới, xã Ẳng Nưa phấn đấu đạt chuẩn nông thôn mới nâng cao.
3. Xây dựng thêm 05 bản đạt chuẩn nông thôn mới (bản Giảng, bản Hua Ná xã Ẳng Cang; bản Xuân Tre, bản Co
Nỏng xã Búng Lao; bản Na Luông xã Ẳng Nưa), nâng tổng số bản đạt chuẩn lên 20 bản.
4. Phân bổ chỉ tiêu tăng thêm cho các xã:
STT | Xã | Kết quả năm 2024 | Kế hoạch năm 2025
1 | Mường Lạn | 16/19 | 19/19
2 | Nặm Lịch | 14/19 | 15/19
3 | Xuân Lao | 12/19 | 13/19
4 | Ẳng Tở | 10/19 | 11/19
5 | Mường Đăng | 9/19 | 11/19
6 | Ngối Cáy | 9/19 | 10/19
Ghi chú: số liệu do các xã tự đánh giá, Văn phòng Điều phối huyện tổng hợp.
C. CÁC CHỈ TIÊU CỤ THỂ
- Tỷ lệ hộ sử dụng điện lưới quốc gia từ 98% trở lên;
- Tỷ lệ hộ nghèo giảm 4% so với năm 2024;
- Tỷ lệ người dân tham gia bảo hiểm y tế trên 95%;
- Trồng mới 120 ha cà phê, sản lượng cà phê nhân 4.300 tấn;
- Đào tạo nghề cho 450 lao động.
D. VỐN THỰC HIỆN: 32 tỷ 500 triệu đồng
- Vốn ngân sách trung ương 24 tỷ 200 triệu đồng, gồm vốn đầu tư 19,7 tỷ đồng và vốn sự nghiệp 4,5 tỷ đồng;
- Vốn ngân sách tỉnh 5 tỷ đồng;
- Vốn ngân sách huyện 1,8 tỷ đồng;
- Nhân dân đóng góp 1,5 tỷ đồng.
Đ. TỔ CHỨC THỰC HIỆN
1. Giao Phòng Nông nghiệp và Môi trường chủ trì triển khai Kế hoạch, hoàn thành thẩm tra hồ sơ các xã
trước 15/11/2025.
2. Giao Phòng Giáo dục và Đào tạo phụ trách tiêu chí số 5 và tiêu chí số 14.
3. Giao Trung tâm Y tế huyện phối hợp với các xã Ẳng Tở, Ngối Cáy hoàn thành tiêu chí số 15.
""",
    (
        cited("1719/QĐ-TTg", date(2021, 10, 14), "Thủ tướng Chính phủ"),
        cited("05-NQ/HU", date(2025, 1, 10), "Ban Thường vụ Huyện ủy Mường Ảng"),
        cited("77/SNNMT-VPĐP", date(2025, 3, 17), "Sở Nông nghiệp và Môi trường"),
        standard("NTM", 3, 9, unit="xã", names=("Ẳng Nưa", "Ẳng Cang", "Búng Lao")),
        standard("thôn/bản NTM", 15, unit="bản", names=()),
        mean("14.1", delta=False),
        band(19, 19, 3, denominator=None, names=()),
        band(14, 16, 2, denominator=None, names=()),
        band(9, 12, 4, denominator=None, names=()),
        figure("1", op=">=", delta=True, names=()),
        mean("14.5", ">", baseline=False, delta=False),
        stated(
            FactKind.STANDARD_COUNT,
            standard="NTM",
            numerator=1,
            denominator=None,
            unit="xã",
            baseline=False,
            names=("Mường Lạn",),
        ),
        stated(
            FactKind.STANDARD_COUNT,
            standard="NTM nâng cao",
            numerator=1,
            denominator=None,
            unit="xã",
            baseline=False,
            names=("Ẳng Nưa",),
        ),
        standard(
            "thôn/bản NTM",
            5,
            unit="bản",
            delta=True,
            baseline=False,
            names=("Giảng", "Hua Ná", "Xuân Tre", "Co Nỏng", "Na Luông"),
        ),
        standard("thôn/bản NTM", 20, unit="bản", baseline=False, names=()),
        own(16, year=2024, baseline=True, names=("Mường Lạn",), delta=False),
        own(14, year=2024, baseline=True, names=("Nặm Lịch",), delta=False),
        own(12, year=2024, baseline=True, names=("Xuân Lao",), delta=False),
        own(10, year=2024, baseline=True, names=("Ẳng Tở",), delta=False),
        own(9, year=2024, baseline=True, names=("Mường Đăng",), delta=False),
        own(9, year=2024, baseline=True, names=("Ngối Cáy",), delta=False),
        own(19, year=2025, baseline=False, names=("Mường Lạn",), delta=False),
        own(15, year=2025, baseline=False, names=("Nặm Lịch",), delta=False),
        own(13, year=2025, baseline=False, names=("Xuân Lao",), delta=False),
        own(11, year=2025, baseline=False, names=("Ẳng Tở",), delta=False),
        own(11, year=2025, baseline=False, names=("Mường Đăng",), delta=False),
        own(10, year=2025, baseline=False, names=("Ngối Cáy",), delta=False),
        aim("98", "%", ">=", delta=False, names=()),
        aim("4", "%", delta=True, names=()),
        aim("95", "%", ">", delta=False, names=()),
        aim("120", "ha", names=()),
        aim("4300", "tấn", delta=False, names=()),
        figure("450", op="=", delta=False, names=()),
        cash("32500"),
        cash("24200"),
        cash("19700"),
        cash("4500"),
        cash("5000"),
        cash("1800"),
        cash("1500"),
        duty("Phòng Nông nghiệp và Môi trường"),
        due(date(2025, 11, 15)),
        duty("Phòng Giáo dục và Đào tạo", "5", "14"),
        duty("Trung tâm Y tế huyện", "15", names=("Ẳng Tở", "Ngối Cáy")),
    ),
)

THEN_SIN_PLAN_2025 = Written(
    """ỦY BAN NHÂN DÂN XÃ THÈN SIN
Số: 22/KH-UBND
Thèn Sin, ngày 15 tháng 8 năm 2025
KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới 6 tháng cuối năm
2025 và năm 2026
Căn cứ Nghị quyết số 03-NQ/ĐU ngày 20/7/2025 của Ban Chấp hành Đảng bộ xã Thèn
Sin; Quyết định số 1102/QĐ-UBND ngày 28/7/2025 của UBND tỉnh Lai Châu về giao
chỉ tiêu cho các xã mới thành lập.
I. THỰC TRẠNG
Xã được hợp nhất từ 03 xã, hiện đạt 14/19 tiêu chí (trước hợp nhất: xã Thèn Sin
đạt 16/19, xã Sin Suối đạt 14/19, xã Tả Lèng đạt 12/19 tiêu chí). Toàn xã có 31
bản với 2.860 hộ, trong đó 12/31 bản đạt chuẩn nông thôn mới.
Bộ máy xã hoạt động theo mô hình chính quyền 02 cấp từ ngày 01/7/2025; cán bộ
phụ trách nông thôn mới vừa được bố trí lại, hồ sơ minh chứng của các xã cũ đang
được rà soát, bàn giao.
II. MỤC TIÊU
1. Đến hết năm 2025: duy trì 14 tiêu chí, hoàn thành tiêu chí số 6 về Cơ sở vật
chất văn hóa, nâng tổng số tiêu chí đạt chuẩn lên 15/19.
2. Đến hết năm 2026: xã đạt 17/19 tiêu chí.
3. Một số chỉ tiêu năm 2025:
- Thu nhập bình quân đầu người: 47 triệu đồng/người/năm;
- Tỷ lệ hộ nghèo đa chiều: dưới 12%;
- Tỷ lệ hộ dùng nước hợp vệ sinh: ≥ 97%;
- Tỷ lệ trẻ 6 tuổi vào lớp 1: 100%;
- Số lao động có việc làm mới: 210 người;
2
- Diện tích chè 640 ha, trong đó trồng mới 25 ha; sản lượng chè búp tươi 3.950
tấn;
- Bê tông hóa 8,5 km đường liên bản, làm mới 04 nhà văn hóa bản.
4. Xây dựng 05 bản đạt chuẩn nông thôn mới: Thèn Sin 1, Đông Phong, Na Đông, Lở
Thàng, Pan Khèo.
III. NHU CẦU VỐN
Tổng số: 9.875 triệu đồng, bao gồm:
a) Ngân sách trung ương: 7.125 triệu đồng, trong đó: vốn đầu tư 5.600 triệu
đồng, vốn sự nghiệp 1.525 triệu đồng;
b) Ngân sách tỉnh: 1.850 triệu đồng;
c) Ngân sách xã: 150 triệu đồng;
d) Huy động Nhân dân: 750 triệu đồng (quy từ ngày công, hiến đất).
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế: tham mưu UBND xã chỉ đạo thực hiện Kế hoạch; trước ngày 20
hằng tháng tổng hợp báo cáo UBND xã.
2. Phòng Văn hóa - Xã hội: phụ trách tiêu chí số 6 và tiêu chí số 16; hướng dẫn
các bản Đông Phong, Na Đông hoàn thiện nhà văn hóa.
3. Trạm Y tế xã: phụ trách tiêu chí số 15.
4. Công an xã: phụ trách chỉ tiêu 19.2.
5. Trưởng các bản: vận động Nhân dân hiến đất, góp công, thực hiện xong trước
ngày 15/12/2025.
6. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể: tuyên truyền,
giám sát việc thực hiện.
Nơi nhận:
- UBND tỉnh (b/c);
- TT Đảng ủy, HĐND xã;
3
- Trưởng các bản;
- Lưu: VT.
""",
    (
        cited("03-NQ/ĐU", date(2025, 7, 20), "Ban Chấp hành Đảng bộ xã Thèn Sin"),
        cited("1102/QĐ-UBND", date(2025, 7, 28), "UBND tỉnh Lai Châu"),
        own(14, names=(), delta=False),
        own(16, names=("Thèn Sin",), delta=False),
        own(14, names=("Sin Suối",), delta=False),
        own(12, names=("Tả Lèng",), delta=False),
        standard("thôn/bản NTM", 12, 31, unit="bản", names=()),
        due(date(2025, 12, 31)),
        stated(FactKind.COMMUNE_CRITERIA, numerator=14, baseline=True, names=(), delta=False),
        stated(FactKind.CRITERION_COUNT, criterion="6", numerator=1, delta=True),
        own(15, year=2025, baseline=False, names=(), delta=False),
        due(date(2026, 12, 31)),
        own(17, year=2026, baseline=False, names=(), delta=False),
        aim("47", "triệu đồng/người/năm", delta=False, names=()),
        aim("12", "%", "<", delta=False, names=()),
        aim("97", "%", ">=", delta=False, names=()),
        aim("100", "%", delta=False, names=()),
        aim("210", "người", delta=False, names=()),
        aim("640", "ha", delta=False, names=()),
        aim("25", "ha", names=()),
        aim("3950", "tấn", delta=False, names=()),
        aim("8.5", "km", delta=False, names=()),
        figure("4", op="=", names=()),
        standard(
            "thôn/bản NTM",
            5,
            unit="bản",
            baseline=False,
            names=("Thèn Sin 1", "Đông Phong", "Na Đông", "Lở Thàng", "Pan Khèo"),
        ),
        cash("9875"),
        cash("7125"),
        cash("5600"),
        cash("1525"),
        cash("1850"),
        cash("150"),
        cash("750"),
        duty("Phòng Kinh tế"),
        each("tháng"),
        stated(FactKind.ASSIGNMENT, agency="Phòng Văn hóa - Xã hội", criteria=("6", "16"), criterion="6"),
        duty("Trạm Y tế xã", "15"),
        stated(FactKind.ASSIGNMENT, agency="Công an xã", criterion="19", names=()),
        duty("Trưởng các bản"),
        due(date(2025, 12, 15)),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể"),
    ),
    open_facts=(
        aim("2860", "hộ", delta=False, names=()),
        aim("31", "bản", delta=False, names=()),
        aim("6", "tuổi", delta=False, names=()),
        stated(FactKind.ASSIGNMENT, agency="Phòng Văn hóa - Xã hội", criteria=(), criterion=None),
    ),
)

BA_TRANG_REPORT_2024 = Written(
    """ỦY BAN NHÂN DÂN XÃ BA TRANG
BÁO CÁO
Tình hình thực hiện xây dựng nông thôn mới năm 2024, phương hướng năm 2025
Thực hiện Công văn số 1873/UBND-NN ngày 22/11/2024 của UBND huyện Ba Tơ, UBND xã Ba
Trang báo cáo như sau:
Xã Ba Trang là xã miền núi, đặc biệt khó khăn, đồng bào dân tộc Hrê chiếm phần lớn;
cách trung tâm huyện khá xa, giao thông đi lại còn cách trở vào mùa mưa.
1. Kết quả chung
Đến tháng 12 năm 2024, xã đạt 15/19 tiêu chí, tăng 02 tiêu chí so với năm 2023 (năm
2023 đạt 13/19 tiêu chí). Các tiêu chí chưa đạt gồm Giao thông, Thu nhập, Nghèo đa
chiều, Môi trường và an toàn thực phẩm.
Toàn xã có 02/5 thôn đạt chuẩn nông thôn mới (thôn Con Riêng, thôn Nước Đang).
2. Kết quả một số nội dung
- Giao thông: đã bê tông hóa 3,4 km đường trục thôn, kinh phí 2.850 triệu đồng.
- Thủy lợi: sửa chữa 02 đập nhỏ, nạo vét 1.600 m kênh mương.
- Điện: 99,2% số hộ dùng điện thường xuyên, an toàn.
- Trường học: có 03/3 trường đạt chuẩn cơ sở vật chất mức độ 1.
- Thu nhập bình quân đầu người 36,8 triệu đồng/năm.
- Hộ nghèo: toàn xã còn 118 hộ nghèo, chiếm 14,75% (800 hộ); năm qua giảm 46 hộ.
- Bảo hiểm y tế: tỷ lệ tham gia đạt 96,4%.
- Trồng mới 45 ha keo, sản lượng lúa 1.120 tấn.
3. Vốn đã thực hiện
Tổng vốn năm 2024: 6.420 triệu đồng; trong đó ngân sách trung ương 4.700 triệu đồng,
ngân sách tỉnh 900 triệu đồng, ngân sách huyện 520 triệu đồng, nhân dân đóng góp 300
triệu đồng.
4. Phương hướng năm 2025
- Giữ vững 15 tiêu chí đã đạt, phấn đấu hoàn thành thêm tiêu chí số 2 về Giao thông,
nâng tổng số lên 16/19 tiêu chí;
- Thu nhập bình quân đầu người đạt từ 40 triệu đồng/năm trở lên;
- Tỷ lệ hộ nghèo giảm còn dưới 11%;
- Thêm 01 thôn đạt chuẩn nông thôn mới (thôn Bùi Hui), nâng tổng số lên 03/5 thôn.
5. Kiến nghị
Đề nghị UBND huyện bố trí 3.200 triệu đồng để làm đường vào thôn Bùi Hui; các phòng
chuyên môn hướng dẫn xã hoàn thành hồ sơ trước ngày 31/10/2025.
2
""",
    (
        cited("1873/UBND-NN", date(2024, 11, 22), "UBND huyện Ba Tơ"),
        own(15, baseline=False, names=(), delta=False),
        own(13, year=2023, baseline=True, names=(), delta=False),
        standard("thôn/bản NTM", 2, 5, unit="thôn", baseline=False, names=("Con Riêng", "Nước Đang")),
        aim("3.4", "km", delta=False, names=()),
        cash("2850"),
        figure("2", op="=", delta=False, names=()),
        aim("1600", "m", delta=False, names=()),
        aim("99.2", "%", delta=False, names=()),
        aim("36.8", "triệu đồng/người/năm", delta=False, names=()),
        aim("118", "hộ", delta=False, names=()),
        aim("46", "hộ", delta=True, names=()),
        aim("96.4", "%", delta=False, names=()),
        aim("45", "ha", names=()),
        aim("1120", "tấn", delta=False, names=()),
        cash("6420"),
        cash("4700"),
        cash("900"),
        cash("520"),
        cash("300"),
        stated(FactKind.COMMUNE_CRITERIA, numerator=15, baseline=True, names=(), delta=False),
        stated(FactKind.CRITERION_COUNT, criterion="2", numerator=1, delta=True),
        own(16, year=2025, baseline=False, names=(), delta=False),
        aim("40", "triệu đồng/người/năm", ">=", delta=False, names=()),
        aim("11", "%", "<", delta=False, names=()),
        standard("thôn/bản NTM", 1, unit="thôn", delta=True, baseline=False, names=("Bùi Hui",)),
        standard("thôn/bản NTM", 3, 5, unit="thôn", baseline=False, names=()),
        cash("3200"),
        due(date(2025, 10, 31)),
    ),
    open_facts=(
        duty("UBND huyện"),
        duty("các phòng chuyên môn"),
        aim("14.75", "%", delta=False, names=()),
        figure("2", op="=", delta=True, names=()),
        stated(FactKind.COMMUNE_CRITERIA, numerator=2, names=(), delta=True),
        aim("800", "hộ", delta=False, names=()),
        aim("3", "trường", delta=False, names=()),
        aim("1", "mức độ", delta=False, names=()),
        stated(
            FactKind.STANDARD_COUNT, numerator=3, denominator=3, unit="trường", delta=False, baseline=False, names=()
        ),
    ),
)

ALL: dict[str, Written] = {
    "muong ang, plan 2025": MUONG_ANG_PLAN_2025,
    "then sin, plan 2025": THEN_SIN_PLAN_2025,
    "ba trang, report 2024": BA_TRANG_REPORT_2024,
}
