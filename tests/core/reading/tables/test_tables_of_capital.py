"""Tables of capital with several columns: wholes and their parts, measures beside each other, totals at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from tests.core.reading.quality import tabled

from ntm.core.reading.facts import FactKind, PaperReading
from ntm.core.reading.reading import read

_HEAD = "QUYẾT ĐỊNH\nPhân bổ vốn xây dựng nông thôn mới năm 2024\nPhụ lục: Phân bổ vốn. Đơn vị tính: triệu đồng\n"


def _paper(*rows: Sequence[str]) -> PaperReading:
    text = _HEAD + "".join(" | ".join(row) + "\n" for row in rows)
    return read(text, tabled.structure(text))


def _nodes(paper: PaperReading) -> dict[str | None, tuple[str | None, Decimal | None]]:
    return {one.label: (one.parent, one.value) for one in paper.facts if one.kind is FactKind.CAPITAL}


def _allocation(*, invested: str = "7.500", of_phu_can: str = "4.450") -> PaperReading:
    return _paper(
        ("TT", "Đơn vị", "Tổng số", "Vốn đầu tư", "Vốn sự nghiệp"),
        ("", "Tổng cộng", "9.600", invested, "2.100"),
        ("1", "Xã Chư Gu", "5.150", "4.200", "950"),
        ("2", "Xã Phú Cần", of_phu_can, "3.300", "1.150"),
    )


def test_rows_and_columns_each_divide_the_total_once() -> None:
    paper = _allocation()
    assert not paper.findings
    assert sum("khớp" in one.message for one in paper.agreements) == 6


def test_a_column_is_summed_down_as_the_total_is() -> None:
    assert [one.message for one in _allocation(invested="7.400").findings if one.code == "sum_mismatch"] == [
        "Tổng ghi 9.600 triệu đồng nhưng các phần cộng lại được 9.500 triệu đồng, thấp hơn 100 triệu đồng.",
        "Tổng - Vốn đầu tư ghi 7.400 triệu đồng nhưng các phần cộng lại được 7.500 triệu đồng, vượt 100 triệu đồng.",
    ]


def test_a_wrong_row_is_told_across_and_down_with_its_own_sums_alone() -> None:
    told = sorted(one.arithmetic or "" for one in _allocation(of_phu_can="4.540").findings)
    assert told == ["3.300 + 1.150 = 4.450 ≠ 4.540 (lệch 90)", "5.150 + 4.540 = 9.690 ≠ 9.600 (lệch 90)"]


def test_this_years_capital_is_no_part_of_the_whole_cost_of_a_work() -> None:
    paper = _paper(
        ("TT", "Danh mục công trình", "Địa điểm", "Tổng mức đầu tư", "NSTW", "Dân góp", "Kế hoạch vốn 2024", "Ghi chú"),
        ("", "TỔNG CỘNG", "", "9.000", "8.000", "1.000", "5.000", ""),
        ("I", "Xã Phú Hải", "", "5.000", "4.500", "500", "3.000", ""),
        ("1", "Đường thôn 1", "Thôn 1", "5.000", "4.500", "500", "3.000", "mới"),
        ("II", "Xã Phú Sơn", "", "4.000", "3.500", "500", "2.000", ""),
    )
    nodes = _nodes(paper)
    assert nodes["Tổng - Dân góp"] == ("Tổng", Decimal(1000))
    assert nodes["Xã Phú Hải - Kế hoạch vốn 2024"] == ("Tổng - Kế hoạch vốn 2024", Decimal(3000))
    assert not [one for one in paper.findings if one.code == "sum_mismatch"]


def test_columns_of_two_years_are_not_parts_of_each_other_and_the_total_may_stand_last() -> None:
    paper = _paper(
        ("STT", "Nguồn vốn", "Kế hoạch năm 2023", "Kế hoạch năm 2024"),
        ("1", "Ngân sách trung ương", "10.000", "12.000"),
        ("2", "Ngân sách tỉnh", "5.000", "6.000"),
        ("", "Cộng", "15.000", "18.000"),
    )
    assert _nodes(paper)["Ngân sách tỉnh"] == ("Tổng", Decimal(5000))
    assert not paper.findings
    assert len(paper.agreements) == 2


def test_columns_of_sources_without_a_whole_are_summed_down_each() -> None:
    paper = _paper(
        ("TT", "Tên xã", "NSTW", "NS tỉnh"),
        ("1", "Xã Chư Gu", "100", "20"),
        ("2", "Xã Phú Cần", "200", "30"),
        ("", "Tổng cộng", "300", "60"),
    )
    (wrong,) = [one for one in paper.findings if one.code == "sum_mismatch"]
    assert wrong.arithmetic == "20 + 30 = 50 ≠ 60 (lệch 10)"


def test_what_is_paid_out_is_told_and_divides_nothing() -> None:
    paper = _paper(
        ("TT", "Đơn vị", "Kế hoạch vốn", "Giải ngân", "Tỷ lệ"),
        ("", "Tổng số", "300", "150", "50%"),
        ("1", "Xã Chư Gu", "100", "60", "60%"),
        ("2", "Xã Phú Cần", "200", "90", "45%"),
    )
    paid = [one.value for one in paper.facts if one.kind is FactKind.CAPITAL and one.baseline]
    assert paid == [150, 60, 90]
    assert not paper.findings


_FIRST = (("", "Tổng cộng", "600"), ("1", "Xã Chư Gu", "100"), ("2", "Xã Phú Cần", "200"))
_HEADING = ("TT", "Đơn vị", "Kế hoạch vốn")


@pytest.mark.parametrize("repeated", [(), (_HEADING,)])
@pytest.mark.parametrize(("last", "codes"), [("300", []), ("400", ["sum_mismatch"])])
def test_a_table_that_goes_on_over_a_pages_end_is_one(
    repeated: tuple[tuple[str, ...], ...], last: str, codes: list[str]
) -> None:
    def lines(*rows: Sequence[str]) -> str:
        return "".join(" | ".join(row) + "\n" for row in rows)

    text = f"{_HEAD}{lines(_HEADING, *_FIRST)}\n2\n\n{lines(*repeated, ('3', 'Xã Ia Mlah', last))}"
    paper = read(text, tabled.structure(text))
    assert [one.code for one in paper.findings] == codes
    assert _nodes(paper)["Xã Ia Mlah"] == ("Tổng", Decimal(last))


def test_two_tables_of_other_headings_stay_two() -> None:
    text = (
        f"{_HEAD}TT | Đơn vị | Kế hoạch vốn\n | Tổng cộng | 300\n1 | Xã Chư Gu | 100\n2 | Xã Phú Cần | 200\n\n"
        "TT | Đơn vị | Kinh phí tập huấn\n1 | Xã Ia Mlah | 50\n"
    )
    assert not read(text, tabled.structure(text)).findings


def test_a_long_table_is_summed_over_all_its_rows_and_told_by_its_ends() -> None:
    rows = [(str(at), f"Công trình {at}", "3", "2", "1") for at in range(1, 301)]
    heading = ("TT", "Đơn vị", "Tổng số", "Vốn đầu tư", "Vốn sự nghiệp")
    paper = _paper(heading, ("", "Tổng cộng", "900", "600", "301"), *rows)
    told = [one.arithmetic for one in paper.findings if one.code == "sum_mismatch"]
    assert told == ["600 + 301 = 901 ≠ 900 (lệch 1)", "1 + 1 + 1 + … + 1 (300 khoản) = 300 ≠ 301 (lệch 1)"]


_ARTICLE = (
    "QUYẾT ĐỊNH\nPhân bổ vốn xây dựng nông thôn mới năm 2024.\nĐiều 1. Phân bổ 10.000 triệu đồng, bao gồm:\n"
    "1. Vốn đầu tư phát triển: 7.000 triệu đồng;\n2. Vốn sự nghiệp: 3.000 triệu đồng.\nĐiều 2. Tổ chức thực hiện\n"
)
_ANNEX = "PHỤ LỤC: PHÂN BỔ VỐN\nĐơn vị: triệu đồng\n"


def _decision(*tables: Sequence[Sequence[str]]) -> list[str | None]:
    """Return the arithmetic of the wrong sums of a decision with its annexes."""
    text = _ARTICLE + "".join(_ANNEX + "".join(" | ".join(row) + "\n" for row in rows) for rows in tables)
    paper = read(text, tabled.structure(text))
    assert {one.label for one in paper.facts if one.value == 10_000} == {"Tổng"}
    return [one.arithmetic for one in paper.findings if one.code == "sum_mismatch"]


_HEADS = ("STT", "Danh mục", "Tổng mức đầu tư", "Kế hoạch vốn năm 2024")
_WORKS = (("1", "Đường thôn Một", "5.000", "4.000"), ("2", "Trường Hai", "9.000", "3.000"))
_WORKS_SUM = ("", "Tổng cộng", "14.000", "7.000")


def test_the_total_of_an_annex_is_no_part_of_what_the_article_allots() -> None:
    by_source = (
        ("STT", "Xã", "Tổng số", "NSTW", "NS huyện"),
        ("1", "Phú Hải", "2.000", "1.500", "500"),
        ("2", "Phú Sơn", "1.000", "800", "200"),
        ("", "Tổng cộng", "3.000", "2.300", "700"),
    )
    assert _decision((_HEADS, *_WORKS, _WORKS_SUM), by_source) == []
    assert _decision((_HEADS, _WORKS_SUM, *_WORKS), by_source) == []
    short = tuple(row[:2] + row[3:] for row in (_HEADS, *_WORKS, _WORKS_SUM))
    assert _decision(short) == []
    assert _decision(short[:-1]) == []


def test_each_annex_is_held_against_its_own_total() -> None:
    wrong = ("", "Tổng cộng", "14.000", "7.500")
    assert _decision((_HEADS, *_WORKS, _WORKS_SUM), (_HEADS, *_WORKS, wrong)) == [
        "4.000 + 3.000 = 7.000 ≠ 7.500 (lệch 500)"
    ]


def test_a_section_without_an_amount_passes_its_rows_on_to_the_total() -> None:
    heads = ("STT", "Nội dung", "Kinh phí")
    rows = (("I", "Xã Phú Hải", ""), ("1", "Đường A", "4.000"), ("II", "Xã Phú Sơn", ""), ("1", "Đường B", "3.000"))
    assert _decision((heads, *rows, ("", "Tổng", "7.000"))) == []
    assert _decision((heads, *rows, ("", "Tổng", "7.200"))) == ["4.000 + 3.000 = 7.000 ≠ 7.200 (lệch 200)"]
    twice = (("I", "Phân theo nguồn", ""), ("1", "NSTW", "7.000"))
    assert _decision((heads, ("", "Tổng", "7.000"), ("A", "Đường A", "4.000"), ("B", "Đường B", "3.000"), *twice)) == []
