"""Duties that stand outside the items of agencies: a request in a sentence or before a list, and who leads a criterion.

"UBND huyện đề nghị UBND các xã: - …", "Kiến nghị: Đề nghị Sở Tài chính sớm phân bổ …", "Giao thông (Phòng Kinh tế và
Hạ tầng chủ trì)", "Cơ quan chủ trì: Phòng Y tế". A closing formula that asks all to carry a paper out gives no duty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ntm.core.reading.extraction.bearers import GENERAL, begins, reach
from ntm.core.reading.extraction.charges import of_helped, of_piece
from ntm.core.reading.extraction.context import Context, cited, heading, title_end, topic, trimmed
from ntm.core.reading.extraction.offices import CARRIES_OUT, FORMULA, IS_A_DUTY, Office, closes
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import Block, Sentence

_ASKS = re.compile(
    r"(?<![a-zà-ỹđ])(?:đề nghị|yêu cầu|kiến nghị(?: với)?|phân công|giao(?: cho)?(?! (?:thông|dịch|lưu|ban(?! chỉ"
    r"| quản"
    r"| dân| tuyên| nội| kiểm| cán))))\s"
)
# What may stand before the request: nothing, a label, or who asks.
_WHO = (
    r"(?:(?:ubnd|ủy ban nhân dân|chủ tịch|phó chủ tịch|ban chỉ đạo|thường trực|ban thường vụ|sở|phòng|văn phòng"
    r"|huyện ủy|tỉnh ủy|đảng ủy|hđnd|hội đồng nhân dân)[^;:,]{0,70}\s)?"
)
_WHO_ASKS = re.compile(
    rf"^[\s\W]*(?:(?:kiến nghị|đề nghị|đề xuất|đồng thời|ngoài ra|bên cạnh đó|trước mắt)[,:\s]*)?{_WHO}$"
    r"|^[\s\W]*(?:để|căn cứ|trên cơ sở|thực hiện|từ|qua|sau khi|nhằm|nhận được|tiếp tục)\s[^;]{5,320}[,:]\s"
    rf"{_WHO}$"
)
_TOLD_OF = re.compile(r"(?:đã|được|theo|tờ trình|hồ sơ|văn bản|sự|xét|khi|những|các|nội dung|danh mục)\s$")
# "… như sau:" and then a table: its rows say who.
_INTRODUCES = re.compile(r"[^:;.]{0,160}(?:như sau|sau đây)\s?:")
_TROUBLE = re.compile(
    r"trong quá trình (?:triển khai|thực hiện)|(?:phản ánh|báo cáo) (?:kịp thời )?(?:về|bằng văn bản)"
)
_TELLS = re.compile(
    r"^(?:[ivx]+\.|\d+\.|[a-e]\.)?\s?(?:đánh giá|kết quả|thực trạng|tình hình|tồn tại|hạn chế|khó khăn|ưu điểm"
    r"|nguyên nhân"
    r"|bài học|những kết quả|đặc điểm)"
)
#: No request is looked for further into a sentence than this; who asks and why stand before it.
_FURTHEST = 420


def requests(context: Context, found: Sequence[Office]) -> Iterator[Office]:
    """Yield what sentences outside the items `found` charge somebody with."""
    for sentence in _outside(context, found):
        start = sentence.start
        asked = False
        for end in _ends(context, sentence):
            office = _requested(context, sentence.block, start, end, found)
            if office is None and asked:
                office = _beside_another(context, sentence.block, start, end)
            if office is not None:
                yield office
                asked = True
            start = end + 1


def _beside_another(context: Context, block: Block, start: int, end: int) -> Office | None:
    """Return whom a request goes on with behind a semicolon: "Đề nghị Phòng A …; Phòng B …; UBND các xã …"."""
    view = context.view
    start, _ = trimmed(view, start, end)
    stop = reach(view, start, end)
    if stop == start or IS_A_DUTY.match(view.key, stop, end) is None or FORMULA.match(view.key, stop, end):
        return None
    return Office(block, (), view.words(start, stop), stop, start, end)


def _outside(context: Context, found: Sequence[Office]) -> Iterator[Sentence]:
    """Yield the sentences that no agency's item holds, that tell no results and are not the letterhead's."""
    view = context.view
    body = title_end(context)
    spans = [(office.start, office.end) for office in found]
    for sentence in view.sentences:
        block = sentence.block
        if sentence.start < body or any(start <= sentence.start < end for start, end in spans):
            continue
        key = view.key[sentence.start : sentence.end]
        if key.startswith(("kính gửi", "nơi nhận", "theo đề nghị", "xét đề nghị")) or CARRIES_OUT.search(key):
            continue
        if closes(view.key[block.body : block.body + 40]) or _TROUBLE.search(key):
            continue
        if any(_TELLS.match(heading(view, above)) for above in list(view.ancestors(block))[1:]):
            continue
        yield sentence


def _ends(context: Context, sentence: Sentence) -> Iterator[int]:
    """Yield where the parts of a sentence end, at semicolons and at its own end."""
    at = sentence.start
    while (at := context.view.key.find(";", at, sentence.end)) >= 0:
        yield at
        at += 1
    yield sentence.end


def _requested(context: Context, block: Block, start: int, end: int, found: Sequence[Office]) -> Office | None:
    view = context.view
    for asked in _ASKS.finditer(view.key, start, min(end, start + _FURTHEST)):
        before = view.key[start : asked.start()]
        if _TOLD_OF.search(before) or _WHO_ASKS.match(before) is None or not begins(view, asked.end(), end):
            continue
        if context.head.kind == "plan" and GENERAL.match(view.key[asked.end() : end]):
            continue  # "Phân công các cơ quan, đơn vị giúp đỡ xã": a plan asks everybody
        stop = reach(view, asked.end(), end)
        following = view.key[stop:end]
        headed = block.marker is not None and not following.strip(" .:")
        members = _listed(context, block, end) if headed or following.rstrip().endswith(":") else ()
        named = [office for office in found if office.block in members]
        if named and 2 * len(named) > len(_beside(members)):
            return None  # whom the items name, they charge
        inside = {one.index for office in named for one in (office.block, *office.members)}
        members = tuple(one for one in members if one.index not in inside)
        if _INTRODUCES.match(following) and all(one.marker is None for one in members):
            continue
        if not members and (IS_A_DUTY.match(following) is None or FORMULA.match(following)):
            continue
        own = end if following.strip(" .:;,-") and not members else stop
        return Office(block, members, view.words(asked.end(), stop), stop, asked.start(), own)
    return None


def _beside(members: tuple[Block, ...]) -> list[Block]:
    """Return the items that stand beside the first, without those under them."""
    rank = members[0].marker.rank if members[0].marker else None
    return [one for one in members if (one.marker.rank if one.marker else None) == rank]


def _listed(context: Context, block: Block, end: int) -> tuple[Block, ...]:
    """Return the items that a block introduces with a colon at its end."""
    if end < block.end - 1:
        return ()
    blocks = context.view.blocks
    members: list[Block] = []
    for other in blocks[block.index + 1 :]:
        if block.marker is not None:
            inside = block.index in other.path
        else:
            first = members[0].marker if members else other.marker
            inside = other.marker is not None and first is not None and other.marker.rank >= max(first.rank, 2)
        if not inside:
            break
        members.append(other)
    return tuple(members)


_LEADS = re.compile(
    r"(?:cơ quan|đơn vị|ngành|phòng, ban|sở, ngành|bộ phận|người|cán bộ|công chức|đầu mối)\s(?:được giao )?(?:chủ trì"
    r"|phụ trách|thực hiện|chịu trách nhiệm(?: chính| thực hiện)?|tham mưu)[^:.;(]{0,25}:\s?(?=\S)"
    r"|(?<![a-zà-ỹđ])chủ trì(?: thực hiện| tham mưu)?\s?:\s?(?=\S)"
)
_IS_LED = re.compile(
    r"[\s,:]*(?:(?P<leads>(?:là (?:cơ quan|đơn vị) )?chủ trì|phụ trách|chịu trách nhiệm(?! trước)|đảm nhận|đảm nhiệm)"
    r"|(?P<answers>có trách nhiệm)|giúp đỡ|đỡ đầu|theo dõi|hỗ trợ|hướng dẫn)(?![a-zà-ỹđ])"
)
# "Các cơ quan phụ trách nội dung từng chỉ tiêu có trách nhiệm …": words between the name and the duty tell who.
_ANSWERS = re.compile(r"[^,.;:()]{0,110}?(?=\s(?:có|chịu) trách nhiệm (?!trước)[a-zà-ỹđ])")
_OPENING = re.compile(r"(?:^|[.;:(]\s?)(?:giao (?=\S))?(?=[a-zà-ỹđ])")


def leads(context: Context, found: Sequence[Office]) -> Iterator[Fact]:
    """Yield who leads the criterion that a place is about ("Cơ quan chủ trì: Phòng Y tế", "(Phòng Y tế phụ"
    " trách)"), and
    who in a sentence answers for criteria or units: "Phân công cụ thể: Phòng Nội vụ phụ trách xã Nà Mây; …"."""
    view = context.view
    for sentence in _outside(context, found):
        criterion = topic(view, sentence.block)
        for named in _LEADS.finditer(view.key, sentence.start, sentence.end):
            if criterion and begins(view, named.end(), sentence.end):
                stop = reach(view, named.end(), sentence.end)
                yield _led(context, criterion, (named.end(), stop), named.start(), stop)
        for opening in _OPENING.finditer(view.key[sentence.start : sentence.end]):
            start = sentence.start + opening.end()
            if not begins(view, start, sentence.end):
                continue
            stop = reach(view, start, sentence.end)
            described = _ANSWERS.match(view.key, stop, sentence.end)
            stop = described.end() if described else stop
            led = _IS_LED.match(view.key, stop, sentence.end)
            if led is None:
                continue
            end = next(_ends(context, replace(sentence, start=stop)))
            office = Office(sentence.block, (), view.words(start, stop), stop, start, end)
            said = list(of_piece(context, office, stop, end)) or list(of_helped(context, office, stop, end))
            if not said and criterion and led.group("leads"):
                said = [_led(context, criterion, (start, stop), start, led.end())]
            if not said and led.group("answers"):
                fact = cited(view, FactKind.ASSIGNMENT, *trimmed(view, start, end))
                said = [replace(fact, agency=office.agency, task=view.words(*trimmed(view, stop, end)))]
            yield from said


def _led(context: Context, criterion: str, agency: tuple[int, int], start: int, end: int) -> Fact:
    first, last = trimmed(context.view, start, end)
    return replace(
        cited(context.view, FactKind.ASSIGNMENT, first, last),
        criterion=criterion,
        criteria=(criterion,),
        criteria_set="commune",
        agency=context.view.words(*agency),
        task="chủ trì",
    )
