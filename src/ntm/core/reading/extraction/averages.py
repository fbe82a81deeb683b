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


def extract(context: Context) -> Iterator[Fact]:
    """Yield the means of criteria per commune."""
    for sentence in context.view.sentences:
        for clause in clauses(context.view, sentence):
            for match in _AVERAGE.finditer(clause.key):
                if re.search(r"\d\s?(?:triệu|%|xã|tiêu chí)", match.group("between")):
                    continue
                start, end = clause.start + match.start(), clause.start + match.end()
                comma = clause.key.find(",", match.end())
                reach = clause.start + (comma if comma >= 0 else len(clause.key))
                inside = quantities.years(context.view.key, start, end)
                year, said = (inside[0][0], True) if inside else year_of(context, clause, start, reach)
                own = context.head.year
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
                    baseline=said and own is not None and year is not None and year < own,
                    doubts=doubts,
                )
