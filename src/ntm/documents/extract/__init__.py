"""Files of papers into text: .docx, .pdf, .rtf, .html, plain text in any Vietnamese encoding, and through programs
that may be installed .doc and scans; no database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ntm.core.kernel.vietnamese import format_number
from ntm.core.reading import places
from ntm.core.reading.places import Structure
from ntm.documents.extract import encodings, html, ocr, office, pdf, rich_text, word
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
    "can_recognise",
    "extract",
    "extract_file",
    "recognise",
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
    """The text of a file; `format` is docx, doc, pdf, rtf, html, text or ocr, `encoding` and `reason` say how it was
    read, `structure` where its pages, paragraphs and cells are, `preview` a line before and after its conversion."""

    text: str
    format: str
    encoding: str
    reason: str
    structure: Structure = NO_STRUCTURE
    preview: tuple[str, str] = ("", "")


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


def can_recognise() -> bool:
    """Say whether words of scans can be recognised on this machine."""
    return bool(ocr.program())


def recognise(data: bytes) -> Extracted:
    """Return the words that are recognised in a scan, for a person who asked for it; raise a `Unreadable`."""
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    text = ocr.text_of(data)
    return Extracted(text, "ocr", "unicode", "Chữ nhận dạng từ bản quét (OCR).", places.of_plain_text(text))


def _by_format(data: bytes, name: str) -> Extracted:
    if data.startswith(b"PK\x03\x04"):
        paper = word.read(data)
        return _restored(paper.text, "docx", paper.structure, remarks=paper.remarks)
    if b"%PDF-" in data[:1024]:
        pages = pdf.read(data)
        return _restored(pages.text, "pdf", pages.structure)
    if data.startswith(_OLE):
        paper = word.read(office.to_docx(data, suffix=".doc"))
        return _restored(paper.text, "doc", paper.structure, remarks=("Đã chuyển từ .doc.", *paper.remarks))
    if data.startswith(b"{\\rtf"):
        text = rich_text.text_of(data)
        return _restored(text, "rtf", places.of_plain_text(text))
    if data.startswith(_IMAGES):
        raise OnlyImages("Tệp này là ảnh, không có chữ; hãy dùng bản .docx hoặc PDF có chữ.")
    decoded = encodings.decode(data)
    is_page = name.lower().endswith((".html", ".htm")) or decoded.text.lstrip()[:200].lower().startswith(
        ("<!doctype html", "<html")
    )
    if is_page:
        text, structure = html.read(decoded.text)
        return Extracted(text, "html", decoded.encoding, decoded.reason, structure, decoded.preview)
    structure = places.of_plain_text(decoded.text)
    return Extracted(decoded.text, "text", decoded.encoding, decoded.reason, structure, decoded.preview)


def _restored(text: str, kind: str, structure: Structure, *, remarks: tuple[str, ...] = ()) -> Extracted:
    decoded = encodings.restore(encodings.Decoded(text, "unicode", "Chữ trong tệp là Unicode."))
    # Most old letters are one character each, then every place stays; otherwise only lines and pages are known.
    stays = len(decoded.text) == len(text)
    known = structure if stays else places.of_plain_text(decoded.text)
    reason = " ".join((decoded.reason, *remarks))
    return Extracted(decoded.text, kind, decoded.encoding, reason, known, decoded.preview)


def _too_large(size: int) -> TooLarge:
    return TooLarge(f"Tệp nặng {size / 1024 / 1024:.0f} MB, quá giới hạn {MAX_BYTES // 1024 // 1024} MB.")
