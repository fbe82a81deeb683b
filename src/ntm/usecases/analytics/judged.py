"""Judging the units of a place on a day: rows to arrays, arrays to verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ntm.core.criteria import applicability, evaluation, roll_up
from ntm.core.criteria.evaluation import Rules, Verdicts
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import VerdictFlag
from ntm.store.analytics import querysets
from ntm.usecases.analytics.places import Unit
from ntm.usecases.reporting import queries as reporting


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Units and what the rules say of them; rows of every array run with `units`, columns with the set's criteria.

    `rolled` is uint8[units, criteria] of `VerdictFlag` bits, `met` counts each unit's met criteria, `full` says whether
    a unit meets every criterion that applies; `reported` whether anything at all is known of it.
    """

    units: tuple[Unit, ...]
    criteria_set: CriteriaSet
    on: date
    rolled: Verdicts
    met: npt.NDArray[np.intp]
    full: npt.NDArray[np.bool_]
    reported: npt.NDArray[np.bool_]
    counted: npt.NDArray[np.bool_]
    simulated: npt.NDArray[np.bool_]
    as_of: tuple[date | None, ...]
    summary: roll_up.Summary

    @property
    def falls_short(self) -> npt.NDArray[np.bool_]:
        """Say of each unit whether figures show that it does not meet some criterion; unknown shows nothing."""
        return roll_up.falls_short(self.rolled)


#: Compiled rules by set, digest and day; a board asks for the same few days again and again.
_COMPILED: dict[tuple[str, str, date], Rules] = {}
_KEPT = 64


def rules_on(criteria_set: CriteriaSet, *, on: date) -> Rules:
    """Return the compiled rules of a set on a day, kept for the next request; raise `SetNotInForce`."""
    key = (criteria_set.code, criteria_set.digest, on)
    if key not in _COMPILED:
        if len(_COMPILED) >= _KEPT:
            _COMPILED.clear()
        _COMPILED[key] = evaluation.compile_rules(criteria_set, on=on)
    return _COMPILED[key]


def area_of(unit: Unit, criteria_set: CriteriaSet) -> tuple[str | None, tuple[str, ...]]:
    """Return the region or group by which a set knows a unit, and the categories of which the set says something."""
    areas = {area.code for area in criteria_set.areas}
    return (
        next((area for area in (unit.region, unit.group) if area in areas), None),
        tuple(category for category in unit.categories if category in criteria_set.categories),
    )


#: Verdicts by set, digest, day, units and the state of their audit chains.
_JUDGED: dict[tuple[object, ...], Judged] = {}


def judge_units(units: Sequence[Unit], *, criteria_set: CriteriaSet, on: date) -> Judged:
    """Return the verdicts of units on a day by a set, in at most three queries however many units there are.

    Whatever is said or decided of a unit moves the head of its audit chain, and there is no other door for writes; so
    verdicts are kept under the heads and derived anew as soon as one of them has moved. The heads are read first: what
    is written meanwhile can only be kept under heads that nobody will see again.
    """
    key = (criteria_set.code, criteria_set.digest, on, tuple(units), querysets.state_of([unit.id for unit in units]))
    found = _JUDGED.get(key)
    if found is None:
        if len(_JUDGED) >= _KEPT:
            _JUDGED.clear()
        found = _JUDGED[key] = _judge(units, criteria_set=criteria_set, on=on)
    return found


def forget() -> None:
    """Drop the verdicts that are kept; only measurements need it."""
    _JUDGED.clear()


def _judge(units: Sequence[Unit], *, criteria_set: CriteriaSet, on: date) -> Judged:
    rules = rules_on(criteria_set, on=on)
    ids = [unit.id for unit in units]
    figures = reporting.figures_on(ids, criteria_set=criteria_set, on=on)
    decisions = reporting.decisions_on(ids, criteria_set=criteria_set, on=on)
    index: dict[tuple[str | None, tuple[str, ...]], int] = {}
    regions = np.empty(len(units), dtype=np.int8)
    for row, unit in enumerate(units):
        where = (unit.region, unit.categories)
        if where not in index:
            region, categories = area_of(unit, criteria_set)
            area = applicability.threshold_region(criteria_set, region=region, categories=categories)
            index[where] = applicability.area_index(criteria_set, area)
        regions[row] = index[where]
    verdicts = evaluation.judge(rules, figures=figures.values, regions=regions, decisions=decisions.marks)
    rolled = roll_up.roll_up(rules, verdicts)
    counted = np.array([unit.is_counted for unit in units], dtype=np.bool_)
    simulated = np.array([unit_id in figures.simulated_units for unit_id in ids], dtype=np.bool_)
    return Judged(
        units=tuple(units),
        criteria_set=criteria_set,
        on=on,
        rolled=rolled,
        met=roll_up.criteria_met(rolled),
        full=roll_up.meets_all(rolled) & bool(criteria_set.complete),
        reported=(rolled != int(VerdictFlag.NOT_REPORTED)).any(axis=1),
        counted=counted,
        simulated=simulated | decisions.simulated.any(axis=1),
        as_of=figures.as_of,
        summary=roll_up.summarize(criteria_set, rolled, counted=counted),
    )
