"""The home page of each level: a place above communes, a commune, a village."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ntm.core.kernel.states import Level, Role
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import home as homes
from ntm.usecases.analytics import responsibility
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.analytics.responsibility import Responsibility
from ntm.usecases.reporting import queries as reporting
from ntm.web.access import for_signed_in
from ntm.web.analytics import figures
from ntm.web.day import working_day
from ntm.web.person import person


@for_signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what a person looks after; with `?vai-tro=` another of the places that they hold."""
    on = working_day(request)
    held = responsibility.responsibilities(person(request), on=on)
    if not held:
        return render(request, "analytics/no_place.html", status=403)
    own = _chosen(held, request.GET.get("noi", ""))
    others = tuple(one for one in held if one.place.unit.id != own.place.unit.id)
    try:
        if own.place.unit.level in (Level.COMMUNE, Level.VILLAGE):
            return _unit(request, own, others)
        return _place(request, own, others)
    except NothingToShow as error:
        context = {"own": own, "others": others, "error": error, "may_enter": _may_enter(request, own)}
        return render(request, "home/nothing.html", context)


def _chosen(held: tuple[Responsibility, ...], asked: str) -> Responsibility:
    return next((one for one in held if str(one.place.unit.id) == asked), held[0])


def _may_enter(request: HttpRequest, own: Responsibility) -> bool:
    return rules.may(person(request), Action.ENTER_FIGURES, unit_id=own.place.unit.id, on=working_day(request))


def _place(request: HttpRequest, own: Responsibility, others: tuple[Responsibility, ...]) -> HttpResponse:
    found = homes.place_home(own, others, on=working_day(request), by=person(request))
    return render(
        request,
        "home/place.html",
        {
            "home": found,
            "board": found.board,
            # Contradictions have a part of the page for themselves.
            "cards": [card for card in figures.cards(found.board) if not card.address.startswith("/van-ban/")],
            "bands": figures.bands(found.board),
            "bars": [(one, _width(one.count.met, one.count.counted)) for one in found.weakest],
            "reads_only": own.role in (Role.LEADER, Role.OVERSIGHT, Role.FINANCE),
            "notes": reporting.simulation_notes([own.place.unit.id], on=found.board.on),
        },
    )


def _width(part: int, whole: int) -> int:
    """Return the length of a bar of 200 units."""
    return round(200 * part / whole) if whole else 0


def _unit(request: HttpRequest, own: Responsibility, others: tuple[Responsibility, ...]) -> HttpResponse:
    found = homes.unit_home(own, others, on=working_day(request), by=person(request))
    return render(request, "home/unit.html", {"home": found, "unit": found.unit})
