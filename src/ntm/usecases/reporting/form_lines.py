"""The figures that a report's form asks for, with what stands beside each: the same for a unit and an agency's grid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.additions import Supplier
from ntm.core.criteria.sets import CriteriaSet, IndicatorVersion, Measure
from ntm.core.criteria.wording import threshold_of
from ntm.store.accounts.models import User
from ntm.usecases.access.rules import CriteriaScope
from ntm.usecases.assignments.scope import ItemScope
from ntm.usecases.reporting import judging, report_queries
from ntm.usecases.reporting.period_figures import UnitFigures
from ntm.usecases.reporting.report_queries import PartView, ReportPage
from ntm.usecases.territory.queries import UnitOn

SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """A figure of a form: its key in the draft, whose it is, what the law asks, who may fill it in.

    `label` is the measure's where an indicator has several, else the indicator's name. `threshold` is what the law asks
    as a number, where a figure is held against one.
    """

    key: str
    unit: UnitOn
    criterion: int
    measure: Measure
    label: str
    asks: str
    threshold: float | None
    supplier: str
    figures: UnitFigures
    may_enter: bool

    @property
    def last(self) -> float | None:
        """Return the figure before the period, None where none is known."""
        return self.figures.last.get(self.measure.code)

    @property
    def standing(self) -> float | None:
        """Return the figure that stands, None where none does."""
        return self.figures.values.get(self.measure.code)

    @property
    def standing_text(self) -> str:
        """Return the figure that stands as drafts keep it beside what is typed: exact, empty where none does."""
        return repr(self.standing) if self.standing is not None else ""


@dataclass(frozen=True, slots=True)
class FormLines:
    """All that a report's form asks: figures by key in order, parts in words, units in order."""

    page: ReportPage
    lines: Mapping[str, FormLine]
    parts: tuple[PartView, ...]
    units: tuple[UnitOn, ...]

    @property
    def criteria_set(self) -> CriteriaSet | None:
        """Return the set whose measures are asked for, None for a report of words alone."""
        return self.page.criteria_set

    @property
    def word_keys(self) -> frozenset[str]:
        """Return the keys of the parts in words that the person may write, the source included."""
        keys = {f"t:{one.part.code}" for one in self.parts}
        return frozenset(keys | {SOURCE}) if self.page.criteria_set is not None else frozenset(keys)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the measures asked for, in the order of the set's indicators on the day."""
        if self.criteria_set is None:
            return ()
        asked = {line.measure.code for line in self.lines.values()}
        on = self.page.as_of
        every = (one.at(on).measures for one in self.criteria_set.indicators if one.is_in_force(on))
        return tuple(measure.code for measures in every for measure in measures if measure.code in asked)

    def of_unit(self, unit_id: int) -> tuple[FormLine, ...]:
        """Return the figures asked of a unit."""
        return tuple(line for line in self.lines.values() if line.unit.id == unit_id)


def form_lines(page: ReportPage, *, by: User, on: date) -> FormLines:
    """Return what a report's form asks of a person; in as many queries however many units there are."""
    parts = tuple(one for one in page.parts if one.may_read)
    if page.criteria_set is None:
        return FormLines(page, {}, parts, (page.unit,))
    if not page.is_agencys:
        scope = report_queries.item_scope(page, page.unit.id, by=by, on=on)
        figures = report_queries.unit_figures(page, [page.unit.id])
        area = _areas([page.unit], page.criteria_set, on=page.as_of)[page.unit.id]
        found = _lines(page, page.unit, prefix="f:", figures=figures[page.unit.id], scope=scope, area=area)
        return FormLines(page, {line.key: line for line in found}, parts, (page.unit,))
    grid = report_queries.agency_grid(page, on=on)
    units = tuple(one for one in grid.communes if grid.leads[one.id])
    every = report_queries.unit_figures(page, [one.id for one in units])
    areas = _areas(units, page.criteria_set, on=page.as_of)
    lines: dict[str, FormLine] = {}
    for unit in units:
        # An agency says what it leads there, whoever writes for it.
        scope = ItemScope(CriteriaScope(whole_set=False, numbers=frozenset()), grid.leads[unit.id])
        prefix = f"u:{unit.id}:"
        for line in _lines(page, unit, prefix=prefix, figures=every[unit.id], scope=scope, area=areas[unit.id]):
            if line.measure.indicator in grid.items:
                lines[line.key] = line
    return FormLines(page, lines, parts, units)


def _areas(units: Iterable[UnitOn], criteria_set: CriteriaSet, *, on: date) -> dict[int, str | None]:
    listed = list(units)
    indices = judging.areas_of(listed, criteria_set, on=on)
    return {
        unit.id: criteria_set.areas[index].code if index >= 0 else None
        for unit, index in zip(listed, indices.tolist(), strict=True)
    }


def _lines(
    page: ReportPage, unit: UnitOn, *, prefix: str, figures: UnitFigures, scope: ItemScope, area: str | None
) -> Iterable[FormLine]:
    assert page.criteria_set is not None
    for criterion in page.criteria_set.criteria:
        for indicator in criterion.indicators:
            if not indicator.is_in_force(page.as_of):
                continue
            version = indicator.at(page.as_of)
            for measure in version.measures:
                asks, number = threshold_of(version, measure, area=area, on=page.as_of)
                yield FormLine(
                    key=f"{prefix}{measure.code}",
                    unit=unit,
                    criterion=criterion.number,
                    measure=measure,
                    label=_label(version, measure),
                    asks=asks,
                    threshold=number,
                    supplier=_supplier(page.criteria_set, measure),
                    figures=figures,
                    may_enter=scope.covers(measure.indicator),
                )


def _label(version: IndicatorVersion, measure: Measure) -> str:
    return f"{version.name}: {measure.label}" if len(version.measures) > 1 else version.name


def _supplier(criteria_set: CriteriaSet, measure: Measure) -> str:
    supply = criteria_set.supply_of(measure.indicator)
    if supply is None or supply.supplier is Supplier.COMMUNE:
        return ""
    return supply.agency or supply.supplier.label
