"""What a rearrangement of units says of assignments, tasks and committees, and why it cannot be taken back."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ntm.core.assignments.committees import CommitteeKind
from ntm.core.assignments.tasks import TaskKind
from ntm.core.territory.consequences import Touched
from ntm.usecases.assignments import committees, rearranged, tasks
from tests.usecases.access.places import REFORM
from tests.usecases.assignments.world import AT, DAY, PAPER, World, assign, make_world, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def touched(*units: int) -> Touched:
    return Touched(on=REFORM, ended=frozenset(units), changed=frozenset(), divided=frozenset())


def test_everything_that_stands_in_an_ended_unit_is_counted(world: World) -> None:
    assign(world, world.justice, "18.4")
    assign(world, world.interior, "18.1", end=date(2025, 1, 1))
    officer(world.justice, "tu-phap")
    for owner in (world.justice.pk, world.police.pk):
        tasks.open_task(
            unit_id=world.second.pk,
            kind=TaskKind.OTHER,
            title="Việc",
            owner_agency_id=owner,
            due_on=None,
            client_id=uuid4(),
            by=world.office,
            on=DAY,
            at=AT,
        )
    committees.found_committee(
        unit_id=world.country.district.pk,
        kind=CommitteeKind.STEERING,
        name="Ban Chỉ đạo huyện",
        start=DAY,
        source=PAPER,
        seats=[],
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    found = rearranged.consequences(touched(world.country.district.pk, world.second.pk))
    assert [(one.words.split()[0], one.needs_a_person) for one in found] == [
        ("2", False),
        ("1", True),
        ("1", True),
        ("1", True),
    ]
    assert rearranged.consequences(touched(world.country.other_district.pk))[0].words.startswith("không có")


def test_units_in_which_agencies_or_tasks_stand_are_not_taken_back(world: World) -> None:
    assert rearranged.dependents([world.country.new_commune.pk]) == ("1 cơ quan của các đơn vị mới",)
    assert rearranged.dependents([world.country.neighbour.pk]) == ()
