"""Judging as arrays: it agrees with the explanation of every single cell, and follows the law day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.core.criteria.small_set import INSTRUMENTS, citation, small_file

from ntm.core.criteria.applicability import area_index
from ntm.core.criteria.evaluation import (
    Decision,
    Rules,
    SetNotInForce,
    WrongShape,
    compile_rules,
    decidable,
    judge,
)
from ntm.core.criteria.explanation import explain
from ntm.core.criteria.loading import load_set
from ntm.core.criteria.sets import CriteriaSet, Measure, MeasureKind
from ntm.core.kernel.states import Verdict, VerdictFlag
from ntm.law.files import load_library, package_folder

COMMUNE = load_library([package_folder()]).criteria_set("commune-2021-2025")
TEN = load_library([package_folder()]).criteria_set("commune-2026-2030")
DAYS = (date(2022, 3, 8), date(2023, 12, 31), date(2024, 2, 29), date(2024, 3, 1), date(2025, 12, 31), date(2026, 1, 1))


def verdict(
    criteria_set: CriteriaSet,
    indicator: str,
    figures: dict[str, float],
    *,
    on: date,
    region: str | None = "TDMNPB",
    decision: Decision = Decision.NONE,
) -> Verdict:
    """Judge one unit as arrays; return one indicator's verdict."""
    rules = compile_rules(criteria_set, on=on)
    row = np.full((1, len(rules.measures)), np.nan)
    for code, value in figures.items():
        row[0, rules.measures.index(code)] = value
    decisions = np.zeros((1, len(rules.indicators)), dtype=np.int8)
    decisions[0, rules.indicators.index(indicator)] = decision
    regions = np.array([area_index(criteria_set, region)], dtype=np.int8)
    flags = judge(rules, figures=row, regions=regions, decisions=decisions)
    return VerdictFlag(int(flags[0, rules.indicators.index(indicator)])).verdict


def values_of(measure: Measure) -> st.SearchStrategy[float | None]:
    """Figures around the thresholds of the law, on them, and not reported."""
    if measure.kind.is_yes_or_no:
        return st.sampled_from([None, 0.0, 1.0])
    if measure.kind.is_whole:
        return st.one_of(st.none(), st.integers(0, 6).map(float))
    on_or_near = st.sampled_from([1.5, 13, 14.5, 16.5, 35, 36, 39, 42, 45, 48, 50, 70, 75, 80, 90, 95, 98, 100])
    return st.one_of(st.none(), on_or_near.map(float), st.floats(0, 100, allow_nan=False))


@st.composite
def units(draw: st.DrawFn, criteria_set: CriteriaSet) -> tuple[dict[str, float], str | None, list[str], dict[str, int]]:
    drawn = {measure.code: draw(values_of(measure)) for measure in criteria_set.measures}
    region = draw(st.sampled_from([None, *(area.code for area in criteria_set.areas)]))
    categories = draw(st.sampled_from([[], *([one] for one in criteria_set.categories)]))
    ids = [indicator.id for indicator in criteria_set.indicators]
    decided = draw(st.dictionaries(st.sampled_from(ids), st.integers(0, 3), max_size=12))
    return {code: value for code, value in drawn.items() if value is not None}, region, categories, decided


def assert_explained(criteria_set: CriteriaSet, drawn: list, on: date) -> None:  # type: ignore[type-arg]
    rules = compile_rules(criteria_set, on=on)
    figures = np.full((len(drawn), len(rules.measures)), np.nan)
    decisions = np.zeros((len(drawn), len(rules.indicators)), dtype=np.int8)
    regions = np.empty(len(drawn), dtype=np.int8)
    explained = []
    for row, (reported, region, categories, decided) in enumerate(drawn):
        for code, value in reported.items():
            figures[row, rules.measures.index(code)] = value
        for name, decision in decided.items():
            decisions[row, rules.indicators.index(name)] = decision
        lines = [
            explain(
                criteria_set,
                name,
                on=on,
                region=region,
                categories=categories,
                figures=reported,
                decision=Decision(decided.get(name, 0)),
            )
            for name in rules.indicators
        ]
        regions[row] = area_index(criteria_set, lines[0].area)
        explained.append([line.verdict for line in lines])
        for line in lines:
            assert line.sentence.startswith(f"Chỉ tiêu {line.indicator} ")
            assert line.citation.instrument
    judged = judge(rules, figures=figures, regions=regions, decisions=decisions)
    assert [[VerdictFlag(int(flag)).verdict for flag in row] for row in judged] == explained


@settings(max_examples=15, deadline=None)
@given(drawn=st.lists(units(COMMUNE), min_size=1, max_size=4), on=st.sampled_from(DAYS))
def test_every_cell_is_what_its_explanation_says(drawn: list, on: date) -> None:  # type: ignore[type-arg]
    assert_explained(COMMUNE, drawn, on)


