"""What a place receives for a period: the streams of reports that come in, and how each report was sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from ntm.core.kernel.periods import NotAPeriod, Period, PeriodKind
from ntm.core.kernel.states import Level
from ntm.core.reporting import consolidation as core
from ntm.core.reporting.consolidation import Sending
from ntm.core.reporting.obligations import ADHOC, Reporter, local_day
from ntm.core.reporting.submission import ReportState
from ntm.store.reporting.models import DutyRule, PeriodDecision
from ntm.store.territory.models import Place
from ntm.usecases.reporting import duties
from ntm.usecases.reporting.duties import Duty

_FIGURES_FROM = {
    Reporter.COMMUNE: Level.COMMUNE,
    Reporter.COMMUNE_LEVEL: Level.COMMUNE,
    Reporter.BELOW: Level.COMMUNE,
    Reporter.SELF: Level.COMMUNE,
    Reporter.VILLAGE: Level.VILLAGE,
}


_LENGTHS = {kind.value: kind.months for kind in PeriodKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A rule under which reports come in; `level` is that of the units whose figures it brings, None without any."""

    id: int
    unit_id: int
    title: str
    reporter: Reporter
    level: Level | None
    source: str
    simulated: bool

    @property
    def brings_figures(self) -> bool:
        """Say whether units report figures of a criteria set under it."""
        return self.level is not None


def streams_of(place_id: int, *, period: str) -> tuple[Stream, ...]:
    """Return the streams of a place for a period, figures first; the one upwards of itself is among them."""
    return tuple(sorted(_streams([place_id], period=period), key=_figures_first))


def streams_upwards(place_id: int, *, period: str, on: date) -> tuple[Stream, ...]:
    """Return the streams by which places directly below report to a place of themselves."""
    below = Place.objects.filter(ancestor_id=place_id, depth=1, span__contains=on).values_list("unit_id", flat=True)
    return tuple(one for one in _streams(list(below), period=period) if one.reporter is Reporter.SELF)


def streams_within(place_id: int, *, period: str, level: Level, on: date) -> tuple[Stream, ...]:
    """Return every stream of a place and of the places within it that brings figures of units of a level."""
    within = Place.objects.filter(ancestor_id=place_id, span__contains=on).values_list("unit_id", flat=True)
    return tuple(one for one in _streams(list(within), period=period) if one.level is level)


def years_received(place_id: int) -> tuple[int, ...]:
    """Return the years for which reports are owed within a place, newest first."""
    spans = DutyRule.objects.filter(
        unit_id__in=Place.objects.filter(ancestor_id=place_id).values("unit_id")
    ).values_list("span", flat=True)
    years: set[int] = set()
    for span in spans:
        last = (span.upper - timedelta(1)).year if span.upper is not None else span.lower.year + 1
        years.update(range(span.lower.year, last + 1))
    return tuple(sorted(years, reverse=True))


def periods_received(place_id: int, *, year: int) -> tuple[tuple[str, date], ...]:
    """Return the periods of a year for which reports are owed within a place, each with its first last day, in order.

    Periods that end on one day stand from the shortest to the longest.
    """
    ids = DutyRule.objects.filter(unit_id__in=Place.objects.filter(ancestor_id=place_id).values("unit_id")).values_list(
        "id", flat=True
    )
    due: dict[str, date] = {}
    for code, day in duties.periods_of_rules(list(ids), year=year):
        due[code] = min(day, due.get(code, day))
    return tuple(sorted(due.items(), key=lambda one: (one[1], _LENGTHS.get(_frequency(one[0])[0], 0), one[0])))


def duties_in(streams: Iterable[Stream], *, period: str) -> tuple[Duty, ...]:
    """Return who owes what under streams for a period, and where each stands."""
    ids = {one.id for one in streams}
    if not ids:
        return ()
    return tuple(one for one in duties.duties_of_rules(ids, year=int(period[:4])) if one.period.code == period)


def received(place_id: int, *, year: int, on: date) -> tuple[Duty, ...]:
    """Return what the office of a place receives for the periods of a year: by its own rules, and by those by which
    places directly below report upwards of themselves."""
    below = Place.objects.filter(ancestor_id=place_id, depth=1, span__contains=on).values("unit_id")
    own = Q(unit_id=place_id) & ~Q(reporter=Reporter.SELF.value)
    upwards = Q(unit_id__in=below, reporter=Reporter.SELF.value)
    ids = list(DutyRule.objects.filter(own | upwards).values_list("pk", flat=True))
    return duties.duties_of_rules(ids, year=year)


def sending_of(duty: Duty, *, on: date) -> Sending:
    """Return how an owed report was sent, as of a day: what was first sent after it was not there yet."""
    sent_on = local_day(duty.sent_at) if duty.sent_at is not None else None
    if sent_on is not None and sent_on > on:
        return core.sending(ReportState.NOT_STARTED, sent_on=None, due_on=duty.period.due_on, returned=0, on=on)
    return core.sending(duty.state, sent_on=sent_on, due_on=duty.period.due_on, returned=duty.times_returned, on=on)


def closed_places(unit_ids: Collection[int], *, period: str) -> frozenset[int]:
    """Return the places that have closed a period of theirs."""
    newest: dict[tuple[int, int], tuple[str, int]] = {}
    for rule, unit, kind in (
        PeriodDecision.objects.filter(unit_id__in=unit_ids, period=period)
        .exclude(kind="moved")
        .order_by("seq")
        .values_list("rule_id", "unit_id", "kind")
    ):
        newest[(rule, unit)] = (kind, unit)
    return frozenset(unit for kind, unit in newest.values() if kind == "closed")


def _streams(place_ids: Collection[int], *, period: str) -> list[Stream]:
    frequency, number = _frequency(period)
    rows = DutyRule.objects.filter(unit_id__in=place_ids, frequency=frequency).order_by("pk")
    found = []
    for row in rows:
        if row.numbers and number not in row.numbers:
            continue
        if frequency == ADHOC and (row.due_on is None or row.due_on.strftime("%Y%m%d") != period):
            continue
        reporter = Reporter(row.reporter)
        found.append(
            Stream(
                id=row.pk,
                unit_id=row.unit_id,
                title=row.title,
                reporter=reporter,
                level=_FIGURES_FROM.get(reporter) if row.set_code else None,
                source=row.source,
                simulated=row.simulated,
            )
        )
    return found


def _frequency(period: str) -> tuple[str, int]:
    try:
        parsed = Period.parse(period)
    except NotAPeriod:
        return ADHOC, 0
    return parsed.kind.value, parsed.number


def _figures_first(stream: Stream) -> tuple[bool, bool, int]:
    return (stream.level is not Level.COMMUNE, stream.level is None, stream.id)
