"""Reads a form's workbook that came back: which form it is, what its cells held, and what they hold now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ntm.documents.forms import layout
from ntm.documents.forms.writing import digest_of
from ntm.documents.sheets import opening
from ntm.documents.sheets.looks import Looks
from ntm.documents.sheets.opening import OpenBook, OpenSheet


class NotOurForm(ValueError):
    """A workbook that is no form of ours, or whose hidden sheet was damaged; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell to fill in: the anchors of its row and column, where it stands, what it holds, and what to ask about it.

    `caution` says in Vietnamese why the value may not be what somebody meant; empty for a plain value.
    `problem` says why it cannot be taken at all.
    """

    row: str
    column: str
    place: str
    text: str
    caution: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form that came back; `notes` are about the file as a whole."""

    stamp: Mapping[str, str]
    seen: str
    cells: tuple[FilledCell, ...]
    notes: tuple[str, ...]


def is_ours(book: OpenBook) -> bool:
    """Say whether a workbook claims to be a form of ours."""
    return book.sheet(layout.STAMP_SHEET) is not None


def read_form(book: OpenBook, *, looks: Mapping[str, Looks] | None = None) -> FilledForm:
    """Return what a form holds; raise `NotOurForm` for any other workbook.

    `looks` are those of its sheets by name: programs keep a share typed as "57,5%" as 0.575 shown as a percent, and a
    note that somebody pinned to a cell is asked about.
    """
    hidden = book.sheet(layout.STAMP_SHEET)
    if hidden is None:
        raise NotOurForm("Tệp này không phải biểu tải từ hệ thống (thiếu trang ẩn của biểu).")
    stamp: dict[str, str] = {}
    chunks: list[str] = []
    for row in range(len(hidden.rows)):
        key, raw = hidden.value(row, 0), hidden.rows[row][1] if len(hidden.rows[row]) > 1 else ""
        # Chunks are cut anywhere, so that a space at an end belongs to them.
        text = raw if isinstance(raw, str) else opening.text_of(hidden.value(row, 1))
        if key == "seen":
            chunks.append(text)
        elif isinstance(key, str):
            stamp[key] = text
    if stamp.get("edition") != layout.EDITION:
        raise NotOurForm("Biểu này của một phiên bản khác; hãy tải biểu mới rồi chép số sang.")
    seen = "".join(chunks)
    if stamp.get("digest") != digest_of(seen, stamp):
        raise NotOurForm("Trang ẩn của biểu đã bị sửa hoặc hỏng; hãy tải biểu mới rồi chép số sang.")
    cells: dict[tuple[str, str], FilledCell] = {}
    notes = list(book.notes)
    for sheet in book.sheets:
        for cell in _cells(sheet, (looks or {}).get(sheet.name, Looks())):
            first = cells.setdefault((cell.row, cell.column), cell)
            if first is not cell and first.text != cell.text:
                notes.append(f"{first.place} và {cell.place} cùng một chỗ mà khác nhau: đã lấy {first.place}.")
    return FilledForm(stamp, seen, tuple(cells.values()), tuple(notes))


def _cells(sheet: OpenSheet, looks: Looks) -> list[FilledCell]:
    """Return the cells to fill in of a sheet: where a row with an anchor meets a column with one."""
    marked = next((row for row in range(len(sheet.rows)) if sheet.value(row, 0) == layout.MARK), None)
    if marked is None:
        return []
    columns = {
        column: name
        for column in range(1, len(sheet.rows[marked]))
        if isinstance(name := sheet.value(marked, column), str)
    }
    found = []
    for row in range(len(sheet.rows)):
        anchor = sheet.value(row, 0)
        if row != marked and isinstance(anchor, str):
            found += [_cell(sheet, looks, (row, column), anchor, name) for column, name in columns.items()]
    return found


def _cell(sheet: OpenSheet, looks: Looks, at: tuple[int, int], anchor: str, name: str) -> FilledCell:
    value = sheet.value(*at)
    place = f"{sheet.name}!{opening.place_of(*at)}"
    text = opening.text_of(value)
    if at in looks.percents and isinstance(value, float):
        text = f"{opening.text_of(value * 100)}%"
    if opening.is_error(value):
        return FilledCell(anchor, name, place, text, problem=f"Ô có lỗi công thức {text}.")
    if at in sheet.formulas:
        if value is None:
            return FilledCell(
                anchor, name, place, "", problem="Ô có công thức chưa được tính: hãy mở bằng Excel, lưu lại."
            )
        return FilledCell(anchor, name, place, text, caution="Số lấy từ công thức, giá trị lần lưu cuối.")
    note = looks.notes.get(at, "")
    return FilledCell(anchor, name, place, text, caution=f"Ghi chú ở ô: {note}" if note else "")
