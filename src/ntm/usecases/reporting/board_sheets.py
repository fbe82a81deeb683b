"""A sheet of somebody's own table beside a report: whose units it names, how it lies, and how it is probably read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from ntm.core.kernel.states import Level
from ntm.core.reporting.boards import guessing, headings
from ntm.core.reporting.boards.board import Board, Shape
from ntm.core.reporting.boards.guessing import BoardGuess
from ntm.core.reporting.boards.headings import Subject
from ntm.core.territory import names
from ntm.documents.sheets import opening
from ntm.usecases.reporting.form_lines import FormLines
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

#: In so many rows from the top, a title may say whose table it is.
_TITLE_ROWS = 12
_NAMED = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)\s*:?\s+(.{2,60})", re.IGNORECASE)
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report asks of tables: what headings may speak of, its units, and what tells the unit that a text names.

    `unit_named` knows units of the place that the report does not ask for too: a table of a whole district is known
    by all its names.
    """

    subjects: tuple[Subject, ...]
    units: tuple[UnitOn, ...]
    unit_named: Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class SheetGuess:
    """A sheet as it lies (turned where units stand beside each other), its guess, or why there is none.

    `unit` is the unit of a list of items, None for a table of many units or where nobody knows.
    """

    board: Board
    shape: Shape
    guess: BoardGuess | None
    problem: str
    unit: int | None = None

    def place(self, at: tuple[int, int]) -> str:
        """Return the place of a cell as people see it."""
        row, column = reversed(at) if self.shape.is_turned else at
        return f"{self.board.name}!{opening.place_of(row, column)}"

    @property
    def worth(self) -> tuple[bool, int, int]:
        """Return how much is understood of the sheet, to be compared."""
        if self.guess is None:
            return (False, 0, 0)
        known = sum(bool(one.code) for one in self.guess.columns)
        named = sum(row.unit is not None for row in self.guess.rows)
        return (not self.board.is_hidden, known * named, named)


def asked_of(asked: FormLines) -> Asked:
    """Return what a report asks of tables."""
    assert asked.criteria_set is not None
    lines = {line.measure.code: line for line in asked.lines.values()}
    in_order = [lines[code] for code in asked.codes]
    siblings = Counter(line.measure.indicator for line in in_order)
    subjects = headings.subjects_of(
        asked.criteria_set,
        asked.codes,
        [line.label for line in in_order],
        [line.measure.label if siblings[line.measure.indicator] > 1 else "" for line in in_order],
    )
    return Asked(subjects, asked.units, unit_named((*_around(asked), *asked.units)))


def guess_sheet(
    board: Board,
    asked: Asked,
    *,
    shape: Shape | None = None,
    unit_column: int | None = None,
    unit: int | None = None,
) -> SheetGuess:
    """Return how a sheet is probably to be read; without a `shape`, in that in which most is understood.

    A list of one unit's items is looked for only where the sheet is no table of units.
    """
    if shape is not None:
        return _in_shape(board, asked, shape, unit_column, unit)
    found = [_in_shape(board, asked, one, None, None) for one in (Shape.ROWS, Shape.COLUMNS)]
    best = max(found, key=lambda one: one.worth)
    if best.guess is None:
        as_list = _in_shape(board, asked, Shape.LIST, None, unit)
        if as_list.guess is not None:
            return as_list
    return best


def _in_shape(board: Board, asked: Asked, shape: Shape, unit_column: int | None, unit: int | None) -> SheetGuess:
    laid = board.turned() if shape.is_turned else board
    if unit_column is not None and unit_column >= (len(laid.rows) if shape is Shape.LIST else laid.width):
        unit_column = None
    try:
        if shape is Shape.LIST:
            unit = unit if unit in {one.id for one in asked.units} else _whose(board, asked)
            if unit is None:
                raise guessing.NoUnitsFound("Chưa rõ bảng này của xã nào: hãy chọn xã.")
            name = next(one.full_name for one in asked.units if one.id == unit)
            guess = guessing.guess_list(
                laid, subjects=asked.subjects, unit=unit, unit_name=name, figures_row=unit_column
            )
        else:
            guess = guessing.guess_board(
                laid, subjects=asked.subjects, unit_named=asked.unit_named, unit_column=unit_column, shape=shape
            )
            guess = replace(guess, rows=_of_the_report(guess.rows, {one.id for one in asked.units}))
    except guessing.NoUnitsFound as error:
        return SheetGuess(laid, shape, None, str(error), unit)
    return SheetGuess(laid, shape, guess, "", unit)


