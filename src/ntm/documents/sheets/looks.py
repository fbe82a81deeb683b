"""How the cells of a workbook look: hidden rows, colours, notes, shares shown as percents, formulas that went stale.

A fast reader gives values alone. What else people say with a table is read here, of sheets that are small enough for
people to have made them, by a reader that knows styles.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ntm.core.kernel.vietnamese import clean, format_number
from ntm.documents.sheets.opening import OpenSheet
from ntm.documents.workbooks import column_number

#: The largest sheet whose looks are read, in cells; people's boards have some thousands.
MOST_CELLS = 60_000
_SUM = re.compile(r"=?\s*SUM\(\s*\$?([A-Z]{1,3})\$?(\d{1,6})\s*:\s*\$?([A-Z]{1,3})\$?(\d{1,6})\s*\)", re.I)
_WHITE = {"FFFFFF", "000000"}
_TOLERANCE = 1e-6

Place = tuple[int, int]


@dataclass(slots=True)
class Looks:
    """What a sheet says beside its values, by place (row, column) from 0.

    `percents` are places whose number is shown as a percent: 0.575 reads 57.5%.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    colours: dict[Place, str] = field(default_factory=dict)
    notes: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)


def looks_of(content: bytes, sheets: tuple[OpenSheet, ...]) -> tuple[dict[str, Looks], str]:
    """Return the looks of the sheets of a workbook (.xlsx) that was opened safely before, and what to say of them.

    Sheets too large, and workbooks whose styles no reader understands, have none; the sentence says so.
    """
    import openpyxl

    sizes = {sheet.name: sum(len(row) for row in sheet.rows) for sheet in sheets}
    if not any(size <= MOST_CELLS for size in sizes.values()) or sum(sizes.values()) > 5 * MOST_CELLS:
        return {}, "Tệp lớn: không đọc màu, ghi chú, dòng ẩn."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
        themes = _theme(book)
        found = {
            page.title: _looks(page, themes)
            for page in book.worksheets
            if sizes.get(page.title, MOST_CELLS + 1) <= MOST_CELLS
        }
    except Exception:  # a reader of styles meets files of every program; values were read already
        return {}, "Không đọc được màu, ghi chú, dòng ẩn của tệp này."
    return found, ""


def _looks(page: Any, themes: list[str]) -> Looks:
    looks = Looks(
        hidden_rows={number - 1 for number, row in page.row_dimensions.items() if row.hidden},
        hidden_columns=set(_hidden_columns(page)),
    )
    for row in page.iter_rows():
        for cell in row:
            place = (cell.row - 1, cell.column - 1)
            if cell.has_style:
                if colour := _colour(cell.fill, themes):
                    looks.colours[place] = colour
                if "%" in cell.number_format and isinstance(cell.value, int | float | str):
                    looks.percents.add(place)
            if cell.comment is not None and (text := clean(cell.comment.text or "")):
                looks.notes[place] = text[:300]
    return looks


def _hidden_columns(page: Any) -> Iterator[int]:
    for letters, column in page.column_dimensions.items():
        if column.hidden:
            first = column.min or column_number(letters) + 1
            yield from range(first - 1, min(column.max or first, first + 300))


def _theme(book: Any) -> list[str]:
    """Return the colours of a workbook's theme, in the order in which styles number them."""
    text = (book.loaded_theme or b"").decode("utf-8", "replace")
    found = re.findall(
        r"<a:(lt1|dk1|lt2|dk2|accent\d|hlink|folHlink)>.*?(?:lastClr|srgbClr val)=\"([0-9A-Fa-f]{6})\"", text, re.S
    )
    named = {name: colour.upper() for name, colour in found}
    order = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
    return [named.get(name, "") for name in order]


def _colour(fill: Any, themes: list[str]) -> str:
    """Return the ground of a cell as "FFFF00", empty for none, white, or one that cannot be told."""
    from openpyxl.styles.colors import COLOR_INDEX

    if fill is None or fill.patternType != "solid" or fill.fgColor is None:
        return ""
    told = fill.fgColor
    if told.type == "rgb":
        found = str(told.rgb)[-6:].upper()
    elif told.type == "theme":
        found = themes[told.theme] if isinstance(told.theme, int) and told.theme < len(themes) else ""
        if found and told.tint:
            found = _tinted(found, float(told.tint))
    elif told.type == "indexed" and told.indexed < len(COLOR_INDEX):
        found = str(COLOR_INDEX[told.indexed])[-6:].upper()
    else:
        found = ""
    return "" if found in _WHITE else found


def _tinted(colour: str, tint: float) -> str:
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    lit = [round(part + (255 - part) * tint if tint > 0 else part * (1 + tint)) for part in parts]
    return "".join(f"{min(255, max(0, part)):02X}" for part in lit)


def stale_formulas(sheet: OpenSheet) -> tuple[dict[Place, str], dict[Place, str]]:
    """Return what to ask of formulas (by place), and why some cannot be taken: no value was saved, or an error.

    Nothing is computed but plain sums over a block, to see whether the value that was saved still holds.
    """
    cautions: dict[Place, str] = {}
    faults: dict[Place, str] = {place: f"ô có lỗi công thức {error}" for place, error in sheet.errors.items()}
    for place, text in sheet.formulas.items():
        value = sheet.value(*place)
        if place in faults:
            continue
        if value is None:
            faults[place] = "công thức chưa được tính: hãy mở bằng Excel, lưu lại"
            continue
        cautions[place] = "số lấy từ công thức, giá trị lần lưu cuối"
        if "[" in text:
            cautions[place] = "số lấy từ tệp khác qua liên kết, có thể đã cũ"
        total = _recomputed(sheet, text)
        if total is not None and isinstance(value, float) and abs(total - value) > _TOLERANCE:
            now = format_number(round(total, 6))
            cautions[place] = f"giá trị đã lưu {format_number(value)} khác tổng tính lại {now}: công thức đã cũ"
    return cautions, faults


def _recomputed(sheet: OpenSheet, text: str) -> float | None:
    found = _SUM.fullmatch(text.strip())
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    if int(bottom) - int(top) > 5_000:
        return None
    total = 0.0
    for row in range(int(top) - 1, int(bottom)):
        for column in range(column_number(left.upper()), column_number(right.upper()) + 1):
            value = sheet.value(row, column)
            if isinstance(value, float) and not isinstance(value, bool):
                total += value
    return total
