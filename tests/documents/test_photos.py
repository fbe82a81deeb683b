"""What a file of evidence truly is, and what a photo says of its time and place."""

from __future__ import annotations

import contextlib
import io
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from ntm.documents.photos import NotEvidence, look


def photo(*, taken: str = "", north: tuple[float, float, float] | None = None, back: bool = False) -> bytes:
    exif = Image.Exif()
    if taken:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    if north is not None:
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        place[ExifTags.GPS.GPSLatitudeRef] = "S" if back else "N"
        place[ExifTags.GPS.GPSLatitude] = north
        place[ExifTags.GPS.GPSLongitudeRef] = "E"
        place[ExifTags.GPS.GPSLongitude] = (103.0, 20.0, 24.0)
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(written, "JPEG", exif=exif)
    return written.getvalue()


def test_a_photo_says_when_and_where_it_was_taken() -> None:
    found = look(photo(taken="2024:06:09 14:30:00", north=(22.0, 30.0, 36.0)))
    assert found.media_type == "image/jpeg"
    assert found.taken_at == datetime(2024, 6, 9, 14, 30, tzinfo=timezone(timedelta(hours=7)))
    assert found.latitude == pytest.approx(22.51)
    assert found.longitude == pytest.approx(103.34)


def test_south_is_below_zero() -> None:
    assert look(photo(north=(22.0, 30.0, 0.0), back=True)).latitude == pytest.approx(-22.5)


@pytest.mark.parametrize("taken", ["", "0000:00:00 00:00:00", "hôm qua", "2024:13:45 99:00:00"])
def test_a_photo_that_says_no_time_or_nonsense_has_none(taken: str) -> None:
    found = look(photo(taken=taken))
    assert (found.taken_at, found.latitude, found.longitude) == (None, None, None)


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"<html><script>", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_what_is_no_photo_and_no_paper_is_refused(content: bytes) -> None:
    with pytest.raises(NotEvidence):
        look(content)


def test_a_pdf_is_known_by_its_bytes_and_not_by_its_name() -> None:
    assert look(b"%PDF-1.7\n...").media_type == "application/pdf"


@given(cut=st.integers(0, 700), junk=st.binary(max_size=40))
def test_a_damaged_photo_is_refused_or_read_but_never_breaks_the_reader(cut: int, junk: bytes) -> None:
    whole = photo(taken="2024:06:09 14:30:00", north=(22.0, 30.0, 36.0))
    with contextlib.suppress(NotEvidence):
        look(whole[:cut] + junk + whole[cut + len(junk) :])
