"""Writes the board of many units and criteria as a workbook, a row at a time: a country's is no larger in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

_FONT = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "border_color": "#B5B5B5"}


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
    book = xlsxwriter.Workbook(
        str(file),
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    page = book.add_worksheet("Bảng tiêu chí")
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, 8)
    page.set_column(1, 2, 24)
    page.set_column(3, 3 + len(board.headings), 9)
    plain = book.add_format(_FONT)
    head = book.add_format(_FONT | {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#E5EFE9"})
    bold = book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True})
    grounds: dict[str, object] = {
        ground: book.add_format(_FONT | {"align": "center"} | ({"bg_color": f"#{ground}"} if ground else {}))
        for ground in {sign.ground for sign in board.signs.values()}
    }
    cells = {number: (sign.text, grounds[sign.ground]) for number, sign in board.signs.items()}
    for at, line in enumerate(board.lines):
        page.write_string(at, 0, line, bold if at == 0 else None)
    top = len(board.lines) + 1
    page.freeze_panes(top + 1, 2)
    page.repeat_rows(top)
    for column, heading in enumerate(("Mã", "Đơn vị", "Thuộc", "Số TC đạt", *board.headings)):
        page.write_string(top, column, heading, head)
    row = top
    text = page.write_string
    for row, (code, name, above, met, states) in enumerate(board.rows, start=top + 1):
        text(row, 0, code, plain)
        text(row, 1, name, plain)
        text(row, 2, above, plain)
        if met is not None:
            page.write_number(row, 3, met, plain)
        for column, state in enumerate(states, start=4):
            words, style = cells[state]
            text(row, column, words, style)
    if footer := board.footer():
        text(row + 2, 0, footer, bold)
    page.autofilter(top, 0, max(row, top + 1), 3 + len(board.headings))
    book.close()
