"""Lines of an extracted text, grouped into the paragraphs, headings and list items that their author wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median, quantiles

#: A letter that begins a sentence or a name; "à-ỹ" as a range holds capitals with marks too, and Đ.
CAPITAL = "[" + "".join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isalpha() and char.isupper()) + "]"
_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_EDGES = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"

_PAGE_NUMBER = re.compile(r"^(?:-\s*\d{1,3}\s*-|\d{1,3}|[Tt]rang\s+\d{1,3}(?:\s*/\s*\d{1,3})?)$")
# Words after which a lone number belongs to the sentence, and words before which it does.
_WANTS_NUMBER = re.compile(
    r"(?:[:/(,≥≤=-]|\b(?:số|lên|là|còn|từ|đến|điều|khoản|mục|có|thêm|đạt|trên|dưới|hơn|gần))$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"^(?:/|%|xã\b|bản\b|thôn\b|huyện\b|tiêu chí|chỉ tiêu|triệu|tỷ|tỉ|ha\b|km\b|người\b|hộ\b)", re.IGNORECASE
)

_ROMAN = re.compile(r"^(?=[IVXLC])X{0,3}(?:IX|IV|V?I{0,3})(?:[.)/]\s+\S|[-–—]\s?(?=" + CAPITAL + "))")
_LETTER = re.compile(r"^[A-EĐ](?:[.)]\s+\S|\s?/\s*" + CAPITAL + ")")
_DECIMAL = re.compile(
    r"^(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)]|[-/–](?=\s)|/(?=" + CAPITAL + r"))\s*(?=[^\W\d_]|[“\"(]|"
    r"(?<=\s)\d{1,3}(?:[.,]\d+)?(?:\s?%|(?:\s?/\s?\d{1,3})?\s(?:xã|thôn|bản|huyện|ấp)\b))"
)
_BARE_DECIMAL = re.compile(r"^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\s+(?=[^\W\d_])")
_SMALL = re.compile(r"^[a-zđ]\s?[.)]\s+\S")
ARTICLE = re.compile(
    r"^(?:Điều|Mục|MỤC|(?P<part>Chương|CHƯƠNG|Phần|PHẦN))\s+"
    r"(?:\d{1,3}|[IVXLC]{1,5}|(?i:thứ (?:nhất|hai|ba|tư|năm)))\b[.:]?"
)
_PART_ALONE = re.compile(r"(?i)(?:phần|chương)\s+\S+(?:\s\S+)?$")
_DASH = re.compile(r"^[-–—‑−•●*▪◦·]\s*(?=\S)")
# "giai đoạn 2021" and "- 2025" of the next line are one range; "- 29/29 xã" is an item.
_RANGE_GOES_ON = re.compile(r"[-–—‑−]\s*\d{1,4}(?:$|[.,;:)]|\s(?:tiêu chí|năm|%|triệu|tỷ))")
_PLUS = re.compile(r"^\+\s*(?=\S)")
# After these a number or a dash at the start of a line goes on with the sentence above.
_OPEN_END = re.compile(
    r"(?:[,(/&–—-]|\b(?:(?<!thiểu )(?<!dân )số|tiêu chí|chỉ tiêu|điều|khoản|mục|chương|lục|biểu|mẫu|từ|đến|là|ngày|"
    r"tháng|năm|và|hoặc|với|của|tại|lên|"
    r"thêm|đạt|có|trên|dưới|theo|quý|cho))$",
    re.IGNORECASE,
)
_UNIT_END = re.compile(r"\b(?:xã|bản|thôn|huyện|tỉnh|các|ubnd)$", re.IGNORECASE)
_OPEN_BEFORE_DASH = re.compile(r"(?:[,(/&–—-]|\b(?:từ|đến|và|hoặc|với|của))$", re.IGNORECASE)
_BROKEN_NUMBER = re.compile(r"\d[.,]$")
_TERMINAL = ".;:!?…"
_NUMBER_OF_CRITERION = re.compile(r"\b(?:số|chí|tiêu)\s+\d{1,2}(?:\.\d{1,2})?\.$", re.IGNORECASE)
_FOOTER = re.compile(r"^nơi nhận\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark of a heading or list item; a lower rank stands above a higher one. `label` is the mark as written."""

    label: str
    rank: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: its span of the extracted text, edges trimmed, and its neighbourhood."""

    start: int
    end: int
    text: str
    after_blank: bool = False
    gap: int = 1  # line ends between this line and the one before it
    after_page_number: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that form one block."""

    marker: Marker | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text up to the list of recipients, and the lines after it."""

    groups: tuple[Group, ...]
    footer: tuple[Line, ...]


def lines_of(raw: str) -> tuple[Line, ...]:
    """Return the lines that say something, in order, stray page numbers among them."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(raw):
        content = match.group(0).strip(_EDGES)
        if not content.strip():
            continue
        start = match.start() + match.group(0).index(content)
        between = raw[last : match.start()]
        blank = between.count("\n") > 1 or "\f" in between or (between.count("\n") == 0 and between.count("\r") > 1)
        gap = max(1, between.count("\n") or between.count("\r"))
        found.append(Line(start, start + len(content), content, blank or not found, gap))
        last = match.end()
    return tuple(found)


