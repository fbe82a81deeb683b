"""For which criteria and indicators a person may do something: by grants, and by what their agency answers for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.assignments.responsibilities import criterion_of
from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.kernel.states import Power, Role
from ntm.store.accounts.models import Grant, User
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


def agency_of(user: User, *, on: date) -> AgencyView | None:
    """Return the agency for which a person works on a day, None for one who works for none that exists then.

    Where nobody has entered the person's agency, the one that an agency's grant names is meant, if its name is clear.
    """
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


def criteria_scope_of(user: User, action: Action, *, unit_id: int, on: date, set_code: str | None = None) -> ItemScope:
    """Return for which items a person may do something in a place on a day; of the set by which it reports, if none is
    named.

    Beside what the grants give (`rules.criteria_scope`), an agency's officer may do what the role of an agency allows
    for the indicators that the agency leads there, as far as the person's own role of an agency is not limited to
    other powers. Raise `UnknownSet`.
    """
    granted = rules.criteria_scope(user, action, unit_id=unit_id, on=on)
    if granted.whole_set or not user.is_active or action not in ALLOWED[Role.AGENCY]:
        return ItemScope(granted, frozenset())
    agency = agency_of(user, on=on)
    if agency is None or not _has_power(user, action.power, on=on):
        return ItemScope(granted, frozenset())
    if set_code is None:
        try:
            set_code = responsibilities.set_of(unit_id, on=on).base_code
        except NoSetInForce:
            return ItemScope(granted, frozenset())
    led = responsibilities.responsibilities_on(unit_id, set_code=set_code, on=on).items_of(agency.id)
    return ItemScope(granted, frozenset(led))


def _has_power(user: User, power: Power, *, on: date) -> bool:
    """Say whether a person's roles of an agency leave a power; one who has none of their own stands by the post."""
    limits = list(
        Grant.objects.filter(user=user, role=Role.AGENCY.value, span__contains=on).values_list("powers", flat=True)
    )
    return not limits or any(not powers or power.value in powers for powers in limits)
