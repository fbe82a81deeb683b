"""Đánh giá: a unit's judgement beside the agency's and the computed verdict, one by one or in a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Level
from ntm.core.reporting.assessment import AssessmentState, Side
from ntm.usecases.reporting import assessment, assessment_queries, assessment_sheets, figure_disputes, settling
from ntm.usecases.reporting.assessment_queries import NothingToAssess
from ntm.usecases.reporting.assessment_words import JudgedMeanwhile, NewWord, NothingSaid, WordsRefused
from ntm.usecases.reporting.settling import NothingToSettle
from ntm.usecases.territory import queries as territory
from ntm.web.access import for_signed_in
from ntm.web.assessment import cells
from ntm.web.assessment.asked import asked_period, asked_place, deed_id, period_choices
from ntm.web.day import moment, working_day
from ntm.web.person import person


@for_signed_in
def index(request: HttpRequest) -> HttpResponse:
    """Open the sheet of a commune or village, or the grid of a wider place."""
    on = working_day(request)
    place_id = asked_place(request, on=on)
    try:
        level = territory.unit_on(place_id, on).level
    except territory.UnitNotFound as error:
        raise Http404("Không có đơn vị này.") from error
    name = "assessment:sheet" if level in (Level.COMMUNE, Level.VILLAGE) else "assessment:grid"
    query = f"?ky={request.GET['ky']}" if request.GET.get("ky") else ""
    return HttpResponseRedirect(reverse(name, args=[place_id]) + query)


def _frame(request: HttpRequest, period: Period, *, on: date) -> dict[str, Any]:
    return {"period": period, "periods": period_choices(on, chosen=period), "on": on, "deed": uuid4()}


def nothing(request: HttpRequest, error: NothingToAssess, period: Period, *, place_id: int, on: date) -> HttpResponse:
    """Say why there is nothing to assess in a place for a period."""
    context = _frame(request, period, on=on) | {"words": str(error), "place_id": place_id}
    return render(request, "assessment/nothing.html", context)


def _say(
    request: HttpRequest,
    place_id: int,
    words: Sequence[NewWord],
    *,
    side: Side,
    period: Period,
    on: date,
) -> Mapping[str, str] | None:
    """Say words; return None when they were said, else the problems by item ("" for all)."""
    try:
        said = assessment.say(
            place_id, words, side=side, period=period, client_id=deed_id(request), by=person(request), on=on,
            at=moment(request),
        )  # fmt: skip
    except WordsRefused as refused:
        return {item: words_ for (_, item), words_ in refused.problems.items()}
    except JudgedMeanwhile as faster:
        return {"": str(faster)}
    except NothingSaid:
        messages.warning(request, "Chưa có đánh giá nào thay đổi, nên không có gì để ghi.")
        return None
    text = f"Đã ghi {said.said} đánh giá."
    if said.differing:
        text += f" {len(said.differing)} chỉ tiêu đang khác nhau, cơ quan thường trực đã nhận việc kết luận."
    if said.decided:
        text += f" {len(said.decided)} chỉ tiêu chưa có mức được tính theo đánh giá hai phía."
    messages.success(request, text)
    return None


@for_signed_in
def sheet(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a unit's assessment down to the indicator, and take judgements of the side that the person speaks for."""
    on = working_day(request)
    period = asked_period(request, on=on)
    try:
        found = assessment_sheets.sheet(unit_id, period=period, by=person(request), on=on)
    except NothingToAssess as error:
        return nothing(request, error, period, place_id=unit_id, on=on)
    side = Side.UNIT if found.rights.may_unit else Side.LEAD
    problems: Mapping[str, str] = {}
    if request.method == "POST":
        try:
            if request.POST.get("viec") == "theo-so-lieu":
                words = cells.by_figures(found, side=side)
            else:
                words = cells.read_sheet(request.POST.dict(), found, side=side)
        except cells.Unreadable:
            words, problems = [], {"": "Biểu gửi lên không đọc được; hãy tải lại trang."}
        if not problems:
            try:
                refused = _say(request, unit_id, words, side=side, period=period, on=on)
            except NothingToAssess as error:
                refused = {"": str(error)}
            if refused is None:
                return HttpResponseRedirect(f"{request.path}?ky={period.code}")
            problems = refused
    typed = request.POST.dict() if problems else {}
    context = _frame(request, period, on=on) | {
        "sheet": found,
        "side": side,
        "groups": [
            (one, cells.shown_lines(one.lines, side=side, typed=typed, problems=problems)) for one in found.criteria
        ],
        "tallies": [(state, found.counts.get(state, 0)) for state in AssessmentState if found.counts.get(state)],
        "problems": problems,
        "place_id": unit_id,
    }
    return render(request, "assessment/sheet.html", context, status=422 if problems else 200)


