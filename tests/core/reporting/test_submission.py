"""What two people wrote at once becomes one, and steps follow each other as offices work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.reporting.submission import (
    ReportState,
    StepKind,
    StepRefused,
    merge,
    next_sending,
    require_step,
    state_after,
)

contents = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3), max_size=6)


@given(base=contents, mine=contents)
def test_where_nobody_else_wrote_mine_stands_whole(base: dict[str, int], mine: dict[str, int]) -> None:
    merged = merge(base, mine=mine, theirs=base)
    assert (dict(merged.content), merged.conflicts) == (mine, ())


@given(base=contents, theirs=contents)
def test_where_i_wrote_nothing_theirs_stands_whole(base: dict[str, int], theirs: dict[str, int]) -> None:
    merged = merge(base, mine=base, theirs=theirs)
    assert (dict(merged.content), merged.conflicts) == (theirs, ())


@given(base=contents, mine=contents, theirs=contents)
def test_nothing_that_either_wrote_is_lost_in_silence(
    base: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    merged = merge(base, mine=mine, theirs=theirs)
    for key in {*base, *mine, *theirs}:
        before, my, their = base.get(key), mine.get(key), theirs.get(key)
        now = merged.content.get(key)
        if key in merged.conflicts:
            assert my != before and their != before and my != their and now == their
        else:
            assert now == (their if my == before else my)


@given(base=contents, mine=contents, theirs=contents)
def test_whoever_chose_their_own_everywhere_is_asked_nothing(
    base: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    merged = merge(base, mine=mine, theirs=theirs, chosen=list("abcdef"))
    assert merged.conflicts == ()


@pytest.mark.parametrize(
    ("last", "state", "sends"),
    [
        (None, ReportState.NOT_STARTED, StepKind.SUBMITTED),
        (StepKind.SUBMITTED, ReportState.SUBMITTED, StepKind.CORRECTED),
        (StepKind.RETURNED, ReportState.RETURNED, StepKind.SUBMITTED),
        (StepKind.ACCEPTED_WITH_REMARK, ReportState.ACCEPTED, StepKind.CORRECTED),
        (StepKind.WITHDRAWN, ReportState.NOT_STARTED, StepKind.SUBMITTED),
    ],
)
def test_a_report_stands_where_its_last_step_left_it(
    last: StepKind | None, state: ReportState, sends: StepKind
) -> None:
    assert state_after(last, has_draft=False) is state
    assert next_sending(last) is sends


@pytest.mark.parametrize(
    ("kind", "last", "note"),
    [
        (StepKind.ACCEPTED, None, ""),
        (StepKind.ACCEPTED, StepKind.RETURNED, ""),
        (StepKind.ACCEPTED, StepKind.ACCEPTED, ""),
        (StepKind.RETURNED, StepKind.SUBMITTED, "  "),
        (StepKind.CORRECTED, StepKind.SUBMITTED, ""),
        (StepKind.WITHDRAWN, StepKind.ACCEPTED, ""),
    ],
)
def test_a_step_that_cannot_follow_is_refused(kind: StepKind, last: StepKind | None, note: str) -> None:
    with pytest.raises(StepRefused):
        require_step(kind, last=last, note=note)


def test_an_accepted_report_may_still_be_returned_and_a_sent_one_accepted() -> None:
    require_step(StepKind.RETURNED, last=StepKind.ACCEPTED, note="sai tiêu chí 10")
    require_step(StepKind.ACCEPTED, last=StepKind.SUBMITTED, note="")
