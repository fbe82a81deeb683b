"""The board as a workbook: cells, formats and frame are those that spreadsheets read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from ntm.documents.forms.board import BoardOut, Sign, write_board

SIGNS = {1: Sign("đạt", "DCEFE5"), 2: Sign("chưa đạt", "F8DED8"), 4: Sign("chưa báo cáo")}
Row = tuple[str, str, str, int | None, Sequence[int]]
ROWS: list[Row] = [
    ("03163", "Xã Nậm Xe", "Huyện Phong Thổ", 1, [1, 2]),
    ("03164", "=Xã <b>D&S\x07", "", None, [4, 4]),
]


def written(file: Path, rows: Sequence[Row] = ROWS, footer: str = "Có số liệu mô phỏng") -> Worksheet:
    write_board(BoardOut(["Bảng", "Bộ"], ["TC 1", "TC 2"], SIGNS, rows, lambda: footer), file)
    page = openpyxl.load_workbook(file).active
    assert isinstance(page, Worksheet)
    return page


def test_every_cell_says_what_the_board_says(tmp_path: Path) -> None:
    page = written(tmp_path / "bang.xlsx")
    told = [list(row) for row in page.iter_rows(values_only=True)]
    assert told == [
        ["Bảng", None, None, None, None, None],
        ["Bộ", None, None, None, None, None],
        [None] * 6,
        ["Mã", "Đơn vị", "Thuộc", "Số TC đạt", "TC 1", "TC 2"],
        ["03163", "Xã Nậm Xe", "Huyện Phong Thổ", 1, "đạt", "chưa đạt"],
        ["03164", "=Xã <b>D&S", "", None, "chưa báo cáo", "chưa báo cáo"],
        [None] * 6,
        ["Có số liệu mô phỏng", None, None, None, None, None],
    ]
    assert page["B6"].data_type != "f"


def test_colours_headings_and_filter_reach_every_row(tmp_path: Path) -> None:
    page = written(tmp_path / "bang.xlsx")
    assert [page.cell(5, column).fill.fgColor.rgb for column in (5, 6)] == ["FFDCEFE5", "FFF8DED8"]
    assert page["E6"].fill.fill_type is None
    assert page["A5"].font.name == "Times New Roman"
    assert page["E5"].alignment.horizontal == "center"
    assert (page.auto_filter.ref, page.freeze_panes, page.print_title_rows) == ("A4:F6", "C5", "$4:$4")


def test_the_longest_heading_is_seen_whole(tmp_path: Path) -> None:
    headings = ["TC 4 Điện", "TC 17 Môi trường, ATTP"]
    write_board(BoardOut(["Bảng"], headings, SIGNS, ROWS, lambda: ""), tmp_path / "bang.xlsx")
    page = openpyxl.load_workbook(tmp_path / "bang.xlsx").active
    assert isinstance(page, Worksheet)
    assert page.row_dimensions[3].height == 45  # three lines: no word is parted


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_board_of_any_length_is_whole(tmp_path: Path, count: int) -> None:
    page = written(tmp_path / "bang.xlsx", [ROWS[0]] * count, footer="")
    assert page.max_row == 4 + count
    assert page.auto_filter.ref == f"A4:F{4 + max(count, 1)}"
    with CalamineWorkbook.from_path(tmp_path / "bang.xlsx") as book:
        assert len(book.get_sheet_by_index(0).to_python(skip_empty_area=False)) == 4 + count
