"""What became what when units are rearranged, and which unit stays itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class LineageEvent:
    """A unit became another, wholly or in part, on a day.

    `share` is the part of the old unit that went there, above 0 and at most 1; None where a unit was divided and
    nobody has stated the shares. A whole unit has the share 1.
    """

    old: int
    new: int
    on: date
    whole: bool
    share: Decimal | None

    def __post_init__(self) -> None:
        if self.whole and self.share != 1:
            raise ValueError("a unit that goes over whole has the share 1")


class UnitWithoutSuccessor(ValueError):
    """A unit that ends and goes nowhere; the message is its name or code."""


class UnitWithoutPredecessor(ValueError):
    """A unit that begins and comes from nowhere; the message is its name or code."""


def staying_the_same(links: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the old units that a rearrangement leaves alone: their whole area, and nothing else, is one new unit.

    `links` gives for each old unit the new ones that received a part of it. A unit that is left alone keeps its
    identity even when its name, kind or parent changes on that day, since its area and people are the same and its
    series of figures goes on. One that took in anything else is a new unit even when it keeps name and code, and must
    be assessed anew.
    """
    received: dict[str, int] = {}
    for news in links.values():
        for new in news:
            received[new] = received.get(new, 0) + 1
    return frozenset(old for old, news in links.items() if len(news) == 1 and received[news[0]] == 1)


@dataclass(frozen=True, slots=True)
class Lineage:
    """All events, found from either side."""

    after: Mapping[int, tuple[LineageEvent, ...]]
    before: Mapping[int, tuple[LineageEvent, ...]]

    @classmethod
    def of(cls, events: Iterable[LineageEvent]) -> Lineage:
        """Index events by the old and by the new unit, in the order given."""
        after: dict[int, list[LineageEvent]] = {}
        before: dict[int, list[LineageEvent]] = {}
        for event in events:
            after.setdefault(event.old, []).append(event)
            before.setdefault(event.new, []).append(event)
        return cls(
            after={unit: tuple(found) for unit, found in after.items()},
            before={unit: tuple(found) for unit, found in before.items()},
        )

    def successors(self, unit: int) -> tuple[LineageEvent, ...]:
        """Return what a unit became; empty for one that was never rearranged."""
        return self.after.get(unit, ())

    def predecessors(self, unit: int) -> tuple[LineageEvent, ...]:
        """Return what a unit was made of; empty for one that was never rearranged."""
        return self.before.get(unit, ())
