"""What a deed becomes before it is hashed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.states import Role
from ntm.usecases.audit.chain import BEGINNING, NaiveMoment, UnrecordablePayload, canonical, entry_hash, recordable

AT = datetime(2024, 6, 10, 1, 2, 3, 4, tzinfo=UTC)


def a_hash(**changes: object) -> bytes:
    fields: dict = {"chain": 1, "seq": 1, "at": AT, "by_id": 7, "what": "x", "payload": {"a": 1}} | changes
    return entry_hash(BEGINNING, **fields)


def test_keys_stand_in_order_and_letters_as_they_are() -> None:
    assert canonical({"b": 1, "a": "xã Nậm Xe"}) == '{"a":"xã Nậm Xe","b":1}'.encode()


def test_values_of_the_programme_become_plain_json() -> None:
    value = {"day": date(2024, 6, 10), "amount": Decimal("12.50"), "role": Role.AGENCY, "items": ("a", None, True)}
    assert recordable(value) == {"day": "2024-06-10", "amount": "12.50", "role": "agency", "items": ["a", None, True]}


@pytest.mark.parametrize(
    "bad",
    [float("nan"), float("inf"), 1e300, "a\x00b", "\ud800", {1: "a"}, object(), b"bytes", {"deep": [{"x": {2}}, b""]}],
)
def test_what_the_database_would_give_back_otherwise_is_refused(bad: object) -> None:
    with pytest.raises(UnrecordablePayload):
        recordable(bad)


def test_a_whole_number_is_the_same_as_a_float_and_as_an_integer() -> None:
    assert canonical(77.0) == canonical(77) == b"77"
    assert canonical(-0.0) == b"0"
    assert canonical(15.5) == b"15.5"


@pytest.mark.parametrize(
    "change",
    [{"chain": 2}, {"seq": 2}, {"at": AT + timedelta(microseconds=1)}, {"by_id": None}, {"what": "y"}, {"payload": {}}],
)
def test_every_field_of_a_deed_is_in_its_hash(change: dict) -> None:
    assert a_hash(**change) != a_hash()


def test_a_moment_is_the_same_in_every_time_zone_but_needs_one() -> None:
    assert a_hash(at=AT.astimezone(timezone(timedelta(hours=7)))) == a_hash()
    with pytest.raises(NaiveMoment):
        a_hash(at=datetime(2024, 6, 10))


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: abs(number) <= 2**53 or number % 1)
    | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_a_recordable_value_stays_what_it_is_through_json_text(value: object) -> None:
    assert canonical(json.loads(canonical(value))) == canonical(value)
