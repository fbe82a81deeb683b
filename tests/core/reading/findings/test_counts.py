"""Counts of communes in one paper: start, gain and end; verbs; bounds; standards; a commune's own criteria."""

from __future__ import annotations

import pytest
from tests.core.reading.findings.factory import Draft
from tests.core.reading.sentences import DISTRICT

from ntm.core.reading.facts import FactKind, Severity
from ntm.core.reading.reading import read


def test_start_and_gain_that_miss_the_end_are_told_with_the_sum() -> None:
    (found,) = Draft().start(2, 5).gain(2, 3).count(2, 9).findings
    assert (found.code, found.stated, found.computed) == ("sum_mismatch", 9, 8)
    assert found.arithmetic == "5 + 3 = 8 ≠ 9 (lệch 1)"
    assert len(found.quotes) == len(found.spans) == 3


def test_start_and_gain_that_make_the_end_are_an_agreement() -> None:
    paper = Draft().start(2, 5).gain(2, 3).count(2, 8)
    assert paper.codes == []
    assert [item.code for item in paper.agreements] == ["sum"]


def test_a_kept_level_beside_a_gain_is_the_start_whatever_year_it_carries() -> None:
    assert Draft().kept(2, 5).gain(2, 3).count(2, 8).codes == []
    assert Draft().kept(2, 5).gain(2, 3).count(2, 7).codes == ["sum_mismatch"]


def test_an_end_without_a_start_says_nothing_about_its_gain() -> None:
    assert Draft().gain(14, 2).count(14, 8).codes == []


def test_a_start_of_a_year_long_past_is_not_held_against_the_gain() -> None:
    assert Draft().start(2, 4, year=2020).gain(2, 3).count(2, 8).codes == []


def test_counts_of_the_village_or_advanced_set_are_not_mixed_with_the_commune_set() -> None:
    paper = Draft().start(8, 5).gain(8, 3).count(8, 8)
    paper.count(8, 3, criteria_set="village").count(8, 2, criteria_set="advanced")
    assert paper.codes == []


def gains(total: int) -> Draft:
    paper = Draft().target("số tiêu chí đạt thêm", total, "tiêu chí", delta=True)
    paper.gain(1, 2).gain(2, 3)
    for criterion in range(3, 20):
        paper.kept(criterion, 10)
    return paper


def test_gains_of_all_criteria_make_the_promised_total() -> None:
    assert gains(5).codes == []
    assert any("2 + 3 = 5" in item.message for item in gains(5).agreements)


@pytest.mark.parametrize("stated", [4, 6])
def test_gains_of_all_criteria_that_miss_the_promised_total_are_told(stated: int) -> None:
    (found,) = gains(stated).findings
    assert (found.code, found.stated, found.computed) == ("sum_mismatch", stated, 5)


def test_a_total_larger_than_the_gains_of_some_criteria_may_still_be_right() -> None:
    paper = Draft().target("số tiêu chí đạt thêm", 9, "tiêu chí", delta=True).gain(1, 2).gain(2, 3)
    assert paper.codes == []


def test_a_total_smaller_than_the_gains_of_some_criteria_cannot_be_right() -> None:
    paper = Draft().target("số tiêu chí đạt thêm", 4, "tiêu chí", delta=True).gain(1, 2).gain(2, 3)
    assert paper.codes == ["sum_mismatch"]


@pytest.mark.parametrize("level", [91, 93])
def test_keeping_another_level_than_last_years_contradicts_the_verb(level: int) -> None:
    (found,) = Draft(level="province").kept(7, level, 94).start(7, 92, 94, year=2023).findings
    assert (found.code, found.stated, found.computed) == ("verb_vs_baseline", level, 92)


def test_keeping_last_years_level_is_an_agreement() -> None:
    paper = Draft(level="province").kept(7, 92, 94).start(7, 92, 94, year=2023)
    assert paper.codes == []
    assert [item.code for item in paper.agreements] == ["level"]


def test_raising_to_a_level_already_reached_contradicts_the_verb() -> None:
    assert Draft().count(7, 9, verb="nâng tổng số").start(7, 9).codes == ["verb_vs_baseline"]
    assert Draft().count(7, 10, verb="nâng tổng số").start(7, 9).codes == []


def test_a_level_over_another_number_of_communes_is_not_compared() -> None:
    assert Draft().kept(7, 12, 14).start(7, 13, 16, year=2023).codes == []


def test_more_than_half_of_the_communes_in_one_year_asks_for_a_look() -> None:
    (found,) = Draft(level="province").count(19, 93, 94).start(19, 39, 94).findings
    assert (found.code, found.severity) == ("implausible", Severity.WARNING)
    assert "đảo" in found.message
    assert Draft(level="province").count(19, 80, 94).start(19, 39, 94).codes == []


def test_two_levels_for_one_criterion_and_year_are_in_tension_and_equal_ones_agree() -> None:
    assert Draft().kept(1, 16).kept(1, 15).codes == ["target_tension"]
    paper = Draft().kept(1, 16).count(1, 16)
    assert paper.codes == []
    assert [item.code for item in paper.agreements] == ["same"]


def test_more_met_than_there_are_is_impossible() -> None:
    assert Draft().count(3, 17, 16).codes == ["impossible_percent"]
    assert Draft().count(3, 16, 16).codes == []


def test_no_more_communes_meet_a_criterions_advanced_form_than_its_basic_one() -> None:
    paper = Draft().count(2, 3).count(2, 4, None, criteria_set="advanced", standard="NTM nâng cao")
    assert paper.codes == ["sum_mismatch"]
    assert Draft().count(2, 4).count(2, 4, None, criteria_set="advanced").codes == []


