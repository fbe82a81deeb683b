"""A district whose communes owe a report each quarter, the people who write and receive them, and their days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from ntm.core.kernel.states import Role
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.usecases.reporting import drafts, duty_rules, submission
from ntm.usecases.reporting.drafts import SavedDraft
from ntm.usecases.reporting.submission import Sent
from tests.usecases.access.places import Country, make_country, person

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PLAN_DAY = date(2024, 4, 15)
WORKING_DAY = date(2024, 6, 10)
SOURCE = "Báo cáo số 45/BC-UBND ngày 10/06/2024"


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Give a moment of a day by Vietnam's clock."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI)


@dataclass(frozen=True)
class Programme:
    """The country, the rule of its district, its office and its commune's officer."""

    country: Country
    rule_id: int
    office: User
    officer: User

    def open(self, *, period: str = "2024-Q2", on: date = WORKING_DAY, by: User | None = None) -> int:
        """Open the commune's report."""
        return drafts.open_report(
            rule_id=self.rule_id,
            unit_id=self.country.commune.pk,
            agency_id=None,
            period=period,
            by=by or self.officer,
            on=on,
            at=moment(on),
        )


def make_programme(**changes: Any) -> Programme:
    """Make the district's quarterly duty as its plan of 15 April 2024 states it."""
    country = make_country()
    office = person(Role.DISTRICT_OFFICE, country.district)
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    given: dict[str, Any] = {
        "unit_id": country.district.pk,
        "title": "Báo cáo quý của UBND xã",
        "reporter": Reporter.COMMUNE,
        "frequency": "quarter",
        "start": PLAN_DAY,
        "due_day": 14,
        "set_code": "commune-2021-2025",
        "parts": ("progress", "security"),
        "source": "133/KH-UBND ngày 15/04/2024, mục V.18",
    }
    new = duty_rules.NewRule(**(given | changes))
    rule_id = duty_rules.add_rule(new, by=office, on=PLAN_DAY, at=moment(PLAN_DAY))
    return Programme(country, rule_id, office, officer)


def save(
    report_id: int,
    typed: Mapping[str, Any],
    *,
    by: User,
    base: Mapping[str, Any] | None = None,
    on: date = WORKING_DAY,
    **changes: Any,
) -> SavedDraft:
    """Save what somebody typed over what they had before them."""
    before = dict(base or {})
    given: dict[str, Any] = {
        "report_id": report_id,
        "shown": [*typed, *before],
        "base": before,
        "mine": typed,
        "client_id": uuid4(),
        "by": by,
        "on": on,
        "at": moment(on),
    }
    return drafts.save_draft(**(given | changes))


def send(report_id: int, version: int, *, by: User, on: date = WORKING_DAY, **changes: Any) -> Sent:
    """Send a report as it was last saved."""
    given: dict[str, Any] = {
        "report_id": report_id,
        "draft_version": version,
        "reason": "",
        "client_id": uuid4(),
        "by": by,
        "on": on,
        "at": moment(on),
    }
    return submission.submit(**(given | changes))


def figure(value: str, **more: str) -> dict[str, str]:
    """Give what is typed of a figure beside nothing that stood."""
    return {"v": value, "b": ""} | more
