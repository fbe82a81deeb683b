"""Sắp xếp đơn vị: the recorded reorganisations, one of them with what became what, the shares of a divided unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.core.kernel import vietnamese
from ntm.usecases.territory import events, shares
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person


@dataclass(frozen=True, slots=True)
class Made:
    """A new unit (or none: dissolved ones) and the old ones that became it."""

    unit_id: int | None
    name: str
    code: str
    is_same: bool
    parts: tuple[events.Becoming, ...]


@for_signed_in
@require_safe
def events_index(request: HttpRequest) -> HttpResponse:
    """List the recorded reorganisations, the newest day first."""
    found = events.recorded()
    totals = {
        "ended": sum(one.ended for one in found if one.undone_at is None),
        "begun": sum(one.begun for one in found if one.undone_at is None),
        "unknown": sum(one.unknown for one in found if one.undone_at is None),
    }
    return render(request, "territory/events.html", {"events": found, "totals": totals})


@for_signed_in
@require_safe
def event(request: HttpRequest, key: str) -> HttpResponse:
    """Show one reorganisation: its papers, its two days, and what became what."""
    try:
        found = events.event(key)
    except events.EventNotFound as error:
        raise Http404("Không có sự kiện này.") from error
    made: dict[int | None, list[events.Becoming]] = {}
    for one in events.becomings(found.number):
        made.setdefault(one.new_id, []).append(one)
    gone = made.pop(None, [])
    rows = [
        Made(unit, parts[0].new_name, parts[0].new_code, parts[0].is_same, tuple(parts)) for unit, parts in made.items()
    ]
    return render(request, "territory/event.html", {"event": found, "made": rows, "gone": gone})


@for_signed_in
@require_POST
def declare_shares(request: HttpRequest, unit_id: int) -> HttpResponse:
    """State the shares of a divided unit and lead back to its page; the fields bear the successors' numbers."""
    typed = {
        int(name.removeprefix("share-")): request.POST[name]
        for name in request.POST
        if name.startswith("share-") and name.removeprefix("share-").isascii() and name.removeprefix("share-").isdigit()
    }
    on = working_day(request)
    try:
        stated = {heir: _percent(str(text)) for heir, text in typed.items()}
        shares.declare(
            unit_id=unit_id,
            shares=stated,
            source=request.POST.get("source", ""),
            by=person(request),
            on=on,
            at=moment(request),
        )
    except shares.SharesRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã ghi tỷ lệ các phần; số liệu cũ được chuyển theo tỷ lệ này khi hỏi đến.")
    return HttpResponseRedirect(reverse("territory:unit", args=[unit_id]))


def _percent(text: str) -> Decimal:
    """Return "37,5" or "37,5%" as 0.375; raise `SharesRefused`."""
    try:
        return Decimal(vietnamese.parse_number(text.strip().removesuffix("%"))) / 100
    except vietnamese.NotANumber as error:
        raise shares.SharesRefused(f"“{text[:20]}” không phải là số phần trăm. Ví dụ đúng: 37,5.") from error
