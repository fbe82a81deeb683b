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

#: What a figure takes away from NOT_REPORTED by being there: it makes the cell not judged, or not met unless it passes.
_AS_UNKNOWN = np.uint8(_NOT_REPORTED - _NOT_JUDGED)
_AS_FAILED = np.uint8(_NOT_REPORTED - _NOT_MET)

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
    everywhere: float  # the bound where it is the same in every area, else NaN


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
    unknown: Truths  # bool[areas + 1, measures]: there is no bound, whatever is reported
    partly_known: tuple[int, ...]  # measures whose bound is known in some areas only
    flipped: Verdicts  # uint8[block, measures]: 1 where the law holds if `figure >= bound` does not
    worth: Verdicts  # uint8[block, measures]: what being reported takes away from NOT_REPORTED
    moved: tuple[tuple[int, int], ...]  # (column, measure) where the measure in force is not the column's own
    together: tuple[_Together, ...]
    guarded: tuple[_Guarded, ...]
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
            unknown[:, position] = np.isnan(known)
            flips[position] = requirement.operator in (Operator.AT_MOST, Operator.LESS_THAN)
            for row, number in enumerate(known):
                bounds[row, position] = _bound(requirement.operator, float(number))
        if len(measures) > 1:
            together.append(_Together(column, measures))
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
        flipped=np.tile(flips, (_BLOCK, 1)),
        worth=np.tile(np.where(unknown[:-1].all(axis=0) & unknown[-1], _AS_UNKNOWN, _AS_FAILED), (_BLOCK, 1)),
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
) -> _Guarded:
    def bound(one: Requirement) -> _Bound:
        whole = positions[one.share_of] if one.share_of else -1
        bounds = _thresholds(one, areas, on)
        everywhere = float(bounds[0]) if (bounds == bounds[0]).all() else np.nan
        return _Bound(positions[one.measure], whole, one.operator, bounds, everywhere)

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
    cells, values = _compare(rules, figures, places)
    verdicts = cells[:, : len(rules.indicators)]
    for column, measure in rules.moved:
        verdicts[:, column] = cells[:, measure]
    undecided = _judge_parts(rules, values, places, cells, verdicts)
    for column in rules.suspended:
        verdicts[:, column] = _NOT_APPLICABLE
    if decisions is not None:
        for column, table in rules.open:
            decided = decisions[:, column].view(np.uint8)
            if not decided.any():
                continue
            lacking = undecided.get(column)
            if lacking is None:
                lacking = rules.undecided[:, column].take(places)
            keys: Verdicts = verdicts[:, column] | decided << np.uint8(5) | lacking.view(np.uint8) << np.uint8(7)
            verdicts[:, column] = translated(keys, table)
    return verdicts


def _judge_parts(
    rules: Rules, values: dict[int, Figures], places: npt.NDArray[np.intp], cells: Verdicts, verdicts: Verdicts
) -> dict[int, Truths]:
    """Write the verdicts of indicators in several parts; return where those with cases leave room for a person."""
    joined = np.empty((len(rules.together) + len(rules.guarded), len(places)), dtype=np.uint8)
    columns: list[int] = []
    undecided: dict[int, Truths] = {}
    for parts in rules.together:
        row = joined[len(columns)]
        np.bitwise_or(cells[:, parts.measures[0]], cells[:, parts.measures[1]], out=row)
        for measure in parts.measures[2:]:
            np.bitwise_or(row, cells[:, measure], out=row)
        columns.append(parts.column)
    for one in rules.guarded:
        joined[len(columns)], undecided[one.column] = _judge_cases(one, values, places)
        columns.append(one.column)
    for row, column in zip(translated(joined, _ALL_PARTS), columns, strict=True):
        verdicts[:, column] = row
    return undecided


