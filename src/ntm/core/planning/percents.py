"""Percentages: against their own counts, against their whole, against what is possible."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from ntm.core.planning.sums import rounding_slack


def percent_of(numerator: int, denominator: int, *, places: int = 2) -> Decimal:
    """Return n of N in per cent, rounded half up."""
    share = Decimal(numerator) * 100 / Decimal(denominator)
    return share.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")


def matches(stated: Decimal, *, numerator: int, denominator: int) -> bool:
    """Tell whether a stated percentage is n of N at its stated precision; both ways of rounding a half are accepted."""
    slack = Fraction(rounding_slack(stated)) or Fraction(1, 2)
    return abs(Fraction(numerator * 100, denominator) - Fraction(stated)) <= slack


def whole_gap(shares: Sequence[Decimal]) -> Decimal:
    """Return by how much shares of one whole miss 100 beyond what their rounding explains; 0 where they make it."""
    total = sum(shares, Decimal(0))
    slack = sum((rounding_slack(share) or Decimal("0.5") for share in shares), Decimal(0))
    slack = slack if any(share != share.to_integral_value() for share in shares) else Decimal(0)
    gap = total - 100
    return gap if abs(gap) > slack else Decimal(0)
