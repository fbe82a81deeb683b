"""What can be asked of the register of tasks: who owes what by when, and how a task came to where it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import OuterRef, Q, QuerySet, Subquery

from ntm.core.assignments import tasks as core
from ntm.core.assignments.tasks import StepKind, TaskKind, TaskState
from ntm.store.accounts.models import User
from ntm.store.assignments import querysets
from ntm.store.assignments.models import Agency, AgencyName, Task, TaskStep
from ntm.store.territory import querysets as territory
from ntm.store.territory.mapping import VersionRow
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries, scope
from ntm.usecases.territory import queries as units


class TaskNotFound(LookupError):
    """No task has that number."""


class OwnerKind(StrEnum):
    """What sort of owner a task has."""

    AGENCY = "agency"
    UNIT = "unit"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owes a task."""

    kind: OwnerKind
    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task as it stands on a day. `place` is the unit's name with its kind; `seq` is its newest step; `urgency` says
    how its last day stands towards the day asked for ("quá hạn 3 ngày"), empty without a day or once done."""

    id: int
    kind: TaskKind
    title: str
    unit_id: int
    place: str
    owner: Owner
    due_on: date | None
    state: TaskState
    percent: int
    seq: int
    overdue: bool
    origin: str
    opened_on: date
    urgency: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a task as it is shown."""

    seq: int
    kind: StepKind
    state: TaskState
    percent: int
    owner: Owner
    due_on: date | None
    text: str
    evidence: str
    by: str
    at: datetime
    on: date


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A task with all its steps, the oldest first."""

    row: TaskRow
    detail: str
    given_from_id: int
    given_from: str
    opened_by_id: int | None
    opened_by: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """Which tasks of a place are wanted; empty: all that are not closed."""

    kinds: frozenset[TaskKind] = frozenset()
    states: frozenset[TaskState] = frozenset({TaskState.OPEN, TaskState.DONE})
    agency_id: int | None = None
    overdue_only: bool = False


def tasks_for(user: User, *, on: date) -> tuple[TaskRow, ...]:
    """Return what a person owes on a day: their own tasks, those of the agencies for which they act, and those of the
    units for which they enter figures, with the units that became those; the most urgent first.

    What somebody delegated counts on the delegation's days, and for the place that it names.
    """
    places = [
        unit_id
        for unit_id in user.rights.filter(span__contains=on).values_list("unit_id", flat=True).distinct()
        if rules.may(user, Action.ENTER_FIGURES, unit_id=unit_id, on=on)
    ]
    places += querysets.came_from(places, on=on)
    owned = Q(owner_user_id=user.pk) | Q(owner_unit_id__in=places)
    for one in scope.acting_for(user, on=on):
        owed = Q(owner_agency_id=one.agency.id)
        if one.place_id is not None:
            within = units.scope_ids(one.place_id, on) | {one.place_id}
            owed &= Q(task__unit_id__in=within | set(querysets.came_from(within, on=on)))
        owned |= owed
    return _rows(_newest().filter(owned, state=TaskState.OPEN.value), on=on)


def tasks_to_accept(user: User, *, on: date) -> tuple[TaskRow, ...]:
    """Return the tasks that a person gave and that are said to be done, the oldest first."""
    return _rows(_newest().filter(task__opened_by=user, state=TaskState.DONE.value), on=on)


def tasks_of(unit_id: int, *, on: date, wanted: TaskFilter | None = None) -> tuple[TaskRow, ...]:
    """Return the tasks about a unit and everything below it on a day, the most urgent first.

    What was owed about a unit that has ended stands in the register of whatever it became.
    """
    wanted = wanted or TaskFilter()
    within = units.scope_ids(unit_id, on) | {unit_id}
    within |= querysets.came_from(within, on=on)
    found = _newest().filter(
        task__unit_id__in=within, task__opened_on__lte=on, state__in=[state.value for state in wanted.states]
    )
    if wanted.kinds:
        found = found.filter(task__kind__in=[kind.value for kind in wanted.kinds])
    if wanted.agency_id is not None:
        found = found.filter(owner_agency_id=wanted.agency_id)
    rows = _rows(found, on=on)
    return tuple(row for row in rows if row.overdue) if wanted.overdue_only else rows


def tasks_owned(*, agency_id: int | None = None, owner_user_id: int | None = None, on: date) -> tuple[TaskRow, ...]:
    """Return what an agency or a person owes or waits to have accepted on a day, the most urgent first."""
    found = _newest().filter(state__in=[TaskState.OPEN.value, TaskState.DONE.value])
    owner = Q(owner_agency_id=agency_id) if agency_id is not None else Q(owner_user_id=owner_user_id)
    return _rows(found.filter(owner), on=on)


def open_tasks_by_owner(user_ids: Collection[int]) -> dict[int, int]:
    """Return how many tasks people owe by name that are not closed, by person; whoever owes none is not there."""
    states = [TaskState.OPEN.value, TaskState.DONE.value]
    owners = _newest().filter(owner_user_id__in=user_ids, state__in=states).values_list("owner_user_id", flat=True)
    found: dict[int, int] = {}
    for user_id in owners:
        assert user_id is not None
        found[user_id] = found.get(user_id, 0) + 1
    return found


def left_by_ended_agencies(unit_id: int, *, on: date) -> dict[str, tuple[int, int]]:
    """Return the agencies of a place and of all that ever lay in it that have ended by a day and still owe tasks: by
    name, the agency with how many; in three queries."""
    living = AgencyName.objects.filter(is_official=True, span__contains=on).values("agency_id")
    owed = _newest().filter(
        state__in=[TaskState.OPEN.value, TaskState.DONE.value],
        owner_agency__unit__places__ancestor_id=unit_id,
        task__opened_on__lte=on,
    )
    counts: dict[int, int] = {}
    for task_id, agency_id in (
        owed.exclude(owner_agency_id__in=living).values_list("task_id", "owner_agency_id").distinct()
    ):
        assert task_id is not None and agency_id is not None
        counts[agency_id] = counts.get(agency_id, 0) + 1
    places = dict(Agency.objects.filter(pk__in=counts).values_list("pk", "unit_id"))
    where = unit_names(set(places.values()), on=on)
    names = queries.names_on(list(counts), on=on)
    return {f"{names[one]}, {where.get(places[one], '')}": (one, count) for one, count in sorted(counts.items())}


def tasks_with_origin(origins: Collection[str], *, on: date) -> tuple[TaskRow, ...]:
    """Return every task that came from one of the things named, closed ones too."""
    return _rows(_newest().filter(task__origin__in=origins), on=on)


def task_page(task_id: int, *, on: date) -> TaskPage:
    """Return a task with all its steps; raise `TaskNotFound`."""
    rows = _rows(_newest().filter(task_id=task_id), on=on)
    if not rows:
        raise TaskNotFound(str(task_id))
    task = Task.objects.select_related("opened_by").get(pk=task_id)
    steps = list(TaskStep.objects.select_related("by", "owner_user").filter(task_id=task_id).order_by("seq"))
    names = _Names.of(steps, more=[task.given_from_id], on=on)
    return TaskPage(
        row=rows[0],
        detail=task.detail,
        given_from_id=task.given_from_id,
        given_from=names.place(task.given_from_id),
        opened_by_id=task.opened_by_id,
        opened_by=str(task.opened_by or "Hệ thống"),
        steps=tuple(
            StepView(
                seq=step.seq,
                kind=StepKind(step.kind),
                state=TaskState(step.state),
                percent=step.percent,
                owner=names.owner(step),
                due_on=step.due_on,
                text=step.text,
                evidence=step.evidence,
                by=str(step.by or "Hệ thống"),
                at=step.at,
                on=step.on_day,
            )
            for step in steps
        ),
    )


def given_from(by: User | None, *, unit_id: int, on: date) -> int:
    """Return the office in whose name a person gives a task about a unit: the nearest place above it (or it) where the
    person holds a role; the unit itself for the installation."""
    if by is None:
        return unit_id
    chain = [unit_id, *(unit.id for unit in reversed(units.ancestors(unit_id, on)))]
    held = set(by.rights.filter(span__contains=on).values_list("unit_id", flat=True))
    return next((one for one in chain if one in held), unit_id)


def _newest() -> QuerySet[TaskStep]:
    last = TaskStep.objects.filter(task_id=OuterRef("task_id")).order_by("-seq").values("pk")[:1]
    return TaskStep.objects.filter(pk=Subquery(last))


def _rows(found: QuerySet[TaskStep], *, on: date) -> tuple[TaskRow, ...]:
    steps = list(found.select_related("task", "owner_user"))
    names = _Names.of(steps, more=[step.task.unit_id for step in steps], on=on)
    rows = []
    for step in steps:
        state = TaskState(step.state)
        owed = state is TaskState.OPEN and step.due_on is not None
        rows.append(
            TaskRow(
                id=step.task_id,
                kind=TaskKind(step.task.kind),
                title=step.task.title,
                unit_id=step.task.unit_id,
                place=names.place(step.task.unit_id),
                owner=names.owner(step),
                due_on=step.due_on,
                state=state,
                percent=step.percent,
                seq=step.seq,
                overdue=core.is_overdue(state, due_on=step.due_on, on=on),
                origin=step.task.origin,
                opened_on=step.task.opened_on,
                urgency=core.urgency(due_on=step.due_on, on=on).words if owed and step.due_on is not None else "",
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.due_on is None, row.due_on or date.max, row.id)))


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of units and agencies, fetched at once."""

    units: dict[int, str]
    agencies: dict[int, str]

    @classmethod
    def of(cls, steps: Sequence[TaskStep], *, more: Collection[int], on: date) -> _Names:
        wanted = {step.owner_unit_id for step in steps if step.owner_unit_id is not None} | set(more)
        agencies = {step.owner_agency_id for step in steps if step.owner_agency_id is not None}
        return cls(units=unit_names(wanted, on=on), agencies=queries.names_on(agencies, on=on))

    def place(self, unit_id: int) -> str:
        return self.units.get(unit_id) or f"đơn vị số {unit_id}"

    def owner(self, step: TaskStep) -> Owner:
        if step.owner_agency_id is not None:
            name = self.agencies.get(step.owner_agency_id) or f"cơ quan số {step.owner_agency_id}"
            return Owner(OwnerKind.AGENCY, step.owner_agency_id, name)
        if step.owner_unit_id is not None:
            return Owner(OwnerKind.UNIT, step.owner_unit_id, self.place(step.owner_unit_id))
        assert step.owner_user_id is not None  # a constraint of the table
        return Owner(OwnerKind.USER, step.owner_user_id, str(step.owner_user))


def unit_names(unit_ids: Collection[int], *, on: date) -> dict[int, str]:
    """Return the names with their kinds of units, in two queries at most; of one that does not exist on the day, the
    name that it bore last (or will bear first)."""

    def name(row: VersionRow) -> str:
        version = row.version
        return f"{version.local_term or version.kind.label} {version.name}"

    found = {row.version.unit: name(row) for row in territory.versions_on(list(unit_ids), on=on)}
    for unit_id in set(unit_ids) - set(found):
        if rows := territory.history(unit_id):
            found[unit_id] = name(rows[-1])
    return found
