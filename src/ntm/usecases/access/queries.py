"""What a person holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ntm.core.kernel.states import Role
from ntm.store.accounts import querysets
from ntm.store.accounts.models import Grant, User


@dataclass(frozen=True, slots=True)
class GrantView:
    """A grant as its holder reads it; `in_force` on the day asked for."""

    role: Role
    unit_id: int
    place: str
    agency: str
    criteria: tuple[str, ...]
    start: date
    end: date | None
    in_force: bool

    @property
    def last_day(self) -> date | None:
        """Return the last day on which the grant holds, None without an end."""
        return self.end - timedelta(days=1) if self.end is not None else None


def grants_of(user: User, *, on: date) -> tuple[GrantView, ...]:
    """Return everything that a person held, holds or will hold, newest first."""
    return tuple(
        GrantView(
            role=Role(grant.role),
            unit_id=grant.unit_id,
            place=querysets.place_name(grant.unit_id, on=on),
            agency=grant.agency,
            criteria=tuple(str(item) for item in grant.criteria),
            start=grant.span.lower,
            end=grant.span.upper,
            in_force=on in grant.span,
        )
        for grant in Grant.objects.filter(user=user).order_by("-span", "pk")
    )
