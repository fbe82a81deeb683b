"""What every extractor is given, and how it cites: the view, the paper's head, clauses, the topic of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ntm.core.reading.extraction import criteria, names, quantities
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.layout import CAPITAL
from ntm.core.reading.text import Block, Sentence, View, matching_key

_PAREN = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_STATES_SOMETHING = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Context:
    """A paper under reading: its view and head."""

    view: View
    head: PaperHead


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names in parentheses, in view offsets (parentheses included), or of names with a number each behind a
    colon (colon included)."""

    start: int
    end: int
    items: tuple[names.Item, ...]
    inner: int

    @property
    def is_parted(self) -> bool:
        """Say whether every name has a number of its own: "xã A 03 bản, xã B 02 bản"."""
        return all(item.number is not None for item in self.items)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between semicolons, or inside parentheses; what is not its own is blank in `key`.

    `key` has the length of the whole view's key from `start` to `end`, so that places in it are places in the view.
    """

    sentence: Sentence
    start: int
    end: int
    key: str
    lists: tuple[NameList, ...]
    outer: str = ""  # the key of the whole sentence, from `sentence.start`, its parentheses blank
    in_parentheses: bool = False


def cited(view: View, kind: FactKind, start: int, end: int) -> Fact:
    """Return a fact of a kind with its place and quote, and a doubt where a page number stood inside it."""
    first, last = view.span(start, end)
    doubts = ("Có số trang chen giữa câu, đã bỏ qua khi đọc.",) if view.has_page_number(start, end) else ()
    return Fact(kind, first, last, view.quote(start, end), doubts=doubts)


def trimmed(view: View, start: int, end: int) -> tuple[int, int]:
    """Return a place of the view without punctuation and blanks at its ends; a closing parenthesis stays with its
    opening one."""
    while start < end and view.text[start] in " ,;:.)-+":
        start += 1
    while end > start and view.text[end - 1] in " ,;:.(-+":
        end -= 1
    return start, end


def clauses(view: View, sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of a sentence: those between semicolons, then those that stand in parentheses."""
    start, end = sentence.start, sentence.end
    masked = list(view.key[start:end])
    lists: list[NameList] = []
    inner: list[tuple[int, int]] = []
    for match in _PAREN.finditer(view.text, start, end):
        content = match.group(1)
        items = names.parse_list(content, unit=_unit_before(view.key, match.start()))
        if _SAYS_HOW_MANY.search(view.key, max(start, match.start() - 60), match.start()) and _A_COUNT.fullmatch(
            view.key, *match.span(1)
        ):
            masked[match.start() - start] = masked[match.end() - 1 - start] = " "  # "100% số xã (12/12 xã) đạt …"
            continue
        if items and not _is_unit_above(view, match, items):
            lists.append(NameList(match.start(), match.end(), items, match.start(1)))
        elif (
            _STATES_SOMETHING.search(content) and not quantities.BAND.search(view.key, *match.span(1))
        ) or _has_unit_count(view.key, *match.span(1)):
            inner.append(match.span(1))
        else:
            continue
        for index in range(match.start() - start, match.end() - start):
            masked[index] = " "
    for parts in _parts_behind_a_colon(view, start, "".join(masked)):
        lists.append(parts)
        masked[parts.start - start : parts.end - start] = " " * (parts.end - parts.start)
    key = "".join(masked)
    position = 0
    for piece in key.split(";"):
        if piece.strip():
            begin = start + position
            own = tuple(found for found in lists if begin <= found.start < begin + len(piece))
            yield Clause(sentence, begin, begin + len(piece), piece, own, key)
        position += len(piece) + 1
    for begin, stop in inner:
        nested = Sentence(sentence.block, begin, stop)
        for clause in clauses(view, nested):
            outer = " " * (begin - start) + clause.outer
            yield Clause(sentence, clause.start, clause.end, clause.key, clause.lists, outer, True)


