"""A paper as read: head, facts, findings and agreements from its extracted text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ntm.core.reading import certainty, findings, heads, tables
from ntm.core.reading.extraction import MOST_OF_A_KIND, extract
from ntm.core.reading.facts import PaperReading
from ntm.core.reading.places import Structure
from ntm.core.reading.text import matching_key, view

NO_STRUCTURE = Structure()
NOT_ABOUT_NTM = "Văn bản không nói về nông thôn mới."
TOO_MANY = "Văn bản có từ 5.000 dữ kiện cùng loại trở lên; phần sau có thể chưa được đọc."
NOT_VIETNAMESE = "Văn bản không phải tiếng Việt có dấu nên không đọc được dữ kiện."
ANOTHER_PROGRAMME = "Tiêu đề nói về chương trình khác, không phải xây dựng nông thôn mới."
EMPTY = "Văn bản không có chữ nào."
_SUBJECT = re.compile(
    r"nông thôn mới|(?<![a-zà-ỹđ])(?:xd)?ntm(?![a-zà-ỹđ])|chương trình mục tiêu quốc gia[^.;]{0,400}tiêu chí số \d"
    r"|các chương trình mục tiêu quốc gia|chương trình mtqg"
)
_DAMAGED = re.compile(r"[\ufffd\u25a1]|[^\W\d_]\?[^\W\d_]")


def read(text: str, structure: Structure = NO_STRUCTURE) -> PaperReading:
    """Read an extracted text into cited facts, and check them against each other; never fails on any text.

    `structure` tells the tables that the text's format knew of; a text without one is all prose.

    A text that does not speak of the programme is not searched for its facts, only for what it cites, and says so.
    """
    laid_out = view(text)
    if not laid_out.blocks:
        return PaperReading(head=heads.read(laid_out), text=text, doubts=(EMPTY,))
    head = heads.read(laid_out)
    doubts: list[str] = []
    if not _is_vietnamese(laid_out.key):
        return PaperReading(head=head, text=text, doubts=(NOT_VIETNAMESE,))
    facts = extract(laid_out, head)
    in_tables = tables.read(text, structure, head)
    facts = in_tables.beside(facts, text)
    if max(Counter(fact.kind for fact in facts).values(), default=0) >= MOST_OF_A_KIND:
        doubts.append(TOO_MANY)
    if not _SUBJECT.search(laid_out.key):
        doubts.append(NOT_ABOUT_NTM)
        facts = tuple(replace(fact, doubts=(*fact.doubts, NOT_ABOUT_NTM)) for fact in facts if fact.number is not None)
    elif _is_of_another_programme(head.title):
        doubts.append(ANOTHER_PROGRAMME)
        facts = tuple(replace(fact, doubts=(*fact.doubts, ANOTHER_PROGRAMME)) for fact in facts)
    facts = certainty.settle(facts, level=head.level)
    damaged = len(_DAMAGED.findall(laid_out.text))
    if damaged > 3 and damaged > len(laid_out.text) / 2000:
        doubts.append("Văn bản có nhiều ký tự hỏng; các dữ kiện cần được xem lại từng cái.")
    if laid_out.page_marks:
        doubts.append(f"Đã bỏ qua {len(laid_out.page_marks)} dòng chỉ ghi số thứ tự trang chen giữa văn bản.")
    del laid_out  # the findings lay the text out for themselves
    found, agreements = findings.find(head, facts, text)
    found, agreements = (*found, *in_tables.findings), (*agreements, *in_tables.agreements)
    return PaperReading(head, text, facts, found, agreements, tuple(doubts))


_OTHER_PROGRAMMES = re.compile(r"giảm nghèo|dân tộc thiểu số|ocop|mỗi xã một sản phẩm")
_WORD = re.compile(r"(?<!\S)[^\W\d_]+(?!\S)")
_MARKED = re.compile(r"[ăâđêôơưà-ỹ]")
#: In Vietnamese more than half of the words carry a mark; a paper of names, numbers and abbreviations has fewer.
_FEWEST_MARKED = 0.08
_ENOUGH_WORDS = 40


def _is_of_another_programme(title: str | None) -> bool:
    key = matching_key(title or "")
    other = _OTHER_PROGRAMMES.search(key) is not None
    return other and re.search(r"nông thôn mới|(?<![a-zà-ỹđ])ntm", key) is None and "các chương trình" not in key


def _is_vietnamese(key: str) -> bool:
    """Say whether a text is written in Vietnamese with its marks; a short one is taken to be."""
    words = marked = 0
    for match in _WORD.finditer(key, 0, 60_000):
        words += 1
        marked += _MARKED.search(match.group()) is not None
    return words < _ENOUGH_WORDS or marked >= _FEWEST_MARKED * words
