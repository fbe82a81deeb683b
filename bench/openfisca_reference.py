"""The same full rules written for OpenFisca, a published rules engine on NumPy: the reference for judging.

One input variable a measure and a decision, one formula an indicator (parts, cases by area and by another figure,
amendments of the day, unknown thresholds, decisions), one formula a criterion; thresholds are OpenFisca parameters,
looked up by area as its own formulas do. Only `calculate` is timed, not the building of the system or of a simulation,
nor the setting of inputs. OpenFisca keeps 32-bit floats, which is to its advantage. Verdicts are checked to be the same
as ours before anything is timed.

Needs the extra `bench` of the project.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import process_time
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from ntm.core.criteria.evaluation import Decision, Figures, Numbers, Rules, Verdicts
from ntm.core.criteria.sets import IndicatorVersion, Operator, Requirement
from ntm.core.kernel.states import VerdictFlag

MET, NOT_MET = int(VerdictFlag.MET), int(VerdictFlag.NOT_MET)
NOT_JUDGED, NOT_REPORTED = int(VerdictFlag.NOT_JUDGED), int(VerdictFlag.NOT_REPORTED)
NOT_APPLICABLE, PARTIALLY_MET = int(VerdictFlag.NOT_APPLICABLE), int(VerdictFlag.PARTIALLY_MET)

_COMPARE: dict[Operator, Callable[[Any, Any], Any]] = {
    Operator.AT_LEAST: np.greater_equal,
    Operator.MORE_THAN: np.greater,
    Operator.AT_MOST: np.less_equal,
    Operator.LESS_THAN: np.less,
}


def _name(kind: str, code: str) -> str:
    return f"{kind}_{code.replace('.', '_').replace(':', '_')}"


class Reference:
    """A criteria set on a day as an OpenFisca system."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.period = str(rules.on.year)
        unit = build_entity(key="unit", plural="units", label="Xã", is_person=True)
        self.system = TaxBenefitSystem([unit])
        areas = [area.code for area in rules.criteria_set.areas]
        self.areas = Enum("Area", {code: code for code in [*areas, "NOWHERE"]})
        parameters: dict[str, Any] = {}
        self._add(unit, "area", value_type=Enum, possible_values=self.areas, default_value=self.areas["NOWHERE"])
        for code in rules.measures:
            self._add(unit, _name("figure", code), value_type=float, default_value=np.nan)
        for indicator in rules.criteria_set.indicators:
            self._add(unit, _name("decision", indicator.id), value_type=int, default_value=0)
            version = indicator.at(rules.on) if indicator.is_in_force(rules.on) else None
            if version is not None:
                for number, case in enumerate(version.cases):
                    for one in case.requirements:
                        key = _name(f"threshold{number}", one.measure)
                        parameters[key] = _parameter(one, [*areas, "NOWHERE"], rules.on)
            formula = _indicator(indicator.id, version)
            self._add(unit, _name("indicator", indicator.id), value_type=int, formula=formula)
        for criterion in rules.criteria_set.criteria:
            names = [_name("indicator", one.id) for one in criterion.indicators]
            self._add(unit, _name("criterion", str(criterion.number)), value_type=int, formula=_criterion(names))
        self.system.parameters = ParameterNode("", data=parameters)

    def _add(self, entity: Any, name: str, **attributes: Any) -> None:
        attributes |= {"entity": entity, "definition_period": DateUnit.YEAR, "label": name}
        self.system.add_variable(type(name, (Variable,), attributes))

    def simulation(self, figures: Figures, regions: Numbers, decisions: Numbers) -> Any:
        """Return a simulation with every input set."""
        simulation = SimulationBuilder().build_default_simulation(self.system, count=len(figures))
        codes = np.array([member.name for member in self.areas])
        simulation.set_input("area", self.period, codes[np.where(regions < 0, len(codes) - 1, regions)])
        for position, code in enumerate(self.rules.measures):
            simulation.set_input(_name("figure", code), self.period, figures[:, position])
        for position, name in enumerate(self.rules.indicators):
            simulation.set_input(_name("decision", name), self.period, decisions[:, position])
        return simulation

    def verdicts(self, simulation: Any) -> tuple[Verdicts, Verdicts, float]:
        """Return verdicts of indicators and criteria as ours are, and the milliseconds that calculating them took."""
        numbers = [str(one.number) for one in self.rules.criteria_set.criteria]
        start = process_time()
        criteria = [simulation.calculate(_name("criterion", number), self.period) for number in numbers]
        indicators = [simulation.calculate(_name("indicator", name), self.period) for name in self.rules.indicators]
        taken = (process_time() - start) * 1000
        return np.stack(indicators, axis=1).astype(np.uint8), np.stack(criteria, axis=1).astype(np.uint8), taken


