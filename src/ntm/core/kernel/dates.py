"""Days and half-open spans of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


class UnorderedSpan(ValueError):
    """A span that does not end after it starts."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `start`, included, to `end`, excluded; `end=None` means still in force, never unknown."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise UnorderedSpan(f"{self.start} … {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Span) -> bool:
        """Say whether some day lies in both spans."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)


_VIETNAMESE_DAY = re.compile(r"^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$")


class NotADay(ValueError):
    """A text that names no day of the calendar."""


def parse_day(text: str) -> date:
    """Read `31/12/2023`, `31-12-2023` or the ISO form `2023-12-31`; raise `NotADay` for anything else."""
    try:
        if match := _VIETNAMESE_DAY.match(text):
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise NotADay(text) from error


def format_day(day: date) -> str:
    """Write a day as Vietnamese papers do: `31/12/2023`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
