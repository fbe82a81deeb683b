"""Targets as arithmetic: what is kept, what is gained, what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Movement:
    """A level at the start, a gain, and the level at the end, as one paper states them."""

    kept: int
    gained: int
    reached: int

    @property
    def computed(self) -> int:
        """Return the level that start and gain make."""
        return self.kept + self.gained

    @property
    def gap(self) -> int:
        """Return the stated level less the computed one; 0 where the paper agrees with itself."""
        return self.reached - self.computed


def implausible_rise(before: int, after: int, *, units: int) -> bool:
    """Tell whether more than half of all communes would have to gain one criterion within one year.

    The bound is ours, not the law's: it only asks a person to look, because a leap like 39 → 93 of 94 is more often a
    figure with its digits mixed up than a plan.
    """
    return units > 0 and (after - before) * 2 > units


def implied_gain(pairs: Iterable[tuple[int, int]]) -> int:
    """Return the sum of rises over (start, end) pairs; losses are not gains and count as nothing."""
    return sum(max(0, end - start) for start, end in pairs)
