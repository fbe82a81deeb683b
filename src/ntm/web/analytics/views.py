"""Bảng tiêu chí: the board of a place, a unit's own criteria, and why a cell is what it is."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ntm.core.kernel.states import Level
from ntm.usecases.access import rules
from ntm.usecases.analytics import board as boards
from ntm.usecases.analytics import explaining, places, responsibility
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.analytics.places import NotOnThatDay
from ntm.usecases.planning.queries import NoSuchPlan
from ntm.usecases.reporting import queries as reporting
from ntm.web.access import for_signed_in
from ntm.web.analytics import addresses, cells, controls, figures
from ntm.web.day import working_day
from ntm.web.person import person


@for_signed_in
def board(request: HttpRequest) -> HttpResponse:
    """Show the board of a place, by default the one that the person looks after."""
    on = working_day(request)
    asked = request.GET
    level = addresses.level_in(asked)
    place_id = addresses.whole(asked.get("noi", ""))
    if place_id is None:
        own = responsibility.own_place(person(request), on=on)
        if own is None:
            return render(request, "analytics/no_place.html", status=403)
        place_id, level = own.board_id, own.board_level
    selection = addresses.selection_in(asked)
    try:
        found = boards.board(
            place_id=place_id,
            asked_day=addresses.day_in(asked.get("ngay", "")),
            working_day=on,
            plan_id=addresses.whole(asked.get("ke-hoach", "")),
            level=level,
            by=person(request),
        )
    except NotOnThatDay as error:
        return _not_on_that_day(request, error)
    except NothingToShow as error:
        return render(request, "analytics/nothing.html", {"error": error, "place": error.place})
    except NoSuchPlan as error:
        raise Http404("Không có kế hoạch này ở địa bàn đang xem.") from error
    if level is Level.COMMUNE and found.place.unit.level is Level.COMMUNE:
        return HttpResponseRedirect(_unit_address(place_id, found.on.isoformat()))
    shown = boards.rows_shown(found, selection)
    return render(
        request,
        "analytics/board.html",
        {
            "board": found,
            "selection": selection,
            "body": cells.body(found, selection, shown.tolist()),
            "foot": cells.foot(found),
            "shown": int(shown.sum()),
            "choices": controls.choices(found, selection, sorted({*found.days, found.on, on}, reverse=True)),
            "heads": controls.heads(found, selection),
            "legend": controls.legend(),
            "cards": figures.cards(found),
            "bands": figures.bands(found),
            "clear": addresses.board_address(
                place_id=place_id, on=found.on, level=level, plan_id=addresses.whole(asked.get("ke-hoach", ""))
            ),
            "notes": reporting.simulation_notes([place_id], on=found.on),
        },
    )


@for_signed_in
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show all criteria of one commune or village, each with the sentence that says why."""
    try:
        found = explaining.explain_unit(
            unit_id=unit_id,
            asked_day=addresses.day_in(request.GET.get("ngay", "")),
            working_day=working_day(request),
            by=person(request),
        )
    except NotOnThatDay as error:
        return _not_on_that_day(request, error)
    except NothingToShow as error:
        return render(request, "analytics/nothing.html", {"error": error, "place": error.place})
    return render(
        request,
        "analytics/unit.html",
        {
            "unit": found,
            "may_enter": rules.may(
                person(request), rules.Action.ENTER_FIGURES, unit_id=unit_id, on=working_day(request)
            ),
        },
    )


@for_signed_in
def explanation(request: HttpRequest, unit_id: int, criterion: int) -> HttpResponse:
    """Say why a criterion of a unit has its verdict: a page, or the panel of a board that asks for it by htmx."""
    on = working_day(request)
    try:
        found = explaining.explain_cell(
            unit_id=unit_id,
            criterion=criterion,
            on=addresses.day_in(request.GET.get("ngay", "")) or on,
            working_day=on,
            by=person(request),
        )
    except NotOnThatDay as error:
        return _not_on_that_day(request, error)
    except NothingToShow as error:
        return render(request, "analytics/nothing.html", {"error": error, "place": error.place})
    except explaining.NoSuchCriterion as error:
        raise Http404("Bộ tiêu chí đang có hiệu lực không có tiêu chí số này.") from error
    template = "analytics/cell_panel.html" if getattr(request, "htmx", False) else "analytics/cell_page.html"
    return render(
        request,
        template,
        {
            "cell": found,
            "may_enter": rules.may(person(request), rules.Action.ENTER_FIGURES, unit_id=unit_id, on=on),
            "may_decide": rules.may(
                person(request), rules.Action.DECIDE_INDICATOR, unit_id=unit_id, on=on, criterion=str(criterion)
            ),
        },
    )


def _unit_address(unit_id: int, day: str) -> str:
    return reverse("analytics:unit", args=[unit_id]) + f"?ngay={day}"


def _not_on_that_day(request: HttpRequest, error: NotOnThatDay) -> HttpResponse:
    """Say that the unit did not exist on that day and when it did; an id that nothing has is not found."""
    if error.is_unknown:
        raise Http404("Không có đơn vị này.")
    place = places.nearest_place(error.unit_id, on=error.on)
    return render(request, "analytics/not_on_that_day.html", {"error": error, "place": place}, status=404)
