"""Somebody leaves, or moves elsewhere: roles, tasks, seats and the post pass to another in one deed, rehearsed first.

The administrator of accounts does it, who need not be the office that gave the tasks. What belongs to a place (reports
begun, obstacles, disputed figures) is not moved: it is listed, and whoever takes over the role finds it there.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Role
from ntm.store.accounts import querysets
from ntm.store.accounts.models import Grant, User
from ntm.store.assignments.models import AgencyOfficer
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.usecases.access import management, succession
from ntm.usecases.accounts import open_work
from ntm.usecases.assignments import handover
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments.assigning import source_of
from ntm.usecases.assignments.handover import HandOver, ListChanged, Moved, NothingToHandOver, ToItself
from ntm.usecases.audit import operations as audit

__all__ = ["HandOver", "ListChanged", "NothingToHandOver", "ToItself"]


class TakerIsClosed(ValueError):
    """A hand-over to somebody whose account is closed; the message is Vietnamese."""


_DONE = "accounts.handed_over"
_REHEARSAL = UUID("6e746d00-0000-4000-8000-000000000001")


def rehearse(*, user: User, to: User, from_day: date, by: User, on: date, at: datetime) -> HandOver:
    """List what would pass from a person to another on a day, and what stays with its place. Nothing is written.

    Raise as `hand_over`.
    """
    with transaction.atomic():
        found, _ = _all(user, to, from_day, "Diễn tập", client_id=_REHEARSAL, by=by, on=on, at=at)
        transaction.set_rollback(True)
    return found


def hand_over(
    *,
    user: User,
    to: User,
    from_day: date,
    source: str,
    digest: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> HandOver:
    """Pass everything of a person's to another from a day on, all or nothing; the same `client_id` changes nothing.

    `digest` is the rehearsal's. Raise `NotAllowed`, `NoSource`, `ToItself`, `NothingToHandOver`, `ListChanged`,
    `TakerIsClosed`, `GrantEnded` (a role that begins later), `GrantOverlaps`.
    """
    source = source_of(source)
    with transaction.atomic():
        chain = _chain(user, to, on=on)
        done = Entry.objects.filter(chain=chain, what=_DONE, payload__client=str(client_id)).first()
        if done is not None:
            return HandOver(
                str(user), str(to), from_day, tuple(Moved(*one) for one in done.payload["moved"]), (), digest
            )
        found, deeds = _all(user, to, from_day, source, client_id=client_id, by=by, on=on, at=at)
        if found.digest != digest:
            raise ListChanged("Danh sách đã thay đổi từ lúc liệt kê; hãy xem lại rồi bàn giao.")
        payload = {
            "client": str(client_id),
            "giver": user.pk,
            "taker": to.pk,
            "from": from_day,
            "source": source,
            "moved": [[one.sort, one.id, one.words] for one in found.moved],
        }
        audit.append_many([*deeds, audit.Deed(chain, _DONE, payload)], by=by, at=at)
    return found


def _all(
    user: User, to: User, from_day: date, source: str, *, client_id: UUID, by: User, on: date, at: datetime
) -> tuple[HandOver, list[audit.Deed]]:
    if user.pk == to.pk:
        raise ToItself("Hãy chọn một người khác để nhận bàn giao.")
    management.require_manages(by, user, on=on)
    if not to.is_active:
        raise TakerIsClosed(f"Tài khoản của {to} đã đóng; hãy chọn người khác.")
    waiting = open_work.of_person(user, on=on)
    posts = list(AgencyOfficer.objects.filter(user=user, span__contains=from_day))
    moved = _roles(user, from_day)
    if moved:
        succession.pass_roles(user=user, to=to, from_day=from_day, by=by, at=at, on=on)
    more, deeds = handover.pass_person(user, to, from_day, source, client_id=client_id, by=by, on=on, at=at)
    remarks = [f"{one.label}: {one.words}" for one in waiting if not one.passes]
    remarks += _posts(posts, to, from_day, source, client_id=client_id)
    moved += more
    if not moved and not remarks:
        raise NothingToHandOver(f"{user} không còn vai trò, việc hay ghế nào kể từ ngày ấy.")
    digest = handover.digest_of(str(user), str(to), from_day, moved)
    return HandOver(str(user), str(to), from_day, tuple(moved), tuple(remarks), digest), list(deeds)


def _roles(user: User, from_day: date) -> list[Moved]:
    grants = [
        one
        for one in Grant.objects.filter(user=user).order_by("pk")
        if one.span.upper is None or one.span.upper > from_day
    ]
    places = querysets.place_names({one.unit_id for one in grants}, on=from_day)
    return [
        Moved(
            "role",
            one.pk,
            " · ".join(part for part in (Role(one.role).label, one.agency, places.get(one.unit_id, "")) if part),
        )
        for one in grants
    ]


def _posts(posts: list[AgencyOfficer], to: User, from_day: date, source: str, *, client_id: UUID) -> list[str]:
    """Put the taker in the posts that ended, or say why somebody else has to be found for the agency."""
    remarks = []
    for post in posts:
        name = agencies.names_on([post.agency_id], on=from_day).get(post.agency_id, "")
        taken = AgencyOfficer.objects.filter(user=to, span__overlap=open_span(from_day, post.span.upper)).first()
        if taken is None and post.span.lower < from_day:
            AgencyOfficer.objects.create(
                user=to,
                agency_id=post.agency_id,
                span=open_span(from_day, post.span.upper),
                source=source,
                client_id=uuid5(client_id, f"post:{post.pk}"),
            )
        elif taken is not None and taken.agency_id != post.agency_id:
            remarks.append(
                f"{to} đang làm ở cơ quan khác từ {format_day(taken.span.lower)}: cần ghi người khác cho {name}."
            )
    return remarks


def _chain(user: User, to: User, *, on: date) -> int:
    """Return the unit in whose chain the hand-over is recorded: of the person's newest role, else of the taker's."""
    for one in (user, to):
        grant = Grant.objects.filter(user=one).order_by("-span", "-pk").first()
        if grant is not None:
            return int(grant.unit_id)
    raise NothingToHandOver(f"{user} không có vai trò nào.")
