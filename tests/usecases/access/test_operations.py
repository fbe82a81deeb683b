"""Accounts and grants are made by those who may, and recorded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Grant, User
from ntm.store.audit.models import Entry
from ntm.usecases.access import operations, queries
from ntm.usecases.access.rules import Action, NotAllowed, may
from ntm.usecases.audit.verification import verify
from tests.usecases.access.places import AT, BEFORE, BEGIN, Country, make_country, person

pytestmark = pytest.mark.django_db
PASSWORD = "chè-tuyết-Sìn-Hồ"


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture
def administrator(country: Country) -> User:
    return person(Role.ADMINISTRATOR, country.province)


def new_user(by: User | None, username: str = "lan", password: str = PASSWORD) -> User:
    return operations.create_user(username=username, full_name="Lò Thị Lan", password=password, by=by, at=AT, on=BEFORE)


def give(user: User, unit_id: int, by: User | None, **days: date) -> Grant:
    return operations.grant_role(
        user=user, role=Role.COMMUNE_OFFICER, unit_id=unit_id, by=by, at=AT, on=BEFORE, **({"start": BEGIN} | days)
    )


def test_a_new_account_may_nothing_until_it_is_given_a_role(country: Country, administrator: User) -> None:
    user = new_user(administrator)
    assert not may(user, Action.VIEW, unit_id=country.commune.pk, on=BEFORE)
    give(user, country.commune.pk, administrator)
    assert may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)


def test_every_deed_is_recorded_with_who_did_it_and_never_with_a_password(
    country: Country, administrator: User
) -> None:
    user = new_user(administrator)
    grant = give(user, country.commune.pk, administrator)
    operations.end_grant(grant_id=grant.pk, end=BEFORE, by=administrator, at=AT, on=BEFORE)
    entries = list(Entry.objects.order_by("pk"))
    assert [(entry.what, entry.chain) for entry in entries] == [
        ("access.user_created", 0),
        ("access.role_granted", country.commune.pk),
        ("access.role_ended", country.commune.pk),
    ]
    assert {entry.by_id for entry in entries} == {administrator.pk}
    assert PASSWORD not in str([entry.payload for entry in entries])
    assert verify().holds


def test_an_administrator_manages_only_the_own_place(country: Country) -> None:
    of_commune = person(Role.ADMINISTRATOR, country.commune)
    user = new_user(None)
    give(user, country.village.pk, of_commune)
    with pytest.raises(NotAllowed, match="quản lý tài khoản tại xã Thèn Sin"):
        give(user, country.neighbour.pk, of_commune)
    with pytest.raises(NotAllowed, match="toàn hệ thống"):
        new_user(of_commune, "another")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_manages_accounts(country: Country, role: Role) -> None:
    user = person(role, country.province)
    with pytest.raises(NotAllowed):
        new_user(user)
    with pytest.raises(NotAllowed):
        give(user, country.province.pk, user)
    assert not Entry.objects.exists()


def test_names_are_unique_whatever_the_letters_case(country: Country) -> None:
    new_user(None)
    with pytest.raises(operations.UsernameTaken), transaction.atomic():
        new_user(None, " LAN ")
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("username", ["", "  ", "hai từ", "x" * 61])
def test_a_name_that_nobody_can_type_is_refused(username: str) -> None:
    with pytest.raises(operations.UnusableUsername):
        new_user(None, username)


@pytest.mark.parametrize("password", ["ngắn", "1234567890123", "password123"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(operations.WeakPassword):
        new_user(None, password=password)
    assert not User.objects.exists()


def test_a_made_password_is_strong_enough_and_never_the_same() -> None:
    passwords = {operations.make_password() for _ in range(50)}
    assert len(passwords) == 50
    new_user(None, password=passwords.pop())


def test_a_role_is_held_once_a_day_but_may_return(country: Country) -> None:
    user = new_user(None)
    give(user, country.commune.pk, None, end=date(2023, 1, 1))
    with pytest.raises(operations.GrantOverlaps), transaction.atomic():
        give(user, country.commune.pk, None, start=date(2022, 12, 31))
    give(user, country.commune.pk, None, start=date(2023, 1, 1))


def test_a_grant_ends_on_its_day_and_is_never_lengthened(country: Country) -> None:
    user = new_user(None)
    grant = give(user, country.commune.pk, None)
    operations.end_grant(grant_id=grant.pk, end=BEFORE, by=None, at=AT, on=BEFORE)
    assert may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE - timedelta(days=1))
    assert not may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    for end in (BEGIN, BEFORE + timedelta(days=1)):
        with pytest.raises(operations.GrantEnded), transaction.atomic():
            operations.end_grant(grant_id=grant.pk, end=end, by=None, at=AT, on=BEFORE)
    (held,) = queries.grants_of(user, on=BEFORE)
    assert (held.place, held.last_day, held.in_force) == ("xã Nậm Xe", BEFORE - timedelta(days=1), False)


def test_a_span_that_ends_before_it_starts_is_refused(country: Country) -> None:
    with pytest.raises(operations.GrantEnded):
        give(new_user(None), country.commune.pk, None, end=BEGIN)
