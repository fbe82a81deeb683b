"""How far the cells of a sheet reach, before any reader makes room for them.

A reader of workbooks makes room for the whole rectangle between the first cell and the last, so that two cells in far
corners ask for gigabytes. A sheet that programs wrote plainly is looked through as an array of bytes; anything written
otherwise goes to a parser, which is slower and sees everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

import numpy as np
import numpy.typing as npt

from ntm.documents.workbooks import WorkbookRefused, column_number

#: Small enough that what is computed of a slice stays near the processor.
_SLICE = 512 * 1024
#: A slice looks so far beyond its end, that a cell which begins in it is seen whole.
_BEYOND = 32
_AFTER_NAME = frozenset(b" >/\t\r\n")
#: `<c r="` as the low six bytes of a word, and the mask for them.
_PLAIN, _SIX = np.uint64(int.from_bytes(b'<c r="', "little")), np.uint64(0xFFFF_FFFF_FFFF)
_LETTERS = 26
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,8})")

TOO_LARGE = "Tệp giải nén ra quá lớn."
STRANGE = "Tệp có nội dung lạ bên trong; hãy mở và lưu lại bằng Excel rồi gửi lại."


@dataclass(slots=True)
class Contents:
    """What a sheet's XML may hold beside plain values; true also where a closer look may find nothing.

    Where it `is_plain` no longer, cells are written otherwise than programs do: `look_through` has to see them. `size`
    is in bytes.
    """

    formulas: bool = False
    errors: bool = False
    is_plain: bool = True
    size: int = 0


def refuse_far_cells(opened: IO[bytes], *, sheet: str, rows: int, columns: int, most: int) -> Contents:
    """Raise `WorkbookRefused` where a sheet holds a cell beyond so many rows and columns, or more bytes than `most`.

    It is read in slices, so that no sheet is held as a whole. Return what else there is to look for.
    """
    found = Contents()
    held = b""
    while True:
        piece = opened.read(_SLICE)
        found.size += len(piece)
        if found.size > most:
            raise WorkbookRefused(TOO_LARGE)
        if found.size == len(piece) and b"\x00" in piece[:400]:
            raise WorkbookRefused(STRANGE)
        data = held + piece
        # A cell that begins near the end of a slice is looked at with the next.
        own = max(0, len(data) - _BEYOND) if piece else len(data)
        held = data[own:]
        if own:
            part = np.frombuffer(data, dtype=np.uint8)
            if _declares(part):
                raise WorkbookRefused(STRANGE)
            _look_for(part, found)
            reach = _reach(part, own=own) if found.is_plain else None
            found.is_plain = reach is not None
            if reach is not None:
                _refuse(reach[0], reach[1], sheet=sheet, rows=rows, columns=columns)
        if not piece:
            return found


def _at(part: npt.NDArray[np.uint8], sign: str, *, after: str) -> npt.NDArray[np.intp]:
    """Return the places of signs (any of `after`) that are followed by a certain one.

    That one is looked for first: it is rarer than what stands before it.
    """
    at = np.flatnonzero(part[1:] == ord(sign))
    before = part[at]
    kept = before == ord(after[0])
    for other in after[1:]:
        kept |= before == ord(other)
    found: npt.NDArray[np.intp] = at[kept]
    return found


def _declares(part: npt.NDArray[np.uint8]) -> bool:
    """Say whether a piece of XML declares a document type or an entity; no sheet that a program saved does."""
    signs = _at(part, "!", after="<")
    return any(part[at : at + 9].tobytes() in (b"<!DOCTYPE", b"<!ENTITY ") for at in signs.tolist())


def _look_for(part: npt.NDArray[np.uint8], found: Contents) -> None:
    if not found.formulas:
        found.formulas = bool(len(_at(part, "f", after="<:")))
    if not found.errors:
        quotes = _at(part[:-1], "e", after="\"'")
        found.errors = bool((part[quotes] == part[quotes + 2]).any())


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
    at = _at(part[: own + 1], "c", after="<:")
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
    signs = np.ascontiguousarray(words[at + 6].view(np.uint8).reshape(-1, 8).T)
    letters, digits = signs - np.uint8(ord("A")), signs - np.uint8(ord("0"))  # what is neither wraps far beyond
    if (letters[0] >= _LETTERS).any():
        return None
    has_second = letters[1] < _LETTERS
    first = letters[0].astype(np.int32) + 1
    column = np.where(has_second, first * _LETTERS + letters[1] + 1, first)
    row = np.zeros(len(at), dtype=np.int32)
    ended = np.zeros(len(at), dtype=np.bool_)
    for place in range(1, 8):
        is_digit = (digits[place] < 10) & ~ended
        row = np.where(is_digit, row * 10 + digits[place], row)
        ended |= (signs[place] == ord('"')) & (row > 0)
        plain_here = is_digit | ended
        if place == 1:
            plain_here |= has_second
        if not plain_here.all():
            return None
    return (int(row.max()), int(column.max())) if ended.all() else None


def look_through(data: bytes, *, sheet: str, rows: int, columns: int) -> None:
    """Raise `WorkbookRefused` where any cell of a sheet's XML lies beyond so many rows and columns, or in no place."""
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
