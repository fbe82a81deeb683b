"""A province's decisions laid over a national set: read, checked against what is delegated, and put in place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from ntm.core.criteria.additions import Decided, Delegation, Overlay, OverlayVersion, Scope
from ntm.core.criteria.loading import SCHEMA, digest
from ntm.core.criteria.refusals import Fault, LawRefused, Node, refuse_repeats
from ntm.core.criteria.requirements import IndicatorContext, read_requirement
from ntm.core.criteria.sets import (
    CriteriaSet,
    Criterion,
    Indicator,
    IndicatorVersion,
    Operator,
    Requirement,
    Threshold,
    UnknownIndicator,
    Value,
)
from ntm.core.criteria.sources import Instrument, read_citation
from ntm.core.kernel.dates import Span, format_day


@dataclass(frozen=True, slots=True)
class _Change:
    """A requirement that the province decided, for which days."""

    decided: Decided
    requirement: Requirement
    span: Span


def is_overlay(files: Mapping[str, object]) -> bool:
    """Say whether parsed files of a folder describe an overlay and not a set of their own."""
    return any(isinstance(parsed, Mapping) and "overlay" in parsed for parsed in files.values())


def load_overlay(
    files: Mapping[str, object], *, sets: Mapping[str, CriteriaSet], instruments: Mapping[str, Instrument]
) -> CriteriaSet:
    """Return the set that an overlay makes of the national set it names, in the province's days only.

    Raise `LawRefused` naming file and key for what the schema refuses, for an indicator that the delegation named does
    not reach, for a measure or operator other than the text's, and for a value that asks less than the country's.
    """
    if len(files) != 1:
        raise LawRefused(file=", ".join(sorted(files)), key="overlay", fault=Fault.DUPLICATE)
    (file, parsed), *_ = files.items()
    root = Node(parsed, file=file, key="")
    if root.integer("schema") != SCHEMA:
        raise root.refusal(Fault.UNKNOWN_CHOICE, "schema", detail=str(SCHEMA))
    node = root.node("overlay")
    root.finish()
    base = sets.get(node.text("of"))
    if base is None or base.overlay is not None:
        raise node.refusal(Fault.UNKNOWN_SET, "of", detail=node.text("of"))
    code = node.text("code")
    if not code.startswith(f"{base.code}@"):
        raise node.refusal(Fault.CONTRADICTION, "code", detail=f"{base.code}@…")
    delegations = tuple(_named_delegations(node, base))
    versions: list[OverlayVersion] = []
    changes: list[_Change] = []
    nodes = list(node.nodes("versions", named="from"))
    starts = [one.day("from") for one in nodes]
    for one, start, following in zip(nodes, starts, [*starts[1:], None], strict=True):
        until = one.optional_day("until")
        if (following is not None and following <= start) or (until is not None and until <= start):
            raise one.refusal(Fault.UNORDERED_DAYS, "from")
        if until is not None and following is not None and until > following:
            raise one.refusal(Fault.OVERLAPPING_DAYS, "until", detail=following.isoformat())
        end = until or following or base.span.end
        if start not in base.span or (base.span.end is not None and (end is None or end > base.span.end)):
            raise one.refusal(Fault.OUTSIDE_THE_SET, "from")
        found = tuple(_changes(one, Span(start, end), base, delegations, instruments))
        versions.append(
            OverlayVersion(
                span=Span(start, end),
                citation=read_citation(one, instruments=instruments),
                decided=tuple(change.decided for change in found),
                note=one.optional_text("note"),
            )
        )
        one.finish()
        changes.extend(found)
    areas = [area.code for area in base.areas]
    span = Span(versions[0].span.start, versions[-1].span.end)
    laid = replace(
        base,
        code=code,
        title=node.text("title"),
        province_code=node.text("province"),
        span=span,
        criteria=tuple(_laid_over(criterion, span, changes, areas) for criterion in base.criteria),
        digest=digest({"of": base.digest, "overlay": parsed}),
        note=node.optional_text("note"),
        overlay=Overlay(of=base.code, delegations=delegations, versions=tuple(versions)),
    )
    node.finish()
    return laid


def undecided(laid: CriteriaSet, base: CriteriaSet) -> CriteriaSet:
    """Return a province's form of a national set as it would be without any of its values, in the same days."""
    assert laid.overlay is not None
    versions = tuple(replace(version, decided=()) for version in laid.overlay.versions)
    return replace(
        laid,
        criteria=tuple(_laid_over(criterion, laid.span, (), ()) for criterion in base.criteria),
        digest=f"{laid.digest}, undecided",
        overlay=replace(laid.overlay, versions=versions),
    )


