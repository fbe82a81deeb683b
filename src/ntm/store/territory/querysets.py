"""Asks the tables of units; every question names the day.

A region stated of a unit itself comes before the one of its province. Numbers are cast to bigint, the type of the
columns, because PostgreSQL leaves a gist index alone for a smaller one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection

from ntm.core.kernel.states import Level, UnitKind
from ntm.store.base import planned_once
from ntm.store.territory.mapping import (
    VERSION_COLUMNS,
    VERSION_COLUMNS_ON,
    VERSION_WIDTH,
    LineageRow,
    VersionRow,
    version_row,
)

_DAY = "%(on)s::date"
_ON = f"v.span @> {_DAY}"
_STATED = f"""LEFT JOIN (
        SELECT unit_id, split_part(category, ':', 2) AS region FROM unit_category
        WHERE category LIKE 'region:%%' AND span @> {_DAY}
    ) stated ON stated.unit_id = v.unit_id"""  # noqa: S608 - constants of this module
_VERSIONS_ON = f"SELECT {VERSION_COLUMNS_ON} FROM unit_version v {_STATED}"  # noqa: S608 - constants

_BY_ID = f"{_VERSIONS_ON} WHERE v.unit_id = ANY(%(units)s::bigint[]) AND {_ON}"
_BY_CODE = f"{_VERSIONS_ON} WHERE v.code = %(code)s AND v.level = %(level)s AND {_ON}"
_HISTORY = f"SELECT {VERSION_COLUMNS} FROM unit_version v WHERE v.unit_id = %(unit)s::bigint ORDER BY lower(v.span)"  # noqa: S608
_ON_LEVEL = f"{_VERSIONS_ON} WHERE v.level = %(level)s AND {_ON} ORDER BY v.sort_key, v.code"
_CHILDREN = f"{_VERSIONS_ON} WHERE v.parent_id = %(unit)s::bigint AND {_ON} ORDER BY v.sort_key, v.code, v.unit_id"
_BELOW = f"""
    SELECT {VERSION_COLUMNS_ON} FROM place p JOIN unit_version v ON v.unit_id = p.unit_id {_STATED}
    WHERE p.ancestor_id = %(unit)s::bigint AND p.span @> {_DAY} AND {_ON} AND v.level = %(level)s
    ORDER BY v.sort_key, v.code, v.unit_id
"""  # noqa: S608 - constants of this module
_ANCESTORS = f"""
    SELECT {VERSION_COLUMNS_ON}, p.unit_id FROM place p JOIN unit_version v ON v.unit_id = p.ancestor_id {_STATED}
    WHERE p.unit_id = ANY(%(units)s::bigint[]) AND p.depth > 0 AND p.span @> {_DAY} AND {_ON}
    ORDER BY p.unit_id, p.depth DESC
"""  # noqa: S608 - constants of this module
_UPWARDS = f"""
    SELECT {VERSION_COLUMNS_ON} FROM place p JOIN unit_version v ON v.unit_id = p.ancestor_id {_STATED}
    WHERE p.unit_id = %(unit)s::bigint AND p.span @> {_DAY} AND {_ON}
    ORDER BY p.depth DESC
"""  # noqa: S608 - constants of this module
_SCOPE = f"SELECT p.unit_id FROM place p WHERE p.ancestor_id = %(unit)s::bigint AND p.span @> {_DAY}"  # noqa: S608
_COUNTS = f"""
    SELECT v.kind, count(*) FROM place p JOIN unit_version v ON v.unit_id = p.unit_id
    WHERE p.ancestor_id = %(unit)s::bigint AND p.span @> {_DAY} AND {_ON} AND p.depth > 0
    GROUP BY v.kind
"""  # noqa: S608 - constants of this module
_COMMUNE_COUNTS = f"""
    SELECT p.ancestor_id, v.kind, count(*)
    FROM unit_version v JOIN place p ON p.unit_id = v.unit_id AND p.depth > 0 AND p.span @> {_DAY}
    JOIN unit_version above ON above.unit_id = p.ancestor_id AND above.span @> {_DAY} AND above.level = 'province'
    WHERE v.level = 'commune' AND {_ON} GROUP BY p.ancestor_id, v.kind
"""  # noqa: S608 - constants of this module
# Two plain statements: planning one join of three tables takes longer than running both.
_LINKS = """
    SELECT old_id, new_id, on_day, whole, share, instrument, share_source FROM lineage
    WHERE old_id = %(unit)s::bigint OR new_id = %(unit)s::bigint
