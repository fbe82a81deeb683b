"""A criteria set goes into a workbook and comes back whole; what is wrong is named with its place."""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import replace

import pytest
from tests.documents.law_workbook.books import (
    COMMUNE,
    FOLDER,
    INSTRUMENTS,
    LIBRARY,
    Sheets,
    book,
    cells,
    changed,
    put,
    put_head,
    row_of,
    written,
)

from ntm.core.criteria.loading import load_set
from ntm.documents.law_workbook.law_read import read_law
from ntm.documents.law_workbook.reading import Problem
from ntm.documents.law_workbook.writing import blank_workbook, workbook_of
from ntm.documents.workbooks import WorkbookRefused
from ntm.law import publishing

WHOLE = [code for code, one in LIBRARY.sets.items() if one.overlay is None]
ORIGINAL = book(COMMUNE)


def problems(content: bytes) -> tuple[Problem, ...]:
    return read_law(content, known_instruments=LIBRARY.instruments).problems


@pytest.mark.parametrize("code", WHOLE)
def test_a_set_comes_back_from_its_workbook_as_it_went(code: str) -> None:
    read = read_law(book(code), known_instruments=())
    assert read.problems == ()
    loaded = load_set({"set.yaml": read.law}, instruments=LIBRARY.instruments)
    assert replace(loaded, digest="") == replace(LIBRARY.sets[code], digest="")
    assert read.law == publishing.parsed_set(code, folders=[FOLDER])


def test_the_instruments_come_back_too() -> None:
    read = read_law(ORIGINAL, known_instruments=())
    assert publishing.with_cited(read.instruments, known=LIBRARY.instruments) == ()
    assert {one["key"] for one in read.instruments} == set(LIBRARY.instruments)


def test_a_blank_workbook_asks_for_the_set() -> None:
    found = problems(blank_workbook(instruments=INSTRUMENTS))
    assert ("Bộ tiêu chí", "Mã bộ tiêu chí", "Ô bắt buộc còn trống.") in {
        (one.sheet, one.column, one.message) for one in found
    }


def level_row(sheets: Sheets, indicator: str) -> list[object]:
    return row_of(sheets, "Mức", Chỉ_tiêu=indicator)


def test_a_text_where_a_number_belongs_is_named_with_its_cell() -> None:
    def change(sheets: Sheets) -> None:
        put(sheets, "Mức", level_row(sheets, "11.1"), "Giá trị", "≤ 13%")

    sheets = cells(ORIGINAL)
    row = sheets["Mức"].index(level_row(sheets, "11.1")) + 1
    column = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[sheets["Mức"][0].index("Giá trị")]
    (found,) = problems(changed(ORIGINAL, change))
    assert (found.sheet, found.row, found.column, found.cell) == ("Mức", row, "Giá trị", f"{column}{row}")
    assert "Cần một số" in found.message and "≤ 13%" in found.message


def test_a_code_that_became_a_number_is_refused_since_nobody_can_tell_2_1_from_2_10() -> None:
    def change(sheets: Sheets) -> None:
        put(sheets, "Chỉ tiêu", row_of(sheets, "Chỉ tiêu", Chỉ_tiêu="2.1"), "Chỉ tiêu", 2.1)

    assert any(
        "2.1 với 2.10" in one.message and one.column == "Chỉ tiêu" for one in problems(changed(ORIGINAL, change))
    )


def test_every_problem_is_told_at_once() -> None:
    def change(sheets: Sheets) -> None:
        put(sheets, "Số đo", row_of(sheets, "Số đo", Chỉ_tiêu="1.1"), "Loại số", "phần trăm")
        put(sheets, "Tiêu chí", row_of(sheets, "Tiêu chí", Tiêu_chí_số=3), "Tên tiêu chí", "")
        put(sheets, "Chỉ tiêu", row_of(sheets, "Chỉ tiêu", Chỉ_tiêu="3.1"), "Từ ngày", "tháng ba")
        put_head(sheets, "Cấp", "làng")

    assert {(one.sheet, one.column) for one in problems(changed(ORIGINAL, change))} == {
        ("Số đo", "Loại số"),
        ("Tiêu chí", "Tên tiêu chí"),
        ("Chỉ tiêu", "Từ ngày"),
        ("Bộ tiêu chí", "Cấp"),
    }


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "value", "words"),
    [
        ("Mức", {"Chỉ_tiêu": "11.1"}, "Văn bản", "999/QĐ-TTg", "chưa có trong hệ thống"),
        ("Mức", {"Chỉ_tiêu": "11.1"}, "Vùng", "TAYNGUYEN", "Vùng “TAYNGUYEN” không có"),
        ("Mức", {"Chỉ_tiêu": "11.1"}, "Mã số đo", "11.2", "Số đo “11.2” không có"),
        ("Mức", {"Chỉ_tiêu": "11.1"}, "Giá trị", 130, "ngoài khoảng"),
        ("Mức", {"Chỉ_tiêu": "11.1"}, "Giá trị", -1, "ngoài khoảng"),
        ("Mức", {"Chỉ_tiêu": "11.1"}, "Giá trị", "", "Ghi giá trị, hoặc lý do"),
        ("Mức", {"Chỉ_tiêu": "11.1"}, "Đối chiếu", "đã đối chiếu", "phải có ngày, người đối chiếu và trang"),
        ("Mức", {"Chỉ_tiêu": "11.1"}, "So sánh", "≥", "Khác dòng"),
        ("Mức", {"Chỉ_tiêu": "5.1"}, "Trường hợp", "", "phải ghi trường hợp"),
        ("Số đo", {"Chỉ_tiêu": "11.1"}, "Chỉ tiêu", "11.7", "không có chỉ tiêu 11.7"),
        ("Chỉ tiêu", {"Chỉ_tiêu": "11.1"}, "Chỉ tiêu", "21.1", "Tiêu chí 21 không có"),
        ("Tiêu chí", {"Tiêu_chí_số": 4}, "Tiêu chí số", 3, "Trùng với dòng"),
    ],
)
def test_what_does_not_fit_between_sheets_is_named(
    sheet: str, row: dict[str, object], heading: str, value: object, words: str
) -> None:
    def change(sheets: Sheets) -> None:
        put(sheets, sheet, row_of(sheets, sheet, **row), heading, value)

    found = problems(changed(ORIGINAL, change))
    assert any(words in one.message and one.row > 1 and one.cell for one in found), [one.message for one in found]


