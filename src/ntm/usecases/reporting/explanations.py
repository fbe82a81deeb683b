"""What was promised and is missed, lost or at risk; and why: reason, remedy, request, a new day. All of it is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

import numpy as np
from django.db import IntegrityError, transaction

from ntm.core.assignments.responsibilities import criterion_of
from ntm.core.assignments.tasks import TaskKind
from ntm.core.criteria import explanation as explaining
from ntm.core.criteria.evaluation import Decision
from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.periods import Period, PeriodKind
from ntm.core.kernel.states import Level, Verdict, VerdictFlag
from ntm.core.planning.registrations import State
from ntm.core.reporting import explanations as core
from ntm.core.reporting.explanations import PromiseState, Reason
from ntm.core.reporting.risk import Outlook, Risk
from ntm.store.accounts.models import User
from ntm.store.reporting import assessing as rows
from ntm.store.reporting import consolidating
from ntm.store.reporting.models import Explanation
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import task_closing, tasks
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import plan_views, registration_queries
from ntm.usecases.reporting import assessing_rights, assessment_queries, assessment_rules, judging, risk
from ntm.usecases.reporting.assessment_queries import Frame
from ntm.usecases.reporting.judging import JudgedUnits
from ntm.usecases.territory.queries import UnitOn

_LONGEST_TEXT = 4000
#: Registrations that still bind: neither returned, withdrawn nor dropped.
_BINDING = frozenset({State.REGISTERED, State.CONSOLIDATED, State.APPROVED, State.CHANGE_ASKED})


class ExplanationRefused(ValueError):
    """An explanation without reason or words, or with a day gone by; the message is Vietnamese."""


class ExplainedMeanwhile(RuntimeError):
    """Somebody explained the same thing after the person saw it; nothing was written. The message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation as it was given."""

    seq: int
    period: str
    reason: Reason
    text: str
    remedy: str
    request: str
    new_day: date | None
    by: str
    at: datetime

    @property
    def period_label(self) -> str:
        """Return the period for which it was given, in words."""
        return Period.parse(self.period).label


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise of a unit, or a criterion kept so far, as it stands: what is missing, the outlook, the explanation.

    `item` is a criterion or an indicator. `promised` says whether it was registered for the year; otherwise it was met
    at the start of the year and is to be kept.
    """

    unit: UnitOn
    item: str
    name: str
    promised: bool
    due_on: date
    verdict: Verdict
    state: PromiseState
    missing: str
    outlook: Outlook | None
    explained: Explained | None
    asked: bool

    @property
    def owes_explanation(self) -> bool:
        """Say whether an explanation is due and has not been given."""
        return self.state.asks_for_explanation and self.explained is None


