"""The pieces of a duty: which criteria, communes and villages an agency answers for, and who else is charged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import criteria, names
from ntm.core.reading.extraction.bearers import LEAD, begins, reach
from ntm.core.reading.extraction.context import Context, cited, trimmed
from ntm.core.reading.extraction.offices import FORMULA, IS_A_DUTY, Office
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.layout import CAPITAL

_NOT_ASSIGNED = re.compile(r"gắn với(?: việc)?(?: thực hiện)?(?: hoàn thành)?\s?$")
# "góp phần … hoàn thành tiêu chí thu nhập": what the duty is good for, in words and without a number.
_PURPOSE = re.compile(r"(?<![a-zà-ỹđ])(?:góp phần|nhằm|gắn với|để từng bước)(?![a-zà-ỹđ])")
_COMMUNES = re.compile(
    r"(?:ubnd |ủy ban nhân dân |với )?(?P<many>các )?"
    r"(?P<unit>xã|thị trấn|phường|huyện|thôn|bản|xóm|ấp|buôn|làng|khu|bon|khóm)"
    r"(?(many)\s?:?)\s(?=\S)(?!ntm|nông thôn mới|đạt)"
)
_VILLAGES = re.compile(
    r"(?:giúp đỡ|giúp|hỗ trợ|phụ trách|đỡ đầu|kết nghĩa(?: với)?|theo dõi|chỉ đạo|bám sát"
    r"|đôn đốc)\s(?:địa bàn )?(?:các )?"
    r"(?P<unit>bản|thôn|ấp|xã|buôn|huyện|xóm|khu|phường|thị trấn|làng|bon|khóm)\s?:?\s(?=\S)"
)
PLANNING = re.compile(
    r"quy hoạch chung (?:xây dựng )?(?:các |của các |cấp )?xã|(?:lập|xây dựng|phê duyệt|thực hiện) quy hoạch chi tiết"
    r"|quy hoạch chi tiết (?:xây dựng )?(?:trung tâm xã|điểm dân cư)"
)
_DUTY = re.compile(
    r"chủ trì|chịu trách nhiệm|vận động|tham mưu|giúp|hỗ trợ|theo dõi|đảm nhận|đảm nhiệm|tuyên truyền|đánh giá|"
    r"hướng dẫn|hoàn thành|phụ trách|thực hiện|triển khai|đạt|lộ trình|báo cáo|thẩm định|kiểm tra|rà soát|đôn đốc"
    r"|chỉ đạo|bảo đảm|đảm bảo"
)


_SPEAKS_OF_CRITERIA = re.compile(r"(?:bộ|các|những) tiêu chí|tiêu chí (?:được|phụ trách|do|thuộc|còn|chưa)")


def first_duty(context: Context, office: Office) -> tuple[int, int]:
    """Return where the first duty of an agency stands in the view."""
    view = context.view
    if view.key[office.duty : office.stop].strip(" :.;,-"):
        return office.duty, office.stop
    for block in office.members[:1]:
        if block.start <= office.duty <= block.end and view.key[office.duty : block.end].strip(" :.;,-"):
            return office.duty, block.end
    if office.members:
        return office.members[0].body, office.members[0].end
    return office.duty, office.stop


def starts_with_criteria(context: Context, office: Office) -> bool:
    """Say whether the first duty of an agency is about criteria, so that it has no general duty beside."""
    start, end = first_duty(context, office)
    key = context.view.key
    full_stop = key.find(". ", start, end)
    end = full_stop if full_stop >= 0 and not any(True for _ in _assigned(key, full_stop, end)) else end
    if _SPEAKS_OF_CRITERIA.search(key, start, end) or PLANNING.search(key, start, end):
        return True
    return any(True for _ in _assigned(key, start, end))


def helped(context: Context, start: int, end: int) -> tuple[tuple[names.Item, ...], int]:
    """Return the villages or communes that an agency is to help, and where their names end: "giúp đỡ bản A, bản"
    " B"."""
    view = context.view
    for match in _VILLAGES.finditer(view.key, start, end):
        items = _names(view.text[match.end() : end], match.group("unit"))
        if items:
            return items, match.end() + items[-1].end
    return (), start


_NUMBERS = re.compile(
    r"\d{1,2}(?:(?:, | và |, (?:thôn|ấp|bản|xóm) | và (?:thôn|ấp|bản|xóm) )\d{1,2})*(?![\d/%]|[.,]\d)"
)


def _names(text: str, unit: str) -> tuple[names.Item, ...]:
    """Read the names at the beginning of a text; villages may have numbers alone: "thôn 4, thôn 5"."""
    found = names.leading_names(text, unit=unit)
    if found or unit not in ("thôn", "bản", "xóm", "ấp", "buôn", "khu", "làng", "khóm"):
        return found
    match = _NUMBERS.match(text)
    numbers = re.finditer(r"\d+", match.group(0)) if match else ()
    return tuple(names.Item(f"{unit} {one.group(0)}", "", one.start(), one.end()) for one in numbers)


def charged_with(context: Context, office: Office, begin: int, end: int) -> tuple[Office, int]:
    """Return who is charged with a piece of a duty and where it begins: behind a semicolon another agency may follow
    ("Sở Giao thông vận tải phụ trách …; Sở Y tế phụ trách …")."""
    view = context.view
    lead = LEAD.match(view.key[begin:end])
    start = begin + (lead.end() if lead else 0)
    if start <= office.duty or (view.text[start].islower() and lead is None) or not begins(view, start, end):
        return office, begin
    stop = reach(view, start, end)
    if view.text[begin:end].isupper():
        return office, begin  # "KT. CHỦ TỊCH PHÓ CHỦ TỊCH": who signs
    if not view.key[stop:end].strip(" ,:;.-") or stop - start > 120:
        return office, begin
    if FORMULA.match(view.key, stop, end):
        return office, end
    if IS_A_DUTY.match(view.key, stop, end) is None:
        return office, begin
    return replace(office, agency=view.words(start, stop), duty=stop), stop


_PIECE = re.compile(
    r";\s|(?<=[^\d])\.\s|(?<=\))\.\s|,\s(?=(?:phối hợp|chủ trì))"
    r"|,\s(?=(?:trực tiếp )?(?:giúp đỡ|giúp|hỗ trợ|hướng dẫn)\s(?:các )?(?:xã|bản|thôn|ubnd)\s)"
    r"|,\s(?=(?:sở|phòng|ban|hội|công an|trung tâm|ubnd|chi cục)\s[^,;.:]{2,60}?\s(?:chịu trách nhiệm|phụ trách"
    r"|chủ trì)\s)"
)


# "… tiêu chí số 5, 14. Hướng dẫn xã …": a capital letter begins another sentence.
_NUMBER_ENDS = re.compile(r"(?<=\d)\.\s(?=" + CAPITAL + ")")


def pieces(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a duty at semicolons and full stops; what is joined by "và" or "; tiêu chí 14" stays together."""
    key = context.view.key
    begin = start
    ends = [*_PIECE.finditer(key, start, end), *_NUMBER_ENDS.finditer(context.view.text, start, end)]
    for match in sorted(ends, key=lambda one: one.start()):
        if match.start() < begin or criteria.name_at(key, match.end(), end):
            continue
        if re.match(r"(?:tiêu chí|chỉ tiêu)\s", key[match.end() : match.end() + 12]):
            continue
        yield begin, match.start()
        begin = match.end()
    if key[begin:end].strip():
        yield begin, end