# "10 bản đạt chuẩn: xã A 03 bản, xã B 07 bản", "45 thôn, trong đó: A 20 thôn, B 25 thôn"
_PARTS_FOLLOW = re.compile(
    r"(?:[\s,]+(?:trong đó|cụ thể(?: là| như sau)?|(?:bao )?gồm(?: có)?|chia ra|phân theo (?:xã|huyện))\s?:?|\s?:)\s"
)
_FOR_EXAMPLE = re.compile(r"(?:như|điển hình|tiêu biểu|ví dụ|nhất là|nổi bật)(?: là)?$")
_WHOLE = re.compile(
    rf"(?<![\d./,-])(?P<n>{quantities.COUNT})\s?(?:/\s?\d+\s?)?(?P<unit>xã|bản|thôn|ấp|buôn|làng|xóm)(?![a-zà-ỹđ])"
)
_LONGEST_PARTS, _FEWEST_PARTS = 900, 2


def _parts_behind_a_colon(view: View, start: int, key: str) -> Iterator[NameList]:
    """Yield the names with a number of the same units each that part a number: all that follows to the sentence's end,
    or as much as adds up to the number."""
    done = 0
    for match in _PARTS_FOLLOW.finditer(key):
        wholes = list(_WHOLE.finditer(key, done, match.start()))
        if match.start() < done or not wholes or _FOR_EXAMPLE.search(key[: match.start()]):
            continue
        unit, number = wholes[-1]["unit"], quantities.count(wholes[-1]["n"])
        rest = view.text[start + match.end() : start + min(len(key), match.end() + _LONGEST_PARTS)]
        ends = [at for at, char in enumerate(rest) if char in ",;."]
        for end in (len(rest), *reversed(ends)):
            items = names.parse_list(told := rest[:end].rstrip(" .;,"), unit=unit)
            sums_up = sum(item.number or 0 for item in items) == number
            if (
                len(items) >= _FEWEST_PARTS
                and all(item.number is not None and item.unit == unit for item in items)
                and (sums_up or not rest[end:].strip(" .;,"))
            ):
                done = match.end() + len(told)
                yield NameList(start + match.start(), start + done, items, start + match.end())
                break


def _is_unit_above(view: View, match: re.Match[str], items: tuple[names.Item, ...]) -> bool:
    """Say whether parentheses hold the unit in which the name before them lies ("Đắk Wil (Cư Jút), Đắk Ngo (Tuy
    Đức)"); behind "huyện Cư Jút" they would hold what lies there."""
    if len(items) > 1 or items[0].number is not None:
        return False
    before = _NAME_BEFORE.search(view.text, max(0, match.start() - 60), match.start())
    return before is not None and not before.group("kind")


_NAME_BEFORE = re.compile(
    r"(?:(?P<kind>[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Tt]ỉnh)|[:,;]|xã|phường|và|gồm|thôn|bản|ấp)\s"
    rf"{CAPITAL}[^\W\d_’']*(?:['’ ]{CAPITAL}[^\W\d_]*)*\s?$"
)
_SAYS_HOW_MANY = re.compile(r"%[^;:]*\s?$")
_A_COUNT = re.compile(
    rf"(?:(?:tương đương|tức(?: là)?|bằng|khoảng|ứng với)\s(?:với\s"
    rf"|khoảng\s)?)?{quantities.COUNT}\s?/\s?{quantities.COUNT}\s?(?:xã|bản|thôn|ấp|huyện)?"
)
_UNIT_BEFORE = re.compile(r"(bản|thôn|xã|huyện)(?![a-zà-ỹđ])")
_UNIT_COUNT = re.compile(rf"{quantities.COUNT}\s?(?:/\s?\d+\s?)?(?:xã|bản|thôn|huyện)(?![a-zà-ỹđ])")


def _unit_before(key: str, at: int) -> str | None:
    found = _UNIT_BEFORE.findall(key, max(0, at - 60), at)
    return found[0] if found else None


def _has_unit_count(key: str, start: int, end: int) -> bool:
    return _UNIT_COUNT.search(key, start, end) is not None


def title_end(context: Context) -> int:
    """Return where the paper's title ends in the view, 0 where it has none: what stands before states nothing."""
    if context.head.title is None:
        return 0
    tail = matching_key(context.head.title).replace("–", "-")[-40:]
    at = context.view.key.find(tail, 0, _HEAD_OF_A_PAPER)
    return at + len(tail) if at >= 0 else 0


#: The letterhead and the title stand within so many characters.
_HEAD_OF_A_PAPER = 3_000

_COLON = re.compile(r":")
_LONGEST_HEADING = 110


