"""How far the cells of an old workbook (.xls) reach, by walking its records, before a reader makes room for them."""

from __future__ import annotations

import io
import struct

import olefile

from ntm.documents.workbooks import WorkbookRefused

#: Records that begin with row and column of a cell, or of the first cell of a run that ends with its last column.
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x00D6, 0x00FD, 0x027E, 0x0406, 0x0206})
_RUNS = frozenset({0x00BD, 0x00BE})
_FORMULA = frozenset({0x0006, 0x0206, 0x0406})
_SHEET_BEGINS = 0x0809
_LOCKED = 0x002F
_DAMAGED = "Không mở được bảng tính kiểu cũ (.xls): tệp hỏng, có mật khẩu, hoặc không phải bảng tính."


def formula_count(content: bytes, *, rows: int, columns: int) -> int:
    """Return how many formulas an old workbook holds; raise `WorkbookRefused` for macros, locks and far cells."""
    stream = stream_of(content)
    at, formulas, begins = 0, 0, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = at + 4
        if kind == _LOCKED:
            raise WorkbookRefused("Tệp có mật khẩu: hãy lưu lại không mật khẩu.")
        begins += kind == _SHEET_BEGINS
        formulas += kind in _FORMULA
        if kind in _CELLS and length >= 4 and body + 4 <= len(stream):
            row, column = struct.unpack_from("<HH", stream, body)
            _refuse(row + 1, column + 1, rows=rows, columns=columns)
        elif kind in _RUNS and length >= 6 and body + length <= len(stream):
            row, column = struct.unpack_from("<HH", stream, body)
            (last,) = struct.unpack_from("<H", stream, body + length - 2)
            _refuse(row + 1, max(column, last) + 1, rows=rows, columns=columns)
        at = body + length
    if not begins:
        raise WorkbookRefused(_DAMAGED)
    return formulas


def stream_of(content: bytes) -> bytes:
    """Return the records of an old workbook; raise `WorkbookRefused` for macros, locks and broken folders."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as folder:
            if folder.exists("EncryptedPackage"):
                raise WorkbookRefused("Tệp có mật khẩu: hãy lưu lại không mật khẩu.")
            if any(folder.exists(name) for name in ("_VBA_PROJECT_CUR", "Macros", "_VBA_PROJECT")):
                raise WorkbookRefused("Tệp có macro: hãy lưu lại thành .xlsx không macro.")
            name = next((one for one in ("Workbook", "Book") if folder.exists(one)), "")
            if not name:
                raise WorkbookRefused(_DAMAGED)
            found: bytes = folder.openstream(name).read(len(content))
            return found
    except WorkbookRefused:
        raise
    except Exception as error:  # what a reader raises for broken folders differs by how they are broken
        raise WorkbookRefused(_DAMAGED) from error


def _refuse(row: int, column: int, *, rows: int, columns: int) -> None:
    if row > rows or column > columns:
        raise WorkbookRefused(f"Bảng có ô ở dòng {row}, cột thứ {column}; nhiều nhất {rows} dòng và {columns} cột.")
