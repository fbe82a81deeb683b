"""A paper as data: what its facts would write beside what stands, written at once or line by line, and taken back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.usecases.reading import becoming, operations
from ntm.usecases.reading.data_lines import DataLine, Group
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person

#: A page shows so many lines of a group.
PAGE_SIZE = 40


@for_signed_in
@require_safe
def data(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Show how the groups of a paper's data stand, and the lines of one of them."""
    try:
        found = becoming.data_of(paper_id, user=person(request), on=working_day(request))
    except operations.NoSuchPaper as error:
        raise Http404 from error
    counts = found.counts
    chosen = _group(request.GET.get("nhom")) or (counts[0].group if counts else None)
    lines = found.of(chosen) if chosen is not None else ()
    lines = tuple(sorted(lines, key=_weight))
    pages = max(1, -(-len(lines) // PAGE_SIZE))
    page = min(max(_whole(request.GET.get("trang")) or 1, 1), pages)
    context = {
        "found": found,
        "counts": counts,
        "chosen": chosen,
        "lines": lines[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        "certain_here": sum(line.is_certain for line in lines),
        "page": page,
        "pages": pages,
    }
    return render(request, "reading/data.html", context)


def _weight(line: DataLine) -> int:
    """Put what a person must look at first, then what is certain, then what is done, then what cannot be."""
    if line.can_be_written:
        return 1 if line.is_certain else 0
    return 3 if line.state == "blocked" else 2


def _group(text: str | None) -> Group | None:
    return Group(text) if text in set(Group) else None


@for_signed_in
@require_POST
def write(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Write one line, or all certain lines of a group or of the paper."""
    by, on, at = person(request), working_day(request), moment(request)
    group = _group(request.POST.get("nhom"))
    key = request.POST.get("dong", "")
    if key:
        lead = _whole(request.POST.get(f"chu-tri-{key}"))
        _do(
            request,
            lambda: becoming.write_line(paper_id=paper_id, key=key, lead=lead, by=by, on=on, at=at),
            "Đã ghi: {}.",
        )
        return _back(paper_id, group, key)
    groups = (group,) if group is not None and not request.POST.get("tat-ca") else tuple(Group)
    try:
        written = becoming.write_certain(paper_id=paper_id, groups=groups, by=by, on=on, at=at)
    except operations.NoSuchPaper as error:
        raise Http404 from error
    if written.done:
        messages.success(request, f"Đã ghi {written.done} dòng chắc chắn.")
    elif not written.refused:
        messages.info(request, "Không còn dòng chắc chắn nào chưa ghi.")
    for says, why in written.refused[:10]:
        messages.warning(request, f"Chưa ghi “{says}”: {why}")
    return _back(paper_id, group)


@for_signed_in
@require_POST
def undo(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Take back what one line wrote."""
    by, on, at = person(request), working_day(request), moment(request)
    key = request.POST.get("dong", "")
    _do(request, lambda: becoming.undo_line(paper_id=paper_id, key=key, by=by, on=on, at=at), "Đã rút: {}.")
    return _back(paper_id, _group(request.POST.get("nhom")), key)


def _do(request: HttpRequest, deed: Callable[[], DataLine], said: str) -> None:
    try:
        line = deed()
    except operations.NoSuchPaper as error:
        raise Http404 from error
    except becoming.refusals() as error:
        messages.error(request, becoming.why(error))
    else:
        messages.success(request, said.format(f"{line.says} {line.value}".strip()))


def _back(paper_id: int, group: Group | None, key: str = "") -> HttpResponse:
    query = f"?nhom={group.value}" if group is not None else ""
    return HttpResponseRedirect(f"{reverse('reading:data', args=[paper_id])}{query}{f'#{key}' if key else ''}")


def _whole(text: str | None) -> int | None:
    """Return the number that a form or an address gives, None for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None
