"""Boards of communes by criteria: what each row and each total states, held against its marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.kernel import vietnamese
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, PaperHead, Severity
from ntm.core.reading.tables import columns
from ntm.core.reading.tables.grid import Grid

_FEWEST_CRITERIA = 5
_MET = frozenset(["x", "đ", "đạt", "✓", "✔", "☑", "v", "+", "1", "có", "x."])
_NOT_MET = frozenset(["", "-", "–", "0", "o", "chưa", "chưa đạt", "cđ", "kđ", "k", "không", "không đạt", "✗", "☐", "☒"])
_TOTAL_COLUMN = re.compile(r"tổng|cộng|số (?:tiêu chí|tc)|(?:tiêu chí|tc) đạt|đạt chuẩn$|kết quả")
_TOTAL_ROW = re.compile(r"(?:tổng|cộng|toàn)")
_OF = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})(?: (?:tiêu chí|tc))?")
_STANDARDS = {"commune": "NTM", "advanced": "NTM nâng cao", "exemplary": "NTM kiểu mẫu"}


@dataclass(frozen=True, slots=True)
class Board:
    """A board: its grid, the column of names, the columns of criteria by number, and the column of totals if any."""

    grid: Grid
    names: int
    criteria: dict[int, str]
    totals: int | None


def board_of(grid: Grid) -> Board | None:
    """Return a table as a board of communes by criteria; None for another table."""
    names = columns.name_column(grid)
    found: dict[int, str] = {}
    for column in range(grid.table.columns):
        number = columns.criterion_of(grid, column) if column != names else None
        if number is not None and number not in found.values():
            found[column] = number
    if names is None or len(found) < _FEWEST_CRITERIA:
        return None
    marks = [grid.key(row, column) for row in grid.data for column in found if not _is_total(grid, row, names)]
    if not marks or sum(mark in _MET or mark in _NOT_MET for mark in marks) < 0.8 * len(marks):
        return None
    totals = next(
        (
            column
            for column in range(grid.table.columns)
            if column not in found and column != names and _TOTAL_COLUMN.search(grid.last_heading(column))
        ),
        None,
    )
    return Board(grid, names, found, totals)


def _is_total(grid: Grid, row: int, names: int) -> bool:
    return any(_TOTAL_ROW.match(grid.key(row, column)) for column in range(min(names + 1, 3)))


def facts_of(board: Board, head: PaperHead) -> list[Fact]:
    """Return what a board states: each commune's number of criteria, and each criterion's number of communes."""
    grid = board.grid
    own_set = columns.set_of(grid)
    facts: list[Fact] = []
    rows = _communes(board)
    for row, name in rows:
        stated = _total_of(board, row)
        if stated is None and board.totals is not None:
            continue
        met = sum(grid.key(row, column) in _MET for column in board.criteria)
        numerator, denominator = stated if stated is not None else (met, None)
        start, end = grid.span(row)
        facts.append(
            Fact(
                FactKind.COMMUNE_CRITERIA,
                start,
                end,
                _quote(grid, start, end),
                numerator=numerator,
                denominator=denominator or (19 if len(board.criteria) == 19 else None),
                unit="tiêu chí",
                year=columns.year_of(grid, board.names, head.year),
                names=(name,),
                criteria_set=own_set,
                doubts=() if stated is not None else ("Đếm từ các ô của bảng, văn bản không ghi tổng.",),
            )
        )
    for row in grid.data:
        if not _is_total(grid, row, board.names):
            continue
        for column, criterion in board.criteria.items():
            cell, stated_count = grid.cell(row, column), _count(grid, row, column)
            if cell is not None and stated_count is not None:
                facts.append(
                    Fact(
                        FactKind.CRITERION_COUNT,
                        cell.start,
                        cell.end,
                        _quote(grid, cell.start, cell.end),
                        criterion=criterion,
                        numerator=stated_count[0],
                        denominator=stated_count[1] or len(rows),
                        unit="xã",
                        year=columns.year_of(grid, column, head.year),
                        standard=_STANDARDS[own_set],
                        criteria_set=own_set,
                    )
                )
    return facts


def check(board: Board) -> list[Finding | Agreement]:
    """Hold a board's totals against its marks: each commune's along its row, each criterion's down its column."""
    grid = board.grid
    told: list[Finding | Agreement] = []
    rows = _communes(board)
    agreed = 0
    for row, name in rows:
        stated = _total_of(board, row)
        marks = [grid.key(row, column) for column in board.criteria]
        if stated is None or len(board.criteria) < 19 or any(mark not in _MET | _NOT_MET for mark in marks):
            continue
        met = sum(mark in _MET for mark in marks)
        if met == stated[0]:
            agreed += 1
        else:
            told.append(
                _mismatch(
                    grid, f"{name}: bảng đánh dấu {met} tiêu chí đạt, cột tổng ghi {stated[0]}.", row, stated[0], met
                )
            )
    for row in grid.data:
        if not _is_total(grid, row, board.names):
            continue
        for column, criterion in board.criteria.items():
            count = _count(grid, row, column)
            marks = [grid.key(one, column) for one, _ in rows]
            if count is None or any(mark not in _MET | _NOT_MET for mark in marks):
                continue
            met = sum(mark in _MET for mark in marks)
            if met == count[0]:
                agreed += 1
            else:
                told.append(
                    _mismatch(
                        grid,
                        f"Tiêu chí {criterion}: bảng đánh dấu {met} xã đạt, hàng tổng ghi {count[0]}.",
                        row,
                        count[0],
                        met,
                    )
                )
    if agreed:
        start, end = grid.span(grid.headings)
        told.append(
            Agreement(
                "table",
                f"Bảng có {len(rows)} xã: {agreed} tổng khớp với các ô đánh dấu.",
                (_quote(grid, start, end),),
                ((start, end),),
            )
        )
    return told


def _mismatch(grid: Grid, message: str, row: int, stated: int, computed: int) -> Finding:
    start, end = grid.span(row)
    return Finding(
        "sum_mismatch",
        Severity.ERROR,
        message,
        (_quote(grid, start, end),),
        ((start, end),),
        Decimal(stated),
        Decimal(computed),
        f"{computed} ≠ {stated}",
    )


def _communes(board: Board) -> list[tuple[int, str]]:
    grid = board.grid
    found: list[tuple[int, str]] = []
    for row in grid.data:
        name = re.sub(r"^(?:xã|thị trấn|phường)\s", "", grid.words(row, board.names), flags=re.IGNORECASE).strip()
        cell = grid.cell(row, board.names)
        is_section = cell is not None and cell.columns > 2
        if name and not _is_total(grid, row, board.names) and not is_section and any(char.isalpha() for char in name):
            found.append((row, name))
    return found


def _total_of(board: Board, row: int) -> tuple[int, int | None] | None:
    return None if board.totals is None else _count(board.grid, row, board.totals)


def _count(grid: Grid, row: int, column: int) -> tuple[int, int | None] | None:
    key = grid.key(row, column)
    if match := _OF.fullmatch(key):
        return int(match[1]), int(match[2])
    figure = grid.figure(row, column)
    if figure is None or figure.value != figure.value.to_integral_value() or figure.value > 9_999:
        return None
    return int(figure.value), None


def _quote(grid: Grid, start: int, end: int) -> str:
    return vietnamese.collapse(grid.text[start:end])
