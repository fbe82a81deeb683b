"""Who is charged with what, in wordings of our own: names of offices, requests in sentences, units and criteria."""

from __future__ import annotations

import pytest
from tests.core.reading.sentences import facts_of

from ntm.core.reading.facts import FactKind

ITEMS = "V. TỔ CHỨC THỰC HIỆN\n"

Duty = tuple[str | None, tuple[str, ...], tuple[str, ...]]


def duties(text: str) -> list[Duty]:
    return [(fact.agency, fact.criteria, fact.names) for fact in facts_of(text, FactKind.ASSIGNMENT)]


@pytest.mark.parametrize(
    ("item", "agency"),
    [
        ("Phòng Văn hóa và Thông tin mở chuyên mục về nông thôn mới.", "Phòng Văn hóa và Thông tin"),
        (
            "Công an huyện và Ban Chỉ huy Quân sự huyện giữ vững an ninh.",
            "Công an huyện và Ban Chỉ huy Quân sự huyện",
        ),
        ("Sở Ngoại vụ cử cán bộ dự họp.", "Sở Ngoại vụ"),
        ("Liên minh Hợp tác xã; Hội Nông dân: thành lập hợp tác xã.", "Liên minh Hợp tác xã; Hội Nông dân"),
        ("Các ngành phụ trách tiêu chí: lập kế hoạch hỗ trợ từng xã.", "Các ngành phụ trách tiêu chí"),
        ("Các ngành phụ trách tiêu chí cử người xuống cơ sở.", "Các ngành phụ trách tiêu chí"),
        (
            "Các cơ quan, ban nganh và UBND các xã gửi số liệu về huyện.",
            "Các cơ quan, ban nganh và UBND các xã",
        ),
        ("Phòng Kinh tế (cơ quan thường trực): tổng hợp chung.", "Phòng Kinh tế"),
        (
            "Sở Nông nghiệp (Văn phòng Điều phối nông thôn mới): tổng hợp chung.",
            "Sở Nông nghiệp (Văn phòng Điều phối nông thôn mới)",
        ),
        ("Đồng chí Vàng A Mẫu, Chỉ huy trưởng Ban CHQS xã lo phần việc chung.",
         "Đồng chí Vàng A Mẫu, Chỉ huy trưởng Ban CHQS xã"),
        ("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên mở lớp.",
         "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên"),
        ("Các cơ quan được phân công giúp đỡ xã: cử cán bộ.", "Các cơ quan được phân công giúp đỡ xã"),
        ("Hội đồng thẩm định huyện họp hằng quý.", "Hội đồng thẩm định huyện"),
        ("UBND xã Nà Mây xây cầu qua suối.", "UBND xã Nà Mây"),
        ("Đối với huyện Sông Mây: hoàn thiện hồ sơ.", "huyện Sông Mây"),
    ],
)  # fmt: skip
def test_the_name_of_an_office_ends_where_its_duty_begins(item: str, agency: str) -> None:
    assert duties(f"{ITEMS}1. {item}\n") == [(agency, (), ())]


