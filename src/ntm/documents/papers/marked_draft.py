"""A draft with marked places as a Word file: moved words on a coloured ground, remarks in brackets behind them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

_FONT = "Times New Roman"
_GROUNDS: Mapping[str, WD_COLOR_INDEX] = {
    "moved": WD_COLOR_INDEX.YELLOW,
    "blank": WD_COLOR_INDEX.YELLOW,
    "stale": WD_COLOR_INDEX.TURQUOISE,
    "unmet": WD_COLOR_INDEX.PINK,
    "otherwise": WD_COLOR_INDEX.TURQUOISE,
    "unknown": WD_COLOR_INDEX.GRAY_25,
    "met": WD_COLOR_INDEX.BRIGHT_GREEN,
}


@dataclass(frozen=True, slots=True)
class DraftRun:
    """Words of a draft; `why` is "" for plain ones, else the sort of mark; `remark` is what a person must look at."""

    text: str
    why: str = ""
    remark: str = ""


def marked_draft_docx(notice: str, paragraphs: Sequence[Sequence[DraftRun]]) -> bytes:
    """Return the draft as a .docx file on A4 with a notice at the top of each page."""
    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(6)
    document.core_properties.title, document.core_properties.author = "Bản nháp năm sau", ""
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    said = head.add_run(notice)
    said.font.size, said.italic = Pt(10), True
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        for one in runs:
            run = paragraph.add_run(one.text)
            if one.why:
                run.font.highlight_color = _GROUNDS[one.why]
            if one.remark:
                remark = paragraph.add_run(f" [{one.remark}]")
                remark.italic, remark.font.size = True, Pt(11)
                remark.font.highlight_color = _GROUNDS[one.why]
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
