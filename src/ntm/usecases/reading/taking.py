"""A file as it is taken in: read, with how its letters were read and where in it every fact stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ntm.core.reading import certainty, places
from ntm.core.reading.facts import Fact, PaperHead, PaperReading
from ntm.documents import extract
from ntm.documents.extract import Extracted
from ntm.usecases.reading.reading import read_extracted

#: The doubt of every fact whose words were recognised in a scan.
FROM_OCR = "từ OCR"


#: How a scan is kept whose words nobody has recognised.
SCAN = "scan"
NO_WORDS = "Bản quét được giữ làm minh chứng; chưa có chữ nên chưa đọc được dữ kiện nào."


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's reading and its extraction."""

    reading: PaperReading
    extracted: Extracted

    @property
    def is_recognised(self) -> bool:
        """Say whether the words were recognised in a scan."""
        return self.extracted.format == "ocr"

    def place(self, offset: int) -> str:
        """Return where an offset of the text stands, in Vietnamese: page and paragraph, a table's cell, or the line of
        a text file; empty where the format does not tell."""
        found = self.extracted.structure.place_of(offset)
        if self.extracted.format != "text" or found.table is not None:
            return found.words
        page = f"trang {found.page}, " if found.page is not None else ""
        return f"{page}dòng {self.extracted.text.count(chr(10), 0, offset) + 1}"


def take(content: bytes, file_name: str) -> Taken:
    """Read a file; raise `Unreadable`."""
    extracted = extract.extract(content, name=file_name)
    return Taken(read_extracted(extracted), extracted)


def take_scan(content: bytes, file_name: str) -> Taken:
    """Recognise the words of a scan, because a person asked for it, and read them, whatever its name;
    every fact is doubted. Raise `Unreadable`."""
    extracted = extract.recognise(content)
    found = read_extracted(extracted)
    return Taken(
        replace(
            found,
            facts=tuple(_doubted(fact) for fact in found.facts),
            doubts=(*found.doubts, "Chữ do máy nhận dạng từ bản quét (OCR): phải đối chiếu từng dữ kiện với bản gốc."),
        ),
        extracted,
    )


def take_as_evidence(content: bytes, file_name: str) -> Taken:
    """Take a scan as it is, without words: evidence, whose words can be recognised later."""
    extracted = Extracted("", SCAN, "", "Bản quét, chưa có chữ.", places.of_plain_text(""))
    return Taken(PaperReading(PaperHead(), "", doubts=(NO_WORDS,)), extracted)


def _doubted(fact: Fact) -> Fact:
    doubts = (*fact.doubts, FROM_OCR)
    return replace(fact, doubts=doubts, confidence=certainty.confidence_of(doubts))
