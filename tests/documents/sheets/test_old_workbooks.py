"""Old workbooks (.xls) with the letters of old fonts: read as the people who made them read them, within bounds."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.documents.sheets import boards, old_looks, opening
from ntm.documents.sheets.looks import Looks
from ntm.documents.sheets.opening import OpenSheet
from ntm.documents.workbooks import WorkbookRefused

OLD = Path(__file__).with_name("tcvn3.xls").read_bytes()
DRESSED = Path(__file__).with_name("looks.xls").read_bytes()
_LABEL = struct.pack("<HH", 0x00FD, 10)


def test_letters_of_an_old_font_become_real_ones_and_that_is_said() -> None:
    found, notes = boards.boards_of(OLD, opening.open_book(OLD))
    assert found[0].rows[2] == ("1", "Xã Nậm Xe", "x", "x", "đã kiểm tra")
    assert any("TCVN3" in note for note in notes)
    assert not any("không đọc được" in note for note in notes)


def test_hidden_lines_grounds_notes_and_percents_of_an_old_workbook_are_read_as_of_a_new_one() -> None:
    book = opening.open_book(DRESSED)
    seen, said = boards.looks_of(DRESSED, book)
    first = seen["Tổng hợp"]
    assert (said, first.hidden_rows, first.hidden_columns) == ("", {3}, {0})
    assert first.colours == {(1, 3): "92D050", (2, 3): "FFFF00"}  # a white ground is none
    assert first.notes == {(2, 2): "số ước, chờ chốt", (3, 3): "second"}
    assert (seen["Hai"].colours, seen["Hai"].percents) == ({(1, 0): "FF0000"}, {(2, 1)})
    rows = boards.boards_of(DRESSED, book)[0][0].rows
    assert [row[2] for row in rows] == ["4.2", "57,5%", "98%", "50%", "57,5"]


def test_the_records_of_excel_95_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def record(kind: int, *parts: bytes) -> bytes:
        body = b"".join(parts)
        return struct.pack("<HH", kind, len(body)) + body

    def words(*numbers: int) -> bytes:
        return struct.pack(f"<{len(numbers)}H", *numbers)

    begins, ends = words(0x0500, 0x0005, 0, 0), record(0x000A)
    told = record(0x041E, words(70), bytes([4]), b"0.0%") + record(0x0092, words(1), bytes([0x92, 0xD0, 0x50, 0]))
    # Two styles: a green ground under a percent, and one without a ground.
    styles = record(0x00E0, words(0, 70, 0, 0, 8, 1, 0, 0)) + record(0x00E0, words(0, 0, 0, 0, 9, 0, 0, 0))
    name = b"B\xb6ng"
    at = len(record(0x0809, begins) + told + styles + record(0x0085, bytes(6), bytes([len(name)]), name) + ends)
    sheet = record(0x0085, struct.pack("<I", at), bytes(2), bytes([len(name)]), name)
    body = (
        record(0x0809, words(0x0500, 0x0010, 0, 0))
        + record(0x007D, words(2, 3, 0, 0, 1))
        + record(0x0208, words(5, 0, 4, 0, 0, 0, 0x20, 0))
        + record(0x0203, words(5, 1, 0), struct.pack("<d", 0.575))
        + record(0x00BD, words(6, 0, 1), bytes(4), words(0), bytes(4), words(1))
        + record(0x001C, words(5, 1, 5), b"uoc ?")
        + ends
    )
    stream = record(0x0809, begins) + told + styles + sheet + ends + body
    monkeypatch.setattr(old_looks.old_extent, "stream_of", lambda _: stream)
    found, said = old_looks.looks_of(b"", (OpenSheet("Bảng", False, ()),))
    assert (said, found) == (
        "",
        {
            "Bảng": Looks(
                hidden_rows={5},
                hidden_columns={2, 3},
                colours={(5, 1): "92D050", (6, 1): "92D050"},
                notes={(5, 1): "uoc ?"},
                percents={(5, 1), (6, 1)},
            )
        },
    )


@pytest.mark.parametrize("place", [struct.pack("<H", 65_535), struct.pack("<HH", 3, 256)])
def test_a_far_cell_of_an_old_workbook_is_refused(place: bytes) -> None:
    at = OLD.index(_LABEL) + 4
    with pytest.raises(WorkbookRefused, match="nhiều nhất"):
        opening.open_book(OLD[:at] + place + OLD[at + len(place) :])


@settings(max_examples=40, deadline=None)
@given(whole=st.sampled_from([OLD, DRESSED]), at=st.integers(0, 7_679), letters=st.binary(min_size=1, max_size=40))
def test_an_old_file_damaged_anywhere_is_read_or_refused(whole: bytes, at: int, letters: bytes) -> None:
    damaged = whole[:at] + letters + whole[at + len(letters) :]
    with contextlib.suppress(WorkbookRefused):
        boards.boards_of(damaged, opening.open_book(damaged))
