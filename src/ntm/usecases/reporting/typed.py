"""Reads what was typed into a report: numbers as Vietnamese write them, "=" for "không thay đổi"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ntm.core.criteria.admissibility import admissible
from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.kernel import vietnamese
from ntm.core.reporting.columns import NO, YES
from ntm.core.reporting.plausibility import Doubt, Said, doubts

#: Typed into the field of a figure: as last time, said again.
UNCHANGED = "="
#: Typed into the field of a figure: what stands is not known any more, and is taken back.
WITHDRAWN = "?"
#: Doubts that are no questions: such parts cannot be.
_IMPOSSIBLE = (Doubt.PART_EXCEEDS_WHOLE, Doubt.IMPOSSIBLE_PARTS)


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """What one figure's fields say.

    `says_value` is false where only other fields were filled in; a value of None is then one taken back.
    `is_unchanged`: the figure that stands is said again.
    `problem` says why it cannot be taken, in Vietnamese; empty where it can.
    """

    said: Said = field(default_factory=Said)
    says_value: bool = False
    is_unchanged: bool = False
    note: str = ""
    problem: str = ""


def read_value(text: str, *, measure: Measure) -> float:
    """Return the number that a text means for a measure (yes/no as 1/0); raise `NotANumber`."""
    if measure.kind.is_yes_or_no:
        key = vietnamese.fold(text)
        if key in YES:
            return 1.0
        if key in NO:
            return 0.0
        raise vietnamese.NotANumber(text)
    return float(vietnamese.parse_number(text.removesuffix("%")))


def write_value(value: float | None, *, measure: Measure) -> str:
    """Return a figure as the entry fields show it; an unknown one as an empty text."""
    if value is None:
        return ""
    if measure.kind.is_yes_or_no:
        return "đạt" if value == 1 else "chưa đạt"
    return vietnamese.format_number(value)


def read_figure(entry: Mapping[str, str], *, measure: Measure, standing: float | None) -> TypedFigure:
    """Return what the fields of a figure say: v(alue), n(umerator), d(enominator), e(stimate), s(ource), o (remark).

    A share whose numerator and denominator alone were typed is worked out of them. Nothing that was typed is corrected:
    what cannot be read or cannot be is a problem.
    """
    numbers: dict[str, float | None] = {}
    text = entry.get("v", "").strip()
    is_unchanged = text == UNCHANGED
    if is_unchanged and standing is None:
        return TypedFigure(is_unchanged=True, problem=f"{measure.label}: chưa có số kỳ trước để giữ nguyên.")
    is_withdrawn = text == WITHDRAWN
    for name in ("v", "n", "d", "e"):
        typed = entry.get(name, "").strip()
        if name == "v" and is_unchanged:
            numbers["v"] = standing
            continue
        if not typed or (name == "v" and is_withdrawn):
            numbers[name] = None
            continue
        try:
            is_count = name in ("n", "d")
            numbers[name] = float(vietnamese.parse_number(typed)) if is_count else read_value(typed, measure=measure)
        except vietnamese.NotANumber:
            return TypedFigure(problem=f"{measure.label}: “{typed}” không phải là số. Ví dụ đúng: 57,5 hoặc 1.304.")
    value = numbers["v"]
    if (
        value is None
        and not is_withdrawn
        and measure.kind is MeasureKind.PERCENT
        and numbers["n"] is not None
        and numbers["d"]
    ):
        value = 100 * numbers["n"] / numbers["d"]
    said = Said(value, numbers["n"], numbers["d"], numbers["e"])
    for number, what in ((said.value, ""), (said.estimate, " (ước)")):
        if number is not None and (objection := admissible(measure, number)) is not None:
            return TypedFigure(said, problem=f"{measure.label}{what}: {objection.label}.")
    for one in doubts(measure, said, last=None):
        if one.doubt in _IMPOSSIBLE:
            return TypedFigure(said, problem=f"{measure.label}: {one.words}")
    source, remark = entry.get("s", "").strip(), entry.get("o", "").strip()
    note = " ".join(part for part in (f"Nguồn: {source.rstrip('.')}." if source else "", remark) if part)
    return TypedFigure(said, says_value=value is not None or is_withdrawn, is_unchanged=is_unchanged, note=note)
