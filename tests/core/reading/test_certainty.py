"""How sure a fact is: a number for every fact, and a reason wherever it is less than certain."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.core.reading.quality import fresh, papers
from tests.core.reading.quality.papers import Written
from tests.core.reading.sentences import facts_of

from ntm.core.reading import certainty
from ntm.core.reading.facts import Fact, FactKind
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


@pytest.mark.parametrize(
    ("fact", "doubt"),
    [
        (
            Fact(FactKind.STANDARD_COUNT, 0, 1, "05 xã kiểu mẫu", numerator=5, delta=True, standard="NTM kiểu mẫu"),
            certainty.MORE_OR_ALL,
        ),
        (
            Fact(FactKind.CRITERION_COUNT, 0, 1, "tiêu chí Môi trường ở 04 xã", numerator=4, criterion="17"),
            certainty.PASSING,
        ),
        (
            Fact(
                FactKind.INDICATOR_TARGET,
                0,
                1,
                "giải ngân 126 triệu đồng, đạt 40%",
                value=Decimal(40),
                unit="%",
                indicator="giải ngân",
            ),
            certainty.PAID_SHARE,
        ),
        (
            Fact(
                FactKind.ASSIGNMENT,
                0,
                1,
                "…",
                agency="Đài Truyền thanh mở chuyên mục",
                task="tuyên truyền sâu rộng hơn",
            ),
            certainty.LONG_AGENCY,
        ),
        (Fact(FactKind.ASSIGNMENT, 0, 1, "…", agency="Phòng Nội vụ", task="CHỦ TỊCH"), certainty.NO_DUTY),
        (
            Fact(FactKind.ASSIGNMENT, 0, 1, "…", agency="Hội Nông dân xã", task="phụ trách làng Út 1, làng Út 2"),
            certainty.PLACES_LEFT,
        ),
        (
            Fact(
                FactKind.BAND_COUNT, 0, 1, "02 xã đạt 19 tiêu chí (Ia Mơ)", numerator=2, band=(19, 19), names=("Ia Mơ",)
            ),
            certainty.NAMES_DIFFER,
        ),
    ],
)
def test_what_may_mean_another_thing_is_doubted(fact: Fact, doubt: str) -> None:
    (settled,) = certainty.settle((fact,), level="commune")
    assert settled.doubts == (doubt,)


@pytest.mark.parametrize(
    "fact",
    [
        Fact(FactKind.STANDARD_COUNT, 0, 1, "thêm 05 xã kiểu mẫu", numerator=5, delta=True, standard="NTM kiểu mẫu"),
        Fact(FactKind.CRITERION_COUNT, 0, 1, "04 xã đạt tiêu chí Môi trường", numerator=4, criterion="17"),
        Fact(FactKind.ASSIGNMENT, 0, 1, "…", agency="Sở Giao thông vận tải", task="kiểm tra các tuyến đường"),
        Fact(FactKind.ASSIGNMENT, 0, 1, "…", agency="Các cấp ủy, tổ chức đảng", task="tuyên truyền sâu rộng hơn"),
    ],
)
def test_what_says_what_it_means_is_not(fact: Fact) -> None:
    (settled,) = certainty.settle((fact,), level="commune")
    assert settled.doubts == ()
