"""When a plan counts, what it may ask of promises, and which years a line has left over."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.states import Level
from ntm.core.planning.plans import (
    Body,
    NotARule,
    PlanRules,
    Resolution,
    Status,
    missing_resolutions,
    stale_years,
    status_of,
)

DAY = date(2024, 4, 15)


@pytest.mark.parametrize(("number", "issued_on"), [("", None), ("133/KH-UBND", None), ("", DAY), ("  ", DAY)])
def test_a_plan_without_number_or_day_is_a_draft(number: str, issued_on: date | None) -> None:
    assert status_of(number=number, issued_on=issued_on, missing=(), on=DAY) is Status.DRAFT


def test_a_plan_is_official_from_its_day_on_and_not_the_day_before() -> None:
    def status(on: date) -> Status:
        return status_of(number="133/KH-UBND", issued_on=DAY, missing=(), on=on)

    assert status(date(2024, 4, 14)) is Status.COMING
    assert status(DAY) is Status.OFFICIAL
    assert not status(date(2024, 4, 14)).is_official


def test_a_communes_plan_waits_for_both_resolutions() -> None:
    party = Resolution(Body.PARTY_COMMITTEE, "12-NQ/ĐU", DAY)
    assert missing_resolutions(Level.COMMUNE, [], needed=tuple(Body)) == tuple(Body)
    assert missing_resolutions(Level.COMMUNE, [party], needed=tuple(Body)) == (Body.PEOPLES_COUNCIL,)
    missing = missing_resolutions(Level.COMMUNE, [party], needed=tuple(Body))
    assert status_of(number="1/KH-UBND", issued_on=DAY, missing=missing, on=DAY) is Status.UNRESOLVED


def test_a_plan_above_may_ask_for_no_resolution_and_districts_need_none() -> None:
    assert missing_resolutions(Level.COMMUNE, [], needed=()) == ()
    assert missing_resolutions(Level.DISTRICT, [], needed=tuple(Body)) == ()


def test_rules_that_cannot_be_held_are_refused() -> None:
    with pytest.raises(NotARule):
        PlanRules(at_least=3, at_most=2)
    with pytest.raises(NotARule):
        PlanRules(nearly_from=-1)


@given(
    st.integers(0, 5),
    st.integers(5, 19),
    st.booleans(),
    st.sets(st.sampled_from(list(Body))),
    st.sampled_from(["", "specially_disadvantaged"]),
)
def test_rules_read_back_as_they_were_written(
    low: int, high: int, recognised: bool, bodies: set[Body], villages: str
) -> None:
    rules = PlanRules(
        at_least=low,
        at_most=high,
        above_recognised=recognised,
        villages_of=villages,
        resolutions=tuple(body for body in Body if body in bodies),
    )
    assert PlanRules.from_data(rules.to_data()) == rules


def test_a_plan_that_says_nothing_asks_for_resolutions_and_recognition_only() -> None:
    assert PlanRules.from_data({}) == PlanRules()
    assert PlanRules().at_most is None and PlanRules().resolutions == tuple(Body)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phấn đấu năm 2023 đạt 42 triệu đồng", (2023,)),
        ("Phấn đấu năm 2024 đạt 42 triệu đồng", ()),
        ("giai đoạn 2021-2025, giai đoạn 2021 – 2025", ()),
        ("Nghị định số 27/2022/NĐ-CP ngày 19/4/2022", ()),
        ("năm 2022 và năm 2023, năm 2022", (2022, 2023)),
        ("kinh phí 2023450 đồng", ()),
        ("", ()),
    ],
)
def test_years_left_over_from_last_years_plan_are_found(text: str, found: tuple[int, ...]) -> None:
    assert stale_years(text, year=2024) == found
