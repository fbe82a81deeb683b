"""Thôn, bản of a commune: the list on a day, renaming, merging, placing, and import from a workbook."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ntm.core.kernel import dates
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.territory.village_names import LOCAL_TERMS
from ntm.documents.workbooks import WorkbookRefused
from ntm.usecases.access import rules
from ntm.usecases.reorganization import villages as reorganization
from ntm.usecases.territory import (
    divisions,
    operations,
    queries,
    village_changes,
    village_import,
    village_versions,
    villages,
)
from ntm.web.access import for_signed_in
from ntm.web.day import asked_day, moment, working_day
from ntm.web.person import person
from ntm.web.territory import tables

_PURPOSE = "villages"


def _place(unit_id: int, on: date) -> queries.UnitOn:
    """Return a unit on a day, or as it was on the nearest day of its life; 404 for one that never was."""
    try:
        return queries.unit_on(unit_id, on)
    except queries.UnitNotFound:
        pass
    try:
        history = queries.history(unit_id)
    except queries.UnitNotFound as error:
        raise Http404("Không có đơn vị này.") from error
    return history.versions[0] if on < history.versions[0].span.start else history.versions[-1]


def _back(unit_id: int, on: date) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('territory:villages', args=[unit_id])}?ngay={on.isoformat()}")


@for_signed_in
@require_safe
def index(request: HttpRequest, unit_id: int) -> HttpResponse:
    """List the villages of a commune on a day, with what may be done to them."""
    unit = _place(unit_id, asked_day(request))
    if unit.level is not Level.COMMUNE:
        return HttpResponseRedirect(reverse("territory:unit", args=[unit_id]))
    asked = asked_day(request)
    on = asked if asked in unit.span else _last_day(unit)
    today = working_day(request)
    here = queries.children(unit_id, on)
    codes = village_changes.codes_of([one.id for one in here])
    division = divisions.division_of(unit_id)
    # Of an ended commune nobody is an office any more: those of its parts place its villages.
    may_place = division is not None and any(
        rules.may(person(request), rules.Action.EDIT_VILLAGES, unit_id=part.id, on=today) for part in division.parts
    )
    page = {
        "unit": unit,
        "on": on,
        "above": queries.ancestors(unit_id, on),
        "villages": here,
        "coded": [(one, codes.get(one.id, "")) for one in here],
        "changes": village_changes.changes_of(
            [one.id for one in here] + [one.village.id for one in (division.villages if division else ())]
        ),
        "division": division,
        "terms": LOCAL_TERMS,
        "may_add": rules.may(person(request), rules.Action.ADD_VILLAGE, unit_id=unit_id, on=today),
        "may_edit": rules.may(person(request), rules.Action.EDIT_VILLAGES, unit_id=unit_id, on=today),
        "may_place": may_place,
    }
    return render(request, "territory/villages.html", page)


def _last_day(unit: queries.UnitOn) -> date:
    return date.fromordinal(unit.span.end.toordinal() - 1) if unit.span.end is not None else unit.span.start


@for_signed_in
@require_POST
def rename(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Rename a village of the commune from a day on."""
    day = working_day(request)
    try:
        day = dates.parse_day(request.POST.get("from_day", ""))
        villages.rename_village(
            village_id=_number(request.POST.get("village", "")),
            name=request.POST.get("name", ""),
            local_term=request.POST.get("local_term", ""),
            from_day=day,
            instrument=request.POST.get("instrument", ""),
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )
    except _REFUSALS as error:
        messages.error(request, _words(error))
        day = working_day(request)
    else:
        messages.success(request, f"Đã đổi tên từ {format_day(day)}.")
    return _back(unit_id, day)


