"""What a voice note truly is, by its own bytes; it is kept and given out, never decoded here."""

from __future__ import annotations


class NotARecording(ValueError):
    """A file that is no voice note; the message is Vietnamese."""


def look(content: bytes) -> str:
    """Return the media type of a voice note, whatever its name says; raise `NotARecording` for anything else.

    Telephones record WebM, Ogg, MPEG-4, AMR and MP3; old programmes WAV.
    """
    if content.startswith(b"\x1a\x45\xdf\xa3"):
        return "audio/webm"
    if content.startswith(b"OggS"):
        return "audio/ogg"
    if content[4:8] == b"ftyp":
        return "audio/mp4"
    if content.startswith((b"#!AMR", b"#!AMR-WB")):
        return "audio/amr"
    if content.startswith(b"ID3") or (len(content) > 1 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    if content.startswith(b"RIFF") and content[8:12] == b"WAVE":
        return "audio/wav"
    raise NotARecording("Không nhận ra tiếng nói trong tệp này: chỉ nhận tệp ghi âm của điện thoại.")
