"""An official letter (công văn) as a Word file, in the form of Decree 30/2020/NĐ-CP, appendix I.

A4, Times New Roman, upper and lower margins 20 mm, left 30 mm, right 20 mm; issuer at the left of the head, the
country's name and motto at the right; number and "V/v" below the issuer, place and day below the motto; pages numbered
from 1 above the text, the first number not shown. It is a draft: number and day of issue are left open for the clerk.

Held against a public copy of the appendix, not against the gazette: paper, margins (20–25, 20–25, 30–35, 15–20 mm),
typeface, page numbers, size of the country's name (12–13) and the motto (13–14). All else is from practice, unverified.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from docx import Document as new_document
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

_FONT = "Times New Roman"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTable:
    """A table within the letter."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths_mm: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter says. `above` is the body over the issuer, empty where there is none; `signer` are the lines over
    the signature ("TRƯỞNG PHÒNG"); `copies` are the lines under "Nơi nhận"; `remark` stands small at the end."""

    above: str
    issuer: str
    symbol: str
    subject: str
    place: str
    month: int
    year: int
    recipients: Sequence[str]
    paragraphs: Sequence[str]
    closing: Sequence[str]
    signer: Sequence[str]
    copies: Sequence[str]
    table: LetterTable | None = None
    remark: str = ""
    title: str = field(default="Công văn")


def letter_docx(letter: Letter) -> bytes:
    """Return the letter as a .docx file."""
    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    _number_pages(document)
    document.core_properties.title = letter.title
    document.core_properties.author = ""
    _head(document, letter)
    if len(letter.recipients) == 1:
        _line(document, f"Kính gửi: {letter.recipients[0]}.", align=WD_ALIGN_PARAGRAPH.CENTER, before=14, after=10)
    else:
        _line(document, "Kính gửi:", indent=30, before=14)
        for at, one in enumerate(letter.recipients):
            _line(document, f"- {one}{'.' if at == len(letter.recipients) - 1 else ';'}", indent=45)
        _line(document, "", after=4)
    for text in letter.paragraphs:
        _body(document, text)
    if letter.table is not None:
        _table(document, letter.table)
    for text in letter.closing:
        _body(document, text)
    _foot(document, letter)
    if letter.remark:
        _line(document, letter.remark, size=10, italic=True, before=14)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _head(document: Document, letter: Letter) -> None:
    table = document.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    left, right = table.rows[0].cells
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(68), Mm(97)
    if letter.above:
        _cell(left, letter.above.upper(), size=12)
    _cell(left, letter.issuer.upper(), size=12, bold=True, again=bool(letter.above))
    _rule(left, width=25)
    _cell(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    _cell(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, again=True)
    _rule(right, width=52)
    left, right = table.rows[1].cells
    _cell(left, f"Số:        /{letter.symbol}", size=13)
    _cell(left, f"V/v {letter.subject}", size=12, again=True)
    # The decree writes a nought before January and February alone.
    month = f"{letter.month:02d}" if letter.month < 3 else str(letter.month)
    day = f"{letter.place}, ngày      tháng {month} năm {letter.year}"
    _cell(right, day, size=13, italic=True)


def _number_pages(document: Document) -> None:
    """Number the pages in the middle above the text, without showing the first."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(10)
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size, run.font.name = Pt(13), _FONT
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _cell(cell: _Cell, text: str, *, size: int, bold: bool = False, italic: bool = False, again: bool = False) -> None:
    paragraph = cell.add_paragraph() if again else cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size, run.font.name, run.bold, run.italic = Pt(size), _FONT, bold, italic


def _rule(cell: _Cell, *, width: int) -> None:
    """Draw the short line under the names of the head: the lower border of a narrow, empty paragraph."""
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(4)
    # The cell is narrower than the page; what is left at both sides is the indent.
    whole = 68 if width < 40 else 97
    paragraph.paragraph_format.left_indent = Mm((whole - width) / 2 - 2)
    paragraph.paragraph_format.right_indent = Mm((whole - width) / 2 - 2)
    borders = OxmlElement("w:pBdr")
    lower = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        lower.set(qn(f"w:{key}"), value)
    borders.append(lower)
    paragraph._p.get_or_add_pPr().append(borders)


def _line(
    document: Document,
    text: str,
    *,
    align: WD_ALIGN_PARAGRAPH | None = None,
    indent: int = 0,
    before: int = 0,
    after: int = 0,
    size: int = 14,
    italic: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    paragraph.paragraph_format.left_indent = Mm(indent)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    run = paragraph.add_run(text)
    run.font.size, run.italic = Pt(size), italic


def _body(document: Document, text: str) -> None:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)


def _table(document: Document, wanted: LetterTable) -> None:
    table = document.add_table(rows=1, cols=len(wanted.headings))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, wanted.headings, strict=True):
        _cell(cell, text, size=12, bold=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in wanted.rows:
        cells = table.add_row().cells
        for at, (cell, text) in enumerate(zip(cells, row, strict=True)):
            run = cell.paragraphs[0].add_run(text)
            run.font.size = Pt(12)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT if at == 1 else WD_ALIGN_PARAGRAPH.CENTER
    for row_cells in table.rows:
        for cell, width in zip(row_cells.cells, wanted.widths_mm, strict=True):
            cell.width = Mm(width)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _foot(document: Document, letter: Letter) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(80), Mm(85)
    paragraph = left.paragraphs[0]
    run = paragraph.add_run("Nơi nhận:")
    run.font.size, run.bold, run.italic = Pt(12), True, True
    for at, text in enumerate(letter.copies):
        one = left.add_paragraph()
        one.add_run(f"- {text}{'.' if at == len(letter.copies) - 1 else ';'}").font.size = Pt(11)
    for at, text in enumerate(letter.signer):
        _cell(right, text, size=14, bold=True, again=at > 0)
    for _ in range(5):
        _cell(right, "", size=14, again=True)
