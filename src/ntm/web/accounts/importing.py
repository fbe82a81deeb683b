"""Accounts from a workbook: the blank one, what a filled one would do, and the slips of those that were made."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ntm.core.kernel.states import Role
from ntm.documents.workbooks import WorkbookRefused
from ntm.usecases.access import management, operations, rules
from ntm.usecases.accounts import importing
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.accounts.people import slips
from ntm.web.day import working_day
from ntm.web.person import person
from ntm.web.territory import tables

_PURPOSE = "accounts"


def _place(request: HttpRequest, unit_id: int) -> units.UnitOn:
    on = working_day(request)
    rules.require(person(request), rules.Action.MANAGE_ACCOUNTS, unit_id=unit_id, on=on)
    try:
        return units.unit_on(unit_id, on)
    except units.UnitNotFound as error:
        raise Http404("Không có đơn vị này vào ngày làm việc.") from error


@for_signed_in
@csrf_exempt  # the body is bounded before anything reads it, the token included; `_preview` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def import_(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the form that takes a workbook, or what the workbook in it would do."""
    place = _place(request, unit_id)
    if request.method != "POST":
        return _form(request, place)
    if tables.is_too_long(request):
        return _form(request, place, problem="Tệp quá lớn.", status=413)
    return _preview(request, place)


def _form(request: HttpRequest, place: units.UnitOn, *, problem: str = "", status: int = 200) -> HttpResponse:
    page = {"place": place, "problem": problem, "guidance": importing.GUIDANCE, "preview": None}
    return render(request, "accounts/import.html", page, status=status)


@csrf_protect
def _preview(request: HttpRequest, place: units.UnitOn) -> HttpResponse:
    try:
        content, name = tables.taken(request)
        preview = importing.preview(
            place_id=place.id, content=content, file_name=name, by=person(request), on=working_day(request)
        )
    except WorkbookRefused as error:
        return _form(request, place, problem=str(error), status=422)
    rows = [
        [
            one.username,
            one.full_name,
            one.role.value,
            one.unit_id,
            one.agency,
            list(one.criteria),
            one.email,
            one.start.isoformat(),
            one.end.isoformat() if one.end else None,
        ]
        for one in preview.new
    ]
    page = {
        "place": place,
        "preview": preview,
        "file_name": name,
        "new": preview.count(importing.RowState.NEW),
        "known": preview.count(importing.RowState.KNOWN),
        "bad": preview.count(importing.RowState.BAD),
        "sealed": tables.sealed(
            [name, str(uuid4()), rows], purpose=_PURPOSE, place_id=place.id, person=person(request)
        ),
    }
    return render(request, "accounts/import.html", page)


@for_signed_in
@require_POST
@never_cache
def accept(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Make the accounts that were shown, and show their codes once, on slips."""
    try:
        name, number, rows = tables.unsealed(
            request.POST.get("rows", ""), purpose=_PURPOSE, place_id=unit_id, person=person(request)
        )
        made = importing.accept(
            place_id=unit_id,
            people=[
                importing.NewPerson(
                    username=username,
                    full_name=full_name,
                    role=Role(role),
                    unit_id=unit,
                    agency=agency,
                    criteria=tuple(criteria),
                    email=email,
                    start=date.fromisoformat(start),
                    end=date.fromisoformat(end) if end else None,
                )
                for username, full_name, role, unit, agency, criteria, email, start, end in rows
            ],
            file_name=name,
            client_id=UUID(number),
            by=person(request),
            on=working_day(request),
            at=timezone.now(),
        )
    except tables.NotWhatWasShown:
        messages.error(request, "Bản xem trước đã quá hạn hoặc không còn đúng: hãy nộp lại tệp.")
        return HttpResponseRedirect(reverse("accounts:import", args=[unit_id]))
    except (operations.UsernameTaken, importing.AcceptedLongAgo) as error:
        messages.error(request, f"{error} Hãy nộp lại tệp để xem những ai còn thiếu.")
        return HttpResponseRedirect(reverse("accounts:import", args=[unit_id]))
    return slips(request, made)


@for_signed_in
@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """Give the blank workbook to be filled in."""
    management.require_looks_after(person(request), on=working_day(request))
    content = importing.workbook()
    response = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = 'attachment; filename="tai-khoan.xlsx"'
    return response
