"""Figures that a paper aims at or reports: percentages, income, area, length, people, levels, numbers of things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ntm.core.reading.extraction import gains, measures, names, quantities, subjects
from ntm.core.reading.extraction.context import Context, cited, default_year, tells_how_it_stands, topic, trimmed
from ntm.core.reading.extraction.measures import Measure
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import Sentence

# Not targets: slogans, ages, parts of names.
_SLOGAN = re.compile(r"\d\s?không,? ?(?:và )?\d\s?sạch|\d an toàn|tại chỗ|tuổi|giai đoạn|biểu|phụ lục|phụ biểu")
# How large the place is.
_PEOPLE = re.compile(
    r"(?<!xuất )(?<!nhập )(?<!cửa )khẩu|diện tích tự nhiên|dân số (?:toàn|của|là|có|\d)"
    r"|(?:có|gồm) \d+ (?:xã|thôn|bản|ấp|buôn|xóm|khóm|thị trấn|phường)(?! đạt| được| nông)[^;]{0,90}\d (?:hộ"
    r"|người)(?![a-zà-ỹđ])"
)
_OF_A_PEOPLE = re.compile(r"(?:dân tộc|đồng bào)[^,;]{0,30}chiếm")
_NOW = re.compile(r"(?:hiện có|đang có|hiện nay có|đã có|hiện)\s?$")
_NOW_AFTER = re.compile(r"^\s?(?:đang có|hiện có|hiện nay|đang hoạt động|hiện đang)")
_SO_FAR = re.compile(r"đến nay|hiện nay|tính đến|hiện tại|đến thời điểm")
_FALLS = re.compile(r"(?<![a-zà-ỹđ])(?:giảm|tăng)(?! (?:nghèo|cường|trưởng|giá))(?![^,;]{0,80}(?:còn|xuống|lên))")
# "đây là 1 công trình lớn", "các trường có từ 05 lớp trở lên": said of a thing, not aimed at.
_DESCRIBES = re.compile(
    r"(?<!số )(?<!số lượng )(?<![a-zà-ỹđ])(?:đây|đó|này) là\s$|(?<![a-zà-ỹđ])(?:các|những)\s[^,;:.\d]{2,40}\scó(?: từ"
    r"| trên| dưới| ít nhất)?\s$"
    r"|(?:thành phần|đoàn|hội đồng|tổ|ban)[^,;:.\d]{0,40}\s(?:gồm|có)\s$|tổ (?:giúp việc|công tác)[^,;.\d]{0,20}\s$"
    r"|định mức[^;.\d]{0,30}\s$|trẻ (?:em )?(?:dưới )?$|chương trình $"
    r"|(?<![a-zà-ỹđ])(?:mỗi|từng|cứ)\s$"
)
_CARRIES_OUT = re.compile(
    r"phấn đấu|đạt|tổ chức(?= \d+ lớp)|mở|đào tạo|tập huấn|kế hoạch|mục tiêu|chỉ tiêu|bảo đảm|ít nhất"
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the figures, each with what it is about (`indicator`, in the paper's words) and its sign."""
    for sentence in context.view.sentences:
        yield from _of_sentence(context, sentence)


def _of_sentence(context: Context, sentence: Sentence) -> Iterator[Fact]:
    view = context.view
    shared_out = gains.shares(context, sentence)
    apart = [*gains.gains(context, sentence), *shared_out]
    taken = [(view.after(fact.start + 1) - 1, view.after(fact.end)) for fact in apart]
    found = [
        one
        for one in measures.measures(view.key, sentence.start, sentence.end)
        if not any(begin <= one.start < stop for begin, stop in taken)
    ]
    last_end = sentence.start
    subject: str | None = None
    for position, one in enumerate(found):
        if one.start < last_end:
            continue
        following = found[position + 1] if position + 1 < len(found) else None
        stop = min(
            [following.start if following else sentence.end, *(begin for begin, _ in taken if begin > one.start)]
        )
        shared = following.end + 40 if following is not None and following.unit == one.unit else 0
        fact = _fact(context, sentence, one, last_end, stop, min(shared, sentence.end))
        if fact is not None:
            if subject is not None and _COMPARES.match(fact.indicator or ""):
                fact = replace(fact, indicator=subject)
            subject = fact.indicator
            yield fact
        last_end = one.end
    yield from apart


