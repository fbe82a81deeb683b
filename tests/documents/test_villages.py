"""Lists of villages as communes and provinces keep them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.made_workbooks import book

from ntm.documents.villages import read_villages, write_villages
from ntm.documents.workbooks import WorkbookRefused, read_table


def test_a_list_may_have_a_title_above_its_headings() -> None:
    table = read_villages(
        read_table(
            book(
                ("DANH SÁCH THÔN BẢN",), (), ("STT", "Xã", "Tên bản", "Từ ngày"), (1, "Nậm Xe", "Bản Mấn", "01/03/2022")
            )
        )
    )
    (row,) = table.rows
    assert (row.number, row.commune, row.local_term, row.name, row.since) == (
        4,
        "Nậm Xe",
        "bản",
        "Mấn",
        date(2022, 3, 1),
    )
    assert table.unused == ("STT",)
    assert not row.problems


def test_each_bad_cell_is_named_in_its_row() -> None:
    rows = read_villages(
        read_table(
            book(
                ("Xã", "Thôn", "Từ ngày"),
                ("Nậm Xe", "=A1", ""),
                ("Nậm Xe", "Mấn", "31/02/2022"),
                ("Nậm Xe", "", ""),
                ("Nậm Xe", "-Mấn", ""),
                ("Nậm Xe", "x" * 121, ""),
            )
        )
    ).rows
    assert [bool(row.problems) for row in rows] == [True] * 5
    assert "B2" in rows[0].problems[0]
    assert "C3" in rows[1].problems[0]
    assert rows[2].problems == ("thiếu tên thôn, bản",)
    assert "công thức" in rows[3].problems[0]
    assert "120" in rows[4].problems[0]


def test_a_table_without_a_column_of_names_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="tiêu đề"):
        read_villages(read_table(book(("A", "B"), (1, 2))))


def test_two_columns_of_one_meaning_are_refused() -> None:
    with pytest.raises(WorkbookRefused, match="hai cột"):
        read_villages(read_table(book(("Thôn", "Bản"), ("A", "B"))))


def test_what_is_written_is_read_again_as_it_was() -> None:
    content = write_villages(
        [("Phong Thổ", "03580", "Nậm Xe", "bản", "Mấn", "01/03/2022"), ("", "", "X", "thôn", "=1+1", "")],
        guidance=["Ghi"],
    )
    table = read_table(content)
    assert not table.formulas, "a text stays a text"
    first, second = read_villages(table).rows
    assert (first.district, first.commune_code, first.commune) == ("Phong Thổ", "03580", "Nậm Xe")
    assert (first.local_term, first.name, first.since, first.problems) == ("bản", "Mấn", date(2022, 3, 1), ())
    assert second.problems
