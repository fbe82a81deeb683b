"""How a set is worked with, beside its text: who supplies what, with which evidence, and what other sets call it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.additions import Means, Supply
from ntm.core.criteria.contents import Content, NotInThePlan, PlanContents
from ntm.core.criteria.continuity import Continuity, Relation
from ntm.core.criteria.sets import CriteriaSet, Criterion
from ntm.law import files
from ntm.usecases.criteria import queries


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another set calls the same: criteria by number, how they stand to ours, a link by name alone or not."""

    title: str
    code: str
    numbers: tuple[int, ...]
    relation: Relation
    is_by_name: bool


@dataclass(frozen=True, slots=True)
class ItemPractice:
    """An indicator (or a criterion judged whole): who supplies it, the plan's content, the same figure elsewhere."""

    item: str
    name: str
    supply: Supply | None
    content: Content | None
    same_figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionPractice:
    """A criterion with its indicators in force on the day that were asked for, and what other sets call it."""

    criterion: Criterion
    items: tuple[ItemPractice, ...]
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """A whole set on a day; `plans` are those that order the set's criteria into contents, `plan` the one shown."""

    criteria: tuple[CriterionPractice, ...]
    plans: tuple[PlanContents, ...]
    plan: PlanContents | None
    cheap: int
    costly: int
    unsaid: int

    @property
    def bases(self) -> tuple[str, ...]:
        """Return where the statements on supply come from, each once."""
        found = (item.supply.basis for one in self.criteria for item in one.items if item.supply is not None)
        return tuple(dict.fromkeys(found))


class UnknownPlan(LookupError):
    """A code of no plan that orders the set's criteria."""


def practice(criteria_set: CriteriaSet, *, on: date, plan_code: str = "", means: Means | None = None) -> Practice:
    """Return how a set is worked with on a day; `means` keeps the indicators that take so much, None all.

    Raise `UnknownPlan`.
    """
    library = queries.library()
    plans = tuple(one for one in library.plans.values() if one.criteria_set == criteria_set.base_code)
    if plan_code and plan_code not in {one.code for one in plans}:
        raise UnknownPlan(plan_code)
    plan = next((one for one in plans if plan_code in ("", one.code)), None)
    others = _others(criteria_set, library)
    every = tuple(_criterion(one, criteria_set, plan, others, library.continuity, on) for one in criteria_set.criteria)
    supplies = [item.supply for one in every for item in one.items]
    shown = every
    if means is not None:
        kept = [(one, tuple(it for it in one.items if it.supply and it.supply.means is means)) for one in every]
        shown = tuple(CriterionPractice(one.criterion, items, one.elsewhere) for one, items in kept if items)
    return Practice(
        criteria=shown,
        plans=plans,
        plan=plan,
        cheap=sum(one is not None and one.means is Means.CHEAP for one in supplies),
        costly=sum(one is not None and one.means is Means.NEEDS_MONEY for one in supplies),
        unsaid=sum(one is None for one in supplies),
    )


def _others(criteria_set: CriteriaSet, library: files.LawLibrary) -> tuple[CriteriaSet, ...]:
    """Return the sets that speak of any of the same concepts; a province's form of a set is that set."""
    speaking = {
        code
        for concept in library.continuity.concepts
        if criteria_set.base_code in concept.items
        for code in concept.items
        if code != criteria_set.base_code
    }
    return tuple(one for code, one in library.sets.items() if code in speaking)


def _criterion(
    criterion: Criterion,
    criteria_set: CriteriaSet,
    plan: PlanContents | None,
    others: tuple[CriteriaSet, ...],
    continuity: Continuity,
    on: date,
) -> CriterionPractice:
    figures = [(other.title, continuity.same_figures(criteria_set, other)) for other in others]
    items = []
    for indicator in criterion.indicators:
        if not indicator.is_in_force(on):
            continue
        version = indicator.at(on)
        same = tuple(
            f"{title}: {found[measure.code]}"
            for title, found in figures
            for measure in version.measures
            if measure.code in found
        )
        supply = criteria_set.supply_of(indicator.id)
        items.append(ItemPractice(indicator.id, version.name, supply, _content(plan, indicator.id), same))
    return CriterionPractice(criterion, tuple(items), tuple(_elsewhere(criterion, criteria_set, others, continuity)))


def _content(plan: PlanContents | None, item: str) -> Content | None:
    if plan is None:
        return None
    try:
        return plan.content_of(item)
    except NotInThePlan:
        return None


def _elsewhere(
    criterion: Criterion, criteria_set: CriteriaSet, others: tuple[CriteriaSet, ...], continuity: Continuity
) -> Iterator[Elsewhere]:
    for other in others:
        found = continuity.counterparts(criteria_set, criterion.number, other=other)
        if found.numbers:
            yield Elsewhere(other.title, other.code, found.numbers, found.relation, found.is_by_name)
