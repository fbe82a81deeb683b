"""Contradictions in passages as drafters write them, and passages that only look like one; text in, findings out."""

from __future__ import annotations

import pytest

from ntm.core.reading.facts import Severity
from ntm.core.reading.reading import read

_HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN THANH BA\nSố: 12/{symbol}-UBND\nThanh Ba, ngày 03 tháng 02 năm 2024\n{kind}\nXây dựng "
    "nông thôn mới năm 2024\n\n"
)


def _errors(passage: str, *, kind: str = "KẾ HOẠCH", symbol: str = "KH") -> list[str]:
    found = read(_HEAD.format(kind=kind, symbol=symbol) + passage + "\n").findings
    return [one.code for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("passage", "code"),
    [
        ("- Giải ngân 12.640 triệu đồng/31.600 triệu đồng, bằng 45% kế hoạch.", "percent_mismatch"),
        ("- Vốn giao 50.000 triệu đồng, đã giải ngân 30.000 triệu đồng, đạt 70% kế hoạch.", "percent_mismatch"),
        (
            "- Tiêu chí số 2: hiện có 8/20 xã đạt, phấn đấu thêm 3 xã, nâng tổng số lên 12/20 xã.",
            "sum_mismatch",
        ),
        (
            "Toàn huyện có 20 xã.\n- Có 10 xã đạt 19 tiêu chí; 6 xã đạt 15-18 tiêu chí; 5 xã đạt 10-14 tiêu chí; không "
            "có xã dưới 10 tiêu chí.",
            "sum_mismatch",
        ),
        (
            "- Năm 2024, huyện công nhận thêm 02 xã đạt chuẩn nông thôn mới, nâng số xã đạt chuẩn lên 07/11 xã.\n"
            "- Năm 2025, công nhận thêm 01 xã đạt chuẩn nông thôn mới, nâng số xã đạt chuẩn lên 09/11 xã.",
            "sum_mismatch",
        ),
        (
            "- Tổng vốn 100 tỷ đồng: NSTW 40 tỷ đồng (40%), ngân sách tỉnh 35 tỷ đồng (45%), dân góp 25 tỷ đồng (25%).",
            "percent_mismatch",
        ),
        (
            "- Tổng số tiêu chí toàn huyện đạt 338 tiêu chí, bình quân 17,9 tiêu chí/xã.\n- Tiêu chí số 1: 20/20 xã.",
            "average_mismatch",
        ),
        ("- Toàn huyện có 10 xã đạt chuẩn nông thôn mới, 12 xã đạt chuẩn nông thôn mới nâng cao.", "sum_mismatch"),
        (
            "III. Vốn\nTổng vốn: 184 triệu đồng (vốn đầu tư 138 triệu đồng; vốn sự nghiệp 46 triệu đồng), trong đó:\n"
            "- NSTW: 120 triệu đồng;\n- NS tỉnh: 65 triệu đồng.",
            "sum_mismatch",
        ),
    ],
)
def test_a_contradiction_is_told_once(passage: str, code: str) -> None:
    assert _errors(passage) == [code]


