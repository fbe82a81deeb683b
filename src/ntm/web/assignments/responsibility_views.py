"""Phân công: who answers for what in a place, what an agency is in charge of, and what a paper gives to whom."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.core.assignments.responsibilities import Part
from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Level
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import (
    assigning,
    committee_queries,
    officers,
    place_duties,
    queries,
    task_queries,
    village_sets,
)
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reading import duties
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.assignments.asked import Stand, stand, stand_at
from ntm.web.assignments.posting import day, day_or_none, deed_id, done, number, numbers, text_of
from ntm.web.day import asked_day, moment, working_day
from ntm.web.person import person

#: What the table of a place may be narrowed to.
_SHOWN = (("", "Tất cả chỉ tiêu"), ("thieu", "Còn thiếu cơ quan chủ trì"), ("trung", "Hai cơ quan cùng chủ trì"))


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show who answers for each criterion and indicator of a place, with gaps and double leads."""
    here = stand(request)
    sets = _sets(here)
    chosen = next((one for one in sets if one.base_code == request.GET.get("bo", "")), sets[0] if sets else None)
    shown = request.GET.get("chi", "")
    found = place_duties.place_duties(here.unit.id, set_code=chosen.code, on=here.on) if chosen is not None else None
    page = {
        "here": here,
        "on": here.on,
        "sets": sets,
        "chosen": chosen,
        "shown": shown,
        "choices": _SHOWN,
        "found": found,
        "criteria": [(one, _narrowed(one, shown)) for one in found.criteria] if found is not None else (),
        "members": committee_queries.members_in_charge(here.unit.id, on=here.on),
        "village_sets": village_sets.sets_of(here.unit.id, on=here.on),
        "agencies": queries.agencies_at(here.unit.id, on=here.on),
        "communes": [one for one in here.below if one.level is Level.COMMUNE],
        "parts": tuple(Part),
        "form_id": uuid4(),
    }
    return render(request, "assignments/place.html", page)


def _narrowed(one: place_duties.CriterionDuties, shown: str) -> tuple[place_duties.ItemGroup, ...]:
    if shown == "thieu":
        return tuple(group for group in one.groups if group.missing)
    if shown == "trung":
        return tuple(group for group in one.groups if group.doubled)
    return one.groups


def _sets(here: Stand) -> tuple[CriteriaSet, ...]:
    """Return the sets by which a place's duties are given: its own, and for wide places the communes' and villages'."""
    province = here.above[0] if here.above else here.unit
    levels = (Level.VILLAGE,) if here.unit.level is Level.VILLAGE else (Level.COMMUNE, Level.VILLAGE)
    found = []
    for level in levels:
        try:
            found.append(criteria.criteria_set_in_force(level=level, province_code=province.code, on=here.on))
        except NoSetInForce:
            continue
    return tuple(found)


def _place_address(unit_id: int) -> str:
    return f"{reverse('responsibilities:index')}?noi={unit_id}"


def _agency_address(agency_id: int) -> str:
    return reverse("responsibilities:agency", args=[agency_id])


