"""Reads drafts of the law and the marks that count."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from ntm.store.criteria.models import LawDraft, VerificationMark

#: Whoever puts law in force does so alone; the number is nobody else's.
_LOCK = 7_203_451


def lock_law() -> None:
    """Wait until nobody else puts law in force, and keep others waiting until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def drafts() -> QuerySet[LawDraft]:
    """Return all drafts with their reviews, newest first."""
    return LawDraft.objects.select_related("by", "review", "review__by", "unit").order_by("-at", "-pk")


def newest_marks(fingerprints: Collection[str]) -> dict[str, VerificationMark]:
    """Return the newest mark of each fingerprint that has one, those that were taken back included."""
    marks = (
        VerificationMark.objects.filter(fingerprint__in=list(fingerprints))
        .select_related("by")
        .order_by("fingerprint", "-pk")
        .distinct("fingerprint")
    )
    return {mark.fingerprint: mark for mark in marks}
