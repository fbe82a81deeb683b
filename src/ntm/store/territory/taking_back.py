"""Takes reorganisations back: what rests on one, and every row as it was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection

from ntm.store.territory import bulk

_TOUCHED = """
    SELECT DISTINCT p.unit_id FROM place p
    WHERE p.ancestor_id IN (SELECT unit_id FROM unit_version WHERE begun_by_id = ANY(%(events)s::bigint[])
                            UNION SELECT unit_id FROM unit_version WHERE ended_by_id = ANY(%(events)s::bigint[]))
"""
_REOPEN = """
    UPDATE unit_version SET span = daterange(lower(span), NULL), ended_by_id = NULL
    WHERE ended_by_id = ANY(%(events)s::bigint[])
"""
_FORGET_UNITS = """
    DELETE FROM unit u WHERE u.id = ANY(%(units)s::bigint[])
      AND NOT EXISTS (SELECT 1 FROM unit_version v WHERE v.unit_id = u.id)
"""


class UnitIsUsed(RuntimeError):
    """A unit that a reorganisation began cannot be taken back: a row of some table is about it."""


class NothingSuchApplied(LookupError):
    """No applied reorganisation has that key."""


@dataclass(frozen=True, slots=True)
class Applied:
    """An applied reorganisation and what depends on it: later events, entered shares, younger units below its own."""

    number: int
    title: str
    on_day: date
    begun_units: tuple[int, ...]
    newer: tuple[str, ...]


def applied(key: str) -> Applied:
    """Return an applied reorganisation by its key; raise `NothingSuchApplied`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, title, on_day FROM reorganization WHERE key = %s AND undone_at IS NULL", [key])
        row = cursor.fetchone()
        if row is None:
            raise NothingSuchApplied(key)
        number, title, on_day = row
        cursor.execute(
            "SELECT DISTINCT v.unit_id FROM unit_version v WHERE v.begun_by_id = %(event)s AND NOT EXISTS"
            " (SELECT 1 FROM unit_version o WHERE o.unit_id = v.unit_id AND lower(o.span) < lower(v.span))",
            {"event": number},
        )
        begun = tuple(unit for (unit,) in cursor.fetchall())
        cursor.execute(_NEWER, {"event": number, "units": list(begun), "on": on_day})
        newer = tuple(words for (words,) in cursor.fetchall())
    return Applied(number, title, on_day, begun, newer)


_NEWER = """
    SELECT 'sự kiện “' || r.title || '” từ ' || to_char(r.on_day, 'DD/MM/YYYY')
    FROM reorganization r WHERE r.id IN (
        SELECT v.ended_by_id FROM unit_version v WHERE v.begun_by_id = %(event)s AND v.ended_by_id IS NOT NULL)
    UNION ALL
    SELECT 'tỷ lệ của ' || count(DISTINCT old_id) || ' đơn vị được chia đã được nhập (' || min(share_source) || ')'
    FROM lineage WHERE event_id = %(event)s AND share_source <> '' HAVING count(*) > 0
    UNION ALL
    SELECT count(*) || ' thôn, bản, đơn vị được ghi sau đó bên dưới các đơn vị mới (' || min(v.name) || ', từ '
           || to_char(min(lower(v.span)), 'DD/MM/YYYY') || ')'
    FROM unit_version v WHERE v.parent_id = ANY(%(units)s::bigint[])
      AND v.begun_by_id IS DISTINCT FROM %(event)s HAVING count(*) > 0
    UNION ALL
    SELECT 'thay đổi của thôn, bản ' || min(v.name) || ' từ ' || to_char(c.on_day, 'DD/MM/YYYY') || ' theo '
           || c.instrument
    FROM village_change c JOIN unit_version v ON v.unit_id = c.village_id AND v.begun_by_id = %(event)s
    WHERE c.on_day >= %(on)s GROUP BY c.id
    UNION ALL
    SELECT 'tên, mã mới của ' || min(v.name) || ' từ ' || to_char(min(lower(v.span)), 'DD/MM/YYYY')
    FROM unit_version v WHERE v.unit_id IN (SELECT unit_id FROM unit_version WHERE begun_by_id = %(event)s
                                            UNION SELECT unit_id FROM unit_version WHERE ended_by_id = %(event)s)
      AND v.level <> 'village' AND lower(v.span) >= %(on)s AND v.begun_by_id IS DISTINCT FROM %(event)s
    HAVING count(*) > 0
"""


def take_back(event_numbers: Sequence[int], *, at: datetime) -> int:
    """Restore every row as it was before some events, in the caller's transaction; return how many versions reopened.

    Raise `UnitIsUsed` where a row of any table is about a unit that the events began; the caller's transaction is lost
    then.
    """
    events = {"events": list(event_numbers)}
    try:
        with connection.cursor() as cursor:
            cursor.execute(_TOUCHED, events)
            touched = [row[0] for row in cursor.fetchall()]
            cursor.execute("DELETE FROM lineage WHERE event_id = ANY(%(events)s::bigint[])", events)
            cursor.execute(
                "DELETE FROM unit_version WHERE begun_by_id = ANY(%(events)s::bigint[]) RETURNING unit_id", events
            )
            begun = [row[0] for row in cursor.fetchall()]
            cursor.execute(_REOPEN, events)
            reopened = int(cursor.rowcount)
            cursor.execute("DELETE FROM place WHERE unit_id = ANY(%s::bigint[])", [touched])
            cursor.execute(_FORGET_UNITS, {"units": begun})
            cursor.execute(
                "UPDATE reorganization SET undone_at = %s WHERE id = ANY(%s::bigint[])", [at, list(event_numbers)]
            )
            bulk.rebuild_places_of(touched)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        detail = getattr(getattr(error.__cause__, "diag", None), "table_name", None)
        raise UnitIsUsed(detail or str(error)) from error
    return reopened