@for_signed_in
@require_POST
def assign(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give an agency a part in criteria or indicators of a place, or of the communes ticked."""
    part = request.POST.get("part", "")
    agency_id = number(request.POST.get("agency", ""))
    if part not in {one.value for one in Part} or agency_id is None:
        raise Http404("Không có phần việc hoặc cơ quan này.")

    def deed() -> None:
        assigning.assign(
            assigning.NewAssignment(
                agency_id=agency_id,
                unit_ids=tuple(numbers(request, "places")) or (unit_id,),
                set_code=text_of(request, "set"),
                items=tuple(text_of(request, "items").replace(";", ",").replace(",", " ").split()),
                part=Part(part),
                start=day(request),
                end=day_or_none(request, "to_day"),
                source=text_of(request, "source"),
            ),
            client_id=deed_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return done(request, "Đã ghi phân công.", deed, _place_address(unit_id))


@for_signed_in
@require_safe
def agency(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Show what an agency is in charge of on a day: its items and places, people, tasks, seats and village lists."""
    on = asked_day(request)
    try:
        about = queries.agency_page(agency_id)
    except queries.AgencyNotFound as error:
        raise Http404("Không có cơ quan này.") from error
    today = working_day(request)
    rules.require(person(request), Action.VIEW, unit_id=about.unit.id, on=today)
    now = queries.agency_on(agency_id, on=on)
    page = {
        "about": about,
        "now": now,
        "on": on,
        "duties": place_duties.agency_duties(agency_id, on=on),
        "officers": officers.officers_of(agency_id, on=on),
        "tasks": task_queries.tasks_owned(agency_id=agency_id, on=on),
        "seats": committee_queries.seats_of_agency(agency_id, on=on),
        "village_sets": village_sets.sets_for_agency(agency_id, on=on),
        "may_assign": rules.may(person(request), Action.ASSIGN, unit_id=about.unit.id, on=today),
        "form_id": uuid4(),
    }
    return render(request, "assignments/in_charge.html", page)


@for_signed_in
@require_POST
def end(request: HttpRequest, agency_id: int) -> HttpResponse:
    """End the assignments ticked on a day."""
    chosen = [found for text in request.POST.getlist("assignments") for found in map(number, text.split("-"))]

    def deed() -> None:
        assigning.end_assignment(
            assignment_ids=[one for one in chosen if one is not None],
            end=day(request),
            source=text_of(request, "source"),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return done(request, "Đã ghi ngày kết thúc phân công.", deed, _agency_address(agency_id))


@for_signed_in
@require_POST
def appoint(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Say that a person works for the agency from a day on."""

    def deed() -> None:
        officers.appoint(
            agency_id=agency_id,
            username=text_of(request, "username"),
            start=day(request),
            end=None,
            source=text_of(request, "source"),
            client_id=deed_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return done(request, "Đã ghi cán bộ của cơ quan.", deed, _agency_address(agency_id))


@for_signed_in
@require_POST
def end_post(request: HttpRequest, agency_id: int, officer_id: int) -> HttpResponse:
    """Say that a person works for the agency no longer from a day on."""

    def deed() -> None:
        officers.end_post(
            officer_id=officer_id,
            end=day(request),
            source=text_of(request, "source"),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return done(request, "Đã ghi ngày thôi.", deed, _agency_address(agency_id))


@for_signed_in
@require_safe
def paper(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Show what a paper gives to whom, ready to be confirmed."""
    try:
        found = duties.duties_of(paper_id)
    except NoSuchPaper as error:
        raise Http404("Không có văn bản này.") from error
    if _is_of_its_own_day(request, found):
        # The issuer lived on the paper's day and not, or no longer, on the working day.
        return redirect(f"{request.path}?ngay={found.start:%Y-%m-%d}")
    here = _paper_stand(request, found)
    page = {
        "found": found,
        "here": here,
        "parts": tuple(Part),
        "certain": sum(one.is_certain and not one.assigned for one in found.duties),
        "form_id": uuid4(),
    }
    return render(request, "assignments/paper.html", page)


def _existed(unit_id: int, on: date) -> bool:
    try:
        units.unit_on(unit_id, on)
    except units.UnitNotFound:
        return False
    return True


def _is_of_its_own_day(request: HttpRequest, found: duties.PaperDuties) -> bool:
    if "ngay" in request.GET or found.unit_id is None or found.start is None:
        return False
    return not _existed(found.unit_id, working_day(request)) and _existed(found.unit_id, found.start)


def _paper_stand(request: HttpRequest, found: duties.PaperDuties) -> Stand:
    if found.unit_id is None:
        raise Http404("Chưa nhận ra nơi ban hành văn bản này.")
    if not _existed(found.unit_id, asked_day(request)):
        raise Http404("Nơi ban hành không còn vào ngày làm việc; hãy xem theo ngày của văn bản.")
    return stand_at(request, found.unit_id)


@for_signed_in
@require_POST
def confirm(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Make assignments of the duties ticked and relations of the lists ticked."""
    choices = [
        duties.Choice(
            key,
            Part(part) if (part := request.POST.get(f"part-{key}", "")) in set(Part) else Part.LEAD,
            number(request.POST.get(f"lead-{key}", "")),
        )
        for key in request.POST.getlist("duties")
    ]

    def deed() -> None:
        duties.confirm_duties(
            paper_id=paper_id,
            choices=choices,
            lists=request.POST.getlist("lists"),
            client_id=deed_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return done(
        request,
        "Đã ghi phân công theo văn bản.",
        deed,
        reverse("responsibilities:paper", args=[paper_id]),
    )