@pytest.mark.parametrize(
    ("duty", "criteria", "names"),
    [
        ("phụ trách tiêu chí 6, 14 và thôn Khuổi Lịa", ("6", "14"), ("Khuổi Lịa",)),
        ("theo dõi các tiêu chí 1, 2 và các thôn Nà Tàn, Nà Phai", ("1", "2"), ("Nà Tàn", "Nà Phai")),
        ("phụ trách tiêu chí số 19, xóm Bản Lìm", ("19",), ("Bản Lìm",)),
        ("phụ trách thôn Nà Han và tiêu chí thu nhập, hộ nghèo", ("10", "11"), ("Nà Han",)),
        ("giúp thôn Nà Tàn hoàn thành tiêu chí 17", ("17",), ("Nà Tàn",)),
        ("phụ trách làng Út 1, làng Út 2", (), ("Út 1", "Út 2")),
        ("phụ trách tiêu chí số 1 - Quy hoạch, số 2 - Giao thông và số 10 - Thu nhập", ("1", "2", "10"), ()),
        ("bám sát địa bàn các xã Nà Mây, Bản Sương", (), ("Nà Mây", "Bản Sương")),
        ("phụ trách địa bàn các thôn Nà Tàn, Nà Phai", (), ("Nà Tàn", "Nà Phai")),
        ("được phân công giúp đỡ xã Nà Mây", (), ("Nà Mây",)),
        ("chủ trì kéo điện về các xã Nà Mây, Bản Sương nhằm đạt tiêu chí số 4", ("4",), ("Nà Mây", "Bản Sương")),
        ("Phụ trách các tiêu chí: Quy hoạch, Giao thông, Nhà ở dân cư", ("1", "2", "9"), ()),
        ("Tiêu chí số 1 (Quy hoạch), số 2 (Giao thông), số 4 (Điện)", ("1", "2", "4"), ()),
        ("phụ trách tiêu chí Quy hoạch (1), Giao thông (2)", ("1", "2"), ()),
        ("giới thiệu việc làm, góp phần hoàn thành tiêu chí thu nhập", (), ()),
        ("vận động cải tạo vườn nhằm nâng thu nhập, đạt tiêu chí thu nhập", (), ()),
    ],
)
def test_a_duty_names_its_criteria_and_units(duty: str, criteria: tuple[str, ...], names: tuple[str, ...]) -> None:
    ((agency, found, units),) = duties(f"{ITEMS}1. Hội Nông dân: {duty}.\n")
    assert agency == "Hội Nông dân"
    assert (found, units) == (criteria, names)


def test_help_with_the_same_criterion_has_its_number() -> None:
    said = "Hướng dẫn thực hiện tiêu chí số 15; hỗ trợ các xã Nà Mây, Bản Sương hoàn thành tiêu chí này."
    assert duties(f"{ITEMS}1. Phòng Y tế: {said}\n") == [
        ("Phòng Y tế", ("15",), ()),
        ("Phòng Y tế", ("15",), ("Nà Mây", "Bản Sương")),
    ]


def test_who_works_under_an_agency_has_no_duty_of_its_own() -> None:
    text = f"{ITEMS}1. UBND các xã\n- Kiện toàn Ban Chỉ đạo. Ban Quản lý thôn phải bám sát từng hộ.\n"
    assert duties(text) == [("UBND các xã", (), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND huyện đề nghị UBND các xã:\n- Rà soát các hộ.\n- Huy động nhân dân.", ["UBND các xã"]),
        (
            "Kiến nghị: Đề nghị Sở Tài chính sớm chuyển vốn; đề nghị Sở Giao thông vận tải mở lớp tập huấn.",
            ["Sở Tài chính", "Sở Giao thông vận tải"],
        ),
        (
            "Đề nghị Phòng Nội vụ sớm phân bổ biên chế; Phòng Y tế đẩy nhanh việc tiêm; UBND các xã cập nhật số liệu.",
            ["Phòng Nội vụ", "Phòng Y tế", "UBND các xã"],
        ),
        ("Để kịp tiến độ, Chủ tịch UBND huyện giao Phòng Nội vụ tổng hợp số liệu.", ["Phòng Nội vụ"]),
        ("Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.", []),
        ("Theo đề nghị của Phòng Nội vụ, UBND huyện ban hành Kế hoạch.", []),
        ("UBND tỉnh đã giao UBND huyện hoàn thành 02 xã.", []),
        ("Trong quá trình thực hiện, nếu vướng mắc đề nghị các xã phản ánh về huyện.", []),
    ],
)
def test_a_request_in_a_sentence_charges_whom_it_names(text: str, expected: list[str]) -> None:
    assert [agency for agency, *_ in duties(f"IV. NỘI DUNG KHÁC\n{text}\n")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. Tiêu chí Giao thông\nCơ quan chủ trì: Phòng Kinh tế và Hạ tầng; cơ quan phối hợp: UBND các xã.",
        "1. Giao thông: phấn đấu cứng hóa đường thôn (Phòng Kinh tế và Hạ tầng chủ trì).",
        "1. Tiêu chí số 2: Phòng Kinh tế và Hạ tầng chủ trì hướng dẫn các xã.",
        "1. Giao thông: làm mới 02 cầu. Chủ trì: Phòng Kinh tế và Hạ tầng. Phối hợp: UBND các xã.",
        "1. Giao thông\n- Giao Phòng Kinh tế và Hạ tầng chủ trì thực hiện.",
    ],
)
def test_who_leads_a_criterion_is_told_where_the_criterion_is(text: str) -> None:
    assert duties(f"III. NỘI DUNG\n{text}\n") == [("Phòng Kinh tế và Hạ tầng", ("2",), ())]


