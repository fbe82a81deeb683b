"""Whatever is sent as a workbook is opened within bounds or refused in words; it never brings anything down."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.documents.sheets import boards, extent, looks, opening
from ntm.documents.workbooks import WorkbookRefused


def book(rows: list[list[object]] | None = None) -> bytes:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file)
    page = made.add_worksheet("Bảng")
    for number, row in enumerate(rows or [["Xã", "10.1"], ["Nậm Xe", 45.5]]):
        page.write_row(number, 0, row)
    made.close()
    return file.getvalue()


def tampered(content: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """Return a workbook with members changed, left out (None) or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = change(member.filename, old.read(member))
            if data is not None:
                new.writestr(member.filename, data)
        for name, data in more.items():
            new.writestr(name.replace("__", "/"), data)
    return file.getvalue()


def in_sheet(before: bytes, after: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(before, after) if name.startswith("xl/worksheets/") else data


def test_cells_are_read_as_somebody_would_type_them() -> None:
    sheet = opening.open_book(book([["Xã", 1304, 57.5, True], ["=1", "", -3, 0.1]])).sheets[0]
    assert [opening.text_of(sheet.value(0, at)) for at in range(5)] == ["Xã", "1304", "57,5", "đạt", ""]


def test_a_million_declared_rows_are_no_rows_and_a_million_real_ones_are_refused() -> None:
    declared = tampered(book(), in_sheet(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"'))
    assert len(opening.open_book(declared).sheets[0].rows) == 2
    real = tampered(book(), in_sheet(b'r="B2"', b'r="B1048576"'))
    with pytest.raises(WorkbookRefused, match="1048576"):
        opening.open_book(real)


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="XFD2">',
        b'<c s="1" r="XFD2">',
        b"<c\n r='XFD2'>",
        b'<x:c r="XFD2" xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        b'<c r="&#88;FD2">',
        b"<c>",
    ],
)
def test_a_far_cell_is_seen_however_it_is_written(cell: bytes) -> None:
    with pytest.raises(WorkbookRefused):
        opening.open_book(tampered(book(), in_sheet(b'<c r="B2">', cell)))


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = tampered(book(), lambda name, data: data, xl__media__big=b"\x00" * (opening.LARGEST_UNPACKED + 1))
    assert len(bomb) < 200_000
    with pytest.raises(WorkbookRefused, match="quá lớn"):
        opening.open_book(bomb)


def test_a_sheet_that_unpacks_to_too_much_is_refused_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    large = book([[f"Xã số {row}", row] for row in range(5_000)])
    assert len(opening.open_book(large).sheets[0].rows) == 5_000
    monkeypatch.setattr(opening, "LARGEST_UNPACKED", 300_000)
    with pytest.raises(WorkbookRefused, match="quá lớn"):
        opening.open_book(large)


def test_macros_are_refused_and_links_to_other_files_are_told() -> None:
    with pytest.raises(WorkbookRefused, match="macro"):
        opening.open_book(tampered(book(), lambda name, data: data, **{"xl__vbaProject.bin": b"x"}))
    linked = tampered(book(), lambda name, data: data, **{"xl__externalLinks__externalLink1.xml": b"<externalLink/>"})
    assert "liên kết sang tệp khác" in opening.open_book(linked).notes[0]


def test_entities_and_documents_of_other_kinds_are_refused() -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]>'
    for change in (in_sheet(b"<?xml", lol + b"<?xml"), lambda name, data: lol if "sharedStrings" in name else data):
        with pytest.raises(WorkbookRefused):
            opening.open_book(tampered(book(), change))
    for content in (b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, b"Xa,10.1"):
        with pytest.raises(WorkbookRefused):
            opening.open_book(content)


@settings(max_examples=25, deadline=None)
@given(at=st.integers(0, 4_000), size=st.integers(1, 60), letters=st.binary(min_size=1, max_size=60))
def test_a_file_damaged_anywhere_is_read_or_refused(at: int, size: int, letters: bytes) -> None:
    whole = book()
    at = at % len(whole)
    damaged = whole[:at] + letters + whole[at + size :]
    try:
        opened = opening.open_book(damaged)
        boards.boards_of(damaged, opened)
    except WorkbookRefused:
        pass


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 99_999), st.integers(0, 300)), min_size=1, max_size=30), st.integers(8, 64))
def test_the_fast_look_for_far_cells_sees_what_a_parser_sees(cells: list[tuple[int, int]], piece: int) -> None:
    text = b"".join(f'<c r="{opening.place_of(row - 1, column)}"><v>1</v></c>'.encode() for row, column in cells)
    data = b"<worksheet><sheetData><row>" + text + b"</row></sheetData></worksheet>"
    within = all(row <= 20_000 and column < 256 for row, column in cells)
    before, extent._SLICE = extent._SLICE, piece
    try:
        extent.refuse_far_cells(io.BytesIO(data), sheet="A", rows=20_000, columns=256, most=len(data))
        seen = True
    except WorkbookRefused:
        seen = False
    finally:
        extent._SLICE = before
    assert seen is within


def test_formulas_are_told_with_what_they_left_behind() -> None:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.append([1, 2, "=SUM(A1:B1)"])
    page["A2"] = "#REF!"
    file = io.BytesIO()
    made.save(file)
    content = tampered(file.getvalue(), in_sheet(b"<f>SUM(A1:B1)</f><v></v>", b"<f>SUM(A1:B1)</f><v>9</v>"))
    sheet = opening.open_book(content).sheets[0]
    cautions, faults = looks.stale_formulas(sheet)
    assert "khác tổng tính lại 3" in cautions[0, 2]
    assert "#REF!" in faults[1, 0]
    blank = opening.open_book(file.getvalue()).sheets[0]
    assert "chưa được tính" in looks.stale_formulas(blank)[1][0, 2]


def test_a_share_shown_as_a_percent_is_read_as_it_is_shown() -> None:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file)
    page = made.add_worksheet("Bảng")
    page.write_number(0, 0, 0.575, made.add_format({"num_format": "0.0%"}))
    made.close()
    found, _ = boards.boards_of(file.getvalue(), opening.open_book(file.getvalue()))
    assert found[0].text(0, 0) == "57,5%"
