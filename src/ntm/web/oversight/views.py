"""Giao ban: the briefings of a place; one with its pack, minutes and conclusions."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ntm.core.kernel.dates import NotADay, parse_day
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import places, responsibility
from ntm.usecases.oversight import operations, queries
from ntm.usecases.oversight import pack as packs
from ntm.usecases.oversight.operations import (
    BriefingNotFound,
    MinutesRefused,
    NotABriefing,
    NotAConclusion,
    WrittenMeanwhile,
)
from ntm.web.access import for_signed_in
from ntm.web.analytics.addresses import whole
from ntm.web.day import moment, working_day
from ntm.web.person import person


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the briefings of a place with what the next one will talk about; call one."""
    on, user = working_day(request), person(request)
    place_id = whole(request.POST.get("noi", "") or request.GET.get("noi", ""))
    if place_id is None:
        own = responsibility.own_place(user, on=on)
        if own is None:
            return render(request, "analytics/no_place.html", status=403)
        place_id = own.place.unit.id
    rules.require(user, Action.VIEW, unit_id=place_id, on=on)
    if request.method == "POST":
        return _call(request, place_id)
    return render(
        request,
        "oversight/index.html",
        {
            "place": places.nearest_place(place_id, on=on).unit,
            "rows": queries.briefings_of(place_id, by=user, on=on),
            "pack": packs.pack(place_id, on=on, by=user),
            "may_hold": rules.may(user, Action.HOLD_BRIEFING, unit_id=place_id, on=on),
            "client_id": uuid4(),
        },
    )


def _call(request: HttpRequest, place_id: int) -> HttpResponse:
    here = f"{reverse('oversight:index')}?noi={place_id}"
    try:
        briefing_id = operations.call_briefing(
            unit_id=place_id,
            held_on=parse_day(request.POST.get("ngay", "")),
            title=request.POST.get("ten", ""),
            venue=request.POST.get("noi-hop", ""),
            client_id=_client(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except NotADay:
        messages.error(request, "Ngày giao ban không phải là một ngày.")
    except NotABriefing as error:
        messages.error(request, str(error))
    else:
        return HttpResponseRedirect(reverse("oversight:briefing", args=[briefing_id]))
    return HttpResponseRedirect(here)


@for_signed_in
@require_safe
def briefing(request: HttpRequest, briefing_id: int) -> HttpResponse:
    """Show a briefing: the pack, the minutes, the conclusions and what became of them."""
    try:
        page = queries.briefing(briefing_id, by=person(request), on=working_day(request))
    except BriefingNotFound as error:
        raise Http404("Không có cuộc giao ban này.") from error
    context = {"page": page, "pack": page.pack, "minutes_id": uuid4(), "conclusion_id": uuid4()}
    return render(request, "oversight/briefing.html", context)


@for_signed_in
@require_POST
def minutes(request: HttpRequest, briefing_id: int) -> HttpResponse:
    """Keep minutes and lead back."""
    try:
        operations.keep_minutes(
            briefing_id=briefing_id,
            chair=request.POST.get("chu-tri", ""),
            attendees=request.POST.get("thanh-phan", ""),
            text=request.POST.get("noi-dung", ""),
            seen=whole(request.POST.get("ban", "")) or 0,
            client_id=_client(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except BriefingNotFound as error:
        raise Http404("Không có cuộc giao ban này.") from error
    except (MinutesRefused, WrittenMeanwhile) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã ghi biên bản.")
    return HttpResponseRedirect(reverse("oversight:briefing", args=[briefing_id]))


@for_signed_in
@require_POST
def conclusion(request: HttpRequest, briefing_id: int) -> HttpResponse:
    """Give a conclusion to somebody and lead back."""
    kind, _, number = request.POST.get("giao", "").partition(":")
    owner = whole(number)
    try:
        operations.conclude(
            briefing_id=briefing_id,
            text=request.POST.get("ket-luan", ""),
            owner_agency_id=owner if kind == "agency" else None,
            owner_unit_id=owner if kind == "unit" else None,
            due_on=parse_day(request.POST["han"]) if request.POST.get("han") else None,
            client_id=_client(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except BriefingNotFound as error:
        raise Http404("Không có cuộc giao ban này.") from error
    except NotADay:
        messages.error(request, "Thời hạn không phải là một ngày.")
    except NotAConclusion as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã giao việc theo kết luận.")
    return HttpResponseRedirect(reverse("oversight:briefing", args=[briefing_id]) + "#ket-luan")


def _client(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("ma", ""))
    except ValueError as error:
        raise Http404("Mã gửi không đọc được.") from error
