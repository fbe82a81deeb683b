"""Why one verdict is what it is: the figure, the rule in words, the threshold, where it stands and how surely.

The verdict is worked out here part by part, in plain Python, and must agree with `evaluation.judge` in every cell.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from ntm.core.criteria.applicability import category_rule, threshold_region
from ntm.core.criteria.evaluation import Decision
from ntm.core.criteria.sets import (
    Case,
    CriteriaSet,
    IndicatorVersion,
    Measure,
    MeasureKind,
    NoVersionInForce,
    Requirement,
    Value,
    Whole,
)
from ntm.core.criteria.shortfall import shortfall
from ntm.core.criteria.wording import conditions_in_words, figure_in_words, formula, requirement_in_words
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Verdict, Verification
from ntm.core.kernel.vietnamese import format_number


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure as reported; `value` None and the text "chưa báo cáo" where it was not."""

    measure: Measure
    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """One requirement of the indicator: what is asked, what was reported, and what comes of it.

    `shortfall` says how much is missing ("thiếu 38 hộ (4,2 điểm %)"), empty where nothing is or no amount tells it.
    """

    label: str
    rule: str
    figure: str
    threshold: float | None
    verdict: Verdict
    citation: Citation
    shortfall: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One verdict explained. `rule` says the requirement in Vietnamese words, `threshold` as a short formula.

    `area` is the column of thresholds that was used and `area_reason` why, where it is not the unit's own region;
    `by_person` is true where a person's decision, not a computation, brought the verdict.
    """

    indicator: str
    name: str
    on: date
    area: str | None
    area_reason: str
    verdict: Verdict
    figures: tuple[FigureLine, ...]
    parts: tuple[PartLine, ...]
    rule: str
    threshold: str
    citation: Citation
    verification: Verification
    by_person: bool
    sentence: str

    @property
    def missing(self) -> tuple[str, ...]:
        """Return how much is missing to each part that is not met, with the part's name where there are several."""
        several = len(self.parts) > 1
        return tuple(
            f"{part.label}: {part.shortfall}" if several else part.shortfall for part in self.parts if part.shortfall
        )


def explain(
    criteria_set: CriteriaSet,
    indicator_id: str,
    *,
    on: date,
    region: str | None,
    categories: Collection[str],
    figures: Mapping[str, float],
    decision: Decision = Decision.NONE,
    wholes: Mapping[Whole, float] = MappingProxyType({}),
) -> Explanation:
    """Return why an indicator of a unit has its verdict on a day.

    `figures` holds the unit's reported figures by code of measure; what is absent was not reported. `region` is the
    unit's own; the rule for its `categories` is applied here. `wholes` says how many households or people the unit has
    that day, where known, so that what is missing can be said in them. Raise `sets.UnknownIndicator`,
    `applicability.UnknownArea` or `applicability.UnknownCategory`.
    """
    indicator = criteria_set.indicator(indicator_id)
    area = threshold_region(criteria_set, region=region, categories=categories)
    moved = category_rule(criteria_set, categories=categories)
    area_reason = f"{moved.title} ({moved.citation.label})" if moved is not None and moved.area != region else ""
    try:
        version = indicator.at(on)
    except NoVersionInForce:
        return _not_in_force(criteria_set, indicator_id, on=on, area=area)
    lines = tuple(_figure_line(measure, figures.get(measure.code)) for measure in version.measures)
    binding = _binding_case(version, area=area, figures=figures)
    shown = binding.case or _nearest_case(version, area)
    parts = tuple(
        _part_line(one, version, area=area, on=on, figures=figures, wholes=wholes) for one in shown.requirements
    )
    pairs = tuple(zip(shown.requirements, parts, strict=True))
    computed = _join([part.verdict for part in parts]) if binding.case else binding.verdict
    unknown = binding.unmatched
    if binding.case is not None:
        unknown = any(part.threshold is None or _is_share_of_nothing(one, figures) for one, part in pairs)
    verdict = _decided(computed, version, decision=decision, unknown=unknown)
    asked = asked_of(version, area=area, on=on, figures=figures)
    rule = "; ".join(f"{part.label} {part.rule}" if len(parts) > 1 else part.rule for part in parts)
    if shown.conditions:
        rule = f"{conditions_in_words(shown, version)}: {rule}"
    by_person = verdict is not computed or version.measures[0].kind is MeasureKind.JUDGEMENT
    by_person = by_person and verdict is not Verdict.NOT_REPORTED
    return Explanation(
        indicator=indicator_id,
        name=version.name,
        on=on,
        area=area,
        area_reason=area_reason,
        verdict=verdict,
        figures=lines,
        parts=parts,
        rule=rule,
        threshold=asked.threshold,
        citation=asked.citation,
        verification=asked.citation.verification,
        by_person=by_person,
        sentence=_sentence(indicator_id, verdict, lines, rule, asked.citation, version=version, by_person=by_person),
    )


