"""Reads and checks whole columns of figures at once: what a board of thousands of units says of one measure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.admissibility import Objection, admissible
from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.kernel import vietnamese

#: What people type for đạt and chưa đạt, without diacritics.
YES = frozenset({"1", "dat", "d", "co", "x", "✓", "✔", "√"})
NO = frozenset({"0", "chua dat", "cd", "khong dat", "kd", "khong", "k"})

Figures = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """The figures of a column, NaN where nothing was said or it cannot be taken; what cannot is in `problems`, by row,
    in Vietnamese."""

    values: Figures
    problems: dict[int, str]


def read_column(cells: Sequence[object], *, measure: Measure) -> ReadColumn:
    """Return the figures of a column of cells (numbers, texts as Vietnamese write them, blanks); float64[cells].

    A text is read once however often it stands there. The objections are those of `admissible`.
    """
    problems: dict[int, str] = {}
    if set(map(type, cells)) <= {float, int}:
        values = np.array(cells, dtype=np.float64)
    else:
        known: dict[object, float] = {}
        strange: set[object] = set()
        for cell in set(cells):
            try:
                known[cell] = math.nan if cell in ("", None) else _read(cell, measure)
            except vietnamese.NotANumber:
                known[cell] = math.nan
                strange.add(cell)
        values = np.fromiter(map(known.__getitem__, cells), dtype=np.float64, count=len(cells))
        if strange:
            problems = {
                row: f"“{str(cell)[:40]}” không phải là số" for row, cell in enumerate(cells) if cell in strange
            }
    for objection, rows in _objections(values, measure):
        for row in rows.tolist():
            problems[row] = objection.label
            values[row] = math.nan
    return ReadColumn(values, problems)


def _read(cell: object, measure: Measure) -> float:
    if isinstance(cell, bool | int | float):
        return float(cell)
    text = str(cell).strip()
    if measure.kind.is_yes_or_no:
        key = vietnamese.fold(text)
        if key in YES or key in NO:
            return 1.0 if key in YES else 0.0
        raise vietnamese.NotANumber(text)
    return float(vietnamese.parse_number(text.removesuffix("%"))) if text else math.nan


def _objections(values: Figures, measure: Measure) -> list[tuple[Objection, npt.NDArray[np.intp]]]:
    """Return what speaks against figures, and in which rows; the same as `admissible` says of each."""
    said = ~np.isnan(values)
    bad = said & ~np.isfinite(values)
    if measure.kind.is_yes_or_no:
        bad |= said & (values != 0) & (values != 1)
    else:
        bad |= values < 0
        if measure.kind is MeasureKind.PERCENT:
            bad |= values > 100
        if measure.kind.is_whole:
            bad |= said & (values != np.floor(values))
    found: dict[Objection, list[int]] = {}
    for row in np.flatnonzero(bad).tolist():
        objection = admissible(measure, float(values[row]))
        if objection is not None:
            found.setdefault(objection, []).append(row)
    return [(objection, np.array(rows, dtype=np.intp)) for objection, rows in found.items()]
