"""Vietnamese texts and numbers, as papers and people write them."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel import vietnamese

LETTERS = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("văn hoá", "văn hóa"),
        ("Thuỷ lợi", "thủy lợi"),
        ("khoẻ", "khỏe"),
        ("Nậm\u00a0Xe", "nậm xe"),
        (unicodedata.normalize("NFD", "Huổi Luông"), "huổi luông"),
        ("  Sin  Suối\nHồ ", "sin suối hồ"),
    ],
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert vietnamese.canonical(one) == vietnamese.canonical(other)


@pytest.mark.parametrize(("one", "other"), [("hoa", "hóa"), ("quý", "quy"), ("quả", "qua"), ("Tà Mung", "Tả Mung")])
def test_words_that_differ_by_a_tone_stay_different(one: str, other: str) -> None:
    assert vietnamese.canonical(one) != vietnamese.canonical(other)


CLOSED = ["hoàn", "hoạt", "thuế", "toán", "khuyến", "quý", "giỏi", "loài", "hoặc", "ngoặc", "xoắn"]


@pytest.mark.parametrize("word", CLOSED)
def test_a_tone_on_a_closed_syllable_is_left_where_it_belongs(word: str) -> None:
    assert vietnamese.canonical(word) == word


def test_search_needs_no_diacritics() -> None:
    assert vietnamese.fold("Nậm Xe") == "nam xe"
    assert vietnamese.fold("ĐIỆN BIÊN") == "dien bien"


def test_names_sort_as_the_alphabet_does_and_a_short_name_before_a_longer_one() -> None:
    names = ["Ăn", "Đà", "Dào San", "Ân", "Da", "Ẩm", "An", "Dà", "Dá"]
    assert sorted(names, key=vietnamese.sort_key) == ["An", "Ăn", "Ẩm", "Ân", "Da", "Dà", "Dá", "Dào San", "Đà"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.304", "1304"),
        ("13,56", "13.56"),
        ("380.246", "380246"),
        ("1.607.617,5", "1607617.5"),
        ("57.5", "57.5"),
        ("-3", "-3"),
        ("0", "0"),
        ("71, 4", "71.4"),
        ("02", "2"),
    ],
)
def test_a_number_is_read_as_vietnamese_write_it(text: str, number: str) -> None:
    assert vietnamese.parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", " ", "Không", "12a", "1.30.4", "1,2,3", "--5", "½", "٣"])
def test_what_is_not_a_number_is_refused_and_not_taken_for_zero(text: str) -> None:
    with pytest.raises(vietnamese.NotANumber):
        vietnamese.parse_number(text)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("217") / 16, 2, "13,56"),
        (Decimal("13.625"), 2, "13,63"),
        (380246, None, "380.246"),
        (1249.5, None, "1.249,5"),
        (Decimal("-0.004"), 2, "-0,00"),
        (100, None, "100"),
    ],
)
def test_a_number_is_written_as_papers_do_and_rounded_half_up(
    value: Decimal | float, places: int | None, text: str
) -> None:
    assert vietnamese.format_number(value, places=places) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_a_written_number_reads_back(value: Decimal) -> None:
    # Three digits after a dot are always thousands; at most two decimals never collide with that.
    assert vietnamese.parse_number(vietnamese.format_number(value)) == value


@given(st.text(LETTERS, max_size=30))
def test_composed_and_decomposed_letters_have_the_same_keys(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    for key in (vietnamese.canonical, vietnamese.fold, vietnamese.sort_key, vietnamese.clean):
        assert key(text) == key(decomposed)
    assert vietnamese.canonical(vietnamese.canonical(text)) == vietnamese.canonical(text)
