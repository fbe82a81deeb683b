"""Why a cell of the board is what it is: figures, rules, where they stand in the law, and who said what when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from ntm.core.analytics import standing
from ntm.core.criteria import applicability, explanation, roll_up, wording
from ntm.core.criteria.additions import Supply
from ntm.core.criteria.evaluation import Decision
from ntm.core.criteria.explanation import Explanation
from ntm.core.criteria.governing import Governing, Regime, regimes
from ntm.core.criteria.governing import governing as governs
from ntm.core.criteria.roll_up import Standing
from ntm.core.criteria.sets import CriteriaSet, Criterion, Measure, NoVersionInForce, Whole
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level, Verdict, VerdictFlag
from ntm.core.territory.attributes import Attribute
from ntm.store.accounts.models import User
from ntm.store.analytics import querysets
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import carried, governing, judged, places
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.analytics.places import Place
from ntm.usecases.criteria import entry_queries
from ntm.usecases.recognition import queries as recognition
from ntm.usecases.recognition.queries import Recognition
from ntm.usecases.reporting import queries as reporting
from ntm.usecases.reporting.queries import DecisionSaid, Saying
from ntm.usecases.territory import attributes


@dataclass(frozen=True, slots=True)
class FigureExplained:
    """One measure: what stands, in words, and everything that was ever said of it, newest first."""

    measure: Measure
    text: str
    sayings: tuple[Saying, ...]
    before: carried.FigureBefore | None = None

    @property
    def standing(self) -> Saying | None:
        """Return the saying that counts: the newest one, or None where nothing was ever said."""
        return self.sayings[0] if self.sayings else None

    @property
    def history(self) -> tuple[tuple[Saying, str], ...]:
        """Return the earlier sayings with their values in words."""
        return tuple((one, in_words(self.measure, one.value)) for one in self.sayings[1:])

    @property
    def is_simulated(self) -> bool:
        """Say whether the figure that counts is simulated."""
        return self.standing is not None and self.standing.simulated and self.standing.value is not None


@dataclass(frozen=True, slots=True)
class IndicatorExplained:
    """One indicator of the cell: its verdict and why, the figures with their history, people's decisions."""

    explanation: Explanation
    figures: tuple[FigureExplained, ...]
    decisions: tuple[DecisionSaid, ...]
    supply: Supply | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellExplained:
    """A criterion of a unit on a day, with one sentence that says why, and the indicators behind it."""

    place: Place
    on: date
    criteria_set: CriteriaSet
    criterion: Criterion
    verdict: Verdict
    sentence: str
    indicators: tuple[IndicatorExplained, ...]
    area_words: str
    is_simulated: bool
    previous: Criterion | None
    following: Criterion | None


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion of a unit's own page: its verdict, one sentence, and the verdict of each indicator."""

    criterion: Criterion
    verdict: Verdict
    sentence: str
    indicators: tuple[Explanation, ...]

    @property
    def open(self) -> tuple[Explanation, ...]:
        """Return the indicators that are not met yet."""
        return tuple(one for one in self.indicators if one.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE))


@dataclass(frozen=True, slots=True)
class Side:
    """One of several texts that govern a unit in the same year, and what the unit comes to by it on its own day."""

    regime: Regime
    on: date
    met: int
    of: int
    is_full: bool
    is_reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitExplained:
    """All criteria of one unit on a day."""

    place: Place
    on: date
    days: tuple[date, ...]
    criteria_set: CriteriaSet
    lines: tuple[CriterionLine, ...]
    met: int
    is_full: bool
    is_reported: bool
    as_of: date | None
    is_simulated: bool
    recognition: Recognition | None
    standing: Standing
    governs: Governing
    sides: tuple[Side, ...]

    @property
    def lacking(self) -> tuple[CriterionLine, ...]:
        """Return the criteria that are not met yet, the nearest first."""
        order = {
            Verdict.PARTIALLY_MET: 0,
            Verdict.NOT_MET: 1,
            Verdict.NOT_JUDGED: 2,
            Verdict.NOT_REPORTED: 3,
        }
        lacking = [line for line in self.lines if line.verdict in order]
        return tuple(sorted(lacking, key=lambda line: (order[line.verdict], line.criterion.number)))

    @property
    def done(self) -> tuple[CriterionLine, ...]:
        """Return the criteria that are met or do not apply."""
        lacking = {line.criterion.number for line in self.lacking}
        return tuple(line for line in self.lines if line.criterion.number not in lacking)


#: What decides stands first; what is met comes last.
_URGENCY = {
    Verdict.NOT_MET: 0,
    Verdict.NOT_JUDGED: 1,
    Verdict.NOT_REPORTED: 2,
    Verdict.MET: 3,
    Verdict.NOT_APPLICABLE: 4,
}


