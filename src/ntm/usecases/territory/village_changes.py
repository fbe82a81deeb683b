"""What was done to villages, and the codes that they bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ntm.store.territory.models import Unit, VillageChange


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a village: in words, from which day, by which paper, and who wrote it down."""

    village_id: int
    words: str
    on_day: date
    instrument: str
    by_name: str
    at: datetime


def codes_of(village_ids: Sequence[int]) -> dict[int, str]:
    """Return the codes of our own that villages bear, whatever they are called and wherever they lie."""
    return dict(Unit.objects.filter(pk__in=list(village_ids)).values_list("pk", "own_code"))


def changes_of(village_ids: Sequence[int]) -> tuple[Change, ...]:
    """Return what was done to villages, the newest day first."""
    words = {
        "renamed": "đổi tên từ {from} thành {to}",
        "merged": "gộp vào {to}",
        "made": "lập từ {from}",
        "placed": "về {to}",
    }
    return tuple(
        Change(
            village_id=row.village_id,
            words=words[row.what].format_map(row.details),
            on_day=row.on_day,
            instrument=row.instrument,
            by_name=row.by_name,
            at=row.at,
        )
        for row in VillageChange.objects.filter(village_id__in=list(village_ids)).order_by("-on_day", "-pk")
    )
