"""The place that a page of assignments stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from ntm.core.kernel.states import Level
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import responsibility
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn
from ntm.web.assignments.posting import number
from ntm.web.day import asked_day, working_day
from ntm.web.person import person


@dataclass(frozen=True, slots=True)
class Stand:
    """A place on a day with what lies around it, and whether the person may assign there on the working day."""

    unit: UnitOn
    on: date
    above: tuple[UnitOn, ...]
    below: tuple[UnitOn, ...]
    may_assign: bool

    @property
    def is_wide(self) -> bool:
        """Say whether the place has communes below it."""
        return self.unit.level not in (Level.COMMUNE, Level.VILLAGE)


def stand(request: HttpRequest) -> Stand:
    """Return the place that `?noi=` names, else the person's own, on the day of `?ngay=`, else the working day.

    404 where it does not exist then, refusal for whoever may not see it.
    """
    unit_id = number(request.GET.get("noi", ""))
    if unit_id is None:
        own = responsibility.own_place(person(request), on=working_day(request))
        if own is None:
            raise Http404("Chưa có nơi nào để xem.")
        unit_id = own.place.unit.id
    return stand_at(request, unit_id)


def stand_at(request: HttpRequest, unit_id: int) -> Stand:
    """Return a place on the asked day; 404 and refusal as `stand`."""
    on = asked_day(request)
    try:
        unit = units.unit_on(unit_id, on)
    except units.UnitNotFound as error:
        raise Http404("Ngày ấy không có đơn vị này.") from error
    today = working_day(request)
    rules.require(person(request), Action.VIEW, unit_id=unit_id, on=today)
    return Stand(
        unit=unit,
        on=on,
        above=units.ancestors(unit_id, on),
        below=units.children(unit_id, on) if unit.level is not Level.VILLAGE else (),
        may_assign=rules.may(person(request), Action.ASSIGN, unit_id=unit_id, on=today),
    )
