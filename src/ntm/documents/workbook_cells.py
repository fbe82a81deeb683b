"""Opens every sheet of a workbook (.xlsx) as typed cells, after a parser of XML has counted what is in it.

What a workbook says of its own size is not believed: its members are unpacked within bounds, and every cell is visited
by a streaming parser before the reader of workbooks, which makes room for the whole rectangle, sees the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from python_calamine import CalamineWorkbook

from ntm.documents.workbooks import (
    LARGEST_FILE,
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    MOST_MEMBERS,
    MOST_ROWS,
    WorkbookRefused,
    column_number,
)

#: What a cell may hold; blanks are None.
Cell = str | float | bool | date | None

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,8})")
_DAMAGED = "Không mở được bảng tính: tệp hỏng, có mật khẩu hoặc không phải .xlsx."
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: row `i` of `rows` is the row that people see as number `i + 1`; `formulas` are the places ("C5")."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    formulas: tuple[str, ...]


def open_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook in order; raise `WorkbookRefused` with a Vietnamese sentence for anything else.

    A formula is not computed: the cell holds what the program that saved it had last seen, and `formulas` names it.
    """
    if len(content) > LARGEST_FILE:
        raise WorkbookRefused(f"Tệp lớn hơn {LARGEST_FILE // (1024 * 1024)} MB.")
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise WorkbookRefused("Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu: hãy lưu lại thành .xlsx không mật khẩu.")
    members = dict(_members(content))
    if _BOOK not in members or _LINKS not in members:
        raise WorkbookRefused("Tệp không phải bảng tính .xlsx.")
    formulas = {name: _look_through(members[member], name) for name, member in _sheet_members(members)}
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return tuple(
                Sheet(name, _rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False)), places)
                for name, places in formulas.items()
            )
    except BaseException as error:  # a panic of the reader is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise WorkbookRefused(_DAMAGED) from error


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of the packed folder that are read, unpacked within bounds."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            members = folder.infolist()
            if len(members) > MOST_MEMBERS:
                raise WorkbookRefused("Tệp có quá nhiều thành phần bên trong.")
            for member in members:
                if member.filename.lower().endswith("vbaproject.bin"):
                    raise WorkbookRefused("Tệp có macro: hãy lưu lại thành .xlsx không macro.")
                with folder.open(member) as opened:
                    data = opened.read(LARGEST_UNPACKED - unpacked + 1)
                unpacked += len(data)
                if unpacked > LARGEST_UNPACKED:
                    raise WorkbookRefused("Tệp giải nén ra quá lớn.")
                yield member.filename, data
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        if isinstance(error, WorkbookRefused):
            raise
        raise WorkbookRefused(_DAMAGED) from error
    except Exception as error:  # what unpackers raise for broken streams differs by method
        raise WorkbookRefused(_DAMAGED) from error


def _parse(data: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start

    def refuse(*_: object) -> None:
        raise WorkbookRefused("Tệp có nội dung lạ bên trong; hãy mở và lưu lại bằng Excel rồi gửi lại.")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        if isinstance(error, WorkbookRefused):
            raise
        raise WorkbookRefused(_DAMAGED) from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _sheet_members(members: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Return the sheets' names with the members that hold them; sheets without cells (charts) are left out."""
    targets: dict[str, str] = {}
    found: list[tuple[str, str]] = []

    def link(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            identity = next((value for key, value in attributes.items() if _local(key) == "id"), "")
            if targets.get(identity, "") in members:
                found.append((attributes.get("name", ""), targets[identity]))

    _parse(members[_LINKS], link)
    _parse(members[_BOOK], sheet)
    if not found or len({name for name, _ in found}) != len(found):
        raise WorkbookRefused(_DAMAGED)
    return found


def _look_through(data: bytes, sheet: str) -> tuple[str, ...]:
    """Return the places of formulas in a sheet; raise `WorkbookRefused` for cells beyond the largest table."""
    formulas: list[str] = []
    here = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal here
        kind = _local(name)
        if kind == "dimension":
            _refuse_far(attributes.get("ref", "").rpartition(":")[2], sheet)
        elif kind == "row" and "r" in attributes:
            _refuse_far(f"A{attributes['r']}", sheet)
        elif kind == "c":
            here = attributes.get("r", "")
            _refuse_far(here, sheet)
        elif kind == "f":
            formulas.append(here)

    _parse(data, start)
    return tuple(formulas)


def _refuse_far(place: str, sheet: str) -> None:
    found = _PLACE.fullmatch(place.replace("$", ""))
    if found is None:
        raise WorkbookRefused(f"Trang “{sheet}” có ô không rõ vị trí; hãy mở và lưu lại bằng Excel rồi gửi lại.")
    letters, row = found.group(1), int(found.group(2))
    if row > MOST_ROWS:
        raise WorkbookRefused(f"Trang “{sheet}” khai đến dòng {row}; nhiều nhất {MOST_ROWS} dòng.")
    if column_number(letters) >= MOST_COLUMNS:
        raise WorkbookRefused(f"Trang “{sheet}” khai đến cột {letters}; nhiều nhất {MOST_COLUMNS} cột.")


def _rows(values: Sequence[Sequence[object]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(value) for value in row) for row in values)


def _cell(value: object) -> Cell:
    match value:
        case str():
            return value.strip() or None
        case datetime():
            return value.date()
        case bool() | float() | date() | None:
            return value
        case int():
            return float(value)
        case time() | timedelta():
            return str(value)
        case _:
            return str(value)
