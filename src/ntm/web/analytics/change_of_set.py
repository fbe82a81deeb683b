"""Đổi bộ tiêu chí: which communes lose or gain which criteria because of the text."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ntm.usecases.analytics import change_of_set as changes
from ntm.usecases.analytics import places, responsibility
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.analytics.places import NotOnThatDay
from ntm.web.access import for_signed_in
from ntm.web.analytics import addresses
from ntm.web.day import working_day
from ntm.web.person import person


@for_signed_in
def change_of_set(request: HttpRequest) -> HttpResponse:
    """Show what a change of criteria set does to the communes of a place, by default the one the person looks after."""
    on = working_day(request)
    asked = request.GET
    place_id = addresses.whole(asked.get("noi", ""))
    if place_id is None:
        own = responsibility.own_place(person(request), on=on)
        if own is None:
            return render(request, "analytics/no_place.html", status=403)
        place_id = own.board_id
    try:
        found = changes.change_of_set(
            place_id=place_id,
            before_code=asked.get("tu", "")[:60],
            after_code=asked.get("sang", "")[:60],
            on=addresses.day_in(asked.get("ngay", "")),
            working_day=on,
            by=person(request),
        )
    except NotOnThatDay as error:
        if error.is_unknown:
            raise Http404("Không có đơn vị này.") from error
        place = places.nearest_place(error.unit_id, on=error.on)
        return render(request, "analytics/not_on_that_day.html", {"error": error, "place": place}, status=404)
    except NothingToShow as error:
        return render(request, "analytics/nothing.html", {"error": error, "place": error.place})
    except changes.NotComparable as error:
        raise Http404("Không có bộ tiêu chí này cho các xã của địa bàn.") from error
    return render(request, "analytics/change_of_set.html", {"change": found})
