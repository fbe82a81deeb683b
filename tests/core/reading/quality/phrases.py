"""Sentences of our own, in the many ways in which offices write the same kind of fact, each with what it states.

A sentence stands in a district's plan for 2024 unless `head` says another paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.core.reading.quality.scoring import (
    Stated,
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
from tests.core.reading.sentences import COMMUNE, DISTRICT


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some lines of a paper and all that they state."""

    text: str
    facts: tuple[Stated, ...]
    head: str = DISTRICT


def _p(text: str, *facts: Stated, head: str = DISTRICT) -> Phrase:
    return Phrase(text, facts, head)


CRITERIA = (
    _p("- Tiêu chí số 2 về Giao thông: 6/9 xã đạt.\n", criterion("2", 6, 9)),
    _p("- Tiêu chí Giao thông (tiêu chí số 2): có 6/9 xã đạt chuẩn.\n", criterion("2", 6, 9)),
    _p("- Có 06/09 xã đạt tiêu chí số 5 về Trường học.\n", criterion("5", 6, 9)),
    _p("- Số xã đạt tiêu chí Môi trường và an toàn thực phẩm là 7/13 xã.\n", criterion("17", 7, 13)),
    _p("- Tiêu chí thu nhập: 8/15 xã, đạt 53,3%.\n", criterion("10", 8, 15)),
    _p("- Phấn đấu thêm 02 xã đạt tiêu chí số 6 về Cơ sở vật chất văn hóa (Võ Miếu, Tân Lập).\n",
       criterion("6", 2, delta=True, names=("Võ Miếu", "Tân Lập"))),
    _p("- Đến hết năm 2024, 12/12 xã hoàn thành tiêu chí số 8.\n", criterion("8", 12, 12), due(date(2024, 12, 31))),
    _p("- Tiêu chí 15 - Y tế: duy trì 9/9 xã đạt chuẩn.\n", criterion("15", 9, 9, verb="duy trì")),
    _p("- Nâng số xã đạt tiêu chí Nhà ở dân cư từ 5/12 xã lên 7/12 xã.\n",
       criterion("9", 5, 12, baseline=True), criterion("9", 7, 12, baseline=False)),
    _p("- Tiêu chí số 13: tăng thêm 03 xã so với năm 2023, nâng tổng số xã đạt lên 10/12 xã.\n",
       criterion("13", 3, delta=True), criterion("13", 10, 12)),
    _p("- Đối với tiêu chí Điện: toàn huyện có 12 trên tổng số 12 xã đạt.\n", criterion("4", 12, 12)),
    _p("+ Tiêu chí số 11 (Nghèo đa chiều): năm 2023 đạt 4/12 xã; năm 2024 phấn đấu đạt 6/12 xã.\n",
       criterion("11", 4, 12, baseline=True, year=2023), criterion("11", 6, 12, baseline=False, year=2024)),
    _p("- Thủy lợi và phòng, chống thiên tai: 11/12 xã đạt chuẩn (còn xã Tân Lập chưa đạt).\n", criterion("3", 11, 12)),
    _p("- Có 10/12 xã đạt tiêu chí Quy hoạch; 7/12 xã đạt tiêu chí Giao thông; 9/12 xã đạt tiêu chí Thủy lợi.\n",
       criterion("1", 10, 12), criterion("2", 7, 12), criterion("3", 9, 12)),
    _p("Tiêu chí số 1 về Quy hoạch 12/12 xã đạt; tiêu chí số 4 về Điện 10/12 xã đạt.\n",
       criterion("1", 12, 12), criterion("4", 10, 12)),
    _p("- Tiêu chí số 14 về Giáo dục và Đào tạo đạt 8/12 xã, chưa đạt 4/12 xã.\n", criterion("14", 8, 12)),
    _p("- Tiêu chí số 19 về Quốc phòng và An ninh: 12 xã đạt.\n", criterion("19", 12)),
    _p("- 100% số xã (12/12 xã) đạt tiêu chí số 3.\n", criterion("3", 12, 12)),
    _p("- Tiêu chí số 18: Hệ thống chính trị và tiếp cận pháp luật: Phấn đấu 09/12 xã đạt (tăng 02 xã).\n",
       criterion("18", 9, 12), criterion("18", 2, delta=True)),
    _p("- Số xã đạt tiêu chí số 7: 10 xã/12 xã.\n", criterion("7", 10, 12)),
)  # fmt: skip

