"""The one register of tasks: opened by people or by other deeds, moved by steps, accepted by whoever gave them.

Whoever calls `open_task` from another use case has checked that the person may do the deed from which the task comes;
`give_task` is the office's own and checks it here.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments import tasks as core
from ntm.core.assignments.tasks import StepKind, StepRefused, TaskKind, TaskState
from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Task, TaskStep
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
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
from ntm.usecases.audit import operations as audit

__all__ = [
    "Owner",
    "OwnerKind",
    "StepRefused",
    "TaskFilter",
    "TaskKind",
    "TaskNotFound",
    "TaskPage",
    "TaskRow",
    "TaskState",
    "task_page",
    "tasks_for",
    "tasks_of",
    "tasks_with_origin",
]

#: An agency, a unit or a person: exactly one of the three.
_OwnerIds = tuple[int | None, int | None, int | None]

_LONGEST_TITLE = 300
_LONGEST_TEXT = 4000


class NotATask(ValueError):
    """A task without a title, or with anything but one owner; the message is Vietnamese."""


class ChangedMeanwhile(RuntimeError):
    """Somebody moved the task after the person saw it; nothing was written. The message is Vietnamese."""

    def __init__(self, *, task_id: int, seq: int, by: str, kind: StepKind) -> None:
        super().__init__(f"{by} vừa ghi “{kind.label}” cho việc này; hãy xem lại rồi ghi tiếp.")
        self.task_id, self.seq = task_id, seq


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
                    detail=_text(detail),
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
    return _step(
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
    return _step(
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
    return _step(task_id, StepKind.ACCEPTED, text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)


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
    _require_words(text, "Ghi rõ còn thiếu gì.")
    return _step(
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
    _require_words(reason, "Ghi rõ lý do đổi thời hạn.")
    return _step(
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
    _require_words(text, "Ghi rõ lý do bàn giao.")
    return _step(
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
    _require_words(text, "Ghi rõ lý do hủy.")
    return _step(task_id, StepKind.CANCELLED, text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)


def may_report(user: User, page: TaskPage, *, on: date) -> bool:
    """Say whether a person may report on a task: whoever owes it or gave it."""
    return _owes(user, page.row.owner, on=on) or may_decide(user, page, on=on)


def may_decide(user: User, page: TaskPage, *, on: date) -> bool:
    """Say whether a person may accept, return, hand over or cancel a task: whoever gave it, and their office."""
    if page.opened_by_id is not None and page.opened_by_id == user.pk and user.is_active:
        return True
    return rules.may(user, Action.ASSIGN, unit_id=page.given_from_id, on=on)


#: Steps of whoever owes the task; all others are for whoever gave it.
_BY_OWNER = frozenset({StepKind.PROGRESS, StepKind.COMPLETED})


def _step(
    task_id: int,
    kind: StepKind,
    *,
    percent: int | None = None,
    text: str = "",
    evidence: str = "",
    owner: _OwnerIds | None = None,
    due_on: date | None = None,
    seen: int | None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    with transaction.atomic():
        task = Task.objects.select_for_update(no_key=True).filter(pk=task_id).first()
        if task is None:
            raise TaskNotFound(str(task_id))
        done = TaskStep.objects.filter(client_id=client_id).first()
        if done is not None:
            return int(done.seq)
        page = task_page(task_id, on=on)
        allowed = may_report(by, page, on=on) if kind in _BY_OWNER else may_decide(by, page, on=on)
        if not allowed:
            raise NotAllowed(f"Anh/chị không được phép {kind.label.lower()} việc “{page.row.title}”.")
        last = TaskStep.objects.select_related("by").filter(task=task).order_by("-seq")[0]
        if seen is not None and seen != last.seq:
            raise ChangedMeanwhile(
                task_id=task_id, seq=last.seq, by=str(last.by or "Hệ thống"), kind=StepKind(last.kind)
            )
        step = _next(last, kind, percent=percent, owner=owner)
        step.due_on = due_on or last.due_on
        step.text, step.evidence = _text(text), _text(evidence)
        step.by, step.at, step.on_day, step.client_id = by, at, on, client_id
        step.save(force_insert=True)
        audit.append_many([_deed(task, step)], by=by, at=at)
    return step.seq


def hand_over_many(
    *, task_ids: Collection[int], owner: _OwnerIds, text: str, client_id: UUID, by: User, on: date, at: datetime
) -> tuple[audit.Deed, ...]:
    """Give tasks to another owner inside the caller's transaction and return what is to be recorded of it.

    For the hand-over of an agency or a person, which has checked who may and records the deeds itself, last. A task
    that is closed stays as it is.
    """
    deeds = []
    tasks = list(Task.objects.select_for_update(no_key=True).filter(pk__in=task_ids).order_by("pk"))
    newest: dict[int, TaskStep] = {}
    for step in TaskStep.objects.filter(task__in=tasks).order_by("task_id", "seq"):
        newest[step.task_id] = step
    for task in tasks:
        last = newest[task.pk]
        if TaskState(last.state).is_closed:
            continue
        step = _next(last, StepKind.HANDED_OVER, owner=owner)
        step.due_on, step.text = last.due_on, _text(text)
        step.by, step.at, step.on_day = by, at, on
        step.client_id = uuid5(client_id, f"task:{task.pk}")
        step.save(force_insert=True)
        deeds.append(_deed(task, step))
    return tuple(deeds)


def _next(last: TaskStep, kind: StepKind, *, percent: int | None = None, owner: _OwnerIds | None = None) -> TaskStep:
    agency_id, unit_id, user_id = owner or (last.owner_agency_id, last.owner_unit_id, last.owner_user_id)
    return TaskStep(
        task_id=last.task_id,
        seq=last.seq + 1,
        kind=kind.value,
        state=core.state_after(TaskState(last.state), kind).value,
        percent=core.percent_after(last.percent, kind, said=percent),
        owner_agency_id=agency_id,
        owner_unit_id=unit_id,
        owner_user_id=user_id,
    )


def _deed(task: Task, step: TaskStep) -> audit.Deed:
    payload = {
        "task": task.pk,
        "step": step.seq,
        "state": step.state,
        "percent": step.percent,
        "agency": step.owner_agency_id,
        "owner_unit": step.owner_unit_id,
        "owner_user": step.owner_user_id,
        "due_on": step.due_on,
        "text": step.text,
    }
    return audit.Deed(task.unit_id, f"assignments.task_{step.kind}", payload)


def _owes(user: User, owner: Owner, *, on: date) -> bool:
    if not user.is_active:
        return False
    match owner.kind:
        case OwnerKind.USER:
            return owner.id == user.pk
        case OwnerKind.AGENCY:
            agency = scope.agency_of(user, on=on)
            return agency is not None and agency.id == owner.id
        case OwnerKind.UNIT:
            return rules.may(user, Action.ENTER_FIGURES, unit_id=owner.id, on=on)


def _require_words(text: str, message: str) -> None:
    if not vietnamese.clean(text):
        raise StepRefused(message)


def _text(text: str) -> str:
    return "\n".join(vietnamese.clean(line) for line in text.strip().splitlines())[:_LONGEST_TEXT]
