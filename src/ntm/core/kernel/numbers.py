"""Numbers said in Vietnamese words, and typed numbers that two people would read differently."""

from __future__ import annotations

import re
from decimal import Decimal

from ntm.core.kernel.vietnamese import collapse, parse_number

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
#: After "mươi" some digits have another name.
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 10**9
#: One mark with three digits behind it: thousands to one reader, a fraction to another.
_TWO_WAYS = re.compile(r"^([+-]?)([0-9]{1,3})([.,])([0-9]{3})$")


def in_words(value: Decimal | float | int) -> str:
    """Return a number as it is read aloud: 1304000000 → "một tỷ ba trăm linh bốn triệu", 57.5 → "… bảy phẩy năm".

    Digits after the comma are read one by one; the billion repeats ("một nghìn tỷ", "một tỷ tỷ"). Raise `ValueError`
    for what is not finite.
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"{value} has no words")
    whole, _, rest = f"{abs(number):f}".partition(".")
    behind = [_DIGITS[int(digit)] for digit in rest.rstrip("0")]
    said = [*_whole(int(whole)), *(["phẩy", *behind] if behind else [])]
    return " ".join(["âm", *said] if number < 0 else said)


def _whole(number: int) -> list[str]:
    if number == 0:
        return [_DIGITS[0]]
    above, below = divmod(number, _BILLION)
    said = [*_whole(above), "tỷ"] if above else []
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        three = below // size % 1000
        if three:
            said += [*_three(three, follows=bool(said)), *([name] if name else [])]
    return said


def _three(number: int, *, follows: bool) -> list[str]:
    """Return up to three digits in words; those that follow others say their hundreds though there are none."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    said = [_DIGITS[hundreds], "trăm"] if hundreds or follows else []
    if tens == 0:
        return said if ones == 0 else [*said, *(["linh"] if said else []), _DIGITS[ones]]
    said += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones:
        said.append("lăm" if tens == 1 and ones == 5 else _DIGITS[ones] if tens == 1 else _after_tens(ones))
    return said


def _after_tens(ones: int) -> str:
    return _AFTER_TENS.get(ones, _DIGITS[ones])


def readings(text: str) -> tuple[Decimal, ...]:
    """Return the numbers that a typed text may mean, the one that `parse_number` takes first.

    "11.000" is eleven thousand here and eleven on a machine set to English, "11,000" the other way round: two numbers.
    Everything else is one. Raise `NotANumber` for a text that is none.
    """
    first = parse_number(text)
    found = _TWO_WAYS.match(collapse(text).replace(" ", "").replace("−", "-"))
    if found is None:
        return (first,)
    sign, front, mark, behind = found.groups()
    second = Decimal(f"{sign}{front}{behind}" if mark == "," else f"{sign}{front}.{behind}")
    return (first,) if second == first else (first, second)


def unmistakable(value: Decimal) -> str:
    """Return a number as a text of which `readings` finds one: 11000 → "11000", 1.304 → "1,3040"."""
    text = f"{value:f}"
    text = (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    return f"{text}0" if _TWO_WAYS.match(text) else text