def test_the_advanced_set_numbers_health_otherwise_than_the_basic_set() -> None:
    paper = Draft().count(14, 1).count(15, 9).count(14, 4, None, criteria_set="advanced")
    assert paper.codes == []  # advanced 14 is health, basic 14 is education


def test_one_paper_counts_over_one_number_of_communes_in_one_year() -> None:
    (found,) = Draft().count(2, 8, 16).count(3, 8, 17).findings
    assert (found.code, found.severity) == ("scope_conflict", Severity.WARNING)
    assert Draft().count(2, 8, 16).start(3, 8, 17, year=2023).codes == []


def test_kept_and_new_make_the_total_at_a_standard() -> None:
    def paper(total: int) -> Draft:
        draft = Draft().standard(39, baseline=True, year=None, verb="duy trì")
        return draft.standard(5, verb="thêm", delta=True).standard(total)

    assert paper(44).codes == []
    (found,) = paper(45).findings
    assert (found.code, found.arithmetic) == ("sum_mismatch", "39 + 5 = 44 ≠ 45 (lệch 1)")


def test_villages_and_communes_and_advanced_communes_are_added_apart() -> None:
    paper = Draft().standard(39, baseline=True, year=None, verb="duy trì").standard(5, delta=True)
    assert paper.standard(30, "bản").standard(4, standard="NTM nâng cao").codes == []


def test_more_communes_at_a_standard_than_meet_one_of_its_criteria_is_a_tension() -> None:
    (found,) = Draft().standard(9).count(2, 8).count(3, 16).findings
    assert (found.code, found.stated, found.computed) == ("target_tension", 9, 8)
    assert Draft().standard(8).count(2, 8).count(3, 16).codes == []


def commune(kept: int, promised: int, task: str = "") -> Draft:
    paper = Draft(level="commune", year=2025)
    paper.fact(f"duy trì {kept}/19", FactKind.COMMUNE_CRITERIA, numerator=kept, denominator=19, baseline=True)
    paper.fact(
        "hoàn thành tiêu chí số 17", FactKind.CRITERION_COUNT, criterion="17", numerator=1, delta=True, year=2025
    )
    paper.fact(f"lên {promised}/19", FactKind.COMMUNE_CRITERIA, numerator=promised, denominator=19, year=2025)
    return paper.say(f"\n- {task}.\n")


def test_a_communes_kept_and_completed_criteria_make_what_it_promises() -> None:
    assert commune(12, 13).codes == []
    assert commune(12, 14).codes == ["sum_mismatch"]


@pytest.mark.parametrize(
    "task",
    [
        "Chỉ đạo đạt tiêu chí thu nhập",
        "Chỉ đạo để xã đạt tiêu chí thu nhập",
        "Phấn đấu hoàn thành tiêu chí số 10",
        "Tập trung hoàn thành tiêu chí y tế",
    ],
)
def test_a_task_that_demands_a_criterion_outside_the_promise_is_told(task: str) -> None:
    assert commune(12, 13, task).codes == ["target_vs_task"]


@pytest.mark.parametrize(
    "task",
    [
        "Hoàn thành tiêu chí môi trường và an toàn thực phẩm",  # the promised one itself
        "Duy trì các xã đã đạt tiêu chí thu nhập",
        "Phát triển hợp tác xã gắn với hoàn thành tiêu chí tổ chức sản xuất",
        "Đạt tiêu chí bản nông thôn mới",
        "Rà soát các nội dung chưa đạt tiêu chí trường học",
        "Đạt tiêu chí đề ra",
    ],
)
def test_a_task_that_demands_nothing_beyond_the_promise_is_silent(task: str) -> None:
    assert commune(12, 13, task).codes == []


def test_a_communes_own_counts_are_never_read_as_counts_of_communes() -> None:
    assert commune(12, 13).mean("15.5").codes == []


def test_one_standard_counted_twice_in_one_year_must_be_one_number() -> None:
    assert Draft().standard(6, "bản").standard(6, "bản").codes == []
    (found,) = Draft().standard(6, "bản").standard(5, "bản").findings
    assert (found.code, found.severity) == ("target_tension", Severity.WARNING)


def test_other_years_standards_units_and_parts_are_other_counts() -> None:
    paper = Draft().standard(20, "bản").standard(25, "bản", year=2025).standard(3, "bản", "bản NTM kiểu mẫu")
    paper.standard(4).standard(12, "bản", delta=True).standard(8, "bản", verb="duy trì")
    assert paper.codes == []
    assert paper.say("trong đó ").standard(9, "bản").codes == []


def test_a_breakdown_into_several_counts_is_no_slip() -> None:
    assert Draft().standard(6, "bản").standard(4, "bản").standard(2, "bản").codes == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("Xây dựng thêm 12 bản đạt chuẩn NTM: xã Thu Cúc 05 bản; xã Lai Đồng 04 bản; xã Tân Phú 02 bản.", [11]),
        ("Có 12 bản đạt chuẩn NTM, trong đó: Thu Cúc 07 bản, Lai Đồng 06 bản.", [13]),
        ("Có 12 bản đạt chuẩn NTM, trong đó: Thu Cúc 05 bản, Lai Đồng 04 bản.", []),
        ("Xây dựng thêm 12 bản đạt chuẩn NTM: xã Thu Cúc 05 bản; xã Lai Đồng 07 bản.", []),
        ("Xây dựng thêm 12 bản đạt chuẩn NTM (Thu Cúc 05 bản, Lai Đồng 04 bản).", [9]),
    ],
)
def test_parts_by_place_behind_a_colon_make_the_number_as_in_brackets(text: str, computed: list[int]) -> None:
    told = read(f"{DISTRICT}- {text}\n").findings
    assert [one.computed for one in told if one.code == "sum_mismatch"] == computed
