"""What a paper does to units on a day: merge, split, rename, reclassify, move, dissolve, establish.

An event names units by their official codes: old ones by the code that they bear on the last day before it, new ones by
the code that they bear from its day on. The length of a code tells the level. The day of the resolution and the day on
which the new authorities start are two things; only the second one changes units.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import NotADay, parse_day
from ntm.core.kernel.states import Level, UnitKind

#: Official codes tell the level by their length.
LEVEL_OF_CODE: Mapping[int, Level] = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}


class ActKind(StrEnum):
    """The seven things that can happen to units."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RECLASSIFY = "reclassify"
    MOVE = "move"
    DISSOLVE = "dissolve"
    ESTABLISH = "establish"

    @property
    def label(self) -> str:
        """Return the Vietnamese word."""
        return _ACT_LABELS[self]


_ACT_LABELS = {
    ActKind.MERGE: "sáp nhập",
    ActKind.SPLIT: "chia",
    ActKind.RENAME: "đổi tên, đổi mã",
    ActKind.RECLASSIFY: "đổi loại",
    ActKind.MOVE: "đổi nơi trực thuộc",
    ActKind.DISSOLVE: "giải thể",
    ActKind.ESTABLISH: "thành lập",
}


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that begins; `until` is the day on which it ends where the paper sets one up for a time."""

    code: str
    kind: UnitKind
    name: str
    parent: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """All of a unit (share 1), a declared share of it, or a part whose share nobody has stated (None)."""

    code: str
    whole: bool
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Portions of units become one new unit."""

    into: NewUnit
    portions: tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One unit becomes several new ones; each with its share of the old one, None where nobody has stated it."""

    code: str
    into: tuple[tuple[NewUnit, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A unit stays itself under another name, code, kind or parent; None leaves a thing as it is."""

    act: ActKind
    code: str
    new_code: str | None = None
    name: str | None = None
    kind: UnitKind | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Dissolve:
    """A unit ends without a successor."""

    code: str


@dataclass(frozen=True, slots=True)
class Establish:
    """A unit begins that is made of no other."""

    into: NewUnit


Act = Merge | Split | Change | Dissolve | Establish


def kind_of(act: Act) -> ActKind:
    """Return which of the seven an act is."""
    match act:
        case Merge():
            return ActKind.MERGE
        case Split():
            return ActKind.SPLIT
        case Change():
            return act.act
        case Dissolve():
            return ActKind.DISSOLVE
        case Establish():
            return ActKind.ESTABLISH


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that an event rests on; `number` is empty and `issued_on` None where they are not known."""

    number: str
    title: str
    issuer: str
    issued_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happens to units on one day by one or several papers; `starts_on` is the new authorities' first day."""

    key: str
    title: str
    starts_on: date
    papers: tuple[Paper, ...]
    acts: tuple[Act, ...]
    province: str = ""


class EventFileRefused(ValueError):
    """An event file that cannot be read; the message names the key."""


_NEW = {"code", "kind", "name", "parent", "until"}
_KEYS: Mapping[ActKind, tuple[set[str], set[str]]] = {
    ActKind.MERGE: ({"from", "into"}, set()),
    ActKind.SPLIT: ({"unit", "into"}, set()),
    ActKind.RENAME: ({"unit"}, {"name", "code"}),
    ActKind.RECLASSIFY: ({"unit", "kind"}, {"name", "code"}),
    ActKind.MOVE: ({"unit", "parent"}, set()),
    ActKind.DISSOLVE: ({"unit"}, set()),
    ActKind.ESTABLISH: ({"into"}, set()),
}
_UNKNOWN = "unknown"


def read_event(parsed: object) -> Event:
    """Return the event that a parsed file describes; raise `EventFileRefused` naming the key.

    The file has `event`, `title`, `starts_on`, `papers` (number, title, issuer, issued_on; unknown ones null) and
    `acts`, each a mapping of one act to its keys. A portion without `share` is the whole unit; `share: unknown` a part
    of it that nobody has measured.
    """
    root = _mapping(parsed, "")
    _only(root, {"event", "title", "starts_on", "papers", "acts"}, {"province"}, "")
    acts = _list(root["acts"], "acts")
    if not acts:
        raise EventFileRefused("acts: không có việc nào")
    return Event(
        key=_text(root["event"], "event"),
        title=_text(root["title"], "title"),
        starts_on=_day(root["starts_on"], "starts_on"),
        papers=tuple(_paper(one, f"papers[{place}]") for place, one in enumerate(_list(root["papers"], "papers"))),
        acts=tuple(_act(one, f"acts[{place}]") for place, one in enumerate(acts)),
        province=str(root.get("province") or ""),
    )