STANDARDS = (
    _p("- Công nhận mới 02 xã đạt chuẩn nông thôn mới (Võ Miếu, Cự Thắng).\n",
       standard("NTM", 2, delta=True, names=("Võ Miếu", "Cự Thắng"))),
    _p("- Có thêm 01 xã đạt chuẩn NTM (xã Tân Lập).\n", standard("NTM", 1, delta=True, names=("Tân Lập",))),
    _p("- Toàn huyện có 08/12 xã đạt chuẩn nông thôn mới, chiếm 66,7%.\n", standard("NTM", 8, 12)),
    _p("- Duy trì 05 xã đã đạt chuẩn nông thôn mới; phấn đấu thêm 01 xã, nâng tổng số xã đạt chuẩn lên 06 xã.\n",
       standard("NTM", 5, baseline=True), standard("NTM", 1, delta=True), standard("NTM", 6)),
    _p("- Có ít nhất 02 xã đạt chuẩn nông thôn mới nâng cao.\n", standard("NTM nâng cao", 2, op=">=")),
    _p("- 01 xã đạt chuẩn nông thôn mới kiểu mẫu (xã Địch Quả).\n",
       standard("NTM kiểu mẫu", 1, names=("Địch Quả",))),
    _p("- Công nhận mới 02 xã (Võ Miếu, Cự Thắng); 01 xã nông thôn mới nâng cao (Địch Quả).\n",
       standard("NTM", 2, delta=True, names=("Võ Miếu", "Cự Thắng")),
       standard("NTM nâng cao", 1, delta=True, names=("Địch Quả",))),
    _p("- Xây dựng 06 thôn đạt chuẩn nông thôn mới kiểu mẫu.\n", standard("thôn/bản NTM kiểu mẫu", 6)),
    _p("- Số bản đạt chuẩn nông thôn mới: 21 bản, trong đó công nhận mới 02 bản (bản Co Sản, bản Tin Tốc).\n",
       standard("thôn/bản NTM", 21), standard("thôn/bản NTM", 2, delta=True, names=("Co Sản", "Tin Tốc"))),
    _p("- Phấn đấu huyện Thanh Sơn đạt chuẩn nông thôn mới.\n", standard("huyện NTM", 1, names=("Thanh Sơn",))),
    _p("- Đến cuối năm 2023, toàn huyện có 7 xã được công nhận đạt chuẩn nông thôn mới.\n",
       standard("NTM", 7, baseline=True, year=2023)),
    _p("- Phấn đấu có 67/188 xã đạt chuẩn nông thôn mới (tăng 7 xã so với năm 2023), trong đó có 12 xã đạt chuẩn nông "
       "thôn mới nâng cao, 02 xã đạt chuẩn nông thôn mới kiểu mẫu.\n",
       standard("NTM", 67, 188), standard("NTM", 7, delta=True), standard("NTM nâng cao", 12),
       standard("NTM kiểu mẫu", 2)),
    _p("- Hai xã Võ Miếu và Cự Thắng đạt chuẩn nông thôn mới nâng cao.\n",
       standard("NTM nâng cao", 2, names=("Võ Miếu", "Cự Thắng"))),
    _p("- Số xã đạt chuẩn nông thôn mới: 8 xã; số xã đạt chuẩn nông thôn mới nâng cao: 3 xã.\n",
       standard("NTM", 8), standard("NTM nâng cao", 3)),
    _p("- Giữ vững 100% số xã đã đạt chuẩn (08/08 xã).\n", standard("NTM", 8, 8, verb="duy trì")),
    _p("- Không có xã nào đạt chuẩn nông thôn mới kiểu mẫu.\n"),
    _p("- Nâng cao chất lượng các tiêu chí ở 08 xã đã được công nhận đạt chuẩn nông thôn mới.\n",
       standard("NTM", 8, baseline=True)),
    _p("- Có 03 huyện đạt chuẩn nông thôn mới (Tam Nông, Thanh Thủy, Lâm Thao).\n",
       standard("huyện NTM", 3, names=("Tam Nông", "Thanh Thủy", "Lâm Thao"))),
    _p("- Số ấp đạt chuẩn ấp nông thôn mới là 15/40 ấp.\n", standard("thôn/bản NTM", 15, 40)),
    _p("- Công nhận mới 01 xã NTM, 01 xã NTM nâng cao, 02 thôn NTM kiểu mẫu.\n",
       standard("NTM", 1, delta=True), standard("NTM nâng cao", 1, delta=True),
       standard("thôn/bản NTM kiểu mẫu", 2, delta=True)),
)  # fmt: skip

