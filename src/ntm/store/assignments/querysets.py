"""Which assignments reach places on a day, through ancestors and through units and agencies that have ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ntm.core.assignments.responsibilities import Held, Part
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level

_COLUMNS = """a.id, a.agency_id, coalesce(n.text, last.text, ''), a.level, a.unit_id, a.item, a.part,
       lower(a.span), upper(a.span), a.source, n.agency_id IS NOT NULL"""

_NAMES = """
    LEFT JOIN agency_name n ON n.agency_id = a.agency_id AND n.is_official AND n.span @> %(on)s::date
    LEFT JOIN LATERAL (
        SELECT text FROM agency_name o WHERE o.agency_id = a.agency_id AND o.is_official AND n.agency_id IS NULL
        ORDER BY o.span DESC LIMIT 1) last ON true
"""

_REACHING = f"""
    SELECT p.unit_id, p.depth, {_COLUMNS}
    FROM place p JOIN assignment a ON a.unit_id = p.ancestor_id AND a.span @> %(on)s::date {_NAMES}
    WHERE p.unit_id = ANY(%(units)s) AND p.span @> %(on)s::date AND a.set_code = %(set)s
    ORDER BY p.unit_id, p.depth, a.id
"""  # noqa: S608 - constants of this module

# The units that became the one asked about, each on its last day, and what was above them then.
_REACHED_BEFORE = f"""
    WITH RECURSIVE earlier AS (
        SELECT u.id AS asked, u.id AS unit_id, %(on)s::date AS day FROM unnest(%(units)s::bigint[]) AS u(id)
        UNION
        SELECT e.asked, l.old_id, l.on_day - 1 FROM earlier e
        JOIN lineage l ON l.new_id = e.unit_id AND l.on_day <= e.day
    )
    SELECT DISTINCT e.asked, p.depth, {_COLUMNS}
    FROM earlier e
    JOIN place p ON p.unit_id = e.unit_id AND p.span @> e.day
    JOIN assignment a ON a.unit_id = p.ancestor_id AND a.span @> %(on)s::date {_NAMES}
    WHERE e.unit_id <> e.asked AND a.set_code = %(set)s AND n.agency_id IS NULL
    ORDER BY 1, 2, 3
"""  # noqa: S608 - constants of this module

_SUCCESSORS = """
    WITH RECURSIVE heirs AS (
        SELECT old_id AS root, new_id FROM agency_succession WHERE old_id = ANY(%(agencies)s) AND on_day <= %(on)s
        UNION
        SELECT h.root, s.new_id FROM heirs h JOIN agency_succession s ON s.old_id = h.new_id AND s.on_day <= %(on)s
    )
    SELECT root, new_id FROM heirs
"""

_LIVING_IN_CHAINS = """
    SELECT p.unit_id, p.depth, g.id, g.pattern, g.unit_id, n.text, v.level
    FROM place p
    JOIN agency g ON g.unit_id = p.ancestor_id
    JOIN agency_name n ON n.agency_id = g.id AND n.is_official AND n.span @> %(on)s::date
    JOIN unit_version v ON v.unit_id = g.unit_id AND v.span @> %(on)s::date
    WHERE p.unit_id = ANY(%(units)s) AND p.span @> %(on)s::date
      AND (g.id = ANY(%(agencies)s) OR g.pattern = ANY(%(patterns)s))
    ORDER BY p.unit_id, p.depth, g.id
"""


_CAME_FROM = """
    WITH RECURSIVE earlier AS (
        SELECT l.old_id, l.on_day FROM lineage l WHERE l.new_id = ANY(%(units)s) AND l.on_day <= %(on)s
        UNION
        SELECT l.old_id, l.on_day FROM earlier e JOIN lineage l ON l.new_id = e.old_id AND l.on_day <= e.on_day
    )
    SELECT DISTINCT old_id FROM earlier e
    WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.unit_id = e.old_id AND p.depth = 0 AND p.span @> %(on)s::date)
