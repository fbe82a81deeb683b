"""Plans drafted, issued, amended and rolled over: by those who may, official only with number, day and resolutions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from ntm.core.kernel.states import Role
from ntm.core.planning.plans import Body, PlanRules, Status
from ntm.store.audit.models import Entry
from ntm.store.planning.models import Plan, Target
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.planning import (
    cascades,
    issuing,
    queries,
    rolling_over,
    subordinates,
    target_entry,
)
from ntm.usecases.planning.operations import NotATarget
from ntm.usecases.planning.target_entry import NewTarget, TargetKind
from tests.usecases.analytics.scene import WORKING, Scene
from tests.usecases.planning.deeds import doing, draft

pytestmark = pytest.mark.django_db


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
