"""What can be asked of recorded reorganisations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ntm.core.territory.events import Paper
from ntm.store.territory import event_querysets


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded reorganisation; `ended`, `begun`, `changed`, `divided` count units, `unknown` those without shares."""

    number: int
    key: str
    title: str
    on: date
    province_code: str
    papers: tuple[Paper, ...]
    source: str
    applied_at: datetime
    undone_at: datetime | None
    ended: int
    begun: int
    changed: int
    divided: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Becoming:
    """One old unit and what it became, one new unit a row; `new_id` None where it went nowhere."""

    old_id: int
    old_name: str
    old_code: str
    new_id: int | None
    new_name: str
    new_code: str
    whole: bool
    share: object
    is_same: bool


class EventNotFound(LookupError):
    """No recorded reorganisation has that key."""


def _recorded(row: Mapping[str, object]) -> Recorded:
    papers = tuple(
        Paper(
            number=one["number"],
            title=one["title"],
            issuer=one["issuer"],
            issued_on=None if one["issued_on"] is None else date.fromisoformat(one["issued_on"]),
        )
        for one in row["papers"]  # type: ignore[attr-defined]
    )
    values = dict(row) | {"papers": papers}
    return Recorded(**values)  # type: ignore[arg-type]


def recorded() -> tuple[Recorded, ...]:
    """Return every recorded reorganisation, the newest day first, undone ones included; one query."""
    return tuple(_recorded(row) for row in event_querysets.events(key=None))


def event(key: str) -> Recorded:
    """Return a reorganisation by its key, the applied one before those undone; raise `EventNotFound`."""
    for row in event_querysets.events(key=key):
        return _recorded(row)
    raise EventNotFound(key)


def becomings(number: int) -> tuple[Becoming, ...]:
    """Return what became what in an event, communes and what lies above them, in Vietnamese order."""
    return tuple(Becoming(*row) for row in event_querysets.becomings(number))


def event_of_unit(unit_id: int) -> tuple[tuple[str, str, date], ...]:
    """Return (key, title, day) of each event that began, changed or ended a unit, in the order of days."""
    return event_querysets.events_of_unit(unit_id)
