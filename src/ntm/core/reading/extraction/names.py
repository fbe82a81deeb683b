"""Lists of names of units: "A, B (Huyện); C", "A, B huyện X", "xã A 05 bản, xã B 06 bản", a final "và"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# A word of a name: a capital letter, then letters; a number or a Roman numeral may follow ("Mường Phăng 2").
_WORD = r"(?:[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+)*)"
_KINDS = (
    r"(?:xã|phường|thị trấn|bản|thôn|huyện|thị xã|thành phố|tp\.?|tỉnh|làng|xóm|ấp|buôn|bon|khóm|khu|"
    r"tổ dân phố|ubnd xã|các xã|các bản|các huyện|các thôn)"
)
_KIND = re.compile(
    rf"^\s*(?:gồm|là|tại|ở|các|cụ thể|trong đó|như|:)*\s*:?\s*({_KINDS})(?=\s)\s*(?:có tên\s)?", re.IGNORECASE
)
_COUNT = re.compile(
    r"^(?P<name>.*?)[\s:(]+(?P<n>\d{1,3})(?:\s?/\s?(?P<of>\d{1,3}))?\s*(?P<unit>thôn,? ?bản|bản|xã|"
    r"thôn|huyện|ấp|buôn|làng|xóm)?\)?$"
)
_WITHIN = re.compile(
    r"^(?P<name>.+?)[\s,]*(?:\(\s*)?(?:thuộc\s)?(?P<kind>huyện|xã|thị xã|thành phố|thị trấn|"
    r"tỉnh)\s(?P<within>[^()]+?)\s*\)?$"
)
_PAREN = re.compile(r"^(?P<name>[^()]+?)\s*\(\s*(?P<within>[^()]+?)\s*\)$")
# "huyện Than Uyên: Pha Mu, Tà Hừa": the unit above stands first.
_HEADED = re.compile(r"^\s*(?:huyện|xã|thị xã|thành phố|tỉnh)\s(?P<within>[^:,;()]+):(?!\s*\d)\s*")
_NAME = re.compile(rf"^{_WORD}(?:\s(?:{_WORD}|\d{{1,2}}))*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A name of a list: where it stands in the list's text, the unit above that the paper puts it in ("" where it
    does not say), and the number beside it and of how many ("xã Sơn
    Bình 05/11 bản")."""

    name: str
    within: str
    start: int
    end: int
    number: int | None = None
    unit: str | None = None
    of: int | None = None


def is_name(text: str) -> bool:
    """Say whether a text can be the name of a unit: every word begins with a capital letter, or is a later number."""
    words = text.split()
    if not words or len(words) > 6 or not _NAME.match(text):
        return False
    if any(word.isupper() and len(word) > 1 and not set(word) <= set("IVX") for word in words):
        return False  # an abbreviation ("NTM", "OCOP")
    return words[0][0].isupper() and all(word[0].isupper() or word.isdigit() for word in words)


def parse_list(text: str, *, unit: str | None = None) -> tuple[Item, ...]:
    """Read a list of names of units; an empty result says that the text is something else.

    Every item must be a name, so that a clause in parentheses is not taken for a list. A unit named after one or
    several names ("A, B huyện X") holds for the names since the last semicolon that have none of their own.
    """
    items: list[Item] = []
    for group_start, group in _split(text, ";"):
        members: list[Item] = []
        headed = _HEADED.match(group)
        above = headed.group("within").strip() if headed and is_name(headed.group("within").strip()) else ""
        skip = headed.end() if headed and above else 0
        for start, piece in ((skip + at, part) for at, part in _members(group[skip:])):
            item = _item(piece, unit)
            if item is None:
                return ()
            offset = group_start + start
            members.append(replace(item, start=offset + item.start, end=offset + item.end))
        held = above
        settled: list[Item] = []
        for member in reversed(members):
            held = member.within or held
            settled.append(replace(member, within=held))
        items.extend(reversed(settled))
    return tuple(items)


