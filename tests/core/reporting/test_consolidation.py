"""Who has sent, who is late, and what stands with some missing."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.reporting.consolidation import (
    Coverage,
    SendingState,
    estimates_against_actual,
    in_order_of_urgency,
    sending,
)

DUE = date(2024, 6, 14)


def day(offset: int) -> date:
    return DUE + timedelta(offset)


def test_a_report_sent_on_the_14th_is_in_time_and_on_the_15th_a_day_late() -> None:
    in_time = sending([("submitted", day(0))], due_on=DUE, on=day(3))
    late = sending([("submitted", day(1))], due_on=DUE, on=day(3))
    assert (in_time.state, in_time.days_late, in_time.words) == (SendingState.SENT, 0, "đúng hạn")
    assert (late.days_late, late.words) == (1, "chậm 1 ngày")


def test_who_has_not_sent_is_waited_for_until_the_last_day_and_late_after_it() -> None:
    assert sending([], due_on=DUE, on=day(0)).state is SendingState.WAITED
    overdue = sending([], due_on=DUE, on=day(5))
    assert (overdue.state, overdue.days_late, overdue.words) == (SendingState.OVERDUE, 5, "quá hạn 5 ngày")


def test_a_returned_report_is_not_in_but_keeps_the_day_it_was_first_sent() -> None:
    steps = [("submitted", day(-2)), ("returned", day(1))]
    back = sending(steps, due_on=DUE, on=day(4))
    assert (back.state, back.state.is_in, back.returned, back.days_late) == (SendingState.RETURNED, False, 1, 0)
    again = sending([*steps, ("submitted", day(5)), ("accepted", day(6))], due_on=DUE, on=day(6))
    assert (again.state, again.returned, again.sent_on) == (SendingState.ACCEPTED, 1, day(-2))


def test_a_report_taken_back_was_never_sent() -> None:
    taken = sending([("submitted", day(-1)), ("withdrawn", day(0))], due_on=DUE, on=day(2))
    assert (taken.state, taken.sent_on, taken.days_late) == (SendingState.OVERDUE, None, 2)


def test_steps_of_tomorrow_do_not_count_today() -> None:
    assert sending([("submitted", day(0))], due_on=DUE, on=day(-1)).state is SendingState.WAITED


def test_missing_units_are_named_in_words_and_never_zero() -> None:
    assert Coverage(11, 16).words() == "thiếu 5/16 xã"
    assert Coverage(16, 16).words() == "đủ 16/16 xã"


def test_an_estimate_is_compared_only_where_both_are_known() -> None:
    nan = np.nan
    before = np.array([[15.0, nan], [nan, 2.0]])
    now = np.array([[14.0, 1.0], [3.0, nan]])
    (check,) = estimates_against_actual(before, now)
    assert (check.row, check.column, check.difference) == (0, 0, -1.0)


kinds = st.sampled_from(["submitted", "corrected", "returned", "accepted", "accepted_with_remark", "withdrawn"])


@given(st.lists(st.tuples(kinds, st.integers(-20, 20)), max_size=8), st.integers(-25, 25))
def test_a_report_is_in_or_owed_and_lateness_is_never_negative(steps: list[tuple[str, int]], on: int) -> None:
    ordered = [(kind, day(offset)) for kind, offset in sorted(steps, key=lambda one: one[1])]
    found = sending(ordered, due_on=DUE, on=day(on))
    assert found.days_late >= 0
    assert found.returned == sum(1 for kind, when in ordered if kind == "returned" and when <= day(on))
    if found.state in (SendingState.WAITED, SendingState.OVERDUE):
        assert found.sent_on is None
        assert (found.state is SendingState.OVERDUE) == (on > 0)


@given(st.lists(st.integers(-3, 9), max_size=12))
def test_the_longest_overdue_come_first(lateness: list[int]) -> None:
    found = [sending([], due_on=DUE - timedelta(days), on=DUE) for days in lateness]
    late = [found[at].days_late for at in in_order_of_urgency(found)]
    assert late == sorted(late, reverse=True)
