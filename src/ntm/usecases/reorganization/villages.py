"""Villages merged, held against what every area was told of them: no fact may stand for a day without its village."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from ntm.store.accounts.models import User
from ntm.usecases.recognition import rearranged as recognition
from ntm.usecases.reporting import rearranged as reporting
from ntm.usecases.territory import queries, villages
from ntm.usecases.territory import rearranged as territory

#: Every area whose facts have days; a later area adds its own here.
_AREAS = (territory, reporting, recognition)


class FactsAfterwards(ValueError):
    """Villages that were spoken of for the day of their merger or later; `reasons` names facts and days."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


def merge_villages(
    *,
    village_ids: Sequence[int],
    name: str,
    local_term: str,
    from_day: date,
    instrument: str,
    on: date,
    by: User | None,
    at: datetime,
) -> int:
    """Merge villages of one commune into a new one from a day on, and return the new village's unit.

    A merger may be told late, but not across what was said meanwhile: a figure, a judgement, a recognition or an
    attribute of one of the villages for that day or later would be about a village that was no more. (A new name may
    be told however late: figures are of the village, whatever it is called.) Raise `FactsAfterwards` and what
    `territory.villages.merge_villages` raises; nothing is written then.
    """
    with transaction.atomic():
        merged = villages.merge_villages(  # locks the villages, so that nothing is said of them meanwhile
            village_ids=village_ids,
            name=name,
            local_term=local_term,
            from_day=from_day,
            instrument=instrument,
            on=on,
            by=by,
            at=at,
        )
        reasons = [
            f"{queries.unit_on(village, from_day - timedelta(days=1)).full_name}: {fact}"
            for village in sorted(set(village_ids))
            for area in _AREAS
            for fact in area.facts_since(village, on=from_day)
        ]
        if reasons:
            raise FactsAfterwards(reasons)
    return merged