def of_piece(context: Context, office: Office, begin: int, end: int) -> Iterator[Fact]:
    """Yield what a piece of a duty gives an agency: criteria with the communes named for them, or units to help."""
    view = context.view
    key = view.key
    found = list(_assigned(key, begin, end))
    if not found:
        # The first duty is told with the agency itself, unless it goes on with criteria.
        if begin > office.duty + 3 or starts_with_criteria(context, office):
            yield from of_helped(context, office, begin, end)
        planning = PLANNING.search(key, begin, end)
        if planning and _DUTY.search(key, begin, planning.start()):
            fact = cited(view, FactKind.ASSIGNMENT, begin, planning.end())
            yield replace(
                fact,
                criterion="1",
                criteria=("1",),
                criteria_set="commune",
                agency=office.agency,
                task=view.words(begin, planning.end()).strip(" ,;:"),
            )
        return
    by_number = any(one.by_number for one in found)
    if not by_number and not _DUTY.search(key, begin, end) and _CRITERIA_ALONE.match(key, begin, end) is None:
        return
    communes = _communes(context, begin, found[0].start) or _communes(
        context, max(one.end for one in found), end, behind=True
    )
    village = [one for one in found if _is_village(key, one, end)]
    # A criterion of the village set beside one of the commune set belongs to the same duty; see `village_criteria`.
    own = [one for one in found if one not in village]
    start, _ = trimmed(view, _task_start(key, begin, found[0].start), end)
    stop = max(one.end for one in found)
    stop = _with_set(key, stop, end)
    for group, criteria_set in ((own, "commune"), (village, "village")):
        if not group or (criteria_set == "village" and own):
            continue
        numbers = tuple(sorted({one.criterion for one in group if one.criterion}, key=int))
        indicators = tuple(dict.fromkeys(_indicators(key, group, stop)))
        task = "chỉ tiêu " + ", ".join(indicators) if indicators else view.words(start, stop).strip(" ,;:")
        fact = cited(view, FactKind.ASSIGNMENT, start, stop)
        doubts = (
            ("Tên và số của tiêu chí không khớp.",)
            if criteria_set == "commune" and any(one.mismatch for one in group)
            else ()
        )
        yield replace(
            fact,
            criterion=group[0].criterion,
            criteria=numbers,
            criteria_set=criteria_set,
            names=tuple(item.name for item in communes),
            agency=office.agency,
            task=task,
            doubts=fact.doubts + doubts,
        )


