"""How much is missing to what the law asks: in percentage points, in households, in money."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from ntm.core.criteria.sets import Measure, MeasureKind, Operator, Requirement, Value, Whole
from ntm.core.kernel.vietnamese import format_number


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What is missing to a requirement: `amount` in `unit`, and `things` (38 "hộ") where the whole is known.

    `exceeds` is true where a ceiling is passed, so that the amount has to go down.
    """

    amount: Decimal
    unit: str
    things: int | None
    things_unit: str
    exceeds: bool

    @property
    def label(self) -> str:
        """Return it in Vietnamese: "thiếu 38 hộ (4,2 điểm %)", "vượt 2,3 điểm %"."""
        verb = "vượt" if self.exceeds else "thiếu"
        amount = f"{format_number(self.amount)} {self.unit}".rstrip()
        if self.things is None:
            return f"{verb} {amount}"
        return f"{verb} {format_number(self.things)} {self.things_unit} ({amount})"


class NothingMissing(ValueError):
    """A figure that satisfies its requirement, or is a yes/no, of which no amount is missing."""


def shortfall(
    requirement: Requirement,
    measure: Measure,
    value: Value,
    *,
    figures: Mapping[str, float],
    wholes: Mapping[Whole, float],
) -> Shortfall:
    """Return how much the figure of a requirement that is not met lacks, or is too much.

    `figures` are the unit's by measure; `wholes` how many households, people or villages it has, where known. A share
    lacks as many things as bring it to the threshold at least (rounded up), of the whole as it is now. Raise
    `NothingMissing`.
    """
    figure = figures.get(requirement.measure)
    if figure is None or measure.kind.is_yes_or_no:
        raise NothingMissing(requirement.measure)
    exceeds = requirement.operator in (Operator.AT_MOST, Operator.LESS_THAN)
    strict = requirement.operator in (Operator.MORE_THAN, Operator.LESS_THAN)
    asked, given = _exact(value.number), _exact(figure)
    if requirement.share_of:
        whole = _exact(figures.get(requirement.share_of, 0))
        if whole <= 0:
            raise NothingMissing(requirement.measure)
        needed = asked * whole / 100
        gap = given - needed if exceeds else needed - given
        things = _things(gap, strict=strict)
        _refuse_none(gap, strict=strict)
        return Shortfall(_rounded(100 * gap / whole), "điểm %", things, measure.unit, exceeds)
    gap = given - asked if exceeds else asked - given
    _refuse_none(gap, strict=strict)
    if measure.kind is MeasureKind.PERCENT:
        share_in = measure.share_in
        if share_in is None or wholes.get(share_in, 0) <= 0:
            return Shortfall(_rounded(gap), "điểm %", None, "", exceeds)
        counted = _things(gap * _exact(wholes[share_in]) / 100, strict=strict)
        return Shortfall(_rounded(gap), "điểm %", counted, share_in.label, exceeds)
    if measure.kind is MeasureKind.AMOUNT:
        return Shortfall(_rounded(gap), measure.unit, None, "", exceeds)
    if measure.kind is MeasureKind.LEVEL:
        return Shortfall(Decimal(_things(gap, strict=strict)), "mức", None, "", exceeds)
    return Shortfall(Decimal(_things(gap, strict=strict)), measure.unit, None, "", exceeds)


def _exact(number: float) -> Decimal:
    return Decimal(str(number))


def _refuse_none(gap: Decimal, *, strict: bool) -> None:
    if gap < 0 or (gap == 0 and not strict):
        raise NothingMissing(str(gap))


def _things(gap: Decimal, *, strict: bool) -> int:
    """Return the least whole number that closes a gap; one more where reaching the threshold is not yet enough."""
    least = math.ceil(gap)
    return least + 1 if strict and least == gap else least


def _rounded(gap: Decimal) -> Decimal:
    """Return a gap with two decimals, rounded up: less than what is missing would be a false promise."""
    rounded = gap.quantize(Decimal("0.01"), rounding=ROUND_CEILING)
    return rounded.normalize() if rounded != rounded.to_integral() else rounded.to_integral()
