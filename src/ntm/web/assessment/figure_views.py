"""Disputed figures: a commune says that a figure entered for it is wrong; the agency answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ntm.core.kernel import vietnamese
from ntm.usecases.reporting import assessment_queries, figure_disputes
from ntm.usecases.reporting.figure_disputes import DisputeNotFound, DisputeRefused
from ntm.web.access import for_signed_in
from ntm.web.assessment.asked import asked_period, deed_id
from ntm.web.day import moment, working_day
from ntm.web.person import person


@for_signed_in
@require_POST
def dispute(request: HttpRequest, unit_id: int, item: str) -> HttpResponse:
    """Take a unit's dispute of a figure of an indicator, and return to the indicator's page."""
    on = working_day(request)
    period = asked_period(request, on=on)
    try:
        frame = assessment_queries.frame_of(unit_id, period=period, on=on)
        text = request.POST.get("so-dung", "").strip().removesuffix("%")
        figure_disputes.dispute(
            unit_id,
            request.POST.get("chi-so", ""),
            criteria_set=frame.criteria_set,
            as_of=frame.day,
            proposed=float(vietnamese.parse_number(text)) if text else None,
            text=request.POST.get("can-cu", ""),
            client_id=deed_id(request),
            by=person(request),
            on=on,
            at=moment(request),
        )
    except vietnamese.NotANumber:
        messages.error(request, "Số đúng phải là một số, ví dụ 57,5 hoặc 1.304.")
    except (DisputeRefused, assessment_queries.NothingToAssess) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đã gửi ý kiến về số liệu; cơ quan nhập số đã nhận việc xem lại.")
    return HttpResponseRedirect(f"{reverse('assessment:item', args=[unit_id, item])}?ky={period.code}")


@for_signed_in
@require_POST
def answer(request: HttpRequest, place_id: int, dispute_id: int) -> HttpResponse:
    """Take an answer to a dispute, and return to the disputes of the place."""
    on = working_day(request)
    period = asked_period(request, on=on)
    try:
        figure_disputes.answer(
            dispute_id,
            outcome=request.POST.get("cach", ""),
            text=request.POST.get("tra-loi", ""),
            client_id=deed_id(request),
            by=person(request),
            on=on,
            at=moment(request),
        )
    except DisputeNotFound as error:
        raise Http404("Không có ý kiến này.") from error
    except DisputeRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đã trả lời ý kiến về số liệu.")
    return HttpResponseRedirect(f"{reverse('assessment:disputes', args=[place_id])}?ky={period.code}")