def _named_delegations(node: Node, base: CriteriaSet) -> Iterator[Delegation]:
    known = {one.code: one for one in base.delegations}
    for code in node.texts("delegations"):
        if code not in known:
            raise node.refusal(Fault.NOT_DELEGATED, "delegations", detail=code)
        yield known[code]


def _changes(
    node: Node,
    span: Span,
    base: CriteriaSet,
    delegations: Collection[Delegation],
    instruments: Mapping[str, Instrument],
) -> Iterator[_Change]:
    by_code = {one.code: one for one in delegations}
    seen: list[str] = []
    for one in node.optional_nodes("values", named="indicator"):
        name, case = one.text("indicator"), one.optional_text("case")
        one.key = f"{node.key}.values[{value_name(one.raw('requirement'), case=case)}]"
        try:
            indicator = base.indicator(name)
        except UnknownIndicator:
            raise one.refusal(Fault.UNKNOWN_MEASURE, "indicator", detail=name) from None
        delegation = by_code.get(one.text("delegation"))
        if delegation is None:
            raise one.refusal(Fault.NOT_DELEGATED, "delegation", detail=one.text("delegation"))
        versions = [version for version in indicator.versions if version.span.overlaps(span)]
        if not versions:
            raise one.refusal(Fault.OUTSIDE_THE_SET, "indicator", detail=name)
        if delegation.covers is Scope.PROVINCE_DECIDES and not all(version.province_decides for version in versions):
            raise one.refusal(Fault.NOT_DELEGATED, "indicator", detail=f"{name}: {delegation.title}")
        context = IndicatorContext(
            id=name, span=span, areas=tuple(area.code for area in base.areas), instruments=instruments
        )
        requirement = _read(one.node("requirement"), versions, context)
        place = one.node("requirement")
        for version in versions:
            old = _old(place, version, requirement, case=case)
            merged = _merged(requirement, old, version, context.areas)
            _refuse_less(old, merged, version, base, place)
        one.finish()
        seen.append(f"{requirement.measure} {case}".strip())
        yield _Change(Decided(name, requirement.measure, delegation.code, case), requirement, span)
    refuse_repeats(seen, node, "values")


def value_name(requirement: object, *, case: str) -> str:
    """Return the name of a province's value in the keys of refusals: its measure, and its case where it has one."""
    measure = requirement.get("measure") if isinstance(requirement, Mapping) else None
    return f"{measure}, {case}" if case else f"{measure}"


def _read(node: Node, versions: Collection[IndicatorVersion], context: IndicatorContext) -> Requirement:
    measures = {measure.code: measure for version in versions for measure in version.measures}
    measure = measures.get(node.text("measure"))
    if measure is not None and measure.kind.is_yes_or_no:
        raise node.refusal(Fault.NO_LEVEL, "measure", detail=measure.code)
    if "not_known" in node:  # a province that decides nothing of it writes no line
        raise node.refusal(Fault.CONTRADICTION, "not_known", detail="value")
    try:
        return read_requirement(node, measures, context)
    except LawRefused as refused:
        if refused.fault is Fault.UNKNOWN_AREA:  # most likely one of the province's own
            raise LawRefused(
                file=refused.file, key=refused.key, fault=Fault.SUB_AREA, detail=refused.key.rpartition(".")[2]
            ) from None
        raise


def _old(node: Node, version: IndicatorVersion, new: Requirement, *, case: str) -> Requirement:
    """Return what the text asks of the same measure in the case named; refuse another operator or share."""
    if case not in {one.title for one in version.cases}:
        raise node.refusal(Fault.NO_SUCH_CASE, "measure", detail=", ".join(one.title for one in version.cases))
    asked = [it for one in version.cases if one.title == case for it in one.requirements if it.measure == new.measure]
    if not asked:
        raise node.refusal(
            Fault.NO_SUCH_CASE if case else Fault.NOT_THROUGHOUT, "measure", detail=format_day(version.span.start)
        )
    if asked[0].operator is not new.operator or asked[0].share_of != new.share_of:
        raise node.refusal(Fault.OTHER_COMPARISON, "operator", detail=asked[0].operator)
    return asked[0]


