"""What each person owes today, in the order of last days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.usecases.analytics import my_work as works
from ntm.usecases.analytics import responsibility
from ntm.usecases.analytics.my_work import MyWork, WorkKind
from ntm.usecases.assignments import tasks
from tests.usecases.reporting import period_scene
from tests.usecases.reporting.period_scene import DUE, NOW, ON, PeriodScene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def quarter(country_database: None, django_db_blocker: object) -> Iterator[PeriodScene]:
    with period_scene.in_one_transaction(django_db_blocker) as built:
        yield built


def work_of(user: User, on: date = ON) -> MyWork:
    return works.my_work(user, responsibility.responsibilities(user, on=on), on=on)


def test_an_office_owes_an_answer_to_whoever_sent_and_a_word_to_whoever_did_not(quarter: PeriodScene) -> None:
    found = work_of(quarter.scene.people[Role.DISTRICT_OFFICE])
    by_kind = {one.kind: one for one in found.items}
    assert by_kind[WorkKind.RECEIVE].title.startswith("Xét 4 báo cáo quý")  # sent and neither accepted nor returned
    urge = by_kind[WorkKind.URGE]
    assert urge.title.startswith("Đôn đốc 10 nơi chưa gửi")
    assert (urge.due_on, urge.words, urge.is_overdue) == (DUE, "quá hạn 4 ngày", True)


def test_a_commune_owes_its_next_report_only_when_it_is_near(quarter: PeriodScene) -> None:
    officer = quarter.scene.people[Role.COMMUNE_OFFICER]  # Nậm Xe's quarter II is accepted
    assert not [one for one in work_of(officer).items if one.kind is WorkKind.REPORT]
    assert not [one for one in work_of(officer, date(2024, 8, 13)).items if one.kind is WorkKind.REPORT]
    (report,) = [one for one in work_of(officer, date(2024, 8, 15)).items if one.kind is WorkKind.REPORT]
    assert report.due_on == date(2024, 9, 14)
    assert "quý III/2024" in report.title


def test_work_stands_in_the_order_of_its_last_day_and_what_has_none_comes_last(quarter: PeriodScene) -> None:
    office, commune = quarter.scene.people[Role.DISTRICT_OFFICE], quarter.scene.communes["Nậm Xe"]
    for day in (date(2024, 7, 30), date(2024, 6, 17), date(2024, 6, 20)):
        tasks.open_task(
            unit_id=commune,
            kind=TaskKind.OTHER,
            title=f"Việc đến {day}",
            owner_unit_id=commune,
            due_on=day,
            client_id=uuid4(),
            by=office,
            on=ON,
            at=NOW,
        )
    found = work_of(quarter.scene.people[Role.COMMUNE_OFFICER])
    days = [one.due_on or date.max for one in found.items]
    assert days == sorted(days)
    assert [one.words for one in found.items if one.kind is WorkKind.TASK] == [
        "quá hạn 1 ngày",
        "còn 2 ngày",
        "còn 42 ngày",
    ]
    assert (found.overdue, found.soon) == (1, 1)
    assert {one.detail for one in found.items if one.kind is WorkKind.TASK} == {"xã Nậm Xe"}  # owner and place: once


def test_who_only_reads_owes_nothing(quarter: PeriodScene) -> None:
    assert work_of(quarter.scene.people[Role.OVERSIGHT]).items == ()


def test_queries_do_not_grow_with_the_communes(quarter: PeriodScene) -> None:
    counts = []
    for role in (Role.DISTRICT_OFFICE, Role.PROVINCE_OFFICE):
        user = quarter.scene.people[role]
        work_of(user)
        with CaptureQueriesContext(connection) as queries:
            work_of(user)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 3, counts
