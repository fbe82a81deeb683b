"""Makes accounts, gives and ends grants; every deed is recorded.

`by=None` is the installation's operator at the command line, who holds its files anyway; everybody else needs the role
that allows it in the place.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.access.rules import Action, require
from ntm.usecases.audit import operations as audit


class UsernameTaken(ValueError):
    """Somebody has that name for signing in."""


class UnusableUsername(ValueError):
    """An empty or too long name, or one with white space."""


class WeakPassword(ValueError):
    """A password that the installation refuses; the message says why, in Vietnamese."""


class WrongPassword(ValueError):
    """The password that was to be changed is another one."""


class GrantOverlaps(ValueError):
    """The person holds that role in that place on one of these days already."""


class GrantEnded(ValueError):
    """A grant cannot end before it starts, nor be lengthened."""


def create_user(
    *,
    username: str,
    full_name: str,
    password: str,
    by: User | None,
    at: datetime,
    on: date,
    email: str = "",
) -> User:
    """Make an account without any grant.

    Raise `UnusableUsername`, `UsernameTaken`, `WeakPassword`, `NotAllowed`.
    """
    if by is not None:
        require(by, Action.MANAGE_ACCOUNTS, unit_id=None, on=on)
    username = username.strip().lower()
    if not username or len(username) > 60 or any(letter.isspace() for letter in username):
        raise UnusableUsername(f"Tên đăng nhập không dùng được: “{username[:60]}”.")
    user = User(username=username, full_name=full_name.strip(), email=email)
    _set_password(user, password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            audit.append(
                chain=audit.INSTALLATION,
                what="access.user_created",
                payload={"user": user.pk, "username": username, "full_name": user.full_name},
                by=by,
                at=at,
            )
    except IntegrityError as error:
        raise UsernameTaken(f"Tên đăng nhập “{username}” đã có người dùng.") from error
    return user


def grant_role(
    *,
    user: User,
    role: Role,
    unit_id: int,
    start: date,
    by: User | None,
    at: datetime,
    on: date,
    end: date | None = None,
    agency: str = "",
    criteria: Sequence[str] = (),
) -> Grant:
    """Give a person a role in a place and everything below it, for the days `[start, end)`.

    `criteria` limits it to some criteria ("5"); empty means all. Raise `GrantOverlaps`, `GrantEnded`, `NotAllowed`.
    """
    if by is not None:
        require(by, Action.MANAGE_ACCOUNTS, unit_id=unit_id, on=on)
    if end is not None and end <= start:
        raise GrantEnded("Ngày kết thúc phải sau ngày bắt đầu.")
    try:
        with transaction.atomic():
            grant = Grant.objects.create(
                user=user,
                role=role.value,
                unit_id=unit_id,
                agency=agency,
                criteria=[str(item) for item in criteria],
                span=open_span(start, end),
            )
            audit.append(chain=unit_id, what="access.role_granted", payload=_description(grant), by=by, at=at)
    except IntegrityError as error:
        if "grant_spans_apart" not in str(error):
            raise
        raise GrantOverlaps("Người này đã có vai trò đó tại đơn vị trong những ngày này.") from error
    return grant


def end_grant(*, grant_id: int, end: date, by: User | None, at: datetime, on: date) -> None:
    """End a grant on a day, the first on which it no longer holds.

    Raise `Grant.DoesNotExist`, `GrantEnded`, `NotAllowed`.
    """
    with transaction.atomic():
        grant = Grant.objects.select_for_update().get(pk=grant_id)
        if by is not None:
            require(by, Action.MANAGE_ACCOUNTS, unit_id=grant.unit_id, on=on)
        if end <= grant.span.lower or (grant.span.upper is not None and end > grant.span.upper):
            raise GrantEnded("Chỉ có thể rút ngắn thời hạn của vai trò, và không trước ngày bắt đầu.")
        Grant.objects.filter(pk=grant.pk).update(span=open_span(grant.span.lower, end))
        grant.refresh_from_db()
        audit.append(chain=grant.unit_id, what="access.role_ended", payload=_description(grant), by=by, at=at)


def change_password(*, user: User, old: str, new: str, at: datetime) -> None:
    """Change a person's own password; raise `WrongPassword`, `WeakPassword`."""
    if not user.check_password(old):
        raise WrongPassword("Mật khẩu hiện tại không đúng.")
    _set_password(user, new)
    with transaction.atomic():
        user.save(update_fields=["password"])
        audit.append(
            chain=audit.INSTALLATION, what="access.password_changed", payload={"user": user.pk}, by=user, at=at
        )


def reset_password(*, user: User, password: str, by: User | None, at: datetime, on: date) -> None:
    """Give a person a new password, told to them out of band; raise `WeakPassword` or `NotAllowed`."""
    if by is not None:
        require(by, Action.MANAGE_ACCOUNTS, unit_id=None, on=on)
    _set_password(user, password)
    with transaction.atomic():
        user.save(update_fields=["password"])
        audit.append(chain=audit.INSTALLATION, what="access.password_reset", payload={"user": user.pk}, by=by, at=at)


def make_password() -> str:
    """Make a password that can be read aloud: four groups of letters and digits that are not mistaken for others."""
    alphabet = "abcdefghkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPassword(" ".join(error.messages)) from error
    user.set_password(password)


def _description(grant: Grant) -> dict[str, object]:
    return {
        "user": grant.user_id,
        "role": grant.role,
        "unit": grant.unit_id,
        "agency": grant.agency,
        "criteria": grant.criteria,
        "start": grant.span.lower,
        "end": grant.span.upper,
    }
