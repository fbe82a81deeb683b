"""What a person holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ntm.core.kernel.states import Power, Role
from ntm.store.accounts import querysets
from ntm.store.accounts.models import Grant, HeldRight, User


@dataclass(frozen=True, slots=True)
class GrantView:
    """A grant as its holder reads it; `in_force` on the day asked for. Empty `powers`: all that the role has."""

    id: int
    role: Role
    unit_id: int
    place: str
    agency: str
    criteria: tuple[str, ...]
    powers: tuple[Power, ...]
    start: date
    end: date | None
    in_force: bool

    @property
    def last_day(self) -> date | None:
        """Return the last day on which the grant holds, None without an end."""
        return self.end - timedelta(days=1) if self.end is not None else None


def grants_of(user: User, *, on: date) -> tuple[GrantView, ...]:
    """Return everything that a person held, holds or will hold, newest first."""
    rows = list(Grant.objects.filter(user=user).order_by("-span", "pk"))
    places = querysets.place_names({row.unit_id for row in rows}, on=on)
    return tuple(
        GrantView(
            id=grant.pk,
            role=Role(grant.role),
            unit_id=grant.unit_id,
            place=places.get(grant.unit_id, f"đơn vị số {grant.unit_id}"),
            agency=grant.agency,
            criteria=tuple(str(item) for item in grant.criteria),
            powers=tuple(Power(one) for one in grant.powers),
            start=grant.span.lower,
            end=grant.span.upper,
            in_force=on in grant.span,
        )
        for grant in rows
    )


def roles_on(user: User, *, on: date) -> frozenset[Role]:
    """Return the roles that a person holds somewhere on a day, their own and delegated ones."""
    held = HeldRight.objects.filter(user=user, span__contains=on)
    return frozenset(Role(role) for role in held.values_list("role", flat=True))