_BREAK = re.compile(
    r"[;:](?=\s)|\s?\((?=chi tiết|có (?:phụ|biểu)|phụ lục|biểu)|,\s(?=(?:tỷ lệ|trên|dưới|diện "
    r"tích|sản lượng|năng suất|số|\d|≥|≤|phấn đấu|trong đó|giảm|tăng|có|đạt))|\.\s"
)
_UNTIL = re.compile(r"\s?\(?(?:tính )?(?:đến |vào |trong )?(?:hết |cuối )?(?=năm \d{4})")
_PLANNED = re.compile(r"dự kiến|phấn đấu|kế hoạch")
# "giảm từ 21,4% xuống còn 16%": the first is where it starts.
_ON_TO = re.compile(r"\s?(?:\(?năm \d{4}\)?\s)?(?:xuống|lên|còn)(?![a-zà-ỹđ])")
_MORE = re.compile(r"(?:thêm|tăng thêm|công nhận mới)\s$")
_DOWN_TO = re.compile(r"(?:còn|xuống|lên)(?: dưới| trên| đến| là)?\s?$")
_COMPARES = re.compile(r"so với|cùng kỳ")
# "100% xã có ít nhất 01 sản phẩm OCOP": the share is the target, the number says of what.
_QUALIFIES = re.compile(
    r"\d\s?% (?:số )?(?:xã|thôn|bản|ấp|hộ|huyện)[^,;.\d]{0,40}\s(?:có|đạt)(?: từ| ít nhất| tối thiểu)\s$"
)
# "08/12 xã đạt chuẩn, chiếm 66,7%", "18/24 trường đạt chuẩn, đạt 75%": the share of a number that stands beside it.
_COUNTED_BEFORE = re.compile(
    r"\d\s?(?:xã|bản|thôn|thôn, ?bản|ấp|buôn|làng|xóm|huyện|phường|đơn vị|khu dân cư|tiêu chí|trường|sản phẩm|km|ha"
    r"|phiếu)"
    r"(?![a-zà-ỹđ/])[^%;.]{0,160}?"
    r"(?:[,(]\s?(?:đạt|chiếm|bằng|tương đương|tương ứng|=|hay)(?: tỷ lệ)?(?: là)?|[,(]\s?(?:với )?tỷ lệ(?: là)?|\(|"
    r"\s(?:chiếm|bằng|tương đương|đạt tỷ lệ|chiếm tỷ lệ))\s?(?:khoảng |gần |hơn |trên |~\s?|≈\s?)?$"
    r"|\d\s?(?:triệu|tỷ|nghìn)(?: đồng)?[\s,]*(?:\(|chiếm)(?: tỷ lệ)?(?: khoảng)?\s?$"
)
_NOT_ANOTHER = re.compile(
    r"\s?(?:$|[,.;)\n]|(?:tổng )?(?:số (?:xã|bản|thôn|ấp|huyện)|nguồn|vốn)|(?:so với )?(?:kế hoạch|kh(?![a-zà-ỹđ])"
    r"|chỉ tiêu|mục tiêu"
    r"|nghị "
    r"quyết|dự toán)|so với|trong|toàn)"
)
_COUNTED_AFTER = re.compile(r"\s?[^%;.,\d]{0,70}?\(\s?\d{1,4}(?:\s?/\s?\d{1,4}|\s?(?:xã|bản|thôn|ấp|buôn|huyện)\s?\))")
# "88% hộ gia đình, 80% bản đạt chuẩn văn hóa": the first figure's verb stands behind the second.
_HAS_VERB = re.compile(
    r"(?<![a-zà-ỹđ])(?:đạt|được|tham gia|sử dụng|qua đào tạo|tỷ lệ|giảm|thu gom|dưới|trên)(?![a-zà-ỹđ])"
)


def _bounds(key: str, sentence: Sentence, one: Measure, floor: int, stop: int) -> tuple[int, int]:
    """Return where the words about a measure begin and end, between its neighbours `floor` and `stop`."""
    begin = floor
    for match in _BREAK.finditer(key, floor, one.start):
        begin = match.end()
    commas = [at + 1 for at in range(begin, one.start) if key[at] == "," and key[at + 1] == " "]
    if commas and one.unit == "mức độ":
        begin = commas[-1]
    elif commas and begin == floor > sentence.start:
        begin = commas[0]
    # "Tỷ lệ … tham gia bảo hiểm y tế (…): ≥ 60%": what stands before the colon is what the figure is about.
    if len(key[begin : one.start].strip(" ≥≤><=~")) < 25 and begin > floor and re.search(r":\s*$", key[floor:begin]):
        inner = [match.end() for match in _BREAK.finditer(key, floor, begin - 2)]
        begin = inner[-1] if inner else floor
    breaker = _BREAK.search(key, one.end, stop)
    end = breaker.start() if breaker else stop
    if stop != sentence.end and not breaker:
        comma = key.rfind(",", one.end, stop)
        end = one.end if comma < 0 else comma
    return begin, end


def _is_no_aim(key: str, sentence: Sentence, one: Measure, begin: int) -> bool:
    """Say whether a measure tells how large a place is, what a thing is like, or repeats a number beside it."""
    before = key[begin : one.start]
    if _SLOGAN.search(key[one.start : one.end + 12]):
        return True
    if _QUALIFIES.search(key[max(sentence.start, one.start - 90) : one.start]):
        return True
    if one.unit == "%":
        of_people = "chiếm" in before and (
            _OF_A_PEOPLE.search(before) or _PEOPLE.search(key, sentence.start, sentence.end)
        )
        return bool(of_people) or _only_restates(key, sentence, one)
    if one.unit in ("hộ", "người", "ha", "km2") and _PEOPLE.search(key, sentence.start, sentence.end):
        return True
    if re.search(r"theo quy định tại|nghị quyết số|quyết định số", before):
        return True
    if one.unit == "mức độ" or "/" in one.unit:
        return False
    if _DESCRIBES.search(key[max(sentence.start, one.start - 60) : one.start]):
        return True
    if one.number in ("1", "01") and re.search(r"(?:trên|mỗi|cho|/)\s$", before):
        return True
    return one.unit in measures.HELD and not _CARRIES_OUT.search(key, max(sentence.start, one.start - 60), one.start)


