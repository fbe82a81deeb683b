"""Tables of annexes: a board of communes by criteria, targets by year, capital by source."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from ntm.core.reading.facts import FactKind, PaperReading
from ntm.core.reading.places import Cell, Structure, Table
from ntm.core.reading.reading import read

_HEAD = "KẾ HOẠCH\nThực hiện Chương trình xây dựng nông thôn mới năm 2024\n"


def _paper(
    caption: str, rows: Sequence[Sequence[str]], *, merged: dict[tuple[int, int], tuple[int, int]] | None = None
) -> PaperReading:
    """Read a paper of a caption and one table; `merged` gives (rows, columns) of merged cells, "^" what they cover."""
    text = f"{_HEAD}{caption}\n"
    start = len(text)
    cells: list[Cell] = []
    for row, words in enumerate(rows):
        text += "\n" if row else ""
        for column, word in enumerate(words):
            text += " | " if column else ""
            if word == "^":
                continue
            spans = (merged or {}).get((row, column), (1, 1))
            cells.append(Cell(row, column, len(text), len(text) + len(word), *spans))
            text += word
    table = Table(start, len(text), len(rows), max(map(len, rows)), tuple(cells))
    return read(text, Structure(tables=(table,)))


_NUMBERS = [str(number) for number in range(1, 20)]
_MET = ["x"] * 12 + [""] * 7


def _board(*, nam_xe: str = "12", total_of_one: str = "2") -> PaperReading:
    rows = [
        ["TT", "Tên xã", *_NUMBERS, "Tổng số TC đạt"],
        ["1", "Nậm Xe", *_MET, nam_xe],
        ["2", "Mồ Sì San", *(["x"] * 9 + ["-"] * 10), "9/19"],
        ["", "Tổng cộng", total_of_one, *["2"] * 8, *["1"] * 3, *["0"] * 7, ""],
    ]
    return _paper("Biểu 01: Kết quả đạt tiêu chí của các xã năm 2023", rows)


def test_a_board_states_each_communes_criteria_and_each_criterions_communes() -> None:
    facts = _board().facts
    communes = {fact.names: (fact.numerator, fact.year) for fact in facts if fact.kind is FactKind.COMMUNE_CRITERIA}
    counts = {fact.criterion: fact.numerator for fact in facts if fact.kind is FactKind.CRITERION_COUNT}
    assert communes == {("Nậm Xe",): (12, 2023), ("Mồ Sì San",): (9, 2023)}
    assert (counts["1"], counts["10"], counts["19"]) == (2, 1, 0)
    assert {fact.denominator for fact in facts if fact.kind is FactKind.CRITERION_COUNT} == {2}


def test_each_fact_of_a_table_is_quoted_from_its_place() -> None:
    paper = _board()
    assert paper.facts
    for fact in paper.facts:
        assert " ".join(paper.text[fact.start : fact.end].split()) == fact.quote


def test_totals_of_a_board_that_hold_are_told_and_wrong_ones_are_contradictions() -> None:
    assert not _board().findings
    assert "21 tổng khớp" in " ".join(one.message for one in _board().agreements)
    wrong = _board(nam_xe="13", total_of_one="1").findings
    assert [one.code for one in wrong] == ["sum_mismatch", "sum_mismatch"]
    assert "Nậm Xe: bảng đánh dấu 12 tiêu chí đạt, cột tổng ghi 13" in wrong[0].message
    assert "Tiêu chí 1: bảng đánh dấu 2 xã đạt, hàng tổng ghi 1" in wrong[1].message


def test_a_board_with_marks_that_nobody_explains_is_not_counted() -> None:
    rows = [["TT", "Tên xã", *_NUMBERS, "Tổng"], ["1", "Nậm Xe", *["75%"] * 19, "12"]]
    assert not [fact for fact in _paper("Biểu 02", rows).facts if fact.kind is FactKind.COMMUNE_CRITERIA]


def test_a_table_of_targets_gives_a_level_and_a_target_a_row() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2023", "Kế hoạch năm 2024"],
        ["1", "Số xã đạt chuẩn nông thôn mới", "xã", "39", "41"],
        ["2", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "94,8", "≥ 95"],
        ["3", "Bình quân tiêu chí", "tiêu chí/xã", "13,6", "14,2"],
        ["4", "Số xã nông thôn mới nâng cao", "xã", "-", "05"],
    ]
    facts = _paper("Biểu 03: Mục tiêu", rows).facts
    communes = [
        (fact.numerator, fact.year, fact.baseline, fact.standard)
        for fact in facts
        if fact.kind is FactKind.STANDARD_COUNT
    ]
    assert communes == [(39, 2023, True, "NTM"), (41, 2024, False, "NTM"), (5, 2024, False, "NTM nâng cao")]
    insured = [(fact.value, fact.op, fact.baseline) for fact in facts if fact.kind is FactKind.INDICATOR_TARGET]
    assert insured == [(Decimal("94.8"), "=", True), (Decimal("95"), ">=", False)]
    means = [(fact.value, fact.year) for fact in facts if fact.kind is FactKind.AVERAGE_CRITERIA]
    assert means == [(Decimal("13.6"), 2023), (Decimal("14.2"), 2024)]


def _capital(*, investment: str = "3.316") -> PaperReading:
    rows = [
        ["TT", "Nguồn vốn", "Kế hoạch vốn năm 2024"],
        ["", "Tổng số", "10.912"],
        ["I", "Ngân sách trung ương", "4.912"],
        ["1", "Vốn đầu tư", investment],
        ["2", "Vốn sự nghiệp", "1.596"],
        ["II", "Vốn lồng ghép", "6.000"],
    ]
    return _paper("Biểu 04: Kế hoạch vốn năm 2024\nĐơn vị tính: triệu đồng", rows)


def test_a_table_of_capital_is_a_tree_by_its_serial_numbers() -> None:
    nodes = {fact.label: (fact.parent, fact.value) for fact in _capital().facts if fact.kind is FactKind.CAPITAL}
    assert nodes == {
        "Tổng": (None, Decimal(10912)),
        "Ngân sách trung ương": ("Tổng", Decimal(4912)),
        "Ngân sách trung ương - Vốn đầu tư": ("Ngân sách trung ương", Decimal(3316)),
        "Ngân sách trung ương - Vốn sự nghiệp": ("Ngân sách trung ương", Decimal(1596)),
        "Vốn lồng ghép": ("Tổng", Decimal(6000)),
    }


def test_a_table_of_capital_is_summed_at_every_node() -> None:
    assert not _capital().findings
    wrong = _capital(investment="3.361").findings
    assert wrong and wrong[0].code in ("sum_mismatch", "suspected_digit_transposition")


@pytest.mark.parametrize(
    ("unit", "value"),
    [("tỷ đồng", "10912000"), ("triệu đồng", "10912"), ("nghìn đồng", "10.912"), ("đồng", "0.010912")],
)
def test_amounts_are_in_million_dong_whatever_unit_the_table_has(unit: str, value: str) -> None:
    rows = [["TT", "Nguồn vốn", "Kinh phí"], ["", "Tổng cộng", "10.912"], ["1", "Vốn đầu tư", "10.912"]]
    (total, _) = _paper(f"Biểu 05: Kinh phí thực hiện ({unit})", rows).facts
    assert total.value == Decimal(value)


def test_a_heading_over_two_columns_leaves_the_columns_their_own_names() -> None:
    rows = [
        ["TT", "Nội dung", "Kinh phí (triệu đồng)", "^", "^"],
        ["^", "^", "Tổng số", "NSTW", "NSĐP"],
        ["1", "Đường bản Hô Tra", "500", "400", "100"],
        ["2", "Nhà văn hóa bản Phiêng Lúc", "300", "300", ""],
    ]
    merged = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 3)}
    facts = _paper("Danh mục công trình, kinh phí năm 2024", rows, merged=merged).facts
    nodes = {fact.label: (fact.parent, fact.value) for fact in facts}
    assert nodes["Đường bản Hô Tra"] == (None, Decimal(500))
    assert nodes["Đường bản Hô Tra - NSTW"] == ("Đường bản Hô Tra", Decimal(400))
    assert "Nhà văn hóa bản Phiêng Lúc - NSĐP" not in nodes  # an empty cell says nothing, not zero


def test_a_table_that_claims_a_million_rows_is_left_to_the_prose() -> None:
    text = _HEAD + "a | b"
    table = Table(len(_HEAD), len(text), 1_000_000, 60, (Cell(0, 0, len(_HEAD), len(_HEAD) + 1, 1_000_000, 60),))
    assert read(text, Structure(tables=(table,))).facts == ()


def test_a_table_of_agencies_gives_each_its_criteria_and_the_units_that_it_helps() -> None:
    rows = [
        ["STT", "Cơ quan, đơn vị", "Tiêu chí phụ trách", "Xã giúp đỡ"],
        ["1", "Phòng Kinh tế và Hạ tầng", "1, 2, 4", "Nậm Xe"],
        ["2", "Trung tâm Y tế", "Y tế", "Mồ Sì San, Sì Lở Lầu"],
        ["3", "Hạt Kiểm lâm", "", "Dào San"],
        ["4", "", "7", ""],
    ]
    facts = _paper("Biểu 05: Phân công", rows).facts
    assert [(fact.agency, fact.criteria, fact.names) for fact in facts if fact.kind is FactKind.ASSIGNMENT] == [
        ("Phòng Kinh tế và Hạ tầng", ("1", "2", "4"), ("Nậm Xe",)),
        ("Trung tâm Y tế", ("15",), ("Mồ Sì San", "Sì Lở Lầu")),
        ("Hạt Kiểm lâm", (), ("Dào San",)),
    ]


def test_a_table_of_communes_by_year_gives_each_ones_criteria() -> None:
    rows = [
        ["TT", "Tên xã", "Số tiêu chí đạt năm 2023", "Kế hoạch năm 2024", "Ghi chú"],
        ["1", "Xã Nậm Xe", "15/19", "19/19", "đăng ký"],
        ["2", "Mồ Sì San", "12/19", "", ""],
    ]
    said = [
        (fact.names, fact.numerator, fact.denominator, fact.year, fact.baseline)
        for fact in _paper("Biểu 06: Kết quả của từng xã", rows).facts
        if fact.kind is FactKind.COMMUNE_CRITERIA
    ]
    assert said == [
        (("Nậm Xe",), 15, 19, 2023, True),
        (("Nậm Xe",), 19, 19, 2024, False),
        (("Mồ Sì San",), 12, 19, 2023, True),
    ]


def _levels(caption: str, names: str, *headings: str) -> list[tuple[tuple[str, ...], int | None, int | None, bool]]:
    rows = [
        ["TT", names, *headings],
        ["1", "Xã Bản Hồ", *["15", "17"][: len(headings)]],
        ["2", "Nậm Xe", *["9", "11"][: len(headings)]],
        ["", "Tổng cộng", *["24", "28"][: len(headings)]],
        ["", "Bình quân", *["12", "14"][: len(headings)]],
    ]
    return [
        (fact.names, fact.numerator, fact.year, fact.baseline)
        for fact in _paper(caption, rows).facts
        if fact.kind is FactKind.COMMUNE_CRITERIA and fact.denominator == 19
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Số tiêu chí đạt",
        "Số tiêu chí NTM đạt chuẩn",
        "Tổng số TC đạt",
        "Số tiêu chí đạt/19",
        "Tổng số tiêu chí đã hoàn thành",
        "Số lượng tiêu chí nông thôn mới đạt chuẩn",
    ],
)
def test_a_number_of_criteria_without_its_nineteen_is_a_level_by_its_heading(heading: str) -> None:
    assert _levels("Biểu 07: Các xã", "Xã", heading) == [
        (("Bản Hồ",), 15, 2024, False),
        (("Nậm Xe",), 9, 2024, False),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Số tiêu chí chưa đạt",
        "Số tiêu chí đạt thêm",
        "Số tiêu chí đăng ký hoàn thành",
        "Số tiêu chí NTM nâng cao đạt",
        "Số chỉ tiêu đạt",
        "Tiêu chí hoàn thành",
        "Số thôn",
        "Số hộ nghèo",
    ],
)
def test_a_number_of_something_else_is_no_level(heading: str) -> None:
    assert _levels("Biểu 07: Các xã", "Xã", heading) == []


def test_columns_of_years_under_a_caption_of_criteria_are_levels_and_districts_have_none() -> None:
    said = _levels("Số tiêu chí đạt chuẩn của các xã", "Tên xã", "Năm 2023", "Kế hoạch năm 2024")
    assert said[:2] == [(("Bản Hồ",), 15, 2023, True), (("Bản Hồ",), 17, 2024, False)]
    assert _levels("Diện tích chè của các xã", "Tên xã", "Năm 2023", "Kế hoạch năm 2024") == []
    assert _levels("Số tiêu chí đạt chuẩn của các huyện", "Huyện", "Năm 2023", "Kế hoạch năm 2024") == []


def _villages(caption: str, *headings: str) -> list[tuple[tuple[str, ...], int | None, str | None, str | None]]:
    rows = [
        ["TT", "Xã", *headings],
        ["1", "Bản Hồ", *["9", "4"][-len(headings) :]],
        ["2", "Nậm Xe", *["7", "3"][-len(headings) :]],
        ["", "Tổng cộng", *["16", "7"][-len(headings) :]],
    ]
    paper = _paper(caption, rows)
    assert not paper.findings
    return [
        (fact.names, fact.numerator, fact.unit, fact.standard)
        for fact in paper.facts
        if fact.kind is FactKind.STANDARD_COUNT
    ]


@pytest.mark.parametrize(
    ("caption", "headings"),
    [
        ("Giao chỉ tiêu", ["Số thôn đạt chuẩn năm 2024"]),
        ("Giao chỉ tiêu", ["Tổng số thôn", "Số thôn đạt chuẩn NTM"]),
        ("Số thôn đạt chuẩn nông thôn mới của các xã:", ["Số thôn"]),
    ],
)
def test_villages_at_the_standard_are_counted_by_commune(caption: str, headings: list[str]) -> None:
    assert _villages(caption, *headings) == [
        (("Bản Hồ",), 4, "thôn", "thôn/bản NTM"),
        (("Nậm Xe",), 3, "thôn", "thôn/bản NTM"),
    ]


@pytest.mark.parametrize("heading", ["Số thôn", "Số thôn có nhà văn hóa", "Số thôn chưa đạt chuẩn", "Tổng số bản"])
def test_villages_of_a_commune_are_no_count_of_a_standard(heading: str) -> None:
    assert _villages("Giao chỉ tiêu", heading) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Điều 3. Giao các cơ quan giúp đỡ các xã hoàn thành tiêu chí",
        "Điều 3. Giao cơ quan chủ trì giúp các xã như sau:",
    ],
)
@pytest.mark.parametrize("units", ["Xã thực hiện", "Các xã", "Xã hoàn thành trong năm"])
def test_a_table_of_duties_keeps_its_communes_and_says_what_the_sentence_above_brings_in(
    sentence: str, units: str
) -> None:
    rows = [
        ["STT", "Cơ quan chủ trì", "Tiêu chí", units],
        ["1", "Phòng Nội vụ", "18", "Bản Hồ, Nậm Xe"],
        ["2", "Trung tâm Y tế", "15", "Dào San"],
    ]
    facts = _paper(sentence, rows).facts
    assert [(fact.agency, fact.criteria, fact.names) for fact in facts if fact.kind is FactKind.ASSIGNMENT] == [
        ("Phòng Nội vụ", ("18",), ("Bản Hồ", "Nậm Xe")),
        ("Trung tâm Y tế", ("15",), ("Dào San",)),
    ]
