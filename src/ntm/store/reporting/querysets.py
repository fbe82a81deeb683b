"""Reads what a unit said of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from ntm.store.base import planned_once
from ntm.store.reporting.models import ReportRevision


def revisions_up_to(as_of: date, *, unit_id: int, set_code: str) -> QuerySet[ReportRevision]:
    """Return the unit's own revisions under a criteria set for days up to one, newest first, with form and author."""
    return (
        ReportRevision.objects.filter(unit_id=unit_id, supplier="unit", as_of__lte=as_of, form__set_code=set_code)
        .select_related("form", "by")
        .order_by("-as_of", "-revision")
    )


# The newest of two stretches of days, each by one probe of the index; days `[since, as_of]` are the second.
_NUMBERS = """
    (SELECT FALSE, f.measures, r.v FROM report_revision r JOIN form f ON f.id = r.form_id AND f.set_code = %(set)s
     WHERE r.unit_id = %(unit)s::bigint AND r.supplier = 'unit' AND r.as_of < %(since)s::date
     ORDER BY r.as_of DESC, r.revision DESC LIMIT 1)
    UNION ALL
    (SELECT TRUE, f.measures, r.v FROM report_revision r JOIN form f ON f.id = r.form_id AND f.set_code = %(set)s
     WHERE r.unit_id = %(unit)s::bigint AND r.supplier = 'unit' AND r.as_of BETWEEN %(since)s::date AND %(as_of)s::date
     ORDER BY r.as_of DESC, r.revision DESC LIMIT 1)
"""


def numbers_around(
    unit_id: int, *, set_code: str, since: date, as_of: date
) -> dict[bool, tuple[Sequence[str], Sequence[float | None]]]:
    """Return a unit's newest figures before a day (False) and from it on to another (True): measures and values.

    What was never said is left out; one query.
    """
    with planned_once() as cursor:
        cursor.execute(_NUMBERS, {"unit": unit_id, "set": set_code, "since": since, "as_of": as_of})
        return {is_within: (measures, values) for is_within, measures, values in cursor.fetchall()}
