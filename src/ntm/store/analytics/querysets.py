"""Rows for boards, each a fixed number of queries however many communes a place has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import connection

from ntm.store.base import planned_once

_BELOW = """
    SELECT asked.day, v.unit_id, v.level, v.kind, v.code, v.name, v.local_term, v.parent_id, v.region,
           (SELECT array_agg(c.category ORDER BY c.category) FROM unit_category c
            WHERE c.unit_id = v.unit_id AND c.span @> asked.day)
    FROM unnest(%(days)s::date[]) AS asked(day)
    JOIN place p ON p.ancestor_id = %(place)s::bigint AND p.depth > 0 AND p.span @> asked.day
    JOIN unit_version v ON v.unit_id = p.unit_id AND v.span @> asked.day AND v.level = ANY(%(levels)s)
    ORDER BY v.sort_key COLLATE "C"
"""

_UPWARDS = """
    SELECT v.unit_id, v.level, v.kind, v.code, v.name, v.local_term, v.parent_id, v.region,
           (SELECT array_agg(c.category ORDER BY c.category) FROM unit_category c
            WHERE c.unit_id = v.unit_id AND c.span @> %(on)s::date)
    FROM place p JOIN unit_version v ON v.unit_id = p.ancestor_id AND v.span @> %(on)s::date
    WHERE p.unit_id = %(unit)s::bigint AND p.span @> %(on)s::date
    ORDER BY p.depth
"""

# A commune's report counts for the places that it lay in on the day that the report speaks of.
_DAYS = """
    SELECT DISTINCT r.as_of FROM place p
    JOIN report_revision r ON r.unit_id = p.unit_id AND r.as_of <= %(on)s::date AND p.span @> r.as_of
    JOIN form f ON f.id = r.form_id AND f.set_code = ANY(%(sets)s)
    WHERE p.ancestor_id = %(place)s::bigint
    ORDER BY r.as_of DESC
"""

# Where a plan's paper contradicts itself or another, and the places in its text that the finding speaks of.
_FINDINGS = """
    SELECT f.id, f.paper_id, f.other_id, f.position, f.code, f.severity, f.message, f.data::text, p.plan_id, o.plan_id,
           p.unit_id,
           p.number, p.issued_on, p.year, p.title, p.file_name
    FROM paper_finding f JOIN paper p ON p.id = f.paper_id
    LEFT JOIN paper o ON o.id = f.other_id
    WHERE (p.unit_id = ANY(%(units)s) OR o.unit_id = ANY(%(units)s)) AND p.year = ANY(%(years)s)
    ORDER BY f.severity, f.other_id IS NOT NULL, f.paper_id, f.position
"""

_LIFE = """
    SELECT min(lower(span)), CASE WHEN bool_or(upper_inf(span)) THEN NULL ELSE max(upper(span)) END
    FROM unit_version WHERE unit_id = %s::bigint
"""


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def units_below(place_id: int, *, days: Collection[date], levels: Collection[str]) -> list[tuple[Any, ...]]:
    """Return the units of some levels below a place on each of some days, the day first, in Vietnamese order."""
    return _all(_BELOW, {"place": place_id, "days": list(days), "levels": list(levels)})


def unit_and_above(unit_id: int, *, on: date) -> list[tuple[Any, ...]]:
    """Return a unit and everything above it on a day, the unit first; empty where it does not exist on that day."""
    with planned_once() as cursor:
        cursor.execute(_UPWARDS, {"unit": unit_id, "on": on})
        return list(cursor.fetchall())


def days_with_figures(place_id: int, *, on: date, set_codes: Collection[str]) -> list[date]:
    """Return the days on or before `on` for which a unit of the place reported by one of the sets, newest first."""
    return [row[0] for row in _all(_DAYS, {"place": place_id, "on": on, "sets": list(set_codes)})]


def findings(unit_ids: Sequence[int], *, years: Collection[int]) -> list[tuple[Any, ...]]:
    """Return the findings of papers that units issued for years, and of papers that contradict those."""
    return _all(_FINDINGS, {"units": list(unit_ids), "years": list(years)})


def life_of(unit_id: int) -> tuple[date | None, date | None]:
    """Return the first day of a unit and the day on which it ended; the second is None while it lives."""
    with connection.cursor() as cursor:
        cursor.execute(_LIFE, [unit_id])
        first, end = cursor.fetchone()
        return first, end


def state_of(unit_ids: Collection[int]) -> str:
    """Return a text that changes whenever a deed is recorded for one of the units: a digest of their audit heads."""
    rows = _all(
        "SELECT md5(string_agg(chain || encode(hash, 'hex'), ',' ORDER BY chain)) FROM audit_chain_head"
        " WHERE chain = ANY(%(units)s::bigint[])",
        {"units": list(unit_ids)},
    )
    return str(rows[0][0])


def grants_held(user_id: int, *, on: date) -> list[tuple[str, int]]:
    """Return the roles in force that a person holds on a day, as (role, unit)."""
    return [
        (row[0], row[1])
        for row in _all(
            "SELECT role, unit_id FROM right_held WHERE user_id = %(user)s AND span @> %(on)s::date ORDER BY id",
            {"user": user_id, "on": on},
        )
    ]
