"""Numbers with what they measure: percentages, income, areas, lengths, people, levels, and plain numbers of things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ntm.core.reading.extraction import quantities

_D = quantities.SPACED_DECIMAL
END = r"(?![a-zà-ỹđ])"
#: Things that papers count or measure, the longer names first where one begins another.
THINGS = (
    r"(?:chợ|dự án(?! khác)|công trình|mô hình|sản phẩm|hợp tác xã|htx|tổ hợp tác|nhà văn hóa|sân thể thao|khu thể thao"
    r"|lớp|phòng học|trường học|trường(?! hợp)|trạm|tuyến đường|tuyến|cống|giếng|phòng|hố rác|thùng(?: rác)?|bóng đèn"
    r"|camera|cụm loa"
    r"|cột đèn"
    r"|cầu(?! (?:hàng|đường|nối|cảng|thủ|lông|mong))|cây cầu|cây|con"
    r"|hộ(?: gia đình| nghèo| cận nghèo| dân)?|lượt (?:người|hộ)|người|lao động|học viên|cán bộ|ngày công|căn nhà"
    r"|ngôi nhà"
    r"|nhà|km2|km|m2|m3|ha|tấn(?:/(?:năm|ha))?|tạ/ha|kg|bể|m(?= (?:đường|kênh|mương|rãnh|hàng rào|tường))"
    r"|điểm(?! ?%| phần trăm)|khu(?! dân cư| phố| vực)|vườn|vùng(?= (?:nuôi|trồng|sản xuất|nguyên liệu|chuyên canh))"
    r"|trang trại|gia trại|chuỗi(?: liên kết)?|câu lạc bộ|lò đốt"
    r"|cuộc|đợt|hội nghị"
    r"|doanh nghiệp|đập|phai|hồ chứa|ngầm(?: tràn)?|bờ kè|kè)"
)
#: What is held or carried out rather than brought about: a figure of it is an aim only where a verb says so.
HELD = ("cuộc", "đợt", "hội nghị", "lượt người", "lượt hộ", "cán bộ")
_PERCENT = re.compile(rf"(?<![\d./,])(?:{_D}\s?-\s?(?={_D}\s?%))?{_D}\s?(?:%|phần trăm)(?:\s?-\s?{_D}\s?%)?")
_INCOME = re.compile(
    rf"(?<![\d./,])(?P<n>{_D})\s?(?P<u>(?:triệu|tr)(?: ?đồng)?\s?(?:/\s?người\s?/\s?năm|"
    rf"/\s?người|/\s?năm|/\s?hộ\s?/\s?năm|/\s?ha(?:\s?/\s?năm)?))"
)
# "Thu nhập bình quân đầu người: 63 triệu đồng trở lên": the unit of time and head stands in the words before.
_INCOME_ALONE = re.compile(
    rf"thu nhập bình quân(?:(?:[^.;%()\d]|năm \d{{4}}){{0,70}}?)"
    rf"(?<![\d./,])(?P<n>{_D})\s?(?P<u>triệu(?: đồng)?)(?!\s?(?:đồng)?\s?/)(?![a-zà-ỹđ])"
    rf"(?:[\s,]+(?:tăng|giảm)(?: thêm)?\s(?P<more>{_D})\s?triệu(?: đồng)?{END})?"
)
# "giá trị sản phẩm trên 01 ha đất trồng trọt đạt 95 triệu đồng"
_YIELD = re.compile(
    rf"(?:giá trị|doanh thu|thu nhập)[^.;%()\d]{{0,60}}?(?:trên|/)\s?(?:0?1|một|mỗi)\s?ha{END}[^.;%()\d]{{0,60}}?\s"
    rf"(?P<n>{_D})\s?triệu(?: đồng)?{END}(?!\s?/)"
)
_MEASURE = re.compile(
    rf"(?<![\d./,-])(?:(?P<lo>{_D})\s?(?:-|đến)\s?)?(?P<n>{_D})\s?(?P<u>{THINGS}){END}"
    rf"(?:/(?P<per>xã|huyện|thôn|bản|ấp|hộ){END}|(?!/\s?[a-zà-ỹđ]))"
)
_PART_OF_WHOLE = re.compile(
    rf"(?<![\d./,-])(?P<n>{quantities.COUNT})\s?(?:{THINGS}{END}\s?)?(?:(?:trong|trên) tổng (?:số )?|/\s?)"
    rf"(?P<of>{quantities.COUNT})\s?(?P<u>{THINGS}){END}"
)
_LEVEL = re.compile(rf"(?P<u>mức độ)\s(?P<n>\d){END}(?!\d)")
# "Toàn huyện đạt 432 tiêu chí": more than one commune can meet.
_ALL_CRITERIA = re.compile(
    r"(?:đạt|có|tổng số|là|:)\s(?P<n>[2-9]\d|\d{3,4}|\d\.\d{3})\s(?:lượt )?(?P<u>tiêu chí)(?!\s?/(?!\s?\d))"
)
_OF_AN_INSTRUMENT = re.compile(
    r"(?:số|năm|tháng|điều|tiêu chí|ngày|quý|mục|khoản|nghị quyết|nghị định)\s?$",
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and its unit in the matching key; `high` ends a range, `of` is the whole that it is a part of."""

    start: int
    end: int
    number: str
    unit: str
    high: str | None = None
    of: str | None = None


def measures(key: str, start: int, end: int) -> list[Measure]:
    """Return the measures of a stretch of a matching key in order of place, none within a part and its whole."""
    found = sorted(_find(key, start, end), key=lambda one: (one.start, -one.end))
    wholes = [(one.start, one.end) for one in found if one.of]
    return [one for one in found if one.of or not any(a <= one.start < b for a, b in wholes)]


def _find(key: str, start: int, end: int) -> Iterator[Measure]:
    for match in _PERCENT.finditer(key, start, end):
        numbers = re.findall(_D, match.group(0))
        yield Measure(match.start(), match.end(), numbers[0], "%", numbers[1] if len(numbers) > 1 else None)
    for match in _INCOME.finditer(key, start, end):
        unit = re.sub(r"\s?/\s?", "/", match.group("u"))
        yield Measure(match.start(), match.end(), match.group("n"), unit.replace("tr đồng", "triệu đồng"))
    for match in _INCOME_ALONE.finditer(key, start, end):
        yield Measure(match.start("n"), match.end("u"), match["n"], _A_YEAR)
        if match["more"]:
            yield Measure(match.start("more"), match.end(), match["more"], _A_YEAR)
    for match in _YIELD.finditer(key, start, end):
        yield Measure(match.start("n"), match.end(), match["n"], "triệu đồng/ha")
    for match in _ALL_CRITERIA.finditer(key, start, end):
        yield Measure(match.start("n"), match.end(), match.group("n"), "tiêu chí")
    for match in _LEVEL.finditer(key, start, end):
        yield Measure(match.start(), match.end(), match.group("n"), "mức độ")
    for match in _PART_OF_WHOLE.finditer(key, start, end):
        yield Measure(match.start(), match.end(), match.group("n"), match.group("u"), of=match.group("of"))
    for match in _MEASURE.finditer(key, start, end):
        before = key[max(0, match.start() - 12) : match.start()]
        if _OF_AN_INSTRUMENT.search(before) and not re.search(r"(?:tổng|con) số\s?$", before):
            continue
        low = match["lo"] or match["n"]
        unit = f"{match['u']}/{match['per']}" if match["per"] else match["u"]
        yield Measure(match.start(), match.end(), low, unit, match["n"] if match["lo"] else None)


_A_YEAR = "triệu đồng/người/năm"
