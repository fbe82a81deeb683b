"""Guesses how a table is to be read: where its headings end, which column names the units, what the rest speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ntm.core.reporting.boards import marks
from ntm.core.reporting.boards.board import Board, fingerprint
from ntm.core.reporting.boards.headings import ColumnGuess, Kind, Subject, guess_column, without_repeats
from ntm.core.territory import names

_TOTAL = re.compile(r"^(tong|cong|toan (?:tinh|huyen|xa|thanh pho)|binh quan|trung binh|ty le|luy ke)\b")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,3}\)?|[a-z]")
_MOST_HEADING_ROWS = 6
#: A column of units names so many of its rows' units at least.
_FEWEST_UNITS = 2
_ENOUGH = 0.4


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


def guess_board(
    board: Board,
    *,
    subjects: Sequence[Subject],
    unit_named: Callable[[str], int | None],
    unit_column: int | None = None,
) -> BoardGuess:
    """Return how a table is probably to be read; raise `NoUnitsFound`.

    `unit_named` returns the unit that a text names, None for none or several. `unit_column`, where a person said it,
    is not guessed. Colours are counted and never given a meaning.
    """
    whole = board.spread()
    known: dict[str, int | None] = {}

    def named(text: str) -> int | None:
        if text not in known:
            known[text] = unit_named(text) if text and len(text) < 120 else None
        return known[text]

    column, sure, reason = _unit_column(board, named, unit_column)
    rows = [row for row in range(len(board.rows)) if named(board.text(row, column)) is not None]
    first = rows[0]
    headings = _heading_rows(whole, first)
    columns = without_repeats(
        [
            guess_column(at, [whole.text(row, at) for row in headings], subjects=subjects)
            for at in range(board.width)
            if at != column
        ]
    )
    return BoardGuess(
        unit_column=column,
        heading_rows=headings,
        first_row=first,
        columns=columns,
        rows=tuple(_rows(board, column, first, named)),
        marks=_marks(board, columns, rows),
        colours=_colours(board, columns, rows),
        fingerprint=fingerprint(tuple(" ".join(whole.text(row, at) for row in headings) for at in range(board.width))),
        sure=sure,
        reasons=(reason,),
    )


def _unit_column(board: Board, named: Callable[[str], int | None], chosen: int | None) -> tuple[int, float, str]:
    found: list[tuple[float, int, int]] = []
    for column in range(board.width) if chosen is None else [chosen]:
        texts = [board.text(row, column) for row in range(len(board.rows))]
        units = {named(text) for text in texts if text} - {None}
        hits = sum(named(text) is not None for text in texts)
        filled = sum(bool(text) for text in texts)
        if filled and len(units) >= (_FEWEST_UNITS if chosen is None else 1):
            found.append((hits / filled, len(units), column))
    if not found or max(found)[0] < (_ENOUGH if chosen is None else 0):
        raise NoUnitsFound("Không tìm thấy cột tên hoặc mã đơn vị của nơi này; hãy chọn trang khác hoặc chọn cột.")
    share, count, column = max(found, key=lambda one: (one[1], one[0], -one[2]))
    return column, round(share, 2), f"{count} đơn vị nhận ra trong cột này"


def _heading_rows(whole: Board, first: int) -> tuple[int, ...]:
    """Return the rows above the first unit that make the headings; titles above them and numbers of columns not."""
    found: list[int] = []
    for row in range(first - 1, -1, -1):
        texts = [text for text in whole.rows[row] if text]
        if not texts or _numbers_columns(whole.rows[row]):
            if found:
                break
            continue
        # A title is one text, alone or merged over the whole table.
        if len(set(texts)) < 2 or len(found) == _MOST_HEADING_ROWS:
            break
        if _TOTAL.match(names.search_key(texts[0])) and any(marks.is_number(text) for text in texts):
            continue
        found.append(row)
    return tuple(reversed(found))


def _numbers_columns(row: Sequence[str]) -> bool:
    """Say whether a row numbers the columns: (1), (2), (3) or A, B, 1, 2 from the first column on.

    Numbers that begin behind the names of units are numbers of criteria.
    """
    filled = [(at, text) for at, text in enumerate(row) if text]
    if len(filled) < 3 or not all(_COLUMN_NUMBER.fullmatch(text.lower()) for _, text in filled):
        return False
    brackets = sum(text.startswith("(") for _, text in filled)
    return brackets > len(filled) // 2 or filled[0][0] == 0


def _rows(board: Board, column: int, first: int, named: Callable[[str], int | None]) -> list[RowGuess]:
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
            found.append(RowGuess(row, label, None, True, "dòng tổng: chỉ để đối chiếu"))
        elif unit is None:
            found.append(RowGuess(row, label, None, False, "không rõ đơn vị nào" if label else "dòng không có tên"))
        elif unit in seen:
            found.append(RowGuess(row, text, None, False, f"trùng với dòng {seen[unit] + 1}"))
        else:
            seen[unit] = row
            found.append(RowGuess(row, text, unit, False, "dòng ẩn" if row in board.hidden_rows else ""))
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


def known_signs(guess: BoardGuess) -> Mapping[str, str]:
    """Return the guessed meanings of the marks."""
    return {one.sign: one.meaning for one in guess.marks}
