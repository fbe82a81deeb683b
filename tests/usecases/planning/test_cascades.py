"""From what is assigned to what is promised by name: sums, bounds, contradictions, and criteria lost."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Level, Role
from ntm.usecases.analytics import plan_year
from ntm.usecases.planning import (
    cascades,
    queries,
    target_entry,
)
from ntm.usecases.planning.target_entry import NewTarget, TargetKind
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import WORKING, Scene
from tests.usecases.planning.deeds import doing, draft, register

pytestmark = pytest.mark.django_db


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


def test_criteria_lost_stand_apart_from_those_gained(scene: Scene) -> None:
    found = plan_year.plan_year(scene.phong_tho, year=2023, on=scenes.END_2023, by=scene.people[Role.OVERSIGHT])
    assert found.gained > 0 and found.unknown >= 1
    known = [one for one in found.communes if one.moved is not None]
    for one in known:
        assert one.moved is not None and one.met == len(one.moved.kept) + len(one.moved.gained)
    assert {one.unit.name for one in found.communes if one.moved is None} >= {"Vàng Ma Chải"}
    assert all(one.unit.level is Level.COMMUNE for one in found.communes)
