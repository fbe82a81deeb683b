"""The average number of criteria a commune meets: what is stated, what follows from counts, what can be reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ntm.core.planning.sums import rounding_slack

CRITERIA = 19  # of the commune set 2021–2025, Quyết định 318/QĐ-TTg


@dataclass(frozen=True, slots=True)
class Reach:
    """The least and the greatest number of met criteria that a paper's own figures allow, over `units` communes."""

    low: int
    high: int
    units: int

    @property
    def lowest_mean(self) -> Fraction:
        """Return the smallest possible average."""
        return Fraction(self.low, self.units)

    @property
    def highest_mean(self) -> Fraction:
        """Return the greatest possible average."""
        return Fraction(self.high, self.units)

    def meets(self, other: Reach) -> bool:
        """Tell whether both can be true at once."""
        return self.low <= other.high and other.low <= self.high


def rounded_mean(total: int, units: int, *, places: int) -> Decimal:
    """Return total / units rounded half up to the stated number of decimal places (217 / 16 → 13,56)."""
    return (Decimal(total) / Decimal(units)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def places_of(stated: Decimal) -> int:
    """Return how many decimals a figure was stated with."""
    return max(0, -int(stated.as_tuple().exponent))


def allows(reach: Reach, stated: Decimal, op: str | None = None) -> bool:
    """Tell whether an average stated as `stated` (">" for "trên", rounded half up otherwise) lies within reach."""
    low, high = reach.lowest_mean, reach.highest_mean
    exact = Fraction(stated)
    match op:
        case ">":
            return high > exact
        case ">=":
            return high >= exact
        case "<":
            return low < exact
        case "<=":
            return low <= exact
        case _:
            slack = Fraction(rounding_slack(stated)) or Fraction(1, 2)
            # A total between the two ends must exist: totals are whole, so step through none, solve for the nearest.
            least = max(reach.low, -((-(exact - slack) * reach.units) // 1))
            return least <= reach.high and Fraction(least, reach.units) < exact + slack


def reach_of_counts(counts: Iterable[int], *, units: int, criteria: int = CRITERIA) -> Reach:
    """Return what n communes per criterion allow: a criterion without a count may be met by none or by all."""
    known = list(counts)
    return Reach(low=sum(known), high=sum(known) + max(0, criteria - len(known)) * units, units=units)


def reach_of_bands(
    bands: Iterable[tuple[int, tuple[int | None, int | None]]], *, units: int, criteria: int = CRITERIA
) -> Reach:
    """Return what (count, band) pairs allow; communes outside all bands may meet anything from none to all."""
    low = high = placed = 0
    for count, (lowest, highest) in bands:
        placed += count
        low += count * (lowest or 0)
        high += count * (criteria if highest is None else highest)
    return Reach(low=low, high=high + max(0, units - placed) * criteria, units=units)
