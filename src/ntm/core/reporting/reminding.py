"""Reminders of owed reports: ten days before the last day, three before, on it, and the day after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm.core.kernel.dates import format_day

#: After so many days it is no longer a reminder that helps but the office's letter.
_GIVEN_UP_AFTER = 30


class ReminderStep(StrEnum):
    """When a report is reminded of, counted from its last day T."""

    TEN_BEFORE = "T-10"
    THREE_BEFORE = "T-3"
    LAST_DAY = "T"
    DAY_AFTER = "T+1"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the step."""
        return {
            "T-10": "trước hạn 10 ngày",
            "T-3": "trước hạn 3 ngày",
            "T": "đúng ngày hạn",
            "T+1": "sau hạn 1 ngày",
        }[self]


class NoReminderDue(LookupError):
    """A day that is too early for any reminder, or too late."""


def step_on(due_on: date, *, on: date) -> ReminderStep:
    """Return which reminder of a report is due on a day: the last one whose day has come.

    A day on which nobody ran the reminders is caught up with the step that now holds, never with several at once.
    Raise `NoReminderDue` more than ten days before the last day, and a month after it.
    """
    left = (due_on - on).days
    if left > 10 or left < -_GIVEN_UP_AFTER:
        raise NoReminderDue(f"{due_on} {on}")
    if left < 0:
        return ReminderStep.DAY_AFTER
    if left == 0:
        return ReminderStep.LAST_DAY
    return ReminderStep.THREE_BEFORE if left <= 3 else ReminderStep.TEN_BEFORE


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a reminder is about: whose report, which period, by when, to whom."""

    name: str
    title: str
    period: str
    due_on: date
    receiver: str
    was_returned: bool


def text_of(one: Reminded, *, on: date) -> str:
    """Return the reminder as a message that can be sent as it stands."""
    left = (one.due_on - on).days
    what = f"{one.title}, {one.period}"
    if one.was_returned:
        return f"{_begin(one)}: {what} đã được trả lại để sửa; đề nghị sửa và gửi lại cho {one.receiver}."
    if left > 0:
        when = f"đến hạn ngày {format_day(one.due_on)} (còn {left} ngày)"
        return f"{_begin(one)}: {what} {when}. Nơi nhận: {one.receiver}."
    if left == 0:
        return f"{_begin(one)}: hôm nay {format_day(one.due_on)} là hạn cuối gửi {what} cho {one.receiver}."
    late = f"đã quá hạn {-left} ngày (hạn {format_day(one.due_on)})"
    return f"{_begin(one)}: {what} {late}. Đề nghị gửi ngay cho {one.receiver}, hoặc báo lý do chậm."


def _begin(one: Reminded) -> str:
    return one.name[:1].upper() + one.name[1:]


def joint_text(names: list[str], *, title: str, period: str, due_on: date, receiver: str, on: date) -> str:
    """Return one message to a whole group: who is still to send, and by when."""
    left = (due_on - on).days
    when = (
        f"hạn {format_day(due_on)}, còn {left} ngày"
        if left > 0
        else f"hôm nay {format_day(due_on)} là hạn cuối"
        if left == 0
        else f"hạn {format_day(due_on)}, đã quá {-left} ngày"
    )
    listed = "; ".join(names)
    return (
        f"{receiver[:1].upper() + receiver[1:]} nhắc: {title}, {period} ({when}).\n"
        f"Còn {len(names)} nơi chưa gửi: {listed}.\nĐề nghị gửi sớm; nơi nào vướng xin báo lại."
    )
