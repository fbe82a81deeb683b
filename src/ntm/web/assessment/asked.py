"""What the address of an assessment page asks for: the place, the period, and the id of a deed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest

from ntm.core.kernel.periods import NotAPeriod, Period, PeriodKind, period_at, periods_of
from ntm.usecases.analytics import responsibility
from ntm.web.person import person

#: So long after its last day of figures a quarter is still the one that people talk about.
_STILL_TALKED_ABOUT = timedelta(days=30)


def current_period(on: date) -> Period:
    """Return the quarter that is assessed on a day: the one that runs, or in its first month the one before."""
    return period_at(on - _STILL_TALKED_ABOUT, PeriodKind.QUARTER)


def asked_period(request: HttpRequest, *, on: date) -> Period:
    """Return the period that the address asks for (`?ky=2024-Q2`), else the current quarter; others are not found."""
    code = request.GET.get("ky", "")
    if not code:
        return current_period(on)
    try:
        return Period.parse(code)
    except NotAPeriod as error:
        raise Http404(f"Không có kỳ “{code}”.") from error


def period_choices(on: date, *, chosen: Period) -> tuple[Period, ...]:
    """Return the periods to choose from: those of this year and the last that have begun, the newest first."""
    found: list[Period] = []
    for kind, most in ((PeriodKind.QUARTER, 6), (PeriodKind.HALF_YEAR, 2), (PeriodKind.YEAR, 2), (PeriodKind.MONTH, 4)):
        begun = [
            period
            for year in (on.year - 1, on.year, on.year + 1)
            for period in periods_of(year, kind)
            if period.figures_span.start <= on
        ]
        found += begun[::-1][:most]
    return tuple(found if chosen in found else [chosen, *found])


def asked_place(request: HttpRequest, *, on: date) -> int:
    """Return the place that the address asks for, else the widest one in which the person holds a role."""
    text = request.GET.get("noi", "")
    if text.isdecimal() and len(text) < 12:
        return int(text)
    own = responsibility.own_place(person(request), on=on)
    if own is None:
        raise Http404("Anh/chị chưa được giao nơi nào.")
    return own.place.unit.id


def deed_id(request: HttpRequest) -> UUID:
    """Return the id that the page made for its deed; a page without one, or with a bent one, is a new deed."""
    try:
        return UUID(request.POST.get("ma", ""))
    except ValueError:
        return uuid4()
