"""Tables of a written paper: lines whose cells are parted by " | ", as a file's format would tell them."""

from __future__ import annotations

import re

from ntm.core.reading.places import Cell, Structure, Table

_ROWS = re.compile(r"(?:^[^\n]* \| [^\n]*(?:\n|\Z))+", re.MULTILINE)


def structure(text: str) -> Structure:
    """Return the tables of a paper's text; a paper without " | " has none."""
    return Structure(tables=tuple(_table(found) for found in _ROWS.finditer(text)))


def _table(found: re.Match[str]) -> Table:
    cells: list[Cell] = []
    start, columns = found.start(), 0
    lines = found[0].rstrip("\n").split("\n")
    for row, line in enumerate(lines):
        at = start
        parts = line.split(" | ")
        columns = max(columns, len(parts))
        for column, part in enumerate(parts):
            cells.append(Cell(row, column, at, at + len(part)))
            at += len(part) + len(" | ")
        start += len(line) + 1
    return Table(found.start(), start - 1, len(lines), columns, tuple(cells))
