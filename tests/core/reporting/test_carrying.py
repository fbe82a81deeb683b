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


def counted(name: str, numerator: float | None, denominator: float | None, value: float, **more: Decimal) -> Part:
    return Part(
        name=name,
        share=more.get("share", WHOLE),
        value=value,
        weight=100,
        numerator=numerator,
        denominator=denominator,
    )


def test_the_sums_are_said() -> None:
    carried = carry(RATE, way=Way.NO_BASE, parts=[counted("A", 5, 10, 50), counted("B", 30, 30, 100)])
    assert "cộng tử số và mẫu số" in carried.words and "35/40" in carried.words


def test_of_a_divided_part_only_its_share_of_both_is_summed_and_that_is_said() -> None:
    parts = [counted("A", 5, 10, 50, share=Decimal("0.5")), counted("B", 30, 30, 100)]
    carried = carry(RATE, way=Way.NO_BASE, parts=parts)
    assert carried.value == pytest.approx(100 * 32.5 / 35)
    assert "tỷ lệ đã công bố" in carried.words


def test_where_one_part_lacks_its_denominator_the_rate_is_weighted_and_says_so_or_is_not_carried() -> None:
    parts = [counted("A", 5, 10, 50), counted("B", 30, None, 100)]
    weighted = carry(RATE, way=Way.HOUSEHOLDS, parts=parts)
    assert (weighted.value, "bình quân theo số hộ" in weighted.words) == (75, True)
    refused = carry(RATE, way=Way.NO_BASE, parts=parts)
    assert (refused.value, "không có tử số, mẫu số" in refused.words) == (None, True)


def test_counts_that_contradict_the_reported_rate_are_not_used() -> None:
    parts = [counted("A", 5, 10, 80), counted("B", 30, 30, 100)]
    assert carry(RATE, way=Way.HOUSEHOLDS, parts=parts).value == 90, "weighted: 5/10 is not 80 %"


def test_a_rate_rounded_to_two_decimals_still_rests_on_its_counts() -> None:
    parts = [counted("A", 1, 3, 33.33), counted("B", 2, 3, 66.67)]
    assert carry(RATE, way=Way.HOUSEHOLDS, parts=parts).value == pytest.approx(50)


def test_an_amount_per_head_is_the_ratio_of_its_sums() -> None:
    amount = measure(MeasureKind.AMOUNT)
    parts = [counted("A", 400, 10, 40), counted("B", 2400, 40, 60)]
    assert carry(amount, way=Way.POPULATION, parts=parts).value == pytest.approx(56)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=6))
def test_sums_of_numerators_and_denominators_are_conserved(pairs: list[tuple[int, int]]) -> None:
    parts = [
        counted(str(at), min(above, below), below, 100 * min(above, below) / below)
        for at, (above, below) in enumerate(pairs)
    ]
    carried = carry(RATE, way=Way.NO_BASE, parts=parts)
    below = sum(denominator for _, denominator in pairs)
    assert carried.value is not None
    assert carried.value * below / 100 == pytest.approx(sum(min(pair) for pair in pairs))


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
