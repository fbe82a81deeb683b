"""Writes a form's workbook: locked but for the cells to fill in, with lists to choose from, to be printed on A4."""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Mapping

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ntm.core.kernel import vietnamese
from ntm.documents.forms import layout
from ntm.documents.forms.layout import EntryKind, FormBook, GridSheet, ListSheet, Sheet, WordsSheet

#: Signs that make a program of spreadsheets take a text for a formula once somebody edits the cell.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_A4 = 9
_LONGEST_MESSAGE = 255
_LONGEST_TITLE = 32
_FONT = "Times New Roman"
#: What protection still allows: to move about, and to make rows and columns fit.
_ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "select_unlocked_cells": True}
_WIDTHS = (0, 6, 44, 10, 19, 9, 9, 12, 8, 8, 10, 15, 18, 15)
#: Points that a line of text takes, and letters that a unit of a column's width holds.
_LINE, _LETTERS = 15.0, 1.3
_HEADINGS = (
    "",
    "Mã",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Mức yêu cầu",
    "Kỳ trước",
    "Đang có",
    "Số liệu kỳ này",
    "Tử số",
    "Mẫu số",
    "Ước cuối kỳ",
    "Nguồn riêng",
    "Ghi chú",
    "Ai cung cấp",
)
_FIRST_FIELD = 7
#: Widths of a grid's columns, and how wide a printed page may be before its letters are too small.
_GRID_CODE, _GRID_NAME, _GRID_LAST, _GRID_WIDEST = 9, 24, 10, 190
_GRID_FIELDS = {"v": 13, "n": 9, "d": 9, "e": 11}
#: The columns whose texts make a row of a list as high as it is.
_BESIDE = (1, 2, 3, 4, 13, 11, 12)


def digest_of(seen: str, stamp: Mapping[str, str]) -> str:
    """Return the digest by which a damaged hidden sheet is told."""
    told = "\n".join(f"{key}={stamp[key]}" for key in sorted(stamp) if key != "digest")
    return hashlib.sha256(f"{told}\n{seen}".encode()).hexdigest()


def write_form(book: FormBook) -> bytes:
    """Return a form as a workbook (.xlsx); texts stay texts, whatever sign they begin with."""
    file = io.BytesIO()
    made = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    made.set_properties({"title": book.title, "comments": "Biểu nhập số liệu; chỉ nhập vào ô nền vàng nhạt."})
    writer = _Writer(made)
    for sheet in book.sheets:
        writer.sheet(sheet, book)
    writer.stamp(book)
    made.close()
    return file.getvalue()


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of a width; programs differ, so that a little is left over."""
    letters = max(1, int(width * _LETTERS))
    return sum(max(1, -(-len(line) // letters)) for line in text.split("\n"))


def _heading(one: layout.GridColumn) -> str:
    """Return what stands above a measure's columns."""
    return f"{one.number} {one.label}{f' ({one.unit})' if one.unit else ''}\n{one.asks}".strip()


def _grid_width(one: layout.GridColumn) -> float:
    return _GRID_LAST + sum(_GRID_FIELDS[name] for name in one.fields)


