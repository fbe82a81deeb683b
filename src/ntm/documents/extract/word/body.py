"""A .docx from its first block to its last: paragraphs, tables cell by cell, text boxes, and notes at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ntm.core.kernel import vietnamese
from ntm.core.reading.places import Cell, Structure, Table
from ntm.core.reading.text import matching_key
from ntm.documents.extract.word.numbering import Numbering
from ntm.documents.extract.word.old_fonts import Fonts
from ntm.documents.extract.word.paragraphs import Seen, words_of

_P, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_SPAN, _MERGE, _VALUE = f"{qn('w:tcPr')}/{qn('w:gridSpan')}", f"{qn('w:tcPr')}/{qn('w:vMerge')}", qn("w:val")
_SKIPPED_BEFORE = f"{qn('w:trPr')}/{qn('w:gridBefore')}"
_DELETED_ROW = f"{qn('w:trPr')}/{qn('w:del')}"
#: Blocks that only wrap others: content controls, custom XML, insertions.
_WRAPS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"))
#: Word allows 63 columns; what claims more is not believed.
_MOST_COLUMNS = 63
_MOST_CELLS_SIDE_BY_SIDE = 15
_SIDE_BY_SIDE = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập ?- ?tự do|đảng cộng sản việt nam|nơi nhận ?:")
_DEEPEST = 8


class Reader:
    """Writes a document's words out as one text and remembers where its pages, paragraphs and cells are."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._fonts = Fonts(document)
        self._pieces: list[str] = []
        self._length = 0
        self._pages: list[int] = [0]
        self._paragraphs: list[int] = []
        self._tables: list[Table] = []
        self.seen = Seen()

    def read(self) -> tuple[str, Structure]:
        """Return the text and its structure."""
        for block in _blocks(self._document.element.body):
            if block.tag == _P:
                self._paragraph(block)
            elif self._is_set_side_by_side(block):
                self._side_by_side(block)
            else:
                self._table(block)
        self._notes()
        pages = tuple(self._pages) if len(self._pages) > 1 else ()
        return "".join(self._pieces), Structure(pages, tuple(self._paragraphs), tuple(self._tables))

    def _line(self, text: str) -> int:
        """Append a line; return where it starts."""
        if self._pieces:
            self._write("\n")
        start = self._length
        self._write(text)
        return start

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _paragraph(self, paragraph: Any, *, depth: int = 0) -> None:
        mark = self._numbering.mark(paragraph)
        words = words_of(paragraph, fonts=self._fonts, seen=self.seen)
        start = self._line(mark + words.text)
        if words.text.strip():
            self._paragraphs.append(start)
        self._pages.extend(start + len(mark) + place for place in words.pages if start + place > self._pages[-1])
        if depth < _DEEPEST:
            for box in words.boxes:
                for block in _blocks(box):
                    if block.tag == _P:
                        self._paragraph(block, depth=depth + 1)
                    else:
                        self._table(block)

    def _is_set_side_by_side(self, table: Any) -> bool:
        """Say whether a table only sets two texts side by side: a letterhead, or the recipients beside the signer."""
        cells = list(_cells(table))
        if not cells or len(cells) > _MOST_CELLS_SIDE_BY_SIDE or max(column for _, column, _, _ in cells) > 2:
            return False
        words = " ".join(self._inside(cell, 0) for *_, cell in cells)
        return _SIDE_BY_SIDE.search(matching_key(vietnamese.compose(words))) is not None

    def _side_by_side(self, table: Any) -> None:
        """Write a letterhead column by column: issuer and number, then the motto and the day."""
        columns: dict[int, list[Any]] = {}
        for _, column, _, cell in _cells(table):
            columns.setdefault(column, []).append(cell)
        for column in sorted(columns):
            for cell in columns[column]:
                for block in _blocks(cell):
                    if block.tag == _P:
                        self._paragraph(block)

    def _table(self, table: Any) -> None:
        cells: list[Cell] = []
        open_merges: dict[int, int] = {}
        start: int | None = None
        row_before = -1
        columns = rows = 0
        for row, column, span, cell in _cells(table):
            if row != row_before:
                begin = self._line("")
                start = begin if start is None else start
                row_before, rows = row, row + 1
            else:
                self._write(" | ")
            columns = max(columns, column + span)
            merge = cell.find(_MERGE)
            if merge is not None and merge.get(_VALUE) != "restart" and column in open_merges:
                held = cells[open_merges[column]]
                cells[open_merges[column]] = Cell(
                    held.row, held.column, held.start, held.end, row - held.row + 1, held.columns
                )
                continue
            open_merges.pop(column, None)
            if merge is not None:
                open_merges[column] = len(cells)
            begin = self._length
            self._write(self._inside(cell, 0))
            cells.append(Cell(row, column, begin, self._length, 1, span))
        if start is not None:
            self._tables.append(Table(start, self._length, rows, columns, tuple(cells)))

    def _inside(self, cell: Any, depth: int) -> str:
        """Return the words of a cell on one line; rows of a table inside it are parted by semicolons."""
        words: list[str] = []
        for block in _blocks(cell):
            if block.tag == _P:
                found = words_of(block, fonts=self._fonts, seen=self.seen)
                words.append(self._numbering.mark(block) + found.text)
                words.extend(self._inside(box, depth + 1) for box in found.boxes if depth < _DEEPEST)
            elif depth < _DEEPEST:
                inner: dict[int, list[str]] = {}
                for row, _, _, one in _cells(block):
                    inner.setdefault(row, []).append(self._inside(one, depth + 1))
                words.append("; ".join(", ".join(filter(None, row)) for row in inner.values()))
        return " ".join(" ".join(words).split())

    def _notes(self) -> None:
        """Write footnotes and endnotes after the body, a line each: no number of theirs may stand in a sentence."""
        for relation in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            try:
                part = self._document.part.part_related_by(relation)
            except KeyError:
                continue
            for note in parse_xml(part.blob):
                if note.get(qn("w:type")) in ("separator", "continuationSeparator", "continuationNotice"):
                    continue
                words = [
                    words_of(block, fonts=self._fonts, seen=self.seen).text
                    for block in _blocks(note)
                    if block.tag == _P
                ]
                text = " ".join(" ".join(words).split())
                if text:
                    self._paragraphs.append(self._line(f"[{note.get(qn('w:id'))}] {text}"))


def _blocks(container: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a container in order, those inside wrappers too."""
    for child in container:
        if child.tag in (_P, _TABLE):
            yield child
        elif child.tag in _WRAPS:
            yield from _blocks(child)


def _cells(table: Any) -> Iterator[tuple[int, int, int, Any]]:
    """Yield (row, column, columns it spans, cell element) of a table; a merged cell's continuation comes too."""
    number = -1
    for row in _wrapped(table, _ROW):
        if row.find(_DELETED_ROW) is not None:
            continue
        number += 1
        column = _count(row.find(_SKIPPED_BEFORE), 0)
        for cell in _wrapped(row, _CELL):
            span = max(1, _count(cell.find(_SPAN), 1))
            if column + span > _MOST_COLUMNS:
                span = 1
            yield number, column, span, cell
            column += span


def _wrapped(container: Any, tag: str) -> Iterator[Any]:
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPS:
            yield from _wrapped(child, tag)


def _count(element: Any, default: int) -> int:
    if element is None:
        return default
    text = element.get(_VALUE, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else default
