"""A figure that may be two numbers is asked about, unless the measure or the last figure tells which it is."""

from __future__ import annotations

import pytest

from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.reporting import two_readings

INCOME = Measure(code="10.1", indicator="10.1", label="Thu nhập", kind=MeasureKind.AMOUNT, unit="triệu đồng/người")
SHARE = Measure(code="4.2", indicator="4.2", label="Hộ dùng điện", kind=MeasureKind.PERCENT, unit="%")
HOUSES = Measure(code="9.1", indicator="9.1", label="Nhà tạm", kind=MeasureKind.COUNT, unit="nhà")
DONE = Measure(code="8.1", indicator="8.1", label="Có điểm", kind=MeasureKind.BOOLEAN, unit="")


def texts(text: str, measure: Measure, last: float | None) -> list[str]:
    return [one.text for one in two_readings.question(text, measure=measure, last=last)]


@pytest.mark.parametrize(("text", "offered"), [("11.000", ["11000", "11"]), ("11,000", ["11", "11000"])])
def test_eleven_or_eleven_thousand_is_asked_where_nothing_is_known(text: str, offered: list[str]) -> None:
    assert texts(text, INCOME, None) == offered
    assert texts(text, HOUSES, None) == offered


def test_the_question_says_both_numbers_in_words() -> None:
    among = two_readings.question("11.000", measure=HOUSES, last=None)
    assert two_readings.asked("11.000", among) == "“11.000” là mười một nghìn (11.000) hay mười một (11)?"


@pytest.mark.parametrize(
    ("last", "is_asked"), [(42.0, True), (9_800.0, False), (42_000 / 29, False), (42_000 / 31, True), (0.0, True)]
)
def test_a_last_figure_near_the_usual_reading_answers_the_question(last: float, is_asked: bool) -> None:
    assert bool(texts("42.000", INCOME, last)) is is_asked


def test_what_cannot_be_a_figure_of_the_measure_is_not_offered() -> None:
    assert texts("57,125", SHARE, None) == []  # 57125 % is none
    assert texts("1.304", HOUSES, None) == []  # there is no 1.304th part of a house
    assert texts("0,125", SHARE, 60) == []
    assert texts("đạt", DONE, None) == []
    assert texts("abc", INCOME, None) == []


def test_an_answer_is_not_asked_about_again() -> None:
    for one in two_readings.question("1.304", measure=INCOME, last=None):
        assert two_readings.question(one.text, measure=INCOME, last=None) == ()


def test_large_numbers_are_said_with_their_unit_and_small_ones_are_not() -> None:
    assert two_readings.aloud("1.304.000.000", unit="đồng") == "một tỷ ba trăm linh bốn triệu đồng"
    assert two_readings.aloud("1.000", unit="") == "một nghìn"
    assert two_readings.aloud("999,5", unit="nhà") == ""
    assert two_readings.aloud("đạt", unit="") == ""


def test_an_answer_counts_for_the_question_that_it_was_given_to() -> None:
    assert two_readings.answer("11.000", chosen="11") == "11"
    assert two_readings.answer("12.000", chosen="11") == "12.000"
    assert two_readings.answer("11.000", chosen="<b>") == "11.000"
