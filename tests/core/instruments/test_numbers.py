"""Official numbers, whole and damaged."""

from __future__ import annotations

import pytest

from ntm.core.instruments import numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("263/QĐ-TTg", "263/QĐ-TTg"),
        ("s320/QĐ-TTg", "320/QĐ-TTg"),
        ("số 2151/QĐ- UBND", "2151/QĐ-UBND"),
        ("37- QĐ/ĐU", "37-QĐ/ĐU"),
        ("10-nq/tu", "10-NQ/TU"),
        ("27/2022/nđ-cp", "27/2022/NĐ-CP"),
        ("3360/QĐ–BNN–VPĐP", "3360/QĐ-BNN-VPĐP"),
        ("25/2021/QH15", "25/2021/QH15"),
    ],
)
def test_a_number_is_written_as_its_issuer_does(text: str, number: str) -> None:
    assert numbers.normalise(text) == number


@pytest.mark.parametrize("text", ["", "16/16 xã", "năm 2024", "/KH-UBND", "QĐ-TTg"])
def test_what_is_no_official_number_is_refused(text: str) -> None:
    with pytest.raises(numbers.NotAnOfficialNumber):
        numbers.normalise(text)


def test_serial_year_and_symbol_are_told_apart() -> None:
    assert numbers.parts("27/2022/NĐ-CP") == (27, 2022, "NĐ-CP")
    assert numbers.parts("10-NQ/TU") == (10, None, "NQ/TU")


@pytest.mark.parametrize(
    "text", ["8/16 xã", "42 triệu đồng/người/năm", "12/2024", "3/16 xã-bản", "15/7/2022", "24/24 giờ"]
)
def test_fractions_days_and_units_are_no_numbers_of_instruments(text: str) -> None:
    assert list(numbers.find(text)) == []


def test_letters_stuck_to_a_number_are_told() -> None:
    (found,) = numbers.find("quyết định s320/qđ-ttg")
    assert found.is_damaged