"""
_VERSIONS_OF = f"SELECT {VERSION_COLUMNS}, v.sort_key FROM unit_version v WHERE v.unit_id = ANY(%(units)s::bigint[])"  # noqa: S608
_COMMUNES_AFTER = f"""
    WITH last AS (SELECT max(upper(span)) AS day FROM place WHERE unit_id = %(unit)s::bigint AND depth = 0),
    old AS (
        SELECT DISTINCT p.unit_id FROM place p, last
        WHERE p.ancestor_id = %(unit)s::bigint AND p.span @> (last.day - 1)
    ),
    heirs AS (
        SELECT coalesce(l.new_id, old.unit_id) AS unit_id
        FROM last CROSS JOIN old LEFT JOIN lineage l ON l.old_id = old.unit_id AND l.on_day = last.day
    )
    SELECT {VERSION_COLUMNS} FROM unit_version v, last
    WHERE v.unit_id IN (SELECT unit_id FROM heirs) AND v.level = 'commune' AND v.span @> last.day
    ORDER BY v.sort_key, v.code
"""  # noqa: S608 - constants of this module
_WITHIN = f"AND EXISTS (SELECT 1 FROM place p WHERE p.unit_id = v.unit_id AND p.ancestor_id = %(within)s::bigint AND p.span @> {_DAY})"  # noqa: S608, E501

#: How near a name is to a key: the same, beginning so, a later word beginning so, containing it, resembling it.
_NEARNESS = """CASE WHEN v.name_key = {key} THEN 1 WHEN v.name_key LIKE {key} || '%%' THEN 2
    WHEN v.name_key LIKE '%% ' || {key} || '%%' THEN 3 WHEN v.name_key LIKE '%%' || {key} || '%%' THEN 4 ELSE 5 END"""
_CANDIDATES = """
    SELECT {columns}, CASE WHEN lower(v.name) = {exact} THEN 0 ELSE {nearness} END AS nearness,
           similarity(v.name_key, {key}) AS similarity, v.sort_key
    FROM unit_version v {stated}
    WHERE {day} AND (v.name_key LIKE '%%' || {key} || '%%' OR v.name_key %% {key}) {kinds} {within}
