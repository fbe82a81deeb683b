"""What a rearrangement of units means for people's roles."""

from __future__ import annotations

from collections.abc import Collection

from ntm.core.kernel.dates import format_day
from ntm.core.territory.consequences import Consequence, Touched
from ntm.store.accounts.models import Grant

_AREA = "người dùng"


def consequences(touched: Touched) -> tuple[Consequence, ...]:
    """Return whose roles end with their units."""
    grants = Grant.objects.filter(unit_id__in=touched.ended, span__contains=touched.on)
    people = grants.values("user_id").distinct().count()
    if not people:
        return (Consequence(_AREA, "không ai giữ quyền tại các đơn vị kết thúc"),)
    words = (
        f"{grants.count()} quyền của {people} người tại các đơn vị kết thúc hết tác dụng từ {format_day(touched.on)}; "
        "quyền tại đơn vị mới phải được cấp lại"
    )
    return (Consequence(_AREA, words, needs_a_person=True),)


def dependents(units: Collection[int]) -> tuple[str, ...]:
    """Return why units cannot be taken back."""
    count = Grant.objects.filter(unit_id__in=units).count()
    return (f"{count} quyền đã được cấp tại các đơn vị mới",) if count else ()
