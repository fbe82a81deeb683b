"""Which criteria sets there are for boards, and how surely they are known."""

from __future__ import annotations

from datetime import date

from ntm.core.criteria.sets import CriteriaSet, Tier
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.usecases.criteria import entry_queries
from ntm.usecases.criteria import queries as criteria


def sets_of(level: Level) -> tuple[CriteriaSet, ...]:
    """Return the standard sets that are written for units of a level."""
    return tuple(one for one in criteria.library().sets.values() if one.level is level and one.tier is Tier.STANDARD)


#: By code, digest and day: whether every value in force was verified in the law file itself.
_VERIFIED: dict[tuple[str, str, date], bool] = {}


def is_verified(criteria_set: CriteriaSet, *, on: date) -> bool:
    """Say whether every value of a set that is in force on a day was held against the official text by a person.

    What people marked on the pages of the law counts as what the law file says.
    """
    marked = entry_queries.with_marks(criteria_set)
    if marked is not criteria_set:
        return _is_verified(marked, on)
    key = (criteria_set.code, criteria_set.digest, on)
    if key not in _VERIFIED:
        if len(_VERIFIED) >= 256:
            _VERIFIED.clear()
        _VERIFIED[key] = _is_verified(criteria_set, on)
    return _VERIFIED[key]


def _is_verified(criteria_set: CriteriaSet, on: date) -> bool:
    return all(
        indicator.at(on).citation.is_verified
        and all(
            value.citation.is_verified
            for case in indicator.at(on).cases
            for requirement in case.requirements
            for threshold in (requirement.threshold_on(on),)
            for value in (threshold.everywhere, *threshold.by_area.values())
            if value is not None
        )
        for indicator in criteria_set.indicators
        if indicator.is_in_force(on)
    )


def no_set_words(level: Level, province_code: str | None, on: date) -> str:
    """Return why there is no board by criteria on a day, in Vietnamese."""
    if level is Level.VILLAGE:
        return (
            f"Chưa có bộ tiêu chí thôn, bản nào của tỉnh này được nạp cho ngày {format_day(on)}; "
            "bộ tiêu chí thôn, bản do UBND tỉnh quy định."
        )
    spans = ", ".join(
        f"{one.title} (từ {format_day(one.span.start)}"
        + (f" đến trước {format_day(one.span.end)})" if one.span.end else ")")
        for one in sets_of(level)
        if one.province_code in (None, province_code)
    )
    return f"Không có bộ tiêu chí nào có hiệu lực ngày {format_day(on)}. Đã nạp: {spans}."
