"""What the address of a consolidation asks for: place, period, stream."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from ntm.core.kernel.states import Level
from ntm.store.accounts.models import User
from ntm.usecases.analytics import responsibility
from ntm.usecases.reporting import period_gate, receiving
from ntm.web.analytics.addresses import whole

#: A period is the office's own concern from this many days before its last day on.
_AHEAD = 31


@dataclass(frozen=True, slots=True)
class Asked:
    """A place, a period of a year, a stream (None: the place's own choice) and the level that is counted."""

    place_id: int
    year: int
    period: str
    stream_id: int | None
    level: Level
    years: tuple[int, ...]
    periods: tuple[str, ...]

    def address(self, base: str = "/tong-hop/", *, stream_id: int | None = None, period: str = "") -> str:
        """Return the address of a page about the same place; another stream or period where given."""
        asked = {"noi": str(self.place_id), "ky": period or self.period}
        chosen = stream_id if stream_id is not None else self.stream_id
        if chosen is not None:
            asked["luong"] = str(chosen)
        if self.level is Level.VILLAGE:
            asked["cap"] = "ban"
        return f"{base}?{urlencode(asked)}"


class NobodysPlace(LookupError):
    """A person without any place asks without naming one."""


class NothingOwed(LookupError):
    """A place within which no report is owed at all."""

    def __init__(self, place_id: int) -> None:
        super().__init__(str(place_id))
        self.place_id = place_id


def asked_of(request: HttpRequest, user: User, *, on: date) -> Asked:
    """Return what a request asks for; what it leaves out is the person's own place and the period that is due.

    Raise `NobodysPlace`, `NothingOwed`.
    """
    wanted = request.POST if request.method == "POST" else request.GET
    place_id = whole(wanted.get("noi", ""))
    if place_id is None:
        own = responsibility.own_place(user, on=on)
        if own is None:
            raise NobodysPlace
        place_id = own.place.unit.id
    level = Level.VILLAGE if wanted.get("cap") == "ban" else Level.COMMUNE
    years = receiving.years_received(place_id)
    if not years:
        raise NothingOwed(place_id)
    period = wanted.get("ky", "")[:8]
    asked_year = whole(period[:4]) or whole(wanted.get("nam", "")) or on.year
    year = asked_year if asked_year in years else min(years, key=lambda one: abs(one - on.year))
    due = receiving.periods_received(place_id, year=year)
    codes = tuple(code for code, _ in due)
    if period not in codes:
        ripe = [code for code, day in due if (day - on).days <= _AHEAD]
        period = ripe[-1] if ripe else (codes[0] if codes else "")
    return Asked(place_id, year, period, whole(wanted.get("luong", "")), level, years, codes)


def choices(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return the periods of the year with their words."""
    return tuple((code, period_gate.label_of(code)) for code in asked.periods)
