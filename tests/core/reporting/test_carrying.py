"""Figures carried to the unit that others became: sums are conserved, rates weighted, the rest said to be unknown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.reporting.carrying import Part, Way, carry, way_of
from ntm.law.territory.carrying import UnreadableBases, load_bases, parse_bases
from ntm.usecases.criteria import queries as criteria

WHOLE = Decimal(1)


def measure(kind: MeasureKind, code: str = "x") -> Measure:
    return Measure(code=code, indicator=code, label="", kind=kind)


def part(name: str, value: float | None, *, share: Decimal | None = WHOLE, weight: float | None = None) -> Part:
    return Part(name=name, share=share, value=value, weight=weight)


COUNT, RATE = measure(MeasureKind.COUNT), measure(MeasureKind.PERCENT)


def test_counts_add() -> None:
    assert carry(COUNT, way=Way.SUM, parts=[part("A", 3), part("B", 4)]).value == 7


def test_a_rate_is_weighted_by_households_and_says_so() -> None:
    carried = carry(RATE, way=Way.HOUSEHOLDS, parts=[part("A", 90, weight=300), part("B", 50, weight=100)])
    assert carried.value == pytest.approx(80)
    assert "theo số hộ" in carried.words


def test_rates_are_never_averaged_without_weights() -> None:
    carried = carry(RATE, way=Way.HOUSEHOLDS, parts=[part("A", 90, weight=300), part("xã B", 50)])
    assert carried.value is None
    assert "chưa có số hộ của xã B" in carried.words


def test_numerators_and_denominators_are_taken_before_any_weight() -> None:
    parts = [
        Part(name="A", share=WHOLE, value=50.0, weight=1, numerator=5, denominator=10),
        Part(name="B", share=WHOLE, value=100.0, weight=1, numerator=30, denominator=30),
    ]
    assert carry(RATE, way=Way.HOUSEHOLDS, parts=parts).value == pytest.approx(87.5)
    assert carry(RATE, way=Way.NO_BASE, parts=parts).value == pytest.approx(87.5)


def test_yes_and_no_is_assessed_anew_even_where_every_part_said_yes() -> None:
    yes = measure(MeasureKind.BOOLEAN)
    carried = carry(yes, way=way_of(yes, declared={}), parts=[part("A", 1), part("B", 1)])
    assert carried.value is None
    assert "đánh giá lại" in carried.words


def test_a_divided_unit_without_shares_stops_the_series() -> None:
    carried = carry(COUNT, way=Way.SUM, parts=[part("A", 3), part("xã B", 4, share=None)])
    assert carried.value is None
    assert "tỷ lệ" in carried.words and "xã B" in carried.words


def test_a_silent_part_stops_the_series_and_is_named() -> None:
    carried = carry(COUNT, way=Way.SUM, parts=[part("A", 3), part("xã B", None)])
    assert carried.value is None
    assert "xã B chưa có số liệu" in carried.words


def test_a_rate_without_base_is_not_carried_and_says_why() -> None:
    assert way_of(RATE, declared={}) is Way.NO_BASE
    assert "mẫu số" in carry(RATE, way=Way.NO_BASE, parts=[part("A", 1), part("B", 2)]).words


figures = st.floats(0, 1e6, allow_nan=False)


@given(olds=st.lists(st.tuples(figures, st.integers(0, 1000)), min_size=1, max_size=6))
def test_what_a_divided_country_counts_is_what_it_counted_undivided(olds: list[tuple[float, int]]) -> None:
    total = 0.0
    for new in (0, 1):
        shares = [Decimal(cut) / 1000 if new == 0 else 1 - Decimal(cut) / 1000 for _, cut in olds]
        parts = [
            part(str(number), value, share=share)
            for number, ((value, _), share) in enumerate(zip(olds, shares, strict=True))
            if share
        ]
        if parts:
            total += carry(COUNT, way=Way.SUM, parts=parts).value or 0.0
    assert total == pytest.approx(sum(value for value, _ in olds))


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 10_000)), min_size=1, max_size=8))
def test_a_carried_rate_lies_between_the_rates_of_its_parts(rates: list[tuple[float, int]]) -> None:
    parts = [part(str(number), rate, weight=weight) for number, (rate, weight) in enumerate(rates)]
    value = carry(RATE, way=Way.POPULATION, parts=parts).value
    assert value is not None
    assert min(rate for rate, _ in rates) - 1e-9 <= value <= max(rate for rate, _ in rates) + 1e-9


def test_every_declared_base_is_of_a_rate_that_its_set_asks_for() -> None:
    for set_code, bases in load_bases().items():
        known = {one.code: one for one in criteria.library().sets[set_code].measures}
        for code in bases:
            assert known[code].kind in (MeasureKind.PERCENT, MeasureKind.AMOUNT), code


def test_a_measure_with_two_bases_is_refused() -> None:
    with pytest.raises(UnreadableBases, match=r"4\.2"):
        parse_bases({"s": {"households": ["4.2"], "population": ["4.2"]}})