"""

_BECAME = """
    WITH RECURSIVE later AS (
        SELECT l.new_id, l.on_day FROM lineage l WHERE l.old_id = %(unit)s AND l.on_day <= %(on)s
        UNION
        SELECT l.new_id, l.on_day FROM later e
        JOIN lineage l ON l.old_id = e.new_id AND l.on_day > e.on_day AND l.on_day <= %(on)s
    )
    SELECT DISTINCT new_id FROM later e
    WHERE EXISTS (SELECT 1 FROM place p WHERE p.unit_id = e.new_id AND p.depth = 0 AND p.span @> %(on)s::date)
"""


@dataclass(frozen=True, slots=True)
class Reaching:
    """An assignment as it reaches a place: `lives` says whether its agency exists on the day."""

    asked: int
    held: Held
    lives: bool


@dataclass(frozen=True, slots=True)
class Living:
    """An agency that exists on a day in a unit above a place asked about, or in the place itself."""

    asked: int
    depth: int
    agency: int
    pattern: str
    unit: int
    name: str
    level: Level


def _reaching(row: Sequence[Any]) -> Reaching:
    asked, depth, number, agency, name, level, unit, item, part, start, end, source, lives = row
    held = Held(
        id=number,
        agency=agency,
        name=name,
        level=Level(level),
        unit=unit,
        depth=depth,
        item=item,
        part=Part(part),
        span=Span(start, end),
        source=source,
    )
    return Reaching(asked, held, lives)


def reaching(unit_ids: Collection[int], *, set_code: str, on: date) -> tuple[Reaching, ...]:
    """Return the assignments in force on a day for units or anything above them, the nearest first."""
    return _rows(_REACHING, unit_ids, set_code=set_code, on=on)


def reached_before(unit_ids: Collection[int], *, set_code: str, on: date) -> tuple[Reaching, ...]:
    """Return the assignments of agencies that have ended, made for the units that became these or for what lay above
    those; their own days still run."""
    return _rows(_REACHED_BEFORE, unit_ids, set_code=set_code, on=on)


def _rows(sql: str, unit_ids: Collection[int], *, set_code: str, on: date) -> tuple[Reaching, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"units": list(unit_ids), "set": set_code, "on": on})
        return tuple(_reaching(row) for row in cursor.fetchall())


def successors(agency_ids: Collection[int], *, on: date) -> dict[int, frozenset[int]]:
    """Return, per agency, those that took over its work by a paper until a day, over any number of steps."""
    with connection.cursor() as cursor:
        cursor.execute(_SUCCESSORS, {"agencies": list(agency_ids), "on": on})
        found: dict[int, set[int]] = {}
        for root, heir in cursor.fetchall():
            found.setdefault(root, set()).add(heir)
    return {root: frozenset(heirs) for root, heirs in found.items()}


def living_in_chains(
    unit_ids: Collection[int], *, agency_ids: Collection[int], patterns: Collection[str], on: date
) -> tuple[Living, ...]:
    """Return which of the agencies, or of those made by the patterns, exist in units or above them on a day."""
    with connection.cursor() as cursor:
        cursor.execute(
            _LIVING_IN_CHAINS,
            {"units": list(unit_ids), "agencies": list(agency_ids), "patterns": list(patterns), "on": on},
        )
        return tuple(
            Living(asked, depth, agency, pattern, unit, name, Level(level))
            for asked, depth, agency, pattern, unit, name, level in cursor.fetchall()
        )


def came_from(unit_ids: Collection[int], *, on: date) -> frozenset[int]:
    """Return the units that have ended by a day and became one of these, wholly or in part, in any number of steps."""
    with connection.cursor() as cursor:
        cursor.execute(_CAME_FROM, {"units": list(unit_ids), "on": on})
        return frozenset(row[0] for row in cursor.fetchall())


def became(unit_id: int, *, on: date) -> frozenset[int]:
    """Return the units that exist on a day and that a unit became, wholly or in part, until then."""
    with connection.cursor() as cursor:
        cursor.execute(_BECAME, {"unit": unit_id, "on": on})
        return frozenset(row[0] for row in cursor.fetchall())
