"""Keeps who tried what and was refused, for those who look after accounts.

A person who leans on a closed door, or a program that tries them all, must not fill the disk: of one person (of all
strangers together) a day keeps `MOST_A_DAY`, and the last one says that the rest of that day is not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from ntm.store.accounts import querysets
from ntm.store.accounts.models import Refusal, User
from ntm.usecases.access import rules
from ntm.usecases.access.management import people_managed, require_looks_after
from ntm.usecases.access.rules import Action

MOST_A_DAY = 100
_LONGEST_PATH, _LONGEST_MESSAGE = 300, 500
_LAST = " (Các lần bị từ chối sau đó trong ngày không được ghi thêm.)"


@dataclass(frozen=True, slots=True)
class RefusedView:
    """An attempt as those who look after accounts read it; `action` is empty where a page as a whole was refused."""

    at: datetime
    who: str
    username: str
    action: str
    place: str
    method: str
    path: str
    message: str
    address: str


def record(
    *,
    user: User | None,
    message: str,
    method: str,
    path: str,
    address: str | None,
    on: date,
    at: datetime,
    action: Action | None = None,
    unit_id: int | None = None,
) -> None:
    """Keep a refused attempt, unless the person (or strangers) had `MOST_A_DAY` on that day of the clock already."""
    begin = at.replace(hour=0, minute=0, second=0, microsecond=0)
    kept = Refusal.objects.filter(user=user, at__gte=begin)[:MOST_A_DAY].count()
    if kept >= MOST_A_DAY:
        return
    last = _LAST if kept == MOST_A_DAY - 1 else ""
    Refusal.objects.create(
        at=at,
        on_day=on,
        user=user,
        action=action.value if action is not None else "",
        unit_id=unit_id if unit_id is not None and querysets.unit_is_known(unit_id) else None,
        method=method[:10],
        path=_plain(path)[:_LONGEST_PATH],
        message=_plain(message)[: _LONGEST_MESSAGE - len(last)] + last,
        address=address,
    )


def _plain(text: str) -> str:
    """Return a text as the database holds it: without the zero letter and halves of letters."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def refusals(*, by: User, on: date, limit: int = 200) -> tuple[RefusedView, ...]:
    """Return what people were refused whose accounts somebody looks after, the newest first.

    What strangers were refused is for those who look after a whole province. Raise `NotAllowed` for others.
    """
    require_looks_after(by, on=on)
    theirs = Q(user_id__in=people_managed(by, on=on) | {by.pk})
    if rules.may(by, Action.MANAGE_ACCOUNTS, unit_id=None, on=on):
        theirs |= Q(user__isnull=True)
    found = list(Refusal.objects.filter(theirs).select_related("user").order_by("-at", "-pk")[:limit])
    places = querysets.place_names({row.unit_id for row in found if row.unit_id is not None}, on=on)
    return tuple(
        RefusedView(
            at=row.at,
            who=row.user.full_name if row.user is not None else "người chưa đăng nhập",
            username=row.user.username if row.user is not None else "",
            action=Action(row.action).label if row.action in set(Action) else row.action,
            place=places.get(row.unit_id, "") if row.unit_id is not None else "",
            method=row.method,
            path=row.path,
            message=row.message,
            address=row.address or "",
        )
        for row in found
    )
