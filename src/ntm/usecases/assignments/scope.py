"""For which criteria and indicators a person may do something: by grants, and by what their agency answers for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.assignments.responsibilities import criterion_of
from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.kernel.states import Power, Role
from ntm.store.accounts import querysets as accounts
from ntm.store.accounts.models import Grant, HeldRight, User
from ntm.store.assignments.models import AgencyOfficer
from ntm.usecases.access import rules
from ntm.usecases.access.rules import ALLOWED, Action, CriteriaScope
from ntm.usecases.assignments import queries, responsibilities
from ntm.usecases.assignments.queries import AgencyView


@dataclass(frozen=True, slots=True)
class ItemScope:
    """For which items of a set a person may do something in a place: what grants give, and single indicators."""

    granted: CriteriaScope
    indicators: frozenset[str]

    @property
    def whole_set(self) -> bool:
        """Say whether the grants reach the whole set."""
        return self.granted.whole_set

    def covers(self, item: str) -> bool:
        """Say whether a criterion or indicator is among them; a criterion is when it is granted as a whole."""
        return self.granted.covers(item) or item in self.indicators

    def touches(self, criterion: str) -> bool:
        """Say whether a criterion, or at least one indicator of it, is among them."""
        return self.granted.covers(criterion) or any(criterion_of(one) == criterion for one in self.indicators)

    def __bool__(self) -> bool:
        return bool(self.granted) or bool(self.indicators)


@dataclass(frozen=True, slots=True)
class ActsFor:
    """An agency for which a person acts on a day: their own, or one whose officer let them act in the officer's place.

    A delegation may reach `place_id` and what lies below it alone (None: wherever the agency works), name `criteria`
    (empty: all that the agency leads), and give reading alone: then nothing is done by it.
    """

    agency: AgencyView
    is_own: bool
    place_id: int | None = None
    criteria: frozenset[str] = frozenset()
    reads_only: bool = False

    def covers(self, item: str) -> bool:
        """Say whether a criterion or indicator is among what the person may speak of for the agency."""
        return not self.criteria or criterion_of(item) in self.criteria


def agency_of(user: User, *, on: date) -> AgencyView | None:
    """Return the agency in whose name a person acts on a day: their own or, without one, the only one for which
    somebody lets them act that day. None for one who acts for no agency that exists then.

    Where nobody has entered the person's agency, the one that an agency's grant names is meant, if its name is clear.
    """
    own = _own_agency(user, on=on)
    if own is not None:
        return own
    found = {one.agency.id: one.agency for one in _delegated(user, Power.READ, unit_id=None, on=on)}
    return next(iter(found.values())) if len(found) == 1 else None


def acting_for(user: User, *, on: date, power: Power = Power.READ, unit_id: int | None = None) -> tuple[ActsFor, ...]:
    """Return every agency for which a person may use a power on a day, their own first.

    `unit_id` leaves out what is delegated for other places. What is delegated holds for the delegation's days alone.
    """
    if not user.is_active:
        return ()
    own = _own_agency(user, on=on)
    if own is not None and power is not Power.READ and not _has_power(user, power, on=on):
        own = None
    mine = (ActsFor(own, is_own=True),) if own is not None else ()
    return (*mine, *(one for one in _delegated(user, power, unit_id=unit_id, on=on) if one.agency != own))


def _own_agency(user: User, *, on: date) -> AgencyView | None:
    post = AgencyOfficer.objects.filter(user=user, span__contains=on).first()
    if post is not None:
        return queries.agency_on(post.agency_id, on=on)
    grants = Grant.objects.filter(user=user, role=Role.AGENCY.value, span__contains=on).exclude(agency="")
    named = {
        found[0].id: found[0]
        for grant in grants.order_by("pk")
        if len(found := queries.find(grant.agency, unit_id=grant.unit_id, on=on)) == 1
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _delegated(user: User, power: Power, *, unit_id: int | None, on: date) -> list[ActsFor]:
    """Return the agencies of those who let a person act in their place, where the delegations give a power there."""
    found: list[ActsFor] = []
    rights = HeldRight.objects.filter(user=user, span__contains=on, delegation__isnull=False)
    for right in rights.select_related("delegation__giver", "grant").order_by("delegation_id"):
        assert right.delegation is not None
        if power is not Power.READ and power.value not in right.powers:
            continue
        if unit_id is not None and not accounts.lies_within(unit_id, roots=[right.unit_id], on=on):
            continue
        agency = _own_agency(right.delegation.giver, on=on)
        if agency is not None:
            found.append(
                ActsFor(
                    agency,
                    is_own=False,
                    place_id=right.unit_id if right.unit_id != agency.unit_id else None,
                    criteria=frozenset(str(number) for number in right.criteria),
                    reads_only=set(right.powers) <= {Power.READ.value},
                )
            )
    return found


def criteria_scope_of(user: User, action: Action, *, unit_id: int, on: date, set_code: str | None = None) -> ItemScope:
    """Return for which items a person may do something in a place on a day; of the set by which it reports, if none is
    named.

    Beside what the grants give (`rules.criteria_scope`), an agency's officer may do what the role of an agency allows
    for the indicators that the agency leads there, as far as the person's own role of an agency is not limited to
    other powers; so may whoever acts for such an officer by delegation, as far as that goes. Raise `UnknownSet`.
    """
    granted = rules.criteria_scope(user, action, unit_id=unit_id, on=on)
    if granted.whole_set or not user.is_active or action not in ALLOWED[Role.AGENCY]:
        return ItemScope(granted, frozenset())
    agencies = acting_for(user, on=on, power=action.power, unit_id=unit_id)
    if not agencies:
        return ItemScope(granted, frozenset())
    if set_code is None:
        try:
            set_code = responsibilities.set_of(unit_id, on=on).base_code
        except NoSetInForce:
            return ItemScope(granted, frozenset())
    held = responsibilities.responsibilities_on(unit_id, set_code=set_code, on=on)
    led = {item for one in agencies for item in held.items_of(one.agency.id) if one.covers(item)}
    return ItemScope(granted, frozenset(led))


def _has_power(user: User, power: Power, *, on: date) -> bool:
    """Say whether a person's roles of an agency leave a power; one who has none of their own stands by the post."""
    limits = list(
        Grant.objects.filter(user=user, role=Role.AGENCY.value, span__contains=on).values_list("powers", flat=True)
    )
    return not limits or any(not powers or power.value in powers for powers in limits)
