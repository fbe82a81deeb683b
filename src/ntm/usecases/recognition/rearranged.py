"""What a rearrangement of units means for recognition: it does not pass on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from ntm.core.kernel.dates import format_day
from ntm.core.territory.consequences import Consequence, Touched
from ntm.store.recognition.models import RecognitionDecision

_AREA = "công nhận"


def consequences(touched: Touched) -> tuple[Consequence, ...]:
    """Return how many recognitions end with their units."""
    held = RecognitionDecision.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=touched.on), unit_id__in=touched.ended, decided_on__lt=touched.on
    )
    units = held.values("unit_id").distinct().count()
    if not units:
        return (Consequence(_AREA, "không đơn vị nào kết thúc đang được công nhận"),)
    words = f"{units} đơn vị kết thúc đang được công nhận; đơn vị mới không được thừa hưởng và phải được đánh giá lại"
    return (Consequence(_AREA, words, needs_a_person=True),)


def dependents(units: Collection[int]) -> tuple[str, ...]:
    """Return why units cannot be taken back."""
    count = RecognitionDecision.objects.filter(unit_id__in=units).count()
    return (f"{count} quyết định công nhận các đơn vị mới",) if count else ()


def facts_since(unit_id: int, *, on: date) -> tuple[str, ...]:
    """Return which recognitions a unit was given on a day or later, in Vietnamese."""
    days = RecognitionDecision.objects.filter(unit_id=unit_id, decided_on__gte=on).order_by("decided_on")
    return tuple(f"công nhận ngày {format_day(one.decided_on)} ({one.source})" for one in days)
