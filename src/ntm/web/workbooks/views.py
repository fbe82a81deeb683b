"""Biểu Excel: a form taken away and brought back, a block pasted; looked at cell by cell, taken as far as one wants."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.reporting.proposals import Standing
from ntm.documents.forms import reading
from ntm.documents.forms.reading import NotOurForm
from ntm.documents.sheets import opening
from ntm.documents.workbooks import WorkbookRefused
from ntm.usecases.reporting import (
    board_statements,
    board_workbooks,
    drafts,
    foreign_boards,
    form_lines,
    form_workbooks,
    pasting,
    report_queries,
    uploads,
)
from ntm.usecases.reporting.assessment_queries import NothingToAssess
from ntm.usecases.reporting.assessment_words import JudgedMeanwhile, NothingSaid, WordsRefused
from ntm.usecases.reporting.board_statements import Statement
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from ntm.usecases.reporting.previews import Preview, Proposal
from ntm.usecases.reporting.report_queries import ReportPage
from ntm.usecases.territory.queries import UnitNotFound
from ntm.web.access import for_signed_in
from ntm.web.analytics import addresses
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.reports import form
from ntm.web.territory import tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Places on one page of a preview: a page stays light on a slow line.
PLACES_A_PAGE = 250


@for_signed_in
def download(request: HttpRequest, report_id: int) -> HttpResponse:
    """Give a report's form as a workbook to fill in without a network."""
    try:
        name, content = form_workbooks.workbook_of(
            report_id, by=person(request), on=working_day(request), at=moment(request)
        )
    except (report_queries.ReportNotFound, report_queries.NoLongerOwed) as error:
        raise Http404("Không có báo cáo này.") from error
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@for_signed_in
def board(request: HttpRequest, place_id: int) -> HttpResponseBase:
    """Give the board of a place, every commune by every criterion, as a workbook; of the asked day, else of today."""
    today = working_day(request)
    on = addresses.day_in(request.GET.get("ngay", "")) or today
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bang.xlsx"
        try:
            board_workbooks.write_board([place_id], file, by=person(request), on=on, working_day=today)
        except (UnitNotFound, NoSetInForce) as error:
            raise Http404("Không có bảng của nơi này vào ngày này.") from error
        # The opened file outlives its name; it goes once the answer is sent.
        content = file.open("rb")
    name = f"bang-tieu-chi-{place_id}-{on.isoformat()}.xlsx"
    return FileResponse(content, content_type=XLSX, as_attachment=True, filename=name)


def _page(request: HttpRequest, report_id: int) -> ReportPage:
    try:
        return report_queries.report_page(report_id, by=person(request), on=working_day(request))
    except (report_queries.ReportNotFound, report_queries.NoLongerOwed) as error:
        raise Http404("Không có báo cáo này.") from error


@for_signed_in
@csrf_exempt  # the body is bounded before anything reads it, the token included; `_brought` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def bring(request: HttpRequest, report_id: int) -> HttpResponse:
    """Take a workbook that was filled in, or somebody's own table, and show what it says before anything is written."""
    page = _page(request, report_id)
    if request.method != "POST":
        return _bring(request, page)
    if tables.is_too_long(request):
        return _bring(request, page, problem="Tệp quá lớn.", status=413)
    return _brought(request, page)


@csrf_protect
def _brought(request: HttpRequest, page: ReportPage) -> HttpResponse:
    by, on, at = person(request), working_day(request), moment(request)
    try:
        content, name = tables.taken(request)
        if not reading.is_ours(opening.open_book(content)):
            board = foreign_boards.stage_board(content, file_name=name, report_id=page.id, by=by, on=on, at=at)
            return HttpResponseRedirect(reverse("workbooks:mapping", args=[board]))
        upload_id = uploads.stage_form(content, file_name=name, report_id=page.id, by=by, on=on, at=at)
    except (WorkbookRefused, NotOurForm, uploads.UploadRefused) as error:
        return _bring(request, page, problem=str(error), status=422)
    return HttpResponseRedirect(reverse("workbooks:preview", args=[upload_id]))


def _bring(request: HttpRequest, page: ReportPage, *, problem: str = "", status: int = 200) -> HttpResponse:
    context = {"page": page, "duty": page.duty, "problem": problem}
    return render(request, "workbooks/bring.html", context, status=status)


@for_signed_in
def paste(request: HttpRequest, report_id: int) -> HttpResponse:
    """Take a block copied from a spreadsheet, for whoever has no scripts or pastes a whole board, to a preview."""
    page = _page(request, report_id)
    on, by = working_day(request), person(request)
    text, key, field = (request.POST.get(name, "") for name in ("text", "key", "field"))
    problem = ""
    if request.method == "POST":
        try:
            upload_id = pasting.stage(report_id, text, key=key, field=field, by=by, on=on, at=moment(request))
        except pasting.PasteRefused as error:
            problem = str(error)
        else:
            return HttpResponseRedirect(reverse("workbooks:preview", args=[upload_id]))
    asked = form_lines.form_lines(page, by=by, on=on)
    context = {
        "page": page,
        "duty": page.duty,
        "problem": problem,
        "text": text,
        "key": key or request.GET.get("o", ""),
        "fields": (("v", "Số liệu"), ("n", "Tử số"), ("d", "Mẫu số"), ("e", "Ước cuối kỳ"), ("o", "Ghi chú")),
        "lines": [line for line in asked.lines.values() if line.may_enter and line.unit is asked.units[0]],
        "units": asked.units,
    }
    return render(request, "workbooks/paste.html", context, status=422 if problem else 200)