"""
_LEVEL_ORDER = "array_position(ARRAY['province', 'district', 'commune', 'village'], level::text)"


def _rows(sql: str, parameters: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def versions_on(unit_ids: Collection[int], *, on: date) -> tuple[VersionRow, ...]:
    """Return the versions of some units on a day, in no order; those that do not exist then are left out."""
    return tuple(version_row(row) for row in _rows(_BY_ID, {"units": list(unit_ids), "on": on}))


def versions_by_code(code: str, *, level: Level, on: date) -> tuple[VersionRow, ...]:
    """Return the unit that bears a code on a day: one or none, by a constraint of the table."""
    return tuple(version_row(row) for row in _rows(_BY_CODE, {"code": code, "level": level.value, "on": on}))


def history(unit_id: int) -> tuple[VersionRow, ...]:
    """Return the versions of a unit from the first to the last."""
    return tuple(version_row(row) for row in _rows(_HISTORY, {"unit": unit_id}))


def on_level(level: Level, *, on: date) -> tuple[VersionRow, ...]:
    """Return every unit of a level on a day, in Vietnamese order."""
    return tuple(version_row(row) for row in _rows(_ON_LEVEL, {"level": level.value, "on": on}))


def children(unit_id: int, *, on: date) -> tuple[VersionRow, ...]:
    """Return the units directly below one on a day, in Vietnamese order."""
    return tuple(version_row(row) for row in _rows(_CHILDREN, {"unit": unit_id, "on": on}))


def below(unit_id: int, *, level: Level, on: date) -> tuple[VersionRow, ...]:
    """Return every unit of a level in a place on a day, the place itself included, in Vietnamese order."""
    return tuple(version_row(row) for row in _rows(_BELOW, {"unit": unit_id, "level": level.value, "on": on}))


def ancestors(unit_ids: Collection[int], *, on: date) -> dict[int, tuple[VersionRow, ...]]:
    """Return for each unit what lies above it on a day, from the highest down; units without are left out."""
    found: dict[int, list[VersionRow]] = {}
    for row in _rows(_ANCESTORS, {"units": list(unit_ids), "on": on}):
        found.setdefault(row[VERSION_WIDTH], []).append(version_row(row))
    return {unit: tuple(above) for unit, above in found.items()}


def upwards(unit_id: int, *, on: date) -> tuple[VersionRow, ...]:
    """Return what lies above a unit on a day, from the highest down, the unit itself last; empty where it is not."""
    with planned_once() as cursor:
        cursor.execute(_UPWARDS, {"unit": unit_id, "on": on})
        return tuple(version_row(row) for row in cursor.fetchall())


def scope_ids(unit_id: int, *, on: date) -> tuple[int, ...]:
    """Return the unit and everything below it on a day."""
    return tuple(row[0] for row in _rows(_SCOPE, {"unit": unit_id, "on": on}))


def counts_below(unit_id: int, *, on: date) -> dict[UnitKind, int]:
    """Return how many units of each kind lie below one on a day."""
    return {UnitKind(kind): count for kind, count in _rows(_COUNTS, {"unit": unit_id, "on": on})}


def commune_counts(*, on: date) -> tuple[tuple[int, UnitKind, int], ...]:
    """Return (province, kind, number) of commune-level units on a day."""
    return tuple((province, UnitKind(kind), count) for province, kind, count in _rows(_COMMUNE_COUNTS, {"on": on}))


def lineage(unit_id: int) -> tuple[LineageRow, ...]:
    """Return what a unit was made of and what it became."""
    links = _rows(_LINKS, {"unit": unit_id})
    if not links:
        return ()
    versions: dict[int, list[tuple[VersionRow, str]]] = {}
    for row in _rows(_VERSIONS_OF, {"units": list({unit for link in links for unit in link[:2]})}):
        versions.setdefault(row[0], []).append((version_row(row), row[VERSION_WIDTH]))

    def on(unit: int, day: date) -> tuple[VersionRow, str]:
        return next(known for known in versions[unit] if day in known[0].version.span)

    found: list[tuple[tuple[date, str, str], LineageRow]] = []
    for old_id, new_id, on_day, whole, share, instrument, share_source in links:
        (old, old_key), (new, new_key) = on(old_id, on_day - timedelta(days=1)), on(new_id, on_day)
        row = LineageRow(
            old=old,
            new=new,
            on_day=on_day,
            whole=whole,
            share=share,
            instrument=instrument,
            share_source=share_source,
        )
        found.append(((on_day, old_key, new_key), row))
    return tuple(row for _, row in sorted(found, key=lambda one: one[0]))


def communes_after(unit_id: int) -> tuple[VersionRow, ...]:
    """Return, for a unit that has ended, the communes that its communes became or stayed, on the day of its end."""
    return tuple(version_row(row) for row in _rows(_COMMUNES_AFTER, {"unit": unit_id}))


def search(
    readings: Sequence[tuple[str, str, Collection[UnitKind] | None]],
    *,
    on: date,
    within: int | None,
    limit: int,
) -> tuple[tuple[VersionRow, bool], ...]:
    """Return the units whose names are nearest to a text on a day, the nearest first, at most `limit`.

    Each reading is the text in lower case, its search key and the kinds it may mean (None: any). Each hit comes with
    whether its name contains the text; names that merely resemble it are given only where none does.
    """
    parameters: dict[str, Any] = {"on": on, "within": within, "limit": limit}
    parts: list[str] = []
    for number, (exact, key, kinds) in enumerate(readings):
        parameters |= {f"exact{number}": exact, f"key{number}": key}
        if kinds is not None:
            parameters[f"kinds{number}"] = [kind.value for kind in kinds]
        parts.append(
            _CANDIDATES.format(
                columns=VERSION_COLUMNS_ON + " AS region, v.level",
                stated=_STATED,
                exact=f"%(exact{number})s",
                nearness=_NEARNESS.format(key=f"%(key{number})s::text"),
                key=f"%(key{number})s::text",
                day=_ON,
                kinds="" if kinds is None else f"AND v.kind = ANY(%(kinds{number})s::text[])",
                within="" if within is None else _WITHIN,
            )
        )
    sql = f"""
        WITH found AS ({" UNION ALL ".join(parts)}),
        nearest AS (SELECT DISTINCT ON (unit_id) * FROM found ORDER BY unit_id, nearness)
        SELECT * FROM nearest WHERE nearness < 5 OR NOT EXISTS (SELECT 1 FROM nearest WHERE nearness < 5)
        ORDER BY nearness, similarity DESC, {_LEVEL_ORDER}, sort_key, code LIMIT %(limit)s
    """  # noqa: S608 - constants of this module; what was typed goes as parameters
    return tuple((version_row(row), row[VERSION_WIDTH + 1] < 5) for row in _rows(sql, parameters))
