"""Next year's draft from this year's plan: years moved where they speak of the plan, the rest left and marked.

Nothing is decided here: every year that was moved and every figure that must be thought about is marked for a person.
A year inside a citation stays, because an instrument keeps its date; a span of years ("giai đoạn 2021 - 2025") stays,
because the programme's phases do not move with the plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ntm.core.reading.facts import Fact, FactKind, PaperHead

_YEAR = re.compile(r"(?<!\d)(?<!\d[/.-])20\d\d(?![\d])(?!/[A-ZĐ])")
_DATED = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(20\d\d)(?!\d)")
_SPAN = re.compile(r"20\d\d\s*[-–—]\s*20\d\d|từ năm 20\d\d đến năm 20\d\d")
#: The day line of the head, in any shape that ends with its year.
_DAY_LINE = re.compile(r"ngày\s+[\d.… ]*\s*tháng\s+[\d.… ]*\s*năm\s+(20\d\d)")
#: Years this far from the plan's own are history or far aims, and are left.
_REACH = 2


class Why(StrEnum):
    """Why a place of the draft is marked."""

    MOVED = "moved"  # a year that was moved on
    STALE = "stale"  # a year that was left and may be out of date
    UNMET = "unmet"  # a target that the data do not show to be reached
    MET = "met"  # a target that the data show to be reached
    UNKNOWN = "unknown"  # a target of which nothing is known
    BLANK = "blank"  # number and day of the new paper


@dataclass(frozen=True, slots=True)
class Edit:
    """A place `[start, end)` of this year's text, what stands there in the draft, and why a person must look.

    `remark` is Vietnamese and may be empty."""

    start: int
    end: int
    text: str
    why: Why
    remark: str = ""


def roll_over(text: str, head: PaperHead, facts: Sequence[Fact], *, year: int) -> tuple[Edit, ...]:
    """Return what becomes of a plan of `year` in a draft for the year after, in order of place, without overlaps."""
    cited = [(fact.start, fact.end) for fact in facts if fact.kind is FactKind.LEGAL_CITATION]
    left = [match.span() for match in _SPAN.finditer(text)] + cited
    edits: list[Edit] = list(_of_the_head(text, head, year))
    taken = [(edit.start, edit.end) for edit in edits]
    for match in [*_DATED.finditer(text), *_YEAR.finditer(text)]:
        start, end = match.span(1) if match.re is _DATED else match.span()
        if _inside(start, end, taken):
            continue
        stated = int(text[start:end])
        if _inside(start, end, left):
            if not _inside(start, end, cited) and stated <= year:
                edits.append(
                    Edit(start, end, text[start:end], Why.STALE, "giai đoạn đã nêu: xem còn đúng cho năm mới không")
                    if _ends_span(text, end) and stated <= year
                    else Edit(start, end, text[start:end], Why.STALE)
                )
            continue
        taken.append((start, end))
        if abs(stated - year) > _REACH:
            edits.append(Edit(start, end, text[start:end], Why.STALE, "năm này chưa được chuyển"))
        else:
            edits.append(Edit(start, end, str(stated + 1), Why.MOVED))
    return tuple(sorted(edits, key=lambda edit: edit.start))


def _of_the_head(text: str, head: PaperHead, year: int) -> list[Edit]:
    """Blank the number and the day of issue: the draft has neither."""
    edits = []
    if head.number:
        digits = re.match(r"\d+", head.number)
        where = text.find(head.number)
        if digits is not None and 0 <= where < 1500:
            edits.append(Edit(where, where + digits.end(), "     ", Why.BLANK, "số của văn bản mới"))
    match = _DAY_LINE.search(text, 0, 1500)
    if match is not None:
        edits.append(Edit(*match.span(), f"ngày     tháng     năm {year + 1}", Why.BLANK, "ngày ban hành mới"))
    return edits


def _ends_span(text: str, end: int) -> bool:
    return not re.match(r"\s*[-–—]\s*20\d\d", text[end : end + 12])


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