class NoSuchCriterion(LookupError):
    """A number that the set in force gives to no criterion."""


def in_words(measure: Measure, value: float | None) -> str:
    """Return a figure in Vietnamese words; a withdrawn one says so."""
    return "đã rút lại" if value is None else wording.figure_in_words(measure, value)


def explain_cell(*, unit_id: int, criterion: int, on: date, working_day: date, by: User) -> CellExplained:
    """Return why a criterion of a unit has its verdict on a day.

    Raise `NotAllowed`, `places.NotOnThatDay`, `NothingToShow`, `NoSuchCriterion`.
    """
    rules.require(by, Action.VIEW, unit_id=unit_id, on=working_day)
    place = places.place_on(unit_id, on=on)
    criteria_set = _set_of(place)
    numbers = [one.number for one in criteria_set.criteria]
    if criterion not in numbers:
        raise NoSuchCriterion(f"{criteria_set.code}: {criterion}")
    at = numbers.index(criterion)
    asked = criteria_set.criteria[at]
    known = _Known.of(place, criteria_set, on=on)
    before = carried.figures_before(unit_id, criteria_set, asked, on=on)
    lines = tuple(_indicator(known, indicator.id, before) for indicator in asked.indicators)
    explained = [line.explanation for line in lines]
    verdict = known.criterion_verdict(at)
    return CellExplained(
        place=place,
        on=on,
        criteria_set=criteria_set,
        criterion=asked,
        verdict=verdict,
        sentence=standing.criterion_sentence(verdict, explained),
        indicators=tuple(sorted(lines, key=lambda line: _URGENCY[line.explanation.verdict])),
        area_words=_area_words(criteria_set, explained),
        is_simulated=any(figure.is_simulated for line in lines for figure in line.figures)
        or any(line.decisions[0].simulated for line in lines if line.decisions),
        previous=criteria_set.criteria[at - 1] if at else None,
        following=criteria_set.criteria[at + 1] if at + 1 < len(numbers) else None,
    )


def explain_unit(*, unit_id: int, asked_day: date | None, working_day: date, by: User) -> UnitExplained:
    """Return all criteria of a unit, on a day or on the last day up to the working day that has figures.

    Raise `NotAllowed`, `places.NotOnThatDay`, `NothingToShow`.
    """
    rules.require(by, Action.VIEW, unit_id=unit_id, on=working_day)
    codes = [one.code for level in (Level.COMMUNE, Level.VILLAGE) for one in governing.sets_of(level)]
    days = tuple(querysets.days_with_figures(unit_id, on=working_day, set_codes=codes))
    if asked_day is None:
        place = places.nearest_place(unit_id, on=days[0] if days else working_day)
    else:
        place = places.place_on(unit_id, on=asked_day)
    on = place.on
    criteria_set = _set_of(place)
    known = _Known.of(place, criteria_set, on=on)
    lines = []
    for at, criterion in enumerate(criteria_set.criteria):
        indicators = tuple(known.explain(indicator.id) for indicator in criterion.indicators)
        verdict = known.criterion_verdict(at)
        lines.append(CriterionLine(criterion, verdict, standing.criterion_sentence(verdict, indicators), indicators))
    found = known.judged
    recognized = recognition.recognized_on([unit_id], on=on).get(unit_id)
    return UnitExplained(
        place=place,
        on=on,
        days=days,
        criteria_set=criteria_set,
        lines=tuple(lines),
        met=int(found.met[0]),
        is_full=bool(found.full[0]),
        is_reported=bool(found.reported[0]),
        as_of=found.as_of[0],
        is_simulated=bool(found.simulated[0]),
        recognition=recognized,
        standing=roll_up.standing_of(
            criteria_set,
            met=int(found.met[0]),
            is_full=bool(found.full[0]),
            is_recognized=recognized is not None,
            falls_short=bool(found.falls_short[0]),
        ),
        governs=governs(
            governing.sets_of(place.unit.level),
            level=place.unit.level,
            province=place.province_code,
            on=on,
            region=place.unit.region,
            categories=place.unit.known_as,
        ),
        sides=_sides(place),
    )


