"""Makes accounts, gives and ends grants, opens accounts anew; every deed is recorded.

`by=None` is the installation's operator at the command line, who holds its files anyway; everybody else needs the role
that allows it in the place. Nobody gives a role to themselves. Codes and passwords are never kept in the record, and
shown once.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ntm.core.kernel.states import Power, Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.access import management
from ntm.usecases.access.rules import Action, NotAllowed, require
from ntm.usecases.audit import operations as audit

#: For how long a code that an administrator gives out opens the account.
CODE_HOLDS_FOR = timedelta(days=14)
#: A code is a random number of 78 bits, which no slow hash needs to protect; a workbook makes hundreds at once.
_ITERATIONS_OF_A_CODE = 20_000


class UsernameTaken(ValueError):
    """Somebody has that name for signing in."""


class UnusableUsername(ValueError):
    """An empty or too long name, or one with white space."""


class WeakPassword(ValueError):
    """A password that the installation refuses; the message says why, in Vietnamese."""


class WrongPassword(ValueError):
    """The password that was to be changed is another one."""


class CodeExpired(ValueError):
    """A code given out by an administrator that opens nothing any more."""


class OwnRole(NotAllowed):
    """Somebody gives a role to themselves."""


class GrantOverlaps(ValueError):
    """The person holds that role in that place on one of these days already."""


class GrantEnded(ValueError):
    """A grant cannot end before it starts, nor be lengthened."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that was made or opened anew, and the code that opens it once: to be told now, for it is not kept."""

    user_id: int
    username: str
    full_name: str
    code: str
    holds_until: datetime


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
    user = User(username=_usable(username), full_name=full_name.strip(), email=email)
    _set_password(user, password)
    return _saved(user, by=by, at=at)


def add_person(
    *,
    username: str,
    full_name: str,
    role: Role,
    unit_id: int,
    start: date,
    by: User | None,
    at: datetime,
    on: date,
    end: date | None = None,
    agency: str = "",
    criteria: Sequence[str] = (),
    powers: Sequence[Power] = (),
    email: str = "",
    code: str = "",
) -> NewAccount:
    """Make an account with its first role, for whoever looks after accounts in that place; a code opens it once.

    `code` is one that was made before (`make_password`), where it was shown already. Raise `UnusableUsername`,
    `UsernameTaken`, `GrantEnded`, `NotAllowed`.
    """
    if by is not None:
        require(by, Action.MANAGE_ACCOUNTS, unit_id=unit_id, on=on)
    user = User(username=_usable(username), full_name=full_name.strip(), email=email)
    with transaction.atomic():
        code = _give_code(user, code or make_password(), at=at)
        _saved(user, by=by, at=at)
        grant_role(
            user=user,
            role=role,
            unit_id=unit_id,
            start=start,
            end=end,
            agency=agency,
            criteria=criteria,
            powers=powers,
            by=by,
            at=at,
            on=on,
        )
    return NewAccount(user.pk, user.username, user.full_name, code, at + CODE_HOLDS_FOR)


def _usable(username: str) -> str:
    """Return the name as accounts are named; raise `UnusableUsername`."""
    username = username.strip().lower()
    if not username or len(username) > 60 or any(letter.isspace() for letter in username) or not username.isprintable():
        raise UnusableUsername(f"Tên đăng nhập không dùng được: “{username[:60]}”.")
    return username


def _saved(user: User, *, by: User | None, at: datetime) -> User:
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            audit.append(
                chain=audit.INSTALLATION,
                what="access.user_created",
                payload={"user": user.pk, "username": user.username, "full_name": user.full_name},
                by=by,
                at=at,
            )
    except IntegrityError as error:
        raise UsernameTaken(f"Tên đăng nhập “{user.username}” đã có người dùng.") from error
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
    powers: Sequence[Power] = (),
) -> Grant:
    """Give a person a role in a place and everything below it, for the days `[start, end)`.

    `criteria` limits it to some criteria ("5"), `powers` to some of what the role may do; empty means all. Raise
    `GrantOverlaps`, `GrantEnded`, `OwnRole`, `NotAllowed`.
    """
    if by is not None:
        require(by, Action.MANAGE_ACCOUNTS, unit_id=unit_id, on=on)
        if by.pk == user.pk:
            raise OwnRole("Không ai tự giao vai trò cho mình; hãy nhờ một người quản trị khác.", unit_id=unit_id)
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
                powers=sorted(power.value for power in powers),
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


