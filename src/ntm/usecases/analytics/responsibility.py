"""Which place a person looks after: what their home page and their first board are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.states import Level, Role
from ntm.store.accounts.models import User
from ntm.store.analytics import querysets
from ntm.usecases.analytics import places
from ntm.usecases.analytics.places import Place

_ORDER = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.VILLAGE)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A role of a person in a place, with the place as it is on the day."""

    role: Role
    place: Place

    @property
    def board_id(self) -> int:
        """Return the place whose board compares the own place with its neighbours; for a commune, what it lies in."""
        if self.place.unit.level in (Level.COMMUNE, Level.VILLAGE) and self.place.above:
            return self.place.above[0].id
        return self.place.unit.id

    @property
    def board_level(self) -> Level:
        """Return the level of the rows of that board."""
        return Level.VILLAGE if self.place.unit.level is Level.VILLAGE else Level.COMMUNE


def responsibilities(user: User, *, on: date) -> tuple[Responsibility, ...]:
    """Return what a person holds on a day, the widest place first, without grants on places that have ended."""
    found: list[Responsibility] = []
    known: dict[int, Place | None] = {}
    for role, unit_id in _held(user, on):
        if unit_id not in known:
            try:
                known[unit_id] = places.place_on(unit_id, on=on)
            except places.NotOnThatDay:
                known[unit_id] = None
        place = known[unit_id]
        if place is not None:
            found.append(Responsibility(role, place))
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.place.unit.level), one.place.unit.name)))


def own_place(user: User, *, on: date) -> Responsibility | None:
    """Return the widest place that a person holds a role in on a day, or None for somebody without any."""
    held = responsibilities(user, on=on)
    return held[0] if held else None


def _held(user: User, on: date) -> Sequence[tuple[Role, int]]:
    return [(Role(role), unit_id) for role, unit_id in querysets.grants_held(user.pk, on=on)]
