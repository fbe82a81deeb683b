"""Hands over in bulk when an agency ends or a person leaves: first a rehearsal that lists everything, then one deed.

The rehearsal does the whole deed and takes it back, so that what it lists is what will happen and what refuses it will
refuse it then. Seats of an ended agency are not moved: a committee is renewed by a paper, and until then they show as
vacant.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from ntm.core.assignments.responsibilities import Part, in_order
from ntm.core.kernel.dates import format_day
from ntm.store.accounts.models import User
from ntm.store.assignments.models import (
    Agency,
    AgencyName,
    AgencyOfficer,
    Assignment,
    SeatHolder,
    VillageSetAgency,
)
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import committee_queries, queries, task_queries, tasks
from ntm.usecases.assignments.assigning import AlreadyAssigned, copy_for, source_of, units_name
from ntm.usecases.assignments.operations import NotThen
from ntm.usecases.audit import operations as audit

__all__ = ["AlreadyAssigned", "NotThen"]

_DONE = "assignments.handed_over"


class NothingToHandOver(ValueError):
    """Nobody owes, leads or sits anywhere: there is nothing to do."""


class ListChanged(RuntimeError):
    """What is to be handed over is no longer what the rehearsal listed; nothing was written."""


class ToItself(ValueError):
    """A hand-over from somebody to the same."""


class NoHome(LookupError):
    """A person who works nowhere, so that no office can hand over for them."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that passes on: `sort` is role, assignment, task, post, seat or village_set; `words` say what."""

    sort: str
    id: int
    words: str

    @property
    def label(self) -> str:
        """Return the Vietnamese word for the sort."""
        return {
            "assignment": "Phân công tiêu chí",
            "task": "Việc đang làm",
            "post": "Cán bộ của cơ quan",
            "seat": "Ghế trong ban",
            "village_set": "Danh sách thôn, bản",
            "role": "Vai trò",
        }[self.sort]


@dataclass(frozen=True, slots=True)
class HandOver:
    """What passes (or passed) from one to the other on a day; `digest` fixes the list, `remarks` need a person."""

    giver: str
    taker: str
    from_day: date
    moved: tuple[Moved, ...]
    remarks: tuple[str, ...]
    digest: str


def rehearse_agency(*, agency_id: int, to_agency_id: int, from_day: date, by: User, on: date, at: datetime) -> HandOver:
    """List what would pass from an agency to another on a day. Nothing is written. Raise as `hand_over_agency`."""
    return _rehearsed(
        lambda: _agency(agency_id, to_agency_id, from_day, "Diễn tập", client_id=_REHEARSAL, by=by, on=on, at=at)[0]
    )


