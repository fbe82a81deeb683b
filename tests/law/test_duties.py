"""The duties and closed days that ship with the package, and what their files may not say."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ntm.law
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.reporting.obligations import Reporter
from ntm.law.files import load_library, package_folder, read_yaml
from ntm.law.reporting.calendars import UnreadableCalendar, closed_days, parse_calendar
from ntm.law.reporting.duties import UnreadableDuties, load_duties, parse_duties


@pytest.fixture
def content() -> Any:
    return copy.deepcopy(read_yaml(Path(ntm.law.__file__).parent / "reporting" / "duties.yaml"))


def test_phong_tho_owes_by_the_14th_of_a_quarters_last_month_from_the_plans_day() -> None:
    (communes,) = [one for one in load_duties() if one.code == "phong-tho-2024-communes"]
    assert (communes.due_day, communes.due_month, communes.span.start) == (14, 0, date(2024, 4, 15))
    assert communes.reporter is Reporter.COMMUNE and not communes.simulated and not communes.assumed


def test_what_a_paper_leaves_open_is_said_with_its_source() -> None:
    (monthly,) = [one for one in load_duties() if one.code == "muong-khoa-2025-month"]
    assert monthly.assumed
    assert "không nêu" in monthly.source_in_full and monthly.assumed[0] in monthly.source_in_full


def test_whatever_no_paper_states_says_so_in_its_title() -> None:
    assert all("mô phỏng" in one.title for one in load_duties() if one.simulated)


def test_every_set_that_a_duty_names_exists() -> None:
    sets: dict[str, CriteriaSet] = dict(load_library([package_folder()]).sets)
    assert {one.set_code for one in load_duties() if one.set_code} <= set(sets)


@pytest.mark.parametrize(
    ("key", "value"),
    [("reporter", "mayor"), ("frequency", "week"), ("numbers", [5]), ("due", {"day": 32, "months_after": 0})],
)
def test_a_duty_that_means_nothing_is_refused(content: Any, key: str, value: object) -> None:
    content["rules"][0][key] = value
    with pytest.raises(UnreadableDuties, match=content["rules"][0]["code"]):
        parse_duties(content)


def test_an_unknown_key_and_a_code_written_twice_are_refused(content: Any) -> None:
    content["rules"][0]["dueday"] = 3
    with pytest.raises(UnreadableDuties, match="dueday"):
        parse_duties(content)
    del content["rules"][0]["dueday"]
    content["rules"].append(content["rules"][0])
    with pytest.raises(UnreadableDuties, match="twice"):
        parse_duties(content)


def test_a_holiday_is_named_and_marked_as_not_checked() -> None:
    words = closed_days().why_closed(date(2024, 4, 30))
    assert "30" not in words and "chưa đối chiếu" in words
    assert closed_days().why_closed(date(2024, 6, 14)) == ""
    assert closed_days().why_closed(date(2024, 6, 15)) == "thứ Bảy"


def test_a_slip_that_closes_offices_for_months_is_refused() -> None:
    wrong = {"from": date(2024, 2, 8), "to": date(2025, 2, 14), "name": "Tết"}
    with pytest.raises(UnreadableCalendar):
        parse_calendar(
            {"schema": 1, "verification": "unverified", "fixed": [], "spans": [wrong]}, years=range(2024, 2026)
        )
