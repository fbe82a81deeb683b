"""Who issued what, however a paper names the issuer."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.reading.sentences import facts_of

from ntm.core.reading.facts import FactKind


def _cited(text: str) -> list[tuple[str | None, date | None, str | None]]:
    return [(one.number, one.date, one.issuer) for one in facts_of(text) if one.kind is FactKind.LEGAL_CITATION]


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("của Ban Kinh tế - Ngân sách HĐND tỉnh.", "Ban Kinh tế - Ngân sách HĐND tỉnh"),
        ("của Ban Chỉ đạo các Chương trình MTQG huyện về kiểm tra.", "Ban Chỉ đạo các Chương trình MTQG huyện"),
        ("của Trưởng Ban Chỉ đạo huyện phân công thành viên.", "Trưởng Ban Chỉ đạo huyện"),
        ("của Ban Thường trực Ủy ban MTTQ Việt Nam huyện;", "Ban Thường trực Ủy ban MTTQ Việt Nam huyện"),
        ("của Hội Nông dân huyện đề nghị hỗ trợ.", "Hội Nông dân huyện"),
        ("của Chi cục Phát triển nông thôn tỉnh hướng dẫn ghi biểu.", "Chi cục Phát triển nông thôn tỉnh"),
        ("của Văn phòng UBND tỉnh thông báo kết luận của Chủ tịch.", "Văn phòng UBND tỉnh"),
        ("của Ủy ban nhân dân tỉnh Phú Thọ Ban hành Bộ tiêu chí;", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("của Thủ tướng.", "Thủ tướng"),
        ("của BCH Đảng bộ huyện về nông thôn mới;", "BCH Đảng bộ huyện"),
        ("của BTV Huyện ủy Tân Hưng;", "BTV Huyện ủy Tân Hưng"),
        ("của Ban Chấp hành Trung ương Đảng khóa XIII về nông thôn;", "Ban Chấp hành Trung ương Đảng"),
        ("của HĐND huyện khóa XX về nhiệm vụ;", "HĐND huyện"),
    ],
)
def test_an_issuer_ends_where_another_thought_begins(words: str, issuer: str) -> None:
    assert _cited(f"Căn cứ Báo cáo số 51/BC-ABC ngày 05/7/2024 {words}\n") == [("51/BC-ABC", date(2024, 7, 5), issuer)]


def test_an_issuer_may_part_the_kind_from_its_number() -> None:
    assert _cited("Căn cứ Quyết định của Thủ tướng Chính phủ số 318/QĐ-TTg ngày 08/3/2022 về Bộ tiêu chí;\n") == [
        ("318/QĐ-TTg", date(2022, 3, 8), "Thủ tướng Chính phủ")
    ]


def test_the_subject_of_a_row_issues_all_of_it_and_the_next_subject_its_own() -> None:
    said = _cited(
        "- HĐND huyện thông qua Nghị quyết số 19/NQ-HĐND ngày 14/7/2023; UBND huyện đã ban hành Kế hoạch số 50/KH-UBND "
        "ngày 02/8/2023 và Công văn số 201/UBND-NN ngày 05/8/2023. Có Chỉ thị số 10-CT/HU ngày 01/3/2023.\n"
    )
    assert [(number, issuer) for number, _, issuer in said] == [
        ("19/NQ-HĐND", "HĐND huyện"),
        ("50/KH-UBND", "UBND huyện"),
        ("201/UBND-NN", "UBND huyện"),
        ("10-CT/HU", None),
    ]


@pytest.mark.parametrize(
    "number",
    ["688/UBND-VP3", "15/MTTQ-BTT", "06-QĐi/TW", "66/KH-BCĐCTMTQG", "88/2016/NQLT/CP-ĐCTUBTWMTTQVN", "312/UBND"],
)
def test_rarer_symbols_are_numbers_too(number: str) -> None:
    assert _cited(f"Thực hiện Văn bản số {number} ngày 05/8/2024 về tiến độ.\n") == [(number, date(2024, 8, 5), None)]


@pytest.mark.parametrize("words", ["đạt 12/19 tiêu chí", "có 46/94 xã", "số 3/tháng", "hỗ trợ 2/xã"])
def test_a_fraction_is_no_number_of_an_instrument(words: str) -> None:
    assert _cited(f"- Văn bản {words} trong năm.\n") == []


def test_what_a_unit_charges_with_is_its_own_and_not_the_next_instruments_issuer() -> None:
    said = _cited(
        "- Căn cứ chỉ tiêu được UBND tỉnh giao tại Kế hoạch 96/KH-UBND ngày 15/7/2022, Kế hoạch số 54/KH-UBND ngày "
        "06/4/2023 của UBND huyện.\n"
    )
    assert [issuer for _, _, issuer in said] == ["UBND tỉnh", "UBND huyện"]


@pytest.mark.parametrize(
    ("text", "number", "issuer"),
    [
        ("- Vốn đã được Quốc hội phê duyệt tại Nghị quyết số 25/2021/QH15 ngày 28/7/2021.", "25/2021/QH15", "Quốc hội"),
        ("- Theo Nghị quyết Hội đồng nhân dân tỉnh số 12/2022/NQ-HĐND.", "12/2022/NQ-HĐND", "Hội đồng nhân dân tỉnh"),
        ("- Các xã đã tổ chức học tập, có Nghị quyết số 05-NQ/ĐU ngày 02/3/2023.", "05-NQ/ĐU", None),
        ("- Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "72/2025/QH15", None),
        ("- Bộ tiêu chí ban hành theo Quyết định số 318/QĐ-TTg ngày 08/3/2022;", "318/QĐ-TTg", None),
    ],
)
def test_only_a_body_issues(text: str, number: str, issuer: str | None) -> None:
    assert [(said, who) for said, _, who in _cited(text + "\n")] == [(number, issuer)]


def test_a_law_that_changes_others_is_one_law() -> None:
    assert _cited(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật Sửa đổi, bổ sung một số điều của "
        "Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;\n"
    ) == [
        ("Luật Tổ chức chính quyền địa phương 2015", date(2015, 6, 19), None),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương 2019",
            date(2019, 11, 22),
            None,
        ),
    ]
