"""Kiểm tra dự thảo: a draft is read and answered with what does not agree, on the page or as a memo, and not kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ntm.documents.extract import TooLarge, Unreadable
from ntm.documents.papers.findings_memo import FindingsMemo, MemoFinding
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reading import draft_check, operations, paper_page, queries
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.reading import upload
from ntm.web.reading.words import TOO_LARGE

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SALT = "ntm.draft-memo"
#: Seconds in which the memo of a checked draft can still be asked for: a working day.
_MEMO_LIFE = 12 * 3600
_MOST_SHOWN = 40


@for_signed_in
@csrf_exempt  # the body is bounded before anything reads it, the token included; `_check` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
def check_draft(request: HttpRequest) -> HttpResponse:
    """Take a draft and show what does not agree in it."""
    if request.method != "POST":
        return _form(request)
    if upload.declared_length(request) > upload.LARGEST_BODY:
        upload.forget_body(request)
        return _form(request, problem=TOO_LARGE, status=413)
    upload.bound(request)
    return _check(request)


@csrf_protect
def _check(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("tep")
    bounded = request.upload_handlers[0]
    if isinstance(bounded, upload.BoundedUpload) and bounded.is_too_large:
        return _form(request, problem=TOO_LARGE, status=413)
    if file is None:
        return _form(request, problem="Chưa chọn tệp nào.", status=422)
    name = operations.clean_file_name(file.name or "")
    by, on = person(request), working_day(request)
    content = file.read()
    try:
        if request.POST.get("giu"):
            added = operations.add_paper(content=content, file_name=name, by=by, on=on, at=moment(request))
            return HttpResponseRedirect(reverse("reading:paper", args=[added.paper_id]))
        found = draft_check.check_draft(content, file_name=name, by=by, on=on)
    except TooLarge as error:
        return _form(request, problem=str(error), file_name=name, status=413)
    except (NotAllowed, draft_check.MayNotCheck) as error:
        return _form(request, problem=str(error), file_name=name, status=403)
    except (Unreadable, operations.KeptElsewhere, operations.NoPlaceOfOwn) as error:
        return _form(request, problem=str(error), file_name=name, status=422)
    memo = draft_check.memo_of_draft(found, by=by, on=on)
    if request.POST.get("viec") == "phieu":
        return _word(memo)
    return _form(request, found=found, memo=signing.dumps(asdict(memo), salt=_SALT, compress=True))


def _form(
    request: HttpRequest,
    *,
    found: draft_check.DraftCheck | None = None,
    memo: str = "",
    problem: str = "",
    file_name: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "found": found,
        "shown": found.findings[:_MOST_SHOWN] if found is not None else (),
        "more": max(0, len(found.findings) - _MOST_SHOWN) if found is not None else 0,
        "memo": memo,
        "problem": problem,
        "file_name": file_name,
        "may_check": queries.may_add(user=person(request), on=working_day(request)),
        "largest": operations.LARGEST_FILE,
        "largest_mb": operations.LARGEST_FILE // 1024 // 1024,
    }
    return render(request, "reading/draft.html", page, status=status)


@for_signed_in
@require_POST
def memo_of_draft(request: HttpRequest) -> HttpResponse:
    """Answer the memo of a draft that was just checked; what it says came back with the page, signed by us."""
    try:
        said: dict[str, Any] = signing.loads(request.POST.get("phieu", ""), salt=_SALT, max_age=_MEMO_LIFE)
    except signing.BadSignature:
        return HttpResponseBadRequest("Phiếu đã quá hạn; hãy kiểm tra lại dự thảo.")
    findings = [MemoFinding(**one) for one in said.pop("findings")]
    return _word(FindingsMemo(**said, findings=findings))


@for_signed_in
@require_safe
def memo_of_paper(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Answer the memo of a kept paper."""
    by, on = person(request), working_day(request)
    try:
        page = paper_page.paper_page(paper_id, user=by, on=on)
    except operations.NoSuchPaper as error:
        raise Http404 from error
    return _word(draft_check.memo_of_paper(page, by=by, on=on))


def _word(memo: FindingsMemo) -> HttpResponse:
    stem = memo.file_name.rpartition(".")[0] or memo.file_name
    name = f"Phiếu rà soát - {stem[:80]}.docx"
    return HttpResponse(
        draft_check.memo_file(memo),
        content_type=_DOCX,
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
