"""What units expected of a period before it ended, beside what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.sets import Measure
from ntm.core.kernel.periods import NotAPeriod, Period
from ntm.core.reporting import consolidation as core
from ntm.store.reporting import consolidating as rows
from ntm.usecases.reporting.judging import JudgedUnits


@dataclass(frozen=True, slots=True)
class MeasureEstimates:
    """What units expected of a measure a period before, against what came: how many above, as said, below."""

    measure: Measure
    compared: int
    above: int
    equal: int
    below: int
    mean_difference: float


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One unit's estimate of a measure beside what came of it."""

    unit_id: int
    name: str
    measure: Measure
    estimate: float
    actual: float

    @property
    def difference(self) -> float:
        """Return how far the actual figure lies above the estimate."""
        return self.actual - self.estimate


def estimates_of(
    judged: JudgedUnits, included: npt.NDArray[np.bool_], *, period: str
) -> tuple[tuple[EstimateRow, ...], str]:
    """Return last period's estimates beside this period's figures, and the words for the last period."""
    try:
        previous = Period.parse(period).previous
    except NotAPeriod:
        return (), ""
    ids = [unit.id for unit, inside in zip(judged.units, included.tolist(), strict=True) if inside]
    said = rows.estimates_for(ids, set_code=judged.criteria_set.base_code, period=previous.code)
    measures = judged.criteria_set.measures
    place = {measure.code: column for column, measure in enumerate(measures)}
    expected = np.full(judged.figures.values.shape, np.nan)
    for row, unit in enumerate(judged.units):
        codes, values = said.get(unit.id, ((), ()))
        for code, value in zip(codes, values, strict=True):
            if value is not None and code in place:
                expected[row, place[code]] = value
    checks = core.estimates_against_actual(expected, judged.figures.values)
    return (
        tuple(
            EstimateRow(
                judged.units[one.row].id,
                judged.units[one.row].name,
                measures[one.column],
                one.estimate,
                one.actual,
            )
            for one in checks
        ),
        previous.label,
    )


def by_measure(estimates: Sequence[EstimateRow]) -> tuple[MeasureEstimates, ...]:
    """Return the estimates measure by measure, in the order in which measures come first."""
    by_code: dict[str, list[EstimateRow]] = {}
    for one in estimates:
        by_code.setdefault(one.measure.code, []).append(one)
    return tuple(
        MeasureEstimates(
            measure=found[0].measure,
            compared=len(found),
            above=sum(one.difference > 0 for one in found),
            equal=sum(one.difference == 0 for one in found),
            below=sum(one.difference < 0 for one in found),
            mean_difference=sum(one.difference for one in found) / len(found),
        )
        for found in by_code.values()
    )
