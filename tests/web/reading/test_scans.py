"""A scan is kept as evidence; its words are recognised when a person asks, and every fact then says "từ OCR"."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from ntm.documents.extract import ocr
from ntm.store.reading.models import Paper, PaperFact
from ntm.usecases.instruments import evidence
from tests.documents.extract.test_extract import in_old_font
from tests.usecases.reading.country import Country, district_plan
from tests.web.reading.test_paper_pages import SignIn

pytestmark = pytest.mark.django_db


def _picture(words: str = "") -> bytes:
    picture = Image.new("RGB", (1600, 300), "white")
    if words:
        font = ImageFont.truetype(_font(), 44)
        ImageDraw.Draw(picture).multiline_text((40, 40), words, fill="black", font=font, spacing=24)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _font() -> str:
    for name in (
        "liberation2/LiberationSans-Regular.ttf",
        "dejavu/DejaVuSans.ttf",
        "liberation/LiberationSans-Regular.ttf",
    ):
        if (path := Path("/usr/share/fonts/truetype") / name).exists():
            return str(path)
    pytest.skip("no font with Vietnamese letters to draw a scan with")


def _scan_pdf() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (800, 1100), "white").save(stream, "PDF")
    return stream.getvalue()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a program on the path that recognises a short plan in whatever it is given."""
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "if '--list-langs' in sys.argv:\n    print('vie')\nelse:\n    sys.stdin.buffer.read()\n"
        f"    sys.stdout.buffer.write({district_plan()!r})\n",
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    ocr.program.cache_clear()
    yield
    ocr.program.cache_clear()


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take every program off the path."""
    monkeypatch.setenv("PATH", "")
    ocr.program.cache_clear()
    yield
    ocr.program.cache_clear()


@pytest.mark.parametrize(("name", "content"), [("quet.pdf", _scan_pdf()), ("quet.png", _picture())])
def test_a_scan_is_kept_as_evidence_and_offered_to_be_recognised(
    country: Country, signed_in: SignIn, stand_in: None, name: str, content: bytes
) -> None:
    client = signed_in("huyen")
    page = client.post("/van-ban/", {"tep": SimpleUploadedFile(name, content)}, follow=True).content.decode()
    paper = Paper.objects.get()
    assert "Đã giữ bản quét làm minh chứng" in page
    assert "Nhận dạng chữ (OCR)" in page
    assert (paper.text, paper.kept_at_id, paper.facts.count()) == ("", country.phong_tho.pk, 0)
    assert evidence.fetch(paper.digest) == content


def test_a_kept_scan_is_recognised_and_every_fact_is_marked(
    country: Country, signed_in: SignIn, stand_in: None
) -> None:
    client = signed_in("huyen")
    client.post("/van-ban/", {"tep": SimpleUploadedFile("quet.pdf", _scan_pdf())})
    paper = Paper.objects.get()
    page = client.post(f"/van-ban/{paper.pk}/nhan-dang/", follow=True).content.decode()
    paper.refresh_from_db()
    assert "tất cả ghi “từ OCR”" in page
    assert (paper.number, paper.unit_id) == ("15/KH-UBND", country.phong_tho.pk)
    facts = list(PaperFact.objects.filter(paper=paper))
    assert len(facts) >= 5
    assert all("từ OCR" in fact.data["doubts"] for fact in facts)
    assert "dữ kiện chắc chắn</button>" not in page
    again = client.post(f"/van-ban/{paper.pk}/nhan-dang/", follow=True).content.decode()
    assert "đã được đọc" in again
    assert PaperFact.objects.filter(paper=paper).count() == len(facts)


def test_the_words_of_a_scan_are_recognised_at_once_where_that_is_ticked(
    country: Country, signed_in: SignIn, stand_in: None
) -> None:
    form = {"tep": SimpleUploadedFile("quet.png", _picture()), "ocr": "1"}
    page = signed_in("huyen").post("/van-ban/", form, follow=True).content.decode()
    assert "Từ OCR" in page
    assert Paper.objects.get().facts.exists()


def test_without_the_program_a_scan_is_still_kept_and_the_page_says_why_it_is_not_read(
    country: Country, signed_in: SignIn, no_program: None
) -> None:
    client = signed_in("huyen")
    form = {"tep": SimpleUploadedFile("quet.png", _picture()), "ocr": "1"}
    page = client.post("/van-ban/", form, follow=True).content.decode()
    paper = Paper.objects.get()
    assert "chưa cài bộ nhận dạng chữ" in page
    refused = client.post(f"/van-ban/{paper.pk}/nhan-dang/", follow=True).content.decode()
    assert "chưa cài bộ nhận dạng chữ" in refused
    assert not paper.facts.exists()


def test_who_only_reads_recognises_nothing(country: Country, signed_in: SignIn, stand_in: None) -> None:
    signed_in("huyen").post("/van-ban/", {"tep": SimpleUploadedFile("quet.png", _picture())})
    paper = Paper.objects.get()
    assert signed_in("lanhdao").post(f"/van-ban/{paper.pk}/nhan-dang/").status_code == 403
    assert not paper.facts.exists()


@pytest.mark.skipif(
    not (shutil.which("tesseract") and ocr.program()), reason="tesseract with Vietnamese is not installed"
)
def test_the_real_program_reads_a_drawn_sentence(country: Country, signed_in: SignIn) -> None:
    words = "KẾ HOẠCH xây dựng nông thôn mới năm 2024\n- Có 10/16 xã đạt tiêu chí số 2 về Giao thông."
    form = {"tep": SimpleUploadedFile("quet.png", _picture(words)), "ocr": "1"}
    signed_in("huyen").post("/van-ban/", form)
    fact = PaperFact.objects.get(kind="criterion_count")
    assert (fact.data["numerator"], fact.data["denominator"], fact.data["criterion"]) == (10, 16, "2")
    assert "từ OCR" in fact.data["doubts"]


@pytest.mark.parametrize(("encoding", "spelling"), [("tcvn3", "latin-1"), ("vni", "cp1252")])
def test_old_letters_are_shown_before_and_after_and_the_original_stays(
    country: Country, signed_in: SignIn, encoding: str, spelling: str
) -> None:
    content = in_old_font(district_plan().decode().lower(), encoding).encode(spelling, errors="replace")
    client = signed_in("huyen")
    page = client.post("/van-ban/", {"tep": SimpleUploadedFile("cu.txt", content)}, follow=True).content.decode()
    paper = Paper.objects.get()
    assert "Chữ trong tệp đã được chuyển mã" in page
    assert "<dt>Trong tệp</dt>" in page
    assert "<dt>Đọc thành</dt>" in page
    assert client.get(f"/van-ban/{paper.pk}/ban-goc/").content == content
    assert PaperFact.objects.get(paper=paper, kind="criterion_count").data["numerator"] == 10
