"""Số liệu: an officer says a commune's figures for a day; whoever is in charge decides what no threshold can."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel import dates
from ntm.core.kernel.states import Judgement
from ntm.core.reporting.two_readings import Reading
from ntm.usecases.access import rules
from ntm.usecases.assignments import scope as scopes
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import operations, queries
from ntm.usecases.territory import queries as territory
from ntm.web.access import for_signed_in
from ntm.web.day import asked_day, moment, working_day
from ntm.web.person import person
from ntm.web.reporting import entry


@for_signed_in
def places(request: HttpRequest) -> HttpResponse:
    """List the communes for which the person may say figures, with the day of their newest report."""
    on = working_day(request)
    rows = queries.places_to_report(person(request), on=on)
    if len(rows) == 1:
        return HttpResponseRedirect(reverse("reporting:enter", args=[rows[0].unit_id]))
    return render(request, "reporting/places.html", {"rows": rows, "on": on})


def _unit_and_set(unit_id: int, as_of: date) -> tuple[territory.UnitOn, CriteriaSet]:
    try:
        unit = territory.unit_on(unit_id, as_of)
        above = territory.ancestors(unit_id, as_of)
        province = above[0].code if above else unit.code
        return unit, criteria.set_for_reports(level=unit.level, province_code=province, on=as_of)
    except territory.UnitNotFound as error:
        raise Http404(f"Không có đơn vị này vào ngày {dates.format_day(as_of)}.") from error
    except NoSetInForce as error:
        raise Http404(f"Chưa có bộ tiêu chí nào áp dụng ngày {dates.format_day(as_of)}.") from error


@for_signed_in
def enter(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the figures of a day for entry, and take what was typed."""
    on = working_day(request)
    as_of = asked_day(request)
    rules.require(person(request), rules.Action.VIEW, unit_id=unit_id, on=on)
    unit, criteria_set = _unit_and_set(unit_id, as_of)
    report = queries.report_on(unit_id, criteria_set=criteria_set, as_of=as_of)
    scope = scopes.criteria_scope_of(
        person(request), rules.Action.ENTER_FIGURES, unit_id=unit_id, on=on, set_code=criteria_set.base_code
    )
    problems: dict[str, str] = {}
    questions: Mapping[str, tuple[Reading, ...]] = {}
    shown = request.POST.dict()
    if request.method == "POST":
        typed = entry.read_typed(request.POST.dict(), criteria_set=criteria_set, as_of=as_of, standing=report.values)
        problems, questions = dict(typed.problems), typed.questions
        shown |= typed.answered
        if not problems:
            try:
                saved = operations.submit_figures(
                    unit_id=unit_id,
                    as_of=as_of,
                    criteria_set=criteria_set,
                    figures=typed.figures,
                    notes=typed.notes,
                    source=request.POST.get("source", ""),
                    seen_revision=int(request.POST.get("seen", "0") or 0),
                    by=person(request),
                    on=on,
                    at=moment(request),
                )
            except operations.FiguresRefused as refused:
                problems = refused.problems
            except operations.NothingChanged:
                messages.warning(request, "Chưa có số liệu nào thay đổi, nên không có gì để lưu.")
            except operations.SomebodyWasFaster as faster:
                problems = {"": f"{faster} Số anh/chị vừa gõ vẫn còn bên dưới; hãy đối chiếu rồi lưu lại."}
                report = queries.report_on(unit_id, criteria_set=criteria_set, as_of=as_of)
            else:
                words = ", ".join(saved.changed[:8]) + ("…" if len(saved.changed) > 8 else "")
                messages.success(request, f"Đã lưu bản số {saved.revision}: {words}. Bảng tiêu chí đã theo số mới.")
                return HttpResponseRedirect(f"{reverse('reporting:enter', args=[unit_id])}?ngay={as_of.isoformat()}")
    page = {
        "unit": unit,
        "as_of": as_of,
        "on": on,
        "criteria_set": criteria_set,
        "report": report,
        "groups": entry.lay_out(
            criteria_set, report=report, scope=scope, typed=shown, problems=problems, questions=questions
        ),
        "may_enter": bool(scope),
        "problems": problems,
        "source": request.POST.get("source", ""),
        "any_simulated": any(origin.is_simulated for origin in report.origins.values()),
    }
    return render(request, "reporting/enter.html", page, status=422 if problems else 200)


@for_signed_in
def decide(request: HttpRequest, unit_id: int, item: str) -> HttpResponse:
    """Show what was decided of an indicator, and take a new decision with its evidence."""
    on = working_day(request)
    as_of = asked_day(request)
    rules.require(person(request), rules.Action.VIEW, unit_id=unit_id, on=on)
    unit, criteria_set = _unit_and_set(unit_id, as_of)
    known = {one.id: one for one in criteria_set.indicators if one.is_in_force(as_of)}
    if item not in known:
        raise Http404(f"Không có chỉ tiêu {item} vào ngày {dates.format_day(as_of)}.")
    version = known[item].at(as_of)
    choices = [judgement for judgement in Judgement if judgement is not Judgement.NOT_APPLICABLE or version.conditional]
    problem = ""
    if request.method == "POST":
        try:
            judgement = Judgement(request.POST.get("judgement", ""))
            operations.decide_indicator(
                unit_id=unit_id,
                criteria_set=criteria_set,
                item=item,
                judgement=judgement,
                evidence=request.POST.get("evidence", ""),
                as_of=as_of,
                by=person(request),
                on=on,
                at=moment(request),
            )
        except ValueError as error:
            problem = str(error) if isinstance(error, operations.DecisionRefused) else "Hãy chọn một kết quả đánh giá."
        else:
            messages.success(request, f"Đã ghi đánh giá chỉ tiêu {item}: {judgement.label}.")
            return HttpResponseRedirect(f"{request.path}?ngay={as_of.isoformat()}")
    page = {
        "unit": unit,
        "as_of": as_of,
        "item": item,
        "version": version,
        "choices": choices,
        "chosen": request.POST.get("judgement", ""),
        "evidence": request.POST.get("evidence", ""),
        "problem": problem,
        "said": queries.decisions_said(unit_id, item=item, criteria_set=criteria_set, on=as_of),
        "may_decide": rules.may(
            person(request), rules.Action.DECIDE_INDICATOR, unit_id=unit_id, on=on, criterion=item.split(".")[0]
        ),
    }
    return render(request, "reporting/decide.html", page, status=422 if problem else 200)
