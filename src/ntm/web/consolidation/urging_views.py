"""Nhắc, đôn đốc: messages to copy, the mark that they were sent, the drafted letter."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from ntm.core.kernel.vietnamese import fold
from ntm.usecases.reporting import urging
from ntm.usecases.reporting.consolidation import Consolidation, NothingToConsolidate
from ntm.usecases.reporting.urging import NobodyToUrge
from ntm.web.access import for_signed_in
from ntm.web.consolidation.asked import Asked, NobodysPlace, NothingOwed
from ntm.web.consolidation.views import read
from ntm.web.day import moment, working_day
from ntm.web.person import person

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@for_signed_in
@require_safe
def urge(request: HttpRequest) -> HttpResponse:
    """Show whoever is still to send, with messages that can be copied as they stand."""
    asked, found = _read(request)
    shown = urging.urging(found, by=person(request), on=working_day(request))
    letter = asked.address("/tong-hop/don-doc/cong-van/")
    context = {"urging": shown, "found": found, "asked": asked, "back": asked.address(), "letter": letter}
    return render(request, "consolidation/urge.html", context)


@for_signed_in
@require_POST
def reminded(request: HttpRequest) -> HttpResponse:
    """Record that the messages were sent, and lead back."""
    asked, found = _read(request)
    new = urging.mark_reminded(found, by=person(request), on=working_day(request), at=moment(request))
    messages.success(request, f"Đã ghi nhắc {new} nơi." if new else "Các nơi này đã được ghi nhắc ở mốc này.")
    return HttpResponseRedirect(asked.address("/tong-hop/don-doc/"))


@for_signed_in
@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    """Give the drafted urging letter as a Word file."""
    asked, found = _read(request)
    try:
        content = urging.urging_letter(found, by=person(request), on=working_day(request))
    except NobodyToUrge:
        messages.info(request, "Chưa nơi nào quá hạn hoặc bị trả lại, không cần công văn đôn đốc.")
        return HttpResponseRedirect(asked.address("/tong-hop/don-doc/"))
    answer = HttpResponse(content, content_type=_DOCX)
    name = f"don-doc-{fold(found.place.name).replace(' ', '-')}-{found.period}.docx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _read(request: HttpRequest) -> tuple[Asked, Consolidation]:
    try:
        return read(request)
    except (NobodysPlace, NothingOwed, NothingToConsolidate) as error:
        raise Http404("Không có gì để đôn đốc.") from error
