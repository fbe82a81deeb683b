"""Who answers for which criterion or indicator in a place on a day, and where nobody or too many do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.assignments import responsibilities as core
from ntm.core.assignments.responsibilities import DoubleLead, Held, Part, Responsibilities
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Level
from ntm.law.assignments.agencies import AgencyPatterns, load_agencies
from ntm.store.assignments import querysets
from ntm.store.assignments.models import Agency
from ntm.store.assignments.querysets import Reaching
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

__all__ = ["DoubleLead", "Held", "Part", "Responsibilities"]


class UnknownSet(LookupError):
    """A code that no criteria set of this installation bears."""


@dataclass(frozen=True, slots=True)
class ItemCoverage:
    """How many of the communes have a lead for an indicator, and which have none or several of one level."""

    item: str
    name: str
    led: int
    without: tuple[UnitOn, ...]
    doubled: tuple[tuple[UnitOn, DoubleLead], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where the assignments of a place have gaps and double leads, indicator by indicator."""

    place: UnitOn
    set_code: str
    communes: int
    items: tuple[ItemCoverage, ...]

    @property
    def gaps(self) -> tuple[ItemCoverage, ...]:
        """Return the indicators that some commune has no lead for."""
        return tuple(one for one in self.items if one.without)

    @property
    def doubles(self) -> tuple[ItemCoverage, ...]:
        """Return the indicators that several agencies lead somewhere."""
        return tuple(one for one in self.items if one.doubled)

    @property
    def covered(self) -> int:
        """Return how many indicators have exactly one lead a level everywhere."""
        return sum(not one.without and not one.doubled for one in self.items)


def responsibilities_on(unit_id: int, *, set_code: str, on: date) -> Responsibilities:
    """Return who answers for the items of a set in a place on a day. Raise `UnknownSet`.

    What is assigned to a unit holds for everything below it. Where an agency has ended, whoever took over its work has
    its assignments until a new decision: by a paper, or by the usual order of the levels (a district's division becomes
    those of its communes on 1 July 2025).
    """
    return responsibilities_of([unit_id], set_code=set_code, on=on)[unit_id]


def responsibilities_of(unit_ids: Collection[int], *, set_code: str, on: date) -> Mapping[int, Responsibilities]:
    """Return who answers for what in each of several places, in as many queries as for one. Raise `UnknownSet`."""
    indicators = _indicators(set_code, on=on)
    base = core.base_set(set_code)
    found: dict[int, list[Held]] = {unit_id: [] for unit_id in unit_ids}
    ended: dict[int, list[Reaching]] = {unit_id: [] for unit_id in unit_ids}
    for row in querysets.reaching(unit_ids, set_code=base, on=on):
        if row.lives:
            found[row.asked].append(row.held)
        else:
            ended[row.asked].append(row)
    for row in querysets.reached_before(unit_ids, set_code=base, on=on):
        ended[row.asked].append(row)
    if any(ended.values()):
        heirs = _heirs(ended, on=on)
        for unit_id, rows in ended.items():
            found[unit_id] += core.carried_over([row.held for row in rows], heirs=heirs[unit_id])
    return {
        unit_id: Responsibilities(unit=unit_id, set_code=base, indicators=indicators, held=tuple(held))
        for unit_id, held in found.items()
    }


def coverage(unit_id: int, *, set_code: str, on: date) -> Coverage:
    """Return where the communes of a place (or the place itself, a commune or village) lack a lead or have two.

    Raise `UnknownSet`, `UnitNotFound`.
    """
    place = units.unit_on(unit_id, on)
    places: tuple[UnitOn, ...] = (place,)
    if place.level not in (Level.COMMUNE, Level.VILLAGE):
        # Wards and townships are not held to the set of communes.
        places = tuple(one for one in units.communes_in(unit_id, on) if one.is_counted)
    by_unit = responsibilities_of([one.id for one in places], set_code=set_code, on=on)
    gaps = {one.id: frozenset(by_unit[one.id].gaps()) for one in places}
    doubles = {(one.id, double.item): double for one in places for double in by_unit[one.id].double_leads()}
    known = criteria_set(set_code)
    items = []
    for item in _indicators(set_code, on=on):
        without = tuple(one for one in places if item in gaps[one.id])
        doubled = tuple((one, doubles[one.id, item]) for one in places if (one.id, item) in doubles)
        name = known.indicator(item).at(on).name
        items.append(ItemCoverage(item, name, len(places) - len(without), without, doubled))
    return Coverage(place, core.base_set(set_code), len(places), tuple(items))


def criteria_set(set_code: str) -> CriteriaSet:
    """Return the criteria set of a code; raise `UnknownSet`."""
    found = criteria.library().sets.get(set_code)
    if found is None:
        raise UnknownSet(set_code)
    return found


def set_of(unit_id: int, *, on: date) -> CriteriaSet:
    """Return the set by which a unit reports on a day: the communes', or its province's own for a village.

    A unit that has ended is looked at on its last day. Raise `NoSetInForce`, `UnitNotFound` for an unknown unit.
    """
    try:
        unit, day = units.unit_on(unit_id, on), on
    except units.UnitNotFound:
        unit = units.history(unit_id).versions[-1]
        day = unit.span.start
    above = units.ancestors(unit_id, day)
    province = above[0] if above else unit
    return criteria.set_for_reports(level=unit.level, province_code=province.code, on=on)


def _indicators(set_code: str, *, on: date) -> tuple[str, ...]:
    return tuple(one.id for one in criteria_set(set_code).indicators if one.is_in_force(on))


_Heirs = Callable[[int], Sequence[tuple[int, str, Level, int, int]]]


def _heirs(ended: Mapping[int, Sequence[Reaching]], *, on: date) -> dict[int, _Heirs]:
    """Return, per place, who took over the work of its ended agencies and exists in it or above it."""
    agencies = {row.held.agency for rows in ended.values() for row in rows}
    by_paper = querysets.successors(agencies, on=on)
    known = load_agencies()
    by_order = {
        number: _codes_after(code, known, on=on)
        for number, code in Agency.objects.filter(pk__in=agencies - set(by_paper)).values_list("pk", "pattern")
    }
    living = querysets.living_in_chains(
        [unit_id for unit_id, rows in ended.items() if rows],
        agency_ids={heir for heirs in by_paper.values() for heir in heirs},
        patterns={code for codes in by_order.values() for code in codes},
        on=on,
    )
    found: dict[int, dict[int, list[tuple[int, str, Level, int, int]]]] = {unit_id: {} for unit_id in ended}
    for one in living:
        heir = (one.agency, one.name, one.level, one.unit, one.depth)
        for agency in agencies:
            if one.agency in by_paper.get(agency, ()) or one.pattern in by_order.get(agency, ()):
                found[one.asked].setdefault(agency, []).append(heir)

    def of_place(unit_id: int) -> _Heirs:
        return lambda agency: found[unit_id].get(agency, ())

    return {unit_id: of_place(unit_id) for unit_id in ended}


def _codes_after(code: str, known: AgencyPatterns, *, on: date) -> frozenset[str]:
    """Return the patterns that hold a pattern's work on a day, over any number of steps; none for an agency that no
    pattern made."""
    found: set[str] = set()
    waiting = [code] if code in known.patterns else []
    while waiting:
        for became in known.patterns[waiting.pop()].became:
            if on in known.patterns[became].span:
                found.add(became)
            elif known.patterns[became].span.start <= on:
                waiting.append(became)
    return frozenset(found)
