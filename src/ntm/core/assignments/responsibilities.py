"""Who answers for which criterion or indicator of a place on a day, worked out of dated assignments.

An assignment is made for a place and holds there and in everything below it. Offices of each level have a lead of
their own: the province's department and the commune's division both answer for criterion 5, each towards its office.
Within one level the nearest place decides, and within a place an indicator that is assigned apart before its whole
criterion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level

#: The nearest level first, as people below it meet them.
LEVELS = (Level.VILLAGE, Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.CENTRAL)

_ITEM = re.compile(r"(?:[1-9]\d?)(?:\.[1-9]\d?)?")


class Part(StrEnum):
    """What an agency does for a criterion or indicator: chủ trì, phối hợp, or reporting a criterion as a whole."""

    LEAD = "lead"
    SUPPORT = "support"
    REPORTS_WHOLE = "reports_whole"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the part."""
        return {"lead": "Chủ trì", "support": "Phối hợp", "reports_whole": "Tổng hợp, báo cáo cả tiêu chí"}[self]


class NotAnItem(ValueError):
    """A text that is neither the number of a criterion ("5") nor of an indicator ("5.1")."""


def item_of(text: str) -> str:
    """Return the number of a criterion or indicator as it is kept; raise `NotAnItem`."""
    text = text.strip()
    if _ITEM.fullmatch(text) is None:
        raise NotAnItem(text)
    return text


def criterion_of(item: str) -> str:
    """Return the number of the criterion that an item is or belongs to ("18" of "18.4")."""
    return item.partition(".")[0]


def base_set(set_code: str) -> str:
    """Return the code under which assignments are kept: the national set's for a province's overlay of it."""
    return set_code.partition("@")[0]


