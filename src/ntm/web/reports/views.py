"""Báo cáo: what a person owes, a report as it is written, looked over, sent and answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ntm.core.reporting.submission import StepKind, StepRefused
from ntm.usecases.reporting import appending, drafts, duties, report_queries, steps, submission
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from ntm.usecases.reporting.report_queries import ReportPage
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.reports import form, pages
from ntm.web.reports.form import Seen


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


def _page(request: HttpRequest, report_id: int, *, on: date) -> ReportPage:
    try:
        return report_queries.report_page(report_id, by=person(request), on=on)
    except report_queries.ReportNotFound as error:
        raise Http404("Không có báo cáo này.") from error
    except report_queries.NoLongerOwed as error:
        raise Http404("Quy định không yêu cầu báo cáo này nữa.") from error


@for_signed_in
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show a report for writing or reading, and save what was typed."""
    on = working_day(request)
    page = _page(request, report_id, on=on)
    item = request.GET.get("chi-tieu", "")
    laid = pages.lay_out(page, by=person(request), on=on, item=item)
    if request.method != "POST":
        return _show(request, page, laid)
    typed = form.read_form(
        request.POST.dict(),
        keys=laid.keys,
        sent_texts={f"t:{one.part.code}": one.sent for one in page.parts},
        standing_now=laid.standing,
    )
    entries = dict(typed.mine)
    action = request.POST.get("action", "save")
    if action == "keep_all":
        entries = form.keep_all(entries, blank=laid.blank)
    try:
        saved = drafts.save_draft(
            report_id=report_id,
            shown=[*typed.shown, *(key for key in entries if key not in typed.shown)],
            base=typed.base,
            mine=entries,
            chosen=typed.chosen,
            client_id=typed.client_id,
            by=person(request),
            on=on,
            at=moment(request),
        )
    except (drafts.DraftRefused, PeriodIsClosed) as error:
        laid = pages.lay_out(page, by=person(request), on=on, item=item, content={**page.content, **entries})
        return _show(request, page, laid, refusal=str(error), status=422)
    page = _page(request, report_id, on=on)
    if saved.conflicts:
        return _choose(request, page, typed=entries, base=typed.base, conflicts=saved.conflicts, item=item, on=on)
    if request.headers.get("HX-Request"):
        laid = pages.lay_out(page, by=person(request), on=on, item=item)
        return render(request, "reports/_saved.html", _context(page, laid) | {"fragment": True})
    if action == "send":
        return HttpResponseRedirect(reverse("reports:send", args=[report_id]))
    messages.success(request, "Đã lưu bản nháp. Chưa gửi: nơi nhận chưa thấy các số này.")
    return HttpResponseRedirect(request.get_full_path())


def _choose(
    request: HttpRequest,
    page: ReportPage,
    *,
    typed: dict[str, drafts.Entry],
    base: Mapping[str, drafts.Entry],
    conflicts: tuple[str, ...],
    item: str,
    on: date,
) -> HttpResponse:
    """Show what the person typed beside what a colleague saved meanwhile; nothing of either is lost."""
    shown = dict(page.content)
    for key in conflicts:
        if key in typed:
            shown[key] = typed[key]
        else:
            shown.pop(key, None)
    plain = pages.lay_out(page, by=person(request), on=on, item=item)
    # For a place in question the page still says what was there before both, so that the question stays open.
    seen_draft = {key: value for key, value in plain.seen.draft.items() if key not in conflicts}
    seen_draft |= {key: base[key] for key in conflicts if key in base}
    laid = pages.lay_out(
        page,
        by=person(request),
        on=on,
        item=item,
        content=shown,
        draft_conflicts={key: page.content.get(key, {}) for key in conflicts if key.startswith(("f:", "u:"))},
        seen=Seen(seen_draft, plain.seen.standing),
    )
    texts = {
        key: (page.content.get(key, ""), typed.get(key, "")) for key in conflicts if not key.startswith(("f:", "u:"))
    }
    if request.headers.get("HX-Request"):
        return render(request, "reports/_asked.html", {"page": page, "count": len(conflicts)})
    refusal = f"{page.draft_by} đã ghi khác ở {len(conflicts)} chỗ trong lúc anh/chị nhập. Hãy chọn ở từng chỗ."
    return _show(request, page, laid, refusal=refusal, text_conflicts=texts, status=409)


def _context(page: ReportPage, laid: pages.Laid) -> dict[str, object]:
    every = laid.all_lines
    return {
        "page": page,
        "duty": page.duty,
        "laid": laid,
        "client": pages.new_client_id(),
        "doubted": [line for line in every if line.doubts or line.problem],
        "disputed": [line for line in every if line.theirs],
        "typed_count": sum(key.startswith(("f:", "u:")) for key in page.content),
        "source": page.content.get("source", "") or _usual_source(page),
    }


def _usual_source(page: ReportPage) -> str:
    return f"Báo cáo {page.duty.period.label} của {page.duty.name}"


def _show(
    request: HttpRequest,
    page: ReportPage,
    laid: pages.Laid,
    *,
    refusal: str = "",
    text_conflicts: dict[str, tuple[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = _context(page, laid) | {"refusal": refusal, "text_conflicts": text_conflicts or {}}
    return render(request, "reports/report.html", context, status=status)


@for_signed_in
def send(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show what is missing, doubted or in question before a report is sent, and send it."""
    on = working_day(request)
    page = _page(request, report_id, on=on)
    if not page.may_write:
        return HttpResponseRedirect(reverse("reports:report", args=[report_id]))
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
        page = _page(request, report_id, on=on)
    laid = pages.lay_out(page, by=person(request), on=on)
    every = laid.all_lines
    missing = [line for line in every if not line.is_said]
    context = _context(page, laid) | {
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
