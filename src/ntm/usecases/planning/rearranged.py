"""What a rearrangement of units means for plans and their targets."""

from __future__ import annotations

from collections.abc import Collection

from ntm.core.territory.consequences import Consequence, Touched
from ntm.store.planning.capital_lines import CapitalLine
from ntm.store.planning.models import Plan, Registration, Target

_AREA = "kế hoạch"


def consequences(touched: Touched) -> tuple[Consequence, ...]:
    """Return which plans belong to units that end."""
    plans = Plan.objects.filter(unit_id__in=touched.ended)
    open_plans = plans.filter(year__gte=touched.on.year).count()
    targets = Target.objects.filter(plan__in=plans, plan__year__gte=touched.on.year, withdrawn_at__isnull=True).count()
    said = [Consequence(_AREA, f"{plans.count()} kế hoạch của các đơn vị kết thúc giữ nguyên tại đơn vị cũ")]
    if open_plans:
        words = (
            f"{open_plans} kế hoạch năm {touched.on.year} trở đi ({targets} chỉ tiêu) không tự chuyển sang đơn vị mới; "
            "đơn vị mới lập kế hoạch của mình"
        )
        said.append(Consequence(_AREA, words, needs_a_person=True))
    registered = Registration.objects.filter(unit_id__in=touched.ended, year__gte=touched.on.year).count()
    if registered:
        words = (
            f"{registered} đăng ký năm {touched.on.year} trở đi của các xã kết thúc giữ nguyên tại xã cũ và chỉ sang "
            "đơn vị mới; đơn vị mới đăng ký lại phần còn làm tiếp"
        )
        said.append(Consequence(_AREA, words, needs_a_person=True))
    return tuple(said)


def dependents(units: Collection[int]) -> tuple[str, ...]:
    """Return why units cannot be taken back."""
    count = Plan.objects.filter(unit_id__in=units).count()
    registered = Registration.objects.filter(unit_id__in=units).count()
    # A line may be of another place than its plan's, and one that was dropped still points to its place.
    lines = CapitalLine.objects.filter(place_id__in=units).count()
    said = [(count, "kế hoạch"), (registered, "đăng ký"), (lines, "dòng vốn")]
    return tuple(f"{number} {what} của các đơn vị mới" for number, what in said if number)
