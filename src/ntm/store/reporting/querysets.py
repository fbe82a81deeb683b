"""Reads what a unit said of itself."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from ntm.store.reporting.models import ReportRevision


def revisions_up_to(as_of: date, *, unit_id: int, set_code: str) -> QuerySet[ReportRevision]:
    """Return the unit's own revisions under a criteria set for days up to one, newest first, with form and author."""
    return (
        ReportRevision.objects.filter(unit_id=unit_id, supplier="unit", as_of__lte=as_of, form__set_code=set_code)
        .select_related("form", "by")
        .order_by("-as_of", "-revision")
    )
