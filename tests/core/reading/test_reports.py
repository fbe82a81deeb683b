"""Reports say what is, beside what is planned: years of sections, levels of today, letterheads in two columns."""

from __future__ import annotations

from datetime import date

from ntm.core.reading.facts import FactKind, PaperReading
from ntm.core.reading.reading import read

_REPORT = """UỶ BAN NHÂN DÂN                     CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN MƯỜNG ẢNG                            Độc lập - Tự do - Hạnh phúc
Số: 512/BC-UBND                        Mường Ảng, ngày 12 tháng 12 năm 2023

BÁO CÁO
Kết quả xây dựng nông thôn mới năm 2023, nhiệm vụ năm 2024

I. KẾT QUẢ THỰC HIỆN NĂM 2023
1. Kết quả chung
- Tính đến hết tháng 11 năm 2023, toàn huyện có 03/09 xã đạt chuẩn nông thôn mới (Ẳng Nưa, Ẳng Cang, Búng Lao);
02 xã đạt từ 15 - 18 tiêu chí; 04 xã đạt từ 10 đến 14 tiêu chí; không còn xã đạt dưới 10 tiêu chí.
2. Kết quả các tiêu chí
- Tiêu chí Thủy lợi và phòng, chống thiên tai (tiêu chí 3): đến nay 09/09 xã đạt.
- Tiêu chí số 10 (Thu nhập): 4 xã đạt, 05 xã chưa đạt.
II. NHIỆM VỤ NĂM 2024
1. Mục tiêu
- Có ít nhất 01 xã đạt chuẩn nông thôn mới nâng cao.
- Phấn đấu bình quân đạt 15,1 tiêu chí/xã trở lên.
- Giảm tỷ lệ hộ nghèo xuống dưới 20%.
"""


def _paper() -> PaperReading:
    return read(_REPORT)


def test_a_letterhead_in_two_columns_names_unit_number_and_day() -> None:
    head = _paper().head
    assert (head.unit_name, head.issuer) == ("huyện Mường Ảng", "UBND huyện Mường Ảng")
    assert (head.number, head.date, head.draft) == ("512/BC-UBND", date(2023, 12, 12), False)


def test_the_province_ends_where_the_first_article_begins() -> None:
    text = "UBND HUYỆN SÔNG MÂY\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nGiao chỉ tiêu nông thôn mới huyện Sông Mây, tỉnh Lào Cai\n"
    assert read(f"{text}\nĐiều 1. Giao chỉ tiêu cho các xã.\n").head.within == "tỉnh Lào Cai"


def test_the_papers_own_number_is_not_a_citation() -> None:
    assert not [fact for fact in _paper().facts if fact.kind is FactKind.LEGAL_CITATION]


def test_what_a_section_plans_holds_for_its_year() -> None:
    facts = _paper().facts
    (advanced,) = [fact for fact in facts if fact.standard == "NTM nâng cao"]
    (mean,) = [fact for fact in facts if fact.kind is FactKind.AVERAGE_CRITERIA]
    (poor,) = [fact for fact in facts if fact.unit == "%"]
    assert (advanced.year, mean.year, poor.year) == (2024, 2024, 2024)
    assert {fact.year for fact in facts if fact.kind is FactKind.BAND_COUNT} == {2023}


def test_under_the_heading_of_a_criterion_the_communes_that_meet_it_are_counted() -> None:
    counts = {
        fact.criterion: (fact.numerator, fact.denominator)
        for fact in _paper().facts
        if fact.kind is FactKind.CRITERION_COUNT
    }
    assert counts == {"3": (9, 9), "10": (4, None)}


def test_the_day_that_a_level_is_stated_for_is_no_deadline() -> None:
    assert not [fact for fact in _paper().facts if fact.kind is FactKind.DEADLINE]


def test_the_recognised_of_today_complete_the_bands() -> None:
    paper = _paper()
    assert not paper.findings
    assert "3 + 2 + 4 + 0 = 9" in " ".join(one.message for one in paper.agreements)


def test_bands_that_no_stated_number_completes_are_a_contradiction() -> None:
    wrong = read(_REPORT.replace("04 xã đạt từ 10 đến 14", "05 xã đạt từ 10 đến 14"))
    assert [one.code for one in wrong.findings] == ["sum_mismatch"]


def test_the_bands_of_a_report_go_with_the_recognised_of_today_and_not_with_those_it_aims_at() -> None:
    report = read(
        "ỦY BAN NHÂN DÂN\nHUYỆN THANH SƠN\nSố: 129/BC-UBND\nThanh Sơn, ngày 18 tháng 6 năm 2024\nBÁO CÁO\n"
        "Sơ kết 6 tháng đầu năm 2024 xây dựng nông thôn mới\nI. KẾT QUẢ\n"
        "- Hiện có 6/8 xã được công nhận đạt chuẩn nông thôn mới.\n- Có 02 xã đạt từ 13 đến 15 tiêu chí.\n"
        "- Tiêu chí giao thông có 7/8 xã đạt; tiêu chí thủy lợi có 8/8 xã đạt.\nII. NHIỆM VỤ\n"
        "- Nâng tổng số xã đạt chuẩn nông thôn mới lên 7/8 xã.\n"
    )
    assert not [one for one in report.findings if one.code == "sum_mismatch"]
