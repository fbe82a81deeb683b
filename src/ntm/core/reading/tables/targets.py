"""Tables of targets: an indicator a row, its unit, and a figure a year ("Thực hiện 2023 | Kế hoạch 2024")."""

from __future__ import annotations

import re
from dataclasses import replace

from ntm.core.kernel import vietnamese
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.tables import columns
from ntm.core.reading.tables.grid import Grid

_WHAT = re.compile(r"chỉ tiêu|nội dung|mục tiêu|tiêu chí|tên")
_UNIT = re.compile(r"đvt|đơn vị tính|đơn vị$")
_FIGURES = re.compile(
    r"kế hoạch|kh(?: |$)|thực hiện|th(?: |$)|kết quả|mục tiêu|chỉ tiêu giao|ước|năm 20\d\d|20\d\d|hiện trạng|giao"
)
_DONE = re.compile(r"thực hiện|th(?: |$)|kết quả|hiện trạng|ước")
_STANDARD = re.compile(r"(?:số )?(?P<unit>xã|huyện|thôn,? ?bản|bản|thôn|ấp|buôn).{0,30}(?:đạt chuẩn|nông thôn mới|ntm)")
_MEAN = re.compile(r"bình quân.{0,30}tiêu chí|tiêu chí.{0,20}bình quân")
_NAMES = {"advanced": "NTM nâng cao", "exemplary": "NTM kiểu mẫu"}


def columns_of(grid: Grid) -> tuple[int, int, tuple[int, ...]] | None:
    """Return the columns of indicator, unit and figures; None for a table that is none of targets."""
    what = unit = None
    figures: list[int] = []
    for column in range(grid.table.columns):
        heading = grid.last_heading(column)
        if unit is None and _UNIT.search(heading):
            unit = column
        elif what is None and _WHAT.search(heading) and not re.search(r"20\d\d", heading):
            what = column
        elif _FIGURES.search(grid.heading(column)):
            figures.append(column)
    if what is None or unit is None or not figures:
        return None
    return what, unit, tuple(figures)


def facts_of(grid: Grid, head: PaperHead) -> list[Fact]:
    """Return the targets and levels of a table of targets; empty for another table."""
    found = columns_of(grid)
    if found is None:
        return []
    what, unit_column, figures = found
    facts: list[Fact] = []
    for row in grid.data:
        indicator = grid.words(row, what)
        unit = grid.words(row, unit_column)
        if not indicator or not any(char.isalpha() for char in indicator):
            continue
        for column in figures:
            figure, cell = grid.figure(row, column), grid.cell(row, column)
            if figure is None or cell is None:
                continue
            start, _ = grid.span(row)
            year = columns.year_of(grid, column, head.year)
            done = _DONE.search(grid.heading(column)) is not None
            fact = Fact(
                FactKind.INDICATOR_TARGET,
                start,
                cell.end,
                vietnamese.collapse(grid.text[start : cell.end]),
                value=figure.value,
                unit=unit or ("%" if figure.rest.startswith("%") else figure.rest) or None,
                year=year,
                baseline=done or (year is not None and head.year is not None and year < head.year),
                op=figure.op,
                indicator=indicator,
            )
            facts.append(_kind_of(fact, grid.key(row, what)))
    return facts


def _kind_of(fact: Fact, indicator: str) -> Fact:
    """Tell numbers of units at a standard and means of criteria from other targets."""
    if _MEAN.search(indicator):
        return replace(fact, kind=FactKind.AVERAGE_CRITERIA, unit="tiêu chí/xã", indicator=None)
    match = _STANDARD.search(indicator)
    whole = fact.value is not None and fact.value == fact.value.to_integral_value()
    if match is None or not whole or fact.unit in ("%", None) or "tỷ lệ" in indicator:
        return fact
    tier = "exemplary" if "kiểu mẫu" in indicator else "advanced" if "nâng cao" in indicator else ""
    base = {"xã": "NTM", "huyện": "huyện NTM"}.get(match["unit"], "thôn/bản NTM")
    standard = _NAMES.get(tier, base) if match["unit"] == "xã" else base
    return replace(
        fact,
        kind=FactKind.STANDARD_COUNT,
        numerator=int(fact.value or 0),
        value=None,
        unit=match["unit"],
        standard=standard,
        indicator=None,
        delta=re.search(r"(?:thêm|mới trong năm|công nhận mới)", indicator) is not None,
    )
