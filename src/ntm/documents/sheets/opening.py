"""Opens a workbook that anybody sent: within bounds, without macros, with what formulas left behind marked as such."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from html import unescape

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from ntm.core.kernel import numbers
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.vietnamese import compose, format_number
from ntm.documents.sheets import extent, old_extent
from ntm.documents.workbooks import MOST_MEMBERS, WorkbookRefused, column_letters, column_number

#: The largest file that is taken, and the largest sum of what it unpacks to.
LARGEST_FILE = 15 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 256
MOST_SHEETS = 60
#: Rows times columns of a sheet, blanks included: what a reader makes room for.
MOST_CELLS = 1_200_000
LONGEST_CELL = 32_767

#: Formulas and errors of a sheet, each by place (row, column).
Found = tuple[dict[tuple[int, int], str], dict[tuple[int, int], str]]
#: What a cell may hold; blanks are None.
Value = str | float | bool | date | None

_DAMAGED = "Không mở được bảng tính: tệp hỏng, có mật khẩu, hoặc không phải .xlsx, .xls."
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TAG = re.compile(rb"<(?:\w+:)?(c|f)(?=[\s/>])([^>]*)>([^<]{0,8000})")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})([1-9]\d{0,8})["']""")
_ERROR = re.compile(r"#(?:REF!|VALUE!|DIV/0!|N/A|NAME\?|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)")
_WRONG = re.compile(
    rb"""<(?:\w+:)?c(?=\s)([^>]*\bt\s*=\s*["']e["'][^>]*)>"""
    rb"""(?:<(?:\w+:)?f(?=[\s/>])[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]{1,40})<"""
)
_SHARED = re.compile(rb"""\bt\s*=\s*["']shared["']""")


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet as its program saved it: row `i` of `rows` is the row that people see as number `i + 1`.

    `merged` are rectangles (first row, first column, last row, last column) from 0, ends included. `formulas` maps
    the places (row, column) of formulas to their text, empty where a reader does not tell it; `errors` maps places
    whose formula came to an error to the error ("#REF!").
    """

    name: str
    is_hidden: bool
    rows: Sequence[Sequence[object]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def value(self, row: int, column: int) -> Value:
        """Return what a cell holds, None where it is blank or lies beyond the sheet."""
        if (row, column) in self.errors:
            return self.errors[row, column]
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return value_of(self.rows[row][column])


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A workbook: its sheets in order, and what is to be said of the file as a whole, in Vietnamese."""

    is_old: bool
    sheets: tuple[OpenSheet, ...]
    notes: tuple[str, ...]

    def sheet(self, name: str) -> OpenSheet | None:
        """Return the sheet of a name, None where there is none."""
        return next((one for one in self.sheets if one.name == name), None)


def open_book(content: bytes) -> OpenBook:
    """Return a workbook (.xlsx or .xls) that anybody sent; raise `WorkbookRefused` with a Vietnamese sentence.

    No formula is computed: its cell holds what the program that saved the file had last seen.
    """
    if len(content) > LARGEST_FILE:
        raise WorkbookRefused(f"Tệp lớn hơn {LARGEST_FILE // (1024 * 1024)} MB.")
    if content[:4] == b"PK\x03\x04":
        formulas, notes = _looked_through(content)
        return OpenBook(False, tuple(_sheets(content, formulas)), notes)
    if content[:4] == b"\xd0\xcf\x11\xe0":
        count = old_extent.formula_count(content, rows=MOST_ROWS, columns=MOST_COLUMNS)
        said = []
        if count:
            said.append(f"Có {format_number(count)} ô công thức: lấy giá trị đã lưu, không kiểm tra được công thức.")
        return OpenBook(True, tuple(_sheets(content, {})), tuple(said))
    raise WorkbookRefused("Tệp không phải bảng tính .xlsx hay .xls.")


def _sheets(content: bytes, formulas: Mapping[str, Found]) -> Iterator[OpenSheet]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            if len(book.sheets_metadata) > MOST_SHEETS:
                raise WorkbookRefused(f"Tệp có nhiều hơn {MOST_SHEETS} trang tính.")
            for told in book.sheets_metadata:
                found = book.get_sheet_by_name(told.name)
                if found.total_height * found.total_width > MOST_CELLS:
                    raise WorkbookRefused(f"Trang “{told.name}” quá lớn: {found.total_height} dòng.")
                merged = tuple((a, b, c, d) for (a, b), (c, d) in found.merged_cell_ranges or ())
                yield OpenSheet(
                    told.name,
                    told.visible != SheetVisibleEnum.Visible,
                    found.to_python(skip_empty_area=False),
                    merged,
                    *formulas.get(told.name, ({}, {})),
                )
    except BaseException as error:  # a panic of the reader is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | WorkbookRefused | GeneratorExit):
            raise
        raise WorkbookRefused(_DAMAGED) from error


