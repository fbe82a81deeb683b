"""Reads tables that people bring in: workbooks (.xlsx) and tables of text (.csv), as rows of texts with their places.

A workbook is a packed folder, and what it declares about itself need not be true: a file of a few kilobytes may unpack
to gigabytes or claim a million rows. So its members are unpacked within bounds and its cells counted before a reader
of workbooks ever sees it. A formula is never computed nor believed: its place is named, and whoever takes the table
refuses it.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.vietnamese import clean

#: The largest file, the largest sum of its unpacked members, and the largest table that is read.
LARGEST_FILE = 5 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_MEMBERS = 300
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 2_000

_CELL = re.compile(rb"""<(?:\w+:)?(?:c|row|dimension|mergeCell)\b[^>]*?\s(?:r|ref)\s*=\s*["']([^"'<>]*)["']""")
_PLACE = re.compile(rb"([A-Z]{0,3})(\d{1,9})")
_CELL_OR_FORMULA = re.compile(rb"<(?:\w+:)?(c|f)\b([^>]*)>")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3}\d{1,9})["']""")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)


class WorkbookRefused(ValueError):
    """A file that is no table one can trust; the message is Vietnamese and says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its number as the person sees it, from 1, and its cells as clean texts, blanks as ""."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first visible sheet of a workbook, or a table of text. Rows without any text are left out.

    `formulas` are the places ("C5") whose cells hold a formula; their cells are blank in `rows`.
    """

    name: str
    rows: tuple[Row, ...]
    formulas: frozenset[str] = field(default=frozenset())

    def formulas_in(self, row: Row) -> tuple[str, ...]:
        """Return the places of formulas in a row, in the order of columns."""
        found = [place for place in self.formulas if int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) == row.number]
        return tuple(sorted(found, key=lambda place: (len(place), place)))


def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0: 0 → "A", 26 → "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, counted from 0, by its letters: "A" → 0, "AA" → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def begins_like_a_formula(text: str) -> bool:
    """Say whether a spreadsheet would take a text for a formula, once it is written out again."""
    return text.lstrip()[:1] in {"=", "+", "-", "@"}


def read_table(content: bytes, *, file_name: str = "") -> Table:
    """Return the table of a workbook (.xlsx) or of a text (.csv, UTF-8 or UTF-16); raise `WorkbookRefused`."""
    if len(content) > LARGEST_FILE:
        raise WorkbookRefused(f"Tệp lớn hơn {LARGEST_FILE // (1024 * 1024)} MB.")
    if content[:4] == b"PK\x03\x04":
        return _read_workbook(content)
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise WorkbookRefused("Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu: hãy lưu lại thành .xlsx không mật khẩu.")
    if file_name.lower().endswith((".csv", ".txt", "")) and content.strip():
        return _read_text(content)
    raise WorkbookRefused("Tệp không phải bảng tính .xlsx hay .csv, hoặc trống.")


def _read_workbook(content: bytes) -> Table:
    sheets = _checked_sheets(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            visible = [one for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
            if not visible:
                raise WorkbookRefused("Tệp không có trang tính nào hiện ra.")
            name = visible[0].name
            values = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS)
    except PasswordError as error:
        raise WorkbookRefused("Tệp có mật khẩu: hãy lưu lại không mật khẩu.") from error
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, OverflowError) as error:
        if isinstance(error, WorkbookRefused):
            raise
        raise WorkbookRefused("Không mở được bảng tính: tệp hỏng hoặc không phải .xlsx.") from error
    formulas = _formulas_of(sheets, name=name, content=content)
    blanked = {(int(row), column_number(letters)) for letters, row in map(_parted, formulas)}
    rows = []
    for number, cells in enumerate(values, start=1):
        texts = tuple(
            "" if (number, column) in blanked else _text(cell) for column, cell in enumerate(cells[:MOST_COLUMNS])
        )
        if any(texts) or any(row == number for row, _ in blanked):
            rows.append(Row(number, texts))
    return Table(name=name, rows=tuple(rows), formulas=frozenset(formulas))


def _parted(place: str) -> tuple[str, str]:
    letters = place.rstrip("0123456789")
    return letters, place[len(letters) :]