def _split(text: str, mark: str) -> list[tuple[int, str]]:
    pieces: list[tuple[int, str]] = []
    depth = start = 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == mark and depth <= 0:
            pieces.append((start, text[start:index]))
            start = index + 1
    pieces.append((start, text[start:]))
    return [(begin, piece) for begin, piece in pieces if piece.strip()]


def _members(group: str) -> list[tuple[int, str]]:
    members: list[tuple[int, str]] = []
    for start, piece in _split(group, ","):
        last = 0
        for match in re.finditer(r"\s(?:và|cùng)\s", piece):
            members.append((start + last, piece[last : match.start()]))
            last = match.end()
        members.append((start + last, piece[last:]))
    return [(begin, piece) for begin, piece in members if piece.strip(" .…")]


def _item(piece: str, unit: str | None) -> Item | None:
    end = len(piece.rstrip(" .…:"))
    start = len(piece) - len(piece.lstrip())
    body = piece[start:end]
    kind = _KIND.match(body)
    if kind and kind.group(1)[0].islower():
        start += kind.end()
        body = body[kind.end() :]
    number: int | None = None
    counted: str | None = None
    whole: int | None = None
    if (
        (match := _COUNT.match(body))
        and (match.group("unit") or is_name(match.group("name")))
        and (match.group("unit") or len(match.group("n")) > 1)
    ):
        number, counted = int(match.group("n")), match.group("unit")
        whole = int(match.group("of")) if match.group("of") else None
        body = match.group("name").rstrip(" :(")
    within = ""
    match = _WITHIN.match(body) or _PAREN.match(body)
    if match:
        held = match.group("within").removeprefix("huyện ").removeprefix("xã ").strip()
        if is_name(held):
            within = held
            body = match.group("name").rstrip(" ,(")
    if unit in ("bản", "thôn") and body.startswith(("Bản ", "Thôn ")) and len(body.split()) > 1:
        start += body.index(" ") + 1
        body = body.split(" ", 1)[1]
    if not is_name(body):
        return None
    return Item(body, within, start, start + len(body), number, counted, whole)


_TOKEN = re.compile(r"[^\s,;:()]+")


def leading_names(text: str, *, unit: str | None = None) -> tuple[Item, ...]:
    """Read the names with which a text begins ("San Thàng, Bản Bo và Pha Mu hoàn thành …"), as many as there are."""
    position = len(text) - len(text.lstrip(" :"))
    items: list[Item] = []
    while True:
        kind = _KIND.match(text[position:])
        begin = position + (kind.end() if kind and kind.group(1)[0].islower() else 0)
        end = begin
        for token in _TOKEN.finditer(text, begin):
            joined = text[end : token.start()].strip() == ""
            word = token.group(0)
            number = word.rstrip(".")  # "làng Út 2."
            if not joined or not (word[0].isupper() or (end > begin and number.isdigit() and len(number) < 3)):
                break
            end = token.end()
        item = _item(text[begin:end].rstrip("."), unit) if end > begin else None
        if item is None:
            break
        held = _HELD.match(text, end)
        within = held.group("within").strip() if held and is_name(held.group("within").strip()) else ""
        if held and within:
            end = held.end()
        items.append(Item(item.name, within, begin + item.start, end if within else begin + item.end))
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        position = joint.end()
    return _held_alike(items)


# "A, B (huyện X), C (huyện Y)": the unit above holds for the names before it that have none.
_HELD = re.compile(
    r"\s?\((?:thuộc\s)?(?:(?:huyện|thị xã|thành phố|tp\.?|tỉnh|xã)\s)?(?P<within>[^(),;]{2,40})\)", re.IGNORECASE
)


def _held_alike(items: list[Item]) -> tuple[Item, ...]:
    settled: list[Item] = []
    held = ""
    for item in reversed(items):
        held = item.within or held
        settled.append(replace(item, within=held))
    return tuple(reversed(settled))


_JOINT = re.compile(r"\s?[,;]\s?(?:và\s)?|\svà\s")
