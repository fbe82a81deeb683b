"""Thứ tự ưu tiên: in which order money goes to the communes of a place and to criteria, as proposed and as decided."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import plan_priorities, plan_year
from ntm.usecases.planning import priority_orders
from ntm.usecases.planning.priority_orders import OrderOf
from ntm.web.access import for_signed_in
from ntm.web.day import moment
from ntm.web.person import person
from ntm.web.planning import forms, places


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show both orders with their reasons, and record what the office decides."""
    stand = places.stand_on(request, unit_id)
    if stand.is_commune or stand.is_village:
        above = next((one for one in reversed(stand.above) if one.level.value not in ("commune", "village")), None)
        if above is None:
            raise Http404("Thứ tự ưu tiên do cấp trên của xã quyết định.")
        return HttpResponseRedirect(f"{reverse('planning:priorities', args=[above.id])}?nam={stand.year}")
    found = plan_year.plan_year(unit_id, year=stand.year, on=stand.on, by=person(request))
    orders = plan_priorities.orders(found)
    if request.method == "POST":
        wanted = next((one for one in orders if one.of == request.POST.get("of")), None)
        if wanted is None:
            raise Http404("Không có thứ tự này.")

        def deed() -> None:
            priority_orders.decide_order(
                unit_id=unit_id,
                year=stand.year,
                of=OrderOf(wanted.of),
                ranks={entry.key: forms.whole(request, f"rank-{entry.key}", entry.name) for entry in wanted.proposed},
                proposed=wanted.proposed,
                reason=forms.text(request, "reason"),
                seen=forms.needed(request, "seen", "Lần ghi"),
                client_id=forms.client_id(request),
                by=person(request),
                on=stand.on,
                at=moment(request),
            )

        address = f"{reverse('planning:priorities', args=[unit_id])}?nam={stand.year}"
        return forms.done(request, "Đã ghi thứ tự ưu tiên.", deed, address)
    page = {
        "stand": stand,
        "tab": "works",
        "orders": [(one, "Xã" if one.of is OrderOf.PLACES else "Tiêu chí") for one in orders],
        "is_simulated": found.is_simulated,
        "may_decide": rules.may(person(request), Action.CONSOLIDATE_REGISTRATIONS, unit_id=unit_id, on=stand.on),
        "client_id": forms.new_client_id(),
    }
    return render(request, "planning/priorities.html", page)
