"""A large board of figures as an office brings it at once: units in rows, one figure a column; read, then rehearsed.

The small boards of people go through the preview of a report. This is for those of thousands of units, where headings
must tell for sure what each column is, or whoever brings the board says it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.sets import CriteriaSet, MeasureKind
from ntm.core.kernel.states import Level
from ntm.core.kernel.vietnamese import clean, format_number
from ntm.core.reporting.boards import guessing, headings
from ntm.core.reporting.boards.board import Board
from ntm.core.reporting.boards.headings import Kind, Subject
from ntm.documents.sheets import boards, opening
from ntm.documents.sheets.looks import Looks
from ntm.documents.sheets.opening import OpenSheet
from ntm.documents.workbooks import column_letters, column_number
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import board_figures, board_sheets
from ntm.usecases.reporting.board_figures import ReadBoard
from ntm.usecases.territory import queries as units

#: Headings and the first units stand within so many rows.
_TOP = 200
#: From how sure a heading is taken without anybody's word.
_SURE = 0.75
#: A column of shares of which no figure is above one was probably not counted in percents.
_ONE = 1.0
_FEWEST_SHARES = 3


class IntakeRefused(ValueError):
    """A board that cannot be read as units by figures; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class IntakeColumn:
    """A column of a board: its letters, its heading, the figure that it is taken for (or none), and why."""

    letters: str
    heading: str
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Intake:
    """A board that was read: its figures by unit, and what every column was taken for.

    `strange` are rows that are no unit's (place, text, why), `problems` figures that cannot be taken (place, why),
    `notes` sentences about the whole.
    """

    sheet: str
    criteria_set: CriteriaSet
    board: ReadBoard
    unit_ids: tuple[int, ...]
    names: Mapping[int, str]
    columns: tuple[IntakeColumn, ...]
    strange: tuple[tuple[str, str, str], ...]
    problems: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def read_intake(content: bytes, *, place_id: int, as_of: date, columns: Mapping[str, str], sheet: str = "") -> Intake:
    """Return what a board (.xlsx, .xls) says of the communes of a place; nothing is written.

    `columns` maps letters to codes of measures ("D": "10.1"), or to an empty text for a column not to be taken; it goes
    before the headings. Raise `WorkbookRefused`, `IntakeRefused`, `UnitNotFound` or `NoSetInForce`.
    """
    place, above = units.unit_and_above(place_id, as_of)
    criteria_set = criteria.set_for_reports(
        level=Level.COMMUNE, province_code=(above[0] if above else place).code, on=as_of
    )
    book = opening.open_book(content)
    page = book.sheet(sheet) if sheet else next((one for one in book.sheets if not one.is_hidden and one.rows), None)
    if page is None:
        raise IntakeRefused(f"Tệp không có trang “{sheet}”." if sheet else "Tệp không có trang nào có dữ liệu.")
    seen, _ = boards.looks_of(content, book)
    looks = seen.get(page.name, Looks())
    communes = units.communes_in(place_id, as_of)
    named = board_sheets.unit_named(communes)
    try:
        guess = guessing.guess_board(_top(page), subjects=_subjects(criteria_set, as_of), unit_named=named)
    except guessing.NoUnitsFound as error:
        raise IntakeRefused(str(error)) from error
    told = _columns(guess, columns, criteria_set, as_of)
    targets = {column_number(one.letters): one.code for one in told if one.code}
    rows, ids, strange = _rows(page, guess.unit_column, guess.first_row, named)
    if not targets or not ids:
        raise IntakeRefused("Không cột nào chắc là số liệu của chỉ tiêu: hãy chỉ rõ bằng --columns.")
    cells = [_cells(page, looks, row) for row in rows]
    read = board_figures.read_board(cells, targets=targets, criteria_set=criteria_set, on=as_of)
    at = {code: column for column, code in targets.items()}
    problems = [
        (f"{page.name}!{opening.place_of(rows[row], at[code])}", f"chỉ tiêu {code}: {words}")
        for (row, code), words in sorted(read.problems.items())
    ]
    problems += _shares_of_one(read, criteria_set, at, page.name)
    formulas = sum((row, column) in page.formulas for row in rows for column in targets) if page.formulas else 0
    notes = list(book.notes)
    if formulas:
        notes.append(f"{format_number(formulas)} ô là công thức: lấy giá trị lần lưu cuối.")
    hidden = sum(row in looks.hidden_rows for row in rows)
    if hidden:
        notes.append(f"{hidden} dòng ẩn cũng được lấy.")
    return Intake(
        sheet=page.name,
        criteria_set=criteria_set,
        board=read,
        unit_ids=tuple(ids),
        names={unit.id: unit.full_name for unit in communes},
        columns=told,
        strange=tuple(strange),
        problems=tuple(problems),
        notes=tuple(notes),
    )


