"""The memo of findings stays on one page and tells the heaviest first."""

from __future__ import annotations

import io

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.documents.papers.findings_memo import FindingsMemo, MemoFinding, memo_docx, shown_count

MESSAGE = (
    "Tổng nguồn vốn ghi 3.900 triệu đồng nhưng cộng các nguồn thành phần được 3.600 triệu đồng, lệch 300 triệu đồng "
    "so với số đã nêu ở phần mục tiêu."
)
QUOTE = "Tổng nguồn vốn thực hiện Chương trình năm 2024: 3.900 triệu đồng, gồm: "


def _finding(number: int, *, is_error: bool = True, message: str = MESSAGE) -> MemoFinding:
    return MemoFinding(
        is_error=is_error,
        message=f"[{number}] {message}",
        quotes=[("Tổng nguồn vốn thực hiện Chương trình năm 2024: 3.900 triệu đồng, gồm: " * 2, "trang 3, đoạn 12")]
        * 4,
        arithmetic="1.304 + 40 + 2.256 = 3.600 ≠ 3.900",
        proposal="sửa 2.256 thành 2.556 thì mọi tổng đều khớp.",
    )


def _memo(findings: list[MemoFinding]) -> FindingsMemo:
    return FindingsMemo(
        office="Ủy ban nhân dân huyện Phong Thổ",
        title="Kế hoạch thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2024",
        file_name="ke-hoach-2024.docx",
        day="Phong Thổ, ngày 10 tháng 6 năm 2024",
        checked_by="Nguyễn Văn A",
        findings=findings,
        held=7,
        compared=["Kế hoạch 11/KH-UBND ngày 05/01/2024 của tỉnh Lai Châu"],
    )


def _text(content: bytes) -> list[str]:
    document = Document(io.BytesIO(content))
    return [paragraph.text for paragraph in document.paragraphs]


def test_a_draft_with_one_error_is_told_with_quote_place_and_arithmetic() -> None:
    said = "\n".join(_text(memo_docx(_memo([_finding(1)]))))
    assert "01 mâu thuẫn" in said
    assert "1.304 + 40 + 2.256 = 3.600" in said
    assert "trang 3, đoạn 12" in said
    assert "2.556" in said


def test_errors_come_before_what_is_only_to_be_looked_at() -> None:
    said = "\n".join(_text(memo_docx(_memo([_finding(1, is_error=False), _finding(2)]))))
    assert said.index("[2]") < said.index("[1]")


def test_twelve_long_findings_are_all_on_the_page() -> None:
    said = "\n".join(_text(memo_docx(_memo([_finding(number) for number in range(12)]))))
    assert all(f"[{number}]" in said for number in range(12))
    assert "điểm nữa" not in said


def test_what_has_no_room_is_counted() -> None:
    memo = _memo([_finding(number, is_error=number > 30) for number in range(60)])
    said = "\n".join(_text(memo_docx(memo)))
    shown = shown_count(memo)
    assert 12 <= shown < 60
    assert f"và {60 - shown} điểm nữa" in said
    assert "[31]" in said


def test_a_draft_without_findings_says_so_and_claims_no_more() -> None:
    said = "\n".join(_text(memo_docx(_memo([]))))
    assert "không thấy chỗ nào không khớp" in said
    assert "Không nêu không có nghĩa là đúng" in said


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=900), max_size=40))
def test_every_finding_is_told_or_counted(lengths: list[int]) -> None:
    memo = _memo([_finding(number, message="số " * (length // 3)) for number, length in enumerate(lengths)])
    told = [text for text in _text(memo_docx(memo)) if "Mâu thuẫn." in text]
    assert len(told) == shown_count(memo)
    assert len(told) == len(lengths) or any("điểm nữa" in text for text in _text(memo_docx(memo)))