BANDS = (
    _p("- 02 xã đạt từ 15 - 18 tiêu chí; 04 xã đạt từ 10 đến 14 tiêu chí; không còn xã dưới 10 tiêu chí.\n",
       band(15, 18, 2), band(10, 14, 4), band(None, 9, 0)),
    _p("- Số xã đạt 19 tiêu chí: 5 xã; từ 15-18 tiêu chí: 3 xã; từ 10-14 tiêu chí: 4 xã; từ 5-9 tiêu chí: 0 xã.\n",
       band(19, 19, 5), band(15, 18, 3), band(10, 14, 4), band(5, 9, 0)),
    _p("- Có 03 xã đạt 15 tiêu chí trở lên.\n", band(15, None, 3)),
    _p("- Nhóm đạt 19/19 tiêu chí có 05 xã; nhóm đạt từ 15 đến 18 tiêu chí có 02 xã; nhóm đạt dưới 15 tiêu chí có 05 "
       "xã.\n", band(19, 19, 5), band(15, 18, 2), band(None, 14, 5)),
    _p("- Số xã đạt từ 15-18 tiêu chí: 10 xã (năm 2023 có 2 xã).\n",
       band(15, 18, 10, baseline=False), band(15, 18, 2, baseline=True, year=2023)),
    _p("- Không có xã nào dưới 8 tiêu chí.\n", band(None, 7, 0)),
    _p("- Còn 01 xã dưới 10 tiêu chí (xã Đông Cửu).\n", band(None, 9, 1, names=("Đông Cửu",))),
    _p("- 7 xã đạt ≥ 15 tiêu chí.\n", band(15, None, 7)),
    _p("- Có 4 xã đạt 12 tiêu chí, 3 xã đạt 13 tiêu chí.\n", band(12, 12, 4), band(13, 13, 3)),
)  # fmt: skip

MEANS = (
    _p("- Bình quân toàn huyện đạt 14,2 tiêu chí/xã.\n", mean("14.2")),
    _p("- Số tiêu chí bình quân/xã là 15,08 tiêu chí.\n", mean("15.08")),
    _p("- Phấn đấu bình quân số tiêu chí đạt trên 15,8 tiêu chí/xã.\n", mean("15.8", ">")),
    _p("- Bình quân mỗi xã đạt 13,5 tiêu chí, tăng 0,8 tiêu chí so với năm 2023.\n", mean("13.5")),
    _p("- Số tiêu chí đạt chuẩn bình quân trên địa bàn huyện đạt tối thiểu 16,5 tiêu chí/xã.\n", mean("16.5", ">=")),
    _p("- Bình quân chung đạt 17 tiêu chí/xã trở lên.\n", mean("17", ">=")),
    _p("- Trung bình mỗi xã đạt 15,3 tiêu chí.\n", mean("15.3")),
    _p(
        "- Bình quân tiêu chí/xã: 16,2 tiêu chí (năm 2023: 15,4 tiêu chí/xã).\n",
        mean("16.2"),
        mean("15.4", baseline=True),
    ),
    _p("- Mức đạt bình quân: 14,75 tiêu chí/xã.\n", mean("14.75")),
)

