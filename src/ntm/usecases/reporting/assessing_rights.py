"""Who may judge what: a unit of itself; an agency what it leads; an office what nobody leads yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.assignments.agencies import AgencyRole, key_of
from ntm.core.assignments.responsibilities import Responsibilities
from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Grant, User
from ntm.store.assignments.models import AgencyOfficer
from ntm.store.reporting import assessing as rows
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, CriteriaScope
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments import responsibilities, scope
from ntm.usecases.assignments.queries import AgencyView
from ntm.usecases.assignments.scope import ActsFor
from ntm.usecases.reporting.assessment_queries import Frame
from ntm.usecases.territory import queries as territory
from ntm.usecases.territory.queries import UnitOn


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may judge in a place: its own word, and as which agency which indicators of which units."""

    may_unit: bool
    may_settle: bool
    agency: AgencyView | None
    granted: CriteriaScope
    answering: Mapping[int, Responsibilities]
    works_for_an_agency: bool
    #: For which agencies the person judges here: their own, and those for which somebody lets them act.
    acting: tuple[ActsFor, ...]
    #: Of the agencies that lead something here, those for which somebody works on the day.
    staffed: frozenset[int]

    def may_lead(self, unit_id: int, item: str) -> bool:
        """Say whether the person may judge an indicator of a unit for the agency that leads it.

        An indicator that nobody leads yet may be judged by whoever is granted its criterion; one whose leads have no
        account, by the office that is granted the whole set: work does not stop for want of an account.
        """
        if self.agency is None:
            return False
        leads = self.answering[unit_id].leads_of(item)
        if not leads:
            return self.granted.covers(item)
        if self._spoken_for(unit_id, item) is not None:
            return True
        return self.granted.whole_set and not any(held.agency in self.staffed for held in leads)

    def speaker_of(self, unit_id: int, item: str) -> AgencyView | None:
        """Return the agency in whose name the person judges an indicator of a unit."""
        return self._spoken_for(unit_id, item) or self.agency

    def _spoken_for(self, unit_id: int, item: str) -> AgencyView | None:
        leads = {held.agency for held in self.answering[unit_id].leads_of(item)}
        return next((one.agency for one in self.acting if one.agency.id in leads and one.covers(item)), None)

    def leads_in_words(self, unit_id: int, item: str) -> str:
        """Return who leads an indicator of a unit, empty where nobody does."""
        return ", ".join(dict.fromkeys(held.name for held in self.answering[unit_id].leads_of(item)))

    def items_led(self, items: Sequence[str]) -> tuple[str, ...]:
        """Return the indicators that the person may judge in at least one of the units, in order."""
        return tuple(item for item in items if any(self.may_lead(unit_id, item) for unit_id in self.answering))


def rights_in(frame: Frame, units: Sequence[UnitOn], *, by: User, on: date) -> Rights:
    """Return what a person may judge of some units in the frame's place, in a fixed number of queries."""
    granted = rules.criteria_scope(by, Action.DECIDE_INDICATOR, unit_id=frame.place.id, on=on)
    answering = responsibilities.responsibilities_of(
        [unit.id for unit in units], set_code=frame.criteria_set.code, on=frame.day
    )
    acting = scope.acting_for(by, on=on, power=Action.DECIDE_INDICATOR.power, unit_id=frame.place.id)
    agency = acting[0].agency if acting else None
    if agency is None and granted.whole_set:
        agency = standing_agency(frame.place.id, on=on)
        acting = (ActsFor(agency, is_own=True),) if agency is not None else ()
    return Rights(
        may_unit=rules.may(by, Action.SELF_ASSESS, unit_id=frame.place.id, on=on),
        may_settle=rules.may(by, Action.SETTLE, unit_id=frame.place.id, on=on),
        agency=agency,
        granted=granted,
        answering=answering,
        works_for_an_agency=bool(acting),
        acting=acting,
        staffed=_staffed(answering, [frame.place.id, *answering], on=on),
    )


def _staffed(answering: Mapping[int, Responsibilities], unit_ids: Sequence[int], *, on: date) -> frozenset[int]:
    """Return which of the leading agencies somebody works for on a day: by post, or by a grant that names them."""
    names = {held.agency: held.name for one in answering.values() for held in one.held}
    by_post = AgencyOfficer.objects.filter(agency_id__in=names, span__contains=on, user__is_active=True)
    found = set(by_post.values_list("agency_id", flat=True))
    above = [place for chain in rows.levels_above(unit_ids, on=on).values() for place, _ in chain]
    grants = Grant.objects.filter(
        role=Role.AGENCY.value, span__contains=on, user__is_active=True, unit_id__in={*unit_ids, *above}
    )
    named = {key_of(text) for text in grants.exclude(agency="").values_list("agency", flat=True)}
    return frozenset(found | {agency for agency, name in names.items() if key_of(name) in named})


def standing_agency(place_id: int, *, on: date) -> AgencyView | None:
    """Return the standing agency of a place, or of the nearest place above it that has one; None where none has."""
    chain = [place_id]
    try:
        chain += [unit.id for unit in reversed(territory.ancestors(place_id, on))]
    except territory.UnitNotFound:
        return None
    for unit_id in chain:
        for agency in agencies.agencies_at(unit_id, on=on):
            if AgencyRole.STANDING in agency.roles:
                return agency
    return None
