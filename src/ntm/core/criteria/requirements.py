"""Reading the timeline of one indicator: versions, measures, cases, requirements and thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ntm.core.criteria.refusals import Fault, Node, refuse_repeats
from ntm.core.criteria.sets import (
    Case,
    Condition,
    IndicatorVersion,
    Measure,
    MeasureKind,
    Operator,
    Requirement,
    Threshold,
    Value,
    Whole,
)
from ntm.core.criteria.sources import Instrument, read_citation
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.dates import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorContext:
    """What surrounds an indicator: its id, the days of its set, the areas and instruments that may be named."""

    id: str
    span: Span
    areas: tuple[str, ...]
    instruments: Mapping[str, Instrument]


def read_versions(node: Node, *, context: IndicatorContext) -> tuple[IndicatorVersion, ...]:
    """Return an indicator's versions in order; raise `LawRefused` for days that overlap, go back or leave the set's."""
    nodes = list(node.nodes("versions", named="from"))
    starts = [one.day("from") for one in nodes]
    spans: list[Span] = []
    for index, (one, start) in enumerate(zip(nodes, starts, strict=True)):
        following = starts[index + 1] if index + 1 < len(starts) else None
        spans.append(_span(one, start, following, context.span))
    versions = [_read_version(one, span, context=context) for one, span in zip(nodes, spans, strict=True)]
    return tuple(versions)


def _span(node: Node, start: date, following: date | None, outer: Span) -> Span:
    until = node.optional_day("until")
    if following is not None and following <= start:
        raise node.refusal(Fault.OVERLAPPING_DAYS if following == start else Fault.UNORDERED_DAYS, "from")
    if until is not None and until <= start:
        raise node.refusal(Fault.UNORDERED_DAYS, "until")
    if until is not None and following is not None and until > following:
        raise node.refusal(Fault.OVERLAPPING_DAYS, "until", detail=following.isoformat())
    end = until or following or outer.end
    if start not in outer or (outer.end is not None and (end is None or end > outer.end)):
        raise node.refusal(Fault.OUTSIDE_THE_SET, "from" if start not in outer else "until")
    return Span(start, end)


def _read_version(node: Node, span: Span, *, context: IndicatorContext) -> IndicatorVersion:
    measures = tuple(_read_measure(one, context) for one in node.nodes("measures", named="code"))
    codes = [measure.code for measure in measures]
    refuse_repeats(codes, node, "measures")
    for measure in measures:
        if measure.whole and measure.whole not in codes:
            raise node.refusal(Fault.UNKNOWN_MEASURE, "measures", detail=measure.whole)
    by_code = {measure.code: measure for measure in measures}
    if ("cases" in node) == ("requirements" in node):
        raise node.refusal(Fault.CONTRADICTION, "requirements", detail="cases")
    if "cases" in node:
        cases = tuple(_read_case(one, by_code, context) for one in node.nodes("cases", named="title"))
        refuse_repeats([case.title for case in cases], node, "cases")
    else:
        cases = (Case(requirements=_read_requirements(node, by_code, context)),)
    version = IndicatorVersion(
        span=span,
        name=node.text("name"),
        measures=measures,
        cases=cases,
        citation=read_citation(node, instruments=context.instruments),
        province_decides=node.truth("province_decides"),
        conditional=node.optional_text("conditional"),
        note=node.optional_text("note"),
    )
    node.finish()
    used = {it.measure for case in cases for it in case.requirements}
    used |= {it.measure for case in cases for it in case.conditions}
    used |= {it.share_of for case in cases for it in case.requirements}
    for code in codes:
        if code not in used:
            raise node.refusal(Fault.CONTRADICTION, "measures", detail=code)
    return version


def _read_measure(node: Node, context: IndicatorContext) -> Measure:
    measure = Measure(
        code=node.text("code"),
        indicator=context.id,
        label=node.text("label"),
        kind=node.choice("kind", MeasureKind),
        unit=node.optional_text("unit"),
        whole=node.optional_text("whole"),
        share_in=node.choice("share_in", Whole) if "share_in" in node else None,
    )
    node.finish()
    if measure.code != context.id and not measure.code.startswith(f"{context.id}:"):
        raise node.refusal(Fault.CONTRADICTION, "code", detail=f"{context.id}:…")
    if measure.kind is MeasureKind.JUDGEMENT:
        raise node.refusal(Fault.UNKNOWN_CHOICE, "kind", detail=measure.kind)
    if measure.share_in is not None and measure.kind is not MeasureKind.PERCENT:
        raise node.refusal(Fault.CONTRADICTION, "share_in", detail=measure.kind)
    return measure


def _read_case(node: Node, measures: Mapping[str, Measure], context: IndicatorContext) -> Case:
    title = node.text("title")
    areas = node.texts("areas") if "areas" in node else ()
    for area in areas:
        if area not in context.areas:
            raise node.refusal(Fault.UNKNOWN_AREA, "areas", detail=area)
    conditions = tuple(_read_condition(one, measures) for one in node.optional_nodes("when", named="measure"))
    case = Case(
        requirements=_read_requirements(node, measures, context), areas=areas, conditions=conditions, title=title
    )
    node.finish()
    return case


def _read_condition(node: Node, measures: Mapping[str, Measure]) -> Condition:
    measure = _known_measure(node, "measure", measures)
    condition = Condition(
        measure.code, node.choice("operator", Operator, fault=Fault.UNKNOWN_OPERATOR), node.number("value")
    )
    node.finish()
    return condition


def _known_measure(node: Node, key: str, measures: Mapping[str, Measure]) -> Measure:
    code = node.text(key)
    if code not in measures:
        raise node.refusal(Fault.UNKNOWN_MEASURE, key, detail=code)
    return measures[code]


def _read_requirements(
    node: Node, measures: Mapping[str, Measure], context: IndicatorContext
) -> tuple[Requirement, ...]:
    requirements = tuple(
        read_requirement(one, measures, context) for one in node.nodes("requirements", named="measure")
    )
    refuse_repeats([one.measure for one in requirements], node, "requirements")
    return requirements


def read_requirement(node: Node, measures: Mapping[str, Measure], context: IndicatorContext) -> Requirement:
    """Return what a mapping asks of one of the measures; raise `LawRefused` with the key."""
    measure = _known_measure(node, "measure", measures)
    citation = read_citation(node, instruments=context.instruments)
    share_of = _known_measure(node, "share_of", measures).code if "share_of" in node else ""
    forms = [key for key in ("value", "by_area", "by_year", "not_known") if key in node]
    if measure.kind.is_yes_or_no:
        if node.text("operator") != "is_true":
            raise node.refusal(Fault.UNKNOWN_OPERATOR, "operator", detail="is_true")
        if forms or "national" in node or share_of:
            raise node.refusal(Fault.CONTRADICTION, (*forms, "national", "share_of")[0], detail="is_true")
        node.finish()
        must = Threshold(everywhere=Value(1.0, citation))
        return Requirement(measure=measure.code, operator=Operator.AT_LEAST, threshold=must)
    operator = node.choice("operator", Operator, fault=Fault.UNKNOWN_OPERATOR)
    if len(forms) != 1:
        raise node.refusal(Fault.CONTRADICTION if forms else Fault.MISSING_KEY, "value", detail=", ".join(forms))
    reader = _Thresholds(context, citation, "%" if share_of else measure.unit)
    by_year: dict[int, Threshold] = {}
    threshold = Threshold()
    if forms == ["by_year"]:
        years = node.node("by_year")
        for year in years.written():
            if isinstance(year, bool) or not isinstance(year, int):
                raise years.refusal(Fault.WRONG_KIND, year, detail="year")
            one = years.node(year)
            by_year[year] = reader.read(one)
            one.finish()
        if list(by_year) != sorted(by_year):
            raise years.refusal(Fault.UNORDERED_DAYS)
        years.finish()
    else:
        threshold = reader.read(node)
    node.finish()
    return Requirement(
        measure=measure.code,
        operator=operator,
        threshold=threshold,
        share_of=share_of,
        by_year=MappingProxyType(by_year),
    )


@dataclass(frozen=True, slots=True)
class _Thresholds:
    """Reads thresholds of one requirement, whose citation stands for every value that has none of its own."""

    context: IndicatorContext
    citation: Citation
    unit: str

    def read(self, node: Node) -> Threshold:
        if "not_known" in node:
            node.text("not_known")  # why; the value is absent, and nothing stands in for it
            return Threshold(national=self._optional(node, "national"))
        if "value" in node:
            return Threshold(everywhere=self._value(node, "value"), national=self._optional(node, "national"))
        table = node.node("by_area")
        values: dict[str, Value] = {}
        for area in table.written():
            if area not in self.context.areas:
                raise table.refusal(Fault.UNKNOWN_AREA, area)
            values[str(area)] = self._value(table, str(area))
        table.finish()
        return Threshold(by_area=MappingProxyType(values), national=self._optional(node, "national"))

    def _optional(self, node: Node, key: str) -> Value | None:
        return self._value(node, key) if key in node else None

    def _value(self, node: Node, key: str) -> Value:
        if isinstance(node.raw(key), Mapping):
            own = node.node(key)
            citation = read_citation(own, instruments=self.context.instruments)
            number = own.number("value")
            own.finish()
        else:
            citation, number = self.citation, node.number(key)
        if number < 0 or (self.unit == "%" and number > 100):
            raise node.refusal(Fault.OUT_OF_RANGE, key, detail=str(number))
        return Value(number, citation)
