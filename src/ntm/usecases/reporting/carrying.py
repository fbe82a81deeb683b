"""The series of a measure across the day on which a unit was made of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.sets import CriteriaSet, Measure
from ntm.core.reporting.carrying import Part, Way, carry, way_of
from ntm.core.territory.attributes import Attribute, Held, Statement, timeline
from ntm.law.territory.carrying import load_bases
from ntm.store.reporting import carrying as rows
from ntm.store.reporting.carrying import Ancestor, Said
from ntm.store.reporting.models import Origin

#: How many people or households a unit had, through time, by unit and attribute.
Weights = Mapping[tuple[int, str], Sequence[Held]]


@dataclass(frozen=True, slots=True)
class PartSaid:
    """What one of the old units said: its newest figure on or before a day, None where it said nothing."""

    unit_id: int
    name: str
    value: float | None
    as_of: date | None
    simulated: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a day: the unit's own (`parts` empty), or carried from parts; None with the words for why not."""

    on: date
    value: float | None
    words: str
    parts: tuple[PartSaid, ...]
    simulated: bool


@dataclass(frozen=True, slots=True)
class Series:
    """A measure of a unit through time, in the order of days; `began_on` parts what is carried from what is its own."""

    measure: Measure
    way: Way
    began_on: date
    points: tuple[Point, ...]

    @property
    def carried(self) -> tuple[Point, ...]:
        """Return the points of days before the unit began."""
        return tuple(point for point in self.points if point.on < self.began_on)

    @property
    def own(self) -> tuple[Point, ...]:
        """Return the points of days on which the unit exists."""
        return tuple(point for point in self.points if point.on >= self.began_on)


class UnknownUnit(LookupError):
    """A unit that has no version."""


def way_for(measure: Measure, *, set_code: str) -> Way:
    """Return by which rule a measure of a set is carried."""
    bases = load_bases().get(set_code.partition("@")[0], {})
    return way_of(measure, declared={code: Way(base) for code, base in bases.items()})


def series(unit_id: int, *, measure: Measure, criteria_set: CriteriaSet, on: date) -> Series:
    """Return what is known of a measure of a unit up to a day, its parts' figures carried by the measure's rule.

    For each day before the unit began on which some part reported, every part counts with its newest figure on or
    before that day. Nothing is stored: what the parts said stays theirs. Raise `UnknownUnit`.
    """
    (found,) = several(unit_id, measures=[measure], criteria_set=criteria_set, on=on)
    return found


def several(unit_id: int, *, measures: Sequence[Measure], criteria_set: CriteriaSet, on: date) -> tuple[Series, ...]:
    """Return the series of several measures of a unit, in their order, as `series` does; three queries for all."""
    ancestors = rows.ancestry(unit_id)
    if not ancestors:
        raise UnknownUnit(str(unit_id))
    ways = [way_for(measure, set_code=criteria_set.base_code) for measure in measures]
    ids = sorted({one.unit for one in ancestors})
    codes = [measure.code for measure in measures]
    told = rows.said(ids, measures=codes, set_code=criteria_set.base_code, on=on)
    weights = _weights(ids, ways=ways) if len(ids) > 2 else {}
    return tuple(
        Series(measure, way, ancestors[0].start, _points(measure, way, ancestors=ancestors, said=said, weights=weights))
        for measure, way, said in zip(measures, ways, told, strict=True)
    )


def _points(
    measure: Measure,
    way: Way,
    *,
    ancestors: Sequence[Ancestor],
    said: Mapping[int, Sequence[Said]],
    weights: Weights,
) -> tuple[Point, ...]:
    began_on = ancestors[0].start
    points = [
        Point(one.on, one.value, "", (), Origin(one.origin).is_simulated)
        for one in said.get(ancestors[0].unit, ())
        if one.on >= began_on
    ]
    days = {
        one.on
        for ancestor in ancestors[1:]
        for one in said.get(ancestor.unit, ())
        if ancestor.until is not None and ancestor.start <= one.on < ancestor.until
    }
    points += [
        _carried(day, measure=measure, way=way, ancestors=ancestors[1:], said=said, weights=weights)
        for day in days
        if day < began_on
    ]
    return tuple(sorted(points, key=lambda point: point.on))


def _weights(units: Sequence[int], *, ways: Sequence[Way]) -> Weights:
    attributes = sorted({way.weight for way in ways if way.weight})
    if not attributes:
        return {}
    found: dict[tuple[int, str], list[Statement]] = {}
    for unit, name, value, since, order, source in rows.stated(list(units), attributes=attributes):
        found.setdefault((unit, name), []).append(Statement(Attribute(name), value, since, order, source))
    return {(unit, name): timeline(told, attribute=Attribute(name)) for (unit, name), told in found.items()}


def _carried(
    day: date,
    *,
    measure: Measure,
    way: Way,
    ancestors: Sequence[Ancestor],
    said: Mapping[int, Sequence[Said]],
    weights: Weights,
) -> Point:
    parts: list[Part] = []
    shown: list[PartSaid] = []
    for ancestor in ancestors:
        if not (ancestor.start <= day and ancestor.until is not None and day < ancestor.until):
            continue
        before = [one for one in said.get(ancestor.unit, ()) if one.on <= day]
        newest = before[-1] if before else None
        value = None if newest is None else newest.value
        held = next((one for one in weights.get((ancestor.unit, way.weight), ()) if day in one.span), None)
        weight = None if held is None else float(held.value)
        parts.append(
            Part(
                name=ancestor.name,
                share=ancestor.share,
                value=value,
                weight=weight,
                numerator=None if newest is None else newest.numerator,
                denominator=None if newest is None else newest.denominator,
            )
        )
        invented = newest is not None and Origin(newest.origin).is_simulated
        shown.append(PartSaid(ancestor.unit, ancestor.name, value, newest.on if newest else None, invented))
    carried = carry(measure, way=way, parts=parts)
    return Point(day, carried.value, carried.words, tuple(shown), any(part.simulated for part in shown))
