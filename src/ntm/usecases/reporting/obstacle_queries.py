"""Obstacles as they stand on a day: with whom each lies, what became of it, what a person has to do with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from ntm.core.kernel.states import Level
from ntm.core.reporting import explanations as core
from ntm.core.reporting.explanations import Desk, NowhereHigher, ObstacleState, Post
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Obstacle, ObstacleStep
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments import scope
from ntm.usecases.assignments.task_queries import unit_names
from ntm.usecases.reporting import obstacle_desks as desks
from ntm.usecases.reporting import obstacle_photos, obstacle_recordings
from ntm.usecases.reporting.obstacle_photos import PhotoView
from ntm.usecases.reporting.obstacle_recordings import RecordingView
from ntm.usecases.territory import queries as territory


class ObstacleNotFound(LookupError):
    """No obstacle has that number."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of an obstacle as it is shown."""

    seq: int
    kind: str
    label: str
    desk: str
    due_on: date | None
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleRow:
    """An obstacle as it stands on a day: with whom it lies, until when it is to be answered."""

    id: int
    unit_id: int
    place: str
    agency: str
    title: str
    item: str
    state: ObstacleState
    desk: Desk
    desk_place_id: int
    desk_words: str
    due_on: date | None
    overdue: bool
    raised_at: datetime
    by_id: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstaclePage:
    """An obstacle with all its steps, the oldest first, and what this person may do."""

    row: ObstacleRow
    text: str
    photo: PhotoView | None
    recording: RecordingView | None
    steps: tuple[StepView, ...]
    may_answer: bool
    may_raise: bool
    higher: str

    @property
    def is_open(self) -> bool:
        """Say whether somebody has to answer."""
        return self.row.state is ObstacleState.OPEN


@dataclass(frozen=True, slots=True)
class MyObstacles:
    """Obstacles as a person meets them: those to answer, those they or their unit raised, all others that they see."""

    to_answer: tuple[ObstacleRow, ...]
    raised: tuple[ObstacleRow, ...]
    others: tuple[ObstacleRow, ...]


def obstacles_for(user: User, *, on: date) -> MyObstacles:
    """Return the obstacles that a person has to do with on a day, the most urgent first; closed ones come last.

    To answer are those that lie with a place in which the person holds a role, not with a place below it.
    """
    roots = rules.visible_scope(user, on)
    places = set(user.grants.filter(span__contains=on).values_list("unit_id", flat=True))
    agencies = {one.agency.name for one in scope.acting_for(user, on=on)}
    within = {unit_id for root in roots for unit_id in territory.scope_ids(root, on)} | set(roots)
    found = _rows(Obstacle.objects.filter(unit_id__in=within), on=on)
    answers = {
        place: rules.may(user, Action.ANSWER_OBSTACLE, unit_id=place, on=on)
        for place in {row.desk_place_id for row in found} & places
    }
    mine, raised, others = [], [], []
    for row in found:
        is_mine = row.by_id == user.pk or (row.agency in agencies)
        if row.state is ObstacleState.OPEN and answers.get(row.desk_place_id) and not is_mine:
            mine.append(row)
        elif is_mine or row.unit_id in places:
            raised.append(row)
        else:
            others.append(row)
    return MyObstacles(tuple(mine), tuple(raised), tuple(others))


def obstacles_raised_by(user: User, *, on: date) -> tuple[ObstacleRow, ...]:
    """Return the obstacles that a person raised and that are not closed, the most urgent first."""
    return tuple(row for row in _rows(Obstacle.objects.filter(by=user), on=on) if not row.state.is_closed)


def obstacles_of(unit_id: int, *, on: date) -> tuple[ObstacleRow, ...]:
    """Return the obstacles of a unit and everything below it that are not closed, the most urgent first."""
    within = territory.scope_ids(unit_id, on) | {unit_id}
    return tuple(row for row in _rows(Obstacle.objects.filter(unit_id__in=within), on=on) if not row.state.is_closed)


def obstacle_page(obstacle_id: int, *, by: User, on: date) -> ObstaclePage:
    """Return an obstacle with all its steps and what a person may do; raise `ObstacleNotFound`, `NotAllowed`."""
    row = Obstacle.objects.filter(pk=obstacle_id).select_related("by").first()
    if row is None:
        raise ObstacleNotFound(str(obstacle_id))
    rules.require(by, Action.VIEW, unit_id=row.unit_id, on=on)
    (shown,) = _rows(Obstacle.objects.filter(pk=obstacle_id), on=on)
    steps = list(ObstacleStep.objects.filter(obstacle=row).select_related("by").order_by("seq"))
    names = unit_names({step.place_id for step in steps if step.place_id}, on=on)
    try:
        higher = desks.next_post(row, Post(shown.desk, shown.desk_place_id, Level.COMMUNE), on=on)
        words = f"{higher.desk.label} {unit_names([higher.place], on=on).get(higher.place, '')}".strip()
    except (NowhereHigher, territory.UnitNotFound):
        words = ""
    return ObstaclePage(
        row=shown,
        text=row.text,
        photo=obstacle_photos.photo_of(obstacle_id),
        recording=obstacle_recordings.recording_of(obstacle_id),
        steps=tuple(
            StepView(
                seq=step.seq,
                kind=step.kind,
                label=core.STEP_LABELS[step.kind],
                desk=_desk_words(step, names),
                due_on=step.due_on,
                text=step.text,
                by=str(step.by),
                at=step.at,
            )
            for step in steps
        ),
        may_answer=rules.may(by, Action.ANSWER_OBSTACLE, unit_id=shown.desk_place_id, on=on),
        may_raise=desks.is_raiser(row, by=by, on=on),
        higher=words,
    )


def _desk_words(step: ObstacleStep, names: Mapping[int, str]) -> str:
    return f"{Desk(step.level).label} {names.get(step.place_id or 0, '')}".strip()


def _rows(found: QuerySet[Obstacle], *, on: date) -> tuple[ObstacleRow, ...]:
    """Return obstacles as they stand, in four queries however many there are."""
    kept = list(found.order_by("pk"))
    steps: dict[int, list[ObstacleStep]] = {row.pk: [] for row in kept}
    for step in ObstacleStep.objects.filter(obstacle_id__in=list(steps)).order_by("obstacle_id", "seq"):
        steps[step.obstacle_id].append(step)
    wanted = {row.unit_id for row in kept} | {one.place_id for said in steps.values() for one in said if one.place_id}
    names = unit_names(wanted, on=on)
    by_agency = agencies.names_on({row.agency_id for row in kept if row.agency_id is not None}, on=on)
    shown = []
    for row in kept:
        last = steps[row.pk][-1]
        state = desks.state_of(step.kind for step in steps[row.pk])
        shown.append(
            ObstacleRow(
                id=row.pk,
                unit_id=row.unit_id,
                place=names.get(row.unit_id, ""),
                agency=by_agency.get(row.agency_id or 0, ""),
                title=row.title,
                item=row.item,
                state=state,
                desk=Desk(last.level),
                desk_place_id=last.place_id or row.unit_id,
                desk_words=_desk_words(last, names),
                due_on=last.due_on,
                overdue=state is ObstacleState.OPEN and last.due_on is not None and on > last.due_on,
                raised_at=row.at,
                by_id=row.by_id,
                seq=last.seq,
            )
        )
    return tuple(
        sorted(
            shown,
            key=lambda one: (one.state is not ObstacleState.OPEN, one.state.is_closed, one.due_on or date.max, one.id),
        )
    )
