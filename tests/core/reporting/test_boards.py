"""Headings, marks and totals of other people's tables: what they probably mean, and what nobody may assume."""

from __future__ import annotations

import pytest

from ntm.core.reporting.boards import guessing, headings, marks, taking
from ntm.core.reporting.boards.board import Board
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
    assert taken.totals == ("Dòng 5 “Tổng cộng”, thu nhập: ghi 90, cộng các dòng được 91.",)


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
