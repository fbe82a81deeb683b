"""Numbers of communes, villages and districts, and what is said of them."""

from __future__ import annotations

import pytest
from tests.core.reading.sentences import COMMUNE, facts_of, the_fact

from ntm.core.reading import certainty
from ntm.core.reading.extraction import starting_levels
from ntm.core.reading.facts import FactKind

CRITERION, STANDARD = FactKind.CRITERION_COUNT, FactKind.STANDARD_COUNT
BAND, OWN = FactKind.BAND_COUNT, FactKind.COMMUNE_CRITERIA


def test_a_count_of_communes_at_a_criterion_keeps_number_whole_and_year() -> None:
    fact = the_fact("- Có 77/94 xã đạt tiêu chí số 2 về Giao thông.", CRITERION)
    assert (fact.criterion, fact.numerator, fact.denominator, fact.unit, fact.year) == ("2", 77, 94, "xã", 2024)
    assert (fact.baseline, fact.delta, fact.criteria_set) == (False, False, "commune")


@pytest.mark.parametrize(
    ("name", "criterion"),
    [
        ("quy hoạch", "1"),
        ("Thuỷ lợi và phòng, chống thiên tai", "3"),
        ("trường học", "5"),
        ("cơ sở vật chất văn hoá", "6"),
        ("cơ sở hạ tầng thương mại nông thôn", "7"),
        ("thông tin và truyền thông", "8"),
        ("nhà ở dân cư", "9"),
        ("thu nhập", "10"),
        ("nghèo đa chiều", "11"),
        ("tổ chức sản xuất và phát triển kinh tế nông thôn", "13"),
        ("y tế", "15"),
        ("văn hóa", "16"),
        ("môi trường và an toàn thực phẩm", "17"),
        ("hệ thống chính trị và tiếp cận pháp luật", "18"),
        ("quốc phòng và an ninh", "19"),
    ],
)
def test_a_criterion_is_known_by_its_name_alone(name: str, criterion: str) -> None:
    assert the_fact(f"- Có 12/22 xã đạt chuẩn tiêu chí {name}.", CRITERION).criterion == criterion


def test_the_item_says_which_criterion_a_bare_count_is_of() -> None:
    found = facts_of("- Về giao thông: Cứng hóa đường trục xã. Duy trì 12/22 xã đạt chuẩn tiêu chí.", CRITERION)
    assert [(fact.criterion, fact.numerator) for fact in found] == [("2", 12)]


def test_several_criteria_in_one_sentence_are_several_facts() -> None:
    found = facts_of("Có 9/22 xã đạt tiêu chí thu nhập, 14/22 xã đạt tiêu chí lao động và 11/22 xã đạt tiêu chí y tế.")
    assert [(fact.criterion, fact.numerator) for fact in found] == [("10", 9), ("12", 14), ("15", 11)]


def test_a_list_of_criteria_shares_one_count() -> None:
    found = facts_of("- Duy trì 10/22 xã đạt tiêu chí số 5, 6 và 7.", CRITERION)
    assert [fact.criterion for fact in found] == ["5", "6", "7"]


def test_a_level_kept_an_increase_and_a_new_total_are_told_apart() -> None:
    kept, more, total = facts_of(
        "- Nhà ở dân cư: Duy trì 5/16 xã đạt tiêu chí, phấn đấu thêm 6 xã đạt tiêu chí, "
        "nâng tổng số xã đạt tiêu chí lên 11/16 xã.",
        CRITERION,
    )
    assert (kept.numerator, kept.baseline, kept.year) == (5, True, None)
    assert (more.numerator, more.denominator, more.delta) == (6, None, True)
    assert (total.numerator, total.denominator, total.delta, total.baseline) == (11, 16, False, False)


def test_an_increase_keeps_its_whole() -> None:
    fact = the_fact("- Về giao thông: phấn đấu thêm 3/16 xã đạt tiêu chí.", CRITERION)
    assert (fact.numerator, fact.denominator, fact.delta) == (3, 16, True)


