"""Says who: where a value of the law stands, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.states import Verification


@dataclass(frozen=True, slots=True)
class Citation:
    """The place of a value in an instrument, and whether a person has held it against the official text.

    `instrument` is the official number as written ("318/QĐ-TTg"), `place` the annex and item ("Phụ lục I, 4.2").
    """

    instrument: str
    place: str
    verification: Verification = Verification.UNVERIFIED
    last_checked_on: date | None = None
    note: str = ""

    @property
    def label(self) -> str:
        """Return the citation as one Vietnamese phrase."""
        return f"{self.instrument}, {self.place}" if self.place else self.instrument

    @property
    def is_verified(self) -> bool:
        """Say whether the value has been held against the official text."""
        return self.verification is Verification.VERIFIED
