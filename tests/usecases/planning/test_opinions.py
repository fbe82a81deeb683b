"""What agencies in charge think of promises: of what they lead only, seen by the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.assignments.agencies import AgencyKind
from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.states import Role
from ntm.core.planning.registrations import State
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.assignments import assigning, tasks
from ntm.usecases.assignments import operations as agencies
from ntm.usecases.assignments.assigning import NewAssignment
from ntm.usecases.planning import (
    commenting,
    issuing,
    queries,
    registering,
    registration_tasks,
)
from ntm.usecases.planning.new_registrations import NotARegistration
from ntm.usecases.planning.registration_steps import Seen
from tests.usecases.analytics.scene import AT, WORKING, Scene
from tests.usecases.planning.deeds import doing, register, state_of

pytestmark = pytest.mark.django_db


def test_an_agency_speaks_only_of_what_it_answers_for(scene: Scene) -> None:
    agency = User.objects.create(username="ytế", full_name="Trung tâm Y tế")
    Grant.objects.create(
        user=agency,
        role=Role.AGENCY,
        unit_id=scene.phong_tho,
        criteria=["15"],
        span=open_span(date(2021, 1, 1)),
    )
    health, roads = register(scene, "Hoang Thèn", "15", "2")
    common: dict[str, Any] = {"by": agency, "on": WORKING, "at": AT}
    commenting.comment(
        registration_id=health.registration_id, agrees=False, text="Thiếu bác sĩ", client_id=uuid4(), **common
    )
    with pytest.raises(NotAllowed):
        commenting.comment(registration_id=roads.registration_id, agrees=True, text="", client_id=uuid4(), **common)
    with pytest.raises(NotARegistration, match="lý do"):
        commenting.comment(registration_id=health.registration_id, agrees=False, text=" ", client_id=uuid4(), **common)
    rows = {row.item: row for row in queries.registrations([scene.communes["Hoang Thèn"]], year=2024, on=WORKING)}
    assert rows["15"].agreed is False and rows["2"].agreed is None


def test_who_leads_an_item_gets_its_task_and_is_told_that_a_comment_waits(scene: Scene) -> None:
    agency = agencies.add_agency(
        unit_id=scene.phong_tho,
        kind=AgencyKind.SPECIALIST,
        name="Phòng Tư pháp huyện",
        from_day=date(2021, 1, 1),
        source="Quyết định thử",
        **doing(scene, Role.DISTRICT_OFFICE),
    )
    officer = User.objects.create(username="tuphap", full_name="Phòng Tư pháp")
    Grant.objects.create(
        user=officer,
        role=Role.AGENCY,
        unit_id=scene.phong_tho,
        agency="Phòng Tư pháp huyện",
        criteria=["18"],
        span=open_span(date(2021, 1, 1)),
    )
    new = NewAssignment(
        agency_id=agency,
        unit_ids=(scene.phong_tho,),
        set_code=scene.criteria_set.base_code,
        items=("18.4",),
        part=Part.LEAD,
        start=date(2024, 4, 15),
        source="133/KH-UBND",
    )
    assigning.assign(new, client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE))
    law, _ = register(scene, "Huổi Luông", "18.4", "2")
    origin = [registration_tasks.origin_of(law.registration_id)]
    opened = {one.owner.kind: one.title for one in tasks.tasks_with_origin(origin, on=WORKING)}
    assert opened[tasks.OwnerKind.AGENCY].startswith("Chủ trì: xã Huổi Luông")
    rows = queries.registrations([scene.communes["Huổi Luông"]], year=2024, on=WORKING)
    assert [row.item for row in queries.awaiting_comment(rows, place_id=scene.phong_tho, by=officer, on=WORKING)] == [
        "18.4"
    ]
    assert queries.awaiting_comment(rows, place_id=scene.phong_tho, by=scene.people[Role.OVERSIGHT], on=WORKING) == ()
    commenting.comment(
        registration_id=law.registration_id, agrees=True, text="", client_id=uuid4(), by=officer, on=WORKING, at=AT
    )
    rows = queries.registrations([scene.communes["Huổi Luông"]], year=2024, on=WORKING)
    assert queries.awaiting_comment(rows, place_id=scene.phong_tho, by=officer, on=WORKING) == ()
    assert queries.registration_page(law.registration_id, on=WORKING).steps[-1].agency == "Phòng Tư pháp huyện"


def lead(scene: Scene, name: str, *items: str) -> User:
    """Make an agency of the district that leads items there, and return its officer."""
    agency = agencies.add_agency(
        unit_id=scene.phong_tho,
        kind=AgencyKind.SPECIALIST,
        name=name,
        from_day=date(2021, 1, 1),
        source="Quyết định thử",
        **doing(scene, Role.DISTRICT_OFFICE),
    )
    new = NewAssignment(
        agency_id=agency,
        unit_ids=(scene.phong_tho,),
        set_code=scene.criteria_set.base_code,
        items=items,
        part=Part.LEAD,
        start=date(2024, 4, 15),
        source="133/KH-UBND",
    )
    assigning.assign(new, client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE))
    officer = User.objects.create(username=name.lower().replace(" ", "-"), full_name=f"Cán bộ {name}")
    # The grant names no criteria: what the agency is assigned says which they are.
    Grant.objects.create(
        user=officer, role=Role.AGENCY, unit_id=scene.phong_tho, agency=name, span=open_span(date(2021, 1, 1))
    )
    return officer


def say(
    scene: Scene, by: User, seen: Sequence[Seen], *, agrees: bool, text: str = "", again: UUID | None = None
) -> int:
    return commenting.comment_many(
        place_id=scene.phong_tho,
        seen=seen,
        agrees=agrees,
        text=text,
        client_id=again or uuid4(),
        by=by,
        on=WORKING,
        at=AT,
    )


def test_an_agency_speaks_of_its_criteria_in_all_communes_in_one_deed(scene: Scene) -> None:
    transport = lead(scene, "Phòng Giao thông", "2.1", "2.2", "2.3", "2.4")
    seen = [register(scene, name, "2", note="Thử")[0] for name in ("Mồ Sì San", "Sì Lở Lầu", "Vàng Ma Chải")]
    (other,) = register(scene, "Mồ Sì San", "14", note="Thử")
    grid = commenting.opinion_grid(scene.phong_tho, year=2024, by=transport, on=WORKING)
    assert [column.item for column in grid.columns] == ["2"] and grid.waiting >= 3
    assert grid.speakers == ("Phòng Giao thông",)
    again = uuid4()
    assert say(scene, transport, seen, agrees=True, again=again) == 3
    assert say(scene, transport, seen, agrees=True, again=again) == 0  # a double click
    with pytest.raises(NotAllowed):
        say(scene, transport, [*seen, other], agrees=True)
    office = commenting.opinion_grid(scene.phong_tho, year=2024, by=scene.people[Role.DISTRICT_OFFICE], on=WORKING)
    heard = {cell.row.id: cell.said for cell in office.cells}
    for one in seen:
        (word,) = heard[one.registration_id]
        assert (word.speaker, word.agrees) == ("Phòng Giao thông", True)
    assert heard[other.registration_id] == ()


def test_an_opinion_changed_later_stands_for_the_one_before_and_both_are_kept(scene: Scene) -> None:
    schools = lead(scene, "Phòng Trường học", "14.1")
    (seen,) = register(scene, "Tung Qua Lìn", "14.1", note="Thử")
    with pytest.raises(NotARegistration, match="lý do"):
        say(scene, schools, [seen], agrees=False, text=" ")
    say(scene, schools, [seen], agrees=False, text="Thiếu giáo viên")
    (row,) = queries.registrations([scene.communes["Tung Qua Lìn"]], year=2024, on=WORKING)
    assert row.agreed is False
    say(scene, schools, [seen], agrees=True, text="Đã bổ sung")
    (row,) = queries.registrations([scene.communes["Tung Qua Lìn"]], year=2024, on=WORKING)
    assert row.agreed is True
    assert [step.agrees for step in queries.registration_page(row.id, on=WORKING).steps] == [None, False, True]


def test_who_leads_one_indicator_does_not_speak_of_its_neighbour(scene: Scene) -> None:
    culture = lead(scene, "Phòng Văn hóa thử", "16.1")
    own, whole, neighbour = (
        *register(scene, "Pa Vây Sử", "6.1", note="Thử"),
        *register(scene, "Sì Lở Lầu", "16", note="Thử"),
        *register(scene, "Pa Vây Sử", "16.1", note="Thử"),
    )
    assert say(scene, culture, [whole, neighbour], agrees=True) == 2
    with pytest.raises(NotAllowed):
        say(scene, culture, [own], agrees=True)


def test_others_opinions_meanwhile_do_not_matter_but_a_return_does(scene: Scene) -> None:
    health = lead(scene, "Phòng Y tế thử", "15.1")
    office = scene.people[Role.DISTRICT_OFFICE]
    first, second = register(scene, "Lản Nhì Thàng", "15.1", "15", note="Thử")
    say(scene, office, [first], agrees=True)
    assert say(scene, health, [first], agrees=True) == 1
    registering.return_(seen=second, why="Chưa có vốn", client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE))
    with pytest.raises(issuing.ChangedMeanwhile, match="Trả lại"):
        say(scene, health, [first, second], agrees=False, text="Không kịp")
    assert state_of(scene, first) is State.REGISTERED
    (row,) = [
        one
        for one in queries.registrations([scene.communes["Lản Nhì Thàng"]], year=2024, on=WORKING)
        if one.id == first.registration_id
    ]
    assert [one.agrees for one in row.said] == [True, True]  # of all or none: none


def test_the_grid_asks_as_many_questions_however_many_communes_promise(scene: Scene) -> None:
    water = lead(scene, "Phòng Nước sạch", "17.1")
    counts = []
    for name in ("Nậm Xe", "Mường So", "Bản Lang"):
        register(scene, name, "17.1", note="Thử")
        with CaptureQueriesContext(connection) as asked:
            commenting.opinion_grid(scene.phong_tho, year=2024, by=water, on=WORKING)
        counts.append(len(asked))
    assert counts[1] == counts[2]
