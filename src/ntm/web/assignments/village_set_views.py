"""Danh sách thôn, bản: one list that several agencies help with, made, renewed and ended by forms."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ntm.core.kernel.states import Level
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries, village_sets
from ntm.usecases.assignments.operations import NotThen
from ntm.usecases.assignments.village_sets import Member, SharedSet
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn
from ntm.web.access import for_signed_in
from ntm.web.assignments.asked import Stand, stand_at
from ntm.web.assignments.posting import day, day_or_none, deed_id, done, number, numbers, text_of
from ntm.web.day import moment, working_day
from ntm.web.person import person


def _place_address(unit_id: int) -> str:
    return f"{reverse('responsibilities:index')}?noi={unit_id}"


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the form of a list of a place, filled from the one of `?tu=` that it replaces; or record it."""
    here = stand_at(request, unit_id)
    rules.require(person(request), Action.ASSIGN, unit_id=unit_id, on=working_day(request))
    if request.method == "POST":
        return _record(request, here)
    before = _before(request, here)
    kept = {one.unit_id for one in before.members if one.unit_id is not None} if before is not None else set()
    villages = units.villages_in(unit_id, here.on)
    page = {
        "here": here,
        "before": before,
        "groups": _by_commune(here, villages),
        "kept": kept,
        "others": "\n".join(one.named for one in before.members if one.unit_id is None) if before is not None else "",
        "agencies": queries.agencies_at(unit_id, on=here.on),
        "helping": {agency_id for agency_id, _ in before.agencies} if before is not None else set(),
        "form_id": uuid4(),
    }
    return render(request, "assignments/village_set_form.html", page)


def _before(request: HttpRequest, here: Stand) -> SharedSet | None:
    set_id = number(request.GET.get("tu", ""))
    if set_id is None:
        return None
    try:
        found = village_sets.set_numbered(set_id, on=here.on)
    except NotThen as error:
        raise Http404("Không có danh sách này.") from error
    if found.unit_id != here.unit.id:
        raise Http404("Danh sách này của nơi khác.")
    return found


def _by_commune(here: Stand, villages: tuple[UnitOn, ...]) -> list[tuple[str, list[UnitOn]]]:
    communes = [here.unit] if here.unit.level is Level.COMMUNE else list(units.communes_in(here.unit.id, here.on))
    grouped: dict[int | None, list[UnitOn]] = {}
    for village in villages:
        grouped.setdefault(village.parent_id, []).append(village)
    return [(one.title, grouped[one.id]) for one in communes if one.id in grouped]


def _record(request: HttpRequest, here: Stand) -> HttpResponse:
    instead_of = number(text_of(request, "instead_of"))

    def deed() -> None:
        village_sets.record_set(
            unit_id=here.unit.id,
            title=text_of(request, "title"),
            members=_members(request, here),
            agency_ids=numbers(request, "agencies"),
            start=day(request),
            end=day_or_none(request, "to_day"),
            source=text_of(request, "source"),
            instead_of=instead_of,
            client_id=deed_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return done(request, "Đã ghi danh sách thôn, bản.", deed, _place_address(here.unit.id))


def _members(request: HttpRequest, here: Stand) -> list[Member]:
    """Return the villages that were ticked, each with its commune, then those that are only named."""
    ticked = set(numbers(request, "villages"))
    found = [
        Member(f"{village.full_name} ({commune})", village.id)
        for commune, villages in _by_commune(here, units.villages_in(here.unit.id, here.on))
        for village in villages
        if village.id in ticked
    ]
    named = (line.strip() for line in request.POST.get("others", "").replace(";", "\n").splitlines())
    return found + [Member(name[:200], None) for name in dict.fromkeys(named) if name]


@for_signed_in
@require_POST
def end(request: HttpRequest, set_id: int) -> HttpResponse:
    """End a list on a day."""
    try:
        found = village_sets.set_numbered(set_id, on=working_day(request))
    except NotThen as error:
        raise Http404("Không có danh sách này.") from error

    def deed() -> None:
        village_sets.end_set(
            set_id=set_id,
            end=day(request),
            source=text_of(request, "source"),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return done(request, "Danh sách kết thúc từ ngày ấy.", deed, _place_address(found.unit_id))
