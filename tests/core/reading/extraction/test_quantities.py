"""Numbers, amounts and bands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ntm.core.reading.extraction import quantities


@pytest.mark.parametrize(
    ("text", "million"),
    [
        ("4.912 triệu đồng", "4912"),
        ("30 ngàn 309 tỷ", "30309000"),
        ("2 tỷ 735 triệu", "2735"),
        ("28,038 tỷ", "28038"),
        ("1.5 tỷ đồng", "1500"),
        ("500.000.000 đồng", "500"),
        ("3 nghìn tỷ đồng", "3000000"),
    ],
)
def test_money_is_told_in_million_dong(text: str, million: str) -> None:
    match = quantities.MONEY.match(text)
    assert match is not None
    assert quantities.million_dong(match) == Decimal(million)


def test_income_a_head_is_not_capital() -> None:
    assert quantities.MONEY.search("42 triệu đồng/người/năm") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.304", "1304"), ("13,56", "13.56"), ("71, 4", "71.4"), ("1.282,2", "1282.2"), ("57.5", "57.5")],
)
def test_dots_are_thousands_and_commas_decimals(text: str, value: str) -> None:
    assert quantities.decimal(text) == Decimal(value)


@pytest.mark.parametrize(("text", "value"), [("09", 9), ("1. 304", 1304), ("hai", 2), ("Mười hai", 12)])
def test_counts_stand_in_digits_or_words(text: str, value: int) -> None:
    assert quantities.count(text) == value


@pytest.mark.parametrize("text", ["", "nhiều", "một số", "1,5"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(quantities.NotACount):
        quantities.count(text)


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        ("đạt ≥ ", "", ">="),
        ("còn dưới ", "", "<"),
        ("trên ", "", ">"),
        ("hơn ", "", ">"),
        ("tối thiểu ", "", ">="),
        ("không quá ", "", "<="),
        ("khoảng ", "", "~"),
        ("gần ", "", "~"),
        ("đạt ", " trở lên", ">="),
        ("vốn trong nước ", "", "="),
    ],
)
def test_words_around_a_number_give_its_sign(before: str, after: str, sign: str) -> None:
    assert quantities.comparison(before, after) == sign


def test_a_year_of_a_period_or_a_day_is_no_year_of_a_target() -> None:
    key = "giai đoạn 2021-2025, ngày 8 tháng 3 năm 2022, năm 2021 - 2025, trong năm 2024"
    assert [year for year, _ in quantities.years(key, 0, len(key))] == [2024]
