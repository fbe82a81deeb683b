"""What stands in the way: raised by a village head, a unit or an agency, routed by competence, answered, tracked."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments.agencies import AgencyRole
from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level
from ntm.core.reporting import explanations as core
from ntm.core.reporting.explanations import Desk, ObstacleStepRefused, Post
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Obstacle, ObstacleStep
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments import scope, task_closing, tasks
from ntm.usecases.audit import operations as audit
from ntm.usecases.instruments import evidence as files
from ntm.usecases.reporting import assessment_rules, obstacle_photos, obstacle_recordings
from ntm.usecases.reporting import obstacle_desks as desks
from ntm.usecases.reporting.obstacle_desks import ObstacleRefused
from ntm.usecases.reporting.obstacle_photos import NewPhoto
from ntm.usecases.reporting.obstacle_queries import ObstacleNotFound
from ntm.usecases.reporting.obstacle_recordings import NewRecording

_LONGEST_TITLE = 300
_LONGEST_TEXT = 4000


class MovedMeanwhile(RuntimeError):
    """Somebody moved the obstacle after the person saw it; nothing was written. The message is Vietnamese."""


def raise_obstacle(
    *,
    unit_id: int,
    title: str,
    text: str,
    item: str = "",
    set_code: str = "",
    photo: NewPhoto | None = None,
    recording: NewRecording | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Raise an obstacle of a unit: it lies with the standing agency of the place above, which gets a task.

    An agency raises it for its own place, where it lies with the standing agency of that place. The same `client_id`
    again returns the first one. A photo or a voice note that is none raises nothing of it. Raise `NotAllowed`,
    `ObstacleRefused`, `NotEvidence`, `NotARecording`.
    """
    if not desks.may_raise(by, unit_id=unit_id, on=on):
        rules.require(by, Action.RAISE_OBSTACLE, unit_id=unit_id, on=on)
    title = vietnamese.clean(title)
    if not title or len(title) > _LONGEST_TITLE:
        raise ObstacleRefused("Hãy nói ngắn gọn vướng mắc gì (không quá 300 ký tự).")
    agency = scope.agency_of(by, on=on)
    post = desks.first_post(unit_id, agency_unit=agency.unit_id if agency is not None else None, on=on)
    due_on = on + timedelta(days=assessment_rules.practice_of(post.place, on=on).answer_days)
    first = Obstacle.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
    if first is not None:
        return int(first)
    looked = obstacle_photos.look(photo) if photo is not None else None
    if photo is not None:
        files.keep(photo.content)  # bytes first: a row that names a missing file would be worse than an unnamed file
    sound = obstacle_recordings.look(recording) if recording is not None else ""
    if recording is not None:
        files.keep(recording.content)
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
            payload: dict[str, object] = {"title": title, "item": item}
            if photo is not None and looked is not None:
                payload["photo"] = obstacle_photos.keep(row, photo, looked)
            if recording is not None:
                payload["recording"] = obstacle_recordings.keep(row, recording, sound)
            _record(row, "obstacle.raise", payload, by=by, at=at)
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
        core.obstacle_after(desks.state_of(step.kind for step in steps), kind)
        post = Post(Desk(last.level), last.place_id or row.unit_id, Level.COMMUNE)
        due_on = last.due_on
        if kind in ("routed", "reopened"):
            post = desks.next_post(row, post, on=on) if kind == "routed" else post
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
    if desks.is_raiser(row, by=by, on=on) and (kind in _BY_RAISER or kind == "settled"):
        return
    if kind in _BY_RAISER:
        rules.require(by, Action.SELF_ASSESS, unit_id=row.unit_id, on=on)
        return
    rules.require(by, Action.ANSWER_OBSTACLE, unit_id=last.place_id or row.unit_id, on=on)


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


def _require_words(text: str, message: str) -> None:
    if not vietnamese.clean(text):
        raise ObstacleStepRefused(message)


def _lines(text: str) -> str:
    return "\n".join(vietnamese.clean(line) for line in text.strip().splitlines())[:_LONGEST_TEXT]