def test_a_level_kept_that_nothing_follows_is_the_target() -> None:
    fact = the_fact("- Điện: Tiếp tục duy trì 16/16 xã đạt chuẩn tiêu chí.", CRITERION)
    assert (fact.baseline, fact.year, fact.verb) == (False, 2024, "duy trì")


def test_last_year_in_parentheses_is_a_starting_level() -> None:
    now, before = facts_of("- Trường học: Có 8/22 xã đạt tiêu chí (năm 2023 có 6/22 xã đạt).", CRITERION)
    assert (now.year, now.baseline, before.year, before.baseline) == (2024, False, 2023, True)
    assert before.criterion == "5"


def test_the_advanced_set_has_its_own_numbers() -> None:
    basic, advanced = facts_of(
        "- Y tế: 12/22 xã đạt tiêu chí y tế, trong đó có 4 xã đạt tiêu chí nông thôn mới nâng cao.", CRITERION
    )
    assert (basic.criterion, basic.criteria_set) == ("15", "commune")
    assert (advanced.criterion, advanced.criteria_set, advanced.numerator) == ("14", "advanced", 4)


def test_a_district_criterion_is_not_a_commune_criterion() -> None:
    fact = the_fact("- Có 3 huyện đạt tiêu chí số 4 về Điện thuộc Bộ tiêu chí huyện nông thôn mới.", CRITERION)
    assert (fact.unit, fact.criteria_set, fact.criterion) == ("huyện", "district", "4")


def test_nineteenths_count_the_criteria_of_one_commune() -> None:
    kept, total = facts_of(
        "- Duy trì 12/19 tiêu chí đã đạt.\n- Hoàn thành tiêu chí số 17, nâng tổng số tiêu chí đạt lên 13/19.",
        OWN,
        head=COMMUNE,
    )
    assert (kept.numerator, kept.denominator, kept.baseline, kept.year) == (12, 19, True, None)
    assert (total.numerator, total.baseline, total.year) == (13, False, 2024)


def test_a_criterion_that_a_commune_plans_to_meet_is_one_more() -> None:
    fact = the_fact("- Hoàn thành tiêu chí số 17. Môi trường và An toàn thực phẩm.", CRITERION, head=COMMUNE)
    assert (fact.criterion, fact.numerator, fact.unit, fact.delta) == ("17", 1, "tiêu chí", True)


def test_nineteen_communes_are_not_nineteen_criteria() -> None:
    fact = the_fact("- Có 8/19 xã đạt tiêu chí điện.", CRITERION)
    assert (fact.numerator, fact.denominator, fact.unit) == (8, 19, "xã")


@pytest.mark.parametrize(
    ("text", "number", "of", "unit", "standard"),
    [
        ("Có 44 xã/104 xã đạt chuẩn nông thôn mới.", 44, 104, "xã", "NTM"),
        ("Có 185 trong tổng số 220 thôn đạt chuẩn nông thôn mới.", 185, 220, "thôn", "thôn/bản NTM"),
        ("Hai xã đạt chuẩn nông thôn mới nâng cao.", 2, None, "xã", "NTM nâng cao"),
        ("Có 02 xã được công nhận đạt chuẩn NTM kiểu mẫu.", 2, None, "xã", "NTM kiểu mẫu"),
        ("Có 13 xã cơ bản đạt chuẩn nông thôn mới.", 13, None, "xã", "cơ bản đạt NTM"),
        ("Có 3 huyện đạt chuẩn nông thôn mới.", 3, None, "huyện", "huyện NTM"),
        ("Số xã đạt chuẩn nông thôn mới: 15/22 xã.", 15, 22, "xã", "NTM"),
    ],
)
def test_a_standard_is_what_the_words_say(text: str, number: int, of: int | None, unit: str, standard: str) -> None:
    fact = the_fact("- " + text, STANDARD)
    assert (fact.numerator, fact.denominator, fact.unit, fact.standard) == (number, of, unit, standard)


def test_communes_already_recognised_are_a_starting_level() -> None:
    fact = the_fact("- Duy trì chất lượng tiêu chí của 04 xã đã được công nhận đạt chuẩn.", STANDARD)
    assert (fact.numerator, fact.baseline, fact.year) == (4, True, None)


