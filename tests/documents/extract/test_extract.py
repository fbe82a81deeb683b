"""Files into text: formats, encodings, and what is refused with which words."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS

from ntm.documents import extract as extraction
from ntm.documents.extract import encodings, extract, extract_file, word

TEXT = (
    "Kế hoạch xây dựng nông thôn mới năm 2024 của huyện Phong Thổ. Phấn đấu có 77/94 xã đạt "
    "tiêu chí số 2 về Giao thông; "
    "duy trì chất lượng tiêu chí thủy lợi và phòng chống thiên tai. Thu nhập bình quân đầu "
    "người đạt trên 42 triệu đồng."
)


def in_old_font(text: str, name: str) -> str:
    """Write a text with the letters of an old encoding."""
    back = {unicode: legacy for legacy, unicode in reversed(CHARMAPS[name].pairs)}
    return "".join(back.get(char, char) for char in text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_is_read_with_and_without_a_mark_and_keeps_its_letters(encoding: str, form: str) -> None:
    text = unicodedata.normalize(form, TEXT)
    found = extract(text.encode(encoding), name="ke-hoach.txt")
    assert found.text == text
    assert found.reason


def test_windows_1258_is_told_by_its_words() -> None:
    spelt = "".join(_for_1258(char) for char in unicodedata.normalize("NFC", TEXT))
    found = extract(spelt.encode("cp1258"), name="a.txt")
    assert (found.encoding, found.text) == ("cp1258", TEXT)


def _for_1258(char: str) -> str:
    """Windows-1258 has the vowels with their marks and sets the five tones behind them."""
    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone
    return char


@pytest.mark.parametrize(("name", "spelling"), [("tcvn3", "latin-1"), ("vni", "cp1252"), ("viscii", "latin-1")])
def test_old_vietnamese_encodings_are_told_by_their_words(name: str, spelling: str) -> None:
    lower = TEXT.lower()
    found = extract(in_old_font(lower, name).encode(spelling), name="cu.txt")
    assert found.text == lower
    assert found.encoding == name
    assert "Không phải Unicode" in found.reason


def test_letters_of_an_old_font_inside_a_unicode_file_are_restored() -> None:
    lower = TEXT.lower()
    found = extract(in_old_font(lower, "tcvn3").encode("utf-8"), name="cu.txt")
    assert (found.text, found.encoding) == (lower, "tcvn3")


def test_a_text_without_marks_stays_as_it_is() -> None:
    assert extract(b"Ke hoach xay dung nong thon moi nam 2024", name="a.txt").text.startswith("Ke hoach")


def test_an_unknown_encoding_is_refused_and_not_guessed() -> None:
    russian = ("План развития сельских районов на две тысячи двадцать четвертый год " * 5).encode("cp1251")
    with pytest.raises(extraction.UnknownEncoding, match="bảng mã"):
        extract(russian, name="a.txt")


@pytest.mark.parametrize("data", [b"", b"   \n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(extraction.NothingInside, match="rỗng"):
        extract(data, name="a.txt")


def test_a_file_without_letters_is_refused() -> None:
    with pytest.raises(extraction.NothingInside):
        extract(b"--- *** ...", name="a.txt")


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x02\x01\x01" + bytes(200), bytes(range(256)) * 20, b"abc\x00\x01\x02def" * 50]
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(extraction.Unreadable):
        extract(data, name="a.txt")


@pytest.mark.parametrize(
    ("data", "word_"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "ảnh"),
    ],
)
def test_other_formats_say_what_to_do(data: bytes, word_: str) -> None:
    with pytest.raises(extraction.Unreadable, match=word_):
        extract(data, name="a.doc")


def test_a_file_over_the_bound_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)  # a hole: nothing is written, and nothing may be read
    with pytest.raises(extraction.TooLarge, match="200 MB"):
        extract_file(large)


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Phấn đấu 8/16 xã đạt tiêu chí giao thông.")
    document.add_paragraph("Một việc", style="List Bullet")
    document.add_paragraph("Việc đầu", style="List Number")
    document.add_paragraph("Việc sau", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ["Tiêu chí", "Số xã", "1", "16"], strict=True
    ):
        cell.text = text
    document.add_paragraph("Cuối").runs[0].font.size = Pt(12)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_paper_gives_paragraphs_and_tables_in_order() -> None:
    found = extract(_word(), name="a.docx")
    lines = found.text.split("\n")
    assert found.format == "docx"
    assert lines[:2] == ["KẾ HOẠCH", "Phấn đấu 8/16 xã đạt tiêu chí giao thông."]
    assert lines[-1] == "Cuối"
    assert found.text.index("Tiêu chí") < found.text.index("Cuối")


def test_a_damaged_word_paper_is_refused() -> None:
    data = _word()
    for broken in (data[: len(data) // 2], data[:60] + b"\x00" * 400 + data[460:]):
        with pytest.raises(extraction.Unreadable):
            extract(broken, name="a.docx")


def test_another_archive_is_not_a_word_paper() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(extraction.NotSupported):
        extract(stream.getvalue(), name="a.docx")


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a/>")
        with package.open("word/media/bomb.bin", "w", force_zip64=True) as entry:
            for _ in range(word.MAX_UNPACKED // (8 * 1024 * 1024) + 1):
                entry.write(bytes(8 * 1024 * 1024))
    data = stream.getvalue()
    assert len(data) < 1024 * 1024
    with pytest.raises(extraction.TooLarge, match="bung ra"):
        extract(data, name="a.docx")


def _pdf(content: bytes) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>startxref\n%d\n%%%%EOF" % len(out)
    )


def test_the_text_layer_of_a_pdf_is_read() -> None:
    found = extract(_pdf(b"BT /F 12 Tf 20 200 Td (Ke hoach nong thon moi 2024) Tj ET"), name="a.pdf")
    assert found.format == "pdf"
    assert "nong thon moi 2024" in found.text


def test_a_scan_without_text_says_that_it_is_an_image() -> None:
    with pytest.raises(extraction.OnlyImages, match="ảnh quét"):
        extract(_pdf(b"0 0 100 100 re f"), name="a.pdf")


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(extraction.IsDamaged):
        extract(b"%PDF-1.7\n" + b"rubbish " * 40, name="a.pdf")


def test_a_web_page_gives_its_words_and_no_script() -> None:
    page = "<html><head><script>var xã = 3;</script></head><body><p>Có 3/16 xã</p><p>đạt chuẩn</p></body></html>"
    assert extract(page.encode(), name="a.html").text == "Có 3/16 xã\nđạt chuẩn"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    try:
        assert extract(data, name="a").text
    except extraction.Unreadable as refused:
        assert str(refused)


def test_vietnamese_is_told_from_the_same_bytes_in_a_wrong_encoding() -> None:
    right, words = encodings.vietnamese_share(TEXT)
    wrong, _ = encodings.vietnamese_share(in_old_font(TEXT.lower(), "tcvn3"))
    assert words > 20
    assert right > 0.95 > 0.5 > wrong


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_letters_that_were_misread_and_saved_are_read_back_with_a_preview(wrong: str, times: int) -> None:
    text = "Kế hoạch xây dựng nông thôn mới xã Nậm Xe năm 2024, huyện Phong Thổ, tỉnh Lai Châu"
    damaged = text
    for _ in range(times):
        damaged = "".join(bytes([byte]).decode(wrong, errors="ignore") or chr(byte) for byte in damaged.encode("utf-8"))
    found = extract(f"KE HOACH\n{damaged}\n".encode(), name="a.txt")
    assert found.text == f"KE HOACH\n{text}\n"
    assert found.preview == (damaged.strip()[:200], text)
    assert "đọc nhầm bảng mã" in found.reason


def test_a_converted_text_shows_a_line_before_and_after() -> None:
    old = in_old_font("tiêu chí số 8, hộ nghèo", "tcvn3")
    found = extract(in_old_font(TEXT.lower(), "tcvn3").encode("latin-1", errors="ignore"), name="a.txt")
    assert found.encoding == "tcvn3"
    assert found.preview[0] and found.preview[1] and found.preview[0] != found.preview[1]
    assert old not in found.text


def test_a_text_in_unicode_needs_no_preview() -> None:
    assert extract(TEXT.encode(), name="a.txt").preview == ("", "")
