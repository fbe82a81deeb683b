"""Two people, or two clicks, at the very same moment: one task, one lead, no lost step."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from ntm.core.assignments.tasks import TaskKind
from ntm.store.assignments.models import Assignment, Task, TaskStep
from ntm.usecases.assignments import assigning, tasks
from tests.usecases.assignments.world import AT, DAY, World, assign, make_world, officer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> World:
    return make_world()


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Run deeds at the same moment, each on its own connection; a refusal is an outcome too."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> object:
        try:
            start.wait()
            return deed()
        except (assigning.AlreadyAssigned, tasks.ChangedMeanwhile) as error:
            return type(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_two_clicks_at_the_same_moment_open_one_task(world: World) -> None:
    click = uuid4()

    def open_it() -> int:
        return tasks.open_task(
            unit_id=world.second.pk,
            kind=TaskKind.OTHER,
            title="Một việc",
            owner_unit_id=world.second.pk,
            due_on=None,
            client_id=click,
            by=world.office,
            on=DAY,
            at=AT,
        )

    first, second = at_once(open_it, open_it)
    assert first == second
    assert (Task.objects.count(), TaskStep.objects.count()) == (1, 1)


def test_of_two_leads_named_at_the_same_moment_one_stands_and_the_other_is_told(world: World) -> None:
    done = at_once(lambda: assign(world, world.interior, "18.4"), lambda: assign(world, world.justice, "18.4"))
    assert assigning.AlreadyAssigned in done
    assert Assignment.objects.count() == 1


def test_of_two_reports_from_the_same_page_one_is_kept_and_the_other_sees_it(world: World) -> None:
    task = tasks.open_task(
        unit_id=world.second.pk,
        kind=TaskKind.OTHER,
        title="Một việc",
        owner_agency_id=world.justice.pk,
        due_on=None,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    one, other = officer(world.justice, "mot"), officer(world.justice, "hai")

    def report(percent: int, by: object) -> Callable[[], int]:
        return lambda: tasks.report_progress(
            task_id=task,
            percent=percent,
            text="x",
            seen=1,
            client_id=uuid4(),
            by=by,  # type: ignore[arg-type]
            on=DAY,
            at=AT,
        )

    done = at_once(report(10, one), report(20, other))
    assert sorted(map(str, done)) == sorted(["2", str(tasks.ChangedMeanwhile)])
    assert TaskStep.objects.filter(task_id=task).count() == 2