def test_newly_recognised_is_an_increase_and_raised_to_is_a_level() -> None:
    new, total = facts_of("- Công nhận mới 5 xã nông thôn mới, nâng tổng số xã được công nhận lên 44 xã.", STANDARD)
    assert (new.delta, new.verb, total.delta, total.numerator) == (True, "công nhận mới", False, 44)


def test_parts_by_place_are_read_beside_the_whole() -> None:
    # The places are the parts', not the whole's: it counts villages and names none.
    found = facts_of("- Công nhận 20 bản đạt chuẩn nông thôn mới (xã Sơn Bình 05 bản, xã Giang Ma 15 bản).", STANDARD)
    assert [(fact.numerator, fact.names) for fact in found] == [
        (20, ()),
        (5, ("Sơn Bình",)),
        (15, ("Giang Ma",)),
    ]


@pytest.mark.parametrize(
    ("text", "number", "band"),
    [
        ("Phấn đấu có 02 xã đạt từ 15-18 tiêu chí.", 2, (15, 18)),
        ("Có 10 xã đạt từ 10 – 14 tiêu chí.", 10, (10, 14)),
        ("Có 05 xã đạt 05-09 tiêu chí.", 5, (5, 9)),
        ("Có 12 xã đạt từ 15 tiêu chí trở lên.", 12, (15, None)),
        ("Có 12 xã đạt từ 15 trở lên tiêu chí.", 12, (15, None)),
        ("Còn 3 xã dưới 5 tiêu chí.", 3, (None, 4)),
        ("Có 3 xã đạt 19/19 tiêu chí.", 3, (19, 19)),
        ("Số xã đạt từ 5-9 tiêu chí: 0 xã.", 0, (5, 9)),
        ("Không còn xã dưới 5 tiêu chí.", 0, (None, 4)),
        ("Phấn đấu không còn xã nào đạt dưới 10 tiêu chí.", 0, (None, 9)),
    ],
)
def test_a_band_has_its_ends(text: str, number: int, band: tuple[int | None, int | None]) -> None:
    fact = the_fact("- " + text, BAND)
    assert (fact.numerator, fact.band) == (number, band)


def test_the_remaining_communes_are_a_band_without_a_number_and_with_a_doubt() -> None:
    fact = the_fact("- Các xã còn lại đạt từ 10-14 tiêu chí.", BAND)
    assert fact.numerator is None
    assert fact.doubts


@pytest.mark.parametrize(
    "text",
    [
        "Còn 3 xã chưa đạt tiêu chí số 17.",
        "Toàn huyện có 22 xã, 1 thị trấn.",
        "Thực hiện phương châm 4 tại chỗ, gia đình 5 không 3 sạch.",
        "Chăm sóc trẻ em dưới 6 tuổi giai đoạn 2021-2025 theo mẫu số 03.",
        "Có 22/22 xã có đường ô tô đến trung tâm.",
        "Triển khai 03 Chương trình mục tiêu quốc gia.",
        "Chương trình mỗi xã một sản phẩm (OCOP) gắn với nông thôn mới.",
        "Tiêu chí số 2 xã nào cũng phải quan tâm.",
    ],
)
def test_what_is_no_target_gives_no_count(text: str) -> None:
    assert facts_of("- " + text, CRITERION, STANDARD, BAND, OWN) == ()


def test_more_than_all_is_read_and_doubted() -> None:
    fact = the_fact("- Có 23/22 xã đạt tiêu chí điện.", CRITERION)
    assert any("lớn hơn mẫu số" in doubt for doubt in fact.doubts)


@pytest.mark.parametrize("word", ["hơn", "gần", "trên", "khoảng"])
def test_a_soft_number_says_so(word: str) -> None:
    assert the_fact(f"- Phấn đấu có {word} 15 xã đạt chuẩn nông thôn mới.", STANDARD).op in (">", "~")


def test_a_number_of_now_is_a_starting_level() -> None:
    fact = the_fact("- Đến nay, toàn huyện có 13 xã đạt chuẩn nông thôn mới.", STANDARD)
    assert (fact.baseline, fact.year) == (True, None)


