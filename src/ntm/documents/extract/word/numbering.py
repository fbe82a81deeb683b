"""Marks of automatic lists, which Word keeps outside the text: "-" for bullets, numbers as they count on."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Numbering:
    """The marks of a document's lists, counted in the order in which their paragraphs are asked for."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[tuple[str, int], tuple[str, str]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        levels: dict[str, dict[int, tuple[str, str]]] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            own = levels.setdefault(abstract.get(qn("w:abstractNumId")), {})
            for level in abstract.findall(qn("w:lvl")):
                kind, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
                own[int(level.get(qn("w:ilvl"), "0"))] = (
                    kind.get(qn("w:val"), "decimal") if kind is not None else "decimal",
                    text.get(qn("w:val"), "") if text is not None else "",
                )
        for number in root.findall(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            if link is not None:
                for depth, found in levels.get(link.get(qn("w:val")), {}).items():
                    self._formats[number.get(qn("w:numId")), depth] = found

    def mark(self, paragraph: Any) -> str:
        """Return the mark of a paragraph (a `w:p` element) with a blank after it, empty outside of lists."""
        if not self._formats:
            return ""
        listed = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if listed is None:
            return ""
        identity, level = listed.find(qn("w:numId")), listed.find(qn("w:ilvl"))
        if identity is None:
            return ""
        number = identity.get(qn("w:val"), "")
        given = level.get(qn("w:val"), "0") if level is not None else "0"
        depth = int(given) if given.isdigit() else 0
        kind, pattern = self._formats.get((number, depth), ("", ""))
        if not kind or kind == "none":
            return ""
        if kind == "bullet":
            return "+ " if depth or "+" in pattern else "- "
        counters = self._counters.setdefault(number, {})
        counters[depth] = counters.get(depth, 0) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        mark = pattern
        for place in range(depth + 1):
            own_kind = self._formats.get((number, place), (kind, ""))[0]
            mark = mark.replace(f"%{place + 1}", _written(counters.get(place, 1), own_kind))
        return f"{mark} " if mark else ""


def _written(number: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        letters = ""
        for value, sign in _ROMAN:
            while number >= value:
                letters += sign
                number -= value
        return letters if kind == "upperRoman" else letters.lower()
    if kind in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((64 if kind == "upperLetter" else 96) + number)
    return str(number)
