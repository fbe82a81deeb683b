"""Writes the board of many units and criteria as a workbook, a row at a time: a country's is no larger in memory.

XlsxWriter makes everything but the rows of units. Calling it for each cell takes most of the time that there is, so the
rows are joined from pieces here and stand in its sheet where its own rows would. The sheet says nothing of its size
(which the format leaves open), since that is known only at its end.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import xlsxwriter

from ntm.documents.workbooks import column_letters

_FONT = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "border_color": "#B5B5B5"}
_FIRST = ("Mã", "Đơn vị", "Thuộc", "Số TC đạt")
_SHEET = "xl/worksheets/sheet1.xml"
#: What XML writes otherwise, and the signs that it cannot hold.
_ESCAPED: dict[int, str | None] = {
    **{code: None for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"},
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}
#: The width of a column of a criterion, how many letters of a heading it holds, and the height of a line.
_WIDTH, _LETTERS, _LINE = 9.5, 9, 15.0
#: So many cells are handed on at once.
_PORTION = 20_000


@dataclass(frozen=True, slots=True)
class Sign:
    """What a cell of the board says, and its ground ("DCEFE5", empty for none); sign and colour tell the same."""

    text: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class BoardOut:
    """A board: lines above it, headings, what each number in `cells` of a row says.

    A row is (code, name, place above, how many met, cells). `footer` is asked for once all rows were written.
    """

    lines: Sequence[str]
    headings: Sequence[str]
    signs: Mapping[int, Sign]
    rows: Iterable[tuple[str, str, str, int | None, Sequence[int]]]
    footer: Callable[[], str]


def write_board(board: BoardOut, file: Path) -> None:
    """Write a board to a file (.xlsx), headings frozen, rows ready to be filtered, printed on A4 with its headings."""
    before, sample, _ = _cut(_frame(board, rows=0, footer=""), board)
    plain, *styles = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"', sample)
    pieces = _Pieces(
        f' s="{plain}" t="inlineStr"><is><t xml:space="preserve">',
        f' s="{plain}"><v>',
        {
            number: f' s="{style}" t="inlineStr"><is><t>{sign.text.translate(_ESCAPED)}</t></is></c>'
            for (number, sign), style in zip(board.signs.items(), styles, strict=True)
        },
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        with book.open(_SHEET, "w") as sheet:
            sheet.write(re.sub(r"<dimension [^>]*/>", "", before).encode())
            rows = _write_rows(board, sheet, pieces)
            frame = _frame(board, rows=rows, footer=board.footer())
            sheet.write(_cut(frame, board)[2].encode())
        with zipfile.ZipFile(io.BytesIO(frame)) as made:
            for name in made.namelist():
                if name != _SHEET:
                    book.writestr(name, made.read(name))


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What follows the place of a cell: before a text, before a number, and the rest of the cell of each sign."""

    text: str
    number: str
    signs: Mapping[int, str]


def _write_rows(board: BoardOut, sheet: IO[bytes], pieces: _Pieces) -> int:
    """Write the rows of units as XML and return how many they were."""
    text, number, signs = pieces.text, pieces.number, pieces.signs
    letters = [column_letters(column) for column in range(len(_FIRST), len(_FIRST) + len(board.headings))]
    begin = row = _heading_row(board) + 1
    portion: list[str] = []
    for row, (code, name, above, met, states) in enumerate(board.rows, start=begin + 1):
        words = zip("ABC", (code, name, above), strict=True)
        portion.append(f'<row r="{row}">')
        portion += [f'<c r="{at}{row}"{text}{told.translate(_ESCAPED)}</t></is></c>' for at, told in words]
        if met is not None:
            portion.append(f'<c r="D{row}"{number}{met}</v></c>')
        portion += [f'<c r="{at}{row}"{signs[state]}' for at, state in zip(letters, states, strict=True)]
        portion.append("</row>")
        if len(portion) > _PORTION:
            sheet.write("".join(portion).encode())
            portion.clear()
    sheet.write("".join(portion).encode())
    return row - begin


def _heading_row(board: BoardOut) -> int:
    """Return the row of the headings, counted from 0."""
    return len(board.lines) + 1


def _lines_of(heading: str) -> int:
    """Return how many lines a heading takes, whose words are not parted."""
    lines, room = 1, _LETTERS
    for word in heading.split():
        if len(word) > room:
            lines, room = lines + 1, _LETTERS
        room -= len(word) + 1
    return lines


def _cut(frame: bytes, board: BoardOut) -> tuple[str, str, str]:
    """Return the sheet of a frame up to the end of its headings, its row of samples, and what follows."""
    with zipfile.ZipFile(io.BytesIO(frame)) as made:
        sheet = made.read(_SHEET).decode()
    begin = sheet.index(f'<row r="{_heading_row(board) + 2}"')
    end = sheet.index("</row>", begin) + len("</row>")
    return sheet[:begin], sheet[begin:end], sheet[end:]


def _frame(board: BoardOut, *, rows: int, footer: str) -> bytes:
    """Return the workbook of a board of so many rows without them: in their place a row with a cell of each format."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    page = book.add_worksheet("Bảng tiêu chí")
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    page.set_footer("&L&9&A&R&9Trang &P/&N")
    page.set_column(0, 0, 7)
    page.set_column(1, 2, 20)
    page.set_column(3, 3 + len(board.headings), _WIDTH)
    plain = book.add_format(_FONT)
    head = book.add_format(_FONT | {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#E5EFE9"})
    bold = book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True})
    said = book.add_format({"font_name": "Times New Roman", "font_size": 11, "italic": True})
    grounds = {
        ground: book.add_format(_FONT | {"align": "center"} | ({"bg_color": f"#{ground}"} if ground else {}))
        for ground in sorted({sign.ground for sign in board.signs.values()})
    }
    for at, line in enumerate(board.lines):
        page.write_string(at, 0, line, bold if at == 0 else said)
    top = _heading_row(board)
    page.freeze_panes(top + 1, 2)
    page.repeat_rows(top)
    page.set_row(top, _LINE * max(_lines_of(heading) for heading in (*_FIRST, *board.headings)))
    for column, heading in enumerate((*_FIRST, *board.headings)):
        page.write_string(top, column, heading, head)
    for column, style in enumerate((plain, *(grounds[sign.ground] for sign in board.signs.values()))):
        page.write_blank(top + 1, column, None, style)
    below = top + max(rows, 1)
    if footer:
        page.write_string(below + 2, 0, footer, bold)
    page.autofilter(top, 0, below, len(_FIRST) - 1 + len(board.headings))
    book.close()
    return made.getvalue()
