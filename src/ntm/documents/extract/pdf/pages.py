"""The lines of a PDF page in the order in which it was written, its tables as one line a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

import pypdfium2

from ntm.core.reading.places import Cell, Table
from ntm.documents.extract.pdf.tables import Ruled


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table within its own words: spans count from where they begin."""

    length: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]

    def moved(self, start: int) -> Table:
        """Return the table as it stands in a text in which its words begin at `start`."""
        cells = tuple(
            Cell(cell.row, cell.column, start + cell.start, start + cell.end, cell.rows, cell.columns)
            for cell in self.cells
        )
        return Table(start, start + self.length, self.rows, self.columns, cells)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words; or a whole table, whose rows are lines of one text."""

    text: str
    table: PlacedTable | None = None


def lines_of(page: pypdfium2.PdfTextPage, tables: Sequence[Ruled]) -> tuple[Line, ...]:
    """Return the lines of a page; `tables` are those found on it."""
    if not tables:
        return tuple(_by_distance(page))
    lines: list[Line] = []
    written: set[int] = set()
    middle_before: float | None = None
    right_before = 0.0
    for number in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(number)
        held = next(
            (index for index, table in enumerate(tables) if table.box.holds((left + right) / 2, (bottom + top) / 2)),
            None,
        )
        if held is not None:
            if held not in written:
                written.add(held)
                lines.append(_table(page, tables[held]))
            middle_before = None
            continue
        words = " ".join(_clean(page.get_text_bounded(left, bottom, right, top)).split())
        if not words:
            continue
        beside = middle_before is not None and bottom <= middle_before <= top and left >= right_before - 1
        if beside and lines and lines[-1].table is None:
            lines[-1] = Line(f"{lines[-1].text} {words}")
        else:
            lines.append(Line(words))
        middle_before, right_before = (bottom + top) / 2, right
    return tuple(lines)


#: Lines further apart than so many times the usual distance of the page have space put between them.
_APART = 1.3
_SPACE = Line("")


def _by_distance(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page, with two empty ones where the page leaves space between paragraphs: a PDF knows no
    empty lines."""
    text = page.get_text_range()
    if page.count_chars() != len(text):  # letters outside the first plane of Unicode: places cannot be told
        yield from (Line(line) for line in _clean(text).split("\n"))
        return
    lines: list[tuple[str, float]] = []  # words, and the height at which they stand
    at = 0
    for line in text.replace("\r", "\n").split("\n"):
        words = line.strip()
        if words:
            _, bottom, _, top = page.get_charbox(at + line.index(words[0]), loose=True)
            lines.append((_clean(line), (bottom + top) / 2))
        at += len(line) + 1
    steps = [above - below for (_, above), (_, below) in pairwise(lines) if above - below > 1]
    usual = median_low(steps) if steps else 0.0
    height: float | None = None
    for words, middle in lines:
        if height is not None and usual and height - middle > _APART * usual:
            yield from (_SPACE, _SPACE)
        height = middle
        yield Line(words)


def _table(page: pypdfium2.PdfTextPage, ruled: Ruled) -> Line:
    cells: list[Cell] = []
    pieces: list[str] = []
    length = 0
    row_before: int | None = None
    for one in ruled.cells:
        box = one.box
        words = " ".join(_clean(page.get_text_bounded(box.left, box.bottom, box.right, box.top)).split())
        parting = "" if row_before is None else (" | " if one.row == row_before else "\n")
        row_before = one.row
        start = length + len(parting)
        pieces.extend((parting, words))
        length = start + len(words)
        cells.append(Cell(one.row, one.column, start, length, one.rows, one.columns))
    return Line("".join(pieces), PlacedTable(length, ruled.rows, ruled.columns, tuple(cells)))


def _clean(text: str) -> str:
    """Return words with line ends of one kind. For a hyphen at a line's end the library puts a mark of its own, as for
    one that parts a word; Vietnamese words are not parted so: the hyphen is the paper's ("QĐ-", "UBND")."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x02", "-")
