"""A criteria set laid out as the annex of its decision is: criteria, indicators, and a column for each area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.sets import (
    Case,
    CriteriaSet,
    Criterion,
    IndicatorVersion,
    Measure,
    Requirement,
    Threshold,
    Value,
)
from ntm.core.criteria.wording import conditions_in_words
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.vietnamese import format_number

_SIGNS = {">=": "≥", "<=": "≤"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words; `is_checked` says whether somebody held it against the official text, `span` over how many
    columns it goes, `source` where it stands if that is not where the row's other values stand."""

    text: str
    is_checked: bool
    is_known: bool
    span: int = 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What is asked of one measure, in one year where values go by year."""

    what: str
    cells: tuple[Cell, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class IndicatorBlock:
    """An indicator as it reads on the day, with its rows; `supply` says who gives the figure."""

    id: str
    version: IndicatorVersion
    rows: tuple[Row, ...]
    supply: str


@dataclass(frozen=True, slots=True)
class CriterionBlock:
    """A criterion with the indicators in force on the day."""

    criterion: Criterion
    indicators: tuple[IndicatorBlock, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """The whole set on a day: `columns` are the areas' codes with their titles."""

    columns: tuple[tuple[str, str], ...]
    has_national: bool
    criteria: tuple[CriterionBlock, ...]

    @property
    def width(self) -> int:
        """Return how many columns of values there are."""
        return max(1, len(self.columns)) + self.has_national


def annex_of(criteria_set: CriteriaSet, *, on: date) -> Annex:
    """Return the set as it reads on a day."""
    builder = _Builder(criteria_set, on)
    return Annex(
        columns=tuple((area.code, area.title) for area in criteria_set.areas),
        has_national=builder.has_national,
        criteria=tuple(builder.criterion(one) for one in criteria_set.criteria),
    )


class _Builder:
    def __init__(self, criteria_set: CriteriaSet, on: date) -> None:
        self.set = criteria_set
        self.on = on
        self.areas = [area.code for area in criteria_set.areas]
        self.has_national = any(
            threshold.national is not None
            for indicator in criteria_set.indicators
            for version in indicator.versions
            for case in version.cases
            for requirement in case.requirements
            for threshold in (requirement.threshold, *requirement.by_year.values())
        )

    def criterion(self, one: Criterion) -> CriterionBlock:
        if one.judged_whole:
            return CriterionBlock(one, ())
        found = []
        for indicator in one.indicators:
            if not indicator.is_in_force(self.on):
                continue
            version = indicator.at(self.on)
            supply = self.set.supply_of(indicator.id)
            words = ""
            if supply is not None:
                words = f"{supply.agency or supply.supplier.label}; {supply.means.label}"
                words += f". Minh chứng: {'; '.join(supply.evidence)}" if supply.evidence else ""
            rows = tuple(row for case in version.cases for row in self._case(case, version))
            found.append(IndicatorBlock(indicator.id, version, rows, words))
        return CriterionBlock(one, tuple(found))

    def _case(self, case: Case, version: IndicatorVersion) -> Iterator[Row]:
        heads = [f"vùng {', '.join(case.areas)}"] if case.areas else []
        heads += [conditions_in_words(case, version)] if case.conditions else []
        for requirement in case.requirements:
            measure = next(one for one in version.measures if one.code == requirement.measure)
            words = [measure.label] if len(version.measures) > 1 else []
            words += heads
            if not requirement.by_year:
                yield self._row("; ".join(words), requirement, measure, requirement.threshold)
            for year, threshold in requirement.by_year.items():
                yield self._row("; ".join([*words, f"năm {year}"]), requirement, measure, threshold)

    def _row(self, what: str, requirement: Requirement, measure: Measure, threshold: Threshold) -> Row:
        values = [threshold.everywhere, *threshold.by_area.values(), threshold.national]
        sources = tuple(dict.fromkeys(value.citation for value in values if value is not None))
        width = max(1, len(self.areas))
        if threshold.everywhere is not None or not threshold.by_area:
            cells = [self._cell(threshold.everywhere, requirement, measure, span=width)]
        else:
            cells = [self._cell(threshold.by_area.get(area), requirement, measure) for area in self.areas]
        if self.has_national:
            if threshold.national is None:
                cells.append(Cell("", True, True))
            else:
                cells.append(self._cell(threshold.national, requirement, measure))
        return Row(what, tuple(cells), sources)

    def _cell(self, value: Value | None, requirement: Requirement, measure: Measure, *, span: int = 1) -> Cell:
        if value is None:
            return Cell("chưa biết", False, False, span)
        if measure.kind.is_yes_or_no:
            text = "Đạt"
        else:
            sign = _SIGNS.get(requirement.operator, str(requirement.operator))
            unit = "%" if requirement.share_of or measure.unit == "%" else f" {measure.unit}" if span > 1 else ""
            text = f"{sign} {format_number(value.number)}{unit}"
        return Cell(text, value.citation.is_verified, True, span)
