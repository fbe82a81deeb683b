"""Where in a paper something stands: page, paragraph, or the cell of a table, as its file's format tells.

Facts are cited by offsets into the extracted text. A person looks for them on paper, by page and paragraph or by the
row of a table; this module turns one into the other. What a format does not know (a page of a .docx that was never
paginated) stays unknown.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: `row` and `column` from 0, over how many of each it reaches, and its span of the text."""

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1

    def text(self, of: str) -> str:
        """Return the cell's words in an extracted text, white space collapsed."""
        return " ".join(of[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the extracted text: its span, its size, and its cells in reading order."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an offset stands; what is not known is None. All numbers count from 1, as a person does."""

    page: int | None
    paragraph: int | None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @property
    def words(self) -> str:
        """Return the place in Vietnamese: "trang 3, đoạn 12", "trang 5, bảng 2, hàng 4, cột 3"."""
        parts = [f"trang {self.page}"] if self.page is not None else []
        if self.table is not None:
            parts.append(f"bảng {self.table}")
            if self.row is not None:
                parts.append(f"hàng {self.row}")
            if self.column is not None:
                parts.append(f"cột {self.column}")
        elif self.paragraph is not None:
            parts.append(f"đoạn {self.paragraph}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Structure:
    """What a format says of an extracted text: where its pages and paragraphs begin, and its tables.

    `pages` and `paragraphs` are offsets in rising order; empty where the format does not tell.
    """

    pages: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()
    tables: tuple[Table, ...] = ()

    def place_of(self, offset: int) -> Place:
        """Return where an offset of the extracted text stands."""
        page = bisect_right(self.pages, offset) if self.pages else None
        paragraph = bisect_right(self.paragraphs, offset) if self.paragraphs else None
        found = Place(page or None, paragraph or None)
        number = bisect_right(self._table_starts, offset)
        if not number or offset >= self.tables[number - 1].end:
            return found
        for cell in self.tables[number - 1].cells:
            if cell.start <= offset < max(cell.end, cell.start + 1):
                return Place(found.page, found.paragraph, number, cell.row + 1, cell.column + 1)
        return Place(found.page, found.paragraph, number)

    @cached_property
    def _table_starts(self) -> tuple[int, ...]:
        return tuple(table.start for table in self.tables)


def of_plain_text(text: str) -> Structure:
    """Return the structure that a text itself shows: pages parted by form feeds, paragraphs by its lines."""
    pages = [0] + [offset + 1 for offset, char in enumerate(text) if char == "\f"] if "\f" in text else []
    paragraphs: list[int] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(offset + len(line) - len(line.lstrip()))
        offset += len(line) + 1
    return Structure(tuple(pages), tuple(paragraphs))
