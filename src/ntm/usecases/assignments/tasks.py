"""The one register of tasks: opened by people or by other deeds, moved by steps, accepted by whoever gave them.

Whoever calls `open_task` from another use case has checked that the person may do the deed from which the task comes;
`give_task` is the office's own and checks it here.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments.tasks import StepKind, StepRefused, TaskKind, TaskState
from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Task, TaskStep
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import scope
from ntm.usecases.assignments.task_queries import (
    Owner,
    OwnerKind,
    TaskFilter,
    TaskNotFound,
    TaskPage,
    TaskRow,
    given_from,
    task_page,
    tasks_for,
    tasks_of,
    tasks_with_origin,
)
from ntm.usecases.assignments.task_steps import (
    ChangedMeanwhile,
    hand_over_many,
    kept_text,
    may_decide,
    may_report,
    require_words,
    take_step,
)
from ntm.usecases.audit import operations as audit

__all__ = [
    "ChangedMeanwhile",
    "Owner",
    "OwnerKind",
    "StepRefused",
    "TaskFilter",
    "TaskKind",
    "TaskNotFound",
    "TaskPage",
    "TaskRow",
    "TaskState",
    "hand_over_many",
    "may_decide",
    "may_report",
    "task_page",
    "tasks_for",
    "tasks_of",
    "tasks_with_origin",
]

_LONGEST_TITLE = 300


class NotATask(ValueError):
    """A task without a title, or with anything but one owner; the message is Vietnamese."""


def open_task(
    *,
    unit_id: int,
    kind: TaskKind,
    title: str,
    detail: str = "",
    owner_agency_id: int | None = None,
    owner_unit_id: int | None = None,
    owner_user_id: int | None = None,
    due_on: date | None,
    origin: str = "",
    client_id: UUID,
    by: User | None,
    on: date,
    at: datetime,
) -> int:
    """Open a task about a unit for one owner (an agency, a unit or a person) and return it.

    The same `client_id` again returns the first task and changes nothing. `origin` names what it comes from
    ("registration:12"). `by=None` is the installation itself. Raise `NotATask`.
    """
    title = vietnamese.clean(title)
    if not title or len(title) > _LONGEST_TITLE:
        raise NotATask("Tên việc còn trống hoặc dài quá 300 ký tự.")
    owner = (owner_agency_id, owner_unit_id, owner_user_id)
    if sum(one is not None for one in owner) != 1:
        raise NotATask("Mỗi việc có đúng một nơi hoặc một người chịu trách nhiệm.")
    with transaction.atomic():
        first = Task.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if first is not None:
            return int(first)
        try:
            with transaction.atomic():
                task = Task.objects.create(
                    unit_id=unit_id,
                    given_from_id=given_from(by, unit_id=unit_id, on=on),
                    kind=kind.value,
                    title=title,
                    detail=kept_text(detail),
                    origin=origin,
                    opened_by=by,
                    opened_at=at,
                    opened_on=on,
                    client_id=client_id,
                )
        except IntegrityError as error:
            if "task_client_id" not in str(error):
                raise
            # The same deed in another tab, committed a moment ago.
            return int(Task.objects.values_list("pk", flat=True).get(client_id=client_id))
        TaskStep.objects.create(
            task=task,
            seq=1,
            kind=StepKind.OPENED.value,
            state=TaskState.OPEN.value,
            percent=0,
            owner_agency_id=owner_agency_id,
            owner_unit_id=owner_unit_id,
            owner_user_id=owner_user_id,
            due_on=due_on,
            by=by,
            at=at,
            on_day=on,
            client_id=uuid5(client_id, "opened"),
        )
        audit.append(
            chain=unit_id,
            what="assignments.task_opened",
            payload={
                "task": task.pk,
                "kind": kind,
                "title": title,
                "agency": owner_agency_id,
                "owner_unit": owner_unit_id,
                "owner_user": owner_user_id,
                "due_on": due_on,
                "origin": origin,
            },
            by=by,
            at=at,
        )
    return int(task.pk)


def give_task(
    *,
    unit_id: int,
    kind: TaskKind,
    title: str,
    detail: str = "",
    owner_agency_id: int | None = None,
    owner_unit_id: int | None = None,
    owner_user_id: int | None = None,
    due_on: date | None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Give a task about a unit to somebody, as an office does; an organisation may give itself works about its place
    ("công trình, phần việc"). Raise `NotAllowed`, `NotATask`."""
    own = scope.agency_of(by, on=on) if kind is TaskKind.WORK and owner_agency_id is not None else None
    if own is not None and own.id == owner_agency_id:
        rules.require(by, Action.VIEW, unit_id=unit_id, on=on)
    else:
        rules.require(by, Action.ASSIGN, unit_id=unit_id, on=on)
    return open_task(
        unit_id=unit_id,
        kind=kind,
        title=title,
        detail=detail,
        owner_agency_id=owner_agency_id,
        owner_unit_id=owner_unit_id,
        owner_user_id=owner_user_id,
        due_on=due_on,
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )


