"""Who is recognised by decision on a day: another question than who meets all criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ntm.store.recognition.models import RecognitionDecision


@dataclass(frozen=True, slots=True)
class Recognition:
    """The decision by which a unit is recognised at a tier."""

    unit_id: int
    tier: str
    decided_on: date
    source: str
    simulated: bool


def recognized_on(unit_ids: Sequence[int], *, on: date, tier: str = "standard") -> Mapping[int, Recognition]:
    """Return the decision in force for each recognised unit on a day, in one query; others are absent."""
    rows = RecognitionDecision.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=on), unit_id__in=unit_ids, tier=tier, decided_on__lte=on
    ).order_by("decided_on")
    return {row.unit_id: Recognition(row.unit_id, row.tier, row.decided_on, row.source, row.simulated) for row in rows}
