"""Ends the tasks that came from something as soon as that thing itself is done.

A task about a dispute is done when the dispute is settled, whoever settled it: the rights were checked there, by the
use case that calls this.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db.models import OuterRef, Subquery

from ntm.core.assignments.tasks import StepKind, TaskState, percent_after, state_after
from ntm.store.accounts.models import User
from ntm.store.assignments.models import TaskStep
from ntm.usecases.audit import operations as audit


def close_by_origin(
    origins: Collection[str], *, text: str, client_id: UUID, by: User, on: date, at: datetime
) -> tuple[int, ...]:
    """Complete and accept every open task that came from one of the things named; return the tasks.

    Call it in the transaction that does the deed. Tasks that are closed already stay as they are.
    """
    if not origins:
        return ()
    last = TaskStep.objects.filter(task_id=OuterRef("task_id")).order_by("-seq").values("pk")[:1]
    newest = list(
        TaskStep.objects.filter(
            pk=Subquery(last),
            task__origin__in=list(origins),
            state__in=[TaskState.OPEN.value, TaskState.DONE.value],
        )
        .select_related("task")
        .order_by("task_id")
    )
    rows: list[TaskStep] = []
    deeds: list[audit.Deed] = []
    for step in newest:
        state, seq = TaskState(step.state), step.seq
        for kind in (StepKind.COMPLETED, StepKind.ACCEPTED):
            if kind is StepKind.COMPLETED and state is TaskState.DONE:
                continue
            state, seq = state_after(state, kind), seq + 1
            rows.append(
                TaskStep(
                    task=step.task,
                    seq=seq,
                    kind=kind.value,
                    state=state.value,
                    percent=percent_after(step.percent, kind, said=None),
                    owner_agency_id=step.owner_agency_id,
                    owner_unit_id=step.owner_unit_id,
                    owner_user_id=step.owner_user_id,
                    due_on=step.due_on,
                    text=text,
                    by=by,
                    at=at,
                    on_day=on,
                    client_id=uuid5(client_id, f"{step.task_id}:{kind.value}"),
                )
            )
        deeds.append(
            audit.Deed(
                step.task.unit_id,
                "assignments.task_closed",
                {"task": step.task_id, "origin": step.task.origin, "text": text},
            )
        )
    TaskStep.objects.bulk_create(rows)
    audit.append_many(deeds, by=by, at=at)
    return tuple(step.task_id for step in newest)
