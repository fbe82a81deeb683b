"""Word papers into text: paragraphs and tables in order, with the marks of automatic lists written out."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from ntm.documents.extract.failures import IsDamaged, IsProtected, NotSupported, TooLarge

#: Bounds on what a package may unpack to, by its declared sizes and by what is really read.
MAX_UNPACKED = 120 * 1024 * 1024
MAX_ENTRIES = 4000
_MAX_XML = 60 * 1024 * 1024
_CHUNK = 1024 * 1024


def text_of(data: bytes) -> str:
    """Return the text of a .docx, one paragraph a line; cells of a row are parted by " | ", those of a letterhead
    stand one after the other. Raise `IsDamaged`, `TooLarge`, `NotSupported` or `IsProtected`."""
    _check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # the library lets errors of XML, of packages and of parts through as they come
        raise IsDamaged("Tệp Word bị hỏng, không đọc được nội dung; hãy mở và lưu lại rồi chọn lại.") from error
    numbering = _Numbering(document)
    lines: list[str] = []
    first_table = True
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            lines.append(numbering.mark(item) + _text(item))
        else:
            lines.extend(_letterhead(item) if first_table and len(lines) < 6 else _rows(item))
            first_table = False
    return "\n".join(lines)


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            names = {entry.filename for entry in entries}
            if "word/document.xml" not in names:
                raise NotSupported("Tệp nén này không phải văn bản Word (.docx); hãy chọn tệp .docx, .pdf hoặc .txt.")
            if any(entry.flag_bits & 1 for entry in entries):
                raise IsProtected("Tệp Word có mật khẩu; hãy bỏ mật khẩu rồi chọn lại.")
            too_large = TooLarge("Tệp Word bung ra quá lớn (có thể là tệp nén độc hại), không đọc.")
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise too_large
            total = 0
            for entry in entries:
                with package.open(entry) as stream:
                    size = 0
                    while chunk := stream.read(_CHUNK):
                        size += len(chunk)
                        if total + size > MAX_UNPACKED or (entry.filename.endswith(".xml") and size > _MAX_XML):
                            raise too_large
                    total += size
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        if isinstance(error, (TooLarge, NotSupported, IsProtected)):
            raise
        raise IsDamaged("Tệp Word bị hỏng, không mở được; hãy mở và lưu lại rồi chọn lại.") from error


def _text(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\t", " ")


def _letterhead(table: Table) -> Iterator[str]:
    """Yield the cells of the table at the head of a paper column by column: issuer and number, then the motto."""
    seen: set[int] = set()
    for column in table.columns:
        for cell in column.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                yield from (_text(paragraph) for paragraph in cell.paragraphs)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(" ".join(cell.text.split()))
        yield " | ".join(cells)


class _Numbering:
    """Marks of automatic lists, which Word keeps outside the text: "-" for bullets, numbers as they count on."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[tuple[str, int], tuple[str, str]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        levels: dict[str, dict[int, tuple[str, str]]] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            own = levels.setdefault(abstract.get(qn("w:abstractNumId")), {})
            for level in abstract.findall(qn("w:lvl")):
                kind, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
                own[int(level.get(qn("w:ilvl"), "0"))] = (
                    kind.get(qn("w:val"), "decimal") if kind is not None else "decimal",
                    text.get(qn("w:val"), "") if text is not None else "",
                )
        for number in root.findall(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            if link is not None:
                for depth, found in levels.get(link.get(qn("w:val")), {}).items():
                    self._formats[number.get(qn("w:numId")), depth] = found

    def mark(self, paragraph: Paragraph) -> str:
        properties: Any = paragraph._p.pPr
        listed: Any = properties.numPr if properties is not None else None
        if listed is None or listed.numId is None:
            return ""
        number = str(listed.numId.val)
        depth = listed.ilvl.val if listed.ilvl is not None else 0
        kind, pattern = self._formats.get((number, depth), ("", ""))
        if not kind or kind == "none":
            return ""
        if kind == "bullet":
            return "+ " if depth or "+" in pattern else "- "
        counters = self._counters.setdefault(number, {})
        counters[depth] = counters.get(depth, 0) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        mark = pattern
        for level in range(depth + 1):
            own_kind = self._formats.get((number, level), (kind, ""))[0]
            mark = mark.replace(f"%{level + 1}", _written(counters.get(level, 1), own_kind))
        return f"{mark} " if mark else ""


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _written(number: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        letters = ""
        for value, sign in _ROMAN:
            while number >= value:
                letters += sign
                number -= value
        return letters if kind == "upperRoman" else letters.lower()
    if kind in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((64 if kind == "upperLetter" else 96) + number)
    return str(number)
