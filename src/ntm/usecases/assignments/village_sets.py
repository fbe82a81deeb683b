"""Lists of villages that a paper gives to several agencies at once: one relation, shown once with all its agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, VillageSet, VillageSetAgency, VillageSetMember
from ntm.store.base import open_span
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries
from ntm.usecases.assignments.assigning import SpanIsEmpty, source_of
from ntm.usecases.assignments.operations import NotThen
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries as units


class SetExists(ValueError):
    """The unit has a list of that title on such a day."""


class NobodyNamed(ValueError):
    """A list without units or without agencies."""


@dataclass(frozen=True, slots=True)
class Member:
    """A unit of a list in the paper's words; `unit_id` is None where the register does not have it."""

    named: str
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class SharedSet:
    """A list of units with the agencies that help them, each with the criteria that it answers for."""

    id: int
    unit_id: int
    title: str
    members: tuple[Member, ...]
    agencies: tuple[tuple[int, str], ...]
    source: str
    start: date
    end: date | None


def record_set(
    *,
    unit_id: int,
    title: str,
    members: Sequence[Member],
    agency_ids: Sequence[int],
    start: date,
    end: date | None,
    source: str,
    instead_of: int | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Record a list of units given to agencies and return it; the same `client_id` again returns the first.

    A list that it stands instead of ends on its first day, and stays as it was before. Raise `NotAllowed`,
    `NobodyNamed`, `NoSource`, `SpanIsEmpty`, `SetExists`, `NotThen` where an agency does not exist on the first day.
    """
    title, source = vietnamese.clean(title)[:200], source_of(source)
    rules.require(by, Action.ASSIGN, unit_id=unit_id, on=on)
    if not title or not members or not agency_ids:
        raise NobodyNamed(title)
    if end is not None and end <= start:
        raise SpanIsEmpty("ngày kết thúc phải sau ngày bắt đầu")
    with transaction.atomic():
        known = VillageSet.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if known is not None:
            return int(known)
        living = set(
            Agency.objects.filter(pk__in=agency_ids, names__is_official=True, names__span__contains=start).values_list(
                "pk", flat=True
            )
        )
        for agency_id in agency_ids:
            if agency_id not in living:
                raise NotThen(f"cơ quan số {agency_id}")
        if instead_of is not None:
            end_set(set_id=instead_of, end=start, source=source, by=by, on=on, at=at)
        try:
            with transaction.atomic():
                made = VillageSet.objects.create(
                    unit_id=unit_id, title=title, span=open_span(start, end), source=source, client_id=client_id
                )
        except IntegrityError as error:
            if "village_set_title_once_a_day" not in str(error):
                raise
            raise SetExists(title) from error
        VillageSetMember.objects.bulk_create(
            VillageSetMember(village_set=made, position=position, member_id=member.unit_id, named=member.named)
            for position, member in enumerate(members)
        )
        VillageSetAgency.objects.bulk_create(
            VillageSetAgency(village_set=made, agency_id=agency_id) for agency_id in dict.fromkeys(agency_ids)
        )
        audit.append(
            chain=unit_id,
            what="assignments.village_set_recorded",
            payload={
                "set": made.pk,
                "title": title,
                "members": [[member.named, member.unit_id] for member in members],
                "agencies": list(dict.fromkeys(agency_ids)),
                "start": start,
                "end": end,
                "source": source,
                "instead_of": instead_of,
            },
            by=by,
            at=at,
        )
    return int(made.pk)


def end_set(*, set_id: int, end: date, source: str, by: User, on: date, at: datetime) -> None:
    """End a list on a day, the first on which it no longer holds; one that ended by then stays as it is.

    Raise `NotAllowed`, `NotThen`, `SpanIsEmpty`, `NoSource`.
    """
    source = source_of(source)
    with transaction.atomic():
        row = VillageSet.objects.select_for_update().filter(pk=set_id).first()
        if row is None:
            raise NotThen(f"danh sách số {set_id}")
        rules.require(by, Action.ASSIGN, unit_id=row.unit_id, on=on)
        if row.span.upper is not None and row.span.upper <= end:
            return
        if end <= row.span.lower:
            raise SpanIsEmpty("ngày kết thúc phải sau ngày bắt đầu")
        VillageSet.objects.filter(pk=set_id).update(span=open_span(row.span.lower, end))
        audit.append(
            chain=row.unit_id,
            what="assignments.village_set_ended",
            payload={"set": set_id, "end": end, "source": source},
            by=by,
            at=at,
        )


def set_numbered(set_id: int, *, on: date) -> SharedSet:
    """Return a list, with its agencies as they are named on a day; raise `NotThen`."""
    found = _sets({set_id}, on=on)
    if not found:
        raise NotThen(f"danh sách số {set_id}")
    return found[0]


def sets_of(unit_id: int, *, on: date) -> tuple[SharedSet, ...]:
    """Return the lists in force on a day that concern a unit: made by it or by what lies above it, or naming it."""
    above = [unit_id, *(unit.id for unit in units.ancestors(unit_id, on))]
    within = units.scope_ids(unit_id, on) | {unit_id}
    rows = VillageSet.objects.filter(span__contains=on)
    own = set(rows.filter(unit_id__in=within).values_list("pk", flat=True))
    naming = set(rows.filter(unit_id__in=above, members__member_id__in=within).values_list("pk", flat=True))
    return _sets(own | naming, on=on)


def sets_for_agency(agency_id: int, *, on: date) -> tuple[SharedSet, ...]:
    """Return the lists in force on a day that an agency helps with."""
    rows = VillageSet.objects.filter(span__contains=on, agencies__agency_id=agency_id)
    return _sets(set(rows.values_list("pk", flat=True)), on=on)


def _sets(numbers: set[int], *, on: date) -> tuple[SharedSet, ...]:
    rows = list(VillageSet.objects.filter(pk__in=numbers).order_by("pk").prefetch_related("members", "agencies"))
    names = queries.names_on({one.agency_id for row in rows for one in row.agencies.all()}, on=on)
    return tuple(
        SharedSet(
            id=row.pk,
            unit_id=row.unit_id,
            title=row.title,
            members=tuple(
                Member(one.named, one.member_id) for one in sorted(row.members.all(), key=lambda one: one.position)
            ),
            agencies=tuple(
                (one.agency_id, names.get(one.agency_id, "")) for one in sorted(row.agencies.all(), key=lambda o: o.pk)
            ),
            source=row.source,
            start=row.span.lower,
            end=row.span.upper,
        )
        for row in rows
    )
