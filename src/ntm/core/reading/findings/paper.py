"""A paper as the findings see it: its facts in order of place, and the few questions that several findings ask."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from ntm.core.kernel.vietnamese import canonical, collapse, compose, fold, format_number
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, PaperHead, Severity


@dataclass(frozen=True, slots=True)
class Threshold:
    """What the law asks of one indicator at the paper's place and year, as plain values.

    `words` are fragments by which a paper's indicator is recognised ("thu nhập"); `op` and `value` are the
    requirement in `unit`; `citation` is the article in Vietnamese, with whether it was checked. `year` is the one year
    for which the law gives the figure, None where it holds for all.
    """

    words: tuple[str, ...]
    op: str
    value: Decimal
    unit: str
    citation: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """That an instrument was replaced: `by` which one, from which day `on`, in which `province` ("" for all), and in
    Vietnamese whether that was checked."""

    by: str
    on: date
    verification: str
    province: str = ""


@dataclass(frozen=True)
class Paper:
    """The head, the text, and the facts of one paper, sorted by place so that their order of arrival is without effect.

    `thresholds` maps a criterion ("10") or one of its measures ("12.2", "14.1:primary") to what the law asks; empty
    where nobody looked it up.
    """

    head: PaperHead
    text: str
    facts: tuple[Fact, ...]
    thresholds: Mapping[str, Threshold] = field(default_factory=dict)
    replaced: Mapping[str, Replacement] = field(default_factory=dict)  # by the official number of what was replaced

    @cached_property
    def year(self) -> int | None:
        """Return the year the paper plans for: the head's, else the year that most of its facts name."""
        if self.head.year is not None:
            return self.head.year
        years = [fact.year for fact in self.facts if fact.year is not None and not fact.baseline]
        return max(sorted(set(years)), key=years.count) if years else None

    def of(self, kind: FactKind) -> list[Fact]:
        """Return the facts of one kind, in order of place."""
        return [fact for fact in self.facts if fact.kind is kind]

    def year_of(self, fact: Fact) -> int | None:
        """Return the year a fact speaks of: its own; the year before the plan's for a starting level; else the
        plan's."""
        if fact.year is not None or self.year is None:
            return fact.year
        return self.year - 1 if fact.baseline else self.year

    def is_aim(self, fact: Fact) -> bool:
        """Tell whether a report aims at a fact and does not tell how it stands: by its words or its section's head."""
        if self.head.kind != "report":
            return False
        line = self.text.rfind("\n", 0, fact.start) + 1
        if _AIMED.search(fold(self.text[line : fact.start])):
            return True
        starts, aims = self._sections
        section = bisect_right(starts, fact.start)
        return section > 0 and aims[section - 1]

    @cached_property
    def _sections(self) -> tuple[list[int], list[bool]]:
        """Return where the paper's sections begin, and which of them tell what is aimed at."""
        heads = list(_SECTION_HEAD.finditer(self.text))
        return [head.start() for head in heads], [_AIMS_AHEAD.search(fold(head[0])) is not None for head in heads]

    @cached_property
    def lowered(self) -> tuple[str, Sequence[int]]:
        """Return the text as `lower_with_places` gives it."""
        return lower_with_places(self.text)

    def after(self, fact: Fact, *, to: int | None = None, limit: int = 200) -> str:
        """Return the text behind a fact, up to offset `to` or at most `limit` characters."""
        stop = fact.end + limit if to is None else min(to, fact.end + limit)
        return collapse(compose(self.text[fact.end : stop])) if 0 <= fact.end < stop else ""

    def before(self, fact: Fact, *, limit: int = 120) -> str:
        """Return at most `limit` characters of text in front of a fact."""
        return collapse(compose(self.text[max(0, fact.start - limit) : fact.start]))

    def span(self, start: int, end: int) -> str:
        """Return the text between two offsets as a quote: white space collapsed, letters as in the paper."""
        return collapse(self.text[start:end])


_AIMED = re.compile(r"\b(?:phan dau|muc tieu|du kien|se)\b")
_SECTION_HEAD = re.compile(r"^[ \t]*(?:[IVX]{1,5}[.\-/)]|[A-D]\.|(?:PHẦN|Phần)\s)[^\n]{3,200}", re.MULTILINE)
_AIMS_AHEAD = re.compile(r"nhiem vu|phuong huong|muc tieu|ke hoach|thoi gian toi")
_CHUNK = 4096
_ITEM = re.compile(r"[-–+*•●]|\d{1,2}[.)]\s|[a-zđ]\)\s|[IVX]{1,5}\.\s")


