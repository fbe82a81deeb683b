"""Tables of capital: a source or a work a row, with the rows above it as its parents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.kernel import vietnamese
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.tables import columns
from ntm.core.reading.tables.grid import Grid

ROOT = "Tổng"
_LABELS = re.compile(r"nội dung|nguồn vốn|tên|danh mục|hạng mục|đơn vị(?! tính)|chỉ tiêu|diễn giải|công trình|dự án|xã")
_AMOUNTS = re.compile(
    r"vốn|kinh phí|số tiền|tổng (?:số|cộng|mức|vốn|kinh phí)|ngân sách|kế hoạch|nstw|nsđp|nst|nsh|nhu cầu"
)
_MONEY = re.compile(r"(?P<scale>triệu|tỷ|tỉ|nghìn|ngàn|1\.000)?\s?(?:đồng|đ)(?![a-zà-ỹđ])")
_ABOUT = re.compile(r"vốn|kinh phí|ngân sách|nguồn lực")
_SCALES = {
    "tỷ": Decimal(1000),
    "tỉ": Decimal(1000),
    "triệu": Decimal(1),
    "nghìn": Decimal("0.001"),
    "ngàn": Decimal("0.001"),
}
_TOTAL = re.compile(r"(?:tổng(?: số| cộng| kinh phí| vốn| nguồn)?|cộng|toàn (?:tỉnh|huyện|xã))\b")
_RANKS = (
    (re.compile(r"[a-eđ]"), 0),  # A, B: folded to lower case by the key
    (re.compile(r"[ivx]{1,5}"), 1),
    (re.compile(r"\d{1,2}"), 2),
    (re.compile(r"\d{1,2}\.\d{1,2}"), 3),
    (re.compile(r"\d{1,2}(?:\.\d{1,2}){2}"), 4),
    (re.compile(r"[-+*•–]?"), 5),
)


@dataclass(frozen=True, slots=True)
class _Above:
    rank: int
    label: str


def facts_of(grid: Grid, head: PaperHead) -> list[Fact]:
    """Return the nodes of a table of capital, amounts in triệu đồng; empty for a table without a unit of money.

    Each row is a node under the nearest row above it of a higher rank by its serial number (A, I, 1, 1.1, -). Where a
    row parts its amount over further columns, these are nodes under it.
    """
    scale = _scale(grid)
    labels = next((column for column in range(grid.table.columns) if _LABELS.search(grid.last_heading(column))), None)
    if scale is None or labels is None:
        return []
    amounts = [
        column
        for column in range(grid.table.columns)
        if column != labels and _AMOUNTS.search(grid.heading(column)) and _holds_numbers(grid, column)
    ]
    if not amounts or not (_ABOUT.search(grid.caption[-200:]) or any(_ABOUT.search(grid.heading(c)) for c in amounts)):
        return []
    order = columns.order_column(grid)
    facts: list[Fact] = []
    above: list[_Above] = []
    has_root = False
    for row in grid.data:
        words = vietnamese.collapse(grid.words(row, labels)).strip(" :.;-")
        if not any(char.isalpha() for char in words):
            continue
        is_total = _TOTAL.match(grid.key(row, labels)) is not None and not has_root
        rank = -1 if is_total else _rank(grid.key(row, order) if order is not None else "")
        while above and above[-1].rank >= rank:
            above.pop()
        parent = above[-1].label if above else (ROOT if has_root else None)
        label = ROOT if is_total else (words if parent in (None, ROOT) else f"{parent} - {words}")
        has_root = has_root or is_total
        above.append(_Above(rank, label))
        first = _amount(grid, row, amounts[0], scale)
        if first is not None:
            facts.append(_fact(grid, row, amounts[0], first, label, None if is_total else parent, head))
        for column in amounts[1:]:
            value = _amount(grid, row, column, scale)
            if value is not None:
                part = f"{label} - {vietnamese.clean(grid.words(_lowest(grid, column), column))}"
                facts.append(_fact(grid, row, column, value, part, label, head))
    return facts


def _scale(grid: Grid) -> Decimal | None:
    """Return how many triệu đồng the table's unit is, said beside its caption or in a heading; None where unsaid."""
    for words in (grid.caption[-160:], *(grid.heading(column) for column in range(grid.table.columns))):
        found = list(_MONEY.finditer(words))
        if found:
            word = found[-1]["scale"]
            if word == "1.000":
                word = "nghìn"
            return _SCALES[word] if word else Decimal("0.000001")
    return None


def _holds_numbers(grid: Grid, column: int) -> bool:
    filled = [grid.key(row, column) for row in grid.data if grid.key(row, column)]
    return bool(filled) and sum(grid.figure(row, column) is not None for row in grid.data) >= 0.6 * len(filled)


def _rank(order: str) -> int:
    text = order.strip(" .)(")
    return next((rank for pattern, rank in _RANKS if pattern.fullmatch(text)), 5)


def _amount(grid: Grid, row: int, column: int, scale: Decimal) -> Decimal | None:
    cell = grid.cell(row, column)
    figure = grid.figure(row, column)
    if figure is None or cell is None or cell.row != row or cell.column != column:
        return None
    return figure.value * scale


def _lowest(grid: Grid, column: int) -> int:
    """Return the lowest heading row of a column that has words of letters."""
    return next(
        (row for row in reversed(range(grid.headings)) if any(char.isalpha() for char in grid.words(row, column))),
        0,
    )


def _fact(grid: Grid, row: int, column: int, value: Decimal, label: str, parent: str | None, head: PaperHead) -> Fact:
    start, _ = grid.span(row)
    cell = grid.cell(row, column)
    end = cell.end if cell is not None else start
    return Fact(
        FactKind.CAPITAL,
        start,
        end,
        vietnamese.collapse(grid.text[start:end]),
        value=value,
        unit="triệu đồng",
        year=columns.year_of(grid, column, head.year),
        label=label,
        parent=parent,
    )
