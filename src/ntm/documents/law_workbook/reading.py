"""Takes the cells of a criteria set's workbook out, and names the place of everything that is wrong."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ntm.core.kernel.dates import NotADay, format_day, parse_day
from ntm.core.kernel.vietnamese import clean, fold
from ntm.documents.law_workbook import layout
from ntm.documents.law_workbook.layout import Column, Kind, SheetLayout
from ntm.documents.law_workbook.overlay_layout import OVERLAY_SHEETS, PROVINCE_PART
from ntm.documents.workbook_cells import Cell, Sheet, open_sheets
from ntm.documents.workbooks import column_letters

#: No name or remark of a law file is longer.
LONGEST = 2_000
#: More problems than this are not listed; the first ones tell what is wrong.
MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong at a place of the workbook; `column` is its heading, `cell` as the program names it ("C5")."""

    sheet: str
    row: int
    column: str
    cell: str
    message: str

    @property
    def place(self) -> str:
        """Return the place in words."""
        parts = [f"trang “{self.sheet}”"] if self.sheet else []
        parts += [f"dòng {self.row}"] if self.row else []
        parts += [f"cột “{self.column}”" + (f" (ô {self.cell})" if self.cell else "")] if self.column else []
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a sheet: its row, and the values of the cells that are not blank, by key."""

    sheet: SheetLayout
    row: int
    values: Mapping[str, Any]

    def cell(self, key: str) -> str:
        """Return the place of a key's cell: "C5"."""
        if self.sheet.upright:
            return f"B{[one.key for one in self.sheet.columns].index(key) + 2}"
        return f"{self.sheet.letter(key)}{self.row}"

    def problem(self, key: str, message: str) -> Problem:
        """Return what is wrong with one of the record's cells."""
        known = {one.key for one in self.sheet.columns}
        key = key if key in known else self.sheet.columns[0].key
        cell = self.cell(key)
        return Problem(self.sheet.name, int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
                       self.sheet.column(key).heading, cell, message)  # fmt: skip


