"""The instruments that a paper cites: number, day, issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ntm.core.instruments import numbers
from ntm.core.reading.extraction import quantities
from ntm.core.reading.extraction.context import Context, cited
from ntm.core.reading.facts import Fact, FactKind

_KIND = (
    r"(?:bộ luật|luật|pháp lệnh|nghị quyết liên tịch|nghị quyết|nghị định|quyết định|chỉ thị|"
    r"thông tư liên tịch|thông tư|"
    r"kế hoạch|công văn|công điện|thông báo|báo cáo|tờ trình|hướng dẫn|chương trình hành động|"
    r"chương trình|kết luận|văn bản|quy định|đề án|"
    r"biên bản|thông tri|giấy mời|quy chế|lệnh)"
)
_LEAD = re.compile(rf"(?<![a-zà-ỹđ]){_KIND}(?:\s(?:liên tịch))?\s?(?:số)?\s?:?\s?$")
# A party's paper has its number without a colon; the letterhead ends about here, in characters.
_OWN_NUMBER_ALONE = re.compile(r"(?:^|\s)số\s$")
_LETTERHEAD = 500
_OWN_NUMBER = re.compile(r"(?:^|\s)số\s?:\s?$")
_DAY = re.compile(rf"^,?\s?(?:(?:ban hành )?ngày\s)?{quantities.DAY}")
_ISSUER_LEAD = re.compile(r"^,?\s?(?:của|do)\s")
_AUTHORITY = (
    r"(?:thủ tướng chính phủ|chính phủ|quốc hội|ủy ban thường vụ quốc hội|chủ tịch nước|ban "
    r"bí thư(?: trung ương đảng)?|bộ chính trị|"
    r"ban chấp hành trung ương(?: đảng)?|trung ương đảng|tòa án nhân dân tối cao|kiểm toán "
    r"nhà nước|thanh tra chính phủ)"
)
_BODY = (
    r"(?:(?:chủ tịch )?(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)|ban chấp hành (?:đảng "
    r"bộ|đảng ủy)|ban thường vụ|ban chỉ đạo|"
    r"tỉnh ủy|huyện ủy|thành ủy|thị ủy|đảng ủy|bộ trưởng bộ|bộ|(?:giám đốc )?sở|(?:trưởng )?phòng|văn phòng|"
    r"liên bộ|liên "
    r"ngành|tổng cục|cục|chi cục|ban)"
)
_BODY_AT = re.compile(rf"{_BODY}(?![a-zà-ỹđ])")
_AUTHORITY_AT = re.compile(_AUTHORITY + r"(?![a-zà-ỹđ])")
_BY_LAW = re.compile(r"(?<![a-zà-ỹđ])luật\s(?P<name>[^,;.()\d]{3,60}?)\s(?:năm\s)?(?P<year>(?:19|20)\d{2})(?![\d/])")

# "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
_LAW_OF_A_DAY = re.compile(
    rf"(?<![a-zà-ỹđ])luật\s(?P<name>[^,;.()\d]{{3,60}}?),?\s(?:được quốc hội [^,;.\d]{{0,30}})?ngày\s{quantities.DAY}"
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the cited instruments in order; the paper's own number is not one of them."""
    found = list(_by_number(context))
    for index in range(len(found) - 2, -1, -1):
        fact, following = found[index], found[index + 1]
        if fact.issuer is None and following.issuer is not None and _shares_issuer(context, fact, following):
            found[index] = replace(fact, issuer=following.issuer)
    yield from found
    yield from _laws(context)


# "… và thay thế Quyết định số 03/QĐ-BCĐ": what the paper itself puts out of force.
_REPLACES = re.compile(r"(?:thay thế|bãi bỏ|hủy bỏ|thay cho)\s(?:cho\s)?(?:các\s|toàn bộ\s)?$")
_JOINS = re.compile(r"[\s,;]*(?:và\s)?", re.IGNORECASE)