@for_signed_in
def grid(request: HttpRequest, place_id: int) -> HttpResponse:
    """Show an agency's indicators × all communes, and take its judgements in bulk."""
    on = working_day(request)
    period = asked_period(request, on=on)
    wanted = frozenset(request.GET.getlist("tc"))
    try:
        found = assessment_sheets.grid(place_id, period=period, wanted=wanted, by=person(request), on=on)
    except NothingToAssess as error:
        return nothing(request, error, period, place_id=place_id, on=on)
    problems: Mapping[str, str] = {}
    chosen: frozenset[str] = frozenset()
    if request.method == "POST":
        chosen = frozenset(request.POST.getlist("o"))
        try:
            words = _grid_words(request, found)
            if not words:
                problems = {"": "Hãy chọn ít nhất một ô."}
            else:
                refused = _say(request, place_id, words, side=Side.LEAD, period=period, on=on)
                if refused is None:
                    return HttpResponseRedirect(request.get_full_path())
                problems = refused
        except (cells.Unreadable, NothingToAssess) as error:
            problems = {"": str(error) if isinstance(error, NothingToAssess) else "Biểu gửi lên không đọc được."}
    pick = request.GET.get("chon", "")
    context = _frame(request, period, on=on) | {
        "grid": found,
        "place_id": place_id,
        "rows": [
            (row.unit, [cells.shown(found, row, at, chosen=chosen, pick=pick) for at in range(len(found.items))])
            for row in found.rows
        ],
        "columns": [one for one in found.overview if one.item in found.items],
        "groups": _groups(found),
        "query": "".join(f"&tc={one}" for one in request.GET.getlist("tc")),
        "may_judge": any(found.may_judge(cell) for row in found.rows for cell in row.cells),
        "problems": problems,
        "typed_judgement": request.POST.get("ket-qua", ""),
        "typed_reason": request.POST.get("ly-do", ""),
        "kept": request.GET.getlist("tc"),
        "choices": found.practice.judgements,
    }
    return render(request, "assessment/grid.html", context, status=422 if problems else 200)


def _grid_words(request: HttpRequest, found: assessment_sheets.Grid) -> list[NewWord]:
    if request.POST.get("viec") == "khop":
        return cells.following(found)
    judgement = None
    note = ""
    if request.POST.get("viec") == "khac":
        try:
            judgement = Judgement(request.POST.get("ket-qua", ""))
        except ValueError as error:
            raise NothingToAssess("Hãy chọn kết quả đánh giá của cơ quan.") from error
        note = request.POST.get("ly-do", "")
    return cells.read_grid(request.POST.getlist("o"), found, judgement=judgement, note=note)


def _groups(found: assessment_sheets.Grid) -> list[tuple[str, str, list[assessment_sheets.ItemCount]]]:
    """Return the overview by criterion: number, name, indicators."""
    groups: dict[str, tuple[str, str, list[assessment_sheets.ItemCount]]] = {}
    for one in found.overview:
        criterion = found.frame.criterion(one.item)
        number = str(criterion.number)
        groups.setdefault(number, (number, criterion.short_name or criterion.name, []))[2].append(one)
    return list(groups.values())


