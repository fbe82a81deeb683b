"""Cơ quan: the agencies of a place on a day, one agency through time, and what offices change."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.core.assignments.agencies import AgencyKind, AgencyRole
from ntm.core.territory.unit import LISTED_FROM
from ntm.usecases.access import rules
from ntm.usecases.assignments import operations, queries
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.assignments.posting import day, done, number, numbers
from ntm.web.day import asked_day, moment, working_day
from ntm.web.person import person

_LONGEST_SEARCH = 200


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the agencies of a place on a day, or those that a written name may mean there."""
    on = asked_day(request)
    unit_id = number(request.GET.get("noi", ""))
    place = None
    if unit_id is not None:
        try:
            place = units.unit_on(unit_id, on)
        except units.UnitNotFound:
            place = None
    asked = request.GET.get("ten", "").strip()[:_LONGEST_SEARCH]
    found: tuple[queries.AgencyView, ...] = ()
    if place is not None:
        found = queries.find(asked, unit_id=place.id, on=on) if asked else queries.agencies_at(place.id, on=on)
    today = working_day(request)
    page = {
        "on": on,
        "place": place,
        "was_asked": unit_id is not None,
        "asked": asked,
        "groups": [(kind.label, [one for one in found if one.kind is kind]) for kind in AgencyKind],
        "found": found,
        "above": units.ancestors(place.id, on) if place is not None else (),
        "provinces": units.provinces(on) if place is None else (),
        "below": units.children(place.id, on) if place is not None and place.level != "commune" else (),
        "may_edit": place is not None
        and rules.may(person(request), rules.Action.EDIT_AGENCIES, unit_id=place.id, on=today),
        "kinds": tuple(AgencyKind),
    }
    return render(request, "assignments/index.html", page)


@for_signed_in
@require_safe
def agency(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Show an agency through time: its names, roles, and what it came from and became."""
    try:
        found = queries.agency_page(agency_id)
    except queries.AgencyNotFound as error:
        raise Http404("Không có cơ quan này.") from error
    today = working_day(request)
    page = {
        "agency": found,
        "covered_from": LISTED_FROM,
        "others": [one for one in queries.agencies_at(found.unit.id, on=today) if one.id != agency_id],
        "roles": tuple(AgencyRole),
        "may_edit": rules.may(person(request), rules.Action.EDIT_AGENCIES, unit_id=found.unit.id, on=today),
    }
    return render(request, "assignments/agency.html", page)


def _place_address(unit_id: int) -> str:
    return f"{reverse('assignments:index')}?noi={unit_id}"


def _address(agency_id: int) -> str:
    return reverse("assignments:agency", args=[agency_id])


@for_signed_in
@require_POST
def set_up(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Add the agencies that every unit of the level has."""

    def deed() -> None:
        operations.set_up_from_patterns(
            unit_id=unit_id, on=working_day(request), by=person(request), at=moment(request)
        )

    return done(request, "Đã lập danh mục theo mẫu của cấp; hãy sửa cho đúng thực tế.", deed, _place_address(unit_id))


@for_signed_in
@require_POST
def add(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Add an agency to a place."""
    kind = request.POST.get("kind", "")
    if kind not in {one.value for one in AgencyKind}:
        raise Http404("Không có loại cơ quan này.")

    def deed() -> None:
        operations.add_agency(
            unit_id=unit_id,
            kind=AgencyKind(kind),
            name=request.POST.get("name", ""),
            from_day=day(request),
            source=request.POST.get("source", ""),
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )

    return done(request, "Đã thêm cơ quan.", deed, _place_address(unit_id))


@for_signed_in
@require_POST
def rename(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Rename an agency from a day on."""

    def deed() -> None:
        operations.rename_agency(
            agency_id=agency_id,
            name=request.POST.get("name", ""),
            from_day=day(request),
            source=request.POST.get("source", ""),
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )

    return done(request, "Đã đổi tên.", deed, _address(agency_id))


@for_signed_in
@require_POST
def alias(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Add another name that people use."""

    def deed() -> None:
        operations.add_alias(
            agency_id=agency_id,
            text=request.POST.get("name", ""),
            from_day=day(request),
            source=request.POST.get("source", ""),
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )

    return done(request, "Đã thêm tên gọi khác.", deed, _address(agency_id))


@for_signed_in
@require_POST
def role(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Give the agency a role from a day on."""
    wanted = request.POST.get("role", "")
    if wanted not in {one.value for one in AgencyRole}:
        raise Http404("Không có vai trò này.")

    def deed() -> None:
        operations.give_role(
            agency_id=agency_id,
            role=AgencyRole(wanted),
            from_day=day(request),
            source=request.POST.get("source", ""),
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )

    return done(request, "Đã ghi vai trò.", deed, _address(agency_id))


@for_signed_in
@require_POST
def end(request: HttpRequest, agency_id: int) -> HttpResponse:
    """End the agency on a day and name its successors."""

    def deed() -> None:
        operations.end_agency(
            agency_id=agency_id,
            from_day=day(request),
            successor_ids=numbers(request, "successors"),
            source=request.POST.get("source", ""),
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )

    return done(request, "Đã ghi ngày kết thúc.", deed, _address(agency_id))
