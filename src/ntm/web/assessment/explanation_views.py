"""Giải trình: what was promised and is missed, lost or at risk, and why."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ntm.core.kernel import dates
from ntm.core.reporting.explanations import PromiseState, Reason
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reporting import assessment_queries, explanation_queries, explanations, year_promises
from ntm.usecases.reporting.assessment_queries import NothingToAssess
from ntm.web.access import for_signed_in
from ntm.web.assessment.asked import asked_period, deed_id, period_choices
from ntm.web.assessment.views import nothing
from ntm.web.day import moment, working_day
from ntm.web.person import person


@for_signed_in
def promises(request: HttpRequest, place_id: int) -> HttpResponse:
    """Show the year's promises of a place, the worst first, and ask units for explanations."""
    on = working_day(request)
    period = asked_period(request, on=on)
    problem = ""
    try:
        if request.method == "POST":
            try:
                number = explanations.ask(
                    place_id,
                    _wanted(request),
                    period=period,
                    client_id=deed_id(request),
                    by=person(request),
                    on=on,
                    at=moment(request),
                )
            except explanations.ExplanationRefused as refused:
                problem = str(refused)
            else:
                if number:
                    messages.success(request, f"Đã yêu cầu giải trình {number} mục; việc đã giao cho các xã.")
                else:
                    messages.warning(request, "Các mục này đã được yêu cầu giải trình từ trước.")
                return HttpResponseRedirect(request.get_full_path())
        found = year_promises.promises_of(place_id, period=period, by=person(request), on=on)
    except NothingToAssess as error:
        return nothing(request, error, period, place_id=place_id, on=on)
    open_ = [line for line in found.lines if line.state is not PromiseState.KEPT]
    context = {
        "found": found,
        "place_id": place_id,
        "lines": open_[:300],
        "more": max(0, len(open_) - 300),
        "kept": [],
        "kept_count": len(found.lines) - len(open_),
        "period": period,
        "periods": period_choices(on, chosen=period),
        "deed": uuid4(),
        "problem": problem,
        "on": on,
    }
    return render(request, "assessment/promises.html", context, status=422 if problem else 200)


def _wanted(request: HttpRequest) -> list[tuple[int, str]]:
    found = []
    for value in request.POST.getlist("o"):
        unit, _, item = value.partition(":")
        if not unit.isdecimal() or not item:
            raise Http404("Không có mục này.")
        found.append((int(unit), item))
    return found


@for_signed_in
def explain(request: HttpRequest, unit_id: int, item: str) -> HttpResponse:
    """Show what is missing of an item and everything explained of it, and take an explanation."""
    on = working_day(request)
    period = asked_period(request, on=on)
    rules.require(person(request), Action.VIEW, unit_id=unit_id, on=on)
    problem = ""
    try:
        frame = assessment_queries.frame_of(unit_id, period=period, on=on)
        if request.method == "POST":
            problem = _explain(request, unit_id, item)
            if not problem:
                return HttpResponseRedirect(f"{reverse('assessment:explain', args=[unit_id, item])}?ky={period.code}")
        found = year_promises.promises_of(unit_id, period=period, by=person(request), on=on)
    except NothingToAssess as error:
        return nothing(request, error, period, place_id=unit_id, on=on)
    said = explanation_queries.explanations_of(unit_id, item, set_code=frame.set_code)
    context = {
        "frame": frame,
        "item": item,
        "line": next((line for line in found.lines if line.item == item), None),
        "said": said,
        "seen": max((one.seq for one in said if one.period == period.code), default=0),
        "reasons": list(Reason),
        "may_explain": explanations.may_explain(frame, item, by=person(request), on=on),
        "period": period,
        "periods": period_choices(on, chosen=period),
        "kept": [],
        "place_id": unit_id,
        "deed": uuid4(),
        "problem": problem,
        "typed": {name: request.POST.get(name, "") for name in ("reason", "text", "remedy", "request", "new_day")},
        "on": on,
    }
    return render(request, "assessment/explain.html", context, status=422 if problem else 200)


def _explain(request: HttpRequest, unit_id: int, item: str) -> str:
    """Give the explanation that the form holds; return the problem in Vietnamese, empty when it was given."""
    on = working_day(request)
    form = request.POST
    try:
        reason = Reason(form.get("reason", ""))
    except ValueError:
        return "Hãy chọn lý do."
    try:
        new_day = dates.parse_day(form["new_day"]) if form.get("new_day", "").strip() else None
    except dates.NotADay:
        return "Thời hạn mới phải viết dạng 31/12/2024."
    seen = form.get("seen", "0")
    try:
        explanations.explain(
            unit_id,
            item,
            period=asked_period(request, on=on),
            reason=reason,
            text=form.get("text", ""),
            remedy=form.get("remedy", ""),
            request=form.get("request", ""),
            new_day=new_day,
            seen=int(seen) if seen.isdecimal() else 0,
            client_id=deed_id(request),
            by=person(request),
            on=on,
            at=moment(request),
        )
    except (explanations.ExplanationRefused, explanations.ExplainedMeanwhile) as refused:
        return str(refused)
    messages.success(request, f"Đã ghi giải trình {item}.")
    return ""
