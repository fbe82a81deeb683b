"""A paper's text as paragraphs with its marked places, however they overlap.

Extracted lines are joined into the paragraphs that their author wrote; page numbers stand apart, so that nothing of
the paper is hidden. A piece of text carries the keys of every mark that covers it; a mark that goes over several
pieces has its anchor at the first of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ntm.core.reading.layout import Group, Layout, Line, lay_out, lines_of

#: Longer texts are shown up to here; the original can be downloaded, and facts further on are listed all the same.
LONGEST_SHOWN = 600_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A place `[start, end)` of the extracted text, known by `key`."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks. `begins` are the keys whose place is first shown here."""

    text: str
    keys: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the author wrote it. `style` is heading, item, sub_item, folio (a page number) or plain."""

    pieces: tuple[Piece, ...]
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The paragraphs, the keys that have a place in them, and how many characters at the end are not shown."""

    paragraphs: tuple[Paragraph, ...]
    placed: frozenset[str]
    hidden: int = 0


@dataclass(slots=True)
class _Cover:
    """Which marks cover which stretch of the text: `keys[i]` from `bounds[i]` to `bounds[i + 1]`."""

    bounds: list[int]
    keys: list[tuple[str, ...]]
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> _Cover:
        bounds = sorted({offset for mark in marks for offset in (mark.start, mark.end)})
        opening: dict[int, list[str]] = {}
        closing: dict[int, list[str]] = {}
        for mark in marks:
            opening.setdefault(mark.start, []).append(mark.key)
            closing.setdefault(mark.end, []).append(mark.key)
        keys: list[tuple[str, ...]] = []
        active: dict[str, None] = {}  # in the order of opening
        for offset in bounds:
            for key in closing.get(offset, ()):
                active.pop(key, None)
            for key in opening.get(offset, ()):
                active[key] = None
            keys.append(tuple(active))
        return cls(bounds, keys)

    def pieces(self, text: str, start: int, end: int) -> Iterable[Piece]:
        """Cut `text[start:end]` where marks begin or end."""
        inside = self.bounds[bisect_right(self.bounds, start) : bisect_left(self.bounds, end)]
        cuts = [start, *inside, end]
        for left, right in pairwise(cuts):
            index = bisect_right(self.bounds, left) - 1
            keys = self.keys[index] if index >= 0 else ()
            begins = tuple(key for key in keys if key not in self.seen)
            self.seen.update(begins)
            yield Piece(text[left:right], keys, begins)


def shown_layout(text: str) -> Layout:
    """Return the layout of a text as far as pages show it."""
    return lay_out(text[:LONGEST_SHOWN])


def mark_text(
    text: str, marks: Iterable[Mark], *, layout: Layout | None = None, within: tuple[int, int] | None = None
) -> MarkedText:
    """Return the paragraphs of an extracted text with their marks; empty marks are left out.

    `layout` is that of `shown_layout` where the caller has it already; `within` keeps the paragraphs that begin in that
    stretch of the text.
    """
    shown = text[:LONGEST_SHOWN]
    start, end = within if within is not None else (0, len(shown))
    cover = _Cover.of([mark for mark in marks if 0 <= mark.start < mark.end <= len(shown)])
    layout = layout if layout is not None else lay_out(shown)
    paragraphs: list[Paragraph] = []
    kept = {line.start for group in layout.groups for line in group.lines} | {line.start for line in layout.footer}
    folios = [line for line in lines_of(shown[:end]) if line.start >= start and line.start not in kept]
    for style, lines in blocks_of(layout):
        if not start <= lines[0].start < end:
            continue
        # A page number inside a sentence comes before the paragraph that it cuts.
        before = [folio for folio in folios if folio.start < lines[-1].start]
        folios = folios[len(before) :]
        paragraphs += [_folio(shown, folio, cover) for folio in before]
        paragraphs.append(Paragraph(_joined(shown, lines, cover), style))
    paragraphs += [_folio(shown, folio, cover) for folio in folios]
    hidden = len(text) - len(shown) if end >= len(shown) else 0
    return MarkedText(tuple(paragraphs), frozenset(cover.seen), hidden)


def blocks_of(layout: Layout) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return the style and the lines of every paragraph, those after the list of recipients line by line."""
    blocks: list[tuple[str, tuple[Line, ...]]] = [(_style(group), group.lines) for group in layout.groups]
    return (*blocks, *(("plain", (line,)) for line in layout.footer))


def _folio(text: str, line: Line, cover: _Cover) -> Paragraph:
    return Paragraph(tuple(cover.pieces(text, line.start, line.end)), "folio")


def _style(group: Group) -> str:
    first = group.lines[0].text
    if (group.marker is not None and group.marker.rank <= 1) or (first.isupper() and len(first) > 3):
        return "heading"
    if group.marker is not None and group.marker.rank == 7:
        return "item"
    if group.marker is not None and group.marker.rank >= 8:
        return "sub_item"
    return "plain"


def _joined(text: str, lines: Sequence[Line], cover: _Cover) -> tuple[Piece, ...]:
    """Join the lines of a paragraph; the joining space stands under the marks that go over the line's end."""
    pieces: list[Piece] = []
    for line in lines:
        for index, piece in enumerate(cover.pieces(text, line.start, line.end)):
            if index == 0 and pieces:
                last = pieces[-1]
                if piece.keys == last.keys and not piece.begins:
                    pieces[-1] = Piece(f"{last.text} {piece.text}", last.keys, last.begins)
                    continue
                pieces.append(Piece(" ", tuple(key for key in last.keys if key in piece.keys)))
            pieces.append(piece)
    return tuple(pieces)
