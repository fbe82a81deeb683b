"""The capital tree."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.reading.findings.factory import Draft

from ntm.core.reading.facts import Severity
from ntm.core.reading.findings import find


def inline(total: int, *parts: int, link: str, labels: tuple[str, ...] = ("vốn A", "vốn B", "vốn C")) -> Draft:
    paper = Draft().capital("Tổng", total).say(link)
    for label, part in zip(labels, parts, strict=False):
        paper.capital(label, part, "Tổng")
    return paper


def listed(total: int, *parts: int) -> Draft:
    paper = Draft().say("Nguồn vốn\n").capital("Tổng", total).say("trong đó:")
    for index, part in enumerate(parts):
        paper.say("\n- ").capital(f"vốn {index}", part, "Tổng")
    return paper


def test_parts_that_exceed_their_total_are_always_wrong() -> None:
    assert inline(100, 101, link="trong đó ").codes == ["sum_mismatch"]
    assert inline(100, 60, 50, link="chủ yếu là ").codes == ["sum_mismatch"]


def test_one_part_named_in_passing_does_not_claim_to_be_the_whole() -> None:
    assert inline(100, 60, link="trong đó ").codes == []
    assert inline(100, 60, 30, link="trong đó ").codes == []


@pytest.mark.parametrize("link", ["gồm ", "bao gồm: ", "trong đó: "])
def test_a_list_that_claims_to_be_whole_must_make_its_total(link: str) -> None:
    assert inline(100, 60, 30, link=link).codes == ["sum_mismatch"]
    assert inline(100, 60, 40, link=link).codes == []


@pytest.mark.parametrize("link", ["chủ yếu gồm ", "riêng: "])
def test_a_list_of_the_main_parts_may_stay_below_the_total(link: str) -> None:
    assert inline(100, 60, 30, link=link).codes == []


@pytest.mark.parametrize(
    "labels",
    [("vốn đầu tư", "vốn sự nghiệp"), ("vốn trong nước", "vốn nước ngoài"), ("NS trung ương", "NS địa phương")],
)
def test_parts_that_leave_nothing_out_must_make_their_total_however_they_are_told(labels: tuple[str, str]) -> None:
    assert inline(100, 60, 30, link="trong đó ", labels=labels).codes == ["sum_mismatch"]


def test_sources_on_lines_of_their_own_must_make_their_total() -> None:
    (found,) = listed(4916475, 114765, 21000, 1607617, 2000000, 118430).findings
    assert (found.stated, found.computed, found.proposal) == (4916475, 3861812, None)
    assert listed(3861812, 114765, 21000, 1607617, 2000000, 118430).codes == []


def test_a_source_without_an_amount_leaves_the_sum_open() -> None:
    paper = listed(100, 60, 30).say("\n- ").capital("vốn dân góp", None, "Tổng")
    assert paper.codes == []


def test_a_source_that_is_none_counts_as_zero() -> None:
    paper = listed(100, 60, 40).say("\n- ").capital("vốn tín dụng", 0, "Tổng", text="vốn tín dụng: Không")
    assert paper.codes == []


def test_a_heading_without_an_amount_passes_its_parts_to_the_total() -> None:
    paper = listed(100, 60).say("\n2. Vốn lồng ghép:\n- ").capital("giảm nghèo", 30, "Vốn lồng ghép")
    assert paper.codes == ["sum_mismatch"]
    assert paper.say("\n- ").capital("dân tộc", 10, "Vốn lồng ghép").codes == []


def test_the_same_label_under_two_parents_belongs_to_each() -> None:
    paper = Draft().capital("Tổng", 100).say("gồm: ").capital("A", 60, "Tổng").say("(trong đó: ")
    paper.capital("đầu tư", 40, "A").capital("sự nghiệp", 20, "A").say("); ").capital("B", 40, "Tổng").say("(gồm: ")
    paper.capital("đầu tư", 30, "B").capital("sự nghiệp", 10, "B")
    assert paper.codes == []
    assert len(paper.agreements) == 3


def test_two_trees_of_two_years_are_added_apart() -> None:
    paper = Draft()
    for year, total in ((2024, 100), (2023, 80)):
        paper.capital("Tổng", total, year=year).say("gồm: ")
        paper.capital("A", total - 30, "Tổng", year=year).capital("B", 30, "Tổng", year=year).say("\n")
    assert paper.codes == []


def test_last_years_amount_beside_this_years_is_not_added() -> None:
    paper = Draft().capital("Tổng", 100, year=2024).say("gồm: ").capital("A", 60, "Tổng", year=2024)
    paper.capital("A", 50, "Tổng", year=2023).capital("B", 40, "Tổng", year=2024)
    assert paper.codes == []


def test_amounts_in_other_units_are_converted() -> None:
    paper = Draft().capital("Tổng", "28.038", unit="tỷ đồng").say("gồm: ")
    paper.capital("A", 28000, "Tổng").capital("B", 38, "Tổng")
    assert paper.codes == []


def test_a_soft_total_is_told_softly() -> None:
    (found,) = Draft().capital("Tổng", 3900, op=">").say("gồm: ").capital("A", 3000, "Tổng").capital(
        "B", 500, "Tổng"
    ).findings  # fmt: skip
    assert (found.code, found.severity, found.proposal) == ("soft_sum_mismatch", Severity.WARNING, None)
    paper = Draft().capital("Tổng", 3900, op=">").say("gồm: ").capital("A", 3400, "Tổng").capital("B", 550, "Tổng")
    assert paper.codes == []


@st.composite
def papers(draw: st.DrawFn) -> tuple[list[list[int]], int]:
    amounts = st.integers(min_value=1, max_value=999_999)
    return draw(st.lists(st.lists(amounts, min_size=2, max_size=3), min_size=2, max_size=3)), draw(st.integers(0, 99))


def tree(branches: list[list[int]], wrong: dict[str, int] | None = None) -> Draft:
    wrong = wrong or {}
    paper = Draft().say("Nguồn vốn\n")
    paper.capital("Tổng", wrong.get("Tổng", sum(map(sum, branches)))).say("trong đó:")
    for index, leaves in enumerate(branches):
        name = f"nguồn {index}"
        paper.say("\n- ").capital(name, wrong.get(name, sum(leaves)), "Tổng").say("gồm:")
        for place, leaf in enumerate(leaves):
            part = f"{name} - phần {place}"
            paper.say("\n+ ").capital(part, wrong.get(part, leaf), name)
    return paper


@given(papers())
def test_a_consistent_tree_yields_no_finding_in_any_order_of_facts(drawn: tuple[list[list[int]], int]) -> None:
    branches, seed = drawn
    paper = tree(branches)
    shuffled = list(paper.facts)
    random.Random(seed).shuffle(shuffled)
    findings, agreements = find(paper.head, shuffled, paper.text)
    assert findings == ()
    assert len(agreements) == len(branches) + 1


@given(papers(), st.data())
def test_one_changed_digit_is_found_and_a_proposal_restores_it(
    drawn: tuple[list[list[int]], int], data: st.DataObject
) -> None:
    branches, _ = drawn
    right = tree(branches)
    amounts = {fact.label or "": int(fact.value or 0) for fact in right.facts}
    name = data.draw(st.sampled_from(sorted(amounts)))
    digits = list(str(amounts[name]))
    place = data.draw(st.integers(0, len(digits) - 1))
    digits[place] = data.draw(st.sampled_from([mark for mark in "0123456789" if mark != digits[place]]))
    assume(digits[0] != "0")
    findings = tree(branches, {name: int("".join(digits))}).findings
    assert findings
    assert {item.code for item in findings} == {"sum_mismatch"}
    if name.count("-") == 0 and name != "Tổng":  # a middle node stands in two sums, so it can be told
        shown = f"{Decimal(amounts[name]):,}".replace(",", ".")
        assert all(item.proposal and f"→ {shown} thì" in item.proposal for item in findings)


def test_an_amount_in_a_later_passage_is_not_added_to_the_list() -> None:
    paper = listed(100, 60, 40).say("\n" + "Giải pháp thực hiện. " * 30)
    assert paper.capital("vốn đối ứng", 5, "nguồn khác").codes == []


def bare_list(*values: int, introduced: str = ", gồm:", bullet: str = "\n- ") -> Draft:
    paper = Draft().say("Nguồn vốn\n").capital("Nguồn vốn dự kiến", 100)
    paper.text = paper.text[:-2] + introduced
    for index, value in enumerate(values):
        paper.say(bullet).capital(f"vốn {index}", value)
    return paper


def test_a_list_right_behind_a_total_divides_it_whatever_the_total_is_called() -> None:
    assert bare_list(60, 30).codes == ["sum_mismatch"]
    assert bare_list(60, 40).codes == []
    assert len(bare_list(60, 40).agreements) == 1


def test_amounts_that_are_no_items_or_are_not_introduced_divide_nothing() -> None:
    assert bare_list(60, 30, bullet=" và ").codes == []
    assert bare_list(60, 30, introduced=".").codes == []


def test_billions_rounded_to_one_decimal_may_miss_their_total_by_what_was_rounded_off() -> None:
    def paper(second: str) -> Draft:
        draft = Draft().capital("Tổng", 120500, text="Tổng: 120,5 tỷ đồng").say("gồm: ")
        draft.capital("A", 45200, "Tổng", text="A: 45,2 tỷ đồng")
        return draft.capital("B", int(float(second.replace(",", ".")) * 1000), "Tổng", text=f"B: {second} tỷ đồng")

    assert paper("75,3").codes == []
    assert paper("75,4").codes == []  # 120.600, within 3 × 50
    assert paper("75,5").codes == ["sum_mismatch"]


def test_whole_millions_are_exact() -> None:
    assert listed(100, 60, 41).codes == ["sum_mismatch"]
