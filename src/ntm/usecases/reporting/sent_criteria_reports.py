"""Agencies' reports on their criteria as they were sent: who reads them, and which words are for those in charge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.assignments.models import SeatHolder
from ntm.store.reporting.models import CriteriaReport, CriteriaReportReading
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting.assessment_queries import Frame
from ntm.usecases.reporting.report_parts import SECURITY, may_read_sensitive

#: For how long a report that a member has not read stays among their work.
_WAITS = timedelta(days=120)


class NoSuchReport(LookupError):
    """No report on criteria has that number, or it is not for this reader."""


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion over all units of a place: in how many it is met by the figures, the units, the lead; who lacks it.

    `of` is the number of units. `reported` says in how many the figures let it be judged: silence is not "chưa đạt".
    """

    criterion: int
    name: str
    of: int
    by_rules: int
    reported: int
    by_unit: int
    by_lead: int
    differing: int
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report as it was sent, with the table as it was then.

    `committee` names the steering committee to which it went as well, empty where it went to the office alone or where
    no committee stood that day. `withheld` are the criteria whose words this reader may not read.
    """

    id: int
    agency_id: int
    agency: str
    period: str
    place_id: int
    seq: int
    as_of: date
    parts: Mapping[str, Mapping[str, str]]
    table: tuple[CriterionLine, ...]
    to_committee: bool
    committee: str
    withheld: tuple[str, ...]
    by: str
    at: datetime


def sent_in(frame: Frame, *, own_agency: int | None, by: User, on: date) -> tuple[SentReport, ...]:
    """Return the newest report of each agency in the frame's place for its period, in Vietnamese order.

    Words on public security are there for those in charge of it, for the agency that wrote them, and for the members of
    the committee to which they went.
    """
    newest: dict[int, CriteriaReport] = {}
    for row in (
        CriteriaReport.objects.filter(unit_id=frame.place.id, set_code=frame.set_code, period=frame.period.code)
        .select_related("by", "committee")
        .order_by("seq")
    ):
        newest[row.agency_id] = row
    in_charge = _touches_security(newest.values()) and may_read_sensitive(by, unit_id=frame.place.id, on=on)
    seats = _committees_of(by, on=on) if newest else frozenset()
    names = agencies.names_on(set(newest), on=on)
    found = [
        _shown(
            row,
            agency=names.get(row.agency_id, ""),
            reads_all=in_charge or row.agency_id == own_agency or row.committee_id in seats,
        )
        for row in newest.values()
    ]
    return tuple(sorted(found, key=lambda one: vietnamese.sort_key(one.agency)))


def for_member(report_id: int, *, by: User, on: date) -> SentReport:
    """Return a report that went to a committee, for one of its members or whoever sees the place's figures.

    Raise `NoSuchReport`, `NotAllowed`.
    """
    row = CriteriaReport.objects.select_related("by", "committee").filter(pk=report_id).first()
    if row is None or row.committee_id is None:
        raise NoSuchReport(str(report_id))
    is_member = row.committee_id in _committees_of(by, on=on)
    if not is_member:
        rules.require(by, Action.VIEW, unit_id=row.unit_id, on=on)
    reads_all = is_member or may_read_sensitive(by, unit_id=row.unit_id, on=on)
    names = agencies.names_on({row.agency_id}, on=on)
    return _shown(row, agency=names.get(row.agency_id, ""), reads_all=reads_all)


def unread_by(user: User, *, on: date) -> tuple[SentReport, ...]:
    """Return the newest reports that went to the committees in which a person sits and that they have not read, the
    oldest first. Where the person sits in none, one query says so."""
    seats = _committees_of(user, on=on)
    if not seats:
        return ()
    newest: dict[tuple[int, int, str, str], CriteriaReport] = {}
    rows = CriteriaReport.objects.filter(committee_id__in=seats, at__date__gt=on - _WAITS, at__date__lte=on)
    for row in rows.select_related("by", "committee").order_by("seq"):
        newest[row.agency_id, row.unit_id, row.set_code, row.period] = row
    ids = [row.pk for row in newest.values()]
    read = set(CriteriaReportReading.objects.filter(report_id__in=ids, by=user).values_list("report_id", flat=True))
    waiting = sorted((row for row in newest.values() if row.pk not in read), key=lambda row: row.at)
    names = agencies.names_on({row.agency_id for row in waiting}, on=on)
    return tuple(_shown(row, agency=names.get(row.agency_id, ""), reads_all=True) for row in waiting)


def is_read(report_id: int, *, by: User) -> bool:
    """Say whether a person has marked a report as read."""
    return CriteriaReportReading.objects.filter(report_id=report_id, by=by).exists()


def mark_read(report_id: int, *, by: User, on: date, at: datetime) -> None:
    """Record that a member of the committee has read a report; a second time changes nothing.

    Raise `NoSuchReport` for whoever is no member.
    """
    row = CriteriaReport.objects.filter(pk=report_id).first()
    if row is None or row.committee_id not in _committees_of(by, on=on):
        raise NoSuchReport(str(report_id))
    with transaction.atomic():
        _, is_new = CriteriaReportReading.objects.get_or_create(report=row, by=by, defaults={"at": at})
        if is_new:
            payload = {"report": row.pk, "committee": row.committee_id}
            audit.append(chain=row.unit_id, what="criteria.report_read", payload=payload, by=by, at=at)


def _committees_of(user: User, *, on: date) -> frozenset[int]:
    """Return the committees in which a person sits on a day."""
    if not user.is_active:
        return frozenset()
    seats = SeatHolder.objects.filter(user=user, span__contains=on, seat__version__span__contains=on)
    return frozenset(seats.values_list("seat__version__committee_id", flat=True))


def _touches_security(reports: Iterable[CriteriaReport]) -> bool:
    return any(SECURITY in row.parts for row in reports)


def _shown(row: CriteriaReport, *, agency: str, reads_all: bool) -> SentReport:
    hidden = () if reads_all else tuple(number for number in row.parts if number == SECURITY)
    return SentReport(
        id=row.pk,
        agency_id=row.agency_id,
        agency=agency,
        period=row.period,
        place_id=row.unit_id,
        seq=row.seq,
        as_of=row.as_of,
        parts={number: words for number, words in row.parts.items() if number not in hidden},
        table=tuple(CriterionLine(**{**one, "lacking": tuple(one["lacking"])}) for one in row.table),
        to_committee=row.to_committee,
        committee=row.committee.name if row.committee is not None else "",
        withheld=hidden,
        by=str(row.by),
        at=row.at,
    )
