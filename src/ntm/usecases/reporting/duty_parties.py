"""Who may owe reports in which places: units and agencies, and what they are on which days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from ntm.core.assignments.agencies import AgencyKind
from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level
from ntm.core.reporting.obligations import Party, Reporter, Rule
from ntm.store.reporting import duties as store
from ntm.store.territory.models import Place


class Parents:
    """What lies directly above units, day by day."""

    def __init__(self, unit_ids: Collection[int]) -> None:
        rows = Place.objects.filter(unit_id__in=unit_ids, depth=1).values_list("unit_id", "ancestor_id", "span")
        self._rows = [(unit, above, Span(span.lower, span.upper)) for unit, above, span in rows]

    def get(self, asked: tuple[int, date], otherwise: int) -> int:
        """Return what lies directly above a unit on a day, else the other number."""
        unit_id, on = asked
        return next((above for unit, above, span in self._rows if unit == unit_id and on in span), otherwise)


def parties_of(
    rules: Sequence[Rule], *, start: date, end: date, only: Collection[int] | None
) -> tuple[dict[int, list[Party]], Sequence[store.AgencyDays], Parents]:
    """Return for each rule who may owe its reports, the agencies that collect them, and what lies above each unit."""
    areas = {rule.unit for rule in rules}
    units = store.units_within(areas, start=start, end=end, only=only)
    born_lately = {one.unit for one in units if one.born > start}
    made_of = store.made_of(born_lately, start=start, end=end) if born_lately else {}
    by_area: dict[int, list[Party]] = {area: [] for area in areas}
    for one in units:
        roles = _roles_of(one)
        if roles:
            by_area[one.area].append(
                Party(
                    unit=one.unit,
                    agency=None,
                    name=one.name,
                    reporters=roles,
                    days=one.days,
                    born=one.born,
                    made_of=made_of.get(one.unit, ()),
                )
            )
    collectors: Sequence[store.AgencyDays] = ()
    if any(rule.reporter.is_agency for rule in rules):
        homes = areas if only is None else areas.intersection(only)
        collectors = store.collecting_days(homes, start=start, end=end)
        assigned: dict[int, list[store.AgencyDays]] = {}
        for part in store.assigned_days(homes, start=start, end=end):
            assigned.setdefault(part.agency, []).append(part)
        for agency in store.agencies_of(homes, start=start, end=end):
            by_area[agency.unit] += _agency_parties(agency, assigned.get(agency.agency, ()))
    upwards = {rule.unit for rule in rules if rule.reporter is Reporter.SELF}
    if any(rule.reporter is Reporter.VILLAGE for rule in rules):
        upwards |= {one.unit for one in units if one.level is Level.VILLAGE}
    return {rule.id: by_area[rule.unit] for rule in rules}, collectors, Parents(upwards)


def _roles_of(one: store.UnitWithin) -> frozenset[Reporter]:
    roles = set()
    if one.depth == 0:
        roles.add(Reporter.SELF)
    elif one.depth == 1 and one.level is not Level.VILLAGE:
        roles.add(Reporter.BELOW)
    if one.level is Level.COMMUNE and one.depth > 0:
        roles.add(Reporter.COMMUNE_LEVEL)
        if one.kind.is_counted:
            roles.add(Reporter.COMMUNE)
    if one.level is Level.DISTRICT and one.depth > 0:
        roles.add(Reporter.DISTRICT)
    if one.level is Level.VILLAGE:
        roles.add(Reporter.VILLAGE)
    return frozenset(roles)


def _agency_parties(agency: store.AgencyOfArea, assigned: Sequence[store.AgencyDays]) -> list[Party]:
    """Return what an agency is on which days; each span of an assignment is a party of its own, the first that holds
    on a day counts."""
    common: set[Reporter] = {Reporter.NAMED_AGENCY}
    if agency.kind == AgencyKind.FRONT.value:
        common.add(Reporter.MASS_ORGANISATION)
    cuts = sorted(
        {agency.days.start}
        | {day for one in assigned for day in (one.days.start, one.days.end) if day is not None and day in agency.days}
    )
    parties = []
    for number, start in enumerate(cuts):
        end = cuts[number + 1] if number + 1 < len(cuts) else agency.days.end
        parts = {one.part for one in assigned if start in one.days}
        roles = set(common)
        if parts:
            roles.add(Reporter.AGENCY)
        if Part.LEAD.value in parts:
            roles.add(Reporter.LEAD_AGENCY)
        parties.append(
            Party(
                unit=agency.unit,
                agency=agency.agency,
                name=agency.name,
                reporters=frozenset(roles),
                days=Span(start, end),
                born=agency.days.start,
            )
        )
    return parties
