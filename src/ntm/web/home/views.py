"""The first page of each role: what the person owes today, and how the place stands; a leader's on one sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ntm.core.kernel.states import Level, Role
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import home as homes
from ntm.usecases.analytics import leader_sheet as sheets
from ntm.usecases.analytics import my_work as works
from ntm.usecases.analytics import responsibility
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.analytics.my_work import MyWork
from ntm.usecases.analytics.responsibility import Responsibility
from ntm.usecases.reporting import queries as reporting
from ntm.web.access import for_signed_in
from ntm.web.analytics import figures
from ntm.web.day import working_day
from ntm.web.person import person


@for_signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what a person owes and looks after; with `?noi=` another of the places that they hold.

    A leader's first page is the sheet; `?day-du=1` asks for the place's full page.
    """
    on = working_day(request)
    held = responsibility.responsibilities(person(request), on=on)
    if not held:
        return render(request, "analytics/no_place.html", status=403)
    own = _chosen(held, request.GET.get("noi", ""))
    others = tuple(one for one in held if one.place.unit.id != own.place.unit.id)
    work = works.my_work(person(request), held, on=on)
    try:
        if own.place.unit.level in (Level.COMMUNE, Level.VILLAGE):
            return _unit(request, own, others, work)
        if own.role is Role.LEADER and not request.GET.get("day-du"):
            return _sheet(request, own, others, work)
        return _place(request, own, others, work)
    except NothingToShow as error:
        context = {"own": own, "others": others, "error": error, "may_enter": _may_enter(request, own), "work": work}
        return render(request, "home/nothing.html", context)


@for_signed_in
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """Show everything that a person owes today, in the order of its last day."""
    on = working_day(request)
    held = responsibility.responsibilities(person(request), on=on)
    return render(request, "home/my_work.html", {"work": works.my_work(person(request), held, on=on)})


@for_signed_in
@require_safe
def leader_sheet(request: HttpRequest) -> HttpResponse:
    """Show the leader's sheet of a place above communes that a person holds."""
    on = working_day(request)
    held = responsibility.responsibilities(person(request), on=on)
    if not held:
        return render(request, "analytics/no_place.html", status=403)
    own = _chosen(held, request.GET.get("noi", ""))
    others = tuple(one for one in held if one.place.unit.id != own.place.unit.id)
    if own.place.unit.level in (Level.COMMUNE, Level.VILLAGE):
        return HttpResponseRedirect("/")
    try:
        return _sheet(request, own, others, works.my_work(person(request), held, on=on))
    except NothingToShow as error:
        return render(request, "home/nothing.html", {"own": own, "others": others, "error": error})


def _sheet(request: HttpRequest, own: Responsibility, others: tuple[Responsibility, ...], work: MyWork) -> HttpResponse:
    found = sheets.leader_sheet(own, others, on=working_day(request), by=person(request))
    board = found.home.board
    return render(
        request,
        "home/sheet.html",
        {
            "sheet": found,
            "home": found.home,
            "pack": found.pack,
            "board": board,
            "work": work,
            "cards": [card for card in figures.cards(board) if not card.address.startswith("/van-ban/")][:4],
            "bands": figures.bands(board),
        },
    )


def _chosen(held: tuple[Responsibility, ...], asked: str) -> Responsibility:
    return next((one for one in held if str(one.place.unit.id) == asked), held[0])


def _may_enter(request: HttpRequest, own: Responsibility) -> bool:
    return rules.may(person(request), Action.ENTER_FIGURES, unit_id=own.place.unit.id, on=working_day(request))


def _place(request: HttpRequest, own: Responsibility, others: tuple[Responsibility, ...], work: MyWork) -> HttpResponse:
    found = homes.place_home(own, others, on=working_day(request), by=person(request))
    return render(
        request,
        "home/place.html",
        {
            "home": found,
            "work": work,
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


def _unit(request: HttpRequest, own: Responsibility, others: tuple[Responsibility, ...], work: MyWork) -> HttpResponse:
    found = homes.unit_home(own, others, on=working_day(request), by=person(request))
    return render(request, "home/unit.html", {"home": found, "unit": found.unit, "work": work})