def _shares_issuer(context: Context, fact: Fact, following: Fact) -> bool:
    """Say whether two instruments of one kind stand side by side, so that the issuer behind the second is both's:
    "Quyết định số 318/QĐ-TTg ngày … và Quyết định số 211/QĐ-TTg ngày … của Thủ tướng Chính phủ"."""
    symbols = [re.split(r"\d[/-](?=\D)", one.number or "")[-1] for one in (fact, following)]
    return symbols[0] == symbols[1] and _JOINS.fullmatch(context.view.raw[fact.end : following.start]) is not None


def _by_number(context: Context) -> Iterator[Fact]:
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
        issuer, end = _issuer(context, end, block_end)
        if day is None and issuer is not None and (match := _DAY.match(view.key[end:block_end])):
            # "Kế hoạch số 88/KH-UBND của UBND tỉnh ngày 15/02/2024"
            written = quantities.written_day(match)
            end += match.end()
            day = written.day
            if day is None:
                doubts = (f"Ngày {written.text} không có trong lịch.",)
        if issuer is None:
            issuer = _issuer_before(context, start)
            if day is None and not doubts and issuer is not None:
                day = _day_before(context, start, issuer)
        fact = cited(view, FactKind.LEGAL_CITATION, start, end)
        if _REPLACES.search(view.key, max(0, start - 60), start):
            fact = replace(fact, verb="thay thế")
        if found.is_damaged:
            doubts += ("Số, ký hiệu bị dính hoặc thiếu ký tự; cần xem lại.",)
        yield replace(fact, number=number, date=day, issuer=issuer, doubts=fact.doubts + doubts)


def _laws(context: Context) -> Iterator[Fact]:
    """Yield the laws that are cited by name and year or day."""
    view = context.view
    for match in _BY_LAW.finditer(view.key):
        name = view.text[match.start("name") : match.end("name")].strip()
        if view.text[match.start()] == "L" and name[:1].isupper():
            fact = cited(view, FactKind.LEGAL_CITATION, match.start(), match.end())
            yield replace(fact, number=f"Luật {name} {match.group('year')}", year=int(match.group("year")))
    for match in _LAW_OF_A_DAY.finditer(view.key):
        name = view.text[match.start("name") : match.end("name")].strip()
        if view.text[match.start()] == "L" and name[:1].isupper():
            written = quantities.written_day(match)
            fact = cited(view, FactKind.LEGAL_CITATION, match.start(), match.end())
            doubts = () if written.day else (f"Ngày {written.text} không có trong lịch.",)
            year = int(match.group("y"))
            yield replace(
                fact, number=f"Luật {name} {year}", date=written.day, year=year, doubts=(*fact.doubts, *doubts)
            )


def _issuer(context: Context, end: int, stop: int) -> tuple[str | None, int]:
    """Return the issuer that follows "của" and where it ends; (None, end) where none does."""
    view = context.view
    lead = _ISSUER_LEAD.match(view.key[end:stop])
    if lead is None:
        return None, end
    start = end + lead.end()
    finish = _authority_end(context, start, stop)
    if finish is None:
        return None, end
    return view.words(start, finish), finish


def _authority_end(context: Context, start: int, stop: int) -> int | None:
    """Return where the issuer's name that begins at `start` ends, None where no issuer begins there."""
    view = context.view
    if match := _AUTHORITY_AT.match(view.key, start, stop):
        return match.end()
    if match := _MINISTRY_AT.match(view.key, start, stop):
        return match.end()
    match = _BODY_AT.match(view.key, start, stop)
    if match is None:
        return None
    end = match.end()
    while level := _LEVEL_AT.match(view.key, end, stop):
        end = level.end()
    while word := _WORD_AT.match(view.text, end, stop):
        if not word.group(1)[0].isupper() or _INSTRUMENT_AT.match(view.key, word.start(1), stop):
            break
        end = word.end()
    return end


