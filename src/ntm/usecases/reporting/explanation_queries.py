"""Explanations as they were given, and which are asked for and still owed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from ntm.core.kernel.periods import Period
from ntm.core.reporting.explanations import Reason
from ntm.store.reporting.models import Explanation
from ntm.usecases.assignments import tasks


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation as it was given."""

    seq: int
    period: str
    reason: Reason
    text: str
    remedy: str
    request: str
    new_day: date | None
    by: str
    at: datetime

    @property
    def period_label(self) -> str:
        """Return the period for which it was given, in words."""
        return Period.parse(self.period).label


def explained_in(unit_ids: Collection[int], *, set_code: str, year: int) -> dict[tuple[int, str], Explained]:
    """Return the newest explanation of each item of units in a year, in one query."""
    found: dict[tuple[int, str], Explained] = {}
    for row in (
        Explanation.objects.filter(unit_id__in=unit_ids, set_code=set_code, period__startswith=str(year))
        .select_related("by")
        .order_by("at", "pk")
    ):
        found[row.unit_id, row.item] = _explained(row)
    return found


def explanations_of(unit_id: int, item: str, *, set_code: str) -> tuple[Explained, ...]:
    """Return everything that was ever explained of an item of a unit, newest first."""
    rows_ = Explanation.objects.filter(unit_id=unit_id, set_code=set_code, item=item).select_related("by")
    return tuple(_explained(row) for row in rows_.order_by("-at", "-pk"))


def _explained(row: Explanation) -> Explained:
    return Explained(
        seq=row.seq,
        period=row.period,
        reason=Reason(row.reason),
        text=row.text,
        remedy=row.remedy,
        request=row.request,
        new_day=row.new_day,
        by=str(row.by),
        at=row.at,
    )


def origin_of(unit_id: int, *, set_code: str, year: int, item: str) -> str:
    """Return the text by which the register of tasks knows what is to be explained."""
    return f"explanation:{unit_id}:{set_code}:{year}:{item}"


def asked_of(wanted: Collection[tuple[int, str]], *, set_code: str, year: int, on: date) -> set[tuple[int, str]]:
    """Return which items were asked for and are still owed."""
    origins = {origin_of(unit_id, set_code=set_code, year=year, item=item): (unit_id, item) for unit_id, item in wanted}
    if not origins:
        return set()
    return {origins[row.origin] for row in tasks.tasks_with_origin(list(origins), on=on) if not row.state.is_closed}