def _looked_through(content: bytes) -> tuple[dict[str, Found], tuple[str, ...]]:
    """Look at every member within bounds; return formulas and errors by sheet, and what is to be said of the file."""
    formulas: dict[str, Found] = {}
    notes: list[str] = []
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            members = folder.infolist()
            names = {member.filename for member in members}
            if len(members) > MOST_MEMBERS or len(names) != len(members):
                raise WorkbookRefused("Tệp có quá nhiều thành phần bên trong.")
            if any(name.lower().endswith("vbaproject.bin") or "macrosheets/" in name.lower() for name in names):
                raise WorkbookRefused("Tệp có macro: hãy lưu lại thành .xlsx không macro rồi gửi lại.")
            if _BOOK not in names or _LINKS not in names:
                raise WorkbookRefused("Tệp không phải bảng tính .xlsx.")
            if any("externallinks/" in name.lower() for name in names):
                notes.append("Có liên kết sang tệp khác: ở các ô đó lấy giá trị đã lưu, có thể đã cũ.")
            sheets = _sheet_names(folder)
            for member in members:
                name = sheets.get(member.filename, "")
                if name or member.filename.startswith("xl/worksheets/"):
                    left -= _look_at_sheet(folder, member, name, formulas, left)
                    continue
                with folder.open(member) as opened:
                    data = opened.read(left + 1)
                left -= len(data)
                if left < 0:
                    raise WorkbookRefused(extent.TOO_LARGE)
                if member.filename.lower().endswith((".xml", ".rels")) and (
                    b"<!DOCTYPE" in data or b"<!ENTITY" in data
                ):
                    raise WorkbookRefused(extent.STRANGE)
    except WorkbookRefused:
        raise
    except Exception as error:  # what unpackers raise for broken streams differs by method
        raise WorkbookRefused(_DAMAGED) from error
    return formulas, tuple(notes)


def _look_at_sheet(
    folder: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, formulas: dict[str, Found], left: int
) -> int:
    """Look for far cells, formulas and errors of a sheet, and return how many bytes it unpacks to."""
    with folder.open(member) as opened:
        held = extent.refuse_far_cells(opened, sheet=name, rows=MOST_ROWS, columns=MOST_COLUMNS, most=left)
    formulas[name] = {}, {}
    if held.formulas or held.errors or not held.is_plain:
        with folder.open(member) as opened:
            data = opened.read(held.size)
        if not held.is_plain:
            extent.look_through(data, sheet=name, rows=MOST_ROWS, columns=MOST_COLUMNS)
        formulas[name] = dict(_formulas(data)) if held.formulas else {}, dict(_errors(data)) if held.errors else {}
    return held.size


def _sheet_names(folder: zipfile.ZipFile) -> dict[str, str]:
    """Return the names of sheets by the member that holds each."""
    with folder.open(_BOOK) as opened:
        book = opened.read(LARGEST_UNPACKED).decode("utf-8", "replace")
    with folder.open(_LINKS) as opened:
        links = opened.read(LARGEST_UNPACKED).decode("utf-8", "replace")
    targets: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", links):
        identity, target = re.search(r'\bId="([^"]*)"', tag), re.search(r'\bTarget="([^"]*)"', tag)
        if identity and target:
            path = unescape(target.group(1))
            targets[identity.group(1)] = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    found: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        told, link = re.search(r'\bname="([^"]*)"', tag), re.search(r'\w+:id="([^"]*)"', tag)
        if told and link and link.group(1) in targets:
            found[targets[link.group(1)]] = unescape(told.group(1))
    return found


def _formulas(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place and the text of every formula of a sheet's XML; a shared one says its text once only."""
    place: tuple[int, int] | None = None
    for tag in _TAG.finditer(data):
        if tag.group(1) == b"c":
            found = _REFERENCE.search(tag.group(2))
            place = (int(found.group(2)) - 1, column_number(found.group(1).decode())) if found else None
        elif place is not None:
            text = unescape(tag.group(3).decode("utf-8", "replace"))
            yield place, "" if _SHARED.search(tag.group(2)) and "ref" not in tag.group(2).decode() else text


def _errors(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place and the name of every error of a sheet's XML."""
    for tag in _WRONG.finditer(data):
        found = _REFERENCE.search(tag.group(1))
        if found:
            place = int(found.group(2)) - 1, column_number(found.group(1).decode())
            yield place, unescape(tag.group(2).decode("utf-8", "replace"))


def value_of(raw: object) -> Value:
    """Return what a reader gives for a cell as one of the kinds that a cell may hold."""
    match raw:
        case None | "":
            return None
        case str():
            return raw.strip() or None
        case datetime():
            return raw.date()
        case bool() | float() | date():
            return raw
        case int():
            return float(raw)
        case _:
            return str(raw) if isinstance(raw, time | timedelta) else str(raw).strip() or None


def text_of(value: Value) -> str:
    """Return what a cell holds as somebody would type it: 57.5 → "57,5", a day as 31/12/2023.

    A number is written so that it is one number and no other (1304 → "1304", 1.304 → "1,3040"): the cell told which,
    so that nobody is asked. Programs of spreadsheets hold fifteen digits; what lies behind them is noise.
    """
    match value:
        case None:
            return ""
        case bool():
            return "đạt" if value else "chưa đạt"
        case float():
            return numbers.unmistakable(Decimal(f"{value:.15g}")) if abs(value) < 1e15 else str(value)
        case date():
            return format_day(value)
        case str():
            return compose(value)[:LONGEST_CELL]


def is_error(value: Value) -> bool:
    """Say whether a cell holds an error of a formula: "#REF!", "#DIV/0!"."""
    return isinstance(value, str) and _ERROR.fullmatch(value) is not None


def place_of(row: int, column: int) -> str:
    """Return the place of a cell as people name it: (4, 2) → "C5"."""
    return f"{column_letters(column)}{row + 1}"
