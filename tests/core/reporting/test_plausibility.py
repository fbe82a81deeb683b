"""What makes a figure doubtful at once, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.criteria.sets import CriteriaSet, Measure, MeasureKind
from ntm.core.reporting.plausibility import Doubt, Said, doubts, sexes_against_totals

INCOME = Measure(code="10.1", indicator="10.1", label="Thu nhập", kind=MeasureKind.AMOUNT, unit="triệu đồng/người/năm")
SHARE = Measure(code="4.2", indicator="4.2", label="Hộ dùng điện", kind=MeasureKind.PERCENT, unit="%")
HOUSES = Measure(code="9.1", indicator="9.1", label="Nhà tạm", kind=MeasureKind.COUNT, unit="nhà")
YES = Measure(code="1.1", indicator="1.1", label="Quy hoạch", kind=MeasureKind.BOOLEAN)


def kinds(measure: Measure, said: Said, **beside: float | None) -> list[Doubt]:
    return [one.doubt for one in doubts(measure, said, last=beside.get("last"), threshold=beside.get("threshold"))]


@pytest.mark.parametrize("typed", [42_000.0, 42_000_000.0, 0.042])
def test_42_thousand_for_42_is_a_slip_of_units(typed: float) -> None:
    assert kinds(INCOME, Said(typed), last=40.0) == [Doubt.SLIP_OF_UNITS]


def test_a_slip_shows_beside_the_threshold_where_nothing_was_said_before() -> None:
    assert kinds(INCOME, Said(42_000.0), threshold=39.0) == [Doubt.SLIP_OF_UNITS]
    assert kinds(INCOME, Said(42.0), threshold=39.0) == []


@pytest.mark.parametrize(("value", "doubted"), [(90.0, False), (50.0, False), (49.9, True), (90.1, True)])
def test_a_share_that_moves_by_more_than_20_points_is_asked_about(value: float, doubted: bool) -> None:
    assert (Doubt.LEAP in kinds(SHARE, Said(value), last=70.0)) is doubted


@pytest.mark.parametrize(("value", "doubted"), [(80.0, False), (80.1, True), (20.0, False), (19.9, True)])
def test_an_amount_that_doubles_or_halves_is_asked_about(value: float, doubted: bool) -> None:
    assert (Doubt.LEAP in kinds(INCOME, Said(value), last=40.0)) is doubted


def test_a_criterion_lost_is_asked_about_and_one_gained_is_not() -> None:
    assert kinds(YES, Said(0.0), last=1.0) == [Doubt.LOST]
    assert kinds(YES, Said(1.0), last=0.0) == []


def test_houses_that_are_no_more_are_no_slip() -> None:
    assert Doubt.SLIP_OF_UNITS not in kinds(HOUSES, Said(0.0), last=12.0)


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        (Said(80.0, 401, 500), Doubt.SHARE_DIFFERS),
        (Said(80.0, 600, 500), Doubt.PART_EXCEEDS_WHOLE),
        (Said(80.0, 400), Doubt.IMPOSSIBLE_PARTS),
        (Said(80.0, 0, 0), Doubt.IMPOSSIBLE_PARTS),
        (Said(80.0, -1, 5), Doubt.IMPOSSIBLE_PARTS),
    ],
)
def test_parts_that_do_not_make_the_share(said: Said, doubt: Doubt) -> None:
    assert kinds(SHARE, said) == [doubt]


@given(d=st.integers(1, 100_000), share=st.floats(0, 1))
def test_a_share_rounded_to_a_decimal_agrees_with_its_parts(d: int, share: float) -> None:
    n = int(d * share)
    assert kinds(SHARE, Said(round(100 * n / d, 1), n, d)) == []


def test_an_estimate_below_what_is_done_is_asked_about() -> None:
    assert kinds(HOUSES, Said(12.0, estimate=10.0)) == [Doubt.ESTIMATE_BELOW]


def sexes(male: Said, female: Said, total: Said, kind: MeasureKind = MeasureKind.PERCENT) -> list[Doubt]:
    measures = tuple(
        Measure(code=code, indicator="15.1", label=code, kind=kind, unit="%") for code in ("15.1:male", "15.1:female")
    )
    one = CriteriaSet.__new__(CriteriaSet)
    object.__setattr__(one, "measures", measures)
    said = {"15.1:male": male, "15.1:female": female, "15.1:total": total}
    return [found.doubt for found in sexes_against_totals(one, said)]


def test_men_and_women_that_do_not_make_the_total_are_asked_about() -> None:
    good = Said(91.0, 91, 100), Said(93.0, 93, 100)
    assert sexes(*good, Said(92.0, 184, 200)) == []
    assert sexes(*good, Said(92.0, 190, 200)) == [Doubt.SEXES_DIFFER]
    assert sexes(*good, Said(92.0, 184, 210)) == [Doubt.SEXES_DIFFER]


def test_a_common_share_outside_of_both_is_asked_about() -> None:
    assert sexes(Said(91.0), Said(93.0), Said(92.0)) == []
    assert sexes(Said(91.0), Said(93.0), Said(94.0)) == [Doubt.SEXES_DIFFER]


def test_counts_of_men_and_women_add_up() -> None:
    assert sexes(Said(10), Said(12), Said(22), MeasureKind.COUNT) == []
    assert sexes(Said(10), Said(12), Said(23), MeasureKind.COUNT) == [Doubt.SEXES_DIFFER]
