"""Fills in the workbooks of forms as an officer would in Excel: by the words beside a cell, never by our anchors."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

#: The columns of a list by their headings.
FIELD = {"v": "Số liệu kỳ này", "n": "Tử số", "d": "Mẫu số", "e": "Ước cuối kỳ", "s": "Nguồn riêng", "o": "Ghi chú"}


def _find(page: Worksheet, text: str) -> tuple[int, int]:
    for row in page.iter_rows():
        for cell in row:
            if cell.value is not None and str(cell.value).strip().split("\n")[0].startswith(text):
                return cell.row, cell.column
    raise LookupError(text)


def fill(content: bytes, typed: dict[str, Any], *, words: dict[str, str] | None = None) -> bytes:
    """Return a unit's form with figures typed beside their codes ("10.1", or "10.1.o" for its note)."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for place, value in typed.items():
        page = book["Số liệu"]
        code, field = (place.rpartition(".")[0], place[-1]) if place[-1] in FIELD else (place, "v")
        row = next(cell.row for cell in page["B"] if cell.value == code)
        cell = page.cell(row, _find(page, FIELD[field])[1])
        cell.value = value
        if field in "so":
            cell.data_type = "s"  # typed with an apostrophe before it, or pasted as a text
    for title, text in (words or {}).items():
        page = book["Phần lời"]
        page.cell(_find(page, title)[0], 3).value = text
    return _saved(book)


def fill_grid(content: bytes, typed: dict[tuple[str, str], Any]) -> bytes:
    """Return an agency's form with figures typed where a unit's row meets a measure's column ("4.2", or "4.2.n")."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book["Số liệu"]
    for (unit, place), value in typed.items():
        code, field = (place.rpartition(".")[0], place[-1]) if place[-1] in FIELD else (place, "v")
        heading, first = _find(page, f"{code} ")
        column = next(at for at in range(first, first + 9) if page.cell(heading + 1, at).value == FIELD[field])
        page.cell(_find(page, unit)[0], column).value = value
    return _saved(book)


def change(content: bytes, sheet: str, place: str, value: Any) -> bytes:
    """Return a workbook with one cell changed by its address."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    book[sheet][place].value = value
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
