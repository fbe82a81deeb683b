"""How much is missing, and that it is enough: never less than brings the figure to its threshold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.criteria.explanation import explain
from ntm.core.criteria.sets import Measure, MeasureKind, Operator, Requirement, Threshold, Value, Whole
from ntm.core.criteria.shortfall import NothingMissing, shortfall
from ntm.core.kernel.citation import Citation
from ntm.law.files import load_library, package_folder

CITATION = Citation("1/QĐ-TTg", "mục 1")
COMMUNE = load_library([package_folder()]).criteria_set("commune-2021-2025")


def told(figure: float, asked: float, operator: Operator = Operator.AT_LEAST, households: float | None = None) -> str:
    measure = Measure(code="1", indicator="1", label="", kind=MeasureKind.PERCENT, unit="%", share_in=Whole.HOUSEHOLDS)
    value = Value(asked, CITATION)
    requirement = Requirement(measure="1", operator=operator, threshold=Threshold(everywhere=value))
    wholes = {} if households is None else {Whole.HOUSEHOLDS: households}
    return shortfall(requirement, measure, value, figures={"1": figure}, wholes=wholes).label


def test_households_are_named_where_their_number_is_known_and_points_otherwise() -> None:
    assert told(91, 95, households=950) == "thiếu 38 hộ (4 điểm %)"
    assert told(91, 95) == "thiếu 4 điểm %"


def test_a_ceiling_that_is_passed_is_said_to_be_passed() -> None:
    assert told(15.3, 13, Operator.AT_MOST, households=1000) == "vượt 23 hộ (2,3 điểm %)"


def test_more_than_needs_one_more() -> None:
    assert told(60, 60, Operator.MORE_THAN, households=100) == "thiếu 1 hộ (0 điểm %)"


def test_nothing_is_missing_where_the_threshold_is_reached() -> None:
    with pytest.raises(NothingMissing):
        told(95, 95)


@given(figure=st.integers(0, 949), asked=st.integers(1, 1000), households=st.integers(1, 5000))
def test_the_households_said_to_be_missing_are_enough_and_one_less_is_not(
    figure: int, asked: int, households: int
) -> None:
    if figure >= asked:
        return
    words = told(figure / 10, asked / 10, households=households)
    missing = int(words.split()[1].replace(".", ""))
    have = figure * households / 1000
    assert (have + missing) * 1000 >= asked * households - 1e-6
    assert (have + missing - 1) * 1000 < asked * households + 1e-6


def test_schools_and_money_and_houses_are_said_in_their_own_units() -> None:
    def parts(indicator: str, figures: dict[str, float]) -> list[str]:
        found = explain(COMMUNE, indicator, on=date(2023, 12, 31), region="TDMNPB", categories=(), figures=figures)
        return [part.shortfall for part in found.parts]

    assert parts("10.1", {"10.1": 40}) == ["thiếu 2 triệu đồng/người/năm"]
    assert parts("9.1", {"9.1": 3}) == ["vượt 3 nhà"]
    schools = {"5.1:schools": 5, "5.1:schools_minimum": 5, "5.1:schools_level_1": 2}
    assert "thiếu 2 trường (30 điểm %)" in parts("5.1", schools)
    assert parts("4.2", {"4.2": 95}) == [""]


def test_an_explanation_says_households_when_the_unit_s_are_known() -> None:
    found = explain(
        COMMUNE,
        "4.2",
        on=date(2023, 12, 31),
        region="TDMNPB",
        categories=(),
        figures={"4.2": 91},
        wholes={Whole.HOUSEHOLDS: 950},
    )
    assert found.parts[0].shortfall == "thiếu 38 hộ (4 điểm %)"
