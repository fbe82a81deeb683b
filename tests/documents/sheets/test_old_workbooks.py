"""Old workbooks (.xls) with the letters of old fonts: read as the people who made them read them, within bounds."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.documents.sheets import boards, opening
from ntm.documents.workbooks import WorkbookRefused

OLD = Path(__file__).with_name("tcvn3.xls").read_bytes()
_LABEL = struct.pack("<HH", 0x00FD, 10)


def test_letters_of_an_old_font_become_real_ones_and_that_is_said() -> None:
    found, notes = boards.boards_of(OLD, opening.open_book(OLD))
    assert found[0].rows[2] == ("1", "Xã Nậm Xe", "x", "x", "đã kiểm tra")
    assert any("TCVN3" in note for note in notes)
    assert any("không đọc được màu" in note for note in notes)


@pytest.mark.parametrize("place", [struct.pack("<H", 65_535), struct.pack("<HH", 3, 256)])
def test_a_far_cell_of_an_old_workbook_is_refused(place: bytes) -> None:
    at = OLD.index(_LABEL) + 4
    with pytest.raises(WorkbookRefused, match="nhiều nhất"):
        opening.open_book(OLD[:at] + place + OLD[at + len(place) :])


@settings(max_examples=25, deadline=None)
@given(at=st.integers(0, 6_143), letters=st.binary(min_size=1, max_size=40))
def test_an_old_file_damaged_anywhere_is_read_or_refused(at: int, letters: bytes) -> None:
    damaged = OLD[:at] + letters + OLD[at + len(letters) :]
    with contextlib.suppress(WorkbookRefused):
        boards.boards_of(damaged, opening.open_book(damaged))