class _Writer:
    """Holds the formats of one workbook and writes its sheets."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, **wanted: object) -> Format:
        """Return a format of these properties over the form's own; the same properties give the same format."""
        properties: dict[str, object] = {"font_name": _FONT, "font_size": 11, "valign": "top", "text_wrap": True}
        properties |= wanted
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def entry(self, **wanted: object) -> Format:
        """Return the format of a cell to fill in."""
        return self.format(locked=False, border=1, bg_color="#FFF9DB", border_color="#8A8A8A", **wanted)

    def shown(self, **wanted: object) -> Format:
        """Return the format of a cell to read."""
        return self.format(border=1, border_color="#B5B5B5", **wanted)

    def head(self) -> Format:
        """Return the format of a heading."""
        return self.format(bold=True, border=1, align="center", valign="vcenter", bg_color="#E5EFE9")

    def sheet(self, sheet: Sheet, book: FormBook) -> None:
        """Write a sheet of any kind."""
        page = self._book.add_worksheet(sheet.name)
        page.hide_gridlines(2)
        page.set_paper(_A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_footer("&L&9&A&R&9Trang &P/&N")
        page.set_column(0, 0, None, None, {"hidden": True})
        page.write_string(0, 0, layout.MARK)
        page.set_row(0, None, None, {"hidden": True})
        top = 1
        page.write_string(top, 1, book.title, self.format(bold=True, font_size=14, text_wrap=False))
        for line in book.lines:
            top += 1
            page.write_string(top, 1, line, self.format(italic=True, text_wrap=False))
        top += 2
        match sheet:
            case ListSheet():
                self._list(page, sheet, top)
            case GridSheet():
                self._grid(page, sheet, top)
            case WordsSheet():
                self._words(page, sheet, top)
        page.protect("", _ALLOWED)

    def _list(self, page: Worksheet, sheet: ListSheet, top: int) -> None:
        page.set_landscape()
        for column, width in enumerate(_WIDTHS[1:], start=1):
            page.set_column(column, column, width)
        for at, name in enumerate(layout.FIELDS):
            page.write_string(0, _FIRST_FIELD + at, name)
        for column, heading in enumerate(_HEADINGS[1:], start=1):
            page.write_string(top, column, heading, self.head())
        page.repeat_rows(top)
        page.freeze_panes(top + 1, 3)
        row = top + 1
        for group in sheet.groups:
            page.merge_range(row, 1, row, len(_HEADINGS) - 1, group.heading, self.shown(bold=True, bg_color="#F2F2F2"))
            row += 1
            for one in group.rows:
                page.write_string(row, 0, one.anchor)
                words = (one.number, one.label, one.unit, one.asks)
                for column, text in enumerate(words, start=1):
                    self._text(page, row, column, text, self.shown())
                for column, text in ((5, one.last), (6, one.standing)):
                    self._value(page, row, column, text, self.shown(font_color="#444444"), self.shown())
                self._text(page, row, len(_HEADINGS) - 1, one.supplier, self.shown())
                for at, name in enumerate(layout.FIELDS):
                    self._field(page, row, _FIRST_FIELD + at, name, one)
                beside = zip((*words, one.supplier, one.held.get("s", ""), one.held.get("o", "")), _BESIDE, strict=True)
                page.set_row(row, _LINE * max(_lines(text, _WIDTHS[column]) for text, column in beside))
                row += 1
        page.print_area(0, 1, row - 1, len(_HEADINGS) - 1)

    def _field(self, page: Worksheet, row: int, column: int, name: str, one: layout.FigureRow) -> None:
        takes = one.is_open and (name not in "nd" or one.takes_parts)
        if not takes:
            page.write_blank(row, column, None, self.shown(bg_color="#EFEFEF"))
            return
        held = one.held.get(name, "")
        if name in "so":
            self._text(page, row, column, held, self.entry())
            return
        bold = {"bold": True} if name == "v" else {}
        self._value(page, row, column, held, self.entry(**bold), self.entry(**bold))
        if name in "ve":
            self._validate(page, row, column, one.kind, f"{one.number} {one.unit}", one.asks)

    def _validate(self, page: Worksheet, row: int, column: int, kind: EntryKind, title: str, asks: str) -> None:
        """Offer what a cell takes and say what is asked; anything else is warned of, not refused: "=" is said so."""
        told = f"Yêu cầu: {asks}. " if asks else ""
        message = f"{told}Gõ = là không thay đổi, ? là rút số."[:_LONGEST_MESSAGE]
        common = {"input_title": title.strip()[:_LONGEST_TITLE], "input_message": message, "error_type": "warning"}
        chosen: dict[str, object]
        if kind is EntryKind.YES_NO:
            chosen = {
                "validate": "list",
                "source": [layout.YES, layout.NO],
                "error_title": "Chọn trong danh sách",
                "error_message": "Ô này nhận: đạt hoặc chưa đạt.",
            }
        else:
            chosen = {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "error_title": "Không phải số",
                "error_message": "Ô này nhận một số không âm.",
            }
        page.data_validation(row, column, row, column, common | chosen)

    def _grid(self, page: Worksheet, sheet: GridSheet, top: int) -> None:
        page.set_landscape()
        page.set_column(1, 1, _GRID_CODE)
        page.set_column(2, 2, _GRID_NAME)
        page.merge_range(top, 1, top + 1, 1, "Mã", self.head())
        page.merge_range(top, 2, top + 1, 2, "Đơn vị", self.head())
        column, begins = 3, []
        for one in sheet.columns:
            begins.append(column)
            column = self._grid_heading(page, one, top, column)
        lines = (_lines(_heading(one), _grid_width(one)) for one in sheet.columns)
        page.set_row(top, min(400, _LINE * max(lines, default=1) + 4))
        page.set_row(top + 1, 2 * _LINE + 4)
        page.repeat_rows(top, top + 1)
        page.repeat_columns(1, 2)
        page.freeze_panes(top + 2, 3)
        for row, unit in enumerate(sheet.rows, start=top + 2):
            page.write_string(row, 0, unit.anchor)
            page.write_string(row, 1, unit.code, self.shown())
            self._text(page, row, 2, unit.name, self.shown())
            for begin, one in zip(begins, sheet.columns, strict=True):
                self._grid_cells(page, row, begin, one, unit.cells.get(one.anchor))
        if sheet.rows:
            last = top + 1 + len(sheet.rows)
            for begin, one in zip(begins, sheet.columns, strict=True):
                for at, name in enumerate(one.fields, start=1):
                    self._validate_range(page, top + 2, last, begin + at, one, name)
            page.print_area(0, 1, last, column - 1)
        own = _GRID_WIDEST - _GRID_CODE - _GRID_NAME
        page.fit_to_pages(max(1, math.ceil(sum(map(_grid_width, sheet.columns)) / own)), 0)

    def _grid_heading(self, page: Worksheet, one: layout.GridColumn, top: int, column: int) -> int:
        """Write what stands above a measure's columns, and return the column behind them."""
        page.merge_range(top, column, top, column + len(one.fields), _heading(one), self.head())
        page.write_string(top + 1, column, "Đang có", self.head())
        page.set_column(column, column, _GRID_LAST)
        for at, name in enumerate(one.fields, start=column + 1):
            page.write_string(0, at, one.anchor_of(name))
            page.write_string(top + 1, at, _HEADINGS[_FIRST_FIELD + layout.FIELDS.index(name)], self.head())
            page.set_column(at, at, _GRID_FIELDS[name])
        return column + 1 + len(one.fields)

    def _grid_cells(
        self, page: Worksheet, row: int, begin: int, one: layout.GridColumn, cell: layout.GridCell | None
    ) -> None:
        if cell is None or not cell.is_open:
            for column in range(begin, begin + 1 + len(one.fields)):
                page.write_blank(row, column, None, self.shown(bg_color="#EFEFEF"))
            return
        self._value(page, row, begin, cell.last, self.shown(font_color="#444444"), self.shown())
        for at, name in enumerate(one.fields, start=begin + 1):
            style = self.entry(bold=True) if name == "v" else self.entry()
            self._value(page, row, at, cell.held.get(name, ""), style, style)

    def _validate_range(
        self, page: Worksheet, first: int, last: int, column: int, one: layout.GridColumn, name: str
    ) -> None:
        """Offer what a column takes once for all its rows: a workbook of a thousand rows stays small."""
        asks = f"Yêu cầu: {one.asks}. " if one.asks else ""
        rule: dict[str, object] = {
            "input_title": f"{one.number} {one.unit}".strip()[:_LONGEST_TITLE],
            "input_message": f"{asks}Gõ = là không thay đổi, ? là rút số."[:_LONGEST_MESSAGE],
            "error_type": "warning",
            "error_title": "Xem lại ô này",
        }
        if name in "nd":
            rule["input_message"] = "Có tử số và mẫu số thì hệ thống tự tính tỷ lệ."
        if one.kind is EntryKind.YES_NO:
            rule |= {"validate": "list", "source": [layout.YES, layout.NO], "error_message": "Đạt hoặc chưa đạt."}
        else:
            rule |= {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": "Một số không âm."}
        page.data_validation(first, column, last, column, rule)

    def _words(self, page: Worksheet, sheet: WordsSheet, top: int) -> None:
        page.set_portrait()
        page.set_column(1, 1, 34)
        page.set_column(2, 2, 78)
        page.write_string(0, 2, layout.WORDS)
        page.write_string(top, 1, "Phần", self.head())
        page.write_string(top, 2, "Nội dung", self.head())
        page.repeat_rows(top)
        page.freeze_panes(top + 1, 0)
        for row, one in enumerate(sheet.rows, start=top + 1):
            page.write_string(row, 0, one.anchor)
            title = f"{one.title}\n{one.hint}".strip()
            self._text(page, row, 1, title, self.shown())
            self._text(page, row, 2, one.held, self.entry())
            lines = max(one.held.count("\n") + len(one.held) // 80 + 1, len(title) // 34 + 2, 2)
            page.set_row(row, min(400, 16 * lines))
        page.print_area(0, 1, top + len(sheet.rows), 2)

    def _value(self, page: Worksheet, row: int, column: int, text: str, number: Format, words: Format) -> None:
        """Write what a field holds: a number as a number, other words as words, nothing as a blank."""
        try:
            page.write_number(row, column, float(vietnamese.parse_number(text)), number)
        except vietnamese.NotANumber:
            self._text(page, row, column, text, words)

    def _text(self, page: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        if not text:
            page.write_blank(row, column, None, style)
        elif text.startswith(_FORMULA_SIGNS):
            page.write_string(row, column, text, self._quoted(style))
        else:
            page.write_string(row, column, text, style)

    def _quoted(self, style: Format) -> Format:
        """Return a format like another that keeps a text a text even after somebody edits the cell."""
        key = next(key for key, one in self._formats.items() if one is style)
        return self.format(**(dict(key) | {"quote_prefix": True}))

    def stamp(self, book: FormBook) -> None:
        """Write the hidden sheet: which form it is, and what its cells held."""
        page = self._book.add_worksheet(layout.STAMP_SHEET)
        page.very_hidden()
        page.protect("")
        stamp = {"edition": layout.EDITION, **book.stamp}
        stamp["digest"] = digest_of(book.seen, stamp)
        for row, (key, value) in enumerate(stamp.items()):
            page.write_string(row, 0, key)
            page.write_string(row, 1, value)
        for at in range(0, len(book.seen), layout.CHUNK):
            row = len(stamp) + at // layout.CHUNK
            page.write_string(row, 0, "seen")
            page.write_string(row, 1, book.seen[at : at + layout.CHUNK])
