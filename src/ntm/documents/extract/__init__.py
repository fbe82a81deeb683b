"""Files of papers into text: .docx, .pdf, .html and plain text in any Vietnamese encoding; no database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ntm.core.kernel.vietnamese import format_number
from ntm.core.reading import places
from ntm.core.reading.places import Structure
from ntm.documents.extract import encodings, html, pdf, word
from ntm.documents.extract.failures import (
    IsDamaged,
    IsProtected,
    NothingInside,
    NotSupported,
    NotText,
    OnlyImages,
    TooLarge,
    TooLong,
    UnknownEncoding,
    Unreadable,
)

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Extracted",
    "IsDamaged",
    "IsProtected",
    "NotSupported",
    "NotText",
    "NothingInside",
    "OnlyImages",
    "TooLarge",
    "TooLong",
    "UnknownEncoding",
    "Unreadable",
    "extract",
    "extract_file",
]

#: The largest file that is opened, in bytes.
MAX_BYTES = 20 * 1024 * 1024
#: The longest text that is read, in characters: some 180 pages, five times a province's report with its annexes.
MAX_CHARACTERS = 500_000
NO_STRUCTURE = Structure()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file; `format` is docx, pdf, html or text, `encoding` and `reason` say how it was read."""

    text: str
    format: str
    encoding: str
    reason: str
    structure: Structure = NO_STRUCTURE


def extract_file(path: Path) -> Extracted:
    """Return the text of a file; its size is checked before it is opened. Raise a `Unreadable`, or `OSError`."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _too_large(size)
    return extract(path.read_bytes(), name=path.name)


def extract(data: bytes, *, name: str) -> Extracted:
    """Return the text of a file's bytes; the format is told by the content, the name only parts web pages from text.

    Raise a `Unreadable` with a Vietnamese message for what gives no text.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    if not data.strip(b" \t\r\n\x00\x0c\xef\xbb\xbf\xfe\xff"):
        raise NothingInside("Tệp rỗng, không có nội dung.")
    found = _by_format(data, name)
    if not any(char.isalnum() for char in found.text):
        raise NothingInside("Tệp không có chữ nào để đọc.")
    if len(found.text) > MAX_CHARACTERS:
        raise TooLong(
            f"Văn bản dài {format_number(len(found.text))} ký tự, quá giới hạn {format_number(MAX_CHARACTERS)} ký tự; "
            "hãy tách phụ lục thành tệp riêng rồi chọn lại."
        )
    return found


def _by_format(data: bytes, name: str) -> Extracted:
    if data.startswith(b"PK\x03\x04"):
        found = word.read(data)
        restored = _restored(found.text, "docx")
        reason = " ".join((restored.reason, *found.remarks))
        # Most old letters are one character each, then every place stays; otherwise only the lines are known.
        stays = len(restored.text) == len(found.text)
        structure = found.structure if stays else places.of_plain_text(restored.text)
        return Extracted(restored.text, "docx", restored.encoding, reason, structure)
    if b"%PDF-" in data[:1024]:
        return _restored(pdf.text_of(data), "pdf")
    if data.startswith(_OLE):
        raise NotSupported("Tệp .doc kiểu cũ chưa đọc được; hãy mở bằng Word và lưu thành .docx rồi chọn lại.")
    if data.startswith(b"{\\rtf"):
        raise NotSupported("Tệp .rtf chưa đọc được; hãy lưu thành .docx rồi chọn lại.")
    if data.startswith(_IMAGES):
        raise OnlyImages("Tệp này là ảnh, không có chữ; hãy dùng bản .docx hoặc PDF có chữ.")
    decoded = encodings.decode(data)
    is_page = name.lower().endswith((".html", ".htm")) or decoded.text.lstrip()[:200].lower().startswith(
        ("<!doctype html", "<html")
    )
    if is_page:
        text = html.text_of(decoded.text)
        return Extracted(text, "html", decoded.encoding, decoded.reason, places.of_plain_text(text))
    return Extracted(decoded.text, "text", decoded.encoding, decoded.reason, places.of_plain_text(decoded.text))


def _restored(text: str, kind: str) -> Extracted:
    decoded = encodings.restore(encodings.Decoded(text, "unicode", "Chữ trong tệp là Unicode."))
    return Extracted(decoded.text, kind, decoded.encoding, decoded.reason, places.of_plain_text(decoded.text))


def _too_large(size: int) -> TooLarge:
    return TooLarge(f"Tệp nặng {size / 1024 / 1024:.0f} MB, quá giới hạn {MAX_BYTES // 1024 // 1024} MB.")
