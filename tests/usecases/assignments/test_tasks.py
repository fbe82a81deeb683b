"""The register of tasks: given, reported, done, accepted or returned, handed over, with every step kept."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ntm.core.assignments.tasks import StepKind, StepRefused, TaskKind, TaskState
from ntm.core.kernel.states import Role
from ntm.store.assignments.models import Task, TaskStep
from ntm.store.audit.models import Entry
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.assignments import task_queries, tasks
from tests.usecases.access.places import REFORM, person
from tests.usecases.assignments.world import AT, DAY, World, make_world, officer

pytestmark = pytest.mark.django_db

DUE = date(2024, 6, 14)
EVE = REFORM - timedelta(days=1)


@pytest.fixture
def world() -> World:
    return make_world()


def give(
    world: World, *, agency_id: int | None = None, unit_id: int | None = None, client_id: UUID | None = None
) -> int:
    return tasks.give_task(
        unit_id=world.country.commune.pk,
        kind=TaskKind.DIRECTIVE,
        title="Hoàn thành chỉ tiêu 18.4",
        owner_agency_id=agency_id,
        owner_unit_id=unit_id,
        due_on=DUE,
        client_id=client_id or uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )


def test_an_agencys_task_is_its_officers_and_nobody_elses(world: World) -> None:
    task = give(world, agency_id=world.justice.pk)
    (row,) = tasks.tasks_for(officer(world.justice, "tu-phap"), on=DAY)
    assert (row.id, row.owner.name, row.urgency) == (task, "Phòng Tư pháp", "còn 4 ngày")
    assert tasks.tasks_for(officer(world.police, "cong-an"), on=DAY) == ()
    assert tasks.tasks_for(world.office, on=DAY) == ()


def test_a_communes_task_is_owed_by_whoever_enters_its_figures(world: World) -> None:
    task = give(world, unit_id=world.country.commune.pk)
    clerk = person(Role.COMMUNE_OFFICER, world.country.commune)
    assert [row.id for row in tasks.tasks_for(clerk, on=DAY)] == [task]
    assert tasks.tasks_for(person(Role.COMMUNE_OFFICER, world.second), on=DAY) == ()


def test_a_task_runs_from_progress_to_acceptance_and_every_step_stays(world: World) -> None:
    task = give(world, agency_id=world.justice.pk)
    clerk = officer(world.justice, "tu-phap")
    tasks.report_progress(
        task_id=task, percent=40, text="Đã họp dân", evidence="Biên bản 12", client_id=uuid4(), by=clerk, on=DAY, at=AT
    )
    tasks.complete(task_id=task, text="Xong", client_id=uuid4(), by=clerk, on=DAY, at=AT)
    assert tasks.tasks_for(clerk, on=DAY) == (), "it waits for the office"
    assert [row.id for row in task_queries.tasks_to_accept(world.office, on=DAY)] == [task]
    tasks.return_for_more(task_id=task, text="Thiếu ảnh", percent=80, client_id=uuid4(), by=world.office, on=DAY, at=AT)
    assert [row.percent for row in tasks.tasks_for(clerk, on=DAY)] == [80]
    tasks.complete(task_id=task, text="Đã bổ sung", client_id=uuid4(), by=clerk, on=DAY, at=AT)
    tasks.accept(task_id=task, client_id=uuid4(), by=world.office, on=DAY, at=AT)
    page = tasks.task_page(task, on=DAY)
    assert page.row.state is TaskState.ACCEPTED
    assert [step.kind for step in page.steps] == [
        StepKind.OPENED,
        StepKind.PROGRESS,
        StepKind.COMPLETED,
        StepKind.RETURNED,
        StepKind.COMPLETED,
        StepKind.ACCEPTED,
    ]
    assert page.steps[1].evidence == "Biên bản 12"
    with pytest.raises(StepRefused):
        tasks.cancel(task_id=task, text="Thôi", client_id=uuid4(), by=world.office, on=DAY, at=AT)


def test_who_does_the_work_does_not_accept_it(world: World) -> None:
    task = give(world, unit_id=world.country.commune.pk)
    clerk = person(Role.COMMUNE_OFFICER, world.country.commune)
    tasks.complete(task_id=task, text="Xong", client_id=uuid4(), by=clerk, on=DAY, at=AT)
    with pytest.raises(NotAllowed, match="nghiệm thu"):
        tasks.accept(task_id=task, client_id=uuid4(), by=clerk, on=DAY, at=AT)


def test_a_stranger_neither_reports_nor_cancels(world: World) -> None:
    task = give(world, agency_id=world.justice.pk)
    stranger = officer(world.police, "cong-an")
    with pytest.raises(NotAllowed):
        tasks.report_progress(task_id=task, percent=1, text="", client_id=uuid4(), by=stranger, on=DAY, at=AT)
    with pytest.raises(NotAllowed):
        tasks.cancel(task_id=task, text="Thôi", client_id=uuid4(), by=stranger, on=DAY, at=AT)
    with pytest.raises(NotAllowed):
        tasks.give_task(
            unit_id=world.second.pk,
            kind=TaskKind.OTHER,
            title="Việc",
            owner_unit_id=world.second.pk,
            due_on=None,
            client_id=uuid4(),
            by=person(Role.COMMUNE_OFFICER, world.country.commune),
            on=DAY,
            at=AT,
        )


def test_an_organisation_registers_a_work_of_its_own(world: World) -> None:
    user = officer(world.police, "doan-the", role=Role.AGENCY)
    person(Role.AGENCY, world.country.district, username="khac")
    user.grants.create(role=Role.AGENCY.value, unit=world.country.district, span=world.office.grants.get().span)
    task = tasks.give_task(
        unit_id=world.second.pk,
        kind=TaskKind.WORK,
        title="Làm 500 m đường hoa",
        owner_agency_id=world.police.pk,
        due_on=None,
        client_id=uuid4(),
        by=user,
        on=DAY,
        at=AT,
    )
    (row,) = tasks.tasks_of(world.second.pk, on=DAY)
    assert (row.id, row.due_on, row.urgency) == (task, None, "")


def test_a_double_click_gives_one_task_and_one_step(world: World) -> None:
    click, again = uuid4(), uuid4()
    task = give(world, agency_id=world.justice.pk, client_id=click)
    assert give(world, agency_id=world.justice.pk, client_id=click) == task
    clerk = officer(world.justice, "tu-phap")
    for _ in range(2):
        seq = tasks.report_progress(task_id=task, percent=10, text="a", client_id=again, by=clerk, on=DAY, at=AT)
        assert seq == 2
    assert (Task.objects.count(), TaskStep.objects.count(), Entry.objects.count()) == (1, 2, 2)


def test_the_second_of_two_tabs_sees_the_firsts_step(world: World) -> None:
    task = give(world, agency_id=world.justice.pk)
    clerk = officer(world.justice, "tu-phap")
    tasks.report_progress(task_id=task, percent=10, text="a", seen=1, client_id=uuid4(), by=clerk, on=DAY, at=AT)
    with pytest.raises(tasks.ChangedMeanwhile, match="tu-phap vừa ghi “Báo tiến độ”"):
        tasks.report_progress(task_id=task, percent=20, text="b", seen=1, client_id=uuid4(), by=clerk, on=DAY, at=AT)
    assert tasks.task_page(task, on=DAY).row.percent == 10


def test_a_handed_over_task_leaves_one_desk_for_another_with_its_progress(world: World) -> None:
    task = give(world, agency_id=world.justice.pk)
    old, new = officer(world.justice, "tu-phap"), officer(world.police, "cong-an")
    tasks.report_progress(task_id=task, percent=30, text="a", client_id=uuid4(), by=old, on=DAY, at=AT)
    tasks.hand_over(
        task_id=task,
        owner_agency_id=world.police.pk,
        text="Giải thể",
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    assert tasks.tasks_for(old, on=DAY) == ()
    (row,) = tasks.tasks_for(new, on=DAY)
    assert (row.percent, row.due_on) == (30, DUE)


def test_a_deadline_moves_with_a_reason_only(world: World) -> None:
    task = give(world, agency_id=world.justice.pk)
    with pytest.raises(StepRefused, match="lý do"):
        tasks.move_due(
            task_id=task, due_on=date(2024, 7, 1), reason=" ", client_id=uuid4(), by=world.office, on=DAY, at=AT
        )
    tasks.move_due(
        task_id=task, due_on=date(2024, 7, 1), reason="Mưa lũ", client_id=uuid4(), by=world.office, on=DAY, at=AT
    )
    assert not tasks.task_page(task, on=date(2024, 7, 1)).row.overdue
    assert tasks.task_page(task, on=date(2024, 7, 2)).row.overdue


def test_the_register_of_a_district_holds_its_communes_tasks_and_filters_the_late(world: World) -> None:
    late = give(world, agency_id=world.justice.pk)
    done = give(world, agency_id=world.interior.pk)
    tasks.complete(task_id=done, text="x", client_id=uuid4(), by=officer(world.interior, "noi-vu"), on=DAY, at=AT)
    after = date(2024, 6, 15)
    district = world.country.district.pk
    assert {row.id for row in tasks.tasks_of(district, on=after)} == {late, done}
    only_late = tasks.TaskFilter(overdue_only=True)
    assert [row.id for row in tasks.tasks_of(district, on=after, wanted=only_late)] == [late]
    assert tasks.tasks_of(district, on=DUE, wanted=only_late) == ()
    assert tasks.tasks_of(district, on=date(2024, 6, 9)) == (), "it was given on the 10th"
    assert tasks.tasks_of(world.country.other_district.pk, on=after) == ()


@pytest.mark.parametrize("title", ["", "  ", "x" * 301])
def test_a_task_has_a_title(world: World, title: str) -> None:
    with pytest.raises(tasks.NotATask):
        tasks.open_task(
            unit_id=world.second.pk,
            kind=TaskKind.OTHER,
            title=title,
            owner_unit_id=world.second.pk,
            due_on=None,
            client_id=uuid4(),
            by=None,
            on=DAY,
            at=AT,
        )


def test_a_task_has_exactly_one_owner(world: World) -> None:
    with pytest.raises(tasks.NotATask):
        give(world)
    with pytest.raises(tasks.NotATask):
        give(world, agency_id=world.justice.pk, unit_id=world.second.pk)
    task = give(world, agency_id=world.justice.pk)
    with pytest.raises(IntegrityError, match="task_step_has_one_owner"), transaction.atomic():
        TaskStep.objects.create(
            task_id=task, seq=9, kind="progress", state="open", percent=1, at=AT, on_day=DAY, client_id=uuid4()
        )


def test_a_task_that_the_installation_opened_is_found_by_its_origin(world: World) -> None:
    task = tasks.open_task(
        unit_id=world.second.pk,
        kind=TaskKind.REGISTRATION,
        title="Hoàn thành tiêu chí 14",
        owner_unit_id=world.second.pk,
        due_on=DUE,
        origin="registration:12",
        client_id=uuid4(),
        by=None,
        on=DAY,
        at=AT,
    )
    assert [row.id for row in tasks.tasks_with_origin(["registration:12"], on=DAY)] == [task]
    tasks.cancel(task_id=task, text="Rút đăng ký", client_id=uuid4(), by=world.office, on=DAY, at=AT)
    assert [row.state for row in tasks.tasks_with_origin(["registration:12"], on=DAY)] == [TaskState.CANCELLED]


def test_what_a_merged_commune_owed_is_owed_by_the_one_that_it_became(world: World) -> None:
    task = give(world, unit_id=world.country.commune.pk)
    before = person(Role.COMMUNE_OFFICER, world.country.commune, end=REFORM)
    after = person(Role.COMMUNE_OFFICER, world.country.new_commune)
    assert [row.id for row in tasks.tasks_for(before, on=EVE)] == [task]
    assert tasks.tasks_for(after, on=EVE) == ()
    assert tasks.tasks_for(before, on=REFORM) == ()
    (row,) = tasks.tasks_for(after, on=REFORM)
    assert (row.id, row.place, row.overdue) == (task, "xã Nậm Xe", True)
    assert [one.id for one in tasks.tasks_of(world.country.new_commune.pk, on=REFORM)] == [task]
    assert [one.id for one in tasks.tasks_of(world.country.province.pk, on=REFORM)] == [task]
    with pytest.raises(NotAllowed):
        tasks.complete(task_id=task, text="x", client_id=uuid4(), by=before, on=REFORM, at=AT)
    tasks.complete(task_id=task, text="Xã mới làm tiếp", client_id=uuid4(), by=after, on=REFORM, at=AT)
    assert [one.id for one in tasks.tasks_of(world.country.other_district.pk, on=EVE)] == []


def test_the_register_is_read_in_as_many_queries_whatever_its_length(world: World) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            tasks.tasks_of(world.country.district.pk, on=DAY)
        return len(queries)

    give(world, agency_id=world.justice.pk)
    give(world, unit_id=world.second.pk)
    few = asked()
    for _ in range(5):
        give(world, agency_id=world.police.pk)
        give(world, unit_id=world.country.commune.pk)
    assert asked() == few
