"""Numbers, amounts, bands, days and years as papers write them, over the matching key of a view."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

#: A whole number: "77", "09", "1.304", "1. 304" (broken at a line end).
COUNT = r"(?:\d{1,3}(?:\. ?\d{3})+(?!\d)|\d{1,9}(?!\d))"
#: A number that may have decimals: "13,56", "71, 4", "1.282,2", "57.5".
DECIMAL = r"(?:\d{1,3}(?:\. ?\d{3})+(?!\d)(?:, ?\d{1,3}(?!\d))?|\d{1,9}(?:,\d{1,3}(?!\d)|\.\d{1,2}(?!\d))?)"
#: As `DECIMAL`, and with a blank after the comma; only where a unit of measure follows.
SPACED_DECIMAL = (
    r"(?:\d{1,3}(?:\. ?\d{3})+(?!\d)(?:, ?\d{1,3}(?!\d))?|\d{1,6}(?:,\d{1,4}(?!\d)|, "
    r"\d{1,2}(?!\d)|\.\d{1,2}(?!\d))|\d{1,9}(?!\d))"
)

_WORDS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15, "mười sáu": 16,
    "mười bảy": 17, "mười tám": 18, "mười chín": 19, "hai mươi": 20, "ba mươi": 30, "bốn mươi": 40, "năm mươi": 50,
}  # fmt: skip
#: A number in words, the longest first; "không" and "tư" stand only in compounds and are left to the caller.
WORD = (
    "(?:"
    + "|".join(word.replace(" ", " ?") for word in sorted(_WORDS, key=len, reverse=True) if word not in ("không", "tư"))
    + ")"
)


class NotACount(ValueError):
    """A text that is not a whole number."""


def count(text: str) -> int:
    """Read a whole number in digits or in words: "09" → 9, "1. 304" → 1304, "mười hai" → 12; else `NotACount`."""
    packed = text.strip().lower()
    if packed in _WORDS:
        return _WORDS[packed]
    digits = packed.replace(" ", "").replace(".", "")
    if digits.isdecimal() and len(digits) <= 12:
        return int(digits)
    raise NotACount(text)


def decimal(text: str) -> Decimal:
    """Read a number with dots for thousands and a comma for decimals: "71, 4" → 71.4, "57.5" → 57.5."""
    packed = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", packed):
        return Decimal(packed.replace(".", "").replace(",", "."))
    return Decimal(packed.replace(",", "."))


# --- money ---------------------------------------------------------------------------------------------------------
_SCALE = {
    "triệu": Decimal(1),
    "tỷ": Decimal(1000),
    "tỉ": Decimal(1000),
    "nghìn": Decimal("0.001"),
    "ngàn": Decimal("0.001"),
}
_PART = (
    rf"{SPACED_DECIMAL}\s?(?:(?:nghìn|ngàn)\s?(?:tỷ|tỉ|triệu)|(?:nghìn|"
    rf"ngàn)(?=\s\d[\d.,]*\s?(?:tỷ|tỉ))|tỷ|tỉ|triệu|(?:nghìn|ngàn)(?=\sđồng))"
)
#: An amount with its unit: "4.912 triệu đồng", "30 ngàn 309 tỷ", "2 tỷ 735 triệu", "500.000.000 đồng".
MONEY = re.compile(
    rf"(?<![\d.,])(?<!(?<!đồng)/)(?:(?P<parts>{_PART}(?:,?\s?{_PART})*)(?:\s?(?:đồng|đ\b|vnđ|vnd))?|"
    rf"(?P<dong>{COUNT})(?:\s?(?:đồng|vnđ|vnd)|(?<=\.\d\d\d\.\d\d\d)\s?đ))"
    rf"(?![a-zà-ỹđ])(?!\s?(?:/(?!\s?\d)|đồng|vnđ|vnd))"
)
_ONE_PART = re.compile(rf"(?P<n>{SPACED_DECIMAL})\s?(?P<u>(?:nghìn|ngàn)\s?(?:tỷ|tỉ|triệu)|nghìn|ngàn|tỷ|tỉ|triệu)")


def million_dong(match: re.Match[str]) -> Decimal:
    """Return the amount of a `MONEY` match in triệu đồng: "28,038 tỷ" → 28038, "30 ngàn 309 tỷ" → 30309000."""
    if match.group("dong"):
        return decimal(match.group("dong")) / Decimal(1_000_000)
    total = Decimal(0)
    parts = list(_ONE_PART.finditer(match.group("parts")))
    for index, part in enumerate(parts):
        words = part.group("u").split()
        scale = Decimal(1)
        for word in words:
            scale *= _SCALE[word] * (Decimal(1_000_000) if word in ("nghìn", "ngàn") and len(words) > 1 else 1)
        if len(words) > 1:
            scale = Decimal(1000) * _SCALE[words[1]]
        elif words[0] in ("nghìn", "ngàn") and index + 1 < len(parts):
            scale = Decimal(1000) * _SCALE[parts[index + 1].group("u").split()[-1]]
        total += decimal(part.group("n")) * scale
    return total


# --- comparisons ---------------------------------------------------------------------------------------------------
#: Words and signs before a number that say how it is meant, at the end of the text before it.
COMPARISON = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?P<ge>≥|>=|từ|ít nhất|tối thiểu|không dưới|không thấp hơn|trở lên)|"
    r"(?P<gt>>|(?<!cấp )trên|hơn|vượt|cao hơn)"
    r"|(?P<le>≤|<=|tối đa|không quá|không vượt quá|không cao hơn|nhiều nhất)|(?P<lt><|dưới|thấp hơn|ít hơn)"
    r"|(?P<eq>=)|(?P<about>~|≈|khoảng|gần|xấp xỉ|ước(?: đạt)?))\s*(?:đạt\s)?$"
)
_SIGNS = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<", "eq": "=", "about": "~"}
_AFTER = re.compile(r"^\s?(?:(?P<ge>trở lên)|(?P<le>trở xuống))")


def comparison(before: str, after: str = "") -> str:
    """Return the sign that the words around a number say: "trên" → ">", "tối thiểu" → ">=", nothing → "="."""
    if (match := _AFTER.match(after)) is not None:
        return _SIGNS[str(match.lastgroup)]
    match = COMPARISON.search(before)
    return _SIGNS[str(match.lastgroup)] if match else "="


# --- bands ---------------------------------------------------------------------------------------------------------
_CRITERIA = r"(?:\s?tiêu chí)"
#: A band of numbers of criteria: "15-18 tiêu chí", "từ 10 đến 14", "15 tiêu chí trở lên", "dưới 5 tiêu chí".
BAND = re.compile(
    rf"(?:(?:từ\s)?(?P<lo>\d{{1,2}}){_CRITERIA}?\s?(?:-|đến|"
    rf"tới)\s?(?:dưới\s(?P<below>\d{{1,2}})|(?P<hi>\d{{1,2}}))(?![\d/]){_CRITERIA}"
    rf"|(?:từ\s)?(?P<from>\d{{1,2}}){_CRITERIA}?\s?trở lên(?:{_CRITERIA})?"
    rf"|(?:từ\s)?(?P<upto>\d{{1,2}}){_CRITERIA}?\s?trở xuống(?:{_CRITERIA})?"
    rf"|(?:dưới|ít hơn|<)\s?(?P<under>\d{{1,2}}){_CRITERIA}"
    rf"|(?:trên|hơn|>)\s?(?P<over>\d{{1,2}}){_CRITERIA}"
    rf"|(?:≥|>=|từ|ít nhất|tối thiểu)\s?(?P<least>\d{{1,2}}){_CRITERIA}"
    rf"|(?:đủ\s)?(?P<all>19)(?:/19)?{_CRITERIA})"
)


def band(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Return the lowest and highest number of a `BAND` match, None for an open end: "dưới 5" → (None, 4)."""
    found = {name: int(value) for name, value in match.groupdict().items() if value}
    if "lo" in found:
        return found["lo"], found["hi"] if "hi" in found else found["below"] - 1
    if "all" in found:
        return 19, 19
    if "under" in found:
        return None, found["under"] - 1
    if "upto" in found:
        return None, found["upto"]
    if "over" in found:
        return found["over"] + 1, None
    return found.get("from", found.get("least")), None


