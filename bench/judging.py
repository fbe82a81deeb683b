"""Judging the country: 10,035 units × 57 indicators by the full rules, against bare NumPy comparisons.

The bare reference does the least that any judge must do on the same arrays (57 indicators are 72 measures), in one
array expression each: look up each unit's thresholds by its region, compare every figure with its threshold, and tell
which figures are missing. It knows nothing of parts, cases, amendments, unknown thresholds, decisions or verdict bits.
All are timed in turns in one process, by its own processor time so that a busy machine disturbs less; the ratio of the
medians is what counts.

Two more: the same full rules in OpenFisca (`bench.openfisca_reference`, where the extra `bench` is installed); and
every commune re-judged for twelve quarters by another text (rolled up to criteria besides), against reading the same
arrays from files that the system holds in memory already: the fastest reading there is, many times as fast as from the
database.
"""

from __future__ import annotations

import json
import resource
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np

from ntm.core.criteria import change, evaluation, roll_up
from ntm.core.criteria.evaluation import Decision, Rules
from ntm.core.criteria.sets import CriteriaSet, MeasureKind
from ntm.law.files import load_library, package_folder

UNITS = 10_035
ROUNDS = 151
BUDGET = 1.5
OPENFISCA_BUDGET = 0.6
REJUDGING_BUDGET = 2.0
REJUDGING_MEGABYTES = 500
QUARTERS = 12


@dataclass(frozen=True, slots=True)
class Country:
    """Figures float64[units, measures], threshold areas int8[units], decisions int8[units, indicators]."""

    figures: evaluation.Figures
    regions: evaluation.Numbers
    decisions: evaluation.Numbers


def country(criteria_set: CriteriaSet, rules: Rules, *, seed: int) -> Country:
    """Return figures that could be real: by kind, 4 % not reported, units by province, 16 % moved to one region."""
    chance = np.random.default_rng(seed)
    columns = []
    for measure in criteria_set.measures:
        if measure.kind.is_yes_or_no:
            column = (chance.random(UNITS) < 0.85).astype(float)
        elif measure.kind is MeasureKind.PERCENT:
            column = np.round(chance.uniform(0, 100, UNITS), 1)
        elif measure.kind is MeasureKind.AMOUNT:
            column = np.round(chance.uniform(1, 80, UNITS), 1)
        else:
            column = chance.integers(0, 7, UNITS).astype(float)
        column[chance.random(UNITS) < 0.04] = np.nan
        columns.append(column)
    provinces = np.sort(chance.integers(0, 63, UNITS))
    regions = (provinces % len(criteria_set.areas)).astype(np.int8)
    regions[chance.random(UNITS) < 0.16] = 0
    decisions = np.zeros((UNITS, len(rules.indicators)), dtype=np.int8)
    for name in ("2.1", "2.2", "2.3", "2.4", "17.1"):
        column = rules.indicators.index(name)
        decisions[:, column] = chance.choice([Decision.NONE, Decision.MET, Decision.NOT_MET], UNITS)
    return Country(np.column_stack(columns), regions, decisions)


def measure() -> dict[str, float]:
    """Return medians in milliseconds and the ratios to the bare comparisons."""
    criteria_set = load_library([package_folder()]).criteria_set("commune-2021-2025")
    rules = evaluation.compile_rules(criteria_set, on=date(2024, 6, 10))
    data = country(criteria_set, rules, seed=20240610)
    figures, thresholds = data.figures, rules.bounds
    by_unit = thresholds[data.regions]
    narrow = np.ascontiguousarray(figures[:, : len(rules.indicators)])
    narrow_thresholds = np.ascontiguousarray(thresholds[:, : len(rules.indicators)])

    def bare() -> object:
        return figures >= thresholds[data.regions], np.isnan(figures)

    def bare_narrow() -> object:
        return narrow >= narrow_thresholds[data.regions], np.isnan(narrow)

    def compared_only() -> object:
        return figures >= by_unit

    def judged() -> object:
        return evaluation.judge(rules, figures=data.figures, regions=data.regions)

    def decided() -> object:
        return evaluation.judge(rules, figures=data.figures, regions=data.regions, decisions=data.decisions)

    verdicts = evaluation.judge(rules, figures=data.figures, regions=data.regions, decisions=data.decisions)

    def rolled() -> object:
        return roll_up.roll_up(rules, verdicts)

    times = _interleaved(
        bare=bare, bare_narrow=bare_narrow, compared_only=compared_only, judged=judged, decided=decided, rolled=rolled
    )
    return {
        "units": UNITS,
        "indicators": len(rules.indicators),
        "measures": len(rules.measures),
        "bare_ms": times["bare"],
        "bare_of_one_measure_an_indicator_ms": times["bare_narrow"],
        "compared_only_ms": times["compared_only"],
        "judge_ms": times["judged"],
        "judge_with_decisions_ms": times["decided"],
        "roll_up_ms": times["rolled"],
        "ratio": times["judged"] / times["bare"],
        "ratio_with_decisions": times["decided"] / times["bare"],
        "ratio_with_decisions_and_roll_up": (times["decided"] + times["rolled"]) / times["bare"],
        "ratio_to_one_measure_an_indicator": times["judged"] / times["bare_narrow"],
        "ratio_to_comparison_only": times["judged"] / times["compared_only"],
        "ratio_budget": BUDGET,
    }


