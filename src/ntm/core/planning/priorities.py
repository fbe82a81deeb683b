"""In which order money goes to places and criteria: those due to be recognised first, then those that lack least."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCase:
    """A commune as its place in the order is weighed. `due` says why it is due to be recognised this year ("" for not);
    `lacking` counts the criteria that it does not meet, None where nobody reported."""

    unit_id: int
    name: str
    due: str
    lacking: int | None
    is_recognised: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry of the order: a unit's id or a criterion's number as text, its name, and why it stands there."""

    key: str
    name: str
    why: str


class NotAnOrder(ValueError):
    """Ranks that give no order; the message is Vietnamese."""


def order_of_places(cases: Iterable[PlaceCase]) -> tuple[Ranked, ...]:
    """Return communes as they are proposed: first those due to be recognised within the year (2496/KH-UBND asks to put
    them first), then those not recognised by how few criteria they lack, then those that only keep what they have.

    Whoever has not reported comes after those that have, among their like; equals stand by name.
    """

    def weight(one: PlaceCase) -> tuple[int, bool, int, str]:
        group = 0 if one.due else 2 if one.is_recognised else 1
        return group, one.lacking is None, one.lacking or 0, one.name

    return tuple(Ranked(str(one.unit_id), one.name, _why(one)) for one in sorted(cases, key=weight))


def _why(one: PlaceCase) -> str:
    lacking = "chưa đủ số liệu" if one.lacking is None else f"còn thiếu {one.lacking} tiêu chí"
    if one.due:
        return f"{one.due}; {lacking}"
    return f"đã được công nhận; {lacking}" if one.is_recognised else lacking


def order_of_criteria(promised: Mapping[str, tuple[str, int, int]]) -> tuple[Ranked, ...]:
    """Return criteria as they are proposed, from the name, how many communes promise each, and how many of those are
    due to be recognised: the most of these first, then the most communes, then by number."""

    def weight(number: str) -> tuple[int, int, int]:
        _, communes, due = promised[number]
        return -due, -communes, int(number)

    found = []
    for number in sorted(promised, key=weight):
        name, communes, due = promised[number]
        why = f"{communes} xã đăng ký" + (f", trong đó {due} xã ưu tiên" if due else "")
        found.append(Ranked(number, name, why))
    return tuple(found)


def ranked(proposed: Sequence[Ranked], kept: Sequence[str]) -> tuple[Ranked, ...]:
    """Return the entries in the order that was decided; what has come since stands after it, as proposed."""
    place = {key: at for at, key in enumerate(kept)}
    return tuple(sorted(proposed, key=lambda one: place.get(one.key, len(place))))


def decided(ranks: Mapping[str, int | None], proposed: Sequence[Ranked]) -> tuple[str, ...]:
    """Return the keys in the order of the ranks that a person typed; those without one stand after, as proposed.

    Raise `NotAnOrder` for a rank given twice or below 1.
    """
    given = {key: rank for key, rank in ranks.items() if rank is not None}
    if any(rank < 1 for rank in given.values()):
        raise NotAnOrder("Thứ tự ghi bằng số từ 1 trở lên.")
    twice = sorted(rank for rank in set(given.values()) if list(given.values()).count(rank) > 1)
    if twice:
        raise NotAnOrder(f"Thứ tự {twice[0]} ghi cho hai nơi.")
    known = [one.key for one in proposed]
    return (
        *sorted((key for key in known if key in given), key=lambda key: given[key]),
        *(key for key in known if key not in given),
    )
