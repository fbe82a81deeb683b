"""One wrong thing in a plan that holds together: it is found, and in the plan itself nothing is."""

from __future__ import annotations

import pytest
from tests.core.reading.quality import planted
from tests.core.reading.quality.printing import SPOILINGS

from ntm.core.reading.facts import Severity
from ntm.core.reading.reading import read


@pytest.mark.parametrize("spoiling", ["as written", "wrapped at 60", "decomposed"])
def test_a_plan_that_holds_together_is_left_in_peace(spoiling: str) -> None:
    assert read(SPOILINGS[spoiling](planted.CLEAN)).findings == ()


@pytest.mark.parametrize("name", planted.ALL)
def test_the_one_wrong_thing_is_found(name: str) -> None:
    one = planted.ALL[name]
    found = read(planted.with_wrong(one)).findings
    assert [each.code for each in found if each.code in one.codes], [each.message for each in found]
    assert one.is_error or not [
        each for each in found if each.severity is Severity.ERROR and each.code not in one.codes
    ]
    if one.is_error:
        assert any(each.severity is Severity.ERROR and each.code in one.codes for each in found)


@pytest.mark.parametrize("name", ["a digit slips in a source", "a part of a source slips"])
def test_a_slip_of_one_digit_is_proposed_where_it_alone_repairs_all_sums(name: str) -> None:
    one = planted.ALL[name]
    (found,) = [each for each in read(planted.with_wrong(one)).findings if each.code in one.codes]
    assert found.proposal is not None
    assert one.wrong.rsplit(" ", 1)[-1] in found.proposal
