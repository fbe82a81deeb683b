"""Bàn giao: rehearse what passes from an agency or a person to another, then do it in one deed."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.core.kernel import dates
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import handover, officers, queries, task_queries
from ntm.usecases.assignments.handover import HandOver
from ntm.web.access import for_signed_in
from ntm.web.assignments.asked import stand
from ntm.web.assignments.posting import REFUSALS, Unreadable, day, deed_id, done, number, text_of, words_of
from ntm.web.day import moment, working_day
from ntm.web.person import person


@for_signed_in
@require_safe
def hand_over(request: HttpRequest) -> HttpResponse:
    """Ask from whom to whom, and list everything that would pass; nothing is written."""
    here = stand(request)
    rules.require(person(request), Action.ASSIGN, unit_id=here.unit.id, on=working_day(request))
    agencies = queries.agencies_at(here.unit.id, on=here.on)
    people = [
        (f"user-{one.user_id}", f"{one.name}, {agency.name}")
        for agency in agencies
        for one in officers.officers_of(agency.id, on=here.on)
    ]
    ended = task_queries.left_by_ended_agencies(here.unit.id, on=here.on)
    giver, taker = request.GET.get("tu", ""), request.GET.get("den", "")
    if not giver and (agency_id := number(request.GET.get("co-quan", ""))) is not None:
        giver = f"agency-{agency_id}"
    found = _rehearsal(request, giver, taker)
    page = {
        "here": here,
        "givers": [
            ("Cơ quan", [(f"agency-{one.id}", one.name) for one in agencies]),
            ("Cơ quan đã kết thúc, còn việc", [(f"agency-{one}", name) for name, (one, _) in ended.items()]),
            ("Người", people),
        ],
        "takers": [("Cơ quan", [(f"agency-{one.id}", one.name) for one in agencies]), ("Người", people)],
        "ended": [(name, count) for name, (_, count) in ended.items()],
        "giver": giver,
        "taker": taker,
        "asked_from": request.GET.get("from_day", ""),
        "found": found,
        "form_id": uuid4(),
    }
    return render(request, "assignments/hand_over.html", page)


def _rehearsal(request: HttpRequest, giver: str, taker: str) -> HandOver | None:
    """Return the rehearsal that the address asks for, None for none or one that is refused (with words)."""
    if not taker:
        return None
    try:
        sort, one, other = _pair(giver, taker)
        from_day = dates.parse_day(request.GET.get("from_day", ""))
        if sort == "agency":
            return handover.rehearse_agency(
                agency_id=one,
                to_agency_id=other,
                from_day=from_day,
                by=person(request),
                on=working_day(request),
                at=moment(request),
            )
        return handover.rehearse_person(
            user_id=one,
            to_user_id=other,
            from_day=from_day,
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except REFUSALS as error:
        messages.error(request, words_of(error))
        return None


def _pair(giver: str, taker: str) -> tuple[str, int, int]:
    sort, _, one = giver.partition("-")
    other_sort, _, other = taker.partition("-")
    one_id, other_id = number(one), number(other)
    if sort not in ("agency", "user") or sort != other_sort or one_id is None or other_id is None:
        raise Unreadable("Chọn nơi giao và nơi nhận cùng loại: cơ quan cho cơ quan, người cho người.")
    return sort, one_id, other_id


@for_signed_in
@require_POST
def commit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Hand over what the rehearsal listed."""

    def deed() -> None:
        sort, one, other = _pair(text_of(request, "giver"), text_of(request, "taker"))
        from_day: date = day(request)
        if sort == "agency":
            handover.hand_over_agency(
                agency_id=one,
                to_agency_id=other,
                from_day=from_day,
                source=text_of(request, "source"),
                digest=text_of(request, "digest"),
                client_id=deed_id(request),
                by=person(request),
                on=working_day(request),
                at=moment(request),
            )
        else:
            handover.hand_over_person(
                user_id=one,
                to_user_id=other,
                from_day=from_day,
                source=text_of(request, "source"),
                digest=text_of(request, "digest"),
                client_id=deed_id(request),
                by=person(request),
                on=working_day(request),
                at=moment(request),
            )

    return done(request, "Đã bàn giao.", deed, f"{reverse('responsibilities:hand_over')}?noi={unit_id}")
