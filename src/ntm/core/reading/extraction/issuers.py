"""Who issues an instrument: behind it ("… của UBND tỉnh"), or before it ("UBND huyện ban hành …").

A name begins with a body that issues papers. The councils and committees of a place, and the party's, are followed by
levels and proper names alone ("Ban Thường vụ Huyện ủy Thanh Ba"); offices, departments and associations have
common words in theirs and end where a verb, a preposition or a mark begins another thought.
"""

from __future__ import annotations

import re
from datetime import date

from ntm.core.reading.extraction import quantities
from ntm.core.reading.extraction.context import Context

#: The kinds of instrument, as they stand before a number.
KIND = (
    r"(?:bộ luật|luật|pháp lệnh|nghị quyết liên tịch|nghị quyết|nghị định|quyết định|chỉ thị|"
    r"thông tư liên tịch|thông tư|"
    r"kế hoạch|công văn|công điện|thông báo kết luận|thông báo|báo cáo thẩm tra|báo cáo thẩm định|báo cáo|tờ trình|"
    r"hướng dẫn|chương trình hành động|"
    r"chương trình|kết luận|văn bản|quy định|đề án|"
    r"biên bản|thông tri|giấy mời|quy chế|lệnh)"
)
_LEAD = re.compile(r"^,?\s?(?:của|do)\s")
_AUTHORITY = (
    r"(?:thủ tướng chính phủ|thủ tướng|chính phủ|quốc hội|ủy ban thường vụ quốc hội|chủ tịch nước|ban "
    r"bí thư(?: trung ương đảng)?|bộ chính trị|"
    r"ban chấp hành trung ương(?: đảng)?|trung ương đảng|tòa án nhân dân tối cao|kiểm toán "
    r"nhà nước|thanh tra chính phủ)"
)
_PLACED = (
    r"(?:(?:thường trực |chủ tịch )?(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)|"
    r"(?:ban chấp hành|bch) (?:đảng bộ|đảng ủy)|ban thường vụ|btv|thường trực|tỉnh ủy|huyện ủy|thành ủy|thị ủy|đảng ủy)"
)
_OFFICE = (
    r"(?:(?:bộ trưởng|giám đốc|trưởng|chánh|thường trực|thủ trưởng|viện trưởng|cục trưởng|chi cục trưởng)\s(?:bộ\s)?)?"
    r"(?:bộ(?! tiêu chí| máy| luật)|sở(?! hữu)|phòng(?!,| chống)|văn phòng|liên bộ|liên ngành|tổng cục|cục|chi cục|"
    r"ban(?! hành)|tổ(?! chức)|đoàn(?! kết| thể| viên)|hội đồng|hội(?! nghị| viên| họp| thảo)|liên đoàn|"
    r"liên minh|ủy ban mặt trận|ủy ban mttq|mặt trận|trung tâm|thanh tra|kho bạc|bảo hiểm|ngân hàng)"
)
_BODY = rf"(?:{_PLACED}|{_OFFICE})"
_ANY = rf"(?:{_AUTHORITY}|{_BODY})"
_ANY_AT = re.compile(rf"(?<![a-zà-ỹđ]){_ANY}(?![a-zà-ỹđ])")
# Short words that end other names too ("Quốc hội", "vận động, tổ chức"): as names of bodies they have a capital.
_SHORT = ("ban", "bộ", "đoàn", "hội", "sở", "tổ", "cục")
_PLACED_AT = re.compile(rf"{_PLACED}(?![a-zà-ỹđ])")
_AUTHORITY_AT = re.compile(_AUTHORITY + r"(?![a-zà-ỹđ])")
# What follows an issuer and is none of its name: what the instrument does or is about, when, in which order.
_STOP = (
    rf"(?:tại|về|việc|v/v|phê duyệt|ban hành|hướng dẫn|quy định|sửa đổi|theo|trong|ngày|giao|công bố|công nhận|"
    rf"thông báo|thực hiện|triển khai|tổ chức thực hiện|thành lập|kiện toàn|phân bổ|phân công|thay thế|bổ sung|"
    rf"điều chỉnh|kết luận|thông qua|khóa|khoá|nhiệm kỳ|kỳ họp|số|đã|được|cho|để|nhằm|là|có|(?<!ban )chỉ đạo|yêu cầu|"
    rf"đôn đốc|đề nghị|tổng kết|sơ kết|báo cáo|và (?:được|{KIND}|các {KIND})|{KIND} số)"
)
_OFFICE_NAME_AT = re.compile(
    rf"{_OFFICE}(?![a-zà-ỹđ])(?:\s(?!{_STOP}(?![a-zà-ỹđ]))[^\s,;.():]+){{0,14}}?"
    rf"(?=,?\s{_STOP}(?![a-zà-ỹđ])|[,;.():]|\n|\s?$)"
)
_LEVEL_AT = re.compile(
    r"\s(?:tỉnh ủy|huyện ủy|thành ủy|thị ủy|đảng ủy|đảng bộ|tỉnh|huyện|xã|thành phố|thị xã|thị trấn|phường|các|"
    r"cấp)(?![a-zà-ỹđ])"
)
_WORD_AT = re.compile(r"\s([^\s,;.():]+)")
_STOP_AT = re.compile(rf"(?:{_STOP}|{KIND}\s(?:số\s)?)(?![a-zà-ỹđ])")


def behind(context: Context, end: int, stop: int) -> tuple[str | None, int]:
    """Return the issuer that follows "của" and where it ends; (None, end) where none does."""
    view = context.view
    lead = _LEAD.match(view.key[end:stop])
    if lead is None:
        return None, end
    start = end + lead.end()
    finish = _name_end(context, start, stop)
    if finish is None:
        return None, end
    return view.words(start, finish), finish


