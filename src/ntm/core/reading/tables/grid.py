"""A table of a paper as rows and columns, its heading rows told from its data, merged cells filled out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction import quantities
from ntm.core.reading.places import Cell, Table
from ntm.core.reading.text import matching_key

#: No annex of a paper is larger; a larger grid is one that lies about itself.
MOST_CELLS = 60_000
_MOST_HEADINGS = 4
_NUMBERING = re.compile(r"\(?\d{1,2}\)?(?:\s?=.*)?")
_NUMBER = re.compile(rf"(?P<sign>≥|>=|≤|<=|>|<|~|=|từ|trên|dưới|hơn)?\s?(?P<n>{quantities.DECIMAL})\s?(?P<rest>.*)")
_SIGNS = {"≥": ">=", "≤": "<=", "từ": ">=", "trên": ">", "hơn": ">", "dưới": "<"}
_NOTHING = frozenset(["", "-", "–", "—", "...", "…", "/"])


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell: its value, the sign before it ("=" for none), and the words behind it."""

    value: Decimal
    op: str
    rest: str


@dataclass(frozen=True)
class Grid:
    """A table over its text. `row` and `column` count from 0; a merged cell stands in each place that it covers."""

    text: str
    table: Table
    #: The words right before the table: its caption and the unit of its amounts.
    caption: str

    @cached_property
    def _cells(self) -> dict[tuple[int, int], Cell]:
        places: dict[tuple[int, int], Cell] = {}
        for cell in self.table.cells:
            for row in range(cell.row, min(cell.row + cell.rows, self.table.rows)):
                for column in range(cell.column, min(cell.column + cell.columns, self.table.columns)):
                    places.setdefault((row, column), cell)
        return places

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place; None where the table has none."""
        return self._cells.get((row, column))

    def words(self, row: int, column: int) -> str:
        """Return the words of a place, empty where it has none."""
        cell = self.cell(row, column)
        return vietnamese.compose(cell.text(self.text)) if cell is not None else ""

    def key(self, row: int, column: int) -> str:
        """Return the words of a place for matching."""
        return matching_key(self.words(row, column))

    @cached_property
    def headings(self) -> int:
        """Return how many rows head the table: down to where merged heading cells end, and a row of numbers below."""
        rows = 1
        for row in range(min(_MOST_HEADINGS, self.table.rows)):
            if row >= rows:
                break
            for column in range(self.table.columns):
                cell = self.cell(row, column)
                if cell is not None and cell.row == row:
                    rows = max(rows, min(cell.row + cell.rows, _MOST_HEADINGS))
                    if row + 1 == rows and cell.columns > 1 and cell.columns < self.table.columns:
                        rows = min(rows + 1, _MOST_HEADINGS)
        if rows < self.table.rows and self._is_numbering(rows):
            rows += 1
        return min(rows, self.table.rows)

    def _is_numbering(self, row: int) -> bool:
        """Say whether a row only numbers the columns: "(1) (2) (3)", "1 2 3 4=5+6"."""
        filled = [words for column in range(self.table.columns) if (words := self.words(row, column))]
        return len(filled) >= 3 and len(filled) >= self.table.columns - 1 and all(map(_NUMBERING.fullmatch, filled))

    def heading(self, column: int) -> str:
        """Return the key of a column's heading: the words of its heading rows from the top, each once."""
        parts: list[str] = []
        for row in range(self.headings):
            words = self.key(row, column)
            if words and words not in parts and not self._is_numbering(row):
                parts.append(words)
        return " ".join(parts)

    def last_heading(self, column: int) -> str:
        """Return the key of the lowest heading of a column that is not the row of numbers."""
        for row in reversed(range(self.headings)):
            if not self._is_numbering(row) and (words := self.key(row, column)):
                return words
        return ""

    @property
    def data(self) -> range:
        """Return the rows below the headings."""
        return range(self.headings, self.table.rows)

    def figure(self, row: int, column: int) -> Figure | None:
        """Return the number that a cell states; None for a cell of words, of nothing, or of a dash."""
        return figure_of(self.key(row, column))

    def span(self, row: int) -> tuple[int, int]:
        """Return the place of a row in the text."""
        cells = [cell for column in range(self.table.columns) if (cell := self.cell(row, column)) and cell.row == row]
        return (min(cell.start for cell in cells), max(cell.end for cell in cells)) if cells else (0, 0)


def figure_of(key: str) -> Figure | None:
    """Read the number that a cell's words begin with; a range or a fraction is no number."""
    if key in _NOTHING:
        return None
    match = _NUMBER.fullmatch(key)
    if match is None or re.match(r"[-–/]\s?\d", match["rest"]):
        return None
    if match["rest"] and not re.match(r"(?:%|[a-zà-ỹđ(].{0,40}$|trở lên|trở xuống)", match["rest"]):
        return None
    sign = match["sign"] or ("≥" if "trở lên" in match["rest"] else "≤" if "trở xuống" in match["rest"] else "=")
    return Figure(quantities.decimal(match["n"]), _SIGNS.get(sign, sign), match["rest"].strip())


def grids(text: str, tables: tuple[Table, ...]) -> tuple[Grid, ...]:
    """Return the tables of a text that can hold facts: two rows and two columns at least, and of a sound size.

    What goes on over a page's end is one table.
    """
    found: list[Grid] = []
    before = 0
    for table in tables:
        if table.columns > 1 and table.rows * table.columns <= MOST_CELLS:
            caption = text[max(before, table.start - 400) : table.start]
            grid = Grid(text, table, matching_key(vietnamese.clean(caption)))
            if found and (whole := _continued(found[-1], grid)) is not None:
                found[-1] = whole
            else:
                found.append(grid)
        before = table.end
    return tuple(grid for grid in found if grid.table.rows > 1)


_PAGE_END = re.compile(r"[\s\d\f./|-]*(?:trang[\s\d/]+)?[\s\d\f./|-]*", re.IGNORECASE)
_LONGEST_GAP = 80


def _continued(first: Grid, second: Grid) -> Grid | None:
    """Return two tables as one where nothing but a page's number parts them; None for two tables.

    The second repeats the first one's headings, which are left out, or goes on with rows that have figures.
    """
    one, other = first.table, second.table
    gap = first.text[one.end : other.start]
    rows = one.rows + other.rows
    if one.columns != other.columns or len(gap) > _LONGEST_GAP or not _PAGE_END.fullmatch(gap):
        return None
    if rows * one.columns > MOST_CELLS:
        return None
    heads = first.headings
    repeats = other.rows >= heads and all(
        first.key(row, column) == second.key(row, column) for row in range(heads) for column in range(one.columns)
    )
    goes_on = any(figure_of(second.key(0, column)) is not None for column in range(one.columns))
    if not repeats and not goes_on:
        return None
    left_out = heads if repeats else 0
    down = one.rows - left_out
    cells = tuple(replace(cell, row=cell.row + down) for cell in other.cells if cell.row >= left_out)
    table = Table(one.start, other.end, rows - left_out, one.columns, one.cells + cells)
    return Grid(first.text, table, first.caption)
