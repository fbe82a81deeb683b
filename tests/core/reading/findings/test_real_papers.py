"""The contradictions of the five real papers: all of them, and nothing else."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from tests.core.reading.findings import cases, hand_read
from tests.core.reading.findings.factory import Draft, across

from ntm.core.reading import reading
from ntm.core.reading.facts import Finding, Severity
from ntm.core.reading.findings import between, find

MUONG_KHOA = [
    ("sum_mismatch", 3900, 3600),
    ("sum_mismatch", 2256, 2556),
    ("target_vs_task", 13, 14),
]
PHONG_THO = [
    ("average_mismatch", Decimal("13.56"), Decimal("13.63")),
    ("name_count_mismatch", 5, 3),
    ("target_vs_assignment", 15, 16),
]
LAI_CHAU = sorted(
    [
        ("average_not_reachable", Severity.ERROR),  # 15,5 in 2024
        ("average_not_reachable", Severity.ERROR),  # 13,6 in 2023
        ("sum_mismatch", Severity.ERROR),  # capital
        ("verb_vs_baseline", Severity.ERROR),  # criterion 7: "duy trì" 92 after 91
        ("implausible", Severity.WARNING),  # criterion 19: 39 → 93
        ("name_in_two_lists", Severity.WARNING),  # Pha Mu
        ("stale_year", Severity.WARNING),  # the money
        ("stale_year", Severity.WARNING),  # the projects
        ("stale_year", Severity.WARNING),  # the courses
        ("target_tension", Severity.WARNING),  # 4 communes, but criteria 6, 10 and 11 of the advanced set have 3
        ("target_tension", Severity.WARNING),  # 3 districts, but criteria 5 and 9 of the district set have 2
    ]
)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, Decimal | None, Decimal | None]]:
    return [(item.code, item.stated, item.computed) for item in findings]


def test_the_commune_plan_contradicts_itself_three_times() -> None:
    assert told(cases.muong_khoa().findings) == MUONG_KHOA


def test_both_broken_sums_of_the_commune_plan_share_one_correction() -> None:
    sums = [item for item in cases.muong_khoa().findings if item.code == "sum_mismatch"]
    assert [item.proposal for item in sums] == ["2.256 → 2.556 thì mọi tổng đều khớp"] * 2
    assert sums[0].arithmetic == "1.304 + 40 + 2.256 = 3.600 ≠ 3.900 (lệch 300)"
    assert sums[1].arithmetic == "602 + 1.954 = 2.556 ≠ 2.256 (lệch 300)"


def test_the_district_plan_contradicts_itself_three_times() -> None:
    assert told(cases.phong_tho().findings) == PHONG_THO


def test_the_missing_names_are_proposed_from_the_duties() -> None:
    names = next(item for item in cases.phong_tho().findings if item.code == "name_count_mismatch")
    assert names.proposal is not None and names.proposal.endswith("Vàng Ma Chải, Mù Sang")


def test_the_average_says_how_many_criteria_it_is_off() -> None:
    mean = next(item for item in cases.phong_tho().findings if item.code == "average_mismatch")
    assert mean.arithmetic is not None
    assert mean.arithmetic.endswith("218 / 16 = 13,63 ≠ 13,56 (= 217 / 16, lệch 1 tiêu chí)")


@pytest.mark.parametrize(
    "words",
    [
        "5 + 3 = 8",
        "4 + 4 = 8",
        "13 + 1 = 14",
        "5 + 6 = 11",
        "6 + 2 = 8",
        "3 + 4 + 1 + 6 + 2 + 2 + 8 + 1 + 5 = 32",
        "4 + 2 + 10 = 16",
        "3.316 + 1.596 = 4.912",
        "85.417 + 51.957 = 137.374",
        "68.609 + 60.113 = 128.722",
        "4.912 + 29.513 + 50.485 + 12.000 + 137.374 + 128.722 + 17.240 = 380.246",
        "kể đủ 8 tên",
        "kể đủ 6 tên",
    ],
)
def test_what_holds_in_the_district_plan_is_told_as_an_agreement(words: str) -> None:
    assert any(words in item.message for item in cases.phong_tho().agreements)


def test_the_province_plan_contradicts_itself() -> None:
    codes = [(item.code, item.severity) for item in cases.lai_chau().findings]
    assert sorted(codes) == LAI_CHAU


def test_the_provinces_capital_misses_its_total_and_no_slip_explains_it() -> None:
    capital = next(item for item in cases.lai_chau().findings if item.code == "sum_mismatch")
    assert (capital.stated, capital.computed, capital.proposal) == (4916475, 3861812, None)
    assert capital.arithmetic is not None and capital.arithmetic.endswith("≠ 4.916.475 (lệch 1.054.663)")


@pytest.mark.parametrize(
    "words",
    ["39 + 5 = 44", "44 + 10 + 40 + 0 = 94", "39 + 2 + 27 + 26 = 94", "20 + 20 + 5 = 45", "67.950 + 24.473 = 92.423",
     "92.423 + 22.342 = 114.765", "521.102 + 1.086.515 = 1.607.617", "kể đủ 5 tên", "kể đủ 4 tên"],
)  # fmt: skip
def test_what_holds_in_the_province_plan_is_told_as_an_agreement(words: str) -> None:
    assert any(words in item.message for item in cases.lai_chau().agreements)


def test_the_directive_holds() -> None:
    assert cases.tam_duong().findings == ()
    assert any("5 + 6 + 4 + 5 = 20" in item.message for item in cases.tam_duong().agreements)


def test_the_other_district_leaves_open_whom_its_open_band_includes() -> None:
    assert cases.tuan_giao().codes == ["ambiguous_scope"]
    assert any("18 + 12 = 30" in item.message for item in cases.tuan_giao().agreements)


def test_district_and_province_contradict_each_other_where_one_district_suffices_to_tell() -> None:
    found = across(cases.lai_chau(), cases.phong_tho(), cases.tam_duong())
    assert [(item.code, item.files[0], item.files[1]) for item in found] == [("cascade_conflict", "1.txt", "0.txt")] * 3
    assert [item.arithmetic for item in found] == [
        "16 − 14 = 2 > 94 − 94 = 0",  # criterion 8
        "20 + 20 + 5 = 45; 6 > 0",  # villages
        "5 > 82 − 82 = 0",  # criterion 18
    ]


def test_a_district_of_another_province_is_never_held_against_this_one() -> None:
    assert across(cases.lai_chau(), cases.tuan_giao()) == ()


def test_a_plan_for_another_year_after_the_merger_is_not_held_against_the_province() -> None:
    assert across(cases.lai_chau(), cases.muong_khoa()) == ()


def test_a_commune_that_the_province_names_and_the_district_does_not_is_told() -> None:
    found = across(cases.lai_chau(), cases.tam_duong(), communes={"huyện Tam Đường": ["Bản Bo", "Sơn Bình"]})
    assert [item.code for item in found] == ["scope_conflict"]
    assert "Bản Bo" in found[0].message


@pytest.mark.parametrize("case", [cases.muong_khoa, cases.phong_tho, cases.lai_chau, cases.tam_duong, cases.tuan_giao])
def test_the_order_in_which_facts_arrive_changes_nothing(case: type[Draft]) -> None:
    paper = case()
    shuffled = list(paper.facts)
    random.Random(7).shuffle(shuffled)
    assert find(paper.head, shuffled, paper.text) == paper.find()


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("muong-khoa-plan-2025", cases.muong_khoa, MUONG_KHOA),
        ("phong-tho-plan-2024", cases.phong_tho, PHONG_THO),
    ],
)
def test_the_facts_read_by_hand_give_exactly_the_noted_contradictions(
    name: str, case: type[Draft], expected: list[tuple[str, Decimal, Decimal]]
) -> None:
    if not hand_read.available():
        assert told(case().findings) == expected
        return
    head, facts, text, noted = hand_read.load(name)
    findings, _ = find(head, facts, text)
    assert told(findings) == expected
    assert sorted(item.code for item in findings) == sorted(note["type"] for note in noted)
    for note in noted:
        match = next(
            item for item in findings if item.code == note["type"] and item.stated == Decimal(str(note["stated"]))
        )
        assert match.computed == Decimal(str(note["computed"]))
        quotes = " | ".join(match.quotes)
        assert all(quote in quotes for quote in (note["quote"], *note["other_quotes"]))


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("muong-khoa-plan-2025", cases.muong_khoa),
        ("phong-tho-plan-2024", cases.phong_tho),
        ("lai-chau-plan-2024", cases.lai_chau),
        ("tam-duong-directive-2024", cases.tam_duong),
        ("tuan-giao-plan-2024", cases.tuan_giao),
    ],
)
def test_a_paper_that_the_reader_reads_gives_the_contradictions_of_its_facts(name: str, case: type[Draft]) -> None:
    expected = sorted(item.code for item in case().findings)
    for texts in (hand_read.own_texts(), hand_read.texts()):
        if name in texts:
            assert sorted(item.code for item in reading.read(texts[name]).findings) == expected
    assert name in hand_read.own_texts()


def test_the_papers_that_the_reader_reads_contradict_one_another_as_their_facts_do() -> None:
    drafts = [cases.lai_chau(), cases.phong_tho(), cases.tam_duong(), cases.tuan_giao(), cases.muong_khoa()]
    expected = sorted((item.code, item.stated, item.computed) for item in across(*drafts))
    assert len(expected) == 3
    for texts in (hand_read.own_texts(), hand_read.texts()):
        found = between([(name, reading.read(text)) for name, text in texts.items()])
        assert not texts or sorted((item.code, item.stated, item.computed) for item in found) == expected
