"""Criteria sets compiled for one day, in the form in which many units can be judged at once.

Every comparison of the law ("từ 80 % trở lên", "không quá 13 %") is brought to the one form `figure >= bound`, so that
the whole table of figures can be compared in one go. Indicators in several parts, and those with cases that depend on
another figure, are listed for themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.sets import Case, CriteriaSet, IndicatorVersion, MeasureKind, Operator, Requirement
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Verdict, VerdictFlag

Figures = npt.NDArray[np.float64]
Verdicts = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int8]
Truths = npt.NDArray[np.bool_]

_NOT_MET = int(VerdictFlag.NOT_MET)
_NOT_JUDGED = int(VerdictFlag.NOT_JUDGED)
_NOT_REPORTED = int(VerdictFlag.NOT_REPORTED)
_NOT_APPLICABLE = int(VerdictFlag.NOT_APPLICABLE)

#: What a figure takes away from NOT_REPORTED by being there: it makes the cell not judged, or not met unless it passes.
_AS_UNKNOWN = np.uint8(_NOT_REPORTED - _NOT_JUDGED)
_AS_FAILED = np.uint8(_NOT_REPORTED - _NOT_MET)

#: Rows of the table that are judged together: what they touch then stays in the processor's cache.
BLOCK = 1024


class Decision(IntEnum):
    """What a person in charge decided of an indicator that the rules cannot judge, as kept in arrays."""

    NONE = 0
    MET = 1
    NOT_MET = 2
    NOT_APPLICABLE = 3  # only where the law itself says "nếu có"

    @property
    def verdict(self) -> Verdict:
        """Return the verdict that the decision brings; a missing decision brings none and raises `ValueError`."""
        return Verdict[self.name]


class SetNotInForce(LookupError):
    """A criteria set asked to judge on a day on which it is not in force."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A requirement compiled: bounds by area (the last row for units without area), NaN where not known."""

    measure: int
    whole: int  # the measure of which a share is taken, or -1
    operator: Operator
    bounds: Figures  # float64[areas + 1]
    everywhere: float  # the bound where it is the same in every area, else NaN


