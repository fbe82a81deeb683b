"""Writes reorganisations and takes them back, a fixed number of statements however many units they touch."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from ntm.core.kernel import vietnamese
from ntm.core.territory import names
from ntm.core.territory.events import Event, Paper
from ntm.core.territory.rearrangement import Rearrangement, Standing
from ntm.store.territory import bulk
from ntm.store.territory.mapping import VERSION_COLUMNS, version_row

_LOCK = 0x6E746D0001  # one reorganisation at a time; any number that nobody else takes

_STANDING = f"""
    WITH named AS (
        SELECT unit_id, parent_id FROM unit_version WHERE code = ANY(%(codes)s) AND span @> %(last)s::date
    )
    SELECT {VERSION_COLUMNS} FROM unit_version v
    WHERE v.level <> 'village' AND (upper_inf(v.span) OR upper(v.span) > %(last)s::date)
      AND (v.code = ANY(%(codes)s) OR v.parent_id IN (SELECT unit_id FROM named)
           OR v.unit_id IN (SELECT parent_id FROM named))
"""  # noqa: S608 - constants of this module
_VILLAGES_ELSEWHEN = """
    SELECT v.name, lower(v.span), upper(v.span) FROM unit_version v
    WHERE v.parent_id = ANY(%(units)s::bigint[]) AND v.level = 'village'
      AND (lower(v.span) >= %(on)s::date OR (v.span @> %(last)s::date AND NOT upper_inf(v.span)))
    ORDER BY v.sort_key
"""
_CLOSE = """
    UPDATE unit_version v SET span = daterange(lower(v.span), %(on)s::date), ended_by_id = closed.event
    FROM unnest(%(units)s::bigint[], %(events)s::bigint[]) AS closed(unit, event)
    WHERE v.unit_id = closed.unit AND v.span @> %(last)s::date AND upper_inf(v.span)
"""
_CLOSE_VILLAGES = """
    UPDATE unit_version v SET span = daterange(lower(v.span), %(on)s::date), ended_by_id = closed.event
    FROM unnest(%(units)s::bigint[], %(events)s::bigint[]) AS closed(unit, event)
    WHERE v.parent_id = closed.unit AND v.level = 'village' AND v.span @> %(last)s::date AND upper_inf(v.span)
"""
_MOVE_VILLAGES = """
    INSERT INTO unit_version (unit_id, level, kind, code, name, name_key, sort_key, local_term, parent_id, region, span,
                              begun_by_id)
    SELECT v.unit_id, v.level, v.kind, v.code, v.name, v.name_key, v.sort_key, v.local_term, l.new_id, v.region,
           daterange(%(on)s::date, NULL), l.event_id
    FROM lineage l JOIN unit_version v ON v.parent_id = l.old_id AND v.level = 'village'
    WHERE l.event_id = ANY(%(events)s::bigint[]) AND l.whole AND v.ended_by_id = l.event_id
"""
_BELOW = "SELECT DISTINCT unit_id FROM place WHERE ancestor_id = ANY(%(units)s::bigint[]) AND span @> %(last)s::date"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the events' numbers and how many rows of each sort."""

    events: tuple[int, ...]
    units: int
    versions: int
    closed: int
    links: int
    villages: int


def lock() -> None:
    """Let one reorganisation at a time pass; whoever waits goes on when the other's transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def standing(codes: Collection[str], *, on: date) -> tuple[Standing, dict[int, str]]:
    """Return the units that bear these codes from the last day before `on`, with those above and directly below.

    With them comes the region of each ("" where it has none).
    """
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, {"codes": sorted(codes), "last": on - timedelta(days=1)})
        rows = [version_row(row) for row in cursor.fetchall()]
    regions = {row.version.unit: row.region.value if row.region else "" for row in rows}
    return Standing(tuple(row.version for row in rows)), regions


def villages_elsewhen(units: Collection[int], *, on: date) -> tuple[tuple[str, date, date | None], ...]:
    """Return villages (name, first day, end) below units that end on a day which begin later or have an end already."""
    with connection.cursor() as cursor:
        cursor.execute(_VILLAGES_ELSEWHEN, {"units": sorted(units), "on": on, "last": on - timedelta(days=1)})
        return tuple(cursor.fetchall())


def villages_below(units: Collection[int], *, on: date) -> int:
    """Return how many villages lie directly below units on the last day before `on`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM unit_version"
            " WHERE parent_id = ANY(%s::bigint[]) AND level = 'village' AND span @> %s",
            [sorted(units), on - timedelta(days=1)],
        )
        return int(cursor.fetchone()[0])


def papers_as_json(papers: Sequence[Paper]) -> str:
    """Return papers as the table keeps them."""
    return json.dumps(
        [
            {
                "number": paper.number,
                "title": paper.title,
                "issuer": paper.issuer,
                "issued_on": None if paper.issued_on is None else paper.issued_on.isoformat(),
            }
            for paper in papers
        ],
        ensure_ascii=False,
    )


def record(events: Sequence[Event], *, sources: Sequence[str], at: datetime) -> tuple[int, ...]:
    """Write the heads of events and return their numbers, in the order given."""
    numbers: list[int] = []
    with connection.cursor() as cursor:
        for event, source in zip(events, sources, strict=True):
            cursor.execute(
                "INSERT INTO reorganization (key, title, on_day, province_code, papers, source, applied_at)"
                " VALUES (%s, %s, %s, %s, %s::jsonb, %s, %s) RETURNING id",
                [
                    event.key,
                    event.title,
                    event.starts_on,
                    event.province,
                    papers_as_json(event.papers),
                    source,
                    at,
                ],
            )
            numbers.append(cursor.fetchone()[0])
    return tuple(numbers)


