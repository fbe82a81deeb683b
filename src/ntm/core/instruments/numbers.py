"""Official numbers: "43/QĐ-UBND", "27/2022/NĐ-CP", "10-NQ/TU", and how they look when a text was damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ntm.core.kernel import vietnamese

# The abbreviations of kinds of instrument and of issuers, in lower case, as they follow the slash.
_KINDS = (
    "qđ|nq|nđ|tt|ttlt|ct|kh|cv|tb|bc|ttr|hd|ctr|ctrhđ|kl|qyđ|qđi|qc|đa|cđ|bb|cttgs|nqlt|pa|gm|l|"
    "pl|ctmtqg|vpđp|ub|sl|lct|qh\\d{1,2}|ubtvqh\\d{1,2}"
)
_WORD = r"[a-zđăâêôơưà-ỹ&]{1,12}\d{0,2}"
_LONG_WORD = r"[a-zđăâêôơưà-ỹ&]{1,18}\d{0,2}"
_AFTER_SLASH = (
    rf"(?:nqlt\s?/\s?{_LONG_WORD}(?:\s?-\s?{_LONG_WORD}){{0,3}}"
    rf"|(?:{_KINDS})(?:\s?-\s?{_LONG_WORD}(?:\s?-\s?{_LONG_WORD}){{0,3}})?"
    rf"|{_WORD}\s?-\s?{_WORD}(?:\s?-\s?{_WORD})?|{_WORD})"
)
_NUMBER = re.compile(
    rf"(?<![\d/a-zà-ỹđ.,-])(?P<glued>(?:số|s))?(?P<n>\d{{1,5}}[a-z]?)"
    rf"(?:\s?/\s?(?P<y>(?:19|20)\d{{2}}))?"
    rf"(?:\s?/\s?(?P<tail>{_AFTER_SLASH})|\s?-\s?(?P<party>(?:{_KINDS})\s?/\s?{_WORD}(?:\s?-\s?{_WORD})?))"
    rf"(?![a-zà-ỹđ0-9/])"
)
# A dispatch has its issuer in place of a kind: "1234/SNN-VPĐP", "56/UBND-KT"; abbreviations carry no tone marks.
_DISPATCH = re.compile(r"[a-zđ&]{2,12}(?:\s?-\s?[a-zđ&]{1,12}\d{0,2}){1,2}")
_CALLED = re.compile(r"(?:số|công văn|văn bản|tờ trình|báo cáo)\s?:?\s?$")
# With nothing behind the issuer only where the text calls it a dispatch: "Công văn số 312/UBND".
_SHORT_DISPATCH = re.compile(r"[a-zđ&]{3,12}")
_CALLED_DISPATCH = re.compile(r"(?:công văn|văn bản|tờ trình)\s(?:số\s?:?\s?)?$")
_UNITS = frozenset(
    [
        "xã",
        "bản",
        "người",
        "năm",
        "tháng",
        "ngày",
        "hộ",
        "thôn",
        "huyện",
        "ha",
        "km",
        "đồng",
        "suất",
        "lượt",
        "kg",
        "tạ",
        "tấn",
    ]
)


class NotAnOfficialNumber(ValueError):
    """A text that is not the number of an instrument."""


@dataclass(frozen=True, slots=True)
class Found:
    """The place of an official number in a text; `is_damaged` says that letters were lost or stuck to it."""

    start: int
    end: int
    is_damaged: bool


def find(key: str) -> Iterator[Found]:
    """Yield the official numbers of a text in lower case, spaces around its marks allowed, in order of place."""
    for match in _NUMBER.finditer(key):
        tail = match.group("tail") or match.group("party") or ""
        before = key[max(0, match.start() - 20) : match.start()]
        named = (_CALLED.search(before) and _DISPATCH.fullmatch(tail)) or (
            _CALLED_DISPATCH.search(before) and _SHORT_DISPATCH.fullmatch(tail)
        )
        if tail.split("-")[0].strip() in _UNITS or (
            match.group("tail") and not named and not _is_symbol(tail, match.group("y"))
        ):
            continue
        glued = match.group("glued")
        yield Found(match.start("n") if glued in (None, "số") else match.start(), match.end(), glued is not None)


def _is_symbol(tail: str, year: str | None) -> bool:
    first = re.split(r"[\s-]", tail)[0]
    if re.fullmatch(rf"(?:{_KINDS})", first):
        return "-" in tail or bool(year) or len(first) > 1
    return bool(year)


def normalise(text: str) -> str:
    """Write an official number as its issuer does: "s320/QĐ-TTg" → "320/QĐ-TTg", "2151/QĐ- UBND" → "2151/QĐ-UBND",
    "10-nq/tu" → "10-NQ/TU"; raise `NotAnOfficialNumber` for another text."""
    packed = re.sub(r"\s*([/-])\s*", r"\1", vietnamese.clean(text).translate(_DASHES))
    packed = re.sub(r"^(?:số|s)\s*:?\s*(?=\d)", "", packed, flags=re.IGNORECASE)
    match = re.fullmatch(r"(\d{1,5}[a-zA-Z]?)((?:/(?:19|20)\d{2})?)([/-])(\S+)", packed)
    if match is None:
        raise NotAnOfficialNumber(text)
    number, year, mark, tail = match.groups()
    return f"{number}{year}{mark}{_symbol(tail)}"


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_MIXED = {"ttg": "TTg", "ctr": "CTr", "ttr": "TTr", "qyđ": "QyĐ", "qđi": "QĐi", "ctrhđ": "CTrHĐ"}


def _symbol(tail: str) -> str:
    def shape(match: re.Match[str]) -> str:
        word = match.group(0)
        return _MIXED.get(word.lower(), word.upper())

    return re.sub(r"[^\W\d_]+", shape, tail)


def parts(text: str) -> tuple[int, int | None, str]:
    """Return the serial number, the year if the number has one, and the symbol: "27/2022/NĐ-CP" → (27, 2022, "NĐ-CP").

    Raise `NotAnOfficialNumber` for a text that is none.
    """
    match = re.fullmatch(r"(\d+)[a-zA-Z]?(?:/(\d{4}))?[/-](.+)", normalise(text))
    if match is None:
        raise NotAnOfficialNumber(text)
    return int(match.group(1)), int(match.group(2)) if match.group(2) else None, match.group(3)
