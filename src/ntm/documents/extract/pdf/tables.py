"""Ruled tables of a PDF page: which rectangles are cells. The lines are found by pdfplumber."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pdfplumber
import pdfplumber.pdf
import pypdfium2
from pypdfium2 import raw

#: Fewer strokes draw no table of two rows and two columns; more of them are a map.
_FEWEST_STROKES, _MOST_STROKES = 4, 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page in points, from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies in the rectangle."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell: where it stands in the grid, over how many rows and columns it reaches, and its rectangle."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table of a page: its rectangle, its size and its cells in reading order."""

    box: Box
    rows: int
    columns: int
    cells: tuple[RuledCell, ...]


def has_rules(page: pypdfium2.PdfPage) -> bool:
    """Say whether a page has strokes enough for a table, and not so many that it is a drawing."""
    strokes = 0
    for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        strokes += 1
        if strokes > _MOST_STROKES:
            return False
    return strokes >= _FEWEST_STROKES


class RuledPages:
    """Finds the tables of a file's pages; the file is opened for it when a page first asks."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: pdfplumber.pdf.PDF | None = None

    def on(self, index: int, *, height: float) -> tuple[Ruled, ...]:
        """Return the ruled tables of a page from the top down; none where the page's lines cannot be read."""
        try:
            if self._file is None:
                self._file = pdfplumber.open(io.BytesIO(self._data))
            page = self._file.pages[index]
            found = tuple(
                table
                for one in page.find_tables()
                if (table := _table([cell for cell in one.cells if cell is not None], height=height)) is not None
            )
            page.close()
        except Exception:  # the library lets errors of a damaged drawing through as they come; the words remain
            return ()
        return tuple(sorted(found, key=lambda table: -table.box.top))

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._file is not None:
            self._file.close()


def _table(cells: Sequence[tuple[float, float, float, float]], *, height: float) -> Ruled | None:
    """Place cells (left, top, right, bottom from the page's top) in a grid; None for what is only a frame."""
    if len(cells) < 4:
        return None
    xs, ys = _edges([x for cell in cells for x in cell[0::2]]), _edges([y for cell in cells for y in cell[1::2]])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 2 or columns < 2:
        return None
    placed: list[RuledCell] = []
    for left, top, right, bottom in cells:
        column, row = _nearest(xs, left), _nearest(ys, top)
        placed.append(
            RuledCell(
                row,
                column,
                max(1, _nearest(ys, bottom) - row),
                max(1, _nearest(xs, right) - column),
                Box(left, height - bottom, right, height - top),
            )
        )
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return Ruled(Box(xs[0], height - ys[-1], xs[-1], height - ys[0]), rows, columns, tuple(placed))


def _edges(values: Sequence[float]) -> list[float]:
    """Return the distinct edges in order, those within two points taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 2:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - value))
