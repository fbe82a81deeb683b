"""Judging many units at once: figures in, one verdict bit an indicator out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.rules import (
    BLOCK,
    Bound,
    Decision,
    Figures,
    Guarded,
    Numbers,
    Rules,
    SetNotInForce,
    Truths,
    Verdicts,
    compile_rules,
    decidable,
)
from ntm.core.criteria.sets import Operator
from ntm.core.kernel.states import VerdictFlag

__all__ = [
    "Decision",
    "Figures",
    "Numbers",
    "Rules",
    "SetNotInForce",
    "Truths",
    "Verdicts",
    "WrongShape",
    "compile_rules",
    "decidable",
    "judge",
    "translated",
]

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


class WrongShape(ValueError):
    """Arrays whose sizes do not agree with the rules or with each other."""


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
            keys: Verdicts = decisions[:, column].astype(np.uint8)
            if not keys.any():
                continue
            lacking = undecided.get(column)
            if lacking is None:
                lacking = rules.undecided[:, column].take(places)
            keys |= lacking.view(np.uint8) << np.uint8(2)
            keys <<= np.uint8(5)
            keys |= verdicts[:, column]
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
    rows = min(BLOCK, units)
    bounds = np.empty((rows, width))
    passing = np.empty((rows, width), dtype=np.uint8)
    present = np.empty((rows, width), dtype=np.uint8)
    values = {measure: np.empty(units) for one in rules.guarded for measure in one.measures}
    for start in range(0, units, BLOCK):
        size = min(BLOCK, units - start)
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


def _judge_cases(one: Guarded, values: dict[int, Figures], places: npt.NDArray[np.intp]) -> tuple[Verdicts, Truths]:
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
    part: Bound, values: dict[int, Figures], missing: dict[int, Truths], places: npt.NDArray[np.intp]
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
