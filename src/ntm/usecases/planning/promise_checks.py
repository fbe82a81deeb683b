"""Do communes register what their own plans promise, and promise what they register: for many in a few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ntm.core.kernel.states import Level
from ntm.core.planning import registered as core
from ntm.core.planning.own_findings import Finding
from ntm.usecases.planning import cascades, registration_queries
from ntm.usecases.planning.plan_views import PlanView
from ntm.usecases.planning.registration_queries import RegistrationRow
from ntm.usecases.territory.queries import UnitOn


def of_communes(communes: Sequence[UnitOn], *, year: int, on: date) -> Mapping[int, tuple[Finding, ...]]:
    """Return, for each commune that has a plan of the year, where the plan and its registrations differ; a draft is
    looked at too, so that it is put right before it is issued. A fixed number of queries."""
    own = [one for one in communes if one.level is Level.COMMUNE]
    if not own:
        return {}
    names = cascades.names_of_criteria(own[0], year=year, on=on)
    stated = cascades.plans_stated(own, year=year, on=on, names=names, criteria=len(names), day=on)
    rows = registration_queries.registrations(list(stated), year=year, on=on)
    found = {
        unit_id: core.commune_findings(one.promises, _criteria(unit_id, rows), names=names)
        for unit_id, one in stated.items()
    }
    return {unit_id: findings for unit_id, findings in found.items() if findings}


def of_plan(view: PlanView, *, on: date) -> tuple[Finding, ...]:
    """Return where one plan and the registrations of its commune differ; nothing for the plan of another place."""
    if view.unit.level is not Level.COMMUNE or view.plan.first_year is not None or view.plan.amends_id is not None:
        return ()
    stated = cascades.plan_stated(view, on=on)
    names = cascades.criteria_names(view, on=on)
    rows = registration_queries.registrations([view.unit.id], year=view.plan.year, on=on)
    return core.commune_findings(stated.promises, _criteria(view.unit.id, rows), names=names)


def _criteria(unit_id: int, rows: Sequence[RegistrationRow]) -> frozenset[str]:
    """Return the criteria that a commune's standing promises are about, of its standard set."""
    return frozenset(
        str(row.criterion)
        for row in rows
        if row.unit_id == unit_id and row.state.stands and row.criterion is not None and row.is_of_the_standard
    )
