"""Groups of communes by the number of criteria they meet (19, 15–18, 10–14, 5–9, fewer than 5)."""

from __future__ import annotations

from itertools import pairwise

Band = tuple[int | None, int | None]


def _ends(band: Band, criteria: int) -> tuple[int, int]:
    lowest, highest = band
    return (0 if lowest is None else lowest), (criteria if highest is None else highest)


def is_nested(first: Band, second: Band, *, criteria: int = 19) -> bool:
    """Tell whether one band lies wholly in the other, as "15 trở lên" holds 15–18: a part of it, not a rival."""
    return lies_within(first, second, criteria=criteria) or lies_within(second, first, criteria=criteria)


def overlap(first: Band, second: Band, *, criteria: int = 19) -> bool:
    """Tell whether some number of criteria falls into both bands (10–15 and 15–18 share 15)."""
    (low, high), (least, most) = _ends(first, criteria), _ends(second, criteria)
    return max(low, least) <= min(high, most)


def is_contiguous(bands: list[Band], *, criteria: int = 19) -> bool:
    """Tell whether bands follow one another without a gap or an overlap."""
    ends = sorted(_ends(band, criteria) for band in bands)
    return all(after[0] == before[1] + 1 for before, after in pairwise(ends))


def lies_within(inner: Band, outer: Band, *, criteria: int = 19) -> bool:
    """Tell whether every number of criteria of one band falls into the other: 5–9 lies within "dưới 10"."""
    (low, high), (least, most) = _ends(inner, criteria), _ends(outer, criteria)
    return least <= low and high <= most
