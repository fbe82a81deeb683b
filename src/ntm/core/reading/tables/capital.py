"""Tables of capital: a source or a work a row, with the rows above it as its parents; its columns as parts of it.

A column whose heading names no source ("Tổng số", "Kinh phí", "Kế hoạch vốn 2024") measures the row, the columns of
sources behind it part that measure ("NSTW", "Vốn sự nghiệp"). Each further measure, and each column of a table without
one, is a tree of its own under the rows' labels, so that it is summed down and not across.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction import amounts as spoken
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.tables import columns
from ntm.core.reading.tables.grid import Grid

ROOT = "Tổng"
_LABELS = re.compile(
    r"nội dung|nguồn vốn|tên|danh mục|hạng mục|đơn vị(?! tính)|chỉ tiêu|diễn giải|công trình|dự án|xã|địa phương"
)
_SOURCE = re.compile(
    r"(?<![a-zà-ỹđ])(?:nstw|nsđp|nst|nsh|nsx|tw|ngân sách|trung ương|địa phương|tỉnh|huyện|xã|đtpt|đầu tư|sự nghiệp|sn|"
    r"thường xuyên|nhân dân|dân góp|dân|tín dụng|doanh nghiệp|lồng ghép|huy động|khác|đối ứng|xã hội hóa|đóng góp|"
    r"cộng đồng|trong nước|nước ngoài)(?![a-zà-ỹđ])"
)
_MEASURE = re.compile(
    r"tổng|^cộng|kinh phí|số tiền|kế hoạch|nhu cầu|giải ngân|thanh toán|thực hiện|lũy kế|dự toán|phân bổ|^vốn$|"
    r"năm 20\d\d"
)
_WHOLE = re.compile(r"tổng|^cộng|^(?:kinh phí|số tiền|nhu cầu)")
_NO_MONEY = re.compile(
    r"tỷ lệ|tỉ lệ|%|ghi chú|số (?:lượng|hộ|xã|thôn|dự án|công trình)|diện tích|quy mô|chiều dài|khởi công|thời gian|"
    r"tiêu chí|địa (?:điểm|bàn)|chủ đầu tư|quyết định|(?<![a-zà-ỹđ])mã(?![a-zà-ỹđ])"
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
_DIVIDES_ANEW = re.compile(r"trong đó|theo|gồm|chia|nguồn|phân|cơ cấu|nội dung|danh mục")
_RANKS = (
    (re.compile(r"[a-eđ]"), 0),  # A, B: folded to lower case by the key
    (re.compile(r"[ivx]{1,5}"), 1),
    (re.compile(r"\d{1,4}"), 2),
    (re.compile(r"\d{1,2}\.\d{1,3}"), 3),
    (re.compile(r"\d{1,2}(?:\.\d{1,2}){2}"), 4),
    (re.compile(r"[-+*•–]?"), 5),
)


@dataclass(frozen=True, slots=True)
class _Above:
    rank: int
    label: str


@dataclass(frozen=True, slots=True)
class _Measure:
    """A column of amounts with the columns that part it; `name` parts its tree from the first one's ("")."""

    column: int
    parts: tuple[int, ...]
    name: str


def facts_of(grid: Grid, head: PaperHead) -> list[Fact]:
    """Return the nodes of a table of capital, amounts in triệu đồng; empty for a table without a unit of money.

    Each row is a node under the nearest row above it of a higher rank by its serial number (A, I, 1, 1.1, -), or under
    the row of totals, wherever that stands.
    """
    scale = _scale(grid)
    labels = next((column for column in range(grid.table.columns) if _LABELS.search(grid.last_heading(column))), None)
    if scale is None or labels is None:
        return []
    measures = _measures(grid, labels)
    held = [column for one in measures for column in (one.column, *one.parts)]
    if not held or not (_ABOUT.search(grid.caption[-200:]) or any(_ABOUT.search(grid.heading(c)) for c in held)):
        return []
    rows = list(_rows(grid, labels))
    above = {row.label: row for row in rows}
    return [
        fact
        for row in rows
        for one in measures
        for fact in _cells(grid, replace(row, parent=_parent(grid, row, above, one)), one, scale, head)
    ]


def _parent(grid: Grid, row: _Row, above: dict[str, _Row], measure: _Measure) -> str | None:
    """Return the nearest row above that states an amount; a section without one ("II | Xã Phú Sơn |") passes its rows
    on to what it is a part of, but for a heading that divides its whole once more ("Trong đó", "Phân theo nguồn")."""
    label = row.parent
    while label is not None and label in above and grid.figure(above[label].at, measure.column) is None:
        if _DIVIDES_ANEW.search(above[label].label.rsplit(" - ", 1)[-1].lower()):
            return None
        label = above[label].parent
    return label


