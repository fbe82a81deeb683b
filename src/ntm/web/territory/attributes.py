"""Thuộc tính of a unit: on a day, with history; stated, withdrawn, and imported from a table."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ntm.core.kernel import dates
from ntm.core.territory import attributes as core
from ntm.core.territory.attributes import Attribute
from ntm.documents.workbooks import WorkbookRefused
from ntm.usecases.access import rules
from ntm.usecases.territory import attributes, queries
from ntm.usecases.territory.village_import import RowState
from ntm.web.access import for_signed_in
from ntm.web.day import asked_day, moment, working_day
from ntm.web.person import person
from ntm.web.territory import tables

_PURPOSE = "attributes"


def _unit(unit_id: int, on: date) -> queries.UnitOn:
    try:
        return queries.unit_on(unit_id, on)
    except queries.UnitNotFound as error:
        raise Http404("Không có đơn vị này vào ngày ấy.") from error


@for_signed_in
@require_safe
def index(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show every attribute of a unit on a day with its history."""
    on = asked_day(request)
    return _page(request, _unit(unit_id, on), on)


def _page(
    request: HttpRequest, unit: queries.UnitOn, on: date, *, problem: str = "", wrong: str = "", status: int = 200
) -> HttpResponse:
    views = attributes.attributes_of(unit.id, level=unit.level, on=on, region=unit.region)
    page = {
        "unit": unit,
        "on": on,
        "above": queries.ancestors(unit.id, on),
        "attributes": views,
        "may_record": rules.may(
            person(request), rules.Action.RECORD_ATTRIBUTES, unit_id=unit.id, on=working_day(request)
        ),
        "problem": problem,
        "wrong": wrong,
        "typed": request.POST,
    }
    return render(request, "territory/attributes.html", page, status=status)


def known_of(unit: queries.UnitOn, on: date) -> tuple[attributes.AttributeView, ...]:
    """Return what is known of a unit on a day, for its page."""
    views = attributes.attributes_of(unit.id, level=unit.level, on=on, region=unit.region)
    return tuple(view for view in views if view.words is not None)


_REFUSALS = (
    dates.NotADay,
    queries.UnitNotFound,
    core.NotAValue,
    core.NotForThisLevel,
    core.TooEarly,
    attributes.NoSource,
    attributes.CannotBeTrue,
    attributes.NothingStated,
)


def _words(error: Exception) -> str:
    match error:
        case dates.NotADay():
            return "Ngày chưa đúng: viết ngày/tháng/năm, ví dụ 01/07/2024."
        case queries.UnitNotFound():
            return f"Không ghi được: không có {error}."
        case attributes.NoSource():
            return "Ghi nguồn của giá trị: số, ngày văn bản hoặc niên giám (không quá 300 ký tự)."
        case attributes.NothingStated():
            return f"Không có giá trị nào để rút: {error}."
        case _:
            text = str(error)
            return f"{text[:1].upper()}{text[1:]}."


def _attribute(request: HttpRequest) -> Attribute:
    try:
        return Attribute(request.POST.get("attribute", ""))
    except ValueError as error:
        raise Http404("Không có thuộc tính này.") from error


@for_signed_in
@require_POST
def state(request: HttpRequest, unit_id: int) -> HttpResponse:
    """State a value of an attribute from a day on."""
    on = working_day(request)
    unit, attribute = _unit(unit_id, on), _attribute(request)
    try:
        value = core.read_value(attribute, request.POST.get("value", ""))
        since = dates.parse_day(request.POST.get("since", ""))
        new = attributes.state(
            [attributes.NewStatement(unit_id, attribute, value, since, request.POST.get("source", ""))],
            on=on,
            by=person(request),
            at=moment(request),
        )
    except _REFUSALS as error:
        return _page(request, unit, on, problem=_words(error), wrong=attribute.value, status=422)
    said = f"Đã ghi {attribute.label.lower()}: {attribute.words(value)} từ {dates.format_day(since)}."
    messages.success(request, said if new else "Giá trị này đã được ghi từ trước.")
    return HttpResponseRedirect(f"{reverse('territory:attributes', args=[unit_id])}#{attribute.value}")


