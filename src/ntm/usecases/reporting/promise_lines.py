"""How a promise of a unit stands: what is missing, whether it can still be kept, why it was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ntm.core.assignments.responsibilities import criterion_of
from ntm.core.criteria import explanation as explaining
from ntm.core.criteria.evaluation import Decision
from ntm.core.kernel.states import Verdict, VerdictFlag
from ntm.core.reporting import explanations as core
from ntm.core.reporting.explanations import PromiseState
from ntm.core.reporting.risk import Outlook, Risk
from ntm.store.reporting import consolidating
from ntm.usecases.reporting import risk
from ntm.usecases.reporting.assessment_queries import Frame
from ntm.usecases.reporting.explanation_queries import Explained
from ntm.usecases.reporting.judging import JudgedUnits
from ntm.usecases.territory.queries import UnitOn


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise of a unit, or a criterion kept so far, as it stands: what is missing, the outlook, the explanation.

    `item` is a criterion or an indicator. `promised` says whether it was registered for the year; otherwise it was met
    at the start of the year and is to be kept.
    """

    unit: UnitOn
    item: str
    name: str
    promised: bool
    due_on: date
    verdict: Verdict
    state: PromiseState
    missing: str
    outlook: Outlook | None
    explained: Explained | None
    asked: bool

    @property
    def owes_explanation(self) -> bool:
        """Say whether an explanation is due and has not been given."""
        return self.state.asks_for_explanation and self.explained is None


@dataclass(frozen=True, slots=True)
class KnownFrame:
    """Figures, decisions and areas of the frame's units, read once."""

    frame: Frame
    judged: JudgedUnits
    columns: tuple[tuple[int, str], ...]
    categories: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, frame: Frame, judged: JudgedUnits) -> KnownFrame:
        """Return what is known of the units that were judged in a frame."""
        return cls(
            frame=frame,
            judged=judged,
            columns=tuple(
                (column, one.id)
                for column, one in enumerate(frame.criteria_set.indicators)
                if one.is_in_force(frame.day)
            ),
            categories=consolidating.categories_on([unit.id for unit in judged.units], on=frame.day),
        )

    def line(
        self,
        unit: UnitOn,
        at: int,
        item: str,
        *,
        due_on: date,
        promised: bool,
        was_met: bool,
        series: risk.Series,
        explained: Explained | None,
        on: date,
    ) -> PromiseLine | None:
        """Return how a promise stands; None for an item that the set does not know on the day."""
        indicators = [one for _, one in self.columns if one == item or criterion_of(one) == item]
        if not indicators:
            return None
        verdict = self._verdict(at, item)
        lacking = [one for one in indicators if self._verdict(at, one) not in (Verdict.MET, Verdict.NOT_APPLICABLE)]
        outlooks = [
            outlook
            for one in lacking
            if (
                outlook := risk.outlook_of(
                    series,
                    unit.id,
                    one,
                    criteria_set=self.frame.criteria_set,
                    area=self._area(unit)[0],
                    due_on=due_on,
                    on=self.frame.day,
                )
            )
            is not None
            and outlook.risk is not None
        ]
        worst = min(outlooks, key=lambda one: one.risk is not Risk.HARDLY_POSSIBLE) if outlooks else None
        state = core.promise_state(
            verdict,
            due_on=due_on,
            on=on,
            is_at_risk=worst is not None and worst.risk is Risk.HARDLY_POSSIBLE,
            was_met=was_met,
        )
        return PromiseLine(
            unit=unit,
            item=item,
            name=self._name(item),
            promised=promised,
            due_on=due_on,
            verdict=verdict,
            state=state,
            missing="; ".join(self._missing(unit, at, one) for one in lacking),
            outlook=worst,
            explained=explained,
            asked=False,
        )

    def _verdict(self, at: int, item: str) -> Verdict:
        if "." in item:
            column = next(column for column, one in self.columns if one == item)
            return VerdictFlag(int(self.judged.verdicts[at, column])).verdict
        numbers = [str(one.number) for one in self.frame.criteria_set.criteria]
        return VerdictFlag(int(self.judged.rolled[at, numbers.index(item)])).verdict

    def _name(self, item: str) -> str:
        return self.frame.version(item).name if "." in item else self.frame.criteria_set.criterion(int(item)).name

    def _area(self, unit: UnitOn) -> tuple[str | None, tuple[str, ...]]:
        held = self.categories.get(unit.id, ())
        group = next((one.partition(":")[2] for one in held if one.startswith("commune_group:")), None)
        areas = {area.code for area in self.frame.criteria_set.areas}
        area = next((one for one in (unit.region, group) if one in areas), None)
        return area, tuple(one for one in held if one in self.frame.criteria_set.categories)

    def _missing(self, unit: UnitOn, at: int, item: str) -> str:
        """Return what an indicator lacks: the shortfall in natural units, else the sentence of its verdict."""
        area, categories = self._area(unit)
        codes = [measure.code for measure in self.frame.criteria_set.measures]
        values = self.judged.figures.values[at]
        column = next(column for column, one in self.columns if one == item)
        found = explaining.explain(
            self.frame.criteria_set,
            item,
            on=self.frame.day,
            region=area,
            categories=categories,
            figures={code: float(value) for code, value in zip(codes, values, strict=True) if not np.isnan(value)},
            decision=Decision(int(self.judged.decisions.marks[at, column])),
        )
        words = ", ".join(found.missing) or found.verdict.label
        return f"{item}: {words}"
