"""Printed page numbers of a PDF: they stand at the edge of a page, in the middle of a sentence that runs over it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ntm.documents.extract.pdf.pages import Line

_ALONE = re.compile(r"\s*(?:trang|page|-|–)?\s*(\d{1,4})\s*(?:/\s*\d{1,4}|-|–)?\s*", re.IGNORECASE)


def without_numbers(pages: Sequence[tuple[Line, ...]]) -> tuple[tuple[Line, ...], ...]:
    """Return the pages without the lines at their edges that only number them.

    A number is believed to be the page's where it runs on with the pages: the same distance from the count of pages on
    most that have one. A lone number that does not stays: it may be a figure that fell on its own line.
    """
    edges = [[(place, int(match[1])) for place in _edges(lines) if (match := _alone(lines[place]))] for lines in pages]
    distances = Counter(number - index for index, found in enumerate(edges) for number in {one for _, one in found})
    if not distances:
        return tuple(pages)
    distance, times = max(distances.items(), key=lambda item: (item[1], item[0] == 1))
    if times < 2 and distance != 1:
        return tuple(pages)
    return tuple(
        tuple(line for place, line in enumerate(lines) if (place, index + distance) not in edges[index])
        for index, lines in enumerate(pages)
    )


def _alone(line: Line) -> re.Match[str] | None:
    return _ALONE.fullmatch(line.text) if line.table is None else None


def _edges(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the places of the first and the last line with words."""
    filled = [place for place, line in enumerate(lines) if line.text.strip()]
    return tuple({filled[0], filled[-1]}) if filled else ()
