"""The page of a place and the page of an agency: who is in charge of what here, and what an agency is in charge of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.assignments.responsibilities import Held, Part, Responsibilities, in_order
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level
from ntm.store.assignments.models import Assignment
from ntm.usecases.assignments import responsibilities
from ntm.usecases.assignments.responsibilities import criteria_set
from ntm.usecases.assignments.task_queries import unit_names
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn


@dataclass(frozen=True, slots=True)
class Somebody:
    """An agency with its part in a group of items: for all communes of the place, or for those `places` names.

    `count` is in how many of them; `after` and `source` are as of the assignment.
    """

    agency_id: int
    name: str
    level: Level
    count: int
    places: tuple[str, ...]
    after: str
    source: str


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Indicators of one criterion that follow each other and have the same people; `missing` names the communes without
    a lead, `none` says that all are, and `doubled` those in which several compete."""

    items: tuple[str, ...]
    names: tuple[str, ...]
    leads: tuple[Somebody, ...]
    supports: tuple[Somebody, ...]
    missing: tuple[str, ...]
    none: bool
    doubled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionDuties:
    """A criterion with who reports it as a whole, and its groups of indicators."""

    number: str
    name: str
    reporter: str
    groups: tuple[ItemGroup, ...]


@dataclass(frozen=True, slots=True)
class PlaceDuties:
    """Who answers for what in a place: in the place itself where it is a commune or village, else in its communes.

    `complete`, `partial` and `without` count indicators with a lead in every commune, in some and in none; `doubled`
    those with competing leads somewhere.
    """

    place: UnitOn
    criteria_set: CriteriaSet
    communes: int
    criteria: tuple[CriterionDuties, ...]
    complete: int
    partial: int
    without: int
    doubled: int


@dataclass(frozen=True, slots=True)
class AgencyDuty:
    """An agency's part in items, in the places that one deed named together."""

    ids: tuple[int, ...]
    part: Part
    set_title: str
    items: tuple[str, ...]
    places: tuple[str, ...]
    start: date
    end: date | None
    source: str
    quote: str


def place_duties(unit_id: int, *, set_code: str, on: date) -> PlaceDuties:
    """Return who answers for what in a place on a day, in as many queries whatever its communes.

    Raise `UnknownSet`, `UnitNotFound`.
    """
    place = units.unit_on(unit_id, on)
    places: tuple[UnitOn, ...] = (place,)
    if place.level not in (Level.COMMUNE, Level.VILLAGE):
        places = tuple(one for one in units.communes_in(unit_id, on) if one.is_counted)
    by_unit = responsibilities.responsibilities_of([one.id for one in places], set_code=set_code, on=on)
    found = _alike(places, by_unit)
    known = criteria_set(set_code)
    criteria = []
    counts = {"complete": 0, "partial": 0, "without": 0, "doubled": 0}
    for criterion in known.criteria:
        rows = [(one.id, one.at(on).name, _row(one.id, found)) for one in criterion.indicators if one.is_in_force(on)]
        for _, _, row in rows:
            counts["without" if row.none else "partial" if row.missing else "complete"] += 1
            counts["doubled"] += bool(row.doubled)
        criteria.append(
            CriterionDuties(
                str(criterion.number), criterion.name, _reporter(str(criterion.number), found), _grouped(rows)
            )
        )
    return PlaceDuties(place=place, criteria_set=known, communes=len(places), criteria=tuple(criteria), **counts)


def agency_duties(agency_id: int, *, on: date) -> tuple[AgencyDuty, ...]:
    """Return an agency's parts on a day as the papers gave them: leads first, items in order, places together."""
    rows = Assignment.objects.filter(agency_id=agency_id, span__contains=on).order_by("pk")
    grouped: dict[tuple[str, str, str, date, date | None, str], list[Assignment]] = {}
    for row in rows:
        key = (row.part, row.set_code, row.source, row.span.lower, row.span.upper, row.quote)
        grouped.setdefault(key, []).append(row)
    names = unit_names({row.unit_id for same in grouped.values() for row in same}, on=on)
    order = list(Part)
    found = []
    for (part, set_code, source, start, end, quote), same in grouped.items():
        items = sorted({row.item for row in same}, key=in_order)
        found.append(
            AgencyDuty(
                ids=tuple(row.pk for row in same),
                part=Part(part),
                set_title=_title(set_code),
                items=tuple(items),
                places=tuple(dict.fromkeys(names.get(row.unit_id, "") for row in same)),
                start=start,
                end=end,
                source=source,
                quote=quote,
            )
        )
    return tuple(sorted(found, key=lambda one: (order.index(one.part), one.set_title, in_order(one.items[0]))))


