"""Starts next year's plan from this year's: what was to be reached becomes the level before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid5

from django.db import transaction

from ntm.core.planning.plans import PlanKind, stale_years
from ntm.core.planning.stated import SubjectKind
from ntm.store.accounts.models import User
from ntm.store.planning.models import Plan
from ntm.usecases.planning import cascades, issuing, plan_views, target_entry
from ntm.usecases.planning.cascades import PlanStated
from ntm.usecases.planning.issuing import NotAPlan
from ntm.usecases.planning.target_entry import NewTarget, TargetKind

_KINDS = {
    SubjectKind.CRITERION: TargetKind.CRITERION,
    SubjectKind.STANDARD: TargetKind.REACH_STANDARD,
    SubjectKind.BAND: TargetKind.BAND,
    SubjectKind.MEAN: TargetKind.MEAN,
    SubjectKind.OWN_CRITERIA: TargetKind.OWN_CRITERIA,
}


@dataclass(frozen=True, slots=True)
class Stale:
    """A line of a plan that still names earlier years, perhaps left over from last year's plan."""

    words: str
    years: tuple[int, ...]


def roll_over(*, plan_id: int, client_id: UUID, by: User, on: date, at: datetime) -> int:
    """Draft the next year's plan with the levels of this one, each beside itself as last year's; return its id.

    Levels are carried, gains are not: they are what the new plan has to say. Only an official plan can be carried,
    since a draft is no baseline. The rules come along. Raise `NotAPlan`, `NotAllowed`.
    """
    view = plan_views.plan_view(plan_id, on=on)
    if not view.is_official or view.plan.first_year is not None or view.plan.amends_id is not None:
        raise NotAPlan("Chỉ lập kế hoạch năm sau từ kế hoạch năm đã ban hành.")
    shown = cascades.plan_stated(view, on=on)
    year = view.plan.year + 1
    with transaction.atomic():
        new = issuing.draft_plan(
            unit_id=view.plan.unit_id,
            kind=PlanKind(view.plan.kind),
            title=view.plan.title.replace(str(view.plan.year), str(year)),
            year=year,
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
        if not Plan.objects.get(pk=new).rules:
            issuing.set_rules(plan_id=new, wanted=view.rules, revision=1, by=by, on=on, at=at)
        for target in _carried(shown, year=year):
            name = f"{target.kind}:{target.criterion}:{target.standard}:{target.word}:{target.band}"
            target_entry.add_target(plan_id=new, target=target, client_id=uuid5(client_id, name), by=by, on=on, at=at)
    return new


def _carried(shown: PlanStated, *, year: int) -> list[NewTarget]:
    found = []
    for one in shown.promises.stated:
        level: Decimal | None = one.reached
        if one.year != shown.view.plan.year or one.subject.kind not in _KINDS or level is None:
            continue
        subject = one.subject
        found.append(
            NewTarget(
                kind=_KINDS[subject.kind],
                year=year,
                number=level,
                of=one.of,
                standard=subject.item if subject.kind is SubjectKind.STANDARD else "",
                word=subject.word or "xã",
                criterion=subject.item if subject.kind is SubjectKind.CRITERION else "",
                band=(subject.low, subject.high) if subject.kind is SubjectKind.BAND else (None, None),
                before=level,
                before_plan_id=shown.view.id,
            )
        )
    return found


def stale_lines(shown: PlanStated) -> tuple[Stale, ...]:
    """Return the lines of a plan, its title first, that promise something and name earlier years than the plan's."""
    year = shown.view.plan.year
    lines = [shown.view.plan.title, *(target.quote for target in shown.targets if not target.is_baseline)]
    return tuple(Stale(words, years) for words in dict.fromkeys(lines) if (years := stale_years(words, year=year)))
