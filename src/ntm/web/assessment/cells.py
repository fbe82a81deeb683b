"""Lays cells of an assessment out for pages: signs, words and what was typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ntm.core.kernel.states import Judgement, Verdict
from ntm.core.reporting.assessment import AssessmentState, Side
from ntm.usecases.reporting.assessment_queries import Cell
from ntm.usecases.reporting.assessment_sheets import Grid, GridRow, Sheet, SheetLine
from ntm.usecases.reporting.assessment_words import NewWord

#: A judgement's sign tells it without colour.
SIGNS = {
    Judgement.MET: "●",
    Judgement.NEARLY_MET: "◕",
    Judgement.NOT_MET: "✕",
    Judgement.NOT_ASSESSED: "∅",
    Judgement.NOT_APPLICABLE: "–",
}
_CLASSES = {
    AssessmentState.WAITING_FOR_UNIT: "u",
    AssessmentState.WAITING_FOR_LEAD: "l",
    AssessmentState.DISAGREED: "d",
    AssessmentState.AGAINST_RULES: "d",
    AssessmentState.AGREED: "a",
    AssessmentState.SETTLED: "s",
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a grid: its class, the three signs, the words for everybody, and its value where it can be ticked."""

    css: str
    signs: str
    words: str
    value: str
    checked: bool
    address: str


def shown(grid: Grid, row: GridRow, at: int, *, chosen: Collection[str], pick: str) -> ShownCell:
    """Return a cell as the grid shows it; `pick` ticks cells beforehand: "khop", "cho", or an indicator."""
    cell = row.cells[at]
    may = grid.may_judge(cell) and cell.unit is not None and not cell.state.is_done
    value = f"{cell.unit_id}:{cell.item}:{cell.seen}" if may else ""
    waiting = cell.state is AssessmentState.WAITING_FOR_LEAD
    picked = (
        (pick == "khop" and waiting and cell.follows_rules)
        or (pick == "cho" and waiting)
        or (pick == cell.item and waiting)
    )
    return ShownCell(
        css=_CLASSES[cell.state],
        signs=f"{_sign(cell.by_rules)} {_word(cell, Side.UNIT)} {_word(cell, Side.LEAD)}",
        words=_in_words(cell, row.figures[at]),
        value=value,
        checked=bool(value) and (picked or value in chosen),
        address=f"/danh-gia/{cell.unit_id}/chi-tieu/{cell.item}/?ky={grid.frame.period.code}",
    )


def _sign(verdict: Verdict) -> str:
    return verdict.sign


def _word(cell: Cell, side: Side) -> str:
    word = cell.unit if side is Side.UNIT else cell.lead
    return "·" if word is None else SIGNS[word.judgement]


def _in_words(cell: Cell, figures: str) -> str:
    unit = cell.unit.judgement.label if cell.unit else "chưa"
    lead = cell.lead.judgement.label if cell.lead else "chưa"
    given = f" ({figures})" if figures else ""
    return f"{cell.state.label}; tính: {cell.by_rules.label}{given}; đơn vị: {unit}; cơ quan: {lead}"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a sheet with what is chosen and noted in its fields: what was typed, else what stands."""

    line: SheetLine
    chosen: str
    note: str
    problem: str


def shown_lines(
    lines: Collection[SheetLine], *, side: Side, typed: Mapping[str, str], problems: Mapping[str, str]
) -> list[ShownLine]:
    """Return the lines of a criterion as a sheet shows them; what was typed and refused stays in its field."""
    found = []
    for line in lines:
        item = line.cell.item
        word = line.cell.unit if side is Side.UNIT else line.cell.lead
        found.append(
            ShownLine(
                line=line,
                chosen=typed.get(f"k:{item}", word.judgement.value if word else ""),
                note=typed.get(f"n:{item}", word.note if word else ""),
                problem=problems.get(item, ""),
            )
        )
    return found


class Unreadable(ValueError):
    """A form that no page of ours sent."""


def read_sheet(form: Mapping[str, str], sheet: Sheet, *, side: Side) -> list[NewWord]:
    """Return the judgements that were chosen on a sheet and differ from what that side said; raise `Unreadable`."""
    words = []
    for criterion in sheet.criteria:
        for line in criterion.lines:
            item = line.cell.item
            may = line.may_unit if side is Side.UNIT else line.may_lead
            chosen, note = form.get(f"k:{item}", ""), form.get(f"n:{item}", "").strip()
            stands = line.cell.unit if side is Side.UNIT else line.cell.lead
            if not may or not chosen:
                continue
            judgement = _judgement(chosen)
            if stands is not None and stands.judgement is judgement and note in ("", stands.note):
                continue
            words.append(NewWord(line.cell.unit_id, item, judgement, note, form.get(f"s:{item}", "0-0")))
    return words


def by_figures(sheet: Sheet, *, side: Side) -> list[NewWord]:
    """Return what the figures say of every indicator on which this side has said nothing yet.

    For the lead: only where the unit's word goes with the figures, so that it follows both.
    """
    as_said = {Verdict.MET: Judgement.MET, Verdict.NOT_MET: Judgement.NOT_MET}
    words = []
    for criterion in sheet.criteria:
        for line in criterion.lines:
            cell = line.cell
            if side is Side.UNIT and line.may_unit and cell.unit is None and cell.by_rules in as_said:
                words.append(NewWord(cell.unit_id, cell.item, as_said[cell.by_rules], "", cell.seen))
            if side is Side.LEAD and line.may_lead and cell.lead is None and cell.unit and cell.follows_rules:
                words.append(NewWord(cell.unit_id, cell.item, cell.unit.judgement, "", cell.seen))
    return words


def read_grid(values: Collection[str], grid: Grid, *, judgement: Judgement | None, note: str) -> list[NewWord]:
    """Return the words for the ticked cells of a grid: the unit's own, or another judgement with its reason.

    Raise `Unreadable`.
    """
    known = {(cell.unit_id, cell.item): cell for row in grid.rows for cell in row.cells}
    words = []
    for value in values:
        unit_id, _, rest = value.partition(":")
        item, _, seen = rest.partition(":")
        cell = known.get((int(unit_id) if unit_id.isdecimal() else 0, item))
        if cell is None or cell.unit is None:
            raise Unreadable(value)
        words.append(NewWord(cell.unit_id, item, judgement or cell.unit.judgement, note, seen))
    return words


def following(grid: Grid) -> list[NewWord]:
    """Return the unit's words in every waiting cell that goes with the computed verdict."""
    return [
        NewWord(cell.unit_id, cell.item, cell.unit.judgement, "", cell.seen)
        for row in grid.rows
        for cell in row.cells
        if cell.state is AssessmentState.WAITING_FOR_LEAD
        and cell.unit is not None
        and cell.follows_rules
        and grid.may_judge(cell)
    ]


def _judgement(text: str) -> Judgement:
    try:
        return Judgement(text)
    except ValueError as error:
        raise Unreadable(text) from error