@for_signed_in
def preview(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Show cell by cell what a file would change, and take all of it or what was chosen."""
    on, by = working_day(request), person(request)
    try:
        found = uploads.staged(upload_id, by=by, on=on)
    except uploads.UploadNotFound as error:
        raise Http404("Không có tệp này, hoặc tệp đã quá hạn giữ.") from error
    except (report_queries.ReportNotFound, report_queries.NoLongerOwed) as error:
        raise Http404("Không có báo cáo này.") from error
    problem = ""
    if request.method == "POST" and request.POST.get("action") == "judge":
        try:
            said = board_statements.say(
                upload_id,
                keys=request.POST.getlist("danh-gia"),
                client_id=form.read_client_id(request.POST.get("client", "")),
                by=by,
                on=on,
                at=moment(request),
            )
        except NothingSaid:
            problem = "Chưa chọn đánh giá nào mới."
        except (uploads.UploadRefused, WordsRefused, JudgedMeanwhile, NothingToAssess) as error:
            problem = str(error)
        else:
            messages.success(request, f"Đã ghi đánh giá đạt cho {said.said} chỉ tiêu.")
            return HttpResponseRedirect(reverse("workbooks:preview", args=[upload_id]))
    elif request.method == "POST":
        keys, mine = _chosen(request, found.preview)
        try:
            taken = uploads.take(
                upload_id,
                keys=keys,
                mine=mine,
                client_id=form.read_client_id(request.POST.get("client", "")),
                by=by,
                on=on,
                at=moment(request),
            )
        except (drafts.DraftRefused, PeriodIsClosed) as error:
            problem = str(error)
        else:
            if taken.conflicts:
                messages.error(request, f"{len(taken.conflicts)} ô vừa được người khác ghi khác; hãy chọn ở các ô đó.")
            messages.success(request, f"Đã đưa {taken.count} ô vào bản nháp. Chưa gửi: nơi nhận chưa thấy các số này.")
            return HttpResponseRedirect(reverse("workbooks:preview", args=[upload_id]))
    return _show(request, found, problem, board_statements.statements_of(found, by=by, on=on))


def _chosen(request: HttpRequest, found: Preview) -> tuple[set[str], dict[str, str]]:
    """Return the ticked places, and the places in conflict where the file was chosen with what was seen beside it."""
    keys = set(request.POST.getlist("key"))
    if request.POST.get("action") == "all":
        keys = {one.key for one in found.of(Standing.NEW, Standing.CHANGED)} | keys
    mine = {
        name.removeprefix("mine:"): token
        for name, token in request.POST.items()
        if name.startswith("mine:") and isinstance(token, str) and token
    }
    return keys, mine


def _show(request: HttpRequest, found: uploads.Staged, problem: str, statements: Sequence[Statement]) -> HttpResponse:
    order = (Standing.CONFLICT, Standing.DOUBTFUL, Standing.CHANGED, Standing.NEW, Standing.REFUSED)
    shown: list[Proposal] = [one for standing in order for one in found.preview.of(standing)]
    pages = max(1, -(-len(shown) // PLACES_A_PAGE))
    try:
        number = min(max(1, int(request.GET.get("trang", "1"))), pages)
    except ValueError:
        number = 1
    counts = found.preview.counts
    context = {
        "upload": found.upload,
        "page": found.page,
        "duty": found.page.duty,
        "preview": found.preview,
        "counts": [(one, counts[one]) for one in (*order, Standing.SAME) if counts[one]],
        "sure": counts[Standing.NEW] + counts[Standing.CHANGED],
        "same": counts[Standing.SAME],
        "rows": shown[(number - 1) * PLACES_A_PAGE : number * PLACES_A_PAGE],
        "takable": any(one.standing.is_takable or one.standing is Standing.CONFLICT for one in shown),
        "more_sheets": len(grid["sheets"]) - len(grid["settled"]) if (grid := found.upload.grid) else 0,
        "numbers": range(1, pages + 1) if pages > 1 else (),
        "number": number,
        # What may be said stands first: a page stays light, and the rest follows once these are said.
        "statements": sorted(statements, key=lambda one: not one.items)[:PLACES_A_PAGE],
        "statement_count": len(statements),
        "judged": any(one.items for one in statements),
        "problem": problem,
        "client": form.read_client_id(""),
    }
    return render(request, "workbooks/preview.html", context, status=422 if problem else 200)
