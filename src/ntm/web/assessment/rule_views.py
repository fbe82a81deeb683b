"""Quy định đánh giá: how a place assesses, with the paper that says so."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ntm.core.kernel import dates
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.reporting import assessment_rules, committee_duties
from ntm.usecases.reporting.assessment_rules import RuleRefused
from ntm.usecases.reporting.committee_duties import DutyRefused
from ntm.usecases.territory import queries as territory
from ntm.web.access import for_signed_in
from ntm.web.assessment.asked import asked_period, deed_id
from ntm.web.day import moment, working_day
from ntm.web.person import person

_ANSWERS = {"co": True, "khong": False}


@for_signed_in
def place_rules(request: HttpRequest, place_id: int) -> HttpResponse:
    """Show how a place assesses and by which papers, and take a new rule."""
    on = working_day(request)
    rules.require(person(request), Action.VIEW, unit_id=place_id, on=on)
    try:
        place = territory.unit_on(place_id, on)
    except territory.UnitNotFound as error:
        raise Http404("Không có đơn vị này vào ngày làm việc.") from error
    problem = ""
    if request.method == "POST":
        problem = _set(request, place_id, on=on)
        if not problem:
            messages.success(request, "Đã ghi quy định đánh giá.")
            return HttpResponseRedirect(request.path)
    context = {
        "place": place,
        "place_id": place_id,
        "practice": assessment_rules.practice_of(place_id, on=on),
        "known": assessment_rules.rules_of(place_id),
        "may_set": rules.may(person(request), Action.SETTLE, unit_id=place_id, on=on),
        "period": asked_period(request, on=on),
        "committee": committee_duties.committee_on(place_id, on=on),
        "committee_duties": committee_duties.duties_at(place_id, on=on),
        "agencies": agencies.agencies_at(place_id, on=on),
        "may_name": rules.may(person(request), Action.CONSOLIDATE, unit_id=place_id, on=on),
        "typed": {name: request.POST.get(name, "") for name in ("settle", "answer", "source", "from")},
        "deed": uuid4(),
        "problem": problem,
        "on": on,
    }
    return render(request, "assessment/rules.html", context, status=422 if problem else 200)


@for_signed_in
@require_POST
def committee_duty(request: HttpRequest, place_id: int) -> HttpResponse:
    """Make an agency report to the place's committee by a paper, or end that."""
    on, by, form = working_day(request), person(request), request.POST
    try:
        day = dates.parse_day(form.get("ngay", ""))
        if form.get("quy-dinh"):
            committee_duties.end_duty(duty_id=int(form["quy-dinh"]), last_day=day, by=by, on=on, at=moment(request))
        else:
            committee_duties.set_duty(
                agency_id=int(form.get("co-quan", "0")),
                source=form.get("van-ban", ""),
                start=day,
                client_id=deed_id(request),
                by=by,
                on=on,
                at=moment(request),
            )
    except DutyRefused as refused:
        messages.error(request, str(refused))
    except dates.NotADay:
        messages.error(request, "Ngày phải viết dạng 01/07/2024.")
    except ValueError as error:
        raise Http404("Không có cơ quan này.") from error
    else:
        messages.success(request, "Đã ghi.")
    return HttpResponseRedirect(reverse("assessment:rules", args=[place_id]))


def _set(request: HttpRequest, place_id: int, *, on: date) -> str:
    """Set the rule that the form holds; return the problem in Vietnamese, empty when it was set."""
    form = request.POST
    try:
        from_day = dates.parse_day(form.get("from", ""))
    except dates.NotADay:
        return "Ngày áp dụng phải viết dạng 01/07/2024."
    days = {}
    for name in ("settle", "answer"):
        text = form.get(name, "").strip()
        if text and not (text.isdecimal() and len(text) < 4):
            return "Số ngày phải là số từ 1 đến 365."
        days[name] = int(text) if text else None
    try:
        assessment_rules.set_rule(
            unit_id=place_id,
            settle_days=days["settle"],
            answer_days=days["answer"],
            allows_nearly=_ANSWERS.get(form.get("nearly", "")),
            allows_not_assessed=_ANSWERS.get(form.get("not_assessed", "")),
            source=form.get("source", "")[:300],
            from_day=from_day,
            client_id=deed_id(request),
            by=person(request),
            on=on,
            at=moment(request),
        )
    except RuleRefused as refused:
        return str(refused)
    return ""
