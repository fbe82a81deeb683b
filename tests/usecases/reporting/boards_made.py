"""Tables as offices make them: titles, merged headings in two rows, marks, colours, totals, rows hidden."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as a file."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def board(rows: list[list[Any]], *, two_rows: bool = True, sheet: str = "Tổng hợp") -> openpyxl.Workbook:
    """Make the workbook of an office: a cover sheet, then units by items of criterion 18 under merged headings."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Bìa"
    cover["A1"] = "BÁO CÁO TIÊU CHÍ NÔNG THÔN MỚI"
    page = book.create_sheet(sheet)
    page["A1"] = "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ SỐ 18"
    page.merge_cells("A1:F1")
    page["A2"] = "(Kèm theo Báo cáo ngày 05/6/2024)"
    page.merge_cells("A2:F2")
    if two_rows:
        for place, text in (
            ("A4", "TT"),
            ("B4", "Tên xã"),
            ("C4", "Tiêu chí 18. Hệ thống chính trị"),
            ("F4", "Ghi chú"),
        ):
            page[place] = text
        page.merge_cells("C4:E4")
        for letter in "ABF":
            page.merge_cells(f"{letter}4:{letter}5")
        page["C5"], page["D5"], page["E5"] = "18.1", "18.2 Đảng bộ, chính quyền xã", "18.5"
        start = 6
    else:
        for at, text in enumerate(("TT", "Tên xã", "CT 18.1", "CT 18.2", "CT 18.5", "Ghi chú"), start=1):
            page.cell(4, at).value = text
        start = 5
    for offset, row in enumerate(rows):
        for at, value in enumerate(row, start=1):
            page.cell(start + offset, at).value = value
    return book


def coloured(book: openpyxl.Workbook, place: str, colour: str, *, sheet: str = "Tổng hợp") -> None:
    """Give a cell a ground."""
    book[sheet][place].fill = PatternFill("solid", fgColor=f"FF{colour}")


def noted(book: openpyxl.Workbook, place: str, text: str, *, sheet: str = "Tổng hợp") -> None:
    """Pin a note to a cell."""
    book[sheet][place].comment = Comment(text, "ai đó")
