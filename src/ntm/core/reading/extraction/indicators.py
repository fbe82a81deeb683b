"""Figures that a paper aims at: percentages, income, area, length, people, levels, and plain numbers of things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ntm.core.reading.extraction import names, quantities
from ntm.core.reading.extraction.context import Context, cited, default_year, tells_how_it_stands, topic, trimmed
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import Sentence

_D = quantities.SPACED_DECIMAL
_B = r"(?![a-zà-ỹđ])"
_THINGS = (
    r"(?:chợ|dự án(?! khác)|công trình|mô hình|sản phẩm|hợp tác xã|htx|tổ hợp tác|nhà văn hóa|"
    r"lớp|phòng học|trường học|trường|trạm|tuyến đường|tuyến|"
    r"cầu(?= (?:nông thôn|dân sinh|giao thông|treo|bê tông|tại|ở|trên))|cống|giếng|phòng|hộ(?: gia đình| nghèo|"
    r" dân)?|người|lao động|học viên|cán bộ|ngôi nhà|nhà|con|cây cầu|cây|lượt "
    r"người|km|m2|m3|ha|tấn(?:/(?:năm|ha))?|tạ/ha|kg|bể|"
    r"m(?= (?:đường|kênh|mương|rãnh|hàng rào|tường))|điểm|khu(?! dân cư)|vườn|sản phẩm ocop|cuộc|đợt|hội nghị|doanh "
    r"nghiệp)"
)
_PERCENT = re.compile(rf"(?<![\d./,])(?:{_D}\s?-\s?(?={_D}\s?%))?{_D}\s?(?:%|phần trăm)(?:\s?-\s?{_D}\s?%)?")
_INCOME = re.compile(
    rf"(?<![\d./,])(?P<n>{_D})\s?(?P<u>(?:triệu|tr)(?: ?đồng)?\s?(?:/\s?người\s?/\s?năm|"
    rf"/\s?người|/\s?năm|/\s?hộ\s?/\s?năm|/\s?ha(?:\s?/\s?năm)?))"
)
# "Thu nhập bình quân đầu người: 63 triệu đồng trở lên": the unit of time and head stands in the words before.
_INCOME_ALONE = re.compile(
    rf"thu nhập bình quân(?:(?:[^.;%()\d]|năm \d{{4}}){{0,70}}?)"
    rf"(?<![\d./,])(?P<n>{_D})\s?triệu(?: đồng)?(?!\s?(?:đồng)?\s?/)(?![a-zà-ỹđ])"
)
_MEASURE = re.compile(rf"(?<![\d./,-])(?P<n>{_D})\s?(?P<u>{_THINGS}){_B}")
_PART_OF_WHOLE = re.compile(
    rf"(?<![\d./,-])(?P<n>{quantities.COUNT})\s?(?:{_THINGS}{_B}\s?)?(?:trong|trên) tổng (?:số )?"
    rf"(?P<of>{quantities.COUNT})\s?(?P<u>{_THINGS}){_B}"
)
_UNTIL = re.compile(r"\s?\(?(?:tính )?(?:đến |vào |trong )?(?:hết |cuối )?(?=năm \d{4})")
_LEVEL = re.compile(rf"(?P<u>mức độ)\s(?P<n>\d){_B}(?!\d)")
_EACH_CHOOSES = re.compile(
    r"mỗi\s(?P<per>xã|huyện|bản|thôn)\s(?:[^,.;\d]{0,20}?)(?:chọn|xây dựng|có|đăng ký|đạt|"
    r"hoàn thành|thêm)\s(?:[^,.;\d]{0,20}?)(?P<n>\d{1,3}|một|hai|ba)\s(?P<u>bản|xã|thôn|mô "
    r"hình|sản phẩm|khu dân cư)(?! một)" + _B
)
_MORE_CRITERIA = re.compile(
    r"(?P<lead>(?:phấn đấu|hoàn thành|tăng|đạt|có)(?: \w+){0,3}? thêm|đạt thêm|tăng thêm|hoàn "
    r"thành thêm|thêm|tăng(?= (?:từ )?\d{1,3} tiêu chí so với)|(?:mỗi xã|các xã|xã còn lại"
    r"|bình quân)[^,;.:\d]{0,40}? tăng)\s"
    r"(?:(?P<least>ít nhất|tối thiểu)\s)?(?:từ\s)?(?P<n>\d{1,4})(?:\s?(?:-|đến)\s?(?P<hi>\d{1,3}))?"
    r"\s(?:lượt\s)?tiêu chí(?! tiêu chí)(?P<per>\s?/\s?xã)?(?P<more>\s(?:số )?trở lên)?"
)
_EACH_COMMUNE = re.compile(r"mỗi xã|các xã(?= (?:còn lại )?(?:phấn đấu )?tăng (?!thêm))|xã còn lại")
# "Toàn huyện đạt 432 tiêu chí": more than one commune can meet.
_ALL_CRITERIA = re.compile(
    r"(?:đạt|có|tổng số|là|:)\s(?P<n>[2-9]\d|\d{3,4}|\d\.\d{3})\s(?:lượt )?(?P<u>tiêu chí)(?!\s?/)"
)
# Not targets: slogans, ages, parts of names.
_SLOGAN = re.compile(r"\d\s?không,? ?(?:và )?\d\s?sạch|\d an toàn|tại chỗ|tuổi|giai đoạn|biểu|phụ lục|phụ biểu")
_PEOPLE = re.compile(r"khẩu|diện tích tự nhiên|dân số (?:toàn|của|là|có|\d)")
_NOW = re.compile(r"(?:hiện có|đang có|hiện nay có|đã có|hiện)\s?$")
_NOW_AFTER = re.compile(r"^\s?(?:đang có|hiện có|hiện nay|đang hoạt động|hiện đang)")
_SO_FAR = re.compile(r"đến nay|hiện nay|tính đến|hiện tại|đến thời điểm")
_FALLS = re.compile(r"(?<![a-zà-ỹđ])(?:giảm|tăng)(?! (?:nghèo|cường|trưởng|giá))(?![^,;]{0,80}(?:còn|xuống|lên))")
_WISH = re.compile(
    r"phấn đấu|đạt|tỷ lệ|duy trì|hoàn thành|bảo đảm|đảm bảo|mục tiêu|chỉ tiêu|nâng|giảm|tăng|"
    r"trồng|xây|mở mới|phát triển|bê tông|cứng hóa|nhựa|nạo vét|thi công|tu sửa|duy tu|làm|"
    r"giải quyết|đào tạo|sản lượng|diện tích|năng suất|hỗ trợ|dành|bố trí|tổng số|số|lựa chọn|"
    r"thành lập|giải ngân|xóa|chăm sóc|bảo vệ|khoanh nuôi|kiên cố|lắp đặt|cải tạo|mở rộng|sửa chữa|mua sắm|trợ giúp"
    r"|cấp|vận động|"
    r"hệ thống|có|từ|trên|dưới|sử dụng|thu nhập|giữ|phổ cập|duy tu|≥|≤|>=|<="
)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    number: str
    unit: str
    high: str | None = None
    of: str | None = None


def extract(context: Context) -> Iterator[Fact]:
    """Yield the figures aimed at, each with what it is about (`indicator`, in the paper's words) and its sign."""
    for sentence in context.view.sentences:
        yield from _of_sentence(context, sentence)


def _of_sentence(context: Context, sentence: Sentence) -> Iterator[Fact]:
    view = context.view
    key = view.key
    found = sorted(_find(key, sentence.start, sentence.end), key=lambda one: (one.start, -one.end))
    wholes = [(one.start, one.end) for one in found if one.of]
    found = [one for one in found if one.of or not any(a <= one.start < b for a, b in wholes)]
    last_end = sentence.start
    subject: str | None = None
    for position, one in enumerate(found):
        if one.start < last_end:
            continue
        stop = found[position + 1].start if position + 1 < len(found) else sentence.end
        following = found[position + 1] if position + 1 < len(found) else None
        shared = following.end + 40 if following is not None and following.unit == one.unit else 0
        fact = _fact(context, sentence, one, last_end, stop, min(shared, sentence.end))
        if fact is not None:
            if subject is not None and _COMPARES.match(fact.indicator or ""):
                fact = replace(fact, indicator=subject)
            subject = fact.indicator
            yield fact
        last_end = one.end
    for match in _EACH_CHOOSES.finditer(key, sentence.start, sentence.end):
        end = key.find(",", match.end(), sentence.end)
        finish = end if end >= 0 else sentence.end
        fact = cited(view, FactKind.INDICATOR_TARGET, match.start(), min(finish, match.end() + 60))
        number = quantities.count(match.group("n"))
        yield replace(
            fact,
            value=quantities.decimal(str(number)),
            unit=f"{match.group('u')}/{match.group('per')}",
            year=default_year(context, sentence.block),
            indicator=view.words(match.end("u"), finish).strip(" .;,") or None,
            op=quantities.comparison(key[max(0, match.start("n") - 20) : match.start("n")]),
        )
    for match in _MORE_CRITERIA.finditer(key, sentence.start, sentence.end):
        end = min([at for mark in ",;.)" if (at := key.find(mark, match.end(), sentence.end)) >= 0] + [sentence.end])
        yearly = re.search(
            r"mỗi năm|hằng năm|hàng năm|bình quân", key[max(sentence.start, match.start() - 25) : match.end()]
        )
        fact = cited(view, FactKind.INDICATOR_TARGET, match.start(), end)
        per = match["per"] or _EACH_COMMUNE.search(key, max(sentence.start, match.start() - 40), match.end())
        at_least = ("từ " in match.group(0) and match["hi"]) or match["least"] or match["more"]
        yield replace(
            fact,
            value=quantities.decimal(match.group("n")),
            unit="tiêu chí/năm" if yearly else "tiêu chí/xã" if per else "tiêu chí",
            range=(quantities.decimal(match.group("n")), quantities.decimal(match.group("hi")))
            if match.group("hi")
            else None,
            year=default_year(context, sentence.block),
            delta=True,
            op=">=" if at_least else "=",
            indicator="số tiêu chí đạt thêm",
        )


def _find(key: str, start: int, end: int) -> Iterator[_Found]:
    for match in _PERCENT.finditer(key, start, end):
        numbers = re.findall(_D, match.group(0))
        yield _Found(match.start(), match.end(), numbers[0], "%", numbers[1] if len(numbers) > 1 else None)
    for match in _INCOME.finditer(key, start, end):
        unit = re.sub(r"\s?/\s?", "/", match.group("u"))
        yield _Found(match.start(), match.end(), match.group("n"), unit.replace("tr đồng", "triệu đồng"))
    for match in _INCOME_ALONE.finditer(key, start, end):
        yield _Found(match.start("n"), match.end(), match.group("n"), "triệu đồng/người/năm")
    for match in _ALL_CRITERIA.finditer(key, start, end):
        yield _Found(match.start("n"), match.end(), match.group("n"), "tiêu chí")
    for match in _LEVEL.finditer(key, start, end):
        yield _Found(match.start(), match.end(), match.group("n"), "mức độ")
    for match in _PART_OF_WHOLE.finditer(key, start, end):
        yield _Found(match.start(), match.end(), match.group("n"), match.group("u"), of=match.group("of"))
    for match in _MEASURE.finditer(key, start, end):
        before = key[max(0, match.start() - 12) : match.start()]
        if re.search(
            r"(?:số|năm|tháng|điều|tiêu chí|ngày|quý|mục|khoản|nghị quyết|nghị định)\s?$", before
        ) and not re.search(r"(?:tổng|con) số\s?$", before):
            continue
        yield _Found(match.start(), match.end(), match.group("n"), match.group("u"))


_BREAK = re.compile(
    r"[;:](?=\s)|\s?\((?=chi tiết|có (?:phụ|biểu)|phụ lục|biểu)|,\s(?=(?:tỷ lệ|trên|dưới|diện "
    r"tích|sản lượng|năng suất|số|\d|≥|≤|phấn đấu|trong đó|giảm|tăng|có|đạt))|\.\s"
)


def _fact(context: Context, sentence: Sentence, one: _Found, floor: int, stop: int, shared: int) -> Fact | None:
    view = context.view
    begin = floor
    for match in _BREAK.finditer(view.key, floor, one.start):
        begin = match.end()
    commas = [at + 1 for at in range(begin, one.start) if view.key[at] == "," and view.key[at + 1] == " "]
    if commas and one.unit == "mức độ":
        begin = commas[-1]
    elif commas and begin == floor > sentence.start:
        begin = commas[0]
    # "Tỷ lệ … tham gia bảo hiểm y tế (…): ≥ 60%": what stands before the colon is what the figure is about.
    if len(view.key[begin : one.start].strip(" ≥≤><=~")) < 25 and begin > floor:
        colon = re.search(r":\s*$", view.key[floor:begin])
        if colon:
            inner = [match.end() for match in _BREAK.finditer(view.key, floor, begin - 2)]
            begin = inner[-1] if inner else floor
    end = one.end
    breaker = _BREAK.search(view.key, one.end, stop)
    end = breaker.start() if breaker else stop
    if stop != sentence.end and not breaker:
        comma = view.key.rfind(",", one.end, stop)
        end = comma if comma >= 0 else one.end
        if one.unit == "%" and comma < 0:
            end = one.end
    before, after = view.key[begin : one.start], view.key[one.end : end]
    said = view.key[begin:end]
    if one.unit in ("hộ", "người", "ha", "km2") and _PEOPLE.search(view.key, sentence.start, sentence.end):
        return None  # how large the place is: no target
    wished = _WISH.search(view.key[sentence.start : end]) or _LABELLED.search(view.key[sentence.start : one.start])
    if _SLOGAN.search(view.key[one.start : one.end + 12]) or not wished:
        return None
    now = _NOW_AFTER.match(after) is not None or _NOW.search(before.removesuffix("hệ thống ")) is not None
    now = now or _SO_FAR.search(view.key, sentence.start, one.start) is not None
    if (
        one.unit not in ("%", "mức độ")
        and "/" not in one.unit
        and not (now or one.of or _is_aimed(_said_of(view.key, sentence, one, floor, before)))
    ):
        return None
    if _QUALIFIES.search(view.key[max(sentence.start, one.start - 90) : one.start]):
        return None
    if one.unit == "%" and _only_restates(view.key, sentence, one):
        return None
    if re.search(r"theo quy định tại|nghị quyết số|quyết định số", before) and one.unit != "%":
        return None
    until = _UNTIL.match(view.key, end, sentence.end)
    reach = min(until.end() + 8, sentence.end) if until else end
    years_here = quantities.years(view.key, begin, reach) or quantities.years(view.key, sentence.start, begin)[-1:]
    own = default_year(context, sentence.block)
    year = years_here[0][0] if years_here else own
    now = now or (tells_how_it_stands(context, sentence.block) and not years_here)
    planned = re.search(r"dự kiến|phấn đấu|kế hoạch", view.key[sentence.start : end]) is not None
    head_year = context.head.year or own
    past = bool(years_here) and head_year is not None and year is not None and year < head_year and not planned
    delta = _MORE.search(before) is not None or (
        _FALLS.search(before) is not None
        and re.search(r"(?:còn|xuống|lên)(?: dưới| trên| đến| là)?\s?$", before) is None
    )
    falls_from = before.rstrip().endswith("từ") and _ON_TO.match(view.key, one.end, sentence.end) is not None
    if falls_from:
        delta, now = False, True
    begin, end = trimmed(view, begin, end)
    fact = cited(view, FactKind.INDICATOR_TARGET, begin, end)
    value = quantities.decimal(one.number)
    doubts = fact.doubts
    if one.unit == "%" and value > 100:
        doubts += (f"Tỷ lệ {one.number}% lớn hơn 100%.",)
    return replace(
        fact,
        criterion=_criterion(view.key, begin, end, one)
        or (_criterion(view.key, begin, shared, one) if shared and not _HAS_VERB.search(said) else None)
        or (
            topic(view, sentence.block) if one.unit in ("%", "km", "chợ", "mức độ") and not _POOR.search(said) else None
        ),
        value=value,
        numerator=quantities.count(one.number) if one.of else None,
        denominator=quantities.count(one.of) if one.of else None,
        unit=_unit(one, said),
        year=None if now else year,
        baseline=now or past,
        delta=delta,
        op="=" if falls_from else quantities.comparison(before, after),
        range=(value, quantities.decimal(one.high)) if one.high else None,
        indicator=_subject(view.text[begin : one.start], view.text[one.end : end]),
        names=_places(view.text[begin:end]) or _places_ahead(view.text[sentence.start : begin]),
        doubts=doubts,
    )


# "Hộ nghèo: 1,12%"
_LABELLED = re.compile(r"[^\W\d_][^:;\d]{3,70}:\s$")
# "giảm từ 21,4% xuống còn 16%": the first is where it starts.
_ON_TO = re.compile(r"\s?(?:\(?năm \d{4}\)?\s)?(?:xuống|lên|còn)(?![a-zà-ỹđ])")
_MORE = re.compile(r"(?:thêm|tăng thêm)\s$")
_COMPARES = re.compile(r"so với|cùng kỳ")
# "100% xã có ít nhất 01 sản phẩm OCOP": the share is the target, the number says of what.
_QUALIFIES = re.compile(
    r"\d\s?% (?:số )?(?:xã|thôn|bản|ấp|hộ|huyện)[^,;.\d]{0,40}\s(?:có|đạt)(?: từ| ít nhất| tối thiểu)\s$"
)
# "08/12 xã đạt chuẩn, chiếm 66,7%", "100% số xã (12/12 xã)": the share of a number of units that stands beside it.
_COUNTED_BEFORE = re.compile(
    r"\d\s?(?:xã|bản|thôn|thôn, ?bản|ấp|buôn|làng|xóm|huyện|phường|đơn vị|khu dân cư|tiêu "
    r"chí)(?![a-zà-ỹđ/])[^%;.:]{0,110}?"
    r"(?:[,(]\s?(?:đạt|chiếm|bằng|tương đương|tương ứng|=|hay)(?: tỷ lệ)?(?: là)?|[,(]\s?(?:với )?tỷ lệ(?: là)?|\(|"
    r"\s(?:chiếm|bằng|tương đương|đạt tỷ lệ|chiếm tỷ lệ))\s?(?:khoảng |gần |hơn |trên |~\s?|≈\s?)?$"
)
_NOT_ANOTHER = re.compile(
    r"\s?(?:$|[,.;)\n]|(?:tổng )?số (?:xã|bản|thôn|ấp|huyện)|(?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu|nghị "
    r"quyết)|so với|trong|toàn)"
)
_COUNTED_AFTER = re.compile(
    r"\s?(?:tổng )?(?:số |các )?(?:xã|bản|thôn|thôn, ?bản|ấp|buôn|huyện)[^%;.,]{0,60}?\(\s?\d{1,4}\s?/\s?\d{1,4}"
)


def _only_restates(key: str, sentence: Sentence, one: _Found) -> bool:
    """Say whether a share repeats a number of units beside it and aims at nothing of its own."""
    if _COUNTED_AFTER.match(key, one.end, sentence.end):
        return True
    before = key[max(sentence.start, one.start - 150) : one.start]
    return _COUNTED_BEFORE.search(before) is not None and _NOT_ANOTHER.match(key, one.end, sentence.end) is not None


# "88% hộ gia đình, 80% bản đạt chuẩn văn hóa": the first figure's verb stands behind the second.
_HAS_VERB = re.compile(
    r"(?<![a-zà-ỹđ])(?:đạt|được|tham gia|sử dụng|qua đào tạo|tỷ lệ|giảm|thu gom|dưới|trên)(?![a-zà-ỹđ])"
)
_POOR = re.compile(r"\d\s?%[^,;]{0,20}(?:hộ nghèo|cận nghèo)|(?:thuộc|trẻ em|lao động|học sinh) hộ nghèo|nhà tiêu")
_AIM_BEFORE = re.compile(
    r"(?:phấn đấu|đạt|tổng số|trồng|bê tông|cứng hóa|nhựa|nạo vét|thi công|tu sửa|duy tu|xây|làm|diện tích|sản "
    r"lượng|năng suất|giải quyết|"
    r"xây dựng|nâng cấp|làm mới|mở mới|mở mới|thực hiện|duy trì|phát triển|hệ thống|đào tạo|thành lập|hỗ "
    r"trợ|công nhận|tổng|có|số|dự kiến|thêm|mới|sửa chữa|xóa|chăm sóc|bảo vệ|khoanh nuôi|kiên cố|lắp đặt|cải "
    r"tạo|mở rộng|"
    r"mua sắm|vận động|giao|bố trí|đầu tư)"
)


def _said_of(key: str, sentence: Sentence, one: _Found, floor: int, before: str) -> str:
    """Return the words before a figure that say what is done; a list shares its verb: "nâng cấp 8 km đường, 06 cầu"."""
    if not before.strip(" ,;:"):
        return key[max(sentence.start, one.start - 110) : one.start]
    if floor > sentence.start and one.start - floor < 45 and "." not in key[floor : one.start]:
        return key[max(sentence.start, one.start - 110) : one.start]
    return before


def _is_aimed(before: str) -> bool:
    if re.search(r"trẻ (?:em )?(?:dưới )?$|chương trình $", before):
        return False
    return _AIM_BEFORE.search(before[-110:]) is not None


_CRITERION_WORDS = (
    (re.compile(r"thu nhập"), "10"),
    (re.compile(r"hộ nghèo(?! ?,? ?hộ cận nghèo (?:được|sử|có))|nghèo đa chiều"), "11"),
    (re.compile(r"bảo hiểm y tế|bhyt|suy dinh dưỡng|khám chữa bệnh"), "15"),
    (re.compile(r"việc làm|lao động|đào tạo nghề"), "12"),
    (re.compile(r"điện lưới|sử dụng điện"), "4"),
    (re.compile(r"kênh|mương|thủy lợi"), "3"),
    (re.compile(r"đường|bê tông|cứng hóa"), "2"),
    (re.compile(r"bao gói|thu gom|chất thải|rác|nước sạch|nước (?:sinh hoạt )?hợp vệ sinh|môi trường"), "17"),
    (re.compile(r"văn hóa"), "16"),
    (re.compile(r"phổ cập|mù chữ|học sinh|đến trường|tốt nghiệp"), "14"),
    (re.compile(r"cơ sở vật chất|trường (?:học|đạt chuẩn)"), "5"),
    (re.compile(r"nhà tạm|nhà ở|nhà dột"), "9"),
    (re.compile(r"(?<!bộ )chợ"), "7"),
    (re.compile(r"hợp tác xã|htx|ocop"), "13"),
    (re.compile(r"tưới"), "3"),
)


def _criterion(key: str, begin: int, end: int, one: _Found) -> str | None:
    said = key[begin:end]
    if _POOR.search(said):
        return None
    for pattern, criterion in _CRITERION_WORDS:
        if pattern.search(said):
            return criterion
    return None


def _unit(one: _Found, said: str) -> str:
    if one.unit == "triệu đồng/năm" and "đầu người" in said:
        return "triệu đồng/người/năm"
    if one.unit == "cây cầu":
        return "cầu"
    if one.unit.startswith("triệu/"):
        return one.unit.replace("triệu/", "triệu đồng/")
    return "triệu đồng/người/năm" if one.unit == "triệu đồng/người" else one.unit


_WORKS = re.compile(
    r"(?i)(?P<keeps>(?:tiếp tục )?(?:duy trì|giữ vững|giữ ổn định|ổn định|phát triển|thêm|hiện|đang))|"
    r"(?:(?:bê tông|cứng|nhựa|kiên cố) hóa|nâng cấp|xây(?: dựng)?(?: mới)?|làm mới|sửa chữa|cải tạo|trồng(?: "
    r"mới)?|chăm sóc|"
    r"mở rộng|mở mới|lắp đặt|thành lập(?: mới)?|xóa|đào tạo(?: nghề)?(?: cho)?|hỗ trợ|giải quyết|bảo vệ|khoanh nuôi)"
    r"(?:(?:, | và )(?:(?:bê tông|cứng|nhựa|kiên cố) hóa|nâng cấp|xây(?: mới)?|làm mới|sửa chữa|cải tạo|mở rộng))*"
)


def _subject(before: str, after: str) -> str | None:
    """Return what the figure is about: the words before it, or behind it where it stands first."""
    lead = re.sub(r"(?i)^[\s,;:+-]*(?:(?:phấn đấu|tiếp tục|năm \d{4}|có|đạt|trong đó|từ|và)\s)*", "", before)
    lead = re.sub(
        r"(?i)[\s,:(≥≤><=~]*(?:\s?(?:phấn đấu|đạt|là|trên|dưới|từ|khoảng|hơn|gần|tối thiểu|ít "
        r"nhất|còn|giảm|≥|≤|trong năm \d{4}|có))*[\s:≥≤><=~]*$",
        "",
        lead,
    )
    works = _WORKS.fullmatch(lead.strip(" ,;:."))
    if works and after.strip(" ,;:."):
        # The verb of a work alone says nothing: "bê tông hóa 07 km đường lên bản Hô Tra".
        thing = re.sub(r"\s+", " ", after).strip(" ,;:.")
        return thing if works.group("keeps") else f"{lead.strip(' ,;:.')} {thing}"
    if len(lead.strip()) >= 4 and not lead.rstrip().lower().endswith(("dành", "trích", "bố trí")):
        return lead.strip(" ,;:.")
    return after.strip(" ,;:.") or None


def _places(text: str) -> tuple[str, ...]:
    match = re.search(r"(?:^|\s)(?:[Tt]ại|lên|[ởỞ]|vào)\s(?:các\s)?(?:bản|thôn|xã)\s(?=\S)", text)
    if match is None:
        return ()
    return tuple(item.name for item in names.leading_names(text[match.end() :]))


_AHEAD = re.compile(r"^(?:[Tt]ại|[ỞởOo])\s(?:các\s)?(?:bản|thôn|xã)\s(?P<names>[^:;]+):")


def _places_ahead(text: str) -> tuple[str, ...]:
    """Read the places that head a sentence: "Tại bản Hô Tra: …"."""
    match = _AHEAD.match(text)
    return tuple(item.name for item in names.leading_names(match.group("names"))) if match else ()
