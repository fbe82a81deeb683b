"""The last days that decisions set, as duties are worked out: for all who owe, and for single reporters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from ntm.core.reporting.obligations import MovedAlone
from ntm.store.reporting.models import PeriodDecision
from ntm.store.territory.models import Place


@dataclass(frozen=True, slots=True)
class MovedDays:
    """What was decided about the periods of one rule: for all by period, and for single reporters, the newest last."""

    for_all: dict[str, tuple[date, str]] = field(default_factory=dict)
    alone: dict[str, list[MovedAlone]] = field(default_factory=dict)


def moved_days(rule_ids: Collection[int]) -> Mapping[int, MovedDays]:
    """Return by rule what decisions set; a rule without any is left out. Two queries at most.

    A decision for a place within the rule's own is one for every reporter in that place, on whichever day it lies
    there; an agency's is for the agency alone.
    """
    rows = list(
        PeriodDecision.objects.filter(rule_id__in=rule_ids, kind="moved")
        .order_by("pk")
        .values_list("rule_id", "rule__unit_id", "unit_id", "agency_id", "period", "due_on", "reason")
    )
    areas = {unit for _, home, unit, agency, *_ in rows if agency is None and unit != home}
    within: dict[int, list[int]] = {}
    if areas:
        for area, unit in (
            Place.objects.filter(ancestor_id__in=areas).order_by("unit_id").values_list("ancestor_id", "unit_id")
        ):
            within.setdefault(area, []).append(unit)
    found: dict[int, MovedDays] = {}
    for rule, home, unit, agency, period, due_on, reason in rows:
        assert due_on is not None
        decided = found.setdefault(rule, MovedDays())
        if agency is None and unit == home:
            decided.for_all[period] = (due_on, reason)
            continue
        reporters = [unit] if agency is not None else dict.fromkeys(within.get(unit, [unit]))
        decided.alone.setdefault(period, []).extend(MovedAlone(one, agency, due_on, reason) for one in reporters)
    return found