def test_two_rows_for_one_value_are_refused() -> None:
    def change(sheets: Sheets) -> None:
        sheets["Mức"].append(list(level_row(sheets, "11.1")))

    (found,) = problems(changed(ORIGINAL, change))
    assert "Trùng với dòng" in found.message


def test_an_unknown_column_and_an_unknown_sheet_are_refused() -> None:
    def change(sheets: Sheets) -> None:
        sheets["Mức"][0].append("Ghi thêm")
        sheets["Nháp"] = [["abc"]]

    told = {(one.sheet, one.message) for one in problems(changed(ORIGINAL, change))}
    assert ("Mức", "Cột không có trong mẫu.") in told
    assert any(sheet == "Nháp" for sheet, _ in told)


def test_a_workbook_of_another_version_or_of_something_else_is_refused() -> None:
    def later(sheets: Sheets) -> None:
        sheets["Hướng dẫn"][0][1] = 2

    def other(sheets: Sheets) -> None:
        del sheets["Hướng dẫn"]

    (found,) = problems(changed(ORIGINAL, later))
    assert "phiên bản 2" in found.message
    (found,) = problems(changed(ORIGINAL, other))
    assert "không phải mẫu" in found.message


def test_a_formula_is_never_believed() -> None:
    sheets = cells(ORIGINAL)
    found = problems(written(sheets, formulas={"Mức!I3": "=60+1", "Tiêu chí!B2": '=HYPERLINK("http://x","y")'}))
    assert {(one.sheet, one.cell) for one in found if "công thức" in one.message} == {("Mức", "I3"), ("Tiêu chí", "B2")}


def test_words_that_look_like_formulas_stay_words() -> None:
    law = publishing.parsed_set("village-yen-bai", folders=[FOLDER])
    law["criteria"][0]["name"] = '=HYPERLINK("http://x";"y")'
    content = workbook_of(law, instruments=INSTRUMENTS)
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        assert not any(b"<f>" in folder.read(name) for name in folder.namelist())
    assert read_law(content, known_instruments=()).law == law


def repacked(content: bytes, member: str, change: object) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == member else data)  # type: ignore[operator]
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', data), "1048576"),
        (lambda data: data.replace(b'r="A2"', b'r="A1048576"', 1), "1048576"),
        (lambda data: data.replace(b'r="A2"', b'r="XFD2"', 1), "XFD"),
        (lambda data: re.sub(rb'<c r="A2"', b"<c", data, count=1), "không rõ vị trí"),
        (lambda data: data.replace(b'<c r="A2"', b'<c x=">" r="A900000"', 1), "900000"),
        (lambda data: b'<!DOCTYPE x [<!ENTITY a "b">]>' + data.split(b"?>", 1)[-1], "nội dung lạ"),
        (lambda data: data[: len(data) // 2], "Không mở được"),
        (lambda data: b"", "Không mở được"),
    ],
)
def test_a_workbook_that_claims_what_it_is_not_is_refused(change: object, words: str) -> None:
    with pytest.raises(WorkbookRefused, match=words):
        problems(repacked(ORIGINAL, SHEET, change))


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b" " * 70_000_000)
    with pytest.raises(WorkbookRefused, match="quá lớn"):
        problems(buffer.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 an old workbook", b"a,b\n1,2", b"PK" * 900])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(WorkbookRefused):
        problems(content)


def test_a_workbook_with_macros_is_refused() -> None:
    buffer = io.BytesIO(ORIGINAL)
    with zipfile.ZipFile(buffer, "a") as folder:
        folder.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(WorkbookRefused, match="macro"):
        problems(buffer.getvalue())


def test_no_damage_to_a_workbook_is_more_than_a_refusal() -> None:
    chance = random.Random(7)
    for _ in range(60):
        content = bytearray(ORIGINAL)
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            problems(bytes(content))
        except WorkbookRefused:
            continue


def test_no_cell_that_a_person_may_type_is_more_than_a_problem() -> None:
    chance = random.Random(11)
    odd: list[object] = ["", "x", -1, 0, 1e300, 2.5, "=1", "01/02/2024", "{}", '{"$day": "x"}', "a" * 3000, True, "2.1"]
    original = cells(book("village-yen-bai"))
    law = LIBRARY.instruments
    for _ in range(60):
        sheets = {name: [list(row) for row in rows] for name, rows in original.items()}
        for _ in range(3):
            rows = chance.choice(list(sheets.values()))
            row = chance.choice(rows)
            row[chance.randrange(len(row))] = chance.choice(odd)
        read = read_law(written(sheets), known_instruments=law)
        assert read.problems or read.law
