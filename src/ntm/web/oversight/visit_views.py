"""Chuyến thăm: a member of a committee says in one hand where they went and what they saw; others read it."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from ntm.core.kernel.dates import NotADay, parse_day
from ntm.usecases.instruments.evidence import EvidenceIsDamaged, EvidenceIsMissing
from ntm.usecases.oversight import visit_queries, visits
from ntm.usecases.oversight.visits import NewFile, NewVisit, VisitRefused
from ntm.web import evidence_files
from ntm.web.access import for_signed_in
from ntm.web.assessment.asked import deed_id
from ntm.web.day import moment, working_day
from ntm.web.evidence_files import BoundedEvidence
from ntm.web.person import person


@for_signed_in
@csrf_exempt  # the handlers are set before anything reads the body; the check follows at once
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the latest visits, and take a new one with its photos and voice note."""
    return _index(request, evidence_files.bound(request))


@csrf_protect
def _index(request: HttpRequest, bounded: BoundedEvidence) -> HttpResponse:
    on, problem = working_day(request), ""
    if request.method == "POST":
        try:
            number = visits.report_visit(_read(request, bounded), by=person(request), on=on, at=moment(request))
        except VisitRefused as refused:
            problem = f"Chuyến thăm chưa được ghi. {refused}"
        else:
            messages.success(request, "Đã ghi chuyến thăm.")
            return HttpResponseRedirect(reverse("visits:visit", args=[number]))
    context = {
        "places": visit_queries.places_to_visit(person(request), on=on),
        "visits": visit_queries.visits_for(person(request), on=on),
        "deed": uuid4(),
        "on": on,
        "problem": problem,
        "typed": request.POST,
        "asked": request.POST.get("de-nghi", ""),
    }
    return render(request, "oversight/visits.html", context, status=422 if problem else 200)


def _read(request: HttpRequest, bounded: BoundedEvidence) -> NewVisit:
    unit = request.POST.get("noi", "")
    if bounded.is_too_large:
        raise VisitRefused("Ảnh, đoạn ghi âm quá lớn; hãy gửi ít hơn một lần.")
    if not unit.isdecimal():
        raise VisitRefused("Hãy chọn nơi đã đến thăm.")
    try:
        day = parse_day(request.POST.get("ngay", ""))
    except NotADay as error:
        raise VisitRefused("Hãy ghi ngày thăm, ví dụ 10/06/2024.") from error
    sent = [one for name in ("anh", "ghi-am") for one in request.FILES.getlist(name)]
    return NewVisit(
        client_id=deed_id(request),
        unit_id=int(unit),
        visited_on=day,
        people=request.POST.get("ai", ""),
        seen=request.POST.get("thay", ""),
        asked=request.POST.get("de-nghi", ""),
        files=tuple(NewFile(one.read(), one.name or "") for one in sent),
    )


@for_signed_in
@require_safe
def visit(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Show a visit with its photos and voice notes."""
    try:
        found = visit_queries.visit_of(visit_id, by=person(request), on=working_day(request))
    except visit_queries.NoSuchVisit as error:
        raise Http404("Không có chuyến thăm này.") from error
    return render(request, "oversight/visit.html", {"visit": found})


@for_signed_in
@require_safe
def file(request: HttpRequest, file_id: int) -> HttpResponse:
    """Give out a photo or a voice note of a visit to whoever may see the visit."""
    try:
        found, content = visit_queries.fetch_file(file_id, by=person(request), on=working_day(request))
    except visit_queries.NoSuchVisit as error:
        raise Http404("Không có tệp này.") from error
    except (EvidenceIsMissing, EvidenceIsDamaged) as error:
        raise Http404("Tệp gốc không còn hoặc đã hỏng; hãy báo quản trị.") from error
    return evidence_files.given_out(content, media_type=found.media_type, file_name=found.file_name)
