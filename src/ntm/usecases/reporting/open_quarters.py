"""The quarters of which a place may still judge and settle something: begun, talked about, and not closed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ntm.core.kernel.periods import Period, PeriodKind, period_at
from ntm.core.reporting.obligations import Reporter
from ntm.store.reporting.models import Assessment, PeriodDecision
from ntm.store.territory.models import Place

#: How many quarters back from the running one are looked at.
_BACK = 4
_OF_COMMUNES = (Reporter.COMMUNE.value, Reporter.COMMUNE_LEVEL.value, Reporter.BELOW.value)


def open_quarters(place_id: int, *, on: date) -> tuple[Period, ...]:
    """Return the quarters that are open in a place on a day, the oldest first; two queries.

    The running quarter is among them in any case; an earlier one where somebody judged a unit within the place for it
    and the place has not closed its communes' reports for it since.
    """
    running = period_at(on, PeriodKind.QUARTER)
    asked = [running]
    for _ in range(_BACK):
        asked.append(asked[-1].previous)
    codes = [one.code for one in asked[1:]]
    within = Place.objects.filter(ancestor_id=place_id).values("unit_id")
    judged = set(
        Assessment.objects.filter(unit_id__in=within, period__in=codes).values_list("period", flat=True).distinct()
    )
    shut = _closed(place_id, judged) if judged else set()
    return tuple(one for one in reversed(asked) if one == running or one.code in judged - shut)


def _closed(place_id: int, codes: Collection[str]) -> set[str]:
    newest: dict[tuple[int, str], str] = {}
    decisions = PeriodDecision.objects.filter(
        unit_id=place_id, rule__reporter__in=_OF_COMMUNES, period__in=codes
    ).exclude(rule__set_code="")
    for rule, period, kind in decisions.exclude(kind="moved").order_by("seq").values_list("rule_id", "period", "kind"):
        newest[rule, period] = kind
    return {period for (_, period), kind in newest.items() if kind == "closed"}
