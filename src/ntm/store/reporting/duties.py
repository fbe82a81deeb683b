"""Reads who may owe reports: units through time within areas, agencies with what they answer for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection

from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level, UnitKind

_UNITS = """
    SELECT p.ancestor_id, p.unit_id, p.depth, lower(p.span), upper(p.span), v.kind, v.local_term, v.name, v.sort_key,
           (SELECT min(lower(own.span)) FROM place own WHERE own.unit_id = p.unit_id AND own.depth = 0)
    FROM place p
    CROSS JOIN LATERAL (
        SELECT kind, local_term, name, sort_key FROM unit_version
        WHERE unit_id = p.unit_id AND span && p.span AND span && daterange(%(start)s::date, %(end)s::date)
        ORDER BY lower(span) DESC LIMIT 1
    ) v
    WHERE p.ancestor_id = ANY(%(areas)s::bigint[]) AND p.span && daterange(%(start)s::date, %(end)s::date)
      AND (%(only)s::bigint[] IS NULL OR p.unit_id = ANY(%(only)s::bigint[]))
    ORDER BY p.ancestor_id, v.sort_key, p.unit_id, lower(p.span)
"""

_MADE_OF = """
    SELECT l.new_id, l.on_day, v.kind, v.local_term, v.name FROM lineage l
    JOIN unit_version v ON v.unit_id = l.old_id AND v.span @> (l.on_day - 1)
    WHERE l.new_id = ANY(%(units)s::bigint[]) AND l.on_day > %(start)s::date AND l.on_day <= %(end)s::date
    ORDER BY l.new_id, v.sort_key
"""

# An agency that answers for something: what is assigned to it for its own unit or for places within it.
_AGENCIES = """
    SELECT a.id, a.unit_id, a.kind, min(lower(n.span)),
           CASE WHEN bool_or(upper_inf(n.span)) THEN NULL ELSE max(upper(n.span)) END,
           (array_agg(n.text ORDER BY lower(n.span) DESC))[1]
    FROM agency a JOIN agency_name n ON n.agency_id = a.id AND n.is_official
    WHERE a.unit_id = ANY(%(areas)s::bigint[])
    GROUP BY a.id, a.unit_id, a.kind
    HAVING min(lower(n.span)) < %(end)s::date AND (bool_or(upper_inf(n.span)) OR max(upper(n.span)) > %(start)s::date)
    ORDER BY a.id
"""

_ASSIGNED = """
    SELECT s.agency_id, s.part, lower(s.span), upper(s.span) FROM assignment s JOIN agency a ON a.id = s.agency_id
    WHERE a.unit_id = ANY(%(areas)s::bigint[]) AND s.span && daterange(%(start)s::date, %(end)s::date)
"""

_COLLECTORS = """
    SELECT r.agency_id, lower(r.span), upper(r.span) FROM agency_role r JOIN agency a ON a.id = r.agency_id
    WHERE a.unit_id = ANY(%(areas)s::bigint[]) AND r.span && daterange(%(start)s::date, %(end)s::date)
"""


@dataclass(frozen=True, slots=True)
class UnitWithin:
    """A unit within an area for a span, how many steps below it, and the first day of the unit itself."""

    area: int
    unit: int
    depth: int
    days: Span
    kind: UnitKind
    name: str
    born: date

    @property
    def level(self) -> Level:
        """Return the level of the unit's kind."""
        return self.kind.level


@dataclass(frozen=True, slots=True)
class AgencyOfArea:
    """An agency of a unit, the days of its life and its last official name."""

    agency: int
    unit: int
    kind: str
    days: Span
    name: str


@dataclass(frozen=True, slots=True)
class AgencyDays:
    """What an agency is for a span: a part of an assignment, or a collector of reports."""

    agency: int
    part: str
    days: Span


def units_within(
    areas: Collection[int], *, start: date, end: date, only: Collection[int] | None = None
) -> tuple[UnitWithin, ...]:
    """Return the units within areas, these included, on the days `[start, end)`, in Vietnamese order; one query.

    Neighbouring spans at the same depth are one.
    """
    with connection.cursor() as cursor:
        asked = None if only is None else list(only)
        cursor.execute(_UNITS, {"areas": list(areas), "start": start, "end": end, "only": asked})
        rows = cursor.fetchall()
    found: list[UnitWithin] = []
    for area, unit, depth, first, until, kind, local_term, name, _, born in rows:
        days = Span(first, until)
        last = found[-1] if found else None
        if last and (last.area, last.unit, last.depth, last.days.end) == (area, unit, depth, first):
            found[-1] = UnitWithin(area, unit, depth, Span(last.days.start, until), last.kind, last.name, born)
            continue
        known = UnitKind(kind)
        found.append(UnitWithin(area, unit, depth, days, known, f"{local_term or known.label} {name}", born))
    return tuple(found)


def made_of(units: Collection[int], *, start: date, end: date) -> dict[int, tuple[str, ...]]:
    """Return the names of the units that each of some units was made of between two days; one query."""
    found: dict[int, tuple[str, ...]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_MADE_OF, {"units": list(units), "start": start, "end": end})
        for unit, _, kind, local_term, name in cursor.fetchall():
            found[unit] = (*found.get(unit, ()), f"{local_term or UnitKind(kind).label} {name}")
    return found


def agencies_of(areas: Collection[int], *, start: date, end: date) -> tuple[AgencyOfArea, ...]:
    """Return the agencies of units that live on some of the days `[start, end)`; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_AGENCIES, {"areas": list(areas), "start": start, "end": end})
        return tuple(
            AgencyOfArea(agency, unit, kind, Span(first, until), name)
            for agency, unit, kind, first, until, name in cursor.fetchall()
        )


def assigned_days(areas: Collection[int], *, start: date, end: date) -> tuple[AgencyDays, ...]:
    """Return on which days the agencies of units answer for something, and by which part; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_ASSIGNED, {"areas": list(areas), "start": start, "end": end})
        return tuple(AgencyDays(agency, part, Span(first, until)) for agency, part, first, until in cursor.fetchall())


def collecting_days(areas: Collection[int], *, start: date, end: date) -> tuple[AgencyDays, ...]:
    """Return on which days agencies of units are the standing agency or coordinate, so that reports come to them."""
    with connection.cursor() as cursor:
        cursor.execute(_COLLECTORS, {"areas": list(areas), "start": start, "end": end})
        return tuple(AgencyDays(agency, "collects", Span(first, until)) for agency, first, until in cursor.fetchall())
