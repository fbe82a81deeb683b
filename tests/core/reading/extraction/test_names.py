"""Lists of names of units as papers write them."""

from __future__ import annotations

import pytest

from ntm.core.reading.extraction import names


def read(text: str, unit: str = "xã") -> list[tuple[str, str]]:
    return [(item.name, item.within) for item in names.parse_list(text, unit=unit)]


def test_a_district_behind_several_names_holds_for_all_since_the_semicolon() -> None:
    assert read("Sơn Bình huyện Tam Đường; Khoen On, Tà Mung huyện Than Uyên") == [
        ("Sơn Bình", "Tam Đường"),
        ("Khoen On", "Than Uyên"),
        ("Tà Mung", "Than Uyên"),
    ]


def test_a_district_in_parentheses_and_one_in_front_are_understood() -> None:
    assert read("A Mú, Bản Bo (Tam Đường); Pha Mu") == [("A Mú", "Tam Đường"), ("Bản Bo", "Tam Đường"), ("Pha Mu", "")]
    assert read("huyện Than Uyên: Pha Mu, Tà Hừa") == [("Pha Mu", "Than Uyên"), ("Tà Hừa", "Than Uyên")]


def test_the_last_name_after_va_and_a_number_in_a_name() -> None:
    assert read("Dào San, Mường Phăng 2 và Nậm Xe") == [("Dào San", ""), ("Mường Phăng 2", ""), ("Nậm Xe", "")]


def test_villages_stand_in_their_communes_even_when_both_have_one_name() -> None:
    text = "bản Sin Suối Hồ xã Sin Suối Hồ, bản Pho, bản Má Nghé xã Bản Lang, bản Có xã Quài Tở"
    assert read(text, "bản") == [
        ("Sin Suối Hồ", "Sin Suối Hồ"),
        ("Pho", "Bản Lang"),
        ("Má Nghé", "Bản Lang"),
        ("Có", "Quài Tở"),
    ]


def test_a_commune_whose_name_begins_with_ban_keeps_it() -> None:
    assert read("xã Bản Bo, Bản Lang") == [("Bản Bo", ""), ("Bản Lang", "")]


@pytest.mark.parametrize(
    "text", ["năm 2023 có 2 xã", "áp dụng cho cả nam và nữ", "NTM", "thu nhập, lao động", "", "kèm theo"]
)
def test_what_is_no_list_of_names_gives_none(text: str) -> None:
    assert read(text) == []


def test_names_that_follow_a_count_end_where_the_sentence_goes_on() -> None:
    found = names.leading_names(" San Thàng, Bản Bo và Pha Mu hoàn thành tiêu chí", unit="xã")
    assert [item.name for item in found] == ["San Thàng", "Bản Bo", "Pha Mu"]
