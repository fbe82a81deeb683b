"""Files that are no papers, and papers in odd letters."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest

from ntm.documents import extract
from ntm.store.reading.models import Paper, PaperFact
from ntm.usecases.reading import operations, paper_page
from tests.usecases.reading.country import ON, Country, district_plan
from tests.usecases.reading.kept import add, fact_of

pytestmark = pytest.mark.django_db


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20


BOMB = _zip(
    {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b'<w:document xmlns:w="x"><w:body>' + b" " * 300_000_000 + b"</w:body></w:document>",
    }
)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "rong.txt"),
        (b"\x00" * 5000, "rong.docx"),
        (PNG, "anh.docx"),
        (bytes(range(256)) * 40, "nhi-phan.txt"),
        (BOMB, "bom.docx"),
        (b"PK\x03\x04" + b"\x00" * 400, "hong.docx"),
        (b"%PDF-1.4\n%hong", "hong.pdf"),
        (b"x" * (operations.LARGEST_FILE + 1), "lon.txt"),
    ],
    ids=["empty", "zeros", "png-as-docx", "binary", "zip-bomb", "broken-docx", "broken-pdf", "too-large"],
)
def test_a_file_that_is_no_paper_is_refused_in_words_and_leaves_nothing(
    country: Country, content: bytes, name: str, tmp_path: Path
) -> None:
    with pytest.raises(extract.Unreadable) as refused:
        add(country, content, name=name)
    assert len(str(refused.value)) > 10
    assert not Paper.objects.exists()
    assert not (tmp_path / "evidence").exists()


def test_decomposed_letters_give_the_same_facts_with_quotes_as_in_the_paper(country: Country) -> None:
    composed, decomposed = (
        add(country, unicodedata.normalize(form, district_plan().decode()).encode()) for form in ("NFC", "NFD")
    )
    kinds = [
        list(PaperFact.objects.filter(paper_id=added.paper_id).order_by("position").values_list("kind", flat=True))
        for added in (composed, decomposed)
    ]
    assert kinds[0] == kinds[1]
    quote = fact_of(decomposed.paper_id, "criterion_count").quote
    assert quote != unicodedata.normalize("NFC", quote)


def _windows_1258(text: str) -> bytes:
    """Write a text in the old encoding of Windows: tones are letters of their own."""
    packed = bytearray()
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        letter = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone))
        packed += letter.encode("cp1258") + tone.encode("cp1258")
    return bytes(packed)


def test_an_old_encoding_is_read_and_the_paper_says_so(country: Country) -> None:
    added = add(country, _windows_1258(district_plan().decode()))
    assert any("Windows-1258" in doubt for doubt in added.doubts)
    assert fact_of(added.paper_id, "criterion_count").data["numerator"] == 10
    assert Paper.objects.get().unit_id == country.phong_tho.pk


def test_a_paper_about_something_else_is_kept_and_says_so(country: Country) -> None:
    content = "Thông báo về việc nghỉ lễ Quốc khánh năm 2024 của cơ quan, đơn vị.".encode()
    added = add(country, content)
    assert "Văn bản không nói về nông thôn mới." in added.doubts
    assert added.facts == 0


def test_a_very_long_single_line_is_read(country: Country) -> None:
    content = ("Nông thôn mới: có 10/16 xã đạt tiêu chí số 2 về Giao thông; " * 4000).encode()
    added = add(country, content)
    assert added.facts > 100
    assert paper_page.paper_page(added.paper_id, user=country.leader, on=ON).text.placed


def test_bytes_that_no_database_keeps_do_not_break_the_paper(country: Country) -> None:
    added = add(country, b"\xef\xbb\xbf" + district_plan(tail="Ghi chú\x00 cuối trang."))
    assert "\x00" not in Paper.objects.get(pk=added.paper_id).text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Kế hoạch.docx", "Kế hoạch.docx"),
        ("ke\x00 ho\x1bach\u202e.txt", "ke hoach.txt"),
        ("...", "van-ban"),
        ("", "van-ban"),
        ("a" * 400 + ".docx", "a" * 195 + ".docx"),
    ],
)
def test_a_file_name_is_kept_without_path_and_control_characters(given: str, kept: str) -> None:
    assert operations.clean_file_name(given) == kept