OWN = (
    _p("- Năm 2024 xã đạt 15/19 tiêu chí.\n", own(15), head=COMMUNE),
    _p("- Duy trì 12/19 tiêu chí đã đạt, phấn đấu hoàn thành thêm 02 tiêu chí, nâng tổng số tiêu chí đạt lên 14/19.\n",
       own(12, baseline=True), own(14), aim("2", "tiêu chí", delta=True), head=COMMUNE),
    _p("- Đến cuối năm 2023, xã đạt 14/19 tiêu chí nông thôn mới.\n", own(14, baseline=True), head=COMMUNE),
    _p("- Xã Võ Miếu đạt 16/19 tiêu chí; xã Cự Thắng đạt 14/19 tiêu chí.\n",
       own(16, names=("Võ Miếu",)), own(14, names=("Cự Thắng",))),
)  # fmt: skip

_CAPITAL = "III. NGUỒN VỐN THỰC HIỆN\n"
CAPITAL = (
    _p(_CAPITAL + "Tổng kinh phí: 12,6 tỷ đồng, gồm: vốn ngân sách nhà nước 8,4 tỷ đồng (trung ương 3,2 tỷ đồng; tỉnh "
       "2,7 tỷ đồng; huyện 2,5 tỷ đồng), vốn doanh nghiệp 1,2 tỷ đồng, nhân dân đóng góp 3 tỷ đồng.\n",
       money("Tổng", 12600, None), money("vốn ngân sách nhà nước", 8400, "Tổng"),
       money("vốn ngân sách nhà nước - trung ương", 3200, "vốn ngân sách nhà nước"),
       money("vốn ngân sách nhà nước - tỉnh", 2700, "vốn ngân sách nhà nước"),
       money("vốn ngân sách nhà nước - huyện", 2500, "vốn ngân sách nhà nước"),
       money("vốn doanh nghiệp", 1200, "Tổng"), money("nhân dân đóng góp", 3000, "Tổng")),
    _p("II. KẾT QUẢ\n3. Kết quả huy động nguồn lực\nTổng kinh phí thực hiện năm 2023 là 900 triệu đồng, trong đó:\n"
       "- Ngân sách trung ương: 500 triệu đồng;\n- Ngân sách tỉnh: 400 triệu đồng.\n",
       money("Tổng", 900, None), money("Ngân sách trung ương", 500, "Tổng"), money("Ngân sách tỉnh", 400, "Tổng")),
    _p(_CAPITAL + "1. Tổng nhu cầu vốn: 5.400 triệu đồng.\n2. Cơ cấu nguồn vốn:\n- Ngân sách trung ương: 3.000 triệu "
       "đồng;\n- Ngân sách huyện: 2.000 triệu đồng;\n- Huy động nhân dân: 400 triệu đồng.\n",
       money("Tổng", 5400, None), money("Ngân sách trung ương", 3000, "Tổng"),
       money("Ngân sách huyện", 2000, "Tổng"), money("Huy động nhân dân", 400, "Tổng")),
    _p(_CAPITAL + "Tổng nguồn lực huy động dự kiến 1.250 tỷ đồng, trong đó: ngân sách nhà nước 400 tỷ đồng; vốn lồng "
       "ghép 300 tỷ đồng; vốn tín dụng 500 tỷ đồng; dân góp 50 tỷ đồng.\n",
       money("Tổng", 1250000, None), money("ngân sách nhà nước", 400000, "Tổng"),
       money("vốn lồng ghép", 300000, "Tổng"), money("vốn tín dụng", 500000, "Tổng"), money("dân góp", 50000, "Tổng")),
    _p(_CAPITAL + "Tổng vốn: 2.500.000.000 đồng, bao gồm:\n+ Vốn đầu tư phát triển: 1.500.000.000 đồng\n+ Vốn sự "
       "nghiệp: 1.000.000.000 đồng\n",
       money("Tổng", 2500, None), money("Vốn đầu tư phát triển", 1500, "Tổng"), money("Vốn sự nghiệp", 1000, "Tổng")),
    _p(_CAPITAL + "- Tổng kế hoạch vốn giao: 6.000 triệu đồng. Trong đó:\n+ Vốn đầu tư: 4.000 triệu đồng.\n"
       "+ Vốn sự nghiệp: 2.000 triệu đồng.\n",
       money("Tổng", 6000, None), money("Vốn đầu tư", 4000, "Tổng"), money("Vốn sự nghiệp", 2000, "Tổng")),
)  # fmt: skip