def has_events() -> bool:
    """Say whether any reorganisation is recorded, undone or not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM reorganization)")
        return bool(cursor.fetchone()[0])


def tell(events: Mapping[int, int], *, on: date) -> int:
    """Note on the versions and lineage of a day which event each belongs to, by unit; return how many versions.

    Only what no event claims is noted.
    """
    columns: dict[str, Any] = {"units": list(events), "events": list(events.values()), "on": on}
    told = "FROM unnest(%(units)s::bigint[], %(events)s::bigint[]) AS told(unit, event)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE unit_version v SET begun_by_id = CASE WHEN lower(v.span) = %(on)s THEN told.event END,"  # noqa: S608
            f" ended_by_id = CASE WHEN upper(v.span) = %(on)s THEN told.event END {told}"
            " WHERE v.unit_id = told.unit AND (lower(v.span) = %(on)s OR upper(v.span) = %(on)s)"
            " AND v.begun_by_id IS NULL AND v.ended_by_id IS NULL",
            columns,
        )
        versions = cursor.rowcount
        cursor.execute(
            f"UPDATE lineage l SET event_id = told.event {told}"  # noqa: S608
            " WHERE l.new_id = told.unit AND l.on_day = %(on)s AND l.event_id IS NULL",
            columns,
        )
    return int(versions)


def _instruments(events: Sequence[Event]) -> list[str]:
    return [", ".join(paper.number for paper in event.papers if paper.number)[:200] for event in events]


def write(
    planned: Rearrangement,
    *,
    events: Sequence[Event],
    sources: Sequence[str],
    regions: dict[int, str],
    at: datetime,
) -> Written:
    """Write a rearrangement in the caller's transaction."""
    on, last = planned.on, planned.on - timedelta(days=1)
    numbers = record(events, sources=sources, at=at)
    closing = [(version.unit, numbers[event]) for event, version in planned.ended]
    closing += [(changed.before.unit, numbers[changed.event]) for changed in planned.changed]
    days: dict[str, Any] = {"on": on, "last": last}
    ended_units = [version.unit for _, version in planned.ended]
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, days | {"units": [unit for unit, _ in closing]})
        touched = [row[0] for row in cursor.fetchall()]
        columns = {"units": [unit for unit, _ in closing], "events": [event for _, event in closing]}
        cursor.execute(_CLOSE, days | columns)
        closed = cursor.rowcount
        ended = {"units": ended_units, "events": [numbers[event] for event, _ in planned.ended]}
        cursor.execute(_CLOSE_VILLAGES, days | ended)
        villages = cursor.rowcount
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('unit', 'id')) FROM generate_series(1, %s)", [len(planned.begun)]
        )
        new_units = [row[0] for row in cursor.fetchall()]
        of_code = dict(planned.parents) | {
            begun.unit.code: unit for begun, unit in zip(planned.begun, new_units, strict=True)
        }
        bulk.copy_rows(cursor, "unit", bulk.UNIT_COLUMNS, bulk.unit_rows(new_units))
        versions = _copy_versions(
            cursor, planned, numbers=numbers, new_units=new_units, of_code=of_code, regions=regions
        )
        _copy_links(cursor, planned, numbers=numbers, of_code=of_code, instruments=_instruments(events))
        cursor.execute(_MOVE_VILLAGES, days | {"events": list(numbers)})
    bulk.rebuild_places_of({*touched, *new_units})
    return Written(
        events=numbers,
        units=len(new_units),
        versions=versions,
        closed=closed,
        links=len(planned.links),
        villages=villages,
    )


def _copy_versions(
    cursor: Any,
    planned: Rearrangement,
    *,
    numbers: Sequence[int],
    new_units: Sequence[int],
    of_code: dict[str, int],
    regions: dict[int, str],
) -> int:
    rows = 0
    with cursor.copy(
        "COPY unit_version (unit_id, level, kind, code, name, name_key, sort_key, local_term, parent_id, region, span,"
        " begun_by_id) FROM STDIN"
    ) as copy:
        lives = [
            (begun.event, unit, begun.unit, _region_of(begun.made_of, regions) if begun.made_of else "", "")
            for begun, unit in zip(planned.begun, new_units, strict=True)
        ] + [
            (one.event, one.before.unit, one.after, regions.get(one.before.unit, ""), one.before.local_term)
            for one in planned.changed
        ]
        for event, unit, new, region, local_term in lives:
            parent = of_code[new.parent] if new.parent else None
            until = "" if new.until is None else new.until.isoformat()
            copy.write_row(
                (
                    unit,
                    new.kind.level.value,
                    new.kind.value,
                    new.code,
                    new.name,
                    names.search_key(new.name),
                    vietnamese.sort_key(new.name),
                    local_term,
                    parent,
                    region,
                    f"[{planned.on.isoformat()},{until})",
                    numbers[event],
                )
            )
            rows += 1
    return rows


def _region_of(made_of: Sequence[int], regions: dict[int, str]) -> str:
    """Return the one region of what a unit is made of; "" where there are two or none."""
    found = {regions.get(unit, "") for unit in made_of}
    return found.pop() if len(found) == 1 else ""


def _copy_links(
    cursor: Any,
    planned: Rearrangement,
    *,
    numbers: Sequence[int],
    of_code: dict[str, int],
    instruments: Sequence[str],
) -> None:
    day = planned.on.isoformat()
    with cursor.copy("COPY lineage (old_id, new_id, on_day, whole, share, instrument, event_id) FROM STDIN") as copy:
        for link in planned.links:
            copy.write_row(
                (
                    link.old,
                    of_code[link.new_code],
                    day,
                    "t" if link.whole else "f",
                    None if link.share is None else str(link.share),
                    instruments[link.event],
                    numbers[link.event],
                )
            )
