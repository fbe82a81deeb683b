"""Which grants, own and delegated, reach which place on a day, answered by the closure of places.

Two rules hold in every question here. A grant gives nothing on a day on which its own unit does not exist: those on
districts end with the districts. A place that does not exist on the day asked for is looked at on the nearest day of
its life, so that the figures of a dissolved commune stay in its province's hands.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from django.db import connection

from ntm.core.kernel.states import UnitKind
from ntm.store.accounts.mapping import HeldGrant, held_grant
from ntm.store.base import planned_once

# The nearest day of the unit's life to the day asked for; no row where the unit never lived.
_NEAREST_DAY = """
    SELECT CASE WHEN upper_inf(span) OR upper(span) > %(on)s::date THEN greatest(lower(span), %(on)s::date)
                ELSE upper(span) - 1 END AS day
    FROM place WHERE unit_id = %(unit)s::bigint AND depth = 0
    ORDER BY abs(CASE WHEN upper_inf(span) OR upper(span) > %(on)s::date THEN greatest(lower(span), %(on)s::date)
                      ELSE upper(span) - 1 END - %(on)s::date)
    LIMIT 1
"""

_LIVING_GRANTS = """
    SELECT g.*, given.criteria <> '[]'::jsonb AS names_criteria
    FROM right_held g JOIN account_grant given ON given.id = g.grant_id
    WHERE g.user_id = %(user)s::bigint AND g.span @> %(on)s::date
      AND EXISTS (SELECT 1 FROM place own WHERE own.unit_id = g.unit_id AND own.depth = 0 AND own.span @> %(on)s::date)
"""

_OVER_PLACE = f"""
    WITH nearest AS ({_NEAREST_DAY})
    SELECT g.role, g.unit_id, g.agency, g.criteria::text, g.powers, g.names_criteria FROM ({_LIVING_GRANTS}) g
    WHERE EXISTS (SELECT 1 FROM place p, nearest
                  WHERE p.unit_id = %(unit)s::bigint AND p.ancestor_id = g.unit_id AND p.span @> nearest.day)
"""  # noqa: S608 - constants of this module

_OVER_INSTALLATION = f"""
    SELECT g.role, g.unit_id, g.agency, g.criteria::text, g.powers, g.names_criteria FROM ({_LIVING_GRANTS}) g
    WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.unit_id = g.unit_id AND p.depth > 0 AND p.span @> %(on)s::date)
"""  # noqa: S608 - constants of this module

# From each grant up: to the top for most roles, one step for those who see only their neighbourhood; then back in
# time to the units that became those.
_VIEWING_ROOTS = f"""
    WITH RECURSIVE reach AS (
        SELECT p.ancestor_id AS unit_id, p.depth,
               max(p.depth) OVER (PARTITION BY g.unit_id) AS top, g.role = ANY(%(near)s) AS is_near
        FROM ({_LIVING_GRANTS}) g
        JOIN place p ON p.unit_id = g.unit_id AND p.span @> %(on)s::date
    ), roots AS (
        SELECT unit_id FROM reach WHERE depth = CASE WHEN is_near THEN least(top, 1) ELSE top END
        UNION
        SELECT l.old_id FROM lineage l JOIN roots ON l.new_id = roots.unit_id AND l.whole
    )
    SELECT unit_id FROM roots
"""  # noqa: S608 - constants of this module

_WITHIN = f"""
    WITH nearest AS ({_NEAREST_DAY})
    SELECT EXISTS (SELECT 1 FROM place p, nearest
                   WHERE p.unit_id = %(unit)s::bigint AND p.ancestor_id = ANY(%(roots)s) AND p.span @> nearest.day)
"""  # noqa: S608 - constants of this module

_NAMES = """
    SELECT DISTINCT ON (v.unit_id) v.unit_id, v.kind, v.local_term, v.name FROM unit_version v
    WHERE v.unit_id = ANY(%(units)s::bigint[])
    ORDER BY v.unit_id, v.span @> %(on)s::date DESC,
             abs(coalesce(upper(v.span) - 1, lower(v.span)) - %(on)s::date)
"""

_NAME = f"""
    WITH nearest AS ({_NEAREST_DAY})
    SELECT v.kind, v.local_term, v.name FROM unit_version v, nearest
    WHERE v.unit_id = %(unit)s::bigint AND v.span @> nearest.day
