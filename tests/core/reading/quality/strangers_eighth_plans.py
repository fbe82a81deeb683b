"""A district's plan of the eighth round of strangers' papers; see `strangers_plans`."""

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
    standard,
    stated,
)

from ntm.core.reading.facts import FactKind

QUY_CHAU_DISTRICT_PLAN_2024 = Written(
    """ỦY BAN NHÂN DÂN
HUYỆN QUỲ CHÂU
Số: 47/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quỳ Châu, ngày 26 tháng 02 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới huyện Quỳ Châu năm 2024

Căn cứ Quyết định số 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng Chính phủ phê duyệt Chương trình
MTQG xây dựng NTM giai đoạn 2021-2025; Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng
Chính phủ ban hành Bộ tiêu chí quốc gia về xã NTM và Bộ tiêu chí quốc gia về xã NTM nâng cao
giai đoạn 2021-2025;
Căn cứ Nghị quyết số 18/2021/NQ-HĐND ngày 09/12/2021 của HĐND tỉnh Nghệ An về một số chính sách
hỗ trợ xây dựng NTM;
Thực hiện Kế hoạch số 124/KH-UBND ngày 21/02/2024 của UBND tỉnh về xây dựng NTM năm 2024, UBND
huyện Quỳ Châu ban hành Kế hoạch xây dựng NTM năm 2024 với những nội dung sau:

I. KẾT QUẢ ĐẾN HẾT NĂM 2023
Toàn huyện có 03/11 xã đạt chuẩn NTM (Châu Bính, Châu Tiến, Châu Hạnh). Số xã đạt từ 15 đến 18
tiêu chí là 02 xã; 05 xã đạt từ 10-14 tiêu chí; còn 01 xã dưới 10 tiêu chí. Bình quân toàn huyện
đạt 13,2 tiêu chí/xã.
Bên cạnh đó, một số xã còn trông chờ vào nguồn hỗ trợ của cấp trên; việc huy động sức dân ở vùng
sâu, vùng xa gặp nhiều khó khăn.

II. MỤC TIÊU NĂM 2024
1. Mục tiêu chung
Tiếp tục nâng cao chất lượng các tiêu chí, phấn đấu xây dựng nông thôn sáng, xanh, sạch, đẹp;
giữ gìn bản sắc văn hóa của đồng bào các dân tộc.
2. Mục tiêu cụ thể
- Phấn đấu có thêm 01 xã về đích NTM (xã Châu Thuận), nâng tổng số xã đạt chuẩn NTM lên 04/11
xã.
- Xây dựng 01 xã đạt chuẩn NTM nâng cao (xã Châu Tiến).
- Số tiêu chí bình quân đạt 14,1 tiêu chí/xã.
- Toàn huyện không còn xã dưới 10 tiêu chí.
- Có 06 bản được công nhận bản đạt chuẩn NTM (Kẻ Nính, Hoa Tiến 1, Hoa Tiến 2, Tà Sỏi, Lâm Hội).
- Thu nhập bình quân đầu người khu vực nông thôn đạt 39 triệu đồng/người/năm trở lên; tỷ lệ hộ
nghèo đa chiều giảm từ 4 - 5%.

III. NỘI DUNG, NHIỆM VỤ
1. Quy hoạch: Rà soát, bổ sung quy hoạch chung xây dựng xã gắn với quy hoạch vùng huyện. Giữ
vững 11/11 xã đạt tiêu chí.
2. Giao thông: Cứng hóa 18,5 km đường trục thôn, bản và 7,2 km đường trục chính nội đồng. Duy
trì chất lượng tiêu chí Giao thông tại 04/11 xã đã đạt, phấn đấu thêm 02 xã (Châu Thuận, Châu

2

Hội), đưa tổng số xã đạt tiêu chí lên 06/11 xã.
3. Thủy lợi và phòng, chống thiên tai: Kiên cố hóa 4,3km kênh mương nội đồng, nạo vét 12 km
mương hiện có; duy trì 10/11 xã đạt chuẩn tiêu chí.
4. Điện: Tỷ lệ hộ được dùng điện thường xuyên, an toàn đạt từ 98,5% trở lên. Năm 2024, 11/11 xã
đạt chuẩn tiêu chí số 4.
5. Trường học: Lồng ghép các nguồn vốn để xóa phòng học tạm. Phấn đấu có 07/11 xã đạt chuẩn tiêu
chí số 5 về Trường học (năm 2023 có 06/11 xã).
6. Nhà ở dân cư: Vận động xóa 145 nhà tạm, nhà dột nát. Có 05/11 xã đạt tiêu chí nhà ở dân cư.
7. Thu nhập: Phấn đấu 04/11 xã đạt chuẩn.
8. Môi trường và an toàn thực phẩm: 100% xã có tổ tự quản thu gom rác thải; tỷ lệ hộ dân được sử
dụng nước hợp vệ sinh đạt 92%, trong đó nước sạch theo quy chuẩn đạt 31%. Phấn đấu 04/11 xã hoàn
thành tiêu chí số 17.
9. Văn hóa: Tỷ lệ thôn, bản đạt danh hiệu văn hóa trên 75%. Duy trì 09/11 xã đạt tiêu chí số 16.

IV. NGUỒN LỰC
Tổng nhu cầu vốn thực hiện năm 2024: 86.440 triệu đồng, trong đó:
- Ngân sách trung ương: 31.250 triệu đồng (vốn đầu tư phát triển 24.600 triệu đồng, vốn sự
nghiệp 6.650 triệu đồng);
- Ngân sách tỉnh: 9.800 triệu đồng;
- Ngân sách huyện, xã: 6.490 triệu đồng;
- Vốn lồng ghép: 27.000 triệu đồng;
- Vốn tín dụng: 8.000 triệu đồng;
- Nhân dân đóng góp: 4.900 triệu đồng.

(Chi tiết tại Phụ lục 01, 02 kèm theo)

V. GIẢI PHÁP
1. Công tác tuyên truyền: Đổi mới hình thức tuyên truyền theo phương châm “dân biết, dân bàn,
dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng”; mỗi xã duy trì ít nhất 01 chuyên mục trên
hệ thống truyền thanh. Tiếp tục thực hiện phong trào thi đua “Cả nước chung sức xây dựng nông
thôn mới” giai đoạn 2021-2025.
2. Công tác kiểm tra: Ban Chỉ đạo huyện kiểm tra thực tế tại cơ sở, kịp thời uốn nắn, tháo gỡ;
không chạy theo thành tích, không để nợ đọng xây dựng cơ bản.
3. Huy động nguồn lực: Lồng ghép có hiệu quả 03 Chương trình mục tiêu quốc gia; ưu tiên các xã
phấn đấu về đích. Thực hiện nguyên tắc Nhà nước và Nhân dân cùng làm, không huy động quá sức
dân.

VI. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và PTNT
Là cơ quan thường trực Chương trình; theo dõi, đôn đốc các xã triển khai kế hoạch, tổng hợp báo
cáo UBND huyện trước ngày 20 tháng cuối quý.
2. Phòng Tài chính - Kế hoạch
Tham mưu UBND huyện phân bổ vốn, hoàn thành trước ngày 31/3/2024; hướng dẫn thanh, quyết toán.
3. Phòng Kinh tế và Hạ tầng
Phụ trách tiêu chí số 2, số 4 và số 9. Phối hợp với UBND các xã Châu Thuận, Châu Hội hoàn thành
tiêu chí Giao thông.
4. Phòng Giáo dục và Đào tạo
Phụ trách, hướng dẫn các xã thực hiện tiêu chí số 5, tiêu chí số 14.
5. Trung tâm Y tế huyện: Chịu trách nhiệm tiêu chí số 15.
6. Ủy ban nhân dân các xã
Xây dựng kế hoạch chi tiết của xã, ban hành xong trước ngày 15/3/2024; phân công cán bộ phụ
trách từng bản.
7. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị - xã hội: Đẩy mạnh
cuộc vận động “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh”, phong trào “5 không,

3

3 sạch”.
Trên đây là Kế hoạch xây dựng NTM năm 2024 của UBND huyện; yêu cầu các đơn vị, địa phương triển
khai thực hiện./.

Nơi nhận:
- Văn phòng Điều phối NTM tỉnh (b/c);
- TTr Huyện ủy, HĐND huyện;
- Các phòng, ban, ngành;
- UBND các xã;
- Lưu: VT, NN.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lô Thanh Mẫu
""",
    (
        cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ"),
        cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
        cited("18/2021/NQ-HĐND", date(2021, 12, 9), "HĐND tỉnh Nghệ An"),
        cited("124/KH-UBND", date(2024, 2, 21), "UBND tỉnh"),
        standard("NTM", 3, 11, baseline=True, names=("Châu Bính", "Châu Tiến", "Châu Hạnh")),
        band(15, 18, 2, baseline=True, names=()),
        band(10, 14, 5, baseline=True, names=()),
        band(None, 9, 1, baseline=True, names=()),
        mean("13.2", baseline=True),
        standard("NTM", 1, year=2024, delta=True, baseline=False, names=("Châu Thuận",)),
        standard("NTM", 4, 11, year=2024, baseline=False, names=()),
        standard("NTM nâng cao", 1, year=2024, baseline=False, names=("Châu Tiến",)),
        mean("14.1", year=2024, baseline=False),
        band(None, 9, 0, year=2024, baseline=False, names=()),
        stated(
            FactKind.STANDARD_COUNT,
            standard="thôn/bản NTM",
            numerator=6,
            denominator=None,
            unit="bản",
            year=2024,
            baseline=False,
            names=("Kẻ Nính", "Hoa Tiến 1", "Hoa Tiến 2", "Tà Sỏi", "Lâm Hội"),
        ),
        aim("39", "triệu đồng/người/năm", ">="),
        criterion("1", 11, 11, year=2024, baseline=False, names=()),
        aim("18.5", "km"),
        aim("7.2", "km"),
        criterion("2", 4, 11, baseline=True, names=()),
        criterion("2", 2, year=2024, delta=True, baseline=False, names=("Châu Thuận", "Châu Hội")),
        criterion("2", 6, 11, year=2024, baseline=False, names=()),
        aim("4.3", "km"),
        aim("12", "km"),
        criterion("3", 10, 11, year=2024, baseline=False, names=()),
        aim("98.5", "%", ">="),
        criterion("4", 11, 11, year=2024, baseline=False, names=()),
        criterion("5", 7, 11, year=2024, baseline=False, names=()),
        criterion("5", 6, 11, year=2023, baseline=True, names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("145"), op="=", delta=False, names=()),
        criterion("9", 5, 11, year=2024, baseline=False, names=()),
        criterion("10", 4, 11, year=2024, baseline=False, names=()),
        aim("100", "%"),
        aim("92", "%"),
        aim("31", "%"),
        criterion("17", 4, 11, year=2024, baseline=False, names=()),
        aim("75", "%", ">"),
        criterion("16", 9, 11, year=2024, baseline=False, names=()),
        cash("86440", parent=None),
        cash("31250", parent="Tổng"),
        cash("24600"),
        cash("6650"),
        cash("9800", parent="Tổng"),
        cash("6490", parent="Tổng"),
        cash("27000", parent="Tổng"),
        cash("8000", parent="Tổng"),
        cash("4900", parent="Tổng"),
        duty("Phòng Nông nghiệp và PTNT"),
        each("quý"),
        duty("Phòng Tài chính - Kế hoạch"),
        due(date(2024, 3, 31)),
        duty("Phòng Kinh tế và Hạ tầng", "2", "4", "9"),
        duty("Phòng Kinh tế và Hạ tầng", "2", names=("Châu Thuận", "Châu Hội")),
        duty("Phòng Giáo dục và Đào tạo", "5", "14"),
        duty("Trung tâm Y tế huyện", "15"),
        duty("Ủy ban nhân dân các xã"),
        due(date(2024, 3, 15)),
        duty("Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị - xã hội"),
    ),
    errors=("sum_mismatch", "name_count_mismatch"),
    open_facts=(
        stated(FactKind.INDICATOR_TARGET, value=Decimal("1"), delta=False, names=()),
        stated(FactKind.INDICATOR_TARGET, delta=True, unit="%"),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("4"), unit="%", names=()),
        stated(FactKind.INDICATOR_TARGET, value=Decimal("5"), unit="%", names=()),
    ),
)

ALL = {"quy chau, district plan 2024": QUY_CHAU_DISTRICT_PLAN_2024}
