"""Can a number be a figure of a measure at all? Asked before anything is judged or saved."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ntm.core.criteria.sets import CriteriaSet, Measure, MeasureKind


class Objection(StrEnum):
    """Why a number cannot be a figure of a measure."""

    NOT_FINITE = "not_finite"
    NEGATIVE = "negative"
    OVER_HUNDRED = "over_hundred"
    NOT_WHOLE = "not_whole"
    NOT_YES_OR_NO = "not_yes_or_no"

    @property
    def label(self) -> str:
        """Return the objection in Vietnamese."""
        return {
            "not_finite": "không phải là một số hữu hạn",
            "negative": "không thể là số âm",
            "over_hundred": "tỷ lệ phải nằm trong khoảng 0–100 %",
            "not_whole": "phải là số nguyên",
            "not_yes_or_no": "chỉ nhận đạt/chưa đạt (1/0)",
        }[self]


def admissible(measure: Measure, value: float) -> Objection | None:
    """Say what speaks against a value of a measure, or None when nothing does.

    Percentages lie within 0 and 100, yes/no is 1 or 0, counts and levels are whole and not negative, amounts are not
    negative; all are finite.
    """
    if not math.isfinite(value):
        return Objection.NOT_FINITE
    if measure.kind.is_yes_or_no:
        return None if value in (0, 1) else Objection.NOT_YES_OR_NO
    if value < 0:
        return Objection.NEGATIVE
    if measure.kind is MeasureKind.PERCENT and value > 100:
        return Objection.OVER_HUNDRED
    if measure.kind.is_whole and value != int(value):
        return Objection.NOT_WHOLE
    return None


@dataclass(frozen=True, slots=True)
class PartExceedsWhole:
    """A part that is counted larger than its whole: 5 schools of level 1 among 4 schools."""

    part: Measure
    whole: Measure

    @property
    def label(self) -> str:
        """Return the objection in Vietnamese."""
        return f"{self.part.code} ({self.part.label}) lớn hơn {self.whole.code} ({self.whole.label})"


def contradictions(criteria_set: CriteriaSet, figures: Mapping[str, float]) -> tuple[PartExceedsWhole, ...]:
    """Return the parts of one unit that exceed the wholes they belong to; a figure not reported contradicts nothing."""
    by_code = {measure.code: measure for measure in criteria_set.measures}
    return tuple(
        PartExceedsWhole(measure, by_code[measure.whole])
        for measure in criteria_set.measures
        if measure.whole
        and measure.code in figures
        and measure.whole in figures
        and figures[measure.code] > figures[measure.whole]
    )
