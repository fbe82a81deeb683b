"""Typed figures that may mean two numbers: whoever types is asked which; nothing is chosen for them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ntm.core.criteria.admissibility import admissible
from ntm.core.criteria.sets import Measure
from ntm.core.kernel import numbers
from ntm.core.kernel.vietnamese import NotANumber, format_number

#: A reading within so many times of the last figure, either way, is the one that was meant: the other is a thousand
#: times as far.
NEAR = 30.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One of two numbers that a text may mean: `text` says it so that it is read in one way only."""

    value: Decimal
    text: str

    @property
    def words(self) -> str:
        """Return the number in words."""
        return numbers.in_words(self.value)


#: From here on a number is said in words beside its field: that is where a digit too many is not seen.
LARGE = 1000


def aloud(text: str, *, unit: str) -> str:
    """Return a typed large number with its unit in words, an empty text for a small one and for what is none."""
    try:
        value = numbers.readings(text.strip().removesuffix("%"))[0]
    except NotANumber:
        return ""
    return f"{numbers.in_words(value)} {unit}".strip() if abs(value) >= LARGE else ""


def question(text: str, *, measure: Measure, last: float | None) -> tuple[Reading, ...]:
    """Return the two numbers between which whoever typed a figure has to choose, nothing where there is no doubt.

    There is none where only one of them can be a figure of the measure, or where the usual reading (dot: thousands,
    comma: decimals) lies near the last figure. The usual reading stands first.
    """
    if measure.kind.is_yes_or_no:
        return ()
    try:
        found = numbers.readings(text.strip().removesuffix("%"))
    except NotANumber:
        return ()
    possible = [one for one in found if admissible(measure, float(one)) is None]
    if len(possible) < 2 or (last and last > 0 and last / NEAR < float(found[0]) < last * NEAR):
        return ()
    return tuple(Reading(one, numbers.unmistakable(one)) for one in possible)


def asked(text: str, among: tuple[Reading, ...]) -> str:
    """Return the question in Vietnamese: "“11.000” là mười một nghìn (11.000) hay mười một (11)?"."""
    choices = " hay ".join(f"{one.words} ({_shown(one)})" for one in among)
    return f"“{text.strip()}” là {choices}?"


def answer(text: str, *, chosen: str) -> str:
    """Return a typed text with the answer to its question; as it is where the answer is to another question."""
    try:
        is_one = numbers.readings(chosen)[0] in numbers.readings(text)
    except NotANumber:
        return text
    return chosen if is_one else text


def _shown(one: Reading) -> str:
    return format_number(one.value)
