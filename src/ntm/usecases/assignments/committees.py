"""Committees, boards and support teams: founded, renewed, filled with people, given places to look after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from ntm.core.assignments import responsibilities
from ntm.core.assignments.committees import ChargeOf, CommitteeKind
from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.assignments.models import (
    Agency,
    Committee,
    CommitteeSeat,
    CommitteeVersion,
    SeatCharge,
    SeatHolder,
)
from ntm.store.base import open_span
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments.assigning import SpanIsEmpty, row_set, source_of
from ntm.usecases.assignments.operations import NotAName, NotThen
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries as units

__all__ = ["ChargeOf", "CommitteeKind", "NotAName", "NotThen", "SpanIsEmpty"]


class NoSuchCommittee(LookupError):
    """No committee or seat has that number."""


class LaterVersion(ValueError):
    """The committee has a version from that day or a later one on."""


class SeatTaken(ValueError):
    """Somebody sits there on such a day; the message names them."""


class ChargeOfNothing(ValueError):
    """A charge that names neither a place nor a criterion, or a place outside the committee's."""


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A seat as a founding paper lists it: its place in the body, the post or agency, the duty, and who sits there."""

    title: str
    post: str = ""
    agency_id: int | None = None
    duty: str = ""
    holder: str = ""


def found_committee(
    *,
    unit_id: int,
    kind: CommitteeKind,
    name: str,
    start: date,
    source: str,
    seats: Sequence[NewSeat],
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Found a committee of a unit by a paper and return it, or renew the one of that name ("kiện toàn") from a day on.

    The version before ends that day with all its seats; what its members looked after ends with it. The same
    `client_id` again returns the first result. Raise `NotAllowed`, `NotAName`, `NoSource`, `NotThen` (an agency of a
    seat does not exist), `LaterVersion`.
    """
    name, source = vietnamese.clean(name), source_of(source)
    if not name or len(name) > 200:
        raise NotAName(name[:200] or "(trống)")
    rules.require(by, Action.ASSIGN, unit_id=unit_id, on=on)
    with transaction.atomic():
        done = CommitteeVersion.objects.filter(client_id=client_id).values_list("committee_id", flat=True).first()
        if done is not None:
            return int(done)
        committee, _ = Committee.objects.select_for_update().get_or_create(
            unit_id=unit_id, name=name, defaults={"kind": kind.value, "client_id": client_id}
        )
        if CommitteeVersion.objects.filter(committee=committee, span__startswith__gte=start).exists():
            raise LaterVersion(name)
        standing = CommitteeVersion.objects.filter(committee=committee, span__contains=start).first()
        if standing is not None:
            _end_version(standing, start)
        version = CommitteeVersion.objects.create(
            committee=committee, span=open_span(start), source=source, client_id=client_id
        )
        for position, new in enumerate(seats):
            _add_seat(version, position, new, start=start, source=source, client_id=uuid5(client_id, str(position)))
        audit.append(
            chain=unit_id,
            what="assignments.committee_renewed" if standing is not None else "assignments.committee_founded",
            payload={
                "committee": committee.pk,
                "version": version.pk,
                "name": name,
                "kind": committee.kind,
                "start": start,
                "source": source,
                "seats": [[new.title, new.post, new.agency_id, new.duty, new.holder] for new in seats],
            },
            by=by,
            at=at,
        )
    return int(committee.pk)


