"""What a change of text does to units, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.core.criteria.change import Change, Effect, change_days, compare
from ntm.core.criteria.evaluation import Decision, Rules, compile_rules
from ntm.core.kernel.states import Level
from ntm.law.files import load_library, package_folder

LIBRARY = load_library([package_folder()])
COMMUNE = LIBRARY.sets["commune-2021-2025"]
EVE, DAY = compile_rules(COMMUNE, on=date(2024, 2, 29)), compile_rules(COMMUNE, on=date(2024, 3, 1))


def changed(before: Rules, after: Rules, *units: dict[str, float], decisions: Any = None) -> Change:
    figures = np.full((len(units), len(before.measures)), np.nan)
    for row, unit in enumerate(units):
        for code, value in unit.items():
            figures[row, before.measures.index(code)] = value
    regions = np.zeros(len(units), dtype=np.int8)
    return compare(
        before,
        after,
        continuity=LIBRARY.continuity,
        figures=figures,
        regions_before=regions,
        regions_after=regions,
        decisions=decisions,
    )


def effect(change: Change, unit: int, concept: str) -> Effect:
    column = [one.code for one in change.concepts].index(concept)
    return Effect(int(change.effects[unit, column]))


def test_income_is_lost_when_the_year_s_threshold_rises_and_kept_when_the_income_is_enough() -> None:
    before, after = (compile_rules(COMMUNE, on=on) for on in (date(2023, 12, 31), date(2024, 1, 1)))
    found = changed(before, after, {"10.1": 42}, {"10.1": 45}, {"10.1": 41}, {})
    assert [effect(found, unit, "10") for unit in range(4)] == [
        Effect.LOST,
        Effect.KEPT,
        Effect.STILL_UNMET,
        Effect.OPEN,
    ]
    column = [one.code for one in found.concepts].index("10")
    assert found.causes(0, column) == ("10.1",)


def test_an_indicator_that_asks_for_something_else_is_to_be_assessed_anew() -> None:
    fine = {measure.code: 100.0 for measure in COMMUNE.measures if measure.indicator.startswith("15.")}
    fine |= {"15.2": 1, "15.3": 5, "15.4:share": 90}
    fine.pop("15.4", None)
    found = changed(EVE, DAY, fine)
    assert effect(found, 0, "15") is Effect.REASSESS


def test_nothing_changes_between_two_days_of_the_same_text() -> None:
    same = compile_rules(COMMUNE, on=date(2024, 2, 28))
    chance = np.random.default_rng(3)
    units = [{code: float(chance.integers(0, 100)) for code in same.measures} for _ in range(20)]
    found = changed(same, EVE, *units)
    assert not found.having(Effect.LOST).any() and not found.having(Effect.GAINED).any()
    assert np.array_equal(found.verdicts_before, found.verdicts_after)


def test_a_person_s_decision_stays_where_the_indicator_reads_the_same_and_falls_where_it_does_not() -> None:
    decisions = np.zeros((1, len(EVE.indicators)), dtype=np.int8)
    for name in ("2.1", "17.1"):
        decisions[0, EVE.indicators.index(name)] = Decision.MET
    found = changed(EVE, DAY, {"2.1": 50, "17.1": 90, "17.1:piped": 50}, decisions=decisions)
    assert found.verdicts_after[0, DAY.indicators.index("2.1")] == 1
    assert found.verdicts_after[0, DAY.indicators.index("17.1")] == 4  # not judged: the new wording has no value yet


def test_the_advanced_set_takes_the_communes_figures_of_the_same_thing() -> None:
    advanced = compile_rules(LIBRARY.sets["commune-advanced-2021-2025"], on=date(2025, 6, 30))
    standard = compile_rules(COMMUNE, on=date(2025, 6, 30))
    found = changed(standard, advanced, {"10.1": 50}, {"10.1": 58})
    assert [effect(found, unit, "income") for unit in (0, 1)] == [Effect.LOST, Effect.KEPT]


def test_before_2026_every_criterion_of_the_new_set_waits_for_a_person() -> None:
    new = compile_rules(LIBRARY.sets["commune-2026-2030"], on=date(2026, 2, 15))
    old = compile_rules(COMMUNE, on=date(2025, 12, 31))
    found = changed(old, new, {"11.1": 5, "10.1": 60})
    assert effect(found, 0, "poverty") is Effect.REASSESS
    assert effect(found, 0, "income") is Effect.DROPPED
    assert not found.having(Effect.LOST).any()


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32 - 1))
def test_what_is_lost_was_met_before_and_is_known_not_to_be_met_after(seed: int) -> None:
    chance = np.random.default_rng(seed)
    figures = chance.integers(0, 101, (40, len(EVE.measures))).astype(float)
    for position, code in enumerate(EVE.measures):
        measure = COMMUNE.measures[COMMUNE.measure_position(code)]
        if measure.kind.is_yes_or_no:
            figures[:, position] = figures[:, position] > 20
    figures[chance.random(figures.shape) < 0.1] = np.nan
    regions = chance.integers(-1, 7, 40).astype(np.int8)
    found = compare(
        EVE, DAY, continuity=LIBRARY.continuity, figures=figures, regions_before=regions, regions_after=regions
    )
    lost, gained = found.having(Effect.LOST), found.having(Effect.GAINED)
    assert (found.rolled_before[lost] == 1).all() or (found.rolled_before[lost] & 17).all()
    assert np.isin(found.rolled_after[lost], (2, 32)).all()
    assert (found.rolled_after[gained] & 17).all()
    # Only the four criteria whose indicators were amended can differ.
    numbers = [one.code for one in found.concepts]
    touched = {numbers[column] for column in np.flatnonzero((lost | gained).any(axis=0))}
    assert touched <= {"13", "15", "17", "18"}


def test_the_days_of_change_of_lai_chau_are_known() -> None:
    sets = [
        one
        for one in LIBRARY.sets.values()
        if one.level is Level.COMMUNE and one.tier == "standard" and one.province_code in (None, "12")
    ]
    found = {one.on: one for one in change_days(sets)}
    assert list(found) == [date(2022, 9, 27), date(2024, 3, 1), date(2024, 10, 22), date(2026, 2, 15)]
    assert "1487/QĐ-UBND" in found[date(2024, 10, 22)].words
    assert "13.1, 15.4, 17.1, 18.4" in found[date(2024, 3, 1)].words
    assert found[date(2026, 2, 15)].after.code == "commune-2026-2030"