def heading(view: View, block: Block) -> str:
    """Return the matching key of what a block is headed by: the words before its colon, or the whole when short."""
    stop = view.key.find(":", block.body, min(block.end, block.body + _LONGEST_HEADING))
    if stop > 0:
        return view.key[block.body : stop]
    if block.end - block.body <= _LONGEST_HEADING:
        return view.key[block.body : block.end]
    return ""


def topic(view: View, block: Block) -> str | None:
    """Return the criterion of the commune set that the block or a heading above it is about; None where none is."""
    for above in view.ancestors(block):
        words = heading(view, above)
        found = criteria.topic_of(words) if words else None
        if found:
            return found
        if above.marker is None and _OF_ITS_OWN.match(view.key, above.body, above.end):
            break
        if above.marker is not None and above.marker.rank <= 1:
            break
    return None


# A paragraph behind the last item that speaks of all: "Đánh giá chung: …", "Toàn huyện có …".
_OF_ITS_OWN = re.compile(
    r"(?:(?:đánh giá|kết quả|nhìn) chung|tổng (?:hợp|cộng|số)|toàn (?:tỉnh|huyện|xã)|như vậy|"
    r"(?:kế hoạch|mục tiêu)(?: năm \d{4})?(?=\s?:))(?![a-zà-ỹđ])"
)


def section_says(view: View, block: Block, pattern: re.Pattern[str]) -> bool:
    """Say whether a heading above the block (or the block's own head) holds a pattern."""
    return any(
        pattern.search(view.key, above.body, min(above.end, above.body + 160)) for above in view.ancestors(block)
    )


def year_of(context: Context, clause: Clause, start: int, end: int) -> tuple[int | None, bool]:
    """Return the year that a statement holds for, and whether the text says it.

    A year in the statement or right behind it counts first (`start` to `end`), then the nearest before it in the
    sentence, then the paper's own; several years in a row ("năm 2021, 2022, 2023") name none. What stands in other
    parentheses of the sentence is not looked at.
    """
    origin = clause.sentence.start
    behind = quantities.years(clause.outer, start - origin, end - origin)
    if behind:
        several = re.match(r"năm \d{4}(?:, ?\d{4})+(?: và \d{4})?", clause.outer[behind[0][1] : behind[0][1] + 40])
        return (None, True) if several else (behind[0][0], True)
    before = quantities.years(clause.outer, 0, start - origin)
    if before:
        return before[-1][0], True
    block = clause.sentence.block
    if tells_how_it_stands(context, block) and not _AIMS.search(clause.outer):
        return _year_of_section(context.view, block), True
    return default_year(context, block), _year_of_section(context.view, block) is not None


_AIMS = re.compile(r"phấn đấu|mục tiêu|kế hoạch năm|trong năm|đến (?:hết|cuối) năm")
_STANDS = re.compile(
    r"^(?:[ivx]+\.|\d+\.|[a-e]\.)?\s?(?:về )?(?:đánh giá )?(?:thực trạng|hiện trạng|tình hình (?:chung|hiện "
    r"nay)|đặc điểm tình hình|"
    r"khái quát|kết quả (?:đạt được|thực hiện|xây dựng|rà soát))"
)


def tells_how_it_stands(context: Context, block: Block) -> bool:
    """Say whether a plan's section tells what is, and not what is planned: "I. THỰC TRẠNG"."""
    if context.head.kind not in ("plan", "directive", "decision"):
        return False
    return any(_STANDS.match(heading(context.view, above)) for above in list(context.view.ancestors(block))[1:])


_SECTION_YEAR = re.compile(r"(?<!giai đoạn )(?<![-–/])\b(?:năm )(20\d{2})(?!\s?[-–/,]\s?20\d{2})")


def default_year(context: Context, block: Block) -> int | None:
    """Return the year that a statement holds for which names none: its section's, else the paper's."""
    return _year_of_section(context.view, block) or context.head.year


def _year_of_section(view: View, block: Block) -> int | None:
    """Return the one year that the nearest heading above names: "II. NHIỆM VỤ NĂM 2024"; None where it names more."""
    for above in list(view.ancestors(block))[1:]:
        words = heading(view, above)
        found = {int(match.group(1)) for match in _SECTION_YEAR.finditer(words)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
