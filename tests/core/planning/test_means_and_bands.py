"""Averages of criteria per commune, and groups of communes by number of criteria."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.planning import bands, means, percents, targets
from ntm.core.planning.cascade import Level, gains_more, has_more, is_larger, lacks_more

D = Decimal


@pytest.mark.parametrize(
    ("total", "stated", "holds"),
    [(217, "13.56", True), (218, "13.56", False), (218, "13.63", True), (216, "13.5", True), (217, "13.6", True)],
)
def test_a_stated_average_is_the_sum_over_the_communes_rounded_half_up(total: int, stated: str, holds: bool) -> None:
    assert means.allows(means.Reach(low=total, high=total, units=16), D(stated)) is holds


def test_half_is_rounded_up() -> None:
    assert means.rounded_mean(218, 16, places=2) == D("13.63")  # 13,625
    assert means.allows(means.Reach(low=1, high=1, units=8), D("0.13"))  # 0,125
    assert not means.allows(means.Reach(low=1, high=1, units=8), D("0.12"))


def test_an_unstated_criterion_may_be_met_by_none_or_all() -> None:
    reach = means.reach_of_counts([50] * 18, units=94)
    assert (reach.low, reach.high) == (900, 994)


@pytest.mark.parametrize(("op", "value", "holds"), [(">", "15", False), (">=", "15", True), (">", "14.9", True),
                                                    ("<", "15", False), ("<=", "15", True)])  # fmt: skip
def test_above_is_strict_and_at_least_is_not(op: str, value: str, holds: bool) -> None:
    assert means.allows(means.Reach(low=150, high=150, units=10), D(value), op) is holds


@given(st.integers(1, 94), st.data())
def test_the_true_average_is_always_within_reach_of_its_own_figures(units: int, data: st.DataObject) -> None:
    each = data.draw(st.lists(st.integers(0, 19), min_size=units, max_size=units))
    total = sum(each)
    groups = {(19, 19): 0, (15, 18): 0, (10, 14): 0, (5, 9): 0, (None, 4): 0}
    for count in each:
        band = next(band for band in groups if (band[0] or 0) <= count <= (band[1] or 0))
        groups[band] += 1
    stated = means.rounded_mean(total, units, places=data.draw(st.integers(1, 3)))
    by_band = means.reach_of_bands([(count, band) for band, count in groups.items()], units=units)
    assert sum(groups.values()) == units
    assert by_band.low <= total <= by_band.high
    assert means.allows(by_band, stated)
    per_criterion = [sum(count > index for count in each) for index in range(19)]
    known = data.draw(st.integers(0, 19))
    by_count = means.reach_of_counts(per_criterion[:known], units=units)
    assert means.allows(by_count, stated)
    assert by_count.meets(by_band)


def test_communes_outside_all_bands_may_meet_anything() -> None:
    reach = means.reach_of_bands([(2, (15, 18))], units=3)
    assert (reach.low, reach.high) == (30, 55)


def test_neighbouring_bands_are_contiguous_and_do_not_overlap() -> None:
    usual: list[bands.Band] = [(None, 4), (5, 9), (10, 14), (15, 18), (19, None)]
    assert bands.is_contiguous(usual)
    assert not bands.is_contiguous([(5, 9), (11, 14)])
    assert not any(bands.overlap(one, other) for one in usual for other in usual if one != other)


def test_a_shared_number_of_criteria_is_an_overlap_and_a_part_is_nested() -> None:
    assert bands.overlap((10, 15), (15, 18)) and not bands.is_nested((10, 15), (15, 18))
    assert bands.overlap((15, None), (15, 18)) and bands.is_nested((15, None), (15, 18))


def test_start_and_gain_make_the_end() -> None:
    assert targets.Movement(kept=5, gained=3, reached=8).gap == 0
    assert targets.Movement(kept=5, gained=3, reached=9).gap == 1


def test_more_than_half_of_all_communes_in_a_year_is_implausible() -> None:
    assert targets.implausible_rise(39, 93, units=94)
    assert not targets.implausible_rise(39, 86, units=94)  # 47 of 94 is half
    assert targets.implausible_rise(39, 87, units=94)


def test_a_part_cannot_lack_more_nor_have_more_than_its_whole() -> None:
    assert lacks_more(Level(14, 16), Level(94, 94))
    assert lacks_more(Level(14, 16), Level(93, 94))
    assert not lacks_more(Level(14, 16), Level(92, 94))
    assert has_more(Level(16, 16), Level(15, 94)) and not has_more(Level(16, 16), Level(16, 94))
    assert is_larger(Level(1, 95), Level(1, 94)) and not is_larger(Level(1, 94), Level(1, 94))
    assert gains_more(5, 4) and not gains_more(5, 5)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=12))
def test_true_districts_never_break_their_province(pairs: list[tuple[int, int]]) -> None:
    districts = [Level(met=min(pair), units=max(pair)) for pair in pairs]
    province = Level(met=sum(item.met for item in districts), units=sum(item.units for item in districts))
    assert not any(lacks_more(item, province) or has_more(item, province) for item in districts)


def test_a_percentage_is_n_of_n_at_its_precision() -> None:
    assert percents.percent_of(185, 220) == D("84.09")
    assert percents.matches(D("84.1"), numerator=185, denominator=220)
    assert percents.matches(D("84"), numerator=185, denominator=220)
    assert not percents.matches(D("84.2"), numerator=185, denominator=220)


def test_whole_shares_make_exactly_a_hundred_and_rounded_ones_nearly() -> None:
    assert percents.whole_gap([D(40), D(60)]) == 0
    assert percents.whole_gap([D(40), D(61)]) == 1
    assert percents.whole_gap([D("33.3")] * 3) == 0
    assert percents.whole_gap([D("33.3"), D("33.3"), D("33.9")]) == D("0.5")
