"""Judging many units at once: figures in, one verdict bit an indicator out.

Every comparison of the law ("từ 80 % trở lên", "không quá 13 %") is brought to the one form `figure >= bound`, so that
the whole table is compared at once; what a true and a false comparison mean is a row of small numbers by area. Only
indicators in several parts, or with cases that depend on another figure, are looked at by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

_MET = int(VerdictFlag.MET)
_NOT_MET = int(VerdictFlag.NOT_MET)
_NOT_JUDGED = int(VerdictFlag.NOT_JUDGED)
_NOT_REPORTED = int(VerdictFlag.NOT_REPORTED)
_NOT_APPLICABLE = int(VerdictFlag.NOT_APPLICABLE)

_COMPARE: dict[Operator, Callable[[Figures, Figures | float], Truths]] = {
    Operator.AT_LEAST: np.greater_equal,
    Operator.MORE_THAN: np.greater,
    Operator.AT_MOST: np.less_equal,
    Operator.LESS_THAN: np.less,
}

#: Rows of the table that are judged together: what they touch then stays in the processor's cache.
_BLOCK = 1024


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


class WrongShape(ValueError):
    """Arrays whose sizes do not agree with the rules or with each other."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """A requirement compiled: bounds by area (the last row for units without area), NaN where not known."""

    measure: int
    whole: int  # the measure of which a share is taken, or -1
    operator: Operator
    bounds: Figures  # float64[areas + 1]


@dataclass(frozen=True, slots=True)
class _Case:
    """A case compiled: the areas it covers, its conditions as (measure, operator, number), its requirements."""

    covers: Truths  # bool[areas + 1]
    conditions: tuple[tuple[int, Operator, float], ...]
    bounds: tuple[_Bound, ...]


@dataclass(frozen=True, slots=True)
class _Guarded:
    """An indicator whose requirements depend on the area or on another figure."""

    column: int
    measures: tuple[int, ...]
    cases: tuple[_Case, ...]


@dataclass(frozen=True, slots=True)
class _Together:
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
    reported: Verdicts  # uint8[areas + 1, measures]: what being reported takes away from NOT_REPORTED
    passed: Verdicts  # uint8[areas + 1, measures]: what a true comparison takes away further
    moved: tuple[tuple[int, int], ...]  # (column, measure) where the measure in force is not the column's own
    together: tuple[_Together, ...]
    guarded: tuple[_Guarded, ...]
    suspended: tuple[int, ...]  # columns without a version in force
    undecided: Truths  # bool[areas + 1, indicators]: some threshold is not known, so a person may decide
    conditional: tuple[int, ...]  # columns that the law asks for "nếu có"
    by_person: tuple[int, ...]  # columns that are a person's judgement altogether


def _comparison(operator: Operator, number: float) -> tuple[float, bool]:
    """Return (bound, flipped) so that `operator` holds exactly where `figure >= bound` is true, or false if flipped."""
    above = float(np.nextafter(number, np.inf))
    return {
        Operator.AT_LEAST: (number, False),
        Operator.MORE_THAN: (above, False),
        Operator.AT_MOST: (above, True),
        Operator.LESS_THAN: (number, True),
    }[operator]


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
    reported = np.full(shape, _NOT_REPORTED - _NOT_JUDGED, dtype=np.uint8)
    passed = np.zeros(shape, dtype=np.uint8)
    undecided = np.zeros((len(areas) + 1, len(indicators)), dtype=np.bool_)
    moved: list[tuple[int, int]] = []
    together: list[_Together] = []
    guarded: list[_Guarded] = []
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
            for row in np.flatnonzero(~np.isnan(known)):
                bounds[row, position], flipped = _comparison(requirement.operator, float(known[row]))
                above, below = (_NOT_MET, _MET) if flipped else (_MET, _NOT_MET)
                reported[row, position] = _NOT_REPORTED - below
                passed[row, position] = (below - above) % 256
        if len(measures) > 1:
            together.append(_Together(column, measures))
        elif measures[0] != column:
            moved.append((column, measures[0]))
    sizes = [len(criterion.indicators) for criterion in criteria_set.criteria]
    return Rules(
        criteria_set=criteria_set,
        on=on,
        indicators=tuple(indicator.id for indicator in indicators),
        measures=tuple(positions),
        starts=tuple(sum(sizes[:index]) for index in range(len(sizes))),
        bounds=bounds,
        reported=reported,
        passed=passed,
        moved=tuple(moved),
        together=tuple(together),
        guarded=tuple(guarded),
        suspended=tuple(suspended),
        undecided=undecided,
        conditional=tuple(conditional),
        by_person=tuple(by_person),
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
) -> _Guarded:
    def bound(one: Requirement) -> _Bound:
        whole = positions[one.share_of] if one.share_of else -1
        return _Bound(positions[one.measure], whole, one.operator, _thresholds(one, areas, on))

    def case(one: Case) -> _Case:
        covers = np.array([one.covers(area) for area in (*areas, None)])
        conditions = tuple((positions[it.measure], it.operator, it.number) for it in one.conditions)
        return _Case(covers, conditions, tuple(map(bound, one.requirements)))

    measures = tuple(positions[measure.code] for measure in version.measures)
    return _Guarded(column, measures, tuple(map(case, version.cases)))


def decidable(rules: Rules, *, column: int, region: int) -> frozenset[Decision]:
    """Return the decisions that the law leaves to a person on an indicator, in an area (-1 where it is not known).

    An indicator with cases may turn out undecided by its own figures (a share of nothing), so it takes decisions.
    """
    open_ = {Decision.NOT_APPLICABLE} if column in rules.conditional else set()
    guarded = any(one.column == column for one in rules.guarded)
    if rules.undecided[region, column] or column in rules.by_person or guarded:
        open_ |= {Decision.MET, Decision.NOT_MET}
    return frozenset(open_)


def judge(rules: Rules, *, figures: Figures, regions: Numbers, decisions: Numbers | None = None) -> Verdicts:
    """Return the verdict of every unit on every indicator.

    `figures` is float64[units, measures] in the order of `rules.measures`, NaN where not reported; `regions` is
    int8[units], the place of the unit's *threshold* area (`applicability.threshold_region`, `area_index`) in the set's
    list, -1 where not known; `decisions` is int8[units, indicators] of `Decision`. The result is uint8[units,
    indicators] with exactly one bit of `VerdictFlag` in each cell. Figures are taken to be admissible.

    A part that fails makes the indicator not met; otherwise a part without figure makes it not reported; otherwise a
    part whose threshold is not known makes it not judged. A decision counts only where a threshold is not known and no
    part has failed: nobody overrides the rules. Raise `WrongShape` when sizes do not agree.
    """
    units = figures.shape[0]
    if figures.shape != (units, len(rules.measures)) or regions.shape != (units,):
        raise WrongShape(f"figures {figures.shape}, regions {regions.shape}, measures {len(rules.measures)}")
    if decisions is not None and decisions.shape != (units, len(rules.indicators)):
        raise WrongShape(f"decisions {decisions.shape}, indicators {len(rules.indicators)}")
    places = np.where(regions < 0, len(rules.bounds) - 1, regions).astype(np.intp)
    cells = _compare(rules, figures, places)
    verdicts = cells[:, : len(rules.indicators)]
    for column, measure in rules.moved:
        verdicts[:, column] = cells[:, measure]
    open_to_person = {}
    for one in rules.guarded:
        verdicts[:, one.column], open_to_person[one.column] = _judge_cases(one, figures, places)
    if rules.together:
        joined = np.empty((len(rules.together), units), dtype=np.uint8)
        for row, parts in zip(joined, rules.together, strict=True):
            np.bitwise_or(cells[:, parts.measures[0]], cells[:, parts.measures[1]], out=row)
            for measure in parts.measures[2:]:
                np.bitwise_or(row, cells[:, measure], out=row)
        for row, parts in zip(_ALL_PARTS[joined], rules.together, strict=True):
            verdicts[:, parts.column] = row
    for column in rules.suspended:
        verdicts[:, column] = _NOT_APPLICABLE
    if decisions is not None:
        for column in np.flatnonzero(decisions.any(axis=0)).tolist():
            undecided = open_to_person.get(column)
            if undecided is None:
                undecided = rules.undecided[places, column]
            _apply_decisions(rules, column, verdicts[:, column], decisions[:, column], undecided)
    return verdicts


def _compare(rules: Rules, figures: Figures, places: npt.NDArray[np.intp]) -> Verdicts:
    """Return one bit a unit and measure, as if every measure were an indicator of its own."""
    units, width = figures.shape
    # Room for every indicator's column even if the set's measures were fewer.
    cells = np.empty((units, max(width, len(rules.indicators))), dtype=np.uint8)
    rows = min(_BLOCK, units)
    bounds = np.empty((rows, width))
    taken = np.empty((rows, width), dtype=np.uint8)
    further = np.empty((rows, width), dtype=np.uint8)
    truths = np.empty((rows, width), dtype=np.bool_)
    for start in range(0, units, _BLOCK):
        stop = min(start + _BLOCK, units)
        size = stop - start
        block, where = figures[start:stop], places[start:stop]
        bound, less, more, truth = bounds[:size], taken[:size], further[:size], truths[:size]
        # "wrap" spares the checked copy that take makes with `out` otherwise; places are within bounds.
        np.take(rules.bounds, where, axis=0, out=bound, mode="wrap")
        np.take(rules.reported, where, axis=0, out=less, mode="wrap")
        np.take(rules.passed, where, axis=0, out=more, mode="wrap")
        np.greater_equal(block, bound, out=truth)
        np.multiply(more, truth.view(np.uint8), out=more)
        np.equal(block, block, out=truth)  # false for NaN alone
        np.multiply(less, truth.view(np.uint8), out=less)
        # Modulo 256: NOT_REPORTED, less what being reported takes away, plus what a true comparison changes.
        np.add(less, more, out=less)
        np.subtract(_NOT_REPORTED, less, out=cells[start:stop, :width])
    return cells


def _precedence(flags: int) -> int:
    for flag in (_NOT_MET, _NOT_REPORTED, _NOT_JUDGED):
        if flags & flag:
            return flag
    return _MET


#: What parts that must all hold make together, by their bits joined with "or".
_ALL_PARTS: Verdicts = np.array([_precedence(flags) for flags in range(16)], dtype=np.uint8)


def _judge_cases(one: _Guarded, figures: Figures, places: npt.NDArray[np.intp]) -> tuple[Verdicts, Truths]:
    """Return the verdicts of an indicator with cases, and where a person may decide.

    The first case of the unit's area whose conditions hold binds. Where no case does: not reported if a condition's own
    figure is missing, otherwise not judged once anything is reported.
    """
    values = {measure: np.ascontiguousarray(figures[:, measure]) for measure in one.measures}
    missing = {measure: np.isnan(column) for measure, column in values.items()}
    units = len(places)
    verdicts = np.full(units, _NOT_JUDGED, dtype=np.uint8)
    verdicts[np.logical_and.reduce(list(missing.values()))] = _NOT_REPORTED
    undecided = np.ones(units, dtype=np.bool_)
    waiting = np.ones(units, dtype=np.bool_)
    for case in one.cases:
        hit = waiting & case.covers[places]
        for measure, operator, number in case.conditions:
            lacking = hit & missing[measure]
            verdicts[lacking] = _NOT_REPORTED
            undecided[lacking] = False
            hit &= ~missing[measure]
            hit &= _COMPARE[operator](values[measure], number)
        rows = np.flatnonzero(hit)
        if not len(rows):
            continue
        waiting[rows] = False
        flags = np.zeros(len(rows), dtype=np.uint8)
        unknown = np.zeros(len(rows), dtype=np.bool_)
        for part in case.bounds:
            outcome, open_ = _judge_part(part, values, rows, places)
            flags |= outcome
            unknown |= open_
        verdicts[rows] = _ALL_PARTS[flags]
        undecided[rows] = unknown
    return verdicts, undecided


def _judge_part(
    part: _Bound, values: dict[int, Figures], rows: npt.NDArray[np.intp], places: npt.NDArray[np.intp]
) -> tuple[Verdicts, Truths]:
    """Return the verdicts of one part for some rows, and where its threshold or its share is not known."""
    figure = values[part.measure][rows]
    bound = part.bounds[places[rows]]
    missing = np.isnan(figure)
    unknown = np.isnan(bound)
    if part.whole >= 0:
        whole = values[part.whole][rows]
        missing |= np.isnan(whole)
        unknown |= whole <= 0  # no share of nothing
        figure, bound = 100 * figure, bound * whole  # exact for whole numbers, where a quotient would round
    outcome = np.where(_COMPARE[part.operator](figure, bound), np.uint8(_MET), np.uint8(_NOT_MET))
    outcome[unknown] = _NOT_JUDGED
    outcome[missing] = _NOT_REPORTED
    return outcome, unknown


def _apply_decisions(rules: Rules, column: int, verdicts: Verdicts, decided: Numbers, undecided: Truths) -> None:
    """Write people's decisions into a column of verdicts, where the law leaves room for them."""
    eligible = undecided & (verdicts != _NOT_MET)
    if column in rules.by_person:
        eligible |= verdicts == _NOT_REPORTED
    verdicts[eligible & (decided == Decision.MET)] = _MET
    verdicts[eligible & (decided == Decision.NOT_MET)] = _NOT_MET
    if column in rules.conditional:
        verdicts[decided == Decision.NOT_APPLICABLE] = _NOT_APPLICABLE