def choose_password(*, user: User, new: str, at: datetime) -> None:
    """Let a person who came in by a code choose a password of their own; the code opens nothing any more.

    Raise `CodeExpired` for a code that is used up or too old, `WeakPassword`.
    """
    with transaction.atomic():
        standing = User.objects.select_for_update().get(pk=user.pk)
        if standing.one_time_until is None or at >= standing.one_time_until:
            raise CodeExpired("Mã dùng một lần đã được dùng hoặc đã hết hạn; hãy xin người quản trị mã khác.")
        _set_password(user, new)
        user.one_time_until = None
        user.save(update_fields=["password", "one_time_until"])
        audit.append(
            chain=audit.INSTALLATION, what="access.password_changed", payload={"user": user.pk}, by=user, at=at
        )


def reset_password(*, user: User, password: str, by: User | None, at: datetime, on: date) -> None:
    """Give a person a new password, told to them out of band; raise `WeakPassword` or `NotAllowed`."""
    if by is not None:
        management.require_manages(by, user, on=on)
    _set_password(user, password)
    user.one_time_until = None
    with transaction.atomic():
        user.save(update_fields=["password", "one_time_until"])
        audit.append(chain=audit.INSTALLATION, what="access.password_reset", payload={"user": user.pk}, by=by, at=at)


def give_code(*, user: User, by: User, at: datetime, on: date) -> NewAccount:
    """Open an account with a new code in place of its password, for somebody who lost it; needs no e-mail.

    Every session of the person ends. Raise `NotAllowed`.
    """
    management.require_manages(by, user, on=on)
    with transaction.atomic():
        code = _give_code(user, make_password(), at=at)
        user.save(update_fields=["password", "one_time_until"])
        audit.append(chain=audit.INSTALLATION, what="access.code_given", payload={"user": user.pk}, by=by, at=at)
    return NewAccount(user.pk, user.username, user.full_name, code, at + CODE_HOLDS_FOR)


def close_account(*, user: User, by: User, at: datetime, on: date) -> None:
    """Close an account: nobody signs in with it and what it delegated gives nothing; what it did stays.

    Closing a closed one changes nothing. Raise `NotAllowed`.
    """
    _set_active(user, active=False, by=by, at=at, on=on)


def reopen_account(*, user: User, by: User, at: datetime, on: date) -> None:
    """Open a closed account again, with the roles that are still in force. Raise `NotAllowed`."""
    _set_active(user, active=True, by=by, at=at, on=on)


def _set_active(user: User, *, active: bool, by: User, at: datetime, on: date) -> None:
    management.require_manages(by, user, on=on)
    with transaction.atomic():
        if User.objects.filter(pk=user.pk, is_active=not active).update(is_active=active):
            what = "access.account_reopened" if active else "access.account_closed"
            audit.append(chain=audit.INSTALLATION, what=what, payload={"user": user.pk}, by=by, at=at)


def make_password() -> str:
    """Make a password that can be read aloud: four groups of letters and digits that are not mistaken for others."""
    alphabet = "abcdefghkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def _give_code(user: User, code: str, *, at: datetime) -> str:
    hasher = get_hasher()
    if isinstance(hasher, PBKDF2PasswordHasher):
        user.password = hasher.encode(code, hasher.salt(), iterations=_ITERATIONS_OF_A_CODE)
    else:
        user.set_password(code)
    user.one_time_until = at + CODE_HOLDS_FOR
    return code


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
        "powers": grant.powers,
        "start": grant.span.lower,
        "end": grant.span.upper,
    }
