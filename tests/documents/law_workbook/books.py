"""Workbooks for tests: those of the package's sets, and the same with some cells written otherwise."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from ntm.documents.law_workbook.writing import workbook_of
from ntm.law import files, publishing

FOLDER = files.package_folder()
LIBRARY = files.load_library([FOLDER])
INSTRUMENTS = [publishing.entry_of(one) for one in LIBRARY.instruments.values()]
COMMUNE = "commune-2021-2025"
VILLAGE = "village-yen-bai"

Sheets = dict[str, list[list[Any]]]


@cache
def book(code: str) -> bytes:
    """Return the workbook of one of the package's sets."""
    return workbook_of(publishing.parsed_set(code, folders=[FOLDER]), instruments=INSTRUMENTS)


def cells(content: bytes) -> Sheets:
    """Return every sheet as rows of cells."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as opened:
        return {name: opened.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in opened.sheet_names}


def written(sheets: Mapping[str, list[list[Any]]], *, formulas: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook of cells; `formulas` by "sheet!C5"."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as made:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    if isinstance(value, date):
                        page.write_datetime(row, column, value, day)
                    elif value not in (None, ""):
                        page.write(row, column, value)
            for place, formula in (formulas or {}).items():
                sheet, _, cell = place.partition("!")
                if sheet == name:
                    page.write_formula(cell, formula, None, 60)
    return buffer.getvalue()


def changed(content: bytes, change: Callable[[Sheets], None]) -> bytes:
    """Return a workbook with its cells changed by a function."""
    sheets = cells(content)
    change(sheets)
    return written(sheets)


def row_of(sheets: Sheets, sheet: str, **wanted: Any) -> list[Any]:
    """Return the row of a sheet in which columns (by heading, underscores for blanks) hold the values wanted."""
    headings = sheets[sheet][0]
    asked = {headings.index(heading.replace("_", " ")): value for heading, value in wanted.items()}
    return next(row for row in sheets[sheet][1:] if all(row[index] == value for index, value in asked.items()))


def put(sheets: Sheets, sheet: str, row: list[Any], heading: str, value: Any) -> None:
    """Write a cell of a row, by the heading of its column."""
    row[sheets[sheet][0].index(heading)] = value


def put_head(sheets: Sheets, heading: str, value: Any) -> None:
    """Write a value of the sheet that holds the set's own entry."""
    next(row for row in sheets["Bộ tiêu chí"] if row[0] == heading)[1] = value