def lay_out(raw: str) -> Layout:
    """Group the lines of an extracted text; page numbers that stand alone are left out and noted on the next line."""
    lines = tuple(_without_page_numbers(lines_of(raw)))
    footer_at = next(
        (index for index, line in enumerate(lines) if index > 3 and _FOOTER.match(_composed(line.text))), len(lines)
    )
    return Layout(tuple(_grouped(lines[:footer_at])), lines[footer_at:])


#: Pages hold at least so many lines.
_LINES_OF_A_PAGE = 8


def _counting_pages(lines: tuple[Line, ...]) -> frozenset[int]:
    """Return which lines hold nothing but the next number of a page each, 1 or 2 first; in a file that keeps no blank
    lines nothing else tells page numbers."""
    found: list[int] = []
    following: int | None = None
    for index, line in enumerate(lines):
        if not line.text.isdecimal() or len(line.text) > 3:
            continue
        number = int(line.text)
        far = not found or index - found[-1] >= _LINES_OF_A_PAGE
        if far and (number == following or (following is None and number in (1, 2) and index >= _LINES_OF_A_PAGE)):
            found.append(index)
            following = number + 1
    return frozenset(found if len(found) > 1 else ())


def _without_page_numbers(lines: tuple[Line, ...]) -> Iterator[Line]:
    pending = False
    pages = _counting_pages(lines)
    for index, line in enumerate(lines):
        if _PAGE_NUMBER.match(line.text):
            before = _composed(lines[index - 1].text) if index else ""
            after = _composed(lines[index + 1].text) if index + 1 < len(lines) else ""
            alone = line.after_blank and (index + 1 == len(lines) or lines[index + 1].after_blank)
            if index in pages or (alone and not _WANTS_NUMBER.search(before) and not _NUMBERED.match(after)):
                pending = True
                continue
        yield replace(line, after_page_number=True) if pending else line
        pending = False


_DIRECTIONS = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_DIRECTIONS)).strip()


def _grouped(lines: tuple[Line, ...]) -> Iterator[Group]:
    if not lines:
        return
    lengths = [len(line.text) for line in lines]
    width = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else float(lengths[0])
    unwrapped = width > 160
    spaced = sum(line.after_blank for line in lines) > 0.7 * len(lines)
    usual = int(median(line.gap for line in lines))
    marker: Marker | None = None
    group: list[Line] = []
    previous = ""
    for line in lines:
        words = _composed(line.text) or line.text
        # Behind an empty line that the lines around lack, an article begins whatever stands before it.
        above = "" if line.gap > max(usual, 1) and ARTICLE.match(words) else previous
        mark = _marker(words, above, marker)
        goes_on = group and mark is None
        if goes_on and not _breaks(line, words, previous, marker, width, unwrapped, usual if spaced else 1):
            group.append(line)
            previous = words
            continue
        if group:
            yield Group(marker, tuple(group))
        marker, group, previous = mark, [line], words
    if group:
        yield Group(marker, tuple(group))


def _follows(text: str, above: Marker | None) -> bool:
    """Say whether a number of several parts goes on with the item above: "2" or "2.1", then "2.2. Tiêu chí"."""
    found = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.(\d{1,2})[.)]?\s+" + CAPITAL, text)
    if found is None or above is None:
        return False
    stem, last = found.groups()
    return (above.label == stem and last == "1") or above.label == f"{stem}.{int(last) - 1}"


