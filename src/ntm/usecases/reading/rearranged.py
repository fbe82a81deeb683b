"""What a rearrangement of units means for the papers that were read."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from ntm.core.territory.consequences import Consequence, Touched
from ntm.store.reading.models import NameAnswer, Paper

_AREA = "văn bản"


def consequences(touched: Touched) -> tuple[Consequence, ...]:
    """Return how many papers are of units that end; they stay where they are."""
    count = Paper.objects.filter(Q(unit_id__in=touched.ended) | Q(kept_at_id__in=touched.ended)).count()
    return (Consequence(_AREA, f"{count} văn bản của các đơn vị kết thúc giữ nguyên tại đơn vị cũ"),)


def dependents(units: Collection[int]) -> tuple[str, ...]:
    """Return why units cannot be taken back."""
    papers = Paper.objects.filter(Q(unit_id__in=units) | Q(kept_at_id__in=units)).count()
    answers = NameAnswer.objects.filter(unit_id__in=units).count()
    said = [(papers, "văn bản của các đơn vị mới"), (answers, "tên trong văn bản đã xác nhận là các đơn vị mới")]
    return tuple(f"{count} {what}" for count, what in said if count)
