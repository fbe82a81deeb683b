"""Lists of villages as people keep them: a table in, and the same table out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from ntm.core.territory import names, village_names
from ntm.documents import headed_tables
from ntm.documents.workbooks import Row, Table, begins_like_a_formula

#: The headings that are understood, without diacritics, and what they mean; the first of each is what we write.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "district": ("Huyện", "Tên huyện", "Quận huyện"),
    "commune_code": ("Mã xã", "Mã đơn vị"),
    "commune": ("Xã", "Tên xã", "Xã, phường", "Xã, phường, thị trấn"),
    "local_term": ("Gọi là", "Loại"),
    "name": ("Tên thôn, bản", "Thôn, bản", "Thôn", "Bản", "Tên", "Tên thôn", "Tên bản", "Tổ dân phố", "Ấp", "Buôn"),
    "since": ("Từ ngày", "Ngày thành lập"),
}
_LONGEST_NAME = 120
_LONGEST_TERM = 20


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A row of a list of villages as read; `problems` are Vietnamese and name the cell. `since` is None where blank."""

    number: int
    district: str
    commune_code: str
    commune: str
    local_term: str
    name: str
    since: date | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VillageTable:
    """The rows of a list of villages and the headings of columns that nothing is taken from."""

    rows: tuple[VillageRow, ...]
    unused: tuple[str, ...]


def read_villages(table: Table) -> VillageTable:
    """Return the villages of a table; raise `WorkbookRefused` where no row has the heading of a column of names.

    A row that has no village in it, and nothing else that is understood, is left out.
    """
    heading, columns = headed_tables.find_heading(
        table,
        headed_tables.meanings_of(HEADINGS),
        is_heading=lambda found: "name" in found,
        refusal="Không thấy dòng tiêu đề có cột “Tên thôn, bản”.",
    )
    rows = [
        _village(table, row, columns)
        for row in table.rows
        if row.number > heading.number and _has_content(table, row, columns)
    ]
    return VillageTable(rows=tuple(rows), unused=headed_tables.unused_in(heading, columns))


def _has_content(table: Table, row: Row, columns: Mapping[str, int]) -> bool:
    return bool(table.formulas_in(row)) or any(
        row.cells[index] for meaning, index in columns.items() if index < len(row.cells) and meaning != "district"
    )


def _village(table: Table, row: Row, columns: Mapping[str, int]) -> VillageRow:
    cells = headed_tables.cells_of(row, columns)
    places = headed_tables.places_of(row, columns)
    problems = headed_tables.formulas_in(table, row, places)
    for meaning, text in cells.items():
        if begins_like_a_formula(text):
            problems.append(f"ô {places[meaning]} bắt đầu bằng dấu của công thức: “{text[:30]}”")
    term, name = village_names.parted(cells["name"], local_term=cells.get("local_term", ""))
    if not problems and not names.search_key(name):
        problems.append("thiếu tên thôn, bản")
    if len(name) > _LONGEST_NAME or len(term) > _LONGEST_TERM:
        problems.append(f"tên dài quá {_LONGEST_NAME} ký tự hoặc từ gọi dài quá {_LONGEST_TERM} ký tự")
    since = headed_tables.day_in(cells.get("since", ""), place=places.get("since", ""), problems=problems)
    return VillageRow(
        number=row.number,
        district=cells.get("district", ""),
        commune_code=cells.get("commune_code", ""),
        commune=cells.get("commune", ""),
        local_term=term,
        name=name,
        since=since,
        problems=tuple(problems),
    )


def write_villages(rows: Iterable[Sequence[str]], *, guidance: Sequence[str]) -> bytes:
    """Return a workbook with the columns that `read_villages` takes and these rows; texts never become formulas.

    Each row holds district, commune code, commune, local word, name and first day. `guidance` fills a second sheet.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    bold = book.add_format({"bold": True, "bg_color": "#E5EFE9", "border": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("Thôn, bản")
    for column, (texts, width) in enumerate(zip(HEADINGS.values(), (18, 9, 22, 14, 30, 13), strict=True)):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, texts[0], bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell, text)
    sheet.freeze_panes(1, 0)
    help_sheet = book.add_worksheet("Hướng dẫn")
    help_sheet.set_column(0, 0, 100)
    for number, line in enumerate(guidance):
        help_sheet.write_string(number, 0, line)
    book.close()
    return buffer.getvalue()
