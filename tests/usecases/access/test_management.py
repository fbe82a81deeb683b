"""Whose account somebody looks after, codes in place of passwords, and what is kept of refusals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction

from ntm.core.kernel.states import Power, Role
from ntm.store.accounts.models import Grant, Refusal, User
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.usecases.access import management, operations, refusals
from ntm.usecases.access.rules import Action, NotAllowed, may
from ntm.usecases.audit.verification import verify
from tests.usecases.access.places import AFTER, AT, BEFORE, BEGIN, REFORM, Country, make_country, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture
def of_district(country: Country) -> User:
    return person(Role.ADMINISTRATOR, country.district, username="qt-huyen")


@pytest.fixture
def of_province(country: Country) -> User:
    return person(Role.ADMINISTRATOR, country.province, username="qt-tinh")


def names(ids: frozenset[int]) -> set[str]:
    return set(User.objects.filter(pk__in=ids).values_list("username", flat=True))


def test_an_administrator_looks_after_people_all_of_whose_roles_lie_in_the_place(
    country: Country, of_district: User, of_province: User
) -> None:
    inside = person(Role.COMMUNE_OFFICER, country.commune, username="trong")
    both = person(Role.COMMUNE_OFFICER, country.commune, username="ca-hai")
    Grant.objects.create(user=both, role=Role.OVERSIGHT.value, unit=country.province, span=open_span(BEGIN))
    person(Role.COMMUNE_OFFICER, country.neighbour, username="huyen-khac")
    person(Role.COMMUNE_OFFICER, country.other_commune, username="tinh-khac")
    User.objects.create(username="chua-co-vai", full_name="Chưa có vai")
    assert names(management.people_managed(of_district, on=BEFORE)) == {"trong"}
    assert names(management.people_managed(of_province, on=BEFORE)) == {
        "trong",
        "ca-hai",
        "huyen-khac",
        "qt-huyen",
        "chua-co-vai",
    }
    assert management.people_managed(inside, on=BEFORE) == frozenset()
    assert management.places_managed(of_district, on=BEFORE) == (country.district.pk,)
    assert management.places_managed(of_district, on=AFTER) == ()


def test_people_of_dissolved_districts_are_looked_after_by_the_province(country: Country, of_province: User) -> None:
    person(Role.DISTRICT_OFFICE, country.district, username="huyen-cu")
    person(Role.COMMUNE_OFFICER, country.new_commune, start=REFORM, username="xa-moi")
    assert {"huyen-cu", "xa-moi"} <= names(management.people_managed(of_province, on=AFTER))


def test_an_ended_role_elsewhere_does_not_keep_an_administrator_away(country: Country, of_district: User) -> None:
    moved = person(Role.COMMUNE_OFFICER, country.neighbour, end=BEFORE, username="chuyen-den")
    assert "chuyen-den" not in names(management.people_managed(of_district, on=BEFORE))
    Grant.objects.create(user=moved, role="commune_officer", unit=country.commune, span=open_span(BEFORE))
    assert "chuyen-den" in names(management.people_managed(of_district, on=BEFORE))


def test_a_lower_administrator_cannot_open_the_account_of_a_higher_one(
    country: Country, of_district: User, of_province: User
) -> None:
    with pytest.raises(NotAllowed, match="ngoài địa bàn"):
        operations.give_code(user=of_province, by=of_district, at=AT, on=BEFORE)
    with pytest.raises(NotAllowed):
        operations.close_account(user=of_province, by=of_district, at=AT, on=BEFORE)
    assert not Entry.objects.exists()
    new = operations.give_code(user=of_district, by=of_province, at=AT, on=BEFORE)
    assert of_district.check_password(new.code)


def test_nobody_gives_a_role_to_themselves(country: Country, of_province: User) -> None:
    with pytest.raises(operations.OwnRole):
        operations.grant_role(
            user=of_province,
            role=Role.PROVINCE_OFFICE,
            unit_id=country.province.pk,
            start=BEGIN,
            by=of_province,
            at=AT,
            on=BEFORE,
        )
    assert not may(of_province, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)


def test_a_new_person_comes_with_a_role_and_a_code_that_is_kept_nowhere(country: Country, of_district: User) -> None:
    new = operations.add_person(
        username="Páo.SA",
        full_name="Sùng A Páo",
        role=Role.COMMUNE_OFFICER,
        unit_id=country.commune.pk,
        start=BEFORE,
        powers=(Power.ENTER,),
        by=of_district,
        at=AT,
        on=BEFORE,
    )
    user = User.objects.get(username="páo.sa")
    assert user.check_password(new.code)
    assert user.one_time_until == new.holds_until == AT + timedelta(days=14)
    assert may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    assert new.code not in str([entry.payload for entry in Entry.objects.all()])
    assert verify().holds
    with pytest.raises(NotAllowed), transaction.atomic():
        operations.add_person(
            username="khac",
            full_name="Khác",
            role=Role.COMMUNE_OFFICER,
            unit_id=country.neighbour.pk,
            start=BEFORE,
            by=of_district,
            at=AT,
            on=BEFORE,
        )
    assert not User.objects.filter(username="khac").exists()


def test_a_code_opens_an_account_once_and_not_for_ever(country: Country, of_province: User) -> None:
    user = person(Role.COMMUNE_OFFICER, country.commune, username="quen")
    operations.give_code(user=user, by=of_province, at=AT, on=BEFORE)
    late = AT + operations.CODE_HOLDS_FOR
    with pytest.raises(operations.CodeExpired):
        operations.choose_password(user=user, new="ruộng-bậc-thang-2024", at=late)
    operations.choose_password(user=user, new="ruộng-bậc-thang-2024", at=late - timedelta(seconds=1))
    user.refresh_from_db()
    assert user.check_password("ruộng-bậc-thang-2024")
    with pytest.raises(operations.CodeExpired):
        operations.choose_password(user=user, new="ruộng-bậc-thang-2025", at=AT)


def test_a_closed_account_may_nothing_and_comes_back_with_its_roles(country: Country, of_province: User) -> None:
    user = person(Role.COMMUNE_OFFICER, country.commune, username="nghi")
    for _ in range(2):
        operations.close_account(user=user, by=of_province, at=AT, on=BEFORE)
    user.refresh_from_db()
    assert not may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    operations.reopen_account(user=user, by=of_province, at=AT, on=BEFORE)
    user.refresh_from_db()
    assert may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    assert [entry.what for entry in Entry.objects.order_by("pk")] == [
        "access.account_closed",
        "access.account_reopened",
    ]


def refuse(user: User | None, *, on: date = BEFORE, path: str = "/so-lieu/1/", hours: int = 0) -> None:
    refusals.record(
        user=user,
        message="Anh/chị không được phép nhập số liệu",
        method="POST",
        path=path,
        address="10.0.0.1",
        on=on,
        at=AT + timedelta(hours=hours),
        action=Action.ENTER_FIGURES,
        unit_id=999_999_999,
    )


def test_of_one_person_a_day_keeps_a_hundred_refusals_and_says_so(country: Country, of_province: User) -> None:
    user = person(Role.OVERSIGHT, country.province, username="hay-thu")
    for _ in range(refusals.MOST_A_DAY + 5):
        refuse(user)
    refuse(None)
    refuse(user, hours=24)
    assert Refusal.objects.filter(user=user, at=AT).count() == refusals.MOST_A_DAY
    kept = refusals.refusals(by=of_province, on=BEFORE)
    assert (kept[0].at, kept[0].who, kept[0].action) == (AT + timedelta(hours=24), "Giám sát", "nhập số liệu")
    assert (kept[1].who, kept[1].place) == ("người chưa đăng nhập", "")
    assert kept[2].message.endswith("không được ghi thêm.)")
    assert not kept[3].message.endswith("thêm.)")


def test_refusals_are_read_by_whoever_looks_after_the_person(
    country: Country, of_district: User, of_province: User
) -> None:
    refuse(person(Role.COMMUNE_OFFICER, country.commune, username="trong"))
    refuse(person(Role.COMMUNE_OFFICER, country.neighbour, username="huyen-khac"))
    refuse(person(Role.COMMUNE_OFFICER, country.other_commune, username="tinh-khac"))
    refuse(None)
    assert [one.username for one in refusals.refusals(by=of_district, on=BEFORE)] == ["trong"]
    assert [one.username for one in refusals.refusals(by=of_province, on=BEFORE)] == ["", "huyen-khac", "trong"]
    with pytest.raises(NotAllowed):
        refusals.refusals(by=User.objects.get(username="trong"), on=BEFORE)


def test_strange_letters_in_an_address_are_kept_within_bounds() -> None:
    refuse(None, path="/x\x00y\ud800" + "a" * 5000)
    row = Refusal.objects.get()
    assert len(row.path) == 300
    assert row.path.startswith("/xy?a")
