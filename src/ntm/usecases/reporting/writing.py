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
from ntm.usecases.access.rules import Action, CriteriaScope, Held
from ntm.usecases.assignments import scope
from ntm.usecases.assignments.scope import ItemScope
from ntm.usecases.reporting import drafts, duties, submission
from ntm.usecases.reporting.drafts import ReportNotFound
from ntm.usecases.reporting.period_figures import UnitFigures, figures_for, numbers_for
from ntm.usecases.reporting.report_parts import may_read_sensitive, part_named
from ntm.usecases.reporting.report_queries import NoLongerOwed, grid_of_agency
from ntm.usecases.territory import queries as units

__all__ = ["NoLongerOwed", "ReportNotFound"]


#: What the keys of the unit's own figures begin with; those of a commune in an agency's report with its number.
OWN = "f:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A report as somebody writes in it: a unit's own, or an agency's in the grid of one indicator.

    `criteria_set` is None for a report of words alone. `standing` are the figures as they stand for the period, as of
    `as_of`, by what their keys begin with: of the unit itself, or of every commune in which the agency leads the
    indicator. `scope` says for which items the person may write. `parts` are the parts in words that the person may
    read; `held` is what they hold over the unit.
    """

    report_id: int
    criteria_set: CriteriaSet | None
    scope: ItemScope
    as_of: date
    standing: Mapping[str, UnitFigures]
    parts: tuple[str, ...]
    held: Held

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of the draft that the person may write: figures, the totals that check them, words."""
        words = {"source", *(f"t:{code}" for code in self.parts)}
        if self.criteria_set is None:
            return frozenset(words)
        codes = [one.code for one in self.criteria_set.measures_on(self.as_of) if self.scope.covers(one.indicator)]
        figures = {f"{prefix}{code}" for prefix in self.standing for code in codes}
        own = (key for key in figures if key.startswith(OWN))
        totals = {f"{key.removesuffix(':male')}{TOTAL}" for key in own if key.endswith(":male")}
        return frozenset(words | figures | totals)


def writing_of(report_id: int, *, item: str, by: User, on: date) -> Writing:
    """Return what a person may write in a report, in four queries for whoever answers for all of a unit's.

    `item` is the indicator whose grid is written in an agency's report, which has no other figures on its page. Whether
    the report is owed still is asked when it is opened and when it is sent; whether the person writes for an agency,
    which takes many queries, when the draft is saved. Raise `ReportNotFound`, `NotAllowed` or `NoLongerOwed`.
    """
    report = Report.objects.select_related("rule").filter(pk=report_id).first()
    if report is None:
        raise ReportNotFound(str(report_id))
    held = rules.held_over(by, unit_id=report.unit_id, on=on)
    if report.agency_id is None:
        drafts.require_writer(report, by=by, on=on, held=held)
    days = _days_of(report)
    assert days.end is not None
    as_of = min(date.fromordinal(days.end.toordinal() - 1), on)
    criteria_set = _set_of(report, as_of=as_of)
    standing: Mapping[str, UnitFigures] = {}
    granted = ItemScope(CriteriaScope(whole_set=False, numbers=frozenset()), frozenset())
    if criteria_set is not None and report.agency_id is not None:
        # An agency says what it leads there, whoever writes for it.
        granted = ItemScope(granted.granted, frozenset({item}))
        grid = grid_of_agency(report.agency_id, within=report.unit_id, criteria_set=criteria_set, as_of=as_of)
        led = [unit_id for unit_id, items in grid.leads.items() if item in items]
        figures = figures_for(led, criteria_set=criteria_set, days=days, as_of=as_of) if led else {}
        standing = {f"u:{unit_id}:": one for unit_id, one in figures.items()}
    elif criteria_set is not None:
        granted = _scope(report, criteria_set, held=held, by=by, on=on)
        standing = {OWN: numbers_for(report.unit_id, criteria_set=criteria_set, days=days, as_of=as_of)}
    return Writing(
        report_id=report.pk,
        criteria_set=criteria_set,
        scope=granted,
        as_of=as_of,
        standing=standing,
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
        return submission.set_for(unit, above, is_agencys=report.agency_id is not None, as_of=as_of)
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
