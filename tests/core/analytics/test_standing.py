"""Where a place stands: years, means, partitions and sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from ntm.core.analytics import standing
from ntm.core.criteria import explanation
from ntm.core.criteria.evaluation import Decision
from ntm.core.criteria.roll_up import Summary, summarize
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Verdict
from ntm.law import files

ON = date(2023, 12, 31)


@pytest.fixture(scope="module")
def commune_set() -> CriteriaSet:
    return files.load_library([Path(files.__file__).parent]).criteria_set("commune-2021-2025")


def summary_of(commune_set: CriteriaSet, met: list[int], *, silent: int = 0) -> Summary:
    """Return the summary of communes that meet so many criteria, and of some that said nothing."""
    rolled = np.full((len(met) + silent, 19), 2, dtype=np.uint8)
    for row, count in enumerate(met):
        rolled[row, :count] = 1
    rolled[len(met) :] = 8
    return summarize(commune_set, rolled, counted=np.ones(len(rolled), dtype=np.bool_))


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2023, 12, 31), date(2022, 12, 31)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2024, 3, 1), date(2023, 3, 1)),
    ],
)
def test_a_year_before_is_the_same_day(day: date, before: date) -> None:
    assert standing.a_year_before(day) == before


def test_a_mean_is_rounded_half_up(commune_set: CriteriaSet) -> None:
    assert standing.mean_of(summary_of(commune_set, [13, 14, 14, 14, 14, 14, 14, 12])) == Decimal("13.63")  # 13,625


def test_no_report_has_no_mean(commune_set: CriteriaSet) -> None:
    assert standing.mean_of(summary_of(commune_set, [], silent=3)) is None


def test_bands_and_silent_communes_make_the_whole(commune_set: CriteriaSet) -> None:
    partition = standing.partition_of(summary_of(commune_set, [19, 18, 15, 14, 10, 9, 5, 4, 0], silent=2))
    assert (partition.in_bands, partition.silent, partition.sum) == (9, 2, 11)
    assert partition.holds


def test_the_weakest_criteria_come_first_and_met_ones_are_left_out(commune_set: CriteriaSet) -> None:
    weakest = standing.weakest(summary_of(commune_set, [19, 18, 17]).criteria, at_most=5)
    assert [(count.number, count.met) for count in weakest] == [(19, 1), (18, 2)]


def sentence(commune_set: CriteriaSet, number: int, verdict: Verdict, **figures: float) -> str:
    asked = {code.removeprefix("f").replace("_", "."): value for code, value in figures.items()}
    explained = [
        explanation.explain(
            commune_set,
            indicator.id,
            on=ON,
            region="TDMNPB",
            categories=(),
            figures=asked,
            decision=Decision.NONE,
        )
        for indicator in commune_set.criterion(number).indicators
    ]
    return standing.criterion_sentence(verdict, explained)


def test_a_failing_indicator_is_named_with_its_figure_and_its_rule(commune_set: CriteriaSet) -> None:
    said = sentence(commune_set, 4, Verdict.PARTIALLY_MET, f4_1=1.0, f4_2=90.0)
    assert said.startswith("Còn non, chưa đạt vì chỉ tiêu 4.2 báo cáo 90%, phải từ ")


def test_what_is_missing_is_said_beside_what_fails(commune_set: CriteriaSet) -> None:
    said = sentence(commune_set, 4, Verdict.NOT_MET, f4_1=0.0)
    assert said == "Chưa đạt vì chỉ tiêu 4.1 báo cáo là chưa đạt; chỉ tiêu 4.2 chưa báo cáo."


def test_a_silent_criterion_names_what_to_report(commune_set: CriteriaSet) -> None:
    assert sentence(commune_set, 4, Verdict.NOT_REPORTED) == "Chưa báo cáo: còn thiếu số liệu của chỉ tiêu 4.1 và 4.2."


def test_an_unknown_threshold_waits_for_a_person(commune_set: CriteriaSet) -> None:
    said = sentence(commune_set, 2, Verdict.NOT_JUDGED, f2_1=50.0, f2_2=50.0, f2_3=50.0, f2_4=50.0)
    assert said.startswith("Chưa đánh giá: chỉ tiêu 2.1, 2.2, 2.3 và 2.4 chưa có mức yêu cầu")
