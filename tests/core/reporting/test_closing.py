"""Closing a period, and the picture that proves itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.reporting.closing import (
    DecisionKind,
    DecisionNotPossible,
    DifferenceKind,
    Picture,
    differences,
    is_closed,
    require_possible,
)

ON = date(2024, 6, 20)
CLOSED, REOPENED, MOVED = DecisionKind.CLOSED, DecisionKind.REOPENED, DecisionKind.MOVED
PICTURE = Picture(
    set_code="commune-2021-2025",
    as_of=date(2024, 6, 14),
    law_digest="a" * 64,
    measures=("10", "11"),
    items=("10.1", "tc10"),
    unit_ids=(7, 9),
    revision_ids=(70, None),
    values=(41.5, None, None, 12.0),
    estimates=None,
    verdicts=(1, 2, 4, 8),
    summary={"units": [{"id": 7, "name": "Nậm Xe"}]},
)


def test_a_period_is_open_until_closed_and_again_after_it_was_reopened() -> None:
    assert not is_closed([])
    assert is_closed([MOVED, CLOSED])
    assert not is_closed([CLOSED, REOPENED, MOVED])
    assert is_closed([CLOSED, REOPENED, CLOSED])


@pytest.mark.parametrize(
    ("kind", "before", "reason", "due_on"),
    [
        (CLOSED, [CLOSED], "", None),
        (REOPENED, [], "sai số liệu", None),
        (REOPENED, [CLOSED], "  ", None),
        (MOVED, [], "", date(2024, 6, 25)),
        (MOVED, [], "mưa lũ", date(2024, 6, 19)),
        (MOVED, [], "mưa lũ", None),
        (MOVED, [CLOSED], "mưa lũ", date(2024, 6, 25)),
    ],
)
def test_what_cannot_be_decided_is_refused(
    kind: DecisionKind, before: list[DecisionKind], reason: str, due_on: date | None
) -> None:
    with pytest.raises(DecisionNotPossible):
        require_possible(kind, before=before, reason=reason, due_on=due_on, on=ON)


def test_a_deadline_may_move_to_today_and_a_closed_period_opens_with_a_reason() -> None:
    require_possible(MOVED, before=[], reason="mưa lũ", due_on=ON, on=ON)
    require_possible(REOPENED, before=[CLOSED], reason="xã báo sai", due_on=None, on=ON)


def test_the_digest_moves_with_every_part() -> None:
    changed = [
        replace(PICTURE, values=(41.5, None, None, 12.1)),
        replace(PICTURE, values=(41.5, 0.0, None, 12.0)),
        replace(PICTURE, verdicts=(1, 2, 4, 1)),
        replace(PICTURE, law_digest="b" * 64),
        replace(PICTURE, as_of=date(2024, 6, 15)),
        replace(PICTURE, revision_ids=(71, None)),
        replace(PICTURE, summary={"units": []}),
        replace(PICTURE, estimates=(None, None, None, None)),
    ]
    assert len({PICTURE.digest, *(one.digest for one in changed)}) == len(changed) + 1
    assert replace(PICTURE).digest == PICTURE.digest


@given(st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9)), min_size=4, max_size=4))
def test_unknown_is_never_the_same_as_a_number(values: list[float | None]) -> None:
    one = replace(PICTURE, values=tuple(values))
    for at, value in enumerate(values):
        other = list(values)
        other[at] = None if value is not None else 0.0
        assert replace(PICTURE, values=tuple(other)).figures_digest != one.figures_digest


def test_the_same_reading_has_no_differences_and_a_corrected_figure_is_named() -> None:
    assert differences(PICTURE, PICTURE) == ()
    today = replace(PICTURE, values=(40.0, None, None, 12.0), revision_ids=(75, None), verdicts=(2, 2, 4, 8))
    found = [(one.kind, one.unit_id, one.item, one.frozen, one.today) for one in differences(PICTURE, today)]
    assert found == [
        (DifferenceKind.REPORTED, 7, "", 70, 75),
        (DifferenceKind.VALUE, 7, "10", 41.5, 40.0),
        (DifferenceKind.VERDICT, 7, "10.1", 1, 2),
    ]


def test_a_measure_that_the_law_dropped_since_is_a_difference_where_it_held_something() -> None:
    today = replace(PICTURE, measures=("10",), values=(41.5, None), law_digest="c" * 64)
    found = [(one.kind, one.unit_id, one.item) for one in differences(PICTURE, today)]
    assert found == [(DifferenceKind.LAW, None, ""), (DifferenceKind.VALUE, 9, "11")]
