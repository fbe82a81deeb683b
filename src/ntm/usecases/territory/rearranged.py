"""What a rearrangement of units means for the villages below them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ntm.core.kernel.dates import format_day
from ntm.core.territory.attributes import Attribute
from ntm.core.territory.consequences import Consequence, Touched
from ntm.store.territory import reorganizing
from ntm.store.territory.models import UnitStatement

_AREA = "thôn, bản"


def consequences(touched: Touched) -> tuple[Consequence, ...]:
    """Return which villages go with their communes, and of which a person must say where they lie."""
    going = reorganizing.villages_below(touched.ended - touched.divided, on=touched.on)
    left = reorganizing.villages_below(touched.divided, on=touched.on)
    said = [Consequence(_AREA, f"{going} thôn, bản đi theo xã vào đơn vị mới")]
    if left:
        words = f"{left} thôn, bản của các xã bị chia dừng lại cho đến khi có người nói mỗi nơi thuộc phần nào"
        said.append(Consequence(_AREA, words, needs_a_person=True))
    return tuple(said)


def dependents(units: Collection[int]) -> tuple[str, ...]:
    """Return nothing: what units themselves depend on is asked with the event."""
    return ()


def facts_since(unit_id: int, *, on: date) -> tuple[str, ...]:
    """Return which attributes were stated of a unit for a day or later, in Vietnamese."""
    stated = UnitStatement.objects.filter(unit_id=unit_id, since__gte=on, value__isnull=False).order_by("since", "pk")
    return tuple(f"thuộc tính “{Attribute(one.attribute).label}” ghi từ ngày {format_day(one.since)}" for one in stated)