@dataclass(frozen=True, slots=True)
class CompiledCase:
    """A case compiled: the areas it covers, its conditions as (measure, operator, number), its requirements."""

    covers: Truths  # bool[areas + 1]
    conditions: tuple[tuple[int, Operator, float], ...]
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Guarded:
    """An indicator whose requirements depend on the area or on another figure."""

    column: int
    measures: tuple[int, ...]
    cases: tuple[CompiledCase, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """An indicator in parts that must all hold, each a plain measure."""

    column: int
    measures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """A criteria set compiled for one day.

    `indicators` are the ids of the columns of verdicts, `measures` the codes of the columns of figures, `starts` the
    first column of each criterion. The rest is for `judge`.
    """

    criteria_set: CriteriaSet
    on: date
    indicators: tuple[str, ...]
    measures: tuple[str, ...]
    starts: tuple[int, ...]
    bounds: Figures  # float64[areas + 1, measures], for `figure >= bound`
    unknown: Truths  # bool[areas + 1, measures]: there is no bound, whatever is reported
    partly_known: tuple[int, ...]  # measures whose bound is known in some areas only
    flipped: Verdicts  # uint8[block, measures]: 1 where the law holds if `figure >= bound` does not
    worth: Verdicts  # uint8[block, measures]: what being reported takes away from NOT_REPORTED
    moved: tuple[tuple[int, int], ...]  # (column, measure) where the measure in force is not the column's own
    together: tuple[Together, ...]
    guarded: tuple[Guarded, ...]
    suspended: tuple[int, ...]  # columns without a version in force
    undecided: Truths  # bool[areas + 1, indicators]: some threshold is not known, so a person may decide
    conditional: tuple[int, ...]  # columns that the law asks for "nếu có"
    by_person: tuple[int, ...]  # columns that are a person's judgement altogether
    open: tuple[tuple[int, bytes], ...]  # columns that take decisions, each with its table of `_decision_table`


def _bound(operator: Operator, number: float) -> float:
    """Return the bound with which `operator` holds exactly where `figure >= bound` does, or does not if it is flipped.

    Without a number the bound is one that no figure satisfies.
    """
    flipped = operator in (Operator.AT_MOST, Operator.LESS_THAN)
    if np.isnan(number):
        return -np.inf if flipped else np.inf
    return float(np.nextafter(number, np.inf)) if operator in (Operator.MORE_THAN, Operator.AT_MOST) else number


def _thresholds(requirement: Requirement, areas: Sequence[str], on: date) -> Figures:
    threshold = requirement.threshold_on(on)
    values = [threshold.for_area(area) for area in (*areas, None)]
    return np.array([np.nan if value is None else value.number for value in values])


def compile_rules(criteria_set: CriteriaSet, *, on: date) -> Rules:
    """Return the rules of a set as they are on a day; raise `SetNotInForce` outside the set's days.

    The result serves any number of `judge` calls and never changes.
    """
    if on not in criteria_set.span:
        raise SetNotInForce(f"{criteria_set.code}: {format_day(on)}")
    areas = [area.code for area in criteria_set.areas]
    positions = {measure.code: index for index, measure in enumerate(criteria_set.measures)}
    indicators = criteria_set.indicators
    shape = (len(areas) + 1, len(positions))
    bounds = np.full(shape, np.inf)
    unknown = np.ones(shape, dtype=np.bool_)
    flips = np.zeros(len(positions), dtype=np.uint8)
    undecided = np.zeros((len(areas) + 1, len(indicators)), dtype=np.bool_)
    moved: list[tuple[int, int]] = []
    together: list[Together] = []
    guarded: list[Guarded] = []
    suspended: list[int] = []
    conditional: list[int] = []
    by_person: list[int] = []
    for column, indicator in enumerate(indicators):
        if not indicator.is_in_force(on):
            suspended.append(column)
            continue
        version = indicator.at(on)
        measures = tuple(positions[measure.code] for measure in version.measures)
        if version.conditional:
            conditional.append(column)
        if version.measures[0].kind is MeasureKind.JUDGEMENT:
            by_person.append(column)
        if not _is_plain(version):
            guarded.append(_compile_cases(column, version, areas=areas, positions=positions, on=on))
            continue
        for requirement in version.cases[0].requirements:
            known = _thresholds(requirement, areas, on)
            position = positions[requirement.measure]
            undecided[:, column] |= np.isnan(known)
            unknown[:, position] = np.isnan(known)
            flips[position] = requirement.operator in (Operator.AT_MOST, Operator.LESS_THAN)
            for row, number in enumerate(known):
                bounds[row, position] = _bound(requirement.operator, float(number))
        if len(measures) > 1:
            together.append(Together(column, measures))
        elif measures[0] != column:
            moved.append((column, measures[0]))
    with_cases = {one.column for one in guarded}
    open_ = [
        (column, _decision_table(conditional=column in conditional, by_person=column in by_person))
        for column in range(len(indicators))
        if undecided[:, column].any() or column in {*conditional, *by_person, *with_cases}
    ]
    sizes = [len(criterion.indicators) for criterion in criteria_set.criteria]
    return Rules(
        criteria_set=criteria_set,
        on=on,
        indicators=tuple(indicator.id for indicator in indicators),
        measures=tuple(positions),
        starts=tuple(sum(sizes[:index]) for index in range(len(sizes))),
        bounds=bounds,
        unknown=unknown,
        partly_known=tuple(np.flatnonzero(unknown[:-1].any(axis=0) & ~unknown[:-1].all(axis=0)).tolist()),
        flipped=np.tile(flips, (BLOCK, 1)),
        worth=np.tile(np.where(unknown[:-1].all(axis=0) & unknown[-1], _AS_UNKNOWN, _AS_FAILED), (BLOCK, 1)),
        moved=tuple(moved),
        together=tuple(together),
        guarded=tuple(guarded),
        suspended=tuple(suspended),
        undecided=undecided,
        conditional=tuple(conditional),
        by_person=tuple(by_person),
        open=tuple(open_),
    )


def _is_plain(version: IndicatorVersion) -> bool:
    """Say whether every measure has exactly one requirement, without cases: then the table comparison is enough."""
    if len(version.cases) != 1 or version.cases[0].areas or version.cases[0].conditions:
        return False
    requirements = version.cases[0].requirements
    return not any(one.share_of for one in requirements) and sorted(one.measure for one in requirements) == sorted(
        one.code for one in version.measures
    )


def _compile_cases(
    column: int, version: IndicatorVersion, *, areas: Sequence[str], positions: dict[str, int], on: date
) -> Guarded:
    def bound(one: Requirement) -> Bound:
        whole = positions[one.share_of] if one.share_of else -1
        bounds = _thresholds(one, areas, on)
        everywhere = float(bounds[0]) if (bounds == bounds[0]).all() else np.nan
        return Bound(positions[one.measure], whole, one.operator, bounds, everywhere)

    def case(one: Case) -> CompiledCase:
        covers = np.array([one.covers(area) for area in (*areas, None)])
        conditions = tuple((positions[it.measure], it.operator, it.number) for it in one.conditions)
        return CompiledCase(covers, conditions, tuple(map(bound, one.requirements)))

    measures = tuple(positions[measure.code] for measure in version.measures)
    return Guarded(column, measures, tuple(map(case, version.cases)))


def decidable(rules: Rules, *, column: int, region: int) -> frozenset[Decision]:
    """Return the decisions that the law leaves to a person on an indicator, in an area (-1 where it is not known).

    An indicator with cases may turn out undecided by its own figures (a share of nothing), so it takes decisions.
    """
    open_ = {Decision.NOT_APPLICABLE} if column in rules.conditional else set()
    guarded = any(one.column == column for one in rules.guarded)
    if rules.undecided[region, column] or column in rules.by_person or guarded:
        open_ |= {Decision.MET, Decision.NOT_MET}
    return frozenset(open_)


def _decision_table(*, conditional: bool, by_person: bool) -> bytes:
    """Return what decisions make of verdicts, by `verdict | decision << 5 | undecided << 7`.

    A decision counts only where the law leaves room for it: where a threshold is not known and no part has failed, in
    a criterion that is a person's judgement altogether, or, for "không áp dụng", where the law says "nếu có".
    """

    def decided(key: int) -> int:
        verdict, decision, undecided = key & 31, Decision(key >> 5 & 3), bool(key >> 7)
        if decision is Decision.NOT_APPLICABLE:
            return _NOT_APPLICABLE if conditional else verdict
        open_ = (undecided and verdict != _NOT_MET) or (by_person and verdict == _NOT_REPORTED)
        return int(decision.verdict.flag) if open_ and decision is not Decision.NONE else verdict

    return bytes(decided(key) for key in range(256))
