"""Which column of a table speaks of which criterion, indicator or figure, told by its heading; with reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.territory import names

_NUMBERED = re.compile(r"(?:tieu chi|chi tieu|tc|ct|muc)?\s*(?:so)?\s*(\d{1,2})(?: (\d{1,2}))?(?: |$)")
_WORD = re.compile(r"[a-z0-9]+")
#: Words that nearly every heading has, and that tell nothing.
_COMMON = frozenset(
    {"va", "cua", "cac", "ve", "so", "ty", "le", "theo", "tren", "duoc", "co", "tieu", "chi", "dat", "xa", "nong"}
    | {"thon", "tai", "cho", "khong"}
)
_MET_WORDS, _NOT_MET_WORDS = {"dat", "d", "hoan thanh", "dat chuan"}, {"chua dat", "cd", "khong dat", "chua"}
_NO_FIGURE = {
    "stt": "số thứ tự",
    "tt": "số thứ tự",
    "so tt": "số thứ tự",
    "ghi chu": "ghi chú",
    "huyen": "tên huyện",
    "nguoi bao cao": "người lập",
    "ngay": "ngày",
}
_TOTAL_WORDS = (
    "tong so tieu chi",
    "so tieu chi dat",
    "tong tieu chi",
    "tong cong",
    "tong so tc",
    "so tc dat",
    "tong dat",
)


#: From how sure a heading is taken for what it probably means, and from when those above it are not asked any more.
_POSSIBLE, _LIKELY = 0.45, 0.5
#: From here on words agree with a number.
_AGREES = 0.3


class Kind(StrEnum):
    """What a column speaks of."""

    MEASURE = "m"
    CRITERION = "c"
    TOTAL = "t"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column probably speaks of: `code` of a measure or number of a criterion; why; how sure (0 to 1).

    `says` is "" where cells say for themselves; "1" or "0" where the column is one of đạt or chưa đạt, so that any mark
    in it says that.
    """

    column: int
    heading: str
    kind: Kind
    code: str
    says: str
    sure: float
    reasons: tuple[str, ...]

    @property
    def target(self) -> str:
        """Return what a person chooses for the column: "m:10.1", "c:5", "t", or nothing."""
        return f"{self.kind.value}:{self.code}" if self.code else self.kind.value


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a heading may speak of."""

    kind: Kind
    code: str
    number: str
    name: str
    words: frozenset[str]
    #: What tells a figure from the others of its indicator ("nam", "nữ"); empty where there are no others.
    own: frozenset[str] = frozenset()


def subjects_of(
    criteria_set: CriteriaSet, codes: Sequence[str], labels: Sequence[str], own: Sequence[str]
) -> tuple[Subject, ...]:
    """Return what headings may speak of: the set's criteria, and measures by code, label and what is their own."""
    found = [
        Subject(Kind.CRITERION, str(one.number), str(one.number), one.name, _words(f"{one.name} {one.short_name}"))
        for one in criteria_set.criteria
    ]
    found += [
        Subject(Kind.MEASURE, code, code.partition(":")[0], label, _words(label), _words(mine))
        for code, label, mine in zip(codes, labels, own, strict=True)
    ]
    return tuple(found)


