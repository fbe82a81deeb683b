"""Guesses how a table is to be read: where its headings end, which column names the units, what the rest speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ntm.core.reporting.boards import marks
from ntm.core.reporting.boards.board import Board, Shape, fingerprint
from ntm.core.reporting.boards.headings import ColumnGuess, Kind, Subject, guess_column, without_repeats
from ntm.core.territory import names

_TOTAL = re.compile(
    r"^(tong|cong|toan (?:tinh|huyen|xa|thanh pho)|binh quan|trung binh|ty le|luy ke|so (?:xa|don vi))\b"
)
#: Labels of what is asked of items or promised, which never say what a column speaks of.
_ASKED = re.compile(
    r"(?:muc|yeu cau|quy dinh|tieu chuan|chuan|nguong)"
    r"(?: (?:yeu cau|quy dinh|dat|chuan|can dat|phai dat|toi thieu|theo .{2,40}))*"
    r"|(?:ke hoach|muc tieu|dang ky)(?: .{1,30})?"
)
#: Labels of what stands beside items in a list of one unit.
_BESIDE = re.compile(r"don vi(?: tinh)?|dvt|ghi chu|thoi gian.{0,30}|nguon.{0,30}")
#: What heads the figures in a list of one unit's items, the likelier first.
_FIGURES = (
    re.compile(r"(?:ket qua|so lieu|gia tri|thuc hien|dat duoc|hien trang|thuc trang|thuc te)\b"),
    re.compile(r"(?:tu )?(?:danh gia|ra soat|cham)\b|dat\b"),
)
_COLUMN_NUMBER = re.compile(r"\(?\d{1,3}\)?|[a-z]")
_ITEM = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
_MOST_HEADING_ROWS = 6
_BEFORE = "đứng trước tên đơn vị"
#: A line of a list has its label among its first texts.
_LABELS = 3
#: A column of units names so many of its rows' units at least.
_FEWEST_UNITS = 2
_ENOUGH = 0.4
#: Beside units that stand beside each other stand headings of what is asked, totals and remarks.
_ENOUGH_BESIDE = 0.2


class NoUnitsFound(ValueError):
    """A table in which no column names units that we know; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class RowGuess:
    """A row below the headings: the unit that it names, or a total, or neither and why."""

    row: int
    text: str
    unit: int | None
    is_total: bool
    why: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark or a colour of a table, how often it stands there, and what it probably means ("1", "0" or "")."""

    sign: str
    count: int
    meaning: str


@dataclass(frozen=True, slots=True)
class BoardGuess:
    """How a table is probably to be read; `sure` is how sure the column of units is (0 to 1)."""

    unit_column: int
    heading_rows: tuple[int, ...]
    first_row: int
    columns: tuple[ColumnGuess, ...]
    rows: tuple[RowGuess, ...]
    marks: tuple[Sign, ...]
    colours: tuple[Sign, ...]
    fingerprint: str
    sure: float
    reasons: tuple[str, ...]
    shape: Shape = Shape.ROWS


def guess_board(
    board: Board,
    *,
    subjects: Sequence[Subject],
    unit_named: Callable[[str], int | None],
    unit_column: int | None = None,
    shape: Shape = Shape.ROWS,
) -> BoardGuess:
    """Return how a table is probably to be read; raise `NoUnitsFound`.

    `unit_named` returns the unit that a text names, None for none or several. `unit_column`, where a person said it,
    is not guessed. Colours are counted and never given a meaning. A table of units beside each other (`shape`) comes
    turned.
    """
    whole = board.spread()
    known: dict[str, int | None] = {}

    def named(text: str) -> int | None:
        if text not in known:
            known[text] = unit_named(text) if text and len(text) < 120 else None
        return known[text]

    enough = 0.0 if unit_column is not None else _ENOUGH_BESIDE if shape.is_turned else _ENOUGH
    column, sure, reason = _unit_column(board, named, unit_column, enough)
    rows = [row for row in range(len(board.rows)) if named(board.text(row, column)) is not None]
    first = rows[0]
    headings = _heading_rows(whole, first, column, shape)
    columns = tuple(
        one if one.column > column else ColumnGuess(one.column, one.heading, Kind.NOTHING, "", "", 0.9, (_BEFORE,))
        for one in _columns(whole, headings, subjects)
        if one.column != column
    )
    return BoardGuess(
        unit_column=column,
        heading_rows=headings,
        first_row=first,
        columns=columns,
        rows=tuple(_rows(board, column, first, named, shape)),
        marks=_marks(board, columns, rows),
        colours=_colours(board, columns, rows),
        fingerprint=_known_by(whole, headings, columns, shape),
        sure=sure,
        reasons=(reason,),
        shape=shape,
    )


def guess_list(
    board: Board, *, subjects: Sequence[Subject], unit: int, unit_name: str, figures_row: int | None = None
) -> BoardGuess:
    """Return how the items of one unit, below each other in its table, are probably to be read; raise `NoUnitsFound`.

    `board` is the turned table, so that its rows are the columns that people see: the items' numbers and names first,
    then what is asked, the figures, remarks. `figures_row` is the one with the figures where a person said it.
    """
    whole = board.spread()
    best: tuple[tuple[int, int, int], int, tuple[int, ...], tuple[ColumnGuess, ...]] | None = None
    for row in range(1, len(board.rows)) if figures_row is None else [figures_row]:
        lines = [at for at in range(min(row, _MOST_HEADING_ROWS)) if _names_items(whole, at)]
        headings = _before_figures(whole, lines)
        if not headings:
            continue
        columns = _columns(whole, headings, subjects)
        about = [one.column for one in columns if one.code]
        filled = sum(bool(board.text(row, column)) for column in about)
        above = whole.rows[row][: min(about, default=0)]
        rank = min((one for text in above if (one := _heads_figures(text)) is not None), default=None)
        if figures_row is not None or (rank is not None and filled >= _FEWEST_UNITS):
            worth = (len(_FIGURES) - (rank or 0), filled, -row)
            if best is None or worth > best[0]:
                best = worth, row, headings, columns
    if best is None:
        raise NoUnitsFound("Không tìm thấy cột kết quả của một bảng ghi mỗi chỉ tiêu một dòng; hãy chọn cột.")
    _, row, headings, columns = best
    return BoardGuess(
        unit_column=row,
        heading_rows=headings,
        first_row=row,
        columns=columns,
        rows=(RowGuess(row, unit_name, unit, False, ""),),
        marks=_marks(board, columns, [row]),
        colours=_colours(board, columns, [row]),
        fingerprint=_known_by(whole, headings, columns, Shape.LIST),
        sure=1.0 if figures_row is not None else 0.6,
        reasons=(f"bảng của {unit_name}, mỗi chỉ tiêu một dòng",),
        shape=Shape.LIST,
    )


def _known_by(whole: Board, headings: Sequence[int], columns: Sequence[ColumnGuess], shape: Shape) -> str:
    """Return what a table is known by again: its headings in their order.

    Read column by column, titles and signatures stand among the headings: there the items count, each with its place.
    """
    texts = [" ".join(whole.text(row, at) for row in headings) for at in range(whole.width)]
    if shape.is_turned:
        texts = [shape.value, *(f"{one.column} {texts[one.column]}" for one in columns if one.code)]
    return fingerprint(tuple(texts))


def _columns(whole: Board, headings: Sequence[int], subjects: Sequence[Subject]) -> tuple[ColumnGuess, ...]:
    paths = ([whole.text(row, at) for row in headings] for at in range(whole.width))
    return without_repeats([guess_column(at, path, subjects=subjects) for at, path in enumerate(paths)])


def _heads_figures(text: str) -> int | None:
    """Return how likely a heading stands over figures, 0 for the likeliest; None for another heading."""
    key = names.search_key(text)
    if len(key) > 60 or _stands_beside(key):
        return None
    return next((rank for rank, words in enumerate(_FIGURES) if words.match(key)), None)


def _names_items(whole: Board, row: int) -> bool:
    """Say whether a line of a turned table names items: numbers or words, not what is asked of them."""
    texts = [text for text in whole.rows[row] if text]
    if len(set(texts)) < 3 or any(_stands_beside(names.search_key(text)) for text in texts[:_LABELS]):
        return False
    return _may_name([text for text in texts if not _COLUMN_NUMBER.fullmatch(text.lower()) or _ITEM.fullmatch(text)])


def _stands_beside(key: str) -> bool:
    return _ASKED.fullmatch(key) is not None or _BESIDE.fullmatch(key) is not None


def _unit_column(
    board: Board, named: Callable[[str], int | None], chosen: int | None, enough: float
) -> tuple[int, float, str]:
    found: list[tuple[float, int, int]] = []
    for column in range(board.width) if chosen is None else [chosen]:
        texts = [board.text(row, column) for row in range(len(board.rows))]
        units = {named(text) for text in texts if text} - {None}
        hits = sum(named(text) is not None for text in texts)
        filled = sum(bool(text) for text in texts)
        if filled and len(units) >= (_FEWEST_UNITS if chosen is None else 1):
            found.append((hits / filled, len(units), column))
    if not found or max(found)[0] < enough:
        raise NoUnitsFound("Không tìm thấy cột tên hoặc mã đơn vị của nơi này; hãy chọn trang khác hoặc chọn cột.")
    share, count, column = max(found, key=lambda one: (one[1], one[0], -one[2]))
    return column, round(share, 2), f"{count} đơn vị nhận ra trong cột này"


def _heading_rows(whole: Board, first: int, column: int, shape: Shape) -> tuple[int, ...]:
    """Return the rows above the first unit that make the headings; titles above them and numbers of columns not."""
    found: list[int] = []
    for row in range(first - 1, -1, -1):
        texts = [text for text in whole.rows[row] if text]
        if not texts or _numbers_columns(whole.rows[row]):
            if found and not shape.is_turned:
                break
            continue
        # A title is one text, alone or merged over the whole table; in a turned one, a label with nothing beside it.
        if len(set(texts)) < 2 and shape.is_turned:
            continue
        if len(set(texts)) < 2 or len(found) == _MOST_HEADING_ROWS:
            break
        if _TOTAL.match(names.search_key(texts[0])) and any(marks.is_number(text) for text in texts):
            continue
        if any(_ASKED.fullmatch(names.search_key(text)) for text in whole.rows[row][: column + 1]):
            continue
        if not _may_name(texts):
            continue
        found.append(row)
    found.reverse()
    return _before_figures(whole, found) if shape.is_turned else tuple(found)


def _before_figures(whole: Board, lines: Sequence[int]) -> tuple[int, ...]:
    """Return the lines of a turned table that name items: numbers behind the names are figures of something else."""
    found: list[int] = []
    has_words = False
    for line in lines:
        texts = [text for text in whole.rows[line] if text]
        is_words = sum(marks.is_number(text) for text in texts) * 2 <= len(texts)
        if is_words or not has_words:
            found.append(line)
        has_words |= is_words
    return tuple(found)


def _may_name(texts: Sequence[str]) -> bool:
    """Say whether texts may be headings: words, or numbers of items, which rise; figures of another year do not."""
    numbers = [text for text in texts if marks.is_number(text)]
    if len(numbers) * 2 <= len(texts):
        return True
    items = [tuple(map(int, re.split(r"[.,]", text))) for text in numbers if _ITEM.fullmatch(text)]
    return len(items) == len(numbers) and all(one < after for one, after in pairwise(items))


def _numbers_columns(row: Sequence[str]) -> bool:
    """Say whether a row numbers the columns: (1), (2), (3) or A, B, 1, 2 from the first column on.

    Numbers that begin behind the names of units are numbers of criteria.
    """
    filled = [(at, text) for at, text in enumerate(row) if text]
    if len(filled) < 3 or not all(_COLUMN_NUMBER.fullmatch(text.lower()) for _, text in filled):
        return False
    brackets = sum(text.startswith("(") for _, text in filled)
    return brackets > len(filled) // 2 or filled[0][0] == 0


def _rows(board: Board, column: int, first: int, named: Callable[[str], int | None], shape: Shape) -> list[RowGuess]:
    found: list[RowGuess] = []
    seen: dict[int, int] = {}
    for row in range(first, len(board.rows)):
        text = board.text(row, column)
        label = text or next((one for one in board.rows[row][: column + 1] if one), "")
        filled = any(board.rows[row])
        if not filled:
            continue
        key = names.search_key(label)
        unit = named(text)
        if unit is None and (_TOTAL.match(key) or _TOTAL.match(names.search_key(board.text(row, 0)))):
            found.append(RowGuess(row, label, None, True, f"{shape.line} tổng: chỉ để đối chiếu"))
        elif unit is None:
            found.append(
                RowGuess(row, label, None, False, "không rõ đơn vị nào" if label else f"{shape.line} không có tên")
            )
        elif unit in seen:
            other = "một cột khác" if shape.is_turned else f"dòng {seen[unit] + 1}"
            found.append(RowGuess(row, text, None, False, f"trùng với {other}"))
        else:
            seen[unit] = row
            found.append(RowGuess(row, text, unit, False, f"{shape.line} ẩn" if row in board.hidden_rows else ""))
    return found


def _marks(board: Board, columns: Sequence[ColumnGuess], rows: Sequence[int]) -> tuple[Sign, ...]:
    """Return the marks of a table; where all numbers of a column are 1 and 0, they are marks too."""
    counted: Counter[str] = Counter()
    for one in columns:
        if one.kind in (Kind.MEASURE, Kind.CRITERION):
            texts = [text for row in rows if (text := board.text(row, one.column))]
            numbers = {text for text in texts if marks.is_number(text)}
            taken = texts if numbers <= {"0", "1"} else [text for text in texts if text not in numbers]
            counted.update(marks.mark_of(text) for text in taken)
    return tuple(Sign(mark, count, marks.guess(mark)) for mark, count in counted.most_common(40))


def _colours(board: Board, columns: Sequence[ColumnGuess], rows: Sequence[int]) -> tuple[Sign, ...]:
    inside = {one.column for one in columns if one.kind in (Kind.MEASURE, Kind.CRITERION)}
    below = set(rows)
    counted = Counter(colour for (row, column), colour in board.colours.items() if row in below and column in inside)
    return tuple(Sign(colour, count, "") for colour, count in counted.most_common(12))
