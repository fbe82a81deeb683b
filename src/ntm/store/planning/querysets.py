"""Plans and targets as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from ntm.store.planning.models import Plan, Target


def plans_of(unit_ids: Collection[int], *, years: Collection[int]) -> QuerySet[Plan]:
    """Return the plans of units for years, the newest year first, issued ones before drafts."""
    return Plan.objects.filter(unit_id__in=unit_ids, year__in=years).order_by("-year", "number", "pk")


def standing_targets(plan_ids: Iterable[int]) -> QuerySet[Target]:
    """Return the targets of plans that nobody has withdrawn, in the order of the paper."""
    return Target.objects.filter(plan_id__in=list(plan_ids), withdrawn_at__isnull=True).order_by("plan_id", "start")
