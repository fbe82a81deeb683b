"""A seat is vacant when nobody sits in it, or when whoever does cannot any more."""

from __future__ import annotations

from datetime import date

from ntm.core.assignments.committees import Sitting, Vacancy, vacancy
from ntm.core.kernel.dates import Span

DAY = date(2024, 6, 10)
WAS = Sitting("Ông A", Span(date(2023, 1, 1), DAY), "QĐ 1")


def test_a_seat_that_nobody_was_named_for_is_vacant() -> None:
    assert vacancy((), agency_lives=None, on=DAY) is Vacancy.NEVER_NAMED
    later = Sitting("Bà B", Span(date(2024, 6, 11)), "QĐ 2")
    assert vacancy((later,), agency_lives=True, on=DAY) is Vacancy.NEVER_NAMED


def test_whoever_left_leaves_a_vacancy_from_the_day_that_their_time_ends() -> None:
    assert vacancy((WAS,), agency_lives=True, on=date(2024, 6, 9)) is None
    assert vacancy((WAS,), agency_lives=True, on=DAY) is Vacancy.LEFT


def test_a_member_whose_agency_or_account_is_gone_leaves_a_vacancy_that_nobody_has_entered() -> None:
    sits = Sitting("Ông A", Span(date(2023, 1, 1)), "QĐ 1")
    assert vacancy((sits,), agency_lives=False, on=DAY) is Vacancy.AGENCY_ENDED
    gone = Sitting("Ông A", Span(date(2023, 1, 1)), "QĐ 1", works=False)
    assert vacancy((gone,), agency_lives=None, on=DAY) is Vacancy.ACCOUNT_CLOSED
    assert vacancy((sits,), agency_lives=None, on=DAY) is None
    moved = Sitting("Ông A", Span(date(2023, 1, 1)), "QĐ 1", works=True, moved=True)
    assert vacancy((moved,), agency_lives=True, on=DAY) is Vacancy.MOVED
