"""Lists of people who are to have accounts: a table in, and the blank table to fill in out."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import xlsxwriter

from ntm.core.kernel import dates
from ntm.core.territory import names
from ntm.documents.workbooks import Row, Table, WorkbookRefused, begins_like_a_formula, column_letters

#: The headings that are understood, without diacritics, and what they mean; the first of each is what we write.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "full_name": ("Họ và tên", "Họ tên", "Tên người dùng"),
    "username": ("Tên đăng nhập", "Tài khoản"),
    "role": ("Vai trò", "Chức năng"),
    "district": ("Huyện", "Tên huyện"),
    "commune": ("Xã", "Tên xã", "Xã, phường, thị trấn", "Xã, phường"),
    "village": ("Thôn, bản", "Bản", "Thôn"),
    "agency": ("Cơ quan", "Đơn vị công tác"),
    "criteria": ("Tiêu chí phụ trách", "Tiêu chí"),
    "email": ("Thư điện tử", "Email"),
    "start": ("Từ ngày",),
    "last_day": ("Đến hết ngày", "Đến ngày"),
}
_WIDTHS = (26, 16, 26, 18, 20, 20, 30, 18, 26, 12, 14)
_LONGEST = {"full_name": 120, "username": 60, "agency": 120, "email": 254}
_ROWS_BEFORE_HEADING = 15
_CRITERION = re.compile(r"[1-9]\d?")


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A row of a list of people as read; `problems` are Vietnamese and name the cell.

    `end` is the first day on which the role no longer holds; it and `start` are None where blank.
    """

    number: int
    full_name: str
    username: str
    role: str
    district: str
    commune: str
    village: str
    agency: str
    criteria: tuple[str, ...]
    email: str
    start: date | None
    end: date | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountTable:
    """The rows of a list of people and the headings of columns that nothing is taken from."""

    rows: tuple[AccountRow, ...]
    unused: tuple[str, ...]


def read_accounts(table: Table) -> AccountTable:
    """Return the people of a table; raise `WorkbookRefused` where no row heads a column of names and one of roles."""
    heading, columns = _heading(table)
    rows = [
        _row(table, row, columns)
        for row in table.rows
        if row.number > heading.number and (table.formulas_in(row) or any(_cells(row, columns).values()))
    ]
    unused = tuple(text for index, text in enumerate(heading.cells) if text and index not in columns.values())
    return AccountTable(rows=tuple(rows), unused=unused)


def _heading(table: Table) -> tuple[Row, dict[str, int]]:
    meanings = {names.search_key(text): meaning for meaning, texts in HEADINGS.items() for text in texts}
    for row in table.rows[:_ROWS_BEFORE_HEADING]:
        columns: dict[str, int] = {}
        for index, text in enumerate(row.cells):
            meaning = meanings.get(names.search_key(text))
            if meaning is None:
                continue
            if meaning in columns:
                raise WorkbookRefused(f"Dòng {row.number}: hai cột cùng nghĩa “{text}”.")
            columns[meaning] = index
        if {"full_name", "role"} <= columns.keys():
            return row, columns
    raise WorkbookRefused("Không thấy dòng tiêu đề có hai cột “Họ và tên” và “Vai trò”.")


def _cells(row: Row, columns: Mapping[str, int]) -> dict[str, str]:
    return {meaning: row.cells[index] if index < len(row.cells) else "" for meaning, index in columns.items()}


def _row(table: Table, row: Row, columns: Mapping[str, int]) -> AccountRow:
    cells = _cells(row, columns)
    places = {meaning: f"{column_letters(index)}{row.number}" for meaning, index in columns.items()}
    problems = [
        f"ô {place} là công thức: hãy dán giá trị" for place in table.formulas_in(row) if place in places.values()
    ]
    for meaning, text in cells.items():
        if begins_like_a_formula(text):
            problems.append(f"ô {places[meaning]} bắt đầu bằng dấu của công thức: “{text[:30]}”")
        if len(text) > _LONGEST.get(meaning, 300):
            problems.append(f"ô {places[meaning]} dài quá {_LONGEST.get(meaning, 300)} ký tự")
    if not problems and not names.search_key(cells["full_name"]):
        problems.append("thiếu họ và tên")
    criteria = tuple(re.split(r"[\s,;]+", cells["criteria"].strip())) if cells.get("criteria") else ()
    for number in criteria:
        if _CRITERION.fullmatch(number) is None:
            problems.append(f"ô {places['criteria']}: “{number[:20]}” không phải số của tiêu chí (5; 14)")
    start = _day(cells.get("start", ""), places.get("start", ""), problems)
    last = _day(cells.get("last_day", ""), places.get("last_day", ""), problems)
    if start is not None and last is not None and last < start:
        problems.append(f"ô {places['last_day']}: ngày cuối trước ngày đầu")
    return AccountRow(
        number=row.number,
        full_name=cells["full_name"],
        username=cells.get("username", "").lower(),
        role=cells["role"],
        district=cells.get("district", ""),
        commune=cells.get("commune", ""),
        village=cells.get("village", ""),
        agency=cells.get("agency", ""),
        criteria=criteria,
        email=cells.get("email", ""),
        start=start,
        end=last + timedelta(days=1) if last is not None else None,
        problems=tuple(problems),
    )


def _day(text: str, place: str, problems: list[str]) -> date | None:
    if not text:
        return None
    try:
        return dates.parse_day(text)
    except dates.NotADay:
        problems.append(f"ô {place}: “{text[:30]}” không phải là ngày (31/12/2024)")
        return None


def write_accounts(*, roles: Sequence[str], guidance: Sequence[str]) -> bytes:
    """Return the blank workbook that `read_accounts` takes; its column of roles offers `roles` to choose from."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    bold = book.add_format({"bold": True, "bg_color": "#E5EFE9", "border": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("Tài khoản")
    for column, (texts, width) in enumerate(zip(HEADINGS.values(), _WIDTHS, strict=True)):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, texts[0], bold)
    column = list(HEADINGS).index("role")
    sheet.data_validation(1, column, 500, column, {"validate": "list", "source": list(roles)})
    sheet.freeze_panes(1, 0)
    help_sheet = book.add_worksheet("Hướng dẫn")
    help_sheet.set_column(0, 0, 100)
    for number, line in enumerate(guidance):
        help_sheet.write_string(number, 0, line)
    book.close()
    return buffer.getvalue()
