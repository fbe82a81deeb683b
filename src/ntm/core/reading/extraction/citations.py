"""The instruments that a paper cites: number, day, issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ntm.core.instruments import numbers
from ntm.core.reading.extraction import issuers, quantities
from ntm.core.reading.extraction.context import Context, cited
from ntm.core.reading.facts import Fact, FactKind

_LEAD = re.compile(rf"(?<![a-zà-ỹđ]){issuers.KIND}(?:\s(?:liên tịch))?\s?(?:số)?\s?:?\s?$")
# A party's paper has its number without a colon; the letterhead ends about here, in characters.
_OWN_NUMBER_ALONE = re.compile(r"(?:^|\s)số\s$")
_LETTERHEAD = 500
_OWN_NUMBER = re.compile(r"(?:^|\s)số\s?:\s?$")
_DAY = re.compile(rf"^,?\s?(?:(?:ban hành )?ngày\s)?{quantities.DAY}")
# "Luật Sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở": commas and other laws are in its name.
_LAW_NAME = r"(?P<name>sửa đổi,? (?:và )?bổ sung [^;.()\d]{3,130}?|[^,;.()\d]{3,60}?)"
_BY_LAW = re.compile(rf"(?<![a-zà-ỹđ])luật\s{_LAW_NAME},?\s(?:năm\s)?(?P<year>(?:19|20)\d{{2}})(?![\d/])")

# "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
_LAW_OF_A_DAY = re.compile(
    rf"(?<![a-zà-ỹđ])luật\s{_LAW_NAME},?\s(?:được quốc hội [^,;.\d]{{0,30}})?ngày\s{quantities.DAY}"
)


@dataclass(frozen=True, slots=True)
class _Cited:
    """A cited instrument; `is_acted` where a subject issues it ("UBND tỉnh ban hành …")."""

    fact: Fact
    is_acted: bool


def extract(context: Context) -> Iterator[Fact]:
    """Yield the cited instruments in order; the paper's own number is not one of them."""
    yield from _shared(context, list(_by_number(context)))
    yield from _laws(context)


# "… và thay thế Quyết định số 03/QĐ-BCĐ": what the paper itself puts out of force.
_REPLACES = re.compile(r"(?:thay thế|bãi bỏ|hủy bỏ|thay cho)\s(?:cho\s)?(?:các\s|toàn bộ\s)?$")
_JOINS = re.compile(r"[\s,;]*(?:và\s)?(?:các\s)?(?:số\s?)?", re.IGNORECASE)


def _shared(context: Context, found: list[_Cited]) -> list[Fact]:
    """Return the instruments with what neighbours in a row say for them too.

    The issuer behind the last of a row of one kind is that of the ones before it ("Quyết định số 318/QĐ-TTg ngày … và
    Quyết định số 211/QĐ-TTg ngày … của Thủ tướng Chính phủ"); the subject that issues the first issues those behind
    it ("UBND tỉnh ban hành Quyết định số … và Chỉ thị số …"). A day is each instrument's own: behind a row it may be
    that of the last alone.
    """
    facts = [one.fact for one in found]
    for index in range(len(found) - 2, -1, -1):
        fact, following = facts[index], facts[index + 1]
        if not _are_joined(context, fact, following) or _symbol(fact) != _symbol(following):
            continue
        if fact.issuer is None and following.issuer is not None:
            facts[index] = replace(fact, issuer=following.issuer)
    acted = False
    for index, one in enumerate(found):
        joined = index > 0 and _are_joined(context, facts[index - 1], facts[index])
        acted = one.is_acted or (acted and joined)
        if acted and facts[index].issuer is None:
            facts[index] = replace(facts[index], issuer=facts[index - 1].issuer)
    return facts


def _are_joined(context: Context, fact: Fact, following: Fact) -> bool:
    return _JOINS.fullmatch(context.view.raw[fact.end : following.start]) is not None


def _symbol(fact: Fact) -> str:
    return re.split(r"\d[/-](?=\D)", fact.number or "")[-1]


def _by_number(context: Context) -> Iterator[_Cited]:
    view = context.view
    for found in numbers.find(view.key):
        number = numbers.normalise(view.text[found.start : found.end])
        before = view.key[max(0, found.start - 40) : found.start]
        own = _OWN_NUMBER.search(before) or (found.start < _LETTERHEAD and _OWN_NUMBER_ALONE.search(before))
        if own and number == context.head.number:
            continue
        lead = _LEAD.search(before)
        start = found.start - (len(before) - lead.start()) if lead else found.start
        end = found.end
        day: date | None = None
        doubts: tuple[str, ...] = ()
        block_end = min(view.block_at(found.start).end, found.end + 240)
        if match := _DAY.match(view.key[end:block_end]):
            written = quantities.written_day(match)
            end += match.end()
            day = written.day
            if day is None:
                doubts = (f"Ngày {written.text} không có trong lịch.",)
        issuer, end = issuers.behind(context, end, block_end)
        if day is None and issuer is not None and (match := _DAY.match(view.key[end:block_end])):
            # "Kế hoạch số 88/KH-UBND của UBND tỉnh ngày 15/02/2024"
            written = quantities.written_day(match)
            end += match.end()
            day = written.day
            if day is None:
                doubts = (f"Ngày {written.text} không có trong lịch.",)
        is_acted = False
        if issuer is None:
            is_acted = issuers.acting(context, max(view.block_at(start).start, start - 110), start) is not None
            issuer = issuers.between(context, found.start) or issuers.before(context, start)
            if day is None and not doubts and issuer is not None:
                day = issuers.day_before(context, start, issuer)
        fact = cited(view, FactKind.LEGAL_CITATION, start, end)
        if _REPLACES.search(view.key, max(0, start - 60), start):
            fact = replace(fact, verb="thay thế")
        if found.is_damaged:
            doubts += ("Số, ký hiệu bị dính hoặc thiếu ký tự; cần xem lại.",)
        yield _Cited(replace(fact, number=number, date=day, issuer=issuer, doubts=fact.doubts + doubts), is_acted)


def _laws(context: Context) -> Iterator[Fact]:
    """Yield the laws that are cited by name and year or day."""
    view = context.view
    for match in _BY_LAW.finditer(view.key):
        name = view.text[match.start("name") : match.end("name")].strip()
        if view.text[match.start()] == "L" and (name[:1].isupper() or name.startswith("sửa đổi")):
            fact = cited(view, FactKind.LEGAL_CITATION, match.start(), match.end())
            yield replace(fact, number=f"Luật {name} {match.group('year')}", year=int(match.group("year")))
    for match in _LAW_OF_A_DAY.finditer(view.key):
        name = view.text[match.start("name") : match.end("name")].strip()
        if view.text[match.start()] == "L" and (name[:1].isupper() or name.startswith("sửa đổi")):
            written = quantities.written_day(match)
            fact = cited(view, FactKind.LEGAL_CITATION, match.start(), match.end())
            doubts = () if written.day else (f"Ngày {written.text} không có trong lịch.",)
            year = int(match.group("y"))
            yield replace(
                fact, number=f"Luật {name} {year}", date=written.day, year=year, doubts=(*fact.doubts, *doubts)
            )
