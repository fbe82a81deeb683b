"""Tables as a workbook (.xlsx) that people take away: text stays text, whatever sign it begins with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter

#: What a cell may hold; None stays blank, which is not 0.
Cell = str | int | float | Decimal | date | None

_LONGEST_NAME = 31
_WIDEST = 48


class NotASheetName(ValueError):
    """A name that a workbook does not take for a sheet."""


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A sheet: lines above the table that say what it is, the headings, the rows."""

    name: str
    preface: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[SheetOut]) -> bytes:
    """Return a workbook of sheets, headings frozen and rows ready to be filtered. Raise `NotASheetName`.

    Texts are written as texts: what looks like a formula ("=…", "+…", "@…") is never computed.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    plain = book.add_format({"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"})
    day = book.add_format(
        {"font_name": "Times New Roman", "font_size": 12, "num_format": "dd/mm/yyyy", "valign": "top"}
    )
    bold = book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True})
    head = book.add_format(
        {
            "font_name": "Times New Roman",
            "font_size": 12,
            "bold": True,
            "border": 1,
            "text_wrap": True,
            "valign": "vcenter",
            "bg_color": "#E5EFE9",
        }
    )
    for sheet in sheets:
        if not sheet.name or len(sheet.name) > _LONGEST_NAME or any(sign in sheet.name for sign in "[]:*?/\\"):
            raise NotASheetName(sheet.name)
        page = book.add_worksheet(sheet.name)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for at, line in enumerate(sheet.preface):
            page.write_string(at, 0, line, bold if at == 0 else None)
        top = len(sheet.preface) + (1 if sheet.preface else 0)
        for column, heading in enumerate(sheet.headings):
            page.write_string(top, column, heading, head)
            lengths = [len(str(row[column])) for row in sheet.rows[:200] if row[column] is not None]
            page.set_column(column, column, min(_WIDEST, max(9, len(heading) // 2 + 2, *lengths, 0) + 2))
        for at, row in enumerate(sheet.rows, start=top + 1):
            for column, cell in enumerate(row):
                if cell is None:
                    continue
                if isinstance(cell, str):
                    page.write_string(at, column, cell, plain)
                elif isinstance(cell, date):
                    page.write_datetime(at, column, cell, day)
                else:
                    page.write_number(at, column, float(cell), plain)
        page.freeze_panes(top + 1, 1)
        if sheet.rows:
            page.autofilter(top, 0, top + len(sheet.rows), len(sheet.headings) - 1)
    book.close()
    return file.getvalue()
