"""Rows of grants as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ntm.core.kernel.states import Role


@dataclass(frozen=True, slots=True)
class HeldGrant:
    """A role that somebody holds in a place; `criteria` empty means all of them."""

    role: Role
    unit_id: int
    agency: str
    criteria: frozenset[str]

    def covers_criterion(self, criterion: str | None) -> bool:
        """Say whether the grant answers for a criterion ("5", or an indicator of it, "5.1").

        A grant limited to some criteria never covers a unit's criteria as a whole (`None`).
        """
        if not self.criteria:
            return True
        return criterion is not None and criterion.partition(".")[0] in self.criteria


def held_grant(row: Sequence[Any]) -> HeldGrant:
    """Return the grant of a row (role, unit, agency, criteria as a list)."""
    role, unit_id, agency, criteria = row
    return HeldGrant(
        role=Role(role), unit_id=unit_id, agency=agency, criteria=frozenset(str(item) for item in criteria or ())
    )