@dataclass(slots=True)
class Taken:
    """What was taken out of a workbook: records by sheet, and what is wrong."""

    sheets: tuple[SheetLayout, ...]
    lines: dict[str, list[Line]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_overlay(self) -> bool:
        """Say whether the workbook holds a province's decisions over a national set."""
        return self.sheets is OVERLAY_SHEETS

    def ordered(self) -> tuple[Problem, ...]:
        """Return the problems in the order of the workbook, the first ones only where there are many."""
        names = [one.name for one in self.sheets]

        def place(one: Problem) -> tuple[int, int, str]:
            return (names.index(one.sheet) if one.sheet in names else -1, one.row, one.cell)

        return tuple(sorted(set(self.problems), key=place)[:MOST_PROBLEMS])

    def of(self, sheet: SheetLayout) -> Sequence[Line]:
        """Return the records of a sheet."""
        return self.lines.get(sheet.name, [])


def take(content: bytes) -> Taken:
    """Return the records of a workbook and every wrong cell; raise `WorkbookRefused` for what is no workbook."""
    sheets = {sheet.name.strip(): sheet for sheet in open_sheets(content)}
    taken = Taken(OVERLAY_SHEETS if PROVINCE_PART.name in sheets else layout.SHEETS)
    if problem := _wrong_version(sheets.get(layout.GUIDE)):
        taken.problems.append(problem)
        return taken
    known = {sheet.name for sheet in taken.sheets}
    for name, sheet in sheets.items():
        for place in sheet.formulas:
            row = int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$") or 0)
            taken.problems.append(
                Problem(name, row, "", place, f"Ô {place} là công thức; hãy dán giá trị thay cho công thức.")
            )
        if name not in known and name != layout.GUIDE and any(any(row) for row in sheet.rows):
            taken.problems.append(
                Problem(name, 0, "", "", "Trang không có trong mẫu; hãy xóa trang hoặc dùng đúng tên.")
            )
    for one in taken.sheets:
        found = sheets.get(one.name)
        if found is not None:
            reader = _Upright(one, taken) if one.upright else _Table(one, taken)
            taken.lines[one.name] = list(reader.lines(found.rows))
        if one.needed and not taken.of(one):
            taken.problems.append(Problem(one.name, 0, "", "", "Trang còn trống hoặc thiếu."))
    return taken


def _wrong_version(guide: Sheet | None) -> Problem | None:
    cells = guide.rows[0] if guide is not None and guide.rows else ()
    if len(cells) < 2 or cells[0] != layout.VERSION_WORDS:
        return Problem(layout.GUIDE, 1, "", "A1", "Tệp không phải mẫu bộ tiêu chí của hệ thống; hãy tải mẫu rồi điền.")
    if cells[1] != layout.VERSION:
        return Problem(
            layout.GUIDE, 1, "", "B1",
            f"Mẫu phiên bản {_shown(cells[1])}; hệ thống nhận phiên bản {layout.VERSION}. Hãy tải mẫu mới.",
        )  # fmt: skip
    return None


def _shown(value: Cell) -> str:
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return clean(str(value))[:60]


class _Reader:
    def __init__(self, sheet: SheetLayout, taken: Taken) -> None:
        self.sheet = sheet
        self.problems = taken.problems

    def _complain(self, row: int, heading: str, cell: str, message: str) -> None:
        if len(self.problems) < 5 * MOST_PROBLEMS:
            self.problems.append(Problem(self.sheet.name, row, heading, cell, message))

    def _take(self, values: dict[str, Any], column: Column, cell: Cell, *, row: int, place: str) -> None:
        if cell is None or column.kind is Kind.SHOWN:
            return
        try:
            values[column.key] = value_of(column, cell)
        except WrongCell as wrong:
            self._complain(row, column.heading, place, str(wrong))

    def _check_required(self, values: Mapping[str, Any], column: Column, *, row: int, place: str) -> None:
        complained = any(one.sheet == self.sheet.name and one.cell == place for one in self.problems[-40:])
        if column.required and column.key not in values and not complained:
            self._complain(row, column.heading, place, "Ô bắt buộc còn trống.")


class _Upright(_Reader):
    """Reads a sheet that holds one record, a heading a row."""

    def lines(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
        """Yield the record."""
        by_heading = {fold(column.heading): column for column in self.sheet.columns}
        values: dict[str, Any] = {}
        places: dict[str, int] = {}
        for number, cells in enumerate(rows[1:], start=2):
            heading = fold(_shown(cells[0])) if cells and cells[0] is not None else ""
            if not heading:
                if any(cell is not None for cell in cells[1:2]):
                    self._complain(number, "Mục", f"A{number}", "Có giá trị mà không có tên mục.")
                continue
            column = by_heading.get(heading)
            if column is None:
                self._complain(number, "Mục", f"A{number}", f"Mục “{_shown(cells[0])}” không có trong mẫu.")
            elif column.key in places:
                self._complain(number, "Mục", f"A{number}", f"Mục “{column.heading}” bị lặp.")
            else:
                places[column.key] = number
                self._take(values, column, cells[1] if len(cells) > 1 else None, row=number, place=f"B{number}")
        for position, column in enumerate(self.sheet.columns, start=2):
            row = places.get(column.key, position)
            self._check_required(values, column, row=row, place=f"B{row}")
        if values:
            yield Line(self.sheet, 2, values)


class _Table(_Reader):
    """Reads a sheet that holds one record a row under a row of headings."""

    def lines(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
        """Yield the records, top to bottom."""
        if not rows:
            return
        columns = self._columns(rows[0])
        for number, cells in enumerate(rows[1:], start=2):
            if all(cell is None for cell in cells) or self._is_only_prepared(cells, columns):
                continue
            values: dict[str, Any] = {}
            for index, cell in enumerate(cells):
                place = f"{column_letters(index)}{number}"
                if index in columns:
                    self._take(values, columns[index], cell, row=number, place=place)
                elif cell is not None:
                    self._complain(number, f"cột {column_letters(index)}", place, "Ô nằm ngoài các cột của mẫu.")
            for index, column in columns.items():
                self._check_required(values, column, row=number, place=f"{column_letters(index)}{number}")
            yield Line(self.sheet, number, values)

    def _is_only_prepared(self, cells: Sequence[Cell], columns: Mapping[int, Column]) -> bool:
        counts_by = next((index for index, one in columns.items() if one.key == self.sheet.counts_by), None)
        return counts_by is not None and (counts_by >= len(cells) or cells[counts_by] is None)

    def _columns(self, headings: Sequence[Cell]) -> dict[int, Column]:
        by_heading = {fold(column.heading): column for column in self.sheet.columns}
        found: dict[int, Column] = {}
        for index, heading in enumerate(headings):
            if heading is None:
                continue
            column = by_heading.get(fold(_shown(heading)))
            place = f"{column_letters(index)}1"
            if column is None:
                self._complain(1, _shown(heading), place, "Cột không có trong mẫu.")
            elif column in found.values():
                self._complain(1, column.heading, place, "Cột bị lặp.")
            else:
                found[index] = column
        for column in self.sheet.columns:
            if column.required and column not in found.values():
                self._complain(1, column.heading, "", "Thiếu cột bắt buộc của mẫu.")
        return found


class WrongCell(ValueError):
    """A cell that does not hold what its column takes; the message is Vietnamese."""


_SPACES = re.compile(r"\s+")
_PARTED_BY = {Kind.CODES: re.compile("[;,|]"), Kind.LIST: re.compile(r"\|")}


def value_of(column: Column, cell: Cell) -> Any:
    """Return what a cell says in the terms of the law file; raise `WrongCell`."""
    match column.kind:
        case Kind.NUMBER | Kind.INTEGER:
            return _number(column, cell)
        case Kind.DAY:
            return _day(cell)
        case Kind.TRUTH:
            return _truth(cell)
        case Kind.CHOICE:
            return _choice(column, cell)
    text = _text(column, cell)
    if column.kind in _PARTED_BY:
        return [part.strip() for part in _PARTED_BY[column.kind].split(text) if part.strip()]
    if column.kind is Kind.JSON:
        return _json(text)
    return text


def _number(column: Column, cell: Cell) -> float | int:
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
        raise WrongCell(f"Cần một số; ô đang là “{_shown(cell)}”. Gõ số, không gõ chữ, dấu ≥ hay %.")
    if column.kind is Kind.INTEGER and not float(cell).is_integer():
        raise WrongCell(f"Cần số nguyên; ô đang là {_shown(cell)}.")
    return int(cell) if float(cell).is_integer() and abs(cell) < 1e15 else float(cell)


def _day(cell: Cell) -> date:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        try:
            return parse_day(cell)
        except NotADay:
            pass
    raise WrongCell(f"Cần một ngày (ngày/tháng/năm); ô đang là “{_shown(cell)}”.")


def _truth(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    known = {"co": True, "x": True, "khong": False}
    if isinstance(cell, str) and fold(cell) in known:
        return known[fold(cell)]
    raise WrongCell(f"Ghi “có” hoặc để trống; ô đang là “{_shown(cell)}”.")


def _choice(column: Column, cell: Cell) -> str:
    if isinstance(cell, str):
        asked = _SPACES.sub(" ", cell).strip().lower()
        for words, value in column.choices.items():
            if asked in (words.lower(), value):
                return value
    raise WrongCell(f"“{_shown(cell)}” không nằm trong các giá trị cho phép: {', '.join(column.choices)}.")


def _text(column: Column, cell: Cell) -> str:
    if isinstance(cell, str):
        text = clean(cell)
        if len(text) > LONGEST and column.kind is not Kind.JSON:
            raise WrongCell(f"Dài quá {LONGEST} ký tự.")
        return text
    if isinstance(cell, bool | date) or cell is None:
        raise WrongCell(f"Cần chữ; ô đang là “{_shown(cell)}”.")
    if column.kind is Kind.CODE and isinstance(cell, float) and not cell.is_integer():
        # The program has eaten the zero of 2.10 already: nobody can tell which of the two was meant.
        raise WrongCell(
            f"Ô đang là số {_shown(cell)} nên không phân biệt được 2.1 với 2.10: đổi ô sang dạng Text rồi gõ lại."
        )
    return _shown(cell)


def _json(text: str) -> Any:
    def day(found: dict[str, Any]) -> Any:
        return date.fromisoformat(found["$day"]) if set(found) == {"$day"} else found

    try:
        return json.loads(text, object_hook=day)
    except (ValueError, TypeError, RecursionError) as error:
        raise WrongCell("Nội dung không đọc được; phần này chỉ để hệ thống giữ nguyên, xin đừng sửa.") from error
