"""Two versions of a plan: what changed in facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ntm.core.reading.changes import ChangeKind, compare
from ntm.core.reading.facts import Fact, FactKind


def _count(criterion: str, numerator: int, *, start: int = 0) -> Fact:
    quote = f"{numerator}/16 xã đạt tiêu chí số {criterion}"
    return Fact(FactKind.CRITERION_COUNT, start, start + 9, quote, criterion=criterion, numerator=numerator)


def _task(words: str, day: date) -> Fact:
    return Fact(FactKind.DEADLINE, 0, 9, words, task=words, date=day)


def test_a_count_that_rose_is_one_change_of_its_figure() -> None:
    (change,) = compare([_count("2", 10)], [_count("2", 12)]).changes
    assert (change.kind, change.fields) == (ChangeKind.CHANGED, ("numerator",))


def test_the_same_facts_in_other_words_change_nothing() -> None:
    before = _count("2", 10)
    found = compare([before], [replace(before, quote="tiêu chí giao thông có 10 xã", start=70, end=90)])
    assert (found.changes, found.same) == ((), 1)


def test_a_criterion_that_is_no_longer_aimed_at_is_removed_and_another_added() -> None:
    found = compare([_count("2", 10)], [_count("3", 10)])
    assert [change.kind for change in found.changes] == [ChangeKind.ADDED, ChangeKind.REMOVED]


def test_a_deadline_whose_task_was_reworded_is_the_same_deadline() -> None:
    before = _task("Gửi báo cáo kết quả thực hiện về Văn phòng điều phối", date(2024, 6, 15))
    after = _task("Gửi báo cáo kết quả thực hiện về Văn phòng Điều phối tỉnh", date(2024, 6, 20))
    (change,) = compare([before], [after]).changes
    assert (change.kind, change.fields) == (ChangeKind.CHANGED, ("date",))


def test_a_source_of_capital_under_another_parent_is_a_change_and_not_two() -> None:
    before = Fact(FactKind.CAPITAL, 0, 9, "vốn", label="Ngân sách huyện", parent="Tổng", value=Decimal(40))
    (change,) = compare([before], [replace(before, parent="Vốn đối ứng")]).changes
    assert change.fields == ("parent",)


def _villages(*names: str, within: str = "", start: int = 0) -> Fact:
    return Fact(
        FactKind.STANDARD_COUNT,
        start,
        start + 9,
        f"{len(names)} bản",
        numerator=len(names),
        unit="bản",
        standard="NTM",
        names=names,
        within=(within,) * len(names) if within else (),
    )


def test_lists_of_villages_are_paired_by_the_villages_and_not_by_their_order() -> None:
    before = [_villages("Pho", "Nà", start=0), _villages("Lùng", "Sin", "Tà", start=10)]
    after = [_villages("Hoàng Hồ", start=0), _villages("Lùng", "Sin", start=10), _villages("Pho", "Nà", "Mù", start=20)]
    found = compare(before, after)
    said = {(change.kind, change.before and change.before.names, change.after and change.after.names)
            for change in found.changes}  # fmt: skip
    assert said == {
        (ChangeKind.ADDED, None, ("Hoàng Hồ",)),
        (ChangeKind.CHANGED, ("Lùng", "Sin", "Tà"), ("Lùng", "Sin")),
        (ChangeKind.CHANGED, ("Pho", "Nà"), ("Pho", "Nà", "Mù")),
    }


def test_a_list_of_one_commune_that_names_other_villages_is_still_that_communes() -> None:
    before = [_villages("Pho", within="Dào San"), _villages("Nà", within="Mù Sang", start=10)]
    after = [_villages("Bản Mới", within="Mù Sang"), _villages("Pho", within="Dào San", start=10)]
    (change,) = compare(before, after).changes
    assert (change.before, change.after) == (before[1], after[0])
    assert set(change.fields) == {"names"}


def test_the_only_list_of_a_kind_is_the_same_list_whatever_it_names() -> None:
    (change,) = compare([_villages("Pho", "Nà")], [_villages("Tà")]).changes
    assert change.kind is ChangeKind.CHANGED


def test_communes_are_compared_with_themselves() -> None:
    def own(name: str, met: int, start: int) -> Fact:
        return Fact(FactKind.COMMUNE_CRITERIA, start, start + 5, name, numerator=met, denominator=19, names=(name,))

    found = compare([own("A", 12, 0), own("B", 15, 10)], [own("C", 9, 0), own("B", 16, 10), own("A", 12, 20)])
    said = [(change.kind, (change.after or change.before).names) for change in found.changes]  # type: ignore[union-attr]
    assert said == [(ChangeKind.ADDED, ("C",)), (ChangeKind.CHANGED, ("B",))]
    assert found.same == 1


def test_levels_of_two_years_are_each_held_against_their_year() -> None:
    before = [replace(_count("2", 10), year=2024), replace(_count("2", 12, start=20), year=2025)]
    after = [replace(_count("2", 13), year=2025), replace(_count("2", 11, start=20), year=2024)]
    found = compare(before, after)
    assert [change.fields for change in found.changes] == [("numerator",), ("numerator",)]


FACTS = st.lists(st.builds(_count, st.sampled_from(["1", "2", "3"]), st.integers(0, 16), start=st.integers(0, 99)))


@given(FACTS)
def test_a_paper_against_itself_has_no_changes(facts: list[Fact]) -> None:
    found = compare(facts, facts)
    assert (found.changes, found.same) == ((), len(facts))


@given(FACTS, FACTS)
def test_every_fact_of_both_versions_is_accounted_for(before: list[Fact], after: list[Fact]) -> None:
    found = compare(before, after)
    olds = sum(change.before is not None for change in found.changes)
    news = sum(change.after is not None for change in found.changes)
    assert (olds + found.same, news + found.same) == (len(before), len(after))