def _only_restates(key: str, sentence: Sentence, one: Measure) -> bool:
    """Say whether a share repeats a number beside it and aims at nothing of its own."""
    if _COUNTED_AFTER.match(key, one.end, sentence.end):
        return True
    before = key[max(sentence.start, one.start - 150) : one.start]
    return _COUNTED_BEFORE.search(before) is not None and _NOT_ANOTHER.match(key, one.end, sentence.end) is not None


def _fact(context: Context, sentence: Sentence, one: Measure, floor: int, stop: int, shared: int) -> Fact | None:
    view, key = context.view, context.view.key
    begin, end = _bounds(key, sentence, one, floor, stop)
    if _is_no_aim(key, sentence, one, begin):
        return None
    before, after, said = key[begin : one.start], key[one.end : end], key[begin:end]
    year, stands = _when(context, sentence, one, begin, end)
    falls_from = before.rstrip().endswith("từ") and _ON_TO.match(key, one.end, sentence.end) is not None
    delta = _MORE.search(before) is not None or (_FALLS.search(before) is not None and not _DOWN_TO.search(before))
    begin, end = trimmed(view, begin, end)
    fact = cited(view, FactKind.INDICATOR_TARGET, begin, end)
    # "hỗ trợ 30 hộ nghèo làm nhà": households are counted, and which ones says what the figure is about
    kind_of = one.end - len(one.unit) if one.unit.startswith("hộ ") and one.unit not in before else one.end
    value = quantities.decimal(one.number)
    doubts = fact.doubts
    if one.unit == "%" and value > 100:
        doubts += (f"Tỷ lệ {one.number}% lớn hơn 100%.",)
    said_of = key[begin:end]
    criterion = subjects.criterion_of(said_of)
    if criterion is None and shared and not _HAS_VERB.search(said):
        criterion = subjects.criterion_of(key[begin:shared])
    if criterion is None and one.unit in ("%", "km", "chợ", "mức độ") and not subjects.is_of_the_poor(said):
        criterion = topic(view, sentence.block)
    return replace(
        fact,
        criterion=criterion,
        value=value,
        numerator=quantities.count(one.number) if one.of else None,
        denominator=quantities.count(one.of) if one.of else None,
        unit=_unit(one, said),
        year=None if falls_from or stands is None else year,
        baseline=falls_from or stands is not False,
        delta=delta and not falls_from,
        op="=" if falls_from else quantities.comparison(before, after),
        range=(value, quantities.decimal(one.high)) if one.high else None,
        indicator=subjects.subject_of(view.text[begin : one.start], view.text[kind_of:end]),
        names=_named(view.text[one.end : end], value)
        or subjects.places_of(view.text[begin:end], view.text[sentence.start : begin]),
        doubts=doubts,
    )


_IN_PARENTHESES = re.compile(r"\s?[^,;:()\d]{0,40}\((?P<list>[^()]{2,200})\)")


def _named(after: str, value: Decimal) -> tuple[str, ...]:
    """Return the names of the things counted, where as many stand in parentheses: "02 nhà văn hóa (Đông, Đoài)"."""
    match = _IN_PARENTHESES.match(after)
    items = names.parse_list(match["list"]) if match else ()
    return tuple(item.name for item in items) if len(items) == value else ()


def _when(context: Context, sentence: Sentence, one: Measure, begin: int, end: int) -> tuple[int | None, bool | None]:
    """Return the year that a measure holds for, and whether it tells what is: True of an earlier year, None of now."""
    key = context.view.key
    before, after = key[begin : one.start], key[one.end : end]
    until = _UNTIL.match(key, end, sentence.end)
    reach = min(until.end() + 8, sentence.end) if until else end
    years_here = quantities.years(key, begin, reach) or quantities.years(key, sentence.start, begin)[-1:]
    own = default_year(context, sentence.block)
    year = years_here[0][0] if years_here else own
    now = _NOW_AFTER.match(after) is not None or _NOW.search(before.removesuffix("hệ thống ")) is not None
    now = now or _SO_FAR.search(key, sentence.start, one.start) is not None
    if now or (tells_how_it_stands(context, sentence.block) and not years_here):
        return year, None
    head_year = context.head.year or own
    planned = _PLANNED.search(key[sentence.start : end]) is not None
    return year, head_year is not None and year is not None and year < head_year and not planned


def _unit(one: Measure, said: str) -> str:
    if one.unit == "triệu đồng/năm" and "đầu người" in said:
        return "triệu đồng/người/năm"
    if one.unit == "cây cầu":
        return "cầu"
    if one.unit.startswith("hộ "):
        return "hộ"
    if one.unit.startswith("triệu/"):
        return one.unit.replace("triệu/", "triệu đồng/")
    return "triệu đồng/người/năm" if one.unit == "triệu đồng/người" else one.unit
