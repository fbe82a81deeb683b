"""What stands beside a figure in a unit's report: what the year's plan promises of it, what was expected last time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel import vietnamese
from ntm.core.kernel.periods import NotAPeriod, Period
from ntm.core.reporting.goals import measures_meant
from ntm.store.planning.models import Target as TargetRow
from ntm.store.reporting import consolidating
from ntm.usecases.planning import plan_views, registration_queries
from ntm.usecases.planning.stored import Target

_KIND = "indicator_target"
_SIGNS = {">=": "từ {} trở lên", ">": "trên {}", "<=": "không quá {}", "<": "dưới {}", "~": "khoảng {}"}


@dataclass(frozen=True, slots=True)
class Goal:
    """What a plan promises of a figure, in words: "85 %"; the plan and the sentence that say so."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What is shown beside the figures of a unit's report, by measure.

    `expected` are the estimates of the last period, `last_period` its words; `promised` are the criteria and indicators
    that the unit registered for the year.
    """

    goals: Mapping[str, Sequence[Goal]] = field(default_factory=dict)
    expected: Mapping[str, float] = field(default_factory=dict)
    last_period: str = ""
    promised: frozenset[str] = frozenset()


def beside(unit_id: int, *, period: str, criteria_set: CriteriaSet, as_of: date, on: date, registers: bool) -> Beside:
    """Return what to show beside a unit's figures of a period; `registers`: units of its level register items.

    Three queries while no plan speaks of a figure of the unit.
    """
    expected, words = _expected(unit_id, period=period, criteria_set=criteria_set)
    year = int(period[:4])
    promised: frozenset[str] = frozenset()
    if registers:
        rows = registration_queries.registrations([unit_id], year=year, on=as_of)
        promised = frozenset(row.item for row in rows if row.item and row.state.stands)
    goals = goals_of(unit_id, year=year, criteria_set=criteria_set, as_of=as_of, on=on)
    return Beside(goals, expected, words, promised)


def _expected(unit_id: int, *, period: str, criteria_set: CriteriaSet) -> tuple[dict[str, float], str]:
    try:
        previous = Period.parse(period).previous
    except NotAPeriod:
        return {}, ""
    said = consolidating.estimates_for([unit_id], set_code=criteria_set.base_code, period=previous.code)
    codes, estimates = said.get(unit_id, ((), ()))
    both = zip(codes, estimates, strict=True)
    return {code: value for code, value in both if value is not None}, previous.label


def goals_of(
    unit_id: int, *, year: int, criteria_set: CriteriaSet, as_of: date, on: date
) -> Mapping[str, Sequence[Goal]]:
    """Return what plans in force for a year promise of a unit's figures, by measure; one query where none does.

    They are the unit's own plan and what plans of places above assign to it.
    """
    stated = TargetRow.objects.filter(
        Q(plan__unit_id=unit_id, assigned_to=None) | Q(assigned_to_id=unit_id),
        kind=_KIND,
        plan__year=year,
        plan__first_year=None,
        withdrawn_at=None,
        is_baseline=False,
        value__isnull=False,
    )
    places = set(stated.values_list("plan__unit_id", flat=True))
    # One's own plan first.
    return _by_measure(
        [
            (target, view)
            for place in sorted(places, key=lambda place: place != unit_id)
            for target, view in _in_force(place, unit_id, year=year, on=on)
        ],
        criteria_set=criteria_set,
        as_of=as_of,
    )


def _in_force(place: int, unit_id: int, *, year: int, on: date) -> Collection[tuple[Target, str]]:
    """Return the targets of a place's plan in force that speak of a unit's figures, with the plan's name."""
    try:
        targets = plan_views.targets_in_force(place, year=year, on=on)
    except plan_views.NoPlanInForce:
        return ()
    label = plan_views.plan_in_force(place, year=year, on=on).label
    owners = (None, unit_id) if place == unit_id else (unit_id,)
    return [
        (one, label)
        for one in targets
        if one.kind == _KIND
        and one.assigned_to in owners
        and not one.is_baseline
        and one.value is not None
        and one.year in (None, year)
    ]


def _by_measure(
    targets: Sequence[tuple[Target, str]], *, criteria_set: CriteriaSet, as_of: date
) -> Mapping[str, Sequence[Goal]]:
    found: dict[str, list[Goal]] = {}
    if not targets:
        return found
    indicators = [(one.id, one.at(as_of)) for one in criteria_set.indicators if one.is_in_force(as_of)]
    for target, label in targets:
        goal = Goal(_in_words(target), f"{label}: “{target.quote}”" if target.quote else label)
        for code in measures_meant(
            target.subject, item=target.criterion, unit_word=target.unit_word, indicators=indicators
        ):
            found.setdefault(code, []).append(goal)
    return found


def _in_words(target: Target) -> str:
    assert target.value is not None
    number = f"{vietnamese.format_number(target.value)} {target.unit_word}".rstrip()
    if target.is_increase:
        return f"tăng thêm {number}"
    return _SIGNS.get(target.op, "{}").format(number)
