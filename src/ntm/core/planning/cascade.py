"""Bounds between a unit's targets and those of the unit above it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """`met` of `units` communes."""

    met: int
    units: int

    @property
    def lacking(self) -> int:
        """Return how many communes do not meet it."""
        return self.units - self.met


def lacks_more(child: Level, parent: Level) -> bool:
    """Tell whether the part leaves more communes unmet than the whole leaves: 14/16 in a district under 94/94.

    This needs no figure of any other district, because the part's communes are communes of the whole.
    """
    return child.lacking > parent.lacking


def has_more(child: Level, parent: Level) -> bool:
    """Tell whether the part has more communes that meet it than the whole has."""
    return child.met > parent.met


def is_larger(child: Level, parent: Level) -> bool:
    """Tell whether the part counts more communes than the whole: then one of the two counts something else."""
    return child.units > parent.units


def gains_more(child_gain: int, parent_gain: int) -> bool:
    """Tell whether the part gains more than the whole does on balance: true only if others lose as many."""
    return child_gain > parent_gain