@settings(max_examples=15, deadline=None)
@given(drawn=st.lists(units(TEN), min_size=1, max_size=4))
def test_criteria_judged_by_a_person_are_what_their_explanation_says(drawn: list) -> None:  # type: ignore[type-arg]
    assert_explained(TEN, drawn, date(2026, 2, 15))


def odd_set() -> CriteriaSet:
    """Every operator, a share by area, cases by area with conditions, an indicator that ends and one that comes."""
    file = small_file()
    count = {"label": "Số", "kind": "count"}
    share = {"operator": "<=", "share_of": "2.1:all", "citation": citation()}
    file["set"]["counts"] = {"criteria": 2, "indicators": 5}  # type: ignore[index]
    first, second = file["criteria"]  # type: ignore[misc]
    first["indicators"][0]["versions"][0]["requirements"][0]["operator"] = ">"  # type: ignore[index]
    first["indicators"][1]["versions"][0]["requirements"][0]["operator"] = "<"  # type: ignore[index]
    first["indicators"][1]["versions"][0]["until"] = date(2024, 1, 1)  # type: ignore[index]
    ceiling = {"operator": "<=", "by_area": {"NUI": 20}, "citation": citation()}
    first["indicators"].append(  # type: ignore[index]
        {
            "id": "1.3",
            "versions": [
                {
                    "from": date(2024, 1, 1),
                    "name": "Không quá",
                    "citation": citation(),
                    "conditional": "nếu có",
                    "measures": [{"code": "1.3", "label": "Tỷ lệ", "kind": "percent", "unit": "%"}],
                    "requirements": [{"measure": "1.3", **ceiling}],
                }
            ],
        }
    )
    second["indicators"] = [  # type: ignore[index]
        {
            "id": "2.1",
            "versions": [
                {
                    "from": date(2022, 1, 1),
                    "name": "Theo trường hợp",
                    "citation": citation(),
                    "measures": [{"code": f"2.1:{name}", **count} for name in ("all", "bad", "extra")],
                    "cases": [
                        {
                            "title": "miền núi, nhiều",
                            "areas": ["NUI"],
                            "when": [
                                {"measure": "2.1:all", "operator": ">", "value": 2},
                                {"measure": "2.1:extra", "operator": "<", "value": 5},
                            ],
                            "requirements": [{"measure": "2.1:bad", "by_area": {"NUI": 50}, **share}],
                        },
                        {
                            "title": "miền núi, bất kỳ",
                            "areas": ["NUI"],
                            "when": [{"measure": "2.1:extra", "operator": ">=", "value": 5}],
                            "requirements": [{"measure": "2.1:bad", "not_known": "chưa rõ", **share}],
                        },
                    ],
                }
            ],
        },
        {
            "id": "2.2",
            "versions": [
                {
                    "from": date(2022, 1, 1),
                    "name": "Hai phần",
                    "citation": citation(),
                    "measures": [{"code": f"2.2:{name}", **count} for name in ("a", "b")],
                    "requirements": [
                        {"measure": "2.2:a", "operator": ">", "value": 3, "citation": citation()},
                        {"measure": "2.2:b", **ceiling},
                    ],
                }
            ],
        },
    ]
    return load_set({"odd.yaml": file}, instruments=INSTRUMENTS)


ODD = odd_set()


@settings(max_examples=60, deadline=None)
@given(
    drawn=st.lists(units(ODD), min_size=1, max_size=8),
    on=st.sampled_from([date(2023, 12, 31), date(2024, 1, 1)]),
)
@example(drawn=[({"2.1:all": 3.0, "2.1:bad": 1.0}, "NUI", [], {})], on=date(2024, 1, 1))
def test_every_form_of_rule_is_what_its_explanation_says(drawn: list, on: date) -> None:  # type: ignore[type-arg]
    assert_explained(ODD, drawn, on)


def test_an_indicator_that_is_not_in_force_is_not_applicable() -> None:
    assert verdict(ODD, "1.2", {"1.2": 5}, on=date(2023, 12, 31), region="NUI") is Verdict.MET
    assert verdict(ODD, "1.2", {"1.2": 5}, on=date(2024, 1, 1), region="NUI") is Verdict.NOT_APPLICABLE


def test_more_units_than_one_block_are_judged_like_each_alone() -> None:
    rules = compile_rules(COMMUNE, on=date(2024, 6, 10))
    chance = np.random.default_rng(7)
    whole = np.array([measure.kind is not MeasureKind.PERCENT for measure in COMMUNE.measures])
    figures = np.where(whole, chance.integers(0, 3, (2500, len(whole))), chance.uniform(0, 100, (2500, len(whole))))
    figures[chance.random(figures.shape) < 0.1] = np.nan
    regions = chance.integers(-1, len(COMMUNE.areas), 2500).astype(np.int8)
    together = judge(rules, figures=figures, regions=regions)
    for start in range(0, 2500, 500):
        part = slice(start, start + 500)
        assert (judge(rules, figures=figures[part], regions=regions[part]) == together[part]).all()
    turned = judge(rules, figures=np.asfortranarray(figures), regions=regions)
    assert (turned == together).all()