def _compare(rules: Rules, figures: Figures, places: npt.NDArray[np.intp]) -> tuple[Verdicts, dict[int, Figures]]:
    """Return one bit a unit and measure, as if every measure were an indicator of its own.

    And, while they are at hand, the figures of the measures that are looked at by themselves, each in one piece.
    """
    units, width = figures.shape
    cells = np.empty((units, width), dtype=np.uint8)
    rows = min(_BLOCK, units)
    bounds = np.empty((rows, width))
    passing = np.empty((rows, width), dtype=np.uint8)
    present = np.empty((rows, width), dtype=np.uint8)
    values = {measure: np.empty(units) for one in rules.guarded for measure in one.measures}
    for start in range(0, units, _BLOCK):
        size = min(_BLOCK, units - start)
        block = figures[start : start + size]
        bound, passes, there = bounds[:size], passing[:size], present[:size]
        for measure, column in values.items():
            column[start : start + size] = block[:, measure]
        # "clip" spares the checked copy that take makes with `out` otherwise; places are within bounds.
        np.take(rules.bounds, places[start : start + size], axis=0, out=bound, mode="clip")
        np.greater_equal(block, bound, out=passes.view(np.bool_))
        np.equal(block, block, out=there.view(np.bool_))  # false for NaN alone
        np.bitwise_xor(passes, rules.flipped[:size], out=passes)
        np.bitwise_and(passes, there, out=passes)
        # NOT_REPORTED - (NOT_REPORTED - NOT_MET) = NOT_MET, and one less is MET.
        np.multiply(there, rules.worth[:size], out=there)
        np.add(there, passes, out=there)
        np.subtract(_NOT_REPORTED, there, out=cells[start : start + size])
    for measure in rules.partly_known:
        cell = cells[:, measure]
        cell[rules.unknown[:, measure].take(places) & (cell == _NOT_MET)] = _NOT_JUDGED
    nowhere = np.flatnonzero(places == len(rules.bounds) - 1)
    if nowhere.size:
        lines = cells[nowhere]
        lines[rules.unknown[-1] & (lines == _NOT_MET)] = _NOT_JUDGED
        cells[nowhere] = lines
    return cells, values


def _precedence(flags: int) -> int:
    for flag in (_NOT_MET, _NOT_REPORTED, _NOT_JUDGED):
        if flags & flag:
            return flag
    return _MET


#: What parts that must all hold make together, by their bits joined with "or".
_ALL_PARTS = bytes(_precedence(flags) for flags in range(256))


def translated(flags: Verdicts, table: bytes) -> Verdicts:
    """Return the array with every byte replaced by the table's of 256; several times as fast as indexing a table."""
    return np.frombuffer(bytearray(flags.tobytes()).translate(table), dtype=np.uint8).reshape(flags.shape)


def _judge_cases(one: _Guarded, values: dict[int, Figures], places: npt.NDArray[np.intp]) -> tuple[Verdicts, Truths]:
    """Return the bits of the parts that bind each unit, joined, and where a person may decide.

    The first case of the unit's area whose conditions hold binds. Where no case does: not reported if a condition's own
    figure is missing, otherwise not judged once anything is reported.
    """
    missing = {measure: np.isnan(values[measure]) for measure in one.measures}
    flags = np.zeros(len(places), dtype=np.uint8)
    undecided = np.zeros(len(places), dtype=np.bool_)
    lacking = np.zeros(len(places), dtype=np.bool_)
    waiting = np.ones(len(places), dtype=np.bool_)
    judged: dict[tuple[int, int, Operator, float], tuple[Verdicts, Truths]] = {}
    for case in one.cases:
        hit = waiting & case.covers.take(places)
        for measure, operator, number in case.conditions:
            lacking |= hit & missing[measure]
            hit &= _COMPARE[operator](values[measure], number)  # never true of NaN
        waiting ^= hit
        for part in case.bounds:
            key = (part.measure, part.whole, part.operator, part.everywhere)
            if key not in judged or np.isnan(part.everywhere):
                judged[key] = _judge_part(part, values, missing, places)
            bits, unknown = judged[key]
            flags |= bits * hit.view(np.uint8)
            undecided |= hit & unknown
    silent = missing[one.measures[0]]
    for measure in one.measures[1:]:
        silent = silent & missing[measure]
    silent = silent | lacking
    flags |= (waiting & silent).view(np.uint8) * np.uint8(_NOT_REPORTED)
    flags |= (waiting & ~silent).view(np.uint8) * np.uint8(_NOT_JUDGED)
    undecided |= waiting & ~lacking
    return flags, undecided


def _judge_part(
    part: _Bound, values: dict[int, Figures], missing: dict[int, Truths], places: npt.NDArray[np.intp]
) -> tuple[Verdicts, Truths]:
    """Return the bits of one part, and where its threshold or its share is not known."""
    figure, absent = values[part.measure], missing[part.measure]
    bound: Figures | float = part.everywhere
    if np.isnan(part.everywhere):
        bound = part.bounds.take(places)
    unknown = np.isnan(bound) if isinstance(bound, np.ndarray) else np.zeros(len(places), dtype=np.bool_)
    if part.whole >= 0:
        whole = values[part.whole]
        absent = absent | missing[part.whole]
        unknown = unknown | (whole <= 0)  # no share of nothing
        figure, bound = 100 * figure, bound * whole  # exact for whole numbers, where a quotient would round
    bits = np.uint8(_NOT_MET) - _COMPARE[part.operator](figure, bound).view(np.uint8)  # one less is MET
    # What is missing goes before what is not known, and both before the comparison.
    bits *= ~(absent | unknown)
    bits |= absent.view(np.uint8) * np.uint8(_NOT_REPORTED) | unknown.view(np.uint8) * np.uint8(_NOT_JUDGED)
    return bits, unknown


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
