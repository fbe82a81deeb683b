"""What an office sees of a period: who has sent, who is late, what the reports that are in come to.

A place consolidates whatever was reported within it: a district its communes; a province the communes of its districts
(until June 2025) or its own (after), without anybody typing a figure again. Reports that are not in are missing, and
what their units said for another period takes no part.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level, VerdictFlag
from ntm.core.planning import means
from ntm.core.reporting import consolidation as core
from ntm.core.reporting.consolidation import Coverage, Sending, SendingState, Total
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import judging, period_gate, receiving
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.reporting.estimates import EstimateRow, MeasureEstimates, by_measure, estimates_of
from ntm.usecases.reporting.judging import JudgedUnits
from ntm.usecases.reporting.receiving import Stream
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn


class NothingToConsolidate(LookupError):
    """A place and period for which nobody owes anything; the message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """An owed report as the office sees it: who owes it, under which stream, and how it was sent.

    `report_id` is None where its author has not opened it yet; `has_people` is false where nobody has an account.
    `villages` says of a commune how many of its villages have reported to it, None where they owe nothing. `moved` says
    from which day its deadline was moved, and why; empty where it was not.
    """

    stream_id: int
    unit_id: int
    agency_id: int | None
    name: str
    report_id: int | None
    sending: Sending
    note: str
    has_people: bool
    villages: Coverage | None = None
    moved: str = ""


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """What one district comes to within its province's period; `is_closed` says whether it has closed it."""

    unit_id: int
    title: str
    coverage: Coverage
    mean: Decimal | None
    met: tuple[int, ...]
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a period: rows of `judged` are all units of the place; `included`, bool[units], those in."""

    judged: JudgedUnits
    included: npt.NDArray[np.bool_]
    total: Total
    mean: Decimal | None
    groups: tuple[GroupTotal, ...]
    estimates: tuple[EstimateRow, ...]
    measure_estimates: tuple[MeasureEstimates, ...]
    previous_label: str

    @property
    def criteria_set(self) -> CriteriaSet:
        """Return the set by which the figures are judged."""
        return self.judged.criteria_set

    @property
    def is_simulated(self) -> bool:
        """Say whether some figure that is in was invented."""
        return bool(
            (
                self.included
                & np.array([unit.id in self.judged.figures.simulated_units for unit in self.judged.units], dtype=bool)
            ).any()
        )

    @property
    def missing(self) -> tuple[UnitOn, ...]:
        """Return the counted units that are missing."""
        return tuple(
            unit
            for unit, counted, inside in zip(self.judged.units, self.judged.counted, self.included, strict=True)
            if counted and not inside
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """A period of a place. `streams` are the place's own that ask for the period; `rows` the reports owed under the
    chosen one, or under all that bring figures from within where the place has none of its own (`stream` None).

    `figures` is None where the period has no criteria to count.
    """

    place: UnitOn
    level: Level
    period: str
    label: str
    on: date
    figures_day: date
    streams: tuple[Stream, ...]
    stream: Stream | None
    rows: tuple[SentRow, ...]
    figures: Figures | None
    is_closed: bool

    @property
    def noun(self) -> str:
        """Return what the units are called."""
        return "thôn, bản" if self.level is Level.VILLAGE else "xã"

    @property
    def coverage_words(self) -> str:
        """Return of how many units the figures speak: "thiếu 5/16 xã"; empty where there are no figures."""
        return self.figures.total.coverage.words(self.noun) if self.figures is not None else ""

    @property
    def owed(self) -> Coverage:
        """Return how many of the owed reports are in."""
        return Coverage(sum(row.sending.state.is_in for row in self.rows), len(self.rows))

    def in_state(self, state: SendingState) -> tuple[SentRow, ...]:
        """Return the reports in a state."""
        return tuple(row for row in self.rows if row.sending.state is state)

    @property
    def late(self) -> tuple[SentRow, ...]:
        """Return the reports that are overdue or were sent late."""
        return tuple(row for row in self.rows if row.sending.is_late)

    @property
    def urgent(self) -> tuple[SentRow, ...]:
        """Return the rows, those that need the office first."""
        return tuple(self.rows[at] for at in core.in_order_of_urgency([row.sending for row in self.rows]))


def consolidate(
    place_id: int, *, period: str, on: date, by: User, stream_id: int | None = None, level: Level = Level.COMMUNE
) -> Consolidation:
    """Return a period of a place as its office sees it on a day.

    Raise `NotAllowed`, `UnitNotFound`, `NotAPeriod` for a code that names none, `NothingToConsolidate`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    return read(place_id, period=period, on=on, stream_id=stream_id, level=level)


