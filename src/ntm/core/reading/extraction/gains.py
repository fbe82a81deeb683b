"""Criteria to be gained, what each unit is to have, and figures that a row shares out by place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import names, quantities
from ntm.core.reading.extraction.context import Context, cited, default_year
from ntm.core.reading.extraction.measures import END, THINGS
from ntm.core.reading.extraction.subjects import criterion_of
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.layout import CAPITAL
from ntm.core.reading.text import Sentence

_PER = r"xã|huyện|bản|thôn|ấp|buôn|bon|khóm|xóm|khu dân cư|hộ|chi hội|chi đoàn|cơ quan|đơn vị|trường"
_EACH = re.compile(
    rf"(?<![a-zà-ỹđ])mỗi\s(?P<per>{_PER})\s(?:[^,.;:\d]{{0,60}}?\s)??(?<![a-zà-ỹđ])(?P<n>\d{{1,3}}|một|hai|ba)\s"
    rf"(?P<u>bản|xã|thôn|ấp|khu dân cư|{THINGS})(?! một){END}"
)
_MORE_CRITERIA = re.compile(
    r"(?P<lead>(?:phấn đấu|hoàn thành|tăng|đạt|có)(?: \w+){0,3}? thêm|đạt thêm|tăng thêm|hoàn "
    r"thành thêm|thêm|tăng(?= (?:từ )?\d{1,3} tiêu chí (?:so (?:với|cùng)|\(từ))|(?:mỗi xã|các xã|xã còn lại"
    r"|bình quân)[^,;.:\d]{0,40}? tăng|xã [^,;.:\d]{2,30} tăng"
    r"|so (?:với )?[^,;:.\d]{3,30} tăng(?= \d{1,3} tiêu chí(?:[,.;]|$))"
    r"|hoàn thành(?= (?:cả |nốt |đủ )?\d{1,2} tiêu chí (?:còn lại|chưa đạt"
    r"|còn thiếu)(?!\s?[(:]\s?(?:gồm )?tiêu chí)))\s"
    r"(?:cả |nốt |đủ )?(?:(?P<least>ít nhất|tối thiểu)\s)?(?:từ\s)?(?P<n>\d{1,4})(?:\s?(?:-|đến)\s?(?P<hi>\d{1,3}))?"
    r"\s(?:lượt\s)?tiêu chí(?! tiêu chí)(?P<per>\s?/\s?xã)?(?P<more>\s(?:số )?trở lên)?"
)
_SHORTEST_VERB = 3
_EACH_COMMUNE = re.compile(r"mỗi xã|các xã(?= (?:còn lại )?(?:phấn đấu )?tăng (?!thêm))|xã còn lại")
_YEARLY = re.compile(r"mỗi năm|hằng năm|hàng năm|bình quân")
_NAME = rf"{CAPITAL}[\w'’]*(?:\s{CAPITAL}[\w'’]*){{0,3}}"
# "Tân Lập 2,0 km, Cự Thắng 3,5 km": a name and its share, between marks.
_SHARE = re.compile(
    rf"(?P<mark>[,;:(]|\svà)\s?(?:(?:[Xx]ã|[Bb]ản|[Tt]hôn|[Hh]uyện)\s)?(?P<name>{_NAME})(?:\s?:|\slà)?\s"
    rf"(?P<n>{quantities.SPACED_DECIMAL})\s?(?P<u>%|tiêu chí|{THINGS}){END}(?!\s?/)"
)
_FEWEST_SHARES = 2
_GAINS = re.compile(r"tăng thêm|thêm|tăng|hoàn thành mới")


def gains(context: Context, sentence: Sentence) -> Iterator[Fact]:
    """Yield the criteria that a sentence adds and what it asks of each unit: "mỗi xã xây dựng 01 mô hình"."""
    view, key = context.view, context.view.key
    for match in _EACH.finditer(key, sentence.start, sentence.end):
        if not match["n"].isdecimal() and match.start("n") - match.end("per") < _SHORTEST_VERB:
            continue  # "mỗi xã một sản phẩm" is the name of a programme
        end = key.find(",", match.end(), sentence.end)
        finish = end if end >= 0 else sentence.end
        fact = cited(view, FactKind.INDICATOR_TARGET, match.start(), min(finish, match.end() + 60))
        yield replace(
            fact,
            value=quantities.decimal(str(quantities.count(match.group("n")))),
            unit=f"{match.group('u')}/{match.group('per')}",
            year=default_year(context, sentence.block),
            indicator=view.words(match.end("u"), finish).strip(" .;,") or None,
            op=quantities.comparison(key[max(0, match.start("n") - 20) : match.start("n")]),
        )
    for match in _MORE_CRITERIA.finditer(key, sentence.start, sentence.end):
        end = min([at for mark in ",;.)" if (at := key.find(mark, match.end(), sentence.end)) >= 0] + [sentence.end])
        yearly = _YEARLY.search(key[max(sentence.start, match.start() - 25) : match.end()])
        fact = cited(view, FactKind.INDICATOR_TARGET, match.start(), end)
        per = match["per"] or _EACH_COMMUNE.search(key, max(sentence.start, match.start() - 40), match.end())
        at_least = ("từ " in match.group(0) and match["hi"]) or match["least"] or match["more"]
        low = quantities.decimal(match.group("n"))
        yield replace(
            fact,
            value=low,
            unit="tiêu chí/năm" if yearly else "tiêu chí/xã" if per else "tiêu chí",
            range=(low, quantities.decimal(match.group("hi"))) if match.group("hi") else None,
            year=default_year(context, sentence.block),
            delta=True,
            names=_whose(view.text[max(sentence.start, match.start() - 40) : match.start("n")]),
            op=">=" if at_least else "=",
            indicator="số tiêu chí đạt thêm",
        )


_GAINS_OF_ONE = re.compile(
    r"\b[Xx]ã\s(?P<name>[^,;:()\d]+?)\s(?:(?:phấn đấu|đăng ký|hoàn thành|đạt|tiếp tục|dự kiến)\s)*(?:tăng(?: thêm)?"
    r"|thêm)\s$"
)


def _whose(before: str) -> tuple[str, ...]:
    """Return the commune that gains the criteria: "xã Cự Thắng hoàn thành thêm 03 tiêu chí"."""
    match = _GAINS_OF_ONE.search(before)
    return (match["name"],) if match and names.is_name(match["name"]) else ()


def shares(context: Context, sentence: Sentence) -> list[Fact]:
    """Return the figures that a row gives to places, each with the name of its own: "… đường ngõ xóm: Tân Lập 2,0 km,
    Cự Thắng 3,5 km". A single one is no row."""
    view = context.view
    rows = [match for match in _SHARE.finditer(view.text, sentence.start, sentence.end) if names.is_name(match["name"])]
    if len(rows) < _FEWEST_SHARES or len({match["u"] for match in rows}) > 1:
        return []
    label = view.text[sentence.start : rows[0].start()].strip(" -+:,(")
    key = view.key[sentence.start : rows[0].start()]
    found: list[Fact] = []
    for match in rows:
        fact = cited(view, FactKind.INDICATOR_TARGET, match.start("name"), match.end())
        found.append(
            replace(
                fact,
                value=quantities.decimal(match["n"]),
                unit=match["u"],
                names=(match["name"],),
                year=default_year(context, sentence.block),
                delta=_GAINS.search(key) is not None and match["u"] in ("tiêu chí", "%"),
                op="=",
                criterion=criterion_of(key),
                indicator=label or None,
            )
        )
    return found
