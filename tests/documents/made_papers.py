"""One text as files of several formats, made for the tests of their readers."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Sequence
from pathlib import Path

import docx
from fpdf import FPDF

_FOLDER = Path(str(importlib.util.find_spec("fontpkg_be_vietnam_pro").submodule_search_locations[0]))  # type: ignore[union-attr, index]


def as_docx(text: str) -> bytes:
    """Return a .docx with one paragraph a line of the text."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Pages(FPDF):
    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 8, str(self.page_no()), align="C")


def as_pdf(text: str, *, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a .pdf of A4 pages with page numbers: a line of the text a line, then a ruled table of `rows`."""
    pages = _Pages()
    pages.add_font("paper", fname=next(_FOLDER.rglob("BeVietnamPro-Regular.ttf")))
    pages.set_font("paper", size=9)
    pages.add_page()
    for line in text.replace("\f", "").split("\n"):
        pages.multi_cell(0, 5, line.rstrip() or " ", new_x="LMARGIN", new_y="NEXT", align="L")
    if rows:
        with pages.table(first_row_as_headings=False) as table:
            for row in rows:
                drawn = table.row()
                for cell in row:
                    drawn.cell(cell)
    return bytes(pages.output())
