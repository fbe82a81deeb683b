"""Rows for consolidating a period, each a fixed number of queries however many units a place has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import connection

_CATEGORIES = """
    SELECT c.unit_id, array_agg(c.category ORDER BY c.category) FROM unit_category c
    WHERE c.unit_id = ANY(%(units)s::bigint[]) AND c.span @> %(on)s::date GROUP BY c.unit_id
"""

_ESTIMATES = """
    SELECT asked.unit_id, newest.measures, newest.e FROM unnest(%(units)s::bigint[]) AS asked(unit_id)
    CROSS JOIN LATERAL (
        SELECT f.measures, r.e FROM report_revision r JOIN form f ON f.id = r.form_id AND f.set_code = %(set)s
        WHERE r.unit_id = asked.unit_id AND r.supplier = 'unit' AND r.period = %(period)s AND r.e IS NOT NULL
        ORDER BY r.as_of DESC, r.revision DESC LIMIT 1
    ) newest
"""

# The newest decision on each period of rules: a move says nothing about open or closed, so both are asked for.
_CLOSED_FOR = """
    SELECT d.period, rule.title, d.unit_id FROM (
        SELECT DISTINCT ON (rule_id, unit_id, period) rule_id, unit_id, period, kind
        FROM period_decision WHERE kind <> 'moved' ORDER BY rule_id, unit_id, period, seq DESC
    ) d
    JOIN duty_rule rule ON rule.id = d.rule_id AND rule.set_code <> ''
    JOIN place p ON p.ancestor_id = d.unit_id AND p.unit_id = %(unit)s::bigint AND p.span @> %(on)s::date
    WHERE d.kind = 'closed' AND rule.set_code = ANY(%(sets)s)
"""


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def categories_on(unit_ids: Collection[int], *, on: date) -> dict[int, tuple[str, ...]]:
    """Return the categories of units on a day; a unit without any is left out."""
    return {unit: tuple(found) for unit, found in _all(_CATEGORIES, {"units": list(unit_ids), "on": on})}


def estimates_for(
    unit_ids: Sequence[int], *, set_code: str, period: str
) -> dict[int, tuple[Sequence[str], Sequence[float | None]]]:
    """Return what units expected at the end of a period, as the newest report for it says: measures, estimates."""
    rows = _all(_ESTIMATES, {"units": list(unit_ids), "set": set_code, "period": period})
    return {unit: (measures, estimates) for unit, measures, estimates in rows}


def closed_periods_over(unit_id: int, *, on: date, set_codes: Collection[str]) -> tuple[tuple[str, str, int], ...]:
    """Return the closed periods that reach a unit: code, title of the rule, place that closed it."""
    rows = _all(_CLOSED_FOR, {"unit": unit_id, "on": on, "sets": list(set_codes)})
    return tuple((row[0], row[1], row[2]) for row in rows)
