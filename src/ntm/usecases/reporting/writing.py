"""What saving a report as its writer goes has to know, and nothing more: the page reads far more than that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import Span
from ntm.core.reporting import obligations
from ntm.core.reporting.plausibility import TOTAL
from ntm.law.reporting.calendars import closed_days
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Report, ReportText
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, Held
from ntm.usecases.assignments import scope
from ntm.usecases.assignments.scope import ItemScope
from ntm.usecases.reporting import drafts, duties, submission
from ntm.usecases.reporting.drafts import ReportNotFound
from ntm.usecases.reporting.period_figures import UnitFigures, numbers_for
from ntm.usecases.reporting.report_parts import may_read_sensitive, part_named
from ntm.usecases.reporting.report_queries import NoLongerOwed
from ntm.usecases.territory import queries as units

__all__ = ["NoLongerOwed", "ReportNotFound"]


class AgencysReport(ValueError):
    """An agency owes the report: what may be written in it follows from what the agency leads in which communes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A unit's report as somebody writes in it.

    `criteria_set` and `scope` are None for a report of words alone, `standing` is then empty: otherwise the figures as
    they stand for the period (`days`, as of `as_of`), without who said them. `parts` are the parts in words that the
    person may read; `held` is what they hold over the unit.
    """

    report_id: int
    unit_id: int
    criteria_set: CriteriaSet | None
    scope: ItemScope | None
    as_of: date
    days: Span
    standing: UnitFigures
    parts: tuple[str, ...]
    held: Held

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of the draft that the person may write: figures, the totals that check them, words."""
        words = {"source", *(f"t:{code}" for code in self.parts)}
        if self.criteria_set is None or self.scope is None:
            return frozenset(words)
        asked = (one for one in self.criteria_set.measures_on(self.as_of) if self.scope.covers(one.indicator))
        figures = {f"f:{one.code}" for one in asked}
        totals = {f"{key.removesuffix(':male')}{TOTAL}" for key in figures if key.endswith(":male")}
        return frozenset(words | figures | totals)


def writing_of(report_id: int, *, by: User, on: date) -> Writing:
    """Return what a person may write in a unit's report, in four queries for whoever answers for all of it.

    Whether the unit itself owes it still is asked when the report is opened and when it is sent. Raise
    `ReportNotFound`, `AgencysReport`, `NotAllowed` or `NoLongerOwed`.
    """
    report = Report.objects.select_related("rule").filter(pk=report_id).first()
    if report is None:
        raise ReportNotFound(str(report_id))
    if report.agency_id is not None:
        raise AgencysReport(str(report_id))
    held = rules.held_over(by, unit_id=report.unit_id, on=on)
    drafts.require_writer(report, by=by, on=on, held=held)
    days = _days_of(report)
    assert days.end is not None
    as_of = min(date.fromordinal(days.end.toordinal() - 1), on)
    criteria_set = _set_of(report, as_of=as_of)
    return Writing(
        report_id=report.pk,
        unit_id=report.unit_id,
        criteria_set=criteria_set,
        scope=_scope(report, criteria_set, held=held, by=by, on=on) if criteria_set is not None else None,
        as_of=as_of,
        days=days,
        standing=numbers_for(report.unit_id, criteria_set=criteria_set, days=days, as_of=as_of)
        if criteria_set is not None
        else UnitFigures(report.unit_id),
        parts=_readable(report, held=held, by=by, on=on),
        held=held,
    )


def _days_of(report: Report) -> Span:
    """Return the days whose figures a report holds; a deadline that was moved does not touch them."""
    year = int(report.period[:4])
    owed = obligations.owed_periods(duties.as_rule(report.rule), year=year, closed=closed_days())
    found = next((one.figures for one in owed if one.code == report.period), None)
    if found is None:
        raise NoLongerOwed(str(report.pk))
    return found


def _set_of(report: Report, *, as_of: date) -> CriteriaSet | None:
    if not report.rule.set_code:
        return None
    try:
        unit, above = units.unit_and_above(report.unit_id, as_of)
        return submission.set_for(unit, above, is_agencys=False, as_of=as_of)
    except (NoSetInForce, units.UnitNotFound):
        return None


def _scope(report: Report, criteria_set: CriteriaSet, *, held: Held, by: User, on: date) -> ItemScope:
    granted = held.scope(Action.ENTER_FIGURES)
    if granted.whole_set:
        return ItemScope(granted, frozenset())
    return scope.criteria_scope_of(by, Action.ENTER_FIGURES, unit_id=report.unit_id, set_code=criteria_set.code, on=on)


def _readable(report: Report, *, held: Held, by: User, on: date) -> tuple[str, ...]:
    codes = tuple(report.rule.parts)
    if not any(part_named(code).is_sensitive for code in codes) or held.scope(Action.READ_SENSITIVE).whole_set:
        return codes
    if may_read_sensitive(by, unit_id=report.unit_id, on=on):
        return codes
    return tuple(code for code in codes if not part_named(code).is_sensitive)


def sent_texts(report_id: int, *, parts: Collection[str]) -> Mapping[str, str]:
    """Return what was sent last of some parts in words, by key of the draft."""
    if not parts:
        return {}
    rows = ReportText.objects.filter(step__report_id=report_id, part__in=parts)
    return {f"t:{one.part}": one.text for one in rows.order_by("part", "-step__seq").distinct("part")}
