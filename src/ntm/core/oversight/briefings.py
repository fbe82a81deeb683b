"""Briefings (giao ban): what a conclusion must say to become a task, and what became of those of last time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm.core.assignments.tasks import TaskState

_LONGEST = 300


class NotAConclusion(ValueError):
    """A conclusion without words, without one owner, or without a day to come; the message is Vietnamese."""


def require_conclusion(text: str, *, owners: int, due_on: date | None, held_on: date) -> None:
    """Raise `NotAConclusion` unless somebody is to do something by a day that the briefing does not lie after."""
    if not text.strip():
        raise NotAConclusion("Hãy ghi nội dung kết luận.")
    if len(text) > _LONGEST:
        raise NotAConclusion(f"Kết luận dài quá {_LONGEST} ký tự; hãy tách thành nhiều việc.")
    if owners != 1:
        raise NotAConclusion("Mỗi kết luận giao cho đúng một nơi chịu trách nhiệm.")
    if due_on is None:
        raise NotAConclusion("Hãy ghi thời hạn của việc được giao.")
    if due_on < held_on:
        raise NotAConclusion("Thời hạn không thể trước ngày giao ban.")


class Outcome(StrEnum):
    """What became of a conclusion by a day."""

    DONE = "done"
    WAITING = "waiting"
    IN_TIME = "in_time"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the outcome."""
        return {
            "done": "đã xong",
            "waiting": "đã làm, chờ nghiệm thu",
            "in_time": "đang làm, còn hạn",
            "overdue": "quá hạn",
            "cancelled": "đã hủy",
        }[self]


def outcome(state: TaskState, *, due_on: date | None, on: date) -> Outcome:
    """Return what became of a conclusion whose task is in a state; the last day itself is in time."""
    if state is TaskState.ACCEPTED:
        return Outcome.DONE
    if state is TaskState.DONE:
        return Outcome.WAITING
    if state is TaskState.CANCELLED:
        return Outcome.CANCELLED
    return Outcome.OVERDUE if due_on is not None and on > due_on else Outcome.IN_TIME


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How many conclusions came to what."""

    done: int
    waiting: int
    in_time: int
    overdue: int
    cancelled: int

    @property
    def total(self) -> int:
        """Return how many there were."""
        return self.done + self.waiting + self.in_time + self.overdue + self.cancelled

    @property
    def words(self) -> str:
        """Return "3/5 kết luận đã xong, 1 quá hạn"."""
        if not self.total:
            return "không có kết luận nào"
        late = f", {self.overdue} quá hạn" if self.overdue else ""
        return f"{self.done}/{self.total} kết luận đã xong{late}"


def follow_up(outcomes: Iterable[Outcome]) -> FollowUp:
    """Return how many conclusions came to what."""
    found = list(outcomes)
    return FollowUp(*(found.count(one) for one in Outcome))
