"""Vietnamese texts and numbers: normalised once, at the door."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

# "hoá" and "hóa" are one word: the older placing of tone marks on oa, oe, uy is folded to the newer (QCVN, 1984).
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Marks that make another letter (ă â ơ ư): "hoặc" is no "hoạ" with a tail.
_SHAPES = "\u0302\u0306\u031b"
_OLD_TONE = re.compile(f"(?i)(?<![qg])([ou])([aey])([{_TONES}])(?![a-z{_SHAPES}])")
_PAIRS = {"oa", "oe", "uy"}

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")

#: The order of the Vietnamese alphabet; letters with marks are letters of their own, tones come after.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: f"{index:02d}" for index, letter in enumerate(_ALPHABET)}
_TONE_RANK = {"": "0", "\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def compose(text: str) -> str:
    """Return the text in NFC; length may change, white space does not."""
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """Turn every run of white space, non-breaking and zero-width spaces included, into one space; trim the ends."""
    return _SPACES.sub(" ", text).strip()


def clean(text: str) -> str:
    """Return the text composed and with white space collapsed: the form in which texts are stored."""
    return collapse(compose(text))


def _new_tone(match: re.Match[str]) -> str:
    first, second, tone = match.groups()
    if (first + second).lower() in _PAIRS:
        return first + tone + second
    return match.group(0)


def canonical(text: str) -> str:
    """Return a key under which spellings of one word are equal: NFC, lower case, one space, tone mark on the first
    vowel of oa, oe, uy ("hoá" = "hóa", "thuỷ" = "thủy")."""
    decomposed = unicodedata.normalize("NFD", collapse(text).lower())
    return unicodedata.normalize("NFC", _OLD_TONE.sub(_new_tone, decomposed))


def fold(text: str) -> str:
    """Return a key without diacritics and in lower case, for search: "Nậm Xe" → "nam xe", "Đ" → "d"."""
    decomposed = unicodedata.normalize("NFD", collapse(text).lower().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def sort_key(text: str) -> str:
    """Return an ASCII key that sorts as the Vietnamese alphabet does (a ă â b c d đ …, tones last)."""
    letters: list[str] = []
    tones: list[str] = []
    for word in collapse(text).lower().split(" "):
        for char in unicodedata.normalize("NFC", word):
            parts = unicodedata.normalize("NFD", char)
            tone = next((mark for mark in parts if mark in _TONE_RANK), "")
            base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONE_RANK or mark == ""))
            letters.append(_RANK.get(base, base if base.isascii() else f"{ord(base[0]):06d}"))
            tones.append(_TONE_RANK[tone])
        letters.append(" ")
        tones.append(" ")
    return "".join(letters).rstrip() + "\t" + "".join(tones).rstrip()


class NotANumber(ValueError):
    """A text that is not one number as Vietnamese papers write it."""


_NUMBER = re.compile(r"^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$|^[+-]?[0-9]+(?:,[0-9]+)?$")
_PLAIN = re.compile(r"^[+-]?[0-9]+\.[0-9]+$")


def parse_number(text: str) -> Decimal:
    """Read a number with a dot for thousands and a comma for decimals: "1.304" → 1304, "13,56" → 13.56.

    A dot that cannot stand for thousands is read as the decimal point ("57.5" → 57.5); "1.304" is always 1304.
    Raise `NotANumber` for anything else, an empty text included: blank is not zero.
    """
    packed = collapse(text).replace(" ", "").replace("−", "-")
    if _NUMBER.match(packed):
        return Decimal(packed.replace(".", "").replace(",", "."))
    if _PLAIN.match(packed):
        return Decimal(packed)
    raise NotANumber(text)


def format_number(value: Decimal | float | int, *, places: int | None = None) -> str:
    """Write a number as Vietnamese papers do: 380246 → "380.246", 13.56 → "13,56".

    `places` rounds half up to that many decimals; without it, decimals stay as they are and trailing zeros go.
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")
    else:
        number = number.normalize() if number != number.to_integral_value() else number.to_integral_value()
    return f"{number:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
