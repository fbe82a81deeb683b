"""Plans and targets: recorded once, withdrawn but never lost, by those who may."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ntm.core.kernel.states import Role
from ntm.store.audit.models import Entry
from ntm.store.planning.models import Plan, Target
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.planning import operations, queries
from tests.usecases.analytics.scene import AT, WORKING, Scene

pytestmark = pytest.mark.django_db

FACT = {
    "kind": "criterion_count",
    "criterion": "5",
    "numerator": 9,
    "denominator": 16,
    "quote": "09/16 xã",
    "start": 70,
}


def record(scene: Scene, role: Role = Role.DISTRICT_OFFICE, **changed: Any) -> int:
    plan: dict[str, Any] = {
        "unit_id": scene.phong_tho,
        "kind": "plan",
        "title": "Kế hoạch 2025",
        "year": 2025,
        "number": "12/KH-UBND",
        "issued_on": date(2025, 1, 10),
    }
    return operations.record_plan(**{**plan, **changed}, by=scene.people[role], at=AT, on=WORKING)


def test_the_same_plan_is_recorded_once(scene: Scene) -> None:
    first = record(scene)
    assert record(scene) == first
    assert Entry.objects.filter(chain=scene.phong_tho, what="planning.plan_recorded", payload__plan=first).count() == 1


def test_a_number_used_again_on_another_day_is_another_plan(scene: Scene) -> None:
    first, other = record(scene), record(scene, issued_on=date(2025, 3, 1))
    assert first != other
    assert record(scene, issued_on=date(2025, 3, 1)) == other


def test_a_missing_day_is_filled_in_and_ends_the_draft(scene: Scene) -> None:
    draft = record(scene, number="99/KH-UBND", issued_on=None)
    assert queries.plan(draft).is_draft
    assert record(scene, number="99/KH-UBND", issued_on=date(2025, 5, 5)) == draft
    assert not queries.plan(draft).is_draft


def test_papers_without_a_number_are_a_draft(scene: Scene) -> None:
    plan = queries.plan(record(scene, number="", issued_on=None))
    assert plan.is_draft
    assert "dự thảo" in plan.label


def test_the_same_fact_is_one_target_and_a_withdrawn_one_can_be_confirmed_anew(scene: Scene) -> None:
    by = scene.people[Role.DISTRICT_OFFICE]
    plan = record(scene)
    first = operations.record_target(plan_id=plan, fact=FACT, by=by, at=AT, on=WORKING)
    assert operations.record_target(plan_id=plan, fact=FACT, by=by, at=AT, on=WORKING) == first
    operations.withdraw_target(target_id=first, by=by, at=AT, on=WORKING)
    assert queries.targets_of([plan])[plan] == ()
    assert Target.objects.filter(pk=first, withdrawn_by=by).exists()
    assert operations.record_target(plan_id=plan, fact=FACT, by=by, at=AT, on=WORKING) != first
    with pytest.raises(operations.AlreadyWithdrawn):
        operations.withdraw_target(target_id=first, by=by, at=AT, on=WORKING)


@pytest.mark.parametrize("role", [Role.OVERSIGHT, Role.LEADER, Role.COMMUNE_OFFICER])
def test_who_only_looks_or_holds_another_place_records_nothing(scene: Scene, role: Role) -> None:
    before = (Plan.objects.count(), Target.objects.count())
    with pytest.raises(NotAllowed):
        record(scene, role, number="1/KH")
    with pytest.raises(NotAllowed):
        operations.record_target(plan_id=scene.plan, fact=FACT, by=scene.people[role], at=AT, on=WORKING)
    assert (Plan.objects.count(), Target.objects.count()) == before


@pytest.mark.parametrize(
    "fact",
    [
        {**FACT, "kind": "capital"},
        {**FACT, "kind": "legal_citation"},
        {**FACT, "numerator": None},
        {**FACT, "numerator": 17},
        {**FACT, "numerator": "chín"},
        {**FACT, "numerator": None, "value": "NaN"},
    ],
)
def test_what_promises_no_level_is_no_target(fact: dict[str, Any]) -> None:
    with pytest.raises(operations.NotATarget):
        operations.target_values(fact)


def test_zero_is_a_level_and_an_increase_may_exceed_its_whole() -> None:
    assert operations.target_values({**FACT, "numerator": 0})["numerator"] == 0
    assert operations.target_values({**FACT, "numerator": 17, "delta": True})["is_increase"]


def test_numbers_are_kept_exactly() -> None:
    fact = {"kind": "average_criteria", "value": Decimal("13.56"), "quote": "13,56", "start": 1}
    assert operations.target_values(fact)["value"] == Decimal("13.56")
    assert operations.target_values({**fact, "value": 13.56})["value"] == Decimal("13.56")
