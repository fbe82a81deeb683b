"""Whether units can still reach thresholds in time, from the figures that they themselves said in the last reports."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ntm.core.criteria.sets import CriteriaSet, Operator, Requirement
from ntm.core.reporting import risk as core
from ntm.core.reporting.risk import Outlook, Point, TooFewReports
from ntm.store.reporting import assessing as rows
from ntm.store.reporting.models import Origin

#: So far back reports tell a pace: two years and a quarter.
_LOOK_BACK = timedelta(days=830)
_SAID = frozenset({int(Origin.ENTERED), int(Origin.SIMULATED)})


@dataclass(frozen=True, slots=True)
class Series:
    """The figures that units said, each on its day: what was merely carried along is no report of its own.

    `said[unit]` has the days in order, each with the figures in force on it and the measures said on it.
    """

    said: Mapping[int, tuple[tuple[date, Mapping[str, float], frozenset[str]], ...]]

    def points(self, unit_id: int, measure: str, *, share_of: str = "") -> tuple[Point, ...]:
        """Return a unit's figures of a measure, or its share of another one in percent, on the days it was said."""
        found = []
        for day, values, said in self.said.get(unit_id, ()):
            if measure not in said or measure not in values:
                continue
            value = values[measure]
            if share_of:
                whole = values.get(share_of, 0.0)
                if whole <= 0:
                    continue
                value = 100 * value / whole
            found.append(Point(day, value))
        return tuple(found)


def series_of(unit_ids: Collection[int], *, criteria_set: CriteriaSet, on: date) -> Series:
    """Return what units said in the last two years up to a day, in one query."""
    found: dict[int, list[tuple[date, Mapping[str, float], frozenset[str]]]] = {}
    said_rows = rows.series(unit_ids, set_code=criteria_set.base_code, since=on - _LOOK_BACK, on=on)
    for unit_id, day, measures, values, origins in said_rows:
        known = {code: value for code, value in zip(measures, values, strict=True) if value is not None}
        said = frozenset(code for code, origin in zip(measures, origins, strict=True) if origin in _SAID)
        found.setdefault(unit_id, []).append((day, known, said))
    return Series({unit_id: tuple(days) for unit_id, days in found.items()})


def outlook_of(
    series: Series,
    unit_id: int,
    item: str,
    *,
    criteria_set: CriteriaSet,
    area: str | None,
    due_on: date,
    on: date,
) -> Outlook | None:
    """Return the worst outlook among an indicator's requirements for a unit; None where nothing can be told.

    Silent with fewer than three reports, for yes/no indicators, for unknown thresholds, and where the requirement
    depends on another figure.
    """
    indicator = criteria_set.indicator(item)
    if not indicator.is_in_force(on):
        return None
    version = indicator.at(on)
    if len(version.cases) != 1 or version.cases[0].conditions or not version.cases[0].covers(area):
        return None
    measures = {measure.code: measure for measure in version.measures}
    found: list[Outlook] = []
    for requirement in version.cases[0].requirements:
        measure = measures[requirement.measure]
        value = requirement.threshold_on(on).for_area(area)
        if value is None or measure.kind.is_yes_or_no:
            continue
        points = series.points(unit_id, requirement.measure, share_of=requirement.share_of)
        try:
            found.append(
                core.outlook(
                    points,
                    threshold=value.number,
                    falls=_falls(requirement),
                    due_on=due_on,
                    on=on,
                    unit="%" if requirement.share_of else measure.unit,
                )
            )
        except TooFewReports:
            continue
    return _worst(found)


def _falls(requirement: Requirement) -> bool:
    return requirement.operator in (Operator.AT_MOST, Operator.LESS_THAN)


def _worst(found: Sequence[Outlook]) -> Outlook | None:
    order = [core.Risk.HARDLY_POSSIBLE, core.Risk.DOUBTFUL, None]
    return min(found, key=lambda one: order.index(one.risk)) if found else None
