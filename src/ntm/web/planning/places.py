"""The place and year that a page of planning stands on, and the way to its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from ntm.core.kernel.states import Level
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import responsibility
from ntm.usecases.planning import plan_views
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn
from ntm.web.day import working_day
from ntm.web.person import person
from ntm.web.planning import forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a page stands: the place on the day or the nearest day of its life, the year, what lies around it."""

    unit: UnitOn
    year: int
    on: date
    above: tuple[UnitOn, ...]
    below: tuple[UnitOn, ...]
    successors: tuple[UnitOn, ...]

    @property
    def is_commune(self) -> bool:
        """Say whether the place is a commune, which promises for itself."""
        return self.unit.level is Level.COMMUNE

    @property
    def is_village(self) -> bool:
        """Say whether the place is a village, whose promises its commune registers."""
        return self.unit.level is Level.VILLAGE

    @property
    def has_ended(self) -> bool:
        """Say whether the place is gone on the page's day."""
        return self.unit.span.end is not None and self.unit.span.end <= self.on


def number(text: str) -> int | None:
    """Return a number from an address, None for what is none."""
    return int(text) if text.isdecimal() and len(text) <= 18 else None


def stand_on(request: HttpRequest, unit_id: int, *, year: int | None = None) -> Stand:
    """Return where a page stands; 404 for a unit that never was, refusal for whoever may not see it."""
    on = working_day(request)
    try:
        unit = plan_views.unit_then(unit_id, on)
    except units.UnitNotFound as error:
        raise Http404("Không có đơn vị này.") from error
    rules.require(person(request), Action.VIEW, unit_id=unit_id, on=on)
    day = on if on in unit.span else (unit.span.start if on < unit.span.start else _last(unit))
    ended = unit.span.end is not None and unit.span.end <= on
    return Stand(
        unit=unit,
        year=year if year is not None else forms.asked_year(request, on=on),
        on=on,
        above=units.ancestors(unit_id, day),
        below=units.children(unit_id, day),
        successors=tuple(link.unit for link in units.history(unit_id).successors) if ended else (),
    )


def _last(unit: UnitOn) -> date:
    assert unit.span.end is not None
    return date.fromordinal(unit.span.end.toordinal() - 1)


def own_place(request: HttpRequest) -> int | None:
    """Return the place that the person works for; of a village head the commune; None for somebody without any."""
    held = responsibility.own_place(person(request), on=working_day(request))
    if held is None:
        return None
    if held.place.unit.level is Level.VILLAGE and held.place.above:
        return held.place.above[0].id
    return held.place.unit.id
