"""How long a text may be: both sides of the bound, and what it takes to read the longest."""

from __future__ import annotations

import pytest

from ntm.core.reading import reading
from ntm.core.reading.extraction import MOST_OF_A_KIND
from ntm.documents.extract import MAX_CHARACTERS, TooLong, extract


def test_a_text_of_the_greatest_length_is_read() -> None:
    text = "xã " * (MAX_CHARACTERS // 3)
    text += "." * (MAX_CHARACTERS - len(text))
    assert len(extract(text.encode(), name="bao-cao.txt").text) == MAX_CHARACTERS


def test_one_character_more_is_refused_with_what_to_do() -> None:
    with pytest.raises(TooLong, match=r"dài 500\.001 ký tự, quá giới hạn 500\.000 ký tự; hãy tách phụ lục"):
        extract(b"a" * (MAX_CHARACTERS + 1), name="bao-cao.txt")


@pytest.mark.parametrize(("count", "told"), [(MOST_OF_A_KIND - 1, False), (MOST_OF_A_KIND, True)])
def test_a_paper_of_five_thousand_facts_of_a_kind_says_that_more_may_be_left(count: int, told: bool) -> None:
    found = reading.read("KẾ HOẠCH nông thôn mới\n" + "- Đạt 5%.\n" * count)
    assert len(found.facts) == count
    assert (reading.TOO_MANY in found.doubts) is told


def test_no_more_facts_are_read_than_the_bound() -> None:
    found = reading.read("KẾ HOẠCH nông thôn mới\n" + "- Đạt 5%.\n" * (MOST_OF_A_KIND + 500))
    assert len(found.facts) == MOST_OF_A_KIND
