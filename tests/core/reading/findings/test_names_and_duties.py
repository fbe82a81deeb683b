"""Counts against names, shares and duties."""

from __future__ import annotations

import pytest
from tests.core.reading.findings.factory import Draft

from ntm.core.reading.facts import Severity

FIVE = ("Dào San", "Pa Vây Sử", "Hoang Thèn", "Vàng Ma Chải", "Mù Sang")


@pytest.mark.parametrize(("count", "names"), [(5, FIVE[:3]), (3, FIVE[:4])])
def test_fewer_or_more_names_than_counted_is_told(count: int, names: tuple[str, ...]) -> None:
    (found,) = Draft().gain(18, count, names).findings
    assert (found.code, found.stated, found.computed) == ("name_count_mismatch", count, len(names))
    assert found.proposal is None


def test_as_many_names_as_counted_agree_in_any_order_and_spelling_of_the_unit() -> None:
    assert Draft().gain(18, 5, ("xã Dào San", *reversed(FIVE[1:]))).codes == []


def test_missing_names_are_proposed_only_where_the_duties_make_the_count() -> None:
    paper = Draft().gain(18, 5, FIVE[:3]).duty("18", *FIVE)
    assert paper.findings[0].proposal == "Phần phân công kể đủ 5 xã: danh sách có thể thiếu Vàng Ma Chải, Mù Sang"
    other = Draft().gain(18, 5, FIVE[:3]).duty("18", *FIVE[:4])
    assert next(item for item in other.findings if item.code == "name_count_mismatch").proposal is None


def test_a_list_of_examples_does_not_claim_to_name_everyone() -> None:
    paper = Draft().standard(5, text="05 xã đạt chuẩn, trong đó có Dào San", names=("Dào San",))
    assert paper.codes == []


def test_one_name_twice_in_a_list_is_a_warning() -> None:
    (found,) = Draft().gain(15, 2, ("Dào San", "Mù Sang", "Dào San")).findings
    assert (found.code, found.severity) == ("name_in_two_lists", Severity.WARNING)


def test_the_same_list_repeated_for_each_agency_is_told_once() -> None:
    paper = Draft().standard(3, "bản", names=("Pho", "Má Nghé")).standard(3, "bản", names=("Pho", "Má Nghé"))
    assert paper.codes == ["name_count_mismatch"]


@pytest.mark.parametrize(("total", "codes"), [(45, []), (44, ["sum_mismatch"]), (46, ["sum_mismatch"])])
def test_shares_by_place_make_their_total(total: int, codes: list[str]) -> None:
    text = f"{total} bản (Tam Đường 20 bản, Than Uyên 20 bản, Mường Tè 5 bản)"
    assert Draft(level="province").standard(total, "bản", text=text, names=("Tam Đường", "Than Uyên")).codes == codes


def test_the_shares_as_facts_of_their_own_are_not_counted_as_names() -> None:
    paper = Draft(level="province").standard(25, "bản", text="25 bản (Tam Đường 20 bản, Mường Tè 5 bản)")
    paper.standard(20, "bản", text="Tam Đường 20 bản", names=("Tam Đường",), parent="25 bản")
    assert paper.codes == []


def test_a_commune_newly_recognised_and_advanced_in_one_year_is_pointed_out() -> None:
    paper = Draft().standard(2, verb="công nhận mới", delta=True, names=("Pha Mu", "Tà Hừa"))
    paper.standard(1, standard="NTM nâng cao", names=("Pha Mu",))
    (found,) = paper.findings
    assert (found.code, "Pha Mu" in found.message, "Tà Hừa" in found.message) == ("name_in_two_lists", True, False)


def test_a_commune_already_recognised_may_become_advanced() -> None:
    paper = Draft().standard(2, baseline=True, verb="duy trì", names=("Pha Mu", "Tà Hừa"))
    assert paper.standard(1, standard="NTM nâng cao", names=("Pha Mu",)).codes == []


def test_a_commune_in_two_bands_is_pointed_out() -> None:
    paper = Draft().band(1, 15, 18, names=("Pha Mu",)).band(1, 10, 14, names=("Pha Mu",))
    assert paper.codes == ["name_in_two_lists"]


def test_a_commune_registered_where_the_target_only_keeps_its_level_contradicts() -> None:
    (found,) = Draft().kept(12, 15).duty("12", "Tung Qua Lìn").findings
    assert (found.code, found.stated, found.computed) == ("target_vs_assignment", 15, 16)


def test_more_communes_registered_than_gained_contradicts() -> None:
    assert Draft().gain(9, 1).duty("9", "Bản Lang", "Mù Sang").codes == ["target_vs_assignment"]


def test_duties_that_name_the_gained_communes_agree_as_sets() -> None:
    paper = Draft().gain(9, 2, ("Bản Lang", "Mù Sang")).duty("9", "Mù Sang", "Bản Lang")
    assert paper.codes == []
    assert "assignment" in [item.code for item in paper.agreements]


def test_duties_that_name_another_commune_than_the_target_contradict() -> None:
    assert Draft().gain(9, 1, ("Bản Lang",)).duty("9", "Mù Sang").codes == ["target_vs_assignment"]


def test_duties_that_leave_gained_communes_unnamed_are_a_warning() -> None:
    (found,) = Draft().gain(9, 3).duty("9", "Mù Sang").findings
    assert (found.code, found.severity) == ("unnamed_count", Severity.WARNING)


def test_a_duty_for_one_indicator_may_go_to_a_commune_that_completes_the_criterion_later() -> None:
    paper = Draft().gain(18, 1).duty("18", "Dào San", "Mù Sang", task="hoàn thành chỉ tiêu 18.4 của tiêu chí")
    assert paper.codes == []


def test_guiding_a_commune_is_not_registering_it() -> None:
    assert Draft().kept(12, 15).duty("12", "Tung Qua Lìn", task="hướng dẫn theo dõi tiêu chí").codes == []


def test_a_duty_of_the_village_set_is_not_one_of_the_commune_set() -> None:
    assert Draft().kept(8, 4).duty("8", "Dào San", criteria_set="village").codes == []
