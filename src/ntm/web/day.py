"""The day on which a page stands: the only place, with the saving of deeds, that reads the clock."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from ntm.core.kernel import dates

#: The days that a demonstration declares: one under three tiers, one under two.
DECLARED_DAYS = (date(2024, 6, 10), date(2025, 9, 10))
_SESSION_KEY = "working_day"


def working_day(request: HttpRequest) -> date:
    """Return the declared working day of a demonstration, as this person chose it, else today in Vietnam."""
    if settings.NTM_WORKING_DAY:
        chosen = request.session.get(_SESSION_KEY) if settings.NTM_DEMONSTRATION else None
        return date.fromisoformat(chosen or settings.NTM_WORKING_DAY)
    return timezone.localdate()


def moment(request: HttpRequest) -> datetime:
    """Return the moment at which a deed is done: now; on a declared working day, that day at this time of day.

    What counts against a deadline is counted by it, so that a demonstration's reports are not years late.
    """
    now = timezone.localtime()
    return now if not settings.NTM_WORKING_DAY else datetime.combine(working_day(request), now.timetz())


def choose_working_day(request: HttpRequest, day: date) -> None:
    """Keep the declared day that a person chose in a demonstration; raise `NotADay` for one that is not declared."""
    if not settings.NTM_DEMONSTRATION or day not in DECLARED_DAYS:
        raise dates.NotADay(day.isoformat())
    request.session[_SESSION_KEY] = day.isoformat()


def asked_day(request: HttpRequest, *, name: str = "ngay") -> date:
    """Return the day that the address asks for (`?ngay=2023-12-31` or `31/12/2023`), else the working day.

    An unreadable day is answered with the working day; the page shows which day it stands on.
    """
    text = request.GET.get(name, "")
    if not text:
        return working_day(request)
    try:
        return dates.parse_day(text)
    except dates.NotADay:
        return working_day(request)
