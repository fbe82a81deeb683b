"""Numbers in words read back, and numbers that two people read differently."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.core.kernel import numbers
from ntm.core.kernel.vietnamese import NotANumber, format_number, parse_number

DIGITS = {word: at for at, word in enumerate(("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"))}
DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5}


def heard(words: str) -> Decimal:
    """Return the number that somebody writes down who hears these words."""
    said = words.split()
    sign = -1 if said[0] == "âm" else 1
    said = said[sign < 0 :]
    at = said.index("phẩy") if "phẩy" in said else len(said)
    behind = "".join(str(DIGITS[word]) for word in said[at + 1 :])
    return sign * Decimal(f"{heard_whole(said[:at])}.{behind or 0}")


def heard_whole(said: list[str]) -> int:
    for name, size in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3)):
        if name in said:
            at = len(said) - 1 - said[::-1].index(name)
            return heard_whole(said[:at]) * size + heard_whole(said[at + 1 :])
    total = 0
    for word in said:
        if word in ("trăm", "mươi"):
            last = total % 10
            total = total - last + last * {"trăm": 100, "mươi": 10}[word]
        elif word == "mười":
            total += 10
        elif word != "linh":
            total += DIGITS[word]
    return total


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (14, "mười bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1_004, "một nghìn không trăm linh bốn"),
        (11_000, "mười một nghìn"),
        (1_304_000_000, "một tỷ ba trăm linh bốn triệu"),
        (2_000_000_500, "hai tỷ năm trăm"),
        (3 * 10**12, "ba nghìn tỷ"),
        (10**18, "một tỷ tỷ"),
        (57.5, "năm mươi bảy phẩy năm"),
        (Decimal("-0.05"), "âm không phẩy không năm"),
    ],
)
def test_a_number_is_said_as_it_is_read_aloud(value: float | Decimal, words: str) -> None:
    assert numbers.in_words(value) == words


@settings(max_examples=200)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**20), max_value=10**20))
def test_whoever_hears_a_number_writes_the_same_down(value: Decimal) -> None:
    assert heard(numbers.in_words(value)) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_has_no_words(value: float) -> None:
    with pytest.raises(ValueError, match="no words"):
        numbers.in_words(value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11.000", ["11000", "11"]),
        ("11,000", ["11", "11000"]),
        ("1.304", ["1304", "1.304"]),
        ("0.125", ["125", "0.125"]),
        ("-1.304", ["-1304", "-1.304"]),
        ("1.304.000", ["1304000"]),
        ("1.304,5", ["1304.5"]),
        ("57.5", ["57.5"]),
        ("57,25", ["57.25"]),
        ("57,2500", ["57.25"]),
        ("11000", ["11000"]),
        ("0.000", ["0"]),
    ],
)
def test_one_mark_before_three_digits_is_two_numbers_and_everything_else_is_one(text: str, found: list[str]) -> None:
    assert numbers.readings(text) == tuple(Decimal(one) for one in found)


def test_a_text_that_is_no_number_has_no_readings() -> None:
    with pytest.raises(NotANumber):
        numbers.readings("1,304,000")


@settings(max_examples=100)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_an_unmistakable_text_means_its_number_and_no_other(value: Decimal) -> None:
    assert numbers.readings(numbers.unmistakable(value)) == (value,)
    assert numbers.readings(format_number(value))[0] == parse_number(format_number(value))
