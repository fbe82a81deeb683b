"""What the columns of a table hold, told by their headings: names, numbers of criteria, units, years."""

from __future__ import annotations

import re

from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction import criteria
from ntm.core.reading.tables.grid import Grid
from ntm.core.reading.text import matching_key

_ORDER = re.compile(r"(?:stt|tt|số tt|số thứ tự)\.?")
_NAME = re.compile(r"(?:tên )?(?:xã|đơn vị(?! tính)|địa phương|huyện|tên xã|các xã|xã, thị trấn)")
_CRITERION = re.compile(r"(?:(?:tiêu chí|tc)\s?(?:số\s?)?)?(?P<n>1\d|[1-9]|0[1-9])")
_PLACE = re.compile(r"^(?:xã|thị trấn|phường)\s+", re.IGNORECASE)
_TOTAL = re.compile(r"tổng|cộng|toàn (?:xã|huyện|tỉnh)|bình quân|trung bình")
_UNIT_LINE = re.compile(r"\W*(?:đơn vị(?: tính)?|đvt|\d+$)")
_YEAR = re.compile(r"20[1-4]\d")
_ADVANCED, _EXEMPLARY = re.compile(r"nâng cao"), re.compile(r"kiểu mẫu")


def order_column(grid: Grid) -> int | None:
    """Return the column of serial numbers, None where there is none."""
    return next((column for column in range(grid.table.columns) if _ORDER.fullmatch(grid.last_heading(column))), None)


def name_column(grid: Grid) -> int | None:
    """Return the column of units' names, by its heading; None where no heading says so."""
    for column in range(grid.table.columns):
        if _NAME.match(grid.last_heading(column)) and criterion_of(grid, column) is None:
            return column
    return None


def criterion_of(grid: Grid, column: int) -> str | None:
    """Return the criterion that a column is headed by, by number or by name; None for another column."""
    words = grid.last_heading(column).strip(" .:")
    if match := _CRITERION.fullmatch(words):
        return str(int(match["n"]))
    named = re.sub(r"^(?:(?:tiêu chí|tc)\s?(?:số\s?)?)?(?:\d{1,2}[.:\s-]+)?", "", words)
    found = criteria.name_at(named, 0, len(named), criteria_set=set_of(grid)) if named else None
    return found[0] if found and found[1] == len(named) else None


def set_of(grid: Grid) -> str:
    """Return the criteria set that a table is about, by its caption and headings."""
    words = grid.caption[-200:] + " " + " ".join(grid.heading(column) for column in range(min(grid.table.columns, 4)))
    if _EXEMPLARY.search(words):
        return "exemplary"
    return "advanced" if _ADVANCED.search(words) else "commune"


def year_of(grid: Grid, column: int, default: int | None) -> int | None:
    """Return the year of a column: its heading's, else the caption's last, else the default."""
    said = _YEAR.findall(grid.heading(column))
    if said:
        return int(said[-1])
    above = _YEAR.findall(grid.caption[-200:])
    return int(above[-1]) if above else default


def title_of(grid: Grid) -> str:
    """Return the key of the line before a table that is not its unit of money, its title where it has one."""
    lines = grid.text[max(0, grid.table.start - 400) : grid.table.start].split("\n")
    keys = (matching_key(vietnamese.clean(line)) for line in reversed(lines))
    return next((key for key in keys if key and not _UNIT_LINE.match(key)), "")


def rows_of_units(grid: Grid, names: int) -> list[tuple[int, str]]:
    """Return the rows of single units with their names; totals, means and sections over several columns left out."""
    found: list[tuple[int, str]] = []
    for row in grid.data:
        name, cell = _PLACE.sub("", vietnamese.clean(grid.words(row, names))), grid.cell(row, names)
        is_section = cell is not None and cell.columns > 2
        is_total = any(_TOTAL.match(grid.key(row, column)) for column in range(names + 1))
        if any(char.isalpha() for char in name) and not is_section and not is_total:
            found.append((row, name))
    return found
