"""The tasks that a registration makes: for the commune, for who leads the item, and for who supports it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db.models import OuterRef, Subquery

from ntm.core.assignments.tasks import StepKind, TaskState, percent_after, state_after
from ntm.store.accounts.models import User
from ntm.store.assignments.models import TaskStep
from ntm.store.planning.models import Registration
from ntm.usecases.assignments import responsibilities, tasks
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning.registration_words import item_words
from ntm.usecases.territory.queries import UnitOn

#: Names the tasks of registrations among all tasks; any fixed value does.
_NAMESPACE = UUID("5f0c1f34-6f0a-4c58-9b0e-3a6c3f0b7d11")


def origin_of(registration_id: int) -> str:
    """Return the text by which the register of tasks knows what a task came from."""
    return f"registration:{registration_id}"


def open_for(rows: Sequence[Registration], *, unit: UnitOn, by: User, on: date, at: datetime) -> None:
    """Open the tasks of registrations of one commune: to meet it, to lead it, to support it.

    Who leads and supports is asked on the day; where nobody is assigned, only the commune's task is opened, and the
    coverage check shows the gap.
    """
    found: dict[str, responsibilities.Responsibilities] = {}
    for row in rows:
        if row.set_code not in found:
            found[row.set_code] = responsibilities.responsibilities_on(unit.id, set_code=row.set_code, on=on)
        due = _due(row)
        words = item_words(row, on=on)
        _open(row, f"Hoàn thành {words}", "commune", unit_id=unit.id, agency_id=None, due=due, by=by, on=on, at=at)
        held = found[row.set_code]
        leads = held.leads_of(row.item) if row.item else ()
        supports = held.supports_of(row.item) if row.item else ()
        for one in leads:
            title = f"Chủ trì: {unit.full_name} hoàn thành {words}"
            _open(row, title, "lead", unit_id=unit.id, agency_id=one.agency, due=due, by=by, on=on, at=at)
        for one in supports:
            title = f"Phối hợp: {unit.full_name} hoàn thành {words}"
            _open(row, title, "support", unit_id=unit.id, agency_id=one.agency, due=due, by=by, on=on, at=at)


def cancel_for(
    registration_ids: Collection[int], *, client_id: UUID, why: str, by: User, on: date, at: datetime
) -> None:
    """Cancel the open tasks of registrations that no longer stand, in the transaction that ends those.

    Whoever may end the promise ends its tasks: the rights were checked by the deed that calls this.
    """
    last = TaskStep.objects.filter(task_id=OuterRef("task_id")).order_by("-seq").values("pk")[:1]
    newest = list(
        TaskStep.objects.filter(
            pk=Subquery(last),
            task__origin__in=[origin_of(one) for one in registration_ids],
            state__in=[TaskState.OPEN.value, TaskState.DONE.value],
        )
        .select_related("task")
        .order_by("task_id")
    )
    TaskStep.objects.bulk_create(
        TaskStep(
            task=step.task,
            seq=step.seq + 1,
            kind=StepKind.CANCELLED.value,
            state=state_after(TaskState(step.state), StepKind.CANCELLED).value,
            percent=percent_after(step.percent, StepKind.CANCELLED, said=None),
            owner_agency_id=step.owner_agency_id,
            owner_unit_id=step.owner_unit_id,
            owner_user_id=step.owner_user_id,
            due_on=step.due_on,
            text=why,
            by=by,
            at=at,
            on_day=on,
            client_id=uuid5(client_id, f"{step.task_id}:{StepKind.CANCELLED.value}"),
        )
        for step in newest
    )
    audit.append_many(
        [
            audit.Deed(
                step.task.unit_id,
                "assignments.task_cancelled",
                {"task": step.task_id, "origin": step.task.origin, "text": why},
            )
            for step in newest
        ],
        by=by,
        at=at,
    )


def _due(row: Registration) -> date:
    """Return the last day of the quarter promised, or of the year."""
    last = row.steps.order_by("-number").values_list("quarter", flat=True).first()
    quarter = last or 4
    return date(row.year, 12, 31) if quarter == 4 else date(row.year, quarter * 3 + 1, 1) - timedelta(1)


def _open(
    row: Registration,
    title: str,
    part: str,
    *,
    unit_id: int,
    agency_id: int | None,
    due: date,
    by: User,
    on: date,
    at: datetime,
) -> None:
    # A registration that was withdrawn and made anew opens tasks anew: its steps are in the name.
    name = f"{row.pk}:{row.steps.count()}:{part}:{agency_id or ''}"
    tasks.open_task(
        unit_id=unit_id,
        kind=tasks.TaskKind.REGISTRATION,
        title=f"{title} năm {row.year}"[:300],
        owner_agency_id=agency_id,
        owner_unit_id=unit_id if agency_id is None else None,
        due_on=due,
        origin=origin_of(row.pk),
        client_id=uuid5(_NAMESPACE, name),
        by=by,
        on=on,
        at=at,
    )
