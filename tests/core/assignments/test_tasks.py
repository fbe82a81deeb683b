"""A task moves by steps that its state allows, and is late from the day after its last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.assignments import tasks
from ntm.core.assignments.tasks import StepKind, StepRefused, TaskState

DUE = date(2024, 6, 14)


def test_a_task_is_late_from_the_day_after_its_last() -> None:
    assert not tasks.is_overdue(TaskState.OPEN, due_on=DUE, on=date(2024, 6, 14))
    assert tasks.is_overdue(TaskState.OPEN, due_on=DUE, on=date(2024, 6, 15))
    assert not tasks.is_overdue(TaskState.DONE, due_on=DUE, on=date(2024, 6, 15)), "it waits for acceptance"
    assert not tasks.is_overdue(TaskState.OPEN, due_on=None, on=date(2030, 1, 1))


def test_the_words_for_a_day_tell_what_is_left() -> None:
    assert tasks.urgency(due_on=DUE, on=date(2024, 6, 14)).words == "hôm nay là hạn cuối"
    assert tasks.urgency(due_on=DUE, on=date(2024, 6, 13)).words == "còn 1 ngày"
    assert tasks.urgency(due_on=DUE, on=date(2024, 6, 17)).words == "quá hạn 3 ngày"


def test_only_what_is_said_to_be_done_is_accepted_or_returned() -> None:
    assert tasks.state_after(TaskState.OPEN, StepKind.COMPLETED) is TaskState.DONE
    assert tasks.state_after(TaskState.DONE, StepKind.ACCEPTED) is TaskState.ACCEPTED
    assert tasks.state_after(TaskState.DONE, StepKind.RETURNED) is TaskState.OPEN
    for kind in (StepKind.ACCEPTED, StepKind.RETURNED):
        with pytest.raises(StepRefused):
            tasks.state_after(TaskState.OPEN, kind)


@pytest.mark.parametrize("state", [TaskState.ACCEPTED, TaskState.CANCELLED])
@pytest.mark.parametrize("kind", list(StepKind))
def test_a_closed_task_moves_no_more(state: TaskState, kind: StepKind) -> None:
    with pytest.raises(StepRefused):
        tasks.state_after(state, kind)


def test_handing_over_keeps_how_far_a_task_is() -> None:
    assert tasks.state_after(TaskState.DONE, StepKind.HANDED_OVER) is TaskState.DONE
    assert tasks.percent_after(40, StepKind.HANDED_OVER, said=None) == 40


@pytest.mark.parametrize("said", [-1, 101])
def test_progress_is_a_percentage(said: int) -> None:
    with pytest.raises(StepRefused):
        tasks.percent_after(0, StepKind.PROGRESS, said=said)


@given(st.lists(st.sampled_from([kind for kind in StepKind if kind is not StepKind.OPENED]), max_size=12))
def test_whatever_people_try_a_finished_task_was_done_before_it_was_accepted(kinds: list[StepKind]) -> None:
    state, percent, seen = TaskState.OPEN, 0, [TaskState.OPEN]
    for kind in kinds:
        try:
            state = tasks.state_after(state, kind)
        except StepRefused:
            continue
        percent = tasks.percent_after(percent, kind, said=None)
        seen.append(state)
    if state is TaskState.ACCEPTED:
        assert TaskState.DONE in seen
        assert percent == 100
