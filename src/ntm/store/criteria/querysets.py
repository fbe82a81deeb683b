"""Reads drafts of the law and the marks that count."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BooleanField, F, Func, QuerySet, TextField, Value

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


def _fingerprint_is_one_of(texts: Collection[str]) -> Func:
    array = Value(list(texts), output_field=ArrayField(TextField()))
    return Func(
        F("fingerprint"), array, template="(%(expressions)s))", arg_joiner=" = ANY(", output_field=BooleanField()
    )


def newest_marks(fingerprints: Collection[str]) -> dict[str, VerificationMark]:
    """Return the newest mark of each fingerprint that has one, those that were taken back included."""
    marks = (
        # One array, not one placeholder each: a set has hundreds of provisions, and a board asks at every request.
        VerificationMark.objects.filter(_fingerprint_is_one_of(fingerprints))
        .select_related("by")
        .order_by("fingerprint", "-pk")
        .distinct("fingerprint")
    )
    return {mark.fingerprint: mark for mark in marks}


def last_mark() -> int | None:
    """Return the newest mark of all; None where nobody has marked anything."""
    return VerificationMark.objects.order_by("-pk").values_list("pk", flat=True).first()
