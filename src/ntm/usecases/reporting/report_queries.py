"""A report as its page shows it: what is owed, what stands, what was written, what happened to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.reporting.obligations import days_late
from ntm.core.reporting.submission import ReportState, StepKind, next_sending, state_after
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Report, ReportDraft, ReportStep, ReportText
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, Held
from ntm.usecases.assignments import responsibilities, scope
from ntm.usecases.assignments.scope import ItemScope
from ntm.usecases.reporting import drafts, duties, merged_figures, steps, submission
from ntm.usecases.reporting.drafts import Entry, ReportNotFound
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.reporting.evidence import EvidenceView, evidence_of
from ntm.usecases.reporting.period_figures import UnitFigures, figures_for
from ntm.usecases.reporting.period_gate import is_period_closed
from ntm.usecases.reporting.report_parts import SHOWCASE, Part, may_read_sensitive, part_named
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

__all__ = ["ReportNotFound"]


class NoLongerOwed(LookupError):
    """A report that the rules do not ask for any more."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a report as its history lists it; `late` is the days after the last day for a sending."""

    seq: int
    kind: StepKind
    note: str
    by: str
    at: datetime
    revision_id: int | None
    late: int


@dataclass(frozen=True, slots=True)
class PartView:
    """A part in words: what was sent last and what the draft says instead (None: nothing), each empty for a reader who
    may not read it; `may_read` says which."""

    part: Part
    sent: str
    drafted: str | None
    may_read: bool

    @property
    def text(self) -> str:
        """Return what the part says now."""
        return self.sent if self.drafted is None else self.drafted


@dataclass(frozen=True, slots=True)
class VillageReport:
    """A village's own report of the period, as its commune's report shows it beside the showcase village."""

    report_id: int
    name: str
    state: ReportState
    words: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything about a report but its figures.

    `as_of` is the day that figures said now would speak of, `held` what the person holds over the report's place.
    """

    id: int
    duty: Duty
    unit: UnitOn
    receiver: str
    criteria_set: CriteriaSet | None
    as_of: date
    state: ReportState
    steps: tuple[StepView, ...]
    content: Mapping[str, Entry]
    draft_version: int
    draft_by: str
    draft_at: datetime | None
    parts: tuple[PartView, ...]
    villages: tuple[VillageReport, ...]
    evidence: tuple[EvidenceView, ...]
    may_write: bool
    may_answer: bool
    is_closed: bool
    held: Held

    @property
    def last_step(self) -> int:
        """Return the number of the last step, 0 where nothing happened yet."""
        return self.steps[-1].seq if self.steps else 0

    @property
    def is_agencys(self) -> bool:
        """Say whether an agency owes the report."""
        return self.duty.agency_id is not None

    @property
    def next_sending(self) -> StepKind:
        """Return what sending it now would be."""
        return next_sending(self.steps[-1].kind if self.steps else None)


def report_page(report_id: int, *, by: User, on: date) -> ReportPage:
    """Return a report for a person on a day; raise `ReportNotFound`, `NotAllowed` or `NoLongerOwed`."""
    report = Report.objects.select_related("rule").filter(pk=report_id).first()
    if report is None:
        raise ReportNotFound(str(report_id))
    held = rules.held_over(by, unit_id=report.unit_id, on=on)
    if not held:
        rules.require(by, Action.VIEW, unit_id=report.unit_id, on=on)
    owed = duties.owed_of_report(report)
    if owed is None:
        raise NoLongerOwed(str(report_id))
    as_of = submission.day_of_figures(owed, on=on)
    unit, above, criteria_set = _place(owed, as_of=as_of)
    draft = ReportDraft.objects.filter(report=report).select_related("by").first()
    content: Mapping[str, Entry] = draft.content if draft is not None else {}
    history = tuple(
        StepView(
            seq=one.seq,
            kind=StepKind(one.kind),
            note=one.note,
            by=str(one.by),
            at=one.at,
            revision_id=one.revision_id,
            late=days_late(owed.period.due_on, at=one.at) if StepKind(one.kind).is_sending else 0,
        )
        for one in report.steps.select_related("by").order_by("seq")
    )
    duty = duties.as_it_stands(
        owed, report_id=report.pk, taken=[(one.kind, one.at) for one in history], has_draft=draft is not None
    )
    closed = is_period_closed(rule_id=report.rule_id, period=report.period)
    return ReportPage(
        id=report.pk,
        duty=duty,
        unit=unit,
        receiver=next((one.full_name for one in above if one.id == duty.receiver_id), "")
        or _name_of(duty.receiver_id, on=as_of),
        criteria_set=criteria_set,
        as_of=as_of,
        state=duty.state,
        steps=history,
        content=content,
        draft_version=draft.version if draft is not None else 0,
        draft_by=str(draft.by) if draft is not None else "",
        draft_at=draft.saved_at if draft is not None else None,
        parts=_parts(report, content, held=held, by=by, on=on),
        villages=_villages(report, as_of=as_of) if SHOWCASE in report.rule.parts else (),
        evidence=evidence_of(report.pk, by=by, on=on),
        may_write=not closed and drafts.may_write(report, by=by, on=on, held=held),
        may_answer=_may_answer(duty, held=held, by=by, on=on),
        is_closed=closed,
        held=held,
    )


def _place(duty: Duty, *, as_of: date) -> tuple[UnitOn, tuple[UnitOn, ...], CriteriaSet | None]:
    """Return the unit that owes a report, what lies above it, and the set by which it reports, if any governs it."""
    try:
        unit, above = units.unit_and_above(duty.unit_id, as_of)
    except units.UnitNotFound:
        return units.unit_on(duty.unit_id, duty.period.due_on), (), None
    if not duty.rule.set_code:
        return unit, above, None
    try:
        return unit, above, submission.set_for(unit, above, is_agencys=duty.agency_id is not None, as_of=as_of)
    except NoSetInForce:
        return unit, above, None


def _may_answer(duty: Duty, *, held: Held, by: User, on: date) -> bool:
    """Say whether a person answers a report, without a query for those who hold nothing above its author."""
    places = held.places(Action.CONSOLIDATE)
    if duty.receiver_id != duty.unit_id and places <= {duty.unit_id}:
        return False
    return steps.may_answer(duty, by=by, on=on)


def _name_of(unit_id: int | None, *, on: date) -> str:
    if unit_id is None:
        return ""
    try:
        return units.unit_on(unit_id, on).full_name
    except units.UnitNotFound:
        return ""


def _parts(report: Report, content: Mapping[str, Entry], *, held: Held, by: User, on: date) -> tuple[PartView, ...]:
    codes = list(report.rule.parts)
    if not codes:
        return ()
    sent = {
        one.part: one.text
        for one in ReportText.objects.filter(step__report=report).order_by("part", "-step__seq").distinct("part")
    }
    in_charge = any(part_named(code).is_sensitive for code in codes) and (
        held.scope(Action.READ_SENSITIVE).whole_set or may_read_sensitive(by, unit_id=report.unit_id, on=on)
    )
    found = []
    for code in codes:
        part = part_named(code)
        readable = in_charge or not part.is_sensitive
        drafted = content.get(f"t:{code}") if readable else None
        found.append(PartView(part, sent.get(code, "") if readable else "", drafted, readable))
    return tuple(found)


def _villages(report: Report, *, as_of: date) -> tuple[VillageReport, ...]:
    """Return what the villages of a commune report of the same period, in Vietnamese order; three queries."""
    if report.agency_id is not None:
        return ()
    names = {one.id: one.full_name for one in units.villages_in(report.unit_id, as_of)}
    rows = Report.objects.filter(unit_id__in=list(names), agency=None, period=report.period).annotate(
        last=Subquery(ReportStep.objects.filter(report=OuterRef("pk")).order_by("-seq").values("kind")[:1])
    )
    found = {row.pk: row for row in rows}
    progress = {
        one.step.report_id: one.text
        for one in ReportText.objects.filter(step__report_id__in=list(found), part="progress")
        .select_related("step")
        .order_by("step__seq")
    }
    order = list(names)
    return tuple(
        VillageReport(
            row.pk,
            names[row.unit_id],
            state_after(StepKind(row.last) if row.last else None, has_draft=True),
            progress.get(row.pk, ""),
        )
        for row in sorted(found.values(), key=lambda row: order.index(row.unit_id))
    )


def unit_figures(page: ReportPage, unit_ids: Collection[int]) -> Mapping[int, UnitFigures]:
    """Return what stands of units for the report's period; empty for a report of words alone."""
    if page.criteria_set is None:
        return {}
    return figures_for(unit_ids, criteria_set=page.criteria_set, days=page.duty.period.figures, as_of=page.as_of)


