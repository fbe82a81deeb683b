"""Workbooks made for tests."""

from __future__ import annotations

import io

import xlsxwriter


def book(*rows: tuple[object, ...], sheet: str = "Thôn bản") -> bytes:
    """Return a workbook of one sheet; a text that begins with "=" is written as a formula."""
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer)
    page = made.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    made.close()
    return buffer.getvalue()
