"""Tables of communes by how many of their villages reach the standard: "Thượng Bằng La | 4"."""

from __future__ import annotations

import re

from ntm.core.kernel import vietnamese
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.tables import columns
from ntm.core.reading.tables.grid import Grid

_UNIT = r"(?P<unit>thôn(?:, ?| )bản|bản(?:, ?| )thôn|thôn|bản|ấp|buôn|xóm|khu dân cư)(?![a-zà-ỹđ])"
_VILLAGES = re.compile(rf"(?:(?:tổng |lũy kế )*số (?:lượng )?)?(?:khu dân cư )?{_UNIT}")
_STANDARD = re.compile(r"đạt chuẩn|chuẩn (?:thôn|nông thôn mới|ntm)|công nhận|(?:thôn|bản|ấp) (?:nông thôn mới|ntm)")
_IN_TITLE = re.compile(rf"(?<![a-zà-ỹđ]){_UNIT}[^.;|]{{0,20}}(?:đạt chuẩn|nông thôn mới|ntm)")
_NO_COUNT = re.compile(r"chưa|không|tỷ lệ|tỉ lệ|%|còn lại|kiểu mẫu|thông minh|nâng cao|tên|đạt chuẩn văn hóa")
_ADDED = re.compile(r"thêm|mới trong năm|công nhận mới|tăng")
_BEFORE = re.compile(r"thực hiện|hiện trạng|hiện có|kết quả|đã đạt|đã được")
_COUNT = re.compile(rf"(?P<n>\d{{1,3}})(?:\s?/\s?(?P<of>\d{{1,3}}))?(?: {_UNIT})?")


def facts_of(grid: Grid, head: PaperHead) -> list[Fact]:
    """Return how many villages of each commune reach the standard, a fact a commune and column.

    The column's heading must say the standard, or be villages and nothing more under a title that says it; how many
    villages a commune has is no fact of the programme.
    """
    names = columns.name_column(grid)
    if names is None or not grid.last_heading(names).removeprefix("tên ").startswith(("xã", "đơn vị", "các xã", "địa")):
        return []
    rows = columns.rows_of_units(grid, names)
    held = [(column, unit) for column in range(grid.table.columns) if (unit := _unit_of(grid, column)) is not None]
    return [
        fact
        for row, name in rows
        for column, unit in held
        if column != names and (fact := _count(grid, row, name, column, unit, head)) is not None
    ]


def _unit_of(grid: Grid, column: int) -> str | None:
    """Return the kind of village that a column counts at the standard; None for another column."""
    heading, title = grid.heading(column), columns.title_of(grid)
    found = _VILLAGES.match(heading)
    if found is None or _NO_COUNT.search(heading):
        return None
    if _STANDARD.search(heading):
        return found["unit"]
    is_alone = re.fullmatch(r"[\s,]*(?:(?:kế hoạch|giao|đăng ký|năm|20\d\d)\s?)*", heading[found.end() :]) is not None
    alone_so = sum(_VILLAGES.match(grid.heading(other)) is not None for other in range(grid.table.columns)) == 1
    says = _IN_TITLE.search(title) is not None and not _NO_COUNT.search(title)
    return found["unit"] if is_alone and alone_so and says else None


def _count(grid: Grid, row: int, name: str, column: int, unit: str, head: PaperHead) -> Fact | None:
    found, cell = _COUNT.fullmatch(grid.key(row, column)), grid.cell(row, column)
    if found is None or cell is None:
        return None
    start, _ = grid.span(row)
    year = columns.year_of(grid, column, head.year)
    heading = grid.heading(column)
    return Fact(
        FactKind.STANDARD_COUNT,
        start,
        cell.end,
        vietnamese.collapse(grid.text[start : cell.end]),
        numerator=int(found["n"]),
        denominator=int(found["of"]) if found["of"] else None,
        unit=unit,
        year=year,
        baseline=_BEFORE.search(heading) is not None and year is not None and year != head.year,
        delta=_ADDED.search(heading) is not None,
        names=(name,),
        standard="thôn/bản NTM",
        parent=heading,  # a share of what the column counts: the name is the place's, not a village's
    )
