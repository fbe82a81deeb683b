"""This year's plan into next year's draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.outcomes import Known, Recognised, Why, outcome
from ntm.core.reading.reading import read
from ntm.core.reading.rolling import Edit, roll_over

TEXT = """ỦY BAN NHÂN DÂN
HUYỆN PHONG THỔ
Số: 15/KH-UBND
Phong Thổ, ngày 15 tháng 4 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới năm 2024

Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình;
I. MỤC TIÊU
- Đến hết năm 2024, có 10/16 xã đạt tiêu chí số 2 về Giao thông.
- Có 12/16 xã đạt tiêu chí số 3.
- Hoàn thành trước ngày 15/12/2024, giai đoạn 2021-2025, phấn đấu từ năm 2010.
"""


def _draft(**reached: tuple[int, int]) -> tuple[str, tuple[Edit, ...]]:
    found = read(TEXT)
    head = PaperHead(number="15/KH-UBND", date=date(2024, 4, 15), year=2024)
    known = {name.removeprefix("c"): value for name, value in reached.items()}
    edits = roll_over(TEXT, head, found.facts, year=2024, known=Known(criteria=known))
    text, at = "", 0
    for edit in edits:
        text += TEXT[at : edit.start] + edit.text
        at = edit.end
    return text + TEXT[at:], edits


def test_the_plans_years_move_on_and_the_citations_stay() -> None:
    text, _ = _draft()
    assert "nông thôn mới năm 2025" in text
    assert "15/12/2025" in text
    assert "ngày 22 tháng 02 năm 2022" in text
    assert "2021-2025" in text


def test_number_and_day_of_issue_are_left_open() -> None:
    text, _ = _draft()
    assert "15/KH-UBND" not in text
    assert "ngày     tháng     năm 2025" in text


def test_a_year_of_long_ago_is_marked_and_not_moved() -> None:
    text, edits = _draft()
    assert "từ năm 2010" in text
    assert [edit.text for edit in edits if edit.why is Why.STALE] == ["2010"]


def test_targets_are_marked_by_what_is_known_of_them() -> None:
    _, edits = _draft(c2=(9, 16))
    assert [(edit.why, "9/16" in edit.remark) for edit in edits if edit.why in (Why.UNMET, Why.UNKNOWN)] == [
        (Why.UNMET, True),
        (Why.UNKNOWN, False),
    ]


def test_a_target_reached_to_the_commune_is_met() -> None:
    _, edits = _draft(c2=(10, 16))
    assert [edit.why for edit in edits if edit.why in (Why.MET, Why.UNMET)] == [Why.MET]


TARGETS = """- Bình quân đạt 13,56 tiêu chí/xã.
- Có 03 xã đạt từ 15 đến 18 tiêu chí; 05 xã đạt từ 10 đến 14 tiêu chí; 02 xã đạt dưới 5 tiêu chí.
- Công nhận mới 02 xã đạt chuẩn nông thôn mới (Dào San, Mù Sang).
- Toàn huyện có 06 xã đạt chuẩn nông thôn mới.
II. NGUỒN VỐN
Tổng nguồn vốn thực hiện Chương trình năm 2024: 3.900 triệu đồng, gồm:
- Vốn ngân sách trung ương: 3.000 triệu đồng.
- Vốn ngân sách huyện: 900 triệu đồng.
"""


def _marks(known: Known) -> dict[str, tuple[Why, str]]:
    """Return the mark behind each stretch of the text that is marked without being changed."""
    text = TEXT + TARGETS
    head = PaperHead(number="15/KH-UBND", date=date(2024, 4, 15), year=2024)
    edits = roll_over(text, head, read(text).facts, year=2024, known=known)
    return {text[: edit.start].rsplit("\n", 1)[-1]: (edit.why, edit.remark) for edit in edits if not edit.text}


def _mark(known: Known, words: str) -> tuple[Why, str]:
    (found,) = [mark for said, mark in _marks(known).items() if said.endswith(words)]
    return found


def test_without_data_capital_is_stale_and_other_targets_ask_for_results() -> None:
    marks = _marks(Known())
    assert sum(remark == "vốn năm 2024, cần số của năm mới" for _, remark in marks.values()) == 3
    assert sum("cần kết quả" in remark for _, remark in marks.values()) == 6
    assert {why for why, _ in marks.values()} == {Why.STALE, Why.UNKNOWN}


@pytest.mark.parametrize(("mean", "why"), [("13.55", Why.UNMET), ("13.56", Why.MET), ("13.57", Why.MET)])
def test_a_mean_is_held_against_the_mean_of_those_that_reported(mean: str, why: Why) -> None:
    found, remark = _mark(Known(mean=Decimal(mean), communes=(12, 15), silent=1), "13,56 tiêu chí/xã")
    assert found is why
    assert f"số liệu là {mean.replace('.', ',')} tiêu chí/xã (của 2/3 xã có số liệu), kế hoạch 2024 là 13,56" in remark


def test_a_group_in_the_middle_is_met_only_as_planned_and_the_lowest_by_no_more() -> None:
    known = Known(communes=(15, 16, 18, 19, 14, 13, 4))
    assert _mark(known, "từ 15 đến 18 tiêu chí")[0] is Why.MET
    assert _mark(known, "từ 10 đến 14 tiêu chí") == (
        Why.OTHERWISE,
        "số liệu có 2 xã ở nhóm này, kế hoạch 2024 là 5",
    )
    assert _mark(known, "dưới 5 tiêu chí")[0] is Why.MET
    assert _mark(replace(known, communes=(4, 3, 2)), "dưới 5 tiêu chí")[0] is Why.UNMET
    assert _mark(replace(known, silent=1), "dưới 5 tiêu chí")[0] is Why.OTHERWISE


def test_recognition_is_by_decision_and_names_who_lacks_it() -> None:
    done = Recognised(frozenset({"dào san", "a", "b", "c", "d"}), frozenset({"dào san"}))
    found, remark = _mark(Known(recognised={"basic": done}), "(Dào San, Mù Sang)")
    assert (found, remark) == (Why.UNMET, "chưa đạt: đã công nhận 1/2 xã nêu tên, chưa có Mù Sang")
    assert _mark(Known(recognised={"basic": done}), "06 xã đạt chuẩn nông thôn mới")[0] is Why.UNMET
    all_six = Recognised(done.all | {"mù sang"}, done.new)
    assert _mark(Known(recognised={"basic": all_six}), "06 xã đạt chuẩn nông thôn mới")[0] is Why.MET
    assert _mark(Known(recognised={"advanced": all_six}), "06 xã đạt chuẩn nông thôn mới")[0] is Why.UNKNOWN


def test_capital_on_record_is_told_for_the_next_year_and_where_it_was_changed() -> None:
    central, own = "vốn ngân sách trung ương", "vốn ngân sách huyện"
    known = Known(capital={(central, 2025): Decimal(3200), (own, 2024): Decimal(950)})
    assert _mark(known, "3.000 triệu đồng") == (
        Why.OTHERWISE,
        "vốn năm 2024; kế hoạch năm 2025 ghi 3.200 triệu đồng",
    )
    assert "số mới nhất đã ghi là 950 triệu đồng" in _mark(known, "huyện: 900 triệu đồng")[1]
    assert _mark(Known(capital={(own, 2024): Decimal(900)}), "huyện: 900 triệu đồng")[0] is Why.STALE


@pytest.mark.parametrize(("met", "why"), [(12, Why.UNMET), (13, Why.MET)])
def test_a_communes_own_number_of_criteria_is_held_against_its_board(met: int, why: Why) -> None:
    fact = Fact(FactKind.COMMUNE_CRITERIA, 0, 5, "13/19", numerator=13, denominator=19, year=2024)
    told = outcome(fact, Known(communes=(met,), is_commune=True), year=2024)
    assert told is not None
    assert told[0] is why
    assert outcome(replace(fact, baseline=True), Known(), year=2024) is None
    assert outcome(replace(fact, year=2025), Known(), year=2024) is None
