"""Asks what the units that a unit was made of said of one measure, however far back; one query each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from ntm.core.kernel.states import UnitKind

_ANCESTRY = """
    WITH RECURSIVE made AS (
        SELECT %(unit)s::bigint AS unit_id, 1::numeric AS share, NULL::date AS until, 0 AS depth
        UNION ALL
        SELECT l.old_id, made.share * l.share, l.on_day, made.depth + 1
        FROM made JOIN lineage l ON l.new_id = made.unit_id WHERE made.depth < 20
    )
    SELECT made.unit_id, made.share, life.start, made.until, made.depth, last.kind, last.local_term, last.name
    FROM made
    CROSS JOIN LATERAL (SELECT min(lower(v.span)) AS start FROM unit_version v WHERE v.unit_id = made.unit_id) life
    CROSS JOIN LATERAL (SELECT v.kind, v.local_term, v.name FROM unit_version v WHERE v.unit_id = made.unit_id
                        ORDER BY lower(v.span) DESC LIMIT 1) last
    ORDER BY made.depth, last.name
"""
_SAID = """
    SELECT DISTINCT ON (r.unit_id, r.as_of) r.unit_id, r.as_of, {columns}
    FROM report_revision r
    JOIN (SELECT id, ARRAY(SELECT array_position(measures, asked.code)
                           FROM unnest(%(measures)s::text[]) WITH ORDINALITY AS asked(code, place) ORDER BY place) AS at
          FROM form WHERE split_part(set_code, '@', 1) = %(set)s) p ON p.id = r.form_id
    WHERE r.unit_id = ANY(%(units)s::bigint[]) AND r.supplier = 'unit' AND r.as_of <= %(on)s::date
    ORDER BY r.unit_id, r.as_of, r.revision DESC, r.id DESC
"""
_FIGURE = "r.v[p.at[{place}]], coalesce(r.src[p.at[{place}]], 0), r.n[p.at[{place}]], r.d[p.at[{place}]]"
_FIGURE_WIDTH = 4
_STATED = """
    SELECT s.unit_id, s.attribute, s.value, s.since, s.id, s.source FROM unit_statement s
    WHERE s.unit_id = ANY(%(units)s::bigint[]) AND s.attribute = ANY(%(attributes)s::text[])
"""


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A unit that another was made of, itself at depth 0: the share of it that arrived there and when it lived.

    `share` is None where some division on the way has no stated share; `until` is None for the unit itself.
    """

    unit: int
    share: Decimal | None
    start: date
    until: date | None
    depth: int
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of a day with its origin and, where they were said, the counts behind it."""

    on: date
    value: float | None
    origin: int
    numerator: float | None
    denominator: float | None


def ancestry(unit_id: int) -> tuple[Ancestor, ...]:
    """Return a unit and everything that it was made of, the nearest first; empty for an unknown unit."""
    with connection.cursor() as cursor:
        cursor.execute(_ANCESTRY, {"unit": unit_id})
        return tuple(
            Ancestor(unit, share, start, until, depth, f"{term or UnitKind(kind).label} {name}")
            for unit, share, start, until, depth, kind, term, name in cursor.fetchall()
        )


def said(unit_ids: list[int], *, measures: Sequence[str], set_code: str, on: date) -> tuple[dict[int, list[Said]], ...]:
    """Return for each measure and unit what its newest revision for each day up to `on` says, in order of days."""
    columns = ", ".join(_FIGURE.format(place=place) for place in range(1, len(measures) + 1))
    found: tuple[dict[int, list[Said]], ...] = tuple({} for _ in measures)
    parameters: dict[str, Any] = {"units": unit_ids, "measures": list(measures), "set": set_code.partition("@")[0]}
    with connection.cursor() as cursor:
        cursor.execute(_SAID.format(columns=columns), parameters | {"on": on})
        for unit, day, *figures in cursor.fetchall():
            for place, of_measure in enumerate(found):
                figure = figures[place * _FIGURE_WIDTH : (place + 1) * _FIGURE_WIDTH]
                of_measure.setdefault(unit, []).append(Said(day, *figure))
    return found


def stated(unit_ids: list[int], *, attributes: Sequence[str]) -> list[tuple[int, str, str | None, date, int, str]]:
    """Return every statement of some attributes of some units."""
    with connection.cursor() as cursor:
        cursor.execute(_STATED, {"units": unit_ids, "attributes": list(attributes)})
        return list(cursor.fetchall())
