"""A table as somebody made it: texts by row and column, what is merged, hidden, coloured or noted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ntm.core.territory import names

Place = tuple[int, int]


class Shape(StrEnum):
    """How a table is laid: units below each other, beside each other, or the items of one unit below each other."""

    ROWS = "rows"
    COLUMNS = "columns"
    LIST = "list"

    @property
    def is_turned(self) -> bool:
        """Say whether the table is read column by column."""
        return self is not Shape.ROWS

    @property
    def line(self) -> str:
        """Return what a unit's figures stand in, in Vietnamese."""
        return "cột" if self.is_turned else "dòng"

    @property
    def label(self) -> str:
        """Return it in Vietnamese."""
        return {
            "rows": "mỗi xã một dòng",
            "columns": "mỗi xã một cột",
            "list": "bảng của một xã, mỗi chỉ tiêu một dòng",
        }[self]


@dataclass(frozen=True, slots=True)
class Board:
    """A sheet. Rows and columns count from 0; `merged` are rectangles with both ends.

    `cautions` say of places why what stands there may not hold (a formula's last value); `faults` why it cannot be
    taken (an error). `colours` are grounds other than white, as "FFFF00".
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    colours: Mapping[Place, str] = field(default_factory=dict)
    notes: Mapping[Place, str] = field(default_factory=dict)
    cautions: Mapping[Place, str] = field(default_factory=dict)
    faults: Mapping[Place, str] = field(default_factory=dict)
    is_hidden: bool = False

    @property
    def width(self) -> int:
        """Return the number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def text(self, row: int, column: int) -> str:
        """Return what a cell holds, empty where it holds nothing."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""

    def turned(self) -> Board:
        """Return the table with its columns as rows: units that stand beside each other then stand below each other."""
        width = self.width
        return Board(
            name=self.name,
            rows=tuple(tuple(self.text(row, column) for row in range(len(self.rows))) for column in range(width)),
            merged=tuple((left, top, right, bottom) for top, left, bottom, right in self.merged if left < width),
            hidden_rows=self.hidden_columns,
            hidden_columns=self.hidden_rows,
            colours=_turned(self.colours),
            notes=_turned(self.notes),
            cautions=_turned(self.cautions),
            faults=_turned(self.faults),
            is_hidden=self.is_hidden,
        )

    def spread(self) -> Board:
        """Return the table with what stands in a merged cell written into all cells that it covers."""
        rows = [list(row) + [""] * (self.width - len(row)) for row in self.rows]
        for top, left, bottom, right in self.merged:
            if top >= len(rows) or left >= self.width:
                continue
            text = rows[top][left]
            for row in range(top, min(bottom, len(rows) - 1) + 1):
                for column in range(left, min(right, self.width - 1) + 1):
                    rows[row][column] = rows[row][column] or text
        return replace(self, rows=tuple(tuple(row) for row in rows))


def _turned(places: Mapping[Place, str]) -> dict[Place, str]:
    return {(column, row): text for (row, column), text in places.items()}


def fingerprint(headings: tuple[str, ...]) -> str:
    """Return the digest by which a table with the same headings is known again, whatever its rows."""
    return hashlib.sha256("|".join(names.search_key(one) for one in headings).encode()).hexdigest()
