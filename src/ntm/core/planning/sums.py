"""Sums that a plan states: do the parts make the total, and would one corrected figure make all sums hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from ntm.core.planning.slips import is_slip

Node = TypeVar("Node", bound=Hashable)

#: Words that make a figure soft: "hơn/trên", "gần/dưới", "khoảng", and the open bounds "từ … trở lên", "tối đa".
SOFT = frozenset({"~", ">", "<", ">=", "<="})


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as stated: its value and, where the paper says "hơn", "gần" or "khoảng", its operator.

    `slack` is half a unit of the last place it was written with, where that is lost in the value ("45,2 tỷ" as 45200
    triệu was rounded to 100, so ±50); None takes it from the value's own decimals.
    """

    value: Decimal
    op: str | None = None
    slack: Decimal | None = None

    @property
    def soft(self) -> bool:
        """Tell whether the paper itself calls the figure inexact."""
        return self.op in SOFT

    @property
    def span(self) -> tuple[Decimal, Decimal | None]:
        """Return the least and the greatest value meant; None is no upper bound.

        A whole number is exact. A decimal was rounded, so it stands for half a unit of its last place on both sides.
        A soft figure reaches as far as it was rounded: "hơn 3.900" is 3.900 to 4.000, "khoảng 120" is 110 to 130.
        """
        grain = stated_grain(self.value)
        match self.op:
            case ">":
                return self.value, self.value + grain
            case "<":
                return max(Decimal(0), self.value - grain), self.value
            case "~":
                return max(Decimal(0), self.value - grain), self.value + grain
            case ">=":
                return self.value, None
            case "<=":
                return Decimal(0), self.value
            case _:
                slack = rounding_slack(self.value) if self.slack is None else self.slack
                return self.value - slack, self.value + slack


def rounding_slack(value: Decimal) -> Decimal:
    """Return half a unit of the last stated decimal place: 13.56 → 0.005; whole numbers are exact: 1304 → 0."""
    exponent = int(value.as_tuple().exponent)
    return Decimal(0) if exponent >= 0 else Decimal(1).scaleb(exponent) / 2


def stated_grain(value: Decimal) -> Decimal:
    """Return the step to which a round figure was rounded: 3900 → 100, 120 → 10, 64.3 → 0.1, 7 → 1."""
    exponent = int(value.as_tuple().exponent)
    if exponent < 0 or value == 0:
        return Decimal(1).scaleb(min(exponent, 0))
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


class Outcome(StrEnum):
    """What comparing the parts with their total gives."""

    HOLDS = "holds"
    OVER = "over"  # the parts exceed the total
    UNDER = "under"  # the parts fall short of the total


def compare(total: Amount, parts: Iterable[Amount]) -> Outcome:
    """Compare a total with the sum of its parts, each within what its wording and its stated precision allow."""
    low, high = Decimal(0), Decimal(0)
    bounded = True
    for part in parts:
        least, greatest = part.span
        low += least
        if greatest is None:
            bounded = False
        else:
            high += greatest
    floor, ceiling = total.span
    if ceiling is not None and low > ceiling:
        return Outcome.OVER
    if bounded and high < floor:
        return Outcome.UNDER
    return Outcome.HOLDS


@dataclass(frozen=True, slots=True)
class Sum(Generic[Node]):
    """A claim that `parts` make `total`, by the names of their figures."""

    total: Node
    parts: tuple[Node, ...]

    def gap(self, values: Mapping[Node, Decimal]) -> Decimal:
        """Return the stated total less the sum of the parts; 0 where the claim holds."""
        return values[self.total] - sum((values[part] for part in self.parts), Decimal(0))


@dataclass(frozen=True, slots=True)
class Repair(Generic[Node]):
    """The one figure whose correction makes every sum hold."""

    node: Node
    written: Decimal
    meant: Decimal


def repair(values: Mapping[Node, Decimal], sums: Sequence[Sum[Node]]) -> Repair[Node] | None:
    """Return the correction of one typing slip that makes all sums hold, or None where none or several would.

    A figure that several corrections would explain is left to a person: 602 + 1.954 ≠ 2.256 alone could be a slip in
    any of the three; only a second sum over the same figures can tell which.
    """
    broken = [claim for claim in sums if claim.gap(values) != 0]
    if not broken:
        return None
    first = broken[0]
    found: list[Repair[Node]] = []
    for node in (first.total, *first.parts):
        gap = first.gap(values)
        meant = values[node] - gap if node == first.total else values[node] + gap
        if meant < 0 or not is_slip(values[node], meant):
            continue
        corrected = {**values, node: meant}
        if all(claim.gap(corrected) == 0 for claim in sums):
            found.append(Repair(node, values[node], meant))
    return found[0] if len(found) == 1 else None
