"""Figures, requirements and conditions in words: as Vietnamese pages say them, and as files for machines carry them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ntm.core.criteria.sets import Case, IndicatorVersion, Measure, MeasureKind, Operator, Requirement, Value
from ntm.core.kernel.vietnamese import format_number


def figure_in_words(measure: Measure, value: float) -> str:
    """Return a figure as a Vietnamese page shows it: "96,5%", "đạt", "45 triệu đồng/người/năm"."""
    if measure.kind.is_yes_or_no:
        return "đạt" if value >= 1 else "chưa đạt"
    text = format_number(Decimal(str(value)))
    if measure.unit == "%":
        return f"{text}%"
    return f"{text} {measure.unit}".rstrip()


def requirement_in_words(requirement: Requirement, measure: Measure, value: Value | None) -> str:
    """Return what a requirement asks, in Vietnamese words; `value` None where the threshold is not known."""
    if value is None:
        return "mức yêu cầu chưa biết (chưa có trong tệp luật hoặc do tỉnh quy định)"
    if measure.kind.is_yes_or_no:
        return "phải đạt"
    number = format_number(Decimal(str(value.number)))
    unit = "%" if measure.unit == "%" or requirement.share_of else f" {measure.unit}" if measure.unit else ""
    if measure.kind is MeasureKind.LEVEL:
        number, unit = f"mức độ {number}", ""
    if requirement.operator is Operator.AT_MOST and value.number == 0:
        return "phải không còn"
    return {
        Operator.AT_LEAST: f"phải từ {number}{unit} trở lên",
        Operator.MORE_THAN: f"phải trên {number}{unit}",
        Operator.AT_MOST: f"không được quá {number}{unit}",
        Operator.LESS_THAN: f"phải dưới {number}{unit}",
    }[requirement.operator]


def threshold_of(
    version: IndicatorVersion, measure: Measure, *, area: str | None, on: date
) -> tuple[str, float | None]:
    """Return what the law asks of a figure, in words and, where the figure itself is held against it, as a number."""
    for case in version.cases:
        if not case.covers(area):
            continue
        for requirement in case.requirements:
            if requirement.measure != measure.code:
                continue
            value = requirement.threshold_on(on).for_area(area)
            words = requirement_in_words(requirement, measure, value)
            if value is None:
                words = "mức do tỉnh quy định, chưa có" if version.province_decides else "mức chưa biết"
            is_level = value is not None and not requirement.share_of and not measure.kind.is_yes_or_no
            lower = requirement.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
            return words, value.number if value is not None and is_level and lower else None
    return "", None


def formula(requirement: Requirement, measure: Measure, value: Value | None, *, alone: bool) -> str:
    """Return a requirement as files for machines carry it: ">= 95", "đạt", "15.1:male >= 90", "?" when not known.

    `alone` leaves the measure out, where the indicator has this one requirement only.
    """
    left = requirement.measure + (f"/{requirement.share_of}" if requirement.share_of else "")
    if value is None:
        right = "?"
    elif measure.kind.is_yes_or_no:
        right = "đạt"
    else:
        right = f"{requirement.operator} {format_plain(value.number)}{'%' if requirement.share_of else ''}"
    return right if alone else f"{left} {right}"


_SIGNS = {Operator.AT_LEAST: "≥", Operator.AT_MOST: "≤"}


def level_in_short(requirement: Requirement, measure: Measure, value: Value | None) -> str:
    """Return a threshold as tables for people carry it: "≥ 95%", "≤ 1.000 m²", "Đạt", "chưa biết"."""
    if value is None:
        return "chưa biết"
    if measure.kind.is_yes_or_no:
        return "Đạt"
    unit = "%" if requirement.share_of or measure.unit == "%" else f" {measure.unit}" if measure.unit else ""
    sign = _SIGNS.get(requirement.operator, str(requirement.operator))
    return f"{sign} {format_number(Decimal(str(value.number)))}{unit}"


def format_plain(value: float) -> str:
    """Return a number as files for machines carry it: "95", "16.5"."""
    return str(int(value)) if value == int(value) else repr(value)


_CONDITION_WORDS = {
    Operator.AT_LEAST: "từ",
    Operator.MORE_THAN: "trên",
    Operator.AT_MOST: "không quá",
    Operator.LESS_THAN: "dưới",
}


def conditions_in_words(case: Case, version: IndicatorVersion) -> str:
    """Return the conditions of a case in Vietnamese words, as "với tổng số trường trên 3"."""
    labels = {measure.code: measure.label for measure in version.measures}
    return "với " + ", ".join(
        f"{labels[one.measure].lower()} {_CONDITION_WORDS[one.operator]} {format_number(Decimal(str(one.number)))}"
        for one in case.conditions
    )
