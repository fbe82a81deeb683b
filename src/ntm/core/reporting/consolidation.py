"""Consolidating a period: who has sent, who is late and by how much, and what stands with some missing.

A unit whose report is missing is missing: it is no unit with nothing met. Every count says of how many units it speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.roll_up import Summary, summarize
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.reporting.submission import ReportState


class SendingState(StrEnum):
    """How far an owed report is on a day."""

    WAITED = "waited"
    OVERDUE = "overdue"
    RETURNED = "returned"
    SENT = "sent"
    ACCEPTED = "accepted"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the state."""
        return {
            "waited": "chưa gửi, còn hạn",
            "overdue": "chưa gửi, quá hạn",
            "returned": "đang trả lại",
            "sent": "đã gửi, chờ xét",
            "accepted": "đã nhận",
        }[self]

    @property
    def is_in(self) -> bool:
        """Say whether the report's figures count: it was sent and does not lie with its author again."""
        return self in (SendingState.SENT, SendingState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Sending:
    """How a report was sent: `sent_on` is the first day that still counts, None where nothing lies with the office.

    `days_late` counts days after the last day: until it was sent, or until the day asked for. `returned` counts how
    often it went back.
    """

    state: SendingState
    due_on: date
    sent_on: date | None
    days_late: int
    returned: int

    @property
    def is_late(self) -> bool:
        """Say whether the report was, or is still to be, sent after its last day."""
        return self.days_late > 0

    @property
    def words(self) -> str:
        """Return the Vietnamese words for when it was sent: "đúng hạn", "chậm 3 ngày", "quá hạn 2 ngày"."""
        if self.sent_on is not None:
            return f"chậm {self.days_late} ngày" if self.days_late else "đúng hạn"
        return f"quá hạn {self.days_late} ngày" if self.days_late else "còn hạn"

    @property
    def summary(self) -> str:
        """Return how the report stands in one phrase: "chưa gửi, quá hạn 4 ngày", "đang trả lại, lần 2"."""
        if self.state is SendingState.RETURNED:
            return f"{self.state.label}, lần {self.returned}"
        if self.state.is_in:
            return f"{self.state.label}, {self.words}"
        return f"chưa gửi, {self.words}"


def sending(state: ReportState, *, sent_on: date | None, due_on: date, returned: int, on: date) -> Sending:
    """Return how a report stands on a day.

    `sent_on` is the day on which it was first sent, by Vietnam's clock, None where it never was; `returned` how often
    it went back. The last day itself is in time. A returned report keeps the day on which it was first sent: going
    back is counted apart from being late.
    """
    late = max(0, ((sent_on or on) - due_on).days)
    if state is ReportState.ACCEPTED:
        found = SendingState.ACCEPTED
    elif state is ReportState.SUBMITTED:
        found = SendingState.SENT
    elif state is ReportState.RETURNED:
        found = SendingState.RETURNED
    else:
        # Taken back by its author, or never sent: nothing lies with the office.
        sent_on, late = None, max(0, (on - due_on).days)
        found = SendingState.OVERDUE if late else SendingState.WAITED
    return Sending(found, due_on, sent_on, late, returned)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many units a consolidation speaks: `included` of `owed`."""

    included: int
    owed: int

    @property
    def missing(self) -> int:
        """Return how many are missing."""
        return self.owed - self.included

    @property
    def is_whole(self) -> bool:
        """Say whether nobody is missing."""
        return self.missing == 0

    def words(self, noun: str = "xã") -> str:
        """Return "thiếu 5/16 xã" or "đủ 16/16 xã"; said beside every number that they make."""
        return f"đủ {self.owed}/{self.owed} {noun}" if self.is_whole else f"thiếu {self.missing}/{self.owed} {noun}"


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion over the units that reported: `met` of `included`, and what it may come to with all `counted`.

    Of `unclear` units the report is in, but it says nothing of the criterion or nobody has judged it.
    """

    number: int
    met: int
    unclear: int
    included: int
    counted: int

    @property
    def at_most(self) -> int:
        """Return how many may meet it if every missing and every unclear unit does."""
        return self.met + self.unclear + self.counted - self.included


@dataclass(frozen=True, slots=True)
class Total:
    """What reported units come to, and of how many of the place's units that speaks."""

    summary: Summary
    coverage: Coverage
    lines: tuple[Line, ...]


def total(
    criteria_set: CriteriaSet,
    rolled: npt.NDArray[np.uint8],
    *,
    counted: npt.NDArray[np.bool_],
    included: npt.NDArray[np.bool_],
) -> Total:
    """Return counts, mean and bands over the counted units whose reports are in.

    `rolled` is uint8[units, criteria] of `VerdictFlag`; `counted` and `included` are bool[units]. What the others may
    once have said for another period takes no part.
    """
    both = counted & included
    summary = summarize(criteria_set, rolled, counted=both)
    coverage = Coverage(int(both.sum()), int(counted.sum()))
    lines = tuple(
        Line(one.number, one.met, one.not_reported + one.not_judged, coverage.included, coverage.owed)
        for one in summary.criteria
    )
    return Total(summary, coverage, lines)


@dataclass(frozen=True, slots=True)
class EstimateCheck:
    """What a unit expected of a measure a period before, and what came of it; `row` and `column` are array places."""

    row: int
    column: int
    estimate: float
    actual: float

    @property
    def difference(self) -> float:
        """Return how far the actual figure lies above the estimate, negative where below."""
        return self.actual - self.estimate


def estimates_against_actual(
    estimates: npt.NDArray[np.float64], actual: npt.NDArray[np.float64]
) -> tuple[EstimateCheck, ...]:
    """Return every estimate of the period before beside the figure that came of it, unit by unit.

    Both arrays are float64[units, measures], NaN where nothing was said; a pair of which one is unknown is left out.
    """
    pairs = np.argwhere(~np.isnan(estimates) & ~np.isnan(actual))
    return tuple(
        EstimateCheck(row, column, float(estimates[row, column]), float(actual[row, column]))
        for row, column in pairs.tolist()
    )


def in_order_of_urgency(sendings: Sequence[Sending]) -> tuple[int, ...]:
    """Return the places of reports, those that need the office first: longest overdue, returned, waited for, in."""
    rank = {
        SendingState.OVERDUE: 0,
        SendingState.RETURNED: 1,
        SendingState.WAITED: 2,
        SendingState.SENT: 3,
        SendingState.ACCEPTED: 4,
    }
    return tuple(sorted(range(len(sendings)), key=lambda at: (rank[sendings[at].state], -sendings[at].days_late, at)))
