"""What makes a figure doubtful at once: a slip of units, a leap, parts that do not add up. Nothing is corrected.

A doubt is a question to whoever types, never a refusal: what cannot be a figure at all is `admissible`'s affair. The
bounds are of experience, not of any paper, and are stated here once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ntm.core.criteria.sets import CriteriaSet, Measure, MeasureKind
from ntm.core.kernel.vietnamese import format_number

#: A share that moves by more within one period is asked about, in percentage points.
LEAP_OF_A_SHARE = 20.0
#: An amount or a count that becomes so many times as large, or as small, is asked about.
LEAP_OF_AN_AMOUNT = 2.0
#: "42.000" for "42": about a thousand or a million times as large as last time.
SLIPS = (1_000.0, 1_000_000.0)
#: How far a slip may lie from the exact factor: last time's figure was not quite the same.
SLIP_WIDTH = 2.5
#: A share and its numerator and denominator may differ by rounding to one decimal.
ROUNDING = 0.05
#: Behind the number of an indicator: men and women together, where the set asks for the two apart.
TOTAL = ":total"


class Doubt(StrEnum):
    """A kind of doubt."""

    SLIP_OF_UNITS = "slip_of_units"
    LEAP = "leap"
    LOST = "lost"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    SHARE_DIFFERS = "share_differs"
    SEXES_DIFFER = "sexes_differ"
    ESTIMATE_BELOW = "estimate_below"
    IMPOSSIBLE_PARTS = "impossible_parts"


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A figure that is doubted and why, in one Vietnamese sentence that names both numbers."""

    measure: str
    doubt: Doubt
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as somebody says it; None for what is not said.

    `value` is percent 0–100 or yes/no 1/0, `numerator` and `denominator` stand behind it, `estimate` is what is
    expected at the end of the period.
    """

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    estimate: float | None = None


def doubts(measure: Measure, said: Said, *, last: float | None, threshold: float | None = None) -> tuple[Doubtful, ...]:
    """Return what speaks against a figure by itself and beside the last one (None: not known).

    `threshold` is what the law asks, by which a slip of units shows where there is no last figure.
    """
    found = [*_of_parts(measure, said)]
    if said.value is not None:
        found += _beside_last(measure, said.value, last=last, threshold=threshold)
        if said.estimate is not None:
            found += _of_estimate(measure, said.value, said.estimate)
    return tuple(found)


def _beside_last(measure: Measure, value: float, *, last: float | None, threshold: float | None) -> Sequence[Doubtful]:
    if measure.kind.is_yes_or_no:
        if last == 1 and value == 0:
            words = "Kỳ trước đạt, nay chưa đạt: hãy ghi rõ vì sao giảm."
            return [Doubtful(measure.code, Doubt.LOST, words)]
        return []
    unit = f" {measure.unit}" if measure.unit and measure.unit != "%" else measure.unit
    for compared, what in ((last, "kỳ trước"), (threshold, "mức yêu cầu")):
        if compared and value > 0 and (factor := _slip(value / compared)):
            words = (
                f"{format_number(value)}{unit} gấp khoảng {format_number(factor)} lần {what} "
                f"({format_number(compared)}{unit}): có nhầm đơn vị hoặc dấu chấm, dấu phẩy không? "
                f"Dấu chấm là hàng nghìn, dấu phẩy là phần lẻ."
            )
            return [Doubtful(measure.code, Doubt.SLIP_OF_UNITS, words)]
        if compared and value > 0 and (factor := _slip(compared / value)):
            words = (
                f"{format_number(value)}{unit} chỉ bằng khoảng 1/{format_number(factor)} {what} "
                f"({format_number(compared)}{unit}): có nhầm đơn vị không?"
            )
            return [Doubtful(measure.code, Doubt.SLIP_OF_UNITS, words)]
    if last is None:
        return []
    if measure.kind is MeasureKind.PERCENT:
        if abs(value - last) > LEAP_OF_A_SHARE:
            verb, by = ("Tăng", value - last) if value > last else ("Giảm", last - value)
            words = f"{verb} {format_number(_round(by))} điểm % so với kỳ trước ({format_number(last)}%)."
            return [Doubtful(measure.code, Doubt.LEAP, words)]
        return []
    if last > 0 and (value > last * LEAP_OF_AN_AMOUNT or value * LEAP_OF_AN_AMOUNT < last):
        words = f"Kỳ trước {format_number(last)}{unit}, nay {format_number(value)}{unit}: hãy kiểm tra lại."
        return [Doubtful(measure.code, Doubt.LEAP, words)]
    return []


def _slip(ratio: float) -> float:
    """Return the thousand or million that a ratio is near to, 0 for none."""
    return next((slip for slip in SLIPS if slip / SLIP_WIDTH <= ratio <= slip * SLIP_WIDTH), 0.0)


def _of_parts(measure: Measure, said: Said) -> Sequence[Doubtful]:
    n, d = said.numerator, said.denominator
    for number in (n, d):
        if number is not None and (not math.isfinite(number) or number < 0):
            return [Doubtful(measure.code, Doubt.IMPOSSIBLE_PARTS, "Tử số, mẫu số không thể là số âm.")]
    if n is None or d is None:
        if (n is None) != (d is None):
            lacking = "tử số" if n is None else "mẫu số"
            return [Doubtful(measure.code, Doubt.IMPOSSIBLE_PARTS, f"Còn thiếu {lacking}.")]
        return []
    if n > d:
        words = f"Tử số {format_number(n)} lớn hơn mẫu số {format_number(d)}."
        return [Doubtful(measure.code, Doubt.PART_EXCEEDS_WHOLE, words)]
    if measure.kind is not MeasureKind.PERCENT or said.value is None:
        return []
    if d == 0:
        return [Doubtful(measure.code, Doubt.IMPOSSIBLE_PARTS, "Mẫu số bằng 0 thì không có tỷ lệ.")]
    computed = 100 * n / d
    if abs(computed - said.value) > ROUNDING:
        words = (
            f"{format_number(n)}/{format_number(d)} là {format_number(_round(computed))}%, "
            f"không phải {format_number(said.value)}%."
        )
        return [Doubtful(measure.code, Doubt.SHARE_DIFFERS, words)]
    return []


def _of_estimate(measure: Measure, value: float, estimate: float) -> Sequence[Doubtful]:
    if measure.kind in (MeasureKind.COUNT, MeasureKind.AMOUNT) and estimate < value:
        words = f"Ước cuối kỳ {format_number(estimate)} thấp hơn số đến ngày {format_number(value)}."
        return [Doubtful(measure.code, Doubt.ESTIMATE_BELOW, words)]
    return []


def sexes_against_totals(criteria_set: CriteriaSet, said: Mapping[str, Said]) -> tuple[Doubtful, ...]:
    """Return where men and women do not make the total of their indicator.

    The total is a measure of the set ("15.1"), or, where the set asks for the two apart, what the reporter adds under
    "15.1:total" for this check. Counts add up to the total. Of shares, the numerators and the denominators do; where
    these are not said, the total lies between the two shares.
    """
    codes = {measure.code: measure for measure in criteria_set.measures}
    found = []
    for code, measure in codes.items():
        base, _, part = code.rpartition(":")
        total = base if base in codes else f"{base}{TOTAL}"
        if part != "male" or any(one not in said for one in (code, f"{base}:female", total)):
            continue
        words = _sexes(codes.get(total, measure), said[code], said[f"{base}:female"], said[total])
        if words:
            found.append(Doubtful(total, Doubt.SEXES_DIFFER, words))
    return tuple(found)


def _sexes(measure: Measure, male: Said, female: Said, total: Said) -> str:
    if measure.kind in (MeasureKind.COUNT, MeasureKind.AMOUNT):
        triples = [(male.value, female.value, total.value)]
    else:
        triples = [
            (male.numerator, female.numerator, total.numerator),
            (male.denominator, female.denominator, total.denominator),
        ]
    for of_men, of_women, of_all in triples:
        if of_men is None or of_women is None or of_all is None:
            continue
        if not math.isclose(of_men + of_women, of_all, abs_tol=1e-6):
            return (
                f"Nam {format_number(of_men)} + nữ {format_number(of_women)} = "
                f"{format_number(_round(of_men + of_women))}, khác tổng {format_number(of_all)}."
            )
    if measure.kind is MeasureKind.PERCENT and None not in (male.value, female.value, total.value):
        assert male.value is not None and female.value is not None and total.value is not None
        low, high = sorted((male.value, female.value))
        if not low - ROUNDING <= total.value <= high + ROUNDING:
            return (
                f"Tỷ lệ chung {format_number(total.value)}% không nằm giữa nam {format_number(male.value)}% "
                f"và nữ {format_number(female.value)}%."
            )
    return ""


def _round(number: float) -> float:
    return round(number, 2)
