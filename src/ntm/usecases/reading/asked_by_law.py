"""What the law asks where and when a paper plans: the figures that its targets are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet, IndicatorVersion, Measure, MeasureKind, Requirement, Value
from ntm.core.kernel.states import Level, Region
from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading import findings
from ntm.core.reading.facts import FactKind, PaperReading
from ntm.core.reading.findings import Replacement, Threshold
from ntm.core.territory.regions import regions_of_units
from ntm.core.territory.register import Register
from ntm.core.territory.unit import UnitVersion
from ntm.documents.units import load_register
from ntm.law.territory.regions import load_regions
from ntm.usecases.criteria.queries import criteria_set_in_force, library

#: Words that the law's indicators and the papers' targets share. A share of "hộ nghèo" alone is not here: the law
#: counts poverty in several dimensions, with the nearly poor, and most papers count otherwise.
_SUBJECTS = (
    "thu nhập",
    "nghèo đa chiều",
    "lao động qua đào tạo",
    "lao động qua đào tạo có bằng cấp",
    "bảo hiểm y tế",
    "suy dinh dưỡng thể thấp còi",
    "nước sạch",
    "cấp nước tập trung",
    "bao gói thuốc",
    "phân loại chất thải",
    "chất thải nhựa",
    "nhà ở kiên cố",
    "được tưới",
    "phổ cập giáo dục tiểu học",
    "phổ cập giáo dục trung học cơ sở",
    "xóa mù chữ",
)
#: How papers write the unit of a figure for which the law has no word.
_UNITS = {MeasureKind.PERCENT: "%", MeasureKind.LEVEL: "mức độ"}


def held_to_the_law(found: PaperReading, unit: UnitVersion | None, *, on: date | None) -> PaperReading:
    """Return a reading whose targets are held against the law that binds communes in the issuing unit on a day.

    Nothing is held where the paper states no target of a criterion, where its unit or day is not known, or where no
    set is in force then.
    """
    aims = any(fact.kind is FactKind.INDICATOR_TARGET and fact.criterion is not None for fact in found.facts)
    gone = replaced_instruments()
    cited = any(fact.kind is FactKind.LEGAL_CITATION and fact.number in gone for fact in found.facts)
    asked: Mapping[str, Threshold] = {}
    if aims and unit is not None and on is not None:
        asked = thresholds(unit, load_register(), on=on, year=found.head.year or on.year)
    if not asked and not cited:
        return found
    told, held = findings.find(found.head, found.facts, found.text, thresholds=asked, replaced=gone)
    return replace(found, findings=told, agreements=held)


def replaced_instruments() -> Mapping[str, Replacement]:
    """Return what the law files know of instruments that others replaced, by the official number of the replaced."""
    known = library().instruments
    gone: dict[str, Replacement] = {}
    for instrument in known.values():
        if instrument.in_force_from is None:
            continue
        for key in instrument.replaces:
            number, _, province = key.partition(" (")
            gone[number] = Replacement(
                by=instrument.key.partition(" (")[0],
                on=instrument.in_force_from,
                verification=instrument.verification.label,
                province=province.rstrip(")"),
            )
    return gone


def thresholds(unit: UnitVersion, register: Register, *, on: date, year: int) -> Mapping[str, Threshold]:
    """Return what the commune set in force on a day asks in a unit for a year, by measure ("10.1", "14.1:primary").

    Only plain figures are given, under words that papers use for them; not what depends on another figure, and not
    what the province sets or nobody has written down. Empty where no set is in force.
    """
    above = register.ancestors(unit.unit, on=on)
    province = above[0] if above else unit
    try:
        law = criteria_set_in_force(level=Level.COMMUNE, province_code=province.code, on=on)
    except NoSetInForce:
        return {}
    region = _regions().get(unit.unit)
    area = region.value if region is not None and region.value in {one.code for one in law.areas} else None
    return dict(_asked(law, area, on=on, year=year))


@cache
def _regions() -> Mapping[int, Region]:
    return regions_of_units(load_register(), load_regions().by_code)


def _asked(law: CriteriaSet, area: str | None, *, on: date, year: int) -> Iterator[tuple[str, Threshold]]:
    title = next((one.title for one in law.areas if one.code == area), "")
    for indicator in law.indicators:
        if not indicator.is_in_force(on):
            continue
        version = indicator.at(on)
        for requirement in _plain(version):
            measure = next(one for one in version.measures if one.code == requirement.measure)
            by_year = bool(requirement.by_year)
            # A plan signed in December is held to the figures of the year that it plans.
            asked = requirement.threshold_on(date(year, 1, 1))
            value = asked.for_area(area)
            words = _words(version, measure)
            unit = measure.unit or _UNITS.get(measure.kind, "")
            if value is None or not words or not unit:
                continue
            yield (
                measure.code,
                Threshold(
                    words=words,
                    op=requirement.operator.value,
                    value=Decimal(str(value.number)),
                    unit=unit,
                    citation=_citation(value, title if asked.everywhere is None else ""),
                    year=year if by_year else None,
                ),
            )


def _plain(version: IndicatorVersion) -> tuple[Requirement, ...]:
    """Return the requirements of an indicator that bind everybody alike, whatever its other figures."""
    if len(version.cases) != 1 or version.cases[0].areas or version.cases[0].conditions:
        return ()
    return tuple(one for one in version.cases[0].requirements if not one.share_of)


def _words(version: IndicatorVersion, measure: Measure) -> tuple[str, ...]:
    """Return the words for a measure: those of its own label, else of its indicator; the most special only."""
    for text in (measure.label, version.name):
        told = [word for word in _SUBJECTS if canonical(word) in canonical(text)]
        if told:
            return tuple(word for word in told if not any(word != other and word in other for other in told))
    return ()


def _citation(value: Value, area: str) -> str:
    where = f"{value.citation.label}, mức {area}" if area else value.citation.label
    return f"{where}; {value.citation.verification.label}"
