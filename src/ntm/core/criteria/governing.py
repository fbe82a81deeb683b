"""What governs a unit on a day and why: the set, the province's decision, the tier and the column of thresholds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ntm.core.criteria.additions import OverlayVersion
from ntm.core.criteria.applicability import NoSetInForce, category_rule, set_in_force, threshold_region
from ntm.core.criteria.sets import CategoryRule, CriteriaSet, Tier
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """What governs a unit on a day. `area` is the column of thresholds, None where the unit's region is not known.

    `overlay` is the province's decision in force that day; `moved_by` the rule that moved the unit to another column.
    `amended_on` is the day since which the country's text reads as it does, None where it was not amended yet.
    """

    on: date
    criteria_set: CriteriaSet
    tier: Tier
    overlay: OverlayVersion | None
    area: str | None
    area_title: str
    moved_by: CategoryRule | None
    amended_on: date | None = None

    @property
    def overlay_words(self) -> str:
        """Return what the province decided, in Vietnamese; empty where it decided nothing that is known."""
        if self.overlay is None:
            return ""
        label = self.overlay.citation.instrument
        if self.overlay.decided:
            return f"tỉnh áp dụng {label}, quy định {len(self.overlay.decided)} mức"
        return self.overlay.note.rstrip(".") or f"tỉnh áp dụng {label}; mức của tỉnh chưa nhập"

    @property
    def reason(self) -> str:
        """Return in one Vietnamese sentence why this set and this column of thresholds bind the unit that day."""
        one = self.criteria_set
        days = f"có hiệu lực từ {format_day(one.span.start)}"
        if one.span.end is not None:
            days += f" đến trước {format_day(one.span.end)}"
        words = [f"Ngày {format_day(self.on)} áp dụng {one.title} ({one.citation.label}; {days})"]
        if self.amended_on is not None:
            words.append(f"như sửa đổi từ {format_day(self.amended_on)}")
        if self.overlay_words:
            words.append(self.overlay_words)
        if self.moved_by is not None:
            words.append(
                f"theo mức {self.area_title} vì {_lowered(self.moved_by.title)} ({self.moved_by.citation.label})"
            )
        elif self.area is not None:
            words.append(f"theo mức {self.area_title}")
        elif one.areas:
            words.append("chưa biết vùng hoặc nhóm xã nên các mức theo vùng chưa xác định được")
        return "; ".join(words) + "."


def governing(
    sets: Iterable[CriteriaSet],
    *,
    level: Level,
    province: str | None,
    on: date,
    region: str | None,
    categories: Collection[str],
    tier: Tier = Tier.STANDARD,
) -> Governing:
    """Return what governs a unit on a day, with the reason.

    `region` and `categories` are those of the unit that day; what the set does not know of them says nothing to it (a
    region of 2021–2025 is no commune group of 2026). Raise `NoSetInForce`.
    """
    criteria_set = set_in_force(sets, level=level, province=province, on=on, tier=tier)
    codes = {area.code for area in criteria_set.areas}
    own = region if region in codes else next((category for category in categories if category in codes), None)
    known = [category for category in categories if category in criteria_set.categories]
    area = threshold_region(criteria_set, region=own, categories=known)
    rule = category_rule(criteria_set, categories=known)
    return Governing(
        on=on,
        criteria_set=criteria_set,
        tier=tier,
        overlay=criteria_set.overlay_on(on),
        area=area,
        area_title=next((one.title for one in criteria_set.areas if one.code == area), ""),
        moved_by=rule if rule is not None and rule.area != own else None,
        amended_on=max((day for day in _amendments(criteria_set) if day <= on), default=None),
    )


def _amendments(criteria_set: CriteriaSet) -> set[date]:
    """Return the days on which the country's text was amended, without those of a province's decisions."""
    decided = {version.span.start for version in criteria_set.overlay.versions} if criteria_set.overlay else set()
    starts = {version.span.start for indicator in criteria_set.indicators for version in indicator.versions}
    return starts - decided - {criteria_set.span.start}


@dataclass(frozen=True, slots=True)
class Regime:
    """Days of a span through which the same text of a set and the same decision of the province govern."""

    span: Span
    governing: Governing

    @property
    def last_day(self) -> date:
        """Return the last day of the regime, for judging by it; its first day where it has no end."""
        return self.span.end - timedelta(days=1) if self.span.end is not None else self.span.start


def regimes(
    sets: Iterable[CriteriaSet],
    *,
    level: Level,
    province: str | None,
    span: Span,
    region: str | None,
    categories: Collection[str],
    tier: Tier = Tier.STANDARD,
) -> tuple[Regime, ...]:
    """Return what governs a unit through a span, in order of days: several where it changes in mid-year.

    A unit is then judged by each side by side. Days on which no set is in force are left out. `region` and
    `categories` are taken to be the same throughout; thresholds that go by calendar year do not start a regime.
    """
    known = tuple(sets)
    days = {span.start}
    for one in known:
        spans = [one.span, *(version.span for version in (one.overlay.versions if one.overlay else ()))]
        ends = {day for found in spans for day in (found.start, found.end) if day is not None}
        days |= {day for day in ends | _amendments(one) if day in span}
    cuts = sorted(days)
    found_regimes: list[Regime] = []
    for start, end in zip(cuts, [*cuts[1:], span.end], strict=True):
        try:
            governs = governing(
                known, level=level, province=province, on=start, region=region, categories=categories, tier=tier
            )
        except NoSetInForce:
            continue
        before = found_regimes[-1] if found_regimes else None
        if before is not None and before.span.end == start and _same(before.governing, governs):
            found_regimes[-1] = Regime(Span(before.span.start, end), before.governing)
        else:
            found_regimes.append(Regime(Span(start, end), governs))
    return tuple(found_regimes)


def _same(one: Governing, other: Governing) -> bool:
    return (one.criteria_set.code, one.overlay, one.amended_on) == (
        other.criteria_set.code, other.overlay, other.amended_on
    )  # fmt: skip


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
