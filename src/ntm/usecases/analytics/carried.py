"""What the measures of a criterion were before a unit was made of others, beside what they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.sets import CriteriaSet, Criterion, Measure
from ntm.core.criteria.wording import figure_in_words
from ntm.core.kernel import vietnamese
from ntm.usecases.reporting import carrying
from ntm.usecases.territory import queries as territory


@dataclass(frozen=True, slots=True)
class FigureBefore:
    """The last figure of a measure before the unit was made of others: carried by a rule, or why it cannot be.

    `text` is empty where nothing is carried.
    """

    point: carrying.Point
    began_on: date
    text: str


def figures_before(unit_id: int, criteria_set: CriteriaSet, asked: Criterion, *, on: date) -> dict[str, FigureBefore]:
    """Return the last figure before the unit began of each measure of a criterion; empty for what began as itself."""
    wanted = {indicator.id for indicator in asked.indicators}
    measures = [measure for measure in criteria_set.measures if measure.indicator in wanted]
    if not measures or not territory.history(unit_id).predecessors:
        return {}
    found = carrying.several(unit_id, measures=measures, criteria_set=criteria_set, on=on)
    return {
        series.measure.code: FigureBefore(
            series.carried[-1], series.began_on, carried_in_words(series.measure, series.carried[-1].value)
        )
        for series in found
        if series.carried
    }


def carried_in_words(measure: Measure, value: float | None) -> str:
    """Return a carried figure as pages write it, to two decimals; "" where none is."""
    if value is None:
        return ""
    if measure.kind.is_yes_or_no:
        return figure_in_words(measure, value)
    words = vietnamese.format_number(round(value, 2))
    return f"{words}%" if measure.unit == "%" else f"{words} {measure.unit}".strip()
