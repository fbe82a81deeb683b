"""Whether a figure can still reach its threshold by a day, told from the pace of the last reports.

No model is fitted: the pace between neighbouring reports is what people can check by hand. A promise is called hardly
possible ("khó có khả năng hoàn thành") only where even the best pace of the last reports would fail, and doubtful
where the usual pace would. With fewer than three reports nothing is said.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.vietnamese import format_number

#: Below this number of reports a trend is a guess.
FEWEST_POINTS = 3
#: Reports closer than this are corrections of one another rather than a pace.
_FEWEST_DAYS = 20
_DAYS_A_QUARTER = 365.25 / 4


class Risk(StrEnum):
    """How unlikely it is that a threshold is reached in time."""

    DOUBTFUL = "doubtful"
    HARDLY_POSSIBLE = "hardly_possible"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the flag."""
        return {"doubtful": "có nguy cơ không kịp", "hardly_possible": "khó có khả năng hoàn thành"}[self]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as it was on a day."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the pace of the last reports comes to by the day: the usual one and the best, both a quarter, and the flag.

    `risk` is None where the usual pace arrives. `sentence` says it in Vietnamese with the figures.
    """

    risk: Risk | None
    usual_pace: float
    best_pace: float
    expected: float
    at_best: float
    sentence: str


class TooFewReports(LookupError):
    """Fewer reports than a pace can be told from."""


def spaced(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return points in order of their days, of those that lie closer than a report's distance only the last."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda one: one.day):
        if kept and (point.day - kept[-1].day).days < _FEWEST_DAYS:
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def outlook(
    points: Sequence[Point],
    *,
    threshold: float,
    falls: bool,
    due_on: date,
    on: date,
    unit: str = "",
    last: int = 5,
) -> Outlook:
    """Return where the pace of the last reports leads by a day.

    `falls` is true where the law asks for no more than the threshold (poverty), so that going down is progress. At most
    the `last` reports count. Where the threshold is reached already, nothing is flagged. Raise `TooFewReports` for
    fewer than three reports, and where the day has passed.
    """
    known = spaced(points)[-last:]
    if len(known) < FEWEST_POINTS or due_on <= on:
        raise TooFewReports(str(len(known)))
    sign = -1.0 if falls else 1.0
    paces = [
        (later.value - earlier.value) / ((later.day - earlier.day).days / _DAYS_A_QUARTER)
        for earlier, later in pairwise(known)
    ]
    usual = median(paces)
    best = max(paces, key=lambda pace: sign * pace)
    newest = known[-1]
    quarters = max(0.0, (due_on - newest.day).days / _DAYS_A_QUARTER)
    expected = newest.value + usual * quarters
    at_best = newest.value + best * quarters
    risk: Risk | None = None
    if not _reaches(newest.value, threshold, sign):
        if not _reaches(at_best, threshold, sign):
            risk = Risk.HARDLY_POSSIBLE
        elif not _reaches(expected, threshold, sign):
            risk = Risk.DOUBTFUL
    return Outlook(
        risk=risk,
        usual_pace=usual,
        best_pace=best,
        expected=expected,
        at_best=at_best,
        sentence=_sentence(
            risk, len(known), newest, usual, best, at_best, expected, threshold, falls=falls, due_on=due_on, unit=unit
        ),
    )


def _reaches(value: float, threshold: float, sign: float) -> bool:
    return sign * value >= sign * threshold or math.isclose(value, threshold, rel_tol=1e-9, abs_tol=1e-9)


def _written(value: float, unit: str) -> str:
    value = min(max(value, 0.0), 100.0) if unit == "%" else value  # a pace goes on, a share does not
    text = format_number(round(value, 2))
    return f"{text}%" if unit == "%" else f"{text} {unit}".rstrip()


def _pace(pace: float, unit: str) -> str:
    if math.isclose(pace, 0, abs_tol=0.005):
        return "không thay đổi"
    word = "tăng" if pace > 0 else "giảm"
    amount = format_number(round(abs(pace), 2))
    return f"{word} {amount} {'điểm %' if unit == '%' else unit}".rstrip() + " mỗi quý"


def _sentence(
    risk: Risk | None,
    count: int,
    newest: Point,
    usual: float,
    best: float,
    at_best: float,
    expected: float,
    threshold: float,
    *,
    falls: bool,
    due_on: date,
    unit: str,
) -> str:
    asked = f"{'cần không quá' if falls else 'cần từ'} {_written(threshold, unit)}"
    start = f"{count} kỳ qua, đến {format_day(newest.day)} là {_written(newest.value, unit)}"
    if risk is Risk.HARDLY_POSSIBLE:
        return (
            f"{start}; dù theo nhịp nhanh nhất ({_pace(best, unit)}), đến {format_day(due_on)} cũng chỉ khoảng "
            f"{_written(at_best, unit)}, {asked}."
        )
    arrives = (
        f"theo nhịp thường thấy ({_pace(usual, unit)}), đến {format_day(due_on)} khoảng {_written(expected, unit)}"
    )
    return f"{start}; {arrives}, {asked}."
