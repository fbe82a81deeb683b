"""Who may do what, where and when."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.kernel.states import Role, UnitKind
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.territory.models import Lineage
from ntm.usecases.access.rules import _POWERS, ALLOWED, Action, NotAllowed, criteria_scope, may, require, visible_scope
from tests.usecases.access.places import AFTER, BEFORE, BEGIN, REFORM, Country, add_unit, make_country, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> Country:
    return make_country()


def test_every_role_stands_in_the_table_and_may_view() -> None:
    assert set(ALLOWED) == set(Role)
    assert all(Action.VIEW in actions for actions in ALLOWED.values())


def test_every_action_belongs_to_a_power() -> None:
    assert set(_POWERS) == set(Action)


@pytest.mark.parametrize("role", [Role.FINANCE, Role.OVERSIGHT])
def test_those_who_oversee_write_nothing(country: Country, role: Role) -> None:
    user = person(role, country.province)
    allowed = {action for action in Action if may(user, action, unit_id=country.commune.pk, on=BEFORE)}
    assert allowed == {Action.VIEW}


def test_a_leader_approves_what_was_promised_and_enters_nothing(country: Country) -> None:
    user = person(Role.LEADER, country.province)
    assert may(user, Action.APPROVE_REGISTRATIONS, unit_id=country.commune.pk, on=BEFORE)
    for action in (Action.ENTER_FIGURES, Action.REGISTER, Action.CONSOLIDATE_REGISTRATIONS, Action.EDIT_PLAN):
        assert not may(user, action, unit_id=country.commune.pk, on=BEFORE)


def test_a_commune_officer_enters_figures_of_the_own_commune_and_its_villages_only(country: Country) -> None:
    user = person(Role.COMMUNE_OFFICER, country.commune)
    assert may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    assert may(user, Action.ENTER_FIGURES, unit_id=country.village.pk, on=BEFORE)
    assert not may(user, Action.ENTER_FIGURES, unit_id=country.neighbour.pk, on=BEFORE)
    assert not may(user, Action.ENTER_FIGURES, unit_id=country.district.pk, on=BEFORE)
    assert not may(user, Action.DECIDE_INDICATOR, unit_id=country.commune.pk, on=BEFORE)


def test_a_commune_officer_sees_the_whole_province_but_no_other(country: Country) -> None:
    user = person(Role.COMMUNE_OFFICER, country.commune)
    assert may(user, Action.VIEW, unit_id=country.neighbour.pk, on=BEFORE)
    assert may(user, Action.VIEW, unit_id=country.province.pk, on=BEFORE)
    assert not may(user, Action.VIEW, unit_id=country.other_commune.pk, on=BEFORE)
    assert visible_scope(user, BEFORE) == {country.province.pk}


def test_a_village_head_writes_in_the_village_and_sees_its_commune(country: Country) -> None:
    user = person(Role.VILLAGE_HEAD, country.village)
    assert may(user, Action.ENTER_FIGURES, unit_id=country.village.pk, on=BEFORE)
    assert not may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    assert may(user, Action.VIEW, unit_id=country.commune.pk, on=BEFORE)
    assert not may(user, Action.VIEW, unit_id=country.neighbour.pk, on=BEFORE)
    assert not may(user, Action.VIEW, unit_id=country.province.pk, on=BEFORE)


def test_a_person_without_a_grant_sees_nothing(country: Country) -> None:
    user = User.objects.create(username="nobody", full_name="Nobody")
    assert visible_scope(user, BEFORE) == frozenset()
    assert not any(may(user, action, unit_id=country.commune.pk, on=BEFORE) for action in Action)
    assert not may(user, Action.VIEW, unit_id=None, on=BEFORE)


def test_a_person_whose_account_is_closed_may_nothing(country: Country) -> None:
    user = person(Role.PROVINCE_OFFICE, country.province)
    user.is_active = False
    assert not any(may(user, action, unit_id=country.commune.pk, on=BEFORE) for action in Action)
    assert visible_scope(user, BEFORE) == frozenset()


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2024, 6, 9), True), (date(2024, 6, 10), False)],
)
def test_a_grant_holds_from_its_first_day_to_the_day_before_its_end(
    country: Country, day: date, expected: bool
) -> None:
    user = person(Role.PROVINCE_OFFICE, country.province, start=date(2024, 1, 1), end=date(2024, 6, 10))
    assert may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=day) is expected
    assert may(user, Action.VIEW, unit_id=country.commune.pk, on=day) is expected


@pytest.mark.parametrize(("day", "expected"), [(date(2025, 6, 30), True), (REFORM, False)])
def test_a_grant_on_a_district_ends_with_the_districts(country: Country, day: date, expected: bool) -> None:
    user = person(Role.DISTRICT_OFFICE, country.district)
    assert may(user, Action.DECIDE_INDICATOR, unit_id=country.commune.pk, on=day) is expected
    assert may(user, Action.VIEW, unit_id=country.province.pk, on=day) is expected


def test_the_figures_of_a_dissolved_commune_stay_in_its_provinces_hands(country: Country) -> None:
    office = person(Role.PROVINCE_OFFICE, country.province)
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    assert may(office, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=AFTER)
    assert may(office, Action.VIEW, unit_id=country.commune.pk, on=AFTER)
    assert not may(officer, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=AFTER)


def test_the_officer_of_a_merged_commune_sees_the_old_ones_but_writes_only_in_the_new(country: Country) -> None:
    user = person(Role.COMMUNE_OFFICER, country.new_commune, start=REFORM)
    assert may(user, Action.VIEW, unit_id=country.commune.pk, on=AFTER)
    assert may(user, Action.ENTER_FIGURES, unit_id=country.new_commune.pk, on=AFTER)
    assert not may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=AFTER)


def test_a_merged_province_sees_what_became_of_it(country: Country) -> None:
    merged = add_unit("Tỉnh mới", UnitKind.PROVINCE, [], REFORM, None)
    old = add_unit("Tỉnh cũ", UnitKind.PROVINCE, [], BEGIN, REFORM)
    old_commune = add_unit("Xã cũ", UnitKind.COMMUNE, [old], BEGIN, REFORM)
    Lineage.objects.create(old=old, new=merged, on_day=REFORM, whole=True, share=1)
    user = person(Role.PROVINCE_OFFICE, merged, start=REFORM)
    assert visible_scope(user, AFTER) == {merged.pk, old.pk}
    assert may(user, Action.VIEW, unit_id=old_commune.pk, on=AFTER)
    assert not may(user, Action.VIEW, unit_id=country.commune.pk, on=AFTER)


def test_an_agency_answers_only_for_its_criteria(country: Country) -> None:
    user = person(Role.AGENCY, country.province, criteria=("5", "14"))
    commune = country.commune.pk
    assert may(user, Action.DECIDE_INDICATOR, unit_id=commune, on=BEFORE, criterion="5")
    assert may(user, Action.DECIDE_INDICATOR, unit_id=commune, on=BEFORE, criterion="14.2")
    assert not may(user, Action.DECIDE_INDICATOR, unit_id=commune, on=BEFORE, criterion="1")
    assert not may(user, Action.DECIDE_INDICATOR, unit_id=commune, on=BEFORE, criterion="15.1")
    assert not may(user, Action.DECIDE_INDICATOR, unit_id=commune, on=BEFORE)
    assert may(user, Action.VIEW, unit_id=commune, on=BEFORE)
    scope = criteria_scope(user, Action.ENTER_FIGURES, unit_id=commune, on=BEFORE)
    assert (scope.whole_set, scope.numbers) == (False, {"5", "14"})
    assert scope.covers("14.2")
    assert not scope.covers("1.4")


def test_a_person_may_what_any_of_the_grants_allows(country: Country) -> None:
    user = person(Role.OVERSIGHT, country.province)
    Grant.objects.create(user=user, role=Role.COMMUNE_OFFICER.value, unit=country.commune, span=open_span(BEGIN))
    assert may(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    assert not may(user, Action.ENTER_FIGURES, unit_id=country.neighbour.pk, on=BEFORE)
    assert criteria_scope(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE).whole_set
    assert not criteria_scope(user, Action.ENTER_FIGURES, unit_id=country.neighbour.pk, on=BEFORE)


def test_the_installation_is_for_administrators_of_a_whole_province(country: Country) -> None:
    assert may(person(Role.ADMINISTRATOR, country.province), Action.LOAD_UNITS, unit_id=None, on=BEFORE)
    assert not may(person(Role.ADMINISTRATOR, country.commune), Action.LOAD_UNITS, unit_id=None, on=BEFORE)
    assert not may(person(Role.PROVINCE_OFFICE, country.province), Action.LOAD_UNITS, unit_id=None, on=BEFORE)


def test_a_refusal_names_the_deed_the_place_and_the_day(country: Country) -> None:
    user = person(Role.LEADER, country.province)
    with pytest.raises(NotAllowed, match=r"nhập số liệu thuộc tiêu chí 5 tại xã Nậm Xe \(ngày 10/06/2024\)"):
        require(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE, criterion="5")
    with pytest.raises(NotAllowed, match="xã Nậm Xe"):
        require(user, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=AFTER)
    require(user, Action.VIEW, unit_id=country.commune.pk, on=BEFORE)


def test_a_unit_that_never_was_is_nobodys(country: Country) -> None:
    user = person(Role.PROVINCE_OFFICE, country.province)
    assert not any(may(user, action, unit_id=999_999_999, on=BEFORE) for action in Action)