def _name_end(context: Context, start: int, stop: int) -> int | None:
    """Return where the issuer's name that begins at `start` ends, None where no issuer begins there."""
    view = context.view
    if match := _AUTHORITY_AT.match(view.key, start, stop):
        return match.end()
    placed = _PLACED_AT.match(view.key, start, stop)
    if placed is None:
        match = _OFFICE_NAME_AT.match(view.key, start, stop)
        return match.end() if match else None
    end = placed.end()
    while level := _LEVEL_AT.match(view.key, end, stop):
        end = level.end()
    while word := _WORD_AT.match(view.text, end, stop):
        if not word.group(1)[0].isupper() or _STOP_AT.match(view.key, word.start(1), stop):
            break
        end = word.end()
    return end


_BEFORE = re.compile(r"của\s(?P<who>[^,;.]{3,90}?)\s(?:tại|theo|trong)\s?(?:các )?$")
# "Quyết định của Thủ tướng Chính phủ số 318/QĐ-TTg"
_BETWEEN = re.compile(rf"(?<!bộ ){KIND}(?<!luật)\s(?:của\s)?(?P<who>{_ANY}[^,;.:]{{0,90}}?)\s(?:số\s?)?$")
# "các Quyết định của Thủ tướng Chính phủ: số 318/QĐ-TTg ngày 08/3/2022, số 319/QĐ-TTg …"
_HEADS_LIST = re.compile(rf"{KIND}\s(?:sau )?của\s(?P<who>[^,;.:]{{3,60}}?)\s?:(?P<rest>[^:]*)$")
# Each further one of the list begins with its number alone: "…; số 319/QĐ-TTg".
_GOES_ON = re.compile(r"(?:^|[;,]|và)\s?số\s?$")
# "Ban Thường vụ Huyện ủy ban hành Nghị quyết số 06-NQ/HU …": who issues it stands before the verb.
_ISSUES = re.compile(
    rf"(?:^|[.;,:]\s|\s)(?P<who>{_ANY}[^,;.:]{{0,60}}?)\s(?:đã\s|cũng\s)?(?:kịp thời\s)?"
    rf"(?:ban hành|phê duyệt|thông qua|ký|có|gửi"
    rf"|(?:giao|phân công|nêu|ban hành|quy định|yêu cầu|chỉ đạo|phê duyệt|quyết định|hướng dẫn|đề ra)"
    rf"(?: chi tiết| cụ thể)? (?:tại|theo))\s(?:các\s|\d+\s)?$"
)


def before(context: Context, start: int) -> str | None:
    """Read "của Bộ Nông nghiệp và PTNT tại Quyết định số …": the issuer stands before the instrument."""
    view = context.view
    block = view.block_at(start)
    floor = max(block.start, start - 110)
    headed = _HEADS_LIST.search(view.key, max(block.start, start - 900), start)
    if headed and _GOES_ON.search(headed.group("rest")):
        finish = _name_end(context, headed.start("who"), headed.end("who"))
        if finish == headed.end("who"):
            return view.words(headed.start("who"), finish)
    match = _BEFORE.search(view.key[floor:start])
    if match is None:
        return acting(context, floor, start)
    at = floor + match.start("who")
    inner = view.key.rfind("của ", at, floor + match.end("who"))
    at = inner + 4 if inner >= 0 else at
    finish = _name_end(context, at, floor + match.end("who"))
    return view.words(at, finish) if finish == floor + match.end("who") else None


def between(context: Context, number_start: int) -> str | None:
    """Read "Quyết định của Thủ tướng Chính phủ số 318/QĐ-TTg": the issuer parts the kind from its number."""
    view = context.view
    floor = max(view.block_at(number_start).start, number_start - 110)
    match = _BETWEEN.search(view.key[floor:number_start])
    if match is None:
        return None
    finish = _name_end(context, floor + match.start("who"), floor + match.end("who"))
    return view.words(floor + match.start("who"), finish) if finish == floor + match.end("who") else None


_WIDER = re.compile(rf"(?<![a-zà-ỹđ])(?:{_BODY})\s$")


def acting(context: Context, floor: int, start: int) -> str | None:
    """Read "Ban Thường vụ Huyện ủy ban hành Nghị quyết số …": the subject issues the instrument."""
    view = context.view
    issued = _ISSUES.search(view.key[floor:start])
    if issued is None:
        return None
    stop = floor + issued.end("who")
    bodies = [match.start() for match in _ANY_AT.finditer(view.key, floor + issued.start("who"), stop)]
    for at in reversed(bodies):
        if view.key.startswith(_SHORT, at) and not view.text[at].isupper():
            continue
        if _name_end(context, at, stop) == stop:
            while (wider := _WIDER.search(view.key, floor, at)) is not None:
                at = wider.start()
            return view.words(at, stop)
    return None


# "Ngày 10/8/2022, UBND huyện ban hành Công văn số …": the day stands before who issues it.
_DAY_OPENS = re.compile(rf"(?:^|[.;(]\s?)ngày\s{quantities.DAY},?\s(?P<who>[^,;.:]{{3,60}})$")


def day_before(context: Context, start: int, issuer: str) -> date | None:
    """Return the day that opens the sentence before who issues an instrument; None where none does."""
    view = context.view
    block = view.block_at(start)
    found = _DAY_OPENS.search(view.key[max(block.body, start - 110) : start])
    if found is None or not found["who"].startswith(issuer.lower()):
        return None
    return quantities.written_day(found).day
