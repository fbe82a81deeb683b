"""Reads on which days offices are closed; which of these days are certain is said by the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from ntm.core.kernel.states import Verification
from ntm.core.reporting.obligations import ClosedDays
from ntm.law.files import package_folder, read_yaml

#: The longest row of days off that is believed: a slip of a year would close offices for months.
_LONGEST = 15


class UnreadableCalendar(ValueError):
    """A calendar that is not what it should be; the message names the entry."""


def parse_calendar(content: Any, *, years: range) -> ClosedDays:
    """Make the closed days of some years of the file's content; raise `UnreadableCalendar`."""
    if not isinstance(content, Mapping) or set(content) != {"schema", "verification", "fixed", "spans"}:
        raise UnreadableCalendar("schema, verification, fixed, spans")
    # A calendar that nobody has held against the yearly notices says so wherever it is quoted.
    sure = Verification(content["verification"]) is Verification.VERIFIED
    mark = "" if sure else " (lịch nghỉ chưa đối chiếu)"
    holidays: dict[date, str] = {}
    try:
        for one in content["fixed"]:
            for year in years:
                holidays[date(year, one["month"], one["day"])] = f"{one['name']}{mark}"
        for one in content["spans"]:
            length = (one["to"] - one["from"]).days + 1
            if not 1 <= length <= _LONGEST:
                raise UnreadableCalendar(str(one))
            for step in range(length):
                day = one["from"] + timedelta(step)
                if day.year in years:
                    holidays[day] = f"{one['name']}{mark}"
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableCalendar(str(error)) from error
    return ClosedDays(holidays)


@cache
def closed_days() -> ClosedDays:
    """Return the closed days of the calendar that ships with the package; read once a process."""
    return parse_calendar(read_yaml(package_folder() / "calendars.yaml"), years=range(2021, 2036))
