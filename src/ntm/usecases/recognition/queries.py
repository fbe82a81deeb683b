"""Who is recognised by decision on a day: another question than who meets all criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection


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
    with connection.cursor() as cursor:
        # One array instead of a hundred parameters, which the ORM would compile one by one.
        cursor.execute(
            "SELECT unit_id, tier, decided_on, source, simulated FROM recognition_decision"
            " WHERE unit_id = ANY(%s::bigint[]) AND tier = %s AND decided_on <= %s"
            " AND (revoked_on IS NULL OR revoked_on > %s) ORDER BY decided_on",
            [list(unit_ids), tier, on, on],
        )
        return {row[0]: Recognition(*row) for row in cursor.fetchall()}