@for_signed_in
@require_POST
def withdraw(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Withdraw what was stated for a day; the statement stays in the history."""
    on = working_day(request)
    unit, attribute = _unit(unit_id, on), _attribute(request)
    try:
        attributes.withdraw(
            unit_id=unit_id,
            attribute=attribute,
            since=dates.parse_day(request.POST.get("since", "")),
            reason=request.POST.get("source", ""),
            on=on,
            by=person(request),
            at=moment(request),
        )
    except _REFUSALS as error:
        return _page(request, unit, on, problem=_words(error), wrong=attribute.value, status=422)
    messages.success(request, f"Đã rút giá trị của {attribute.label.lower()}; giá trị trước đó tiếp tục có hiệu lực.")
    return HttpResponseRedirect(f"{reverse('territory:attributes', args=[unit_id])}#{attribute.value}")


@for_signed_in
@csrf_exempt  # the body is bounded before anything reads it, the token included; `_preview` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
def import_(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the form that takes a table of attributes, or what the table in it would state."""
    unit = _unit(unit_id, working_day(request))
    rules.require(person(request), rules.Action.RECORD_ATTRIBUTES, unit_id=unit_id, on=working_day(request))
    if request.method != "POST":
        return _form(request, unit)
    if tables.is_too_long(request):
        return _form(request, unit, problem="Tệp quá lớn.", status=413)
    return _preview(request, unit)


def _form(request: HttpRequest, unit: queries.UnitOn, *, problem: str = "", status: int = 200) -> HttpResponse:
    page = {"unit": unit, "problem": problem, "preview": None, "all": tuple(Attribute)}
    return render(request, "territory/import_attributes.html", page, status=status)


@csrf_protect
def _preview(request: HttpRequest, unit: queries.UnitOn) -> HttpResponse:
    try:
        content, name = tables.taken(request)
        told = request.POST.get("since", "").strip()
        preview = attributes.preview(
            place_id=unit.id,
            content=content,
            file_name=name,
            since=dates.parse_day(told) if told else None,
            source=request.POST.get("source", ""),
            by=person(request),
            on=working_day(request),
        )
    except WorkbookRefused as error:
        return _form(request, unit, problem=str(error), status=422)
    except dates.NotADay as error:
        return _form(request, unit, problem=_words(error), status=422)
    rows = [[one.unit_id, one.attribute.value, one.value, one.since.isoformat(), one.source] for one in preview.new]
    page = {
        "unit": unit,
        "preview": preview,
        "file_name": name,
        "values": len(rows),
        "new": preview.count(RowState.NEW),
        "known": preview.count(RowState.KNOWN),
        "bad": preview.count(RowState.BAD),
        "sealed": tables.sealed(rows, purpose=_PURPOSE, place_id=unit.id, person=person(request)),
    }
    return render(request, "territory/import_attributes.html", page)


@for_signed_in
@require_POST
def accept_import(request: HttpRequest, unit_id: int) -> HttpResponse:
    """State the values that were shown to the person, all or none."""
    again = HttpResponseRedirect(reverse("territory:import_attributes", args=[unit_id]))
    try:
        rows = tables.unsealed(request.POST.get("rows", ""), purpose=_PURPOSE, place_id=unit_id, person=person(request))
        new = attributes.state(
            [
                attributes.NewStatement(unit, Attribute(attribute), value, date.fromisoformat(since), source)
                for unit, attribute, value, since, source in rows
            ],
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )
    except tables.NotWhatWasShown:
        messages.error(request, "Bản xem trước đã quá hạn: hãy nộp lại tệp.")
        return again
    except _REFUSALS as error:
        messages.error(request, f"Chưa ghi gì: {_words(error)}")
        return again
    messages.success(request, f"Đã ghi {new} giá trị.")
    return HttpResponseRedirect(reverse("territory:unit", args=[unit_id]))
