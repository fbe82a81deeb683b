"""Numbers that say nothing of their own count what stands next to them, or what the number before them counted."""

from __future__ import annotations

import pytest
from tests.core.reading.sentences import facts_of

from ntm.core.reading.extraction.silence import says_nothing, without_silence
from ntm.core.reading.facts import FactKind

Said = tuple[int | None, int | None, object, bool]


@pytest.mark.parametrize(
    "said", [" so với cùng kỳ", ", tăng ", ", phấn đấu cuối năm ", " chiếm 16,9%, giảm ", " (năm 2023: "]
)
def test_words_of_change_and_time_tell_nothing_of_what_is_counted(said: str) -> None:
    assert says_nothing(said)


@pytest.mark.parametrize("said", [" có nhà văn hóa", ", còn ", " chưa đạt", " nông thôn mới", " và 3 xã khó khăn"])
def test_other_words_do(said: str) -> None:
    assert not says_nothing(said)


def test_what_a_label_says_is_left_of_the_words_before_a_number() -> None:
    assert without_silence("- số xã đạt chuẩn nông thôn mới tăng từ ") == "- số xã đạt chuẩn nông thôn mới"
    assert without_silence("lũy kế đạt ") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "- Có 12/14 xã đạt tiêu chí Trường học, chiếm 85,7%; phấn đấu cuối năm 14/14 xã đạt.\n",
            [(12, 14, "5", False), (14, 14, "5", False)],
        ),
        (
            "- Về tiêu chí Hộ nghèo: số xã đạt là 7 xã, tăng 1 xã so với năm 2023.\n",
            [(7, None, "11", False), (1, None, "11", True)],
        ),
        ("- Đạt thấp: Môi trường (8/14 xã), Thu nhập (9/14 xã).\n", [(8, 14, "17", False), (9, 14, "10", False)]),
        ("- 14/14 xã đạt tiêu chí số 1 (Quy hoạch), số 8.\n", [(14, 14, "1", False), (14, 14, "8", False)]),
        ("- Tiêu chí Y tế có 13 trên 14 xã đạt.\n", [(13, 14, "15", False)]),
        ("- Tiêu chí số 17: 9/14 xã đạt, còn 5 xã.\n", [(9, 14, "17", False)]),
    ],
)
def test_a_criterion_is_carried_on(text: str, said: list[Said]) -> None:
    found = facts_of(text, FactKind.CRITERION_COUNT)
    assert [(one.numerator, one.denominator, one.criterion, one.delta) for one in found] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Thẩm định 09 xã nâng cao, 02 xã kiểu mẫu.\n", [(9, "NTM nâng cao", False), (2, "NTM kiểu mẫu", False)]),
        ("- Xã đạt chuẩn NTM tăng từ 9 xã năm 2023 lên 11 xã.\n", [(9, "NTM", False), (11, "NTM", False)]),
        (
            "- Số xã đạt chuẩn NTM là 12 xã (85,7%), số xã NTM nâng cao là 05 xã, số thôn NTM kiểu mẫu là 22 thôn.\n",
            [(12, "NTM", False), (5, "NTM nâng cao", False), (22, "thôn/bản NTM kiểu mẫu", False)],
        ),
        (
            "- Về xã đạt chuẩn: lũy kế 11/14 xã; trong đó năm 2024 công nhận thêm 02 xã.\n",
            [(11, "NTM", False), (2, "NTM", True)],
        ),
        (
            "- Số đơn vị cấp huyện hoàn thành nhiệm vụ xây dựng NTM: 3/9, tăng 1 đơn vị so với năm 2023.\n",
            [(3, "huyện NTM", False), (1, "huyện NTM", True)],
        ),
        ("- Mở đường từ 05 xã nâng cao đến chợ.\n", []),
        ("- Thực hiện chương trình xây dựng nông thôn mới trên địa bàn 14 xã.\n", []),
        ("- 11/14 xã đạt chuẩn nông thôn mới; 03 xã có chợ.\n", [(11, "NTM", False)]),
    ],
)
def test_a_standard_is_carried_on(text: str, said: list[tuple[int, str, bool]]) -> None:
    found = facts_of(text, FactKind.STANDARD_COUNT)
    assert [(one.numerator, one.standard, one.delta) for one in found] == said


