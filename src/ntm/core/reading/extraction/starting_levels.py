"""Which of two numbers is the level to start from: "duy trì 5/16 …, phấn đấu thêm 3 …, nâng tổng số lên 8/16"."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile

from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import View

_LEVELS = (FactKind.CRITERION_COUNT, FactKind.COMMUNE_CRITERIA)


def settle(view: View, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Mark as starting levels the numbers to be kept that a rise or a new total follows in the same item.

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
        settled.append(fact)
    return tuple(settled)


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
