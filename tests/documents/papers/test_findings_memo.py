"""The memo of findings stays on one page and tells the heaviest first."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
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


def _memo(findings: list[MemoFinding], *, agreed: Sequence[str] = ()) -> FindingsMemo:
    return FindingsMemo(
        office="Ủy ban nhân dân huyện Phong Thổ",
        title="Kế hoạch thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2024",
        file_name="ke-hoach-2024.docx",
        day="Phong Thổ, ngày 10 tháng 6 năm 2024",
        checked_by="Nguyễn Văn A",
        findings=findings,
        held=7,
        compared=["Kế hoạch 11/KH-UBND ngày 05/01/2024 của tỉnh Lai Châu"],
        agreed=agreed,
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


def _height(content: bytes) -> float:
    """Return the height in points of the paragraphs below the head if each letter of theirs were 0.43 of its size
    wide: printed lines of such memos in Times New Roman's widths take 0.42 at most."""
    height = 0.0
    for paragraph in Document(io.BytesIO(content)).paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=13.0)
        form = paragraph.paragraph_format
        indents = sum(indent.pt for indent in (form.left_indent, form.first_line_indent) if indent is not None)
        lines = -(-len(paragraph.text) * size * 0.43 // (165 * 72 / 25.4 - indents)) or 1
        height += lines * size * 1.15
        height += sum(space.pt for space in (form.space_before, form.space_after) if space is not None)
    return height


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, 12, 13, 14, 20, 40, 90])
def test_the_paragraphs_take_less_than_the_page_that_is_left_below_the_head(count: int) -> None:
    agreed = ["Tiêu chí 9: 5 + 6 = 11 xã, khớp."] * 40
    page, margins, head = 297 * 72 / 25.4, 40 * 72 / 25.4, 66
    content = memo_docx(_memo([_finding(number) for number in range(count)], agreed=agreed))
    assert _height(content) <= page - margins - head


def test_lines_stand_singly_as_the_room_was_reckoned() -> None:
    assert Document(io.BytesIO(memo_docx(_memo([])))).styles["Normal"].paragraph_format.line_spacing == 1.0


def test_free_room_tells_what_was_checked_and_counts_the_rest() -> None:
    said = _text(memo_docx(_memo([], agreed=[f"Tiêu chí {number}: khớp." for number in range(1, 41)])))
    told = [text for text in said if text.startswith("– Tiêu chí")]
    assert "Đã đối chiếu và thấy khớp:" in said
    assert 5 <= len(told) < 40
    assert f"… và {40 - len(told)} phép kiểm tra khớp nữa." in said


def test_what_holds_never_takes_the_place_of_a_finding() -> None:
    memo = _memo([_finding(number) for number in range(60)], agreed=["Tiêu chí 1: khớp."] * 9)
    assert shown_count(memo) == shown_count(_memo([_finding(number) for number in range(60)]))


def test_the_heaviest_points_are_told_more_fully_where_not_all_can_be() -> None:
    memo = _memo([_finding(number, is_error=number >= 9) for number in range(10)])
    said = _text(memo_docx(memo))
    worked = [number for number in range(10) if any(f"[{number}]" in t and "Phép tính:" in t for t in said)]
    quoted = [index for index, text in enumerate(said) if text.startswith("“")]
    assert 9 in worked
    assert not quoted or "[9]" in said[quoted[0] - 1]


def test_a_sentence_begins_with_a_capital_and_ends_once() -> None:
    found = MemoFinding(is_error=True, message="xã hội ghi 5 nhưng cộng được 6.", arithmetic="1 + 5 = 6 ≠ 5. " * 30)
    said = "\n".join(_text(memo_docx(_memo([found]))))
    assert "Mâu thuẫn. Xã hội ghi 5" in said
    assert "…." not in said


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=900), max_size=40))
def test_every_finding_is_told_or_counted(lengths: list[int]) -> None:
    memo = _memo([_finding(number, message="số " * (length // 3)) for number, length in enumerate(lengths)])
    told = [text for text in _text(memo_docx(memo)) if "Mâu thuẫn." in text]
    assert len(told) == shown_count(memo)
    assert len(told) == len(lengths) or any("điểm nữa" in text for text in _text(memo_docx(memo)))