@dataclass(frozen=True, slots=True)
class TargetGap:
    """A criterion's target of the place's plan: in how many units it is to be met, is met, and is not known yet."""

    criterion: int
    name: str
    promised: int
    now: int
    unknown: int
    of: int
    quote: str

    @property
    def missing(self) -> int:
        """Return how many units are missing to the target; 0 where it is reached."""
        return max(0, self.promised - self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """The promises of a place's units for a year as they stand on the frame's day, the worst first."""

    frame: Frame
    lines: tuple[PromiseLine, ...]
    targets: tuple[TargetGap, ...]
    plan_words: str
    may_ask: bool
    is_simulated: bool

    @property
    def owing(self) -> int:
        """Return how many explanations are due."""
        return sum(line.owes_explanation for line in self.lines)


_ORDER = [PromiseState.MISSED, PromiseState.LOST, PromiseState.AT_RISK, PromiseState.PENDING, PromiseState.KEPT]


def promises_of(place_id: int, *, period: Period, by: User, on: date) -> Promises:
    """Return what units of a place promised for the period's year, and what they met and lost since.

    Raise `NotAllowed`, `NothingToAssess`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    frame = assessment_queries.frame_of(place_id, period=period, on=on)
    units = assessment_queries.units_of(frame)
    judged = judging.judge_units(units, criteria_set=frame.criteria_set, on=frame.day)
    lines = _lines_of(frame, units, judged, on=on)
    lines.sort(key=lambda line: (_ORDER.index(line.state), line.due_on, line.unit.name, _item_key(line.item)))
    targets, words = _targets(frame, units, judged, on=on)
    return Promises(
        frame=frame,
        lines=tuple(lines),
        targets=targets,
        plan_words=words,
        may_ask=rules.may(by, Action.SETTLE, unit_id=place_id, on=on),
        is_simulated=bool(judged.figures.simulated_units),
    )


def _targets(
    frame: Frame, units: Sequence[UnitOn], judged: JudgedUnits, *, on: date
) -> tuple[tuple[TargetGap, ...], str]:
    """Return what the place's plan in force promises by criterion beside what is, and words where there is no plan.

    Only levels to reach are compared ("8/16 xã"); where a paper states one more than once, the last stands.
    """
    if frame.place.level in (Level.COMMUNE, Level.VILLAGE):
        return (), ""
    try:
        stated = plan_views.targets_in_force(frame.place.id, year=frame.period.year, on=on)
    except plan_views.NoPlanInForce as error:
        return (), str(error)
    levels = {
        int(one.criterion): one
        for one in stated
        if one.kind == "criterion_count"
        and one.is_level
        and one.numerator is not None
        and one.criterion.isdecimal()
        and one.criteria_set in ("commune", "standard", "", frame.set_code)
    }
    unknown = (int(VerdictFlag.NOT_REPORTED), int(VerdictFlag.NOT_JUDGED))
    found = []
    for at, criterion in enumerate(frame.criteria_set.criteria):
        target = levels.get(criterion.number)
        if target is None or target.numerator is None:
            continue
        column = judged.rolled[:, at]
        found.append(
            TargetGap(
                criterion=criterion.number,
                name=criterion.name,
                promised=target.numerator,
                now=int((column == int(VerdictFlag.MET)).sum()),
                unknown=int(np.isin(column, unknown).sum()),
                of=len(units),
                quote=target.quote,
            )
        )
    return tuple(found), ""


def _item_key(item: str) -> tuple[int, ...]:
    return tuple(int(part) for part in item.split("."))


def _lines_of(frame: Frame, units: Sequence[UnitOn], judged: JudgedUnits, *, on: date) -> list[PromiseLine]:
    ids = [unit.id for unit in units]
    before = _a_year_begins(frame, units)
    year = frame.period.year
    registered: dict[tuple[int, str], date] = {}
    for row in registration_queries.registrations(ids, year=year, on=on):
        if row.set_code.partition("@")[0] == frame.set_code and row.item and row.state in _BINDING:
            registered[row.unit_id, row.item] = _due(year, row.terms.quarter)
    series = risk.series_of(ids, criteria_set=frame.criteria_set, on=frame.day)
    said = explained_in(ids, set_code=frame.set_code, year=year)
    known = _Known.of(frame, judged)
    found = []
    for at, unit in enumerate(units):
        wanted = [item for unit_id, item in registered if unit_id == unit.id]
        covered = {criterion_of(item) for item in wanted} | set(wanted)
        kept = [
            item
            for column, item in known.columns
            if item in before[at]
            and VerdictFlag(int(judged.verdicts[at, column])).verdict is Verdict.NOT_MET
            and item not in covered
            and criterion_of(item) not in wanted
        ]
        for item in (*wanted, *kept):
            line = known.line(
                unit,
                at,
                item,
                due_on=registered.get((unit.id, item)) or _due(year, None),
                promised=(unit.id, item) in registered,
                was_met=item in before[at],
                series=series,
                explained=said.get((unit.id, item)),
                on=on,
            )
            if line is not None:
                found.append(line)
    asked = _asked([(line.unit.id, line.item) for line in found], set_code=frame.set_code, year=year, on=on)
    return [replace(line, asked=(line.unit.id, line.item) in asked) for line in found]


def _due(year: int, quarter: int | None) -> date:
    period = Period(PeriodKind.QUARTER, year, quarter) if quarter else Period(PeriodKind.YEAR, year)
    end = period.span.end
    assert end is not None
    return end - timedelta(days=1)


def _a_year_begins(frame: Frame, units: Sequence[UnitOn]) -> tuple[frozenset[str], ...]:
    """Return for each unit the indicators and criteria that it met on the last day of the year before."""
    day = date(frame.period.year - 1, 12, 31)
    there = [unit for unit in units if day in unit.span]
    if day not in frame.criteria_set.span or not there:
        return (frozenset(),) * len(units)
    judged = judging.judge_units(there, criteria_set=frame.criteria_set, on=day)
    met = int(VerdictFlag.MET)
    found = {
        unit.id: frozenset(
            [one.id for column, one in enumerate(frame.criteria_set.indicators) if judged.verdicts[row, column] == met]
            + [str(one.number) for at, one in enumerate(frame.criteria_set.criteria) if judged.rolled[row, at] == met]
        )
        for row, unit in enumerate(there)
    }
    return tuple(found.get(unit.id, frozenset()) for unit in units)


@dataclass(frozen=True, slots=True)
class _Known:
    """Figures, decisions and areas of the frame's units, read once."""

    frame: Frame
    judged: JudgedUnits
    columns: tuple[tuple[int, str], ...]
    categories: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, frame: Frame, judged: JudgedUnits) -> _Known:
        return cls(
            frame=frame,
            judged=judged,
            columns=tuple(
                (column, one.id)
                for column, one in enumerate(frame.criteria_set.indicators)
                if one.is_in_force(frame.day)
            ),
            categories=consolidating.categories_on([unit.id for unit in judged.units], on=frame.day),
        )

    def line(
        self,
        unit: UnitOn,
        at: int,
        item: str,
        *,
        due_on: date,
        promised: bool,
        was_met: bool,
        series: risk.Series,
        explained: Explained | None,
        on: date,
    ) -> PromiseLine | None:
        """Return how a promise stands; None for an item that the set does not know on the day."""
        indicators = [one for _, one in self.columns if one == item or criterion_of(one) == item]
        if not indicators:
            return None
        verdict = self._verdict(at, item)
        lacking = [one for one in indicators if self._verdict(at, one) not in (Verdict.MET, Verdict.NOT_APPLICABLE)]
        outlooks = [
            outlook
            for one in lacking
            if (
                outlook := risk.outlook_of(
                    series,
                    unit.id,
                    one,
                    criteria_set=self.frame.criteria_set,
                    area=self._area(unit)[0],
                    due_on=due_on,
                    on=self.frame.day,
                )
            )
            is not None
            and outlook.risk is not None
        ]
        worst = min(outlooks, key=lambda one: one.risk is not Risk.HARDLY_POSSIBLE) if outlooks else None
        state = core.promise_state(
            verdict,
            due_on=due_on,
            on=on,
            is_at_risk=worst is not None and worst.risk is Risk.HARDLY_POSSIBLE,
            was_met=was_met,
        )
        return PromiseLine(
            unit=unit,
            item=item,
            name=self._name(item),
            promised=promised,
            due_on=due_on,
            verdict=verdict,
            state=state,
            missing="; ".join(self._missing(unit, at, one) for one in lacking),
            outlook=worst,
            explained=explained,
            asked=False,
        )

    def _verdict(self, at: int, item: str) -> Verdict:
        if "." in item:
            column = next(column for column, one in self.columns if one == item)
            return VerdictFlag(int(self.judged.verdicts[at, column])).verdict
        numbers = [str(one.number) for one in self.frame.criteria_set.criteria]
        return VerdictFlag(int(self.judged.rolled[at, numbers.index(item)])).verdict

    def _name(self, item: str) -> str:
        return self.frame.version(item).name if "." in item else self.frame.criteria_set.criterion(int(item)).name

    def _area(self, unit: UnitOn) -> tuple[str | None, tuple[str, ...]]:
        held = self.categories.get(unit.id, ())
        group = next((one.partition(":")[2] for one in held if one.startswith("commune_group:")), None)
        areas = {area.code for area in self.frame.criteria_set.areas}
        area = next((one for one in (unit.region, group) if one in areas), None)
        return area, tuple(one for one in held if one in self.frame.criteria_set.categories)

    def _missing(self, unit: UnitOn, at: int, item: str) -> str:
        """Return what an indicator lacks: the shortfall in natural units, else the sentence of its verdict."""
        area, categories = self._area(unit)
        codes = [measure.code for measure in self.frame.criteria_set.measures]
        values = self.judged.figures.values[at]
        column = next(column for column, one in self.columns if one == item)
        found = explaining.explain(
            self.frame.criteria_set,
            item,
            on=self.frame.day,
            region=area,
            categories=categories,
            figures={code: float(value) for code, value in zip(codes, values, strict=True) if not np.isnan(value)},
            decision=Decision(int(self.judged.decisions.marks[at, column])),
        )
        words = ", ".join(found.missing) or found.verdict.label
        return f"{item}: {words}"


