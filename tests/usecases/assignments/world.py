"""A small country with agencies at each level, for tests of assignments and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from ntm.core.assignments.agencies import AgencyKind
from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.states import Role, UnitKind
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, AgencyName, AgencyOfficer
from ntm.store.base import open_span
from ntm.store.territory.models import Unit
from ntm.usecases.assignments import assigning
from tests.usecases.access.places import BEGIN, REFORM, Country, add_unit, make_country, person

SET = "commune-2021-2025"
DAY = date(2024, 6, 10)
AT = datetime(2024, 6, 10, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PAPER = "133/KH-UBND thử, 15/4/2024"


def agency(unit: Unit, name: str, *, end: date | None = None, pattern: str = "", start: date = BEGIN) -> Agency:
    """Add an agency of a unit."""
    made = Agency.objects.create(unit=unit, kind=AgencyKind.SPECIALIST.value, pattern=pattern)
    AgencyName.objects.create(agency=made, text=name, is_official=True, span=open_span(start, end), source=PAPER)
    return made


def officer(one: Agency, username: str, *, role: Role = Role.VILLAGE_HEAD) -> User:
    """Make a person who works for an agency; the role beside it lets them see and decide nothing there."""
    user = User.objects.create(username=username, full_name=username)
    AgencyOfficer.objects.create(user=user, agency=one, span=open_span(BEGIN), source=PAPER, client_id=uuid4())
    return user


@dataclass(frozen=True)
class World:
    """The country, a second commune of the district, agencies and the district's office."""

    country: Country
    second: Unit
    interior: Agency
    justice: Agency
    police: Agency
    finance: Agency
    farming: Agency
    province_interior: Agency
    economy: Agency
    office: User


def make_world() -> World:
    """Make it."""
    country = make_country()
    second = add_unit("Dào San", UnitKind.COMMUNE, [country.district, country.province], BEGIN, REFORM)
    return World(
        country=country,
        second=second,
        interior=agency(country.district, "Phòng Nội vụ", end=REFORM),
        justice=agency(country.district, "Phòng Tư pháp", end=REFORM),
        police=agency(country.district, "Công an huyện", end=REFORM),
        finance=agency(country.district, "Phòng Tài chính – Kế hoạch", end=REFORM, pattern="district-finance"),
        farming=agency(country.district, "Phòng NN&PTNT", end=REFORM, pattern="district-farming"),
        province_interior=agency(country.province, "Sở Nội vụ"),
        economy=agency(country.new_commune, "Phòng Kinh tế", start=REFORM, pattern="commune-economy"),
        office=person(Role.DISTRICT_OFFICE, country.district),
    )


def assign(
    world: World,
    one: Agency,
    *items: str,
    part: Part = Part.LEAD,
    places: tuple[Unit, ...] = (),
    start: date = date(2024, 4, 15),
    end: date | None = None,
    client_id: UUID | None = None,
    by: User | None = None,
) -> tuple[int, ...]:
    """Assign items to an agency, for its whole unit unless places are named."""
    return assigning.assign(
        assigning.NewAssignment(
            agency_id=one.pk,
            unit_ids=tuple(place.pk for place in places) or (one.unit_id,),
            set_code=SET,
            items=items,
            part=part,
            start=start,
            end=end,
            source=PAPER,
        ),
        client_id=client_id or uuid4(),
        by=by or world.office,
        on=DAY,
        at=AT,
    )
