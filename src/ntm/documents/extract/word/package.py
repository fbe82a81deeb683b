"""What is checked of a .docx before it is opened: that it is one, without a password, and not a bomb."""

from __future__ import annotations

import io
import zipfile

from ntm.documents.extract.failures import IsDamaged, IsProtected, NotSupported, TooLarge

#: Bounds on what a package may unpack to. Declared sizes bound what is read: the archive's reader stops at an entry's
#: declared size and then refuses it for its checksum.
MAX_UNPACKED = 120 * 1024 * 1024
MAX_ENTRIES = 4000
MAX_XML = 60 * 1024 * 1024
#: Nothing that people write is packed tighter; a page of blanks is some 200 times.
_MAX_RATIO = 1000


def check(data: bytes) -> None:
    """Refuse what is not a Word paper that can be opened safely: raise `NotSupported`, `IsProtected`, `TooLarge` or
    `IsDamaged`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise IsDamaged("Tệp Word bị hỏng, không mở được; hãy mở và lưu lại rồi chọn lại.") from error
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise NotSupported("Tệp nén này không phải văn bản Word (.docx); hãy chọn tệp .docx, .pdf hoặc .txt.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise IsProtected("Tệp Word có mật khẩu; hãy bỏ mật khẩu rồi chọn lại.")
    if (
        len(entries) > MAX_ENTRIES
        or sum(entry.file_size for entry in entries) > MAX_UNPACKED
        or any(entry.filename.endswith((".xml", ".rels")) and entry.file_size > MAX_XML for entry in entries)
        or any(entry.file_size > max(1_000_000, _MAX_RATIO * entry.compress_size) for entry in entries)
    ):
        raise TooLarge("Tệp Word bung ra quá lớn (có thể là tệp nén độc hại), không đọc.")