# A row of a table: nothing goes on behind it.
_ROW = re.compile(r"\s\|\s|\t")


def _opens(text: str) -> bool:
    """Say whether a line opens an article or a part."""
    return ARTICLE.match(text) is not None or _ROMAN.match(text) is not None or _LETTER.match(text) is not None


def _marker(text: str, previous: str, above: Marker | None = None) -> Marker | None:
    goes_on = bool(previous) and not previous.isupper() and _OPEN_END.search(previous) is not None
    goes_on = goes_on and not _follows(text, above)
    if _ROMAN.match(text) and not goes_on:
        return Marker(text.split()[0], 1)
    # "Điều 1. Phân công phụ trách tiêu chí" ends like a sentence that a number goes on with; a list begins below it.
    goes_on = goes_on and not (re.match(r"1[.)/]\s+" + CAPITAL, text) is not None and _opens(previous))
    article = ARTICLE.match(text)
    ended = not previous or previous[-1] in _TERMINAL + ")" or previous.isupper() or _ROW.search(previous) is not None
    if article and not goes_on and (ended or article["part"]):
        return Marker("", 0 if article["part"] else 1)
    if _LETTER.match(text) and not goes_on:
        return Marker(text.split()[0], 0)
    if (match := _DECIMAL.match(text) or _BARE_DECIMAL.match(text)) and not goes_on:
        following = text[match.end() : match.end() + 1]
        bare = not text[match.end(1) : match.end(1) + 1] or text[match.end(1)] not in ".)/-–"
        ended = not previous or previous[-1] in _TERMINAL + ")" or previous.isupper()
        if not following.islower() and (ended or not bare):
            if not re.match(r"\S+\s", text):
                return Marker("", 2 + match.group(1).count("."))
            return Marker(match.group(1), 2 + match.group(1).count("."))
    # "1. Sở Tài chính" ends without a mark: a capital letter behind "a)" tells the item from "(điểm a) …".
    begins = re.match(r"[a-zđ]\)\s+" + CAPITAL, text) is not None and not goes_on
    if _SMALL.match(text) and (not previous or previous[-1] in _TERMINAL + ")" or begins):
        return Marker(text.split()[0], 6)
    ended = not previous or previous[-1] in _TERMINAL + ")"
    if match := _DASH.match(text):
        following = text[match.end()]
        open_ = _OPEN_BEFORE_DASH.search(previous) is not None
        if (
            not open_
            and (not following.islower() or ended)
            and not (previous[-1:].isdigit() and _RANGE_GOES_ON.match(text))
        ):
            return Marker("-" if match.group(0) != "-" or text[1:2].isspace() else "", 7)
    if (match := _PLUS.match(text)) and (not goes_on or ended):
        return Marker("+" if text[1:2].isspace() else "", 8)
    return None


def _breaks(
    line: Line, words: str, previous: str, marker: Marker | None, width: float, unwrapped: bool, usual: int
) -> bool:
    """Say whether a line without a mark begins a paragraph of its own."""
    if _BROKEN_NUMBER.search(previous) and words[0].isdigit():
        return False
    if marker is not None and marker.rank == 0 and _PART_ALONE.match(previous):
        return False  # "Phần thứ nhất" and its title
    if unwrapped and (line.after_blank or len(previous) > 0):
        return not (words[0].islower() or previous.endswith(",")) or previous[-1] in _TERMINAL
    if not (words[0].isupper() or words[0] in '“"('):
        return False
    if previous.isupper() and len(previous) > 3:
        return not words.isupper()
    if previous[-1] in ".;!?…" or previous.endswith("/."):
        return not _NUMBER_OF_CRITERION.search(previous)
    if words.isupper() and len(words) > 5 and not previous.isupper() and not _OPEN_END.search(previous):
        return True
    within = _OPEN_END.search(previous) or _UNIT_END.search(previous) or previous.rfind("(") > previous.rfind(")")
    if line.gap > max(2, usual) and not within:
        return True  # more than one empty line: somebody parted the paragraphs
    short = len(previous) < 0.72 * width and len(previous) + len(words.split()[0]) + 1 < 0.85 * width
    if marker is not None and marker.rank <= 4 and short:
        return not _OPEN_END.search(previous)
    return short and line.gap > usual and not _OPEN_END.search(previous)
