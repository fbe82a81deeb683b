"""The words of .rtf papers; the format is read by striprtf, which keeps rows of tables and leaves pictures out."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from ntm.documents.extract.failures import IsDamaged, TooLarge

#: Pictures are written as hexadecimal digits; a paper without them is far smaller than its file.
MAX_BYTES_OF_RTF = 12 * 1024 * 1024
_PICTURE = re.compile(r"\{\\\*?\\?(?:pict|objdata|blipuid|themedata|datastore|colorschememapping)\b[^{}]*\}")


def text_of(data: bytes) -> str:
    """Return the text of an .rtf file, cells of a row parted by " | "; raise `IsDamaged` or `TooLarge`."""
    marked = _PICTURE.sub("", data.decode("latin-1"))
    if len(marked) > MAX_BYTES_OF_RTF:
        raise TooLarge("Tệp .rtf quá lớn; hãy lưu thành .docx rồi chọn lại.")
    try:
        text: str = rtf_to_text(marked, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # the library lets whatever a damaged file causes through
        raise IsDamaged("Tệp .rtf bị hỏng, không đọc được; hãy lưu thành .docx rồi chọn lại.") from error
    return "\n".join(_row(line) for line in text.split("\n"))


def _row(line: str) -> str:
    """Part the cells of a row as other formats do; the library ends each cell with a bar."""
    if not line.rstrip().endswith("|"):
        return line
    return " | ".join(" ".join(cell.split()) for cell in line.rstrip()[:-1].split("|"))
