"""What has to be explained, and by which desks an obstacle goes up."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.kernel.states import Level, Verdict
from ntm.core.reporting.explanations import (
    Desk,
    NowhereHigher,
    ObstacleState,
    ObstacleStepRefused,
    PromiseState,
    next_post,
    obstacle_after,
    promise_state,
    way_up,
)

LAST = date(2024, 12, 31)


def state(verdict: Verdict, *, on: date = LAST, is_at_risk: bool = False, was_met: bool = False) -> PromiseState:
    return promise_state(verdict, due_on=LAST, on=on, is_at_risk=is_at_risk, was_met=was_met)


def test_a_promise_is_missed_on_the_day_after_its_last_one_and_not_on_it() -> None:
    assert state(Verdict.NOT_MET, on=LAST) is PromiseState.PENDING
    assert state(Verdict.NOT_MET, on=date(2025, 1, 1)) is PromiseState.MISSED


def test_silence_does_not_keep_a_promise_and_loses_nothing() -> None:
    assert state(Verdict.NOT_REPORTED, on=date(2025, 1, 1)) is PromiseState.MISSED
    assert state(Verdict.NOT_REPORTED, was_met=True) is PromiseState.PENDING


def test_what_was_met_and_is_not_any_more_is_lost_whatever_the_day() -> None:
    assert state(Verdict.NOT_MET, was_met=True) is PromiseState.LOST
    assert state(Verdict.MET, was_met=True) is PromiseState.KEPT


def test_missed_lost_and_risky_promises_ask_for_an_explanation() -> None:
    asking = {one for one in PromiseState if one.asks_for_explanation}
    assert asking == {PromiseState.MISSED, PromiseState.LOST, PromiseState.AT_RISK}
    assert state(Verdict.NOT_MET, is_at_risk=True) is PromiseState.AT_RISK


ABOVE = ((20, Level.COMMUNE), (7, Level.DISTRICT), (1, Level.PROVINCE))


def test_an_obstacle_goes_through_the_desks_of_each_place_on_its_way_up() -> None:
    assert [(post.desk, post.place) for post in way_up(ABOVE)][:4] == [
        (Desk.STANDING, 20),
        (Desk.COMMITTEE, 20),
        (Desk.PEOPLES_COMMITTEE, 20),
        (Desk.STANDING, 7),
    ]
    assert next_post(ABOVE, desk=Desk.PEOPLES_COMMITTEE, place=7).place == 1


def test_above_the_provinces_committee_there_is_nobody() -> None:
    with pytest.raises(NowhereHigher):
        next_post(ABOVE, desk=Desk.PEOPLES_COMMITTEE, place=1)


def test_a_withdrawn_obstacle_takes_no_answer_and_an_answered_one_may_be_raised_again() -> None:
    with pytest.raises(ObstacleStepRefused, match="đã rút"):
        obstacle_after(ObstacleState.WITHDRAWN, "answered")
    assert obstacle_after(ObstacleState.ANSWERED, "reopened") is ObstacleState.OPEN
    with pytest.raises(ObstacleStepRefused):
        obstacle_after(ObstacleState.OPEN, "reopened")
