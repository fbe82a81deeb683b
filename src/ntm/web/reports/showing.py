"""Shows a report's page: for writing or reading, after a refusal, and where two people wrote different things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ntm.store.accounts.models import User
from ntm.usecases.reporting import report_queries, upward_reports
from ntm.usecases.reporting.drafts import Entry
from ntm.usecases.reporting.report_queries import ReportPage
from ntm.web.person import person
from ntm.web.reports import cells, pages
from ntm.web.reports.form import Seen


def page_of(report_id: int, *, by: User, on: date) -> ReportPage:
    """Return a report for its page; raise `Http404` for one that is not there or not owed any more."""
    try:
        return report_queries.report_page(report_id, by=by, on=on)
    except report_queries.ReportNotFound as error:
        raise Http404("Không có báo cáo này.") from error
    except report_queries.NoLongerOwed as error:
        raise Http404("Quy định không yêu cầu báo cáo này nữa.") from error


def show(request: HttpRequest, report_id: int, *, on: date) -> HttpResponse:
    """Show a report as it stands."""
    by = person(request)
    page = page_of(report_id, by=by, on=on)
    item, beside = request.GET.get("chi-tieu", ""), pages.beside_figures(page, on=on)
    return _render(request, page, pages.lay_out(page, by=by, on=on, item=item, beside=beside))


def show_refused(
    request: HttpRequest, report_id: int, typed: Mapping[str, Entry], *, refusal: str, on: date
) -> HttpResponse:
    """Show a report with everything that was typed and why it was not saved."""
    by = person(request)
    page = page_of(report_id, by=by, on=on)
    item = request.GET.get("chi-tieu", "")
    beside = pages.beside_figures(page, on=on)
    laid = pages.lay_out(page, by=by, on=on, item=item, content={**page.content, **typed}, beside=beside)
    return _render(request, page, laid, refusal=refusal, status=422)


def ask(
    request: HttpRequest,
    report_id: int,
    *,
    typed: Mapping[str, Entry],
    base: Mapping[str, Entry],
    conflicts: tuple[str, ...],
    on: date,
) -> HttpResponse:
    """Show what the person typed beside what a colleague saved meanwhile; nothing of either is lost."""
    by, item = person(request), request.GET.get("chi-tieu", "")
    page = page_of(report_id, by=by, on=on)
    if request.headers.get("HX-Request"):
        return render(request, "reports/_asked.html", {"page": page, "count": len(conflicts)})
    shown = dict(page.content)
    for key in conflicts:
        if key in typed:
            shown[key] = typed[key]
        else:
            shown.pop(key, None)
    plain = pages.lay_out(page, by=by, on=on, item=item)
    # For a place in question the page still says what was there before both, so that the question stays open.
    seen_draft = {key: value for key, value in plain.seen.draft.items() if key not in conflicts}
    seen_draft |= {key: base[key] for key in conflicts if key in base}
    laid = pages.lay_out(
        page,
        by=by,
        on=on,
        item=item,
        content=shown,
        draft_conflicts={key: page.content.get(key, {}) for key in conflicts if key.startswith(("f:", "u:"))},
        seen=Seen(seen_draft, plain.seen.standing),
        beside=pages.beside_figures(page, on=on),
    )
    texts = {
        key: (page.content.get(key, ""), typed.get(key, "")) for key in conflicts if not key.startswith(("f:", "u:"))
    }
    refusal = f"{page.draft_by} đã ghi khác ở {len(conflicts)} chỗ trong lúc anh/chị nhập. Hãy chọn ở từng chỗ."
    return _render(request, page, laid, refusal=refusal, text_conflicts=texts, status=409)


def context_of(page: ReportPage, laid: pages.Laid) -> dict[str, object]:
    """Return what the templates of a report's pages need."""
    every = laid.all_lines
    return {
        "page": page,
        "duty": page.duty,
        "laid": laid,
        "client": pages.new_client_id(),
        "draft_at": page.draft_at,
        "draft_by": page.draft_by,
        "typed_count": typed_count(page.content),
        "doubted": [line for line in every if line.doubts or line.problem],
        "disputed": [line for line in every if line.theirs],
        "source": page.content.get("source", "") or _usual_source(page),
        # An office's report in words to the place above carries the picture that it froze.
        "snapshot_id": upward_reports.carried_by(page.id)
        if page.criteria_set is None and not page.is_agencys
        else None,
    }


def typed_count(content: Mapping[str, Entry]) -> int:
    """Return in how many figures' fields a draft holds something."""
    return sum(key.startswith(("f:", "u:")) for key in content)


def _usual_source(page: ReportPage) -> str:
    return f"Báo cáo {page.duty.period.label} của {page.duty.name}"


def _render(
    request: HttpRequest,
    page: ReportPage,
    laid: pages.Laid,
    *,
    refusal: str = "",
    text_conflicts: dict[str, tuple[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = context_of(page, laid) | {
        "refusal": refusal,
        "text_conflicts": text_conflicts or {},
        "groups_html": cells.groups_html(laid.groups, page=page),
        "rows_html": cells.rows_html(laid.rows, page=page),
        "measure_options": cells.measure_options(laid.all_lines),
    }
    return render(request, "reports/report.html", context, status=status)
