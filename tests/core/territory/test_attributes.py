"""Attributes with dates: what holds on which day, and what cannot be stated."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.states import Level
from ntm.core.territory.attributes import (
    NO,
    YES,
    Attribute,
    NotAValue,
    NotForThisLevel,
    Statement,
    TooEarly,
    category_code,
    contradictions,
    read_value,
    require_fit,
    timeline,
    value_on,
)

SPECIAL = Attribute.SPECIALLY_DISADVANTAGED


def said(value: str | None, since: date, order: int, attribute: Attribute = SPECIAL) -> Statement:
    return Statement(attribute=attribute, value=value, since=since, order=order, source="Quyết định thử")


def test_a_value_holds_from_its_day_and_not_the_day_before() -> None:
    statements = [said(YES, date(2021, 6, 4), 1), said(NO, date(2025, 1, 1), 2)]
    on = {day: value_on(statements, attribute=SPECIAL, on=day) for day in (
        date(2021, 6, 3), date(2021, 6, 4), date(2024, 12, 31), date(2025, 1, 1)
    )}  # fmt: skip
    assert [held.value if held else None for held in on.values()] == [None, YES, YES, NO]


def test_of_two_statements_for_one_day_the_later_stands() -> None:
    statements = [said(YES, date(2021, 6, 4), 1), said(NO, date(2021, 6, 4), 2)]
    (held,) = timeline(statements, attribute=SPECIAL)
    assert held.value == NO
    assert timeline(reversed(statements), attribute=SPECIAL) == (held,)


def test_a_day_that_is_withdrawn_lets_the_value_before_it_go_on() -> None:
    statements = [said(YES, date(2021, 6, 4), 1), said(NO, date(2023, 1, 1), 2), said(None, date(2023, 1, 1), 3)]
    (held,) = timeline(statements, attribute=SPECIAL)
    assert (held.value, held.span.end) == (YES, None)


@given(
    st.lists(
        st.tuples(
            st.dates(date(2021, 1, 1), date(2026, 12, 31)), st.sampled_from([YES, NO, None]), st.sampled_from(Attribute)
        ),
        max_size=12,
    ),
    st.dates(date(2020, 1, 1), date(2027, 12, 31)),
)
def test_a_day_has_one_value_or_none(told: list[tuple[date, str | None, Attribute]], on: date) -> None:
    statements = [said(value, since, order, attribute) for order, (since, value, attribute) in enumerate(told)]
    held = [one for one in timeline(statements, attribute=SPECIAL) if on in one.span]
    assert len(held) <= 1
    last_day = max((one.since for one in statements if one.attribute is SPECIAL and one.since <= on), default=None)
    if last_day is None:
        assert not held
    spans = [one.span for one in timeline(statements, attribute=SPECIAL)]
    assert all(one.end == other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("attribute", "text", "wanted"),
    [
        (SPECIAL, "x", YES),
        (SPECIAL, "Có", YES),
        (SPECIAL, "Không", NO),
        (Attribute.HARDSHIP_ZONE, "III", "III"),
        (Attribute.HARDSHIP_ZONE, "Khu vực II", "II"),
        (Attribute.HARDSHIP_ZONE, "KV1", "I"),
        (Attribute.HARDSHIP_ZONE, "3", "III"),
        (Attribute.HARDSHIP_ZONE, "không", NO),
        (Attribute.REGION, "TDMNPB", "TDMNPB"),
        (Attribute.REGION, "Tây Nguyên", "TN"),
        (Attribute.COMMUNE_GROUP, "3", "group_3"),
        (Attribute.COMMUNE_GROUP, "Nhóm 1", "group_1"),
        (Attribute.POPULATION, "5.304", "5304"),
        (Attribute.POOR_HOUSEHOLDS, "0", "0"),
    ],
)
def test_values_are_read_as_people_write_them(attribute: Attribute, text: str, wanted: str) -> None:
    assert read_value(attribute, text) == wanted


@pytest.mark.parametrize(
    ("attribute", "text"),
    [
        (SPECIAL, ""),
        (SPECIAL, "có lẽ"),
        (Attribute.HARDSHIP_ZONE, "IV"),
        (Attribute.HARDSHIP_ZONE, "4"),
        (Attribute.REGION, "Bắc"),
        (Attribute.POPULATION, "13,5"),
        (Attribute.POPULATION, "-3"),
        (Attribute.POPULATION, "nhiều"),
        (Attribute.POPULATION, ""),
        (Attribute.POPULATION, "99999999999"),
    ],
)
def test_anything_else_is_refused(attribute: Attribute, text: str) -> None:
    with pytest.raises(NotAValue):
        read_value(attribute, text)


def test_every_choice_is_read_back_from_its_own_words() -> None:
    for attribute in Attribute:
        for value, words in attribute.choices.items():
            if value != NO:
                assert read_value(attribute, words) == value
            assert attribute.words(value) == words


def test_the_groups_of_communes_begin_with_2026() -> None:
    day = date(2026, 1, 1)
    require_fit(Attribute.COMMUNE_GROUP, level=Level.COMMUNE, since=day)
    with pytest.raises(TooEarly):
        require_fit(Attribute.COMMUNE_GROUP, level=Level.COMMUNE, since=day - timedelta(days=1))
    with pytest.raises(NotForThisLevel):
        require_fit(Attribute.COMMUNE_GROUP, level=Level.VILLAGE, since=day)


def test_more_poor_households_than_households_cannot_be() -> None:
    assert contradictions({Attribute.HOUSEHOLDS: "100", Attribute.POOR_HOUSEHOLDS: "101"})
    assert not contradictions({Attribute.HOUSEHOLDS: "100", Attribute.POOR_HOUSEHOLDS: "100"})
    assert not contradictions({Attribute.POOR_HOUSEHOLDS: "100"})
    assert contradictions({Attribute.HOUSEHOLDS: "100", Attribute.POPULATION: "99"})


def test_what_rules_ask_about_becomes_a_category() -> None:
    assert category_code(SPECIAL, YES) == "specially_disadvantaged"
    assert category_code(SPECIAL, NO) is None
    assert category_code(Attribute.REGION, "TN") == "region:TN"
    assert category_code(Attribute.HARDSHIP_ZONE, NO) is None
    assert category_code(Attribute.POPULATION, "5") is None
