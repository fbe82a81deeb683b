"""Who owes which report by when, and where each stands: worked out of the rules whenever somebody asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q

from ntm.core.assignments.agencies import key_of
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Power, Role
from ntm.core.reporting import obligations as core
from ntm.core.reporting.obligations import OwedPeriod, Reporter, Rule, WhenClosed
from ntm.core.reporting.submission import ReportState, StepKind, state_after
from ntm.law.reporting.calendars import closed_days
from ntm.store.accounts.models import HeldRight, User
from ntm.store.assignments.models import AgencyName, AgencyOfficer
from ntm.store.reporting.models import DutyRule, Report, ReportDraft, ReportStep
from ntm.store.territory.models import Place
from ntm.usecases.assignments import scope
from ntm.usecases.reporting import duty_parties
from ntm.usecases.reporting.moved_days import MovedDays, moved_days

#: How far a person's list looks back for what was never sent, and ahead for what comes.
LOOK_BACK = timedelta(days=120)
LOOK_AHEAD = timedelta(days=100)

_AS_STATED = MovedDays()

#: Roles that write the reports of the unit in which they are held.
_WRITERS = (Role.COMMUNE_OFFICER, Role.VILLAGE_HEAD, Role.DISTRICT_OFFICE, Role.PROVINCE_OFFICE)


@dataclass(frozen=True, slots=True)
class DutyRuleView:
    """A rule as pages show it, with the code under which the package brings it, or none."""

    rule: Rule
    simulated: bool
    code: str

    @property
    def id(self) -> int:
        """Return the rule's number."""
        return self.rule.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One owed report and where it stands.

    `receiver_id` is the unit whose office receives it, None where nobody is known (a province's own). `late` counts the
    days between the last day and the first sending; while nothing is sent it is 0 and `days_over` says how long it is
    overdue. `has_people` is false for an agency for which nobody has an account.
    """

    rule: Rule
    simulated: bool
    receiver_id: int | None
    unit_id: int
    agency_id: int | None
    name: str
    period: OwedPeriod
    note: str
    report_id: int | None
    state: ReportState
    sent_at: datetime | None
    late: int
    times_returned: int
    has_people: bool = True

    @property
    def is_open(self) -> bool:
        """Say whether whoever owes it has something to do."""
        return not self.state.is_sent

    def days_over(self, on: date) -> int:
        """Return by how many days it is overdue on a day; negative for days that are left, 0 on the last day."""
        return (on - self.period.due_on).days

    def is_overdue(self, on: date) -> bool:
        """Say whether the last day has passed and nothing is there."""
        return self.is_open and self.days_over(on) > 0


def as_rule(row: DutyRule) -> Rule:
    """Return the core's value of a stored rule."""
    return Rule(
        id=row.pk,
        unit=row.unit_id,
        title=row.title,
        reporter=Reporter(row.reporter),
        frequency=row.frequency,
        span=Span(row.span.lower, row.span.upper),
        source=row.source,
        agency=row.agency_id,
        numbers=tuple(row.numbers),
        due_day=row.due_day or 0,
        due_month=row.due_month,
        due_on=row.due_on,
        set_code=row.set_code,
        parts=tuple(row.parts),
        when_closed=WhenClosed(row.when_closed),
    )


def rules_of(unit_id: int) -> tuple[DutyRuleView, ...]:
    """Return the rules of a place, the oldest first."""
    rows = DutyRule.objects.filter(unit_id=unit_id).order_by("span", "pk")
    return tuple(DutyRuleView(as_rule(row), row.simulated, row.code) for row in rows)


def duties_of_rule(rule_id: int, *, year: int) -> tuple[Duty, ...]:
    """Return everything owed under one rule for the periods of a year."""
    rows = list(DutyRule.objects.filter(pk=rule_id))
    return _duties(rows, due=_due_within(year), years=(year,))


def duties_within(unit_id: int, *, year: int, on: date) -> tuple[Duty, ...]:
    """Return everything owed under the rules of a place and of all places within it, for the periods of a year.

    Reports that a commune owes under its own plan to what lies above it are among them.
    """
    within = Place.objects.filter(ancestor_id=unit_id, span__overlap=(date(year, 1, 1), date(year + 1, 1, 1)))
    rows = list(DutyRule.objects.filter(unit_id__in=within.values("unit_id")))
    return _duties(rows, due=_due_within(year), years=(year,))


def duties_received(unit_id: int, *, year: int, on: date) -> tuple[Duty, ...]:
    """Return what a place asks for and what its office receives for the periods of a year.

    That is what is owed by its own rules, by those of the places directly below it that report upwards of themselves,
    and what its villages owe by the rule of whatever place above. Villages report through their commune: a district
    sees what it asks of them and who has sent, and the commune receives it.
    """
    within = duties_within(unit_id, year=year, on=on)
    asked = [
        one
        for one in within
        if one.receiver_id == unit_id or (one.rule.unit == unit_id and one.rule.reporter is Reporter.VILLAGE)
    ]
    return (*asked, *duties_of_villages(unit_id, year=year))


def duties_of_villages(commune_id: int, *, year: int) -> tuple[Duty, ...]:
    """Return what the villages of a commune owe it for the periods of a year, by the rules of the places above it."""
    rows = list(DutyRule.objects.filter(rules_for_villages_of([commune_id])).order_by("pk"))
    if not rows:
        return ()
    days = (date(year, 1, 1), date(year + 1, 1, 1))
    below = Place.objects.filter(ancestor_id=commune_id, depth=1, span__overlap=days).values_list("unit_id", flat=True)
    found = _duties(rows, due=_due_within(year), years=(year,), only=list(below))
    return tuple(one for one in found if one.receiver_id == commune_id)


def rules_for_villages_of(unit_ids: Collection[int]) -> Q:
    """Return the condition on rules of places above units by which the villages there report."""
    above = Place.objects.filter(unit_id__in=unit_ids, depth__gt=0).values("ancestor_id")
    return Q(unit_id__in=above, reporter=Reporter.VILLAGE.value)


def duties_of(unit_id: int, *, year: int) -> tuple[Duty, ...]:
    """Return what a unit and its agencies owe for the periods of a year."""
    return _duties(_rules_reaching([unit_id]), due=_due_within(year), years=(year,), only=[unit_id])


def duties_of_person(user: User, *, on: date) -> tuple[Duty, ...]:
    """Return what a person owes around a day, by the last day for sending: overdue first, then what comes.

    Those are the reports of the units whose office they work in and of the agencies for which they act.
    """
    if not user.is_active:
        return ()
    held = HeldRight.objects.filter(
        Q(powers=[]) | Q(powers__contains=["enter"]),
        user_id=user.pk,
        role__in=[role.value for role in _WRITERS],
        span__contains=on,
    )
    unit_ids = set(held.values_list("unit_id", flat=True))
    agencies = {one.agency.id: one.agency for one in scope.acting_for(user, on=on, power=Power.ENTER)}
    places = unit_ids | {agency.unit_id for agency in agencies.values()}
    if not places:
        return ()
    due = Span(on - LOOK_BACK, on + LOOK_AHEAD)
    years = tuple(range(on.year - 1, on.year + 2))
    found = _duties(_rules_reaching(places), due=due, years=years, only=places)
    mine = [one for one in found if (one.agency_id is None and one.unit_id in unit_ids) or one.agency_id in agencies]
    return tuple(sorted(mine, key=lambda one: (one.period.due_on, one.rule.id, one.unit_id)))


def duty_of_report(report: Report) -> Duty | None:
    """Return the duty behind a report, None where the rules do not ask for it any more."""
    owed = owed_of_report(report)
    if owed is None or report.pk is None:
        return owed
    taken = [(StepKind(kind), at) for kind, at in report.steps.order_by("seq").values_list("kind", "at")]
    has_draft = ReportDraft.objects.filter(report=report).exists()
    return as_it_stands(owed, report_id=report.pk, taken=taken, has_draft=has_draft)


def owed_of_report(report: Report) -> Duty | None:
    """Return the duty behind a report as it was owed before anything was written; None where no rule asks for it."""
    year = int(report.period[:4])
    due = _due_within(year)
    owed = _owed([report.rule], due=due, years=(year,), only=[report.unit_id], of_period=report.period)
    mine = [one for one in owed if (one.unit_id, one.agency_id) == (report.unit_id, report.agency_id)]
    return next(iter(_with_people(mine)), None)


def as_it_stands(owed: Duty, *, report_id: int, taken: Sequence[tuple[StepKind, datetime]], has_draft: bool) -> Duty:
    """Return a duty with its report after the steps taken, oldest first."""
    sent_at = next((at for kind, at in taken if kind.is_sending), None)
    return replace(
        owed,
        report_id=report_id,
        state=state_after(taken[-1][0] if taken else None, has_draft=has_draft),
        sent_at=sent_at,
        late=core.days_late(owed.period.due_on, at=sent_at) if sent_at is not None else 0,
        times_returned=sum(kind is StepKind.RETURNED for kind, _ in taken),
    )


def _due_within(year: int) -> Span:
    """Return the days on which reports on a year's periods may be due, those after the year's end included."""
    return Span(date(year - 1, 12, 1), date(year + 2, 1, 1))


def _rules_reaching(unit_ids: Collection[int]) -> list[DutyRule]:
    above = Place.objects.filter(unit_id__in=unit_ids).values("ancestor_id")
    return list(DutyRule.objects.filter(unit_id__in=above).order_by("pk"))


def _duties(
    rows: Sequence[DutyRule], *, due: Span, years: Sequence[int], only: Collection[int] | None = None
) -> tuple[Duty, ...]:
    """Work out the duties of rules in a fixed number of queries, however many units owe them."""
    owed = _owed(rows, due=due, years=years, only=only)
    return _with_people(_with_reports(owed, [row.pk for row in rows])) if owed else ()


def _owed(
    rows: Sequence[DutyRule],
    *,
    due: Span,
    years: Sequence[int],
    only: Collection[int] | None = None,
    of_period: str | None = None,
) -> list[Duty]:
    """Return what is owed under rules, of one period or of all, before anything was written."""
    if not rows:
        return []
    closed, moved = closed_days(), moved_days([row.pk for row in rows])
    rules = {row.pk: as_rule(row) for row in rows}
    periods = {
        pk: tuple(
            one
            for year in years
            for one in core.owed_periods(rule, year=year, closed=closed, moved=moved.get(pk, _AS_STATED).for_all)
            if one.due_on in due and of_period in (None, one.code)
        )
        for pk, rule in rules.items()
    }
    first = date(min(years), 1, 1) - timedelta(days=31)
    parties, collectors, parents = duty_parties.parties_of(
        list(rules.values()), start=first, end=date(max(years) + 2, 1, 1), only=only
    )
    owed: list[Duty] = []
    for row in rows:
        rule = rules[row.pk]
        for period in periods[row.pk]:
            receivers = [one.agency for one in collectors if period.due_on in one.days]
            for one in core.obligations(
                rule,
                (period,),
                parties=parties[row.pk],
                receivers=receivers,
                moved_alone=moved.get(row.pk, _AS_STATED).alone,
            ):
                receiver = rule.unit
                if rule.reporter.is_received_directly_above:
                    receiver = parents.get((one.unit, period.due_on), 0)
                owed.append(
                    Duty(
                        rule=rule,
                        simulated=row.simulated,
                        receiver_id=receiver or None,
                        unit_id=one.unit,
                        agency_id=one.agency,
                        name=one.name,
                        period=one.period,
                        note=one.note,
                        report_id=None,
                        state=ReportState.NOT_STARTED,
                        sent_at=None,
                        late=0,
                        times_returned=0,
                    )
                )
    return owed


def _with_reports(owed: Sequence[Duty], rule_ids: Collection[int]) -> list[Duty]:
    codes = {one.period.code for one in owed}
    reports = {
        (row.rule_id, row.unit_id, row.agency_id, row.period): row.pk
        for row in Report.objects.filter(rule_id__in=rule_ids, period__in=codes)
    }
    steps: dict[int, list[tuple[StepKind, datetime]]] = {}
    for report_id, kind, at in (
        ReportStep.objects.filter(report__rule_id__in=rule_ids, report__period__in=codes)
        .order_by("report_id", "seq")
        .values_list("report_id", "kind", "at")
    ):
        steps.setdefault(report_id, []).append((StepKind(kind), at))
    drafted = set(
        ReportDraft.objects.filter(report__rule_id__in=rule_ids, report__period__in=codes).values_list(
            "report_id", flat=True
        )
    )
    found = []
    for one in owed:
        pk = reports.get((one.rule.id, one.unit_id, one.agency_id, one.period.code))
        if pk is None:
            found.append(one)
            continue
        found.append(as_it_stands(one, report_id=pk, taken=steps.get(pk, []), has_draft=pk in drafted))
    return found


def _with_people(owed: Sequence[Duty]) -> tuple[Duty, ...]:
    """Say of agencies whether anybody has an account for them: by their post, or by the name in a grant."""
    agencies = {one.agency_id: one.unit_id for one in owed if one.agency_id is not None}
    if not agencies:
        return tuple(owed)
    peopled = set(
        AgencyOfficer.objects.filter(agency_id__in=agencies, span__endswith__isnull=True).values_list(
            "agency_id", flat=True
        )
    )
    granted: dict[int, set[str]] = {}
    rights = HeldRight.objects.filter(unit_id__in=set(agencies.values()), role=Role.AGENCY.value).exclude(agency="")
    for unit_id, name in rights.values_list("unit_id", "agency").distinct():
        granted.setdefault(unit_id, set()).add(key_of(name))
    names = AgencyName.objects.filter(agency_id__in=set(agencies) - peopled).values_list("agency_id", "text")
    peopled |= {agency for agency, text in names if key_of(text) in granted.get(agencies[agency], ())}
    return tuple(
        replace(one, has_people=False) if one.agency_id is not None and one.agency_id not in peopled else one
        for one in owed
    )


def rules_by_id(rule_ids: Collection[int]) -> Mapping[int, DutyRuleView]:
    """Return rules by number."""
    rows = DutyRule.objects.filter(pk__in=rule_ids)
    return {row.pk: DutyRuleView(as_rule(row), row.simulated, row.code) for row in rows}


def duties_of_rules(rule_ids: Collection[int], *, year: int) -> tuple[Duty, ...]:
    """Return everything owed under some rules for the periods of a year, in a fixed number of queries."""
    rows = list(DutyRule.objects.filter(pk__in=rule_ids).order_by("pk"))
    return _duties(rows, due=_due_within(year), years=(year,))


def periods_of_rules(rule_ids: Collection[int], *, year: int) -> tuple[tuple[str, date], ...]:
    """Return what rules ask for in a year, whoever owes it: codes of periods with their last days for sending."""
    rows = list(DutyRule.objects.filter(pk__in=rule_ids).order_by("pk"))
    closed, moved = closed_days(), moved_days([row.pk for row in rows])
    return tuple(
        (one.code, one.due_on)
        for row in rows
        for one in core.owed_periods(
            as_rule(row), year=year, closed=closed, moved=moved.get(row.pk, _AS_STATED).for_all
        )
    )
