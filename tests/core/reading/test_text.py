"""The view of a text: noise of extraction changes neither facts nor places."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading.sentences import DISTRICT

from ntm.core.kernel.vietnamese import collapse, compose
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.reading import EMPTY, NOT_ABOUT_NTM, read
from ntm.core.reading.text import matching_key, view

PLAN = (
    DISTRICT
    + """- Tiếp tục duy trì chất lượng tiêu chí của 04 xã đã được công nhận đạt chuẩn; phấn đấu thêm 32 tiêu chí.
- Phấn đấu có 02 xã đạt từ 15-18 tiêu chí và bình quân toàn huyện đạt 13,56 tiêu chí/xã.
II. NỘI DUNG
- Về giao thông: Duy trì 5/16 xã đã đạt tiêu chí, phấn đấu thêm 3/16 xã đạt tiêu chí, nâng tổng số xã đạt lên 8/16 xã.
- Y tế: Phấn đấu 03 xã đạt tiêu chí (Nậm Xe, Pa Vây Sử, Tung Qua Lìn), nâng số xã đạt tiêu chí lên 14/16 xã.
- Thu nhập: Phấn đấu năm 2024 thu nhập đạt 42 triệu đồng/người/năm theo Quyết định số 263/QĐ-TTg ngày 22/02/2022.
III. NGUỒN VỐN
Tổng kế hoạch vốn năm 2024: 380.246 triệu đồng, trong đó:
- Ngân sách trung ương: 4.912 triệu đồng;
- Vốn tín dụng: Không
"""
)


def said(fact: Fact) -> tuple[object, ...]:
    """What a fact says, apart from its place and its doubts."""
    return (
        fact.kind,
        fact.criterion,
        fact.numerator,
        fact.denominator,
        fact.value,
        fact.unit,
        fact.year,
        fact.baseline,
        fact.delta,
        fact.names,
        fact.op,
        fact.band,
        fact.standard,
        fact.parent,
        fact.number,
        fact.date,
    )


CLEAN = [said(fact) for fact in read(PLAN).facts]


def test_the_plan_that_noise_is_added_to_states_facts_of_many_kinds() -> None:
    assert len({kind for kind, *_ in CLEAN}) >= 7
    assert len(CLEAN) >= 14


@st.composite
def noisy(draw: st.DrawFn) -> str:
    """The plan with other blanks, soft line ends, decomposed letters and page numbers; lines never break before a mark
    of a list or a number, where even a person could not tell a new item from an old line."""
    pieces: list[str] = []
    for line in PLAN.split("\n"):
        words = line.split(" ")
        built = words[0]
        for word in words[1:]:
            breakable = word[:1].isalpha() and word[:1].islower()
            blank = draw(st.sampled_from([" ", " ", " ", "  ", "\u00a0", " \u200b", "\n" if breakable else " "]))
            built += blank + word
        pieces.append(built)
    ends = draw(st.sampled_from(["\n", "\r\n", " \n", "\n\n", " \n\n"]))
    text = ends.join(pieces)
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


@given(noisy())
def test_blanks_line_ends_and_decomposed_letters_do_not_change_the_facts(text: str) -> None:
    reading = read(text)
    assert [said(fact) for fact in reading.facts] == CLEAN
    for fact in reading.facts:
        assert collapse(text[fact.start : fact.end]) == fact.quote


@given(st.integers(min_value=1, max_value=99), st.sampled_from(["{}", "- {} -", "Trang {}"]))
def test_a_page_number_inside_a_sentence_is_left_out_and_doubted(page: int, form: str) -> None:
    text = PLAN.replace("Phấn đấu năm 2024 thu nhập", f"Phấn đấu\n\n\n{form.format(page)}\n\n\nnăm 2024 thu nhập")
    reading = read(text)
    assert [said(fact) for fact in reading.facts] == CLEAN
    income = next(fact for fact in reading.facts if fact.unit == "triệu đồng/người/năm")
    assert any("số trang" in doubt for doubt in income.doubts)
    assert any("số thứ tự trang" in doubt for doubt in reading.doubts)


def test_a_number_broken_at_a_line_end_is_one_number() -> None:
    text = PLAN.replace("380.246", "380.\n246").replace("13,56", "13,\n56").replace("QĐ-TTg", "QĐ-\nTTg")
    assert [said(fact) for fact in read(text).facts] == CLEAN


def test_a_lone_number_that_the_sentence_wants_is_kept() -> None:
    laid_out = view("Nâng tổng số xã đạt chuẩn lên\n\n14\n\nxã trong năm.\n\nHết.")
    assert "lên 14 xã" in laid_out.text


@given(st.text())
def test_any_text_is_read_and_every_quote_stands_at_its_place(text: str) -> None:
    for candidate in (text, "nông thôn mới " + text, PLAN + text):
        for fact in read(candidate).facts:
            assert collapse(candidate[fact.start : fact.end]) == fact.quote


@given(st.text())
def test_the_key_has_the_length_of_the_text(text: str) -> None:
    laid_out = view(text)
    assert len(laid_out.key) == len(laid_out.text) == len(laid_out.starts) == len(laid_out.ends)
    assert len(matching_key(compose(text))) == len(compose(text))


def test_an_empty_text_has_no_facts_and_says_so() -> None:
    for text in ("", " \n\u00a0\n\t", "\ufeff"):
        assert read(text).doubts == (EMPTY,)
        assert read(text).facts == ()


def test_a_paper_about_something_else_says_so_and_gives_only_what_it_cites() -> None:
    reading = read(
        "QUYẾT ĐỊNH\nVề việc phê duyệt 12 dự án cấp nước\nCăn cứ Luật số 17/2023/QH15; có 3/16 xã đạt tiêu chí."
    )
    assert NOT_ABOUT_NTM in reading.doubts
    assert {fact.kind for fact in reading.facts} <= {FactKind.LEGAL_CITATION}


def test_the_head_says_who_speaks_and_a_paper_without_number_or_day_is_a_draft() -> None:
    head = read(PLAN).head
    assert (head.kind, head.level, head.unit_name, head.number, head.draft) == (
        "plan",
        "district",
        "huyện Thanh Sơn",
        "12/KH-UBND",
        False,
    )
    assert read(PLAN.replace("12/KH-UBND", "   /KH-UBND")).head.draft


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "12 ",
        "1/2",
        "xã ",
        "tiêu chí ",
        "12, ",
        "1.234.",
        "A, ",
        "- a\n",
        "Quyết định số 1/QĐ-UBND ngày 1/1/2024 của UBND ",
    ],
)
def test_time_grows_with_the_length_of_a_senseless_text_and_not_with_its_square(piece: str) -> None:
    def seconds(size: int) -> float:
        text = "KẾ HOẠCH\nnông thôn mới " + piece * (size // len(piece))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    small = max(seconds(20_000), 0.02)
    assert seconds(160_000) < 30 * small  # eight times the length; a square would be 64 times