"""  # noqa: S608 - constants of this module


def grants_over_place(*, user_id: int, unit_id: int, on: date) -> tuple[HeldGrant, ...]:
    """Return the grants in force on a day that reach a unit."""
    with planned_once() as cursor:
        cursor.execute(_OVER_PLACE, {"user": user_id, "unit": unit_id, "on": on})
        return tuple(held_grant((*row[:3], json.loads(row[3]), *row[4:])) for row in cursor.fetchall())


def grants_over_installation(*, user_id: int, on: date) -> tuple[HeldGrant, ...]:
    """Return the grants in force on a day on units that have nothing above them."""
    with connection.cursor() as cursor:
        cursor.execute(_OVER_INSTALLATION, {"user": user_id, "on": on})
        return tuple(held_grant((*row[:3], json.loads(row[3]), *row[4:])) for row in cursor.fetchall())


def viewing_roots(*, user_id: int, on: date, near: Collection[str]) -> frozenset[int]:
    """Return the units whose whole scope a person may view on a day, the predecessors of those units included.

    Roles named in `near` reach one step up from their place, all others up to the top.
    """
    with connection.cursor() as cursor:
        cursor.execute(_VIEWING_ROOTS, {"user": user_id, "on": on, "near": list(near)})
        return frozenset(row[0] for row in cursor.fetchall())


def lies_within(unit_id: int, *, roots: Collection[int], on: date) -> bool:
    """Say whether a unit is one of the roots or lies below one."""
    with connection.cursor() as cursor:
        cursor.execute(_WITHIN, {"unit": unit_id, "roots": list(roots), "on": on})
        return bool(cursor.fetchone()[0])


def place_name(unit_id: int, *, on: date) -> str:
    """Return the name of a unit with its kind ("xã Nậm Xe"), or its number where it has no version."""
    with connection.cursor() as cursor:
        cursor.execute(_NAME, {"unit": unit_id, "on": on})
        row = cursor.fetchone()
    if row is None:
        return f"đơn vị số {unit_id}"
    kind, local_term, name = row
    return f"{local_term or UnitKind(kind).label} {name}"


def place_names(unit_ids: Collection[int], *, on: date) -> dict[int, str]:
    """Return the names of units with their kinds, as on a day or the nearest of their lives; one query."""
    if not unit_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, {"units": list(unit_ids), "on": on})
        return {
            unit_id: f"{local_term or UnitKind(kind).label} {name}"
            for unit_id, kind, local_term, name in cursor.fetchall()
        }


def unit_is_known(unit_id: int) -> bool:
    """Say whether there is, or was, a unit of that number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM unit WHERE id = %(unit)s::bigint)", {"unit": unit_id})
        return bool(cursor.fetchone()[0])


def is_within(unit_id: int, *, ancestor_id: int, on: date) -> bool:
    """Say whether a unit is another one or lies in it on a day on which both exist."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM place WHERE unit_id = %(unit)s::bigint"
            " AND ancestor_id = %(ancestor)s::bigint AND span @> %(on)s::date)",
            {"unit": unit_id, "ancestor": ancestor_id, "on": on},
        )
        return bool(cursor.fetchone()[0])


# Of whom every role, held or to come, lies in places that somebody manages.
_MANAGED = """
    WITH managed AS (
        SELECT DISTINCT p.unit_id, p.span FROM right_held m
        JOIN place p ON p.ancestor_id = m.unit_id
        WHERE m.user_id = %(by)s::bigint AND m.span @> %(on)s::date AND m.role = ANY(%(roles)s)
          AND (m.powers = '{}' OR 'administer' = ANY(m.powers))
          AND EXISTS (SELECT 1 FROM place own
                      WHERE own.unit_id = m.unit_id AND own.depth = 0 AND own.span @> %(on)s::date)
    )
    SELECT u.id FROM account u
    WHERE EXISTS (SELECT 1 FROM account_grant g WHERE g.user_id = u.id)
      AND NOT EXISTS (
        SELECT 1 FROM account_grant g
        WHERE g.user_id = u.id AND (upper_inf(g.span) OR upper(g.span) > %(on)s::date)
          AND NOT EXISTS (SELECT 1 FROM managed WHERE managed.unit_id = g.unit_id AND managed.span && g.span))
      AND EXISTS (SELECT 1 FROM account_grant g JOIN managed ON managed.unit_id = g.unit_id WHERE g.user_id = u.id)
"""


def people_managed_in_places(*, by: int, roles: Collection[str], on: date) -> frozenset[int]:
    """Return the people all of whose roles, held or to come, lie in places where somebody holds one of some roles."""
    with connection.cursor() as cursor:
        cursor.execute(_MANAGED, {"by": by, "on": on, "roles": list(roles)})
        return frozenset(row[0] for row in cursor.fetchall())


def places_of(user_id: int, *, roles: Collection[str], power: str, on: date) -> tuple[int, ...]:
    """Return the places that exist on a day and where a person then holds one of some roles with a power."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT g.unit_id FROM ({_LIVING_GRANTS}) g"  # noqa: S608 - a constant of this module
            " WHERE g.role = ANY(%(roles)s) AND (g.powers = '{}' OR %(power)s = ANY(g.powers)) ORDER BY 1",
            {"user": user_id, "on": on, "roles": list(roles), "power": power},
        )
        return tuple(row[0] for row in cursor.fetchall())
