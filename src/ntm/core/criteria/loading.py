"""From parsed law files to a criteria set, refusing whatever the schema does not know."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ntm.core.criteria.additions import Delegation, Means, Nearly, Scope, Supplier, Supply
from ntm.core.criteria.refusals import Fault, LawRefused, Node, refuse_repeats
from ntm.core.criteria.requirements import IndicatorContext, read_versions
from ntm.core.criteria.sets import (
    Area,
    Band,
    Case,
    CategoryRule,
    CriteriaSet,
    Criterion,
    Indicator,
    IndicatorVersion,
    Measure,
    MeasureKind,
    Operator,
    Requirement,
    Threshold,
    Tier,
    Value,
)
from ntm.core.criteria.sources import Instrument, read_citation
from ntm.core.kernel.dates import Span, UnorderedSpan
from ntm.core.kernel.states import Level

#: The version of the schema that this loader reads.
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class _Head:
    """What the set's own file says before any criterion."""

    node: Node
    span: Span
    areas: tuple[Area, ...]
    criteria_count: int
    indicators_count: int
    complete: bool


def load_set(files: Mapping[str, object], *, instruments: Mapping[str, Instrument]) -> CriteriaSet:
    """Return the criteria set that the parsed files of one folder describe together.

    `files` maps each file's name to its parsed content. Exactly one has the key `set`; any may have `criteria`, in
    rising order of numbers over files in order of their names. Raise `LawRefused` naming file and key for an unknown or
    missing key, a value without citation, overlapping or unordered days, an unknown operator, area, category, measure
    or instrument, a repeated id, or counts that differ from those declared.
    """
    roots = {name: Node(parsed, file=name, key="") for name, parsed in sorted(files.items())}
    heads = [root for root in roots.values() if "set" in root]
    if len(heads) != 1:
        raise LawRefused(
            file=", ".join(sorted(files)) or "?", key="set", fault=Fault.MISSING_KEY if not heads else Fault.DUPLICATE
        )
    if heads[0].integer("schema") != SCHEMA:
        raise heads[0].refusal(Fault.UNKNOWN_CHOICE, "schema", detail=str(SCHEMA))
    node = heads[0].node("set")
    head = _read_head(node)
    criteria: list[Criterion] = []
    for root in sorted(roots.values(), key=lambda one: (one is not heads[0], one.file)):
        for one in root.optional_nodes("criteria", named="number"):
            criterion = _read_criterion(one, head=head, instruments=instruments)
            if criteria and criterion.number <= criteria[-1].number:
                same = criterion.number in {other.number for other in criteria}
                raise one.refusal(Fault.DUPLICATE if same else Fault.WRONG_ORDER, "number")
            criteria.append(criterion)
    supplies: dict[str, Supply] = {}
    for root in roots.values():
        for one in root.optional_nodes("supply", named="item"):
            supply = _read_supply(one, criteria)
            if supply.item in supplies:
                raise one.refusal(Fault.DUPLICATE, "item", detail=supply.item)
            supplies[supply.item] = supply
        root.finish()
    _refuse_wrong_counts(criteria, head)
    loaded = CriteriaSet(
        code=node.text("code"),
        title=node.text("title"),
        level=node.choice("level", Level),
        tier=node.choice("tier", Tier),
        province_code=node.optional_text("province") or None,
        span=head.span,
        citation=read_citation(node, instruments=instruments),
        criteria=tuple(criteria),
        areas=head.areas,
        bands=_read_bands(node, count=head.criteria_count),
        category_rules=_read_category_rules(node, areas=head.areas, instruments=instruments),
        categories=_read_categories(node),
        measures=_measures(criteria, node),
        complete=head.complete,
        digest=digest(files),
        note=node.optional_text("note"),
        nearly=_read_nearly(node, count=head.criteria_count, instruments=instruments),
        delegations=_read_delegations(node, instruments=instruments),
        supplies=MappingProxyType(supplies),
    )
    node.finish()
    return loaded


