"""Lists of people who are to have accounts: a table in, and the blank table to fill in out."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import xlsxwriter

from ntm.core.territory import names
from ntm.documents import headed_tables
from ntm.documents.workbooks import Row, Table, begins_like_a_formula

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
    heading, columns = headed_tables.find_heading(
        table,
        headed_tables.meanings_of(HEADINGS),
        is_heading=lambda found: {"full_name", "role"} <= found,
        refusal="Không thấy dòng tiêu đề có hai cột “Họ và tên” và “Vai trò”.",
    )
    rows = [
        _row(table, row, columns)
        for row in table.rows
        if row.number > heading.number
        and (table.formulas_in(row) or any(headed_tables.cells_of(row, columns).values()))
    ]
    return AccountTable(rows=tuple(rows), unused=headed_tables.unused_in(heading, columns))


def _row(table: Table, row: Row, columns: Mapping[str, int]) -> AccountRow:
    cells = headed_tables.cells_of(row, columns)
    places = headed_tables.places_of(row, columns)
    problems = headed_tables.formulas_in(table, row, places)
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
    start = headed_tables.day_in(cells.get("start", ""), place=places.get("start", ""), problems=problems)
    last = headed_tables.day_in(cells.get("last_day", ""), place=places.get("last_day", ""), problems=problems)
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
