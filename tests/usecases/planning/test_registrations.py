"""What communes promise for a year: registered, consolidated, approved, changed; each deed once, and kept for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.assignments.tasks import TaskState
from ntm.core.kernel.states import Role
from ntm.core.planning.registrations import State, Terms
from ntm.store.audit.models import Entry
from ntm.store.planning.models import RegistrationStep
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import plan_year
from ntm.usecases.assignments import tasks
from ntm.usecases.audit import verification
from ntm.usecases.planning import (
    issuing,
    promise_checks,
    queries,
    registering,
    registration_tasks,
    target_entry,
)
from ntm.usecases.planning.new_registrations import NewRegistration, NotARegistration, NotRecognised
from ntm.usecases.planning.target_entry import NewTarget, TargetKind
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries as units
from tests.usecases.analytics.scene import AT, WORKING, Scene
from tests.usecases.planning.deeds import LATER, approved, doing, draft, register, state_of

pytestmark = pytest.mark.django_db


def test_a_registration_opens_a_task_for_the_commune_and_its_withdrawal_cancels_it(scene: Scene) -> None:
    (seen,) = register(scene, "Mù Sang", "15", quarter=2)
    origin = [registration_tasks.origin_of(seen.registration_id)]
    (task,) = [one for one in tasks.tasks_with_origin(origin, on=WORKING) if one.owner.kind is tasks.OwnerKind.UNIT]
    assert task.due_on == date(2024, 6, 30)
    registering.withdraw(seen=seen, why="Chưa đủ vốn", client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE))
    assert {one.state for one in tasks.tasks_with_origin(origin, on=WORKING)} == {TaskState.CANCELLED}
    assert state_of(scene, seen) is State.WITHDRAWN


def test_what_is_registered_already_is_not_registered_twice(scene: Scene) -> None:
    (first,) = register(scene, "Mù Sang", "2")
    (again,) = register(scene, "Mù Sang", "2")
    assert first.registration_id == again.registration_id
    assert RegistrationStep.objects.filter(registration_id=first.registration_id).count() == 1


@pytest.mark.parametrize("item", ["20", "18.9", "x"])
def test_what_the_set_does_not_have_cannot_be_registered(scene: Scene, item: str) -> None:
    with pytest.raises(NotARegistration):
        register(scene, "Mù Sang", item)


def test_a_village_is_registered_by_its_own_commune_only(scene: Scene) -> None:
    village = territory.add_village(
        commune_id=scene.communes["Nậm Xe"], name="Huổi Hán", local_term="bản", on=WORKING, by=None, at=AT
    )
    common: dict[str, Any] = {"year": 2024, "client_id": uuid4(), **doing(scene, Role.DISTRICT_OFFICE)}
    wanted = [NewRegistration(set_code="village-lai-chau", village_id=village)]
    with pytest.raises(NotARegistration, match="không thuộc xã"):
        registering.register(unit_id=scene.communes["Dào San"], wanted=wanted, **common)
    registering.register(unit_id=scene.communes["Nậm Xe"], wanted=wanted, **common)
    rows = queries.registrations([scene.communes["Nậm Xe"]], year=2024, on=WORKING)
    assert [row.villages for row in rows if row.villages] == [(village,)]


def test_the_advanced_set_is_promised_after_recognition_or_with_a_reason(scene: Scene) -> None:
    common: dict[str, Any] = {"year": 2024, **doing(scene, Role.DISTRICT_OFFICE)}
    bare = NewRegistration(set_code="commune-advanced-2021-2025")
    with pytest.raises(NotRecognised):
        registering.register(unit_id=scene.communes["Mù Sang"], wanted=[bare], client_id=uuid4(), **common)
    told = replace(bare, despite="Hồ sơ công nhận đang trình")
    registering.register(unit_id=scene.communes["Mù Sang"], wanted=[told], client_id=uuid4(), **common)
    recognised = replace(bare, recognised_by="Quyết định thử")
    registering.register(unit_id=scene.communes["Mường So"], wanted=[recognised], client_id=uuid4(), **common)
    found = plan_year.plan_year(scene.phong_tho, year=2024, on=WORKING, by=scene.people[Role.OVERSIGHT])
    breaches = {one.unit_id: one for one in found.breaches if one.code == "above_unrecognised"}
    assert set(breaches) == {scene.communes["Mù Sang"]} and breaches[scene.communes["Mù Sang"]].is_excused


def test_a_draft_approves_nothing(scene: Scene) -> None:
    (seen,) = register(scene, "Sì Lở Lầu", "9")
    plan = draft(scene, scene.phong_tho, title="Dự thảo khác")
    common: dict[str, Any] = {"plan_id": plan, **doing(scene, Role.DISTRICT_OFFICE)}
    registering.consolidate(seen=[seen], client_id=uuid4(), **common)
    with pytest.raises(registering.DraftCannotApprove, match="DỰ THẢO"):
        registering.approve(seen=[replace(seen, number=2)], approver="Chủ tịch", client_id=uuid4(), **common)


def test_a_plan_of_another_year_or_place_takes_in_nothing(scene: Scene) -> None:
    (seen,) = register(scene, "Sì Lở Lầu", "6")
    common: dict[str, Any] = {"seen": [seen], **doing(scene, Role.DISTRICT_OFFICE)}
    with pytest.raises(NotARegistration, match="năm"):
        registering.consolidate(plan_id=draft(scene, scene.phong_tho, year=2023), client_id=uuid4(), **common)
    elsewhere = next(one for one in units.children(scene.province, WORKING) if one.id != scene.phong_tho)
    other = draft(scene, elsewhere.id, Role.PROVINCE_OFFICE)
    with pytest.raises(NotARegistration, match="cấp trên"):
        registering.consolidate(plan_id=other, client_id=uuid4(), **common)


def test_consolidating_after_somebody_returned_it_tells_who_was_faster(scene: Scene) -> None:
    (seen,) = register(scene, "Tung Qua Lìn", "15")
    registering.return_(seen=seen, why="Chưa khả thi", client_id=uuid4(), **doing(scene, Role.PROVINCE_OFFICE))
    with pytest.raises(issuing.ChangedMeanwhile, match="Trả lại"):
        registering.consolidate(
            seen=[seen], plan_id=scene.plan, client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE)
        )
    assert state_of(scene, seen) is State.RETURNED


def test_a_change_keeps_the_original_and_is_not_approved_by_whoever_asked(scene: Scene) -> None:
    seen = approved(scene, "Bản Lang", "6")
    asked = Terms(None, is_dropped=True)
    registering.ask_change(
        seen=seen, terms=asked, why="Mưa lũ", client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE)
    )
    seen = replace(seen, number=4)
    decide: dict[str, Any] = {
        "seen": seen,
        "approver": "Chủ tịch UBND huyện",
        "paper_number": "45/TB-UBND",
        "paper_date": WORKING,
    }
    with pytest.raises(NotARegistration, match="không tự duyệt"):
        registering.approve_change(**decide, client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE))
    with pytest.raises(NotAllowed):
        registering.approve_change(**decide, client_id=uuid4(), **doing(scene, Role.OVERSIGHT))
    client_id = uuid4()
    for _ in range(2):
        registering.approve_change(**decide, client_id=client_id, **doing(scene, Role.LEADER))
    page = queries.registration_page(seen.registration_id, on=WORKING)
    assert page.row.state is State.DROPPED
    assert page.row.original == Terms(None) and page.row.terms == asked
    assert page.steps[-1].approver == "Chủ tịch UBND huyện" and page.steps[-1].paper_number == "45/TB-UBND"
    assert len(page.steps) == 5
    origin = [registration_tasks.origin_of(seen.registration_id)]
    assert {one.state for one in tasks.tasks_with_origin(origin, on=WORKING)} == {TaskState.CANCELLED}


def test_after_approval_a_late_promise_says_why(scene: Scene) -> None:
    approved(scene, "Pa Vây Sử", "15")
    with pytest.raises(NotARegistration, match="lý do"):
        register(scene, "Pa Vây Sử", "9")
    (seen,) = register(scene, "Pa Vây Sử", "9", note="Được bổ sung vốn")
    assert state_of(scene, seen) is State.REGISTERED


def test_what_stood_on_an_earlier_day_stays_to_be_seen(scene: Scene) -> None:
    (seen,) = register(scene, "Ma Li Pho", "9")
    registering.withdraw(
        seen=seen, why="Đổi ý", client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE, date(2024, 7, 1))
    )
    assert state_of(scene, seen, date(2024, 6, 30)) is State.REGISTERED
    assert state_of(scene, seen, date(2024, 7, 1)) is State.WITHDRAWN


def test_the_promise_of_a_merged_commune_shows_what_became_of_it(scene: Scene) -> None:
    (seen,) = register(scene, "Nậm Xe", "9", year=2025)
    before = queries.registration_page(seen.registration_id, on=date(2025, 6, 30))
    assert before.successors == () and before.ended_on is None
    after = queries.registration_page(seen.registration_id, on=LATER)
    assert after.unit.name == "Nậm Xe" and after.ended_on == date(2025, 7, 1)
    assert [one.name for one in after.successors] == ["Sin Suối Hồ"]
    with pytest.raises(NotARegistration, match="đơn vị mới"):
        registering.register(
            unit_id=scene.communes["Nậm Xe"],
            year=2025,
            wanted=[NewRegistration(set_code=scene.criteria_set.code, item="6")],
            client_id=uuid4(),
            **doing(scene, Role.PROVINCE_OFFICE, LATER),
        )


def test_a_repeated_deed_changes_nothing_and_the_chain_holds(scene: Scene) -> None:
    client_id = UUID(int=7)
    values: dict[str, Any] = {
        "unit_id": scene.communes["Khổng Lào"],
        "year": 2024,
        "wanted": [NewRegistration(set_code=scene.criteria_set.code, item="9")],
        "client_id": client_id,
        **doing(scene, Role.DISTRICT_OFFICE),
    }
    assert registering.register(**values) == registering.register(**values)
    assert Entry.objects.filter(chain=scene.communes["Khổng Lào"], what="planning.registered").count() == 1
    assert not verification.verify().problems


def test_a_communes_plan_is_held_against_what_it_registered(scene: Scene) -> None:
    unit = scene.communes["Mồ Sì San"]
    plan = draft(scene, unit)
    own: dict[str, Any] = {"plan_id": plan, **doing(scene, Role.DISTRICT_OFFICE)}
    gain = NewTarget(kind=TargetKind.NEW_CRITERION, number=Decimal(1), criterion="14", year=2024)
    target_entry.add_target(target=gain, client_id=uuid4(), **own)
    register(scene, "Mồ Sì San", "5", note="Thử")
    view = queries.plan_view(plan, on=WORKING)
    codes = {(one.code, one.subject.item) for one in promise_checks.of_plan(view, on=WORKING)}
    assert {("promised_unregistered", "14"), ("registered_unpromised", "5")} <= codes
    register(scene, "Mồ Sì San", "14.1", note="Thử")  # an indicator counts for its criterion
    found = promise_checks.of_communes([units.unit_on(unit, WORKING)], year=2024, on=WORKING)[unit]
    assert ("promised_unregistered", "14") not in {(one.code, one.subject.item) for one in found}


def test_plans_of_many_communes_are_held_against_registrations_in_as_many_queries(scene: Scene) -> None:
    communes = [units.unit_on(unit, WORKING) for unit in scene.communes.values()]
    counts = []
    for some in (communes[:3], communes):
        with CaptureQueriesContext(connection) as asked:
            promise_checks.of_communes(some, year=2024, on=WORKING)
        counts.append(len(asked))
    assert counts[0] == counts[1]
