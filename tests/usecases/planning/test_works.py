"""Works of communes: entered by those who may, followed through their states, each version kept; money in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Role
from ntm.store.audit.models import Entry
from ntm.store.planning.models import Target
from ntm.store.planning.works import WorkVersion
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import plan_priorities, plan_year
from ntm.usecases.planning import issuing, priority_orders, works
from ntm.usecases.planning.priority_orders import OrderOf
from ntm.usecases.planning.works import NotAWork, WorkLinks, WorkState, WorkTerms
from tests.usecases.analytics.scene import WORKING, Scene
from tests.usecases.planning.deeds import doing, register

pytestmark = pytest.mark.django_db

ROAD = WorkTerms(
    title="Bê tông hóa đường lên bản Hô Tra", item="2.3", due_year=2024, quantity=Decimal(7), unit_word="km"
)


def add(scene: Scene, name: str, terms: WorkTerms = ROAD, role: Role = Role.DISTRICT_OFFICE, **links: Any) -> int:
    return works.add_work(
        unit_id=scene.communes[name],
        terms=terms,
        links=WorkLinks(set_code=scene.criteria_set.code, **links),
        client_id=uuid4(),
        **doing(scene, role),
    )


def change(scene: Scene, work: int, terms: WorkTerms, seen: int, why: str = "Đã khởi công", **more: Any) -> int:
    return works.change_work(
        work_id=work,
        terms=terms,
        links=WorkLinks(set_code=scene.criteria_set.code),
        why=why,
        seen=seen,
        client_id=uuid4(),
        **{**doing(scene, Role.DISTRICT_OFFICE), **more},
    )


def test_a_work_names_its_plan_its_target_and_the_indicator_it_serves(scene: Scene) -> None:
    target = Target.objects.filter(plan_id=scene.plan, criterion="2").first()
    assert target is not None
    work = add(scene, "Nậm Xe", role=Role.COMMUNE_OFFICER, plan_id=scene.plan, target_id=target.pk)
    (row,) = [one for one in works.works_of_plan(scene.plan, on=WORKING) if one.id == work]
    assert (row.terms.amount_words, row.due_words, row.target) == ("7 km", "năm 2024", target.quote)
    assert row.item_words.startswith("chỉ tiêu 2.3") and row.plan.startswith("133/KH-UBND")
    assert Entry.objects.filter(chain=scene.communes["Nậm Xe"], what="planning.work_added").exists()


def test_each_change_of_state_is_a_version_with_its_reason_and_none_is_lost(scene: Scene) -> None:
    work = add(scene, "Dào San")
    funded = replace(ROAD, state=WorkState.FUNDED, cost=3_500_000_000, source="Ngân sách trung ương")
    assert change(scene, work, funded, 1, "Quyết định phân bổ vốn") == 2
    assert change(scene, work, replace(funded, state=WorkState.UNDER_WAY), 2) == 3
    with pytest.raises(issuing.ChangedMeanwhile):
        change(scene, work, funded, 2)
    with pytest.raises(NotAWork, match="lý do"):
        change(scene, work, funded, 3, " ")
    assert [one.terms.state for one in works.work_history(work, on=WORKING)] == [
        WorkState.UNDER_WAY,
        WorkState.FUNDED,
        WorkState.PLANNED,
    ]
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        WorkVersion.objects.filter(work_id=work).update(cost=1)


def test_a_work_taken_off_the_plan_counts_no_more_and_stays_on_record(scene: Scene) -> None:
    work = add(scene, "Mù Sang")
    change(scene, work, ROAD, 1, "Trùng công trình khác", is_dropped=True)
    assert works.works_of([scene.communes["Mù Sang"]], on=WORKING) == ()
    assert len(works.work_history(work, on=WORKING)) == 2


@pytest.mark.parametrize(("day", "late"), [(date(2024, 6, 30), False), (date(2024, 7, 1), True)])
def test_a_work_is_late_from_the_day_after_its_quarter(scene: Scene, day: date, late: bool) -> None:
    work = add(scene, "Bản Lang", replace(ROAD, due_quarter=2))
    assert works.work_history(work, on=WORKING)[0].is_late(day) is late


def test_a_work_of_another_commune_or_of_nothing_is_refused(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        add(scene, "Dào San", role=Role.COMMUNE_OFFICER)
    for refused in (replace(ROAD, item="99.1"), replace(ROAD, title="")):
        with pytest.raises(NotAWork):
            add(scene, "Dào San", refused)
    other = Target.objects.filter(plan_id=scene.plan).first()
    assert other is not None
    with pytest.raises(NotAWork, match="không thuộc kế hoạch"):
        add(scene, "Dào San", target_id=other.pk)
    with pytest.raises(NotAWork, match="theo xã"):
        works.add_work(
            unit_id=scene.phong_tho,
            terms=ROAD,
            links=WorkLinks(set_code=scene.criteria_set.code),
            client_id=uuid4(),
            **doing(scene, Role.DISTRICT_OFFICE),
        )


def orders(scene: Scene) -> tuple[plan_priorities.Order, plan_priorities.Order]:
    found = plan_year.plan_year(scene.phong_tho, year=2024, on=WORKING, by=scene.people[Role.DISTRICT_OFFICE])
    return plan_priorities.orders(found)


def test_the_office_decides_the_order_of_communes_with_a_reason_and_works_follow_it(scene: Scene) -> None:
    register(scene, "Tung Qua Lìn", "", note="Đăng ký cả xã đạt chuẩn")
    places, _ = orders(scene)
    assert places.entries[0].name == "Xã Tung Qua Lìn"
    assert places.entries[0].why.startswith("đăng ký đạt chuẩn năm 2024")
    first = str(scene.communes["Sì Lở Lầu"])
    decide: dict[str, Any] = {
        "unit_id": scene.phong_tho,
        "year": 2024,
        "of": OrderOf.PLACES,
        "ranks": {first: 1},
        "proposed": places.proposed,
        "reason": "Kết luận giao ban tháng 5",
        "seen": 0,
    }
    with pytest.raises(NotAllowed):
        priority_orders.decide_order(**decide, client_id=uuid4(), **doing(scene, Role.COMMUNE_OFFICER))
    priority_orders.decide_order(**decide, client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE))
    with pytest.raises(issuing.ChangedMeanwhile):
        priority_orders.decide_order(**decide, client_id=uuid4(), **doing(scene, Role.DISTRICT_OFFICE))
    places, _ = orders(scene)
    assert [one.name for one in places.entries[:2]] == ["Xã Sì Lở Lầu", "Xã Tung Qua Lìn"]
    assert places.decided.reason == "Kết luận giao ban tháng 5"


def test_works_are_read_in_one_query_however_many_there_are(scene: Scene) -> None:
    for name in ("Hoang Thèn", "Pa Vây Sử"):
        add(scene, name)
    with CaptureQueriesContext(connection) as asked:
        works.works_of(list(scene.communes.values()), on=WORKING)
    assert len(asked) == 1
