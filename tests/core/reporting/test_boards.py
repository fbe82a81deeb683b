"""Headings, marks and totals of other people's tables: what they probably mean, and what nobody may assume."""

from __future__ import annotations

import pytest

from ntm.core.reporting.boards import guessing, headings, marks, taking
from ntm.core.reporting.boards.board import Board, Shape
from ntm.core.reporting.boards.guessing import NoUnitsFound
from ntm.core.reporting.boards.headings import Kind, Subject
from ntm.core.reporting.boards.taking import ColumnMeaning, Meaning

UNITS = {"Nậm Xe": 1, "Bản Lang": 2, "Mù Sang": 3}
SUBJECTS = (
    Subject(Kind.CRITERION, "15", "15", "Y tế", frozenset({"te"})),
    Subject(
        Kind.MEASURE, "15.1:male", "15.1", "Bảo hiểm y tế: Nam", frozenset({"bao", "hiem", "te"}), frozenset({"nam"})
    ),
    Subject(
        Kind.MEASURE, "15.1:female", "15.1", "Bảo hiểm y tế: Nữ", frozenset({"bao", "hiem", "te"}), frozenset({"nu"})
    ),
    Subject(Kind.MEASURE, "10.1", "10.1", "Thu nhập bình quân", frozenset({"thu", "nhap", "binh", "quan"})),
)


def board(*rows: tuple[str, ...], **more: object) -> Board:
    return Board("Bảng", rows, **more)  # type: ignore[arg-type]


def guessed(table: Board) -> guessing.BoardGuess:
    return guessing.guess_board(table, subjects=SUBJECTS, unit_named=UNITS.get)


@pytest.mark.parametrize(
    ("path", "target", "says"),
    [
        (["10.1"], "m:10.1", ""),
        (["Tiêu chí 10", "Chỉ tiêu 10.1"], "m:10.1", ""),
        (["Thu nhập bình quân đầu người (tr.đ)"], "m:10.1", ""),
        (["TC15"], "c:15", ""),
        (["Tiêu chí số 15: Y tế", "Đạt"], "c:15", "1"),
        (["Tiêu chí số 15: Y tế", "Chưa đạt"], "c:15", "0"),
        (["15.1 BHYT nữ"], "m:15.1:female", ""),
        (["Y tế", "Bảo hiểm y tế nam"], "m:15.1:male", ""),
        (["Tổng số tiêu chí đạt"], "t", ""),
        (["STT"], "", ""),
        (["Ghi chú"], "", ""),
        (["Năm 2024"], "", ""),
        ([""], "", ""),
    ],
)
def test_a_heading_says_what_its_column_speaks_of(path: list[str], target: str, says: str) -> None:
    found = headings.guess_column(0, path, subjects=SUBJECTS)
    assert (found.target, found.says) == (target, says)
    assert found.reasons


@pytest.mark.parametrize(("text", "meaning"), [("x", "1"), ("Đ", "1"), ("✓", "1"), ("CĐ", "0"), ("≈", ""), ("KT", "")])
def test_marks_are_guessed_where_people_agree(text: str, meaning: str) -> None:
    assert marks.guess(text) == meaning


def test_a_day_is_a_mark_of_its_own_and_no_number() -> None:
    assert marks.mark_of("15/03/2024") == marks.mark_of("1.4.2024") == marks.A_DAY
    assert not marks.is_number("15/03/2024")
    assert marks.is_number("1.304,5")


def test_rows_of_column_numbers_and_titles_are_no_headings() -> None:
    table = board(
        ("BIỂU SỐ 1", "", ""),
        ("", "", ""),
        ("TT", "Xã", "10.1"),
        ("(1)", "(2)", "(3)"),
        ("1", "Nậm Xe", "45"),
        ("2", "Bản Lang", "46"),
    )
    found = guessed(table)
    assert found.heading_rows == (2,)
    assert (found.unit_column, found.first_row) == (1, 4)


def test_totals_stand_apart_wherever_they_stand() -> None:
    table = board(("Xã", "10.1"), ("Toàn huyện", "91"), ("Nậm Xe", "45"), ("Bản Lang", "46"), ("Tổng cộng", "90"))
    found = guessed(table)
    assert [one.unit for one in found.rows] == [1, 2, None]
    taken = taking.take_board(table, Meaning({1: ColumnMeaning("thu nhập", figure="10.1")}), rows=found.rows)
    assert [(one.unit, one.text) for one in taken.told] == [(1, "45"), (2, "46")]
    assert [one.words("B5") for one in taken.totals] == ["B5 “Tổng cộng”, thu nhập: ghi 90, cộng các xã được 91."]


def test_columns_of_dat_and_chua_dat_say_by_where_the_mark_stands() -> None:
    table = board(
        ("Xã", "Tiêu chí 15", "Tiêu chí 15"), ("Xã", "Đạt", "Chưa đạt"), ("Nậm Xe", "x", ""), ("Bản Lang", "", "x")
    )
    found = guessed(table)
    assert [(one.target, one.says) for one in found.columns] == [("c:15", "1"), ("c:15", "0")]
    means = {
        1: ColumnMeaning("tiêu chí 15", yes_no=("15",), says="1"),
        2: ColumnMeaning("tiêu chí 15", yes_no=("15",), says="0"),
    }
    taken = taking.take_board(table, Meaning(means, {"x": "1"}), rows=found.rows)
    assert [(one.unit, one.text) for one in taken.told] == [(1, "đạt"), (2, "chưa đạt")]