@dataclass(frozen=True, slots=True)
class _Binding:
    """The case that binds a unit, or none with the verdict that follows; `unmatched` when no case fits the unit."""

    case: Case | None
    verdict: Verdict
    unmatched: bool


def _binding_case(version: IndicatorVersion, *, area: str | None, figures: Mapping[str, float]) -> _Binding:
    lacking = False
    for case in version.cases:
        if not case.covers(area):
            continue
        holds = True
        for condition in case.conditions:
            figure = figures.get(condition.measure)
            if figure is None:
                lacking, holds = True, False
                break
            if not condition.operator.holds(figure, condition.number):
                holds = False
                break
        if holds:
            return _Binding(case, Verdict.NOT_JUDGED, unmatched=False)
    if lacking:
        return _Binding(None, Verdict.NOT_REPORTED, unmatched=False)
    reported = any(measure.code in figures for measure in version.measures)
    return _Binding(None, Verdict.NOT_JUDGED if reported else Verdict.NOT_REPORTED, unmatched=True)


def _nearest_case(version: IndicatorVersion, area: str | None) -> Case:
    """Return a case to show where none binds yet: the first written for the area, else the first of all."""
    return next((case for case in version.cases if case.covers(area)), version.cases[0])


def _part_verdict(requirement: Requirement, value: Value | None, figures: Mapping[str, float]) -> Verdict:
    figure = figures.get(requirement.measure)
    if figure is None or (requirement.share_of and requirement.share_of not in figures):
        return Verdict.NOT_REPORTED
    if value is None:
        return Verdict.NOT_JUDGED
    number = value.number
    if requirement.share_of:
        whole = figures[requirement.share_of]
        if whole <= 0:
            return Verdict.NOT_JUDGED
        figure, number = 100 * figure, number * whole
    return Verdict.MET if requirement.operator.holds(figure, number) else Verdict.NOT_MET


def _is_share_of_nothing(requirement: Requirement, figures: Mapping[str, float]) -> bool:
    return bool(requirement.share_of) and figures.get(requirement.share_of, 1) <= 0


def _part_line(
    requirement: Requirement,
    version: IndicatorVersion,
    *,
    area: str | None,
    on: date,
    figures: Mapping[str, float],
    wholes: Mapping[Whole, float],
) -> PartLine:
    measure = _measure(version, requirement.measure)
    value = requirement.threshold_on(on).for_area(area)
    figure = figures.get(measure.code)
    text = "chưa báo cáo" if figure is None else figure_in_words(measure, figure)
    if requirement.share_of and figure is not None and figures.get(requirement.share_of, 0) > 0:
        whole = figures[requirement.share_of]
        share = format_number(Decimal(str(100 * figure / whole)), places=1)
        text = f"{text} trong {format_number(whole)} ({share}%)"
    verdict = _part_verdict(requirement, value, figures)
    missing = ""
    if verdict is Verdict.NOT_MET and value is not None and not measure.kind.is_yes_or_no:
        missing = shortfall(requirement, measure, value, figures=figures, wholes=wholes).label
    return PartLine(
        label=measure.label,
        rule=requirement_in_words(requirement, measure, value),
        figure=text,
        threshold=None if value is None else value.number,
        verdict=verdict,
        citation=version.citation if value is None else value.citation,
        shortfall=missing,
    )


