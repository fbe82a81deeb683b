"""Takes a table as a person settled that it is to be read: figures, checks of totals, what was not understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ntm.core.kernel import vietnamese
from ntm.core.reporting.boards import marks
from ntm.core.reporting.boards.board import Board, Place
from ntm.core.reporting.boards.guessing import RowGuess

_TOLERANCE = 0.051


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a column speaks of, as settled: measures that take its figures, whether they are of đạt or chưa đạt.

    `yes_no` are the measures that a mark of đạt sets; `figures` the one that takes numbers, empty for a criterion.
    `says` is as in a guess. `only` says that a mark of chưa đạt holds too: the criterion asks for one thing only; of
    another criterion (`criterion`) a mark says something as a whole.
    """

    label: str
    yes_no: tuple[str, ...] = ()
    figure: str = ""
    says: str = ""
    only: bool = True
    is_total: bool = False
    criterion: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """How a table is to be read, as a person settled it; signs map to "1", "0" or "" (says nothing)."""

    columns: Mapping[int, ColumnMeaning]
    marks: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell tells of a unit's figure: the text as an entry takes it, where, and what to ask or to refuse."""

    unit: int
    code: str
    text: str
    at: Place
    cautions: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ToldWhole:
    """What a cell tells of a criterion of several indicators as a whole."""

    unit: int
    criterion: int
    is_met: bool
    at: Place
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """A total that does not agree with its units: where it stands, of what, what is stated and what they make."""

    at: Place
    text: str
    label: str
    stated: float
    counted: float

    def words(self, place: str) -> str:
        """Return it as a sentence; `place` is how people name where it stands."""
        stated, counted = vietnamese.format_number(self.stated), vietnamese.format_number(self.counted)
        return f"{place} “{self.text}”, {self.label}: ghi {stated}, cộng các xã được {counted}."


@dataclass(frozen=True, slots=True)
class TakenBoard:
    """A table as it was read: what cells tell of figures and of whole criteria, what was not understood (place, text,
    why), totals that do not agree."""

    told: tuple[Told, ...]
    whole: tuple[ToldWhole, ...]
    unknown: tuple[tuple[Place, str, str], ...]
    totals: tuple[WrongTotal, ...]


def take_board(board: Board, meaning: Meaning, *, rows: Sequence[RowGuess]) -> TakenBoard:
    """Return what a table tells, read as settled; a total is held against its column and is never a unit's figure."""
    told: list[Told] = []
    whole: list[ToldWhole] = []
    unknown: list[tuple[Place, str, str]] = []
    for one in rows:
        if one.unit is None and not one.is_total:
            unknown.append(((one.row, 0), one.text or "(trống)", one.why))
            continue
        if one.unit is None:
            continue
        for column, means in meaning.columns.items():
            if not means.is_total:
                _cell(board, (one.row, column), means, meaning, one, told, whole, unknown)
    totals = [line for one in rows if one.is_total for line in _total_row(board, one, meaning, rows)]
    return TakenBoard(tuple(told), tuple(whole), tuple(unknown), tuple(totals))


def _cell(
    board: Board,
    at: Place,
    means: ColumnMeaning,
    meaning: Meaning,
    row: RowGuess,
    told: list[Told],
    whole: list[ToldWhole],
    unknown: list[tuple[Place, str, str]],
) -> None:
    assert row.unit is not None
    text = board.text(*at)
    cautions = [words for words in (board.cautions.get(at, ""), board.notes.get(at, "")) if words]
    if row.why:
        cautions.append(row.why)
    if at in board.faults:
        code = means.figure or (means.yes_no[0] if means.yes_no else "")
        if code:
            told.append(Told(row.unit, code, text, at, tuple(cautions), board.faults[at]))
        return
    colour = meaning.colours.get(board.colours.get(at, ""), "")
    if means.figure and text and (marks.is_number(text) or marks.mark_of(text) not in meaning.marks):
        told.append(Told(row.unit, means.figure, text, at, tuple(cautions)))
        return
    says = _says(text, means, meaning)
    if text and says is None:
        unknown.append((at, text, "không rõ dấu này nghĩa là gì"))
        return
    if says in ("", None):
        says = colour
    elif colour and colour != says:
        unknown.append((at, text, "chữ và màu nói khác nhau"))
        return
    if means.criterion and not means.only and says in (marks.MET, marks.NOT_MET):
        whole.append(ToldWhole(row.unit, means.criterion, says == marks.MET, at, tuple(cautions)))
    if says == marks.MET:
        told += [Told(row.unit, code, "đạt", at, tuple(cautions)) for code in means.yes_no]
    elif says == marks.NOT_MET and means.yes_no:
        if means.only:
            told.append(Told(row.unit, means.yes_no[0], "chưa đạt", at, tuple(cautions)))
    elif says == marks.NOT_MET and (means.only or not means.criterion):
        unknown.append((at, text or "(màu)", f"{means.label} cần số, không nhận dấu"))


def _says(text: str, means: ColumnMeaning, meaning: Meaning) -> str | None:
    """Return what a cell's text says, "" for nothing, None where its mark was given no meaning."""
    if not text:
        return ""
    found = meaning.marks.get(marks.mark_of(text))
    if means.says:
        return means.says if found != marks.NOT_MET else ""
    return found or None


def _total_row(board: Board, one: RowGuess, meaning: Meaning, rows: Sequence[RowGuess]) -> list[WrongTotal]:
    """Return the totals of a row that do not agree with their columns: the sum of numbers, or the count of đạt."""
    found = []
    units = [row.row for row in rows if row.unit is not None]
    for column, means in meaning.columns.items():
        stated = _number(board.text(one.row, column))
        if stated is None:
            continue
        texts = [board.text(row, column) for row in units]
        numbers = [number for text in texts if (number := _number(text)) is not None]
        met = sum(_says(text, means, meaning) == marks.MET for text in texts)
        sums = {float(met), sum(numbers), sum(numbers) / len(numbers) if numbers else 0.0}
        if len(units) and met:
            sums.add(100 * met / len(units))
        if all(abs(stated - one_sum) > _TOLERANCE for one_sum in sums):
            counted = float(met) if met else round(sum(numbers), 4)
            found.append(WrongTotal((one.row, column), one.text, means.label, stated, counted))
    return found


def _number(text: str) -> float | None:
    try:
        return float(vietnamese.parse_number(text.strip().removesuffix("%").strip())) if text.strip() else None
    except vietnamese.NotANumber:
        return None
