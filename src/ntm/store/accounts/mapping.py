"""Rows of grants as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ntm.core.kernel.states import Power, Role


@dataclass(frozen=True, slots=True)
class HeldGrant:
    """A role that somebody holds in a place, as their own or delegated.

    `criteria` empty means all of them, `powers` empty all that the role has. `names_criteria` says whether the grant
    itself does: a delegation may narrow a grant that leaves the criteria to what the agency is assigned.
    """

    role: Role
    unit_id: int
    agency: str
    criteria: frozenset[str]
    powers: frozenset[Power]
    names_criteria: bool

    def has_power(self, power: Power) -> bool:
        """Say whether the grant leaves the role a power; one limited to some leaves none that is not among them.

        Every grant leaves reading: nobody does anything to what they cannot see.
        """
        return not self.powers or power is Power.READ or power in self.powers

    def covers_criterion(self, criterion: str | None) -> bool:
        """Say whether the grant answers for a criterion ("5", or an indicator of it, "5.1").

        A grant limited to some criteria never covers a unit's criteria as a whole (`None`).
        """
        if not self.criteria:
            return True
        return criterion is not None and criterion.partition(".")[0] in self.criteria


def held_grant(row: Sequence[Any]) -> HeldGrant:
    """Return the grant of a row (role, unit, agency, list of criteria, list of powers, are criteria named)."""
    role, unit_id, agency, criteria, powers, names_criteria = row
    return HeldGrant(
        role=Role(role),
        unit_id=unit_id,
        agency=agency,
        criteria=frozenset(str(item) for item in criteria or ()),
        powers=frozenset(Power(item) for item in powers),
        names_criteria=bool(names_criteria),
    )