CITATIONS = (
    _p("Căn cứ Quyết định số 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng Chính phủ phê duyệt Chương trình;\n",
       cited("263/QĐ-TTg", date(2022, 2, 22), "Thủ tướng Chính phủ")),
    _p("Thực hiện Nghị quyết số 19-NQ/TW ngày 16 tháng 6 năm 2022 của Ban Chấp hành Trung ương Đảng về nông nghiệp;\n",
       cited("19-NQ/TW", date(2022, 6, 16), "Ban Chấp hành Trung ương Đảng")),
    _p("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n",
       cited("Luật Tổ chức chính quyền địa phương 2015", date(2015, 6, 19))),
    _p("Căn cứ Luật Đầu tư công năm 2019;\n", cited("Luật Đầu tư công 2019")),
    _p("Căn cứ Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ quy định cơ chế quản lý;\n",
       cited("27/2022/NĐ-CP", date(2022, 4, 19), "Chính phủ")),
    _p("Căn cứ Thông tư số 05/2022/TT-BNNPTNT ngày 25/7/2022 của Bộ Nông nghiệp và Phát triển nông thôn hướng dẫn;\n",
       cited("05/2022/TT-BNNPTNT", date(2022, 7, 25), "Bộ Nông nghiệp và Phát triển nông thôn")),
    _p("Theo Công văn số 1234/SNN-VPĐP ngày 05/3/2024 của Sở Nông nghiệp và Phát triển nông thôn về việc báo cáo,\n",
       cited("1234/SNN-VPĐP", date(2024, 3, 5), "Sở Nông nghiệp và Phát triển nông thôn")),
    _p("Căn cứ Nghị quyết số 45/NQ-HĐND ngày 20-12-2023 của HĐND huyện về nhiệm vụ năm 2024;\n",
       cited("45/NQ-HĐND", date(2023, 12, 20), "HĐND huyện")),
    _p("Xét đề nghị của Phòng Nông nghiệp tại Tờ trình số 15/TTr-PNN ngày 10/01/2024,\n",
       cited("15/TTr-PNN", date(2024, 1, 10), "Phòng Nông nghiệp")),
    _p("Thực hiện Chỉ thị số 09-CT/TU, ngày 12/5/2023 của Ban Thường vụ Tỉnh ủy về lãnh đạo xây dựng NTM;\n",
       cited("09-CT/TU", date(2023, 5, 12), "Ban Thường vụ Tỉnh ủy")),
    _p("Căn cứ các Quyết định của Thủ tướng Chính phủ: số 318/QĐ-TTg ngày 08/3/2022, số 319/QĐ-TTg ngày 08/3/2022;\n",
       cited("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ"),
       cited("319/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ")),
    _p("Thực hiện Kế hoạch số 88/KH-UBND của UBND tỉnh Phú Thọ ngày 15/02/2024 về xây dựng nông thôn mới;\n",
       cited("88/KH-UBND", date(2024, 2, 15), "UBND tỉnh Phú Thọ")),
    _p("Căn cứ Quyết định 1680/QĐ-UBND ngày 11 tháng 8 năm 2022 của Chủ tịch UBND tỉnh;\n",
       cited("1680/QĐ-UBND", date(2022, 8, 11), "Chủ tịch UBND tỉnh")),
)  # fmt: skip

