"""The place that a board shows, what lies above it, and the units that are its rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level, UnitKind
from ntm.store.analytics import querysets


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as it was on a day. `region` is None where it is not known; `categories` are those of that day.

    `region` is the one stated of the unit itself, else its province's; `group` is its group of communes (from 2026).
    """

    id: int
    level: Level
    kind: UnitKind
    code: str
    name: str
    local_term: str
    parent_id: int | None
    region: str | None
    categories: tuple[str, ...]
    group: str | None = None

    @property
    def known_as(self) -> tuple[str, ...]:
        """Return the categories and, from 2026, the group of the unit that day, as criteria sets name them."""
        return (*self.categories, self.group) if self.group else self.categories

    @property
    def full_name(self) -> str:
        """Return kind and name as a sentence has them: "xã Nậm Xe"."""
        return f"{self.local_term or self.kind.label} {self.name}"

    @property
    def title(self) -> str:
        """Return kind and name as a heading has them: "Xã Nậm Xe"."""
        return self.full_name[:1].upper() + self.full_name[1:]

    @property
    def is_counted(self) -> bool:
        """Say whether the unit counts in N: every village, and of communes only xã."""
        return self.level is Level.VILLAGE or self.kind.is_counted


@dataclass(frozen=True, slots=True)
class Place:
    """A unit on a day with everything above it, nearest first."""

    unit: Unit
    above: tuple[Unit, ...]
    on: date

    @property
    def province_code(self) -> str | None:
        """Return the official code of the province that the place is or lies in."""
        for unit in (self.unit, *self.above):
            if unit.level is Level.PROVINCE:
                return unit.code
        return None

    @property
    def crumbs(self) -> tuple[Unit, ...]:
        """Return what lies above, the highest first."""
        return self.above[::-1]


class NotOnThatDay(LookupError):
    """A unit that did not exist on the day asked for; `first` and `end` are the days of its life `[first, end)`."""

    def __init__(self, unit_id: int, *, on: date, first: date | None, end: date | None) -> None:
        super().__init__(f"{unit_id}: {format_day(on)}")
        self.unit_id, self.on, self.first, self.end = unit_id, on, first, end

    @property
    def is_unknown(self) -> bool:
        """Say whether no such unit ever existed."""
        return self.first is None


def place_on(unit_id: int, *, on: date) -> Place:
    """Return a unit and what lies above it on a day, in one query; raise `NotOnThatDay`."""
    rows = [_unit(row) for row in querysets.unit_and_above(unit_id, on=on)]
    if not rows:
        first, end = querysets.life_of(unit_id)
        raise NotOnThatDay(unit_id, on=on, first=first, end=end)
    return Place(unit=rows[0], above=tuple(rows[1:]), on=on)


def nearest_place(unit_id: int, *, on: date) -> Place:
    """Return a unit on a day, or on the nearest day of its life; raise `NotOnThatDay` for an id that nothing has."""
    try:
        return place_on(unit_id, on=on)
    except NotOnThatDay as error:
        if error.first is None:
            raise
        if on < error.first:
            return place_on(unit_id, on=error.first)
        assert error.end is not None
        return place_on(unit_id, on=date.fromordinal(error.end.toordinal() - 1))


def units_below(place_id: int, *, days: Collection[date], levels: Collection[Level]) -> Mapping[date, tuple[Unit, ...]]:
    """Return the units of some levels below a place on each of some days, in Vietnamese order, in one query."""
    found: dict[date, list[Unit]] = {day: [] for day in days}
    same: dict[tuple[Any, ...], Unit] = {}
    for day, *rest in querysets.units_below(place_id, days=days, levels=[level.value for level in levels]):
        # Most units are the same on all days; `rest` ends with a list, which nothing can look up by.
        key = (*rest[:-1], tuple(rest[-1] or ()))
        if key not in same:
            same[key] = _unit(key)
        found[day].append(same[key])
    return {day: tuple(units) for day, units in found.items()}


def _unit(row: Sequence[Any]) -> Unit:
    unit_id, level, kind, code, name, local_term, parent_id, region, categories = row
    return Unit(
        id=unit_id,
        level=_LEVELS[level],
        kind=_KINDS[kind],
        code=code,
        name=name,
        local_term=local_term,
        parent_id=parent_id,
        region=_stated("region", categories) or region or None,
        categories=tuple(categories or ()),
        group=_stated("commune_group", categories),
    )


def _stated(attribute: str, categories: Sequence[str] | None) -> str | None:
    """Return the value that a category such as "region:TN" gives to an attribute."""
    for category in categories or ():
        name, _, value = category.partition(":")
        if name == attribute and value:
            return value
    return None


_LEVELS = {level.value: level for level in Level}
_KINDS = {kind.value: kind for kind in UnitKind}