def guess_column(column: int, path: Sequence[str], *, subjects: Sequence[Subject]) -> ColumnGuess:
    """Return what a column speaks of by its heading, from the topmost row of it down.

    A number ("TC5", "10.1") and words that agree make it sure; a number alone is likely, words alone as far as they
    go. Under "Đạt" and "Chưa đạt", any mark says what the heading says.
    """
    texts = [text for at, text in enumerate(path) if text and text not in path[:at]]
    heading = " › ".join(texts)
    says = ""
    if len(texts) > 1 and names.search_key(texts[-1]) in _MET_WORDS:
        says, texts = "1", texts[:-1]
    elif len(texts) > 1 and names.search_key(texts[-1]) in _NOT_MET_WORDS:
        says, texts = "0", texts[:-1]
    keys = [names.search_key(text) for text in texts]
    nothing = next((_NO_FIGURE[key] for key in reversed(keys) if key in _NO_FIGURE), "")
    if nothing or not keys:
        return ColumnGuess(column, heading, Kind.NOTHING, "", "", 0.9, (nothing or "không có tiêu đề",))
    if _numbers_columns(texts, keys):
        return ColumnGuess(column, heading, Kind.NOTHING, "", "", 0.9, ("số thứ tự của các cột",))
    if any(word in key for key in keys for word in _TOTAL_WORDS):
        return ColumnGuess(column, heading, Kind.TOTAL, "", "", 0.9, ("cột tổng: chỉ để đối chiếu",))
    best: tuple[float, Subject | None, tuple[str, ...]] = (0.0, None, ())
    # The lowest heading is the nearest to the figures; those above it count where it tells nothing.
    below: frozenset[str] = frozenset()
    for at, key in reversed(list(enumerate(keys))):
        number, words = _number_in(key), _words(key)
        is_bare = bool(number) and not words
        # A number of its own above the words ("18.1", then what it asks) counts as far as the words agree.
        beside = number or next((_number_in(one) for one in reversed(keys[:at]) if _is_bare(one)), "")
        for subject in subjects:
            sure, reasons = _agreement(subject, number, below if is_bare else words)
            if not number and beside == subject.number and _score(subject, words) >= _AGREES:
                sure, reasons = _agreement(subject, beside, words)
            if sure > best[0]:
                best = sure, subject, reasons
        if best[0] >= _LIKELY:
            break
        below |= words
    if best[1] is None or best[0] < _POSSIBLE:
        return ColumnGuess(column, heading, Kind.NOTHING, "", "", 0.3, ("không rõ tiêu đề nói về chỉ tiêu nào",))
    return ColumnGuess(column, heading, best[1].kind, best[1].code, says, round(min(best[0], 0.98), 2), best[2])


def without_repeats(guesses: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Return guesses of which no two give figures to one place: the surer stays, the other is left to the person."""
    best: dict[tuple[str, str], ColumnGuess] = {}
    for one in guesses:
        key = one.target, one.says
        if one.code and (key not in best or one.sure > best[key].sure):
            best[key] = one
    found = []
    for one in guesses:
        first = best.get((one.target, one.says))
        if one.code and first is not one:
            assert first is not None
            why = f"giống cột “{first.heading}” hơn: hãy chọn"
            one = ColumnGuess(one.column, one.heading, Kind.NOTHING, "", "", 0.3, (why,))
        found.append(one)
    return tuple(found)


def _score(subject: Subject, words: frozenset[str]) -> float:
    """Return how far words are those of a subject (0 to 1)."""
    shared = words & subject.words
    share = len(shared) / len(subject.words | words) if subject.words and words else 0.0
    held = len(shared) / len(words) if words else 0.0
    return max(share, 0.8 * held if len(shared) > 1 else 0.6 * held)


def _agreement(subject: Subject, number: str, words: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    score = _score(subject, words)
    apart = 0.0
    if subject.own:
        apart = 0.1 if subject.own <= words else -0.2
    is_numbered = bool(number) and number == subject.number
    if is_numbered and words:
        if score >= _AGREES:
            return 0.75 + 0.25 * score + apart, (f"số {number}", f"chữ giống “{subject.name}”")
        return 0.5 + apart, (f"số {number}", f"nhưng chữ không giống “{subject.name}”")
    if is_numbered:
        return 0.8 + apart, (f"số {number}",)
    return 0.9 * score + apart * score, (f"chữ giống “{subject.name}”",)


def _number_in(key: str) -> str:
    found = _NUMBERED.match(key)
    if found is None:
        return ""
    return f"{int(found.group(1))}.{int(found.group(2))}" if found.group(2) else str(int(found.group(1)))


def _numbers_columns(texts: Sequence[str], keys: Sequence[str]) -> bool:
    """Say whether headings number the columns that people see, "(3)" or 1 beside 2: that happens where a table is read
    column by column."""
    if not all(_is_bare(key) for key in keys):
        return False
    numbers = [_number_in(key) for key in keys]
    return any(text.startswith("(") for text in texts) or (
        len(numbers) > 1 and not numbers[-1].startswith(f"{numbers[0]}.")
    )


def _is_bare(key: str) -> bool:
    """Say whether a heading is nothing but a number: "18.1"."""
    return bool(_number_in(key)) and not _words(key) and key[0].isdigit()


def _words(text: str) -> frozenset[str]:
    key = names.search_key(text)
    return frozenset(
        word for word in _WORD.findall(key) if word not in _COMMON and not word.isdigit() and len(word) > 1
    )
