"""Ban chỉ đạo, ban quản lý, tổ giúp việc: versions, seats, vacancies, and who looks after which place."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.core.assignments.committees import ChargeOf, CommitteeKind
from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.kernel.states import Level
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import committee_queries, committees, queries, responsibilities
from ntm.usecases.assignments.committees import NewSeat, NoSuchCommittee
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn
from ntm.web.access import for_signed_in
from ntm.web.assignments.asked import stand
from ntm.web.assignments.posting import Unreadable, day, deed_id, done, number, text_of
from ntm.web.day import asked_day, moment, working_day
from ntm.web.person import person

#: Rows for seats in the form of a new committee; empty ones are left out.
_ROWS = range(12)


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the committees of a place on a day with their vacancies."""
    here = stand(request)
    page = {
        "here": here,
        "on": here.on,
        "found": committee_queries.committees_of(here.unit.id, on=here.on),
        "kinds": tuple(CommitteeKind),
        "agencies": queries.agencies_at(here.unit.id, on=here.on),
        "rows": _ROWS,
        "form_id": uuid4(),
    }
    return render(request, "assignments/committees.html", page)


@for_signed_in
@require_safe
def committee(request: HttpRequest, committee_id: int) -> HttpResponse:
    """Show a committee on a day: its version, who sits where, what each looks after, and its earlier versions."""
    on = asked_day(request)
    try:
        found = committee_queries.committee(committee_id, on=on)
    except NoSuchCommittee as error:
        raise Http404("Không có ban này.") from error
    today = working_day(request)
    rules.require(person(request), Action.VIEW, unit_id=found.unit_id, on=today)
    page = {
        "found": found,
        "on": on,
        "places": _places(found.unit_id, request),
        "charges": tuple(ChargeOf),
        "may_assign": rules.may(person(request), Action.ASSIGN, unit_id=found.unit_id, on=today),
        "form_id": uuid4(),
    }
    return render(request, "assignments/committee.html", page)


def _places(unit_id: int, request: HttpRequest) -> tuple[UnitOn, ...]:
    """Return the places that members may look after: communes, or a commune's villages."""
    on = working_day(request)
    try:
        unit = units.unit_on(unit_id, on)
    except units.UnitNotFound:
        return ()
    return units.children(unit_id, on) if unit.level in (Level.DISTRICT, Level.COMMUNE, Level.PROVINCE) else ()


def _address(committee_id: int) -> str:
    return reverse("responsibilities:committee", args=[committee_id])


@for_signed_in
@require_POST
def found(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Found a committee, or renew the one of that name, with the seats entered."""
    kind = request.POST.get("kind", "")
    if kind not in set(CommitteeKind):
        raise Http404("Không có loại ban này.")
    seats = [
        NewSeat(
            title=text_of(request, f"title-{row}"),
            post=text_of(request, f"post-{row}"),
            agency_id=number(request.POST.get(f"agency-{row}", "")),
            duty=text_of(request, f"duty-{row}"),
            holder=text_of(request, f"holder-{row}"),
        )
        for row in _ROWS
        if text_of(request, f"title-{row}")
    ]

    def deed() -> None:
        committees.found_committee(
            unit_id=unit_id,
            kind=CommitteeKind(kind),
            name=text_of(request, "name"),
            start=day(request),
            source=text_of(request, "source"),
            seats=seats,
            client_id=deed_id(request),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )

    return done(request, "Đã ghi ban theo quyết định.", deed, f"{reverse('responsibilities:committees')}?noi={unit_id}")


@for_signed_in
@require_POST
def seat(request: HttpRequest, committee_id: int, seat_id: int) -> HttpResponse:
    """Seat a person, leave the seat empty, or give the seat something to look after."""
    wanted = request.POST.get("deed", "")
    if wanted not in ("seat", "vacate", "charge"):
        raise Http404("Không có thao tác này.")

    def deed() -> None:
        if wanted == "seat":
            committees.seat_person(
                seat_id=seat_id,
                name=text_of(request, "name"),
                username=text_of(request, "username"),
                start=day(request),
                source=text_of(request, "source"),
                client_id=deed_id(request),
                by=person(request),
                on=working_day(request),
                at=moment(request),
            )
        elif wanted == "vacate":
            committees.vacate(
                seat_id=seat_id,
                end=day(request),
                source=text_of(request, "source"),
                by=person(request),
                on=working_day(request),
                at=moment(request),
            )
        else:
            _charge(request, committee_id, seat_id)

    return done(request, "Đã ghi.", deed, _address(committee_id))


def _charge(request: HttpRequest, committee_id: int, seat_id: int) -> None:
    of = request.POST.get("of", "")
    if of not in set(ChargeOf):
        raise Unreadable("Chọn phụ trách nông thôn mới hay OCOP.")
    item = text_of(request, "item")
    set_code = ""
    if item:
        unit_id = committee_queries.committee(committee_id, on=working_day(request)).unit_id
        try:
            set_code = responsibilities.set_of(unit_id, on=working_day(request)).code
        except NoSetInForce as error:
            raise Unreadable("Chưa có bộ tiêu chí nào cho nơi này.") from error
    committees.charge(
        seat_id=seat_id,
        of=ChargeOf(of),
        unit_id=number(request.POST.get("place", "")),
        set_code=set_code,
        item=item,
        text=text_of(request, "text"),
        start=day(request),
        source=text_of(request, "source"),
        client_id=deed_id(request),
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )
