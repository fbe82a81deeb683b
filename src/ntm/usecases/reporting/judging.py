"""The verdicts of units on a day, down to the indicator: figures and people's decisions in, one bit a cell out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ntm.core.criteria import applicability, evaluation, roll_up
from ntm.core.criteria.evaluation import Rules, Verdicts
from ntm.core.criteria.sets import CriteriaSet
from ntm.store.reporting import consolidating as rows
from ntm.usecases.reporting import queries
from ntm.usecases.reporting.queries import Decisions, Figures
from ntm.usecases.territory.queries import UnitOn

_COMPILED: dict[tuple[str, str, date], Rules] = {}
_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedUnits:
    """Units with their figures and verdicts; rows run with `units`.

    `verdicts` is uint8[units, indicators], `rolled` uint8[units, criteria], both of `VerdictFlag` bits; `counted` is
    bool[units], true for the units that count in N (xã, and every village).
    """

    units: tuple[UnitOn, ...]
    criteria_set: CriteriaSet
    on: date
    figures: Figures
    decisions: Decisions
    verdicts: Verdicts
    rolled: Verdicts
    counted: npt.NDArray[np.bool_]


def rules_on(criteria_set: CriteriaSet, *, on: date) -> Rules:
    """Return the compiled rules of a set on a day, kept for the next question; raise `SetNotInForce`."""
    key = (criteria_set.code, criteria_set.digest, on)
    if key not in _COMPILED:
        if len(_COMPILED) >= _KEPT:
            _COMPILED.clear()
        _COMPILED[key] = evaluation.compile_rules(criteria_set, on=on)
    return _COMPILED[key]


def judge_units(units: Sequence[UnitOn], *, criteria_set: CriteriaSet, on: date) -> JudgedUnits:
    """Return figures and verdicts of units on a day by a set, in three queries however many units there are.

    Raise `SetNotInForce` for a day on which the set says nothing.
    """
    ids = [unit.id for unit in units]
    figures = queries.figures_on(ids, criteria_set=criteria_set, on=on)
    decisions = queries.decisions_on(ids, criteria_set=criteria_set, on=on)
    rules = rules_on(criteria_set, on=on)
    verdicts = evaluation.judge(
        rules, figures=figures.values, regions=areas_of(units, criteria_set, on=on), decisions=decisions.marks
    )
    return JudgedUnits(
        units=tuple(units),
        criteria_set=criteria_set,
        on=on,
        figures=figures,
        decisions=decisions,
        verdicts=verdicts,
        rolled=roll_up.roll_up(rules, verdicts),
        counted=np.array([unit.is_counted or unit.as_listed_on is None for unit in units], dtype=np.bool_),
    )


def areas_of(units: Sequence[UnitOn], criteria_set: CriteriaSet, *, on: date) -> npt.NDArray[np.int8]:
    """Return the place of each unit's threshold area in the set's list, -1 where it is not known; int8[units]."""
    held = rows.categories_on([unit.id for unit in units], on=on)
    known = {area.code for area in criteria_set.areas}
    places: dict[tuple[str | None, tuple[str, ...]], int] = {}
    found = np.empty(len(units), dtype=np.int8)
    for row, unit in enumerate(units):
        categories = held.get(unit.id, ())
        group = next((one.partition(":")[2] for one in categories if one.startswith("commune_group:")), None)
        area = next((one for one in (unit.region, group) if one in known), None)
        key = (area, tuple(one for one in categories if one in criteria_set.categories))
        if key not in places:
            column = applicability.threshold_region(criteria_set, region=key[0], categories=key[1])
            places[key] = applicability.area_index(criteria_set, column)
        found[row] = places[key]
    return found