@for_signed_in
@require_POST
def merge(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Merge villages of the commune into a new one from a day on."""
    day = working_day(request)
    try:
        day = dates.parse_day(request.POST.get("from_day", ""))
        reorganization.merge_villages(
            village_ids=[_number(text) for text in request.POST.getlist("villages")],
            name=request.POST.get("name", ""),
            local_term=request.POST.get("local_term", ""),
            from_day=day,
            instrument=request.POST.get("instrument", ""),
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )
    except _REFUSALS as error:
        messages.error(request, _words(error))
        day = working_day(request)
    else:
        messages.success(request, f"Đã gộp từ {format_day(day)}.")
    return _back(unit_id, day)


@for_signed_in
@require_POST
def place(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Say in which part of a divided commune each village lies."""
    try:
        parts = {
            _number(name.removeprefix("village-")): _number(value)
            for name, value in request.POST.items()
            if name.startswith("village-") and isinstance(value, str) and value
        }
        placed = divisions.place_villages(
            commune_id=unit_id,
            parts=parts,
            instrument=request.POST.get("instrument", ""),
            on=working_day(request),
            by=person(request),
            at=moment(request),
        )
    except _REFUSALS as error:
        messages.error(request, _words(error))
    else:
        messages.success(request, f"Đã ghi nơi về của {placed} thôn, bản.")
    return HttpResponseRedirect(reverse("territory:villages", args=[unit_id]))


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise queries.UnitNotFound(text[:20])
    return int(text)


_REFUSALS = (
    dates.NotADay,
    queries.UnitNotFound,
    operations.NotAName,
    operations.VillageExists,
    village_versions.NoInstrument,
    villages.NothingChanges,
    villages.NotInOneCommune,
    village_versions.LaterChange,
    divisions.NotAPart,
    reorganization.FactsAfterwards,
)


def _words(error: Exception) -> str:
    """Return a refusal in Vietnamese."""
    match error:
        case dates.NotADay():
            return "Ngày chưa đúng: viết ngày/tháng/năm, ví dụ 01/07/2024."
        case queries.UnitNotFound():
            return f"Không có {error}."
        case operations.NotAName():
            return "Tên thôn, bản còn trống hoặc dài quá 120 ký tự."
        case operations.VillageExists():
            return "Xã đã có thôn, bản tên này."
        case village_versions.NoInstrument():
            return "Ghi số và ngày của văn bản quyết định (không quá 200 ký tự)."
        case villages.NothingChanges():
            return "Thôn, bản đang mang đúng tên này."
        case villages.NotInOneCommune():
            return "Chọn ít nhất hai thôn, bản của cùng một xã trong ngày ấy."
        case village_versions.LaterChange():
            return f"Không thực hiện được vì sẽ đè lên việc đã ghi sau: {error}."
        case reorganization.FactsAfterwards():
            return (
                f"Không gộp được từ ngày ấy, vì đã có cho ngày ấy trở đi: {error}. Hãy chọn ngày sau các số liệu này."
            )
        case _:
            return f"Không thực hiện được: {error}."


@for_signed_in
@csrf_exempt  # the body is bounded before anything reads it, the token included; `_preview` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
def import_(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the form that takes a workbook, or what the workbook in it would do."""
    unit = _place(unit_id, working_day(request))
    rules.require(person(request), rules.Action.ADD_VILLAGE, unit_id=unit_id, on=working_day(request))
    if request.method != "POST":
        return _form(request, unit)
    if tables.is_too_long(request):
        return _form(request, unit, problem="Tệp quá lớn.", status=413)
    return _preview(request, unit)


def _form(request: HttpRequest, unit: queries.UnitOn, *, problem: str = "", status: int = 200) -> HttpResponse:
    page = {"unit": unit, "problem": problem, "guidance": village_import.GUIDANCE, "preview": None}
    return render(request, "territory/import_villages.html", page, status=status)


@csrf_protect
def _preview(request: HttpRequest, unit: queries.UnitOn) -> HttpResponse:
    try:
        content, name = tables.taken(request)
        preview = village_import.preview(
            place_id=unit.id, content=content, file_name=name, by=person(request), on=working_day(request)
        )
    except WorkbookRefused as error:
        return _form(request, unit, problem=str(error), status=422)
    rows = [
        [one.commune_id, one.name, one.local_term, one.since.isoformat() if one.since else None] for one in preview.new
    ]
    page = {
        "unit": unit,
        "preview": preview,
        "file_name": name,
        "new": preview.count(village_import.RowState.NEW),
        "known": preview.count(village_import.RowState.KNOWN),
        "bad": preview.count(village_import.RowState.BAD),
        "sealed": tables.sealed([name, rows], purpose=_PURPOSE, place_id=unit.id, person=person(request)),
    }
    return render(request, "territory/import_villages.html", page)


@for_signed_in
@require_POST
def accept_import(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Write the villages that were shown to the person."""
    on = working_day(request)
    try:
        name, rows = tables.unsealed(
            request.POST.get("rows", ""), purpose=_PURPOSE, place_id=unit_id, person=person(request)
        )
        imported = village_import.add_villages(
            place_id=unit_id,
            villages=[
                village_import.NewVillage(commune, text, term, date.fromisoformat(since) if since else None)
                for commune, text, term, since in rows
            ],
            source=name,
            by=person(request),
            on=on,
            at=moment(request),
        )
    except (tables.NotWhatWasShown, village_import.OutsideThePlace):
        messages.error(request, "Bản xem trước đã quá hạn hoặc không còn đúng: hãy nộp lại tệp.")
        return HttpResponseRedirect(reverse("territory:import_villages", args=[unit_id]))
    kept = f", {imported.known} đã có từ trước" if imported.known else ""
    messages.success(request, f"Đã thêm {imported.added} thôn, bản{kept}.")
    return HttpResponseRedirect(f"{reverse('territory:unit', args=[unit_id])}?ngay={on.isoformat()}")


@for_signed_in
@require_safe
def workbook(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give the villages of a place as the workbook that may be filled in and brought back."""
    on = working_day(request)
    try:
        content = village_import.workbook_of(place_id=unit_id, on=on)
    except queries.UnitNotFound as error:
        raise Http404("Không có đơn vị này vào ngày làm việc.") from error
    response = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f'attachment; filename="thon-ban-{unit_id}-{on.isoformat()}.xlsx"'
    return response