def _parameter(requirement: Requirement, areas: list[str], on: date) -> dict[str, Any]:
    def value(number: float) -> dict[str, Any]:
        return {"values": {"2000-01-01": {"value": number}}}

    threshold = requirement.threshold_on(on)
    if threshold.everywhere is not None:
        return value(threshold.everywhere.number)
    known = {code: threshold.for_area(code if code != "NOWHERE" else None) for code in areas}
    return {code: value(np.nan if one is None else one.number) for code, one in known.items()}


def _indicator(name: str, version: IndicatorVersion | None) -> Callable[..., Any]:
    if version is None:
        return lambda unit, period, parameters: np.full(unit.count, NOT_APPLICABLE)

    def part(unit: Any, period: Any, parameters: Any, number: int, one: Requirement) -> tuple[Any, Any]:
        figure = unit(_name("figure", one.measure), period)
        asked = getattr(parameters(period), _name(f"threshold{number}", one.measure))
        if not np.isscalar(asked):
            asked = asked[unit("area", period)]
        missing, unknown = np.isnan(figure), np.isnan(asked)
        if one.share_of:
            whole = unit(_name("figure", one.share_of), period)
            missing = missing | np.isnan(whole)
            unknown = unknown | (whole <= 0)
            figure, asked = 100 * figure, asked * whole
        holds = _COMPARE[one.operator](figure, asked)
        verdict = np.where(missing, NOT_REPORTED, np.where(unknown, NOT_JUDGED, np.where(holds, MET, NOT_MET)))
        return verdict, unknown | np.zeros(unit.count, dtype=bool)

    def formula(unit: Any, period: Any, parameters: Any) -> Any:
        flags = np.zeros(unit.count, dtype=int)
        waiting = np.ones(unit.count, dtype=bool)
        lacking = np.zeros(unit.count, dtype=bool)
        undecided = np.zeros(unit.count, dtype=bool)
        for number, case in enumerate(version.cases):
            hit = waiting.copy()
            if case.areas:
                area = unit("area", period).decode_to_str()
                hit &= np.isin(area, case.areas)
            for condition in case.conditions:
                figure = unit(_name("figure", condition.measure), period)
                lacking |= hit & np.isnan(figure)
                hit &= _COMPARE[condition.operator](figure, condition.number)
            waiting &= ~hit
            for one in case.requirements:
                verdict, unknown = part(unit, period, parameters, number, one)
                flags |= np.where(hit, verdict, 0)
                undecided |= hit & unknown
        if waiting.any():
            figures = [unit(_name("figure", measure.code), period) for measure in version.measures]
            silent = np.all([np.isnan(figure) for figure in figures], axis=0) | lacking
            flags |= np.where(waiting, np.where(silent, NOT_REPORTED, NOT_JUDGED), 0)
            undecided |= waiting & ~lacking
        verdict = np.select(
            [flags & NOT_MET > 0, flags & NOT_REPORTED > 0, flags & NOT_JUDGED > 0],
            [NOT_MET, NOT_REPORTED, NOT_JUDGED],
            MET,
        )
        decision = unit(_name("decision", name), period)
        open_ = undecided & (verdict != NOT_MET)
        verdict = np.where(open_ & (decision == Decision.MET), MET, verdict)
        verdict = np.where(open_ & (decision == Decision.NOT_MET), NOT_MET, verdict)
        if version.conditional:
            verdict = np.where(decision == Decision.NOT_APPLICABLE, NOT_APPLICABLE, verdict)
        return verdict

    return formula


def _criterion(names: list[str]) -> Callable[..., Any]:
    def formula(unit: Any, period: Any, parameters: Any) -> Any:
        verdicts = np.array([unit(name, period) for name in names])
        met, unmet = (verdicts == MET).any(axis=0), (verdicts == NOT_MET).any(axis=0)
        unjudged, silent = (verdicts == NOT_JUDGED).any(axis=0), (verdicts == NOT_REPORTED).any(axis=0)
        applies = met | unmet | unjudged | silent
        return np.select(
            [~applies, met & unmet, unmet, unjudged, silent],
            [NOT_APPLICABLE, PARTIALLY_MET, NOT_MET, NOT_JUDGED, NOT_REPORTED],
            MET,
        )

    return formula