def explained_in(unit_ids: Collection[int], *, set_code: str, year: int) -> dict[tuple[int, str], Explained]:
    """Return the newest explanation of each item of units in a year, in one query."""
    found: dict[tuple[int, str], Explained] = {}
    for row in (
        Explanation.objects.filter(unit_id__in=unit_ids, set_code=set_code, period__startswith=str(year))
        .select_related("by")
        .order_by("at", "pk")
    ):
        found[row.unit_id, row.item] = _explained(row)
    return found


def explanations_of(unit_id: int, item: str, *, set_code: str) -> tuple[Explained, ...]:
    """Return everything that was ever explained of an item of a unit, newest first."""
    rows_ = Explanation.objects.filter(unit_id=unit_id, set_code=set_code, item=item).select_related("by")
    return tuple(_explained(row) for row in rows_.order_by("-at", "-pk"))


def _explained(row: Explanation) -> Explained:
    return Explained(
        seq=row.seq,
        period=row.period,
        reason=Reason(row.reason),
        text=row.text,
        remedy=row.remedy,
        request=row.request,
        new_day=row.new_day,
        by=str(row.by),
        at=row.at,
    )


def explain(
    unit_id: int,
    item: str,
    *,
    period: Period,
    reason: Reason,
    text: str,
    remedy: str,
    request: str,
    new_day: date | None,
    seen: int,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Append why something promised is missed, lost or at risk, and return the explanation's number.

    For those who speak for the unit, or for the agency that leads the item there. Whoever was asked has answered by
    it; a request becomes a task of the standing agency. `seen` is the newest explanation for the period that the page
    showed (0: none). The same `client_id` again changes nothing. Raise `NotAllowed`, `NothingToAssess`,
    `ExplanationRefused`, `ExplainedMeanwhile`.
    """
    frame = assessment_queries.frame_of(unit_id, period=period, on=on)
    if not may_explain(frame, item, by=by, on=on):
        rules.require(by, Action.SELF_ASSESS, unit_id=unit_id, on=on)
    if not any(one == item or criterion_of(one) == item for one in frame.items):
        raise ExplanationRefused(f"Không có tiêu chí, chỉ tiêu {item} vào ngày {format_day(frame.day)}.")
    if not vietnamese.clean(text):
        raise ExplanationRefused("Hãy nói rõ vì sao.")
    if new_day is not None and new_day <= on:
        raise ExplanationRefused(f"Thời hạn mới phải sau ngày {format_day(on)}.")
    first = Explanation.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
    if first is not None:
        return int(first)
    words = {"text": _lines(text), "remedy": _lines(remedy), "request": _lines(request)}
    try:
        with transaction.atomic():
            last = (
                Explanation.objects.filter(unit_id=unit_id, set_code=frame.set_code, item=item, period=period.code)
                .select_related("by")
                .order_by("-seq")
                .first()
            )
            if (last.seq if last is not None else 0) != seen:
                raise ExplainedMeanwhile(f"{last.by if last else 'Người khác'} vừa giải trình mục này; hãy xem lại.")
            row = Explanation.objects.create(
                unit_id=unit_id,
                set_code=frame.set_code,
                item=item,
                period=period.code,
                seq=seen + 1,
                reason=reason.value,
                new_day=new_day,
                client_id=client_id,
                by=by,
                at=at,
                **words,
            )
            payload = {"item": item, "period": period.code, "reason": reason.value, "new_day": new_day, **words}
            audit.append(chain=unit_id, what="explanation.give", payload=payload, by=by, at=at)
            task_closing.close_by_origin(
                [origin_of(unit_id, set_code=frame.set_code, year=period.year, item=item)],
                text=f"Đã giải trình: {reason.label}.",
                client_id=client_id,
                by=by,
                on=on,
                at=at,
            )
            if words["request"]:
                _request_task(frame, item, words["request"], row.pk, client_id=client_id, by=by, on=on, at=at)
    except IntegrityError as error:
        found = Explanation.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if found is None:
            raise ExplainedMeanwhile("Người khác vừa giải trình mục này; hãy xem lại.") from error
        return int(found)
    return int(row.pk)


def may_explain(frame: Frame, item: str, *, by: User, on: date) -> bool:
    """Say whether a person may explain an item of the frame's unit: for the unit, or as an agency that leads it."""
    rights = assessing_rights.rights_in(frame, [frame.place], by=by, on=on)
    items = [one for one in frame.items if one == item or criterion_of(one) == item]
    return rights.may_unit or any(rights.may_lead(frame.place.id, one) for one in items)


def ask(
    place_id: int,
    wanted: Collection[tuple[int, str]],
    *,
    period: Period,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Ask units of a place to explain items: each gets a task with a last day. Return how many were asked anew.

    What was asked already and is still open is not asked again. Raise `NotAllowed`, `NothingToAssess`,
    `ExplanationRefused`.
    """
    rules.require(by, Action.SETTLE, unit_id=place_id, on=on)
    frame = assessment_queries.frame_of(place_id, period=period, on=on)
    units = {unit.id: unit for unit in assessment_queries.units_of(frame)}
    if not wanted or any(unit_id not in units for unit_id, _ in wanted):
        raise ExplanationRefused("Hãy chọn ít nhất một mục của các xã trong danh sách.")
    days = assessment_rules.practice_of(place_id, on=on).answer_days
    asked = _asked(wanted, set_code=frame.set_code, year=period.year, on=on)
    fresh = sorted(set(wanted) - asked)
    with transaction.atomic():
        for unit_id, item in fresh:
            origin = origin_of(unit_id, set_code=frame.set_code, year=period.year, item=item)
            tasks.open_task(
                unit_id=unit_id,
                kind=TaskKind.EXPLANATION,
                title=f"Giải trình {'chỉ tiêu' if '.' in item else 'tiêu chí'} {item}, năm {period.year}",
                detail="Nêu lý do, cách khắc phục, đề nghị và thời hạn mới.",
                owner_unit_id=unit_id,
                due_on=on + timedelta(days=days),
                origin=origin,
                client_id=uuid5(client_id, origin),
                by=by,
                on=on,
                at=at,
            )
    return len(fresh)


def origin_of(unit_id: int, *, set_code: str, year: int, item: str) -> str:
    """Return the text by which the register of tasks knows what is to be explained."""
    return f"explanation:{unit_id}:{set_code}:{year}:{item}"


def _asked(wanted: Collection[tuple[int, str]], *, set_code: str, year: int, on: date) -> set[tuple[int, str]]:
    """Return which items were asked for and are still owed."""
    origins = {origin_of(unit_id, set_code=set_code, year=year, item=item): (unit_id, item) for unit_id, item in wanted}
    if not origins:
        return set()
    return {origins[row.origin] for row in tasks.tasks_with_origin(list(origins), on=on) if not row.state.is_closed}


def _request_task(
    frame: Frame, item: str, request: str, number: int, *, client_id: UUID, by: User, on: date, at: datetime
) -> None:
    unit_id = frame.place.id
    place, agency = rows.standing_over([unit_id], on=on).get(unit_id, (0, None))
    above = rows.levels_above([unit_id], on=on).get(unit_id, [])
    owner = None if agency is not None else (above[0][0] if above else unit_id)
    days = assessment_rules.practice_of(place or unit_id, on=on).answer_days
    tasks.open_task(
        unit_id=unit_id,
        kind=TaskKind.EXPLANATION,
        title=f"Xem xét đề nghị của {frame.place.full_name} về {item}"[:300],
        detail=request,
        owner_agency_id=agency,
        owner_unit_id=owner,
        due_on=on + timedelta(days=days),
        origin=f"explanation-request:{number}",
        client_id=uuid5(client_id, "request"),
        by=by,
        on=on,
        at=at,
    )


def _lines(text: str) -> str:
    return "\n".join(vietnamese.clean(line) for line in text.strip().splitlines())[:_LONGEST_TEXT]
