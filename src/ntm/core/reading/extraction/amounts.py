"""Amounts of money in one block of a paper, each with the words that name it and its depth below the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.reading.extraction import quantities
from ntm.core.reading.extraction.context import Context
from ntm.core.reading.text import Block

#: Words of which a source's name has one.
FUNDS = re.compile(
    r"(?<![a-zà-ỹđ])(?:vốn|ngân sách|kinh phí|nstw|nsđp|nsnn|ns (?:tỉnh|huyện|xã|trung ương|"
    r"địa phương)|tín dụng|nguồn lực|nguồn thu|"
    r"dân góp|cộng đồng|doanh nghiệp|xã hội hóa|đóng góp|huy động|tổng)(?![a-zà-ỹđ])"
)
#: What was paid out of an amount: it is no part of it.
SPENT = re.compile(r"giải ngân|thanh toán|quyết toán|đã chi|đã sử dụng")
#: What opens the parts of an amount.
DOWN = re.compile(r"trong đó|bao gồm|gồm(?: có)?|cụ thể|chia ra")
#: What a total begins with.
TOTAL = re.compile(
    r"^\s?(?:dự kiến\s)?(?:tổng|nhu cầu|nguồn vốn thực hiện chương trình|nguồn lực|kinh phí "
    r"thực hiện|kế hoạch vốn|dự kiến nguồn)"
)
#: "2. Cơ cấu nguồn vốn:", "3. Kết quả huy động nguồn lực": a heading of the list, not a source in it.
GENERIC = re.compile(
    r"(?:(?:kết quả|tổng|cơ cấu|phân bổ|phân khai|dự kiến|nhu cầu|chi tiết|nguồn|vốn|nguồn vốn|kinh phí|nguồn "
    r"lực|huy động|"
    r"thực hiện|kế hoạch|các|bố trí|giao|sử dụng|chương trình|mục tiêu|quốc gia|mtqg|xây dựng|nông thôn mới|"
    r"ntm|năm|\d{4}|và|"
    r"cho|để|của|về|toàn xã|toàn huyện|toàn tỉnh|trên địa bàn|xã hội|cụ thể|như sau|trong đó|gồm|bao gồm|giải "
    r"pháp|khái toán|"
    r"đầu tư xây dựng|tình hình|công tác|giải ngân|đơn vị|đơn vị tính|đvt|triệu đồng|tỷ đồng|nghìn đồng|-|,)[\s:,]*)+"
)
_ALLOTS = re.compile(r"(?<![a-zà-ỹđ])(?:bố trí|phân bổ|điều chuyển|bổ sung)(?: \w+){0,3}\s?$")
_NOT_FUNDS = re.compile(r"thu nhập|giá trị (?:sản|hàng)|doanh thu|/người|bình quân đầu người|sản lượng")
_NOT_ALONE = re.compile(r"tuyên truyền")  # of funds only where the section is about them
_NONE = re.compile(r":\s?(?P<none>không(?: có)?|0)\s?(?=[.;,)]|$)")
# "đã giải ngân 3.100/5.230 triệu đồng": what was paid and what was planned share the unit.
_OF_PLANNED = re.compile(
    rf"(?<![\d.,/])(?P<paid>{quantities.SPACED_DECIMAL})\s?/\s?"
    rf"(?P<planned>{quantities.SPACED_DECIMAL})\s?(?P<scale>tỷ|tỉ|triệu)\sđồng(?!\s?/)"
)
# "Đơn vị tính: triệu đồng" above a list whose lines end with bare figures.
_UNIT_ONCE = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s?:?\s(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ) đồng")
_BARE = re.compile(rf":\s?(?P<n>{quantities.SPACED_DECIMAL})\s?(?=[.;,]?\s?$)")
# "gồm: 30 tỷ đồng vốn trong nước và 2 tỷ đồng vốn nước ngoài": the words behind an amount that has none before it.
_NAMED_BEHIND = re.compile(
    r"\s(?:từ (?:nguồn )?)?(?P<name>(?:vốn|ngân sách|nguồn|nstw|nsđp|ns|tín dụng)(?![a-zà-ỹđ])[^,;.:()\d]{0,60}?)"
    r"(?=\s?[,;.)]|\svà\s(?:\d|[a-zà-ỹđ]{2,6}\s\d)|\s?$)"
)
_SCALES = {
    "nghìn": Decimal("0.001"),
    "ngàn": Decimal("0.001"),
    "triệu": Decimal(1),
    "tỷ": Decimal(1000),
    "tỉ": Decimal(1000),
}
_TRIM = re.compile(
    r"^[\s:;,.+–/-]*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-eđ])\)\s?)?"
    r"(?:(?:và|trong đó|bao gồm|gồm|cụ thể|là|từ|còn lại|có|chia ra)(?![a-zà-ỹđ])[\s:,]*)*"
)
_LONGEST_LABEL = 330


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at `start` to `end`, in triệu đồng, and the place of the words that name it, before or behind it.

    `depth_change` is +1 below the amount before it, 0 beside it, -n above; `is_planned` where it is the plan of which
    the amount before it was paid ("12.640 triệu đồng/31.600 triệu đồng").
    """

    start: int
    end: int
    value: Decimal
    label: tuple[int, int]
    depth_change: int
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    start: int
    end: int
    value: Decimal


