"""Tables of communes by how many criteria they meet: "Vĩnh Đại | 15/19 | 19/19" or "Vĩnh Đại | 15", a column a year."""

from __future__ import annotations

import re

from ntm.core.kernel import vietnamese
from ntm.core.planning import means
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.tables import columns
from ntm.core.reading.tables.grid import Grid

_LEVEL = re.compile(rf"(?P<n>\d{{1,2}})\s?/\s?{means.CRITERIA}(?: (?:tiêu chí|tc))?")
_BARE = re.compile(r"(?P<n>\d{1,2})(?: (?:tiêu chí|tc))?")
_BEFORE = re.compile(r"thực hiện|hiện trạng|hiện có|kết quả|đã đạt|đến hết năm|đạt năm")
# "Số tiêu chí đạt", "Tổng số TC đạt chuẩn năm 2024": a number below it is of the 19.
_NUMBER_MET = re.compile(r"số (?:lượng )?(?:tiêu chí|tc)(?![a-zà-ỹđ])(?! số)")
# What is still missing, added, kept or of another set is no level.
_NO_LEVEL = re.compile(
    r"chưa|không|còn|thêm|tăng|giảm|mới|trong năm|đăng ký|giữ vững|duy trì|thiếu|hoàn thành(?! đến)|tỷ lệ|tỉ lệ|%|"
    r"nâng cao|kiểu mẫu|thông minh|thôn|bản(?![a-zà-ỹđ])|ấp|vườn|bình quân|chênh|so với|phụ trách|hộ(?![a-zà-ỹđ])"
)
_DONE = re.compile(r"(?:đã|được) hoàn thành|hoàn thành (?:đến|tính đến|lũy kế)")
# A column of its own year beside such a heading, or under such a caption.
_ONLY_A_YEAR = re.compile(
    r"(?:(?:kế hoạch|kh|thực hiện|th|kết quả|mục tiêu|chỉ tiêu|phấn đấu|ước|đạt|đến|hết|cuối|đầu|năm|tháng|ngày"
    r"|hiện (?:trạng|nay)|giao|\d{1,2}/(?=20)|20\d\d)[\s,/]*)+"
)
_OF_ANOTHER_UNIT = re.compile(r"^(?:huyện|tỉnh|thành phố|thị xã|thôn)\s")


def facts_of(grid: Grid, head: PaperHead) -> list[Fact]:
    """Return how many of the 19 criteria each commune of a table meets, a fact a commune and column; empty for a table
    without a column of communes or whose other cells are not such levels.

    A number without its 19 is a level only where the column's heading calls it the number of criteria met, or where the
    column names nothing but its year and the caption or another column says so.
    """
    names = columns.name_column(grid)
    if names is None:
        return []
    rows = columns.rows_of_units(grid, names)
    bare = _bare_columns(grid, names, [row for row, _ in rows])
    held = [
        column
        for column in range(grid.table.columns)
        if column != names and len(rows) > 1 and _are_levels([grid.key(row, column) for row, _ in rows], column in bare)
    ]
    return [
        fact for row, name in rows for column in held if (fact := _level(grid, row, name, column, head)) is not None
    ]


def _bare_columns(grid: Grid, names: int, rows: list[int]) -> frozenset[int]:
    """Return the columns whose numbers are levels though no 19 stands behind them."""
    of_districts = grid.last_heading(names).startswith(("huyện", "tên huyện")) or any(
        _OF_ANOTHER_UNIT.match(grid.key(row, names)) for row in rows
    )
    last = columns.title_of(grid)
    if of_districts or re.search(r"nâng cao|kiểu mẫu", last):
        return frozenset()
    others = [column for column in range(grid.table.columns) if column != names]
    said = {column for column in others if _says_levels(grid.heading(column))}
    if said or _says_levels(last):
        said |= {column for column in others if _ONLY_A_YEAR.fullmatch(grid.heading(column))}
    return frozenset(said)


def _says_levels(words: str) -> bool:
    return _NUMBER_MET.search(words) is not None and not _NO_LEVEL.search(
        _DONE.sub("", words.replace("nông thôn mới", "ntm"))
    )


def _are_levels(cells: list[str], bare: bool) -> bool:
    filled = [cell for cell in cells if cell]
    if not bare:
        return bool(filled) and all(_LEVEL.fullmatch(cell) for cell in filled)
    read = [_LEVEL.fullmatch(cell) or _BARE.fullmatch(cell) for cell in filled]
    return bool(read) and all(one is not None and int(one["n"]) <= means.CRITERIA for one in read)


def _level(grid: Grid, row: int, name: str, column: int, head: PaperHead) -> Fact | None:
    key = grid.key(row, column)
    found = _LEVEL.fullmatch(key) or _BARE.fullmatch(key)
    cell = grid.cell(row, column)
    if found is None or cell is None:
        return None
    start, _ = grid.span(row)
    year = columns.year_of(grid, column, head.year)
    return Fact(
        FactKind.COMMUNE_CRITERIA,
        start,
        cell.end,
        vietnamese.collapse(grid.text[start : cell.end]),
        numerator=int(found["n"]),
        denominator=means.CRITERIA,
        unit="tiêu chí",
        year=year,
        baseline=_is_start(grid, column, year, head),
        names=(name,),
    )


def _is_start(grid: Grid, column: int, year: int | None, head: PaperHead) -> bool:
    """Say whether a column tells where the communes started: a year before the paper's, or what was met in another."""
    if year is None or head.year is None or year == head.year:
        return False
    return year < head.year or _BEFORE.search(grid.heading(column)) is not None