def under_own_total(facts: Sequence[Fact], number: int) -> list[Fact]:
    """Return the facts of a table with its total named by the table's number: "Tổng (bảng 2) - Vốn đầu tư"."""

    def named(label: str | None) -> str | None:
        if label is None or not (label == ROOT or label.startswith(f"{ROOT} - ")):
            return label
        return f"{ROOT} (bảng {number}){label.removeprefix(ROOT)}"

    return [
        replace(fact, label=named(fact.label), parent=named(fact.parent)) if fact.kind is FactKind.CAPITAL else fact
        for fact in facts
    ]


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    label: str
    parent: str | None


def _rows(grid: Grid, labels: int) -> Iterator[_Row]:
    """Yield the rows that name something, each with its label and the label of the row it is a part of."""
    order = columns.order_column(grid)
    named = [row for row in grid.data if any(char.isalpha() for char in grid.words(row, labels))]
    total = next((row for row in named if _TOTAL.match(grid.key(row, labels))), None)
    above: list[_Above] = []
    for row in named:
        words = vietnamese.collapse(grid.words(row, labels)).strip(" :.;-")
        if row == total:
            yield _Row(row, ROOT, None)
            above = []
            continue
        if _TOTAL.fullmatch(grid.key(row, labels).strip(" :.;-")):
            yield _Row(row, words, None)  # a further sum of rows that are parts already
            continue
        rank = _rank(grid.key(row, order) if order is not None else "")
        while above and above[-1].rank >= rank:
            above.pop()
        parent = above[-1].label if above else (ROOT if total is not None else None)
        label = words if parent in (None, ROOT) else f"{parent} - {words}"
        above.append(_Above(rank, label))
        yield _Row(row, label, parent)


def _measures(grid: Grid, labels: int) -> list[_Measure]:
    """Return the measures of a table from left to right."""
    order = columns.order_column(grid)
    held = [
        column
        for column in range(grid.table.columns)
        if column not in (labels, order)
        and not _NO_MONEY.search(grid.last_heading(column).replace("tổng mức đầu tư", ""))
        and (_SOURCE.search(grid.heading(column)) or _MEASURE.search(grid.heading(column)))
        and _holds_numbers(grid, column)
    ]
    found: list[_Measure] = []
    for column in held:
        heading = grid.last_heading(column)
        name = vietnamese.clean(grid.words(_lowest(grid, column), column))
        measures = _WHOLE.search(heading) or (_MEASURE.search(heading) and not _SOURCE.search(heading))
        if measures or not found or not _has_parts(grid, found[-1].column):
            found.append(_Measure(column, (), name))
        else:
            last = found[-1]
            found[-1] = _Measure(last.column, (*last.parts, column), last.name)
    if found and _has_parts(grid, found[0].column):
        found[0] = _Measure(found[0].column, found[0].parts, "")
    return [_Measure(one.column, one.parts, "") for one in found] if len(found) == 1 else found


def _has_parts(grid: Grid, column: int) -> bool:
    """Say whether a column can be a whole that sources behind it part: its own heading names none."""
    heading = grid.last_heading(column)
    return _WHOLE.search(heading) is not None or not _SOURCE.search(heading)


def _cells(grid: Grid, row: _Row, measure: _Measure, scale: Decimal, head: PaperHead) -> Iterator[Fact]:
    def named(label: str) -> str:
        return f"{label} - {measure.name}" if measure.name else label

    label = named(row.label)
    whole = _amount(grid, row.at, measure.column, scale)
    if whole is not None:
        parent = named(row.parent) if row.parent is not None else None
        yield _fact(grid, row.at, measure.column, whole, label, parent, head)
    for column in measure.parts:
        value = _amount(grid, row.at, column, scale)
        if value is not None:
            part = f"{label} - {vietnamese.clean(grid.words(_lowest(grid, column), column))}"
            yield _fact(grid, row.at, column, value, part, label, head)


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
    paid = spoken.SPENT.search(grid.heading(column)) is not None
    return Fact(
        FactKind.CAPITAL,
        start,
        end,
        vietnamese.collapse(grid.text[start:end]),
        value=value,
        unit="triệu đồng",
        year=columns.year_of(grid, column, head.year),
        label=label,
        parent=None if paid else parent,
        baseline=paid,
    )
