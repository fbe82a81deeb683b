"""Reporting periods: values, not rows; their calendar, and the days between which their figures are gathered.

Decree 09/2019/NĐ-CP (Article 12) cuts the figures of a period a fortnight before the calendar does: a month's run from
the 15th of the month before to the 14th, a quarter's to the 14th of its last month, a half-year's, nine months' and a
year's from 15 December of the year before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ntm.core.kernel.dates import Span

_FIRST_DAY_AFTER_THE_CUT = 15
_ROMAN = ("I", "II", "III", "IV")


class NotAPeriod(ValueError):
    """A code or a number that names no period."""


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"

    @property
    def label(self) -> str:
        """Return the Vietnamese word for reports of such periods."""
        return _LABELS[self]

    @property
    def months(self) -> int:
        """Return how many months a period of the kind lasts."""
        return {"month": 1, "quarter": 3, "half_year": 6, "nine_months": 9, "year": 12}[self]

    @property
    def in_a_year(self) -> int:
        """Return how many periods of the kind a year has; reports of nine months come once."""
        return {"month": 12, "quarter": 4, "half_year": 2, "nine_months": 1, "year": 1}[self]


_LABELS = {
    PeriodKind.MONTH: "tháng",
    PeriodKind.QUARTER: "quý",
    PeriodKind.HALF_YEAR: "6 tháng",
    PeriodKind.NINE_MONTHS: "9 tháng",
    PeriodKind.YEAR: "năm",
}
_CODE = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:M(?P<month>\d{2})|Q(?P<quarter>\d)|H(?P<half_year>\d)|(?P<nine>9M)))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its kind, its year, and its number among the year's periods of that kind (from 1)."""

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.kind.in_a_year or not 1000 <= self.year <= 2999:
            raise NotAPeriod(f"{self.kind} {self.number}/{self.year}")

    @classmethod
    def parse(cls, code: str) -> Period:
        """Read "2024-M05", "2024-Q2", "2024-H1", "2024-9M" or "2024"; raise `NotAPeriod`."""
        match = _CODE.fullmatch(code)
        if match is None:
            raise NotAPeriod(code)
        year = int(match["year"])
        if match["nine"]:
            return cls(PeriodKind.NINE_MONTHS, year)
        for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR):
            if match[kind.value] is not None:
                return cls(kind, year, int(match[kind.value]))
        return cls(PeriodKind.YEAR, year)

    @property
    def code(self) -> str:
        """Return the period's code, by which it is stored; `parse` reads it back."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year}-M{self.number:02d}"
            case PeriodKind.QUARTER:
                return f"{self.year}-Q{self.number}"
            case PeriodKind.HALF_YEAR:
                return f"{self.year}-H{self.number}"
            case PeriodKind.NINE_MONTHS:
                return f"{self.year}-9M"
            case PeriodKind.YEAR:
                return str(self.year)

    @property
    def label(self) -> str:
        """Return the period as Vietnamese papers name it: "quý II/2024", "6 tháng đầu năm 2024"."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {self.number}/{self.year}"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN[self.number - 1]}/{self.year}"
            case PeriodKind.HALF_YEAR:
                return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
            case PeriodKind.NINE_MONTHS:
                return f"9 tháng năm {self.year}"
            case PeriodKind.YEAR:
                return f"năm {self.year}"

    @property
    def first_month(self) -> int:
        """Return the number of the period's first month."""
        return 1 + (self.number - 1) * self.kind.months

    @property
    def last_month(self) -> int:
        """Return the number of the period's last month."""
        return self.first_month + self.kind.months - 1

    @property
    def span(self) -> Span:
        """Return the period's days by the calendar."""
        return Span(date(self.year, self.first_month, 1), _first_of(self.year, self.last_month + 1))

    @property
    def figures_span(self) -> Span:
        """Return the days whose figures the period's report holds: from the 15th to the 14th (Decree 09/2019/NĐ-CP)."""
        before = _first_of(self.year, self.first_month - 1)
        start = before.replace(day=_FIRST_DAY_AFTER_THE_CUT)
        return Span(start, date(self.year, self.last_month, _FIRST_DAY_AFTER_THE_CUT))

    @property
    def closing_day(self) -> date:
        """Return the last day of the period's figures: the 14th of its last month."""
        return date(self.year, self.last_month, _FIRST_DAY_AFTER_THE_CUT) - timedelta(1)

    @property
    def previous(self) -> Period:
        """Return the period of the same kind before this one."""
        if self.number > 1:
            return Period(self.kind, self.year, self.number - 1)
        return Period(self.kind, self.year - 1, self.kind.in_a_year)

    @property
    def next(self) -> Period:
        """Return the period of the same kind after this one."""
        if self.number < self.kind.in_a_year:
            return Period(self.kind, self.year, self.number + 1)
        return Period(self.kind, self.year + 1, 1)


def periods_of(year: int, kind: PeriodKind) -> tuple[Period, ...]:
    """Return a year's periods of a kind, in order."""
    return tuple(Period(kind, year, number) for number in range(1, kind.in_a_year + 1))


def period_at(day: date, kind: PeriodKind) -> Period:
    """Return the period of a kind in whose figures a day falls: 15 March 2024 is in quarter II already.

    Nine months overlap the year's end: a day from 15 September to 14 December falls in none; raise `NotAPeriod`.
    """
    for year in (day.year, day.year + 1):
        for period in periods_of(year, kind):
            if day in period.figures_span:
                return period
    raise NotAPeriod(f"{kind} {day}")


def _first_of(year: int, month: int) -> date:
    """Return the first day of a month that may be numbered 0 or 13."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
