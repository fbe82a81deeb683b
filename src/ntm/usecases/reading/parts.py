"""A long paper cut into parts that one page shows each, where its sections or at least its paragraphs begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ntm.core.kernel import vietnamese
from ntm.core.reading.layout import Layout
from ntm.usecases.reading.marked_text import blocks_of

#: A part holds about so many characters and facts at most; a paragraph is never cut.
LONGEST = 16_000
MOST_FACTS = 70
#: A section begins a new part where the part before is at least so full.
_FULL_ENOUGH = 0.6
_TITLE = 90


@dataclass(frozen=True, slots=True)
class Part:
    """The stretch `[start, end)` of the text that a page shows, counted from 1, and the heading with which it begins
    (empty where it begins inside a section)."""

    number: int
    start: int
    end: int
    title: str = ""


def parts_of(text: str, layout: Layout, starts: Sequence[int]) -> tuple[Part, ...]:
    """Cut a paper into parts; `starts` are the places of its facts in order. There is always one part, and together the
    parts are the whole text."""
    cuts = [0]
    titles = [""]
    heading: tuple[int, str] | None = None
    for style, lines in blocks_of(layout):
        begin, end = lines[0].start, lines[-1].end
        if style == "heading" and _fullness(cuts[-1], begin, starts) >= _FULL_ENOUGH:
            heading = heading or (begin, vietnamese.collapse(text[begin:end]))
        if begin > cuts[-1] and _fullness(cuts[-1], end, starts) > 1:
            at, title = heading if heading is not None and heading[0] > cuts[-1] else (begin, "")
            cuts.append(at)
            titles.append(title[:_TITLE])
            heading = None
    ends = [*cuts[1:], len(text)]
    return tuple(
        Part(number, start, end, title)
        for number, (start, end, title) in enumerate(zip(cuts, ends, titles, strict=True), start=1)
    )


def part_at(parts: Sequence[Part], offset: int) -> int:
    """Return the number of the part in which a place of the text lies."""
    return max(1, bisect_right([part.start for part in parts], offset))


def _fullness(start: int, end: int, starts: Sequence[int]) -> float:
    facts = bisect_left(starts, end) - bisect_left(starts, start)
    return max((end - start) / LONGEST, facts / MOST_FACTS)
