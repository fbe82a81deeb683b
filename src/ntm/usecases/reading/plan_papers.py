"""The papers in which plans were read, for the pages of plans."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from ntm.store.accounts.models import User
from ntm.store.reading import querysets
from ntm.store.reading.models import Paper, PaperFact
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reading.naming import name_of
from ntm.usecases.reading.shown import PaperName


def papers_of(plan_ids: Collection[int], *, user: User, on: date) -> Mapping[int, tuple[PaperName, ...]]:
    """Return the papers of plans that a person may see, the oldest first; plans without any are there too."""
    found: dict[int, list[PaperName]] = {plan_id: [] for plan_id in plan_ids}
    rows = list(
        Paper.objects.filter(plan_id__in=list(plan_ids)).defer("text", "agreements").order_by("issued_on", "pk")
    )
    allowed = {unit: rules.may(user, Action.VIEW, unit_id=unit, on=on) for unit in {row.kept_at_id for row in rows}}
    shown = [row for row in rows if allowed[row.kept_at_id] and row.plan_id is not None]
    labels = querysets.labels((row.unit_id, row.issued_on) for row in shown if row.unit_id is not None)
    for row in shown:
        label = labels.get((row.unit_id, row.issued_on), "") if row.unit_id is not None else ""
        assert row.plan_id is not None
        found[row.plan_id].append(name_of(row, label))
    return {plan_id: tuple(names) for plan_id, names in found.items()}


def facts_behind(origins: Iterable[str], papers: Sequence[PaperName]) -> Mapping[str, tuple[int, int]]:
    """Return (paper, fact) for each origin ("fact:12") that stands in one of some papers."""
    ids = {int(origin[5:]): origin for origin in origins if origin.startswith("fact:") and origin[5:].isdigit()}
    rows = PaperFact.objects.filter(pk__in=list(ids), paper_id__in=[one.id for one in papers])
    return {ids[fact]: (paper, fact) for fact, paper in rows.values_list("pk", "paper_id")}