def _join(verdicts: list[Verdict]) -> Verdict:
    """Return the verdict of parts that must all hold: one failure decides, then what is missing, then what is open."""
    for verdict in (Verdict.NOT_MET, Verdict.NOT_REPORTED, Verdict.NOT_JUDGED):
        if verdict in verdicts:
            return verdict
    return Verdict.MET


def _decided(computed: Verdict, version: IndicatorVersion, *, decision: Decision, unknown: bool) -> Verdict:
    if decision is Decision.NOT_APPLICABLE and version.conditional:
        return Verdict.NOT_APPLICABLE
    if decision not in (Decision.MET, Decision.NOT_MET):
        return computed
    by_person = version.measures[0].kind is MeasureKind.JUDGEMENT and computed is Verdict.NOT_REPORTED
    if by_person or (unknown and computed is not Verdict.NOT_MET):
        return decision.verdict
    return computed


def _measure(version: IndicatorVersion, code: str) -> Measure:
    return next(measure for measure in version.measures if measure.code == code)


def _least_verified(citations: list[Citation]) -> Citation:
    """Return the first citation that nobody has verified, or the first of all when everything is verified."""
    return next((one for one in citations if not one.is_verified), citations[0])


def _figure_line(measure: Measure, value: float | None) -> FigureLine:
    return FigureLine(measure, value, "chưa báo cáo" if value is None else figure_in_words(measure, value))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a version of an indicator asks of a unit, in short (empty where it is not known), and where that stands."""

    threshold: str
    citation: Citation


def asked_of(version: IndicatorVersion, *, area: str | None, on: date, figures: Mapping[str, float]) -> Asked:
    """Return what the case that binds a unit asks; where none does yet, the first that is written for its area."""
    binding = _binding_case(version, area=area, figures=figures)
    shown = binding.case or _nearest_case(version, area)
    alone = len(shown.requirements) == 1
    values = [(one, one.threshold_on(on).for_area(area)) for one in shown.requirements]
    texts = [formula(one, _measure(version, one.measure), value, alone=alone) for one, value in values]
    threshold = "" if all(value is None for _, value in values) else "; ".join(texts)
    known = [value.citation for _, value in values if value is not None] if binding.case else []
    citation = _least_verified(known or [version.citation])
    return Asked(threshold, citation)


def _sentence(
    indicator_id: str,
    verdict: Verdict,
    lines: tuple[FigureLine, ...],
    rule: str,
    citation: Citation,
    *,
    version: IndicatorVersion,
    by_person: bool,
) -> str:
    if len(lines) == 1:
        reported = "chưa báo cáo số liệu" if lines[0].value is None else f"báo cáo {lines[0].text}"
    else:
        reported = "; ".join(f"{line.measure.label}: {line.text}" for line in lines)
    source = f"{citation.label}; {citation.verification.label}"
    if verdict is Verdict.NOT_APPLICABLE:
        return f"Chỉ tiêu {indicator_id} không áp dụng ({version.conditional}) theo quyết định của người phụ trách."
    if by_person:
        return f"Chỉ tiêu {indicator_id} {verdict.label} theo đánh giá của người phụ trách ({reported}; {source})."
    if verdict is Verdict.NOT_JUDGED:
        return (
            f"Chỉ tiêu {indicator_id} chưa đánh giá: {reported}, nhưng mức yêu cầu chưa biết hoặc không tính được, "
            f"chờ người phụ trách kết luận ({source})."
        )
    return f"Chỉ tiêu {indicator_id} {verdict.label}: {reported}; yêu cầu {rule} ({source})."


def _not_in_force(criteria_set: CriteriaSet, indicator_id: str, *, on: date, area: str | None) -> Explanation:
    version = criteria_set.indicator(indicator_id).versions[-1]
    return Explanation(
        indicator=indicator_id,
        name=version.name,
        on=on,
        area=area,
        area_reason="",
        verdict=Verdict.NOT_APPLICABLE,
        figures=(),
        parts=(),
        rule="",
        threshold="",
        citation=version.citation,
        verification=version.citation.verification,
        by_person=False,
        sentence=f"Chỉ tiêu {indicator_id} không có hiệu lực ngày {format_day(on)}.",
    )
