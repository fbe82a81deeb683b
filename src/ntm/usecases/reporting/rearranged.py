"""What a rearrangement of units means for figures and decisions on indicators."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Min

from ntm.core.kernel.dates import format_day
from ntm.core.territory.consequences import Consequence, Touched
from ntm.store.reporting.models import Decision, ReportRevision

_AREA = "số liệu"


def consequences(touched: Touched) -> tuple[Consequence, ...]:
    """Return what figures the ending units have; none is moved, none is changed."""
    reports = ReportRevision.objects.filter(unit_id__in=touched.ended)
    decisions = Decision.objects.filter(unit_id__in=touched.ended)
    said = [
        Consequence(
            _AREA,
            f"{reports.count()} bản số liệu và {decisions.count()} đánh giá của các đơn vị kết thúc giữ nguyên; "
            "không dòng nào bị sửa, số liệu của đơn vị mới được tính từ đó khi hỏi đến",
        )
    ]
    divided = ReportRevision.objects.filter(unit_id__in=touched.divided).values("unit_id").distinct().count()
    if divided:
        words = f"số liệu của {divided} đơn vị bị chia chưa chuyển được cho đến khi có đủ tỷ lệ các phần"
        said.append(Consequence(_AREA, words, needs_a_person=True))
    late = reports.filter(as_of__gte=touched.on).count() + decisions.filter(as_of__gte=touched.on).count()
    if late:
        words = f"{late} số liệu, đánh giá ghi cho ngày từ {format_day(touched.on)}, khi đơn vị không còn"
        said.append(Consequence(_AREA, words, needs_a_person=True))
    return tuple(said)


def dependents(units: Collection[int]) -> tuple[str, ...]:
    """Return why units cannot be taken back."""
    count = ReportRevision.objects.filter(unit_id__in=units).count()
    judged = Decision.objects.filter(unit_id__in=units).count()
    return (f"{count} bản số liệu, {judged} đánh giá của các đơn vị mới",) if count or judged else ()


def facts_since(unit_id: int, *, on: date) -> tuple[str, ...]:
    """Return what was said of a unit for a day or later, each with its first day, in Vietnamese."""
    said = []
    for words, rows in (("bản số liệu", ReportRevision.objects), ("đánh giá chỉ tiêu", Decision.objects)):
        found = rows.filter(unit_id=unit_id, as_of__gte=on).aggregate(count=Count("pk"), first=Min("as_of"))
        if found["count"]:
            said.append(f"{found['count']} {words}, sớm nhất cho ngày {format_day(found['first'])}")
    return tuple(said)
