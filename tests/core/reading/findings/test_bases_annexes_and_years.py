"""Instruments that were replaced, annexes left out, reports behind their plans, and amendments."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.reading import findings
from ntm.core.reading.findings import Replacement
from ntm.core.reading.reading import read

_HEAD = """ỦY BAN NHÂN DÂN
HUYỆN THANH SƠN
Số: {number}
Thanh Sơn, ngày {day} năm 2024

{kind}
Xây dựng nông thôn mới huyện Thanh Sơn năm 2024

I. NỘI DUNG
"""


def _paper(body: str, *, kind: str = "KẾ HOẠCH", number: str = "12/KH-UBND", day: str = "10 tháng 01") -> str:
    return _HEAD.format(kind=kind, number=number, day=day) + body


def _codes(text: str) -> list[str]:
    return [one.code for one in read(text).findings]


@pytest.mark.parametrize(
    "words",
    [
        "(chi tiết tại phụ lục 01, 02, 04 kèm theo)",
        "theo phụ lục I và phụ lục III kèm theo",
        "tại phụ lục số … kèm theo",
    ],
)
def test_an_annex_whose_number_is_left_out_is_asked_for(words: str) -> None:
    assert _codes(_paper(f"- Giao chỉ tiêu cho các xã {words}.\n")) == ["missing_annex"]


@pytest.mark.parametrize(
    "words",
    [
        "(phụ lục 01, 02, 03 kèm theo)",
        "(có biểu số 05, 06, 07 kèm theo)",
        "theo phụ lục II ban hành kèm theo Thông tư số 05/2022/TT-BNNPTNT",
        "(phụ lục I-III kèm theo)",
    ],
)
def test_annexes_that_run_on_or_belong_to_another_instrument_are_not_asked_for(words: str) -> None:
    assert _codes(_paper(f"- Giao chỉ tiêu cho các xã {words}.\n")) == []


def _with_replacement(day: str, *, on: date, province: str = "") -> list[str]:
    found = read(_paper("Căn cứ Quyết định số 77/QĐ-UBND ngày 05/5/2022 của UBND tỉnh Phú Thọ;\n", day=day))
    gone = {"77/QĐ-UBND": Replacement(by="99/QĐ-UBND", on=on, verification="chưa đối chiếu", province=province)}
    told, _ = findings.find(found.head, found.facts, found.text, replaced=gone)
    return [one.code for one in told]


def test_a_base_that_was_replaced_by_the_papers_day_is_asked_about() -> None:
    assert _with_replacement("10 tháng 01", on=date(2024, 1, 10)) == ["replaced_instrument"]


def test_a_base_that_is_replaced_the_day_after_is_in_force() -> None:
    assert _with_replacement("10 tháng 01", on=date(2024, 1, 11)) == []


def test_a_number_of_another_province_is_another_instrument() -> None:
    assert _with_replacement("10 tháng 01", on=date(2024, 1, 1), province="Lai Châu") == []
    assert _with_replacement("10 tháng 01", on=date(2024, 1, 1), province="Phú Thọ") == ["replaced_instrument"]


_PLANNED = "- Phấn đấu 8/12 xã đạt tiêu chí số 2.\n- Bình quân đạt 15 tiêu chí/xã.\n"


def _between(first: str, second: str) -> list[str]:
    return [one.code for one in findings.between([("a", read(first)), ("b", read(second))])]


def _report(body: str) -> str:
    return _paper(body, kind="BÁO CÁO", number="300/BC-UBND", day="20 tháng 12")


def test_a_report_behind_its_plan_is_told() -> None:
    report = _report("- Có 7/12 xã đạt tiêu chí số 2.\n- Bình quân đạt 15,2 tiêu chí/xã.\n")
    assert _between(_paper(_PLANNED), report) == ["target_missed"]


def test_a_report_that_reaches_its_plan_is_not() -> None:
    assert (
        _between(_paper(_PLANNED), _report("- Có 8/12 xã đạt tiêu chí số 2.\n- Bình quân đạt 15 tiêu chí/xã.\n")) == []
    )


def test_what_an_amendment_changes_is_told_once() -> None:
    amended = _paper(_PLANNED.replace("8/12", "9/12"), number="90/KH-UBND", day="15 tháng 6")
    assert _between(_paper(_PLANNED), amended) == ["amended_target"]


def test_two_plans_of_different_units_are_not_held_against_each_other() -> None:
    other = _paper(_PLANNED.replace("8/12", "9/12"), number="90/KH-UBND", day="15 tháng 6").replace(
        "HUYỆN THANH SƠN", "HUYỆN TÂN SƠN"
    )
    assert _between(_paper(_PLANNED), other) == []
