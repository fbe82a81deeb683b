"""What a place receives for a period: the streams of reports that come in, and how each report was sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Q

from ntm.core.kernel.periods import NotAPeriod, Period, PeriodKind
from ntm.core.kernel.states import Level
from ntm.core.reporting import consolidation as core
from ntm.core.reporting.consolidation import Coverage, Sending
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
    """Return the streams of a place for a period, figures first; the one upwards of itself is among them.

    So is the one by which its villages report through it, though a place above made the rule.
    """
    found = _streams(Q(unit_id=place_id) | _for_villages(place_id), period=period)
    return tuple(sorted(found, key=_figures_first))


def streams_upwards(place_id: int, *, period: str, on: date) -> tuple[Stream, ...]:
    """Return the streams by which places directly below report to a place of themselves."""
    below = Place.objects.filter(ancestor_id=place_id, depth=1, span__contains=on).values_list("unit_id", flat=True)
    return tuple(one for one in _streams(Q(unit_id__in=list(below)), period=period) if one.reporter is Reporter.SELF)


def streams_within(place_id: int, *, period: str, level: Level, on: date) -> tuple[Stream, ...]:
    """Return every stream of a place and of the places within it that brings figures of units of a level.

    What the villages of a commune report by a rule from above is among them.
    """
    within = Place.objects.filter(ancestor_id=place_id, span__contains=on).values_list("unit_id", flat=True)
    asked = Q(unit_id__in=list(within)) | _for_villages(place_id)
    return tuple(one for one in _streams(asked, period=period) if one.level is level)


def years_received(place_id: int) -> tuple[int, ...]:
    """Return the years for which reports are owed within a place, newest first."""
    spans = DutyRule.objects.filter(_asked_within(place_id)).values_list("span", flat=True)
    years: set[int] = set()
    for span in spans:
        last = (span.upper - timedelta(1)).year if span.upper is not None else span.lower.year + 1
        years.update(range(span.lower.year, last + 1))
    return tuple(sorted(years, reverse=True))


def periods_received(place_id: int, *, year: int) -> tuple[tuple[str, date], ...]:
    """Return the periods of a year for which reports are owed within a place, each with its first last day, in order.

    Periods that end on one day stand from the shortest to the longest.
    """
    ids = DutyRule.objects.filter(_asked_within(place_id)).values_list("id", flat=True)
    due: dict[str, date] = {}
    for code, day in duties.periods_of_rules(list(ids), year=year):
        due[code] = min(day, due.get(code, day))
    return tuple(sorted(due.items(), key=lambda one: (one[1], _LENGTHS.get(_frequency(one[0])[0], 0), one[0])))


def duties_in(streams: Iterable[Stream], *, period: str, place_id: int) -> tuple[Duty, ...]:
    """Return who owes what under streams of a place for a period, and where each stands.

    Of a rule from above only what the villages of the place itself owe.
    """
    wanted, year = set(streams), int(period[:4])
    above = {one.id for one in wanted if one.unit_id != place_id and one.reporter is Reporter.VILLAGE}
    found = list(duties.duties_of_rules({one.id for one in wanted} - above, year=year)) if wanted else []
    if above:
        mine = {one.rule.id for one in found}
        below = duties.duties_of_villages(place_id, year=year)
        found += [one for one in below if one.rule.id in above - mine]
    return tuple(one for one in found if one.period.code == period)


def villages_sent(place_id: int, *, period: str, on: date) -> Mapping[int, Coverage]:
    """Return by commune of a place how many of its villages' reports for a period are in, as of a day.

    A commune whose villages owe none is left out; where no rule asks villages, one query says so.
    """
    ids = list(
        DutyRule.objects.filter(_asked_within(place_id), reporter=Reporter.VILLAGE.value).values_list("pk", flat=True)
    )
    if not ids:
        return {}
    owed: dict[int, list[bool]] = {}
    for one in duties.duties_of_rules(ids, year=int(period[:4])):
        if one.period.code == period and one.receiver_id is not None:
            owed.setdefault(one.receiver_id, []).append(sending_of(one, on=on).state.is_in)
    return {commune: Coverage(sum(states), len(states)) for commune, states in owed.items()}


def received(place_id: int, *, year: int, on: date) -> tuple[Duty, ...]:
    """Return what the office of a place receives for the periods of a year: by its own rules, by those by which places
    directly below report upwards of themselves, and what its villages report by a rule from above."""
    below = Place.objects.filter(ancestor_id=place_id, depth=1, span__contains=on).values("unit_id")
    own = Q(unit_id=place_id) & ~Q(reporter=Reporter.SELF.value)
    upwards = Q(unit_id__in=below, reporter=Reporter.SELF.value)
    ids = list(DutyRule.objects.filter(own | upwards).values_list("pk", flat=True))
    found = (one for one in duties.duties_of_rules(ids, year=year) if one.receiver_id == place_id)
    return (*found, *duties.duties_of_villages(place_id, year=year))


def sending_of(duty: Duty, *, on: date) -> Sending:
    """Return how an owed report was sent, as of a day: what was first sent after it was not there yet."""
    sent_on = local_day(duty.sent_at) if duty.sent_at is not None else None
    if sent_on is not None and sent_on > on:
        return core.sending(ReportState.NOT_STARTED, sent_on=None, due_on=duty.period.due_on, returned=0, on=on)
    return core.sending(duty.state, sent_on=sent_on, due_on=duty.period.due_on, returned=duty.times_returned, on=on)


def closed_streams(rule_ids: Collection[int], *, period: str) -> frozenset[int]:
    """Return the streams of which a period is closed."""
    return closed_of({(rule, period) for rule in rule_ids}).get(period, frozenset())


def closed_of(asked: Collection[tuple[int, str]]) -> Mapping[str, frozenset[int]]:
    """Return by period which of some streams, each asked for with a period, are closed for it; one query at most."""
    if not asked:
        return {}
    newest: dict[tuple[int, str], str] = {}
    decisions = PeriodDecision.objects.filter(
        rule_id__in={rule for rule, _ in asked}, period__in={period for _, period in asked}
    ).exclude(kind="moved")
    for rule, period, kind in decisions.order_by("seq").values_list("rule_id", "period", "kind"):
        newest[rule, period] = kind
    shut: dict[str, set[int]] = {}
    for (rule, period), kind in newest.items():
        if kind == "closed" and (rule, period) in asked:
            shut.setdefault(period, set()).add(rule)
    return {period: frozenset(rules) for period, rules in shut.items()}


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


def _for_villages(place_id: int) -> Q:
    """Return the condition on rules from above by which the villages directly below a place report through it."""
    return duties.rules_for_villages_of([place_id]) & Q(
        Exists(Place.objects.filter(ancestor_id=place_id, depth=1, unit__versions__level=Level.VILLAGE.value))
    )


def _asked_within(place_id: int) -> Q:
    """Return the condition on rules under which reports are owed within a place."""
    within = Place.objects.filter(ancestor_id=place_id).values("unit_id")
    return Q(unit_id__in=within) | _for_villages(place_id)


def _streams(asked: Q, *, period: str) -> list[Stream]:
    frequency, number = _frequency(period)
    rows = DutyRule.objects.filter(asked, frequency=frequency).order_by("pk")
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


@dataclass(frozen=True, slots=True)
class OwnVillages:
    """How many reports of a commune's villages are in for a period, and the names of those that are not."""

    coverage: Coverage
    missing: tuple[str, ...]


def own_villages(commune_id: int, *, period: str, on: date) -> OwnVillages:
    """Return how far the villages of a commune have reported to it for a period, as of a day."""
    owed = [one for one in duties.duties_of_villages(commune_id, year=int(period[:4])) if one.period.code == period]
    missing = tuple(one.name for one in owed if not sending_of(one, on=on).state.is_in)
    return OwnVillages(Coverage(len(owed) - len(missing), len(owed)), missing)