def test_a_band_is_carried_on() -> None:
    text = "- Có 38 xã đạt 10-14 tiêu chí, chiếm 42,7%, tăng 2 xã so cùng kỳ.\n"
    found = facts_of(text, FactKind.BAND_COUNT)
    assert [(one.numerator, one.band, one.delta) for one in found] == [(38, (10, 14), False), (2, (10, 14), True)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Tiêu chí số 3 và tiêu chí số 4: 14/14 xã đạt.\n", ["3", "4"]),
        ("- Các tiêu chí Điện, Y tế, Văn hóa đều đạt 14/14 xã.\n", ["15", "16", "4"]),
        ("- Có 03 tiêu chí đạt 14/14 xã gồm: tiêu chí 1, 3, 8.\n", ["1", "3", "8"]),
        ("- Đạt chuẩn 12/14 xã về tiêu chí thông tin và truyền thông.\n", ["8"]),
        ("3. Tiêu chí số 5 - Trường học\n+ Số xã đạt chuẩn: 11/14 xã.\n", ["5"]),
        ("- 100% trạm y tế xã (14/14 trạm) đạt chuẩn.\n", []),
        ("- Tiêu chí Môi trường ở 04 xã thiếu bền vững.\n", []),
    ],
)
def test_criteria_named_together_each_have_the_count(text: str, said: list[str]) -> None:
    assert sorted(str(one.criterion) for one in facts_of(text, FactKind.CRITERION_COUNT)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Xã NTM: 02; xã NTM nâng cao: 01; thôn NTM: 10.\n", [(2, "NTM"), (1, "NTM nâng cao"), (10, "thôn/bản NTM")]),
        ("- Ít nhất 50% số xã đạt NTM nâng cao (07 xã).\n", [(7, "NTM nâng cao")]),
        ("2. Về xã nông thôn mới kiểu mẫu\n- Nhất trí công nhận 01 xã: Việt Lập (Tân Yên).\n", [(1, "NTM kiểu mẫu")]),
        ("- Có thêm 15 thôn, bon, buôn đạt chuẩn nông thôn mới.\n", [(15, "thôn/bản NTM")]),
    ],
)
def test_labels_and_headings_say_what_units_are(text: str, said: list[tuple[int, str]]) -> None:
    assert [(one.numerator, one.standard) for one in facts_of(text, FactKind.STANDARD_COUNT)] == said


def test_the_names_of_a_list_stand_with_their_districts() -> None:
    text = (
        "- Công nhận mới 04 xã đạt chuẩn NTM: Tân Thanh, Mỹ Hà (Lạng Giang); Bảo Sơn (Lục Nam); Đồng Hưu (Yên Thế).\n"
    )
    (one,) = facts_of(text, FactKind.STANDARD_COUNT)
    assert one.names == ("Tân Thanh", "Mỹ Hà", "Bảo Sơn", "Đồng Hưu")
    assert one.within == ("Lạng Giang", "Lạng Giang", "Lục Nam", "Yên Thế")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Có 3/14 xã, tương đương 21,4% số xã đạt chuẩn nâng cao.\n", [(3, 14, False)]),
        ("- 02 xã Cự Thắng, Giáp Lai hoàn thành các tiêu chí còn lại để đạt chuẩn NTM.\n", [(2, None, False)]),
        ("- Có 120 thôn có nhà văn hóa đạt chuẩn.\n", []),
        (
            "- 60 thôn NTM (công nhận mới 12 thôn), 18 thôn NTM.\n",
            [(60, None, False), (12, None, True), (18, None, False)],
        ),
        (
            "- Công nhận mới 02 xã là xã An Phú và xã Bình Sơn, nâng số xã đạt chuẩn NTM lên 09/14 xã.\n",
            [(2, None, True), (9, 14, False)],
        ),
        ("- Huyện có 14 xã, nâng số xã đạt chuẩn NTM lên 09/14 xã.\n", [(9, 14, False)]),
    ],
)  # fmt: skip
def test_what_stands_between_a_number_and_its_standard(text: str, said: list[tuple[int, int | None, bool]]) -> None:
    found = facts_of(text, FactKind.STANDARD_COUNT)
    assert [(one.numerator, one.denominator, one.delta) for one in found] == said


def test_a_level_beside_a_rise_is_a_level() -> None:
    text = "3. Trường học: Công nhận mới và công nhận lại, 16/18 xã đạt tiêu chí số 5, 18/18 xã đạt tiêu chí số 4.\n"
    found = facts_of(text, FactKind.CRITERION_COUNT)
    assert [(one.criterion, one.numerator, one.delta) for one in found] == [("5", 16, False), ("4", 18, False)]


def test_the_rest_are_named_behind_their_verb() -> None:
    (one,) = facts_of("- Xã còn lại là Thạnh Hải, đạt 17/19 tiêu chí.\n", FactKind.COMMUNE_CRITERIA)
    assert one.names == ("Thạnh Hải",)
