"""A report on its way: which step may follow which, and how what two people wrote at once becomes one.

Nobody overwrites anybody. Whoever saves says what they had before them; what only one of two people changed is kept,
and where both changed the same place to different things, a person chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Content = TypeVar("Content")


class StepKind(StrEnum):
    """What can happen to a report."""

    SUBMITTED = "submitted"
    CORRECTED = "corrected"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    ACCEPTED_WITH_REMARK = "accepted_with_remark"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """Return the step in Vietnamese."""
        return {
            "submitted": "đã gửi",
            "corrected": "đã đính chính",
            "returned": "bị trả lại",
            "accepted": "đã tiếp nhận",
            "accepted_with_remark": "đã tiếp nhận, có lưu ý",
            "withdrawn": "đã rút lại",
        }[self]

    @property
    def is_sending(self) -> bool:
        """Say whether figures were frozen by the step."""
        return self in (StepKind.SUBMITTED, StepKind.CORRECTED)

    @property
    def is_answer(self) -> bool:
        """Say whether the receiver took the step."""
        return self in (StepKind.RETURNED, StepKind.ACCEPTED, StepKind.ACCEPTED_WITH_REMARK)


class ReportState(StrEnum):
    """Where a report stands."""

    NOT_STARTED = "not_started"
    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"

    @property
    def label(self) -> str:
        """Return the state in Vietnamese."""
        return {
            "not_started": "chưa lập",
            "drafted": "đang soạn",
            "submitted": "đã gửi, chờ tiếp nhận",
            "returned": "bị trả lại, cần sửa",
            "accepted": "đã tiếp nhận",
        }[self]

    @property
    def is_sent(self) -> bool:
        """Say whether the receiver has a report that counts."""
        return self in (ReportState.SUBMITTED, ReportState.ACCEPTED)


def state_after(last: StepKind | None, *, has_draft: bool) -> ReportState:
    """Return where a report stands after its last step; a correction waits for its receiver as a submission does."""
    match last:
        case None | StepKind.WITHDRAWN:
            return ReportState.DRAFTED if has_draft else ReportState.NOT_STARTED
        case StepKind.SUBMITTED | StepKind.CORRECTED:
            return ReportState.SUBMITTED
        case StepKind.RETURNED:
            return ReportState.RETURNED
        case StepKind.ACCEPTED | StepKind.ACCEPTED_WITH_REMARK:
            return ReportState.ACCEPTED


def next_sending(last: StepKind | None) -> StepKind:
    """Return what sending a report now is: a correction where the receiver holds one already, else a submission."""
    return StepKind.CORRECTED if state_after(last, has_draft=False).is_sent else StepKind.SUBMITTED


class StepRefused(ValueError):
    """A step that cannot follow the last one; the message is Vietnamese."""


def require_step(kind: StepKind, *, last: StepKind | None, note: str) -> None:
    """Raise `StepRefused` unless a step may follow the last one.

    Only what was sent can be answered or withdrawn; a report that was returned waits to be sent again; whoever returns,
    remarks or corrects says why. An accepted report may still be returned, and a sent one be accepted again after a
    remark.
    """
    if kind in (StepKind.RETURNED, StepKind.ACCEPTED_WITH_REMARK, StepKind.CORRECTED) and not note.strip():
        words = {
            StepKind.RETURNED: "Hãy ghi vì sao trả lại.",
            StepKind.ACCEPTED_WITH_REMARK: "Hãy ghi điều cần lưu ý.",
            StepKind.CORRECTED: "Hãy ghi lý do đính chính.",
        }
        raise StepRefused(words[kind])
    sent = state_after(last, has_draft=False).is_sent
    if (kind.is_answer or kind is StepKind.WITHDRAWN) and not sent:
        raise StepRefused("Báo cáo chưa được gửi, hoặc đã trả lại và đang chờ gửi lại.")
    if kind is StepKind.WITHDRAWN and last is not StepKind.SUBMITTED:
        raise StepRefused("Chỉ rút lại được báo cáo vừa gửi và chưa được tiếp nhận.")
    if kind is StepKind.ACCEPTED and last in (StepKind.ACCEPTED, StepKind.ACCEPTED_WITH_REMARK):
        raise StepRefused("Báo cáo đã được tiếp nhận.")


@dataclass(frozen=True, slots=True)
class Merged(Generic[Content]):
    """What became of two people's work: the joint content, and the places where both said different things."""

    content: Mapping[str, Content]
    conflicts: tuple[str, ...]


def merge(
    base: Mapping[str, Content],
    *,
    mine: Mapping[str, Content],
    theirs: Mapping[str, Content],
    chosen: Collection[str] = (),
) -> Merged[Content]:
    """Return what two people made of one content, place by place; a place that is not there was left or taken away.

    What I did not touch is theirs, what they did not touch is mine, and where both did the same there is no question.
    Other places conflict: `theirs` stands there until somebody chooses; for places of `chosen`, mine was chosen.
    """
    content: dict[str, Content] = {}
    conflicts: list[str] = []
    for key in (*mine, *(key for key in theirs if key not in mine), *(key for key in base if key not in mine)):
        if key in content or key in conflicts:
            continue
        before, my, their = base.get(key), mine.get(key), theirs.get(key)
        taken = their if my == before else my
        if my not in (before, their) and their != before and key not in chosen:
            conflicts.append(key)
            taken = their
        if taken is not None:
            content[key] = taken
    return Merged(content, tuple(dict.fromkeys(conflicts)))
