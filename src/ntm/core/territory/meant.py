"""Which of the units of an area a written name means: one of them, or several of which a person must choose.

Spelling is forgiven as far as only one unit can be meant: the place of a tone mark, a word of the kind before the name,
and diacritics where the writer used none at all. Whatever else is alike is a candidate and never the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory import names

#: So many candidates are offered at most.
MOST_CANDIDATES = 6
#: How alike two keys without diacritics must be for one to be a misspelling of the other.
_ALIKE = 0.75


class Why(StrEnum):
    """Why a name does not tell its unit."""

    SEVERAL = "several"  # units of that very name
    SPELT = "spelt"  # units of a name that is written otherwise
    UNKNOWN = "unknown"  # nothing alike


@dataclass(frozen=True, slots=True)
class Place:
    """A unit that may be meant: its own name and kind, and the name of the unit right above it ("" for none)."""

    unit: int
    name: str
    kind: UnitKind
    above: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """The unit that a name means, or None with the reason and the candidates, the likeliest first."""

    unit: int | None
    candidates: tuple[Place, ...] = ()
    why: Why | None = None


class Gazetteer:
    """The units of an area on a day, by the ways in which people write their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = tuple(places)
        self._by_key: dict[str, list[Place]] = {}
        for place in self._places:
            self._by_key.setdefault(names.search_key(place.name), []).append(place)

    def meant(self, written: str, *, within: str = "", level: Level | None = None) -> Meant:
        """Return what a name means. `within` is the unit that the writer puts it in, `level` the level that the words
        around it speak of; each narrows only where something remains."""
        alike = self._named(written)
        spelt = [place for place in alike if _same_letters(place.name, written)]
        found = _narrowed(spelt, within, level)
        if len(found) == 1:
            return Meant(found[0].unit)
        if found:
            return Meant(None, tuple(found[:MOST_CANDIDATES]), Why.SEVERAL)
        found = _narrowed(alike, within, level)
        if len(found) == 1 and _has_no_diacritics(written):
            return Meant(found[0].unit)
        if found:
            return Meant(None, tuple(found[:MOST_CANDIDATES]), Why.SPELT)
        near = _narrowed(self._near(written), within, level)
        return Meant(None, tuple(near[:MOST_CANDIDATES]), Why.SPELT if near else Why.UNKNOWN)

    def _named(self, written: str) -> list[Place]:
        key = names.search_key(written)
        found = list(self._by_key.get(key, ()))
        for length, kinds in names.kinds_named_first(written):
            rest = " ".join(key.split(" ")[length:])
            found += [place for place in self._by_key.get(rest, ()) if place.kind in kinds and place not in found]
        return found

    def _near(self, written: str) -> list[Place]:
        key = names.search_key(written)
        for length, _ in names.kinds_named_first(written):
            key = " ".join(key.split(" ")[length:])
        words = sorted(key.split(" "))
        scored = []
        matcher = SequenceMatcher(b=key)
        for other, places in self._by_key.items():
            matcher.set_seq1(other)
            score = 1.0 if sorted(other.split(" ")) == words else 0.0
            if not score and matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                score = matcher.ratio()
            if score >= _ALIKE:
                scored += [(-score, place.name, place) for place in places]
        return [place for _, _, place in sorted(scored, key=lambda one: one[:2])]


def _narrowed(found: Sequence[Place], within: str, level: Level | None) -> list[Place]:
    kept = list(found)
    if within:
        key = names.search_key(within)
        inside = [place for place in kept if place.above and names.search_key(place.above) == key]
        kept = inside or kept
    if level is not None:
        kept = [place for place in kept if place.kind.level is level] or kept
    return kept


def _same_letters(name: str, written: str) -> bool:
    own, asked = names.exact_key(name), names.exact_key(written)
    return asked == own or asked.endswith(f" {own}")


def _has_no_diacritics(written: str) -> bool:
    return vietnamese.fold(written) == vietnamese.collapse(written).lower()