def lower_with_places(text: str) -> tuple[str, Sequence[int]]:
    """Return the text in lower-case NFC for matching, and for each of its letters the offset in the text.

    Runs of white space become one space, or one line break where a list item or a numbered heading follows; a line
    that merely wraps is no break.
    """
    # Single letters and numbers kept in lists would take tens of times the paper itself.
    written: list[str] = []
    letters: list[str] = []
    places = array("I")
    index, size = 0, len(text)
    while index < size:
        stop = index + 1
        if len(letters) > _CHUNK:
            written.append("".join(letters))
            letters.clear()
        if text[index].isspace():
            while stop < size and text[stop].isspace():
                stop += 1
            breaks = "\n" in text[index:stop] and _ITEM.match(text, stop) is not None
            letters.append("\n" if breaks else " ")
            places.append(index)
        else:
            while stop < size and unicodedata.combining(text[stop]):
                stop += 1
            cluster = text[index:stop]
            composed = (cluster if len(cluster) == 1 else compose(cluster)).lower()
            letters.extend(composed)
            places.extend([index] * len(composed))
        index = stop
    return "".join((*written, *letters)), places


def sort_facts(facts: tuple[Fact, ...] | list[Fact]) -> tuple[Fact, ...]:
    """Return facts by place, then kind, then content; equal facts at one place count once."""
    ordered = sorted(set(facts), key=lambda fact: (fact.start, fact.end, fact.kind.value, repr(fact)))
    return tuple(ordered)


def finding(
    code: str,
    message: str,
    *facts: Fact,
    severity: Severity = Severity.ERROR,
    stated: Decimal | int | None = None,
    computed: Decimal | int | None = None,
    arithmetic: str | None = None,
    proposal: str | None = None,
) -> Finding:
    """Make a finding that quotes the facts it rests on, the stated side first."""
    return Finding(
        code=code,
        severity=severity,
        message=message,
        quotes=tuple(fact.quote for fact in facts),
        spans=tuple((fact.start, fact.end) for fact in facts),
        stated=None if stated is None else Decimal(stated),
        computed=None if computed is None else Decimal(computed),
        arithmetic=arithmetic,
        proposal=proposal,
    )


def agreement(code: str, message: str, *facts: Fact) -> Agreement:
    """Make an agreement that quotes the facts it rests on."""
    return Agreement(
        code=code,
        message=message,
        quotes=tuple(fact.quote for fact in facts),
        spans=tuple((fact.start, fact.end) for fact in facts),
    )


def number(value: Decimal | int) -> str:
    """Write a number as Vietnamese papers do."""
    return format_number(Decimal(value))


_UNITS = re.compile(r"^(xã|bản|thôn|làng|phường|thị trấn|huyện|thành phố|thị xã|tỉnh|ấp|buôn)\s+(?=\S)", re.IGNORECASE)


def place_key(name: str) -> str:
    """Return a key under which "xã Dào San", "Dào San" and "DÀO SAN" are one place."""
    return canonical(_UNITS.sub("", collapse(name)))


def distinct(names: Iterable[str]) -> dict[str, str]:
    """Return names by place key, each place once, in order of first mention."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(place_key(name), name)
    return found


def unit_of(fact: Fact) -> str:
    """Return what a fact counts: "xã", "bản" (thôn, bản, ấp …), "huyện", "tiêu chí" …; "" where it does not say."""
    unit = canonical(fact.unit or "")
    first = fold(unit)
    if re.match(r"(thon|ban|ap|buon|lang)\b", first):
        return "bản"
    if re.match(r"(huyen|thi xa|thanh pho)\b", first):
        return "huyện"
    return "xã" if re.match(r"xa\b", first) else unit


def standard_of(fact: Fact) -> str:
    """Return the standard a count is about: "basic", "advanced", "exemplary" or "nearly" (cơ bản đạt chuẩn)."""
    words = fold(" ".join(filter(None, (fact.standard, fact.criteria_set))))
    if "nang cao" in words or "advanced" in words:
        return "advanced"
    if "kieu mau" in words or "exemplary" in words:
        return "exemplary"
    if "co ban" in words or "nearly" in words:
        return "nearly"
    return "basic"
