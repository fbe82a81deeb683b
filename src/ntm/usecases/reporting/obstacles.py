"""What stands in the way: raised by a village head, a unit or an agency, routed by competence, answered, tracked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from ntm.core.assignments.agencies import AgencyRole
from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level
from ntm.core.reporting import explanations as core
from ntm.core.reporting.explanations import Desk, NowhereHigher, ObstacleState, ObstacleStepRefused, Post
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Obstacle, ObstacleStep
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments import scope, task_closing, tasks
from ntm.usecases.assignments.task_queries import unit_names
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import assessment_rules
from ntm.usecases.territory import queries as territory

_LONGEST_TITLE = 300
_LONGEST_TEXT = 4000


class ObstacleRefused(ValueError):
    """An obstacle without words, or one that lies with nobody; the message is Vietnamese."""


class ObstacleNotFound(LookupError):
    """No obstacle has that number."""


class MovedMeanwhile(RuntimeError):
    """Somebody moved the obstacle after the person saw it; nothing was written. The message is Vietnamese."""


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


def raise_obstacle(
    *,
    unit_id: int,
    title: str,
    text: str,
    item: str = "",
    set_code: str = "",
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Raise an obstacle of a unit: it lies with the standing agency of the place above, which gets a task.

    An agency raises it for its own place, where it lies with the standing agency of that place. The same `client_id`
    again returns the first one. Raise `NotAllowed`, `ObstacleRefused`.
    """
    if not _may_raise(by, unit_id=unit_id, on=on):
        rules.require(by, Action.RAISE_OBSTACLE, unit_id=unit_id, on=on)
    title = vietnamese.clean(title)
    if not title or len(title) > _LONGEST_TITLE:
        raise ObstacleRefused("Hãy nói ngắn gọn vướng mắc gì (không quá 300 ký tự).")
    agency = scope.agency_of(by, on=on)
    post = _first_post(unit_id, agency_unit=agency.unit_id if agency is not None else None, on=on)
    due_on = on + timedelta(days=assessment_rules.practice_of(post.place, on=on).answer_days)
    first = Obstacle.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
    if first is not None:
        return int(first)
    try:
        with transaction.atomic():
            row = Obstacle.objects.create(
                unit_id=unit_id,
                agency_id=agency.id if agency is not None else None,
                title=title,
                text=_lines(text),
                set_code=set_code,
                item=item,
                client_id=client_id,
                by=by,
                at=at,
            )
            _append(row, 1, "raised", post, due_on=due_on, text="", client_id=client_id, by=by, at=at)
            _record(row, "obstacle.raise", {"title": title, "item": item}, by=by, at=at)
            _task(row, post, due_on=due_on, client_id=client_id, by=by, on=on, at=at)
    except IntegrityError:
        found = Obstacle.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if found is None:
            raise
        return int(found)  # the same deed in another tab, committed a moment ago
    return int(row.pk)


