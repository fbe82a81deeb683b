"""Which agencies report to the steering committee too, by which paper, and which committee that is on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments.committees import CommitteeKind
from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span, format_day
from ntm.law.reporting.committees import load_committee_duties
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, CommitteeVersion
from ntm.store.base import open_span
from ntm.store.reporting.models import CommitteeDuty
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries as units


class DutyRefused(ValueError):
    """A duty without its paper, or for days on which it stands already; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class CommitteeDutyView:
    """An agency's duty to report to the committee, and the paper that says so."""

    id: int
    agency_id: int
    agency: str
    source: str
    span: Span


@dataclass(frozen=True, slots=True)
class StandingCommittee:
    """The steering committee that stands in a place on a day."""

    id: int
    name: str


def committee_on(place_id: int, *, on: date) -> StandingCommittee | None:
    """Return the steering committee that stands in a place on a day, the first founded where there are two."""
    row = (
        CommitteeVersion.objects.filter(
            committee__unit_id=place_id, committee__kind=CommitteeKind.STEERING.value, span__contains=on
        )
        .select_related("committee")
        .order_by("committee_id")
        .first()
    )
    return StandingCommittee(row.committee_id, row.committee.name) if row is not None else None


def duties_at(place_id: int, *, on: date) -> tuple[CommitteeDutyView, ...]:
    """Return which agencies of a place report to its committee on a day, in Vietnamese order; two queries."""
    rows = list(CommitteeDuty.objects.filter(agency__unit_id=place_id, span__contains=on))
    names = agencies.names_on({row.agency_id for row in rows}, on=on)
    found = [
        CommitteeDutyView(
            row.pk, row.agency_id, names.get(row.agency_id, ""), row.source, Span(row.span.lower, row.span.upper)
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: vietnamese.sort_key(one.agency)))


def set_duty(*, agency_id: int, source: str, start: date, client_id: UUID, by: User, on: date, at: datetime) -> int:
    """Make an agency report to its place's committee from a day on, by the paper that says so; return the duty.

    The same `client_id` again changes nothing. Raise `NotAllowed`, `DutyRefused`.
    """
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None:
        raise DutyRefused("Không có cơ quan này.")
    rules.require(by, Action.CONSOLIDATE, unit_id=agency.unit_id, on=on)
    source = vietnamese.clean(source)
    if not source:
        raise DutyRefused("Hãy ghi văn bản giao cơ quan báo cáo Ban Chỉ đạo.")
    first = CommitteeDuty.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
    if first is not None:
        return int(first)
    try:
        with transaction.atomic():
            return _write(agency, Span(start), source=source[:300], client_id=client_id, by=by, at=at)
    except IntegrityError as error:
        raise DutyRefused("Cơ quan này đã được giao báo cáo Ban Chỉ đạo trong thời gian đó.") from error


def end_duty(*, duty_id: int, last_day: date, by: User, on: date, at: datetime) -> None:
    """End a duty after a day; reports that were sent stay with the committee. Raise `NotAllowed`, `DutyRefused`."""
    with transaction.atomic():
        row = CommitteeDuty.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=duty_id).first()
        if row is None:
            raise DutyRefused("Không có quy định này.")
        rules.require(by, Action.CONSOLIDATE, unit_id=row.agency.unit_id, on=on)
        end = date.fromordinal(last_day.toordinal() + 1)
        if last_day < row.span.lower:
            raise DutyRefused(f"Quy định có từ {format_day(row.span.lower)}; ngày cuối không thể trước đó.")
        if row.span.upper is not None and end >= row.span.upper:
            raise DutyRefused("Quy định đã hết hiệu lực trước ngày đó.")
        row.span = open_span(row.span.lower, end)
        row.save(update_fields=["span"])
        payload = {"duty": row.pk, "agency": row.agency_id, "end": end}
        audit.append(chain=row.agency.unit_id, what="committee_duty.end", payload=payload, by=by, at=at)


def bring_in_committee_duties(*, by: User, at: datetime) -> int:
    """Set the duties that the shipped papers state, for the agencies that exist; return how many are new."""
    new = 0
    with transaction.atomic():
        for one in load_committee_duties():
            try:
                unit_id = units.find_unit(one.place_code, one.level, one.place_on).id
            except units.UnitNotFound:
                continue
            agency = Agency.objects.filter(unit_id=unit_id, pattern=one.agency).first()
            client_id = uuid5(NAMESPACE_URL, f"committee-duty/{one.place_code}/{one.agency}/{one.span.start}")
            if agency is None or CommitteeDuty.objects.filter(client_id=client_id).exists():
                continue
            _write(agency, one.span, source=one.source, client_id=client_id, by=by, at=at)
            new += 1
    return new


def _write(agency: Agency, span: Span, *, source: str, client_id: UUID, by: User, at: datetime) -> int:
    row = CommitteeDuty.objects.create(
        agency=agency, source=source, span=open_span(span.start, span.end), client_id=client_id, by=by, at=at
    )
    payload = {"duty": row.pk, "agency": agency.pk, "source": source, "from": span.start}
    audit.append(chain=agency.unit_id, what="committee_duty.add", payload=payload, by=by, at=at)
    return row.pk
