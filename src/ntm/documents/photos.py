"""What a file of evidence truly is, by its own bytes; when and where a photo was taken, by what it says itself."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from PIL import ExifTags, Image, UnidentifiedImageError

#: A camera takes fewer; a file that declares more would fill the memory when drawn.
MOST_PIXELS = 120_000_000
#: A photo without a time zone was taken by Vietnam's clock.
_HANOI = timezone(timedelta(hours=7))

_MAGIC = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/vnd.openxmlformats-officedocument",
}
_PHOTOS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


class NotEvidence(ValueError):
    """A file that is neither a photo nor a paper, or a photo that cannot be opened; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file is: its media type, and of a photo when and where it was taken, where it says so."""

    media_type: str
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


def look(content: bytes) -> Looked:
    """Return what a file is, whatever its name says; raise `NotEvidence` for anything but JPEG, PNG, WebP, PDF and
    Office papers."""
    for magic, media_type in _MAGIC.items():
        if content.startswith(magic):
            return Looked(media_type)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=tuple(_PHOTOS)) as photo:
                if photo.width * photo.height > MOST_PIXELS:
                    raise NotEvidence("Ảnh quá lớn.")
                kind = _PHOTOS[photo.format or ""]
                exif = photo.getexif()
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotEvidence("Chỉ nhận ảnh (JPEG, PNG, WebP), PDF hoặc văn bản Word, Excel.") from error
    except (OSError, SyntaxError, ValueError, KeyError) as error:
        raise NotEvidence("Không mở được tệp ảnh này.") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a damaged statement is no statement
        latitude, longitude = _place(exif)
        return Looked(kind, _moment(exif), latitude, longitude)


def _moment(exif: Image.Exif) -> datetime | None:
    """Return when the photo says it was taken; a camera that says nonsense says nothing."""
    try:
        inner = exif.get_ifd(ExifTags.IFD.Exif)
        text = inner.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
        zone = str(inner.get(ExifTags.Base.OffsetTimeOriginal) or "").strip()
        taken = datetime.strptime(str(text).strip("\x00 "), "%Y:%m:%d %H:%M:%S")
        if len(zone) == 6:
            offset = datetime.strptime(zone, "%z").tzinfo
            return taken.replace(tzinfo=offset)
        return taken.replace(tzinfo=_HANOI)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _place(exif: Image.Exif) -> tuple[float | None, float | None]:
    """Return where the photo says it was taken, in degrees north and east; neither where one is missing or not on
    earth."""
    try:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        north = _degrees(gps[ExifTags.GPS.GPSLatitude], back=str(gps[ExifTags.GPS.GPSLatitudeRef]) == "S")
        east = _degrees(gps[ExifTags.GPS.GPSLongitude], back=str(gps[ExifTags.GPS.GPSLongitudeRef]) == "W")
    except (ValueError, TypeError, KeyError, AttributeError, ZeroDivisionError, IndexError):
        return None, None
    # Without a fix, cameras write zeros: a point in the Gulf of Guinea.
    if not (-90 <= north <= 90 and -180 <= east <= 180) or (north == 0 and east == 0):
        return None, None
    return north, east


def _degrees(parts: tuple[float, float, float], *, back: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    found = degrees + minutes / 60 + seconds / 3600
    return -found if back else found
