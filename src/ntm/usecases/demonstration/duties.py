"""The reporting duties of the demonstration: those that papers state, and those that it needs, marked as simulated."""

from __future__ import annotations

from datetime import datetime

from ntm.store.accounts.models import User
from ntm.usecases.reporting import committee_duties, duty_rules


def set_up_duties(*, at: datetime) -> int:
    """Set the duties of Phong Thổ, Tam Đường and Tuần Giáo 2024, Mường Khoa 2025 and the simulated ones of the province
    and of Phong Thổ's villages; return how many are new."""
    office = User.objects.get(username="vpdp-tinh")
    return (
        duty_rules.bring_in_duties_of_papers(by=office, at=at)
        + duty_rules.bring_in_simulated_duties(by=office, at=at)
        + committee_duties.bring_in_committee_duties(by=office, at=at)
    )