def _checked_sheets(content: bytes) -> dict[str, bytes]:
    """Return the sheets of a workbook unpacked within bounds; raise `WorkbookRefused` for one beyond them."""
    sheets: dict[str, bytes] = {}
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            members = folder.infolist()
            if len(members) > MOST_MEMBERS:
                raise WorkbookRefused("Tệp có quá nhiều thành phần bên trong.")
            for member in members:
                with folder.open(member) as opened:
                    data = opened.read(LARGEST_UNPACKED - unpacked + 1)
                unpacked += len(data)
                if unpacked > LARGEST_UNPACKED:
                    raise WorkbookRefused("Tệp giải nén ra quá lớn.")
                if member.filename.lower().endswith((".xml", ".rels")):
                    _refuse_strange_text(data)
                if _SHEET.fullmatch(member.filename):
                    _refuse_far_cells(data)
                    sheets[member.filename] = data
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise WorkbookRefused("Không mở được bảng tính: tệp hỏng, có mật khẩu hoặc không phải .xlsx.") from error
    if not sheets:
        raise WorkbookRefused("Tệp không phải bảng tính .xlsx.")
    return sheets


def _refuse_strange_text(data: bytes) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\x00" in data[:200]:
        raise WorkbookRefused("Tệp có nội dung lạ bên trong; hãy mở và lưu lại bằng Excel rồi gửi lại.")


def _refuse_far_cells(data: bytes) -> None:
    """Refuse a sheet that declares or holds cells beyond the largest table."""
    for match in _CELL.finditer(data):
        for letters, row in _PLACE.findall(match.group(1)):
            if int(row) > MOST_ROWS:
                raise WorkbookRefused(f"Bảng có đến dòng {int(row)}; nhiều nhất {MOST_ROWS} dòng.")
            if letters and column_number(letters.decode()) >= MOST_COLUMNS:
                raise WorkbookRefused(f"Bảng có đến cột {letters.decode()}; nhiều nhất {MOST_COLUMNS} cột.")


def _formulas_of(sheets: dict[str, bytes], *, name: str, content: bytes) -> tuple[str, ...]:
    """Return the places of formulas in the sheet of a name; where its member cannot be told, in any sheet."""
    own = sheets.get(_member_of(content, name), b"".join(sheets.values()))
    places: list[str] = []
    cell = ""
    for tag in _CELL_OR_FORMULA.finditer(own):
        if tag.group(1) == b"f":
            places.append(cell)
        else:
            found = _REFERENCE.search(tag.group(2))
            cell = found.group(1).decode() if found else ""
    if "" in places:
        raise WorkbookRefused("Tệp có công thức ở ô không rõ vị trí: hãy dán giá trị thay cho công thức.")
    return tuple(places)


def _member_of(content: bytes, name: str) -> str:
    """Return the member that holds the sheet of a name, "" where the workbook does not say so plainly."""
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        try:
            book = folder.read("xl/workbook.xml").decode("utf-8", "replace")
            links = folder.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        except KeyError:
            return ""
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        told = re.search(r'\sname="([^"]*)"', tag)
        link = re.search(r'\w+:id="([^"]*)"', tag)
        if told and link and _unescaped(told.group(1)) == name:
            for target in re.findall(r"<Relationship\b[^>]*>", links):
                if f'Id="{link.group(1)}"' in target and (found := re.search(r'Target="([^"]*)"', target)):
                    path = found.group(1)
                    return path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    return ""


def _unescaped(text: str) -> str:
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text


def _text(value: object) -> str:
    """Return a cell as a person reads it: whole numbers without decimals, days as 31/12/2023."""
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return repr(value).replace(".", ",")
        case datetime():
            return format_day(value.date())
        case date():
            return format_day(value)
        case time() | timedelta():
            return str(value)
        case _:
            return clean(str(value))[:LONGEST_CELL]


def _read_text(content: bytes) -> Table:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise WorkbookRefused(f"Tệp không phải UTF-8 (dòng {line}): hãy lưu “CSV UTF-8”.") from error
    if "\x00" in text:
        raise WorkbookRefused("Tệp không phải bảng tính .xlsx hay .csv.")
    heading = text.split("\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=heading.count)
    return Table(name="", rows=tuple(_text_rows(text, delimiter)))


def _text_rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    try:
        for cells in reader:
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise WorkbookRefused(f"Bảng có nhiều hơn {MOST_ROWS} dòng hoặc {MOST_COLUMNS} cột.")
            texts = tuple(clean(cell)[:LONGEST_CELL] for cell in cells)
            if any(texts):
                yield Row(number, texts)
            number = reader.line_num + 1
    except csv.Error as error:
        raise WorkbookRefused(f"Dòng {number} hỏng: {error}.") from error
