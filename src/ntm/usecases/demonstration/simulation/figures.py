"""Invents figures that the law itself judges as wished: the rules run backwards, then forwards to prove it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from ntm.core.criteria.sets import Case, CriteriaSet, IndicatorVersion, Measure, MeasureKind, Operator, Requirement
from ntm.core.kernel.states import Judgement

#: How often a criterion that is not met still has some indicators met ("còn non"), by number of indicators.
_SHARE_OF_FAILING = 0.4
#: How often the figure behind a failing indicator has simply not been reported.
_SHARE_NOT_REPORTED = 0.06


@dataclass(frozen=True, slots=True)
class Invented:
    """Figures of one unit by measure code, and the decisions that indicators without known thresholds need."""

    figures: dict[str, float]
    decisions: dict[str, Judgement]


class CannotInvent(ValueError):
    """A rule for which no figure can be found that is judged as wished."""


def invent(
    criteria_set: CriteriaSet, *, on: date, area: str | None, met: Iterable[bool], rng: np.random.Generator
) -> Invented:
    """Return figures of a unit in a threshold area by which exactly the criteria marked in `met` are met on a day."""
    figures: dict[str, float] = {}
    decisions: dict[str, Judgement] = {}
    for criterion, is_met in zip(criteria_set.criteria, met, strict=True):
        asked = [indicator for indicator in criterion.indicators if indicator.is_in_force(on)]
        failing = set() if is_met else _failing([indicator.id for indicator in asked], rng)
        for indicator in asked:
            version = indicator.at(on)
            holds = indicator.id not in failing
            if not holds and rng.random() < _SHARE_NOT_REPORTED:
                continue
            needs_person = _invent_indicator(version, on=on, area=area, holds=holds, rng=rng, figures=figures)
            if needs_person:
                decisions[indicator.id] = Judgement.MET if holds else Judgement.NOT_MET
    return Invented(figures, decisions)


def _failing(indicators: list[str], rng: np.random.Generator) -> set[str]:
    chosen = {indicator for indicator in indicators if rng.random() < _SHARE_OF_FAILING}
    return chosen or {indicators[int(rng.integers(len(indicators)))]}


def _invent_indicator(
    version: IndicatorVersion,
    *,
    on: date,
    area: str | None,
    holds: bool,
    rng: np.random.Generator,
    figures: dict[str, float],
) -> bool:
    """Fill the indicator's figures; say whether a person must decide because a threshold is not known."""
    measures = {measure.code: measure for measure in version.measures}
    case = _case_for(version, area=area, rng=rng, figures=figures, measures=measures)
    known = [one for one in case.requirements if one.threshold_on(on).for_area(area) is not None]
    unknown = len(known) < len(case.requirements)
    # Where a threshold is not known a person's decision carries the failure, so that every known part holds.
    loser = None if holds or unknown else known[int(rng.integers(len(known)))].measure
    for requirement in case.requirements:
        value = requirement.threshold_on(on).for_area(area)
        figures[requirement.measure] = _figure(
            requirement,
            measure=measures[requirement.measure],
            number=None if value is None else value.number,
            holds=requirement.measure != loser,
            rng=rng,
            figures=figures,
            measures=measures,
        )
    for code, measure in measures.items():
        if code not in figures:
            figures[code] = _free(measure, rng)
    _put_parts_within_wholes(case, measures, figures, on=on, area=area, loser=loser)
    return unknown


def _put_parts_within_wholes(
    case: Case,
    measures: dict[str, Measure],
    figures: dict[str, float],
    *,
    on: date,
    area: str | None,
    loser: str | None,
) -> None:
    """Bring a part that came out larger than its whole back to it, or lift the whole, whichever keeps every verdict."""
    for code, measure in measures.items():
        whole = measure.whole
        if not whole or figures[code] <= figures[whole]:
            continue
        standing = (figures[code], figures[whole])
        levels = [
            round(value.number + step, 1)
            for requirement in case.requirements
            if requirement.measure in (code, whole)
            and (value := requirement.threshold_on(on).for_area(area)) is not None
            for step in (0, -0.1, 0.1)
        ]
        # The part brought down, the whole lifted, or both where one of them just passes or just fails.
        for pair in ((standing[1], standing[1]), (standing[0], standing[0]), *((level, level) for level in levels)):
            figures[code], figures[whole] = pair
            if all(
                _holds(requirement, figures, on=on, area=area) is (requirement.measure != loser)
                for requirement in case.requirements
                if requirement.threshold_on(on).for_area(area) is not None
            ):
                break
        else:
            raise CannotInvent(f"{code} ≤ {whole}")


