"""Percentages, dates, numbers of papers, years left over, damaged letters, thresholds of the law."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading.findings.factory import Draft

from ntm.core.reading.facts import FactKind, Severity
from ntm.core.reading.findings import Threshold, find
from ntm.core.reading.findings.paper import lower_with_places


def share(n: int, whole: int, value: str, **fields: object) -> Draft:
    text = f"{n}/{whole} hộ, đạt {value}%"
    return Draft().fact(
        text, FactKind.INDICATOR_TARGET, numerator=n, denominator=whole, value=value, unit="%", year=2024, **fields
    )


def test_a_percentage_stated_with_its_count_must_be_that_share() -> None:
    assert share(185, 220, "84.1").codes == []
    (found,) = share(185, 220, "81.4").findings
    assert (found.code, found.arithmetic) == ("percent_mismatch", "185 / 220 = 84,09% ≠ 81,4%")


def test_at_least_a_percentage_is_not_the_share_itself() -> None:
    assert share(185, 220, "80", op=">=").codes == []


@pytest.mark.parametrize(
    ("value", "codes"), [("100", []), ("100.1", ["impossible_percent"]), ("130", ["impossible_percent"])]
)
def test_a_share_above_a_hundred_per_cent_is_impossible(value: str, codes: list[str]) -> None:
    assert Draft().target("hộ dùng nước sạch", value).codes == codes


@pytest.mark.parametrize("words", ["thu ngân sách so với cùng kỳ", "giải ngân so với kế hoạch", "tốc độ tăng"])
def test_a_ratio_to_a_plan_or_another_year_may_pass_a_hundred(words: str) -> None:
    assert Draft().target(words, 130).codes == []


@pytest.mark.parametrize(("last", "codes"), [(35, []), (36, ["percent_sum_mismatch"]), (34, ["percent_sum_mismatch"])])
def test_shares_of_one_total_make_a_hundred(last: int, codes: list[str]) -> None:
    paper = Draft()
    for label, value in (("trung ương", 40), ("địa phương", 25), ("huy động", last)):
        paper.capital(label, value, "Tổng", unit="%")
    assert paper.codes == codes


def test_an_indicator_stated_twice_with_digits_changed_places_is_suspect() -> None:
    paper = Draft().target("lao động qua đào tạo", "64.3").target("lao động qua đào tạo", "46.3")
    assert paper.codes == ["suspected_digit_transposition"]


def test_an_indicator_stated_twice_with_two_figures_far_apart_is_a_tension() -> None:
    paper = Draft().target("lao động qua đào tạo", "64.3").say("x" * 300).target("lao động qua đào tạo", "70")
    assert paper.codes == ["target_tension"]


def test_figures_of_two_years_or_of_a_rise_are_not_one_indicator() -> None:
    paper = Draft().target("hộ nghèo đa chiều", "12").say("x" * 300)
    paper.target("hộ nghèo đa chiều", "21", year=2023).target("hộ nghèo đa chiều", "2.1", delta=True)
    assert paper.codes == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("trước ngày 30/4/2024", []),
        ("trước ngày 31/4/2024", ["invalid_date"]),
        ("trước ngày 29 tháng 02 năm 2024", []),
        ("trước ngày 29 tháng\n02 năm 2023", ["invalid_date"]),
        ("ngày 15 tháng cuối quý", []),
    ],
)
def test_a_day_that_no_calendar_has_is_told(text: str, codes: list[str]) -> None:
    for form in ("NFC", "NFD"):
        assert Draft().say(unicodedata.normalize(form, text)).codes == codes


def test_a_basis_issued_after_the_paper_is_told_and_one_of_its_day_is_not() -> None:
    paper = Draft(date=date(2024, 4, 15)).cite("12/QĐ-UBND", date(2024, 4, 15), "UBND tỉnh")
    assert paper.codes == []
    assert paper.cite("13/QĐ-UBND", date(2024, 4, 16), "UBND tỉnh").codes == ["invalid_date"]


def test_a_number_that_carries_another_year_than_its_date_is_told() -> None:
    assert Draft().cite("27/2022/NĐ-CP", date(2023, 4, 19), "Chính phủ").codes == ["invalid_date"]


def test_one_number_with_two_days_of_one_year_is_told() -> None:
    paper = (
        Draft().cite("30/QĐ-UBND", date(2020, 1, 14), "UBND tỉnh").cite("30/QĐ-UBND", date(2020, 1, 15), "UBND tỉnh")
    )
    assert paper.codes == ["duplicate_number"]


def test_numbers_start_again_every_year_and_at_every_authority() -> None:
    paper = (
        Draft().cite("30/QĐ-UBND", date(2020, 1, 14), "UBND tỉnh").cite("30/QĐ-UBND", date(2021, 1, 15), "UBND tỉnh")
    )
    paper.cite("30/QĐ-UBND", date(2020, 3, 1), "UBND huyện").cite("30/QĐ-UBND", date(2020, 3, 2), None)
    assert paper.codes == []


@pytest.mark.parametrize(
    "clause",
    ["- Vốn ngân sách giao năm 2023: 114 triệu đồng", "1. Danh mục dự kiến khởi công trong năm 2023: 72 dự án",
     "- Bồi dưỡng cán bộ cấp xã năm 2023 theo khung chương trình",
     "- Công chức năm 2023 học theo khung của Bộ", "1. Trong năm 2023 dự kiến khởi công 72 dự án"],
)  # fmt: skip
def test_last_year_in_a_clause_that_plans_is_left_over(clause: str) -> None:
    for form in ("NFC", "NFD"):
        (found,) = Draft().say("\n" + unicodedata.normalize(form, clause) + ".\n").findings
        assert (found.code, found.severity) == ("stale_year", Severity.WARNING)
        assert unicodedata.normalize("NFC", found.quotes[0]).endswith("năm 2023")
        assert found.spans[0][0] > 0


@pytest.mark.parametrize(
    "clause",
    [
        "(năm 2023 có 73/94 xã đạt)",
        "So với năm 2023, phấn đấu tăng 5 xã",
        "Bố trí vốn năm 2023 kéo dài sang năm 2024",
        "Phấn đấu giữ kết quả đạt được năm 2023",
        "18 bản đề nghị công nhận năm 2021, 2022, 2023",
        "Theo Quyết định giao dự toán năm 2023",
        "Mục tiêu giai đoạn năm 2023 - 2025",
        "Vốn giao năm 2024: 114 triệu đồng",
        "Dự kiến năm 2023, 2024 đầu tư 3 công trình",
        "Năm 2023 dự kiến đạt 5 xã nhưng kết quả chỉ có 3 xã",
        "Vốn năm 2023 còn lại bố trí tiếp",
    ],
)
def test_last_year_told_as_past_is_not_left_over(clause: str) -> None:
    assert Draft().say(f"\n- {clause}.\n").codes == []


def test_a_report_may_speak_of_last_year() -> None:
    assert Draft(kind="report").say("\n- Vốn giao năm 2023: 5.\n").codes == []


def test_lost_letters_and_glued_numbers_are_pointed_out() -> None:
    assert Draft().say("xã Nậm \ufffde đạt chuẩn").codes == ["corrupt_text"]
    assert Draft().say("Quyết định số s320/QĐ-TTg").codes == ["corrupt_text"]
    assert Draft().say("Quyết định số 320/QĐ-TTg; mẫu B2/KH").codes == []


LAW = {"10": Threshold(words=("thu nhập",), op=">=", value=Decimal(45), unit="triệu đồng", citation="Quyết định X"),
       "11": Threshold(words=("nghèo",), op="<=", value=Decimal(13), unit="%", citation="Quyết định X")}  # fmt: skip


@pytest.mark.parametrize(("value", "codes"), [(44, ["below_threshold"]), (45, [])])
def test_a_target_below_the_law_is_told_when_the_law_was_looked_up(value: int, codes: list[str]) -> None:
    paper = Draft().target("thu nhập bình quân", value, "triệu đồng/người/năm", criterion="10")
    assert [item.code for item in paper.find(thresholds=LAW)[0]] == codes
    assert paper.codes == []


def test_a_requirement_from_above_is_held_from_above() -> None:
    def codes(value: int, **fields: object) -> list[str]:
        paper = Draft().target("tỷ lệ hộ nghèo", value, criterion="11", **fields)
        return [item.code for item in paper.find(thresholds=LAW)[0]]

    assert codes(14) == ["below_threshold"]
    assert codes(13) == []
    assert codes(14, delta=True) == codes(14, baseline=True) == []


def test_another_indicator_of_the_same_criterion_is_not_held_against_the_threshold() -> None:
    paper = Draft().target("tỷ lệ hộ cận quê", 50, criterion="11").target("thu nhập", 3, "%", criterion="10")
    assert paper.find(thresholds=LAW)[0] == ()


@given(st.text(alphabet=st.sampled_from("aăệ\u0300\u0323 \n\t-1.;đĐ\u00a0\ufeffIV"), max_size=60))
def test_every_lowered_letter_knows_its_place(text: str) -> None:
    lowered, places = lower_with_places(text)
    assert len(lowered) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(st.text(max_size=400))
def test_no_text_makes_the_findings_fail(text: str) -> None:
    paper = Draft()
    findings, agreements = find(paper.head, (), text)
    assert agreements == ()
    for item in findings:
        assert all(0 <= start < end <= len(text) for start, end in item.spans)


def test_a_long_hostile_text_stays_quick() -> None:
    text = "đạt tiêu chí " * 5_000 + "năm 2023 " * 5_000 + "ngày 1" * 5_000
    for level in ("commune", "district"):
        find(Draft(level=level).head, (), text)


@pytest.mark.parametrize(("told", "codes"), [("91,4%", []), ("94,1%", ["percent_mismatch"])])
def test_a_percentage_right_behind_a_count_must_be_its_share(told: str, codes: list[str]) -> None:
    paper = Draft(level="province").count(4, 160, 175)
    paper.text = paper.text[:-2] + f" đạt tiêu chí, bằng {told}."
    assert paper.codes == codes


@pytest.mark.parametrize(
    "words", [", tăng 5%", "; 100% hộ dân", ", phấn đấu tỷ lệ hộ nghèo còn dưới 12%", ". Đạt 100%"]
)
def test_another_percentage_behind_a_count_is_not_its_share(words: str) -> None:
    paper = Draft(level="province").count(4, 160, 175)
    paper.text = paper.text[:-2] + words
    assert paper.codes == []


@pytest.mark.parametrize(("share", "codes"), [("84,1", []), ("81,4", ["percent_mismatch"])])
def test_a_share_told_in_words_must_be_that_share(share: str, codes: list[str]) -> None:
    assert Draft().say(f"Có 185 hộ trong tổng số 220 hộ nghèo được vay, đạt {share}%.").codes == codes
    assert Draft().say(f"Có 185 trong tổng số 220 hộ, đạt {share}%.").codes == codes


@pytest.mark.parametrize(
    ("items", "codes"),
    [
        ("trung ương 45%, địa phương 27%, tín dụng 28%", []),
        ("trung ương 45%, địa phương 27%, tín dụng 23%, nhân dân 8%", ["percent_sum_mismatch"]),
        ("trung ương 45,5%; địa phương 27,2%; tín dụng 27,4%", []),
        ("trung ương 45%, tăng 7% so với năm trước, tín dụng 23%", []),
        ("trung ương 45%, địa phương 27%", []),
    ],
)
def test_a_structure_in_one_sentence_makes_a_hundred(items: str, codes: list[str]) -> None:
    assert Draft().say(f"Cơ cấu nguồn vốn: {items}.").codes == codes
