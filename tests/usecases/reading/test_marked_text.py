"""A paper's text with its marks: nothing of it is lost, nothing is doubled, however marks overlap."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.vietnamese import collapse
from ntm.usecases.reading.marked_text import LONGEST_SHOWN, Mark, MarkedText, mark_text


def _shown(marked: MarkedText) -> str:
    return " ".join("".join(piece.text for piece in paragraph.pieces) for paragraph in marked.paragraphs)


def _under(marked: MarkedText, key: str) -> str:
    return "".join(piece.text for paragraph in marked.paragraphs for piece in paragraph.pieces if key in piece.keys)


def test_a_mark_over_a_line_end_covers_the_space_that_joins_the_lines() -> None:
    text = "Phấn đấu có 77/94\nxã đạt tiêu chí số 2 vào cuối năm.\n"
    start, end = text.index("77"), text.index(" đạt")
    marked = mark_text(text, [Mark("v1", start, end)])
    assert len(marked.paragraphs) == 1
    assert _under(marked, "v1") == "77/94 xã"


def test_overlapping_marks_cut_the_text_into_pieces_that_know_all_of_them() -> None:
    text = "Vốn đầu tư 504 triệu đồng; vốn sự nghiệp 800 triệu đồng."
    marked = mark_text(text, [Mark("v1", 0, 25), Mark("v2", 11, 40), Mark("v3", 11, 14)])
    (paragraph,) = marked.paragraphs
    assert [(piece.text, piece.keys) for piece in paragraph.pieces][:3] == [
        ("Vốn đầu tư ", ("v1",)),
        ("504", ("v1", "v2", "v3")),
        (" triệu đồng", ("v1", "v2")),
    ]
    assert _under(marked, "v2") == text[11:40]


def test_each_mark_begins_exactly_once() -> None:
    text = "Một hai ba\nbốn năm sáu\n\nBảy tám chín mười.\n"
    marked = mark_text(text, [Mark("v1", 0, len(text) - 2), Mark("v2", 4, 14)])
    begins = [key for paragraph in marked.paragraphs for piece in paragraph.pieces for key in piece.begins]
    assert sorted(begins) == ["v1", "v2"]
    assert marked.placed == {"v1", "v2"}


def test_a_stray_page_number_stands_apart_and_is_not_hidden() -> None:
    text = "Tổ chức thực hiện các nội dung của chương trình trên địa\n\n4\n\nbàn huyện theo đúng quy định.\n"
    marked = mark_text(text, [])
    styles = [(paragraph.style, "".join(piece.text for piece in paragraph.pieces)) for paragraph in marked.paragraphs]
    assert ("folio", "4") in styles
    assert any("trên địa bàn huyện" in words for style, words in styles if style != "folio")


def test_a_very_long_line_is_cut_off_and_says_how_much_is_missing() -> None:
    text = "xã " * (LONGEST_SHOWN // 3 + 100)
    marked = mark_text(text, [Mark("v1", len(text) - 3, len(text) - 1)])
    assert marked.hidden == len(text) - LONGEST_SHOWN
    assert marked.placed == frozenset()


def test_a_mark_outside_of_the_text_is_left_out() -> None:
    assert mark_text("Kế hoạch", [Mark("v1", 3, 99), Mark("v2", 5, 5)]).placed == frozenset()


_TEXTS = st.text(alphabet="ab 1\n\n-.;/Đế\u0302\u00a0\f", max_size=120)


@given(_TEXTS, st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=6))
def test_no_letter_is_lost_or_doubled_whatever_the_marks(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(f"v{index}", start, end) for index, (start, end) in enumerate(spans)]
    marked = mark_text(text, marks)
    assert re.sub(r"\s", "", collapse(_shown(marked))).count("1") == text.count("1")
    assert sorted(re.sub(r"\s", "", collapse(_shown(marked)))) == sorted(re.sub(r"\s", "", collapse(text)))
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            assert sorted(re.sub(r"\s", "", _under(marked, mark.key))) == sorted(
                re.sub(r"\s", "", collapse(text[mark.start : mark.end]))
            )
