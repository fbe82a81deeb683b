"""Which of two numbers is the level to start from: "duy trì 5/16 …, phấn đấu thêm 3 …, nâng tổng số lên 8/16"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, takewhile

from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import View, matching_key

_LEVELS = (FactKind.CRITERION_COUNT, FactKind.COMMUNE_CRITERIA)
# "Đến nay có 15/21 xã đạt": what stands between "so far" and the number says nothing else.
_SO_FAR = re.compile(
    r"(?:(?:tính )?đến (?:nay|thời điểm (?:này|hiện tại|hiện nay))|hiện(?: nay| tại)?|hiện đã)[\s,:]*"
    r"(?:(?:toàn|cả) (?:huyện|tỉnh|thị xã)|(?:huyện|tỉnh) (?:đã|mới))?[\s,]*"
    r"(?:(?:mới chỉ|mới|đã|đang) )?(?:có|đạt)?\s*$"
)
_AIMS_AT = re.compile(r"phấn đấu|dự kiến|đăng ký|kế hoạch|mục tiêu")
_FARTHEST = 60
#: The doubt where a plan tells what stands so far and aims at nothing more.
STANDS = "Số tính đến nay; có thể là mức xuất phát."


def settle(view: View, facts: tuple[Fact, ...], *, kind: str | None = None) -> tuple[Fact, ...]:
    """Mark as starting levels the numbers to be kept that a rise or a new total follows in the same item, and those
    that stand so far where more is aimed at; `kind` is the paper's, and what a report says of now is its result.

    A number to be kept that nothing follows ("tiếp tục duy trì 16/16 xã đạt tiêu chí") is itself the target.
    """
    settled: list[Fact] = []
    for index, fact in enumerate(facts):
        if fact.kind in _LEVELS and fact.verb == "duy trì" and not fact.baseline and not fact.delta:
            reach = _reach(view, fact)
            following = takewhile(lambda other: other.start < reach, islice(facts, index + 1, None))  # noqa: B023
            if any(_raises(other, fact) for other in following):
                settled.append(replace(fact, baseline=True, year=None))
                continue
        if kind != "report" and _stands_so_far(view, fact):
            reach = _reach(view, fact)
            following = takewhile(lambda other: other.start < reach, islice(facts, index + 1, None))  # noqa: B023
            starts = any(_goes_beyond(other, fact) for other in following)
            doubts = (*fact.doubts, STANDS)
            settled.append(replace(fact, baseline=True, year=None) if starts else replace(fact, doubts=doubts))
            continue
        settled.append(fact)
    return tuple(settled)


def _stands_so_far(view: View, fact: Fact) -> bool:
    """Say whether a number of units at a criterion is said of today: "Đến nay có 15/21 xã đạt tiêu chí"."""
    if fact.kind is not FactKind.CRITERION_COUNT or fact.baseline or fact.delta or fact.verb is not None:
        return False
    at = view.after(fact.start + 1) - 1
    body = view.blocks[view.block_at(at).index].body
    opening = re.split(r"\d", matching_key(fact.quote), maxsplit=1)[0]
    return _SO_FAR.search(view.key[max(body, at - _FARTHEST) : at] + opening) is not None


def _goes_beyond(other: Fact, fact: Fact) -> bool:
    """Say whether another number aims at more than stands so far; a rise that a report has seen does not."""
    if not _raises(other, fact):
        return False
    if other.verb == "nâng lên":
        return (other.numerator or 0) > (fact.numerator or 0)
    return _AIMS_AT.search(matching_key(other.quote)) is not None


def _raises(other: Fact, fact: Fact) -> bool:
    same = (
        other.kind is fact.kind
        and other.criterion == fact.criterion
        and other.criteria_set == fact.criteria_set
        and not other.baseline
        and other.unit == fact.unit
    )
    if not same:
        return False
    return other.delta or (other.verb == "nâng lên" and other.numerator != fact.numerator)


def _reach(view: View, fact: Fact) -> int:
    """Return the end, in the extracted text, of the item that the fact stands in; for one commune's number of
    criteria the whole list."""
    low, high = 0, len(view.starts) - 1
    while low < high:
        middle = (low + high) // 2
        if view.starts[middle] < fact.start:
            low = middle + 1
        else:
            high = middle
    block = view.block_at(low)
    end = block.end
    levels = set(block.path) if fact.kind is FactKind.COMMUNE_CRITERIA else {block.index}
    if block.marker is None and block.path:
        levels.add(block.path[-1])
    for other in view.blocks[block.index + 1 :]:
        if levels.intersection(other.path):
            end = other.end
        else:
            break
    return view.ends[end - 1]
