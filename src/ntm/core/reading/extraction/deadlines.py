"""By when: days, ends of months and years, quarters, and what comes again each month or quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import quantities
from ntm.core.reading.extraction.context import (
    Context,
    cited,
    default_year,
    heading,
    tells_how_it_stands,
    title_end,
    trimmed,
)
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import Sentence

_BEFORE = r"(?:trước|chậm nhất(?: là)?(?: vào| đến)?|đến(?: hết)?|hết|xong trước|không muộn hơn|muộn nhất(?: là)?|vào)"
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?(?:\s?phút)?,?\s)?"
_ON_DAY = re.compile(rf"(?<![a-zà-ỹđ]){_BEFORE}\s{_HOUR}(?:ngày\s)?{quantities.DAY}")
_TERM = re.compile(
    r"(?<![a-zà-ỹđ])(?:thời hạn|hạn (?:cuối|chót|báo cáo|nộp|gửi|hoàn thành)|thời gian (?:hoàn thành|thực hiện"
    r"|gửi|báo cáo|nộp))[^.;\d]{0,40}?"
    rf"(?:ngày\s)?{quantities.DAY}"
)
_ON_DAY_OF_THE_YEAR = re.compile(
    rf"(?<![a-zà-ỹđ])(?:{_BEFORE}\sngày|(?:trước|xong trước|chậm nhất(?: là)?|muộn nhất(?: là)?))\s(?P<d>\d{{1,2}})"
    r"\s?(?:/|tháng\s)\s?(?P<m>\d{1,2})(?!\s?[/.-]\s?\d|\d|,?\s?năm|\s?(?:xã|tiêu chí|bản|thôn|huyện|hộ))"
)
# "Thời gian hoàn thành: tháng 10": the year is the paper's own
_MONTH_OF_THE_YEAR = re.compile(
    r"(?<![a-zà-ỹđ])(?:thời hạn|thời gian|hạn)[^.;:\d]{0,30}:\s(?:trong |hết |trước )?tháng\s(?P<m>\d{1,2})"
    r"(?!\d|\s?[/-]\s?\d|\snăm|\sđầu|\scuối)"
)
_EVERY_YEAR = re.compile(r"\s?(?:,\s)?(?:hàng|hằng) năm")
_EVERY_YEAR_BEFORE = re.compile(r"(?:hàng|hằng) năm[,:(]?\s?$")
_EACH = re.compile(
    r"(?<![a-zà-ỹđ])(?:gửi\s)?(?:trước|chậm nhất(?: là)?|"
    r"vào)\s(?:ngày\s)?(?P<d>\d{1,2})(?:\s(?:của\s)?(?:tháng|hằng tháng|hàng "
    r"tháng)?[^.;]{0,30}?"
    r"(?P<what>quý|hàng tháng|hằng tháng|mỗi tháng|hàng năm|hằng năm))"
)
_MONTH = re.compile(
    r"(?<![a-zà-ỹđ])(?P<lead>(?:đến |trong |trước |xong )?(?:hết |cuối )?|(?:hoàn thành |chậm "
    r"nhất )(?:trong )?)tháng\s(?:(?P<from>\d{1,2})\s?-\s?)?(?P<m>\d{1,2})\s?(?:/\s?|"
    r"\snăm\s)(?P<y>\d{4})"
)
_YEAR_END = re.compile(
    r"(?<![a-zà-ỹđ])(?P<lead>(?:vào |đến )?cuối|kết thúc|(?:đến |trước )?hết|chậm nhất "
    r"trong)\s(?:quý\s(?P<q>[ivx]+|\d)\s?(?:/|năm\s)?\s?)?(?:năm\s)?(?P<y>20\d{2})(?!\s?-|\d)"
)
# "phấn đấu cuối năm đạt 19/19": the year is the paper's own
_THIS_YEARS_END = re.compile(
    r"(?<![a-zà-ỹđ])(?:đến|phấn đấu|trước|trong|lũy kế)\s(?:cuối|hết)\snăm(?: nay)?(?!\s?\d)(?![a-zà-ỹđ])"
)
_QUARTERS = re.compile(
    r"(?<![a-zà-ỹđ])(?:trong |hết |cuối |đầu )?quý\s(?P<q>(?:iv|iii|ii|i|[1-4])(?:(?:\s?(?:,|và|đến|-)"
    r"\s?(?:quý\s)?|\squý\s)(?:iv|iii|ii|i|[1-4]))*)(?![a-zà-ỹđ\d])(?:\s?(?:/|năm)\s?(?P<y>\d{4}))?"
)
_AGAIN = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?:định kỳ\s)?(?:hàng|hằng)|định kỳ(?: mỗi)?|mỗi(?=\s[a-z\dà-ỹđ ]{2,8}\s(?:một|01"
    r"|1) lần))\s(?P<what>tuần|tháng|quý|năm|6 "
    r"tháng)(?P<more>(?:,?\s(?:và\s)?(?:(?:hàng|hằng|1|01|một)\s)?(?:tuần|tháng|quý|6 tháng|"
    r"năm)(?!\s\d))*)"
)
# "tổng hợp báo cáo tuần": the report's name says how often it comes.
_NAMED_AGAIN = re.compile(
    r"(?<![a-zà-ỹđ])báo cáo (?:theo )?(?P<what>tuần|tháng|quý)(?!\s(?:\d|[ivx]+(?![a-zà-ỹđ])|này|sau|trước))"
)
_BY_RULE = re.compile(r"định kỳ(?: và đột xuất)? theo (?:quy định|yêu cầu)")
_SO_FAR = re.compile(r"(?:tính(?: đến| tới)?|lũy kế(?: đến)?|số liệu(?: đến)?|kết quả (?:đến|tính đến))\s?$")
_REPORTS = re.compile(r"báo cáo|gửi|tổng hợp|giao ban|định kỳ|đánh giá")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def extract(context: Context) -> Iterator[Fact]:
    """Yield the deadlines: `date` is the last day, `recurring` says what comes again ("quý", "tháng; quý")."""
    body = title_end(context)
    for sentence in context.view.sentences:
        taken: list[tuple[int, int]] = []
        for fact, start, end in _of_sentence(context, sentence):
            if end <= body:
                continue  # "… quý III và nhiệm vụ quý IV năm 2024": what the paper is about
            by = context.view.key.startswith(("trước", "chậm nhất", "xong", "muộn nhất", "không muộn"), start)
            if not by and _SO_FAR.search(context.view.key, max(sentence.start, start - 24), start):
                continue  # "tính đến hết tháng 11 năm 2023": a day that a level is stated for, not one to act by
            if _is_past_level(context, fact, start) or (
                fact.date is not None and _names_a_period(context, sentence, start)
            ):
                continue
            if not any(start < stop and begin < end for begin, stop in taken):
                taken.append((start, end))
                yield fact


_TO_A_DAY = re.compile(r"(?:đến|vào|hết|cuối|kết thúc|tháng)(?![a-zà-ỹđ])")


# The subject of a dispatch, under its number: "V/v báo cáo quý III năm 2024".
_SUBJECT = re.compile(r"(?:^|\s)v/v\s")
_BY = re.compile(r"(?:trước|chậm nhất|xong|không muộn|muộn nhất|vào|đến)(?![a-zà-ỹđ])")
_PERIOD = re.compile(r"(?:tháng|quý|tuần|những ngày) $")
_WEEK_OF_A_MONTH = re.compile(r"cuối tháng|tháng")
# "phiên họp quý II/2024", "kết quả quý I": the quarter that they are about
_ABOUT_A_QUARTER = re.compile(
    r"(?:họp|hội nghị|kết quả|tình hình|sơ kết|giao ban|báo cáo|tiến độ|số liệu|phương hướng|nhiệm vụ|kế hoạch"
    r"|(?:kể )?từ) $"
)


def _names_a_period(context: Context, sentence: Sentence, start: int) -> bool:
    """Say whether the words name a period and set no day: "6 tháng cuối năm 2024", a heading in capitals."""
    view = context.view
    floor = max(sentence.start, start - 14)
    if view.key.startswith("quý", start) and _ABOUT_A_QUARTER.search(view.key, floor, start):
        return True
    if _SUBJECT.search(view.key, sentence.start, start):
        return True
    if view.key.endswith("tuần ", floor, start) and _WEEK_OF_A_MONTH.match(view.key, start):
        return False  # "vào tuần cuối tháng 6/2024"
    by = _BY.match(view.key, start) is not None  # "báo cáo 6 tháng trước ngày 10/6"
    return (not by and _PERIOD.search(view.key, floor, start) is not None) or (
        view.text[sentence.start : sentence.end].isupper()
    )


def _is_past_level(context: Context, fact: Fact, start: int) -> bool:
    """Say whether a day before the paper itself tells when something was so: "đến cuối năm 2023, xã đạt 14/19"; what
    was to be done "trước ngày …" stays a deadline, and stale."""
    head = context.head
    if fact.date is not None and tells_how_it_stands(context, context.view.block_at(start)):
        return True
    if fact.date is None or _TO_A_DAY.match(context.view.key, start) is None:
        return False
    if _is_reported(context, fact, start):
        return True
    if head.date is not None:
        return fact.date < head.date
    return head.year is not None and fact.date.year < head.year


# "Đến tháng 12 năm 2024, xã đạt 15/19 tiêu chí", "Đến hết tháng 11/2024 đã giải ngân 90%"
_WHAT_WAS_REACHED = re.compile(
    r"(?:đến|vào)?\s?(?:hết |cuối )?(?:ngày [\d/.]+|tháng \d{1,2}\s?(?:/\s?| năm )\d{4}|năm \d{4})[\s,]*"
    r"(?:(?:trên địa bàn )?(?:toàn |cả )?(?:xã|huyện|tỉnh|thôn|thị xã|thành phố)(?: [^,;:.\d]{2,30}?)??[\s,]*)?"
    r"(?:đã|đạt|có|còn|được)(?![a-zà-ỹđ])"
)
_AHEAD = re.compile(
    r"phấn đấu|dự kiến|kế hoạch|mục tiêu|sẽ|phải|ước|phương hướng|nhiệm vụ|giải pháp|chỉ tiêu|yêu cầu|đề nghị|kiến nghị"
)


def _is_reported(context: Context, fact: Fact, start: int) -> bool:
    """Say whether a report opens a sentence with a day of its own year or before that something was reached by."""
    head, view = context.head, context.view
    if head.kind != "report" or fact.date is None or head.date is not None or head.year is None:
        return False
    block = view.block_at(start)
    begin = max(block.body, view.key.rfind(". ", block.body, start) + 1)
    stop = min(at for mark in (";", ". ") if (at := view.key.find(mark, start, block.end)) >= 0 or (at := block.end))
    return (
        fact.date.year <= head.year
        and not view.key[begin:start].strip(" -+")
        and _WHAT_WAS_REACHED.match(view.key, start) is not None
        and _AHEAD.search(view.key, start, stop) is None
        and not any(_AHEAD.search(heading(view, above)) for above in list(view.ancestors(block))[1:])
    )


def _of_sentence(context: Context, sentence: Sentence) -> Iterator[tuple[Fact, int, int]]:
    view = context.view
    key = view.key
    for match in (
        *_ON_DAY.finditer(key, sentence.start, sentence.end),
        *_TERM.finditer(key, sentence.start, sentence.end),
    ):
        written = quantities.written_day(match)
        fact = _fact(context, sentence, match.start(), match.end())
        doubts = fact.doubts + (() if written.day else (f"Ngày {written.text} không có trong lịch.",))
        yield replace(fact, date=written.day, year=int(match.group("y")), doubts=doubts), match.start(), match.end()
    for match in _ON_DAY_OF_THE_YEAR.finditer(key, sentence.start, sentence.end):
        year = default_year(context, sentence.block)
        if year is None:
            break
        if _EVERY_YEAR.match(key, match.end()) or _EVERY_YEAR_BEFORE.search(key, sentence.start, match.start()):
            continue  # "trước ngày 05/12 hằng năm": it comes again
        fact = _fact(context, sentence, match.start(), match.end())
        written = quantities.written_day_of(match, year)
        doubts = (*fact.doubts, "Văn bản không ghi năm của ngày này; lấy năm của văn bản.")
        yield replace(fact, date=written.day, year=year, doubts=doubts), match.start(), match.end()
    for match in _MONTH_OF_THE_YEAR.finditer(key, sentence.start, sentence.end):
        year = default_year(context, sentence.block)
        if year is None or not 1 <= int(match.group("m")) <= 12:
            continue
        fact = _fact(context, sentence, match.start(), match.end())
        doubts = (*fact.doubts, "Văn bản không ghi năm của tháng này; lấy năm của văn bản.")
        last = quantities.last_day(year, int(match.group("m")))
        yield replace(fact, date=last, year=year, doubts=doubts), match.start(), match.end()
    for match in _THIS_YEARS_END.finditer(key, sentence.start, sentence.end):
        year = default_year(context, sentence.block)
        if year is None:
            break
        fact = _fact(context, sentence, match.start(), match.end())
        doubts = (*fact.doubts, "Văn bản không ghi năm của ngày này; lấy năm của văn bản.")
        yield (
            replace(fact, date=quantities.last_day(year, 12), year=year, doubts=doubts),
            match.start(),
            match.end(),
        )
    precise: set[str] = set()
    for match in _EACH.finditer(key, sentence.start, sentence.end):
        what = match.group("what").split()[-1]
        precise.add(what)
        yield replace(_fact(context, sentence, match.start(), match.end()), recurring=what), match.start(), match.end()
    for match in _MONTH.finditer(key, sentence.start, sentence.end):
        if (
            re.search(r"(?:ngày \d{1,2}|từ|kể từ) $", key[max(0, match.start() - 10) : match.start()])
            or not 1 <= int(match.group("m")) <= 12
        ):
            continue
        last = quantities.last_day(int(match.group("y")), int(match.group("m")))
        yield (
            replace(_fact(context, sentence, match.start(), match.end()), date=last, year=last.year),
            match.start(),
            match.end(),
        )
    for match in _YEAR_END.finditer(key, sentence.start, sentence.end):
        if not match.group("lead").endswith(("cuối", "hết", "thúc")):
            continue
        month = 3 * _ROMAN.get(match.group("q") or "4", 4)
        last = quantities.last_day(int(match.group("y")), month)
        yield (
            replace(_fact(context, sentence, match.start(), match.end()), date=last, year=last.year),
            match.start(),
            match.end(),
        )
    for match in _QUARTERS.finditer(key, sentence.start, sentence.end):
        found = [_ROMAN[word] for word in re.findall(r"iv|iii|ii|i|[1-4]", match.group("q"))]
        year = int(match.group("y")) if match.group("y") else default_year(context, sentence.block)
        if year is None:
            continue
        fact = _fact(context, sentence, match.start(), match.end())
        yield replace(fact, date=quantities.last_day(year, 3 * max(found)), year=year), match.start(), match.end()
    for match in _AGAIN.finditer(key, sentence.start, sentence.end):
        words = [match.group("what"), *re.findall(r"tuần|6 tháng|tháng|quý|năm", match.group("more"))]
        near = key[max(sentence.start, match.start() - 90) : match.end() + 45]
        if not _REPORTS.search(near) or precise.intersection(words) or (words == ["năm"] and "báo cáo" not in near):
            continue
        yield (
            replace(_fact(context, sentence, match.start(), match.end()), recurring="; ".join(words)),
            match.start(),
            match.end(),
        )
    for match in _NAMED_AGAIN.finditer(key, sentence.start, sentence.end):
        if match.group("what") not in precise:
            fact = _fact(context, sentence, match.start(), match.end())
            yield replace(fact, recurring=match.group("what")), match.start(), match.end()
    for match in _BY_RULE.finditer(key, sentence.start, sentence.end):
        yield (
            replace(_fact(context, sentence, match.start(), match.end()), recurring="định kỳ"),
            match.start(),
            match.end(),
        )


# "UBND các huyện, thành phố báo cáo …": the comma is inside the list of those who report.
_GOES_ON = re.compile(
    r"\s(?:thành phố|thị xã|các|xã|phường|thị trấn|sở|ban|ngành|đoàn thể|đơn vị|cơ quan|phòng|tổ chức|hội|chủ "
    r"đầu tư)(?![a-zà-ỹđ])"
)


def _fact(context: Context, sentence: Sentence, start: int, end: int) -> Fact:
    """Cite the deadline with the words before and behind it, up to the next comma or semicolon."""
    key = context.view.key
    begin = max(sentence.start, *(key.rfind(mark, sentence.start, start) + 1 for mark in ";("))
    commas = [at + 1 for at in range(begin, start) if key[at] == "," and not _GOES_ON.match(key, at + 1)]
    begin = commas[-1] if commas else begin
    colon = key.rfind(":", begin, start) + 1
    begin = colon if colon and (colon - begin > 60 or start - colon > 25) else begin
    stops = [at for mark in ",;)" if (at := key.find(mark, end, sentence.end)) >= 0]
    stops += list(_new_lines(context, end, min(sentence.end, end + 200)))
    finish = min(stops) if stops else sentence.end
    begin, finish = trimmed(context.view, begin, max(finish, end))
    return replace(cited(context.view, FactKind.DEADLINE, begin, finish), task=context.view.words(begin, finish))


def _new_lines(context: Context, start: int, end: int) -> Iterator[int]:
    """Yield the places where the paper begins a line with a capital letter or a parenthesis."""
    view = context.view
    for at in range(start + 1, end):
        if (view.text[at].isupper() or view.text[at] == "(") and view.text[at - 1] == " " and view.is_line_start(at):
            yield at