def test_a_sentence_that_shares_units_out_charges_each_office() -> None:
    text = "Phân công cụ thể: Phòng Nội vụ phụ trách xã Nà Mây; Thanh tra huyện phụ trách thôn 4, thôn 5."
    assert duties(f"III. NỘI DUNG\n{text}\n") == [
        ("Phòng Nội vụ", (), ("Nà Mây",)),
        ("Thanh tra huyện", (), ("thôn 4", "thôn 5")),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tăng cường phối hợp. Phân công các cơ quan, đơn vị của huyện giúp đỡ các xã.", []),
        ("Cấp ủy, chính quyền các xã chỉ đạo giữ vững các tiêu chí.", []),
        ("Hội đồng Thi đua - Khen thưởng huyện có kế hoạch phát động.", ["Hội đồng Thi đua - Khen thưởng huyện"]),
        ("Các cơ quan phụ trách nội dung từng chỉ tiêu có trách nhiệm thẩm tra hồ sơ.",
         ["Các cơ quan phụ trách nội dung từng chỉ tiêu"]),
    ],
)  # fmt: skip
def test_among_measures_only_somebody_in_particular_is_charged(text: str, expected: list[str]) -> None:
    assert [agency for agency, *_ in duties(f"IV. GIẢI PHÁP\n1. Về chỉ đạo\n- {text}\n")] == expected


def test_a_heading_that_asks_charges_with_its_items() -> None:
    text = "V. KIẾN NGHỊ VỚI UBND TỈNH\n- Quan tâm bố trí vốn.\n- Sớm bàn giao tuyến đường.\n"
    assert duties(text) == [("UBND TỈNH", (), ())]


def test_a_paragraph_with_a_colon_opens_a_list_of_duties() -> None:
    text = "Phân công thực hiện:\n- Phòng Kinh tế: phụ trách tiêu chí số 2.\n- Trưởng các thôn: vận động nhân dân.\n"
    assert duties(f"III. PHƯƠNG HƯỚNG\n{text}") == [("Phòng Kinh tế", ("2",), ()), ("Trưởng các thôn", (), ())]


def test_help_towards_a_count_of_villages_is_told_by_the_count() -> None:
    said = "Hỗ trợ các xã Nà Mây, Bản Sương thực hiện tiêu chí được giao để 02 bản (Pho, Má Nghé) đạt chuẩn NTM."
    assert duties(f"{ITEMS}1. Phòng Nội vụ\n- Tham mưu chung.\n- {said}\n") == [("Phòng Nội vụ", (), ())]


def test_an_article_that_ends_with_the_word_criteria_heads_its_list() -> None:
    text = "Điều 1. Phân công phụ trách tiêu chí\n1. Phòng Nội vụ: tiêu chí số 18.\n2. Công an huyện: tiêu chí số 19.\n"
    assert duties(text) == [("Phòng Nội vụ", ("18",), ()), ("Công an huyện", ("19",), ())]
