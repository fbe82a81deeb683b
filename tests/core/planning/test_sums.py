"""Sums of a plan, and the one correction that makes them hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ntm.core.planning.slips import is_slip, is_transposition
from ntm.core.planning.sums import Amount, Outcome, Sum, compare, repair, stated_grain

D = Decimal
MUONG_KHOA = {"tổng": D(3900), "NSTW": D(1304), "xã": D(40), "lồng ghép": D(2256), "GNBV": D(602), "DTTS": D(1954)}
CLAIMS = [Sum("tổng", ("NSTW", "xã", "lồng ghép")), Sum("lồng ghép", ("GNBV", "DTTS"))]


def test_two_sums_over_one_figure_tell_which_digit_slipped() -> None:
    fix = repair(MUONG_KHOA, CLAIMS)
    assert fix is not None
    assert (fix.node, fix.written, fix.meant) == ("lồng ghép", D(2256), D(2556))


def test_one_sum_alone_leaves_open_which_figure_slipped() -> None:
    assert repair(MUONG_KHOA, CLAIMS[1:]) is None


def test_sums_that_hold_need_no_repair() -> None:
    assert repair({**MUONG_KHOA, "lồng ghép": D(2556)}, CLAIMS) is None


def test_a_gap_that_no_slip_explains_is_left_to_a_person() -> None:
    values = {"a": D(4916475), "b": D(114765), "c": D(3747047)}
    assert repair(values, [Sum("a", ("b", "c"))]) is None


@pytest.mark.parametrize(
    ("written", "meant"), [("2256", "2556"), ("39", "93"), ("1304", "134"), ("134", "1304"), ("64.3", "64.8")]
)
def test_one_digit_changed_swapped_lost_or_doubled_is_a_slip(written: str, meant: str) -> None:
    assert is_slip(D(written), D(meant))


@pytest.mark.parametrize(("written", "meant"), [("2256", "2256"), ("2256", "2567"), ("100", "9"), ("12", "-2")])
def test_anything_else_is_another_number(written: str, meant: str) -> None:
    assert not is_slip(D(written), D(meant))


def test_only_neighbouring_digits_transpose() -> None:
    assert is_transposition(D("64.3"), D("46.3"))
    assert not is_transposition(D("123"), D("321"))


@pytest.mark.parametrize(
    ("total", "op", "outcome"),
    [
        (3900, None, Outcome.UNDER),
        (3600, None, Outcome.HOLDS),
        (3599, None, Outcome.OVER),
        (3500, ">", Outcome.HOLDS),  # "hơn 3.500" reaches to 3.600
        (3400, ">", Outcome.OVER),
        (3700, "<", Outcome.HOLDS),  # "gần 3.700" reaches down to 3.600
        (3800, "<", Outcome.UNDER),
        (3700, "~", Outcome.HOLDS),
        (3900, "~", Outcome.UNDER),
        (3600, ">=", Outcome.HOLDS),
        (3601, ">=", Outcome.UNDER),
        (3600, "<=", Outcome.HOLDS),
        (3599, "<=", Outcome.OVER),
    ],
)
def test_soft_words_widen_a_total_by_its_own_rounding(total: int, op: str | None, outcome: Outcome) -> None:
    assert compare(Amount(D(total), op), [Amount(D(1304)), Amount(D(40)), Amount(D(2256))]) is outcome


def test_rounded_decimals_may_miss_their_total_by_their_last_place() -> None:
    parts = [Amount(D("1.3")), Amount(D("2.3")), Amount(D("3.3"))]
    assert compare(Amount(D("7.0")), parts) is Outcome.HOLDS
    assert compare(Amount(D("7.2")), parts) is Outcome.UNDER


@pytest.mark.parametrize(("value", "grain"), [("3900", "100"), ("120", "10"), ("7", "1"), ("64.3", "0.1"), ("0", "1")])
def test_a_round_figure_was_rounded_to_its_zeros(value: str, grain: str) -> None:
    assert stated_grain(D(value)) == D(grain)


amounts = st.integers(min_value=1, max_value=9_999_999).map(Decimal)


@st.composite
def trees(draw: st.DrawFn) -> tuple[dict[str, Decimal], list[Sum[str]]]:
    """Two levels whose sums hold: a root over branches, each branch over leaves."""
    values: dict[str, Decimal] = {}
    claims: list[Sum[str]] = []
    for branch in range(draw(st.integers(2, 4))):
        leaves = draw(st.lists(amounts, min_size=2, max_size=4))
        names = tuple(f"{branch}.{index}" for index in range(len(leaves)))
        values.update(zip(names, leaves, strict=True))
        values[str(branch)] = sum(leaves, D(0))
        claims.append(Sum(str(branch), names))
    values["root"] = sum((values[claim.total] for claim in claims), D(0))
    claims.append(Sum("root", tuple(claim.total for claim in claims)))
    return values, claims


@given(trees())
def test_a_consistent_tree_has_no_gap_and_no_repair(tree: tuple[dict[str, Decimal], list[Sum[str]]]) -> None:
    values, claims = tree
    assert all(claim.gap(values) == 0 for claim in claims)
    assert repair(values, claims) is None


@given(trees(), st.data())
def test_one_changed_digit_breaks_a_sum_and_a_unique_repair_restores_it(
    tree: tuple[dict[str, Decimal], list[Sum[str]]], data: st.DataObject
) -> None:
    values, claims = tree
    node = data.draw(st.sampled_from(sorted(values)))
    digits = list(str(values[node]))
    place = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from([mark for mark in "0123456789" if mark != digits[place]]))
    digits[place] = digit
    assume(digits[0] != "0")
    written = D("".join(digits))
    broken = {**values, node: written}
    assert any(claim.gap(broken) != 0 for claim in claims)
    fix = repair(broken, claims)
    if fix is not None:
        restored = {**broken, fix.node: fix.meant}
        assert all(claim.gap(restored) == 0 for claim in claims)
    if sum(node in (claim.total, *claim.parts) for claim in claims) == 2:
        assert fix is not None and fix.node == node and fix.meant == values[node]
