"""Word papers into text: what a reader of the printed paper sees, in order, with the place of every word."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx

from ntm.core.reading.places import Structure
from ntm.documents.extract.failures import IsDamaged
from ntm.documents.extract.word import package
from ntm.documents.extract.word.body import Reader
from ntm.documents.extract.word.package import MAX_ENTRIES, MAX_UNPACKED

__all__ = ["MAX_ENTRIES", "MAX_UNPACKED", "WordText", "read"]

_FONTS = {"tcvn3": "TCVN3 (.Vn…)", "vni": "VNI"}


@dataclass(frozen=True, slots=True)
class WordText:
    """The text of a .docx with its structure; `remarks` say in Vietnamese what was decided while reading."""

    text: str
    structure: Structure
    remarks: tuple[str, ...]


def read(data: bytes) -> WordText:
    """Return the text of a .docx, one paragraph a line; cells of a row are parted by " | ", those of a letterhead
    stand one after the other; notes come last. Raise `IsDamaged`, `TooLarge`, `NotSupported` or `IsProtected`."""
    package.check(data)
    try:
        reader = Reader(docx.Document(io.BytesIO(data)))
        text, structure = reader.read()
    except Exception as error:  # the library lets errors of XML, of packages and of parts through as they come
        raise IsDamaged("Tệp Word bị hỏng, không đọc được nội dung; hãy mở và lưu lại rồi chọn lại.") from error
    seen = reader.seen
    remarks: list[str] = []
    for encoding in sorted(seen.encodings):
        remarks.append(f"Có đoạn viết bằng phông {_FONTS[encoding]}; đã đổi sang Unicode theo tên phông.")
    if seen.deletions or seen.insertions:
        remarks.append(
            f"Văn bản còn theo dõi thay đổi ({seen.insertions} chỗ thêm, {seen.deletions} chỗ xóa); "
            "đọc như đã chấp nhận mọi thay đổi."
        )
    if seen.hidden:
        remarks.append(f"Bỏ qua {seen.hidden} đoạn chữ ẩn.")
    return WordText(text, structure, tuple(remarks))
