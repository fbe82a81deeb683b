"""The mean number of criteria that communes meet: "bình quân tiêu chí NTM toàn huyện đạt 13,56 tiêu chí/xã"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import quantities
from ntm.core.reading.extraction.context import Context, cited, clauses, year_of
from ntm.core.reading.facts import Fact, FactKind

_AVERAGE = re.compile(
    rf"(?P<lead>(?:số )?tiêu chí bình quân|bình quân(?: chung)?(?: số)?(?:[^,;:]{{0,25}}?) "
    rf"tiêu chí|bình quân(?: mỗi| một)? ?/?xã|trung bình(?: mỗi xã)?(?: đạt)?(?= \d)"
    r"|bình quân(?! (?:đầu người|thu nhập|lương thực|mỗi người)|/người)(?=[^,;()]{0,45}?\d[\d,. ]{0,5}tiêu chí))"
    rf"(?P<between>[^;()]{{0,70}}?)(?<![\d./,])(?P<n>{quantities.SPACED_DECIMAL})\s?tiêu chí(?:\s?/\s?xã)?"
)


# "số tiêu chí đạt chuẩn bình quân/xã là 18,4", "bình quân tiêu chí/xã: 17,2": the unit stands before the number only.
_SAID_BEFORE = re.compile(
    r"(?<![a-zà-ỹđ])(?P<between>(?=[^,;()\d]{0,80}tiêu chí)(?=[^,;()\d]{0,80}(?:bình quân|trung bình))"
    r"(?:(?:số|mức|tổng số|tiêu chí|bình quân|trung bình)[^,;()\d]{6,90}?)(?:\s(?:là|đạt|lên)|:)\s"
    r"(?:đạt |trên |hơn |gần )?)"
    rf"(?P<n>{quantities.DECIMAL})(?=\s?(?:$|[.,;(]))"
)
_RISE = re.compile(r"(?:tăng|thêm|giảm)(?: \w+){0,3} $")
# "mỗi xã tăng bình quân 0,5 tiêu chí"
_RISE_BEFORE = re.compile(r"(?<![a-zà-ỹđ])(?:tăng|thêm|giảm)(?: thêm)? $")
# "tiêu chí/xã" is the unit of a mean, whatever stands before: "(năm 2023: 15,4 tiêu chí/xã)"; a rise of it is none.
_PER_COMMUNE = re.compile(
    r"(?<![\d./,-])(?<!tăng )(?<!thêm )(?<!giảm )(?<!hơn )(?P<between>)"
    rf"(?P<n>{quantities.SPACED_DECIMAL})\s?tiêu chí\s?/\s?xã(?!\s?/)"
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the means of criteria per commune."""
    for sentence in context.view.sentences:
        for clause in clauses(context.view, sentence):
            told: list[tuple[int, int]] = []
            for match in (
                *_AVERAGE.finditer(clause.key),
                *_PER_COMMUNE.finditer(clause.key),
                *_SAID_BEFORE.finditer(clause.key),
            ):
                if match.re is _PER_COMMUNE and _RISE.search(clause.key, 0, match.start()):
                    continue
                if any(begin < match.end() and match.start() < stop for begin, stop in told):
                    continue
                told.append(match.span())
                if re.search(r"\d\s?(?:triệu|%|xã|tiêu chí)", match.group("between")):
                    continue
                start, end = clause.start + match.start(), clause.start + match.end()
                comma = clause.key.find(",", match.end())
                reach = clause.start + (comma if comma >= 0 else len(clause.key))
                inside = quantities.years(context.view.key, start, end)
                year, said = (inside[0][0], True) if inside else year_of(context, clause, start, reach)
                own = context.head.year
                rise = _RISE_BEFORE.search(clause.key, 0, match.start()) or _RISE.search(match.group("between"))
                sign = quantities.comparison(clause.key[: match.start("n")], clause.key[match.end() :])
                value = quantities.decimal(match.group("n"))
                fact = cited(context.view, FactKind.AVERAGE_CRITERIA, start, end)
                doubts = fact.doubts + (("Bình quân lớn hơn 19 tiêu chí.",) if value > 19 else ())
                yield replace(
                    fact,
                    value=value,
                    unit="tiêu chí/xã",
                    year=year,
                    op=sign,
                    delta=rise is not None,
                    baseline=said and own is not None and year is not None and year < own,
                    doubts=doubts,
                )
