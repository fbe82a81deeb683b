"""Writes all units at once: binary COPY, and the closure of parents in one statement.

Secondary indexes and constraints of the tables are taken away before the COPY and put back after it, in the same
transaction: PostgreSQL builds an index over rows that are there in a fraction of the time that it takes to keep it
while they arrive. This is done only for tables that are empty, on the first load.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Region
from ntm.core.territory import names
from ntm.core.territory.lineage import LineageEvent
from ntm.core.territory.unit import UnitVersion

#: The tables of this area that `load` fills, in the order of their foreign keys.
TABLES = ("unit", "unit_version", "lineage", "place")

_HEADER = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
_TRAILER = struct.pack(">h", -1)
_EPOCH = date(2000, 1, 1).toordinal()
_NULL = struct.pack(">i", -1)
_LOWER_INCLUDED, _UPPER_INFINITE = 0x02, 0x10

_bigint = struct.Struct(">iq").pack
_date = struct.Struct(">ii").pack
_open_range = struct.Struct(">iBii").pack
_closed_range = struct.Struct(">iBiiii").pack
_columns = struct.Struct(">h").pack
_length = struct.Struct(">i").pack
_boolean = struct.Struct(">iB").pack
_numeric = struct.Struct(">ihhHhh").pack


def _text(value: str) -> bytes:
    encoded = value.encode()
    return _length(len(encoded)) + encoded


def _range(span: Span) -> bytes:
    start = span.start.toordinal() - _EPOCH
    if span.end is None:
        return _open_range(9, _LOWER_INCLUDED | _UPPER_INFINITE, 4, start)
    return _closed_range(17, _LOWER_INCLUDED, 4, start, 4, span.end.toordinal() - _EPOCH)


_ONE = _numeric(10, 1, 0, 0, 0, 1)


def _event(events: Mapping[int, int], unit: int) -> bytes:
    event = events.get(unit)
    return _NULL if event is None else _bigint(8, event)


def unit_rows(units: Iterable[int]) -> bytes:
    """Return the rows of table `unit` (id, own_code) in PostgreSQL's binary COPY format."""
    head, empty = _columns(2), _text("")
    return b"".join([_HEADER, *(head + _bigint(8, unit) + empty for unit in units), _TRAILER])


def version_rows(
    versions: Iterable[UnitVersion], regions: Mapping[int, Region], *, events: Mapping[int, int], on: date
) -> bytes:
    """Return the rows of table `unit_version`, numbered from 1, in PostgreSQL's binary COPY format.

    `events` gives for each unit the event that began or ended its versions on the day `on`.
    """
    head, empty = _columns(14), _text("")
    levels: dict[str, bytes] = {}
    spans: dict[Span, bytes] = {}
    rows = [_HEADER]
    for number, version in enumerate(versions, start=1):
        region = regions.get(version.unit)
        rows += (
            head,
            _bigint(8, number),
            _bigint(8, version.unit),
            levels.setdefault(version.level, _text(version.level.value)),
            levels.setdefault(version.kind, _text(version.kind.value)),
            _text(version.code),
            _text(version.name),
            _text(names.search_key(version.name)),
            _text(vietnamese.sort_key(version.name)),
            _text(version.local_term) if version.local_term else empty,
            _NULL if version.parent is None else _bigint(8, version.parent),
            empty if region is None else levels.setdefault(region, _text(region.value)),
            spans.setdefault(version.span, _range(version.span)),
            _event(events, version.unit) if version.span.start == on else _NULL,
            _event(events, version.unit) if version.span.end == on else _NULL,
        )
    rows.append(_TRAILER)
    return b"".join(rows)


def lineage_rows(
    events: Iterable[LineageEvent], instruments: Mapping[int, str], *, reorganizations: Mapping[int, int]
) -> bytes:
    """Return the rows of table `lineage`, numbered from 1, in PostgreSQL's binary COPY format.

    Shares other than a whole are unknown in a load: null. `instruments` names the paper for some new units,
    `reorganizations` the event for each new unit.
    """
    head = _columns(8)
    rows = [_HEADER]
    for number, event in enumerate(events, start=1):
        rows += (
            head,
            _bigint(8, number),
            _bigint(8, event.old),
            _bigint(8, event.new),
            _date(4, event.on.toordinal() - _EPOCH),
            _boolean(1, event.whole),
            _ONE if event.whole else _NULL,
            _text(instruments.get(event.new, "")),
            _event(reorganizations, event.new),
        )
    rows.append(_TRAILER)
    return b"".join(rows)