def in_order(item: str) -> tuple[int, ...]:
    """Return a key by which items stand as in the set: 2 before 10, 18 before 18.1."""
    return tuple(int(part) for part in item.split("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An assignment that reaches a place on a day.

    `unit` is the place for which it was made and `depth` how many steps that lies above the place asked about. `level`
    is that of the agency's own unit. `after` names the agency from which it came where an agency or its unit has ended
    since, and is empty for one that stands as it was made.
    """

    id: int
    agency: int
    name: str
    level: Level
    unit: int
    depth: int
    item: str
    part: Part
    span: Span
    source: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class DoubleLead:
    """Several agencies of one level that lead one indicator of one place at the same time."""

    item: str
    level: Level
    leads: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """Who answers for what in a place on a day.

    `indicators` are the set's indicators in force that day, in order; a criterion judged whole is one of its own
    number.
    """

    unit: int
    set_code: str
    indicators: tuple[str, ...]
    held: tuple[Held, ...]

    def leads_of(self, item: str) -> tuple[Held, ...]:
        """Return the leads of an indicator, the nearest level first, one a level unless two compete.

        For a criterion with several indicators: the leads of all of them, each agency once.
        """
        if item not in self.indicators and "." not in item:
            found = [held for one in self.indicators_of(item) for held in self.leads_of(one)]
            found = found or self._decisive(item)
            first: dict[int, Held] = {}
            for held in found:
                first.setdefault(held.agency, held)
            return tuple(sorted(first.values(), key=lambda held: LEVELS.index(held.level)))
        return tuple(self._decisive(item))

    def supports_of(self, item: str) -> tuple[Held, ...]:
        """Return who supports an indicator or its criterion, or, for a criterion, any of its indicators; each agency
        once, and never one that leads the item itself."""
        leading = {held.agency for held in self.leads_of(item)}
        first: dict[int, Held] = {}
        for held in self.held:
            if held.part is Part.SUPPORT and held.agency not in leading and _touches(held.item, item):
                first.setdefault(held.agency, held)
        return tuple(first.values())

    def reporter_of(self, criterion: str) -> Held | None:
        """Return who reports a criterion as a whole: whoever is named for it, else the one agency of the nearest level
        that leads all of its indicators; None where nobody is named and the indicators are split or without a lead."""
        named = [held for held in self.held if held.part is Part.REPORTS_WHOLE and held.item == criterion]
        if named:
            return min(named, key=lambda held: (LEVELS.index(held.level), held.depth, held.id))
        for level in LEVELS:
            leads = [
                [held for held in self.leads_of(item) if held.level is level] for item in self.indicators_of(criterion)
            ]
            agencies = {held.agency for one in leads for held in one}
            if leads and all(leads) and len(agencies) == 1:
                return leads[0][0]
        return None

    def items_of(self, agency_id: int) -> tuple[str, ...]:
        """Return the indicators that an agency leads here, in the set's order."""
        return tuple(item for item in self.indicators if any(held.agency == agency_id for held in self._decisive(item)))

    def indicators_of(self, criterion: str) -> tuple[str, ...]:
        """Return the indicators of a criterion, in order."""
        return tuple(item for item in self.indicators if criterion_of(item) == criterion)

    def gaps(self) -> tuple[str, ...]:
        """Return the indicators that no agency of any level leads, in order."""
        return tuple(item for item in self.indicators if not self._decisive(item))

    def double_leads(self) -> tuple[DoubleLead, ...]:
        """Return the indicators for which several agencies of one level compete, in order."""
        found = []
        for item in self.indicators:
            leads = self._decisive(item)
            for level in dict.fromkeys(held.level for held in leads):
                same = tuple(held for held in leads if held.level is level)
                if len(same) > 1:
                    found.append(DoubleLead(item, level, same))
        return tuple(found)

    def _decisive(self, item: str) -> list[Held]:
        """Return the leads that decide an item, level by level.

        The nearest place comes before a wider one, and an indicator of its own before its criterion. Where these two
        point to different agencies (the wider place names the indicator, the nearer one the criterion), both are there:
        only a person can tell, and the coverage check says so.
        """
        able = [held for held in self.held if held.part is Part.LEAD and held.item in (item, criterion_of(item))]
        found: list[Held] = []
        for level in LEVELS:
            same = [held for held in able if held.level is level]
            best = [one for one in same if not any(_comes_before(other, one) for other in same)]
            first: dict[int, Held] = {}
            for held in sorted(best, key=lambda one: (one.depth, -len(one.item), one.id)):
                first.setdefault(held.agency, held)
            found.extend(first.values())
        return found


def _comes_before(one: Held, other: Held) -> bool:
    """Say whether an assignment is at least as near and at least as special as another, and more of one of them.

    One that stands as it was made comes before one that only followed an ended agency.
    """
    if bool(one.after) != bool(other.after):
        return not one.after
    special, than = "." in one.item, "." in other.item
    return one.depth <= other.depth and special >= than and (one.depth, special) != (other.depth, than)


def _touches(held: str, item: str) -> bool:
    return held in (item, criterion_of(item)) or ("." not in item and criterion_of(held) == item)


def carried_over(
    held: Iterable[Held], *, heirs: Callable[[int], Sequence[tuple[int, str, Level, int, int]]]
) -> tuple[Held, ...]:
    """Return assignments of ended agencies as their heirs hold them.

    `heirs` gives, for an agency, those that took over its work and have a say in the place: (agency, name, level, unit
    of the agency, steps from the place up to that unit). What several heirs could take is everyone's of them: the
    coverage check then shows the double lead. Nobody is made the heir of an agency without one.
    """
    found: dict[tuple[int, str, Part], Held] = {}
    for one in sorted(held, key=lambda each: (each.depth, each.id)):
        for agency, name, level, unit, depth in heirs(one.agency):
            now = replace(
                one, agency=agency, name=name, level=level, unit=unit, depth=depth, after=one.after or one.name
            )
            found.setdefault((agency, one.item, one.part), now)
    return tuple(found.values())