def _title(set_code: str) -> str:
    try:
        return criteria_set(set_code).title
    except responsibilities.UnknownSet:
        return set_code


@dataclass(frozen=True, slots=True)
class _Alike:
    """Places that the same assignments reach in the same way, so that each answer is worked out once."""

    places: tuple[UnitOn, ...]
    one: Responsibilities
    doubled: frozenset[str]


_Found = Sequence[_Alike]


def _alike(places: Sequence[UnitOn], by_unit: Mapping[int, Responsibilities]) -> list[_Alike]:
    grouped: dict[tuple[tuple[int, int, int, str], ...], list[UnitOn]] = {}
    for place in places:
        key = tuple((held.id, held.agency, held.depth, held.after) for held in by_unit[place.id].held)
        grouped.setdefault(key, []).append(place)
    return [
        _Alike(tuple(same), one, frozenset(double.item for double in one.double_leads()))
        for same in grouped.values()
        for one in (by_unit[same[0].id],)
    ]


def _row(item: str, found: _Found) -> ItemGroup:
    leads: dict[int, list[tuple[UnitOn, Held]]] = {}
    supports: dict[int, list[tuple[UnitOn, Held]]] = {}
    missing: list[str] = []
    doubled: list[str] = []
    for alike in found:
        there = alike.one.leads_of(item)
        names = [unit.name for unit in alike.places]
        missing += [] if there else names
        doubled += names if item in alike.doubled else []
        for held in there:
            leads.setdefault(held.agency, []).extend((unit, held) for unit in alike.places)
        for held in alike.one.supports_of(item):
            supports.setdefault(held.agency, []).extend((unit, held) for unit in alike.places)
    count = sum(len(alike.places) for alike in found)
    return ItemGroup(
        items=(item,),
        names=(),
        leads=_people(leads, of=count),
        supports=_people(supports, of=count),
        missing=tuple(sorted(missing, key=vietnamese.sort_key)),
        none=len(missing) == count,
        doubled=tuple(doubled),
    )


def _people(by_agency: dict[int, list[tuple[UnitOn, Held]]], *, of: int) -> tuple[Somebody, ...]:
    return tuple(
        Somebody(
            agency_id=agency,
            name=rows[0][1].name,
            level=rows[0][1].level,
            count=len(rows),
            places=() if len(rows) == of else tuple(sorted((unit.name for unit, _ in rows), key=vietnamese.sort_key)),
            after=rows[0][1].after,
            source=rows[0][1].source,
        )
        for agency, rows in by_agency.items()
    )


def _reporter(criterion: str, found: _Found) -> str:
    """Return who reports a criterion in every place, empty where nobody does or not everywhere the same."""
    held = [alike.one.reporter_of(criterion) for alike in found]
    names = {one.name for one in held if one is not None}
    return names.pop() if len(names) == 1 and None not in held else ""


def _grouped(rows: Sequence[tuple[str, str, ItemGroup]]) -> tuple[ItemGroup, ...]:
    found: list[ItemGroup] = []
    for item, name, row in rows:
        last = found[-1] if found else None
        if last is not None and _same(last, row):
            found[-1] = _with(last, items=(*last.items, item), names=(*last.names, name))
        else:
            found.append(_with(row, items=(item,), names=(name,)))
    return tuple(found)


def _same(one: ItemGroup, other: ItemGroup) -> bool:
    return (one.leads, one.supports, one.missing, one.doubled) == (
        other.leads,
        other.supports,
        other.missing,
        other.doubled,
    )


def _with(group: ItemGroup, *, items: tuple[str, ...], names: tuple[str, ...]) -> ItemGroup:
    return ItemGroup(items, names, group.leads, group.supports, group.missing, none=group.none, doubled=group.doubled)
