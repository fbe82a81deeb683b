"""The pages of a place and of an agency: grouped indicators, counted gaps, named communes."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.states import UnitKind
from ntm.usecases.assignments import place_duties
from tests.usecases.access.places import BEGIN, REFORM, add_unit
from tests.usecases.assignments.world import DAY, SET, World, assign, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def of_district(world: World) -> place_duties.PlaceDuties:
    return place_duties.place_duties(world.country.district.pk, set_code=SET, on=DAY)


def groups(found: place_duties.PlaceDuties, number: str) -> list[tuple[tuple[str, ...], list[str], tuple[str, ...]]]:
    (criterion,) = (one for one in found.criteria if one.number == number)
    return [(group.items, [lead.name for lead in group.leads], group.missing) for group in criterion.groups]


def test_neighbouring_indicators_of_the_same_people_stand_together(world: World) -> None:
    assign(world, world.interior, "18.1", "18.2")
    assign(world, world.justice, "18.4")
    assert groups(of_district(world), "18") == [
        (("18.1", "18.2"), ["Phòng Nội vụ"], ()),
        (("18.3",), [], ("Dào San", "Nậm Xe")),
        (("18.4",), ["Phòng Tư pháp"], ()),
        (("18.5", "18.6"), [], ("Dào San", "Nậm Xe")),
    ]


def test_a_lead_of_named_communes_names_them_and_the_others_are_missing(world: World) -> None:
    assign(world, world.justice, "18.4", places=(world.second,))
    found = of_district(world)
    (criterion,) = (one for one in found.criteria if one.number == "18")
    (group,) = (one for one in criterion.groups if "18.4" in one.items)
    assert [(lead.name, lead.count, lead.places) for lead in group.leads] == [("Phòng Tư pháp", 1, ("Dào San",))]
    assert (group.missing, group.none) == (("Nậm Xe",), False)
    assert (found.complete, found.partial, found.doubled) == (0, 1, 0)
    assert found.without == sum(len(one.items) for c in found.criteria for one in c.groups) - 1


def test_the_reporter_of_a_whole_criterion_is_named_once(world: World) -> None:
    assign(world, world.interior, "18.1")
    assign(world, world.interior, "18", part=Part.REPORTS_WHOLE)
    reporters = {one.number: one.reporter for one in of_district(world).criteria}
    assert (reporters["18"], reporters["19"]) == ("Phòng Nội vụ", "")


def test_competing_leads_are_counted_and_placed(world: World) -> None:
    assign(world, world.justice, "18.4")
    assign(world, world.interior, "18", places=(world.second,))
    found = of_district(world)
    assert found.doubled == 1
    doubled = [group.doubled for criterion in found.criteria for group in criterion.groups if group.doubled]
    assert doubled == [("Dào San",)]


def test_an_agencys_parts_are_told_as_its_papers_gave_them(world: World) -> None:
    assign(world, world.interior, "18.2", "18.1")
    assign(world, world.interior, "2", places=(world.second, world.country.commune), end=date(2025, 1, 1))
    assign(world, world.interior, "19", part=Part.SUPPORT)
    found = place_duties.agency_duties(world.interior.pk, on=DAY)
    assert [(one.part, one.items, one.places) for one in found] == [
        (Part.LEAD, ("2",), ("xã Dào San", "xã Nậm Xe")),
        (Part.LEAD, ("18.1", "18.2"), ("huyện Phong Thổ",)),
        (Part.SUPPORT, ("19",), ("huyện Phong Thổ",)),
    ]
    later = place_duties.agency_duties(world.interior.pk, on=date(2025, 1, 1))
    assert [one.items for one in later] == [("18.1", "18.2"), ("19",)]


def test_a_district_is_asked_in_as_many_queries_whatever_its_communes(world: World) -> None:
    assign(world, world.justice, "18.4", places=(world.second,))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            of_district(world)
        return len(queries)

    few = asked()
    for number in range(6):
        above = [world.country.district, world.country.province]
        add_unit(f"Xã thử {number}", UnitKind.COMMUNE, above, BEGIN, REFORM)
    assert asked() == few
