"""A district of two communes for tests of assessments: who answers for what, and a standing agency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from ntm.core.assignments.responsibilities import Part
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Level, Role, UnitKind
from ntm.store.accounts.models import Grant, User
from ntm.store.assignments.models import Agency, AgencyName, AgencyRoleHeld, Assignment
from ntm.store.base import open_span
from ntm.store.territory.models import Unit
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import operations
from tests.usecases.access.places import AT, BEGIN, REFORM, Country, add_unit, make_country, person

JUNE = date(2024, 6, 10)


@dataclass(frozen=True)
class District:
    """The country with a second commune in the district, its agencies and its people."""

    country: Country
    second: Unit
    health: Agency
    standing: Agency
    commune_officer: User
    second_officer: User
    health_officer: User
    office: User
    province_office: User
    leader: User
    village_head: User
    criteria_set: CriteriaSet

    @property
    def commune(self) -> Unit:
        """Return the first commune."""
        return self.country.commune

    @property
    def district(self) -> Unit:
        """Return the district."""
        return self.country.district


def add_agency(unit: Unit, name: str, *, standing: bool = False) -> Agency:
    """Add an agency of a unit that lives as long as the district."""
    agency = Agency.objects.create(unit=unit, kind="specialist")
    span = open_span(BEGIN, REFORM)
    AgencyName.objects.create(agency=agency, text=name, is_official=True, span=span, source="thử")
    if standing:
        AgencyRoleHeld.objects.create(agency=agency, unit=unit, role="standing", span=span, source="thử")
    return agency


def agency_person(agency: Agency, name: str, *, username: str) -> User:
    """Make an officer of an agency, known by the agency's name."""
    user = User.objects.create(username=username, full_name=username)
    Grant.objects.create(
        user=user,
        role=Role.AGENCY.value,
        unit=agency.unit,
        agency=name,
        span=open_span(BEGIN),
        criteria=["15"],
    )
    return user


def give_lead(agency: Agency, unit: Unit, item: str, *, set_code: str = "commune-2021-2025") -> None:
    """Make an agency the lead of an item in a place."""
    Assignment.objects.create(
        agency=agency,
        unit=unit,
        level=Level.DISTRICT.value,
        set_code=set_code,
        item=item,
        part=Part.LEAD.value,
        span=open_span(BEGIN),
        source="Kế hoạch thử",
        at=AT,
        client_id=uuid4(),
    )


def make_district() -> District:
    """Make everything."""
    country = make_country()
    above = [country.district, country.province]
    second = add_unit("Bản Lang", UnitKind.COMMUNE, above, BEGIN, REFORM)
    health = add_agency(country.district, "Trung tâm Y tế huyện")
    standing = add_agency(country.district, "Phòng Nông nghiệp và Phát triển nông thôn", standing=True)
    give_lead(health, country.district, "15")
    return District(
        country=country,
        second=second,
        health=health,
        standing=standing,
        commune_officer=person(Role.COMMUNE_OFFICER, country.commune, username="xa-1"),
        second_officer=person(Role.COMMUNE_OFFICER, second, username="xa-2"),
        health_officer=agency_person(health, "Trung tâm Y tế huyện", username="y-te"),
        office=person(Role.DISTRICT_OFFICE, country.district, username="vp-huyen"),
        province_office=person(Role.PROVINCE_OFFICE, country.province, username="vp-tinh"),
        leader=person(Role.LEADER, country.district, username="lanh-dao"),
        village_head=person(Role.VILLAGE_HEAD, country.village, username="truong-ban"),
        criteria_set=criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=JUNE),
    )


def report(
    place: District, unit: Unit, figures: Mapping[str, float], *, as_of: date, by: User | None = None, seen: int = 0
) -> None:
    """Say figures of a unit for a day."""
    operations.submit_figures(
        unit_id=unit.pk,
        as_of=as_of,
        criteria_set=place.criteria_set,
        figures=figures,
        notes={},
        source="Báo cáo thử",
        seen_revision=seen,
        by=by or place.commune_officer,
        on=max(as_of, JUNE),
        at=AT,
    )
