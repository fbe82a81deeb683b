"""The demonstration assigns what the plan says; what it invents is marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Assignment, SeatHolder, Task
from ntm.usecases.assignments import operations as agencies
from ntm.usecases.assignments import responsibilities, scope, tasks
from ntm.usecases.demonstration import assigning, loading
from ntm.usecases.demonstration.paper_files import SHIPPED_PAPERS, paper_files
from ntm.usecases.territory import operations as territory

AT = datetime(2024, 6, 10, 3, tzinfo=UTC)
SET = "commune-2021-2025"

pytestmark = pytest.mark.django_db


def set_up() -> None:
    assigning.set_up_assignments(
        district_id=loading.unit_at(("Lai Châu", "Phong Thổ"), on=loading.WORKING_DAY),
        commune_id=loading.unit_at(("Lai Châu", "Mường Khoa"), on=loading.TWO_TIER_DAY),
        on=loading.WORKING_DAY,
        later=loading.TWO_TIER_DAY,
        at=AT,
    )


@pytest.fixture(scope="module", autouse=True)
def demonstration(country_database: None, django_db_blocker: object) -> Iterator[None]:
    """Load units, people and the plan of Phong Thổ, and assign, once for the module."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            territory.load_units(by=None, at=AT)
            agencies.load_agencies_named_in_papers(by=None, at=AT)
            loading._people(at=AT)
            name = "phong-tho-plan-2024"
            loading._bring_in(name, paper_files(SHIPPED_PAPERS)[name], at=AT)
            set_up()
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


def test_a_second_run_adds_nothing() -> None:
    before = (Assignment.objects.count(), Task.objects.count(), SeatHolder.objects.count())
    set_up()
    assert (Assignment.objects.count(), Task.objects.count(), SeatHolder.objects.count()) == before


def test_what_no_paper_says_is_marked() -> None:
    assert all("mô phỏng" in name for name in SeatHolder.objects.values_list("name", flat=True))
    assert all("mô phỏng" in title for title in Task.objects.values_list("title", flat=True))
    chosen = Assignment.objects.filter(item="15", set_code=SET)
    assert chosen
    assert all("mô phỏng" in row.source for row in chosen)
    said = Assignment.objects.exclude(item="15")
    assert all(row.source.startswith("133/KH-UBND") and row.quote for row in said)


def test_the_gaps_of_the_plan_stay_gaps() -> None:
    district = loading.unit_at(("Lai Châu", "Phong Thổ"), on=loading.WORKING_DAY)
    found = responsibilities.coverage(district, set_code=SET, on=loading.WORKING_DAY)
    unled = {one.item for one in found.items if not one.led}
    assert {"1.1", "3.1", "4.1", "7.1", "13.2", "13.5", "17.1", "18.5", "18.6"} <= unled
    assert not found.doubles


def test_the_health_centre_finds_its_task_and_its_criterion() -> None:
    user = User.objects.get(username="phong-yte")
    found = scope.agency_of(user, on=loading.WORKING_DAY)
    assert found is not None
    assert found.name == "Trung tâm Y tế"
    assert [row.title for row in tasks.tasks_for(user, on=loading.WORKING_DAY)] == [
        "Hướng dẫn xã hoàn thiện hồ sơ tiêu chí 15 (mô phỏng)"
    ]
