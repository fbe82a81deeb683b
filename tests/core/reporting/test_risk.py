"""A promise is flagged only where the reports themselves show that their pace does not arrive."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.reporting.risk import Point, Risk, TooFewReports, outlook, spaced

QUARTERS = (date(2023, 9, 14), date(2023, 12, 14), date(2024, 3, 14), date(2024, 6, 14))
YEAR_END = date(2024, 12, 31)
JUNE = date(2024, 6, 15)


def points(*values: float) -> list[Point]:
    return [Point(day, value) for day, value in zip(QUARTERS[-len(values) :], values, strict=True)]


def test_two_reports_are_too_few_to_say_anything() -> None:
    with pytest.raises(TooFewReports):
        outlook(points(80, 81), threshold=95, falls=False, due_on=YEAR_END, on=JUNE)


def test_nothing_is_foretold_after_the_day_has_come() -> None:
    with pytest.raises(TooFewReports):
        outlook(points(80, 81, 82), threshold=95, falls=False, due_on=JUNE, on=JUNE)


def test_a_share_that_cannot_arrive_even_at_its_best_pace_is_hardly_possible_and_says_why() -> None:
    found = outlook(points(84, 85, 87, 87.5), threshold=95, falls=False, due_on=YEAR_END, on=JUNE, unit="%")
    assert found.risk is Risk.HARDLY_POSSIBLE
    assert "nhịp nhanh nhất" in found.sentence
    assert "cần từ 95%" in found.sentence
    assert found.at_best < 95


def test_a_share_that_would_arrive_at_its_best_but_not_at_its_usual_pace_is_doubtful() -> None:
    found = outlook(points(80, 81, 89, 90), threshold=95, falls=False, due_on=YEAR_END, on=JUNE, unit="%")
    assert found.risk is Risk.DOUBTFUL


def test_a_share_on_its_way_is_not_flagged() -> None:
    assert outlook(points(84, 88, 92), threshold=95, falls=False, due_on=YEAR_END, on=JUNE).risk is None


def test_a_threshold_reached_already_is_not_flagged_though_the_figure_falls() -> None:
    assert outlook(points(99, 98, 96), threshold=95, falls=False, due_on=YEAR_END, on=JUNE).risk is None


def test_poverty_has_to_fall_and_its_rise_is_flagged() -> None:
    assert outlook(points(20, 20.5, 21), threshold=13, falls=True, due_on=YEAR_END, on=JUNE, unit="%").risk is (
        Risk.HARDLY_POSSIBLE
    )
    assert outlook(points(30, 25, 20), threshold=13, falls=True, due_on=YEAR_END, on=JUNE).risk is None


def test_a_correction_a_few_days_later_is_no_pace_of_its_own() -> None:
    day = date(2024, 3, 14)
    assert spaced([Point(day, 80), Point(day + timedelta(days=3), 95)]) == (Point(day + timedelta(days=3), 95),)


def test_a_share_is_never_foretold_above_a_hundred() -> None:
    found = outlook(points(60, 80, 90, 92), threshold=95, falls=False, due_on=YEAR_END, on=JUNE, unit="%")
    assert "khoảng 100%" in found.sentence


@given(
    values=st.lists(st.floats(0, 100), min_size=3, max_size=6),
    threshold=st.floats(0, 100),
    falls=st.booleans(),
)
def test_turning_everything_round_turns_progress_round(values: list[float], threshold: float, falls: bool) -> None:
    days = [date(2023, 3, 14) + timedelta(days=91 * number) for number in range(len(values))]
    due = days[-1] + timedelta(days=200)
    there = [Point(day, value) for day, value in zip(days, values, strict=True)]
    round_ = [Point(day, -value) for day, value in zip(days, values, strict=True)]
    on = days[-1]
    one = outlook(there, threshold=threshold, falls=falls, due_on=due, on=on)
    other = outlook(round_, threshold=-threshold, falls=not falls, due_on=due, on=on)
    assert one.risk is other.risk


@given(st.lists(st.floats(0, 100), min_size=3, max_size=6), st.floats(0, 100), st.floats(0, 50))
def test_a_lower_bar_is_never_more_at_risk(values: list[float], threshold: float, less: float) -> None:
    order = [None, Risk.DOUBTFUL, Risk.HARDLY_POSSIBLE]
    days = [date(2023, 3, 14) + timedelta(days=91 * number) for number in range(len(values))]
    there = [Point(day, value) for day, value in zip(days, values, strict=True)]
    ask = {"falls": False, "due_on": days[-1] + timedelta(days=200), "on": days[-1]}
    high = outlook(there, threshold=threshold, **ask).risk  # type: ignore[arg-type]
    low = outlook(there, threshold=threshold - less, **ask).risk  # type: ignore[arg-type]
    assert order.index(low) <= order.index(high)
