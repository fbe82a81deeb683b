"""Tables of communes by how many criteria they meet: "Vĩnh Đại | 15/19 | 19/19", a column a year."""

from __future__ import annotations

import re

from ntm.core.kernel import vietnamese
from ntm.core.planning import means
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.tables import columns
from ntm.core.reading.tables.grid import Grid

_LEVEL = re.compile(rf"(?P<n>\d{{1,2}})\s?/\s?{means.CRITERIA}(?: (?:tiêu chí|tc))?")
_PLACE = re.compile(r"^(?:xã|thị trấn)\s+", re.IGNORECASE)
_BEFORE = re.compile(r"thực hiện|hiện trạng|hiện có|kết quả|đã đạt|đến hết năm|đạt năm")


def facts_of(grid: Grid, head: PaperHead) -> list[Fact]:
    """Return how many of the 19 criteria each commune of a table meets, a fact a commune and column; empty for a table
    without a column of communes or whose other cells are not such levels."""
    names = columns.name_column(grid)
    if names is None:
        return []
    held = [
        column
        for column in range(grid.table.columns)
        if column != names and len(levels := [grid.key(row, column) for row in grid.data]) > 1 and _are_levels(levels)
    ]
    return [
        fact for row in grid.data for column in held if (fact := _level(grid, row, names, column, head)) is not None
    ]


def _are_levels(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_LEVEL.fullmatch(cell) for cell in filled)


def _level(grid: Grid, row: int, names: int, column: int, head: PaperHead) -> Fact | None:
    found = _LEVEL.fullmatch(grid.key(row, column))
    name = _PLACE.sub("", vietnamese.clean(grid.words(row, names)))
    cell = grid.cell(row, column)
    if found is None or not name or cell is None:
        return None
    start, _ = grid.span(row)
    year = columns.year_of(grid, column, head.year)
    return Fact(
        FactKind.COMMUNE_CRITERIA,
        start,
        cell.end,
        vietnamese.collapse(grid.text[start : cell.end]),
        numerator=int(found["n"]),
        denominator=means.CRITERIA,
        unit="tiêu chí",
        year=year,
        baseline=_BEFORE.search(grid.heading(column)) is not None and year is not None and year != head.year,
        names=(name,),
    )
