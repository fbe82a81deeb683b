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
        parts = line.split("|")
        columns = max(columns, len(parts))
        for column, part in enumerate(parts):
            inner = at + len(part) - len(part.lstrip()) if part.strip() else at
            cells.append(Cell(row, column, inner, inner + len(part.strip())))
            at += len(part) + 1
        start += len(line) + 1
    return Table(found.start(), start - 1, len(lines), columns, tuple(cells))