def own_figures(page: ReportPage) -> UnitFigures:
    """Return what stands of the unit that owes a report of figures; of a new unit also what the old ones left it."""
    assert page.criteria_set is not None
    unit_id = page.duty.unit_id
    found = unit_figures(page, [unit_id])[unit_id]
    if not page.unit.starts_with_the_list:
        asked = [measure.code for measure in page.criteria_set.measures_on(page.as_of)]
        merged_figures.prefill(found, codes=asked, criteria_set=page.criteria_set, as_of=page.as_of)
    return found


def item_scope(page: ReportPage, unit_id: int, *, by: User, on: date) -> ItemScope:
    """Return for which items of the report's set a person may enter figures of a unit."""
    assert page.criteria_set is not None
    granted = page.held.scope(Action.ENTER_FIGURES)
    if unit_id == page.duty.unit_id and granted.whole_set:
        return ItemScope(granted, frozenset())
    return scope.criteria_scope_of(by, Action.ENTER_FIGURES, unit_id=unit_id, set_code=page.criteria_set.code, on=on)


@dataclass(frozen=True, slots=True)
class AgencyGrid:
    """What an agency enters: its items and the communes in which it leads each, in Vietnamese order."""

    items: tuple[str, ...]
    communes: tuple[UnitOn, ...]
    leads: Mapping[int, frozenset[str]]


def agency_grid(page: ReportPage, *, on: date) -> AgencyGrid:
    """Return the items that an agency leads within its place and in which communes; in as many queries as for one."""
    assert page.criteria_set is not None and page.duty.agency_id is not None
    return grid_of_agency(
        page.duty.agency_id, within=page.duty.unit_id, criteria_set=page.criteria_set, as_of=page.as_of
    )


def grid_of_agency(agency_id: int, *, within: int, criteria_set: CriteriaSet, as_of: date) -> AgencyGrid:
    """Return the items of a set that an agency leads in the communes of a place on a day."""
    communes = tuple(one for one in units.communes_in(within, as_of) if one.is_counted)
    found = responsibilities.responsibilities_of([one.id for one in communes], set_code=criteria_set.code, on=as_of)
    leads = {unit_id: frozenset(one.items_of(agency_id)) for unit_id, one in found.items()}
    order = [one.id for one in criteria_set.indicators]
    items = tuple(item for item in order if any(item in mine for mine in leads.values()))
    return AgencyGrid(items, communes, leads)
