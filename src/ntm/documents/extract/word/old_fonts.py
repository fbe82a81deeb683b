"""Letters of fonts from before Unicode (.VnTime, VNI-Times) inside a .docx, told by the font of each run.

A paper can mix runs of an old font with runs in Unicode, so that no guess over the whole text is right; the font's
name says what the bytes mean. Fonts of TCVN3 whose names end in H draw capitals for the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn
from viparse.normalize import tables
from viparse.normalize.encodings import CHARMAPS

_RUN_FONTS = f"{qn('w:rPr')}/{qn('w:rFonts')}"
_RUN_STYLE = f"{qn('w:rPr')}/{qn('w:rStyle')}"
_PARAGRAPH_STYLE = f"{qn('w:pPr')}/{qn('w:pStyle')}"
_VALUE = qn("w:val")
_DEEPEST_STYLE = 20


class Fonts:
    """The font that each run of a document is set in, as far as it is one from before Unicode."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, tuple[str, str]] = {}
        self._default = ""
        styles: Any = document.styles.element
        default = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{_RUN_FONTS}")
        self._default = _name_of(default)
        for style in styles.findall(qn("w:style")):
            based: Any = style.find(qn("w:basedOn"))
            font = _name_of(style.find(_RUN_FONTS))
            self._styles[style.get(qn("w:styleId"), "")] = (font, based.get(_VALUE, "") if based is not None else "")
            if style.get(qn("w:default")) == "1" and style.get(qn("w:type")) == "paragraph" and font:
                self._default = font

    def of(self, run: Any, *, paragraph: Any) -> str:
        """Return the name of a run's font: its own, its style's, its paragraph's, the document's."""
        own = _name_of(run.find(_RUN_FONTS))
        return (
            own
            or self._of_style(run.find(_RUN_STYLE))
            or self._of_style(paragraph.find(_PARAGRAPH_STYLE))
            or self._default
        )

    def _of_style(self, named: Any) -> str:
        code = named.get(_VALUE, "") if named is not None else ""
        for _ in range(_DEEPEST_STYLE):
            font, based = self._styles.get(code, ("", ""))
            if font or not based:
                return font
            code = based
        return ""


def _name_of(fonts: Any) -> str:
    if fonts is None:
        return ""
    return str(fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "")


def encoding_of(font: str) -> str:
    """Return the encoding ("tcvn3", "vni") that a font's name stands for, empty for a font of Unicode."""
    if font.startswith(".Vn"):
        return "tcvn3"
    return "vni" if font.upper().startswith("VNI-") else ""


def join(runs: Iterable[tuple[str, str]]) -> tuple[str, set[str]]:
    """Return the words of runs (text, font) in Unicode, and the encodings that were converted.

    Neighbours of one font are converted together, since a letter of VNI may be cut between them. A run whose letters
    are Unicode already keeps them, whatever its font is called.
    """
    pieces: list[str] = []
    converted: set[str] = set()
    together: list[str] = []
    font_before = ""

    def flush() -> None:
        text = "".join(together)
        together.clear()
        encoding = encoding_of(font_before)
        if encoding and not text.isascii() and all(ord(char) < 0x100 for char in text):
            text = tables.convert(text, CHARMAPS[encoding])
            converted.add(encoding)
        if encoding == "tcvn3" and font_before.upper().endswith("H"):
            text = text.upper()
        pieces.append(text)

    for text, font in runs:
        if font != font_before and together:
            flush()
        font_before = font
        together.append(text)
    if together:
        flush()
    return "".join(pieces), converted
