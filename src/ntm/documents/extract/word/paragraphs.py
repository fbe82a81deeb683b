"""The words of one paragraph of a .docx as it stands after all tracked changes are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from ntm.documents.extract.word import old_fonts
from ntm.documents.extract.word.old_fonts import Fonts

_P, _R, _T = qn("w:p"), qn("w:r"), qn("w:t")
_RUN_PROPERTIES = qn("w:rPr")
_VANISH = f"{_RUN_PROPERTIES}/{qn('w:vanish')}"
_BREAK, _BREAK_TYPE = qn("w:br"), qn("w:type")
_PAGE_BREAKS = (qn("w:lastRenderedPageBreak"), "page")
_TEXT_BOX = qn("w:txbxContent")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
#: What a reader of the paper does not see: deleted and moved text, alternatives, notes to the typesetter.
_LEFT_OUT = frozenset(
    [
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:delText"),
        qn("w:instrText"),
        qn("w:delInstrText"),
        qn("w:pPr"),
        _RUN_PROPERTIES,
        qn("w:footnoteReference"),
        qn("w:endnoteReference"),
        qn("w:commentReference"),
        qn("w:annotationRef"),
        qn("w:footnoteRef"),
        qn("w:endnoteRef"),
        f"{_MC}Fallback",
    ]
)
_PLAIN = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}
_SYMBOL, _SYMBOL_CHAR = qn("w:sym"), qn("w:char")
#: Ticks, crosses and boxes of the symbol fonts (Wingdings), by their private code.
_SYMBOLS = {
    "FC": "✓",
    "FE": "☑",
    "FD": "☒",
    "FB": "✗",
    "A8": "☐",
    "6F": "☐",
    "78": "☒",
    "52": "☑",
    "50": "✓",
    "4F": "✗",
}
_DELETED, _INSERTED = (qn("w:del"), qn("w:moveFrom")), (qn("w:ins"), qn("w:moveTo"))


@dataclass
class Seen:
    """What the walk over a document has met, for the reason that is shown with its text."""

    encodings: set[str] = field(default_factory=set)
    deletions: int = 0
    insertions: int = 0
    hidden: int = 0
    symbols: int = 0


@dataclass
class Words:
    """The text of a paragraph, the places in it where a page begins, and the text boxes that hang on it."""

    text: str
    pages: list[int]
    boxes: list[Any]


def words_of(paragraph: Any, *, fonts: Fonts, seen: Seen) -> Words:
    """Return the words of a `w:p` element; tracked deletions and hidden words are left out, insertions are kept."""
    runs: list[tuple[str, str]] = []
    page_runs: list[int] = []
    boxes: list[Any] = []

    def walk(element: Any, font: str) -> None:
        for child in element:
            tag = child.tag
            if tag in (_T, _MATH):
                runs.append((child.text or "", font))
            elif tag == _R:
                if child.find(_VANISH) is not None:
                    seen.hidden += 1
                    continue
                walk(child, fonts.of(child, paragraph=paragraph))
            elif tag in _PLAIN:
                runs.append((_PLAIN[tag], font))
            elif tag == _BREAK:
                if child.get(_BREAK_TYPE) == "page":
                    page_runs.append(len(runs))
                else:
                    runs.append(("\n", font))
            elif tag == _PAGE_BREAKS[0]:
                page_runs.append(len(runs))
            elif tag == _SYMBOL:
                seen.symbols += 1
                runs.append((_SYMBOLS.get((child.get(_SYMBOL_CHAR) or "")[-2:].upper(), ""), ""))
            elif tag == _TEXT_BOX:
                boxes.append(child)
            elif tag in _DELETED:
                seen.deletions += 1
            elif tag not in _LEFT_OUT and isinstance(tag, str):
                if tag in _INSERTED:
                    seen.insertions += 1
                walk(child, font)

    walk(paragraph, "")
    text, encodings = old_fonts.join(runs)
    seen.encodings |= encodings
    # Conversion can shorten a run; the place of a page is told well enough by the words before it.
    pages = [min(len(old_fonts.join(runs[:number])[0]), len(text)) for number in page_runs]
    return Words(text, pages, boxes)