def _refuse_less(old: Requirement, new: Requirement, version: IndicatorVersion, base: CriteriaSet, node: Node) -> None:
    """Refuse a value that asks less than the country's in any area and year."""
    areas = [None, *(area.code for area in base.areas)]
    years = sorted({*old.by_year, *new.by_year})
    pairs: Iterable[tuple[Threshold, Threshold]] = [
        (_of_year(old, year), _of_year(new, year)) for year in years or [version.span.start.year]
    ]
    upward = old.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    for before, after in pairs:
        for area in areas:
            asked, given = before.for_area(area), after.for_area(area)
            if asked is not None and given is not None and _is_less(given, asked, upward=upward):
                where = area or "mọi vùng"
                raise node.refusal(Fault.LOWERS, "value", detail=f"{given.number:g} / {asked.number:g}, {where}")


def _of_year(requirement: Requirement, year: int) -> Threshold:
    return requirement.by_year.get(year, Threshold()) if requirement.by_year else requirement.threshold


def _is_less(given: Value, asked: Value, *, upward: bool) -> bool:
    return given.number < asked.number if upward else given.number > asked.number


def _laid_over(criterion: Criterion, span: Span, changes: Collection[_Change], areas: Collection[str]) -> Criterion:
    indicators = tuple(
        Indicator(
            indicator.id,
            indicator.criterion,
            tuple(
                piece
                for version in indicator.versions
                for piece in _pieces(
                    version, span, [one for one in changes if one.decided.indicator == indicator.id], areas
                )
            ),
        )
        for indicator in criterion.indicators
    )
    # An indicator without any version in the province's days keeps its text, so that columns stay those of the base.
    kept = tuple(one if one.versions else old for one, old in zip(indicators, criterion.indicators, strict=True))
    return replace(criterion, indicators=kept)


def _pieces(
    version: IndicatorVersion, span: Span, changes: Collection[_Change], areas: Collection[str]
) -> Iterator[IndicatorVersion]:
    """Yield a version cut at the days of the province's decisions, each piece with what was decided for it."""
    own = _common(version.span, span)
    if own is None:
        return
    cuts = {own.start} | {day for one in changes for day in (one.span.start, one.span.end) if day and day in own}
    days = sorted(cuts)
    for start, end in zip(days, [*days[1:], own.end], strict=True):
        decided = {(one.decided.case, one.requirement.measure): one.requirement for one in changes if start in one.span}
        yield replace(
            version,
            span=Span(start, end),
            cases=tuple(
                replace(
                    case,
                    requirements=tuple(
                        _merged(new, one, version, areas) if (new := decided.get((case.title, one.measure))) else one
                        for one in case.requirements
                    ),
                )
                for case in version.cases
            ),
        )


def _merged(new: Requirement, old: Requirement, version: IndicatorVersion, areas: Collection[str]) -> Requirement:
    """Return what is asked where a province decided: its values, and the country's in areas and years it left out.

    The value of the whole country that the text shows for reference stays too.
    """
    if not new.by_year and not old.by_year:
        return replace(new, threshold=_merged_threshold(new.threshold, old.threshold, areas))
    own = {year for year in _years(version.span) if not old.by_year}
    by_year = {
        year: _merged_threshold(_of_year(new, year), _of_year(old, year), areas)
        for year in sorted({*new.by_year, *old.by_year, *own})
    }
    return replace(new, threshold=Threshold(), by_year=MappingProxyType(by_year))


def _merged_threshold(new: Threshold, old: Threshold, areas: Collection[str]) -> Threshold:
    national = new.national if new.national is not None else old.national
    if new.everywhere is not None:
        return replace(new, national=national)
    if not new.by_area:
        return replace(old, national=national)
    known = {area: value for area in areas if (value := old.for_area(area)) is not None}
    return Threshold(by_area=MappingProxyType(known | dict(new.by_area)), national=national)


def _years(span: Span) -> range:
    last = span.start if span.end is None else span.end - timedelta(days=1)
    return range(span.start.year, last.year + 1)


def _common(one: Span, other: Span) -> Span | None:
    if not one.overlaps(other):
        return None
    ends = [span.end for span in (one, other) if span.end is not None]
    return Span(max(one.start, other.start), min(ends) if ends else None)
