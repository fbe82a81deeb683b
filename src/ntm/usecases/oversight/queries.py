"""What can be asked of briefings: those of a place, and one with its pack, minutes and conclusions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count

from ntm.core.oversight import briefings as core
from ntm.core.oversight.briefings import Outcome
from ntm.store.accounts.models import User
from ntm.store.oversight.models import Briefing, BriefingMinutes
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments import task_queries
from ntm.usecases.assignments.task_queries import TaskRow
from ntm.usecases.oversight import pack as packs
from ntm.usecases.oversight.operations import BriefingNotFound
from ntm.usecases.oversight.pack import Pack
from ntm.usecases.territory import queries as units


@dataclass(frozen=True, slots=True)
class BriefingRow:
    """A briefing in a list."""

    id: int
    held_on: date
    title: str
    venue: str
    conclusions: int
    has_minutes: bool


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Minutes as they were kept, with the numbers of the pack frozen in them."""

    seq: int
    chair: str
    attendees: str
    text: str
    pack: dict[str, Any]
    by: str
    at: datetime

    @property
    def mean(self) -> Decimal | None:
        """Return the mean number of criteria met that lay on the table."""
        return Decimal(self.pack["mean"]) if self.pack.get("mean") else None


@dataclass(frozen=True, slots=True)
class Concluded:
    """A conclusion with its task and what became of it."""

    seq: int
    text: str
    task: TaskRow
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody to whom a conclusion can be given: "agency:12" or "unit:34", in words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPage:
    """A briefing with everything that belongs to it; `choices` is empty for those who may not conclude."""

    row: BriefingRow
    unit_id: int
    place: str
    pack: Pack
    minutes: tuple[MinutesView, ...]
    conclusions: tuple[Concluded, ...]
    may_hold: bool
    choices: tuple[Choice, ...]


def briefings_of(unit_id: int, *, by: User, on: date) -> tuple[BriefingRow, ...]:
    """Return the briefings of a place, the newest first; raise `NotAllowed`."""
    rules.require(by, Action.VIEW, unit_id=unit_id, on=on)
    rows = Briefing.objects.filter(unit_id=unit_id).annotate(
        concluded=Count("conclusions", distinct=True), kept=Count("minutes", distinct=True)
    )
    return tuple(
        BriefingRow(row.pk, row.held_on, row.title, row.venue, row.concluded, row.kept > 0)
        for row in rows.order_by("-held_on", "-pk")
    )


def briefing(briefing_id: int, *, by: User, on: date) -> BriefingPage:
    """Return a briefing; its pack stands on the day of the briefing, or on today while that lies ahead.

    Raise `BriefingNotFound` or `NotAllowed`.
    """
    row = Briefing.objects.filter(pk=briefing_id).first()
    if row is None:
        raise BriefingNotFound(str(briefing_id))
    pack = packs.pack(row.unit_id, on=min(row.held_on, on), by=by, before=row)
    minutes = tuple(
        MinutesView(one.seq, one.chair, one.attendees, one.text, one.pack, str(one.by), one.at)
        for one in BriefingMinutes.objects.filter(briefing=row).select_related("by").order_by("-seq")
    )
    by_task = {task.id: task for task in task_queries.tasks_with_origin([f"briefing:{row.pk}"], on=on)}
    conclusions = tuple(
        Concluded(
            seq,
            text,
            by_task[task_id],
            core.outcome(by_task[task_id].state, due_on=by_task[task_id].due_on, on=on),
        )
        for seq, text, task_id in row.conclusions.order_by("seq").values_list("seq", "text", "task_id")
    )
    may_hold = rules.may(by, Action.HOLD_BRIEFING, unit_id=row.unit_id, on=on)
    return BriefingPage(
        row=BriefingRow(row.pk, row.held_on, row.title, row.venue, len(conclusions), bool(minutes)),
        unit_id=row.unit_id,
        place=units.unit_on(row.unit_id, row.held_on).title,
        pack=pack,
        minutes=minutes,
        conclusions=conclusions,
        may_hold=may_hold,
        choices=_choices(row.unit_id, on=min(row.held_on, on)) if may_hold else (),
    )


def _choices(unit_id: int, *, on: date) -> tuple[Choice, ...]:
    """Return the agencies of a place and the units directly below it."""
    named = tuple(Choice(f"agency:{one.id}", one.name) for one in agencies.agencies_at(unit_id, on=on))
    below = tuple(Choice(f"unit:{one.id}", f"UBND {one.full_name}") for one in units.children(unit_id, on))
    return (*named, *below)
