"""Xác nhận danh sách: whoever knows a place says of each row of its list whether it is right."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ntm.core.territory.unit import UnitNotFound
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import responsibility
from ntm.usecases.oversight import list_checks
from ntm.usecases.oversight.list_checks import Answered, ListCheckRefused, NewCheck
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.assessment.asked import deed_id
from ntm.web.day import moment, working_day
from ntm.web.person import person


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Go to the list of one's own place."""
    own = responsibility.responsibilities(person(request), on=working_day(request))
    if not own:
        return render(request, "analytics/no_place.html", status=403)
    return HttpResponseRedirect(f"/xac-nhan/{own[-1].place.unit.id}/")


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what is on record of a place, row by row, and take what a person says of each."""
    on, by, problem = working_day(request), person(request), ""
    try:
        unit, rows = units.unit_on(unit_id, on), list_checks.list_of(unit_id, by=by, on=on)
    except UnitNotFound as error:
        raise Http404("Không có đơn vị này vào ngày làm việc.") from error
    if request.method == "POST":
        try:
            check = NewCheck(
                client_id=deed_id(request),
                unit_id=unit_id,
                rows=tuple(_answered(request, place) for place in range(len(rows))),
                remark=request.POST.get("them", ""),
            )
            list_checks.confirm_list(check, by=by, on=on, at=moment(request))
        except ListCheckRefused as refused:
            problem = str(refused)
        else:
            messages.success(request, "Đã ghi lời xác nhận.")
            return HttpResponseRedirect(request.path)
    context = {
        "unit": unit,
        "rows": [(place, row, _answered(request, place)) for place, row in enumerate(rows)],
        "checks": list_checks.checks_of(unit_id, by=by, on=on),
        "may_confirm": rules.may(by, Action.CONFIRM_LIST, unit_id=unit_id, on=on),
        "deed": uuid4(),
        "problem": problem,
        "remark": request.POST.get("them", ""),
    }
    return render(request, "oversight/list.html", context, status=422 if problem else 200)


def _answered(request: HttpRequest, place: int) -> Answered:
    """Return what was said of a row, with the words that the page showed for it then."""
    sent = request.POST
    return Answered(
        sent.get(f"dong-{place}", ""),
        sent.get(f"chu-{place}", ""),
        sent.get(f"dung-{place}", ""),
        sent.get(f"sai-{place}", ""),
    )
