"""The text layer of PDF papers, page after page, with ruled tables row by row."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

from ntm.core.kernel.vietnamese import format_number
from ntm.core.reading.places import Structure, Table
from ntm.documents.extract.failures import IsDamaged, IsProtected, OnlyImages, TooLarge, TooLong
from ntm.documents.extract.pdf import tables
from ntm.documents.extract.pdf.page_numbers import without_numbers
from ntm.documents.extract.pdf.pages import Line, lines_of

MAX_PAGES = 2000
#: No paper has more; reading stops here, so that a book of thousands of pages takes seconds.
MAX_CHARS = 600_000
#: A table is looked for on so many pages; a paper's annexes have fewer, a book of drawings would take minutes.
MAX_RULED_PAGES = 200
_FEW_CHARS_A_PAGE = 8
_PAGE_END = "\n\f\n"


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, pages parted by a form feed, with its structure."""

    text: str
    structure: Structure


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Return an opened PDF; raise `IsProtected`, `IsDamaged`, or `TooLarge` for too many pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise IsProtected("Tệp PDF có mật khẩu; hãy bỏ mật khẩu rồi chọn lại.") from error
        raise IsDamaged("Tệp PDF bị hỏng, không mở được; hãy xuất lại rồi chọn lại.") from error
    if (count := len(document)) > MAX_PAGES:
        document.close()
        raise TooLarge(f"Tệp PDF có {count} trang, quá {MAX_PAGES} trang.")
    return document


def read(data: bytes) -> PdfText:
    """Return the text of a PDF; raise `OnlyImages` for scans without a text layer, `IsProtected`, `IsDamaged` or
    `TooLarge`."""
    document = opened(data)
    pages: list[tuple[Line, ...]] = []
    ruled = tables.RuledPages(data)
    seen = pages_with_rules = 0
    try:
        for index in range(len(document)):
            page = document[index]
            text_page = page.get_textpage()
            found: tuple[tables.Ruled, ...] = ()
            if pages_with_rules < MAX_RULED_PAGES and tables.has_rules(page):
                pages_with_rules += 1
                found = ruled.on(index, height=page.get_height())
            lines = lines_of(text_page, found)
            text_page.close()
            page.close()
            seen += sum(len(line.text.replace(" ", "")) for line in lines)
            if seen > MAX_CHARS:
                raise TooLong(
                    f"Tệp PDF có hơn {format_number(MAX_CHARS)} chữ, dài quá mức đọc được; hãy tách phụ lục thành tệp "
                    "riêng rồi chọn lại."
                )
            pages.append(lines)
    except pypdfium2.PdfiumError as error:
        raise IsDamaged("Tệp PDF bị hỏng, không đọc được trang; hãy xuất lại rồi chọn lại.") from error
    finally:
        ruled.close()
        document.close()
    if seen < _FEW_CHARS_A_PAGE * max(1, len(pages)):
        raise OnlyImages(
            "Tệp PDF chỉ có ảnh quét, không có chữ; hãy dùng bản có chữ (xuất từ Word) hoặc nhận dạng chữ trước."
        )
    written = _Written()
    for lines in without_numbers(pages):
        written.page(lines)
    return PdfText(written.text, written.structure)


class _Written:
    """The text as it grows, and where its pages, lines and tables begin."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._pages: list[int] = []
        self._paragraphs: list[int] = []
        self._tables: list[Table] = []

    def page(self, lines: tuple[Line, ...]) -> None:
        if self._pages:
            self._write(_PAGE_END)
        self._pages.append(self._length)
        for number, line in enumerate(lines):
            if number:
                self._write("\n")
            if line.table is not None:
                self._tables.append(line.table.moved(self._length))
            elif line.text.strip():
                self._paragraphs.append(self._length)
            self._write(line.text)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def structure(self) -> Structure:
        return Structure(tuple(self._pages), tuple(self._paragraphs), tuple(self._tables))
