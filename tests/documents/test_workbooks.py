"""Workbooks as people bring them, and as nobody should."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_workbooks import book

from ntm.documents import workbooks
from ntm.documents.workbooks import WorkbookRefused, read_table


def changed(content: bytes, member: str, change: tuple[bytes, bytes]) -> bytes:
    """Return a workbook with one member's bytes replaced, as a careless or hostile program would write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == member:
                assert change[0] in data
                data = data.replace(*change)
            new.writestr(item.filename, data)
    return out.getvalue()


def test_cells_come_as_clean_texts_with_the_numbers_of_their_rows() -> None:
    table = read_table(book(("Tên", "Số hộ"), (), ("  Nậm   Xe ", 120), ("Bản Lang", 13.5)))
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("Tên", "Số hộ")),
        (3, ("Nậm Xe", "120")),
        (4, ("Bản Lang", "13,5")),
    ]
    assert table.name == "Thôn bản"


def test_a_formula_is_named_by_its_place_and_its_value_is_not_taken() -> None:
    table = read_table(book(("Tên", "Số hộ"), ("Nậm Xe", "=HYPERLINK(A1)"), ("Vàng Pheo", 7)))
    assert table.formulas == {"B2"}
    assert table.rows[1].cells == ("Nậm Xe", "")
    assert table.formulas_in(table.rows[1]) == ("B2",)
    assert table.formulas_in(table.rows[2]) == ()


@pytest.mark.parametrize("dimension", [b"A1:XFD1048576", b"A1:A20001", b"A1:CZ3"])
def test_a_sheet_that_declares_more_than_the_largest_table_is_refused_unread(dimension: bytes) -> None:
    content = changed(book(("Tên",), ("x",)), "xl/worksheets/sheet1.xml", (b'ref="A1:A2"', b'ref="' + dimension + b'"'))
    with pytest.raises(WorkbookRefused, match="nhiều nhất"):
        read_table(content)


def test_one_cell_far_away_is_refused_though_the_sheet_declares_little() -> None:
    content = changed(book(("Tên",), ("x",)), "xl/worksheets/sheet1.xml", (b'r="A2"', b'r="XFD1048576"'))
    with pytest.raises(WorkbookRefused, match="nhiều nhất"):
        read_table(content)


def test_a_file_that_unpacks_to_gigabytes_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * (workbooks.LARGEST_UNPACKED + 1))
    assert len(out.getvalue()) < workbooks.LARGEST_FILE
    with pytest.raises(WorkbookRefused, match="giải nén"):
        read_table(out.getvalue())


def test_entities_are_refused() -> None:
    content = changed(book(("Tên",)), "xl/sharedStrings.xml", (b"<sst", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><sst'))
    with pytest.raises(WorkbookRefused, match="nội dung lạ"):
        read_table(content)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 hong", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x00\x01\x02"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(WorkbookRefused):
        read_table(content, file_name="a.xlsx")


def test_a_text_table_may_be_parted_by_semicolons() -> None:
    table = read_table("﻿Tên;Số hộ\nNậm Xe;120\n\nBản Lang;13,5\n".encode(), file_name="a.csv")
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("Tên", "Số hộ")),
        (2, ("Nậm Xe", "120")),
        (4, ("Bản Lang", "13,5")),
    ]


def test_a_text_in_an_older_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(WorkbookRefused, match="dòng 2"):
        read_table("Tên,Xã\n".encode() + b"N\xc3\xa5m,X\xe9\n", file_name="a.csv")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_otherwise(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04"):
        try:
            read_table(start + content, file_name="a.xlsx")
        except WorkbookRefused:
            continue


@given(st.integers(0, 20_000))
def test_letters_and_numbers_of_columns_are_two_names_of_one_thing(index: int) -> None:
    assert workbooks.column_number(workbooks.column_letters(index)) == index
