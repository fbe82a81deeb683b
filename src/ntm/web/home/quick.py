"""Trên điện thoại: how one's place stands at a glance, and big buttons for what is done on the way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ntm.core.kernel.states import Level
from ntm.usecases.access import reach
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import home as homes
from ntm.usecases.analytics import responsibility
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.reporting import duties
from ntm.web.access import for_signed_in
from ntm.web.day import working_day
from ntm.web.person import person

_MOST_LACKING = 5


@for_signed_in
@require_safe
def quick(request: HttpRequest) -> HttpResponse:
    """Show the place of a person at a glance, and what they can do there in one hand."""
    on, by = working_day(request), person(request)
    held = responsibility.responsibilities(by, on=on)
    if not held:
        return render(request, "analytics/no_place.html", status=403)
    own, places = held[-1], {one.place.unit.id for one in held}
    unit = None
    if own.place.unit.level in (Level.COMMUNE, Level.VILLAGE):
        try:
            unit = homes.unit_home(own, (), on=on, by=by).unit
        except NothingToShow:
            unit = None
    owed = [one for one in duties.duties_of_person(by, on=on) if one.is_open]
    context = {
        "place": own.place.unit,
        "role": own.role,
        "unit": unit,
        "lacking": unit.lacking[:_MOST_LACKING] if unit is not None else (),
        "owed": len(owed),
        "late": sum(one.is_overdue(on) for one in owed),
        "may_raise": bool(reach.allowed_among(by, Action.RAISE_OBSTACLE, unit_ids=places, on=on)),
        "may_visit": bool(reach.allowed_among(by, Action.REPORT_VISIT, unit_ids=places, on=on)),
        "may_confirm": bool(reach.allowed_among(by, Action.CONFIRM_LIST, unit_ids=places, on=on)),
    }
    return render(request, "home/quick.html", context)
