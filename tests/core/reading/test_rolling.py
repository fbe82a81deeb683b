"""This year's plan into next year's draft."""

from __future__ import annotations

from datetime import date

from ntm.core.reading.facts import PaperHead
from ntm.core.reading.reading import read
from ntm.core.reading.rolling import Edit, Why, roll_over

TEXT = """ỦY BAN NHÂN DÂN
HUYỆN PHONG THỔ
Số: 15/KH-UBND
Phong Thổ, ngày 15 tháng 4 năm 2024

KẾ HOẠCH
Xây dựng nông thôn mới năm 2024

Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình;
I. MỤC TIÊU
- Đến hết năm 2024, có 10/16 xã đạt tiêu chí số 2 về Giao thông.
- Có 12/16 xã đạt tiêu chí số 3.
- Hoàn thành trước ngày 15/12/2024, giai đoạn 2021-2025, phấn đấu từ năm 2010.
"""


def _draft(**reached: tuple[int, int]) -> tuple[str, tuple[Edit, ...]]:
    found = read(TEXT)
    head = PaperHead(number="15/KH-UBND", date=date(2024, 4, 15), year=2024)
    known = {name.removeprefix("c"): value for name, value in reached.items()}
    edits = roll_over(TEXT, head, found.facts, year=2024, reached=known)
    text, at = "", 0
    for edit in edits:
        text += TEXT[at : edit.start] + edit.text
        at = edit.end
    return text + TEXT[at:], edits


def test_the_plans_years_move_on_and_the_citations_stay() -> None:
    text, _ = _draft()
    assert "nông thôn mới năm 2025" in text
    assert "15/12/2025" in text
    assert "ngày 22 tháng 02 năm 2022" in text
    assert "2021-2025" in text


def test_number_and_day_of_issue_are_left_open() -> None:
    text, _ = _draft()
    assert "15/KH-UBND" not in text
    assert "ngày     tháng     năm 2025" in text


def test_a_year_of_long_ago_is_marked_and_not_moved() -> None:
    text, edits = _draft()
    assert "từ năm 2010" in text
    assert [edit.text for edit in edits if edit.why is Why.STALE] == ["2010"]


def test_targets_are_marked_by_what_is_known_of_them() -> None:
    _, edits = _draft(c2=(9, 16))
    assert [(edit.why, "9/16" in edit.remark) for edit in edits if edit.why in (Why.UNMET, Why.UNKNOWN)] == [
        (Why.UNMET, True),
        (Why.UNKNOWN, False),
    ]


def test_a_target_reached_to_the_commune_is_met() -> None:
    _, edits = _draft(c2=(10, 16))
    assert [edit.why for edit in edits if edit.why in (Why.MET, Why.UNMET)] == [Why.MET]


def test_capital_is_stale_and_means_and_standards_ask_for_results() -> None:
    text = (
        TEXT
        + """- Bình quân đạt 13,56 tiêu chí/xã.
- Có 05 bản đạt chuẩn nông thôn mới.
II. NGUỒN VỐN
Tổng nguồn vốn thực hiện Chương trình năm 2024: 3.900 triệu đồng, gồm:
- Vốn ngân sách trung ương: 3.900 triệu đồng.
"""
    )
    head = PaperHead(number="15/KH-UBND", date=date(2024, 4, 15), year=2024)
    edits = roll_over(text, head, read(text).facts, year=2024, reached={})
    remarks = [edit.remark for edit in edits]
    assert remarks.count("vốn năm 2024, cần số của năm mới") >= 2
    assert sum("cần kết quả" in remark for remark in remarks) >= 2
