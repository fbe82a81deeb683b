"""Pages of papers: the list with the upload, one paper under review, decisions, the original file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ntm.documents.extract import OnlyImages, TooLarge, Unreadable, can_recognise
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.instruments import evidence
from ntm.usecases.reading import (
    fact_views,
    naming,
    operations,
    paper_page,
    place_names,
    queries,
    recognising,
    reviewing,
    shown,
)
from ntm.usecases.reading.paper_page import Chosen, Where
from ntm.usecases.reading.taking import NO_WORDS, take, take_as_evidence, take_scan
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person
from ntm.web.reading import marks, upload
from ntm.web.reading.words import TOO_LARGE


@for_signed_in
@csrf_exempt  # the body is bounded before anything reads it, the token included; `_take` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest) -> HttpResponse:
    """List the papers that the person may see; take a new one."""
    if request.method != "POST":
        return _list(request)
    if upload.declared_length(request) > upload.LARGEST_BODY:
        upload.forget_body(request)
        return _list(request, problem=TOO_LARGE, status=413)
    upload.bound(request)
    return _take(request)


@csrf_protect
def _take(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("tep")
    bounded = request.upload_handlers[0]
    if isinstance(bounded, upload.BoundedUpload) and bounded.is_too_large:
        return _list(request, problem=TOO_LARGE, status=413)
    if file is None:
        return _list(request, problem="Chưa chọn tệp nào.", status=422)
    content, name = file.read(), file.name or ""
    by, on, at = person(request), working_day(request), moment(request)
    try:
        try:
            reader = take_scan if request.POST.get("ocr") and can_recognise() else take
            added = operations.add_paper(content=content, file_name=name, by=by, on=on, at=at, reader=reader)
        except OnlyImages:
            added = operations.add_paper(content=content, file_name=name, by=by, on=on, at=at, reader=take_as_evidence)
    except TooLarge as error:
        return _list(request, problem=str(error), file_name=name, status=413)
    except NotAllowed as error:
        return _list(request, problem=str(error), file_name=name, status=403)
    except (Unreadable, operations.KeptElsewhere, operations.NoPlaceOfOwn) as error:
        return _list(request, problem=str(error), file_name=name, status=422)
    if not added.is_new:
        messages.info(request, "Tệp này đã có trong hệ thống từ trước; dưới đây là văn bản đó.")
    elif NO_WORDS in added.doubts:
        messages.info(request, "Đã giữ bản quét làm minh chứng. Tệp chỉ có ảnh, chưa có chữ nên chưa đọc được.")
    else:
        elsewhere = f", {added.cross_findings} chỗ không khớp với văn bản khác" if added.cross_findings else ""
        messages.success(
            request, f"Đã đọc văn bản: {added.facts} dữ kiện, {added.findings} chỗ không khớp trong văn bản{elsewhere}."
        )
    return HttpResponseRedirect(reverse("reading:paper", args=[added.paper_id]))


def _list(request: HttpRequest, *, problem: str = "", file_name: str = "", status: int = 200) -> HttpResponse:
    asked = request.GET
    on = working_day(request)
    place, year = _whole(asked.get("noi")), _whole(asked.get("nam"))
    kind = asked.get("loai", "") if asked.get("loai") in naming.PAPER_KINDS else ""
    page = _whole(asked.get("trang")) or 1
    found = queries.papers(user=person(request), on=on, place=place, year=year, kind=kind, page=page)
    kept = {name: asked[name] for name in ("noi", "nam", "loai") if asked.get(name)}
    return render(
        request,
        "reading/papers.html",
        {
            "found": found,
            "place": place,
            "year": year,
            "kind": kind,
            "kept": urlencode(kept),
            "problem": problem,
            "file_name": file_name,
            "may_add": queries.may_add(user=person(request), on=on),
            "can_recognise": can_recognise(),
            "largest": operations.LARGEST_FILE,
            "largest_mb": operations.LARGEST_FILE // 1024 // 1024,
        },
        status=status,
    )


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that was not written because somebody else was faster, with what the person had typed."""

    fact_id: int
    message: str
    note: str
    wanted: str