def report_progress(
    *,
    task_id: int,
    percent: int,
    text: str,
    evidence: str = "",
    seen: int | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Say how far a task is (0–100), in words and with evidence; return the number of the step.

    For whoever owes it and whoever gave it. `seen` is the newest step that the person saw (None: whatever stands).
    Raise `TaskNotFound`, `NotAllowed`, `StepRefused`, `ChangedMeanwhile`.
    """
    return take_step(
        task_id,
        StepKind.PROGRESS,
        percent=percent,
        text=text,
        evidence=evidence,
        seen=seen,
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )


def complete(
    *,
    task_id: int,
    text: str,
    evidence: str = "",
    seen: int | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Say that a task is done; whoever gave it then accepts or returns it. Raise as `report_progress`."""
    return take_step(
        task_id,
        StepKind.COMPLETED,
        text=text,
        evidence=evidence,
        seen=seen,
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )


def accept(
    *, task_id: int, text: str = "", seen: int | None = None, client_id: UUID, by: User, on: date, at: datetime
) -> int:
    """Accept a task that is said to be done: for whoever gave it and their office. Raise as `report_progress`."""
    return take_step(task_id, StepKind.ACCEPTED, text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)


def return_for_more(
    *,
    task_id: int,
    text: str,
    percent: int | None = None,
    seen: int | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Return a task that is said to be done, saying what is missing. Raise as `report_progress`, `StepRefused` too
    where nothing is said."""
    require_words(text, "Ghi rõ còn thiếu gì.")
    return take_step(
        task_id,
        StepKind.RETURNED,
        percent=percent,
        text=text,
        seen=seen,
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )


def move_due(
    *,
    task_id: int,
    due_on: date,
    reason: str,
    seen: int | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Give a task another last day, with the reason. Raise as `return_for_more`."""
    require_words(reason, "Ghi rõ lý do đổi thời hạn.")
    return take_step(
        task_id,
        StepKind.DUE_MOVED,
        text=reason,
        due_on=due_on,
        seen=seen,
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )


def hand_over(
    *,
    task_id: int,
    owner_agency_id: int | None = None,
    owner_unit_id: int | None = None,
    owner_user_id: int | None = None,
    text: str,
    seen: int | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Give a task to another owner; what was reported stays. Raise as `return_for_more`, `NotATask`."""
    owner = (owner_agency_id, owner_unit_id, owner_user_id)
    if sum(one is not None for one in owner) != 1:
        raise NotATask("Mỗi việc có đúng một nơi hoặc một người chịu trách nhiệm.")
    require_words(text, "Ghi rõ lý do bàn giao.")
    return take_step(
        task_id,
        StepKind.HANDED_OVER,
        owner=owner,
        text=text,
        seen=seen,
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )


def cancel(
    *, task_id: int, text: str, seen: int | None = None, client_id: UUID, by: User, on: date, at: datetime
) -> int:
    """Cancel a task with the reason; it stays in the register. Raise as `return_for_more`."""
    require_words(text, "Ghi rõ lý do hủy.")
    return take_step(task_id, StepKind.CANCELLED, text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)
