"""How sure a fact is: a number for every fact, and a reason wherever it is less than certain."""

from __future__ import annotations

import pytest
from tests.core.reading.quality import fresh, papers
from tests.core.reading.quality.papers import Written
from tests.core.reading.sentences import facts_of

from ntm.core.reading import certainty
from ntm.core.reading.reading import read

_PAPERS = {**papers.ALL, **fresh.ALL}


@pytest.mark.parametrize("name", ["report of a district", "plan of a province"])
def test_a_fact_without_doubt_is_certain_and_one_with_doubt_is_not(name: str) -> None:
    paper: Written = _PAPERS[name]
    for fact in read(paper.text).facts:
        assert fact.confidence is not None
        assert (fact.confidence >= 0.98) == (not fact.doubts), fact


def test_one_slight_doubt_leaves_a_fact_likely_and_two_serious_ones_do_not() -> None:
    assert certainty.confidence_of(()) == certainty.CERTAIN
    assert certainty.confidence_of((certainty.FROM_HEADING,)) == certainty.LIKELY
    assert certainty.confidence_of((certainty.ELSEWHERE,)) == certainty.DOUBTFUL
    assert certainty.confidence_of((certainty.ELSEWHERE, certainty.NAMES_DIFFER)) == certainty.UNLIKELY


def test_a_number_that_differs_from_its_names_is_doubted() -> None:
    facts = facts_of("Phấn đấu 03 xã đạt chuẩn nông thôn mới (Ia Lâu, Ia Mơ).\n")
    (fact,) = certainty.settle(tuple(facts))
    assert fact.doubts == (certainty.NAMES_DIFFER,)


def test_a_number_with_as_many_names_is_not() -> None:
    facts = facts_of("Phấn đấu 02 xã đạt chuẩn nông thôn mới (Ia Lâu, Ia Mơ).\n")
    (fact,) = certainty.settle(tuple(facts))
    assert fact.confidence == certainty.CERTAIN