DEADLINES = (
    _p("- Gửi báo cáo về UBND huyện trước ngày 15/6/2024.\n", due(date(2024, 6, 15))),
    _p("- Hoàn thành trước 30/6/2024.\n", due(date(2024, 6, 30))),
    _p("- Hoàn thành chậm nhất ngày 30 tháng 11 năm 2024.\n", due(date(2024, 11, 30))),
    _p("- Báo cáo quý gửi trước ngày 15 của tháng cuối quý, báo cáo năm trước ngày 05 tháng 12.\n",
       each("quý"), due(date(2024, 12, 5))),
    _p("- Định kỳ hằng tháng (trước ngày 20) báo cáo kết quả về Phòng Nông nghiệp và PTNT.\n", each("tháng")),
    _p("- Các thôn báo cáo hằng tháng cho UBND xã trước ngày 25.\n", each("tháng")),
    _p("- UBND các xã báo cáo trước ngày 25 hằng tháng.\n", each("tháng")),
    _p("- Hoàn thành hồ sơ đề nghị công nhận trong quý III/2024.\n", due(date(2024, 9, 30))),
    _p("- Tính đến hết tháng 11 năm 2023, toàn huyện giải ngân tốt.\n"),
    _p("- Xong trong tháng 10/2024.\n", due(date(2024, 10, 31))),
    _p("- Thời gian hoàn thành: Trước ngày 31/10/2024.\n", due(date(2024, 10, 31))),
    _p("- Định kỳ 6 tháng, hằng năm báo cáo UBND tỉnh kết quả thực hiện.\n", each("6 tháng; năm")),
    _p("- Thời hạn gửi báo cáo: ngày 10/12/2024.\n", due(date(2024, 12, 10))),
    _p("- Báo cáo kết quả về Văn phòng Điều phối trước 16 giờ 00 ngày 20/5/2024.\n", due(date(2024, 5, 20))),
    _p("- Thời gian: từ ngày 01/3/2024 đến ngày 30/4/2024.\n", due(date(2024, 4, 30))),
)  # fmt: skip

TARGETS = (
    _p("- Thu nhập bình quân đầu người đạt từ 45 triệu đồng/người/năm trở lên.\n",
       aim("45", "triệu đồng/người/năm", ">=", criterion="10")),
    _p("- Giảm tỷ lệ hộ nghèo xuống còn dưới 8%.\n", aim("8", "%", "<", criterion="11", delta=False)),
    _p("- Tỷ lệ hộ nghèo giảm 3,5% so với năm 2023.\n", aim("3.5", "%", delta=True, criterion="11")),
    _p("- Tỷ lệ người dân tham gia bảo hiểm y tế đạt tối thiểu 95%.\n", aim("95", "%", ">=", criterion="15")),
    _p("- Trên 90% hộ gia đình được sử dụng nước sạch theo quy chuẩn.\n", aim("90", "%", ">", criterion="17")),
    _p("- Duy trì 320 ha cây ăn trái, sản lượng 4.800 tấn/năm.\n",
       aim("320", "ha", indicator="cây ăn trái"), aim("4800", "tấn/năm", indicator="sản lượng")),
    _p("- Có thêm 01 sản phẩm OCOP đạt 3 sao trở lên.\n", aim("1", "sản phẩm", criterion="13", delta=True)),
    _p("- Bê tông hóa 3,5 km đường trục thôn Võ Miếu 2.\n", aim("3.5", "km", criterion="2")),
    _p("- Trồng mới 150 ha rừng tập trung, chăm sóc 300 ha rừng.\n", aim("150", "ha"), aim("300", "ha")),
    _p("- Giải quyết việc làm cho 1.200 lao động; tỷ lệ lao động qua đào tạo đạt 65%.\n",
       aim("1200", "lao động", criterion="12"), aim("65", "%", criterion="12")),
    _p("- Xóa 35 nhà tạm, nhà dột nát.\n", aim("35", "nhà", criterion="9")),
    _p("- Thành lập mới 02 hợp tác xã nông nghiệp.\n", aim("2", "hợp tác xã", criterion="13")),
    _p("- Phấn đấu tăng thêm 15 tiêu chí so với năm 2023.\n", aim("15", "tiêu chí", delta=True)),
    _p("- Xây dựng 12 km kênh mương nội đồng; nâng cấp 05 nhà văn hóa thôn.\n",
       aim("12", "km", criterion="3"), aim("5", "nhà văn hóa")),
    _p("- Thực hiện tốt cuộc vận động 5 không, 3 sạch và phương châm 4 tại chỗ.\n"),
    _p("- Tỷ lệ thu gom chất thải rắn đạt 80% trở lên.\n", aim("80", "%", ">=", criterion="17")),
    _p("- Tỷ lệ giải ngân vốn đạt 100% kế hoạch giao.\n", aim("100", "%")),
)  # fmt: skip

