"""Lets a person of the demonstration choose among its declared days."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ntm.core.kernel import dates
from ntm.web.access import for_signed_in
from ntm.web.day import choose_working_day


@for_signed_in
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the chosen day and return to the page."""
    try:
        choose_working_day(request, dates.parse_day(request.POST.get("day", "")))
    except dates.NotADay:
        messages.error(request, "Ngày này không nằm trong các ngày đã khai báo của bản trình diễn.")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    # A day in the old address would hide the new working day.
    return HttpResponseRedirect(back.split("?")[0])
