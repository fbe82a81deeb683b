"""How far the cells of a sheet reach, before any reader makes room for them.

A reader of workbooks makes room for the whole rectangle between the first cell and the last, so that two cells in far
corners ask for gigabytes. A sheet that programs wrote plainly is looked through as an array of bytes; anything written
otherwise goes to a parser, which is slower and sees everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

import numpy as np
import numpy.typing as npt

from ntm.documents.workbooks import WorkbookRefused, column_number

_SLICE = 2 * 1024 * 1024
#: A slice looks so far beyond its end, that a cell which begins in it is seen whole.
_BEYOND = 32
_AFTER_NAME = frozenset(b" >/\t\r\n")
#: `<c r="` as the low six bytes of a word, and the mask for them.
_PLAIN, _SIX = np.uint64(int.from_bytes(b'<c r="', "little")), np.uint64(0xFFFF_FFFF_FFFF)
_BYTE = np.uint64(0xFF)
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,8})")

STRANGE = "Tệp có nội dung lạ bên trong; hãy mở và lưu lại bằng Excel rồi gửi lại."


@dataclass(slots=True)
class Contents:
    """What a sheet's XML may hold beside plain values; true also where a closer look may find nothing."""

    formulas: bool = False
    errors: bool = False


def refuse_far_cells(data: bytes, *, sheet: str, rows: int, columns: int) -> Contents:
    """Raise `WorkbookRefused` where a sheet's XML holds a cell beyond so many rows and columns, or in no place.

    Return what else there is to look for.
    """
    if b"\x00" in data[:400]:
        raise WorkbookRefused(STRANGE)
    whole = np.frombuffer(data, dtype=np.uint8)
    found = Contents()
    looked_through = False
    for begin in range(0, len(whole), _SLICE):
        part = whole[begin : begin + _SLICE + _BEYOND]
        if _declares(part):
            raise WorkbookRefused(STRANGE)
        _look_for(part, found)
        reach = None if looked_through else _reach(part, own=min(_SLICE, len(whole) - begin))
        if reach is not None:
            _refuse(reach[0], reach[1], sheet=sheet, rows=rows, columns=columns)
        elif not looked_through:
            _look_through(data, sheet=sheet, rows=rows, columns=columns)
            looked_through = True
    return found


def _declares(part: npt.NDArray[np.uint8]) -> bool:
    """Say whether a piece of XML declares a document type or an entity; no sheet that a program saved does."""
    signs = np.flatnonzero((part[:-1] == ord("<")) & (part[1:] == ord("!")))
    return any(part[at : at + 9].tobytes() in (b"<!DOCTYPE", b"<!ENTITY ") for at in signs.tolist())


def _look_for(part: npt.NDArray[np.uint8], found: Contents) -> None:
    if not found.formulas:
        named = (part[:-1] == ord("<")) | (part[:-1] == ord(":"))
        found.formulas = bool((named & (part[1:] == ord("f"))).any())
    if not found.errors:
        quoted = (part[:-2] == ord('"')) | (part[:-2] == ord("'"))
        found.errors = bool((quoted & (part[1:-1] == ord("e")) & (part[2:] == part[:-2])).any())


def _refuse(row: int, column: int, *, sheet: str, rows: int, columns: int) -> None:
    if row > rows:
        raise WorkbookRefused(f"Trang “{sheet}” có ô đến dòng {row}; nhiều nhất {rows} dòng.")
    if column > columns:
        raise WorkbookRefused(f"Trang “{sheet}” có ô đến cột thứ {column}; nhiều nhất {columns} cột.")


def _reach(part: npt.NDArray[np.uint8], *, own: int) -> tuple[int, int] | None:
    """Return the largest row and column of cells that begin in the first `own` bytes; None where one is not plain.

    Plain is `<c r="AB12345"`. Whatever else could be the tag of a cell, in whatever namespace, is not. Eight bytes at a
    time are looked at as one word.
    """
    named = (part[:own] == ord("<")) | (part[:own] == ord(":"))
    named[: len(part) - 1] &= part[1 : own + 1] == ord("c") if len(part) > own else part[1:] == ord("c")
    if len(part) <= own:
        named[len(part) - 1 :] = False
    at = np.flatnonzero(named)
    if not len(at):
        return 0, 0
    padded = np.concatenate([part, np.zeros(_BEYOND, dtype=np.uint8)])
    words = np.ndarray(len(padded) - 8, dtype="<u8", buffer=padded, strides=(1,))
    plain = (words[at] & _SIX) == _PLAIN
    if not plain.all():
        others = at[~plain]
        if any(int(sign) in _AFTER_NAME for sign in np.unique(padded[others + 2])):
            return None
        at = at[plain]
        if not len(at):
            return 0, 0
    word = words[at + 6]
    signs = [((word >> np.uint64(8 * at_byte)) & _BYTE).astype(np.int64) for at_byte in range(8)]
    second = (signs[1] >= ord("A")) & (signs[1] <= ord("Z"))
    first = signs[0] - ord("A") + 1
    if ((first < 1) | (first > 26)).any():
        return None
    column = np.where(second, first * 26 + signs[1] - ord("A") + 1, first)
    row = np.zeros(len(at), dtype=np.int64)
    reading = ~second
    ended = np.zeros(len(at), dtype=np.bool_)
    for place in range(1, 8):
        sign = signs[place]
        digit = (sign >= ord("0")) & (sign <= ord("9")) & ~ended & (reading if place == 1 else True)
        row = np.where(digit, row * 10 + sign - ord("0"), row)
        ended |= (sign == ord('"')) & (row > 0)
        strange = ~digit & ~ended & ~(second if place == 1 else False)
        if np.any(strange):
            return None
    return (int(row.max()), int(column.max())) if ended.all() else None


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
