"""The people whose accounts somebody looks after, as lists and one by one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ntm.core.kernel.states import Role
from ntm.core.territory import names
from ntm.store.accounts import querysets
from ntm.store.accounts.models import Grant, User
from ntm.usecases.access import management, queries
from ntm.usecases.access.queries import GrantView

#: So many people a page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list: `roles` are those in force on the day, as "Cán bộ xã · xã Nậm Xe"."""

    id: int
    username: str
    full_name: str
    roles: tuple[str, ...]
    last_login: datetime | None
    is_active: bool
    waits_for_first_login: bool


@dataclass(frozen=True, slots=True)
class People:
    """A page of a list of people, and how many there are in all."""

    rows: tuple[PersonRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with every role that they held, hold or will hold."""

    id: int
    username: str
    full_name: str
    email: str
    last_login: datetime | None
    is_active: bool
    code_holds_until: datetime | None
    grants: tuple[GrantView, ...]


class NobodyThere(LookupError):
    """No account of that number."""


def people(*, by: User, on: date, search: str = "", page: int = 1) -> People:
    """Return the people whose accounts somebody looks after, in Vietnamese order of their names; a fixed number of
    queries.

    `search` is a part of a name, a name for signing in, or a role's or place's words. Raise `NotAllowed` for somebody
    who looks after nobody's.
    """
    management.require_looks_after(by, on=on)
    ids = management.people_managed(by, on=on)
    users = list(User.objects.filter(pk__in=ids))
    roles = _roles_of(ids, on=on)
    key = names.search_key(search)
    found = [user for user in users if not key or key in _key(user, roles)]
    found.sort(key=lambda user: (names.search_key(user.full_name.rpartition(" ")[2]), names.search_key(user.full_name)))
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 1), pages)
    return People(
        rows=tuple(_row(user, roles) for user in found[(page - 1) * PAGE : page * PAGE]),
        total=len(found),
        page=page,
        pages=pages,
    )


def person_view(user_id: int, *, by: User, on: date) -> PersonView:
    """Return a person whose account somebody looks after; raise `NobodyThere`, `NotAllowed`."""
    user = person_numbered(user_id)
    management.require_manages(by, user, on=on)
    return PersonView(
        id=user.pk,
        username=user.username,
        full_name=user.full_name,
        email=user.email,
        last_login=user.last_login,
        is_active=user.is_active,
        code_holds_until=user.one_time_until,
        grants=queries.grants_of(user, on=on),
    )


def person_numbered(user_id: int) -> User:
    """Return the person of a number; raise `NobodyThere`."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise NobodyThere(str(user_id))
    return user


def person_named(username: str) -> User:
    """Return the person of a name for signing in; raise `NobodyThere`."""
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        raise NobodyThere(username)
    return user


def _roles_of(ids: Collection[int], *, on: date) -> Mapping[int, tuple[str, ...]]:
    grants = list(Grant.objects.filter(user_id__in=ids, span__contains=on).order_by("user_id", "pk"))
    places = querysets.place_names({grant.unit_id for grant in grants}, on=on)
    found: dict[int, list[str]] = {}
    for grant in grants:
        words = [Role(grant.role).label, grant.agency, places.get(grant.unit_id, "")]
        found.setdefault(grant.user_id, []).append(" · ".join(word for word in words if word))
    return {user: tuple(words) for user, words in found.items()}


def _key(user: User, roles: Mapping[int, tuple[str, ...]]) -> str:
    return names.search_key(" ".join((user.full_name, user.username, *roles.get(user.pk, ()))))


def _row(user: User, roles: Mapping[int, tuple[str, ...]]) -> PersonRow:
    return PersonRow(
        id=user.pk,
        username=user.username,
        full_name=user.full_name,
        roles=roles.get(user.pk, ()),
        last_login=user.last_login,
        is_active=user.is_active,
        waits_for_first_login=user.one_time_until is not None,
    )
