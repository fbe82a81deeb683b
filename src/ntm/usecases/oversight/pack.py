"""The pack of a briefing: what lies on the table, made of data and never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ntm.core.assignments.tasks import TaskKind
from ntm.core.criteria.sets import Criterion
from ntm.core.kernel.periods import Period
from ntm.core.oversight import briefings as core
from ntm.core.oversight.briefings import FollowUp, Outcome
from ntm.store.accounts.models import User
from ntm.store.oversight.models import Briefing, BriefingConclusion, BriefingMinutes
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import task_queries
from ntm.usecases.assignments.task_queries import TaskFilter, TaskRow
from ntm.usecases.reporting import assessment_sheets, consolidation, receiving
from ntm.usecases.reporting.assessment_queries import NothingToAssess
from ntm.usecases.reporting.assessment_sheets import Dispute
from ntm.usecases.reporting.consolidation import Consolidation, NothingToConsolidate

#: A period is talked about from this many days before its last day for sending on.
_AHEAD = 31


@dataclass(frozen=True, slots=True)
class Move:
    """A criterion: how many met it when it was last talked about, and now; None where that is not known."""

    criterion: Criterion
    before: int | None
    now: int


@dataclass(frozen=True, slots=True)
class Followed:
    """A conclusion of an earlier briefing and what became of it."""

    text: str
    outcome: Outcome
    task: TaskRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a briefing of a place talks about on a day.

    `found` is None where no report is owed; `before_on`, `before_mean` and `before_included` are of the minutes before.
    `disputes_overdue` counts those of `disputes` that should have been settled.
    """

    place_id: int
    on: date
    found: Consolidation | None
    moves: tuple[Move, ...]
    before_on: date | None
    before_mean: str
    before_included: int
    followed: tuple[Followed, ...]
    follow_up: FollowUp
    disputes: tuple[Dispute, ...]
    disputes_overdue: int
    overdue: tuple[TaskRow, ...]
    obstacles: tuple[TaskRow, ...]

    @property
    def mean(self) -> Decimal | None:
        """Return the mean number of criteria met by those who reported."""
        return self.found.figures.mean if self.found is not None and self.found.figures is not None else None

    def frozen(self) -> dict[str, Any]:
        """Return the numbers as minutes keep them."""
        figures = self.found.figures if self.found is not None else None
        return {
            "day": self.on.isoformat(),
            "period": self.found.period if self.found is not None else "",
            "label": self.found.label if self.found is not None else "",
            "mean": str(self.mean) if self.mean is not None else "",
            "included": figures.total.coverage.included if figures is not None else 0,
            "owed": figures.total.coverage.owed if figures is not None else 0,
            "met": [[line.number, line.met] for line in figures.total.lines] if figures is not None else [],
            "late": [row.name for row in self.found.urgent if row.sending.is_late] if self.found is not None else [],
            "disputes": len(self.disputes),
            "overdue": len(self.overdue),
            "obstacles": len(self.obstacles),
            "followed": self.follow_up.words,
        }


def pack(place_id: int, *, on: date, by: User, before: Briefing | None = None) -> Pack:
    """Return what a place has to talk about on a day; `before` is the briefing that is asked for, None for the next.

    Only briefings before that one count as earlier. Raise `NotAllowed`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    period = _period(place_id, on=on)
    found = _consolidation(place_id, period=period, on=on)
    last = _last_minutes(place_id, on=on, before=before)
    said: dict[str, Any] = last.pack if last is not None else {}
    followed = _followed(place_id, on=on, before=before)
    disputes = _disputes(place_id, period=period, on=on, by=by)
    return Pack(
        place_id=place_id,
        on=on,
        found=found,
        moves=_moves(found, said),
        before_on=last.briefing.held_on if last is not None else None,
        before_mean=said.get("mean", "").replace(".", ","),
        before_included=said.get("included", 0),
        followed=followed,
        follow_up=core.follow_up(one.outcome for one in followed),
        disputes=disputes,
        disputes_overdue=sum(one.cell.overdue for one in disputes),
        overdue=task_queries.tasks_of(place_id, on=on, wanted=TaskFilter(overdue_only=True)),
        obstacles=task_queries.tasks_of(place_id, on=on, wanted=TaskFilter(kinds=frozenset({TaskKind.OBSTACLE}))),
    )


def _period(place_id: int, *, on: date) -> str:
    """Return the code of the period that is due around a day, empty where none is owed."""
    due = receiving.periods_received(place_id, year=on.year)
    ripe = [code for code, day in due if (day - on).days <= _AHEAD]
    return ripe[-1] if ripe else (due[0][0] if due else "")


def _consolidation(place_id: int, *, period: str, on: date) -> Consolidation | None:
    if not period:
        return None
    try:
        return consolidation.read(place_id, period=period, on=on)
    except NothingToConsolidate:
        return None


def _disputes(place_id: int, *, period: str, on: date, by: User) -> tuple[Dispute, ...]:
    try:
        return assessment_sheets.disputes(place_id, period=Period.parse(period), by=by, on=on).open
    except (NothingToAssess, ValueError):
        return ()


def _earlier(place_id: int, *, on: date, before: Briefing | None) -> Sequence[int]:
    """Return the briefings of a place that were held before one, the newest first."""
    rows = Briefing.objects.filter(unit_id=place_id, held_on__lte=on)
    if before is not None:
        rows = (
            rows.filter(held_on__lte=before.held_on)
            .exclude(pk=before.pk)
            .exclude(held_on=before.held_on, pk__gt=before.pk)
        )
    return list(rows.order_by("-held_on", "-pk").values_list("pk", flat=True)[:_EARLIER])


#: What was concluded longer ago than so many briefings is followed in the register of tasks alone.
_EARLIER = 6


def _last_minutes(place_id: int, *, on: date, before: Briefing | None) -> BriefingMinutes | None:
    return (
        BriefingMinutes.objects.select_related("briefing")
        .filter(briefing_id__in=_earlier(place_id, on=on, before=before))
        .order_by("-briefing__held_on", "-briefing_id", "-seq")
        .first()
    )


def _followed(place_id: int, *, on: date, before: Briefing | None) -> tuple[Followed, ...]:
    """Return every conclusion of the last briefing, and those of earlier ones that are still owed."""
    earlier = _earlier(place_id, on=on, before=before)
    if not earlier:
        return ()
    rows = list(
        BriefingConclusion.objects.filter(briefing_id__in=earlier)
        .order_by("-briefing_id", "seq")
        .values_list("briefing_id", "task_id", "text")
    )
    tasks = {row.id: row for row in task_queries.tasks_with_origin([f"briefing:{one}" for one in earlier], on=on)}
    found = []
    for briefing_id, task_id, text in rows:
        task = tasks[task_id]
        came = core.outcome(task.state, due_on=task.due_on, on=on)
        if briefing_id == earlier[0] or came in (Outcome.OVERDUE, Outcome.IN_TIME, Outcome.WAITING):
            found.append(Followed(text, came, task))
    return tuple(found)


def _moves(found: Consolidation | None, said: dict[str, Any]) -> tuple[Move, ...]:
    figures = found.figures if found is not None else None
    if figures is None:
        return ()
    # Where no report was in, nothing is known of last time: that is not 0.
    before: dict[int, int] = dict(said.get("met", [])) if said.get("included") else {}
    return tuple(
        Move(criterion, before.get(criterion.number), line.met)
        for criterion, line in zip(figures.criteria_set.criteria, figures.total.lines, strict=True)
    )
