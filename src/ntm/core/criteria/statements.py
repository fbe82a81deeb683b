"""Everything that a criteria set states, value by value, and what it leaves open: to be checked by people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from ntm.core.criteria.sets import CriteriaSet, Indicator, IndicatorVersion, Requirement, Threshold
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.dates import format_day


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the law files state: of which item ("4.2", "set"), what ("mức TDMNPB"), and where it stands."""

    item: str
    what: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Open:
    """A threshold that is not known: of which measure, since when, for which areas (none named: for all).

    `year` is the one calendar year that lacks a value, where values go by year.
    """

    item: str
    measure: str
    version: IndicatorVersion
    areas: tuple[str, ...]
    year: int | None = None

    @property
    def label(self) -> str:
        """Return it in Vietnamese: "15.4:share (từ 08/03/2022): BTB, DHNTB"."""
        where = ", ".join(self.areas) if self.areas else "mọi vùng"
        when = f"năm {self.year}" if self.year else f"từ {format_day(self.version.span.start)}"
        return f"{self.measure} ({when}): {where}"


def statements_of(criteria_set: CriteriaSet) -> tuple[Statement, ...]:
    """Return every value with a citation that the set states, in order."""
    return tuple(_statements(criteria_set))


def _statements(criteria_set: CriteriaSet) -> Iterator[Statement]:
    yield Statement("set", "bộ tiêu chí", criteria_set.citation)
    for rule in criteria_set.category_rules:
        yield Statement("set", rule.title, rule.citation)
    for delegation in criteria_set.delegations:
        yield Statement("set", f"phân cấp: {delegation.title}", delegation.citation)
    for decision in criteria_set.overlay.versions if criteria_set.overlay is not None else ():
        yield Statement("set", f"quyết định của tỉnh từ {format_day(decision.span.start)}", decision.citation)
    if criteria_set.nearly is not None:
        yield Statement("set", criteria_set.nearly.title, criteria_set.nearly.citation)
    for criterion in criteria_set.criteria:
        yield Statement(str(criterion.number), "tên tiêu chí", criterion.citation)
        if criterion.judged_whole:
            continue
        for indicator in criterion.indicators:
            for version in indicator.versions:
                yield Statement(indicator.id, "nội dung chỉ tiêu", version.citation)
                for requirement in _requirements(version):
                    yield from _values(indicator, requirement)


def _requirements(version: IndicatorVersion) -> Iterator[Requirement]:
    for case in version.cases:
        yield from case.requirements


def _values(indicator: Indicator, requirement: Requirement) -> Iterator[Statement]:
    timeline = requirement.by_year or {0: requirement.threshold}
    for year, threshold in timeline.items():
        when = f" năm {year}" if year else ""
        if threshold.everywhere is not None:
            yield Statement(indicator.id, f"mức {requirement.measure}{when}", threshold.everywhere.citation)
        for area, value in threshold.by_area.items():
            yield Statement(indicator.id, f"mức {requirement.measure} {area}{when}", value.citation)
        if threshold.national is not None:
            yield Statement(indicator.id, f"mức {requirement.measure} cả nước{when}", threshold.national.citation)


def open_thresholds(criteria_set: CriteriaSet) -> tuple[Open, ...]:
    """Return the thresholds that are not known, in order: an indicator that has one waits for a person's decision."""
    return tuple(_open_thresholds(criteria_set))


def _open_thresholds(criteria_set: CriteriaSet) -> Iterator[Open]:
    areas = tuple(area.code for area in criteria_set.areas)
    for indicator in criteria_set.indicators:
        for version in indicator.versions:
            for case in version.cases:
                for requirement in case.requirements:
                    for year, threshold in _timeline(requirement, version):
                        missing = tuple(one for one in case.areas or areas if threshold.for_area(one) is None)
                        if missing or (not areas and threshold.everywhere is None):
                            shown = () if set(missing) == set(areas) else missing
                            yield Open(indicator.id, requirement.measure, version, shown, year)


def _timeline(requirement: Requirement, version: IndicatorVersion) -> Iterator[tuple[int | None, Threshold]]:
    """Yield the thresholds of a requirement: one, or one for each calendar year that the version touches."""
    if not requirement.by_year:
        yield None, requirement.threshold
        return
    end = version.span.end
    last = (end - timedelta(days=1)).year if end is not None else max(requirement.by_year)
    for year in range(version.span.start.year, last + 1):
        yield year, requirement.by_year.get(year, Threshold())
