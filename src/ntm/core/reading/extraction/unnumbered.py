"""Statements about units that carry no number: "không còn xã dưới 5 tiêu chí", "huyện A đạt chuẩn", a commune's own
criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import criteria, names, quantities
from ntm.core.reading.extraction.context import Clause, Context, cited, section_says, year_of
from ntm.core.reading.facts import Fact, FactKind


def of_clause(context: Context, clause: Clause) -> Iterator[Fact]:
    """Yield the bands, standards and criteria that a clause states without a number of units."""
    yield from _uncounted_bands(context, clause)
    yield from _named_units(context, clause)
    yield from _own_criteria(context, clause)


_UNCOUNTED = re.compile(
    r"(?P<none>không (?:còn|có)(?: đơn vị)? xã(?: nào)?)\s(?:đạt )?|(?P<rest>các xã còn lại|"
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


_NAMED_UNIT = re.compile(
    r"(?<!\d )(?<!\d)(?<!các )(?<![a-zà-ỹđ])(?P<unit>huyện|"
    r"xã)\s(?P<name>(?:[^\W\d_]+\s){1,5}?)(?P<what>(?:được công nhận )?(?:cơ bản )?đạt "
    r"chuẩn\s(?:huyện |xã )?(?:nông thôn mới|ntm)(?: nâng cao| kiểu mẫu)?)(?![a-zà-ỹđ])"
)


def _named_units(context: Context, clause: Clause) -> Iterator[Fact]:
    """Yield single units at a standard that are named and not counted: "huyện Tam Đường đạt chuẩn nông thôn mới"."""
    for match in _NAMED_UNIT.finditer(clause.key):
        start, end = clause.start + match.start(), clause.start + match.end()
        name = context.view.text[clause.start + match.start("name") : clause.start + match.end("name")].strip()
        if not names.is_name(name):
            continue
        year, said = year_of(context, clause, start, end)
        tier = (
            " kiểu mẫu"
            if "kiểu mẫu" in match.group("what")
            else " nâng cao"
            if "nâng cao" in match.group("what")
            else ""
        )
        nearly = "cơ bản đạt " if "cơ bản" in match.group("what") else ""
        own = context.head.year
        yield replace(
            cited(context.view, FactKind.STANDARD_COUNT, start, end),
            numerator=1,
            unit=match.group("unit"),
            year=year,
            baseline=said and own is not None and year is not None and year < own,
            names=(name,),
            standard=nearly + ("huyện NTM" if match.group("unit") == "huyện" else "NTM") + tier,
        )


_COMPLETES = re.compile(r"(?<![a-zà-ỹđ])(?:hoàn thành|đạt|đạt chuẩn)(?: thêm)?(?: chuẩn)?\s(?=(?:các )?tiêu chí\s)")
_AIMS = re.compile(r"mục tiêu|chỉ tiêu")


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
    if context.head.level != "commune" or not section_says(context.view, clause.sentence.block, _AIMS):
        return
    if not clause.in_parentheses:
        yield from _rest_completed(context, clause)
    for match in _COMPLETES.finditer(clause.key):
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
