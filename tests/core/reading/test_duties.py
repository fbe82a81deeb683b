"""What a paper's duties propose as assignments: who leads, who supports, who reports a whole criterion, with doubts."""

from __future__ import annotations

from ntm.core.assignments.responsibilities import Part
from ntm.core.reading import duties, reading

HEAD = """UBND HUYỆN SÔNG MÂY
Số: 15/KH-UBND
Sông Mây, ngày 10 tháng 3 năm 2024
KẾ HOẠCH
Xây dựng nông thôn mới năm 2024
V. TỔ CHỨC THỰC HIỆN
"""


def proposed(body: str) -> list[tuple[str, Part, tuple[str, ...], tuple[str, ...]]]:
    read = reading.read(HEAD + body)
    return [(one.agency, one.part, one.items, one.communes) for one in duties.proposals(read.text, read.facts)]


def doubts(body: str) -> list[tuple[str, ...]]:
    read = reading.read(HEAD + body)
    return [one.doubts for one in duties.proposals(read.text, read.facts)]


def test_who_is_to_lead_leads_the_indicators_named() -> None:
    body = "1. Phòng Tư pháp huyện\nChủ trì hướng dẫn, đánh giá Chỉ tiêu 18.4 của Tiêu chí 18.\n"
    assert proposed(body) == [("Phòng Tư pháp huyện", Part.LEAD, ("18.4",), ())]
    assert doubts(body) == [()]


def test_a_duty_that_reports_a_criterion_as_a_whole_proposes_that_too() -> None:
    body = (
        "1. Phòng Nội vụ huyện\nChủ trì hướng dẫn tiêu chí số 18 (chỉ tiêu 18.1, 18.2); báo cáo tiến độ tiêu chí số 18 "
        "với Ban Chỉ đạo.\n2. Phòng Tư pháp huyện\nChủ trì hướng dẫn chỉ tiêu 18.4 của tiêu chí số 18; báo cáo tiến độ "
        "với Ban Chỉ đạo.\n"
    )
    assert proposed(body) == [
        ("Phòng Nội vụ huyện", Part.LEAD, ("18.1", "18.2"), ()),
        ("Phòng Nội vụ huyện", Part.REPORTS_WHOLE, ("18",), ()),
        ("Phòng Tư pháp huyện", Part.LEAD, ("18.4",), ()),
    ]


def test_communes_that_are_named_have_a_lead_there_with_a_doubt_that_the_paper_does_not_say_so() -> None:
    body = (
        "1. Phòng Hạ tầng huyện\n- Phối hợp với UBND các xã Nà Mây, Bản Sương lập kế hoạch để hoàn thành tiêu chí "
        "số 2: Giao thông.\n"
    )
    assert proposed(body) == [("Phòng Hạ tầng huyện", Part.LEAD, ("2",), ("Nà Mây", "Bản Sương"))]
    assert doubts(body) == [(duties.NOT_CALLED_LEAD,)]


def test_a_lead_everywhere_is_not_proposed_again_and_others_support_it_in_the_communes_they_name() -> None:
    body = (
        "1. Phòng Tư pháp huyện\nChủ trì hướng dẫn chỉ tiêu 18.4 của tiêu chí số 18.\n- Phối hợp với UBND các xã Nà "
        "Mây, Bản Sương lập kế hoạch để hoàn thành chỉ tiêu 18.4.\n2. Phòng Nội vụ huyện\n- Phối hợp với UBND các xã "
        "Nà Mây, Bản Sương lập kế hoạch để hoàn thành chỉ tiêu 18.4.\n"
    )
    assert proposed(body) == [
        ("Phòng Tư pháp huyện", Part.LEAD, ("18.4",), ()),
        ("Phòng Nội vụ huyện", Part.SUPPORT, ("18.4",), ("Nà Mây", "Bản Sương")),
    ]
    assert doubts(body)[1] == (duties.ANOTHER_LEADS,)


def test_a_criterion_of_the_village_set_beside_one_of_the_communes_is_proposed_in_its_own_set() -> None:
    body = (
        "1. Chi cục Thống kê\n- Chủ trì đánh giá tiêu chí số 10: Thu nhập (Bộ tiêu chí xã NTM) và tiêu chí số 8: "
        "Thu nhập (Bộ tiêu chí bản NTM).\n"
    )
    read = reading.read(HEAD + body)
    said = [(one.family, one.part, one.items) for one in duties.proposals(read.text, read.facts)]
    assert said == [("commune", Part.LEAD, ("10",)), ("village", Part.LEAD, ("8",))]


def test_indicators_that_are_not_named_make_nobody_a_lead() -> None:
    body = (
        "1. Phòng Tài nguyên và Môi trường huyện\n- Phối hợp với UBND các xã định lộ trình cho những chỉ tiêu phụ "
        "trách của tiêu chí số 17.\n"
    )
    assert [(one[1], one[2]) for one in proposed(body)] == [(Part.SUPPORT, ("17",))]
    assert doubts(body) == [(duties.NO_INDICATOR,)]


def test_a_duty_by_an_older_decision_alone_proposes_nothing() -> None:
    body = "1. Phòng Giáo dục huyện\n- Chủ trì hướng dẫn phần việc ghi tại Quyết định số 77/QĐ-UBND ngày 03/8/2023.\n"
    assert proposed(body) == []


def test_a_list_of_villages_given_to_several_agencies_is_one_list() -> None:
    villages = "02 bản (bản Pho xã Nà Mây, bản Má xã Bản Sương) đạt chuẩn NTM"
    body = "".join(
        f"{number}. {agency}\n- Phối hợp với UBND các xã lập kế hoạch để {villages}.\n"
        for number, agency in enumerate(("Phòng Hạ tầng huyện", "Phòng Giáo dục huyện", "Công an huyện"), start=1)
    )
    (shared,) = duties.shared_lists(reading.read(HEAD + body).facts)
    assert shared.members == (("Pho", "Nà Mây"), ("Má", "Bản Sương"))
    assert shared.agencies == ("Phòng Hạ tầng huyện", "Phòng Giáo dục huyện", "Công an huyện")


def test_a_list_of_one_agency_is_not_shared() -> None:
    body = (
        "1. Phòng Hạ tầng huyện\n- Phối hợp với UBND các xã để 02 bản (bản Pho xã Nà Mây, bản Má xã Bản Sương) đạt "
        "chuẩn NTM.\n"
    )
    assert duties.shared_lists(reading.read(HEAD + body).facts) == ()
