"""Whose account somebody looks after.

An administrator of a place looks after the people whose every role lies in it: one who could open the account of
somebody with a wider role would hold that role too. People without any role are looked after by administrators of a
whole province. Nobody looks after their own account here; their own page is for that.
"""

from __future__ import annotations

from datetime import date

from ntm.core.kernel.states import Role
from ntm.store.accounts import querysets
from ntm.store.accounts.models import Grant, User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed

_ROLES = frozenset(role.value for role in Role if Action.MANAGE_ACCOUNTS in rules.ALLOWED[role])


def people_managed(by: User, *, on: date) -> frozenset[int]:
    """Return the people whose accounts somebody looks after on a day, themselves never; empty for most."""
    if not by.is_active:
        return frozenset()
    found = set(querysets.people_managed_in_places(by=by.pk, roles=_ROLES, on=on))
    if rules.may(by, Action.MANAGE_ACCOUNTS, unit_id=None, on=on):
        found.update(User.objects.exclude(pk__in=Grant.objects.values("user_id")).values_list("pk", flat=True))
    return frozenset(found - {by.pk})


def looks_after_accounts(user: User, *, on: date) -> bool:
    """Say whether a person looks after accounts somewhere on a day."""
    return bool(places_managed(user, on=on))


def places_managed(user: User, *, on: date) -> tuple[int, ...]:
    """Return the places in which a person looks after accounts on a day."""
    if not user.is_active or user.pk is None:
        return ()
    return querysets.places_of(user.pk, roles=_ROLES, power="administer", on=on)


def require_manages(by: User, user: User, *, on: date) -> None:
    """Raise `NotAllowed` unless somebody looks after a person's account."""
    if user.pk not in people_managed(by, on=on):
        raise NotAllowed(
            f"Anh/chị không được phép quản lý tài khoản “{user.username}”: có vai trò ngoài địa bàn của anh/chị.",
            action=Action.MANAGE_ACCOUNTS,
        )


def require_looks_after(by: User, *, on: date) -> None:
    """Raise `NotAllowed` for somebody who looks after no accounts on a day."""
    if not looks_after_accounts(by, on=on):
        raise NotAllowed("Anh/chị không được phép quản lý tài khoản.", action=Action.MANAGE_ACCOUNTS)
