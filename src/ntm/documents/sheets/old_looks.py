"""How the cells of an old workbook (.xls) look: hidden rows and columns, grounds, notes, shares shown as percents.

The reader of values tells none of it, and the one library that does is hardly kept any more; what is needed of the
format is a dozen kinds of records, which stand in plain order. Excel 97 and later (BIFF8) and Excel 95 (BIFF5) are
read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.styles.colors import COLOR_INDEX

from ntm.core.kernel.vietnamese import clean
from ntm.documents.sheets import old_extent
from ntm.documents.sheets.looks import Looks
from ntm.documents.sheets.opening import OpenSheet

_BEGIN, _END, _SHEET = 0x0809, 0x000A, 0x0085
_FORMAT, _STYLE, _PALETTE = 0x041E, 0x00E0, 0x0092
_ROW, _COLUMNS = 0x0208, 0x007D
_NUMBERS = frozenset({0x0006, 0x0203, 0x0206, 0x0406, 0x027E})
_OTHERS = frozenset({0x0201, 0x0204, 0x0205, 0x00D6, 0x00FD})
_NUMBERS_IN_A_ROW, _BLANKS_IN_A_ROW = 0x00BD, 0x00BE
_NOTE, _OBJECT, _TEXT, _CONTINUE = 0x001C, 0x005D, 0x01B6, 0x003C
_BIFF8 = 0x0600
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_SOLID = 1
#: The formats 0 % and 0.00 % that every workbook has.
_PERCENTS = frozenset({9, 10})
#: The palette's first colour is number 8.
_FIRST_COLOUR = 8
_WHITE = {"FFFFFF", "000000"}
_LONGEST_NOTE = 300


@dataclass(slots=True)
class _Styles:
    """What styles say, in their order: the ground of each ("FFFF00", empty for none), and whether it shows percents."""

    is_new: bool = True
    percents: set[int] = field(default_factory=lambda: set(_PERCENTS))
    palette: list[str] = field(default_factory=lambda: [str(one)[-6:].upper() for one in COLOR_INDEX])
    styles: list[tuple[int, int]] = field(default_factory=list)

    def ground(self, style: int) -> str:
        """Return the ground of a style."""
        if style >= len(self.styles):
            return ""
        colour = self.styles[style][1]
        found = self.palette[colour] if 0 <= colour < len(self.palette) else ""
        return "" if found in _WHITE else found

    def is_percent(self, style: int) -> bool:
        """Say whether a style shows a number as a percent."""
        return style < len(self.styles) and self.styles[style][0] in self.percents


def looks_of(content: bytes, sheets: tuple[OpenSheet, ...]) -> tuple[dict[str, Looks], str]:
    """Return the looks of the sheets of an old workbook that was opened safely before, and what to say of them."""
    try:
        stream = old_extent.stream_of(content)
        places, styles = _globals(stream)
        found = {
            sheet.name: _looks(stream, at, styles) for sheet, at in zip(sheets, places, strict=True) if at is not None
        }
    except (struct.error, IndexError, ValueError):
        return {}, "Không đọc được màu, ghi chú, dòng ẩn của tệp này."
    return found, ""


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part of the stream from its beginning on."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
        # Charts within a sheet are parts of their own.
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            return


def _globals(stream: bytes) -> tuple[list[int], _Styles]:
    """Return where each sheet begins, and the styles of all."""
    places: list[int] = []
    styles = _Styles()
    for kind, body in _records(stream, 0):
        if kind == _BEGIN:
            styles.is_new = struct.unpack_from("<H", body)[0] >= _BIFF8
        elif kind == _SHEET:
            places.append(struct.unpack_from("<I", body)[0])
        elif kind == _FORMAT:
            # The text of a format has its percent sign in every encoding; what is quoted is no sign.
            if b"%" in body[3:] and b'"' not in body:
                styles.percents.add(struct.unpack_from("<H", body)[0])
        elif kind == _PALETTE:
            for number in range(min(struct.unpack_from("<H", body)[0], 56)):
                red, green, blue = body[2 + 4 * number : 5 + 4 * number]
                styles.palette[_FIRST_COLOUR + number] = f"{red:02X}{green:02X}{blue:02X}"
        elif kind == _STYLE:
            styles.styles.append(_style(body, is_new=styles.is_new))
    return places, styles


def _style(body: bytes, *, is_new: bool) -> tuple[int, int]:
    """Return a style's number format and the number of its ground's colour, -1 where it has none."""
    (number_format,) = struct.unpack_from("<H", body, 2)
    if is_new:
        pattern, colour = struct.unpack_from("<I", body, 14)[0] >> 26, struct.unpack_from("<H", body, 18)[0] & 0x7F
    else:
        colour, pattern = struct.unpack_from("<H", body, 8)[0] & 0x7F, struct.unpack_from("<H", body, 10)[0] & 0x3F
    return number_format, colour if pattern == _SOLID else -1


def _looks(stream: bytes, at: int, styles: _Styles) -> Looks:
    looks = Looks()
    texts: dict[int, str] = {}
    noted: list[tuple[tuple[int, int], int]] = []
    about, letters = 0, 0
    for kind, body in _records(stream, at):
        if kind == _ROW and struct.unpack_from("<H", body, 12)[0] & _HIDDEN_ROW:
            looks.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 8)[0] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", body)
            looks.hidden_columns |= set(range(first, min(last, first + 300) + 1))
        elif kind in _NUMBERS or kind in _OTHERS:
            row, column, style = struct.unpack_from("<HHH", body)
            _dress(looks, (row, column), style, styles, is_number=kind in _NUMBERS)
        elif kind in (_NUMBERS_IN_A_ROW, _BLANKS_IN_A_ROW):
            row, first = struct.unpack_from("<HH", body)
            width = 6 if kind == _NUMBERS_IN_A_ROW else 2
            for number, place in enumerate(range(4, len(body) - 2, width)):
                (style,) = struct.unpack_from("<H", body, place)
                _dress(looks, (row, first + number), style, styles, is_number=kind == _NUMBERS_IN_A_ROW)
        elif kind == _NOTE and styles.is_new:
            row, column, _, identity = struct.unpack_from("<HHHH", body)
            noted.append(((row, column), identity))
        elif kind == _NOTE:
            row, column, _ = struct.unpack_from("<HHH", body)
            looks.notes[row, column] = clean(body[6:].decode("cp1252", "replace"))[:_LONGEST_NOTE]
        elif kind == _OBJECT and styles.is_new:
            (about,) = struct.unpack_from("<H", body, 6)
        elif kind == _TEXT and styles.is_new:
            (letters,) = struct.unpack_from("<H", body, 10)
        elif kind == _CONTINUE and letters > 0 and about:
            is_wide, text = body[0] & 1, body[1:]
            said = text.decode("utf-16-le" if is_wide else "latin-1", "replace")[:letters]
            texts[about] = texts.get(about, "") + said
            letters -= len(said)
    for noted_at, identity in noted:
        if said := clean(texts.get(identity, "")):
            looks.notes[noted_at] = said[:_LONGEST_NOTE]
    return looks


def _dress(looks: Looks, place: tuple[int, int], style: int, styles: _Styles, *, is_number: bool) -> None:
    if ground := styles.ground(style):
        looks.colours[place] = ground
    if is_number and styles.is_percent(style):
        looks.percents.add(place)
