"""Marked text as HTML: every letter of the paper escaped, every mark linked to the fact that it states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ntm.usecases.reading.marked_text import MarkedText, Paragraph, Piece
from ntm.usecases.reading.shown import FactView

#: Longer quotes are underlined only: a filled paragraph would hide the figures inside it.
_LONG = 140

_GROUPS = {
    "capital": "money",
    "assignment": "duty",
    "deadline": "duty",
    "reporting_duty": "duty",
    "legal_citation": "cite",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph ready for the page."""

    style: str
    html: SafeString


def blocks(text: MarkedText, *, facts: Mapping[int, FactView]) -> tuple[Block, ...]:
    """Return the paragraphs as HTML; a piece under several facts shows and links the innermost one."""
    return tuple(Block(paragraph.style, _html(paragraph, facts)) for paragraph in text.paragraphs)


def mark_classes(fact: FactView) -> str:
    """Return the classes of a fact's mark: its group, its state, and whether an error disputes it."""
    classes = [_GROUPS.get(fact.kind, "level"), fact.state]
    if fact.finding_id:
        classes.append("disputed")
    if len(fact.quote) > _LONG:
        classes.append("long")
    return " ".join(classes)


def _html(paragraph: Paragraph, facts: Mapping[int, FactView]) -> SafeString:
    return mark_safe("".join(_piece(piece, facts) for piece in paragraph.pieces))  # noqa: S308 - escaped below


def _piece(piece: Piece, facts: Mapping[int, FactView]) -> str:
    if not piece.keys:
        return str(escape(piece.text))
    anchors = "".join(f'<span id="{key}"></span>' for key in piece.begins)
    stated = [facts[int(key[1:])] for key in piece.keys if key.startswith("v")]
    if not stated:
        return f'{anchors}<span class="cited">{escape(piece.text)}</span>'
    inner = min(stated, key=lambda fact: (fact.is_corrected, len(fact.quote)))
    begins = f"v{inner.id}" in piece.begins
    classes = mark_classes(inner) + (" begins" if begins else "")
    title = escape(f"{inner.kind_label} · {inner.state_label}")
    return (
        f'{anchors}<mark class="{classes}" data-f="{inner.id}">'
        f'<a href="#f{inner.id}" title="{title}">{escape(piece.text)}</a></mark>'
    )