def _sides(place: Place) -> tuple[Side, ...]:
    """Return the unit judged by each text that governs it in the year of the place's day; none where there is one."""
    year = Span(date(place.on.year, 1, 1), date(place.on.year + 1, 1, 1))
    found = regimes(
        governing.sets_of(place.unit.level),
        level=place.unit.level,
        province=place.province_code,
        span=year,
        region=place.unit.region,
        categories=place.unit.known_as,
    )
    if len(found) < 2:
        return ()
    sides = []
    for regime in found:
        on = place.on if place.on in regime.span else min(regime.last_day, max(place.on, regime.span.start))
        judgement = judged.judge_units([place.unit], criteria_set=regime.governing.criteria_set, on=on)
        sides.append(
            Side(
                regime=regime,
                on=on,
                met=int(judgement.met[0]),
                of=len(regime.governing.criteria_set.criteria),
                is_full=bool(judgement.full[0]),
                is_reported=bool(judgement.reported[0]),
            )
        )
    return tuple(sides)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one unit on a day, read once."""

    place: Place
    criteria_set: CriteriaSet
    on: date
    judged: judged.Judged
    figures: Mapping[str, float]
    decisions: Mapping[str, Decision]
    wholes: Mapping[Whole, float]

    @classmethod
    def of(cls, place: Place, criteria_set: CriteriaSet, *, on: date) -> _Known:
        unit = place.unit
        figures = reporting.figures_on([unit.id], criteria_set=criteria_set, on=on)
        marks = reporting.decisions_on([unit.id], criteria_set=criteria_set, on=on).marks[0]
        return cls(
            place=place,
            criteria_set=criteria_set,
            on=on,
            judged=judged.judge_units([unit], criteria_set=criteria_set, on=on),
            figures={
                measure.code: float(value)
                for measure, value in zip(criteria_set.measures, figures.values[0], strict=True)
                if not np.isnan(value)
            },
            decisions={
                indicator.id: Decision(int(mark))
                for indicator, mark in zip(criteria_set.indicators, marks, strict=True)
            },
            wholes=_wholes(place.unit.id, on=on),
        )

    def explain(self, indicator_id: str) -> Explanation:
        """Return why one indicator has its verdict."""
        region, categories = judged.area_of(self.place.unit, self.criteria_set)
        return explanation.explain(
            self.criteria_set,
            indicator_id,
            on=self.on,
            region=region,
            categories=categories,
            figures=self.figures,
            decision=self.decisions[indicator_id],
            wholes=self.wholes,
        )

    def criterion_verdict(self, at: int) -> Verdict:
        """Return the verdict of the criterion at a position, as the board has it."""
        return VerdictFlag(int(self.judged.rolled[0, at])).verdict


def _wholes(unit_id: int, *, on: date) -> dict[Whole, float]:
    """Return how many households and people a unit has on a day, as far as an office has said."""
    known = attributes.values_on([unit_id], on=on).get(unit_id, {})
    named = {Whole.HOUSEHOLDS: Attribute.HOUSEHOLDS, Whole.PEOPLE: Attribute.POPULATION}
    return {whole: float(known[attribute]) for whole, attribute in named.items() if attribute in known}


def _set_of(place: Place) -> CriteriaSet:
    level = place.unit.level
    if level not in (Level.COMMUNE, Level.VILLAGE):
        raise NothingToShow(f"{place.unit.title} không phải là cấp xã hay thôn, bản.", place=place)
    try:
        found = applicability.set_in_force(
            governing.sets_of(level), level=level, province=place.province_code, on=place.on
        )
    except applicability.NoSetInForce as error:
        words = governing.no_set_words(level, place.province_code, place.on)
        raise NothingToShow(words, place=place) from error
    return entry_queries.with_marks(found)  # a person who checked a value is named beside it


def _indicator(known: _Known, indicator_id: str, before: Mapping[str, carried.FigureBefore]) -> IndicatorExplained:
    explained = known.explain(indicator_id)
    unit_id = known.place.unit.id
    try:
        measures = known.criteria_set.indicator(indicator_id).at(known.on).measures
    except NoVersionInForce:
        measures = ()
    return IndicatorExplained(
        explanation=explained,
        figures=tuple(
            FigureExplained(
                measure=measure,
                text=next((line.text for line in explained.figures if line.measure.code == measure.code), ""),
                sayings=reporting.sayings(unit_id, measure=measure.code, criteria_set=known.criteria_set, on=known.on),
                before=before.get(measure.code),
            )
            for measure in measures
        ),
        decisions=reporting.decisions_said(unit_id, item=indicator_id, criteria_set=known.criteria_set, on=known.on),
        supply=known.criteria_set.supply_of(indicator_id),
    )


def _area_words(criteria_set: CriteriaSet, explained: list[Explanation]) -> str:
    area = next((one.area for one in explained if one.area), None)
    reason = next((one.area_reason for one in explained if one.area_reason), "")
    title = next((one.title for one in criteria_set.areas if one.code == area), "")
    return f"{title} – {reason}" if title and reason else title
