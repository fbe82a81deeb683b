"""Programs that may be installed: used where they are, said plainly where they are not, stopped when they hang."""

from __future__ import annotations

import io
import stat
import sys
from pathlib import Path

import pytest
from PIL import Image
from tests.documents.made_papers import as_docx

from ntm.documents import extract as extraction
from ntm.documents.extract import can_recognise, extract, ocr, office, recognise

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def _program(folder: Path, name: str, body: str) -> str:
    script = folder / name
    script.write_text(f"#!{sys.executable}\nimport sys, pathlib, time\n{body}\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def _picture(width: int = 60, height: int = 20) -> bytes:
    stream = io.BytesIO()
    Image.new("L", (width, height), 255).save(stream, "PNG")
    return stream.getvalue()


def test_an_old_word_paper_without_a_converter_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: "")
    with pytest.raises(extraction.NotSupported, match=r"chưa cài LibreOffice.*lưu thành \.docx"):
        extract(_OLD_WORD, name="a.doc")


def test_an_old_word_paper_is_read_through_the_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ready.docx").write_bytes(as_docx("Kế hoạch năm 2024"))
    body = (
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
        "assert pathlib.Path(sys.argv[-1]).suffix == '.doc'\n"
        f"(out / 'paper.docx').write_bytes(pathlib.Path({str(tmp_path / 'ready.docx')!r}).read_bytes())"
    )
    program = _program(tmp_path, "office", body)
    monkeypatch.setattr(office, "program", lambda: program)
    found = extract(_OLD_WORD, name="a.doc")
    assert (found.text, found.format) == ("Kế hoạch năm 2024", "doc")


@pytest.mark.parametrize("body", ["time.sleep(30)", "sys.exit(1)", ""], ids=["hangs", "fails", "writes nothing"])
def test_a_converter_that_gives_nothing_is_told_in_words(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _program(tmp_path, "office", body)
    monkeypatch.setattr(office, "program", lambda: program)
    monkeypatch.setattr(office, "TIME_LIMIT", 1.0)
    with pytest.raises(extraction.IsDamaged, match="Không chuyển được"):
        extract(_OLD_WORD, name="a.doc")


def test_a_scan_is_not_recognised_unasked_and_not_without_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(extraction.OnlyImages):
        extract(_picture(), name="a.png")
    monkeypatch.setattr(ocr, "program", lambda: "")
    assert not can_recognise()
    with pytest.raises(extraction.NotSupported, match="chưa cài bộ nhận dạng chữ"):
        recognise(_picture())


def test_words_of_a_scan_are_marked_as_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "assert sys.stdin.buffer.read(4) == b'\\x89PNG'; sys.stdout.buffer.write('39 xã đạt chuẩn'.encode())"
    program = _program(tmp_path, "tesseract", body)
    monkeypatch.setattr(ocr, "program", lambda: program)
    found = recognise(_picture())
    assert (found.text, found.format) == ("39 xã đạt chuẩn", "ocr")
    assert "OCR" in found.reason


def test_a_picture_that_declares_more_than_any_page_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "program", lambda: "unused")
    monkeypatch.setattr(ocr, "MAX_PIXELS", 1000)
    with pytest.raises(extraction.TooLarge):
        recognise(_picture())
