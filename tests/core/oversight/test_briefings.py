"""Conclusions of briefings, and what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.assignments.tasks import TaskState
from ntm.core.oversight.briefings import NotAConclusion, Outcome, follow_up, outcome, require_conclusion

HELD = date(2024, 6, 18)


@pytest.mark.parametrize(
    ("text", "owners", "due_on"),
    [
        ("  ", 1, HELD),
        ("Rà soát tiêu chí 17", 0, HELD),
        ("Rà soát tiêu chí 17", 2, HELD),
        ("Rà soát tiêu chí 17", 1, None),
        ("Rà soát tiêu chí 17", 1, date(2024, 6, 17)),
        ("x" * 301, 1, HELD),
    ],
)
def test_a_conclusion_names_what_who_and_by_when(text: str, owners: int, due_on: date | None) -> None:
    with pytest.raises(NotAConclusion):
        require_conclusion(text, owners=owners, due_on=due_on, held_on=HELD)


def test_a_conclusion_may_be_due_on_the_day_of_the_briefing() -> None:
    require_conclusion("Gửi báo cáo quý II", owners=1, due_on=HELD, held_on=HELD)


def test_a_conclusion_is_overdue_from_the_day_after_its_last() -> None:
    assert outcome(TaskState.OPEN, due_on=HELD, on=HELD) is Outcome.IN_TIME
    assert outcome(TaskState.OPEN, due_on=HELD, on=date(2024, 6, 19)) is Outcome.OVERDUE
    assert outcome(TaskState.DONE, due_on=HELD, on=date(2024, 7, 1)) is Outcome.WAITING


def test_the_next_briefing_hears_what_became_of_the_last_ones_conclusions() -> None:
    found = follow_up([Outcome.DONE, Outcome.OVERDUE, Outcome.IN_TIME, Outcome.DONE])
    assert found.words == "2/4 kết luận đã xong, 1 quá hạn"
    assert follow_up([]).words == "không có kết luận nào"
