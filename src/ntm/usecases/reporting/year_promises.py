"""What units of a place promised for a year and kept, missed, lost or hardly can keep; the plan's targets beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from ntm.core.assignments.responsibilities import criterion_of
from ntm.core.kernel.periods import Period, PeriodKind
from ntm.core.kernel.states import Level, Verdict, VerdictFlag
from ntm.core.planning.registrations import State
from ntm.core.reporting.explanations import PromiseState
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.planning import plan_views, registration_queries
from ntm.usecases.reporting import (
    assessment_queries,
    explanation_queries,
    judging,
    risk,
)
from ntm.usecases.reporting.assessment_queries import Frame
from ntm.usecases.reporting.judging import JudgedUnits
from ntm.usecases.reporting.promise_lines import KnownFrame, PromiseLine
from ntm.usecases.territory.queries import UnitOn

#: Registrations that still bind: neither returned, withdrawn nor dropped.
_BINDING = frozenset({State.REGISTERED, State.CONSOLIDATED, State.APPROVED, State.CHANGE_ASKED})


@dataclass(frozen=True, slots=True)
class TargetGap:
    """A criterion's target of the place's plan: in how many units it is to be met, is met, and is not known yet."""

    criterion: int
    name: str
    promised: int
    now: int
    unknown: int
    of: int
    quote: str

    @property
    def missing(self) -> int:
        """Return how many units are missing to the target; 0 where it is reached."""
        return max(0, self.promised - self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """The promises of a place's units for a year as they stand on the frame's day, the worst first."""

    frame: Frame
    lines: tuple[PromiseLine, ...]
    targets: tuple[TargetGap, ...]
    plan_words: str
    may_ask: bool
    is_simulated: bool

    @property
    def owing(self) -> int:
        """Return how many explanations are due."""
        return sum(line.owes_explanation for line in self.lines)


_ORDER = [PromiseState.MISSED, PromiseState.LOST, PromiseState.AT_RISK, PromiseState.PENDING, PromiseState.KEPT]


def promises_of(place_id: int, *, period: Period, by: User, on: date) -> Promises:
    """Return what units of a place promised for the period's year, and what they met and lost since.

    Raise `NotAllowed`, `NothingToAssess`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    frame = assessment_queries.frame_of(place_id, period=period, on=on)
    units = assessment_queries.units_of(frame)
    judged = judging.judge_units(units, criteria_set=frame.criteria_set, on=frame.day)
    lines = _lines_of(frame, units, judged, on=on)
    lines.sort(key=lambda line: (_ORDER.index(line.state), line.due_on, line.unit.name, _item_key(line.item)))
    targets, words = _targets(frame, units, judged, on=on)
    return Promises(
        frame=frame,
        lines=tuple(lines),
        targets=targets,
        plan_words=words,
        may_ask=rules.may(by, Action.SETTLE, unit_id=place_id, on=on),
        is_simulated=bool(judged.figures.simulated_units),
    )


def _targets(
    frame: Frame, units: Sequence[UnitOn], judged: JudgedUnits, *, on: date
) -> tuple[tuple[TargetGap, ...], str]:
    """Return what the place's plan in force promises by criterion beside what is, and words where there is no plan.

    Only levels to reach are compared ("8/16 xã"); where a paper states one more than once, the last stands.
    """
    if frame.place.level in (Level.COMMUNE, Level.VILLAGE):
        return (), ""
    try:
        stated = plan_views.targets_in_force(frame.place.id, year=frame.period.year, on=on)
    except plan_views.NoPlanInForce as error:
        return (), str(error)
    levels = {
        int(one.criterion): one
        for one in stated
        if one.kind == "criterion_count"
        and one.is_level
        and one.numerator is not None
        and one.criterion.isdecimal()
        and one.criteria_set in ("commune", "standard", "", frame.set_code)
    }
    unknown = (int(VerdictFlag.NOT_REPORTED), int(VerdictFlag.NOT_JUDGED))
    found = []
    for at, criterion in enumerate(frame.criteria_set.criteria):
        target = levels.get(criterion.number)
        if target is None or target.numerator is None:
            continue
        column = judged.rolled[:, at]
        found.append(
            TargetGap(
                criterion=criterion.number,
                name=criterion.name,
                promised=target.numerator,
                now=int((column == int(VerdictFlag.MET)).sum()),
                unknown=int(np.isin(column, unknown).sum()),
                of=len(units),
                quote=target.quote,
            )
        )
    return tuple(found), ""


def _item_key(item: str) -> tuple[int, ...]:
    return tuple(int(part) for part in item.split("."))


def _lines_of(frame: Frame, units: Sequence[UnitOn], judged: JudgedUnits, *, on: date) -> list[PromiseLine]:
    ids = [unit.id for unit in units]
    before = _a_year_begins(frame, units)
    year = frame.period.year
    registered: dict[tuple[int, str], date] = {}
    for row in registration_queries.registrations(ids, year=year, on=on):
        if row.set_code.partition("@")[0] == frame.set_code and row.item and row.state in _BINDING:
            registered[row.unit_id, row.item] = _due(year, row.terms.quarter)
    series = risk.series_of(ids, criteria_set=frame.criteria_set, on=frame.day)
    said = explanation_queries.explained_in(ids, set_code=frame.set_code, year=year)
    known = KnownFrame.of(frame, judged)
    found = []
    for at, unit in enumerate(units):
        wanted = [item for unit_id, item in registered if unit_id == unit.id]
        covered = {criterion_of(item) for item in wanted} | set(wanted)
        kept = [
            item
            for column, item in known.columns
            if item in before[at]
            and VerdictFlag(int(judged.verdicts[at, column])).verdict is Verdict.NOT_MET
            and item not in covered
            and criterion_of(item) not in wanted
        ]
        for item in (*wanted, *kept):
            line = known.line(
                unit,
                at,
                item,
                due_on=registered.get((unit.id, item)) or _due(year, None),
                promised=(unit.id, item) in registered,
                was_met=item in before[at],
                series=series,
                explained=said.get((unit.id, item)),
                on=on,
            )
            if line is not None:
                found.append(line)
    asked = explanation_queries.asked_of(
        [(line.unit.id, line.item) for line in found], set_code=frame.set_code, year=year, on=on
    )
    return [replace(line, asked=(line.unit.id, line.item) in asked) for line in found]


def _due(year: int, quarter: int | None) -> date:
    period = Period(PeriodKind.QUARTER, year, quarter) if quarter else Period(PeriodKind.YEAR, year)
    end = period.span.end
    assert end is not None
    return end - timedelta(days=1)


def _a_year_begins(frame: Frame, units: Sequence[UnitOn]) -> tuple[frozenset[str], ...]:
    """Return for each unit the indicators and criteria that it met on the last day of the year before."""
    day = date(frame.period.year - 1, 12, 31)
    there = [unit for unit in units if day in unit.span]
    if day not in frame.criteria_set.span or not there:
        return (frozenset(),) * len(units)
    judged = judging.judge_units(there, criteria_set=frame.criteria_set, on=day)
    met = int(VerdictFlag.MET)
    found = {
        unit.id: frozenset(
            [one.id for column, one in enumerate(frame.criteria_set.indicators) if judged.verdicts[row, column] == met]
            + [str(one.number) for at, one in enumerate(frame.criteria_set.criteria) if judged.rolled[row, at] == met]
        )
        for row, unit in enumerate(there)
    }
    return tuple(found.get(unit.id, frozenset()) for unit in units)
