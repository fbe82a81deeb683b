"""The leader's sheet: where the programme stands, what is late and what waits for a decision, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ntm.store.accounts.models import User
from ntm.usecases.analytics import home as homes
from ntm.usecases.analytics.home import PlaceHome, Pledge
from ntm.usecases.analytics.responsibility import Responsibility
from ntm.usecases.oversight import pack as packs
from ntm.usecases.oversight.pack import Pack

_PLEDGES = 7
_LATE = 8


@dataclass(frozen=True, slots=True)
class LeaderSheet:
    """Everything on the sheet: the place's home answers and what the next briefing would talk about."""

    home: PlaceHome
    pack: Pack

    @property
    def pledges(self) -> tuple[Pledge, ...]:
        """Return the promises that are farthest from being kept."""
        return self.home.open_pledges[:_PLEDGES]

    @property
    def more_pledges(self) -> int:
        """Return how many open promises the sheet has no room for."""
        return max(0, len(self.home.open_pledges) - _PLEDGES)

    @property
    def late(self) -> tuple[str, ...]:
        """Return the names of those whose reports are overdue or lie returned, the longest overdue first."""
        if self.pack.found is None:
            return ()
        waiting = [row for row in self.pack.found.urgent if row.sending.state.value in ("overdue", "returned")]
        return tuple(f"{row.name} ({row.sending.summary.removeprefix('chưa gửi, ')})" for row in waiting[:_LATE])

    @property
    def more_late(self) -> int:
        """Return how many more there are than are named."""
        return self.late_in_all - len(self.late)

    @property
    def late_in_all(self) -> int:
        """Return how many reports are overdue or lie returned."""
        if self.pack.found is None:
            return 0
        return sum(row.sending.state.value in ("overdue", "returned") for row in self.pack.found.rows)


def leader_sheet(own: Responsibility, others: Sequence[Responsibility], *, on: date, by: User) -> LeaderSheet:
    """Return the sheet of a place above communes; raise `NotAllowed`, `NothingToShow`."""
    return LeaderSheet(
        home=homes.place_home(own, tuple(others), on=on, by=by),
        pack=packs.pack(own.place.unit.id, on=on, by=by),
    )
