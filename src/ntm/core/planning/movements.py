"""Criteria kept, gained and lost between two days: three numbers that are never netted against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moved:
    """The criteria of one unit that were met on both days, on the later one only, and on the earlier one only."""

    kept: tuple[int, ...]
    gained: tuple[int, ...]
    lost: tuple[int, ...]

    @property
    def balance(self) -> int:
        """Return gains less losses; the parts are what people ask about."""
        return len(self.gained) - len(self.lost)


def moved(before: Iterable[int], after: Iterable[int]) -> Moved:
    """Return what became of the criteria met on the first day and which are new on the second."""
    first, second = frozenset(before), frozenset(after)
    return Moved(
        kept=tuple(sorted(first & second)),
        gained=tuple(sorted(second - first)),
        lost=tuple(sorted(first - second)),
    )