def _act(parsed: object, at: str) -> Act:
    node = _mapping(parsed, at)
    if len(node) != 1 or next(iter(node)) not in set(ActKind):
        raise EventFileRefused(f"{at}: cần đúng một trong {', '.join(ActKind)}")
    name, value = next(iter(node.items()))
    kind, at = ActKind(name), f"{at}.{name}"
    keys = _mapping(value, at)
    _only(keys, *_KEYS[kind], at)
    if kind is ActKind.MERGE:
        portions = _list(keys["from"], f"{at}.from")
        return Merge(
            into=_new(keys["into"], f"{at}.into"),
            portions=tuple(_portion(one, f"{at}.from[{place}]") for place, one in enumerate(portions)),
        )
    if kind is ActKind.ESTABLISH:
        return Establish(into=_new(keys["into"], f"{at}.into"))
    unit = _code(keys["unit"], f"{at}.unit")
    if kind is ActKind.DISSOLVE:
        return Dissolve(unit)
    if kind is ActKind.SPLIT:
        news = _list(keys["into"], f"{at}.into")
        return Split(unit, tuple(_new_with_share(one, f"{at}.into[{place}]") for place, one in enumerate(news)))
    changed = Change(
        act=kind,
        code=unit,
        new_code=_code(keys["code"], f"{at}.code") if "code" in keys else None,
        name=_text(keys["name"], f"{at}.name") if "name" in keys else None,
        kind=_kind(keys["kind"], f"{at}.kind") if "kind" in keys else None,
        parent=_code(keys["parent"], f"{at}.parent") if "parent" in keys else None,
    )
    if changed == Change(act=kind, code=unit):
        raise EventFileRefused(f"{at}: không nêu tên hay mã mới")
    return changed


def _new_with_share(parsed: object, at: str) -> tuple[NewUnit, Decimal | None]:
    node = dict(_mapping(parsed, at))
    if "share" not in node:
        raise EventFileRefused(f"{at}.share: thiếu (ghi unknown nếu chưa biết)")
    return _new({key: value for key, value in node.items() if key != "share"}, at), _share(node["share"], f"{at}.share")


def _new(parsed: object, at: str) -> NewUnit:
    node = _mapping(parsed, at)
    _only(node, {"code", "kind", "name"}, _NEW, at)
    code, kind = _code(node["code"], f"{at}.code"), _kind(node["kind"], f"{at}.kind")
    if LEVEL_OF_CODE[len(code)] is not kind.level:
        raise EventFileRefused(f"{at}: mã {code} không phải là mã của {kind.label}")
    has_parent = node.get("parent") is not None
    if has_parent == (kind.level is Level.PROVINCE):
        raise EventFileRefused(f"{at}.parent: {'tỉnh không trực thuộc đơn vị nào' if has_parent else 'thiếu'}")
    until = node.get("until")
    return NewUnit(
        code=code,
        kind=kind,
        name=_text(node["name"], f"{at}.name"),
        parent=_code(node["parent"], f"{at}.parent") if has_parent else "",
        until=None if until is None else _day(until, f"{at}.until"),
    )


def _portion(parsed: object, at: str) -> Portion:
    node = _mapping(parsed, at)
    _only(node, {"unit"}, {"share"}, at)
    code = _code(node["unit"], f"{at}.unit")
    if "share" not in node:
        return Portion(code, whole=True, share=Decimal(1))
    share = _share(node["share"], f"{at}.share")
    return Portion(code, whole=share == 1, share=share)


def _paper(parsed: object, at: str) -> Paper:
    node = _mapping(parsed, at)
    _only(node, {"number", "title", "issuer", "issued_on"}, set(), at)
    issued_on = node["issued_on"]
    return Paper(
        number=vietnamese.clean(str(node["number"] or "")),
        title=_text(node["title"], f"{at}.title"),
        issuer=_text(node["issuer"], f"{at}.issuer"),
        issued_on=None if issued_on is None else _day(issued_on, f"{at}.issued_on"),
    )


def _share(value: object, at: str) -> Decimal | None:
    if value == _UNKNOWN:
        return None
    try:
        share = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        raise EventFileRefused(f"{at}: không phải tỷ lệ: {value}") from None
    if not share.is_finite() or not 0 < share <= 1 or share != round(share, 8):
        raise EventFileRefused(f"{at}: tỷ lệ phải lớn hơn 0, không quá 1, không quá 8 chữ số thập phân: {value}")
    return share


def _mapping(value: object, at: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise EventFileRefused(f"{at or 'tệp'}: cần các khóa và giá trị")
    return value


def _list(value: object, at: str) -> Sequence[object]:
    if not isinstance(value, list):
        raise EventFileRefused(f"{at}: cần một danh sách")
    return value


def _only(node: Mapping[str, object], needed: set[str], allowed: set[str], at: str) -> None:
    prefix = f"{at}." if at else ""
    for key in sorted(needed - node.keys()):
        raise EventFileRefused(f"{prefix}{key}: thiếu")
    for key in sorted(node.keys() - needed - allowed):
        raise EventFileRefused(f"{prefix}{key}: khóa không biết")


def _text(value: object, at: str) -> str:
    text = vietnamese.clean(value) if isinstance(value, str) else ""
    if not text or len(text) > 120:
        raise EventFileRefused(f"{at}: cần chữ, không quá 120 ký tự")
    return text


def _code(value: object, at: str) -> str:
    if not isinstance(value, str) or not value.isdecimal() or not value.isascii() or len(value) not in LEVEL_OF_CODE:
        raise EventFileRefused(f"{at}: mã đơn vị phải là 2, 3 hoặc 5 chữ số trong ngoặc kép: {value!r}")
    return value


def _kind(value: object, at: str) -> UnitKind:
    try:
        return UnitKind(str(value))
    except ValueError:
        raise EventFileRefused(f"{at}: loại đơn vị không biết: {value}") from None


def _day(value: object, at: str) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return parse_day(str(value))
    except NotADay:
        raise EventFileRefused(f"{at}: không phải là ngày: {value}") from None
