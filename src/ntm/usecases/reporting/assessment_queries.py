"""What both sides said of indicators, beside what the rules computed: of one unit, of a grid, of all disputes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np

from ntm.core.criteria import evaluation, wording
from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.evaluation import Verdicts
from ntm.core.criteria.sets import CriteriaSet, Criterion, IndicatorVersion
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Level, Verdict, VerdictFlag
from ntm.core.reporting import assessment as core
from ntm.core.reporting.assessment import Assessed, AssessmentState, Practice, Side, Word
from ntm.store.reporting import assessing as rows
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import assessment_rules, judging
from ntm.usecases.reporting.judging import JudgedUnits
from ntm.usecases.territory import queries as territory
from ntm.usecases.territory.queries import UnitNotFound, UnitOn

#: The time zone in which a disagreement begins on a day.
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class NothingToAssess(LookupError):
    """A place and period without an assessment; the message is Vietnamese and says why."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is assessed: a place for a period, by the set that its units report by, on the figures of `day`.

    `day` is the last day of the period's figures, or the working day while the period runs.
    """

    place: UnitOn
    period: Period
    day: date
    criteria_set: CriteriaSet

    @property
    def set_code(self) -> str:
        """Return the code under which words are kept: the national set's for an overlay of it."""
        return self.criteria_set.base_code

    @property
    def items(self) -> tuple[str, ...]:
        """Return the indicators in force on the day, in order."""
        return tuple(one.id for one in self.criteria_set.indicators if one.is_in_force(self.day))

    def version(self, item: str) -> IndicatorVersion:
        """Return the wording of an indicator on the day."""
        return self.criteria_set.indicator(item).at(self.day)

    def criterion(self, item: str) -> Criterion:
        """Return the criterion of an indicator."""
        return self.criteria_set.criterion(self.criteria_set.indicator(item).criterion)


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A side's word as pages show it."""

    judgement: Judgement
    note: str
    agency: str
    by_id: int
    by: str
    at: datetime
    on: date
    seq: int
    simulated: bool


@dataclass(frozen=True, slots=True)
class SettledWord:
    """How a disagreement was settled."""

    judgement: Judgement
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One indicator of one unit for the period: the rules' verdict, both sides' words, and what stands of them.

    `by_rules` is what the figures alone come to, without anybody's decision; `settle_by` the last day for settling an
    open disagreement.
    """

    unit_id: int
    item: str
    by_rules: Verdict
    unit: SaidWord | None
    lead: SaidWord | None
    settlement: SettledWord | None
    assessed: Assessed
    settle_by: date | None
    overdue: bool

    @property
    def state(self) -> AssessmentState:
        """Return how far the assessment is."""
        return self.assessed.state

    @property
    def seen(self) -> str:
        """Return what a page that shows this cell has seen, as "unit-lead" numbers."""
        return f"{self.unit.seq if self.unit else 0}-{self.lead.seq if self.lead else 0}"

    @property
    def follows_rules(self) -> bool:
        """Say whether the unit's word goes with the computed verdict, and the rules know one."""
        return (
            self.unit is not None
            and self.by_rules in (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE)
            and not core.contradicts(self.unit.judgement, self.by_rules)
        )


def day_of(period: Period, *, on: date) -> date:
    """Return the day whose figures a period is assessed on; raise `NothingToAssess` for one that has not begun."""
    if on < period.figures_span.start:
        raise NothingToAssess(
            f"Kỳ {period.label} lấy số liệu từ ngày {format_day(period.figures_span.start)}, chưa bắt đầu."
        )
    return min(period.closing_day, on)


def frame_of(place_id: int, *, period: Period, on: date) -> Frame:
    """Return what is assessed in a place for a period; raise `NothingToAssess`."""
    day = day_of(period, on=on)
    try:
        place = territory.unit_on(place_id, day)
    except UnitNotFound as error:
        raise NothingToAssess(
            f"Đơn vị này không có vào ngày {format_day(day)} (ngày số liệu của kỳ {period.label})."
        ) from error
    above = territory.ancestors(place_id, day)
    province = above[0].code if above else place.code
    try:
        found = criteria.set_for_reports(level=place.level, province_code=province, on=day)
    except NoSetInForce as error:
        raise NothingToAssess(f"Chưa có bộ tiêu chí nào áp dụng ngày {format_day(day)}.") from error
    return Frame(place, period, day, found)


def units_of(frame: Frame) -> tuple[UnitOn, ...]:
    """Return the units that are assessed in the frame's place: its communes that count, or the unit itself."""
    if frame.place.level in (Level.COMMUNE, Level.VILLAGE):
        return (frame.place,)
    return tuple(unit for unit in territory.communes_in(frame.place.id, frame.day) if unit.is_counted)


def verdicts_by_rules(judged: JudgedUnits) -> Verdicts:
    """Return what the figures alone come to, uint8[units, indicators]: nobody's decision counts."""
    return evaluation.judge(
        judging.rules_on(judged.criteria_set, on=judged.on),
        figures=judged.figures.values,
        regions=judging.areas_of(judged.units, judged.criteria_set, on=judged.on),
    )