def test_under_the_heading_of_a_criterion_a_bare_count_is_of_that_criterion() -> None:
    assert the_fact("- Tiêu chí số 17: có 7/16 xã đạt chuẩn.", CRITERION).criterion == "17"
    assert the_fact("- Tiêu chí số 10 về Thu nhập: 9/16 xã đạt.", CRITERION).criterion == "10"


def test_a_new_total_without_its_own_words_is_of_the_standard_before_it() -> None:
    new, total = facts_of("- Có thêm 12 xã đạt chuẩn NTM, nâng tổng số lên 85/104 xã.", STANDARD)
    assert (new.delta, total.numerator, total.denominator, total.standard) == (True, 85, 104, "NTM")


def test_two_tiers_in_one_list_are_two_facts() -> None:
    found = facts_of("- Phấn đấu có ít nhất 03 xã đạt chuẩn NTM nâng cao, 01 xã NTM kiểu mẫu.", STANDARD)
    assert [(fact.numerator, fact.standard, fact.op) for fact in found] == [
        (3, "NTM nâng cao", ">="),
        (1, "NTM kiểu mẫu", None),
    ]


def test_names_may_follow_after_gom() -> None:
    fact = the_fact("- Năm xã đạt chuẩn trong năm 2024 gồm: Tân Minh, Võ Miếu, Địch Quả, Văn Miếu, Sơn Hùng.", STANDARD)
    assert (fact.numerator, fact.names) == (5, ("Tân Minh", "Võ Miếu", "Địch Quả", "Văn Miếu", "Sơn Hùng"))


def test_a_named_commune_has_its_own_number_of_criteria() -> None:
    fact = the_fact("- Xã Sin Suối Hồ phấn đấu đạt 17/19 tiêu chí.", OWN)
    assert (fact.numerator, fact.names) == (17, ("Sin Suối Hồ",))


def test_a_share_of_communes_at_all_criteria_is_no_commune_of_its_own() -> None:
    assert facts_of("- 100% số xã duy trì 19/19 tiêu chí.", OWN) == ()


@pytest.mark.parametrize("before", ["năm 2023 có 2 xã đạt", "năm 2023: 2 xã", "năm 2023 có 2 xã"])
def test_last_years_number_in_parentheses_is_of_the_same_band(before: str) -> None:
    now, then = facts_of(f"- Số xã đạt từ 15-18 tiêu chí: 10 xã ({before});", BAND)
    assert (now.numerator, now.baseline, then.numerator, then.baseline) == (10, False, 2, True)
    assert now.band == then.band == (15, 18)


@pytest.mark.parametrize(
    "sentence",
    [
        "Công nhận mới 03 xã: Võ Miếu, Địch Quả, Tân Lập.",
        "Công nhận mới 03 xã đạt chuẩn nông thôn mới: Võ Miếu, Địch Quả, Tân Lập.",
        "Công nhận thêm 03 xã (Võ Miếu, Địch Quả, Tân Lập).",
    ],
)
def test_units_recognised_by_name_are_counted_at_the_standard(sentence: str) -> None:
    fact = the_fact(sentence, FactKind.STANDARD_COUNT)
    assert (fact.numerator, fact.unit, fact.standard, fact.delta) == (3, "xã", "NTM", True)
    assert fact.names == ("Võ Miếu", "Địch Quả", "Tân Lập")