def _top(page: OpenSheet) -> Board:
    """Return the first rows of a sheet as a table of texts."""
    rows = [
        tuple(clean(opening.text_of(page.value(row, column))) for column in range(len(page.rows[row])))
        for row in range(min(len(page.rows), _TOP))
    ]
    return Board(page.name, tuple(rows), tuple(one for one in page.merged if one[2] < len(rows)))


def _subjects(criteria_set: CriteriaSet, as_of: date) -> tuple[Subject, ...]:
    measures = criteria_set.measures_on(as_of)
    siblings: dict[str, int] = {}
    for measure in measures:
        siblings[measure.indicator] = siblings.get(measure.indicator, 0) + 1
    names = {one.id: one.at(as_of).name for one in criteria_set.indicators if one.is_in_force(as_of)}
    several = [siblings[measure.indicator] > 1 for measure in measures]
    return headings.subjects_of(
        criteria_set,
        [measure.code for measure in measures],
        [
            f"{names[measure.indicator]}: {measure.label}" if more else names[measure.indicator]
            for measure, more in zip(measures, several, strict=True)
        ],
        [measure.label if more else "" for measure, more in zip(measures, several, strict=True)],
    )


def _columns(
    guess: guessing.BoardGuess, said: Mapping[str, str], criteria_set: CriteriaSet, as_of: date
) -> tuple[IntakeColumn, ...]:
    known = {measure.code for measure in criteria_set.measures_on(as_of)}
    wrong = [code for code in said.values() if code and code not in known]
    if wrong:
        raise IntakeRefused(f"Không có số liệu mang mã {', '.join(wrong)} vào ngày này.")
    found = []
    for one in guess.columns:
        letters = column_letters(one.column)
        is_sure = one.kind is Kind.MEASURE and not one.says and one.sure >= _SURE
        if letters in said:
            found.append(IntakeColumn(letters, one.heading, said[letters], "theo yêu cầu"))
        elif is_sure:
            found.append(IntakeColumn(letters, one.heading, one.code, "; ".join(one.reasons)))
        else:
            why = f"chỉ có thể là {one.target[2:]}" if one.code else "; ".join(one.reasons)
            found.append(IntakeColumn(letters, one.heading, "", why))
    codes = [one.code for one in found if one.code]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise IntakeRefused(f"Có hai cột cùng lấy vào {', '.join(twice)}: hãy chỉ rõ bằng --columns.")
    return tuple(found)


def _rows(
    page: OpenSheet, column: int, first: int, named: Callable[[str], int | None]
) -> tuple[list[int], list[int], list[tuple[str, str, str]]]:
    """Return the rows of units, whose they are, and the rows that are nobody's."""
    rows: list[int] = []
    ids: list[int] = []
    seen: dict[int, int] = {}
    strange: list[tuple[str, str, str]] = []
    for row in range(first, len(page.rows)):
        text = clean(opening.text_of(page.value(row, column)))
        if not text and not any(cell not in (None, "") for cell in page.rows[row]):
            continue
        unit = named(text) if len(text) < 120 else None
        place = f"{page.name}!{opening.place_of(row, column)}"
        if unit is None:
            strange.append((place, text[:80], "không phải đơn vị của nơi này, hoặc dòng tổng"))
        elif unit in seen:
            strange.append((place, text[:80], f"trùng với dòng {seen[unit] + 1}"))
        else:
            seen[unit] = row
            rows.append(row)
            ids.append(unit)
    return rows, ids, strange


def _cells(page: OpenSheet, looks: Looks, row: int) -> list[object]:
    """Return the cells of a row as figures read them: errors by name, shares shown as percents as they are shown."""
    cells = list(page.rows[row])
    for column in range(len(cells)):
        if (row, column) in page.errors:
            cells[column] = page.errors[row, column]
        elif (row, column) in looks.percents and isinstance(value := cells[column], float):
            cells[column] = round(value * 100, 9)
    return cells


def _shares_of_one(
    read: ReadBoard, criteria_set: CriteriaSet, at: Mapping[str, int], sheet: str
) -> list[tuple[str, str]]:
    """Return the columns of shares that were probably counted from 0 to 1: a figure a hundred times too small."""
    kinds = {measure.code: measure.kind for measure in criteria_set.measures}
    found = []
    for number, code in enumerate(read.codes):
        said = [value for value in read.values[:, number].tolist() if value == value]  # NaN is not itself
        if kinds[code] is MeasureKind.PERCENT and len(said) >= _FEWEST_SHARES and 0 < max(said) <= _ONE:
            words = f"chỉ tiêu {code}: không số nào quá 1, có phải là tỷ lệ 0–1 chứ không phải %?"
            found.append((f"{sheet}!{column_letters(at[code])}", words))
    return found