def _of_the_report(rows: Iterable[guessing.RowGuess], wanted: Collection[int]) -> tuple[guessing.RowGuess, ...]:
    """Return rows without the units that the report does not ask for: these are shown and not taken."""
    return tuple(
        row
        if row.unit is None or row.unit in wanted
        else replace(row, unit=None, why="đơn vị này không thuộc báo cáo đang mở")
        for row in rows
    )


def _whose(board: Board, asked: Asked) -> int | None:
    """Return the unit whose list a sheet is: the only one asked for, or the one that its name or title names."""
    if len(asked.units) == 1:
        return asked.units[0].id
    wanted = {one.id for one in asked.units}
    titles = (text for row in board.rows[:_TITLE_ROWS] for text in row if text)
    found = {unit for text in (board.name, *titles) if (unit := _named_in(text, asked)) in wanted}
    return found.pop() if len(found) == 1 else None


def _named_in(text: str, asked: Asked) -> int | None:
    """Return the unit that a text is, or names behind the word of its kind: "BÁO CÁO CỦA XÃ NẬM XE NĂM 2024"."""
    whole = asked.unit_named(text)
    if whole is not None:
        return whole
    for match in _NAMED.finditer(text):
        words = re.split(r"[\s,;()]+", match.group(1))
        for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
            unit = asked.unit_named(" ".join(words[:count]))
            if unit is not None:
                return unit
    return None


def unit_named(among: Iterable[UnitOn]) -> Callable[[str], int | None]:
    """Return what tells the unit that a text names: by its code, or its name with or without its kind."""
    exact: dict[str, set[int]] = {}
    loose: dict[str, set[int]] = {}
    codes: dict[str, int] = {}
    for unit in {one.id: one for one in among}.values():
        codes[unit.code] = unit.id
        for name in (unit.name, unit.full_name):
            exact.setdefault(names.exact_key(name), set()).add(unit.id)
            loose.setdefault(names.search_key(name), set()).add(unit.id)
    seen: dict[str, int | None] = {"": None}

    def find(text: str) -> int | None:
        if text not in seen:
            if text.isdigit():
                seen[text] = codes.get(text.rjust(5, "0")) if len(text) in (4, 5) else None
            else:
                # Diacritics may be missing, as long as only one unit can be meant.
                found = exact.get(names.exact_key(text)) or loose.get(names.search_key(text)) or set()
                seen[text] = next(iter(found)) if len(found) == 1 else None
        return seen[text]

    return find


def _around(asked: FormLines) -> Iterable[UnitOn]:
    """Return the units beside those of the report, by which a table of a whole place is known."""
    page = asked.page
    if page.is_agencys:
        return units.communes_in(page.duty.unit_id, page.as_of)
    if page.unit.parent_id is None:
        return ()
    if page.unit.level is Level.COMMUNE:
        return units.communes_in(page.unit.parent_id, page.as_of)
    return units.children(page.unit.parent_id, page.as_of)


def as_json(board: Board) -> dict[str, Any]:
    """Return a sheet as it is kept."""
    told = asdict(board)
    for name in ("colours", "notes", "cautions", "faults"):
        told[name] = [[row, column, text] for (row, column), text in told[name].items()]
    return told | {"hidden_rows": sorted(board.hidden_rows), "hidden_columns": sorted(board.hidden_columns)}


def from_json(told: Mapping[str, Any]) -> Board:
    """Return a sheet that was kept."""

    def places(name: str) -> dict[tuple[int, int], str]:
        return {(row, column): text for row, column, text in told[name]}

    return Board(
        name=told["name"],
        rows=tuple(tuple(row) for row in told["rows"]),
        merged=tuple((one[0], one[1], one[2], one[3]) for one in told["merged"]),
        hidden_rows=frozenset(told["hidden_rows"]),
        hidden_columns=frozenset(told["hidden_columns"]),
        colours=places("colours"),
        notes=places("notes"),
        cautions=places("cautions"),
        faults=places("faults"),
        is_hidden=told["is_hidden"],
    )