def _holds(requirement: Requirement, figures: dict[str, float], *, on: date, area: str | None) -> bool:
    value = requirement.threshold_on(on).for_area(area)
    if value is None:
        raise CannotInvent(requirement.measure)
    figure = figures[requirement.measure]
    if requirement.share_of:
        return requirement.operator.holds(100 * figure, value.number * figures[requirement.share_of])
    return requirement.operator.holds(figure, value.number)


def _case_for(
    version: IndicatorVersion,
    *,
    area: str | None,
    rng: np.random.Generator,
    figures: dict[str, float],
    measures: dict[str, Measure],
) -> Case:
    cases = [case for case in version.cases if case.covers(area)]
    if not cases:
        raise CannotInvent(version.name)
    case = cases[int(rng.integers(len(cases)))]
    for condition in case.conditions:
        figures[condition.measure] = _on_the_right_side(condition.operator, condition.number, rng)
    for requirement in case.requirements:
        if requirement.share_of and requirement.share_of not in figures:
            figures[requirement.share_of] = float(rng.integers(4, 9))
    return case


def _on_the_right_side(operator: Operator, number: float, rng: np.random.Generator) -> float:
    step = int(rng.integers(1, 4))
    if operator in (Operator.AT_LEAST, Operator.MORE_THAN):
        return math.floor(number) + step
    return max(math.ceil(number) - step + (1 if operator is Operator.AT_MOST else 0), 1)


def _figure(
    requirement: Requirement,
    *,
    measure: Measure,
    number: float | None,
    holds: bool,
    rng: np.random.Generator,
    figures: dict[str, float],
    measures: dict[str, Measure],
) -> float:
    if number is None:
        return _free(measure, rng)
    if requirement.share_of:
        whole = figures[requirement.share_of]
        part = math.ceil(number * whole / 100 - 1e-9)
        return float(min(part + int(rng.integers(0, 2)), whole)) if holds else float(max(part - 1, 0))
    if measure.kind.is_yes_or_no:
        return float(holds)
    upward = requirement.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    room = max(100 - number, 0) if measure.kind is MeasureKind.PERCENT else max(number * 0.3, 2)
    distance = float(rng.uniform(0.1, 0.9)) * (room if upward == holds else max(number * 0.35, 0.5))
    value = number + distance if upward == holds else number - distance
    value = min(max(value, 0), 100) if measure.kind is MeasureKind.PERCENT else max(value, 0)
    if measure.kind.is_whole:
        value = math.ceil(value) if upward == holds else math.floor(value)
        if not holds and upward:
            value = max(min(value, math.ceil(number) - 1), 0)
    else:
        value = round(value, 1)
    if requirement.operator.holds(value, number) is not holds:
        value = _nearest(requirement.operator, number, measure=measure, holds=holds)
    return float(value)


def _nearest(operator: Operator, number: float, *, measure: Measure, holds: bool) -> float:
    """Return the figure next to the threshold on the wished side; raise `CannotInvent` where there is none."""
    step = 1.0 if measure.kind.is_whole else 0.1
    for candidate in (number, number + step, number - step):
        in_range = candidate >= 0 and (measure.kind is not MeasureKind.PERCENT or candidate <= 100)
        if in_range and operator.holds(round(candidate, 1), number) is holds:
            return round(candidate, 1)
    raise CannotInvent(f"{measure.code} {operator} {number}")


def _free(measure: Measure, rng: np.random.Generator) -> float:
    if measure.kind.is_yes_or_no:
        return 1.0
    if measure.kind is MeasureKind.PERCENT:
        return round(float(rng.uniform(55, 99)), 1)
    if measure.kind is MeasureKind.AMOUNT:
        return round(float(rng.uniform(10, 60)), 1)
    return float(rng.integers(2, 9))