_LEVEL_AT = re.compile(
    r"\s(?:tỉnh ủy|huyện ủy|thành ủy|thị ủy|đảng ủy|đảng bộ|tỉnh|huyện|xã|thành phố|thị xã|thị trấn|phường|các|"
    r"cấp)(?![a-zà-ỹđ])"
)
_WORD_AT = re.compile(r"\s([^\s,;.()]+)")
_INSTRUMENT_AT = re.compile(rf"{_KIND}\s(?:số\s)?")
# A ministry or department has lower-case words in its name: it ends at a verb, a preposition or a punctuation mark.
_MINISTRY_AT = re.compile(
    r"(?:bộ trưởng |giám đốc |trưởng )?(?:bộ|sở|phòng|liên bộ|tổng cục|cục|chi cục|văn "
    r"phòng)\s[^,;.()]{3,70}?(?=\s(?:tại|về|việc|phê duyệt|ban hành|hướng dẫn|quy định|sửa "
    r"đổi|"
    rf"theo|trong|ngày|giao|công bố|và {_KIND}|{_KIND} số)(?![a-zà-ỹđ])|[,;.()]|\n|$)"
)


_BEFORE = re.compile(r"của\s(?P<who>[^,;.]{3,60}?)\s(?:tại|theo|trong)\s?(?:các )?$")
# "các Quyết định của Thủ tướng Chính phủ: số 318/QĐ-TTg ngày 08/3/2022, số 319/QĐ-TTg …"
_HEADS_LIST = re.compile(rf"{_KIND}\s(?:sau )?của\s(?P<who>[^,;.:]{{3,60}}?)\s?:(?P<rest>[^:]*)$")
# Each further one of the list begins with its number alone: "…; số 319/QĐ-TTg".
_GOES_ON = re.compile(r"(?:^|[;,]|và)\s?số\s?$")
# "Ban Thường vụ Huyện ủy ban hành Nghị quyết số 06-NQ/HU …": who issues it stands before the verb.
_ISSUES = re.compile(
    rf"(?:^|[.;,:]\s|\s)(?P<who>{_BODY}[^,;.:]{{0,50}}?)\s(?:đã\s|cũng\s)?"
    rf"(?:ban hành|phê duyệt tại|quyết định tại|có|gửi)\s(?:các\s)?$"
)


def _issuer_before(context: Context, start: int) -> str | None:
    """Read "của Bộ Nông nghiệp và PTNT tại Quyết định số …": the issuer stands before the instrument."""
    view = context.view
    block = view.block_at(start)
    floor = max(block.start, start - 80)
    headed = _HEADS_LIST.search(view.key, max(block.start, start - 900), start)
    if headed and _GOES_ON.search(headed.group("rest")):
        finish = _authority_end(context, headed.start("who"), headed.end("who"))
        if finish == headed.end("who"):
            return view.words(headed.start("who"), finish)
    match = _BEFORE.search(view.key[floor:start])
    if match is None:
        return _issuer_acting(context, floor, start)
    at = floor + match.start("who")
    inner = view.key.rfind("của ", at, floor + match.end("who"))
    at = inner + 4 if inner >= 0 else at
    finish = _authority_end(context, at, floor + match.end("who"))
    return view.words(at, finish) if finish == floor + match.end("who") else None


# "Ngày 10/8/2022, UBND huyện ban hành Công văn số …": the day stands before who issues it.
_DAY_OPENS = re.compile(rf"(?:^|[.;(]\s?)ngày\s{quantities.DAY},?\s(?P<who>[^,;.:]{{3,60}})$")


def _day_before(context: Context, start: int, issuer: str) -> date | None:
    """Return the day that opens the sentence before who issues an instrument; None where none does."""
    view = context.view
    block = view.block_at(start)
    found = _DAY_OPENS.search(view.key[max(block.body, start - 110) : start])
    if found is None or not found["who"].startswith(issuer.lower()):
        return None
    return quantities.written_day(found).day


_WIDER = re.compile(rf"(?:{_BODY})\s$")


def _issuer_acting(context: Context, floor: int, start: int) -> str | None:
    """Read "Ban Thường vụ Huyện ủy ban hành Nghị quyết số …": the subject issues the instrument."""
    view = context.view
    issued = _ISSUES.search(view.key[floor:start])
    if issued is None:
        return None
    stop = floor + issued.end("who")
    bodies = [match.start() for match in _BODY_AT.finditer(view.key, floor + issued.start("who"), stop)]
    for at in reversed(bodies):
        if _authority_end(context, at, stop) == stop:
            while (wider := _WIDER.search(view.key, floor, at)) is not None:
                at = wider.start()
            return view.words(at, stop)
    return None
