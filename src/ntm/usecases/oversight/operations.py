"""Calling a briefing, keeping its minutes, and concluding: each conclusion is a task of the one register."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel import vietnamese
from ntm.core.oversight import briefings as core
from ntm.core.oversight.briefings import NotAConclusion
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.oversight.models import Briefing, BriefingConclusion, BriefingMinutes
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import tasks
from ntm.usecases.audit import operations as audit
from ntm.usecases.oversight import pack as packs
from ntm.usecases.territory import queries as units

__all__ = ["NotAConclusion"]

_LONGEST = 20_000


class NotABriefing(ValueError):
    """A briefing without a title; the message is Vietnamese."""


class BriefingNotFound(LookupError):
    """No briefing has that number."""


class MinutesRefused(ValueError):
    """Minutes without words or without whoever was in the chair; the message is Vietnamese."""


class WrittenMeanwhile(RuntimeError):
    """Somebody else kept minutes since the person looked; both are kept apart, nothing was written."""


def call_briefing(
    *, unit_id: int, held_on: date, title: str, venue: str = "", client_id: UUID, by: User, on: date, at: datetime
) -> int:
    """Put a briefing of a place in the calendar and return it; the same `client_id` again returns the first.

    Raise `NotABriefing` or `NotAllowed`.
    """
    rules.require(by, Action.HOLD_BRIEFING, unit_id=unit_id, on=on)
    title = vietnamese.clean(title)
    if not title or len(title) > 300:
        raise NotABriefing("Hãy ghi tên cuộc giao ban, không quá 300 ký tự.")
    with transaction.atomic():
        first = Briefing.objects.filter(client_id=client_id).first()
        if first is not None:
            return first.pk
        row = Briefing.objects.create(
            unit_id=unit_id,
            held_on=held_on,
            title=title,
            venue=vietnamese.clean(venue)[:300],
            client_id=client_id,
            by=by,
            at=at,
        )
        payload = {"briefing": row.pk, "held_on": held_on, "title": title}
        audit.append(chain=unit_id, what="oversight.briefing_called", payload=payload, by=by, at=at)
    return row.pk


def keep_minutes(
    *,
    briefing_id: int,
    chair: str,
    attendees: str,
    text: str,
    seen: int,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Keep the minutes of a briefing with the pack as it stands on the day of the briefing; return their number.

    Later minutes stand beside the earlier ones; `seen` is the newest that the person saw (0: none). Raise
    `BriefingNotFound`, `MinutesRefused`, `WrittenMeanwhile` or `NotAllowed`.
    """
    briefing = _briefing(briefing_id)
    rules.require(by, Action.HOLD_BRIEFING, unit_id=briefing.unit_id, on=on)
    chair, text = vietnamese.clean(chair), vietnamese.compose(text).strip()
    if not chair or not text:
        raise MinutesRefused("Biên bản cần người chủ trì và nội dung.")
    if len(text) > _LONGEST or len(chair) > 200 or len(attendees) > _LONGEST:
        raise MinutesRefused("Biên bản quá dài.")
    frozen = packs.pack(briefing.unit_id, on=min(briefing.held_on, on), by=by, before=briefing).frozen()
    try:
        with transaction.atomic():
            first = BriefingMinutes.objects.filter(client_id=client_id).first()
            if first is not None:
                return first.seq
            last = briefing.minutes.order_by("-seq").select_related("by").first()
            if (last.seq if last is not None else 0) != seen:
                raise WrittenMeanwhile(f"{last.by if last else ''} vừa ghi một bản biên bản khác; hãy xem lại.")
            BriefingMinutes.objects.create(
                briefing=briefing,
                seq=seen + 1,
                chair=chair,
                attendees=vietnamese.compose(attendees).strip(),
                text=text,
                pack=frozen,
                client_id=client_id,
                by=by,
                at=at,
            )
            payload = {"briefing": briefing.pk, "minutes": seen + 1, "chair": chair, "text": text, "pack": frozen}
            audit.append(chain=briefing.unit_id, what="oversight.minutes_kept", payload=payload, by=by, at=at)
    except IntegrityError as error:
        raise WrittenMeanwhile("Người khác vừa ghi biên bản này; hãy xem lại.") from error
    return seen + 1


def conclude(
    *,
    briefing_id: int,
    text: str,
    about_unit_id: int | None = None,
    owner_agency_id: int | None = None,
    owner_unit_id: int | None = None,
    due_on: date | None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Give a conclusion of a briefing to one agency or unit by a day, as a task; return the task.

    The same `client_id` again returns the first. Raise `BriefingNotFound`, `NotAConclusion` or `NotAllowed`.
    """
    briefing = _briefing(briefing_id)
    rules.require(by, Action.HOLD_BRIEFING, unit_id=briefing.unit_id, on=on)
    text = vietnamese.clean(text)
    owners = sum(one is not None for one in (owner_agency_id, owner_unit_id))
    core.require_conclusion(text, owners=owners, due_on=due_on, held_on=briefing.held_on)
    _require_within(briefing, agency_id=owner_agency_id, unit_ids=(owner_unit_id, about_unit_id))
    with transaction.atomic():
        # Conclusions of one briefing come one after the other.
        Briefing.objects.select_for_update().get(pk=briefing.pk)
        first = BriefingConclusion.objects.filter(client_id=client_id).first()
        if first is not None:
            return first.task_id
        last = briefing.conclusions.order_by("-seq").values_list("seq", flat=True).first() or 0
        task_id = tasks.open_task(
            unit_id=about_unit_id or owner_unit_id or briefing.unit_id,
            kind=TaskKind.BRIEFING,
            title=text,
            detail=f"Kết luận {briefing.title}",
            owner_agency_id=owner_agency_id,
            owner_unit_id=owner_unit_id,
            due_on=due_on,
            origin=f"briefing:{briefing.pk}",
            client_id=uuid5(client_id, "task"),
            by=by,
            on=on,
            at=at,
        )
        BriefingConclusion.objects.create(
            briefing=briefing, seq=last + 1, task_id=task_id, text=text, client_id=client_id, by=by, at=at
        )
        payload = {"briefing": briefing.pk, "conclusion": last + 1, "task": task_id, "text": text, "due_on": due_on}
        audit.append(chain=briefing.unit_id, what="oversight.concluded", payload=payload, by=by, at=at)
    return task_id


def _require_within(briefing: Briefing, *, agency_id: int | None, unit_ids: tuple[int | None, ...]) -> None:
    """Raise `NotAConclusion` where an agency or a unit lies outside of the briefing's place on its day."""
    named = {one for one in unit_ids if one is not None}
    if agency_id is not None:
        home = Agency.objects.filter(pk=agency_id).values_list("unit_id", flat=True).first()
        named.add(home or 0)
    if not named <= units.scope_ids(briefing.unit_id, briefing.held_on) | {briefing.unit_id}:
        raise NotAConclusion("Nơi nhận việc không thuộc địa bàn của cuộc giao ban.")


def _briefing(briefing_id: int) -> Briefing:
    row = Briefing.objects.filter(pk=briefing_id).first()
    if row is None:
        raise BriefingNotFound(str(briefing_id))
    return row
