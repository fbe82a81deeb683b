"""Báo cáo: what a person owes, a report as it is written, looked over, sent and answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ntm.core.reporting.submission import StepKind, StepRefused
from ntm.usecases.reporting import appending, drafts, duties, receiving, steps, submission, writing
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.reports import form, pages, saving, showing


@for_signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """List the reports that the person owes, by their last day; what is overdue stands first."""
    on = working_day(request)
    owed = duties.duties_of_person(person(request), on=on)
    rows = [(one, one.days_over(on)) for one in owed]
    page = {
        "on": on,
        "late": [row for row in rows if row[0].is_open and row[1] > 0],
        "open": [row for row in rows if row[0].is_open and row[1] <= 0],
        "sent": [row for row in reversed(rows) if not row[0].is_open],
    }
    return render(request, "reports/mine.html", page)


@for_signed_in
@require_POST
def open_report(request: HttpRequest) -> HttpResponse:
    """Open an owed report for writing and go there."""
    try:
        agency = request.POST.get("agency", "")
        report_id = drafts.open_report(
            rule_id=int(request.POST["rule"]),
            unit_id=int(request.POST["unit"]),
            agency_id=int(agency) if agency else None,
            period=request.POST["period"],
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except (KeyError, ValueError) as error:
        raise Http404("Không có báo cáo này.") from error
    return HttpResponseRedirect(reverse("reports:report", args=[report_id]))


@for_signed_in
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show a report for writing or reading, and save what was typed."""
    on = working_day(request)
    if request.method != "POST":
        return showing.show(request, report_id, on=on)
    try:
        return saving.save(request, report_id, on=on)
    except writing.ReportNotFound as error:
        raise Http404("Không có báo cáo này.") from error
    except writing.NoLongerOwed as error:
        raise Http404("Quy định không yêu cầu báo cáo này nữa.") from error


@for_signed_in
def send(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show what is missing, doubted or in question before a report is sent, and send it."""
    on = working_day(request)
    refusal, problems = "", {}
    if request.method == "POST":
        try:
            sent = submission.submit(
                report_id=report_id,
                draft_version=int(request.POST.get("version", "0") or 0),
                reason=request.POST.get("reason", ""),
                client_id=form.read_client_id(request.POST.get("client", "")),
                by=person(request),
                on=on,
                at=moment(request),
            )
        except submission.ReportNotFound as error:
            raise Http404("Không có báo cáo này.") from error
        except (StepRefused, PeriodIsClosed, submission.DraftMoved, submission.NothingToSend) as error:
            refusal = str(error)
        except appending.FiguresRefused as refused:
            refusal, problems = "Có số chưa gửi được:", refused.problems
        except appending.SomebodyWasFaster as faster:
            refusal = f"{faster} Hãy mở báo cáo và chọn ở các chỗ khác nhau: {', '.join(faster.theirs)}."
        else:
            late = f"muộn {sent.late} ngày" if sent.late else "đúng hạn"
            messages.success(request, f"{sent.kind.label.capitalize()} lúc {moment(request):%H:%M %d/%m/%Y}, {late}.")
            return HttpResponseRedirect(reverse("reports:report", args=[report_id]))
    page = showing.page_of(report_id, by=person(request), on=on)
    if not page.may_write:
        if refusal:
            messages.error(request, refusal)
        return HttpResponseRedirect(reverse("reports:report", args=[report_id]))
    laid = pages.lay_out(page, by=person(request), on=on)
    every = laid.all_lines
    missing = [line for line in every if not line.is_said]
    context = showing.context_of(page, laid) | {
        "on": on,
        "refusal": refusal,
        "problems": problems,
        "missing": [line for line in missing if line.may_enter and not line.supplier],
        "waiting": [line for line in missing if line.supplier or not line.may_enter],
        "said": len(every) - len(missing),
        "asked": len(every),
        "is_correction": page.next_sending is StepKind.CORRECTED,
        "reason": request.POST.get("reason", ""),
        "days_over": (on - page.duty.period.due_on).days,
        "wordless": [one.part.title for one in page.parts if one.may_read and not one.text],
        "villages": None
        if page.is_agencys
        else receiving.own_villages(page.unit.id, period=page.duty.period.code, on=on),
    }
    return render(request, "reports/send.html", context, status=422 if refusal else 200)


@for_signed_in
@require_POST
def answer(request: HttpRequest, report_id: int) -> HttpResponse:
    """Accept a report, accept it with a remark, return it with a note, or take it back."""
    on = working_day(request)
    seen = int(request.POST.get("seen_step", "0") or 0)
    client_id = form.read_client_id(request.POST.get("client", ""))
    note, by, at = request.POST.get("note", ""), person(request), moment(request)
    try:
        match request.POST.get("step", ""):
            case "accept" if note.strip():
                steps.accept_with_remark(
                    report_id=report_id, remark=note, seen_step=seen, client_id=client_id, by=by, on=on, at=at
                )
            case "accept":
                steps.accept(report_id=report_id, seen_step=seen, client_id=client_id, by=by, on=on, at=at)
            case "return":
                steps.return_with_note(
                    report_id=report_id, note=note, seen_step=seen, client_id=client_id, by=by, on=on, at=at
                )
            case "withdraw":
                steps.withdraw(report_id=report_id, seen_step=seen, client_id=client_id, by=by, on=on, at=at)
            case _:
                raise Http404("Không có bước này.")
    except (StepRefused, steps.AnsweredMeanwhile, PeriodIsClosed) as error:
        messages.error(request, str(error))
    except steps.ReportNotFound as error:
        raise Http404("Không có báo cáo này.") from error
    else:
        messages.success(request, "Đã ghi.")
    return HttpResponseRedirect(reverse("reports:report", args=[report_id]))
