"""Plans drafted and issued, promises registered and decided, roadmaps written: by those who may, once, and for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ntm.core.assignments.agencies import AgencyKind
from ntm.core.assignments.responsibilities import Part
from ntm.core.assignments.tasks import TaskState
from ntm.core.kernel.states import Level, Role
from ntm.core.planning.plans import Body, PlanKind, PlanRules, Status
from ntm.core.planning.registrations import State, Terms
from ntm.store.accounts.models import Grant, User
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.store.planning.models import Plan, RegistrationStep, RoadmapLine, Target
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import plan_year
from ntm.usecases.assignments import assigning, tasks
from ntm.usecases.assignments import operations as agencies
from ntm.usecases.assignments.assigning import NewAssignment
from ntm.usecases.audit import verification
from ntm.usecases.planning import (
    cascades,
    issuing,
    queries,
    registering,
    registration_tasks,
    roadmaps,
    rolling_over,
    subordinates,
    target_entry,
)
from ntm.usecases.planning.new_registrations import NewRegistration, NotARegistration, NotRecognised
from ntm.usecases.planning.operations import NotATarget
from ntm.usecases.planning.registration_steps import Seen
from ntm.usecases.planning.target_entry import NewTarget, TargetKind
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries as units
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import AT, WORKING, Scene

pytestmark = pytest.mark.django_db

LATER = date(2025, 9, 10)


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: object) -> Iterator[Scene]:
    with scenes.in_one_transaction(django_db_blocker) as built:
        yield built


def doing(scene: Scene, role: Role, on: date = WORKING) -> dict[str, Any]:
    return {"by": scene.people[role], "on": on, "at": AT}


def draft(scene: Scene, unit_id: int, role: Role = Role.DISTRICT_OFFICE, **changed: Any) -> int:
    values: dict[str, Any] = {"kind": PlanKind.PLAN, "title": "Kế hoạch", "year": 2024, "client_id": uuid4()}
    return issuing.draft_plan(unit_id=unit_id, **{**values, **changed}, **doing(scene, role))


def register(scene: Scene, name: str, *items: str, year: int = 2024, **changed: Any) -> list[Seen]:
    wanted = [NewRegistration(set_code=scene.criteria_set.code, item=item, **changed) for item in items]
    ids = registering.register(
        unit_id=scene.communes[name],
        year=year,
        wanted=wanted,
        client_id=uuid4(),
        **doing(scene, Role.DISTRICT_OFFICE),
    )
    return [Seen(one, 1) for one in ids]


def approved(scene: Scene, name: str, item: str) -> Seen:
    (seen,) = register(scene, name, item, note="Bổ sung")
    common = {"plan_id": scene.plan, **doing(scene, Role.DISTRICT_OFFICE)}
    registering.consolidate(seen=[seen], client_id=uuid4(), **common)
    registering.approve(seen=[replace(seen, number=2)], approver="Chủ tịch UBND huyện", client_id=uuid4(), **common)
    return replace(seen, number=3)


def state_of(scene: Scene, seen: Seen, on: date = WORKING) -> State:
    return queries.registration_page(seen.registration_id, on=on).row.state


# Plans


def test_a_draft_is_in_force_for_nobody(scene: Scene) -> None:
    unit = scene.communes["Mù Sang"]
    plan = draft(scene, unit)
    assert queries.plan_view(plan, on=WORKING).status is Status.DRAFT
    with pytest.raises(queries.NoPlanInForce):
        queries.plan_in_force(unit, year=2024, on=WORKING)
    with pytest.raises(queries.NoPlanInForce):
        queries.targets_in_force(unit, year=2024, on=WORKING)


def test_a_communes_plan_is_issued_only_after_both_resolutions(scene: Scene) -> None:
    unit = scene.communes["Dào San"]
    plan = draft(scene, unit)
    issue: dict[str, Any] = {
        "plan_id": plan,
        "number": "15/KH-UBND",
        "issued_on": date(2024, 5, 20),
        "revision": 1,
        **doing(scene, Role.DISTRICT_OFFICE),
    }
    with pytest.raises(issuing.LacksResolutions, match="Đảng ủy và Hội đồng nhân dân"):
        issuing.issue_plan(**issue)
    resolve: dict[str, Any] = {"plan_id": plan, **doing(scene, Role.DISTRICT_OFFICE)}
    issuing.record_resolution(
        body=Body.PARTY_COMMITTEE, number="3-NQ/ĐU", issued_on=date(2024, 5, 10), client_id=uuid4(), **resolve
    )
    issuing.record_resolution(
        body=Body.PEOPLES_COUNCIL, number="4/NQ-HĐND", issued_on=date(2024, 5, 21), client_id=uuid4(), **resolve
    )
    with pytest.raises(issuing.LacksResolutions, match="Hội đồng nhân dân"):  # of the day after the plan's own
        issuing.issue_plan(**issue)
    issuing.record_resolution(
        body=Body.PEOPLES_COUNCIL, number="4/NQ-HĐND", issued_on=date(2024, 5, 20), client_id=uuid4(), **resolve
    )
    issuing.issue_plan(**issue)
    issuing.issue_plan(**issue)  # a double click
    assert queries.plan_in_force(unit, year=2024, on=WORKING).id == plan
    assert Entry.objects.filter(chain=unit, what="planning.plan_issued").count() == 1


def test_a_communes_plan_read_from_a_paper_waits_for_its_resolutions(scene: Scene) -> None:
    plan = Plan.objects.create(
        unit_id=scene.communes["Bản Lang"],
        kind="plan",
        title="KH",
        year=2024,
        number="9/KH",
        issued_on=date(2024, 2, 1),
    )
    view = queries.plan_view(plan.pk, on=WORKING)
    assert view.status is Status.UNRESOLVED and "Đảng ủy và Hội đồng nhân dân" in view.status_words


def test_a_plan_above_may_ask_its_communes_for_no_resolution(scene: Scene) -> None:
    above = draft(scene, scene.phong_tho, year=2023)
    issuing.set_rules(plan_id=above, wanted=PlanRules(resolutions=()), revision=1, **doing(scene, Role.DISTRICT_OFFICE))
    plan = draft(scene, scene.communes["Mù Sang"], year=2023, parent_id=above)
    issuing.issue_plan(
        plan_id=plan,
        number="7/KH-UBND",
        issued_on=date(2023, 3, 1),
        revision=1,
        **doing(scene, Role.DISTRICT_OFFICE),
    )
    assert queries.plan_view(plan, on=WORKING).is_official


def test_of_two_tabs_the_second_sees_that_the_plan_was_changed(scene: Scene) -> None:
    plan = draft(scene, scene.phong_tho, year=2022)
    common = {"plan_id": plan, "revision": 1, **doing(scene, Role.DISTRICT_OFFICE)}
    issuing.set_rules(wanted=PlanRules(at_most=2), **common)
    with pytest.raises(issuing.ChangedMeanwhile):
        issuing.set_rules(wanted=PlanRules(at_most=3), **common)
    issuing.set_rules(wanted=PlanRules(at_most=2), **common)  # the same once more changes nothing
    assert queries.plan_view(plan, on=WORKING).rules.at_most == 2


def test_a_plan_stands_only_under_a_plan_of_a_place_above(scene: Scene) -> None:
    plan = draft(scene, scene.communes["Nậm Xe"], year=2022)
    sideways = draft(scene, scene.communes["Dào San"], year=2022)
    with pytest.raises(issuing.NotAPlan, match="cấp trên"):
        issuing.link_parent(plan_id=plan, parent_id=sideways, revision=1, **doing(scene, Role.DISTRICT_OFFICE))
    issuing.link_parent(plan_id=plan, parent_id=scene.plan, revision=1, **doing(scene, Role.DISTRICT_OFFICE))
    view = queries.plan_view(plan, on=WORKING)
    assert view.parent is not None and view.parent.number == "133/KH-UBND"


def test_a_plan_for_several_years_is_not_the_plan_of_a_year(scene: Scene) -> None:
    plan = draft(scene, scene.phong_tho, year=2025, first_year=2021)
    issuing.issue_plan(
        plan_id=plan,
        number="364/KH-UBND",
        issued_on=date(2022, 12, 21),
        revision=1,
        **doing(scene, Role.DISTRICT_OFFICE),
    )
    assert plan in [view.id for view in queries.plans_of(scene.phong_tho, year=2024, on=WORKING)]
    assert queries.plan_in_force(scene.phong_tho, year=2024, on=WORKING).id == scene.plan
    assert plan not in [one.id for one in queries.annual_plans([scene.phong_tho], years=[2025])]


def test_an_amendment_replaces_what_it_states_once_it_is_issued_and_nothing_else(scene: Scene) -> None:
    def level(item: str) -> list[int | None]:
        found = queries.targets_in_force(scene.phong_tho, year=2024, on=WORKING)
        return [one.numerator for one in found if one.criterion == item and one.is_level]

    with transaction.atomic():
        amendment = draft(scene, scene.phong_tho, amends_id=scene.plan)
        target_entry.add_target(
            plan_id=amendment,
            target=NewTarget(kind=TargetKind.CRITERION, year=2024, number=Decimal(7), of=16, criterion="2"),
            client_id=uuid4(),
            **doing(scene, Role.DISTRICT_OFFICE),
        )
        assert level("2") == [8]  # a draft changes nothing
        issuing.issue_plan(
            plan_id=amendment,
            number="200/KH-UBND",
            issued_on=WORKING,
            revision=1,
            **doing(scene, Role.DISTRICT_OFFICE),
        )
        assert level("2") == [7] and level("1") == [16]
        assert queries.plan_in_force(scene.phong_tho, year=2024, on=WORKING).id == scene.plan
        transaction.set_rollback(True)


def test_whoever_may_not_plan_drafts_nothing(scene: Scene) -> None:
    for role in (Role.OVERSIGHT, Role.LEADER):
        with pytest.raises(NotAllowed):
            draft(scene, scene.phong_tho, role)
    with pytest.raises(NotAllowed):
        draft(scene, scene.phong_tho, Role.COMMUNE_OFFICER)


# Targets


def test_last_years_level_is_never_taken_from_a_draft(scene: Scene) -> None:
    plan = draft(scene, scene.phong_tho, year=2026)
    unissued = draft(scene, scene.phong_tho, year=2025)
    target = NewTarget(kind=TargetKind.MEAN, year=2026, number=Decimal("15"), before=Decimal("14"))
    common = {"plan_id": plan, **doing(scene, Role.DISTRICT_OFFICE)}
    with pytest.raises(target_entry.DraftIsNoBaseline, match="chưa ban hành"):
        target_entry.add_target(target=replace(target, before_plan_id=unissued), client_id=uuid4(), **common)
    with pytest.raises(NotATarget, match="nguồn"):
        target_entry.add_target(target=target, client_id=uuid4(), **common)
    kept = target_entry.add_target(target=replace(target, before_plan_id=scene.plan), client_id=uuid4(), **common)
    assert Target.objects.get(pk=kept).before_source == "133/KH-UBND ngày 15/04/2024"


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": TargetKind.CRITERION, "number": Decimal(17), "of": 16, "criterion": "2"},
        {"kind": TargetKind.CRITERION, "number": Decimal("2.5"), "criterion": "2"},
        {"kind": TargetKind.CRITERION, "number": Decimal(2)},
        {"kind": TargetKind.BAND, "number": Decimal(2), "band": (18, 15)},
        {"kind": TargetKind.FIGURE, "number": Decimal(2), "indicator": "", "word": "%"},
        {"kind": TargetKind.MEAN, "number": Decimal(-1)},
        {"kind": TargetKind.MEAN, "number": Decimal("NaN")},
    ],
)
def test_a_number_that_cannot_be_a_target_is_refused(scene: Scene, changed: dict[str, Any]) -> None:
    with pytest.raises(NotATarget):
        target_entry.add_target(
            plan_id=scene.plan,
            target=NewTarget(**{"year": 2024, **changed}),
            client_id=uuid4(),
            **doing(scene, Role.DISTRICT_OFFICE),
        )


def test_a_corrected_target_keeps_the_one_before_with_the_reason(scene: Scene) -> None:
    plan = draft(scene, scene.phong_tho, year=2027)
    target = NewTarget(kind=TargetKind.REACH_STANDARD, year=2027, number=Decimal(6), word="bản")
    common = doing(scene, Role.DISTRICT_OFFICE)
    first = target_entry.add_target(plan_id=plan, target=target, client_id=uuid4(), **common)
    with pytest.raises(NotATarget, match="lý do"):
        target_entry.replace_target(target_id=first, target=target, why=" ", client_id=uuid4(), **common)
    client_id = uuid4()
    second = target_entry.replace_target(
        target_id=first, target=replace(target, number=Decimal(7)), why="Gõ nhầm", client_id=client_id, **common
    )
    again = target_entry.replace_target(
        target_id=first, target=replace(target, number=Decimal(7)), why="Gõ nhầm", client_id=client_id, **common
    )
    assert again == second
    old = Target.objects.get(pk=first)
    assert old.withdrawn_why == "Gõ nhầm" and old.withdrawn_by is not None
    assert [one.numerator for one in queries.targets_of([plan])[plan]] == [7]


def test_next_years_plan_starts_where_this_years_ends_and_promises_no_gain(scene: Scene) -> None:
    client_id = uuid4()
    values: dict[str, Any] = {"plan_id": scene.plan, "client_id": client_id, **doing(scene, Role.DISTRICT_OFFICE)}
    plan = rolling_over.roll_over(**values)
    assert rolling_over.roll_over(**values) == plan
    targets = queries.targets_of([plan])[plan]
    assert {(one.criterion, one.numerator, one.before) for one in targets if one.criterion == "2"} == {
        ("2", 8, Decimal(8))
    }
    assert not any(one.is_increase for one in targets)
    assert all(one.before_source == "133/KH-UBND ngày 15/04/2024" for one in targets)
    assert queries.plan_view(plan, on=WORKING).status is Status.DRAFT and queries.plan(plan).year == 2025
    with pytest.raises(issuing.NotAPlan):
        rolling_over.roll_over(plan_id=plan, client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE))


def test_a_line_left_over_from_last_year_is_pointed_out(scene: Scene) -> None:
    plan = draft(scene, scene.phong_tho, year=2026, title="Kế hoạch năm 2025")
    shown = cascades.plan_stated(queries.plan_view(plan, on=WORKING), on=WORKING)
    assert [one.years for one in rolling_over.stale_lines(shown)] == [(2025,)]


# Registrations


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
    registering.comment(
        registration_id=health.registration_id, agrees=False, text="Thiếu bác sĩ", client_id=uuid4(), **common
    )
    with pytest.raises(NotAllowed):
        registering.comment(registration_id=roads.registration_id, agrees=True, text="", client_id=uuid4(), **common)
    with pytest.raises(NotARegistration, match="lý do"):
        registering.comment(registration_id=health.registration_id, agrees=False, text=" ", client_id=uuid4(), **common)
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
    assert [row.item for row in queries.awaiting_comment(rows, by=officer, on=WORKING)] == ["18.4"]
    assert queries.awaiting_comment(rows, by=scene.people[Role.OVERSIGHT], on=WORKING) == ()
    registering.comment(
        registration_id=law.registration_id, agrees=True, text="", client_id=uuid4(), by=officer, on=WORKING, at=AT
    )
    rows = queries.registrations([scene.communes["Huổi Luông"]], year=2024, on=WORKING)
    assert queries.awaiting_comment(rows, by=officer, on=WORKING) == ()
    assert queries.registration_page(law.registration_id, on=WORKING).steps[-1].agency == "Phòng Tư pháp huyện"


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


# The cascade


def test_the_cascade_of_a_district_counts_registered_names_and_flags_missing_ones(scene: Scene) -> None:
    with transaction.atomic():
        register(scene, "Ma Li Pho", "16")
        found = queries.cascade(scene.phong_tho, year=2024, on=WORKING)
        transaction.set_rollback(True)
    rows = {row.subject.item: row for row in found.named if row.subject.item}
    assert rows["16"].gain == 1 and "Ma Li Pho" in rows["16"].registered and rows["16"].unregistered == ("Dào San",)
    assert rows["18"].lacking == 5
    assert "name_count_mismatch" in {finding.code for finding in found.findings}
    assert len(found.without_plan) <= 16


def test_a_single_indicator_completes_its_criterion(scene: Scene) -> None:
    with transaction.atomic():
        register(scene, "Vàng Ma Chải", "18.4")
        found = queries.cascade(scene.phong_tho, year=2024, on=WORKING)
        transaction.set_rollback(True)
    (row,) = [row for row in found.named if row.subject.item == "18"]
    assert "Vàng Ma Chải" in row.registered and row.lacking == 4


def test_a_district_contradicts_its_province_with_both_quotes(scene: Scene) -> None:
    province = draft(scene, scene.province, Role.PROVINCE_OFFICE)
    target_entry.add_target(
        plan_id=province,
        target=NewTarget(kind=TargetKind.CRITERION, year=2024, number=Decimal(93), of=94, criterion="2", words="93/94"),
        client_id=uuid4(),
        **doing(scene, Role.PROVINCE_OFFICE),
    )
    found = queries.cascade(scene.province, year=2024, on=WORKING)
    (finding,) = [one for one in found.findings if one.code == "cascade_conflict"]
    assert {source.quote for source in finding.sources} >= {"93/94", "tổng số là 8/16 xã"}
    (row,) = [row for row in found.rows if row.subject.item == "2"]
    assert row.lacking == 85 and row.silent == len(found.below) - 1


def test_a_cascade_asks_as_many_questions_however_many_communes_there_are(scene: Scene) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            queries.cascade(scene.phong_tho, year=2024, on=WORKING)
        return len(captured)

    with transaction.atomic():
        draft(scene, scene.communes["Sì Lở Lầu"])
        register(scene, "Sì Lở Lầu", "8")
        before = asked()
        for name in ("Mồ Sì San", "Huổi Luông", "Lản Nhì Thàng"):
            draft(scene, scene.communes[name])
            register(scene, name, "8", "12")
        assert asked() == before
        transaction.set_rollback(True)


def test_an_average_is_held_to_the_decimals_it_was_written_with(scene: Scene) -> None:
    plan = draft(scene, scene.phong_tho, year=2028)

    def add(kind: TargetKind, number: str, criterion: str = "") -> None:
        target_entry.add_target(
            plan_id=plan,
            target=NewTarget(kind=kind, year=2028, number=Decimal(number), criterion=criterion),
            client_id=uuid4(),
            **doing(scene, Role.DISTRICT_OFFICE),
        )

    for criterion in range(1, 20):
        add(TargetKind.CRITERION, "9" if criterion == 1 else "12", str(criterion))
    add(TargetKind.MEAN, "14.06")  # 225 : 16 = 14,0625
    shown = cascades.plan_stated(queries.plan_view(plan, on=WORKING), on=WORKING)
    assert shown.promises.units == 16 and shown.findings == ()


# Roadmaps and plans below


def test_a_roadmap_keeps_each_version_and_never_takes_unknown_for_nothing(scene: Scene) -> None:
    unit = scene.communes["Nậm Xe"]
    common: dict[str, Any] = {"unit_id": unit, "set_code": scene.criteria_set.code, "item": "5.1"}
    common |= doing(scene, Role.COMMUNE_OFFICER)
    line = roadmaps.NewLine(due_year=2024, due_quarter=4, missing="thiếu 1 trường", solution="Xây lớp")
    assert roadmaps.write_line(line=line, seen=0, client_id=uuid4(), **common) == 1
    with pytest.raises(issuing.ChangedMeanwhile):
        roadmaps.write_line(line=line, seen=0, client_id=uuid4(), **common)
    with pytest.raises(roadmaps.NotALine, match="lý do"):
        roadmaps.write_line(line=line, seen=1, client_id=uuid4(), **common)
    later = replace(line, due_year=2025, due_quarter=2, cost=0)
    assert roadmaps.write_line(line=later, why="Chậm vốn", seen=1, client_id=uuid4(), **common) == 2
    (row,) = [one for one in queries.lines_of([unit], on=WORKING) if one.item == "5.1"]
    assert (row.due_words, row.cost, row.number) == ("quý II/2025", 0, 2)
    assert RoadmapLine.objects.get(unit_id=unit, item="5.1", number=1).cost is None
    with pytest.raises(NotAllowed):
        roadmaps.write_line(**{**common, "unit_id": scene.communes["Dào San"]}, line=line, seen=0, client_id=uuid4())


def test_a_road_names_what_is_missing_in_natural_units(scene: Scene) -> None:
    roads = [
        plan_year.road(scene.communes[name], on=WORKING, by=scene.people[Role.OVERSIGHT])
        for name in ("Nậm Xe", "Dào San", "Mù Sang", "Bản Lang")
    ]
    missing = [one.missing for road in roads for one in road.items if one.missing]
    assert missing and all(text.startswith(("thiếu", "vượt")) for text in missing)
    assert all(road.is_simulated for road in roads)


def test_a_plan_below_is_missing_late_and_then_received(scene: Scene) -> None:
    plan = draft(scene, scene.phong_tho, title="Kế hoạch có cấp dưới")
    common: dict[str, Any] = {"plan_id": plan, **doing(scene, Role.DISTRICT_OFFICE)}
    there = [scene.communes["Nậm Xe"], scene.communes["Dào San"]]
    due = date(2024, 6, 1)
    assert subordinates.expect(unit_ids=there, due_on=due, **common) == 2
    assert subordinates.expect(unit_ids=there, due_on=due, **common) == 0
    found = subordinates.subordinates(plan, on=WORKING)
    assert [one.words for one in found] == ["còn thiếu, trễ 9 ngày"] * 2
    with pytest.raises(subordinates.NotExpected):
        subordinates.expect(unit_ids=[scene.province], due_on=due, **common)
    client_id = uuid4()
    for _ in range(2):
        subordinates.receive(
            expected_id=found[0].id,
            title="Kế hoạch NTM 2024",
            number="5/KH-UBND",
            issued_on=date(2024, 5, 30),
            received_on=date(2024, 6, 3),
            client_id=client_id,
            **doing(scene, Role.DISTRICT_OFFICE),
        )
    after = {one.id: one for one in subordinates.subordinates(plan, on=WORKING)}
    assert after[found[0].id].is_received and "5/KH-UBND" in after[found[0].id].receipt
    assert sum(one.is_received for one in after.values()) == 1


def test_criteria_lost_stand_apart_from_those_gained(scene: Scene) -> None:
    found = plan_year.plan_year(scene.phong_tho, year=2023, on=scenes.END_2023, by=scene.people[Role.OVERSIGHT])
    assert found.gained > 0 and found.unknown >= 1
    known = [one for one in found.communes if one.moved is not None]
    for one in known:
        assert one.moved is not None and one.met == len(one.moved.kept) + len(one.moved.gained)
    assert {one.unit.name for one in found.communes if one.moved is None} >= {"Vàng Ma Chải"}
    assert all(one.unit.level is Level.COMMUNE for one in found.communes)
