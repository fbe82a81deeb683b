"""Reporting periods, and the 14th on which their figures close."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.periods import NotAPeriod, Period, PeriodKind, period_at, periods_of

_PERIODS = st.builds(
    lambda kind, year, number: Period(kind, year, 1 + number % kind.in_a_year),
    st.sampled_from(PeriodKind),
    st.integers(1990, 2100),
    st.integers(0, 11),
)


@pytest.mark.parametrize(
    ("code", "label", "first", "last"),
    [
        ("2024-M01", "tháng 1/2024", date(2023, 12, 15), date(2024, 1, 14)),
        ("2024-Q1", "quý I/2024", date(2023, 12, 15), date(2024, 3, 14)),
        ("2024-Q2", "quý II/2024", date(2024, 3, 15), date(2024, 6, 14)),
        ("2024-H1", "6 tháng đầu năm 2024", date(2023, 12, 15), date(2024, 6, 14)),
        ("2024-H2", "6 tháng cuối năm 2024", date(2024, 6, 15), date(2024, 12, 14)),
        ("2024-9M", "9 tháng năm 2024", date(2023, 12, 15), date(2024, 9, 14)),
        ("2024", "năm 2024", date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_figures_run_from_the_15th_to_the_14th(code: str, label: str, first: date, last: date) -> None:
    period = Period.parse(code)
    assert (period.code, period.label) == (code, label)
    assert period.figures_span.start == first
    assert period.closing_day == last
    assert last in period.figures_span
    assert last + timedelta(1) not in period.figures_span
    assert first - timedelta(1) not in period.figures_span


def test_the_14th_of_march_is_in_quarter_one_and_the_15th_in_quarter_two() -> None:
    assert period_at(date(2024, 3, 14), PeriodKind.QUARTER).code == "2024-Q1"
    assert period_at(date(2024, 3, 15), PeriodKind.QUARTER).code == "2024-Q2"
    assert period_at(date(2024, 12, 14), PeriodKind.YEAR).code == "2024"
    assert period_at(date(2024, 12, 15), PeriodKind.YEAR).code == "2025"


@pytest.mark.parametrize(
    "code", ["", "2024-Q5", "2024-Q0", "2024-M13", "2024-M1", "24-Q1", "2024-H3", "2024 ", "2024-Q١"]
)
def test_a_code_that_names_no_period_is_refused(code: str) -> None:
    with pytest.raises(NotAPeriod):
        Period.parse(code)


@given(_PERIODS)
def test_a_code_reads_back_to_its_period(period: Period) -> None:
    assert Period.parse(period.code) == period


@given(_PERIODS)
def test_periods_of_a_kind_follow_each_other_without_gap(period: Period) -> None:
    assert period.next.previous == period
    if period.kind is not PeriodKind.NINE_MONTHS:
        assert period.figures_span.end == period.next.figures_span.start
        assert period.span.end == period.next.span.start


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from([k for k in PeriodKind if k != "nine_months"]))
def test_every_day_falls_in_the_figures_of_one_period(day: date, kind: PeriodKind) -> None:
    period = period_at(day, kind)
    holding = [
        one
        for year in (day.year - 1, day.year, day.year + 1)
        for one in periods_of(year, kind)
        if day in one.figures_span
    ]
    assert holding == [period]
