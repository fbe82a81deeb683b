"""Words on public security, and limited roles of agencies: those in charge are told by role and by assignment."""

from __future__ import annotations

import pytest

from ntm.core.kernel.states import Power, Role
from ntm.store.accounts.models import Grant, User
from ntm.store.assignments.models import Agency
from ntm.store.base import open_span
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments.scope import criteria_scope_of
from ntm.usecases.reporting.report_parts import may_read_sensitive
from tests.usecases.access.places import BEFORE, BEGIN, Country, make_country, person
from tests.usecases.reporting.district import add_agency, give_lead

pytestmark = pytest.mark.django_db
POLICE = "Công an huyện"


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture
def police(country: Country) -> Agency:
    agency = add_agency(country.district, POLICE)
    give_lead(agency, country.district, "19.2")
    return agency


def officer(country: Country, name: str, *powers: Power, username: str) -> User:
    user = User.objects.create(username=username, full_name=username)
    Grant.objects.create(
        user=user,
        role=Role.AGENCY.value,
        unit=country.district,
        agency=name,
        criteria=["5"],
        powers=[power.value for power in powers],
        span=open_span(BEGIN),
    )
    return user


def test_the_police_read_of_security_by_what_they_lead_and_no_other_agency_does(
    country: Country, police: Agency
) -> None:
    add_agency(country.district, "Phòng Giáo dục và Đào tạo")
    commune = country.commune.pk
    assert may_read_sensitive(officer(country, POLICE, username="ca"), unit_id=commune, on=BEFORE)
    schools = officer(country, "Phòng Giáo dục và Đào tạo", username="gd")
    office = person(Role.DISTRICT_OFFICE, country.district)
    neighbour = person(Role.COMMUNE_OFFICER, country.neighbour)
    for user in (schools, office, neighbour):
        assert not may_read_sensitive(user, unit_id=commune, on=BEFORE)
    own = person(Role.COMMUNE_OFFICER, country.commune, username="xa")
    assert may_read_sensitive(own, unit_id=commune, on=BEFORE)


def test_an_agencys_officer_who_may_only_assess_does_not_enter_what_the_agency_leads(
    country: Country, police: Agency
) -> None:
    commune = country.commune.pk
    assessor = officer(country, POLICE, Power.ASSESS, username="danh-gia")
    whole = officer(country, POLICE, username="day-du")
    assert criteria_scope_of(assessor, Action.DECIDE_INDICATOR, unit_id=commune, on=BEFORE).covers("19.2")
    assert not criteria_scope_of(assessor, Action.ENTER_FIGURES, unit_id=commune, on=BEFORE).covers("19.2")
    assert criteria_scope_of(whole, Action.ENTER_FIGURES, unit_id=commune, on=BEFORE).covers("19.2")
    assert not may_read_sensitive(assessor, unit_id=commune, on=BEFORE)
