"""Scans into words by tesseract with Vietnamese, where it is installed: an offer, never done unasked."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from PIL import Image

from ntm.documents.extract import pdf
from ntm.documents.extract.failures import IsDamaged, NothingInside, NotSupported, TooLarge

#: A page takes seconds; an annex longer than this is better sent in parts.
MAX_PAGES = 60
MAX_PIXELS = 60_000_000
TIME_LIMIT_A_PAGE = 120.0
_DOTS_PER_INCH = 300


@cache
def program() -> str:
    """Return the path of tesseract; empty where it, or its Vietnamese, is not installed."""
    found = shutil.which("tesseract")
    if not found:
        return ""
    try:
        listed = subprocess.run([found, "--list-langs"], capture_output=True, timeout=20, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError):
        return ""
    return found if b"vie" in listed.stdout.split() else ""


def text_of(data: bytes) -> str:
    """Return the words that are recognised in a scan (a PDF or an image), pages parted by a form feed.

    Raise `NotSupported` without tesseract and its Vietnamese, `TooLarge`, `IsDamaged`, or `NothingInside`.
    """
    found = program()
    if not found:
        raise NotSupported("Máy chủ này chưa cài bộ nhận dạng chữ (tesseract, tiếng Việt) nên chưa đọc được bản quét.")
    texts = [_recognised(found, picture) for picture in _pictures(data)]
    if not any(char.isalnum() for text in texts for char in text):
        raise NothingInside("Không nhận dạng được chữ nào trong bản quét.")
    return "\n\f\n".join(texts)


def _recognised(found: str, picture: Image.Image) -> str:
    stream = io.BytesIO()
    picture.convert("L").save(stream, "PNG")
    command = [found, "stdin", "stdout", "-l", "vie", "--psm", "6"]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=stream.getvalue(), capture_output=True, timeout=TIME_LIMIT_A_PAGE, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise IsDamaged("Không nhận dạng được một trang của bản quét.") from error
    return done.stdout.decode("utf-8", errors="replace").replace("\f", "").strip()


def _pictures(data: bytes) -> Iterator[Image.Image]:
    if b"%PDF-" in data[:1024]:
        document = pdf.opened(data)
        try:
            if len(document) > MAX_PAGES:
                raise TooLarge(f"Bản quét có {len(document)} trang, quá {MAX_PAGES} trang; hãy tách nhỏ rồi chọn lại.")
            for page in document:
                scale = _DOTS_PER_INCH / 72
                area = page.get_width() * page.get_height() * scale * scale
                yield page.render(scale=scale * min(1.0, (MAX_PIXELS / max(area, 1.0)) ** 0.5)).to_pil()
        finally:
            document.close()
        return
    try:
        picture = Image.open(io.BytesIO(data))
        # The declared size is read before any pixel is.
        if picture.width * picture.height > MAX_PIXELS:
            raise TooLarge("Ảnh quá lớn; hãy quét ở 300 dpi rồi chọn lại.")
        picture.load()
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, TooLarge):
            raise
        raise IsDamaged("Ảnh bị hỏng, không mở được.") from error
    yield picture
