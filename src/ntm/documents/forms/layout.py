"""What a form's workbook holds: sheets of figures and of words, and the sheet by which we know our own form again.

Every cell that may be filled in is known by an anchor of its row (hidden in the first column) and one of its column
(hidden in the row that begins with `MARK`), never by its address: rows that somebody sorted or inserted stay readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: What the row of column anchors begins with.
MARK = "#ntm"
#: The hidden sheet that says which form it is.
STAMP_SHEET = "_ntm"
#: The kind and edition of the form, first in the stamp.
EDITION = "ntm-bieu-1"
#: A cell of a workbook holds 32,767 letters; what is longer is cut into so many.
CHUNK = 30_000

#: The fields of a figure, in the order of the columns of a list: value, numerator, denominator, estimate, source, note.
FIELDS = ("v", "n", "d", "e", "s", "o")
WORDS = "t"
#: Between a measure's code and the field in the anchor of a grid's column; no code has it.
FIELD_SIGN = "#"


class EntryKind(StrEnum):
    """What a cell takes."""

    YES_NO = "yes_no"
    NUMBER = "number"


#: What a cell of đạt/chưa đạt offers.
YES, NO = "đạt", "chưa đạt"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure in a list: what stands beside it, and what its fields hold. A row that is not open is to be read."""

    anchor: str
    number: str
    label: str
    unit: str
    asks: str
    last: str
    standing: str
    supplier: str
    kind: EntryKind
    held: Mapping[str, str]
    takes_parts: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """A criterion and its figures."""

    heading: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class ListSheet:
    """The figures of one unit, one a row."""

    name: str
    groups: tuple[FigureGroup, ...]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A measure of a grid; `anchor` is its code, `number` the indicator's that people know it by.

    `fields` are those of `FIELDS` that it takes, in the order of its columns.
    """

    anchor: str
    number: str
    label: str
    unit: str
    asks: str
    kind: EntryKind
    fields: str = "v"

    def anchor_of(self, name: str) -> str:
        """Return the anchor of the column of a field: the value's is the measure's own."""
        return self.anchor if name == "v" else f"{self.anchor}{FIELD_SIGN}{name}"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A unit's figure in a grid: what its fields hold, what was said last, whether it may be filled in."""

    held: Mapping[str, str]
    last: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A unit of a grid; cells by the anchor of their column."""

    anchor: str
    code: str
    name: str
    cells: Mapping[str, GridCell]


@dataclass(frozen=True, slots=True)
class GridSheet:
    """Figures of many units: a unit a row, a measure a column."""

    name: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class WordsRow:
    """A part in words."""

    anchor: str
    title: str
    hint: str
    held: str


@dataclass(frozen=True, slots=True)
class WordsSheet:
    """The parts of a report that are written in words."""

    name: str
    rows: tuple[WordsRow, ...]


Sheet = ListSheet | GridSheet | WordsSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBook:
    """A form as a workbook: its title, lines that say what it is, its sheets, and what we must know again.

    `stamp` says which form it is; `seen` is what its cells held, as a text of our own.
    """

    title: str
    lines: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    stamp: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""