_DUTIES = "IV. TỔ CHỨC THỰC HIỆN\n"
DUTIES = (
    _p(_DUTIES + "1. Phòng Giáo dục và Đào tạo: Phụ trách tiêu chí số 5, 14. Hướng dẫn xã Tân Lập, Võ Miếu hoàn thành "
       "chỉ tiêu 14.3.\n",
       duty("Phòng Giáo dục và Đào tạo", "5", "14"),
       duty("Phòng Giáo dục và Đào tạo", "14", names=("Tân Lập", "Võ Miếu"))),
    _p(_DUTIES + "1. Phòng Văn hóa - Thông tin và Trung tâm Văn hóa - Truyền thông: phụ trách tiêu chí số 6, tiêu chí "
       "số 8, tiêu chí số 16.\n",
       duty("Phòng Văn hóa - Thông tin và Trung tâm Văn hóa - Truyền thông", "6", "8", "16",
            agencies=("Phòng Văn hóa - Thông tin", "Trung tâm Văn hóa - Truyền thông"))),
    _p(_DUTIES + "1. Giao Phòng Kinh tế và Hạ tầng phụ trách tiêu chí số 2, xã Võ Miếu; Phòng Y tế phụ trách tiêu chí "
       "số 15, xã Cự Thắng.\n",
       duty("Phòng Kinh tế và Hạ tầng", "2", names=("Võ Miếu",)), duty("Phòng Y tế", "15", names=("Cự Thắng",))),
    _p(_DUTIES + "1. Công an huyện, Ban Chỉ huy Quân sự huyện: Hướng dẫn thực hiện tiêu chí số 19.\n",
       duty("Công an huyện, Ban Chỉ huy Quân sự huyện", "19", agencies=("Công an huyện", "Ban Chỉ huy Quân sự huyện"))),
    _p("IV. Phân công\n- Công chức Địa chính - Xây dựng: phụ trách tiêu chí 2, 17; hoàn thành trước 30/6/2024.\n"
       "- Hội Nông dân xã: vận động hội viên thực hiện tiêu chí 10, 13.\n",
       duty("Công chức Địa chính - Xây dựng", "2", "17"), due(date(2024, 6, 30)),
       duty("Hội Nông dân xã", "10", "13"), head=COMMUNE),
    _p(_DUTIES + "1. Phòng Tài nguyên và Môi trường\n- Chủ trì hướng dẫn các xã thực hiện tiêu chí số 17.\n- Tham mưu "
       "UBND huyện xử lý rác thải.\n", duty("Phòng Tài nguyên và Môi trường", "17")),
    _p(_DUTIES + "1. Phòng Lao động - Thương binh và Xã hội: chủ trì tiêu chí số 11 và số 12.\n",
       duty("Phòng Lao động - Thương binh và Xã hội", "11", "12")),
    _p(_DUTIES + "1. Đề nghị Ủy ban MTTQ huyện: tuyên truyền, vận động Nhân dân hưởng ứng phong trào.\n",
       duty("Ủy ban MTTQ huyện")),
    _p(_DUTIES + "1. Phòng Nội vụ chịu trách nhiệm tiêu chí số 18 tại các xã: Võ Miếu, Cự Thắng, Địch Quả.\n",
       duty("Phòng Nội vụ", "18", names=("Võ Miếu", "Cự Thắng", "Địch Quả"))),
    _p(_DUTIES + "1. Hội Liên hiệp Phụ nữ huyện giúp đỡ bản Co Sản, bản Tin Tốc xây dựng bản nông thôn mới.\n",
       duty("Hội Liên hiệp Phụ nữ huyện", names=("Co Sản", "Tin Tốc"))),
)  # fmt: skip

ALL = {
    "criteria": CRITERIA,
    "standards": STANDARDS,
    "bands": BANDS,
    "means": MEANS,
    "own": OWN,
    "capital": CAPITAL,
    "citations": CITATIONS,
    "deadlines": DEADLINES,
    "targets": TARGETS,
    "duties": DUTIES,
}
