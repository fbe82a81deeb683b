"""Reads and checks whole columns of figures at once: what a board of thousands of units says of one measure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.admissibility import Objection, admissible
from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.kernel import vietnamese

#: What people type for đạt and chưa đạt, without diacritics.
YES = frozenset({"1", "dat", "d", "co", "x", "✓", "✔", "√"})
NO = frozenset({"0", "chua dat", "cd", "khong dat", "kd", "khong", "k"})

#: So many rows are read at once.
_BLOCK = 512

Figures = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """The figures of a column, NaN where nothing was said or it cannot be taken; what cannot is in `problems`, by row,
    in Vietnamese."""

    values: Figures
    problems: dict[int, str]


def read_columns(rows: Sequence[Sequence[object]], *, measures: Mapping[int, Measure]) -> dict[int, ReadColumn]:
    """Return the figures of columns of a table, by column; each is float64[rows].

    Cells are numbers, texts as Vietnamese write them, or blanks; a row that ends early is blank from there. A text is
    read once however often it stands in a column. The objections are those of `admissible`.
    """
    found = {
        column: _Reading(measure, np.full(len(rows), math.nan), {"": math.nan, None: math.nan})
        for column, measure in measures.items()
    }
    width = max(measures, default=-1) + 1
    # A reader of workbooks makes its cells row by row: a whole column at once would fetch each from far away.
    for begin in range(0, len(rows), _BLOCK):
        block = rows[begin : begin + _BLOCK]
        if min(map(len, block)) < width:
            block = [[*row, *[""] * (width - len(row))] for row in block]
        by_column = list(zip(*block, strict=False))
        for column, reading in found.items():
            reading.take(by_column[column], begin)
    return {column: reading.judged() for column, reading in found.items()}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A column that is being read: its figures so far, what each text means, and what is no figure, by row."""

    measure: Measure
    values: Figures
    known: dict[object, float]
    strange: dict[int, str] = field(default_factory=dict)

    def take(self, cells: Sequence[object], begin: int) -> None:
        """Read the cells of rows from `begin` on."""
        here = self.values[begin : begin + len(cells)]
        if set(map(type, cells)) <= {float, int}:
            here[:] = np.array(cells, dtype=np.float64)
            return
        known = self.known
        unread: set[object] = set()
        for cell in set(cells) - known.keys():
            try:
                known[cell] = _read(cell, self.measure)
            except vietnamese.NotANumber:
                unread.add(cell)
        if not unread:
            here[:] = np.fromiter(map(known.__getitem__, cells), dtype=np.float64, count=len(cells))
            return
        here[:] = [known.get(cell, math.nan) for cell in cells]
        self.strange.update(
            (row, f"“{str(cell)[:40]}” không phải là số") for row, cell in enumerate(cells, begin) if cell in unread
        )

    def judged(self) -> ReadColumn:
        """Return the figures without those that cannot be taken."""
        problems = self.strange
        for objection, rows in _objections(self.values, self.measure):
            for row in rows.tolist():
                problems[row] = objection.label
                self.values[row] = math.nan
        return ReadColumn(self.values, problems)


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
