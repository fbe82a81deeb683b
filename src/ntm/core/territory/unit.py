"""What a unit is on a day: name, official code, kind and parent, each for a span of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level, UnitKind

#: From this day Vietnam has provinces and communes only (Resolutions 202/2025/QH15 and 203/2025/QH15).
TWO_TIERS_FROM = date(2025, 7, 1)
#: Earlier days are answered from the list of this day, the last of the three tiers.
LAST_LIST_OF_THREE_TIERS = date(2025, 6, 30)
#: How far back that list is used: the first day of the programme period 2021–2025. Before it nothing is known.
LISTED_FROM = date(2021, 1, 1)


class UnitNotFound(LookupError):
    """No such unit on that day."""


def list_used_on(day: date) -> date:
    """Return the day of the list of units from which a day is answered; pages say it beside what they show."""
    return LAST_LIST_OF_THREE_TIERS if day < TWO_TIERS_FROM else TWO_TIERS_FROM


@dataclass(frozen=True, slots=True)
class UnitVersion:
    """A unit for a span of days `[start, end)`.

    `unit` is an identity of our own, which never changes; `code` is the official one, which belongs to the version and
    is used again for other units. `name` stands without the word of the kind ("Nậm Xe"). `parent` is the identity of
    the unit directly above, None for a province. `local_term` is the word used locally where it is not the kind's
    own ("thôn", "ấp").
    """

    unit: int
    kind: UnitKind
    code: str
    name: str
    parent: int | None
    span: Span
    local_term: str = ""

    @property
    def level(self) -> Level:
        """Return the level of the unit's kind."""
        return self.kind.level

    @property
    def full_name(self) -> str:
        """Return kind and name as a sentence would have them: "xã Nậm Xe"."""
        return f"{self.local_term or self.kind.label} {self.name}"

    @property
    def is_counted(self) -> bool:
        """Say whether the unit counts in n/N of communes: only xã do."""
        return self.kind.is_counted
