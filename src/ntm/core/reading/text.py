"""A paper's text as a person reads it, with the way back to every place in the extracted text.

Extracted texts are hard-wrapped, doubled-spaced, cut by page numbers, and mix composed with decomposed letters. The
view has one space between words, one line a block (a paragraph or a list item), letters composed, dashes alike; each
of its characters knows its span of the extracted text, so that a fact found in the view is cited from the paper.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ntm.core.kernel import vietnamese
from ntm.core.reading.layout import ARTICLE, Line, Marker, lay_out

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
# Among them the marks of direction, which some keyboards and web pages leave in a Vietnamese text.
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_CLUSTER = re.compile(r"(.)([\u0300-\u036f]*)", re.DOTALL)
_OLD_TONE = re.compile(r"(?<![qg])(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![a-zà-ỹđ])")
_NEW_TONE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)


# What drafters shorten, and the words for it; and blanks where none belong ("18 , 1 tiêu chí / xã", "( đạt").
_ABBREVIATIONS = {
    "criteria": "tiêu chí", "million": "triệu đồng", "billion": "tỷ đồng", "advanced": "NTM nâng cao",
    "exemplary": "NTM kiểu mẫu", "building": "xây dựng NTM", "mean": "bình quân", "income": "thu nhập bình quân",
    "quarter": "khu dân cư",
}  # fmt: skip
_NUMBER_WORDS = (
    r"(?i:(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\s)?(?:(?:mươi|mười)\s)?(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín)|"
    r"mười|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi)"
)
_SHAPES = re.compile(
    r"(?P<criteria>(?<![\w&-])TC(?=\s?/\s?xã|\s(?:số\s)?\d|\s?\d{1,2}\b)|(?<=\d )TC(?![\w&-])|(?<=\d)TC(?![\w&-])"
    r"|(?<=[Ss]ố )TC(?![\w&-]))"
    r"|(?P<million>(?<![^\W\d_])[Tt]r\.?\s?đ(?:ồng)?(?![^\W\d_]))"
    r"|(?P<billion>(?<![^\W\d_])tỷ\.?\s?đ(?![^\W\d_]))"
    r"|(?P<advanced>(?<![^\W\d_])NTM\s?NC(?![^\W\d_]))|(?P<exemplary>(?<![^\W\d_])NTM\s?KM(?![^\W\d_]))"
    r"|(?P<building>(?<![^\W\d_])XD\s?NTM(?![^\W\d_]))|(?P<income>(?<![^\W\d_])TNBQ(?![^\W\d_]))"
    r"|(?P<mean>(?<![^\W\d_])BQ(?=\s?/|\s(?:đạt|toàn|chung|số|mỗi|đầu|tiêu|TC|\d)))"
    r"|(?P<quarter>(?<![^\W\d_])KDC(?![^\W\d_]))"
    r"|(?P<blank>(?<=\S) (?=[,;:.%)](?:\s|$|\d))|(?<=\() | (?=/)(?<=\S )(?! /[^\s\w])|(?<=[a-zà-ỹđ%][a-zà-ỹđ%]/) (?=\w)"
    r"|(?<=\d/) (?=\d))"
    r"|(?P<twice>(?<![^\W\d_])(?:"
    + _NUMBER_WORDS
    + r") \((?P<inside>\d{1,3})\)|(?<![\d.,/])(?P<outside>\d{1,3}) \((?:"
    + _NUMBER_WORDS
    + r")\))"
)


def _spelled(match: re.Match[str]) -> str:
    if match["twice"]:
        return match["inside"] or match["outside"]  # "ba (03) xã", "03 (ba) xã"
    return _ABBREVIATIONS.get(str(match.lastgroup), "")


def matching_key(text: str) -> str:
    """Return the composed text in lower case with the newer placing of tone marks; the length does not change."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" and its like become two letters: keep them as they are
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _OLD_TONE.sub(lambda match: _NEW_TONE[match.group(0)], lowered)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of the view: `start` to `end` in view offsets, `body` after its marker.

    `path` holds the indices of the headings and items that it stands under, outermost first.
    """

    index: int
    start: int
    end: int
    body: int
    marker: Marker | None
    path: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, in view offsets."""

    block: Block
    start: int
    end: int