def digest(files: Mapping[str, object]) -> str:
    """Return a fingerprint of the content of parsed files; comments and layout do not change it."""

    def plain(value: object) -> object:
        if isinstance(value, Mapping):
            return [[str(key), plain(value[key])] for key in sorted(value, key=str)]
        if isinstance(value, list):
            return [plain(one) for one in value]
        return value.isoformat() if isinstance(value, date) else value

    text = json.dumps(plain(files), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def refuse_rivals(sets: Iterable[CriteriaSet], *, file: str) -> None:
    """Raise `LawRefused` when two sets would govern the same units on the same day."""
    known = list(sets)
    for index, one in enumerate(known):
        for other in known[index + 1 :]:
            same = (one.level, one.tier, one.province_code) == (other.level, other.tier, other.province_code)
            if same and one.span.overlaps(other.span):
                raise LawRefused(
                    file=file, key="set.in_force", fault=Fault.OVERLAPPING_DAYS, detail=f"{one.code}, {other.code}"
                )


def _read_head(node: Node) -> _Head:
    days = node.node("in_force")
    start, end = days.day("from"), days.optional_day("until")
    days.finish()
    try:
        span = Span(start, end)
    except UnorderedSpan:
        raise days.refusal(Fault.UNORDERED_DAYS, "until") from None
    areas = tuple(_read_areas(node))
    refuse_repeats([area.code for area in areas], node, "areas")
    counts = node.node("counts")
    criteria, indicators = counts.integer("criteria"), counts.integer("indicators")
    counts.finish()
    return _Head(
        node=node,
        span=span,
        areas=areas,
        criteria_count=criteria,
        indicators_count=indicators,
        complete=not node.truth("only_partly_known"),
    )


def _read_areas(node: Node) -> Iterable[Area]:
    for area in node.optional_nodes("areas", named="code"):
        yield Area(area.text("code"), area.text("title"))
        area.finish()


def _read_categories(node: Node) -> dict[str, str]:
    categories: dict[str, str] = {}
    for category in node.optional_nodes("categories", named="code"):
        code = category.text("code")
        if code in categories:
            raise category.refusal(Fault.DUPLICATE, "code", detail=code)
        categories[code] = category.text("title")
        category.finish()
    return categories


def _read_category_rules(
    node: Node, *, areas: Sequence[Area], instruments: Mapping[str, Instrument]
) -> tuple[CategoryRule, ...]:
    known = _read_categories(node)
    rules: list[CategoryRule] = []
    for rule in node.optional_nodes("category_rules", named="title"):
        categories = rule.texts("categories")
        for category in categories:
            if category not in known:
                raise rule.refusal(Fault.UNKNOWN_CATEGORY, "categories", detail=category)
        area = rule.text("area")
        if area not in {one.code for one in areas}:
            raise rule.refusal(Fault.UNKNOWN_AREA, "area", detail=area)
        title = rule.text("title")
        rules.append(CategoryRule(categories, area, read_citation(rule, instruments=instruments), title))
        rule.finish()
    return tuple(rules)


def _read_bands(node: Node, *, count: int) -> tuple[Band, ...]:
    bands: list[Band] = []
    for one in node.optional_nodes("bands", named="code"):
        band = Band(one.text("code"), one.text("title"), one.integer("at_least"), one.integer("at_most"))
        one.finish()
        bands.append(band)
    if bands:
        held = sorted(met for band in bands for met in range(band.at_least, band.at_most + 1))
        if held != list(range(count + 1)):
            raise node.refusal(Fault.CONTRADICTION, "bands", detail=f"0–{count}")
        refuse_repeats([band.code for band in bands], node, "bands")
    return tuple(bands)


def _read_nearly(node: Node, *, count: int, instruments: Mapping[str, Instrument]) -> Nearly | None:
    if "nearly" not in node:
        return None
    one = node.node("nearly")
    nearly = Nearly(one.integer("at_least"), one.text("title"), read_citation(one, instruments=instruments))
    if not 0 < nearly.at_least <= count:
        raise one.refusal(Fault.OUT_OF_RANGE, "at_least", detail=f"1–{count}")
    one.finish()
    return nearly


def _read_delegations(node: Node, *, instruments: Mapping[str, Instrument]) -> tuple[Delegation, ...]:
    delegations: list[Delegation] = []
    for one in node.optional_nodes("delegations", named="code"):
        delegations.append(
            Delegation(
                code=one.text("code"),
                title=one.text("title"),
                covers=one.choice("covers", Scope),
                citation=read_citation(one, instruments=instruments),
            )
        )
        one.finish()
    refuse_repeats([one.code for one in delegations], node, "delegations")
    return tuple(delegations)


def _read_supply(node: Node, criteria: Sequence[Criterion]) -> Supply:
    known = {str(one.number) for one in criteria} | {it.id for one in criteria for it in one.indicators}
    supply = Supply(
        item=node.text("item"),
        supplier=node.choice("supplier", Supplier),
        agency=node.optional_text("agency"),
        evidence=node.texts("evidence") if "evidence" in node else (),
        means=node.choice("means", Means),
        basis=node.text("basis"),
    )
    if supply.item not in known:
        raise node.refusal(Fault.UNKNOWN_MEASURE, "item", detail=supply.item)
    if (supply.supplier is Supplier.AGENCY) != bool(supply.agency):
        raise node.refusal(Fault.CONTRADICTION, "agency", detail=supply.supplier)
    node.finish()
    return supply


def _read_criterion(node: Node, *, head: _Head, instruments: Mapping[str, Instrument]) -> Criterion:
    number = node.integer("number")
    name, group = node.text("name"), node.optional_text("group")
    citation = read_citation(node, instruments=instruments)
    judged_whole = node.truth("judged_whole")
    if judged_whole == ("indicators" in node):
        raise node.refusal(Fault.CONTRADICTION, "judged_whole", detail="indicators")
    indicators: list[Indicator] = []
    if judged_whole:
        # Nothing is known of its indicators: the person in charge says đạt or chưa đạt of the whole criterion.
        measure = Measure(code=str(number), indicator=str(number), label=name, kind=MeasureKind.JUDGEMENT)
        must = Requirement(
            measure=measure.code, operator=Operator.AT_LEAST, threshold=Threshold(everywhere=Value(1.0, citation))
        )
        version = IndicatorVersion(
            span=head.span, name=name, measures=(measure,), cases=(Case(requirements=(must,)),), citation=citation
        )
        indicators.append(Indicator(str(number), number, (version,)))
    for one in node.optional_nodes("indicators", named="id"):
        indicator_id = one.text("id")
        if indicator_id.split(".")[0] != str(number):
            raise one.refusal(Fault.CONTRADICTION, "id", detail=f"{number}.…")
        if indicator_id in {other.id for other in indicators}:
            raise one.refusal(Fault.DUPLICATE, "id", detail=indicator_id)
        context = IndicatorContext(
            id=indicator_id,
            span=head.span,
            areas=tuple(area.code for area in head.areas),
            instruments=instruments,
        )
        indicators.append(Indicator(indicator_id, number, read_versions(one, context=context)))
        one.finish()
    short_name = node.optional_text("short_name") or name
    node.finish()
    return Criterion(
        number=number,
        name=name,
        short_name=short_name,
        group=group,
        indicators=tuple(indicators),
        citation=citation,
        judged_whole=judged_whole,
    )


def _refuse_wrong_counts(criteria: Sequence[Criterion], head: _Head) -> None:
    counted = sum(len(one.indicators) for one in criteria if not one.judged_whole)
    if counted != head.indicators_count:
        raise head.node.refusal(Fault.WRONG_COUNT, "counts.indicators", detail=f"{counted} ≠ {head.indicators_count}")
    if len(criteria) != head.criteria_count:
        raise head.node.refusal(Fault.WRONG_COUNT, "counts.criteria", detail=f"{len(criteria)} ≠ {head.criteria_count}")


def _measures(criteria: Sequence[Criterion], node: Node) -> tuple[Measure, ...]:
    """Return the columns of figure arrays: first one measure an indicator, in order, then all the others.

    So the table of comparisons is, but for indicators in parts, already the table of verdicts.
    """
    indicators = [indicator for criterion in criteria for indicator in criterion.indicators]
    own = [indicator.versions[-1].measures[0] for indicator in indicators]
    columns = {measure.code: measure for measure in own}
    for indicator in indicators:
        for version in indicator.versions:
            for measure in version.measures:
                known = columns.setdefault(measure.code, measure)
                if (known.indicator, known.kind, known.unit) != (measure.indicator, measure.kind, measure.unit):
                    raise node.refusal(Fault.CONTRADICTION, f"criteria…indicators[{indicator.id}]", detail=measure.code)
    return tuple(columns.values())