def test_a_table_of_strangers_names_no_unit() -> None:
    with pytest.raises(NoUnitsFound):
        guessed(board(("Xã", "10.1"), ("Hà Nội", "3")))


def test_merged_headings_count_for_every_column_below() -> None:
    table = board(
        ("Xã", "Tiêu chí 15", "", "Ghi chú"),
        ("", "Bảo hiểm y tế nam", "Bảo hiểm y tế nữ", ""),
        ("Nậm Xe", "90", "91", ""),
        ("Mù Sang", "92", "93", ""),
        merged=((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)),
    )
    assert [one.target for one in guessed(table).columns] == ["m:15.1:male", "m:15.1:female", ""]


def beside(*rows: tuple[str, ...]) -> guessing.BoardGuess:
    return guessing.guess_board(board(*rows).turned(), subjects=SUBJECTS, unit_named=UNITS.get, shape=Shape.COLUMNS)


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        (("TT", "Nội dung"), (("10.1", "Thu nhập bình quân"), ("15.1", "Bảo hiểm y tế nữ"))),
        (("STT", "Chỉ tiêu"), (("1", "Thu nhập bình quân"), ("2", "Bảo hiểm y tế nữ"))),
        (("", "Tiêu chí"), (("", "10.1. Thu nhập bình quân"), ("", "15.1 BHYT nữ"))),
        (("Mã", "Tên"), (("10,1", "Thu nhập"), ("15,1", "Y tế, bảo hiểm: nữ"))),
        (("TT", "ĐVT"), (("10.1 Thu nhập bình quân", "tr.đ"), ("15.1 Nữ có bảo hiểm y tế", "%"))),
    ],
)
@pytest.mark.parametrize("asked", [(), ("Mức yêu cầu", "≥ 15", "phải 10")], ids=["", "with what is asked"])
def test_units_beside_each_other_are_read_column_by_column(
    heading: tuple[str, str], items: tuple[tuple[str, str], ...], asked: tuple[str, ...]
) -> None:
    more = [(one,) for one in asked] if asked else [()] * 3
    found = beside(
        ("BIỂU TỔNG HỢP TIÊU CHÍ 15", "", "", ""),
        (*heading, *more[0], "Nậm Xe", "Bản Lang", "Số xã đạt"),
        (*items[0], *more[1], "45", "46", "2"),
        (*items[1], *more[2], "x", "", "1"),
    )
    assert [one.target for one in found.columns if one.code] == ["m:10.1", "m:15.1:female"]
    assert [(one.text, one.unit, one.is_total) for one in found.rows] == [
        ("Nậm Xe", 1, False),
        ("Bản Lang", 2, False),
        ("Số xã đạt", None, True),
    ]


def test_figures_of_another_year_and_numbers_of_columns_are_no_headings() -> None:
    found = beside(
        ("TT", "Tiêu chí", "Năm 2023", "Nậm Xe", "Bản Lang"),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("1", "Thu nhập bình quân", "15", "45", "46"),
        ("2", "Bảo hiểm y tế nam", "10,5", "90", "91"),
        ("3", "Bảo hiểm y tế nữ", "15,1", "92", "93"),
    )
    assert [(one.column, one.target) for one in found.columns if one.code] == [
        (2, "m:10.1"),
        (3, "m:15.1:male"),
        (4, "m:15.1:female"),
    ]


@pytest.mark.parametrize(
    ("heads", "line"),
    [
        (("Kế hoạch năm", "Kết quả thực hiện", "Tự đánh giá", "Ghi chú"), 3),
        (("Đơn vị tính", "Mục tiêu", "Thực hiện đến 15/6", "Đạt/Chưa đạt"), 4),
        (("Yêu cầu", "Đánh giá", "Số liệu", "Nguồn"), 4),
        (("Mức quy định", "Tự rà soát", "", ""), 3),
    ],
)
def test_the_items_of_one_unit_are_read_from_the_column_of_results(heads: tuple[str, ...], line: int) -> None:
    rows = (
        ("BÁO CÁO KẾT QUẢ", "", "", "", "", ""),
        ("TT", "Nội dung", *heads),
        ("10.1", "Thu nhập bình quân", "40", "45", "46", "47"),
        ("15.1", "Bảo hiểm y tế nữ", "≥ 90", "91", "92", "93"),
    )
    found = guessing.guess_list(board(*rows).turned(), subjects=SUBJECTS, unit=1, unit_name="xã Nậm Xe")
    assert (found.unit_column, [one.target for one in found.columns if one.code]) == (line, ["m:10.1", "m:15.1:female"])
    chosen = guessing.guess_list(board(*rows).turned(), subjects=SUBJECTS, unit=1, unit_name="xã Nậm Xe", figures_row=5)
    assert (chosen.unit_column, chosen.fingerprint) == (5, found.fingerprint)


def test_a_table_turned_twice_is_the_table() -> None:
    table = board(
        ("Xã", "10.1"),
        ("Nậm Xe", "45"),
        merged=((0, 0, 0, 1),),
        hidden_rows=frozenset({1}),
        colours={(1, 0): "FFFF00"},
        notes={(1, 1): "ước"},
    )
    turned = table.turned()
    assert turned.rows == (("Xã", "Nậm Xe"), ("10.1", "45"))
    assert (turned.merged, turned.hidden_columns, turned.notes) == (((0, 0, 1, 0),), frozenset({1}), {(1, 1): "ước"})
    assert turned.turned() == table
