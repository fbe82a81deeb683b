"""Who has sent, who is late, and what stands with some missing."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.reporting.consolidation import (
    Coverage,
    SendingState,
    estimates_against_actual,
    in_order_of_urgency,
    sending,
)
from ntm.core.reporting.submission import ReportState

DUE = date(2024, 6, 14)


def day(offset: int) -> date:
    return DUE + timedelta(offset)


def test_a_report_sent_on_the_14th_is_in_time_and_on_the_15th_a_day_late() -> None:
    in_time = sending(ReportState.SUBMITTED, sent_on=day(0), due_on=DUE, returned=0, on=day(3))
    late = sending(ReportState.SUBMITTED, sent_on=day(1), due_on=DUE, returned=0, on=day(3))
    assert (in_time.state, in_time.days_late, in_time.words) == (SendingState.SENT, 0, "đúng hạn")
    assert (late.days_late, late.words) == (1, "chậm 1 ngày")


@pytest.mark.parametrize("state", [ReportState.NOT_STARTED, ReportState.DRAFTED])
def test_who_has_not_sent_is_waited_for_until_the_last_day_and_late_after_it(state: ReportState) -> None:
    assert sending(state, sent_on=None, due_on=DUE, returned=0, on=day(0)).state is SendingState.WAITED
    overdue = sending(state, sent_on=None, due_on=DUE, returned=0, on=day(5))
    assert (overdue.state, overdue.days_late, overdue.words) == (SendingState.OVERDUE, 5, "quá hạn 5 ngày")
    assert overdue.summary == "chưa gửi, quá hạn 5 ngày"


def test_a_returned_report_is_not_in_but_keeps_the_day_it_was_first_sent() -> None:
    back = sending(ReportState.RETURNED, sent_on=day(-2), due_on=DUE, returned=1, on=day(4))
    assert (back.state, back.state.is_in, back.returned, back.days_late) == (SendingState.RETURNED, False, 1, 0)
    assert back.summary == "đang trả lại, lần 1"


def test_a_report_taken_back_lies_with_nobody() -> None:
    taken = sending(ReportState.DRAFTED, sent_on=day(-1), due_on=DUE, returned=0, on=day(2))
    assert (taken.state, taken.sent_on, taken.days_late) == (SendingState.OVERDUE, None, 2)


def test_missing_units_are_named_in_words_and_never_zero() -> None:
    assert Coverage(11, 16).words() == "thiếu 5/16 xã"
    assert Coverage(16, 16).words() == "đủ 16/16 xã"


def test_an_estimate_is_compared_only_where_both_are_known() -> None:
    nan = np.nan
    before = np.array([[15.0, nan], [nan, 2.0]])
    now = np.array([[14.0, 1.0], [3.0, nan]])
    (check,) = estimates_against_actual(before, now)
    assert (check.row, check.column, check.difference) == (0, 0, -1.0)


@given(st.sampled_from(list(ReportState)), st.one_of(st.none(), st.integers(-20, 20)), st.integers(-25, 25))
def test_a_report_is_in_or_owed_and_lateness_is_never_negative(state: ReportState, sent: int | None, on: int) -> None:
    sent_on = None if sent is None else day(sent)
    found = sending(state, sent_on=sent_on, due_on=DUE, returned=0, on=day(on))
    assert found.days_late >= 0
    assert found.state.is_in == state.is_sent
    if found.state in (SendingState.WAITED, SendingState.OVERDUE):
        assert found.sent_on is None
        assert (found.state is SendingState.OVERDUE) == (on > 0)


@given(st.lists(st.integers(-3, 9), max_size=12))
def test_the_longest_overdue_come_first(lateness: list[int]) -> None:
    found = [
        sending(ReportState.NOT_STARTED, sent_on=None, due_on=DUE - timedelta(days), returned=0, on=DUE)
        for days in lateness
    ]
    late = [found[at].days_late for at in in_order_of_urgency(found)]
    assert late == sorted(late, reverse=True)
