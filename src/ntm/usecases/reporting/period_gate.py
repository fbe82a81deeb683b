"""The gate of a closed period: nothing is said for it any more, until a decision opens it again."""

from __future__ import annotations

from datetime import date

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import Span
from ntm.core.kernel.periods import NotAPeriod, Period
from ntm.core.reporting.closing import DecisionKind, is_closed
from ntm.store.reporting import consolidating as rows
from ntm.store.reporting.models import PeriodDecision


class PeriodIsClosed(ValueError):
    """A deed for a period that was closed; the message is Vietnamese and says which and by whom."""


def is_period_closed(*, rule_id: int, period: str) -> bool:
    """Say whether a period of a rule is closed."""
    kinds = PeriodDecision.objects.filter(rule_id=rule_id, period=period).order_by("seq").values_list("kind", flat=True)
    return is_closed(DecisionKind(kind) for kind in kinds)


def require_open_period(*, rule_id: int, period: str) -> None:
    """Raise `PeriodIsClosed` where a period of a rule is closed: nothing of it is sent, corrected or taken back."""
    if is_period_closed(rule_id=rule_id, period=period):
        raise PeriodIsClosed(
            f"Kỳ báo cáo {label_of(period)} đã chốt; muốn sửa phải có quyết định mở lại kỳ của nơi tổng hợp."
        )


def why_figures_are_closed(unit_id: int, *, as_of: date, criteria_set: CriteriaSet) -> str | None:
    """Return why figures of a day may not be said any more, in one query; None where they may.

    A closed period holds the days whose figures it gathered (for quarter II: 15 March to 14 June); a year's holds all.
    """
    codes = {criteria_set.code, criteria_set.base_code}
    for period, title, _ in rows.closed_periods_over(unit_id, on=as_of, set_codes=codes):
        if as_of in days_of(period):
            return (
                f"Kỳ {label_of(period)} ({title}) đã chốt, số liệu ngày này không sửa được nữa; "
                "muốn sửa phải có quyết định mở lại kỳ."
            )
    return None


def days_of(period: str) -> Span:
    """Return the days whose figures a period holds; for an ad hoc report its own day."""
    try:
        return Period.parse(period).figures_span
    except NotAPeriod:
        day = date(int(period[:4]), int(period[4:6]), int(period[6:8]))
        return Span(day, date.fromordinal(day.toordinal() + 1))


def label_of(period: str) -> str:
    """Return a period in Vietnamese words: "quý II/2024"; an ad hoc one by its day."""
    try:
        return Period.parse(period).label
    except NotAPeriod:
        return f"đột xuất, hạn {period[6:8]}/{period[4:6]}/{period[:4]}"