def answer(obstacle_id: int, *, text: str, seen: int, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Answer an obstacle where it lies; whoever raised it then says whether it is out of the way.

    Raise `ObstacleNotFound`, `NotAllowed`, `ObstacleStepRefused`, `MovedMeanwhile`.
    """
    _require_words(text, "Hãy ghi nội dung trả lời, cách tháo gỡ.")
    _step(obstacle_id, "answered", text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)


def route(obstacle_id: int, *, text: str, seen: int, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Send an obstacle on to the next desk, because it is beyond one's competence. Raise as `answer`, `NowhereHigher`
    too."""
    _require_words(text, "Hãy ghi vì sao vượt thẩm quyền, đề nghị gì.")
    _step(obstacle_id, "routed", text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)


def settle(obstacle_id: int, *, text: str, seen: int, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Say that an obstacle is out of the way: whoever raised it, or where it lies. Raise as `answer`."""
    _step(obstacle_id, "settled", text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)


def reopen(obstacle_id: int, *, text: str, seen: int, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Say that an answer did not help: it lies with the same desk again. Raise as `answer`."""
    _require_words(text, "Hãy ghi còn vướng gì.")
    _step(obstacle_id, "reopened", text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)


def withdraw(obstacle_id: int, *, text: str, seen: int, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Take an obstacle back: whoever raised it. Raise as `answer`."""
    _step(obstacle_id, "withdrawn", text=text, seen=seen, client_id=client_id, by=by, on=on, at=at)


#: Steps of whoever raised the obstacle; the others are for where it lies. Either may say that it is settled.
_BY_RAISER = frozenset({"reopened", "withdrawn"})


def _step(
    obstacle_id: int, kind: str, *, text: str, seen: int, client_id: UUID, by: User, on: date, at: datetime
) -> None:
    with transaction.atomic():
        row = Obstacle.objects.select_for_update(no_key=True).filter(pk=obstacle_id).first()
        if row is None:
            raise ObstacleNotFound(str(obstacle_id))
        if ObstacleStep.objects.filter(client_id=client_id).exists():
            return
        steps = list(ObstacleStep.objects.filter(obstacle=row).select_related("by").order_by("seq"))
        last = steps[-1]
        _require_step(row, last, kind, by=by, on=on)
        if seen != last.seq:
            label = core.STEP_LABELS[last.kind].lower()
            raise MovedMeanwhile(f"{last.by} vừa ghi “{label}” cho vướng mắc này; hãy xem lại rồi ghi tiếp.")
        core.obstacle_after(state_of(step.kind for step in steps), kind)
        post = Post(Desk(last.level), last.place_id or row.unit_id, Level.COMMUNE)
        due_on = last.due_on
        if kind in ("routed", "reopened"):
            post = _next(row, post, on=on) if kind == "routed" else post
            due_on = on + timedelta(days=assessment_rules.practice_of(post.place, on=on).answer_days)
        words = _lines(text)
        _append(row, last.seq + 1, kind, post, due_on=due_on, text=words, client_id=client_id, by=by, at=at)
        _record(row, f"obstacle.{kind}", {"text": words, "desk": post.desk.value, "place": post.place}, by=by, at=at)
        task_closing.close_by_origin(
            [_origin(row)],
            text=f"{core.STEP_LABELS[kind]}. {words}"[:_LONGEST_TEXT],
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
        if kind in ("routed", "reopened"):
            _task(row, post, due_on=due_on, client_id=client_id, by=by, on=on, at=at)


def _require_step(row: Obstacle, last: ObstacleStep, kind: str, *, by: User, on: date) -> None:
    if _is_raiser(row, by=by, on=on) and (kind in _BY_RAISER or kind == "settled"):
        return
    if kind in _BY_RAISER:
        rules.require(by, Action.SELF_ASSESS, unit_id=row.unit_id, on=on)
        return
    rules.require(by, Action.ANSWER_OBSTACLE, unit_id=last.place_id or row.unit_id, on=on)


def _may_raise(by: User, *, unit_id: int, on: date) -> bool:
    """Say whether a person may raise an obstacle of a place; whoever answers for some criteria there may."""
    return bool(rules.criteria_scope(by, Action.RAISE_OBSTACLE, unit_id=unit_id, on=on))


def _is_raiser(row: Obstacle, *, by: User, on: date) -> bool:
    if row.by_id == by.pk and by.is_active:
        return _may_raise(by, unit_id=row.unit_id, on=on)
    return row.agency_id is None and rules.may(by, Action.SELF_ASSESS, unit_id=row.unit_id, on=on)


def state_of(kinds: Iterable[str]) -> ObstacleState:
    """Return how far an obstacle is from the kinds of its steps, in order."""
    state = ObstacleState.OPEN
    for kind in kinds:
        if kind != "raised":
            state = core.obstacle_after(state, kind)
    return state


def _first_post(unit_id: int, *, agency_unit: int | None, on: date) -> Post:
    """Return where a new obstacle lies: with the standing agency of the place above; an agency's, of its own place."""
    try:
        unit = territory.unit_on(unit_id, on)
    except territory.UnitNotFound as error:
        raise ObstacleRefused("Đơn vị này không còn vào ngày làm việc; hãy nêu ở đơn vị mới.") from error
    if agency_unit == unit_id or unit.level is Level.PROVINCE:
        return Post(Desk.STANDING, unit_id, unit.level)
    above = territory.ancestors(unit_id, on)
    return Post(Desk.STANDING, above[-1].id, above[-1].level)


def _next(row: Obstacle, post: Post, *, on: date) -> Post:
    """Return the desk after one; the way goes on through the places above it as they are on the day."""
    chain = [post.place, *(unit.id for unit in reversed(territory.ancestors(post.place, on)))]
    return core.next_post(tuple((place, Level.COMMUNE) for place in chain), desk=post.desk, place=post.place)


def _append(
    row: Obstacle,
    seq: int,
    kind: str,
    post: Post,
    *,
    due_on: date | None,
    text: str,
    client_id: UUID,
    by: User,
    at: datetime,
) -> None:
    ObstacleStep.objects.create(
        obstacle=row,
        seq=seq,
        kind=kind,
        level=post.desk.value,
        place_id=post.place,
        due_on=due_on,
        text=text,
        client_id=client_id,
        by=by,
        at=at,
    )


def _record(row: Obstacle, what: str, payload: dict[str, object], *, by: User, at: datetime) -> None:
    audit.append(chain=row.unit_id, what=what, payload={"obstacle": row.pk, **payload}, by=by, at=at)


def _origin(row: Obstacle) -> str:
    return f"obstacle:{row.pk}"


def _task(row: Obstacle, post: Post, *, due_on: date | None, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Open the task of whoever has to answer: the standing agency where it is known, else the place's office."""
    agency = next((one.id for one in agencies.agencies_at(post.place, on=on) if AgencyRole.STANDING in one.roles), None)
    tasks.open_task(
        unit_id=row.unit_id,
        kind=TaskKind.OBSTACLE,
        title=f"Trả lời vướng mắc: {row.title}"[:_LONGEST_TITLE],
        detail=f"Nơi xử lý: {post.desk.label}. {row.text}",
        owner_agency_id=agency,
        owner_unit_id=None if agency is not None else post.place,
        due_on=due_on,
        origin=_origin(row),
        client_id=uuid5(client_id, "task"),
        by=by,
        on=on,
        at=at,
    )


def obstacles_for(user: User, *, on: date) -> MyObstacles:
    """Return the obstacles that a person has to do with on a day, the most urgent first; closed ones come last.

    To answer are those that lie with a place in which the person holds a role, not with a place below it.
    """
    roots = rules.visible_scope(user, on)
    places = set(user.grants.filter(span__contains=on).values_list("unit_id", flat=True))
    agency = scope.agency_of(user, on=on)
    within = {unit_id for root in roots for unit_id in territory.scope_ids(root, on)} | set(roots)
    found = _rows(Obstacle.objects.filter(unit_id__in=within), on=on)
    answers = {
        place: rules.may(user, Action.ANSWER_OBSTACLE, unit_id=place, on=on)
        for place in {row.desk_place_id for row in found} & places
    }
    mine, raised, others = [], [], []
    for row in found:
        is_mine = row.by_id == user.pk or (agency is not None and row.agency == agency.name)
        if row.state is ObstacleState.OPEN and answers.get(row.desk_place_id) and not is_mine:
            mine.append(row)
        elif is_mine or row.unit_id in places:
            raised.append(row)
        else:
            others.append(row)
    return MyObstacles(tuple(mine), tuple(raised), tuple(others))


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
        higher = _next(row, Post(shown.desk, shown.desk_place_id, Level.COMMUNE), on=on)
        words = f"{higher.desk.label} {unit_names([higher.place], on=on).get(higher.place, '')}".strip()
    except (NowhereHigher, territory.UnitNotFound):
        words = ""
    return ObstaclePage(
        row=shown,
        text=row.text,
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
        may_raise=_is_raiser(row, by=by, on=on),
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
        state = state_of(step.kind for step in steps[row.pk])
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


def _require_words(text: str, message: str) -> None:
    if not vietnamese.clean(text):
        raise ObstacleStepRefused(message)


def _lines(text: str) -> str:
    return "\n".join(vietnamese.clean(line) for line in text.strip().splitlines())[:_LONGEST_TEXT]