def scale_once(context: Context, block: Block) -> Decimal | None:
    """Return how many triệu đồng the unit is that a block says for the list under it; None where it says none."""
    found = _UNIT_ONCE.search(context.view.key, block.start, block.end)
    return _SCALES[found["scale"]] if found else None


def in_block(context: Context, block: Block, *, in_section: bool, scale: Decimal | None) -> Iterator[Amount]:
    """Yield the amounts of a block; `in_section` where its section is about money, `scale` its unit said once."""
    view = context.view
    key = view.key
    label_start = block.body
    depth = 0
    previous_depth = 0
    first = True
    for written in _written(context, block, in_section, scale):
        between = key[label_start : written.start]
        if ". " in between and (not first or len(between) > _LONGEST_LABEL):
            label_start += between.rindex(". ") + 2
            between = key[label_start : written.start]
        if not first and between.strip() == "/":
            place = (written.start, written.start)
            yield Amount(written.start, written.end, written.value, place, 0, is_planned=True)
            label_start = written.end
            continue
        change = between.count("(") - between.count(")")
        if not first and change <= 0 and (DOWN.search(between) or between.lstrip().startswith(":")):
            change += 1
        begin = _label_start(key, view.text, label_start, written.start, between)
        label_start = written.end
        place = (begin, written.start)
        if not key[begin : written.start].strip(" :(") and (named := _NAMED_BEHIND.match(key, written.end, block.end)):
            place = named.span("name")
            label_start = place[1]
        label = key[slice(*place)]
        if len(label) > _LONGEST_LABEL:
            continue
        if not label.strip(" :") or not (
            in_section
            or FUNDS.search(label)
            or _ALLOTS.search(label)
            or SPENT.search(label)
            or (not first and change > 0)
            or depth > 0
        ):
            continue
        if _NOT_FUNDS.search(label) or (not in_section and _NOT_ALONE.search(label)):
            continue
        depth += change
        yield Amount(written.start, written.end, written.value, place, 0 if first else depth - previous_depth)
        previous_depth = depth
        first = False


def _written(context: Context, block: Block, in_section: bool, scale: Decimal | None) -> list[_Written]:
    key = context.view.key
    found = [
        _Written(match.start(), match.end(), quantities.million_dong(match))
        for match in quantities.MONEY.finditer(key, block.body, block.end)
    ]
    for match in _OF_PLANNED.finditer(key, block.body, block.end):
        unit = _SCALES[match["scale"]]
        found = [one for one in found if not match.start() <= one.start < match.end()]
        found.append(_Written(*match.span("paid"), quantities.decimal(match["paid"]) * unit))
        found.append(_Written(match.start("planned"), match.end(), quantities.decimal(match["planned"]) * unit))
    if in_section:
        found += [_Written(*match.span("none"), Decimal(0)) for match in _NONE.finditer(key, block.body, block.end)]
    if scale is not None and not found and (bare := _BARE.search(key, block.body, block.end)):
        found.append(_Written(*bare.span("n"), quantities.decimal(bare["n"]) * scale))
    return sorted(found, key=lambda one: (one.start, one.end))


def _label_start(key: str, text: str, label_start: int, stop: int, between: str) -> int:
    """Return where the words that name an amount begin, of those between it and the amount before it."""
    cut = max(_open_parenthesis(between), between.rfind(";"), -1 if "," not in between else _comma_cut(between))
    begin = label_start + (cut + 1 if cut >= 0 else 0)
    words = DOWN.split(key[begin:stop])
    begin = stop - len(words[-1]) if len(words) > 1 and words[-1].strip(" :,") else begin
    trim = _TRIM.match(text[begin:stop].lower())
    begin += trim.end() if trim else 0
    colon = key.rfind(": ", begin, stop - 1)
    if colon >= 0 and (TOTAL.match(key[colon + 2 : stop]) or _heads(key[begin:colon], key[colon + 2 : stop])):
        begin = colon + 2  # "3. Nguồn vốn: Tổng vốn năm 2025 là …"
    return begin


def _heads(before: str, behind: str) -> bool:
    """Say whether words before a colon only head the source behind it: "Kinh phí: Vốn ngân sách Trung ương …"."""
    return GENERIC.fullmatch(before.strip() + " ") is not None and FUNDS.match(behind) is not None


def _open_parenthesis(between: str) -> int:
    """Return the place of the last parenthesis that is open at the end: "Ngân sách địa phương (tỉnh): …" has none."""
    opened: list[int] = []
    for at, char in enumerate(between):
        if char == "(":
            opened.append(at)
        elif char == ")" and opened:
            opened.pop()
    return opened[-1] if opened else -1


def _comma_cut(between: str) -> int:
    """A comma parts two nodes only where it follows the node before at once: a label may hold commas."""
    match = re.match(r"\s?\)?\s?,", between)
    return match.end() - 1 if match else -1
