"""What the pages of an assessment show: a unit's sheet, an agency's grid, and the disputes of a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.assignments.responsibilities import criterion_of
from ntm.core.criteria.sets import Criterion
from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Verdict, VerdictFlag
from ntm.core.reporting import assessment as core
from ntm.core.reporting.assessment import AssessmentState, Practice
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reporting import assessing_rights, assessment_queries, assessment_rules, judging
from ntm.usecases.reporting.assessing_rights import Rights
from ntm.usecases.reporting.assessment_queries import Cell, Frame
from ntm.usecases.reporting.judging import JudgedUnits
from ntm.usecases.territory.queries import UnitOn


@dataclass(frozen=True, slots=True)
class SheetLine:
    """An indicator on a unit's sheet: the cell, the figures in words, who leads, and what this person may say."""

    cell: Cell
    name: str
    figures: str
    leads: str
    may_unit: bool
    may_lead: bool
    choices: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class SheetCriterion:
    """A criterion on a unit's sheet with what each view of it comes to, down from its indicators."""

    criterion: Criterion
    by_rules: Verdict
    by_unit: Verdict
    by_lead: Verdict
    lines: tuple[SheetLine, ...]

    @property
    def differing(self) -> int:
        """Return how many of its indicators are in disagreement."""
        return sum(line.cell.state.is_open for line in self.lines)

    @property
    def waits_for_me(self) -> bool:
        """Say whether one of its indicators waits for this person's word."""
        return any(
            (line.may_unit and line.cell.unit is None) or (line.may_lead and line.cell.lead is None)
            for line in self.lines
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A unit's assessment for a period, criterion by criterion."""

    frame: Frame
    criteria: tuple[SheetCriterion, ...]
    practice: Practice
    rights: Rights
    counts: Mapping[AssessmentState, int]
    fell: tuple[str, ...]
    is_simulated: bool

    @property
    def total(self) -> int:
        """Return how many indicators there are."""
        return sum(len(one.lines) for one in self.criteria)

    @property
    def may_say(self) -> bool:
        """Say whether this person may judge anything here."""
        return any(line.may_unit or line.may_lead for one in self.criteria for line in one.lines)


def sheet(unit_id: int, *, period: Period, by: User, on: date) -> Sheet:
    """Return a unit's assessment for a period, down to the indicator, with what this person may say.

    `fell` are the indicators that the figures met a period before and do not meet now (ASS-03). Raise `NotAllowed`,
    `NothingToAssess`.
    """
    rules.require(by, Action.VIEW, unit_id=unit_id, on=on)
    frame = assessment_queries.frame_of(unit_id, period=period, on=on)
    units = (frame.place,)
    judged = judging.judge_units(units, criteria_set=frame.criteria_set, on=frame.day)
    cells = assessment_queries.cells_of(frame, units, on=on, judged=judged)
    rights = assessing_rights.rights_in(frame, units, by=by, on=on)
    practice = assessment_rules.practice_of(unit_id, on=on)
    groups = []
    for criterion in frame.criteria_set.criteria:
        lines = tuple(
            _line(frame, cells[unit_id, one.id], judged, rights, practice)
            for one in criterion.indicators
            if one.is_in_force(frame.day)
        )
        if lines:
            groups.append(_criterion(criterion, lines))
    return Sheet(
        frame=frame,
        criteria=tuple(groups),
        practice=practice,
        rights=rights,
        counts=Counter(cell.state for cell in cells.values()),
        fell=_fell(frame, units, cells),
        is_simulated=unit_id in judged.figures.simulated_units
        or any(word is not None and word.simulated for cell in cells.values() for word in (cell.unit, cell.lead)),
    )


def _line(frame: Frame, cell: Cell, judged: JudgedUnits, rights: Rights, practice: Practice) -> SheetLine:
    version = frame.version(cell.item)
    choices = practice.judgements + ((Judgement.NOT_APPLICABLE,) if version.conditional else ())
    return SheetLine(
        cell=cell,
        name=version.name,
        figures=assessment_queries.figure_words(judged, 0, version),
        leads=rights.leads_in_words(cell.unit_id, cell.item),
        may_unit=rights.may_unit,
        may_lead=rights.may_lead(cell.unit_id, cell.item),
        choices=choices,
    )


def _criterion(criterion: Criterion, lines: tuple[SheetLine, ...]) -> SheetCriterion:
    verdicts = [line.cell.by_rules for line in lines]
    as_said = {Verdict.MET: Judgement.MET, Verdict.NOT_MET: Judgement.NOT_MET}
    as_said[Verdict.NOT_APPLICABLE] = Judgement.NOT_APPLICABLE
    return SheetCriterion(
        criterion=criterion,
        by_rules=core.criterion_judgement(as_said.get(verdict) for verdict in verdicts),
        by_unit=core.criterion_judgement(line.cell.unit.judgement if line.cell.unit else None for line in lines),
        by_lead=core.criterion_judgement(line.cell.lead.judgement if line.cell.lead else None for line in lines),
        lines=lines,
    )


def _fell(frame: Frame, units: Sequence[UnitOn], cells: Mapping[tuple[int, str], Cell]) -> tuple[str, ...]:
    """Return the indicators that the figures met on the last day of the period before and do not meet now."""
    day = frame.period.previous.closing_day
    unit = units[0]
    if day not in frame.criteria_set.span or day not in unit.span:
        return ()
    before = judging.judge_units(units, criteria_set=frame.criteria_set, on=day)
    return tuple(
        one.id
        for column, one in enumerate(frame.criteria_set.indicators)
        if VerdictFlag(int(before.verdicts[0, column])).verdict is Verdict.MET
        and (cell := cells.get((unit.id, one.id))) is not None
        and cell.by_rules is Verdict.NOT_MET
    )


@dataclass(frozen=True, slots=True)
class GridRow:
    """A unit of a grid with its cells, in the order of the grid's items; `figures` in words, run with the cells."""

    unit: UnitOn
    cells: tuple[Cell, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemCount:
    """How far an indicator is over all units of a grid."""

    item: str
    name: str
    counts: Mapping[AssessmentState, int]
    mine: bool

    @property
    def waiting(self) -> int:
        """Return how many units wait for the lead's word."""
        return self.counts.get(AssessmentState.WAITING_FOR_LEAD, 0)

    @property
    def differing(self) -> int:
        """Return how many units are in disagreement."""
        return sum(self.counts.get(state, 0) for state in AssessmentState if state.is_open)

    @property
    def done(self) -> int:
        """Return for how many units one judgement stands."""
        return sum(self.counts.get(state, 0) for state in AssessmentState if state.is_done)

    @property
    def silent(self) -> int:
        """Return how many units have not judged themselves."""
        return self.counts.get(AssessmentState.WAITING_FOR_UNIT, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Indicators × units of a place for a period: `items` are the columns shown, `overview` every indicator."""

    frame: Frame
    rows: tuple[GridRow, ...]
    items: tuple[str, ...]
    overview: tuple[ItemCount, ...]
    rights: Rights
    practice: Practice
    is_simulated: bool

    @property
    def units(self) -> int:
        """Return how many units the place has."""
        return len(self.rows)

    @property
    def waiting(self) -> int:
        """Return how many of the cells shown wait for the lead's word."""
        return sum(cell.state is AssessmentState.WAITING_FOR_LEAD for row in self.rows for cell in row.cells)

    @property
    def following(self) -> int:
        """Return how many of the waiting cells shown go with the computed verdict."""
        return sum(
            cell.state is AssessmentState.WAITING_FOR_LEAD and cell.follows_rules
            for row in self.rows
            for cell in row.cells
        )

    def may_judge(self, cell: Cell) -> bool:
        """Say whether this person may judge a cell for the lead."""
        return self.rights.may_lead(cell.unit_id, cell.item)


#: More columns than these are not compared on one page: the overview comes first.
_WIDEST = 10


def grid(place_id: int, *, period: Period, wanted: Collection[str], by: User, on: date) -> Grid:
    """Return the grid of a place for a period: the indicators asked for (a criterion stands for all of its own).

    Without any asked for, those that this person's agency leads there, if they fit on a page. The number of queries
    does not depend on the number of units. Raise `NotAllowed`, `NothingToAssess`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    frame = assessment_queries.frame_of(place_id, period=period, on=on)
    units = assessment_queries.units_of(frame)
    if not units:
        raise assessment_queries.NothingToAssess(f"{frame.place.title} không có xã nào vào ngày đó.")
    judged = judging.judge_units(units, criteria_set=frame.criteria_set, on=frame.day)
    cells = assessment_queries.cells_of(frame, units, on=on, judged=judged)
    rights = assessing_rights.rights_in(frame, units, by=by, on=on)
    led = rights.items_led(frame.items)
    items = tuple(item for item in frame.items if item in wanted or criterion_of(item) in wanted)
    if not items and len(led) <= _WIDEST:
        items = led
    versions = {item: frame.version(item) for item in items}
    rows = tuple(
        GridRow(
            unit=unit,
            cells=tuple(cells[unit.id, item] for item in items),
            figures=tuple(assessment_queries.figure_words(judged, at, versions[item]) for item in items),
        )
        for at, unit in enumerate(units)
    )
    overview = tuple(
        ItemCount(item, frame.version(item).name, Counter(cells[unit.id, item].state for unit in units), item in led)
        for item in frame.items
    )
    return Grid(
        frame=frame,
        rows=rows,
        items=items,
        overview=overview,
        rights=rights,
        practice=assessment_rules.practice_of(place_id, on=on),
        is_simulated=bool(judged.figures.simulated_units)
        or any(word is not None and word.simulated for cell in cells.values() for word in (cell.unit, cell.lead)),
    )


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement of a place: the unit, the indicator, the cell and the figures in words."""

    unit: UnitOn
    name: str
    cell: Cell
    figures: str
    choices: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """All open disagreements of a place for a period, the most urgent first, and those that were settled."""

    frame: Frame
    open: tuple[Dispute, ...]
    settled: tuple[Dispute, ...]
    may_settle: bool
    practice: Practice
    is_simulated: bool

    @property
    def overdue(self) -> int:
        """Return how many should have been settled by now."""
        return sum(one.cell.overdue for one in self.open)


def disputes(place_id: int, *, period: Period, by: User, on: date) -> Disputes:
    """Return the disagreements of a place and everything below it for a period.

    Raise `NotAllowed`, `NothingToAssess`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    frame = assessment_queries.frame_of(place_id, period=period, on=on)
    units = assessment_queries.units_of(frame)
    judged = judging.judge_units(units, criteria_set=frame.criteria_set, on=frame.day)
    cells = assessment_queries.cells_of(frame, units, on=on, judged=judged)
    practice = assessment_rules.practice_of(place_id, on=on)
    found = [
        _dispute(frame, unit, at, cells[unit.id, item], judged, practice)
        for at, unit in enumerate(units)
        for item in frame.items
        if cells[unit.id, item].state.is_open or cells[unit.id, item].state is AssessmentState.SETTLED
    ]
    still = [one for one in found if one.cell.state.is_open]
    return Disputes(
        frame=frame,
        open=tuple(sorted(still, key=lambda one: one.cell.settle_by or date.max)),
        settled=tuple(one for one in found if not one.cell.state.is_open),
        may_settle=rules.may(by, Action.SETTLE, unit_id=place_id, on=on),
        practice=practice,
        is_simulated=bool(judged.figures.simulated_units),
    )


def _dispute(frame: Frame, unit: UnitOn, at: int, cell: Cell, judged: JudgedUnits, practice: Practice) -> Dispute:
    version = frame.version(cell.item)
    return Dispute(
        unit=unit,
        name=version.name,
        cell=cell,
        figures=assessment_queries.figure_words(judged, at, version),
        choices=practice.judgements + ((Judgement.NOT_APPLICABLE,) if version.conditional else ()),
    )
