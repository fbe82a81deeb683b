"""Asks the tables of recorded reorganisations."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.db import connection

from ntm.core.kernel.states import UnitKind

_EVENTS = """
    WITH closing AS (
        SELECT v.ended_by_id AS event, v.unit_id FROM unit_version v
        WHERE v.ended_by_id IS NOT NULL AND v.level <> 'village'
    ), opening AS (
        SELECT v.begun_by_id AS event, v.unit_id FROM unit_version v
        WHERE v.begun_by_id IS NOT NULL AND v.level <> 'village'
    ), ended AS (
        SELECT event, count(*) FILTER (WHERE NOT EXISTS (
                   SELECT 1 FROM opening o WHERE o.event = closing.event AND o.unit_id = closing.unit_id)) AS ended
        FROM closing GROUP BY event
    ), begun AS (
        SELECT o.event, count(*) FILTER (WHERE c.unit_id IS NULL) AS begun, count(c.unit_id) AS changed
        FROM opening o LEFT JOIN closing c ON c.event = o.event AND c.unit_id = o.unit_id GROUP BY o.event
    ), divided AS (
        SELECT event_id AS event, count(DISTINCT old_id) FILTER (WHERE NOT whole) AS divided,
               count(DISTINCT old_id) FILTER (WHERE share IS NULL) AS unknown
        FROM lineage WHERE event_id IS NOT NULL GROUP BY event_id
    )
    SELECT r.id AS number, r.key, r.title, r.on_day AS "on", r.province_code, r.papers, r.source, r.applied_at,
           r.undone_at, coalesce(e.ended, 0) AS ended, coalesce(b.begun, 0) AS begun, coalesce(b.changed, 0) AS changed,
           coalesce(d.divided, 0) AS divided, coalesce(d.unknown, 0) AS unknown
    FROM reorganization r LEFT JOIN ended e ON e.event = r.id LEFT JOIN begun b ON b.event = r.id
    LEFT JOIN divided d ON d.event = r.id
    WHERE %(key)s::text IS NULL OR r.key = %(key)s
    ORDER BY r.on_day DESC, r.undone_at IS NOT NULL, r.province_code, r.key, r.id DESC
"""
_BECOMINGS = """
    SELECT o.unit_id, o.kind, o.name, o.code, n.unit_id, n.kind, n.name, n.code, coalesce(l.whole, true), l.share,
           coalesce(n.unit_id = o.unit_id, false)
    FROM unit_version o
    LEFT JOIN lineage l ON l.old_id = o.unit_id AND l.event_id = o.ended_by_id
    LEFT JOIN unit_version n ON n.begun_by_id = o.ended_by_id
         AND n.unit_id = coalesce(l.new_id, o.unit_id) AND lower(n.span) = upper(o.span)
    WHERE o.ended_by_id = %(event)s AND o.level <> 'village'
    ORDER BY array_position(ARRAY['province', 'commune', 'district'], o.level::text), n.sort_key, o.sort_key, o.code
"""
_OF_UNIT = """
    SELECT DISTINCT r.key, r.title, r.on_day FROM unit_version v
    JOIN reorganization r ON r.id IN (v.begun_by_id, v.ended_by_id) WHERE v.unit_id = %(unit)s::bigint ORDER BY r.on_day
"""


def events(*, key: str | None) -> list[dict[str, Any]]:
    """Return recorded events as mappings, the newest day first; only those of a key where one is given."""
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, {"key": key})
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        if isinstance(row["papers"], str):
            row["papers"] = json.loads(row["papers"])
    return rows


def becomings(event: int) -> list[tuple[Any, ...]]:
    """Return (old, name, code, new, name, code, whole, share, is the same unit) of an event, names with their kinds."""
    with connection.cursor() as cursor:
        cursor.execute(_BECOMINGS, {"event": event})
        return [
            (
                old,
                f"{UnitKind(old_kind).label} {old_name}",
                old_code,
                new,
                "" if new is None else f"{UnitKind(new_kind).label} {new_name}",
                new_code or "",
                whole,
                share,
                same,
            )
            for old, old_kind, old_name, old_code, new, new_kind, new_name, new_code, whole, share, same in cursor
        ]


def events_of_unit(unit_id: int) -> tuple[tuple[str, str, date], ...]:
    """Return (key, title, day) of the events that began or ended a version of a unit, in the order of days."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_UNIT, {"unit": unit_id})
        return tuple(cursor.fetchall())