@for_signed_in
def disputes(request: HttpRequest, place_id: int) -> HttpResponse:
    """Show the disagreements of a place with their last days, and take settlements."""
    on = working_day(request)
    period = asked_period(request, on=on)
    problems: dict[str, str] = {}
    if request.method == "POST":
        key = f"{request.POST.get('don-vi', '')}:{request.POST.get('chi-tieu', '')}"
        problem = _settle(request, period, on=on)
        if not problem:
            return HttpResponseRedirect(f"{request.path}?ky={period.code}")
        problems[key] = problem
    try:
        found = assessment_sheets.disputes(place_id, period=period, by=person(request), on=on)
    except NothingToAssess as error:
        return nothing(request, error, period, place_id=place_id, on=on)
    context = _frame(request, period, on=on) | {
        "found": found,
        "place_id": place_id,
        "lines": [
            (one, problems.get(f"{one.unit.id}:{one.cell.item}", ""), uuid4() if found.may_settle else None)
            for one in found.open
        ],
        "problem": next((text for text in problems.values()), ""),
        "figures": [
            (one, uuid4())
            for one in figure_disputes.disputes_of(
                [unit.id for unit in assessment_queries.units_of(found.frame)], by=person(request), on=on
            )
        ],
    }
    return render(request, "assessment/disputes.html", context, status=422 if problems else 200)


def _settle(request: HttpRequest, period: Period, *, on: date) -> str:
    """Settle what the form names; return the problem in Vietnamese, empty when it was settled."""
    unit, item = request.POST.get("don-vi", ""), request.POST.get("chi-tieu", "")
    if not unit.isdecimal():
        raise Http404("Không có đơn vị này.")
    try:
        judgement = Judgement(request.POST.get("ket-qua", ""))
    except ValueError:
        return "Hãy chọn kết luận."
    try:
        settling.settle(
            int(unit), item, period=period, judgement=judgement, reason=request.POST.get("ly-do", ""),
            seen=request.POST.get("thay", ""), client_id=deed_id(request), by=person(request), on=on,
            at=moment(request),
        )  # fmt: skip
    except (WordsRefused, JudgedMeanwhile, NothingToSettle, NothingToAssess) as error:
        return str(error)
    messages.success(request, f"Đã kết luận chỉ tiêu {item}: {judgement.label}.")
    return ""


@for_signed_in
def item(request: HttpRequest, unit_id: int, item: str) -> HttpResponse:
    """Show one indicator of a unit: figures, both words, everything said; take a settlement."""
    on = working_day(request)
    period = asked_period(request, on=on)
    problem = ""
    if request.method == "POST":
        problem = _settle(request, period, on=on)
        if not problem:
            return HttpResponseRedirect(f"{request.path}?ky={period.code}")
    try:
        found = assessment_sheets.sheet(unit_id, period=period, by=person(request), on=on)
    except NothingToAssess as error:
        return nothing(request, error, period, place_id=unit_id, on=on)
    line = next((line for one in found.criteria for line in one.lines if line.cell.item == item), None)
    if line is None:
        raise Http404(f"Không có chỉ tiêu {item}.")
    context = _frame(request, period, on=on) | {
        "sheet": found,
        "line": line,
        "place_id": unit_id,
        "history": assessment_queries.history_of(found.frame, item, on=on),
        "problem": problem,
        "disputable": _disputable(found, item) if found.rights.may_unit else [],
        "figures": [
            (one, uuid4())
            for one in figure_disputes.disputes_of([unit_id], by=person(request), on=on)
            if one.measure.partition(":")[0] == item
        ],
        "criterion_number": found.frame.criterion(item).number,
        "may_settle": found.rights.may_settle and line.cell.state.is_open,
    }
    return render(request, "assessment/item.html", context, status=422 if problem else 200)


def _disputable(found: assessment_sheets.Sheet, item: str) -> list[tuple[str, str, str]]:
    """Return the measures of an indicator whose figure an agency entered: code, name, source."""
    said = figure_disputes.said_by_others(
        found.frame.place.id, criteria_set=found.frame.criteria_set, on=found.frame.day
    )
    return [
        (measure.code, measure.label, said[measure.code].source)
        for measure in found.frame.version(item).measures
        if measure.code in said
    ]
