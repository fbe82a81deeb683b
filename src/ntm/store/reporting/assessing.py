"""Rows of assessments, each a fixed number of queries however many units a place has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

_WORDS = """
    SELECT DISTINCT ON (a.unit_id, a.item, a.side) a.unit_id, a.item, a.side, a.seq, a.judgement, a.note, a.agency_id,
           a.by_id, u.full_name, a.at, a.on_day, a.simulated
    FROM assessment a JOIN account u ON u.id = a.by_id
    WHERE a.unit_id = ANY(%(units)s::bigint[]) AND a.set_code = %(set)s AND a.period = %(period)s
    ORDER BY a.unit_id, a.item, a.side, a.seq DESC
"""
_HISTORY = """
    SELECT a.unit_id, a.item, a.side, a.seq, a.judgement, a.note, a.agency_id, a.by_id, u.full_name, a.at, a.on_day,
           a.simulated
    FROM assessment a JOIN account u ON u.id = a.by_id
    WHERE a.unit_id = %(unit)s::bigint AND a.set_code = %(set)s AND a.period = %(period)s AND a.item = %(item)s
    ORDER BY a.at DESC, a.id DESC
"""
_SETTLEMENTS = """
    SELECT DISTINCT ON (s.unit_id, s.item) s.unit_id, s.item, s.judgement, s.reason, u.full_name, s.at
    FROM settlement s JOIN account u ON u.id = s.by_id
    WHERE s.unit_id = ANY(%(units)s::bigint[]) AND s.set_code = %(set)s AND s.period = %(period)s
    ORDER BY s.unit_id, s.item, s.at DESC, s.id DESC
"""
_RULES = """
    SELECT p.unit_id, p.depth, r.settle_days, r.answer_days, r.allows_nearly, r.allows_not_assessed, r.source
    FROM place p JOIN assessment_rule r ON r.unit_id = p.ancestor_id AND r.span @> %(on)s::date
    WHERE p.unit_id = ANY(%(units)s::bigint[]) AND p.span @> %(on)s::date
    ORDER BY p.unit_id, p.depth
"""
_DECISIONS = """
    SELECT unit_id, item, max(revision), (array_agg(judgement ORDER BY revision DESC))[1] FROM decision
    WHERE unit_id = ANY(%(units)s::bigint[]) AND set_code = %(set)s AND as_of = %(day)s GROUP BY unit_id, item
"""
_SERIES = """
    SELECT r.unit_id, r.as_of, f.measures, r.v, r.src FROM (
        SELECT DISTINCT ON (unit_id, form_id, as_of) unit_id, form_id, as_of, v, src FROM report_revision
        WHERE unit_id = ANY(%(units)s::bigint[]) AND supplier = 'unit'
          AND as_of <= %(on)s::date AND as_of >= %(since)s::date
        ORDER BY unit_id, form_id, as_of, revision DESC
    ) r JOIN form f ON f.id = r.form_id AND f.set_code = %(set)s
    ORDER BY r.unit_id, r.as_of
"""
# The nearest place strictly above each unit that has a standing agency on the day, and that agency.
_STANDING = """
    SELECT DISTINCT ON (p.unit_id) p.unit_id, p.ancestor_id, h.agency_id
    FROM place p
    JOIN agency_role h ON h.unit_id = p.ancestor_id AND h.role = 'standing' AND h.span @> %(on)s::date
    WHERE p.unit_id = ANY(%(units)s::bigint[]) AND p.depth > 0 AND p.span @> %(on)s::date
    ORDER BY p.unit_id, p.depth
"""
_ABOVE = """
    SELECT p.unit_id, p.ancestor_id, v.level FROM place p
    JOIN unit_version v ON v.unit_id = p.ancestor_id AND v.span @> %(on)s::date
    WHERE p.unit_id = ANY(%(units)s::bigint[]) AND p.depth > 0 AND p.span @> %(on)s::date
    ORDER BY p.unit_id, p.depth
"""


@dataclass(frozen=True, slots=True)
class WordRow:
    """A side's word as it is stored."""

    unit_id: int
    item: str
    side: str
    seq: int
    judgement: str
    note: str
    agency_id: int | None
    by_id: int
    by: str
    at: datetime
    on: date
    simulated: bool


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """How a disagreement was settled."""

    unit_id: int
    item: str
    judgement: str
    reason: str
    by: str
    at: datetime


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def newest_words(unit_ids: Collection[int], *, set_code: str, period: str) -> tuple[WordRow, ...]:
    """Return the newest word of each side on each indicator of some units for a period."""
    rows = _all(_WORDS, {"units": list(unit_ids), "set": set_code, "period": period})
    return tuple(WordRow(*row) for row in rows)


def words_on_item(unit_id: int, *, set_code: str, period: str, item: str) -> tuple[WordRow, ...]:
    """Return every word on one indicator of a unit for a period, newest first."""
    rows = _all(_HISTORY, {"unit": unit_id, "set": set_code, "period": period, "item": item})
    return tuple(WordRow(*row) for row in rows)


def newest_settlements(unit_ids: Collection[int], *, set_code: str, period: str) -> tuple[SettlementRow, ...]:
    """Return the newest settlement of each indicator of some units for a period."""
    rows = _all(_SETTLEMENTS, {"units": list(unit_ids), "set": set_code, "period": period})
    return tuple(SettlementRow(*row) for row in rows)


def rules_reaching(unit_ids: Collection[int], *, on: date) -> list[tuple[Any, ...]]:
    """Return what papers say of assessing in each of some units or above it, the nearest first."""
    return _all(_RULES, {"units": list(unit_ids), "on": on})


def decisions_of_day(unit_ids: Collection[int], *, set_code: str, day: date) -> dict[tuple[int, str], tuple[int, str]]:
    """Return the newest revision and judgement of the decisions on exactly a day, by unit and item."""
    rows = _all(_DECISIONS, {"units": list(unit_ids), "set": set_code, "day": day})
    return {(unit_id, item): (revision, judgement) for unit_id, item, revision, judgement in rows}


def series(unit_ids: Collection[int], *, set_code: str, since: date, on: date) -> list[tuple[Any, ...]]:
    """Return (unit, day, measures, values, origins) of the newest revision of each day, in order of unit and day."""
    return _all(_SERIES, {"units": list(unit_ids), "set": set_code, "since": since, "on": on})


def standing_over(unit_ids: Collection[int], *, on: date) -> dict[int, tuple[int, int]]:
    """Return, for each unit, the nearest place above it that has a standing agency on a day, and that agency."""
    return {unit: (place, agency) for unit, place, agency in _all(_STANDING, {"units": list(unit_ids), "on": on})}


def levels_above(unit_ids: Collection[int], *, on: date) -> dict[int, list[tuple[int, str]]]:
    """Return what lies above each unit on a day with its level, the nearest first."""
    found: dict[int, list[tuple[int, str]]] = {}
    for unit_id, above, level in _all(_ABOVE, {"units": list(unit_ids), "on": on}):
        found.setdefault(unit_id, []).append((above, level))
    return found
