"""Numbers of communes, villages, districts in a clause: "77/94 xã", "Hai xã", "185 trong tổng số 220"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ntm.core.reading.extraction import measures, quantities
from ntm.core.reading.extraction.context import Clause

_VILLAGE = (
    r"(?:thôn(?! mới)|bản(?! (?:đồ|sắc|tin|quyền|án|vẽ|kê|cam kết|thân|chất|sao|đăng ký|tính))|ấp|buôn|bon"
    r"|làng(?! nghề)"
    r"|xóm|khóm|phum|sóc|khu dân cư|khu phố|tổ dân phố)"
)
_UNIT = (
    rf"(?:{_VILLAGE}(?:(?:, ?|/| và | )(?={_VILLAGE}(?![a-zà-ỹđ])){_VILLAGE})*"
    r"|xã(?! hội)(?: xã)?|phường|thị trấn|thị xã|thành phố"
    r"|huyện|đơn vị cấp (?:xã|huyện)|đơn vị(?=\s?(?:so |$|[.,;)])))"
    r"(?![a-zà-ỹđ])"
)
#: "tăng 1 đơn vị so với …": a unit of the kind that was spoken of.
ANY_UNIT = "đơn vị"
_N = quantities.COUNT
# "xã NTM nâng cao: 01;": the unit stands in the label only.
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s,;(]))(?:(?:tổng )?số )?(?P<unit>{_UNIT})\s[^,;:]{{0,60}}?(?:ntm|nông thôn mới|nâng cao|kiểu mẫu"
    rf"|chuẩn|tiêu chí)"
    rf"[^,;:\d]{{0,20}}:\s(?P<n>{_N})(?=\s?(?:[;.)]|,\s|$))"
)
_COUNT = re.compile(
    rf"(?<![\d./,-])(?:"
    rf"(?P<n1>{_N})\s?(?P<u1>{_UNIT})?\s?/\s?(?:tổng số )?(?P<d1>{_N})(?![/\d]|\s?/\s?\d|[.,]\d)(?:\s?(?P<u2>{_UNIT}))?"
    rf"|(?P<n2>{_N})\s?(?P<u3>{_UNIT})?\s?(?:trong|trên)(?: tổng(?: số)?| số)? (?P<d2>{_N})\s?(?P<u4>{_UNIT})"
    rf"|(?P<n3>{_N})\s?(?P<u5>{_UNIT})"
    rf"|(?<![a-zà-ỹđ])(?P<w>{quantities.WORD})\s(?P<u6>{_UNIT}))"
)
# A number that names something else: "tiêu chí số 2", "năm 2023", "biểu số 05", "tháng 4".
_NOT_A_COUNT = re.compile(
    r"(?:\b(?:năm|tháng|quý|điều|khoản|mục|chương|biểu|mẫu|phụ lục|ngày|thứ|khóa)|(?:tiêu chí|"
    r"chỉ tiêu|biểu|mẫu|phụ lục|quyết định|kế hoạch|nghị quyết|văn bản|phụ biểu) số|tiêu chí|"
    r"chỉ tiêu)\s?$"
)
# "14/14 trạm": stations are counted, not communes.
_OTHER_THING = re.compile(rf"\s?{measures.THINGS}{measures.END}")
_OF_THE_YEAR = re.compile(r"(?:trong|cuối|đầu|hết|cả|giữa) năm $")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d|\s?/)")
_NOT_A_WORD_COUNT = re.compile(r"(?:mỗi|từng|trong|cả|hằng|hàng|cuối|đầu|các|những|một|mươi)\s$")
_LIST_OF_NUMBERS = re.compile(r"(?:tiêu chí|chỉ tiêu|biểu|phụ lục)(?: số)? \d{1,2}(?:, ?\d{1,2})*, ?$")


# "Nhóm đạt 19/19 tiêu chí có 05 xã": 19/19 says which communes are counted.
_NAMES_A_BAND = re.compile(r"(?:nhóm|số xã)(?: các)?(?: xã)?(?: có| đạt| hoàn thành| chuẩn| đủ)*\s?$")
_FULL = re.compile(r"19\s?/\s?19\s?tiêu chí")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units, of how many where that is said; `start` and `end` are places of the view."""

    start: int
    end: int
    n: int
    of: int | None
    unit: str | None


def counts_in(clause: Clause) -> list[Count]:
    """Return the numbers of units in a clause, in order of place."""
    found: list[Count] = []
    for match in _COUNT.finditer(clause.key):
        before = clause.key[max(0, match.start() - 30) : match.start()]
        groups = match.groupdict()
        counted = any(groups[name] for name in ("u3", "u5", "u1", "u2")) and not _YEAR.match(clause.key, match.start())
        said_of_year = counted and _OF_THE_YEAR.search(before)
        if (_NOT_A_COUNT.search(before) and not said_of_year) or (
            _LIST_OF_NUMBERS.search(before) and not (counted and groups["d1"])
        ):
            continue
        if groups["w"] and _NOT_A_WORD_COUNT.search(before):
            continue
        if _NAMES_A_BAND.search(before) and _FULL.match(clause.key, match.start()):
            continue
        number = groups["n1"] or groups["n2"] or groups["n3"] or groups["w"]
        of = groups["d1"] or groups["d2"]
        unit = groups["u2"] or groups["u1"] or groups["u4"] or groups["u3"] or groups["u5"] or groups["u6"]
        if of and unit is None and _OTHER_THING.match(clause.key, match.end()):
            continue
        if of and unit is None and 1900 <= quantities.count(of) <= 2100:
            continue
        found.append(
            Count(
                clause.start + match.start(),
                clause.start + match.end(),
                quantities.count(number),
                quantities.count(of) if of else None,
                unit_word(unit),
            )
        )
    for match in _LABELLED.finditer(clause.key):
        start, end = clause.start + match.start("n"), clause.start + match.end("n")
        if not any(one.start <= start < one.end for one in found):
            found.append(Count(start, end, quantities.count(match["n"]), None, unit_word(match["unit"])))
    return sorted(found, key=lambda one: one.start)


def unit_word(word: str | None) -> str | None:
    """Return one spelling for the words of a unit ("đơn vị cấp xã" → "xã", "bản thôn" → "thôn, bản")."""
    if word is None:
        return None
    word = " ".join(word.split())
    if word == "xã xã" or word == "đơn vị cấp xã":
        return "xã"
    if word == "đơn vị cấp huyện":
        return "huyện"
    return "thôn, bản" if word in ("thôn bản", "thôn,bản", "bản, thôn", "bản thôn") else word


def is_village(unit: str | None) -> bool:
    """Say whether the word of a unit, or the words of several, name what lies within a commune."""
    return unit is not None and _VILLAGES.fullmatch(unit) is not None


_VILLAGES = re.compile(rf"{_VILLAGE}(?:(?:, ?|/| và | ){_VILLAGE})*")
