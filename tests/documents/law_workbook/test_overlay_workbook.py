"""A province's decisions go into a workbook and come back; prepared rows help, and say nothing until filled in."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from tests.documents.law_workbook.books import (
    COMMUNE,
    FOLDER,
    INSTRUMENTS,
    LIBRARY,
    Sheets,
    cells,
    changed,
    put,
    row_of,
)

from ntm.core.criteria.overlays import load_overlay
from ntm.core.criteria.refusals import Fault, LawRefused
from ntm.documents.law_workbook.law_read import LawRead, read_law
from ntm.documents.law_workbook.overlay_writing import overlay_workbook
from ntm.law import files

LAI_CHAU = "commune-2021-2025@lai-chau"
BASE = LIBRARY.sets[COMMUNE]
CASE = "Vùng khác, xã có trên 3 trường"
LEVELS = "Mức của tỉnh"


def law(code: str = LAI_CHAU) -> dict[str, Any]:
    parsed = files.read_yaml(FOLDER / "criteria" / code / "overlay.yaml")
    assert isinstance(parsed, dict)
    return deepcopy(parsed)


def book(one: dict[str, Any] | None = None) -> bytes:
    return overlay_workbook(one or law(), base=BASE, areas=["TDMNPB"], instruments=INSTRUMENTS)


def read(content: bytes) -> LawRead:
    return read_law(content, known_instruments=LIBRARY.instruments)


def fill(sheets: Sheets, value: object, **where: str) -> list[Any]:
    row = row_of(sheets, LEVELS, **where)
    put(sheets, LEVELS, row, "Giá trị", value)
    put(sheets, LEVELS, row, "Chỗ trong văn bản", "Phụ lục, mục 2")
    return row


def refusal(content: bytes) -> LawRefused:
    with pytest.raises(LawRefused) as caught:
        load_overlay({"overlay.yaml": read(content).law}, sets=LIBRARY.sets, instruments=LIBRARY.instruments)
    return caught.value


@pytest.mark.parametrize("code", [code for code, one in LIBRARY.sets.items() if one.overlay is not None])
def test_an_overlay_comes_back_from_its_workbook_as_it_went(code: str) -> None:
    back = read(book(law(code)))
    assert back.problems == ()
    assert back.law == law(code)


def test_values_by_year_area_and_case_come_back_too() -> None:
    one = law()
    citation = {**one["overlay"]["versions"][1]["citation"], "place": "Phụ lục"}
    one["overlay"]["versions"][1]["values"] = [
        {"indicator": "2.1", "delegation": "specifies",
         "requirement": {"measure": "2.1", "operator": ">=", "citation": citation, "value": 80}},
        {"indicator": "5.1", "case": CASE, "delegation": "raises",
         "requirement": {"measure": "5.1:schools_level_1", "operator": ">=", "share_of": "5.1:schools",
                         "citation": citation, "value": 75}},
        {"indicator": "10.1", "delegation": "raises",
         "requirement": {"measure": "10.1", "operator": ">=", "citation": citation,
                         "by_year": {2024: {"by_area": {"TDMNPB": 46, "DBSH": 99}}, 2025: {"value": 99}}}},
    ]  # fmt: skip
    assert read(book(one)).law == one


def test_each_number_that_the_province_may_decide_has_a_row_beside_the_country_s_value() -> None:
    rows = cells(book())[LEVELS]
    shown = {(row[1], row[3], row[4]): (row[5], row[8]) for row in rows[1:]}
    assert shown["2.1", "", "2.1"] == ("chưa có mức: tỉnh quy định", "specifies")
    assert shown["11.1", "", "11.1"] == ("≤ 13%", "raises")
    assert shown["5.1", CASE, "5.1:schools_level_1"] == ("≥ 70%", "raises")
    assert ("5.1", "Đồng bằng sông Hồng, Đông Nam Bộ", "5.1:schools_level_1") not in shown
    assert not any(row[1] == "1.1" for row in rows)  # đạt/chưa đạt: nothing to fill in


def test_where_the_country_s_values_go_by_year_there_is_a_row_a_year_in_the_province_s_region() -> None:
    rows = [row for row in cells(book())[LEVELS] if row[1] == "10.1"]
    assert [(row[9], row[10], row[5]) for row in rows] == [
        (2024, "TDMNPB", "≥ 45 triệu đồng/người/năm"),
        (2025, "TDMNPB", "≥ 48 triệu đồng/người/năm"),
    ]


def test_a_value_written_into_a_prepared_row_becomes_the_province_s() -> None:
    filled = read(changed(book(), lambda sheets: fill(sheets, 80, Chỉ_tiêu="2.1") and None))
    assert filled.problems == ()
    (value,) = filled.law["overlay"]["versions"][1]["values"]
    assert value["requirement"]["value"] == 80 and value["delegation"] == "specifies"
    laid = load_overlay({"overlay.yaml": filled.law}, sets=LIBRARY.sets, instruments=LIBRARY.instruments)
    assert laid.indicator("2.1").at(date(2024, 10, 21)).cases[0].requirements[0].threshold.everywhere is None
    after = laid.indicator("2.1").at(date(2024, 10, 22)).cases[0].requirements[0].threshold.everywhere
    assert after is not None and after.number == 80 and after.citation.instrument == "1487/QĐ-UBND (Lai Châu)"


@pytest.mark.parametrize(
    ("where", "value", "heading", "other", "fault"),
    [
        ({"Chỉ_tiêu": "11.1"}, 13.5, None, None, Fault.LOWERS),
        ({"Chỉ_tiêu": "11.1"}, 12, "Phân cấp", "specifies", Fault.NOT_DELEGATED),
        ({"Chỉ_tiêu": "11.1"}, 12, "So sánh", "≥", Fault.OTHER_COMPARISON),
        ({"Chỉ_tiêu": "2.1"}, 80, "Vùng", "Xã khu vực III", Fault.SUB_AREA),
        ({"Chỉ_tiêu": "5.1", "Trường_hợp": CASE}, 100, "Trường hợp", "", Fault.NO_SUCH_CASE),
        ({"Chỉ_tiêu": "2.1"}, 80, "Mã số đo", "2.9", Fault.UNKNOWN_MEASURE),
    ],
)
def test_what_the_country_s_text_does_not_allow_is_led_back_to_the_row(
    where: dict[str, str], value: object, heading: str | None, other: object, fault: Fault
) -> None:
    number = 0

    def change(sheets: Sheets) -> None:
        nonlocal number
        row = fill(sheets, value, **where)
        number = sheets[LEVELS].index(row) + 1
        if heading is not None:
            put(sheets, LEVELS, row, heading, other)

    content = changed(book(), change)
    refused = refusal(content)
    assert refused.fault is fault
    place = read(content).place_of(refused.key, refused.fault.label)
    assert (place.sheet, place.row) == (LEVELS, number)


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("Giá trị", "≥ 80", "Cần một số"),
        ("Chỗ trong văn bản", "", "bắt buộc còn trống"),
        ("Từ ngày", date(2024, 10, 23), "không có quyết định từ ngày 23/10/2024"),
        ("Phân cấp", "tùy ý", "Phân cấp “tùy ý” không có"),
        ("Vùng", "cả nước", "Mức cả nước là của bộ quốc gia"),
        ("Văn bản", "9/QĐ-UBND", "chưa có trong hệ thống"),
        ("Giá trị", -1, "ngoài khoảng"),
    ],
)
def test_a_wrong_cell_is_named_with_its_place(heading: str, value: object, words: str) -> None:
    def change(sheets: Sheets) -> None:
        put(sheets, LEVELS, fill(sheets, 80, Chỉ_tiêu="2.1"), heading, value)

    found = read(changed(book(), change)).problems
    assert [(one.sheet, one.column) for one in found] == [(LEVELS, heading)]
    assert words in found[0].message


def test_a_province_without_any_decision_yet_must_name_one() -> None:
    one = law()
    del one["overlay"]["versions"]
    found = read(book(one)).problems
    assert ("Quyết định của tỉnh", "Trang còn trống hoặc thiếu.") in {(it.sheet, it.message) for it in found}
