"""Bytes of any Vietnamese encoding into Unicode, with the reason for the choice.

Unicode is recognised by its structure. Of the 8-bit encodings (Windows-1258, TCVN3, VNI, VISCII, VPS) that one is taken
in which the words with marks are Vietnamese syllables; where no encoding makes them so, the text is refused.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from viparse.normalize import tables
from viparse.normalize.encodings import CHARMAPS

from ntm.documents.extract.failures import NotText, UnknownEncoding

_LABELS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS", "cp1258": "Windows-1258"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 60_000
_PREVIEW = 200
_SCRAMBLED = "utf-8-misread"
_ENOUGH = 0.75
_FEW_WORDS = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was read in, and why, in Vietnamese."""

    text: str
    encoding: str
    reason: str
    #: A line as it stood in the file and as it was converted, for a person to compare; empty where nothing changed.
    preview: tuple[str, str] = ("", "")


def decode(data: bytes) -> Decoded:
    """Return the Unicode text of some bytes; letters that were composed stay so, decomposed ones too.

    Raise `NotText` for bytes that are no text, `UnknownEncoding` where no encoding gives Vietnamese words.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                text = data.decode(name)
            except UnicodeDecodeError as error:
                raise UnknownEncoding("Tệp ghi là Unicode nhưng có byte sai; hãy lưu lại bằng UTF-8.") from error
            return restore(Decoded(_checked(text), name.removesuffix("-sig"), "Tệp có dấu hiệu Unicode ở đầu (BOM)."))
    if wide := _wide(data):
        return Decoded(_checked(data.decode(wide, errors="replace")), wide, "Mỗi chữ hai byte, không có BOM.")
    if b"\x00" in data:
        raise NotText("Tệp này không phải văn bản (tệp nhị phân); hãy chọn tệp .docx, .pdf hoặc .txt.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)
    return restore(Decoded(_checked(text), "utf-8", "Mọi byte hợp lệ theo UTF-8."))


def restore(decoded: Decoded) -> Decoded:
    """Return a Unicode text whose letters are those of an old font ("Céng hoµ x· héi") in real letters; a text that
    reads as Vietnamese, or that no table makes so, is returned as it is."""
    share, words = vietnamese_share(decoded.text)
    if words < _FEW_WORDS or share >= _ENOUGH:
        return decoded
    candidates = [*_unscrambled(decoded.text), *_converted(decoded.text)]
    best = max(candidates, key=lambda candidate: candidate[0], default=None)
    if best is None or best[0] < _ENOUGH or best[0] < share + 0.2:
        return decoded
    what = (
        "Chữ UTF-8 đã bị đọc nhầm bảng mã rồi lưu lại"
        if best[1] == _SCRAMBLED
        else f"Chữ viết bằng phông {_LABELS.get(best[1], best[1])}"
    )
    reason = f"{what}; đã đổi sang Unicode ({best[0]:.0%} từ có dấu đọc được)."
    return Decoded(best[2], best[1], reason, _preview(decoded.text, best[2]))


def _unscrambled(text: str) -> Iterator[tuple[float, str, str]]:
    """Yield share, name and text of a text that was UTF-8, read as an 8-bit encoding and saved, once or twice."""
    for _ in range(2):
        found = _read_back(text)
        if found is None:
            return
        share, words = vietnamese_share(found)
        if words >= 2 and share > 0.5:
            yield share, _SCRAMBLED, found
        text = found


def _read_back(text: str) -> str | None:
    """Return the letters whose UTF-8 bytes stand in a text as letters of Windows-1252; None where they do not.

    Five bytes have no letter in Windows-1252 and were kept as control characters by whoever misread them.
    """
    packed = bytearray()
    for char in text:
        try:
            packed += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            packed.append(ord(char))
    try:
        return packed.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _preview(before: str, after: str) -> tuple[str, str]:
    """Return the first line with marks, before and after; lines stay in their order."""
    for old, new in zip(before.split("\n"), after.split("\n"), strict=False):
        if old != new and not old.isascii():
            return old.strip()[:_PREVIEW], new.strip()[:_PREVIEW]
    return "", ""


def _checked(text: str) -> str:
    controls = sum(
        # Above 0x7f they are letters that somebody misread, not signs of a binary file.
        1
        for char in text[:_SAMPLE]
        if char < "\x80" and unicodedata.category(char) == "Cc" and char not in "\t\n\r\f\v\x1c\x1d\x1e"
    )
    if controls > max(4, len(text[:_SAMPLE]) // 100):
        raise NotText("Tệp này không phải văn bản (có nhiều ký tự điều khiển); hãy chọn tệp .docx, .pdf hoặc .txt.")
    return text


def _wide(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: blanks and ASCII letters have a zero byte on one side."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 8 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.3 * half and even < odd / 3:  # tone marks set apart (U+0300) have a zero byte on the other side
        return "utf-16-le"
    if even > 0.3 * half and odd < even / 3:
        return "utf-16-be"
    return None


def _legacy(data: bytes) -> Decoded:
    candidates: list[tuple[float, str, str]] = []
    for name in ("cp1258",):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            text = data.decode(name, errors="replace")
        candidates.append(
            (vietnamese_share(text)[0] - text[:_SAMPLE].count("\ufffd") / 100, name, unicodedata.normalize("NFC", text))
        )
    for spelling in ("cp1252", "latin-1"):
        text = data.decode(spelling, errors="replace")
        if "\ufffd" in text and spelling == "cp1252":
            continue
        candidates.extend(_converted(text))
    controls = sum(1 for byte in data[:_SAMPLE] if byte < 32 and byte not in b"\t\n\r\f\v\x02\x05\x06\x14\x19\x1e")
    best = max(candidates, key=lambda candidate: candidate[0])
    if best[0] < _ENOUGH:
        if controls > 4 + len(data[:_SAMPLE]) // 100:
            raise NotText("Tệp này không phải văn bản (tệp nhị phân); hãy chọn tệp .docx, .pdf hoặc .txt.")
        raise UnknownEncoding(
            "Không nhận ra bảng mã tiếng Việt của tệp; hãy lưu lại bằng Unicode (UTF-8) rồi chọn lại."
        )
    label = _LABELS.get(best[1], best[1])
    reason = f"Không phải Unicode; theo bảng mã {label} thì {best[0]:.0%} từ có dấu đọc được."
    return Decoded(best[2], best[1], reason, _preview(data.decode("latin-1"), best[2]))


def _converted(text: str) -> Iterator[tuple[float, str, str]]:
    """Yield share of Vietnamese words, name and text for each table; tables are tried on a sample first."""
    for name, charmap in CHARMAPS.items():
        share, words = vietnamese_share(tables.convert(text[:_SAMPLE], charmap))
        if words >= min(_FEW_WORDS, 2) and share > 0.5:
            yield share, name, tables.convert(text, charmap)


# A Vietnamese syllable without its tone: an initial, a vowel group, a final.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|uya|uyu|uôi|ươi|ươu|iêu|yêu|oai|oay|oeo|uây|uai|oao|uâ|uê|uô|uơ|uy|ươ|ưa|ưi|ưu|"
    r"iê|ia|iu|yê|oa|oă|oe|oi|ôi|ơi|oo|ua|ui|"
    r"ai|ao|au|ay|âu|ây|eo|êu|[aăâeêioôơuưy])"
    r"(?:ch|nh|ng|[cmnpt])?"
)
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_EDGE = " .,;:!?()[]{}\"'“”‘’…/-–+*|%<>=≥≤&\u00a0"


def vietnamese_share(text: str) -> tuple[float, int]:
    """Return the share of words with non-ASCII letters that are Vietnamese syllables, and their number, in a sample."""
    good = words = 0
    for token in re.split(r"[\s\-–/.,;:()]+", text[:_SAMPLE]):
        word = token.strip(_EDGE)
        if not word or word.isascii():
            continue
        words += 1
        bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
        tones = sum(unicodedata.normalize("NFD", word).count(tone) for tone in "\u0300\u0301\u0303\u0309\u0323")
        good += tones <= 1 and _SYLLABLE.fullmatch(bare) is not None
    return (good / words if words else 1.0), words