def measure_against_openfisca(*, rounds: int = 9) -> dict[str, float]:
    """Return medians in milliseconds of the same full rules, ours and OpenFisca's; empty where it is not installed.

    Raise `AssertionError` when any verdict differs: then nothing would have been compared.
    """
    with suppress(ImportError):
        from bench.openfisca_reference import Reference

        criteria_set = load_library([package_folder()]).criteria_set("commune-2021-2025")
        rules = evaluation.compile_rules(criteria_set, on=date(2024, 6, 10))
        data = country(criteria_set, rules, seed=20240610)
        reference = Reference(rules)
        theirs: list[float] = []
        ours: list[float] = []
        for _ in range(rounds):
            simulation = reference.simulation(data.figures, data.regions, data.decisions)
            indicators, criteria, taken = reference.verdicts(simulation)
            theirs.append(taken)
            start = process_time()
            verdicts = evaluation.judge(rules, figures=data.figures, regions=data.regions, decisions=data.decisions)
            rolled = roll_up.roll_up(rules, verdicts)
            ours.append((process_time() - start) * 1000)
            assert np.array_equal(indicators, verdicts) and np.array_equal(criteria, rolled)
        return {
            "openfisca_ms": median(theirs),
            "judge_and_roll_up_ms": median(ours),
            "openfisca_ratio": median(ours) / median(theirs),
            "openfisca_ratio_budget": OPENFISCA_BUDGET,
        }
    return {}


def measure_rejudging(*, rounds: int = 15) -> dict[str, float]:
    """Return what re-judging the country for twelve quarters under another set costs beside reading its arrays.

    The set of today is the national one, the other its amended text with a province's overlay, so that all figures go
    over; figures, areas and decisions are read from files. `megabytes` is the most that the process ever held.
    """
    library = load_library([package_folder()])
    national = library.criteria_set("commune-2021-2025")
    other = library.criteria_set("commune-2021-2025@lai-chau")
    before = evaluation.compile_rules(national, on=date(2024, 2, 29))
    after = evaluation.compile_rules(other, on=date(2024, 10, 22))
    read_times: list[float] = []
    judge_times: list[float] = []
    roll_up_times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for quarter in range(QUARTERS):
            data = country(national, before, seed=quarter)
            np.save(Path(folder) / f"figures-{quarter}.npy", data.figures)
            np.save(Path(folder) / f"decisions-{quarter}.npy", data.decisions)
            np.save(Path(folder) / f"regions-{quarter}.npy", data.regions)
        for _ in range(rounds):
            for times in (read_times, judge_times, roll_up_times):
                times.append(0.0)
            for quarter in range(QUARTERS):
                start = process_time()
                figures, decisions, regions = (
                    np.load(Path(folder) / f"{name}-{quarter}.npy") for name in ("figures", "decisions", "regions")
                )
                read = process_time()
                found = evaluation.judge(
                    after,
                    figures=change.figures_for(after, figures, of=before, continuity=library.continuity),
                    regions=regions,
                    decisions=decisions,
                )
                judged = process_time()
                roll_up.roll_up(after, found)
                read_times[-1] += (read - start) * 1000
                judge_times[-1] += (judged - read) * 1000
                roll_up_times[-1] += (process_time() - judged) * 1000
    reading, judging, rolling = (median(times) for times in (read_times, judge_times, roll_up_times))
    return {
        "quarters": QUARTERS,
        "reading_ms": reading,
        "rejudging_ms": judging,
        "rolling_up_again_ms": rolling,
        "rejudging_ratio": judging / reading,
        "rejudging_and_roll_up_ratio": (judging + rolling) / reading,
        "rejudging_ratio_budget": REJUDGING_BUDGET,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "megabytes_budget": REJUDGING_MEGABYTES,
    }


def _interleaved(**works: Callable[[], object]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            start = process_time()
            work()
            times[name].append((process_time() - start) * 1000)
    return {name: median(taken) for name, taken in times.items()}


if __name__ == "__main__":
    print(json.dumps({**measure_rejudging(), **measure_against_openfisca(), **measure()}, indent=1))