# --- days and years ------------------------------------------------------------------------------------------------
#: A day in digits or in words.
DAY = r"(?P<d>\d{1,2})\s?(?:[/.-]\s?|tháng\s)(?P<m>\d{1,2})\s?(?:[/.-]\s?|,?\s?năm\s)(?P<y>\d{4})"
_YEAR = re.compile(r"(?<![\d/.-])(?:năm\s)(?P<year>(?:19|20)\d{2})(?!\s?-\s?\d|\d|/)")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as written, and the day of the calendar, None where the calendar has no such day."""

    text: str
    day: date | None


def written_day(match: re.Match[str]) -> WrittenDay:
    """Read a `DAY` match; a day that the calendar does not have is kept as text."""
    return written_day_of(match, int(match.group("y")))


def written_day_of(match: re.Match[str], year: int) -> WrittenDay:
    """Read a match of day (`d`) and month (`m`) in a year; a day that the calendar does not have is kept as text."""
    day, month = int(match.group("d")), int(match.group("m"))
    try:
        return WrittenDay(f"{day:02d}/{month:02d}/{year}", date(year, month, day))
    except ValueError:
        return WrittenDay(f"{day:02d}/{month:02d}/{year}", None)


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def years(key: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the years ("năm 2024") of a stretch of text with their places; those of a period or a day apart."""
    return [
        (int(match.group("year")), match.start())
        for match in _YEAR.finditer(key, start, end)
        if not _is_of_day(key, match.start())
        and not _COMPARED.search(key, max(start, match.start() - 28), match.start())
        and not _OF_A_LAW.search(key, max(start, match.start() - 60), match.start())
    ]


# "đúng Luật Hợp tác xã năm 2023": the year is the law's.
_OF_A_LAW = re.compile(r"(?<![a-zà-ỹđ])(?:luật|bộ luật|hiến pháp|pháp lệnh)\s[^,;.:()]{2,50}$")
# "tăng 02 xã so với năm 2023": the year compared with is not the year of the statement.
_COMPARED = re.compile(r"so với (?:cùng kỳ |cuối |đầu |hết |thực hiện |kết quả )*$")


def _is_of_day(key: str, at: int) -> bool:
    return re.search(r"tháng\s\d{1,2},?\s?$", key[max(0, at - 14) : at]) is not None
