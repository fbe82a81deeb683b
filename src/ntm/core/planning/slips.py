"""Typing slips in numbers: which figure was probably meant by which."""

from __future__ import annotations

from decimal import Decimal


def _digits(*values: Decimal) -> list[str]:
    """Return the values as digit strings over one common power of ten, so that 13.5 and 13.56 compare as 1350, 1356."""
    places = max(0, *(-int(value.normalize().as_tuple().exponent) for value in values))
    return [str(int(value.scaleb(places))) for value in values]


def is_transposition(first: Decimal, second: Decimal) -> bool:
    """Tell whether two numbers differ only by two neighbouring digits that changed places, as 64,3 and 46,3 do."""
    one, other = _digits(abs(first), abs(second))
    if len(one) != len(other) or one == other:
        return False
    places = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )


def is_slip(written: Decimal, meant: Decimal) -> bool:
    """Tell whether `written` is `meant` with one digit replaced, two neighbours swapped, or one digit lost or doubled.

    Only these are slips of a finger; a number that differs in more places was not mistyped but is another number.
    """
    if written == meant or written < 0 or meant < 0:
        return False
    if is_transposition(written, meant):
        return True
    one, other = _digits(written, meant)
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    if abs(len(one) - len(other)) != 1:
        return False
    short, long = sorted((one, other), key=len)
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))