@for_signed_in
@require_safe
def paper(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Show a part of a paper's text beside its findings and facts."""
    return _paper(request, paper_id, asked=request.GET)


def _paper(
    request: HttpRequest, paper_id: int, *, asked: QueryDict, conflict: Conflict | None = None, status: int = 200
) -> HttpResponse:
    kept = conflict.fact_id if conflict is not None else 0
    chosen = Chosen(
        state=asked.get("trang-thai", "") if asked.get("trang-thai") in shown.STATES else "",
        group=asked.get("nhom", "") if asked.get("nhom") in shown.GROUPS else "",
        # What was just refused must be seen, whatever is filtered.
        keep=kept,
    )
    where = Where(
        part=_whole(asked.get("phan")) or 1,
        fact=kept or _whole(asked.get("tim")) or 0,
        finding=_whole(asked.get("loi")) or 0,
        offset=found if (found := _whole(asked.get("cho"))) is not None else -1,
    )
    page = _page(request, paper_id, where=where, chosen=chosen)
    filters = {name: asked[name] for name in ("nhom", "trang-thai") if asked.get(name)}
    return render(
        request,
        "reading/paper.html",
        {
            "page": page,
            "can_recognise": page.is_scan and can_recognise(),
            "blocks": marks.blocks(page.text, facts={fact.id: fact for fact in page.facts}),
            "tally": page.tally,
            "state": chosen.state,
            "group": chosen.group,
            "states": _states(page.tally),
            "groups": [
                (code, label, page.tally.by_group[code])
                for code, label in shown.GROUPS.items()
                if page.tally.by_group.get(code)
            ],
            "filters": urlencode(filters),
            "back": urlencode({"phan": page.part, **filters}),
            "conflict": conflict,
        },
        status=status,
    )


def _states(tally: shown.Tally) -> list[tuple[str, str, int]]:
    counted = {
        "doubtful": tally.by_state.get("doubtful", 0),
        "waiting": tally.waiting,
        "confirmed": tally.by_state.get("confirmed", 0),
        "rejected": tally.by_state.get("rejected", 0),
    }
    return [("", "Tất cả", tally.total), *((code, shown.STATES[code], counted[code]) for code in shown.STATES)]


def _page(request: HttpRequest, paper_id: int, *, where: Where, chosen: Chosen) -> shown.PaperPage:
    try:
        return paper_page.paper_page(
            paper_id, user=person(request), on=working_day(request), where=where, chosen=chosen
        )
    except operations.NoSuchPaper as error:
        raise Http404 from error


@for_signed_in
@require_POST
def answer(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Keep which unit or agency a name of the paper means; go on with what is next to look at."""
    chosen, _, key = request.POST.get("tra-loi", "").partition(":")
    try:
        question = place_names.answer_name(
            paper_id=paper_id,
            key=key,
            chosen=_whole(chosen) or None,
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except operations.NoSuchPaper as error:
        raise Http404 from error
    except place_names.NotACandidate as error:
        messages.error(request, str(error))
    else:
        name = next((one.name for one in question.candidates if one.id == _whole(chosen)), "không có trong danh mục")
        messages.success(request, f"Đã ghi: “{question.name}” là {name}.")
    back = QueryDict(request.POST.get("tro-lai", ""))
    return HttpResponseRedirect(f"{reverse('reading:paper', args=[paper_id])}?{back.urlencode()}#tiep")


@for_signed_in
@require_POST
def decide(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Confirm or reject one fact; answer its row to htmx, the page to everybody else."""
    asked = _asked_decision(request.POST)
    if asked is None:
        return HttpResponseBadRequest("Thiếu quyết định.")
    decision, fact_id, seen = asked
    filters = QueryDict(request.POST.get("tro-lai", ""))
    try:
        if fact_views.paper_of_fact(fact_id) != paper_id:
            raise Http404
    except operations.NoSuchPaper as error:
        raise Http404 from error
    note = request.POST.get(f"ghi-chu-{fact_id}", "")
    conflict, remark = None, ""
    try:
        reviewed = reviewing.review_fact(
            fact_id=fact_id,
            decision=decision,
            note=note,
            by=person(request),
            on=working_day(request),
            at=moment(request),
            seen=seen,
        )
        remark = reviewed.remark
    except reviewing.DecidedMeanwhile as error:
        conflict = Conflict(fact_id=fact_id, message=str(error), note=note, wanted=decision)
    if request.htmx:  # type: ignore[attr-defined]
        return _row(request, paper_id, fact_id, conflict=conflict, remark=remark)
    if conflict is not None:
        return _paper(request, paper_id, asked=filters, conflict=conflict, status=409)
    if remark:
        messages.warning(request, remark)
    back = filters.copy()
    back["tim"] = str(fact_id)
    return HttpResponseRedirect(f"{reverse('reading:paper', args=[paper_id])}?{back.urlencode()}#f{fact_id}")


def _asked_decision(form: QueryDict) -> tuple[str, int, int] | None:
    for name, decision in (("xac-nhan", reviewing.CONFIRMED), ("bac-bo", reviewing.REJECTED)):
        fact, _, seen = form.get(name, "").partition(".")
        fact_id, review_id = _whole(fact), _whole(seen)
        if fact_id is not None and review_id is not None:
            return decision, fact_id, review_id
    return None


def _row(request: HttpRequest, paper_id: int, fact_id: int, *, conflict: Conflict | None, remark: str) -> HttpResponse:
    context: dict[str, Any] = {
        "fact": fact_views.fact_view(fact_id),
        "paper_id": paper_id,
        "tally": fact_views.tally_of(paper_id),
        "may_review": True,
        "conflict": conflict,
        "remark": remark,
        "is_update": True,
    }
    response = render(request, "reading/_decided.html", context)
    response["HX-Retarget"] = f"#f{fact_id}"
    response["HX-Reswap"] = "outerHTML"
    return response


@for_signed_in
@require_POST
def confirm_certain(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Confirm every fact of a paper that carries no doubt and on which nobody has decided."""
    try:
        done = reviewing.review_many(paper_id=paper_id, by=person(request), on=working_day(request), at=moment(request))
    except operations.NoSuchPaper as error:
        raise Http404 from error
    if done.confirmed:
        targets = f"; {done.targets} dữ kiện thành chỉ tiêu của kế hoạch" if done.targets else ""
        messages.success(request, f"Đã xác nhận {done.confirmed} dữ kiện chắc chắn{targets}.")
    else:
        messages.info(request, "Không còn dữ kiện chắc chắn nào chờ xác nhận.")
    for remark in done.remarks:
        messages.warning(request, remark)
    filters = QueryDict(request.POST.get("tro-lai", ""))
    query = f"?{filters.urlencode()}" if filters else ""
    return HttpResponseRedirect(f"{reverse('reading:paper', args=[paper_id])}{query}")


@for_signed_in
@require_POST
def recognise(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Recognise the words of a kept scan."""
    try:
        done = recognising.recognise_paper(paper_id, by=person(request), on=working_day(request), at=moment(request))
    except (operations.NoSuchPaper, evidence.EvidenceIsMissing) as error:
        raise Http404 from error
    except (Unreadable, recognising.HasWords) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã nhận dạng chữ: {done.facts} dữ kiện, tất cả ghi “từ OCR” để đối chiếu.")
    return HttpResponseRedirect(reverse("reading:paper", args=[paper_id]))


@for_signed_in
@require_safe
def original(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Answer the file as it was added, for saving only: a browser never shows it."""
    try:
        file_name, digest = queries.original_of(paper_id, user=person(request), on=working_day(request))
        content = evidence.fetch(digest)
    except (operations.NoSuchPaper, evidence.EvidenceIsMissing) as error:
        raise Http404 from error
    except evidence.EvidenceIsDamaged:
        return HttpResponse("Tệp gốc không còn nguyên vẹn; hãy báo quản trị hệ thống.", status=500)
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(True, file_name) or "attachment",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


def _whole(text: str | None) -> int | None:
    """Return the number that a form or an address gives, None for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None
