"""Lộ trình: what a commune does not meet yet and how it will, or the roadmaps of all communes of a place."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ntm.core.kernel.states import Level
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import plan_year
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.planning import roadmaps, works
from ntm.usecases.planning.registration_queries import agency_name
from ntm.usecases.planning.roadmaps import LineRow, NewLine
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.planning import forms, places


@dataclass(frozen=True, slots=True)
class CommuneRoad:
    """A commune's roadmap in one line of an office's table."""

    unit: units.UnitOn
    lines: tuple[LineRow, ...]

    @property
    def cost(self) -> int:
        """Return what the lines cost together as far as they say, in đồng."""
        return sum(line.cost for line in self.lines if line.cost is not None)

    @property
    def uncosted(self) -> int:
        """Return how many lines state no cost."""
        return sum(line.cost is None for line in self.lines)

    @property
    def incomplete(self) -> int:
        """Return how many lines lack their way, their owner or their cost."""
        return sum(not line.is_complete for line in self.lines)


@for_signed_in
@require_safe
def index(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the road of a commune, or the sums of all communes of a place."""
    stand = places.stand_on(request, unit_id)
    if stand.is_village:
        return HttpResponseRedirect(reverse("planning:roadmap", args=[stand.above[-1].id]))
    page: dict[str, object] = {"stand": stand, "tab": "roadmap"}
    if not stand.is_commune:
        day = stand.on if stand.on in stand.unit.span else stand.unit.span.start
        communes = [one for one in units.communes_in(unit_id, day) if one.is_counted]
        lines: dict[int, list[LineRow]] = {one.id: [] for one in communes}
        for row in roadmaps.lines_of(list(lines), on=stand.on):
            lines[row.unit_id].append(row)
        roads = [CommuneRoad(one, tuple(lines[one.id])) for one in communes]
        page |= {
            "roads": roads,
            "with_lines": sum(bool(road.lines) for road in roads),
            "cost": sum(road.cost for road in roads),
            "uncosted": sum(road.uncosted for road in roads),
        }
        return render(request, "planning/roadmaps.html", page)
    page["may_edit"] = not stand.has_ended and rules.may(person(request), Action.REGISTER, unit_id=unit_id, on=stand.on)
    try:
        road = plan_year.road(unit_id, on=stand.on, by=person(request))
    except NothingToShow as error:
        page["nothing"] = str(error)
        return render(request, "planning/roadmap.html", page)
    owners = {item.line.owner_agency_id for item in road.items if item.line and item.line.owner_agency_id}
    names = {agency_id: agency_name(agency_id, on=stand.on) for agency_id in owners}
    page |= {
        "road": road,
        "items": [(item, names.get(item.line.owner_agency_id or 0, "") if item.line else "") for item in road.items],
    }
    return render(request, "planning/roadmap.html", page)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, unit_id: int, item: str) -> HttpResponse:
    """Show and write one line of a commune's roadmap."""
    stand = places.stand_on(request, unit_id)
    if stand.unit.level is not Level.COMMUNE:
        raise Http404("Lộ trình lập cho cấp xã.")
    if request.method == "POST":
        return _write(request, unit_id, item)
    try:
        road = plan_year.road(unit_id, on=stand.on, by=person(request))
    except NothingToShow as error:
        raise Http404(str(error)) from error
    found = next((one for one in road.items if one.item == item), None)
    if found is None:
        raise Http404("Chỉ tiêu này đã đạt hoặc không có trong bộ tiêu chí.")
    near = [stand.unit, *stand.above]
    page = {
        "stand": stand,
        "tab": "roadmap",
        "road": road,
        "found": found,
        "works": [row for row in works.works_of([unit_id], on=stand.on) if row.terms.item in _serving(item)],
        "agencies": [(one, agencies.agencies_at(one.id, on=stand.on)) for one in near if not stand.has_ended],
        "years": range(stand.on.year, stand.on.year + 6),
        "may_edit": not stand.has_ended and rules.may(person(request), Action.REGISTER, unit_id=unit_id, on=stand.on),
        "client_id": forms.new_client_id(),
    }
    return render(request, "planning/roadmap_line.html", page)


def _serving(item: str) -> tuple[str, str]:
    """Return the items a work of which serves an indicator: itself, and its whole criterion."""
    return item, item.partition(".")[0]


def _write(request: HttpRequest, unit_id: int, item: str) -> HttpResponse:
    def deed() -> None:
        roadmaps.write_line(
            unit_id=unit_id,
            set_code=forms.text(request, "set_code"),
            item=item,
            line=NewLine(
                due_year=forms.needed(request, "due_year", "Năm"),
                due_quarter=forms.whole(request, "due_quarter", "Quý"),
                missing=forms.text(request, "missing"),
                cost=forms.whole(request, "cost", "Kinh phí"),
                solution=forms.text(request, "solution"),
                owner_agency_id=places.number(forms.text(request, "owner_agency")),
                owner=forms.text(request, "owner"),
                is_dropped=request.POST.get("deed") == "drop",
            ),
            why=forms.text(request, "why"),
            seen=forms.needed(request, "seen", "Lần sửa"),
            client_id=forms.client_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return forms.done(request, "Đã ghi lộ trình.", deed, reverse("planning:roadmap", args=[unit_id]))
