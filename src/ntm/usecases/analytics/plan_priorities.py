"""Where money should go first in a year: to communes due to be recognised, then to those that lack least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ntm.core.kernel import vietnamese
from ntm.core.planning import priorities
from ntm.core.planning.priorities import PlaceCase, Ranked
from ntm.core.planning.stated import Subject, SubjectKind
from ntm.usecases.analytics.plan_year import CommuneYear, PlanYear
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.planning import priority_orders, stored, subjects
from ntm.usecases.planning.priority_orders import Decided, OrderOf
from ntm.usecases.planning.registration_words import set_named


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it stands: what the data propose, and what was decided upon it."""

    of: OrderOf
    proposed: tuple[Ranked, ...]
    decided: Decided

    @property
    def entries(self) -> tuple[Ranked, ...]:
        """Return the entries in the order that holds: the decided one, else the proposal."""
        return priorities.ranked(self.proposed, self.decided.keys)

    @property
    def ranks(self) -> Mapping[str, int]:
        """Return the rank of each entry, from 1."""
        return {one.key: at for at, one in enumerate(self.entries, start=1)}


def orders(found: PlanYear) -> tuple[Order, Order]:
    """Return the order of the communes and that of the criteria of a place's year."""
    due = _due(found)
    places = Order(
        OrderOf.PLACES,
        priorities.order_of_places(_case(one, due.get(one.unit.id, "")) for one in found.communes),
        priority_orders.order_of(found.unit_id, year=found.year, of=OrderOf.PLACES, on=found.on),
    )
    promised: Counter[str] = Counter()
    of_due: Counter[str] = Counter()
    sets = set()
    for one in found.communes:
        numbers = {str(row.criterion) for row in one.standing if row.criterion is not None}
        sets |= {row.set_code for row in one.standing if row.criterion is not None}
        promised.update(numbers)
        of_due.update(numbers if one.unit.id in due else ())
    names = _names(sets)
    wanted = Order(
        OrderOf.CRITERIA,
        priorities.order_of_criteria(
            {number: (names.get(number, ""), count, of_due[number]) for number, count in promised.items()}
        ),
        priority_orders.order_of(found.unit_id, year=found.year, of=OrderOf.CRITERIA, on=found.on),
    )
    return places, wanted


def _case(one: CommuneYear, due: str) -> PlaceCase:
    return PlaceCase(
        unit_id=one.unit.id,
        name=one.unit.title,
        due=due,
        lacking=one.lacking,
        is_recognised=one.is_recognised,
    )


def _due(found: PlanYear) -> dict[int, str]:
    """Return why communes are due to be recognised this year: registered as a whole, with a village, or named so by the
    plan."""
    due: dict[int, str] = {}
    named: set[str] = set()
    if found.plan is not None:
        for target in stored.targets_of([found.plan.id])[found.plan.id]:
            subject = subjects.subject_of(target)
            if subject is not None and _is_of_communes(subject) and not target.is_baseline:
                named |= {vietnamese.fold(name) for name in target.names}
    for one in found.communes:
        if any(not row.item and not row.villages for row in one.standing):
            due[one.unit.id] = f"đăng ký đạt chuẩn năm {found.year}"
        elif vietnamese.fold(one.unit.name) in named:
            due[one.unit.id] = f"kế hoạch nêu đạt chuẩn năm {found.year}"
        elif villages := sum(bool(row.villages) for row in one.standing):
            due[one.unit.id] = f"{villages} bản đăng ký đạt chuẩn năm {found.year}"
    return due


def _is_of_communes(subject: Subject) -> bool:
    """Say whether a target counts communes at a standard; a village may bear the name of a commune."""
    return subject.kind is SubjectKind.STANDARD and subject.word == "xã"


def _names(set_codes: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in criteria.known_sets():
        if one.code in set_codes and set_named(one.code) is not None:
            found |= {str(criterion.number): criterion.name for criterion in one.criteria}
    return found