_SECONDARY_CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid = ANY(%s::regclass[]) AND contype IN ('f', 'u', 'x')
    ORDER BY contype <> 'f', conname
"""
_SECONDARY_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index i
    WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
      AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
    ORDER BY 1
"""

_FILL_PLACES = """
    INSERT INTO place (unit_id, ancestor_id, depth, span)
    WITH RECURSIVE up AS (
        SELECT unit_id, unit_id AS ancestor_id, 0 AS depth, span FROM unit_version WHERE %s
        UNION ALL
        SELECT up.unit_id, own.parent_id, up.depth + 1, up.span * own.span * above.span
        FROM up
        JOIN unit_version own ON own.unit_id = up.ancestor_id AND own.span && up.span
        JOIN unit_version above ON above.unit_id = own.parent_id AND above.span && (up.span * own.span)
    )
    SELECT unit_id, ancestor_id, depth, unnest(range_agg(span))
    FROM up GROUP BY unit_id, ancestor_id, depth
"""
_FILL_PLACES_OF_ALL = _FILL_PLACES.replace("%s", "true")
_FILL_PLACES_OF_SOME = _FILL_PLACES.replace("%s", "unit_id = ANY(%s::bigint[])")


class UnitsAreLoaded(RuntimeError):
    """The tables of units are not empty."""


def is_loaded() -> bool:
    """Say whether there are units in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM unit)")
        return bool(cursor.fetchone()[0])


def copy_rows(cursor: Any, table: str, columns: str, rows: bytes) -> None:
    """Send rows in binary COPY format to a table."""
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)") as copy:
        copy.write(rows)


#: The columns that `unit_rows`, `version_rows` and `lineage_rows` write.
UNIT_COLUMNS = "id, own_code"
VERSION_COLUMNS = (
    "id, unit_id, level, kind, code, name, name_key, sort_key, local_term, parent_id, region, span, "
    "begun_by_id, ended_by_id"
)
LINEAGE_COLUMNS = "id, old_id, new_id, on_day, whole, share, instrument, event_id"


def load(*, units: bytes, versions: bytes, lineage: bytes) -> None:
    """Fill the four empty tables in one transaction; raise `UnitsAreLoaded` where they are not empty."""
    tables = list(TABLES)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE unit IN SHARE ROW EXCLUSIVE MODE")  # two loads at once: the second finds units
        if is_loaded():
            raise UnitsAreLoaded("unit")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is pending would forbid to alter the tables
        cursor.execute(_SECONDARY_CONSTRAINTS, [tables])
        constraints = cursor.fetchall()
        cursor.execute(_SECONDARY_INDEXES, [tables])
        indexes = cursor.fetchall()
        for table, name, _ in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        copy_rows(cursor, "unit", UNIT_COLUMNS, units)
        copy_rows(cursor, "unit_version", VERSION_COLUMNS, versions)
        copy_rows(cursor, "lineage", LINEAGE_COLUMNS, lineage)
        cursor.execute("ANALYZE unit_version")
        cursor.execute(_FILL_PLACES_OF_ALL)
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in reversed(constraints):
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        cursor.execute("ANALYZE unit, lineage, place")
        for table in ("unit", "unit_version", "lineage"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")  # noqa: S608
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def rebuild_places() -> None:
    """Derive the closure of parents again from all versions, in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM place")
        cursor.execute(_FILL_PLACES_OF_ALL)


def rebuild_places_of(unit_ids: Iterable[int]) -> None:
    """Derive again where these units lay, in the caller's transaction; units below them are not touched."""
    units = list(unit_ids)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM place WHERE unit_id = ANY(%s::bigint[])", [units])
        cursor.execute(_FILL_PLACES_OF_SOME, [units])
