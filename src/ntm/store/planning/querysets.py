"""Plans and targets as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import F, Q, QuerySet

from ntm.store.planning.models import Plan, Target


def annual_plans(unit_ids: Collection[int], *, years: Collection[int]) -> QuerySet[Plan]:
    """Return the plans of units for single years, the newest year first."""
    return Plan.objects.filter(unit_id__in=unit_ids, year__in=years, first_year__isnull=True).order_by(
        "-year", "number", "pk"
    )


def plans_reaching(unit_ids: Collection[int], *, year: int) -> QuerySet[Plan]:
    """Return the plans of units for a year and those for several years that hold it, with parents and resolutions."""
    return (
        Plan.objects.filter(unit_id__in=unit_ids)
        .filter(Q(year=year, first_year__isnull=True) | Q(year__gte=year, first_year__lte=year))
        .select_related("parent")
        .prefetch_related("resolutions")
        .order_by("unit_id", F("first_year").desc(nulls_first=True), "issued_on", "pk")
    )


def standing_targets(plan_ids: Iterable[int]) -> QuerySet[Target]:
    """Return the targets of plans that nobody has withdrawn, in the order of the paper."""
    return Target.objects.filter(plan_id__in=list(plan_ids), withdrawn_at__isnull=True).order_by("plan_id", "start")
