"""Next year's draft from this year's plan: years that speak of the plan are moved on, the rest is left and marked.

A year inside a citation stays, because an instrument keeps its date; so does a span of years, because the programme's
phases do not move with a plan. Nothing else is changed, and every place that a person must look at is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.outcomes import Known, Why, outcome

_YEAR = re.compile(r"(?:[Nn]ăm|NĂM)\s+(20\d\d)(?!\s*[-–—]\s*20\d\d)(?!\d)")
_DATED = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(20\d\d)(?!\d)|tháng\s+\d{1,2}\s*[/.]\s*(20\d\d)(?!\d)")
_SPAN = re.compile(r"(20\d\d)\s*[-–—]\s*(20\d\d)(?!\d)")
_DAY_LINE = re.compile(r"ngày\s+[\d.… ]*\s*tháng\s+[\d.… ]*\s*năm\s+(?:20\d\d)")
#: Number and day of issue stand within so many characters.
_HEAD = 1500
#: Years further from the plan's own than this are history or far aims, and are left.
_REACH = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """A place `[start, end)` of this year's text, what stands there in the draft, and in Vietnamese what a person must
    look at; `remark` is empty where the mark says it all."""

    start: int
    end: int
    text: str
    why: Why
    remark: str = ""


def roll_over(text: str, head: PaperHead, facts: Sequence[Fact], *, year: int, known: Known) -> tuple[Edit, ...]:
    """Return what becomes of a plan of `year` in a draft for the year after, in order of place and without overlaps.

    `known` is what the data say of that year; a target of which they say nothing is marked as not known.
    """
    edits = list(_of_the_head(text, head, year))
    cited = [(fact.start, fact.end) for fact in facts if fact.kind is FactKind.LEGAL_CITATION]
    edits += [edit for edit in _of_years(text, cited, year) if not _touches(edit, edits)]
    edits += [edit for edit in _of_targets(facts, year, known) if not _touches(edit, edits)]
    return tuple(sorted(edits, key=lambda edit: edit.start))


def _of_the_head(text: str, head: PaperHead, year: int) -> Iterator[Edit]:
    """Blank the number and the day of issue: the draft has neither."""
    digits = re.match(r"\d+", head.number or "")
    where = text.find(head.number or "", 0, _HEAD)
    if digits is not None and where >= 0:
        yield Edit(where, where + digits.end(), "     ", Why.BLANK, "số của văn bản mới")
    match = _DAY_LINE.search(text, 0, _HEAD)
    if match is not None and head.date is not None:
        yield Edit(*match.span(), f"ngày     tháng     năm {year + 1}", Why.BLANK, "ngày ban hành mới")


def _of_years(text: str, cited: Sequence[tuple[int, int]], year: int) -> Iterator[Edit]:
    for match in _SPAN.finditer(text):
        start, end = match.span(2)
        if int(match[2]) <= year and not _inside(start, end, cited):
            yield Edit(start, end, match[2], Why.STALE, "giai đoạn này đã hết khi sang năm mới")
    spans = [match.span() for match in _SPAN.finditer(text)]
    seen: set[int] = set()
    for match in [*_DATED.finditer(text), *_YEAR.finditer(text)]:
        group = 2 if match.re is _DATED and match[2] else 1
        start, end = match.span(group)
        if start in seen or _inside(start, end, cited) or _inside(start, end, spans):
            continue
        seen.add(start)
        stated = int(match[group])
        if abs(stated - year) <= _REACH:
            yield Edit(start, end, str(stated + 1), Why.MOVED)
        elif stated < year:
            yield Edit(start, end, match[group], Why.STALE, "năm cũ, chưa chuyển")


def _of_targets(facts: Sequence[Fact], year: int, known: Known) -> Iterator[Edit]:
    """Mark the end of each target with what is known of it; an edit without length only adds the mark."""
    for fact in facts:
        told = outcome(fact, known, year=year)
        if told is not None:
            yield Edit(fact.end, fact.end, "", *told)


def _touches(edit: Edit, others: Sequence[Edit]) -> bool:
    return any(edit.start < other.end and other.start < edit.end for other in others)


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
