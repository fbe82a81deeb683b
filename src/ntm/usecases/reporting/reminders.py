"""Reminding those who owe reports, once for each of their days: in the application, by e-mail where it is set up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from ntm.core.assignments.agencies import AgencyRole
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Role
from ntm.core.reporting import reminding as core
from ntm.core.reporting.reminding import NoReminderDue, Reminded, ReminderStep
from ntm.core.reporting.submission import ReportState
from ntm.store.accounts.models import HeldRight, User
from ntm.store.assignments.models import Agency, AgencyOfficer
from ntm.store.reporting.models import DutyRule, Reminder, Report
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import duties, receiving
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.territory import queries as units

#: (addresses, subject, text) → whether it was handed over; the caller knows how mail is sent here.
Mailer = Callable[[Sequence[str], str, str], bool]

_WRITERS = (Role.COMMUNE_OFFICER, Role.VILLAGE_HEAD, Role.DISTRICT_OFFICE, Role.PROVINCE_OFFICE)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the reminders did: how many reports were due for one, new reminders by channel."""

    due: int
    in_application: int
    by_email: int
    without_address: int


def remind_all(*, on: date, at: datetime, mail: Mailer | None) -> Run:
    """Remind everybody of what they owe on a day, once for each of T-10, T-3, T and T+1; return what was done.

    Of a period that was closed nobody is reminded: nothing can be sent for it. Running it again on the same day changes
    nothing. `mail=None` where no e-mail is set up.
    """
    ids = list(DutyRule.objects.filter(Q(span__contains=on) | Q(span__endswith__gt=on)).values_list("pk", flat=True))
    owed: list[tuple[Duty, ReminderStep]] = []
    for year in (on.year - 1, on.year):
        for duty in duties.duties_of_rules(ids, year=year):
            if not duty.is_open:
                continue
            try:
                owed.append((duty, core.step_on(duty.period.due_on, on=on)))
            except NoReminderDue:
                continue
    closed = receiving.closed_of({(duty.rule.id, duty.period.code) for duty, _ in owed})
    owed = [one for one in owed if one[0].rule.id not in closed.get(one[0].period.code, ())]
    sent: set[tuple[int, str, str]] = set(
        Reminder.objects.filter(report_id__in=[one.report_id for one, _ in owed if one.report_id]).values_list(
            "report_id", "step", "channel"
        )
    )
    names = _receiver_names({one.receiver_id for one, _ in owed if one.receiver_id}, on=on)
    addresses = _addresses([one for one, _ in owed], on=on) if mail is not None else {}
    in_application = by_email = without = 0
    for duty, step in owed:
        text = core.text_of(_reminded(duty, names), on=on)
        with transaction.atomic():
            report_id = report_of(duty, at=at)
            if (report_id, step.value, "app") not in sent:
                keep(report_id, step, channel="app", text=text, by=None, at=at)
                in_application += 1
        if mail is None or (report_id, step.value, "email") in sent:
            continue
        to = addresses.get((duty.unit_id, duty.agency_id), ())
        if not to:
            without += 1
        elif mail(to, f"Nhắc báo cáo {duty.period.label}: hạn {format_day(duty.period.due_on)}", text):
            with transaction.atomic():
                keep(report_id, step, channel="email", text=text, by=None, at=at)
            by_email += 1
    return Run(len(owed), in_application, by_email, without)


def keep(report_id: int, step: ReminderStep, *, channel: str, text: str, by: User | None, at: datetime) -> bool:
    """Record a reminder once, inside the caller's transaction; return whether it is new."""
    _, is_new = Reminder.objects.get_or_create(
        report_id=report_id, step=step.value, channel=channel, defaults={"text": text, "at": at, "by": by}
    )
    if is_new:
        unit = Report.objects.values_list("unit_id", flat=True).get(pk=report_id)
        payload = {"report": report_id, "step": step.value, "channel": channel}
        audit.append(chain=unit, what="report.reminded", payload=payload, by=by, at=at)
    return is_new


def report_of(duty: Duty, *, at: datetime) -> int:
    """Return the report of a duty, opening it where nobody has: a reminder hangs on it."""
    if duty.report_id is not None:
        return duty.report_id
    agency = Agency.objects.get(pk=duty.agency_id) if duty.agency_id is not None else None
    return Report.objects.get_or_create(
        rule_id=duty.rule.id,
        unit_id=duty.unit_id,
        agency=agency,
        period=duty.period.code,
        defaults={"opened_at": at},
    )[0].pk


def _reminded(duty: Duty, names: dict[int, str]) -> Reminded:
    return Reminded(
        name=duty.name,
        title=duty.rule.title,
        period=duty.period.label,
        due_on=duty.period.due_on,
        receiver=names.get(duty.receiver_id or 0, "cơ quan tổng hợp"),
        was_returned=duty.state is ReportState.RETURNED,
    )


def _receiver_names(unit_ids: Iterable[int], *, on: date) -> dict[int, str]:
    return {unit_id: office_of(unit_id, on=on) for unit_id in unit_ids}


def office_of(unit_id: int, *, on: date) -> str:
    """Return the name of the office that collects reports in a place: its coordination office, else its standing
    agency, else its people's committee."""
    held = {role: one.name for one in agencies.agencies_at(unit_id, on=on) for role in one.roles}
    named = held.get(AgencyRole.COORDINATION) or held.get(AgencyRole.STANDING)
    return named or f"UBND {units.unit_on(unit_id, on).full_name}"


def _addresses(owed: Collection[Duty], *, on: date) -> dict[tuple[int, int | None], tuple[str, ...]]:
    """Return the e-mail addresses of those who write for units and agencies, in two queries."""
    found: dict[tuple[int, int | None], set[str]] = {}
    rights = HeldRight.objects.filter(
        unit_id__in={one.unit_id for one in owed if one.agency_id is None},
        role__in=[role.value for role in _WRITERS],
        span__contains=on,
    )
    for unit_id, user_id in rights.values_list("unit_id", "user_id"):
        found.setdefault((unit_id, None), set()).add(str(user_id))
    homes = {one.agency_id: one.unit_id for one in owed if one.agency_id is not None}
    posts = AgencyOfficer.objects.filter(agency_id__in=homes, span__contains=on)
    for agency_id, user_id in posts.values_list("agency_id", "user_id"):
        found.setdefault((homes[agency_id], agency_id), set()).add(str(user_id))
    people = {
        str(pk): email
        for pk, email in User.objects.filter(pk__in={int(one) for ids in found.values() for one in ids}, is_active=True)
        .exclude(email="")
        .values_list("pk", "email")
    }
    return {key: tuple(sorted({people[one] for one in ids if one in people})) for key, ids in found.items()}
