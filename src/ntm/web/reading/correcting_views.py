"""Putting a misread fact right or splitting it, and comparing two versions of a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ntm.usecases.reading import cases, correcting, fact_views, operations, reviewing, versions
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, paper_id: int, fact_id: int) -> HttpResponse:
    """Show the form of a fact's correction, in several parts to split it; take it."""
    by, on = person(request), working_day(request)
    try:
        if fact_views.paper_of_fact(fact_id) != paper_id:
            raise Http404
        form = correcting.form_of(fact_id, by=by, on=on)
    except operations.NoSuchPaper as error:
        raise Http404 from error
    asked = request.POST if request.method == "POST" else request.GET
    count = min(max(_whole(asked.get("tach")) or 1, 1), correcting.MOST_PARTS)
    read = {field.name: field.value for field in form.fields}
    if request.method != "POST":
        return _form(request, form, parts=[read] * count)
    parts = [{name: request.POST.get(f"{part}.{name}", "") for name in read} for part in range(count)]
    if request.POST.get("them"):
        return _form(request, form, parts=[*parts, parts[-1]][: correcting.MOST_PARTS])
    try:
        made = correcting.correct_fact(
            fact_id=fact_id,
            parts=parts,
            note=request.POST.get("ghi-chu", ""),
            by=by,
            on=on,
            at=moment(request),
            seen=_whole(request.POST.get("da-xem")) or 0,
        )
    except (correcting.NotAValue, correcting.NothingChanged, correcting.AlreadyCorrected) as error:
        return _form(request, form, parts=parts, problem=str(error), status=422)
    except reviewing.DecidedMeanwhile as error:
        return _form(request, form, parts=parts, problem=str(error), status=409)
    said = f"Đã tách thành {len(made)} dữ kiện và xác nhận." if len(made) > 1 else "Đã sửa và xác nhận dữ kiện."
    messages.success(request, said)
    return HttpResponseRedirect(f"{reverse('reading:paper', args=[paper_id])}?tim={made[0]}#f{made[0]}")


def _form(
    request: HttpRequest,
    form: correcting.Correction,
    *,
    parts: Sequence[Mapping[str, str]],
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = [[(field, part.get(field.name, "")) for field in form.fields] for part in parts]
    page = {
        "form": form,
        "parts": shown,
        "problem": problem,
        "note": request.POST.get("ghi-chu", ""),
        "can_add": len(shown) < correcting.MOST_PARTS,
    }
    return render(request, "reading/correct.html", page, status=status)


@for_signed_in
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show what changed in facts between two versions."""
    after, before = _whole(request.GET.get("moi")), _whole(request.GET.get("cu"))
    if after is None:
        raise Http404
    try:
        found = versions.compare_versions(after, before_id=before, user=person(request), on=working_day(request))
    except operations.NoSuchPaper as error:
        raise Http404 from error
    return render(request, "reading/compare.html", {"found": found})


@for_signed_in
@require_safe
def training_cases(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Answer what people decided of a paper as test cases of the reader, in YAML."""
    try:
        text = cases.cases_of(paper_id, user=person(request), on=working_day(request))
    except operations.NoSuchPaper as error:
        raise Http404 from error
    return HttpResponse(
        text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="van-ban-{paper_id}.yaml"', "Cache-Control": "no-store"},
    )


def _whole(text: str | None) -> int | None:
    """Return the number that a form or an address gives, None for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None
