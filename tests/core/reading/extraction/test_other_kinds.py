"""Citations, means, capital, figures, deadlines and duties in sentences of our own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.core.reading.sentences import COMMUNE, facts_of, the_fact

from ntm.core.reading.facts import FactKind


@pytest.mark.parametrize(
    ("text", "number", "day", "issuer"),
    [
        (
            "Quyết định số 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng Chính phủ",
            "263/QĐ-TTg",
            date(2022, 2, 22),
            "Thủ tướng Chính phủ",
        ),
        ("Quyết định s320/QĐ-TTg ngày 08/3/2022", "320/QĐ-TTg", date(2022, 3, 8), None),
        (
            "Quyết định số 2151/QĐ- UBND của UBND huyện Phong Thổ về phân công",
            "2151/QĐ-UBND",
            None,
            "UBND huyện Phong Thổ",
        ),
        ("Nghị quyết số 10-NQ/TU ngày 05/07/2022", "10-NQ/TU", date(2022, 7, 5), None),
        ("Nghị quyết số 25/2021/QH15 của Quốc hội", "25/2021/QH15", None, "Quốc hội"),
        (
            "Nghị quyết số 14/2022/NQ-HĐND ngày 26 tháng 8 năm 2022 của Hội đồng nhân dân tỉnh",
            "14/2022/NQ-HĐND",
            date(2022, 8, 26),
            "Hội đồng nhân dân tỉnh",
        ),
        (
            "theo khung của Bộ Nông nghiệp và PTNT tại Quyết định số 3360/QĐ-BNN-VPĐP ngày 06/9/2022",
            "3360/QĐ-BNN-VPĐP",
            date(2022, 9, 6),
            "Bộ Nông nghiệp và PTNT",
        ),
    ],
)
def test_a_citation_has_number_day_and_issuer(text: str, number: str, day: date | None, issuer: str | None) -> None:
    fact = the_fact(f"- Căn cứ {text}.", FactKind.LEGAL_CITATION)
    assert (fact.number, fact.date, fact.issuer) == (number, day, issuer)


def test_a_day_that_the_calendar_lacks_is_a_doubt_and_no_day() -> None:
    fact = the_fact("- Căn cứ Quyết định số 15/QĐ-UBND ngày 31/02/2024.", FactKind.LEGAL_CITATION)
    assert fact.date is None
    assert fact.doubts == ("Ngày 31/02/2024 không có trong lịch.",)


def test_the_papers_own_number_is_not_a_citation() -> None:
    assert facts_of("- Xây dựng nông thôn mới.", FactKind.LEGAL_CITATION) == ()


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("Bình quân tiêu chí NTM toàn huyện đạt 13,56 tiêu chí/xã", "13.56", "="),
        ("Bình quân tiêu chí/xã: trên 15,8 tiêu chí", "15.8", ">"),
        ("Số tiêu chí bình quân đạt khoảng 16 tiêu chí/xã", "16", "~"),
    ],
)
def test_a_mean_of_criteria(text: str, value: str, sign: str) -> None:
    fact = the_fact(f"- {text}.", FactKind.AVERAGE_CRITERIA)
    assert (fact.value, fact.op, fact.year) == (Decimal(value), sign, 2024)


def test_last_years_mean_is_a_starting_level() -> None:
    now, before = facts_of(
        "- Bình quân tiêu chí toàn huyện đạt 15,5 tiêu chí/xã (năm 2023 bình quân tiêu chí đạt 13,6 tiêu chí/xã).",
        FactKind.AVERAGE_CRITERIA,
    )
    assert (now.year, now.baseline, before.year, before.baseline) == (2024, False, 2023, True)


CAPITAL = """III. NGUỒN VỐN
Tổng kế hoạch vốn năm 2024: 120.000 triệu đồng, trong đó:
- Ngân sách trung ương: 70.000 triệu đồng (vốn đầu tư 50.000 triệu đồng; vốn sự nghiệp 20.000 triệu đồng).
- Vốn lồng ghép:
+ Chương trình giảm nghèo: 30 tỷ đồng
+ Ngân sách huyện (chi thường xuyên): 20.000 triệu đồng.
- Vốn tín dụng: Không
"""


def test_capital_is_a_tree_by_marks_and_parentheses() -> None:
    found = {fact.label: (fact.parent, fact.value) for fact in facts_of(CAPITAL, FactKind.CAPITAL)}
    assert found == {
        "Tổng": (None, 120000),
        "Ngân sách trung ương": ("Tổng", 70000),
        "Ngân sách trung ương - vốn đầu tư": ("Ngân sách trung ương", 50000),
        "Ngân sách trung ương - vốn sự nghiệp": ("Ngân sách trung ương", 20000),
        "Vốn lồng ghép - Chương trình giảm nghèo": ("Vốn lồng ghép", 30000),
        "Vốn lồng ghép - Ngân sách huyện (chi thường xuyên)": ("Vốn lồng ghép", 20000),
        "Vốn tín dụng": ("Tổng", 0),
    }


@pytest.mark.parametrize(
    ("text", "value", "unit", "sign", "criterion"),
    [
        ("Thu nhập bình quân đầu người đạt ≥ 54 triệu đồng/năm", "54", "triệu đồng/người/năm", ">=", "10"),
        ("Tỷ lệ hộ nghèo đa chiều giảm còn dưới 71, 4 %", "71.4", "%", "<", "11"),
        ("Tỷ lệ người dân tham gia bảo hiểm y tế đạt tối thiểu 95%", "95", "%", ">=", "15"),
        ("Tổng diện tích chè 1.282,2 ha", "1282.2", "ha", "=", None),
        ("Phấn đấu bê tông hóa 07 km đường trục bản", "7", "km", "=", "2"),
    ],
)
def test_a_figure_has_value_unit_sign_and_criterion(
    text: str, value: str, unit: str, sign: str, criterion: str | None
) -> None:
    fact = the_fact(f"- {text}.", FactKind.INDICATOR_TARGET)
    assert (fact.value, fact.unit, fact.op, fact.criterion) == (Decimal(value), unit, sign, criterion)


def test_a_fall_is_an_amount_and_not_a_level() -> None:
    assert the_fact("- Giảm tỷ lệ hộ nghèo của xã 0,6%.", FactKind.INDICATOR_TARGET).delta
    assert not the_fact("- Tỷ lệ hộ nghèo giảm còn 28%.", FactKind.INDICATOR_TARGET).delta


def test_more_than_a_hundred_per_cent_is_doubted() -> None:
    assert the_fact("- Tỷ lệ hộ sử dụng điện đạt 130%.", FactKind.INDICATOR_TARGET).doubts


@pytest.mark.parametrize(
    ("text", "day", "again"),
    [
        ("Hoàn thành trước ngày 30/11/2024", date(2024, 11, 30), None),
        ("Nộp hồ sơ chậm nhất ngày 15 tháng 10 năm 2024", date(2024, 10, 15), None),
        ("Cấp xã đến hết tháng 8/2024 hoàn thiện hồ sơ", date(2024, 8, 31), None),
        ("Cấp huyện tháng 9-10/2024 thẩm tra", date(2024, 10, 31), None),
        ("Đạt 13/19 tiêu chí vào cuối năm 2025", date(2025, 12, 31), None),
        ("Thời gian hoàn thành: Quý II, III", date(2024, 9, 30), None),
        ("Các xã định kỳ hàng quý báo cáo kết quả", None, "quý"),
        ("Định kỳ hàng tháng, hàng quý báo cáo tiến độ", None, "tháng; quý"),
        ("Gửi báo cáo trước ngày 25 hàng tháng", None, "tháng"),
        ("Gửi kết quả trước ngày 15/12", date(2024, 12, 15), None),
        ("Gửi kết quả trước 15/12", date(2024, 12, 15), None),
        ("Hạn hoàn thành: 31/8/2024", date(2024, 8, 31), None),
        ("Thời gian hoàn thành: tháng 10", date(2024, 10, 31), None),
        ("Thời gian thực hiện: Quý I - Quý III năm 2024", date(2024, 9, 30), None),
        ("Tuần cuối tháng 6/2024 sơ kết", date(2024, 6, 30), None),
        ("Các xã báo cáo theo quý", None, "quý"),
        ("Mỗi quý một lần, các xã báo cáo tiến độ", None, "quý"),
        ("Hằng năm, trước ngày 01 tháng 12, báo cáo kết quả", None, "năm"),
        ("Báo cáo năm: trước ngày 05/12 hằng năm", None, "năm"),
    ],
)
def test_a_deadline_is_a_day_or_comes_again(text: str, day: date | None, again: str | None) -> None:
    fact = the_fact(f"- {text}.", FactKind.DEADLINE)
    assert (fact.date, fact.recurring) == (day, again)


DUTIES = """V. TỔ CHỨC THỰC HIỆN
1. Phòng Tài chính - Kế hoạch
- Chủ động tham mưu phân bổ vốn.
- Chủ trì đánh giá Chỉ tiêu 13.1 thuộc Tiêu chí số 13.
2. Phòng Kinh tế: Phối hợp với UBND các xã Tân Minh, Võ Miếu xây dựng kế hoạch hoàn thành tiêu chí số 2: Giao thông.
3. Chi cục Thống kê
- Chủ trì đánh giá tiêu chí số 10: Thu nhập (Bộ tiêu chí xã NTM) và tiêu chí số 8: Thu nhập (Bộ tiêu chí Bản NTM).
4. Đề nghị Đảng ủy các xã tăng cường lãnh đạo.
"""


def test_duties_name_agency_criteria_and_communes() -> None:
    found = facts_of(DUTIES, FactKind.ASSIGNMENT)
    said = [(fact.agency, fact.criterion, fact.criteria_set, fact.names) for fact in found]
    assert said == [
        ("Phòng Tài chính - Kế hoạch", None, None, ()),
        ("Phòng Tài chính - Kế hoạch", "13", "commune", ()),
        ("Phòng Kinh tế", "2", "commune", ("Tân Minh", "Võ Miếu")),
        ("Chi cục Thống kê", "10", "commune", ()),
        ("Đảng ủy các xã", None, None, ()),
    ]
    assert found[1].task == "chỉ tiêu 13.1"


def test_a_figure_of_a_commune_plan_can_name_its_village() -> None:
    fact = the_fact("+ Phát triển 1,89 ha sâm tại bản Hô Tra.", FactKind.INDICATOR_TARGET, head=COMMUNE)
    assert fact.names == ("Hô Tra",)


@pytest.mark.parametrize(
    "sentence",
    ["Vận động 185 hộ trong tổng số 220 hộ làm chuồng trại xa nhà.", "Có 185 trong tổng số 220 hộ dùng nước sạch."],
)
def test_a_part_of_a_whole_keeps_both_numbers(sentence: str) -> None:
    fact = the_fact(sentence, FactKind.INDICATOR_TARGET)
    assert (fact.numerator, fact.denominator, fact.unit) == (185, 220, "hộ")
    assert fact.value == 185
    assert fact.quote == sentence.rstrip(".")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tỷ lệ lao động qua đào tạo đạt 65% đến hết năm 2025.",
        "Tỷ lệ lao động qua đào tạo đạt 65% đến hết năm 2025 và 30% có chứng chỉ.",
    ],
)
def test_a_target_until_the_end_of_another_year_is_for_that_year(sentence: str) -> None:
    assert facts_of(sentence, FactKind.INDICATOR_TARGET)[0].year == 2025


def test_what_a_decision_puts_out_of_force_is_told_from_its_bases() -> None:
    facts = facts_of(
        "Căn cứ Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ.\n"
        "Quyết định này thay thế Quyết định số 40/QĐ-UBND ngày 05/3/2024.\n"
    )
    assert [(fact.number, fact.verb) for fact in facts] == [("318/QĐ-TTg", None), ("40/QĐ-UBND", "thay thế")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Đến tháng 12 năm 2024, xã đạt 15/19 tiêu chí.", []),
        ("Đến hết năm 2024, toàn xã đã có 04/7 thôn đạt chuẩn nông thôn mới.", []),
        ("Đến cuối năm 2024 phấn đấu đạt 15/19 tiêu chí.", [date(2024, 12, 31)]),
        ("Hoàn thành hồ sơ đến hết tháng 12/2024.", [date(2024, 12, 31)]),
        ("Đến hết năm 2025 xã đạt 16/19 tiêu chí.", [date(2025, 12, 31)]),
    ],
)
def test_a_report_opens_with_a_day_by_which_something_was_reached(text: str, days: list[date]) -> None:
    head = "ỦY BAN NHÂN DÂN XÃ VÕ MIẾU\nBÁO CÁO\nKết quả xây dựng nông thôn mới năm 2024\n1. Kết quả chung\n"
    assert [fact.date for fact in facts_of(f"{text}\n", FactKind.DEADLINE, head=head)] == days


def test_a_reports_last_bullets_give_duties() -> None:
    head = "ỦY BAN NHÂN DÂN HUYỆN THANH SƠN\nBÁO CÁO\nKết quả xây dựng nông thôn mới năm 2024\n"
    text = (
        "IV. PHƯƠNG HƯỚNG NĂM 2025\n- Phòng Kinh tế chủ trì rà soát, trình UBND huyện kế hoạch.\n"
        "- Xã Tân Phú phấn đấu đạt 17/19 tiêu chí.\n- Tiếp tục vận động người dân tham gia bảo hiểm y tế.\n"
    )
    assert [fact.agency for fact in facts_of(text, FactKind.ASSIGNMENT, head=head)] == ["Phòng Kinh tế"]


def test_households_are_counted_in_households_and_the_words_say_which() -> None:
    fact = the_fact("- Hỗ trợ 30 hộ nghèo làm nhà.\n", FactKind.INDICATOR_TARGET)
    assert (fact.value, fact.unit, fact.indicator) == (30, "hộ", "Hỗ trợ hộ nghèo làm nhà")


@pytest.mark.parametrize("thing", ["đập", "hồ chứa", "phai", "ngầm tràn", "bờ kè"])
def test_works_of_water_are_counted(thing: str) -> None:
    fact = the_fact(f"- Thủy lợi: sửa chữa 02 {thing} nhỏ.\n", FactKind.INDICATOR_TARGET)
    assert (fact.value, fact.unit) == (2, thing)
