"""Many revisions of figures as the bytes of a binary COPY: the arrays are laid out at once, no figure by itself."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import UTC, date, datetime

import numpy as np
import numpy.typing as npt
from django.db import connection

COLUMNS = "unit_id, supplier, as_of, form_id, revision, saved_at, by_id, source, v, src, period, reason"
_SIGNATURE = b"PGCOPY\n\xff\r\n\x00" + b"\x00" * 8
_END = b"\xff\xff"
_FLOAT8, _INT2 = 701, 21
_EPOCH, _EPOCH_MOMENT = date(2000, 1, 1), datetime(2000, 1, 1, tzinfo=UTC)
_FIELDS = 12


def revisions_as_bytes(
    values: npt.NDArray[np.float64],
    origins: npt.NDArray[np.int16],
    *,
    unit_ids: Sequence[int],
    revisions: Sequence[int],
    as_of: date,
    form_id: int,
    saved_at: datetime,
    by_id: int,
    source: str,
    period: str,
    reason: str,
) -> bytes:
    """Return revisions as a binary COPY of `COLUMNS`; `values` float64[units, measures], NaN for NULL, `origins` as
    long."""
    head = _text("unit") + _field(struct.pack(">i", (as_of - _EPOCH).days)) + _field(struct.pack(">q", form_id))
    moment = (saved_at - _EPOCH_MOMENT).days * 86_400_000_000 + (saved_at - _EPOCH_MOMENT).seconds * 1_000_000
    moment += (saved_at - _EPOCH_MOMENT).microseconds
    middle = _field(struct.pack(">q", moment)) + _field(struct.pack(">q", by_id)) + _text(source)
    tail = _text(period) + _text(reason)
    figures, ends = _arrays(values)
    width = values.shape[1]
    sources = _small(origins)
    stride = 6 * width
    pieces: list[bytes | memoryview] = [_SIGNATURE]
    begin = 0
    for row, (unit_id, revision) in enumerate(zip(unit_ids, revisions, strict=True)):
        end = ends[row]
        has_null = end - begin != 12 * width
        pieces += (
            struct.pack(">hiq", _FIELDS, 8, unit_id),
            head,
            struct.pack(">ii", 4, revision),
            middle,
            struct.pack(">iiiIii", 20 + end - begin, 1, has_null, _FLOAT8, width, 1),
            figures[begin:end],
            struct.pack(">iiiIii", 20 + stride, 1, 0, _INT2, width, 1),
            sources[row * stride : (row + 1) * stride],
            tail,
        )
        begin = end
    pieces.append(_END)
    return b"".join(pieces)


def copy_revisions(data: bytes) -> None:
    """Write revisions that were laid out as the bytes of a binary COPY."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY report_revision ({COLUMNS}) FROM STDIN (FORMAT BINARY)") as copy,
    ):
        copy.write(data)


def _field(data: bytes) -> bytes:
    return struct.pack(">i", len(data)) + data


def _text(text: str) -> bytes:
    return _field(text.encode())


def _arrays(values: npt.NDArray[np.float64]) -> tuple[memoryview, list[int]]:
    """Return the elements of arrays one behind the other, each with its length (-1: NULL), and where each row ends."""
    flat = np.ascontiguousarray(values).ravel()
    said = ~np.isnan(flat)
    sizes = np.where(said, 12, 4)
    ends = np.cumsum(sizes)
    starts = ends - sizes
    laid = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    lengths = np.where(said, 8, -1).astype(">i4").view(np.uint8).reshape(-1, 4)
    for at in range(4):
        laid[starts + at] = lengths[:, at]
    numbers = flat[said].astype(">f8").view(np.uint8).reshape(-1, 8)
    begins = starts[said] + 4
    for at in range(8):
        laid[begins + at] = numbers[:, at]
    width = values.shape[1]
    return memoryview(laid.tobytes()), ends[width - 1 :: width].tolist()


def _small(origins: npt.NDArray[np.int16]) -> memoryview:
    laid = np.empty(origins.size, dtype=np.dtype([("size", ">i4"), ("number", ">i2")]))
    laid["size"], laid["number"] = 2, origins.ravel()
    return memoryview(laid.tobytes())
