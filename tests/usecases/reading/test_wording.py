"""Facts in words that an official reads at a glance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ntm.core.reading.facts import Fact, FactKind
from ntm.usecases.reading.wording import put_in_words

NAMES = {"2": "Giao thông", "8": "Thông tin và truyền thông"}


def _fact(kind: FactKind, **fields: Any) -> Fact:
    return Fact(kind=kind, start=0, end=1, quote="x", **fields)


@pytest.mark.parametrize(
    ("fact", "says", "value"),
    [
        (
            _fact(FactKind.CRITERION_COUNT, criterion="2", numerator=77, denominator=94, unit="xã"),
            "Tiêu chí 2 Giao thông",
            "77/94 xã",
        ),
        (_fact(FactKind.CRITERION_COUNT, criterion="18.4", numerator=0), "Chỉ tiêu 18.4", "0 xã"),
        (_fact(FactKind.COMMUNE_CRITERIA, numerator=13, denominator=19), "Số tiêu chí một xã đạt", "13/19 tiêu chí"),
        (_fact(FactKind.BAND_COUNT, numerator=24, band=(15, 18)), "Từ 15 đến 18 tiêu chí", "24 xã"),
        (_fact(FactKind.BAND_COUNT, numerator=0, band=(None, 4)), "Tối đa 4 tiêu chí", "0 xã"),
        (
            _fact(FactKind.CAPITAL, label="Vốn lồng ghép", parent="Tổng", value=Decimal(2256), unit="triệu đồng"),
            "Vốn lồng ghép",
            "2.256 triệu đồng",
        ),
        (
            _fact(FactKind.INDICATOR_TARGET, indicator="hộ nghèo đa chiều", op="<=", value=Decimal("10.5"), unit="%"),
            "Hộ nghèo đa chiều",
            "≤ 10,5%",
        ),
        (
            _fact(FactKind.LEGAL_CITATION, number="263/QĐ-TTg", issuer="Thủ tướng Chính phủ", date=date(2022, 2, 22)),
            "263/QĐ-TTg của Thủ tướng Chính phủ",
            "22/02/2022",
        ),
    ],
)
def test_a_fact_says_what_it_is_about_and_its_value(fact: Fact, says: str, value: str) -> None:
    wording = put_in_words(fact, NAMES)
    assert (wording.says, wording.value) == (says, value)


def test_an_unknown_value_is_not_shown_as_zero() -> None:
    assert put_in_words(_fact(FactKind.CAPITAL, label="Vốn tín dụng"), NAMES).value == ""
    assert put_in_words(_fact(FactKind.CAPITAL, label="Vốn tín dụng", value=Decimal(0), unit="đồng"), NAMES).value == (
        "0 đồng"
    )


def test_a_starting_level_and_an_increase_are_told_apart_from_a_level() -> None:
    fact = _fact(FactKind.STANDARD_COUNT, standard="NTM", numerator=3, unit="xã", baseline=True, delta=True)
    assert put_in_words(fact, NAMES).remarks == ("hiện trạng", "mức tăng thêm")


def test_criterion_8_of_the_village_set_does_not_take_the_name_of_the_commune_set() -> None:
    fact = _fact(FactKind.CRITERION_COUNT, criterion="8", criteria_set="village", numerator=2, unit="bản")
    wording = put_in_words(fact, NAMES)
    assert (wording.says, wording.value) == ("Tiêu chí 8", "2 bản")
    assert "bộ tiêu chí bản" in wording.remarks


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_kind_has_words_even_when_the_paper_states_next_to_nothing(kind: FactKind) -> None:
    assert put_in_words(_fact(kind), {}).says
