"""Báo cáo theo tiêu chí: an agency reports its criteria as a whole; the office reads what agencies sent."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from ntm.core.kernel.periods import Period
from ntm.usecases.reporting import criteria_reports, sent_criteria_reports
from ntm.usecases.reporting.assessment_queries import NothingToAssess
from ntm.usecases.reporting.criteria_reports import PARTS, ReportedMeanwhile, ReportRefused
from ntm.usecases.reporting.report_parts import SECURITY
from ntm.usecases.reporting.sent_criteria_reports import NoSuchReport
from ntm.web.access import for_signed_in
from ntm.web.assessment.asked import asked_period, deed_id, period_choices
from ntm.web.assessment.views import nothing
from ntm.web.day import moment, working_day
from ntm.web.person import person


@for_signed_in
def reports(request: HttpRequest, place_id: int) -> HttpResponse:
    """Show the table of the agency's criteria with what it says of each, and what all agencies have sent."""
    on = working_day(request)
    period = asked_period(request, on=on)
    problem = ""
    try:
        if request.method == "POST":
            problem = _send(request, place_id)
            if not problem:
                return HttpResponseRedirect(f"{request.path}?ky={period.code}")
        page = criteria_reports.report_page(place_id, period=period, by=person(request), on=on)
    except NothingToAssess as error:
        return nothing(request, error, period, place_id=place_id, on=on)
    said = page.mine.parts if page.mine is not None else {}
    context = {
        "page": page,
        "place_id": place_id,
        "lines": [
            (
                line,
                [
                    (f"{part}:{line.criterion}", label, _typed(request, said, line.criterion, part))
                    for part, label in PARTS.items()
                ],
            )
            for line in page.table
        ],
        "sent": [(one, [(line, _words(one.parts, line.criterion)) for line in one.table]) for one in page.sent],
        "seen": page.mine.seq if page.mine is not None else 0,
        "to_committee": request.POST.get("ban-chi-dao") or (page.mine is not None and page.mine.to_committee),
        "security": SECURITY,
        "period": period,
        "periods": period_choices(on, chosen=period),
        "kept": [],
        "deed": uuid4(),
        "problem": problem,
        "on": on,
    }
    return render(request, "assessment/reports.html", context, status=422 if problem else 200)


@for_signed_in
def to_committee(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show a member of a steering committee a report that went to it, and take that it was read."""
    on, by = working_day(request), person(request)
    try:
        if request.method == "POST":
            sent_criteria_reports.mark_read(report_id, by=by, on=on, at=moment(request))
            messages.success(request, "Đã ghi là đã đọc.")
            return HttpResponseRedirect(request.path)
        found = sent_criteria_reports.for_member(report_id, by=by, on=on)
    except NoSuchReport as error:
        raise Http404("Không có báo cáo này gửi Ban Chỉ đạo.") from error
    context = {
        "one": found,
        "rows": [(line, _words(found.parts, line.criterion)) for line in found.table],
        "security": SECURITY,
        "period": Period.parse(found.period),
        "waits": any(one.id == found.id for one in sent_criteria_reports.unread_by(by, on=on)),
        "is_read": sent_criteria_reports.is_read(found.id, by=by),
    }
    return render(request, "assessment/to_committee.html", context)


def _typed(request: HttpRequest, said: object, criterion: int, part: str) -> str:
    typed = request.POST.get(f"{part}:{criterion}")
    if typed is not None:
        return typed
    return str(said.get(str(criterion), {}).get(part, "")) if isinstance(said, dict) else ""


def _words(parts: object, criterion: int) -> list[tuple[str, str]]:
    found = parts.get(str(criterion), {}) if isinstance(parts, dict) else {}
    return [(label, found[part]) for part, label in PARTS.items() if found.get(part)]


def _send(request: HttpRequest, place_id: int) -> str:
    """Send what was typed; return the problem in Vietnamese, empty when it was sent."""
    on = working_day(request)
    parts: dict[str, dict[str, str]] = {}
    for name, text in request.POST.items():
        part, _, criterion = name.partition(":")
        if part in PARTS and criterion.isdecimal():
            parts.setdefault(criterion, {})[part] = str(text)
    seen = request.POST.get("thay", "0")
    try:
        criteria_reports.send(
            place_id,
            period=asked_period(request, on=on),
            parts=parts,
            to_committee=bool(request.POST.get("ban-chi-dao")),
            seen=int(seen) if seen.isdecimal() else 0,
            client_id=deed_id(request),
            by=person(request),
            on=on,
            at=moment(request),
        )
    except (ReportRefused, ReportedMeanwhile) as refused:
        return str(refused)
    messages.success(request, "Đã gửi báo cáo theo tiêu chí.")
    return ""