def test_no_units_are_no_verdicts() -> None:
    rules = compile_rules(COMMUNE, on=date(2024, 6, 10))
    none = judge(rules, figures=np.empty((0, len(rules.measures))), regions=np.empty(0, dtype=np.int8))
    assert none.shape == (0, 57)


def test_arrays_that_do_not_fit_are_refused() -> None:
    rules: Rules = compile_rules(COMMUNE, on=date(2024, 6, 10))
    with pytest.raises(WrongShape):
        judge(rules, figures=np.zeros((2, 57)), regions=np.zeros(2, dtype=np.int8))
    with pytest.raises(WrongShape):
        judge(rules, figures=np.zeros((2, len(rules.measures))), regions=np.zeros(3, dtype=np.int8))


def test_a_set_judges_no_day_outside_its_own() -> None:
    with pytest.raises(SetNotInForce):
        compile_rules(COMMUNE, on=date(2022, 3, 7))
    with pytest.raises(SetNotInForce):
        compile_rules(COMMUNE, on=date(2026, 2, 15))


def test_a_reported_figure_without_known_threshold_waits_for_a_person() -> None:
    on = date(2023, 12, 31)
    assert verdict(COMMUNE, "2.1", {"2.1": 100}, on=on) is Verdict.NOT_JUDGED
    assert verdict(COMMUNE, "2.1", {}, on=on) is Verdict.NOT_REPORTED
    assert verdict(COMMUNE, "2.1", {"2.1": 100}, on=on, decision=Decision.MET) is Verdict.MET
    assert verdict(COMMUNE, "2.1", {}, on=on, decision=Decision.NOT_MET) is Verdict.NOT_MET


def test_nobody_overrides_a_known_threshold() -> None:
    on = date(2023, 12, 31)
    assert verdict(COMMUNE, "4.2", {"4.2": 94.9}, on=on, decision=Decision.MET) is Verdict.NOT_MET
    assert verdict(COMMUNE, "4.2", {}, on=on, decision=Decision.MET) is Verdict.NOT_REPORTED
    assert verdict(COMMUNE, "4.2", {"4.2": 95}, on=on, decision=Decision.NOT_APPLICABLE) is Verdict.MET


def test_only_what_the_law_asks_if_there_is_any_can_be_not_applicable() -> None:
    on = date(2023, 12, 31)
    assert verdict(COMMUNE, "13.4", {}, on=on, decision=Decision.NOT_APPLICABLE) is Verdict.NOT_APPLICABLE
    assert verdict(COMMUNE, "13.5", {}, on=on, decision=Decision.NOT_APPLICABLE) is Verdict.NOT_REPORTED


def test_decidable_says_beforehand_what_a_person_may_decide() -> None:
    rules = compile_rules(COMMUNE, on=date(2023, 12, 31))
    column = rules.indicators.index
    assert decidable(rules, column=column("2.1"), region=0) == {Decision.MET, Decision.NOT_MET}
    assert decidable(rules, column=column("13.4"), region=0) == {Decision.NOT_APPLICABLE}
    assert decidable(rules, column=column("4.2"), region=0) == frozenset()
    assert decidable(rules, column=column("4.2"), region=-1) == {Decision.MET, Decision.NOT_MET}


def test_the_whole_country_s_figure_never_stands_in_for_a_region() -> None:
    on = date(2024, 3, 1)
    assert verdict(COMMUNE, "17.1", {"17.1": 99, "17.1:piped": 99}, on=on) is Verdict.NOT_JUDGED
    assert verdict(COMMUNE, "17.1", {"17.1": 99, "17.1:piped": 99}, on=on, region=None) is Verdict.NOT_JUDGED


def test_a_unit_whose_region_is_not_known_is_judged_only_by_what_holds_everywhere() -> None:
    on = date(2023, 12, 31)
    assert verdict(COMMUNE, "3.1", {"3.1": 80}, on=on, region=None) is Verdict.MET
    assert verdict(COMMUNE, "11.1", {"11.1": 0}, on=on, region=None) is Verdict.NOT_JUDGED
    assert verdict(COMMUNE, "4.2", {"4.2": 100}, on=on, region=None) is Verdict.NOT_JUDGED


def test_rules_are_not_changed_by_judging() -> None:
    rules = compile_rules(COMMUNE, on=date(2023, 12, 31))
    before = replace(rules, bounds=rules.bounds.copy())
    judge(rules, figures=np.ones((3, len(rules.measures))), regions=np.zeros(3, dtype=np.int8))
    assert (before.bounds == rules.bounds).all()
