"""Assignments of a district as its communes meet them, and what becomes of them when agencies and districts end."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.states import Role
from ntm.store.assignments.models import AgencySuccession, Assignment
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.store.territory.models import Unit
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import assigning, responsibilities, scope
from tests.usecases.access.places import REFORM, person
from tests.usecases.assignments.world import AT, DAY, PAPER, SET, World, agency, assign, make_world, officer

pytestmark = pytest.mark.django_db

EVE = REFORM - timedelta(days=1)


@pytest.fixture
def world() -> World:
    return make_world()


def leads(unit: Unit, item: str, on: date = DAY) -> list[str]:
    found = responsibilities.responsibilities_on(unit.pk, set_code=SET, on=on)
    return [held.name for held in found.leads_of(item)]


def test_a_commune_has_the_leads_of_its_district(world: World) -> None:
    assign(world, world.finance, "13.1")
    assert leads(world.country.commune, "13.1") == ["Phòng Tài chính – Kế hoạch"]
    assert leads(world.country.commune, "13.2") == []
    assert leads(world.country.neighbour, "13.1") == [], "another district"


def test_what_is_limited_to_named_communes_holds_there_only(world: World) -> None:
    assign(world, world.justice, "18.4", places=(world.second,))
    assert leads(world.second, "18.4") == ["Phòng Tư pháp"]
    assert leads(world.country.commune, "18.4") == []


def test_an_assignment_begins_on_its_day_and_not_before(world: World) -> None:
    assign(world, world.finance, "13.1", start=date(2024, 4, 15), end=date(2025, 1, 1))
    assert leads(world.country.commune, "13.1", date(2024, 4, 14)) == []
    assert leads(world.country.commune, "13.1", date(2024, 4, 15)) == ["Phòng Tài chính – Kế hoạch"]
    assert leads(world.country.commune, "13.1", date(2024, 12, 31)) == ["Phòng Tài chính – Kế hoạch"]
    assert leads(world.country.commune, "13.1", date(2025, 1, 1)) == []


def test_the_province_and_the_district_each_have_a_lead(world: World) -> None:
    assign(world, world.interior, "18.1")
    assign(world, world.province_interior, "18", by=person(Role.PROVINCE_OFFICE, world.country.province))
    assert leads(world.country.commune, "18.1") == ["Phòng Nội vụ", "Sở Nội vụ"]
    assert leads(world.country.commune, "18.2") == ["Sở Nội vụ"]


def test_a_split_criterion_is_reported_by_whoever_is_named_for_the_whole(world: World) -> None:
    assign(world, world.interior, "18.1", "18.2")
    assign(world, world.justice, "18.4")
    assign(world, world.interior, "18", part=Part.REPORTS_WHOLE)
    found = responsibilities.responsibilities_on(world.country.commune.pk, set_code=SET, on=DAY)
    reporter = found.reporter_of("18")
    assert reporter is not None
    assert reporter.name == "Phòng Nội vụ"
    assert found.items_of(world.interior.pk) == ("18.1", "18.2")


def test_a_second_lead_of_an_indicator_is_refused_in_words_and_by_the_table(world: World) -> None:
    assign(world, world.interior, "18.1")
    with pytest.raises(
        assigning.AlreadyAssigned, match=r"Phòng Nội vụ đang chủ trì chỉ tiêu 18\.1 tại huyện Phong Thổ"
    ):
        assign(world, world.justice, "18.4", "18.1")
    assert leads(world.country.commune, "18.4") == [], "nothing of a refused deed is written"
    row = Assignment.objects.get()
    with pytest.raises(IntegrityError, match="assignment_one_lead_a_day"), transaction.atomic():
        Assignment.objects.create(
            agency=world.justice,
            unit=row.unit,
            level=row.level,
            set_code=SET,
            item="18.1",
            part="lead",
            span=open_span(DAY),
            source="x",
            at=AT,
            client_id=uuid4(),
        )


def test_the_same_click_twice_assigns_once(world: World) -> None:
    click = uuid4()
    first = assign(world, world.interior, "18.1", "18.2", client_id=click)
    entries = Entry.objects.count()
    assert assign(world, world.interior, "18.1", "18.2", client_id=click) == first
    assert (Assignment.objects.count(), Entry.objects.count()) == (2, entries)


def test_an_ended_assignment_holds_until_the_day_before(world: World) -> None:
    numbers = assign(world, world.interior, "18.1")
    day = date(2024, 9, 1)
    assigning.end_assignment(assignment_ids=numbers, end=day, source=PAPER, by=world.office, on=DAY, at=AT)
    assert leads(world.country.commune, "18.1", date(2024, 8, 31)) == ["Phòng Nội vụ"]
    assert leads(world.country.commune, "18.1", day) == []
    assign(world, world.justice, "18.1", start=day)
    assert leads(world.country.commune, "18.1", day) == ["Phòng Tư pháp"]


def test_only_the_agencys_own_office_assigns_and_only_within_its_place(world: World) -> None:
    with pytest.raises(NotAllowed):
        assign(world, world.interior, "18.1", by=person(Role.COMMUNE_OFFICER, world.country.commune))
    with pytest.raises(NotAllowed):
        assign(world, world.province_interior, "18.1")
    with pytest.raises(assigning.OutsideItsPlace, match="Thèn Sin"):
        assign(world, world.interior, "18.1", places=(world.country.neighbour,))


@pytest.mark.parametrize("item", ["18.99", "99", "x"])
def test_an_item_that_the_set_does_not_have_is_refused(world: World, item: str) -> None:
    with pytest.raises(assigning.UnknownItem):
        assign(world, world.interior, item)


def test_a_criterion_and_not_an_indicator_is_reported_as_a_whole(world: World) -> None:
    with pytest.raises(assigning.UnknownItem):
        assign(world, world.interior, "18.1", part=Part.REPORTS_WHOLE)


def test_an_agency_that_does_not_exist_yet_is_assigned_nothing(world: World) -> None:
    late = agency(world.country.district, "Phòng Dân tộc", start=date(2024, 5, 1))
    with pytest.raises(assigning.NotThen):
        assign(world, late, "18.1", start=date(2024, 4, 30))
    assert assign(world, late, "18.1", start=date(2024, 5, 1))


def test_the_heir_of_an_ended_agency_leads_from_that_day_without_an_edit(world: World) -> None:
    old = agency(world.country.district, "Phòng Lao động", end=date(2024, 8, 1))
    assign(world, old, "12")
    assert leads(world.country.commune, "12.1", date(2024, 8, 1)) == []
    AgencySuccession.objects.create(old=old, new=world.interior, on_day=date(2024, 8, 1), source=PAPER)
    assert leads(world.country.commune, "12.1", date(2024, 7, 31)) == ["Phòng Lao động"]
    found = responsibilities.responsibilities_on(world.country.commune.pk, set_code=SET, on=date(2024, 8, 1))
    assert [(held.name, held.after) for held in found.leads_of("12.1")] == [("Phòng Nội vụ", "Phòng Lao động")]


def test_on_the_first_of_july_2025_the_duties_of_the_district_move_to_the_new_communes_division(world: World) -> None:
    assign(world, world.finance, "13.1")
    assign(world, world.justice, "18.4")
    assert leads(world.country.commune, "13.1", EVE) == ["Phòng Tài chính – Kế hoạch"]
    found = responsibilities.responsibilities_on(world.country.new_commune.pk, set_code=SET, on=REFORM)
    assert [(held.name, held.after) for held in found.leads_of("13.1")] == [
        ("Phòng Kinh tế", "Phòng Tài chính – Kế hoạch")
    ]
    assert "18.4" in found.gaps(), "nobody is known to have taken over the justice division's work"
    assert responsibilities.responsibilities_on(world.country.new_commune.pk, set_code=SET, on=EVE).held == ()


def test_coverage_names_the_communes_without_a_lead(world: World) -> None:
    assign(world, world.justice, "18.4", places=(world.second,))
    assign(world, world.interior, "18.1")
    found = responsibilities.coverage(world.country.district.pk, set_code=SET, on=DAY)
    items = {one.item: one for one in found.items}
    assert (items["18.1"].led, items["18.1"].without) == (2, ())
    assert (items["18.4"].led, [unit.name for unit in items["18.4"].without]) == (1, ["Nậm Xe"])
    assert items["1.1"].led == 0
    assert not found.doubles
    assert found.covered == 1


def test_coverage_shows_two_leads_that_compete(world: World) -> None:
    assign(world, world.justice, "18.4")
    assign(world, world.interior, "18", places=(world.country.commune,))
    found = responsibilities.coverage(world.country.district.pk, set_code=SET, on=DAY)
    (double,) = found.doubles
    assert double.item == "18.4"
    ((unit, leads_there),) = double.doubled
    assert unit.name == "Nậm Xe"
    assert {held.name for held in leads_there.leads} == {"Phòng Tư pháp", "Phòng Nội vụ"}


def test_many_communes_are_asked_in_as_many_queries_as_one(world: World) -> None:
    assign(world, world.finance, "13.1")
    responsibilities.responsibilities_on(world.country.commune.pk, set_code=SET, on=DAY)  # law files are read once
    with CaptureQueriesContext(connection) as one:
        responsibilities.responsibilities_of([world.country.commune.pk], set_code=SET, on=DAY)
    with CaptureQueriesContext(connection) as many:
        responsibilities.responsibilities_of([world.country.commune.pk, world.second.pk], set_code=SET, on=DAY)
    assert len(one) == len(many) == 2


def test_an_agencys_officer_may_judge_what_the_agency_leads_and_no_more(world: World) -> None:
    assign(world, world.justice, "18.4", places=(world.second,))
    user = officer(world.justice, "tu-phap")
    there = scope.criteria_scope_of(user, Action.DECIDE_INDICATOR, unit_id=world.second.pk, on=DAY)
    assert there.covers("18.4")
    assert not there.covers("18.1")
    assert not there.covers("18")
    assert there.touches("18")
    elsewhere = scope.criteria_scope_of(user, Action.DECIDE_INDICATOR, unit_id=world.country.commune.pk, on=DAY)
    assert not elsewhere
    assert not scope.criteria_scope_of(user, Action.EDIT_AGENCIES, unit_id=world.second.pk, on=DAY)


def test_an_officers_right_ends_with_the_assignment(world: World) -> None:
    assign(world, world.justice, "18.4", end=date(2024, 9, 1))
    user = officer(world.justice, "tu-phap")

    def may(on: date) -> bool:
        return bool(
            scope.criteria_scope_of(user, Action.DECIDE_INDICATOR, unit_id=world.second.pk, set_code=SET, on=on)
        )

    assert may(date(2024, 8, 31))
    assert not may(date(2024, 9, 1))
    user.is_active = False
    assert not may(date(2024, 8, 31))


def test_the_agency_that_a_grant_names_is_meant_where_nobody_entered_another(world: World) -> None:
    user = person(Role.AGENCY, world.country.district, criteria=("15",))
    user.grants.update(agency="Phòng Tư pháp huyện Phong Thổ")
    found = scope.agency_of(user, on=DAY)
    assert found is not None
    assert found.id == world.justice.pk
    assert scope.agency_of(user, on=REFORM) is None, "the agency has ended"
    assert scope.agency_of(world.office, on=DAY) is None
