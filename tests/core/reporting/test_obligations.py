"""Who owes which report by when: both sides of each boundary day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.dates import Span
from ntm.core.kernel.periods import PeriodKind
from ntm.core.reporting.obligations import (
    ADHOC,
    ClosedDays,
    MovedAlone,
    Party,
    Reporter,
    Rule,
    WhenClosed,
    days_late,
    obligations,
    owed_periods,
)

WORKDAYS = ClosedDays({})
LIFE = Span(date(2021, 1, 1))


def rule(**changes: object) -> Rule:
    plain: dict[str, object] = {
        "id": 1,
        "unit": 10,
        "title": "Báo cáo",
        "reporter": Reporter.COMMUNE,
        "frequency": "quarter",
        "span": Span(date(2024, 4, 15)),
        "source": "133/KH-UBND",
        "due_day": 14,
    }
    return Rule(**(plain | changes))  # type: ignore[arg-type]


def commune(unit: int = 1, *, days: Span = LIFE, born: date = LIFE.start, made_of: tuple[str, ...] = ()) -> Party:
    return Party(
        unit=unit,
        agency=None,
        name="xã Nậm Xe",
        reporters=frozenset({Reporter.COMMUNE}),
        days=days,
        born=born,
        made_of=made_of,
    )


def codes(one: Rule, year: int = 2024) -> list[str]:
    return [period.code for period in owed_periods(one, year=year, closed=WORKDAYS)]


@pytest.mark.parametrize(
    ("start", "first"),
    [(date(2024, 6, 14), "2024-Q2"), (date(2024, 6, 15), "2024-Q3"), (date(2024, 3, 14), "2024-Q1")],
)
def test_a_period_is_owed_when_the_paper_takes_effect_by_its_last_day(start: date, first: str) -> None:
    assert codes(rule(span=Span(start)))[0] == first


def test_august_is_the_first_month_of_a_plan_of_29_july() -> None:
    assert codes(rule(frequency="month", span=Span(date(2025, 7, 29))), 2025)[0] == "2025-M08"


def test_figures_that_ended_before_the_paper_are_not_asked_for_even_where_they_fall_due_after_it() -> None:
    late = rule(frequency="month", due_day=5, due_month=1, span=Span(date(2025, 7, 29)))
    assert codes(late, 2025)[0] == "2025-M08"


def test_a_day_that_a_month_does_not_have_is_its_last_day() -> None:
    found = owed_periods(rule(frequency="month", due_day=31, span=LIFE), year=2024, closed=WORKDAYS)
    assert [one.due_on.day for one in found[:4]] == [31, 29, 31, 30]


def test_a_year_may_be_due_in_the_next_year() -> None:
    (year,) = owed_periods(rule(frequency="year", due_day=20, due_month=1, span=LIFE), year=2024, closed=WORKDAYS)
    assert (year.code, year.due_on) == ("2024", date(2025, 1, 20))


def test_villages_report_in_the_second_third_and_fourth_quarter_only() -> None:
    assert codes(rule(numbers=(2, 3, 4), span=LIFE)) == ["2024-Q2", "2024-Q3", "2024-Q4"]


def test_an_ad_hoc_report_has_its_own_day_and_is_owed_once() -> None:
    once = rule(frequency=ADHOC, due_on=date(2024, 5, 20))
    (only,) = owed_periods(once, year=2024, closed=WORKDAYS)
    assert (only.code, only.due_on, only.closing_day) == ("20240520", date(2024, 5, 20), date(2024, 5, 20))
    assert not owed_periods(once, year=2025, closed=WORKDAYS)


@pytest.mark.parametrize(
    ("when", "due"),
    [
        (WhenClosed.STAYS, date(2024, 9, 14)),
        (WhenClosed.NEXT_WORKING_DAY, date(2024, 9, 16)),
        (WhenClosed.WORKING_DAY_BEFORE, date(2024, 9, 13)),
    ],
)
def test_a_last_day_on_a_saturday_is_warned_of_and_moves_only_by_the_rule(when: WhenClosed, due: date) -> None:
    (found,) = [
        one for one in owed_periods(rule(when_closed=when), year=2024, closed=WORKDAYS) if one.code == "2024-Q3"
    ]
    assert found.due_on == due
    assert "thứ Bảy" in found.cautions[0]


def test_a_holiday_is_warned_of_by_its_name() -> None:
    tet = ClosedDays({date(2024, 2, 14): "nghỉ Tết Nguyên đán"})
    found = owed_periods(rule(frequency="month", span=LIFE), year=2024, closed=tet)
    assert "Tết" in found[1].cautions[0]
    assert found[1].due_on == date(2024, 2, 14)


def test_a_deadline_moved_by_decision_is_the_one_that_counts() -> None:
    moved = {"2024-Q2": (date(2024, 6, 20), "Lũ quét")}
    found = owed_periods(rule(), year=2024, closed=WORKDAYS, moved=moved)
    assert (found[0].stated_on, found[0].due_on, found[0].moved_because) == (
        date(2024, 6, 14),
        date(2024, 6, 20),
        "Lũ quét",
    )


def due_days(*decided: MovedAlone, moved: dict[str, tuple[date, str]] | None = None) -> dict[int, date]:
    """Give the last day of two communes for quarter II after decisions on single ones."""
    periods = owed_periods(rule(), year=2024, closed=WORKDAYS, moved=moved)[:1]
    owed = obligations(rule(), periods, parties=[commune(1), commune(2)], moved_alone={"2024-Q2": decided})
    return {one.unit: one.period.due_on for one in owed}


def test_a_deadline_moved_for_one_commune_leaves_the_others_theirs() -> None:
    cut_off = MovedAlone(1, None, date(2024, 6, 18), "Sạt lở, mất điện")
    assert due_days(cut_off) == {1: date(2024, 6, 18), 2: date(2024, 6, 14)}
    periods = owed_periods(rule(), year=2024, closed=WORKDAYS)
    owed = obligations(rule(), periods, parties=[commune(1)], moved_alone={"2024-Q2": [cut_off]})
    assert owed[0].period.moved_because == "Sạt lở, mất điện"
    assert owed[1].period.due_on == date(2024, 9, 14)  # the next quarter is as it was


def test_nobody_has_less_time_than_all_the_others() -> None:
    alone = MovedAlone(1, None, date(2024, 6, 18), "Sạt lở")
    for_all = {"2024-Q2": (date(2024, 6, 20), "Bão số 2")}
    assert due_days(alone, moved=for_all) == {1: date(2024, 6, 20), 2: date(2024, 6, 20)}
    longer = MovedAlone(1, None, date(2024, 6, 21), "Đường chưa thông")
    assert due_days(alone, longer, moved=for_all) == {1: date(2024, 6, 21), 2: date(2024, 6, 20)}


def test_an_agencys_own_day_is_not_its_units() -> None:
    assert due_days(MovedAlone(1, 7, date(2024, 6, 18), "Cán bộ ốm"))[1] == date(2024, 6, 14)


def test_a_village_reports_to_what_lies_directly_above_it() -> None:
    assert [one for one in Reporter if one.is_received_directly_above] == [Reporter.SELF, Reporter.VILLAGE]


def test_whoever_lives_on_the_last_day_owes_all_of_the_period() -> None:
    end = date(2024, 5, 1)
    old = commune(1, days=Span(LIFE.start, end))
    new = commune(2, days=Span(end), born=end, made_of=("xã A", "xã B"))
    periods = owed_periods(rule(), year=2024, closed=WORKDAYS)[:1]
    (only,) = obligations(rule(), periods, parties=[old, new])
    assert only.unit == 2
    assert "xã A, xã B" in only.note and "cả kỳ" in only.note


@pytest.mark.parametrize(("end", "owes"), [(date(2024, 6, 14), False), (date(2024, 6, 15), True)])
def test_a_unit_that_ends_on_the_last_day_does_not_owe_and_one_that_ends_the_day_after_does(
    end: date, owes: bool
) -> None:
    periods = owed_periods(rule(), year=2024, closed=WORKDAYS)[:1]
    assert bool(obligations(rule(), periods, parties=[commune(days=Span(LIFE.start, end))])) is owes


def test_whoever_collects_the_reports_owes_none_to_itself() -> None:
    def agency(number: int) -> Party:
        roles = frozenset({Reporter.AGENCY})
        return Party(unit=10, agency=number, name="Phòng", reporters=roles, days=LIFE, born=LIFE.start)

    asked = rule(reporter=Reporter.AGENCY)
    periods = owed_periods(asked, year=2024, closed=WORKDAYS)[:1]
    assert [one.agency for one in obligations(asked, periods, parties=[agency(1), agency(2)], receivers=[1])] == [2]


def test_the_14th_ends_at_midnight_in_vietnam_not_in_greenwich() -> None:
    due = date(2024, 6, 14)
    assert days_late(due, at=datetime(2024, 6, 14, 16, 59, tzinfo=UTC)) == 0
    assert days_late(due, at=datetime(2024, 6, 14, 17, 0, tzinfo=UTC)) == 1


@given(
    kind=st.sampled_from(PeriodKind),
    start=st.dates(date(2023, 1, 1), date(2025, 12, 31)),
    length=st.integers(1, 900),
    due_day=st.integers(1, 31),
    due_month=st.integers(0, 3),
)
def test_no_period_is_owed_outside_of_its_rules_days(
    kind: PeriodKind, start: date, length: int, due_day: int, due_month: int
) -> None:
    span = Span(start, start + timedelta(length))
    one = rule(frequency=kind.value, span=span, due_day=due_day, due_month=due_month)
    for year in (2022, 2023, 2024, 2025, 2026):
        for period in owed_periods(one, year=year, closed=WORKDAYS):
            assert period.stated_on in span
            assert period.closing_day >= start
            assert period.stated_on.month == (period.closing_day.month - 1 + due_month) % 12 + 1