def hand_over_agency(
    *,
    agency_id: int,
    to_agency_id: int,
    from_day: date,
    source: str,
    digest: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> HandOver:
    """Pass an agency's assignments, tasks, people and lists of villages to another from a day on, in one transaction.

    `digest` is the rehearsal's. The same `client_id` again changes nothing. Raise `NotAllowed`, `NotThen`, `NoSource`,
    `ToItself`, `NothingToHandOver`, `ListChanged`, `AlreadyAssigned` (a third agency leads one of the items there).
    """
    source = source_of(source)

    def deed() -> tuple[HandOver, list[audit.Deed]]:
        return _agency(agency_id, to_agency_id, from_day, source, client_id=client_id, by=by, on=on, at=at)

    return _done(deed, digest=digest, client_id=client_id, chain=_unit_of(agency_id), by=by, at=at)


def rehearse_person(*, user_id: int, to_user_id: int, from_day: date, by: User, on: date, at: datetime) -> HandOver:
    """List what would pass from a person to another on a day. Nothing is written. Raise as `hand_over_person`."""
    return _rehearsed(
        lambda: _person(user_id, to_user_id, from_day, "Diễn tập", client_id=_REHEARSAL, by=by, on=on, at=at)[0]
    )


def hand_over_person(
    *,
    user_id: int,
    to_user_id: int,
    from_day: date,
    source: str,
    digest: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> HandOver:
    """Pass a person's tasks and seats to another from a day on, and end the person's work for the agency.

    The other's own agency stays as it is; roles of accounts are for whoever manages accounts. Raise as
    `hand_over_agency`, and `NoHome`.
    """
    source = source_of(source)

    def deed() -> tuple[HandOver, list[audit.Deed]]:
        return _person(user_id, to_user_id, from_day, source, client_id=client_id, by=by, on=on, at=at)

    return _done(deed, digest=digest, client_id=client_id, chain=_home_of(user_id, on=on), by=by, at=at)


_REHEARSAL = UUID("6e746d00-0000-4000-8000-000000000000")
_Deed = Callable[[], tuple[HandOver, list[audit.Deed]]]


def digest_of(giver: str, taker: str, from_day: date, moved: Sequence[Moved]) -> str:
    """Return the digest that fixes the list of what passes from one to the other on a day."""
    listed = [[one.sort, one.id, one.words] for one in moved]
    return hashlib.sha256(json.dumps([giver, taker, str(from_day), listed]).encode()).hexdigest()


def _rehearsed(deed: Callable[[], HandOver]) -> HandOver:
    with transaction.atomic():
        found = deed()
        transaction.set_rollback(True)
    return found


def _done(deed: _Deed, *, digest: str, client_id: UUID, chain: int, by: User, at: datetime) -> HandOver:
    with transaction.atomic():
        before = Entry.objects.filter(chain=chain, what=_DONE, payload__client=str(client_id)).first()
        if before is not None:
            stated = before.payload
            return HandOver(
                stated["giver"],
                stated["taker"],
                date.fromisoformat(stated["from"]),
                tuple(Moved(*one) for one in stated["moved"]),
                tuple(stated["remarks"]),
                stated["digest"],
            )
        found, deeds = deed()
        if found.digest != digest:
            raise ListChanged("Danh sách đã thay đổi từ lúc diễn tập; hãy xem lại rồi bàn giao.")
        payload = {
            "client": str(client_id),
            "giver": found.giver,
            "taker": found.taker,
            "from": found.from_day,
            "moved": [[one.sort, one.id, one.words] for one in found.moved],
            "remarks": list(found.remarks),
            "digest": found.digest,
        }
        audit.append_many([*deeds, audit.Deed(chain, _DONE, payload)], by=by, at=at)
    return found


def _agency(
    agency_id: int,
    to_agency_id: int,
    from_day: date,
    source: str,
    *,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> tuple[HandOver, list[audit.Deed]]:
    if agency_id == to_agency_id:
        raise ToItself(str(agency_id))
    locked = {
        row.pk: row
        for row in Agency.objects.select_for_update().filter(pk__in=[agency_id, to_agency_id]).order_by("pk")
    }
    if len(locked) < 2:
        raise NotThen(f"cơ quan số {agency_id if agency_id not in locked else to_agency_id}")
    giver, taker = locked[agency_id], locked[to_agency_id]
    rules.require(by, Action.ASSIGN, unit_id=giver.unit_id, on=on)
    rules.require(by, Action.ASSIGN, unit_id=taker.unit_id, on=on)
    if not AgencyName.objects.filter(agency=taker, is_official=True, span__contains=from_day).exists():
        raise NotThen(f"cơ quan số {to_agency_id} ngày {format_day(from_day)}")
    names = queries.names_on([agency_id, to_agency_id], on=from_day)
    moved = [
        *_move_assignments(giver, taker, from_day, source, client_id=client_id, by=by, at=at),
        *_move_posts(giver, taker, from_day, source, client_id=client_id),
        *_move_village_sets(giver, taker, on=from_day),
    ]
    owed = task_queries.tasks_owned(agency_id=agency_id, on=on)
    words = f"Bàn giao từ {names[agency_id]}: {source}"
    deeds = list(
        tasks.hand_over_many(
            task_ids=[row.id for row in owed],
            owner=(to_agency_id, None, None),
            text=words,
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
    )
    moved += [Moved("task", row.id, _task_words(row)) for row in owed]
    seats = committee_queries.seats_of_agency(agency_id, on=from_day)
    remarks = tuple(f"{name}: ghế {seat.title} cần được kiện toàn bằng văn bản." for name, seat in seats)
    return _list(names[agency_id], names[to_agency_id], from_day, moved, remarks), deeds


def _person(
    user_id: int,
    to_user_id: int,
    from_day: date,
    source: str,
    *,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> tuple[HandOver, list[audit.Deed]]:
    if user_id == to_user_id:
        raise ToItself(str(user_id))
    people = {row.pk: row for row in User.objects.filter(pk__in=[user_id, to_user_id])}
    if len(people) < 2:
        raise NotThen("người này")
    giver, taker = people[user_id], people[to_user_id]
    rules.require(by, Action.ASSIGN, unit_id=_home_of(user_id, on=on), on=on)
    moved, deeds = pass_person(giver, taker, from_day, source, client_id=client_id, by=by, on=on, at=at)
    return _list(str(giver), str(taker), from_day, moved, ()), deeds


def pass_person(
    giver: User, taker: User, from_day: date, source: str, *, client_id: UUID, by: User, on: date, at: datetime
) -> tuple[list[Moved], list[audit.Deed]]:
    """Pass a person's tasks and seats on inside the caller's transaction, end their posts, and return what moved with
    what is to be recorded of it. For callers that have checked who may and record the deeds themselves, last."""
    moved = []
    for post in AgencyOfficer.objects.select_for_update().filter(user=giver, span__contains=from_day):
        if post.span.lower < from_day:
            AgencyOfficer.objects.filter(pk=post.pk).update(span=open_span(post.span.lower, from_day))
            name = queries.names_on([post.agency_id], on=from_day)[post.agency_id]
            moved.append(Moved("post", post.pk, f"{giver} thôi làm việc tại {name}"))
    for sitting in (
        SeatHolder.objects.select_for_update(of=("self",))
        .select_related("seat__version__committee")
        .filter(user=giver, span__contains=from_day, span__startswith__lt=from_day)
        .order_by("pk")
    ):
        SeatHolder.objects.filter(pk=sitting.pk).update(span=open_span(sitting.span.lower, from_day))
        SeatHolder.objects.create(
            seat=sitting.seat,
            name=str(taker),
            user=taker,
            span=open_span(from_day, sitting.span.upper),
            source=source,
            client_id=uuid5(client_id, f"seat:{sitting.pk}"),
        )
        moved.append(Moved("seat", sitting.pk, f"{sitting.seat.title}, {sitting.seat.version.committee.name}"))
    owed = task_queries.tasks_owned(owner_user_id=giver.pk, on=on)
    deeds = list(
        tasks.hand_over_many(
            task_ids=[row.id for row in owed],
            owner=(None, None, taker.pk),
            text=f"Bàn giao từ {giver}: {source}",
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
    )
    moved += [Moved("task", row.id, _task_words(row)) for row in owed]
    return moved, deeds


def _move_assignments(
    giver: Agency, taker: Agency, from_day: date, source: str, *, client_id: UUID, by: User, at: datetime
) -> list[Moved]:
    rows = [
        row
        for row in Assignment.objects.select_for_update().filter(agency=giver).order_by("pk")
        if row.span.upper is None or row.span.upper > from_day
    ]
    moved = []
    for row in sorted(rows, key=lambda one: (in_order(one.item), one.unit_id)):
        number = row.pk
        if row.span.lower < from_day:
            Assignment.objects.filter(pk=row.pk).update(span=open_span(row.span.lower, from_day))
        else:
            # It would have begun later: nothing of it is left with the giver.
            row.delete()
        copy_for(
            row,
            agency=taker,
            start=max(from_day, row.span.lower),
            source=source,
            client_id=uuid5(client_id, f"assignment:{number}"),
            by=by,
            at=at,
        )
        what = "tiêu chí" if "." not in row.item else "chỉ tiêu"
        words = f"{Part(row.part).label} {what} {row.item}, {units_name(row.unit_id, from_day)}"
        moved.append(Moved("assignment", number, words))
    return moved


def _move_posts(giver: Agency, taker: Agency, from_day: date, source: str, *, client_id: UUID) -> list[Moved]:
    moved = []
    posts = AgencyOfficer.objects.select_for_update(of=("self",)).select_related("user").filter(agency=giver)
    for post in posts.filter(span__contains=from_day, span__startswith__lt=from_day).order_by("pk"):
        AgencyOfficer.objects.filter(pk=post.pk).update(span=open_span(post.span.lower, from_day))
        AgencyOfficer.objects.create(
            user=post.user,
            agency=taker,
            span=open_span(from_day, post.span.upper),
            source=source,
            client_id=uuid5(client_id, f"post:{post.pk}"),
        )
        moved.append(Moved("post", post.pk, str(post.user)))
    return moved


def _move_village_sets(giver: Agency, taker: Agency, *, on: date) -> list[Moved]:
    moved = []
    rows = VillageSetAgency.objects.select_related("village_set").filter(agency=giver)
    for row in rows.filter(village_set__span__contains=on).order_by("pk"):
        VillageSetAgency.objects.get_or_create(village_set=row.village_set, agency=taker, defaults={"duty": row.duty})
        moved.append(Moved("village_set", row.pk, row.village_set.title))
    return moved


def _list(giver: str, taker: str, from_day: date, moved: list[Moved], remarks: tuple[str, ...]) -> HandOver:
    if not moved and not remarks:
        raise NothingToHandOver(giver)
    return HandOver(giver, taker, from_day, tuple(moved), remarks, digest_of(giver, taker, from_day, moved))


def _task_words(row: task_queries.TaskRow) -> str:
    due = f", hạn {format_day(row.due_on)}" if row.due_on is not None else ""
    return f"{row.title} ({row.place}{due}, {row.percent} %)"


def _unit_of(agency_id: int) -> int:
    found = Agency.objects.filter(pk=agency_id).values_list("unit_id", flat=True).first()
    if found is None:
        raise NotThen(f"cơ quan số {agency_id}")
    return int(found)


def _home_of(user_id: int, *, on: date) -> int:
    """Return the unit whose office hands over for a person: that of the agency, else of the newest role; raise
    `NoHome`."""
    post = AgencyOfficer.objects.select_related("agency").filter(user_id=user_id).order_by("-span").first()
    if post is not None:
        return int(post.agency.unit_id)
    grant = User.objects.filter(pk=user_id).values_list("grants__unit_id", flat=True).order_by("-grants__span").first()
    if grant is None:
        raise NoHome(str(user_id))
    return int(grant)