@dataclass(frozen=True)
class View:
    """A text for reading; see the module. Build it with `view`."""

    raw: str
    text: str
    key: str
    starts: Sequence[int]  # of each character of the view: where it begins and ends in the extracted text
    ends: Sequence[int]
    blocks: tuple[Block, ...]
    page_marks: tuple[int, ...]  # view offsets after which a stray page number was left out

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the extracted text of a place in the view, white space at the ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return (self.starts[start], self.ends[end - 1]) if start < end else (0, 0)

    def quote(self, start: int, end: int) -> str:
        """Return the extracted text of a place in the view, with white space collapsed."""
        first, last = self.span(start, end)
        return vietnamese.collapse(self.raw[first:last])

    def words(self, start: int, end: int) -> str:
        """Return the paper's words at a place of the view: composed, with its own dashes, white space collapsed."""
        return vietnamese.compose(self.quote(start, end))

    def after(self, end: int) -> int:
        """Return the place in the view behind what ends at a place of the extracted text."""
        return bisect_left(self.ends, end) + 1

    def has_page_number(self, start: int, end: int) -> bool:
        """Say whether a stray page number was left out inside a place of the view."""
        return any(start < mark < end for mark in self.page_marks)

    def block_at(self, offset: int) -> Block:
        """Return the block that holds an offset of the view."""
        return self.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]

    def ancestors(self, block: Block) -> Iterator[Block]:
        """Yield the block and those that it stands under, innermost first."""
        yield block
        for index in reversed(block.path):
            yield self.blocks[index]

    def is_line_start(self, offset: int) -> bool:
        """Say whether the paper begins a line at this offset of the view."""
        if offset <= 0 or offset >= len(self.text):
            return True
        return "\n" in self.raw[self.ends[offset - 1] - 1 : self.starts[offset]]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences of all blocks in order."""
        return tuple(sentence for block in self.blocks for sentence in _sentences(self.text, block))

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.start for block in self.blocks)


def view(raw: str) -> View:
    """Lay out an extracted text for reading; any text gives a view, an empty one a view without blocks."""
    layout = lay_out(raw)
    written = _Written()
    blocks: list[Block] = []
    marks: list[int] = []
    stack: list[tuple[int, int]] = []  # (rank, block index) of the open headings
    for group in layout.groups:
        begin = written.length
        body = begin
        first_line = len(written.lines)
        for number, line in enumerate(group.lines):
            if number:
                written.space(line.start)
            if line.after_page_number:
                marks.append(written.length)
            written.line(raw, line)
        end = written.length
        if end == begin:
            continue
        if group.marker is not None:
            while stack and stack[-1][0] >= group.marker.rank:
                stack.pop()
            label = "".join(written.lines[first_line:])
            match = (_LABEL if group.marker.label else ARTICLE).match(label)
            body = begin + (match.end() if match else 0)
            body += len(label[body - begin :]) - len(label[body - begin :].lstrip())
        path = tuple(index for _, index in stack)
        blocks.append(Block(len(blocks), begin, end, min(body, end), group.marker, path))
        if group.marker is not None:
            stack.append((group.marker.rank, len(blocks) - 1))
        written.end_of_block()
    del layout  # it weighs as much as the view, which is at its largest now
    text = "".join(written.lines)
    written.lines.clear()
    # Block by block: the pieces of a whole paper's key would weigh more than its places.
    key = "".join(matching_key(text[one.start : one.end + 1]) for one in blocks)
    return View(raw, text, key, written.starts, written.ends, tuple(blocks), tuple(marks))


_LABEL = re.compile(r"\s*(?:[^\W\d_]\s?/|\d{1,2}/(?=\D)|\S+)\s*")


class _Written:
    """The view's text as it grows, line by line, with the place of each character in the extracted text.

    Places take four bytes each; lists of numbers and of single letters would take tens of times the paper itself.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self.starts = array("I")
        self.ends = array("I")
        self._last = "\n"

    def _append(self, words: str) -> None:
        if words:
            self.lines.append(words)
            self.length += len(words)
            self._last = words[-1]

    def space(self, at: int) -> None:
        """Part the next line from what stands before it in its block."""
        if self.length and not self._last.isspace():
            self.starts.append(self.ends[-1])
            self.ends.append(at)
            self._append(" ")

    def line(self, raw: str, line: Line) -> None:
        """Write the words of a line: composed, blanks collapsed, dashes alike, invisible signs left out."""
        chars: list[str] = []
        starts, ends = array("I"), array("I")
        last = self._last if self.length else ""
        for match in _CLUSTER.finditer(raw, line.start, line.end):
            base, marks = match.groups()
            if base in _INVISIBLE:
                continue
            if base.isspace():
                if last and not last.isspace():
                    last = " "
                    chars.append(last)
                    starts.append(match.start())
                    ends.append(match.end())
                continue
            composed = unicodedata.normalize("NFC", base + marks) if marks or not base.isascii() else base
            for char in composed.translate(_DASHES):
                chars.append(char)
                starts.append(match.start())
                ends.append(match.end())
                last = char
        words = "".join(chars)
        at = 0
        for shape in _SHAPES.finditer(words):
            self._keep(words, starts, ends, at, shape.start())
            self._append(spelled := _spelled(shape))
            self.starts.extend([starts[shape.start()]] * len(spelled))
            self.ends.extend([ends[shape.end() - 1]] * len(spelled))
            at = shape.end()
        self._keep(words, starts, ends, at, len(words))

    def _keep(self, words: str, starts: array[int], ends: array[int], begin: int, stop: int) -> None:
        self._append(words[begin:stop])
        self.starts.extend(starts[begin:stop])
        self.ends.extend(ends[begin:stop])

    def end_of_block(self) -> None:
        """Close a block with a line end that stands where its last character does."""
        self.starts.append(self.starts[-1])
        self.ends.append(self.ends[-1])
        self._append("\n")


