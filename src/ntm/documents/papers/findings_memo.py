"""The memo of what does not agree in a draft (phiếu rà soát), as a Word file of one A4 page for the leader.

Head, motto, margins and letters follow Decree 30/2020/NĐ-CP, appendix I. Whatever the findings, it stays on one page:
first with all quotes, then in smaller letters, then with the places alone; what still does not fit is counted in a last
line. The heaviest come first and no sentence is dropped silently. Room that is left goes to the heaviest points, which
are told more fully, and then to what was checked and holds.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docx import Document as new_document
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ntm.documents.papers.times_new_roman import LINE, lines_taken

_FONT = "Times New Roman"
_HEIGHT = (297 - 20 - 20) * 72 / 25.4
_WIDTH = (210 - 30 - 15) * 72 / 25.4
#: A machine without this typeface takes another that runs a little wider.
_SPARE = 0.96
_QUOTES = 2
#: Letters and lines of what was checked and holds.
_AGREED_SIZE = 11
_MOST_AGREED = 16
_LONGEST_QUOTE = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoFinding:
    """A point of the memo. `quotes` are (words, place) pairs; a place may be empty, or name another paper."""

    is_error: bool
    message: str
    quotes: Sequence[tuple[str, str]] = ()
    arithmetic: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsMemo:
    """What the memo says. `office` stands in the head, `checked_by` under the signature, `day` is the line of place and
    day in the head ("Phong Thổ, ngày 10 tháng 6 năm 2024"); `compared` are the papers that the draft was held against,
    `held` is how many checks agree, `agreed` what they say, and `doubts` are what the reader warns of."""

    office: str
    title: str
    file_name: str
    day: str
    checked_by: str
    findings: Sequence[MemoFinding]
    held: int
    compared: Sequence[str] = ()
    doubts: Sequence[str] = ()
    agreed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Detail:
    """How much of each point is told: the size of letters, and what beside the sentence."""

    size: float
    quotes: bool
    places: int
    arithmetic: bool
    proposal: bool
    longest: int


#: From the fullest to the tersest that is still worth reading: two lines a point.
_DETAILS = (
    _Detail(13, True, 0, True, True, 1000),
    _Detail(12, True, 0, True, True, 1000),
    _Detail(12, False, 3, True, True, 1000),
    _Detail(11.5, False, 3, True, True, 400),
    _Detail(11, False, 2, False, True, 260),
    _Detail(10.5, False, 1, False, False, 150),
)


def memo_docx(memo: FindingsMemo) -> bytes:
    """Return the memo as a .docx file of one A4 page."""
    ordered = _heaviest_first(memo)
    details, room = _that_fit(memo, ordered)
    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    # The writer's own template asks for 1.15 lines, which the sums of this module do not know.
    style.paragraph_format.line_spacing = 1.0
    document.core_properties.title = "Phiếu rà soát dự thảo"
    document.core_properties.author = ""
    _head(document, memo)
    for text in _opening(memo):
        _paragraph(document, [(text, "")], size=13, indent=10, after=4)
    for number, (found, detail) in enumerate(zip(ordered, details, strict=False), 1):
        _point(document, number, found, detail)
    rest = len(ordered) - len(details)
    if rest:
        _paragraph(document, [(_and_more(rest), "i")], size=_DETAILS[-1].size, indent=10, after=3)
    for at, text in enumerate(_agreed(memo, room)):
        _paragraph(document, [(text, "" if at else "b")], size=_AGREED_SIZE, indent=0, before=0 if at else 4)
    _paragraph(document, [(_closing(memo), "i")], size=11, indent=0, before=4, after=8)
    _foot(document, memo)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def shown_count(memo: FindingsMemo) -> int:
    """Return how many points the page has room for."""
    return len(_that_fit(memo, _heaviest_first(memo))[0])


def _heaviest_first(memo: FindingsMemo) -> list[MemoFinding]:
    return sorted(memo.findings, key=lambda found: not found.is_error)


def _that_fit(memo: FindingsMemo, ordered: Sequence[MemoFinding]) -> tuple[list[_Detail], float]:
    """Return how fully each point that the page has room for is told, and the height in points that stays free."""
    room = _HEIGHT * _SPARE - _fixed(memo)
    for detail in _DETAILS:
        taken = sum(_height_of(found, detail) for found in ordered)
        if taken <= room:
            return _told_more_fully(ordered, detail, room - taken)
    tersest = _DETAILS[-1]
    room -= tersest.size * LINE + 3
    shown = 0
    for found in ordered:
        height = _height_of(found, tersest)
        if height > room:
            break
        room -= height
        shown += 1
    return [tersest] * shown, max(room, 0.0)


def _told_more_fully(ordered: Sequence[MemoFinding], common: _Detail, room: float) -> tuple[list[_Detail], float]:
    """Give the free room to the heaviest points: each gets its arithmetic, proposal and quotes where they fit, in the
    letters that all points have."""
    details = [common] * len(ordered)
    for fuller in _fuller_than(common):
        for at, found in enumerate(ordered):
            more = _height_of(found, fuller) - _height_of(found, details[at])
            if more <= room:
                details[at] = fuller
                room -= more
    return details, room


def _fuller_than(common: _Detail) -> Iterator[_Detail]:
    if not common.arithmetic:
        common = replace(common, places=3, arithmetic=True, proposal=True, longest=400)
        yield common
    if not common.quotes:
        yield replace(common, quotes=True, places=0)


def _agreed(memo: FindingsMemo, room: float) -> list[str]:
    """Return the heading and the lines of what was checked and holds, as many as the room takes; none if not even
    two do, and never so many that they hide the points."""
    line = _AGREED_SIZE * LINE
    room = min(room - 4 - 2 * line, _MOST_AGREED * line)
    lines: list[str] = []
    for message in memo.agreed:
        text = f"– {_cut(message, 170)}"
        height = lines_taken(text, _AGREED_SIZE, _WIDTH) * line
        if height > room:
            break
        room -= height
        lines.append(text)
    if len(lines) < min(2, len(memo.agreed)) or not lines:
        return []
    rest = len(memo.agreed) - len(lines)
    return ["Đã đối chiếu và thấy khớp:", *lines, *([f"… và {rest} phép kiểm tra khớp nữa."] if rest else [])]


def _fixed(memo: FindingsMemo) -> float:
    """Return the height in points of everything but the points themselves."""
    title = lines_taken(_subject(memo), 13, _WIDTH, bold=True) * 13 * LINE
    head = max(lines_taken(memo.office.upper(), 12, 190, bold=True), 2) * 13 * LINE + 13 * LINE + 16
    opening = sum(lines_taken(text, 13, _WIDTH - 28) * 13 * LINE + 4 for text in _opening(memo))
    closing = lines_taken(_closing(memo), 11, _WIDTH) * 11 * LINE + 12
    foot = 2 * 13 * LINE + 36
    return head + 14 * LINE + title + 16 + opening + closing + foot


def _height_of(found: MemoFinding, detail: _Detail) -> float:
    lines = 0
    for at, parts in enumerate(_parts(found, detail)):
        text = "".join(part for part, _ in parts)
        lines += lines_taken(text if at else f"99. {text}", detail.size, _WIDTH - (0 if at == 0 else 18))
    return lines * detail.size * LINE + 4


def _subject(memo: FindingsMemo) -> str:
    return memo.title or memo.file_name


def _opening(memo: FindingsMemo) -> Iterator[str]:
    errors = sum(found.is_error for found in memo.findings)
    others = len(memo.findings) - errors
    if not memo.findings:
        said = "không thấy chỗ nào không khớp"
    else:
        parts = [f"{errors:02d} mâu thuẫn cần sửa hoặc giải trình trước khi ký"] if errors else []
        parts += [f"{others:02d} điểm nên xem lại"] if others else []
        said = "có " + " và ".join(parts)
    against = f" So với: {'; '.join(_cut(one, 90) for one in memo.compared[:3])}"
    against += f" và {len(memo.compared) - 3} văn bản khác." if len(memo.compared) > 3 else "."
    yield (
        f"Đã đọc dự thảo (tệp {_cut(memo.file_name, 60)}): {said}; {memo.held} phép kiểm tra khớp."
        f"{against if memo.compared else ' Chưa có văn bản cấp trên hoặc năm trước trong hệ thống để so.'}"
    )
    if memo.doubts:
        yield f"Lưu ý khi đọc: {_cut(' '.join(memo.doubts), 260)}"


def _closing(memo: FindingsMemo) -> str:
    return (
        "Phiếu chỉ nêu những phép tính và đối chiếu mà phần mềm làm được; không sửa dự thảo và không thay việc thẩm "
        "định. Không nêu không có nghĩa là đúng."
    )


def _and_more(count: int) -> str:
    return f"… và {count} điểm nữa; danh sách đầy đủ trên trang kiểm tra dự thảo."


def _parts(found: MemoFinding, detail: _Detail) -> Iterator[list[tuple[str, str]]]:
    """Give the lines of a point as runs of (words, "b" bold, "i" italic or "")."""
    weight = "Mâu thuẫn. " if found.is_error else "Nên xem. "
    first: list[tuple[str, str]] = [(weight, "b"), (_sentence(found.message, detail.longest), "")]
    if detail.arithmetic and found.arithmetic and found.arithmetic not in found.message:
        first.append((f" Phép tính: {_ended(_cut(found.arithmetic, 180))}", ""))
    if detail.proposal and found.proposal:
        first.append((f" Gợi ý: {_ended(_cut(found.proposal, 160))}", "i"))
    places = tuple(dict.fromkeys(place for _, place in found.quotes if place))
    if detail.places and places:
        more = "; …" if len(places) > detail.places else ""
        first.append((f" ({'; '.join(_cut(one, 60) for one in places[: detail.places])}{more})", "i"))
    yield first
    if detail.quotes:
        for text, place in found.quotes[:_QUOTES]:
            yield [(f"“{_cut(text, _LONGEST_QUOTE)}”", "i"), (f" ({place})" if place else "", "")]
        if len(found.quotes) > _QUOTES:
            yield [(f"và {len(found.quotes) - _QUOTES} chỗ khác được trích trên trang kiểm tra.", "")]


def _sentence(text: str, longest: int) -> str:
    """Return a message that begins with a capital; some begin with a name as the paper writes it."""
    return _cut(text[:1].upper() + text[1:], longest)


def _ended(text: str) -> str:
    return text if text.endswith((".", "…", "?", "!")) else f"{text}."


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _point(document: Document, number: int, found: MemoFinding, detail: _Detail) -> None:
    lines = list(_parts(found, detail))
    for at, runs in enumerate(lines):
        after = 4 if at == len(lines) - 1 else 0
        numbered = [(f"{number}. ", "b"), *runs] if at == 0 else runs
        paragraph = _paragraph(document, numbered, size=detail.size, indent=0, after=after)
        if at:
            paragraph.paragraph_format.left_indent = Pt(18)


def _paragraph(
    document: Document,
    runs: Sequence[tuple[str, str]],
    *,
    size: float,
    indent: int,
    before: int = 0,
    after: int = 0,
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after = Mm(indent), Pt(before), Pt(after)
    for text, style in runs:
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), style == "b", style == "i"
    return paragraph


def _head(document: Document, memo: FindingsMemo) -> None:
    table = document.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _columns(table, 68, 97)
    left, right = table.rows[0].cells
    _cell(left, memo.office.upper(), size=12, bold=True)
    _rule(left, whole=68, width=25)
    _cell(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    _cell(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, again=True)
    _rule(right, whole=97, width=52)
    _cell(table.rows[1].cells[1], memo.day, size=13, italic=True)
    table.rows[1].cells[1].paragraphs[0].paragraph_format.space_before = Pt(4)
    _centred(document, "PHIẾU RÀ SOÁT DỰ THẢO", size=14, before=8)
    _centred(document, _subject(memo), size=13, after=8)


def _columns(table: Table, *widths: int) -> None:
    """Set the widths in millimetres in the grid and in each cell: some programs obey the one, some the other."""
    for at, width in enumerate(widths):
        table.columns[at].width = Mm(width)
        for cell in table.columns[at].cells:
            cell.width = Mm(width)


def _centred(document: Document, text: str, *, size: int, before: int = 0, after: int = 0) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), True


def _cell(cell: _Cell, text: str, *, size: int, bold: bool = False, italic: bool = False, again: bool = False) -> None:
    paragraph = cell.add_paragraph() if again else cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _rule(cell: _Cell, *, whole: int, width: int) -> None:
    """Draw the short line under a name of the head: the lower border of a narrow, empty paragraph."""
    paragraph = cell.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing = Pt(4)
    form.left_indent = form.right_indent = Mm((whole - width) / 2 - 2)
    borders = OxmlElement("w:pBdr")
    lower = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        lower.set(qn(f"w:{key}"), value)
    borders.append(lower)
    paragraph._p.get_or_add_pPr().append(borders)


def _foot(document: Document, memo: FindingsMemo) -> None:
    for text, before in (("NGƯỜI RÀ SOÁT", 0), (memo.checked_by, 36)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form = paragraph.paragraph_format
        form.left_indent, form.space_before = Mm(85), Pt(before)
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(13), True
