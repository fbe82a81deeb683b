"""Ủy quyền: a part of what one holds, for dated days, to another person, and never more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from ntm.core.kernel.states import Power, Role
from ntm.store.accounts.models import Delegation, Grant, User
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.usecases.access import delegation, operations, queries
from ntm.usecases.access.rules import Action, NotAllowed, criteria_scope, may
from ntm.usecases.audit.verification import verify
from tests.usecases.access.places import AT, BEFORE, BEGIN, REFORM, Country, make_country, person

pytestmark = pytest.mark.django_db
END = BEFORE + timedelta(days=14)


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture
def giver(country: Country) -> User:
    return person(Role.DISTRICT_OFFICE, country.district, username="giver")


@pytest.fixture
def receiver() -> User:
    return User.objects.create(username="receiver", full_name="Sùng A Páo")


def delegate(giver: User, receiver: User, **changes: Any) -> int:
    grant = Grant.objects.get(user=giver)
    asked: dict[str, Any] = {
        "grant_id": grant.pk,
        "unit_id": grant.unit_id,
        "criteria": (),
        "powers": (Power.ENTER,),
        "start": BEFORE,
        "end": END,
        "reason": "Đi công tác, giấy ủy quyền số 12",
        "client_id": uuid4(),
    } | changes
    return delegation.delegate(receiver=receiver, by=giver, at=AT, on=BEFORE, **asked)


def test_what_is_delegated_holds_from_its_first_day_to_the_day_before_its_end(
    country: Country, giver: User, receiver: User
) -> None:
    delegate(giver, receiver)
    for day, expected in [
        (BEFORE - timedelta(days=1), False),
        (BEFORE, True),
        (END - timedelta(days=1), True),
        (END, False),
    ]:
        assert may(receiver, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=day) is expected
        assert may(receiver, Action.VIEW, unit_id=country.commune.pk, on=day) is expected


def test_only_the_powers_named_pass_on_and_those_of_security_never_by_themselves(
    country: Country, receiver: User
) -> None:
    leader = person(Role.LEADER, country.district)
    delegate(leader, receiver, powers=(Power.APPROVE,))
    commune = country.commune.pk
    assert may(receiver, Action.APPROVE_REGISTRATIONS, unit_id=commune, on=BEFORE)
    assert not may(receiver, Action.READ_SENSITIVE, unit_id=commune, on=BEFORE, criterion="19")
    assert may(leader, Action.READ_SENSITIVE, unit_id=commune, on=BEFORE, criterion="19")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"powers": (Power.ADMINISTER,)}, "không có tất cả các quyền"),
        ({"start": BEGIN - timedelta(days=1)}, "tất cả những ngày"),
    ],
)
def test_nobody_gives_more_than_they_hold(giver: User, receiver: User, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(delegation.NotYours, match=words):
        delegate(giver, receiver, **changes)
    assert not Delegation.objects.exists()


def test_a_place_outside_and_a_criterion_of_another_agency_are_not_given(
    country: Country, giver: User, receiver: User
) -> None:
    with pytest.raises(delegation.NotYours, match="ngoài địa bàn"):
        delegate(giver, receiver, unit_id=country.neighbour.pk)
    agency = person(Role.AGENCY, country.district, criteria=("5", "14"))
    with pytest.raises(delegation.NotYours, match="không phụ trách"):
        delegate(agency, receiver, criteria=("5", "6"))
    delegate(agency, receiver, unit_id=country.commune.pk, criteria=("5",))
    assert criteria_scope(receiver, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE).numbers == {"5"}
    assert not criteria_scope(receiver, Action.ENTER_FIGURES, unit_id=country.district.pk, on=BEFORE)


def test_a_delegation_without_criteria_carries_those_of_the_grant(country: Country, receiver: User) -> None:
    delegate(person(Role.AGENCY, country.district, criteria=("5", "14")), receiver)
    scope = criteria_scope(receiver, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    assert (scope.whole_set, scope.numbers) == (False, {"5", "14"})


def test_somebody_elses_grant_and_a_delegated_one_are_not_passed_on(
    country: Country, giver: User, receiver: User
) -> None:
    delegate(giver, receiver)
    third = User.objects.create(username="third", full_name="Người thứ ba")
    grant = Grant.objects.get(user=giver)
    with pytest.raises(delegation.NotYours, match="không giữ vai trò"):
        delegation.delegate(
            grant_id=grant.pk,
            receiver=third,
            unit_id=grant.unit_id,
            criteria=(),
            powers=(Power.READ,),
            start=BEFORE,
            end=END,
            reason="chuyển tiếp",
            client_id=uuid4(),
            by=receiver,
            at=AT,
            on=BEFORE,
        )


def test_it_ends_with_the_grant_behind_it_and_with_the_givers_account(
    country: Country, giver: User, receiver: User
) -> None:
    delegate(giver, receiver)
    day = BEFORE + timedelta(days=3)
    operations.end_grant(grant_id=Grant.objects.get(user=giver).pk, end=day, by=None, at=AT, on=BEFORE)
    commune = country.commune.pk
    assert may(receiver, Action.ENTER_FIGURES, unit_id=commune, on=day - timedelta(days=1))
    assert not may(receiver, Action.ENTER_FIGURES, unit_id=commune, on=day)
    User.objects.filter(pk=giver.pk).update(is_active=False)
    assert not may(receiver, Action.ENTER_FIGURES, unit_id=commune, on=BEFORE)
    assert not may(receiver, Action.VIEW, unit_id=commune, on=BEFORE)


def test_it_ends_with_the_district(country: Country, giver: User, receiver: User) -> None:
    delegate(giver, receiver, start=date(2025, 6, 1), end=date(2025, 8, 1))
    commune = country.commune.pk
    assert may(receiver, Action.ENTER_FIGURES, unit_id=commune, on=REFORM - timedelta(days=1))
    assert not may(receiver, Action.ENTER_FIGURES, unit_id=country.new_commune.pk, on=REFORM)


def test_the_giver_takes_it_back_and_so_does_whoever_manages_there(
    country: Country, giver: User, receiver: User
) -> None:
    number = delegate(giver, receiver)
    day = BEFORE + timedelta(days=2)
    with pytest.raises(NotAllowed):
        delegation.end_delegation(delegation_id=number, end=day, by=receiver, at=AT, on=day)
    delegation.end_delegation(delegation_id=number, end=day, by=giver, at=AT, on=day)
    assert not may(receiver, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=day)
    assert may(receiver, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=day - timedelta(days=1))
    again = delegate(giver, receiver, start=day, client_id=uuid4())
    administrator = person(Role.ADMINISTRATOR, country.province)
    delegation.end_delegation(delegation_id=again, end=day, by=administrator, at=AT, on=BEFORE)
    (newest, _) = delegation.delegations(of=receiver, on=day)
    assert (newest.taken_back, newest.in_force, newest.may_be_ended) == (True, False, False)
    assert not may(receiver, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=day)
    assert [entry.what for entry in Entry.objects.order_by("pk")] == [
        "access.delegated",
        "access.delegation_ended",
        "access.delegated",
        "access.delegation_ended",
    ]
    assert verify().holds


def test_sent_twice_it_is_given_once(giver: User, receiver: User) -> None:
    number = UUID(int=7)
    assert delegate(giver, receiver, client_id=number) == delegate(giver, receiver, client_id=number)
    assert Delegation.objects.count() == 1
    with pytest.raises(delegation.DelegationRefused, match="đã được anh/chị ủy quyền"), transaction.atomic():
        delegate(giver, receiver)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"end": BEFORE}, "sau ngày bắt đầu"),
        ({"end": BEFORE + timedelta(days=400)}, "không quá một năm"),
        ({"reason": "   "}, "lý do"),
    ],
)
def test_a_delegation_without_days_or_reason_is_refused(
    giver: User, receiver: User, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(delegation.DelegationRefused, match=words):
        delegate(giver, receiver, **changes)


def test_one_does_not_delegate_to_oneself_nor_to_a_closed_account(giver: User, receiver: User) -> None:
    with pytest.raises(delegation.DelegationRefused, match="chính mình"):
        delegate(giver, giver)
    receiver.is_active = False
    with pytest.raises(delegation.DelegationRefused, match="đã đóng"):
        delegate(giver, receiver)


def test_the_table_itself_refuses_one_without_an_end_or_to_the_giver(giver: User, receiver: User) -> None:
    grant = Grant.objects.get(user=giver)
    row = {"grant": grant, "giver": giver, "unit": grant.unit, "powers": ["enter"], "reason": "x", "at": AT}
    for changes, name in [
        ({"receiver": receiver, "span": open_span(BEFORE)}, "delegation_is_dated"),
        ({"receiver": giver, "span": open_span(BEFORE, END)}, "delegation_to_another_person"),
        ({"receiver": receiver, "span": open_span(BEFORE, END), "powers": ["fly"]}, "delegation_of_known_powers"),
    ]:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Delegation.objects.create(**(row | changes), client_id=uuid4())


def test_the_receiver_is_found_by_the_name_for_signing_in_or_by_a_full_name_that_one_bears(
    country: Country, giver: User, receiver: User
) -> None:
    assert delegation.receiver_named(" RECEIVER ", by=giver, on=BEFORE) == receiver
    with pytest.raises(delegation.NobodyOfThatName):  # without a role nobody finds them by full name
        delegation.receiver_named("Sùng A Páo", by=giver, on=BEFORE)
    Grant.objects.create(user=receiver, role="commune_officer", unit=country.commune, span=open_span(BEGIN))
    assert delegation.receiver_named("sùng a páo", by=giver, on=BEFORE) == receiver
    other = person(Role.COMMUNE_OFFICER, country.neighbour, username="other")
    User.objects.filter(pk=other.pk).update(full_name="Sùng A Páo")
    with pytest.raises(delegation.NobodyOfThatName, match="2 người tên"):
        delegation.receiver_named("Sùng A Páo", by=giver, on=BEFORE)
    abroad = person(Role.COMMUNE_OFFICER, country.other_commune, username="abroad")
    User.objects.filter(pk=abroad.pk).update(full_name="Lường Văn Ín")
    with pytest.raises(delegation.NobodyOfThatName):
        delegation.receiver_named("Lường Văn Ín", by=giver, on=BEFORE)


def test_a_role_limited_to_some_powers_leaves_the_others(country: Country) -> None:
    user = User.objects.create(username="typist", full_name="Người nhập")
    operations.grant_role(
        user=user,
        role=Role.DISTRICT_OFFICE,
        unit_id=country.district.pk,
        start=BEGIN,
        powers=(Power.ENTER,),
        by=None,
        at=AT,
        on=BEFORE,
    )
    commune = country.commune.pk
    assert may(user, Action.ENTER_FIGURES, unit_id=commune, on=BEFORE)
    assert may(user, Action.VIEW, unit_id=commune, on=BEFORE)
    assert not may(user, Action.DECIDE_INDICATOR, unit_id=commune, on=BEFORE)
    assert not may(user, Action.CONSOLIDATE, unit_id=commune, on=BEFORE)
    assert queries.roles_on(user, on=BEFORE) == {Role.DISTRICT_OFFICE}


def test_only_an_agency_in_charge_of_the_very_criterion_reads_what_is_sensitive(country: Country) -> None:
    police = person(Role.AGENCY, country.district, criteria=("19",), username="police")
    schools = person(Role.AGENCY, country.district, criteria=("14",), username="schools")
    whole = person(Role.AGENCY, country.district, username="whole")
    office = person(Role.PROVINCE_OFFICE, country.province, username="office")
    officer = person(Role.COMMUNE_OFFICER, country.commune, username="officer")
    neighbour = person(Role.COMMUNE_OFFICER, country.neighbour, username="neighbour")
    may_read = {
        user.username
        for user in (police, schools, whole, office, officer, neighbour)
        if may(user, Action.READ_SENSITIVE, unit_id=country.commune.pk, on=BEFORE, criterion="19")
    }
    assert may_read == {"police", "officer"}