# A full stop ends a sentence when a capital letter, a quotation mark or a list mark follows; not after a number of a
# criterion ("tiêu chí số 17. Môi trường") or an abbreviation of capitals ("TT. HĐND").
_STOP = re.compile(r"(?<=[.…?!])[”\"’)]? (?=\S)")
_NO_STOP = re.compile(
    r"(?:\b(?:số|chí|chỉ tiêu|điều|khoản|mục)\s\d{1,2}(?:\.\d{1,2})?|\b(?:TT|TM|KT|TL|TUQ|TP|"
    r"Tp|P|Q|ThS|TS|PGS|GS|BS|KS)|\bv\.v|\b[Ss]ố)\.$"
)


def _sentences(text: str, block: Block) -> Iterator[Sentence]:
    start = block.body
    for match in _STOP.finditer(text, block.body, block.end):
        after = text[match.end()]
        if _NO_STOP.search(text, max(start, match.start() - 24), match.start()):
            continue
        if not (after.isupper() or after.isdigit() or after in '“"(+-'):
            continue
        yield from _bounded(text, Sentence(block, start, match.start()))
        start = match.end()
    if start < block.end:
        yield from _bounded(text, Sentence(block, start, block.end))


#: No sentence is read in one piece beyond this many characters.
_LONGEST = 4000


def _bounded(text: str, sentence: Sentence) -> Iterator[Sentence]:
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in "; ,")
        cut = cut + 1 if cut > 0 else start + _LONGEST
        yield Sentence(sentence.block, start, cut)
        start = cut
    yield Sentence(sentence.block, start, sentence.end)
