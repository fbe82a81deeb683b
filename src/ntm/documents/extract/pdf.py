"""The text layer of PDF papers, page after page."""

from __future__ import annotations

import pypdfium2

from ntm.documents.extract.failures import IsDamaged, IsProtected, OnlyImages, TooLarge

MAX_PAGES = 2000
MAX_CHARS = 8_000_000
_FEW_CHARS_A_PAGE = 8


def text_of(data: bytes) -> str:
    """Return the text of a PDF, pages parted by a form feed; raise `OnlyImages` for scans without a text layer,
    `IsProtected`, `IsDamaged` or `TooLarge`."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise IsProtected("Tệp PDF có mật khẩu; hãy bỏ mật khẩu rồi chọn lại.") from error
        raise IsDamaged("Tệp PDF bị hỏng, không mở được; hãy xuất lại rồi chọn lại.") from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise TooLarge(f"Tệp PDF có {count} trang, quá {MAX_PAGES} trang.")
        pages: list[str] = []
        size = 0
        for index in range(count):
            page = document[index]
            text_page = page.get_textpage()
            text = text_page.get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "")
            text_page.close()
            page.close()
            size += len(text)
            if size > MAX_CHARS:
                raise TooLarge("Phần chữ của tệp PDF quá lớn, không đọc.")
            pages.append(text)
    except pypdfium2.PdfiumError as error:
        raise IsDamaged("Tệp PDF bị hỏng, không đọc được trang; hãy xuất lại rồi chọn lại.") from error
    finally:
        document.close()
    if sum(len("".join(page.split())) for page in pages) < _FEW_CHARS_A_PAGE * max(1, count):
        raise OnlyImages(
            "Tệp PDF chỉ có ảnh quét, không có chữ; hãy dùng bản có chữ (xuất từ Word) hoặc nhận dạng chữ trước."
        )
    return "\n\f\n".join(pages)
