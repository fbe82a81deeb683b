"""Where a place stands: compared with a year before, weakest criteria, and one sentence for a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ntm.core.criteria.explanation import Explanation
from ntm.core.criteria.roll_up import CriterionCount, Summary
from ntm.core.kernel.states import Verdict
from ntm.core.planning import means


def a_year_before(day: date) -> date:
    """Return the same day of the year before; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def mean_of(summary: Summary) -> Decimal | None:
    """Return the mean number of criteria met, rounded half up to two decimals; None where none reported."""
    if not summary.reported:
        return None
    return means.rounded_mean(summary.total_met, summary.reported, places=2)


def weakest(counts: Iterable[CriterionCount], *, at_most: int) -> tuple[CriterionCount, ...]:
    """Return the criteria that the fewest communes meet, fewest first; those that all meet are left out."""
    lacking = [count for count in counts if count.met < count.counted - count.not_applicable]
    return tuple(sorted(lacking, key=lambda count: (count.met, count.number))[:at_most])


@dataclass(frozen=True, slots=True)
class Partition:
    """Do the bands cut the counted communes into parts without loss? `sum` is parts plus those that said nothing."""

    in_bands: int
    silent: int
    counted: int

    @property
    def sum(self) -> int:
        """Return how many communes the parts hold together."""
        return self.in_bands + self.silent

    @property
    def holds(self) -> bool:
        """Say whether every counted commune stands in exactly one part."""
        return self.sum == self.counted


def partition_of(summary: Summary) -> Partition:
    """Return the sum of the bands of a place, with the communes that reported nothing."""
    return Partition(
        in_bands=sum(band.units for band in summary.bands),
        silent=summary.counted - summary.reported,
        counted=summary.counted,
    )


def criterion_sentence(verdict: Verdict, indicators: Sequence[Explanation]) -> str:
    """Return one Vietnamese sentence that says why a criterion has its verdict, naming the indicators that decide."""
    applicable = [one for one in indicators if one.verdict is not Verdict.NOT_APPLICABLE]
    failing = [one for one in applicable if one.verdict is Verdict.NOT_MET]
    silent = [one for one in applicable if one.verdict is Verdict.NOT_REPORTED]
    open_ = [one for one in applicable if one.verdict is Verdict.NOT_JUDGED]
    if verdict is Verdict.MET:
        if len(applicable) == 1:
            return f"Đạt: chỉ tiêu {applicable[0].indicator} đạt."
        return f"Đạt: cả {len(applicable)} chỉ tiêu đều đạt."
    if verdict is Verdict.NOT_APPLICABLE:
        return "Không áp dụng cho đơn vị này."
    if verdict is Verdict.NOT_REPORTED:
        return f"Chưa báo cáo: còn thiếu số liệu của {_names(silent)}."
    if verdict is Verdict.NOT_JUDGED:
        rest = f"; {_names(silent)} chưa báo cáo" if silent else ""
        return f"Chưa đánh giá: {_names(open_)} chưa có mức yêu cầu, chờ người phụ trách kết luận{rest}."
    start = "Còn non, chưa đạt vì" if verdict is Verdict.PARTIALLY_MET else "Chưa đạt vì"
    reasons = "; ".join(_reason(one) for one in failing)
    rest = f"; {_names(silent)} chưa báo cáo" if silent else ""
    return f"{start} {reasons}{rest}."


def _names(indicators: Sequence[Explanation]) -> str:
    names = [one.indicator for one in indicators]
    word = "chỉ tiêu "
    if len(names) == 1:
        return word + names[0]
    return word + ", ".join(names[:-1]) + " và " + names[-1]


def _reason(one: Explanation) -> str:
    failing = [part for part in one.parts if part.verdict is Verdict.NOT_MET]
    if one.by_person or not failing:
        return f"chỉ tiêu {one.indicator} được người phụ trách đánh giá là chưa đạt"
    if len(one.figures) == 1 and one.figures[0].measure.kind.is_yes_or_no:
        return f"chỉ tiêu {one.indicator} báo cáo là chưa đạt"
    parts = []
    for part in failing:
        label = f"{part.label.lower()} " if len(one.parts) > 1 else ""
        missing = f", {part.shortfall}" if part.shortfall else ""
        parts.append(f"{label}báo cáo {part.figure}, {part.rule}{missing}")
    return f"chỉ tiêu {one.indicator} {' và '.join(parts)}"