@pytest.mark.parametrize("kind", [("KẾ HOẠCH", "KH"), ("BÁO CÁO", "BC")])
@pytest.mark.parametrize(
    "passage",
    [
        "- Công nhận 03 xã đạt chuẩn (Đông Thành, Hanh Cù, Võ Lao), 04 xã nâng cao (Khải Xuân, Yên Nội, Chí Tiên, Sơn "
        "Cương).",
        "- Có 3 khu dân cư kiểu mẫu (khu 3 xã Đông Thành, khu 5 xã Hanh Cù, khu 7 xã Võ Lao).",
        "- Vốn giao 50.000 triệu đồng (vốn đầu tư 40.000 triệu đồng, vốn sự nghiệp 10.000 triệu đồng), đã giải ngân "
        "30.000 triệu đồng, đạt 60%; trong đó vốn sự nghiệp giải ngân 2.500 triệu đồng, đạt 25%.",
        "III. Vốn\n- Tổng vốn: 100 tỷ đồng, trong đó:\n+ Ngân sách: 60 tỷ đồng, chiếm 60% (trung ương 40 tỷ đồng, "
        "chiếm 40%; tỉnh 20 tỷ đồng, bằng 85% kế hoạch);\n+ Tín dụng: 40 tỷ đồng, tăng 12%.",
        "- Tổng số tiêu chí toàn huyện đạt 338 tiêu chí, bình quân 16,9 tiêu chí/xã.\n- Tiêu chí số 1: 20/20 xã.",
        "I. KẾT QUẢ\n- Giao thông: 15/20 xã đạt.\n- Toàn huyện có 12/20 xã đạt chuẩn nông thôn mới.\nII. NHIỆM VỤ\n"
        "- Phấn đấu 17/20 xã đạt tiêu chí Giao thông.\n- Phấn đấu có 14/20 xã đạt chuẩn nông thôn mới.",
        "- Có 19 xã đạt từ 5 - 9 tiêu chí, không có xã dưới 5 tiêu chí. Phấn đấu không còn xã dưới 7 tiêu chí.",
        "- Tổng mức đầu tư của công trình là 4.500 triệu đồng; dư nợ tín dụng đạt 1.250 tỷ đồng.",
        "III. Vốn\nTổng vốn: 184 triệu đồng (vốn đầu tư 138 triệu đồng; vốn sự nghiệp 46 triệu đồng), trong đó:\n"
        "- NSTW: 120 triệu đồng;\n- NS tỉnh: 64 triệu đồng.",
        "- 07/07 xã đã được công nhận đạt chuẩn nông thôn mới; theo Bộ tiêu chí mới có 02 xã đạt 19 tiêu chí, 03 xã "
        "đạt 16 - 17 tiêu chí, 02 xã đạt 13 - 14 tiêu chí. Tiêu chí số 2: 05/07 xã. Tiêu chí số 17: 03/07 xã.",
        "- Huyện có 06/10 xã nông thôn mới nâng cao. Tiêu chí số 17 nâng cao: 6/10 xã. Tiêu chí môi trường ở 04 xã còn "
        "thiếu bền vững.",
    ],
)
def test_what_only_looks_like_a_contradiction_is_no_error(passage: str, kind: tuple[str, str]) -> None:
    assert _errors(passage, kind=kind[0], symbol=kind[1]) == []


@pytest.mark.parametrize(("end", "codes"), [("17/19", []), ("18/19", ["sum_mismatch"])])
def test_a_communes_counted_criteria_lead_from_where_it_stands_to_what_it_promises(end: str, codes: list[str]) -> None:
    head = _HEAD.format(kind="KẾ HOẠCH", symbol="KH").replace("HUYỆN THANH BA", "XÃ ĐÔNG THÀNH")
    found = read(
        f"{head}- Hiện xã đạt 14/19 tiêu chí. Phấn đấu hoàn thành thêm 03 tiêu chí, nâng tổng số lên {end} tiêu chí.\n"
    )
    assert [one.code for one in found.findings if one.severity is Severity.ERROR] == codes


@pytest.mark.parametrize(("count", "codes"), [("07", ["sum_mismatch"]), ("06", [])])
def test_a_reports_groups_go_with_the_communes_of_today_and_not_with_those_aimed_at(
    count: str, codes: list[str]
) -> None:
    passage = (
        "I. KẾT QUẢ\n- Số xã đạt chuẩn nông thôn mới: 03 xã, gồm Đông Thành, Hanh Cù và Võ Lao.\n- Số xã đạt từ 15 đến "
        f"18 tiêu chí: 02 xã.\n- Số xã đạt từ 10 đến 14 tiêu chí: {count} xã.\n- Số xã đạt từ 5 đến 9 tiêu chí: "
        "02 xã.\n"
        "Tổng số tiêu chí đạt được là 173 tiêu chí, bình quân 13,3 tiêu chí/xã.\n- Giao thông: 08/13 xã đạt.\n"
        "II. HẠN CHẾ\nMột số xã chưa chủ động, còn 02 xã đạt dưới 10 tiêu chí.\n"
        "III. NHIỆM VỤ\n- Có thêm 01 xã đạt chuẩn nông thôn mới, nâng tổng số xã đạt chuẩn lên 04/13 xã.\n"
        "- Bình quân toàn huyện đạt 14 tiêu chí/xã trở lên."
    )
    assert _errors(passage, kind="BÁO CÁO", symbol="BC") == codes
