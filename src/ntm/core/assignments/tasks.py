"""A task: one thing that somebody owes by a day, and the steps by which it moves. Steps are added, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class TaskKind(StrEnum):
    """Where a task comes from."""

    REGISTRATION = "registration"
    DIRECTIVE = "directive"
    FINDING = "finding"
    DISPUTE = "dispute"
    OBSTACLE = "obstacle"
    BRIEFING = "briefing"
    EXPLANATION = "explanation"
    WORK = "work"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the kind."""
        return {
            "registration": "Đăng ký của năm",
            "directive": "Văn bản chỉ đạo",
            "finding": "Mâu thuẫn trong văn bản",
            "dispute": "Ý kiến khác nhau",
            "obstacle": "Vướng mắc",
            "briefing": "Kết luận giao ban",
            "explanation": "Giải trình",
            "work": "Công trình, phần việc",
            "other": "Việc khác",
        }[self]


class TaskState(StrEnum):
    """How far a task is: owed, said to be done and waiting for acceptance, accepted, or cancelled."""

    OPEN = "open"
    DONE = "done"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the state."""
        return {
            "open": "Đang làm",
            "done": "Đã làm, chờ nghiệm thu",
            "accepted": "Đã nghiệm thu",
            "cancelled": "Đã hủy",
        }[self]

    @property
    def is_closed(self) -> bool:
        """Say whether nobody owes anything any more."""
        return self in (TaskState.ACCEPTED, TaskState.CANCELLED)


class StepKind(StrEnum):
    """What a step of a task says."""

    OPENED = "opened"
    PROGRESS = "progress"
    COMPLETED = "completed"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    HANDED_OVER = "handed_over"
    DUE_MOVED = "due_moved"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the step."""
        return {
            "opened": "Giao việc",
            "progress": "Báo tiến độ",
            "completed": "Báo đã làm xong",
            "accepted": "Nghiệm thu",
            "returned": "Trả lại để làm tiếp",
            "handed_over": "Bàn giao",
            "due_moved": "Đổi thời hạn",
            "cancelled": "Hủy",
        }[self]


class StepRefused(ValueError):
    """A step that a task in its state does not allow; the message is Vietnamese."""


#: What each step needs a task to be, and what it makes of it.
_ALLOWED: dict[StepKind, tuple[frozenset[TaskState], TaskState | None]] = {
    StepKind.PROGRESS: (frozenset({TaskState.OPEN}), TaskState.OPEN),
    StepKind.COMPLETED: (frozenset({TaskState.OPEN}), TaskState.DONE),
    StepKind.ACCEPTED: (frozenset({TaskState.DONE}), TaskState.ACCEPTED),
    StepKind.RETURNED: (frozenset({TaskState.DONE}), TaskState.OPEN),
    StepKind.HANDED_OVER: (frozenset({TaskState.OPEN, TaskState.DONE}), None),
    StepKind.DUE_MOVED: (frozenset({TaskState.OPEN, TaskState.DONE}), None),
    StepKind.CANCELLED: (frozenset({TaskState.OPEN, TaskState.DONE}), TaskState.CANCELLED),
}


def state_after(state: TaskState, step: StepKind) -> TaskState:
    """Return the state of a task after a step; raise `StepRefused` where the state does not allow the step."""
    before, after = _ALLOWED.get(step, (frozenset(), None))
    if state not in before:
        raise StepRefused(f"Việc này {state.label.lower()}; không thể {step.label.lower()}.")
    return after or state


def percent_after(percent: int, step: StepKind, *, said: int | None) -> int:
    """Return the progress of a task (0–100) after a step; raise `StepRefused` for a number that is no percentage.

    A finished task is at 100. Progress may go back: whoever returns a task says how far it really is.
    """
    if said is not None and not 0 <= said <= 100:
        raise StepRefused("Tiến độ phải từ 0 đến 100 %.")
    if step in (StepKind.COMPLETED, StepKind.ACCEPTED):
        return 100
    return percent if said is None else said


def is_overdue(state: TaskState, *, due_on: date | None, on: date) -> bool:
    """Say whether a task is owed after its last day; one that waits for acceptance is not, nor one without a day."""
    return state is TaskState.OPEN and due_on is not None and on > due_on


@dataclass(frozen=True, slots=True)
class Urgency:
    """How a task stands towards its day: `days` are those left (0: today is the last), negative when late."""

    days: int

    @property
    def words(self) -> str:
        """Return the Vietnamese words: "quá hạn 3 ngày", "hôm nay là hạn cuối", "còn 5 ngày"."""
        if self.days < 0:
            return f"quá hạn {-self.days} ngày"
        return "hôm nay là hạn cuối" if self.days == 0 else f"còn {self.days} ngày"


def urgency(*, due_on: date, on: date) -> Urgency:
    """Return how a day stands towards a due day."""
    return Urgency((due_on - on) // timedelta(days=1))