def test_units_recognised_as_something_else_are_not_at_the_standard() -> None:
    assert facts_of("Công nhận thêm 02 xã (Võ Miếu, Tân Lập) là xã an toàn khu.", FactKind.STANDARD_COUNT) == ()
    assert facts_of("Rà soát 02 xã (Võ Miếu, Tân Lập).", FactKind.STANDARD_COUNT) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Xây dựng thêm 10 bản đạt chuẩn NTM: xã Thu Cúc 06 bản, xã Lai Đồng 04 bản.", {"Thu Cúc": 6, "Lai Đồng": 4}),
        ("Có 45 thôn đạt chuẩn NTM, trong đó: Thu Cúc 20 thôn, Lai Đồng 25 thôn.", {"Thu Cúc": 20, "Lai Đồng": 25}),
        ("Có 06 thôn đạt chuẩn NTM, cụ thể: xã Tân Phú: 02 thôn; xã Lai Đồng: 04 thôn.", {"Tân Phú": 2, "Lai Đồng": 4}),
        ("Phấn đấu có 9 ấp đạt chuẩn NTM, gồm: xã Tân Phú 4 ấp và xã Tân Sơn 5 ấp.", {"Tân Phú": 4, "Tân Sơn": 5}),
        ("Phấn đấu 7 bản: xã Thu Cúc 3 bản, xã Lai Đồng 4 bản đạt chuẩn nông thôn mới.", {}),
        ("Phấn đấu 8 bản đạt chuẩn NTM, điển hình như: xã Thu Cúc 3 bản, xã Lai Đồng 2 bản.", {}),
        ("Thêm 7 bản đạt chuẩn NTM: Thu Cúc 3 bản, Lai Đồng 4 bản, nâng lên 30 bản.", {"Thu Cúc": 3, "Lai Đồng": 4}),
    ],
)  # fmt: skip
def test_a_number_is_parted_by_the_names_with_numbers_behind_a_colon(text: str, parts: dict[str, int]) -> None:
    found = facts_of(f"- {text}\n", FactKind.STANDARD_COUNT)
    assert {fact.names[0]: fact.numerator for fact in found if fact.parent is not None} == parts


def test_parts_behind_a_colon_keep_of_how_many_they_are() -> None:
    found = facts_of(
        "- Có 20/30 thôn đạt chuẩn NTM: Thu Cúc 08/12 thôn, Lai Đồng 12/18 thôn.\n", FactKind.STANDARD_COUNT
    )
    assert [(fact.numerator, fact.denominator) for fact in found] == [(20, 30), (8, 12), (12, 18)]


@pytest.mark.parametrize(
    ("text", "is_start"),
    [
        ("Đến nay có 15/21 xã đạt tiêu chí; năm 2024 phấn đấu có thêm 02 xã đạt tiêu chí.", True),
        ("Hiện nay có 11/16 xã đạt tiêu chí, phấn đấu thêm 02 xã, nâng tổng số lên 13/16 xã.", True),
        ("Hiện toàn huyện mới có 9/16 xã đạt tiêu chí; phấn đấu thêm 01 xã đạt tiêu chí.", True),
        ("Đến nay có 15/21 xã đạt tiêu chí, tăng 02 xã so với năm 2023.", False),
        ("Đến nay có 15/21 xã đạt tiêu chí.", False),
        ("Phấn đấu có 15/21 xã đạt tiêu chí, trong năm thêm 02 xã đạt tiêu chí.", False),
    ],
)
def test_what_stands_so_far_is_where_an_aim_starts(text: str, is_start: bool) -> None:
    first = facts_of(f"9. Nhà ở dân cư: {text}\n", FactKind.CRITERION_COUNT)[0]
    assert (first.criterion, first.baseline) == ("9", is_start)


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("Phấn đấu hoàn thành thêm tiêu chí số 2 về Giao thông, nâng tổng số lên 16/19 tiêu chí;", ["2"]),
        ("Năm 2024 phấn đấu đạt thêm tiêu chí Thu nhập và tiêu chí Y tế.", ["10", "15"]),
        ("Trong kỳ đã hoàn thành thêm tiêu chí số 5.", []),
    ],
)
def test_a_communes_further_criteria_are_aims_under_any_heading(text: str, criteria: list[str]) -> None:
    head = "ỦY BAN NHÂN DÂN XÃ VÕ MIẾU\nBÁO CÁO\nKết quả xây dựng nông thôn mới năm 2024\n3. Công việc tới đây\n"
    assert [fact.criterion for fact in facts_of(f"- {text}\n", FactKind.CRITERION_COUNT, head=head)] == criteria


def test_what_stands_so_far_with_no_aim_behind_it_is_not_certain() -> None:
    level = the_fact("9. Nhà ở dân cư: Đến nay có 15/21 xã đạt tiêu chí.\n", FactKind.CRITERION_COUNT)
    assert level.doubts == (starting_levels.STANDS,)
    (settled,) = certainty.settle((level,))
    assert settled.confidence == certainty.LIKELY
