"""What an area of the system says of a rearrangement of units: the values that every area's line is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The units that a rearrangement touches from a day on; `divided` are those of the ended that go to several."""

    on: date
    ended: frozenset[int]
    changed: frozenset[int]
    divided: frozenset[int]


@dataclass(frozen=True, slots=True)
class Consequence:
    """A sentence about one area; `needs_a_person` where somebody must do something that no rule can."""

    area: str
    words: str
    needs_a_person: bool = False
