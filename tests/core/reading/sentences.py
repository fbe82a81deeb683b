"""Papers of one sentence, so that a test can ask what the reader makes of it."""

from __future__ import annotations

from ntm.core.reading.extraction import extract
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.heads import read as read_head
from ntm.core.reading.text import view

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN {district}\nSố: 12/KH-UBND\n{place}, ngày 10 tháng 01 năm 2024\nKẾ HOẠCH\n"
    "Xây dựng nông thôn mới năm 2024 huyện {place}\nI. MỤC TIÊU\n"
)
DISTRICT = HEAD.format(district="THANH SƠN", place="Thanh Sơn")
COMMUNE = (
    "ỦY BAN NHÂN DÂN\nXÃ VÕ MIẾU\nKẾ HOẠCH\nXây dựng nông thôn mới năm 2024 xã Võ Miếu\nI. "
    "MỤC TIÊU\n2. Mục tiêu cụ thể\n"
)


def facts_of(text: str, *kinds: FactKind, head: str = DISTRICT) -> tuple[Fact, ...]:
    """Read a sentence (or some lines) as part of a plan for 2024; facts of the given kinds, or all, in order."""
    laid_out = view(head + text)
    start = len(head)
    found = extract(laid_out, read_head(laid_out))
    return tuple(fact for fact in found if fact.start >= start and (not kinds or fact.kind in kinds))


def the_fact(text: str, kind: FactKind, head: str = DISTRICT) -> Fact:
    """Read a sentence that states one fact of a kind."""
    found = facts_of(text, kind, head=head)
    assert len(found) == 1, found
    return found[0]
