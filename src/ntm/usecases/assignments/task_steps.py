"""Steps of tasks: who may take which, and how one is added beside those before it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from ntm.core.assignments import tasks as core
from ntm.core.assignments.tasks import StepKind, StepRefused, TaskState
from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.assignments import querysets
from ntm.store.assignments.models import Task, TaskStep
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import scope
from ntm.usecases.assignments.task_queries import Owner, OwnerKind, TaskNotFound, TaskPage, task_page
from ntm.usecases.audit import operations as audit

#: An agency, a unit or a person: exactly one of the three.
OwnerIds = tuple[int | None, int | None, int | None]

_LONGEST_TEXT = 4000


class ChangedMeanwhile(RuntimeError):
    """Somebody moved the task after the person saw it; nothing was written. The message is Vietnamese."""

    def __init__(self, *, task_id: int, seq: int, by: str, kind: StepKind) -> None:
        super().__init__(f"{by} vừa ghi “{kind.label}” cho việc này; hãy xem lại rồi ghi tiếp.")
        self.task_id, self.seq = task_id, seq


def may_report(user: User, page: TaskPage, *, on: date) -> bool:
    """Say whether a person may report on a task: whoever owes it or gave it."""
    return _owes(user, page.row.owner, unit_id=page.row.unit_id, on=on) or may_decide(user, page, on=on)


def may_decide(user: User, page: TaskPage, *, on: date) -> bool:
    """Say whether a person may accept, return, hand over or cancel a task: whoever gave it, and their office."""
    if page.opened_by_id is not None and page.opened_by_id == user.pk and user.is_active:
        return True
    return rules.may(user, Action.ASSIGN, unit_id=page.given_from_id, on=on)


#: Steps of whoever owes the task; all others are for whoever gave it.
_BY_OWNER = frozenset({StepKind.PROGRESS, StepKind.COMPLETED})


def take_step(
    task_id: int,
    kind: StepKind,
    *,
    percent: int | None = None,
    text: str = "",
    evidence: str = "",
    owner: OwnerIds | None = None,
    due_on: date | None = None,
    seen: int | None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Add a step to a task and return its number; the same `client_id` again returns the first.

    Raise `TaskNotFound`, `NotAllowed`, `StepRefused`, `ChangedMeanwhile` (`seen` is no longer the newest step).
    """
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
        step.text, step.evidence = kept_text(text), kept_text(evidence)
        step.by, step.at, step.on_day, step.client_id = by, at, on, client_id
        step.save(force_insert=True)
        audit.append_many([_deed(task, step)], by=by, at=at)
    return step.seq


def hand_over_many(
    *, task_ids: Collection[int], owner: OwnerIds, text: str, client_id: UUID, by: User, on: date, at: datetime
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
        step.due_on, step.text = last.due_on, kept_text(text)
        step.by, step.at, step.on_day = by, at, on
        step.client_id = uuid5(client_id, f"task:{task.pk}")
        step.save(force_insert=True)
        deeds.append(_deed(task, step))
    return tuple(deeds)


def _next(last: TaskStep, kind: StepKind, *, percent: int | None = None, owner: OwnerIds | None = None) -> TaskStep:
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


def _owes(user: User, owner: Owner, *, unit_id: int, on: date) -> bool:
    if not user.is_active:
        return False
    match owner.kind:
        case OwnerKind.USER:
            return owner.id == user.pk
        case OwnerKind.AGENCY:
            acting = scope.acting_for(user, on=on, unit_id=unit_id)
            return any(one.agency.id == owner.id and not one.reads_only for one in acting)
        case OwnerKind.UNIT:
            # What a unit owed that has ended, owe the units that it became.
            places = (owner.id, *querysets.became(owner.id, on=on))
            return any(rules.may(user, Action.ENTER_FIGURES, unit_id=place, on=on) for place in places)


def require_words(text: str, message: str) -> None:
    """Raise `StepRefused` with a message where nothing is said."""
    if not vietnamese.clean(text):
        raise StepRefused(message)


def kept_text(text: str) -> str:
    """Return a text as the register keeps it: composed, line by line, at most 4,000 characters."""
    return "\n".join(vietnamese.clean(line) for line in text.strip().splitlines())[:_LONGEST_TEXT]
