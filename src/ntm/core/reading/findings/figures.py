"""The figures that a paper states for the end of its year and for its start, by what they are about.

Only what a paper states with one number is given: two numbers for one thing are a finding of that paper alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical, fold
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.findings.capital import money, short_label
from ntm.core.reading.findings.paper import Paper, standard_of, unit_of
from ntm.core.reading.findings.standards import is_new
from ntm.core.reading.findings.standing import keeps, standings

MEAN = "Bình quân tiêu chí"
WHOLE_CAPITAL = "Tổng nguồn vốn"
#: What a year's work only raises; groups of communes empty as their communes rise.
RISING = (FactKind.CRITERION_COUNT, FactKind.STANDARD_COUNT, FactKind.AVERAGE_CRITERIA)
_STANDARDS = {
    "basic": "đạt chuẩn nông thôn mới",
    "advanced": "đạt chuẩn nâng cao",
    "exemplary": "đạt chuẩn kiểu mẫu",
    "nearly": "cơ bản đạt chuẩn",
}
_EARLIER = re.compile(r"dau (?:nam|ky|giai doan)|nam truoc|cuoi nam")
_PART_OF_A_YEAR = re.compile(r"\b(?:quy|\d{1,2} thang|thang|giua ky|so ket|dau nam)\b")


def ends(paper: Paper) -> dict[str, Fact]:
    """Return what holds at the end of the paper's year: levels of criteria, units at a standard, the mean, groups of
    communes. A report's "đến nay có" is its result though it reads like a starting level."""
    found: dict[str, list[Fact]] = {}
    for criterion, standing in standings(paper).items():
        if standing.end is not None:
            found.setdefault(f"Tiêu chí {criterion}", []).append(standing.end)
    for fact in paper.facts:
        if not fact.delta and _is_of_the_end(paper, fact) and (what := _about(paper, fact)):
            found.setdefault(what, []).append(fact)
    return _stated_once(found)


def starts(paper: Paper) -> dict[str, Fact]:
    """Return what the paper says of the end of the year before its own, by the same words as `ends`."""
    found: dict[str, list[Fact]] = {}
    if paper.year is None:
        return {}
    for criterion, standing in standings(paper).items():
        if standing.start is not None and paper.year_of(standing.start) == paper.year - 1:
            found.setdefault(f"Tiêu chí {criterion}", []).append(standing.start)
    for fact in paper.facts:
        if fact.baseline and not fact.delta and paper.year_of(fact) == paper.year - 1 and (what := _about(paper, fact)):
            found.setdefault(what, []).append(fact)
    return _stated_once(found)


def plan_lines(paper: Paper) -> dict[str, Fact]:
    """Return what an amendment may change beside `ends`: sources of capital and indicators of the paper's year."""
    found: dict[str, list[Fact]] = {}
    for fact in paper.facts:
        if fact.baseline or fact.delta or fact.names or paper.year_of(fact) != paper.year or fact.value is None:
            continue
        if fact.kind is FactKind.CAPITAL and fact.unit != "%" and fact.label not in (None, "Tổng"):
            found.setdefault(short_label(fact), []).append(fact)
        elif fact.kind is FactKind.INDICATOR_TARGET and fact.indicator:
            unit = f" ({fact.unit})" if fact.unit else ""
            found.setdefault(f"{fact.indicator}{unit}", []).append(fact)
    merged: dict[str, list[Fact]] = {}
    words: dict[str, str] = {}
    for what, facts in found.items():
        merged.setdefault(words.setdefault(canonical(what), what), []).extend(facts)
    return _stated_once(merged)


def whole_capital(paper: Paper) -> dict[str, Fact]:
    """Return the total of the paper's year where one is stated."""
    facts = [
        fact
        for fact in paper.of(FactKind.CAPITAL)
        if fact.parent is None and fact.label == "Tổng" and fact.value is not None and fact.unit != "%"
        if not (fact.baseline or fact.delta) and paper.year_of(fact) == paper.year
    ]
    return _stated_once({WHOLE_CAPITAL: facts}) if facts else {}


def amount(fact: Fact) -> Decimal:
    """Return the number of a fact: money in triệu đồng, else units or a value."""
    if fact.kind is FactKind.CAPITAL:
        return money(fact)
    return Decimal(fact.numerator) if fact.numerator is not None else fact.value or Decimal(0)


def is_the_same(one: Fact, other: Fact) -> bool:
    """Tell whether two figures agree, decimals as far as both state them ("13,2" and "13,18")."""
    mine, theirs = amount(one), amount(other)
    if mine == theirs or one.kind is not FactKind.AVERAGE_CRITERIA:
        return mine == theirs
    places = max(-1, min(-int(mine.as_tuple().exponent), -int(theirs.as_tuple().exponent)))
    return places >= 1 and abs(mine - theirs) <= Decimal(1).scaleb(-places) / 2


def tells_the_whole_year(paper: Paper) -> bool:
    """Tell whether a report is of its whole year: its title names no part of it, and it was not made before the year's
    last month."""
    if _PART_OF_A_YEAR.search(fold(paper.head.title or "")):
        return False
    day = paper.head.date
    return day is None or paper.year is None or (day.year, day.month) >= (paper.year, 12)


def _is_of_the_end(paper: Paper, fact: Fact) -> bool:
    if not fact.baseline:
        return paper.year_of(fact) == paper.year
    is_result = paper.head.kind == "report" and fact.year in (None, paper.year)
    return is_result and not _EARLIER.search(fold(f"{paper.before(fact, limit=40)} {fact.quote}"))


def _about(paper: Paper, fact: Fact) -> str:
    """Return in Vietnamese what a figure is about, "" where it cannot be compared with another paper's."""
    if fact.kind is FactKind.AVERAGE_CRITERIA and fact.value is not None and fact.op in (None, "="):
        return MEAN if fact.criteria_set in (None, "commune") and paper.head.level != "commune" else ""
    if fact.kind is FactKind.STANDARD_COUNT and fact.numerator is not None and not fact.names and unit_of(fact):
        part = fact.parent is not None or is_new(fact) or keeps(fact) or fact.op not in (None, "=")
        whole = fact.denominator is not None or "trong do" not in fold(f"{paper.before(fact, limit=30)} {fact.quote}")
        return "" if part or not whole else f"Số {unit_of(fact)} {_STANDARDS[standard_of(fact)]}"
    if fact.kind is FactKind.BAND_COUNT and fact.numerator is not None and fact.band is not None:
        low, high = fact.band
        words = f"từ {low} trở lên" if high is None else f"dưới {high + 1}" if low is None else f"{low}–{high}"
        return f"Số xã đạt {words} tiêu chí"
    return ""


def _stated_once(found: dict[str, list[Fact]]) -> dict[str, Fact]:
    return {what: facts[-1] for what, facts in found.items() if len({amount(fact) for fact in facts}) == 1}


def kept(paper: Paper) -> Iterator[tuple[str, Fact]]:
    """Give what a plan promises to keep and no more, with the words of `ends`."""
    for criterion, standing in standings(paper).items():
        if standing.kept is not None:
            yield f"Tiêu chí {criterion}", standing.kept
