"""How far the cells of a sheet reach, before any reader makes room for them.

A reader of workbooks makes room for the whole rectangle between the first cell and the last, so that two cells in far
corners ask for gigabytes. A sheet that programs wrote plainly is looked through as an array of bytes; anything written
otherwise goes to a parser, which is slower and sees everything.
"""

from __future__ import annotations

import re
from xml.parsers import expat

import numpy as np
import numpy.typing as npt

from ntm.documents.workbooks import WorkbookRefused, column_number

_SLICE = 4 * 1024 * 1024
#: A slice looks so far beyond its end, that a cell which begins in it is seen whole.
_BEYOND = 32
_AFTER_NAME = np.zeros(256, dtype=np.bool_)
_AFTER_NAME[list(b" >/\t\r\n")] = True
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,8})")

STRANGE = "Tệp có nội dung lạ bên trong; hãy mở và lưu lại bằng Excel rồi gửi lại."


def refuse_far_cells(data: bytes, *, sheet: str, rows: int, columns: int) -> None:
    """Raise `WorkbookRefused` where a sheet's XML holds a cell beyond so many rows and columns, or in no place."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\x00" in data[:400]:
        raise WorkbookRefused(STRANGE)
    whole = np.frombuffer(data, dtype=np.uint8)
    for begin in range(0, len(whole), _SLICE):
        part = whole[begin : begin + _SLICE + _BEYOND]
        reach = _reach(part, own=min(_SLICE, len(whole) - begin))
        if reach is None:
            _look_through(data, sheet=sheet, rows=rows, columns=columns)
            return
        _refuse(reach[0], reach[1], sheet=sheet, rows=rows, columns=columns)


def _refuse(row: int, column: int, *, sheet: str, rows: int, columns: int) -> None:
    if row > rows:
        raise WorkbookRefused(f"Trang “{sheet}” có ô đến dòng {row}; nhiều nhất {rows} dòng.")
    if column > columns:
        raise WorkbookRefused(f"Trang “{sheet}” có ô đến cột thứ {column}; nhiều nhất {columns} cột.")


def _reach(part: npt.NDArray[np.uint8], *, own: int) -> tuple[int, int] | None:
    """Return the largest row and column of cells that begin in the first `own` bytes; None where one is not plain.

    Plain is `<c r="AB12"`. Whatever else could be the tag of a cell, in whatever namespace, is not.
    """
    at = np.flatnonzero(part[1 : own + 1] == ord("c")) + 1
    before = part[at - 1]
    at = at[(before == ord("<")) | (before == ord(":"))]
    at = at[at + 1 < len(part)]
    at = at[_AFTER_NAME[part[at + 1]]]
    if not len(at):
        return 0, 0
    if int(at[-1]) + _BEYOND - 4 > len(part):
        part = np.concatenate([part, np.zeros(_BEYOND, dtype=np.uint8)])
    plain = part[at - 1] == ord("<")
    for offset, sign in enumerate(b' r="', start=1):
        plain &= part[at + offset] == sign
    if not plain.all():
        return None
    at = at + 5
    column = np.zeros(len(at), dtype=np.int64)
    letters = np.zeros(len(at), dtype=np.int64)
    reading = np.ones(len(at), dtype=np.bool_)
    for offset in range(3):
        sign = part[at + offset]
        reading &= (sign >= ord("A")) & (sign <= ord("Z"))
        column = np.where(reading, column * 26 + sign - ord("A") + 1, column)
        letters += reading
    at = at + letters
    row = np.zeros(len(at), dtype=np.int64)
    digits = np.zeros(len(at), dtype=np.int64)
    reading = np.ones(len(at), dtype=np.bool_)
    for offset in range(8):
        sign = part[at + offset]
        reading &= (sign >= ord("0")) & (sign <= ord("9"))
        if not reading.any():
            break
        row = np.where(reading, row * 10 + sign - ord("0"), row)
        digits += reading
    if not ((letters > 0) & (digits > 0) & (part[at + digits] == ord('"'))).all():
        return None
    return int(row.max()), int(column.max())


def _look_through(data: bytes, *, sheet: str, rows: int, columns: int) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2].rpartition(":")[2]
        if kind == "row" and "r" in attributes:
            _refuse_place(f"A{attributes['r']}")
        elif kind == "c":
            _refuse_place(attributes.get("r", ""))

    def _refuse_place(place: str) -> None:
        found = _PLACE.fullmatch(place)
        if found is None:
            raise WorkbookRefused(f"Trang “{sheet}” có ô không rõ vị trí; hãy mở và lưu lại bằng Excel rồi gửi lại.")
        _refuse(int(found.group(2)), column_number(found.group(1)) + 1, sheet=sheet, rows=rows, columns=columns)

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        if isinstance(error, WorkbookRefused):
            raise
        raise WorkbookRefused(STRANGE) from error
