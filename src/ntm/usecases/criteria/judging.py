"""Judging units from two tables, without a database: what `ntm evaluate` does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from ntm.core.criteria import evaluation, roll_up
from ntm.core.criteria.evaluation import Decision, Rules, Verdicts
from ntm.core.criteria.explanation import Asked, asked_of
from ntm.core.criteria.sets import CriteriaSet, Criterion, Indicator, IndicatorVersion
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.states import Verdict, VerdictFlag
from ntm.usecases.criteria.tables import (
    UnitLine,
    ValueTable,
    decisions_to_array,
    to_array,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """What became of one indicator of one unit, or of a criterion (`indicator` empty).

    `figures` holds the reported figures by measure; `by_person` says that a decision brought the verdict.
    """

    unit: str
    criterion: int
    indicator: str
    verdict: Verdict
    figures: dict[str, float]
    threshold: str
    citation: Citation
    by_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """What a unit comes to: criteria met, and whether it meets every one that applies."""

    unit: str
    area: str | None
    counted: bool
    reported: bool
    criteria_met: int
    meets_all: bool
    band: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The verdicts of a table of units on a day, with the digest of the set they were judged by."""

    criteria_set: CriteriaSet
    on: date
    units: tuple[UnitLine, ...]
    values: ValueTable
    rules: Rules
    verdicts: Verdicts
    rolled: Verdicts
    summary: roll_up.Summary

    def rows(self) -> Iterator[ResultRow]:
        """Yield one row an indicator and then one a criterion, unit by unit, in the order of the set."""
        asked: dict[tuple[str, str | None, int], Asked] = {}
        for index, unit in enumerate(self.units):
            column = 0
            for position, criterion in enumerate(self.criteria_set.criteria):
                for indicator in criterion.indicators:
                    yield self._indicator_row(unit, criterion, indicator, int(self.verdicts[index, column]), asked)
                    column += 1
                yield ResultRow(
                    unit=unit.unit,
                    criterion=criterion.number,
                    indicator="",
                    verdict=VerdictFlag(int(self.rolled[index, position])).verdict,
                    figures={},
                    threshold="",
                    citation=criterion.citation,
                    by_person=False,
                )

    def _indicator_row(
        self,
        unit: UnitLine,
        criterion: Criterion,
        indicator: Indicator,
        flag: int,
        asked: dict[tuple[str, str | None, int], Asked],
    ) -> ResultRow:
        verdict = VerdictFlag(flag).verdict
        all_figures = self.values.figures.get(unit.unit, {})
        if not indicator.is_in_force(self.on):
            citation = indicator.versions[-1].citation
            what = Asked("", citation)
            figures: dict[str, float] = {}
        else:
            version = indicator.at(self.on)
            figures = {one.code: all_figures[one.code] for one in version.measures if one.code in all_figures}
            what = self._asked(indicator, version, unit.area, figures, asked)
        decision = self.values.decisions.get(unit.unit, {}).get(indicator.id, Decision.NONE)
        return ResultRow(
            unit=unit.unit,
            criterion=criterion.number,
            indicator=indicator.id,
            verdict=verdict,
            figures=figures,
            threshold=what.threshold,
            citation=what.citation,
            by_person=decision is not Decision.NONE and verdict is decision.verdict,
        )

    def _asked(
        self,
        indicator: Indicator,
        version: IndicatorVersion,
        area: str | None,
        figures: dict[str, float],
        known: dict[tuple[str, str | None, int], Asked],
    ) -> Asked:
        if len(version.cases) > 1 or version.cases[0].conditions:  # which case binds depends on the unit's own figures
            return asked_of(version, area=area, on=self.on, figures=figures)
        key = (indicator.id, area, 0)
        if key not in known:
            known[key] = asked_of(version, area=area, on=self.on, figures=figures)
        return known[key]

    def standings(self) -> Iterator[UnitStanding]:
        """Yield what each unit comes to, in order."""
        met = roll_up.criteria_met(self.rolled)
        full = roll_up.meets_all(self.rolled)
        reported = (self.rolled != int(VerdictFlag.NOT_REPORTED)).any(axis=1)
        for index, unit in enumerate(self.units):
            count = int(met[index])
            bands = self.criteria_set.bands
            yield UnitStanding(
                unit=unit.unit,
                area=unit.area,
                counted=unit.counted,
                reported=bool(reported[index]),
                criteria_met=count,
                meets_all=bool(full[index]) and self.criteria_set.complete,
                band=roll_up.band_of(bands, count).code if bands and reported[index] else "",
            )


def evaluate(rules: Rules, *, units: tuple[UnitLine, ...], values: ValueTable) -> Evaluation:
    """Return the verdicts of units by the values of a table."""
    verdicts = evaluation.judge(
        rules,
        figures=to_array(values, rules=rules, units=units),
        regions=np.array([unit.area_number for unit in units], dtype=np.int8),
        decisions=decisions_to_array(values, rules=rules, units=units),
    )
    rolled = roll_up.roll_up(rules, verdicts)
    counted = np.array([unit.counted for unit in units], dtype=np.bool_)
    return Evaluation(
        criteria_set=rules.criteria_set,
        on=rules.on,
        units=units,
        values=values,
        rules=rules,
        verdicts=verdicts,
        rolled=rolled,
        summary=roll_up.summarize(rules.criteria_set, rolled, counted=counted),
    )
