"""Half-open spans of days, and days as Vietnamese write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.dates import NotADay, Span, UnorderedSpan, format_day, parse_day

REFORM = date(2025, 7, 1)


def test_a_span_holds_its_first_day_and_not_its_end() -> None:
    span = Span(date(2021, 1, 1), REFORM)
    assert date(2021, 1, 1) in span
    assert date(2025, 6, 30) in span
    assert REFORM not in span
    assert date(2020, 12, 31) not in span


def test_a_span_without_end_is_still_in_force() -> None:
    assert date(9999, 12, 31) in Span(REFORM)


def test_spans_that_meet_on_a_day_do_not_overlap() -> None:
    before, after = Span(date(2021, 1, 1), REFORM), Span(REFORM)
    assert not before.overlaps(after)
    assert not after.overlaps(before)
    assert Span(date(2021, 1, 1), REFORM + timedelta(1)).overlaps(after)


@pytest.mark.parametrize("end", [date(2021, 1, 1), date(2020, 12, 31)])
def test_a_span_ends_after_it_starts(end: date) -> None:
    with pytest.raises(UnorderedSpan):
        Span(date(2021, 1, 1), end)


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_spans_overlap_exactly_when_they_share_a_day(a: date, b: date, c: date, d: date) -> None:
    if a < b and c < d:
        shared = max(a, c) < min(b, d)
        assert Span(a, b).overlaps(Span(c, d)) == shared


@pytest.mark.parametrize("text", ["31/12/2023", "31-12-2023", " 31/12/2023 ", "2023-12-31", "31.12.2023"])
def test_a_day_is_read_as_written(text: str) -> None:
    assert parse_day(text) == date(2023, 12, 31)


@pytest.mark.parametrize("text", ["31/02/2024", "12/31/2023", "", "hôm nay", "2023", "31/12/23"])
def test_what_is_not_a_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        parse_day(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_written_day_reads_back(day: date) -> None:
    assert parse_day(format_day(day)) == day