def cells_of(
    frame: Frame,
    units: Sequence[UnitOn],
    *,
    items: Collection[str] | None = None,
    on: date,
    judged: JudgedUnits | None = None,
) -> Mapping[tuple[int, str], Cell]:
    """Return every cell of some units and indicators (all in force), by unit and item, in a fixed number of queries."""
    judged = judged or judging.judge_units(units, criteria_set=frame.criteria_set, on=frame.day)
    flags = verdicts_by_rules(judged)
    ids = [unit.id for unit in units]
    words = rows.newest_words(ids, set_code=frame.set_code, period=frame.period.code)
    settled = rows.newest_settlements(ids, set_code=frame.set_code, period=frame.period.code)
    practices = assessment_rules.practices_of(ids, on=on)
    names = agencies.names_on({one.agency_id for one in words if one.agency_id is not None}, on=on)
    said: dict[tuple[int, str, str], SaidWord] = {(one.unit_id, one.item, one.side): _said(one, names) for one in words}
    settlements = {
        (one.unit_id, one.item): SettledWord(Judgement(one.judgement), one.reason, one.by, one.at) for one in settled
    }
    wanted = set(frame.items if items is None else items)
    columns = [
        (column, one.id)
        for column, one in enumerate(frame.criteria_set.indicators)
        if one.id in wanted and one.is_in_force(frame.day)
    ]
    found: dict[tuple[int, str], Cell] = {}
    for row, unit_id in enumerate(ids):
        for column, item in columns:
            found[unit_id, item] = _cell(
                unit_id,
                item,
                VerdictFlag(int(flags[row, column])).verdict,
                said.get((unit_id, item, Side.UNIT.value)),
                said.get((unit_id, item, Side.LEAD.value)),
                settlements.get((unit_id, item)),
                practices[unit_id],
                on=on,
            )
    return found


def _said(row: rows.WordRow, names: Mapping[int, str]) -> SaidWord:
    return SaidWord(
        judgement=Judgement(row.judgement),
        note=row.note,
        agency=names.get(row.agency_id or 0, ""),
        by_id=row.by_id,
        by=row.by,
        at=row.at,
        on=row.on,
        seq=row.seq,
        simulated=row.simulated,
    )


def _cell(
    unit_id: int,
    item: str,
    by_rules: Verdict,
    unit: SaidWord | None,
    lead: SaidWord | None,
    settlement: SettledWord | None,
    practice: Practice,
    *,
    on: date,
) -> Cell:
    assessed = core.assess(
        unit=None if unit is None else Word(unit.judgement, unit.at, unit.on),
        lead=None if lead is None else Word(lead.judgement, lead.at, lead.on),
        verdict=by_rules,
        settlement=None if settlement is None else Word(settlement.judgement, settlement.at, on),
    )
    due = None
    if assessed.differs_since is not None:
        due = core.settle_by(assessed.differs_since, days=practice.settle_days)
    return Cell(
        unit_id=unit_id,
        item=item,
        by_rules=by_rules,
        unit=unit,
        lead=lead,
        settlement=settlement,
        assessed=assessed,
        settle_by=due,
        overdue=due is not None and on > due,
    )


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that was said or settled of an indicator, with who and when."""

    side: str
    judgement: Judgement
    note: str
    by: str
    at: datetime
    simulated: bool


def history_of(frame: Frame, item: str, *, on: date) -> tuple[HistoryLine, ...]:
    """Return everything said of an indicator of the frame's unit for the period, newest first."""
    words = rows.words_on_item(frame.place.id, set_code=frame.set_code, period=frame.period.code, item=item)
    names = agencies.names_on({one.agency_id for one in words if one.agency_id is not None}, on=on)
    lines = [
        HistoryLine(
            side=names.get(one.agency_id, "Cơ quan") if one.agency_id else Side.UNIT.label,
            judgement=Judgement(one.judgement),
            note=one.note,
            by=one.by,
            at=one.at,
            simulated=one.simulated,
        )
        for one in words
    ]
    lines += [
        HistoryLine("Kết luận", Judgement(one.judgement), one.reason, one.by, one.at, False)
        for one in rows.newest_settlements([frame.place.id], set_code=frame.set_code, period=frame.period.code)
        if one.item == item
    ]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def figure_words(judged: JudgedUnits, row: int, version: IndicatorVersion) -> str:
    """Return the figures of an indicator in words: "96,5%", with the names of the parts where there are several."""
    place = {measure.code: column for column, measure in enumerate(judged.criteria_set.measures)}
    parts = []
    for measure in version.measures:
        value = judged.figures.values[row, place[measure.code]]
        if np.isnan(value):
            continue
        text = wording.figure_in_words(measure, float(value))
        parts.append(f"{measure.label}: {text}" if len(version.measures) > 1 else text)
    return "; ".join(parts)
