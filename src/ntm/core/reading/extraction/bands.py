"""Communes by number of criteria ("10 xã đạt 15-18 tiêu chí"), and the criteria of one commune ("13/19 tiêu chí")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import names, quantities
from ntm.core.reading.extraction.context import Clause, Context, cited
from ntm.core.reading.extraction.silence import says_nothing
from ntm.core.reading.extraction.statement import Statement
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.layout import CAPITAL

_NUMBER_OF_CRITERIA = re.compile(
    r"^\s?(?:đạt|có|hoàn thành|đạt chuẩn|đã đạt)\s(?:đủ )?(?P<k>\d{1,2})(?:/19)?\s?tiêu chí(?!\s?/|\s?trở)"
)


def is_of_one_commune(statement: Statement) -> bool:
    """Say whether a number counts the criteria of one commune and not communes."""
    if statement.count.of is None or statement.count.unit is not None or re.search(r"%\s?(?:số )?xã", statement.before):
        return False
    if re.match(r"\s?(?:tiêu chí|chỉ tiêu)(?![a-zà-ỹđ])", statement.after):
        return True
    return statement.count.of == 19 and re.search(r"tiêu chí|đạt", statement.before) is not None


def commune_criteria(statement: Statement) -> Fact:
    """Return the number of criteria that one commune meets."""
    match = re.match(r"\s?(?:tiêu chí|chỉ tiêu)(?: đã)?(?: đạt)?(?: chuẩn)?", statement.after)
    fact = statement.cite(FactKind.COMMUNE_CRITERIA, statement.count.end + (match.end() if match else 0))
    word = "chỉ tiêu" if match and match.group(0).strip().startswith("chỉ tiêu") else "tiêu chí"
    named = _whose(statement)
    higher = _HIGHER_SET.match(statement.after, match.end() if match else 0)
    own_set = {"nâng cao": "advanced", "kiểu mẫu": "exemplary"}[higher.group(1)] if higher else None
    return replace(
        fact,
        numerator=statement.count.n,
        denominator=statement.count.of,
        unit=word,
        names=named,
        criteria_set=own_set,
    )


# "giữ vững 14 tiêu chí đã đạt": of how many is not said.
_KEPT = re.compile(
    r"(?<![a-zà-ỹđ])(?:duy trì|giữ vững|củng cố)[^,;:.\d]{0,40}\s(?P<n>\d{1,2})\s(?:tiêu chí|chỉ tiêu)(?= đã đạt"
    r"| đạt chuẩn|[,.;]|$)"
)


def criteria_kept(context: Context, clause: Clause) -> Iterator[Fact]:
    """Yield the number of criteria that a commune's own paper keeps, where it does not say of how many."""
    if context.head.level != "commune":
        return
    for match in _KEPT.finditer(clause.key):
        start, end = clause.start + match.start(), clause.start + match.end()
        fact = cited(context.view, FactKind.COMMUNE_CRITERIA, start, end)
        yield replace(fact, numerator=int(match["n"]), unit="tiêu chí", verb="duy trì", baseline=True)


def _whose(statement: Statement) -> tuple[str, ...]:
    """Return the name of the commune that a number of criteria is said of: "xã Giáo Liêm (Sơn Động) mới đạt 17/19",
    "Đăk Long (đạt 14/19 tiêu chí)"; empty where the sentence names none before the number."""
    text = statement.context.view.text[statement.clause.sentence.start : statement.count.start]
    for lead in reversed(list(_COMMUNE_NAMED.finditer(text))):
        items = names.leading_names(text[lead.end() :], unit="xã")
        if len(items) == 1 and not _OF_ALL.search(text, lead.end()):
            return (items[0].name,)
    ahead = _NAMED_AHEAD.search(statement.context.view.text[statement.clause.sentence.start : statement.count.start])
    name = ahead.group(1).strip() if ahead else ""
    return (name,) if names.is_name(name) else ()


_OF_ALL = re.compile(r"các xã|toàn (?:huyện|tỉnh)|bình quân|\d\s?/\s?19")
_COMMUNE_NAMED = re.compile(r"\b[Xx]ã\s(?:còn lại(?: là|:)\s)?(?=" + CAPITAL + ")")
_NAMED_AHEAD = re.compile(r"((?!Xã|Các)(?:" + CAPITAL + r"\w*\s){1,4})\((?:(?:mới|đã|hiện|đang)\s)?(?:đạt\s|có\s)?$")
_HIGHER_SET = re.compile(r"\s(?:xã )?(?:đạt chuẩn )?(?:nông thôn mới|ntm) (nâng cao|kiểu mẫu)")


def band_of(statement: Statement) -> tuple[tuple[int | None, int | None] | None, int]:
    """Return the band of criteria that the units counted are in, None for none, and where saying so ends."""
    if statement.count.unit not in ("xã", "huyện", "phường", "thị trấn"):
        return None, 0
    if match := _NUMBER_OF_CRITERIA.match(statement.after):
        return (int(match.group("k")), int(match.group("k"))), statement.count.end + match.end()
    for match in quantities.BAND.finditer(statement.after):
        lead = statement.after[: match.start()]
        if re.fullmatch(r"[^,:]{0,70}(?:đạt|có|hoàn thành)?\s?(?:\(\s?)?(?:đạt )?\s?", lead):
            return quantities.band(match), statement.count.end + match.end()
        break
    matches = list(quantities.BAND.finditer(statement.before))
    if matches and says_nothing(statement.before[matches[-1].end() :]):
        return quantities.band(matches[-1]), statement.count.end
    return None, 0


def band_count(statement: Statement, band: tuple[int | None, int | None], end: int) -> Fact:
    """Return the number of units in a band whose statement ends at `end`."""
    closing = statement.context.view.key[end : end + 1] == ")" and "(" in statement.after
    fact = statement.cite(FactKind.BAND_COUNT, max(end + closing, statement.count.end))
    return replace(fact, band=band, numerator=statement.count.n, denominator=statement.count.of)