def _assigned(key: str, begin: int, end: int) -> Iterator[criteria.Named]:
    """Yield the criteria that words assign: not those that are a mere occasion or what a duty is good for."""
    for one in criteria.mentions(key, begin, end):
        if not one.is_known or _NOT_ASSIGNED.search(key[begin : one.start]) or _is_list_of_wants(key, one):
            continue
        clause = max(begin, *(key.rfind(mark, begin, one.start) for mark in (";", ". ")))
        if one.by_number or not _PURPOSE.search(key, clause, one.start):
            yield one


# "Hỗ trợ các xã A, B … hoàn thành 06 bản (…) đạt chuẩn": that count says who is to be helped, and holds the agency.
_STATES_A_STANDARD = re.compile(r"\d\s(?:bản|thôn|ấp|buôn|xã|xóm)\s[^;.]{0,400}?(?:đạt chuẩn|nông thôn mới|ntm)")


def of_helped(context: Context, office: Office, begin: int, end: int) -> Iterator[Fact]:
    """Yield whom a piece without a criterion gives an agency to look after: "phụ trách xã Đông Sang"."""
    items, last = helped(context, begin, end)
    if items and _STATES_A_STANDARD.search(context.view.key, last, end) is None:
        start, stop = trimmed(context.view, begin, last)
        yield replace(
            cited(context.view, FactKind.ASSIGNMENT, start, stop),
            agency=office.agency,
            task=context.view.words(start, stop),
            names=tuple(item.name for item in items),
        )


# "3. Công an xã: tiêu chí 19.2 …"
_CRITERIA_ALONE = re.compile(r"[\s:]*(?:các )?(?:tiêu chí|chỉ tiêu)\s")


def _is_list_of_wants(key: str, one: criteria.Named) -> bool:
    """ "tiêu chí cần kinh phí", "các tiêu chí được giao": no criterion is named."""
    return (
        not one.by_number and re.match(r"tiêu chí\s(?:cần|được|đã|chưa)", key[one.start : one.start + 16]) is not None
    )


def _indicators(key: str, group: list[criteria.Named], stop: int) -> Iterator[str]:
    for one in group:
        if one.indicator:
            yield one.indicator
    last = max(one.end for one in group)
    own = {one.criterion for one in group}
    for match in re.finditer(
        r"(?:chỉ tiêu\s|,\s"
        r"|và\s)(\d{1,2}\.\d{1,2})(?!\d)",
        key[min(one.start for one in group) : max(stop, last) + 30],
    ):
        if match.group(1).split(".")[0] in own:
            yield match.group(1)


def _is_village(key: str, one: criteria.Named, end: int) -> bool:
    following = re.compile(r"[^();]{0,40}\(([^()]*)\)").match(key, one.end, end)
    return following is not None and re.search(r"tiêu chí (?:thôn|bản)|thôn, ?bản", following.group(1)) is not None


def village_criteria(key: str) -> tuple[str, ...]:
    """Return the criteria of the village set that the words of a duty name beside those of the commune set: "tiêu chí
    số 10: Thu nhập (Bộ tiêu chí xã) và tiêu chí số 8: Thu nhập (Bộ tiêu chí bản)"."""
    found = [one for one in criteria.mentions(key, 0, len(key)) if one.is_known and _is_village(key, one, len(key))]
    return tuple(sorted({one.criterion for one in found if one.criterion}, key=int))


def _with_set(key: str, stop: int, end: int) -> int:
    match = re.compile(r"\s?\([^()]{0,60}\)").match(key, stop, end)
    return match.end() if match else stop


def _task_start(key: str, begin: int, first: int) -> int:
    """The duty begins with its verb nearest before the criterion, its partners ("Phối hợp với …") included."""
    together = [match.start() for match in re.finditer(r"phối hợp với|chủ trì|tham mưu", key[begin:first])]
    return begin + (together[0] if together else 0)


_BEHIND = re.compile(
    r"(?:\s?\((?:tiêu chí|tc)[^()]{0,16}\)|[)”\"’])*[\s,(]*(?:tại|ở|của|cho|đối với|trên địa bàn|gồm|và|-)?\s?"
)


def _communes(context: Context, begin: int, end: int, *, behind: bool = False) -> tuple[names.Item, ...]:
    view = context.view
    if behind:
        # Behind a criterion its communes follow at once: "tiêu chí số 2, huyện Thuận Châu", "số 18 tại các xã: A, B".
        lead = _BEHIND.match(view.key, begin, end)
        match = _COMMUNES.match(view.key, lead.end() if lead else begin, end)
        return _names(view.text[match.end() : end], match.group("unit")) if match else ()
    for match in _COMMUNES.finditer(view.key, begin, end):
        items = _names(view.text[match.end() : end], match.group("unit"))
        if items:
            return items
    return ()