def seat_person(
    *,
    seat_id: int,
    name: str,
    username: str = "",
    start: date,
    source: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Seat a person from a day on; whoever sat there until then does so no longer. Return the entry.

    Raise `NoSuchCommittee`, `NotAllowed`, `NotAName`, `NoSource`, `NotThen` (the version does not stand then),
    `SeatTaken` (somebody is to sit there from a later day on).
    """
    name, source = vietnamese.clean(name), source_of(source)
    if not name or len(name) > 120:
        raise NotAName(name[:120] or "(trống)")
    with transaction.atomic():
        seat = _seat(seat_id, by=by, on=on)
        known = SeatHolder.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if known is not None:
            return int(known)
        if start not in seat.version.span:
            raise NotThen(seat.version.committee.name)
        later = SeatHolder.objects.filter(seat=seat, span__startswith__gte=start).first()
        if later is not None:
            raise SeatTaken(later.name)
        _end_holders(seat, start)
        row = SeatHolder.objects.create(
            seat=seat,
            name=name,
            user=User.objects.filter(username=username.strip()).first() if username.strip() else None,
            span=open_span(start, seat.version.span.upper),
            source=source,
            client_id=client_id,
        )
        payload = {"seat": seat.pk, "name": name, "start": start, "source": source}
        audit.append(
            chain=seat.version.committee.unit_id, what="assignments.seat_filled", payload=payload, by=by, at=at
        )
    return int(row.pk)


def vacate(*, seat_id: int, end: date, source: str, by: User, on: date, at: datetime) -> None:
    """Leave a seat empty from a day on; a seat that is empty then stays as it is.

    Raise `NoSuchCommittee`, `NotAllowed`, `NoSource`.
    """
    source = source_of(source)
    with transaction.atomic():
        seat = _seat(seat_id, by=by, on=on)
        if not _end_holders(seat, end):
            return
        payload = {"seat": seat.pk, "end": end, "source": source}
        audit.append(
            chain=seat.version.committee.unit_id, what="assignments.seat_vacated", payload=payload, by=by, at=at
        )


def charge(
    *,
    seat_id: int,
    of: ChargeOf,
    unit_id: int | None,
    set_code: str = "",
    item: str = "",
    text: str = "",
    start: date,
    source: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Give a member a commune or village, a criterion, or a criterion of a place to look after; return the entry.

    The charge belongs to the seat: whoever sits there has it. Raise `NoSuchCommittee`, `NotAllowed`, `NotThen`,
    `NoSource`, `ChargeOfNothing`, `UnknownSet`, `NotAnItem`.
    """
    source = source_of(source)
    with transaction.atomic():
        seat = _seat(seat_id, by=by, on=on)
        known = SeatCharge.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if known is not None:
            return int(known)
        version = seat.version
        if start not in version.span:
            raise NotThen(version.committee.name)
        if unit_id is None and not item:
            raise ChargeOfNothing("Chọn nơi hoặc ghi số tiêu chí phụ trách.")
        if unit_id is not None and unit_id not in units.scope_ids(version.committee.unit_id, start):
            raise ChargeOfNothing("Nơi này không thuộc địa bàn của ban.")
        item = responsibilities.item_of(item) if item else ""
        row = SeatCharge.objects.create(
            seat=seat,
            of=of.value,
            unit_id=unit_id,
            set_code=row_set(set_code) if item else "",
            item=item,
            text=vietnamese.clean(text)[:300],
            span=open_span(start, version.span.upper),
            source=source,
            client_id=client_id,
        )
        payload = {"seat": seat.pk, "of": of, "unit": unit_id, "item": item, "start": start, "source": source}
        audit.append(chain=version.committee.unit_id, what="assignments.charge_given", payload=payload, by=by, at=at)
    return int(row.pk)


def _add_seat(
    version: CommitteeVersion, position: int, new: NewSeat, *, start: date, source: str, client_id: UUID
) -> None:
    title = vietnamese.clean(new.title)
    if not title or len(title) > 100:
        raise NotAName(title[:100] or "(trống)")
    if (
        new.agency_id is not None
        and not Agency.objects.filter(pk=new.agency_id, names__is_official=True, names__span__contains=start).exists()
    ):
        raise NotThen(f"cơ quan số {new.agency_id}")
    seat = CommitteeSeat.objects.create(
        version=version,
        position=position,
        title=title,
        post=vietnamese.clean(new.post)[:200],
        agency_id=new.agency_id,
        duty=vietnamese.clean(new.duty)[:300],
        client_id=client_id,
    )
    holder = vietnamese.clean(new.holder)[:120]
    if holder:
        SeatHolder.objects.create(
            seat=seat, name=holder, span=open_span(start), source=source, client_id=uuid5(client_id, "holder")
        )


def _end_version(version: CommitteeVersion, day: date) -> None:
    CommitteeVersion.objects.filter(pk=version.pk).update(span=open_span(version.span.lower, day))
    for seat in CommitteeSeat.objects.filter(version=version):
        _end_holders(seat, day)
        for row in SeatCharge.objects.filter(seat=seat, span__contains=day):
            if row.span.lower < day:
                SeatCharge.objects.filter(pk=row.pk).update(span=open_span(row.span.lower, day))


def _end_holders(seat: CommitteeSeat, day: date) -> int:
    rows = [row for row in SeatHolder.objects.filter(seat=seat, span__contains=day) if row.span.lower < day]
    for row in rows:
        SeatHolder.objects.filter(pk=row.pk).update(span=open_span(row.span.lower, day))
    return len(rows)


def _seat(seat_id: int, *, by: User, on: date) -> CommitteeSeat:
    seat = (
        CommitteeSeat.objects.select_for_update(of=("self",))
        .select_related("version__committee")
        .filter(pk=seat_id)
        .first()
    )
    if seat is None:
        raise NoSuchCommittee(f"ghế số {seat_id}")
    rules.require(by, Action.ASSIGN, unit_id=seat.version.committee.unit_id, on=on)
    return seat
