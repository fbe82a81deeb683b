"""Invented figures agree with what papers state; where papers disagree, counts come first and the rest is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.core.criteria import applicability, evaluation, roll_up
from ntm.core.criteria.admissibility import contradictions
from ntm.core.kernel.states import Level, VerdictFlag
from ntm.core.reading.facts import Fact, FactKind, PaperHead, PaperReading
from ntm.usecases.criteria.queries import criteria_set_in_force
from ntm.usecases.demonstration.simulation import areas, matrix
from ntm.usecases.demonstration.simulation.figures import invent
from ntm.usecases.demonstration.simulation.stated import StatedArea, stated_before


def count(criterion: str, numerator: int, **fields: object) -> Fact:
    return Fact(FactKind.CRITERION_COUNT, 0, 1, "x", criterion=criterion, numerator=numerator, **fields)  # type: ignore[arg-type]


def paper(*facts: Fact) -> PaperReading:
    return PaperReading(PaperHead(kind="plan", level="district", year=2024), "x", facts)


def test_a_count_of_the_year_before_is_taken_as_written() -> None:
    reading = paper(count("2", 77, year=2024), count("2", 73, year=2023, baseline=True))
    assert stated_before(reading, year=2023).counts == {2: 73}


def test_a_criterion_that_is_only_kept_stood_there_before() -> None:
    assert stated_before(paper(count("5", 9, year=2024, verb="duy trì")), year=2023).counts == {5: 9}


def test_an_end_and_an_increase_give_the_beginning() -> None:
    reading = paper(count("15", 14, year=2024), count("15", 8, year=2024, delta=True, names=("Nậm Xe",)))
    stated = stated_before(reading, year=2023)
    assert stated.counts == {15: 6}
    assert stated.not_met == {15: frozenset({"Nậm Xe"})}


def test_a_target_alone_says_nothing_of_the_year_before() -> None:
    assert not stated_before(paper(count("8", 14, year=2024)), year=2023).counts


def test_counts_of_the_village_set_are_not_counts_of_communes() -> None:
    assert not stated_before(paper(count("8", 6, year=2023, baseline=True, criteria_set="village")), year=2023).counts


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_stated_counts_of_a_district_inside_its_province_hold_exactly(data: st.DataObject) -> None:
    communes = data.draw(st.integers(6, 40))
    inner = data.draw(st.integers(2, communes - 2))
    inner_counts = {column: data.draw(st.integers(0, inner)) for column in range(0, 19, 2)}
    outer_counts = {
        column: data.draw(st.integers(inner_counts.get(column, 0), communes - inner + inner_counts.get(column, inner)))
        for column in range(0, 19, 3)
    }
    for column in set(outer_counts) - set(inner_counts):
        outer_counts[column] = min(outer_counts[column], communes)
    district = matrix.Area("huyện", frozenset(range(inner)), inner_counts)
    province = matrix.Area("tỉnh", frozenset(range(communes)), outer_counts)
    solution = matrix.solve(
        areas=[province, district],
        wished_totals=np.full(communes, 12.0),
        free_shares=np.full(19, 0.6),
        seed=data.draw(st.integers(0, 99)),
    )
    assert not solution.unmet
    for column, wanted in inner_counts.items():
        assert solution.met[:inner, column].sum() == wanted
    for column, wanted in outer_counts.items():
        assert solution.met[:, column].sum() == wanted


def test_counts_that_cannot_both_hold_are_told_and_the_smaller_area_wins() -> None:
    district = matrix.Area("Huyện A", frozenset(range(5)), {0: 5})
    province = matrix.Area("Tỉnh B", frozenset(range(8)), {0: 3})
    solution = matrix.solve(
        areas=[province, district], wished_totals=np.full(8, 9.0), free_shares=np.full(19, 0.5), seed=1
    )
    assert solution.met[:5, 0].all()
    assert solution.unmet == (
        "Tiêu chí 1, Tỉnh B: văn bản ghi 3 xã đạt, mô phỏng chỉ có thể là 5 vì các văn bản không cùng đúng được.",
    )


def test_a_commune_that_is_to_complete_a_criterion_did_not_meet_it_before() -> None:
    area = matrix.Area("Huyện A", frozenset(range(6)), {4: 4}, {4: frozenset({2, 5})})
    solution = matrix.solve(areas=[area], wished_totals=np.full(6, 9.0), free_shares=np.full(19, 0.5), seed=3)
    assert solution.met[:, 4].tolist() == [True, True, False, True, True, False]


@pytest.mark.parametrize("seed", range(6))
def test_stated_bands_are_met_where_the_counts_leave_room(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = frozenset(range(40))
    area = matrix.Area("Tỉnh", rows, {column: int(rng.integers(15, 30)) for column in range(19)})
    bands = [matrix.BandWish(rows, 15, 18, 3), matrix.BandWish(rows, 10, 14, 22), matrix.BandWish(rows, 5, 9, 15)]
    solution = matrix.solve(
        areas=[area], wished_totals=np.full(40, 11.0), free_shares=np.full(19, 0.5), seed=seed, bands=bands
    )
    totals = solution.met.sum(axis=1)
    reached = [int(((totals >= band.at_least) & (totals <= band.at_most)).sum()) for band in bands]
    mean = solution.met.sum() / 40
    assert 9.4 < mean < 12.5, "the example leaves room"
    assert reached == [3, 22, 15]
    assert all(solution.met[:, column].sum() == count for column, count in area.counts.items())


def test_the_same_seed_gives_the_same_figures() -> None:
    area = matrix.Area("Huyện A", frozenset(range(16)), {0: 7, 3: 11})
    given_ = {"areas": [area], "wished_totals": np.full(16, 11.0), "free_shares": np.full(19, 0.5)}
    assert np.array_equal(matrix.solve(**given_, seed=5).met, matrix.solve(**given_, seed=5).met)


def test_recognised_communes_are_as_many_as_stated_and_never_those_expected_later() -> None:
    names = ["A", "B", "C", "D"]
    stated = StatedArea(2023, {}, {2: frozenset({"B"})}, recognized=2, recognized_later=frozenset({"A"}))
    place = areas.Place(1, "Huyện", (0, 1, 2, 3), stated)
    for seed in range(20):
        rows, misses = areas.choose_recognized([place], row_names=names, rng=np.random.default_rng(seed))
        assert rows == {2, 3}
        assert not misses


def test_a_mean_that_the_counts_do_not_allow_is_told_with_both_numbers() -> None:
    place = areas.Place(7, "Tỉnh B", (0, 1), StatedArea(2023, {}, mean=Decimal("13.6")))
    met = np.zeros((2, 19), dtype=bool)
    met[:, :13] = True
    (sentence,) = areas.misses_of_wishes([place], met=met, recognized=frozenset())[7]
    assert "13,6" in sentence
    assert "mô phỏng là 13," in sentence


@pytest.mark.parametrize("on", [date(2022, 12, 31), date(2024, 2, 29), date(2024, 3, 1), date(2025, 12, 31)])
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), area=st.sampled_from(["TDMNPB", "DBSH", "TN"]))
def test_the_law_judges_invented_figures_exactly_as_wished(on: date, seed: int, area: str) -> None:
    criteria_set = criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=on)
    rng = np.random.default_rng(seed)
    wished = rng.random(19) < rng.random()
    invented = invent(criteria_set, on=on, area=area, met=wished, rng=rng)
    assert not contradictions(criteria_set, invented.figures)
    figures = np.full((1, len(criteria_set.measures)), np.nan)
    for code, value in invented.figures.items():
        figures[0, criteria_set.measure_position(code)] = value
    ids = [indicator.id for indicator in criteria_set.indicators]
    decisions = np.zeros((1, len(ids)), dtype=np.int8)
    for item, judgement in invented.decisions.items():
        decisions[0, ids.index(item)] = evaluation.Decision[judgement.name]
    rules = evaluation.compile_rules(criteria_set, on=on)
    where = np.array([applicability.area_index(criteria_set, area)], dtype=np.int8)
    rolled = roll_up.roll_up(rules, evaluation.judge(rules, figures=figures, regions=where, decisions=decisions))
    assert ((rolled[0] == VerdictFlag.MET) == wished).all()