def read(
    place_id: int, *, period: str, on: date, stream_id: int | None = None, level: Level = Level.COMMUNE
) -> Consolidation:
    """Return a period of a place; for use cases that have asked who may. Raise as `consolidate` does."""
    days, label = period_gate.days_of(period), period_gate.label_of(period)
    assert days.end is not None
    figures_day = min(days.end - timedelta(1), on) if days.start <= on else days.end - timedelta(1)
    place = units.unit_on(place_id, figures_day)
    own = receiving.streams_of(place_id, period=period)
    within = receiving.streams_within(place_id, period=period, level=level, on=figures_day)
    chosen = next((one for one in own if one.id == stream_id), None)
    if chosen is None and stream_id is None:
        # A commune whose villages alone report to it has no communes to count.
        chosen = next((one for one in own if one.level is level), None if within else next(iter(own), None))
    asked = (chosen,) if chosen is not None else within
    if not asked:
        raise NothingToConsolidate(f"Không có chế độ báo cáo nào của {place.full_name} cho {label}.")
    level = chosen.level if chosen is not None and chosen.level is not None else level
    bearing = {chosen.id} if chosen is not None and chosen.brings_figures else {one.id for one in within}
    said_in = None
    if not bearing and chosen is not None:
        # Nobody is asked for this period's figures: whoever reports in words is in with what it said during the period.
        bearing, said_in = {chosen.id}, days
    villages = receiving.villages_sent(place_id, period=period, on=on) if level is Level.COMMUNE else {}
    owed = receiving.duties_in({*asked, *within}, period=period, place_id=place_id)
    sent = _sent_rows(owed, villages=villages, on=on)
    figures = _figures(
        place,
        level=level,
        period=period,
        figures_day=figures_day,
        sent=[row for row in sent if row.stream_id in bearing],
        said_in=said_in,
        groups=_groups_below(place, level=level, on=figures_day),
    )
    return Consolidation(
        place=place,
        level=level,
        period=period,
        label=label,
        on=on,
        figures_day=figures_day,
        streams=own,
        stream=chosen,
        rows=tuple(row for row in sent if row.stream_id in {one.id for one in asked}),
        figures=figures,
        is_closed=chosen is not None and period_gate.is_period_closed(rule_id=chosen.id, period=period),
    )


def _sent_rows(owed: Sequence[Duty], *, villages: Mapping[int, Coverage], on: date) -> list[SentRow]:
    return [
        SentRow(
            stream_id=duty.rule.id,
            unit_id=duty.unit_id,
            agency_id=duty.agency_id,
            name=duty.name,
            report_id=duty.report_id,
            sending=receiving.sending_of(duty, on=on),
            note=duty.note,
            has_people=duty.has_people,
            villages=villages.get(duty.unit_id) if duty.agency_id is None else None,
            moved=_moved_words(duty),
        )
        for duty in owed
    ]


def _moved_words(duty: Duty) -> str:
    if not duty.period.moved_because:
        return ""
    return f"hạn dời từ {format_day(duty.period.stated_on)}: {duty.period.moved_because}"


def _groups_below(place: UnitOn, *, level: Level, on: date) -> tuple[UnitOn, ...]:
    """Return the units between a place and the units it counts: a province's districts, while it has them."""
    if place.level is not Level.PROVINCE or level is not Level.COMMUNE:
        return ()
    return tuple(unit for unit in units.children(place.id, on) if unit.level is Level.DISTRICT)


def _figures(
    place: UnitOn,
    *,
    level: Level,
    period: str,
    figures_day: date,
    sent: Sequence[SentRow],
    said_in: Span | None,
    groups: Sequence[UnitOn],
) -> Figures | None:
    below = (
        units.villages_in(place.id, figures_day) if level is Level.VILLAGE else units.communes_in(place.id, figures_day)
    )
    if place.level is Level.COMMUNE and level is Level.COMMUNE:
        below = (place,)
    province = next(
        (unit.code for unit in (*units.ancestors(place.id, figures_day), place) if unit.level is Level.PROVINCE), None
    )
    try:
        criteria_set = criteria.criteria_set_in_force(level=level, province_code=province, on=figures_day)
    except NoSetInForce:
        return None
    if not below:
        return None
    inside = {row.unit_id for row in sent if row.agency_id is None and row.sending.state.is_in}
    judged = judging.judge_units(below, criteria_set=criteria_set, on=figures_day)
    if said_in is not None:
        inside &= {
            unit.id
            for unit, day in zip(judged.units, judged.figures.as_of, strict=True)
            if day is not None and day in said_in
        }
    included = np.array([unit.id in inside for unit in below], dtype=np.bool_)
    total = core.total(criteria_set, judged.rolled, counted=judged.counted, included=included)
    estimates, label = estimates_of(judged, included, period=period)
    return Figures(
        judged=judged,
        included=included,
        total=total,
        mean=_mean(total),
        groups=_group_totals(judged, included, groups, period=period),
        estimates=estimates,
        measure_estimates=by_measure(estimates),
        previous_label=label,
    )


def _mean(total: Total) -> Decimal | None:
    if not total.summary.reported:
        return None
    return means.rounded_mean(total.summary.total_met, total.summary.reported, places=2)


def _group_totals(
    judged: JudgedUnits, included: npt.NDArray[np.bool_], groups: Sequence[UnitOn], *, period: str
) -> tuple[GroupTotal, ...]:
    closed = receiving.closed_places([group.id for group in groups], period=period)
    found = []
    for group in groups:
        inside = np.array([unit.parent_id == group.id for unit in judged.units], dtype=np.bool_)
        if not (inside & judged.counted).any():
            continue
        total = core.total(
            judged.criteria_set, judged.rolled, counted=judged.counted & inside, included=included & inside
        )
        met = tuple(line.met for line in total.lines)
        found.append(GroupTotal(group.id, group.title, total.coverage, _mean(total), met, group.id in closed))
    return tuple(found)


def units_with(found: Figures, *, criterion: int, flags: Collection[VerdictFlag]) -> tuple[UnitOn, ...]:
    """Return the units that are in and have one of some verdicts on a criterion: the names behind a number."""
    column = next(at for at, one in enumerate(found.criteria_set.criteria) if one.number == criterion)
    wanted = sum(int(flag) for flag in flags)
    hit = (found.judged.rolled[:, column] & wanted).astype(bool) & found.included & found.judged.counted
    return tuple(unit for unit, is_hit in zip(found.judged.units, hit.tolist(), strict=True) if is_hit)
