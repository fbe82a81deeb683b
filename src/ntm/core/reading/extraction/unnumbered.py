"""Statements about units that carry no number: "không còn xã dưới 5 tiêu chí", "huyện A đạt chuẩn", a commune's own
criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import criteria, names, quantities
from ntm.core.reading.extraction.context import Clause, Context, cited, section_says, year_of
from ntm.core.reading.extraction.silence import says_nothing
from ntm.core.reading.facts import Fact, FactKind


def of_clause(context: Context, clause: Clause) -> Iterator[Fact]:
    """Yield the bands, standards and criteria that a clause states without a number of units."""
    yield from _uncounted_bands(context, clause)
    yield from _named_units(context, clause)
    yield from _own_criteria(context, clause)


_UNCOUNTED = re.compile(
    r"(?P<none>không (?:còn|có|để)(?: đơn vị)? xã(?: nào)?)\s(?:đạt )?|(?P<rest>các xã còn lại|"
    r"số xã còn lại|những xã còn lại)[^,;:]{0,20}?\s(?:đạt )?"
)


def _uncounted_bands(context: Context, clause: Clause) -> Iterator[Fact]:
    """Yield bands without a number: "không còn xã dưới 5 tiêu chí" is none; "các xã còn lại" is not known."""
    for match in _UNCOUNTED.finditer(clause.key):
        following = quantities.BAND.match(clause.key, match.end())
        if following is None:
            continue
        start, end = clause.start + match.start(), clause.start + following.end()
        year, said = year_of(context, clause, start, end)
        own = context.head.year
        fact = replace(
            cited(context.view, FactKind.BAND_COUNT, start, end),
            unit="xã",
            year=year,
            baseline=said and own is not None and (year is None or year < own),
            band=quantities.band(following),
        )
        if match.group("none"):
            yield replace(fact, numerator=0)
        else:
            yield replace(fact, doubts=(*fact.doubts, "Không nêu số xã (“các xã còn lại”)."))


_AT_STANDARD = re.compile(
    r"(?<![a-zà-ỹđ])(?P<what>(?:được công nhận )?(?P<nearly>cơ bản )?đạt chuẩn(?P<of>\s(?:huyện "
    r"|xã )?(?:nông thôn mới|ntm)"
    r"(?P<tier> nâng cao| kiểu mẫu)?(?![a-zà-ỹđ])|(?=\s?(?:[.,;\n]|$))))"
)
_UNITS_NAMED = re.compile(r"(?<!\d )(?<!\d)(?<![a-zà-ỹđ])(?:các )?(?P<unit>huyện|xã)\s(?=[^\W\d_])")


def _named_units(context: Context, clause: Clause) -> Iterator[Fact]:
    """Yield units at a standard that are named and not counted: "huyện Tam Đường đạt chuẩn nông thôn mới"."""
    text = context.view.text
    floor = 0
    for match in _AT_STANDARD.finditer(clause.key):
        stop = clause.start + match.start()
        for lead in _UNITS_NAMED.finditer(clause.key, floor, match.start()):
            begin = clause.start + lead.end()
            items = names.leading_names(text[begin:stop], unit=lead.group("unit"))
            between = context.view.key[begin + items[-1].end : stop] if items else ""
            if not items or "," in between or "số" in between or not says_nothing(between):
                continue
            if not match.group("of") and not (len(items) > 1 or lead.group("unit") == "huyện"):
                continue  # "xã A đạt chuẩn": of what, its surroundings say
            start, end = clause.start + lead.start(), clause.start + match.end()
            year, said = year_of(context, clause, start, end)
            own = context.head.year
            kind = "huyện NTM" if lead.group("unit") == "huyện" else "NTM"
            yield replace(
                cited(context.view, FactKind.STANDARD_COUNT, start, end),
                numerator=len(items),
                unit=lead.group("unit"),
                year=year,
                baseline=said and own is not None and year is not None and year < own,
                names=tuple(item.name for item in items),
                within=tuple(item.within for item in items) if any(item.within for item in items) else (),
                standard=("cơ bản đạt " if match.group("nearly") else "") + kind + (match.group("tier") or ""),
            )
            break
        floor = match.end()


_COMPLETES = re.compile(r"(?<![a-zà-ỹđ])(?:hoàn thành|đạt|đạt chuẩn)(?: thêm)?(?: chuẩn)?\s(?=(?:các )?tiêu chí\s)")
_AIMS = re.compile(r"mục tiêu|chỉ tiêu|phương hướng")
# "phấn đấu hoàn thành thêm tiêu chí số 2": an aim under whatever heading.
_MEANS_TO = re.compile(r"(?:phấn đấu|đăng ký|dự kiến|kế hoạch|mục tiêu)[^,;:.]{0,40}$")


_REST = re.compile(
    r"(?<![a-zà-ỹđ])hoàn thành(?: thêm)? \d{1,2} tiêu chí[^(:;,.]{0,30}[(:]\s?(?:gồm |là |: )*(?=tiêu chí|số "
    r")(?P<list>[^();]*(?:\([^()]*\)[^();]*)*)"
)


def _rest_completed(context: Context, clause: Clause) -> Iterator[Fact]:
    """Yield the criteria of a list with a number before it: "hoàn thành 02 tiêu chí còn lại (tiêu chí số 10 …)"."""
    view = context.view
    for match in _REST.finditer(view.key, clause.start, clause.sentence.end):
        year, _ = year_of(context, clause, match.start(), match.end())
        for named in criteria.mentions(view.key, match.start("list"), match.end("list")):
            if named.is_known and not named.indicator:
                yield replace(
                    cited(view, FactKind.CRITERION_COUNT, named.start, named.end),
                    criterion=named.criterion,
                    criteria_set="commune",
                    numerator=1,
                    unit="tiêu chí",
                    year=year,
                    delta=True,
                    standard="NTM",
                )


def _own_criteria(context: Context, clause: Clause) -> Iterator[Fact]:
    """Yield the criteria that a commune's own plan aims to meet: "Hoàn thành Tiêu chí số 17 …" adds one criterion."""
    if context.head.level != "commune":
        return
    of_aims = section_says(context.view, clause.sentence.block, _AIMS)
    if of_aims and not clause.in_parentheses:
        yield from _rest_completed(context, clause)
    for match in _COMPLETES.finditer(clause.key):
        if not of_aims and not (" thêm " in match[0] and _MEANS_TO.search(clause.key[: match.start()])):
            continue
        start = clause.start + match.start()
        stop = clause.key.find(", nâng", match.end())
        end = clause.start + (stop if stop >= 0 else len(clause.key))
        for named in criteria.mentions(context.view.key, clause.start + match.end(), end):
            if not named.is_known or named.indicator:
                continue
            year, _ = year_of(context, clause, start, end)
            yield replace(
                cited(context.view, FactKind.CRITERION_COUNT, start, named.end),
                criterion=named.criterion,
                criteria_set="commune",
                numerator=1,
                unit="tiêu chí",
                year=year,
                delta=True,
                standard="NTM",
            )
