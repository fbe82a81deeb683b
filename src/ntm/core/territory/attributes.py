"""What a unit is for the law and how large it is, day by day: each value stated from a day on, with its source.

Nothing that was stated is changed. Who learns better states again: for the same day the later statement stands, and a
day stated wrongly is withdrawn, which lets the value before it go on. A value holds from its day until the next day
for which another one is stated; before its first day nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level, Region


class AttributeKind(StrEnum):
    """What sort of value an attribute takes."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    COUNT = "count"


class Attribute(StrEnum):
    """An attribute that the law or a comparison asks about."""

    REGION = "region"
    HARDSHIP_ZONE = "hardship_zone"
    SPECIALLY_DISADVANTAGED = "specially_disadvantaged"
    SAFE_ZONE = "safe_zone"
    SAFE_ZONE_POOR_DISTRICT = "safe_zone_poor_district"
    BORDER = "border"
    ISLAND = "island"
    ETHNIC_MINORITY_AREA = "ethnic_minority_area"
    COMMUNE_GROUP = "commune_group"
    POPULATION = "population"
    HOUSEHOLDS = "households"
    POOR_HOUSEHOLDS = "poor_households"

    @property
    def label(self) -> str:
        """Return the Vietnamese name of the attribute."""
        return _LABELS[self]

    @property
    def kind(self) -> AttributeKind:
        """Return what sort of value it takes."""
        if self in _CHOICES:
            return AttributeKind.CHOICE
        return AttributeKind.COUNT if self in _COUNTS else AttributeKind.YES_NO

    @property
    def choices(self) -> Mapping[str, str]:
        """Return the values that it may take, each with its Vietnamese words; empty for a count."""
        return {} if self in _COUNTS else _CHOICES.get(self, _YES_OR_NO)

    @property
    def levels(self) -> frozenset[Level]:
        """Return the levels of the units that may have it."""
        return _LEVELS.get(self, _COMMUNES)

    @property
    def first_day(self) -> date | None:
        """Return the first day from which the law knows the attribute, None where it always did."""
        return date(2026, 1, 1) if self is Attribute.COMMUNE_GROUP else None

    def words(self, value: str) -> str:
        """Return a value of the attribute as a page shows it."""
        return vietnamese.format_number(int(value)) if self in _COUNTS else self.choices[value]


YES, NO = "yes", "no"
_YES_OR_NO = {YES: "có", NO: "không"}
_COUNTS = frozenset({Attribute.POPULATION, Attribute.HOUSEHOLDS, Attribute.POOR_HOUSEHOLDS})
_CHOICES: Mapping[Attribute, Mapping[str, str]] = {
    Attribute.REGION: {region.value: region.label for region in Region},
    Attribute.HARDSHIP_ZONE: {
        "I": "khu vực I",
        "II": "khu vực II",
        "III": "khu vực III",
        NO: "không thuộc khu vực nào",
    },
    Attribute.COMMUNE_GROUP: {"group_1": "nhóm 1", "group_2": "nhóm 2", "group_3": "nhóm 3"},
}
_COMMUNES = frozenset({Level.COMMUNE})
_ALL_LEVELS = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.VILLAGE})
_LEVELS: Mapping[Attribute, frozenset[Level]] = {
    Attribute.REGION: frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}),
    Attribute.SPECIALLY_DISADVANTAGED: frozenset({Level.COMMUNE, Level.VILLAGE}),
    Attribute.BORDER: frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.VILLAGE}),
    Attribute.ISLAND: frozenset({Level.DISTRICT, Level.COMMUNE, Level.VILLAGE}),
    Attribute.ETHNIC_MINORITY_AREA: frozenset({Level.DISTRICT, Level.COMMUNE, Level.VILLAGE}),
    Attribute.POPULATION: _ALL_LEVELS,
    Attribute.HOUSEHOLDS: _ALL_LEVELS,
    Attribute.POOR_HOUSEHOLDS: _ALL_LEVELS,
}
_LABELS = {
    Attribute.REGION: "Vùng",
    Attribute.HARDSHIP_ZONE: "Khu vực (I, II, III)",
    Attribute.SPECIALLY_DISADVANTAGED: "Đặc biệt khó khăn",
    Attribute.SAFE_ZONE: "An toàn khu (ATK)",
    Attribute.SAFE_ZONE_POOR_DISTRICT: "ATK thuộc huyện nghèo hoặc vừa thoát nghèo 2018–2020",
    Attribute.BORDER: "Biên giới",
    Attribute.ISLAND: "Đảo, bãi ngang",
    Attribute.ETHNIC_MINORITY_AREA: "Vùng đồng bào dân tộc thiểu số và miền núi",
    Attribute.COMMUNE_GROUP: "Nhóm xã (bộ tiêu chí 2026–2030)",
    Attribute.POPULATION: "Số dân",
    Attribute.HOUSEHOLDS: "Số hộ",
    Attribute.POOR_HOUSEHOLDS: "Số hộ nghèo",
}
_LARGEST_COUNT = 20_000_000


class NotAValue(ValueError):
    """A text that is no value of an attribute; the message is Vietnamese."""


class NotForThisLevel(ValueError):
    """An attribute that units of this level do not have; the message is Vietnamese."""


class TooEarly(ValueError):
    """A day before the law knew the attribute; the message is Vietnamese."""


def read_value(attribute: Attribute, text: str) -> str:
    """Return the value that a written text means: "x" or "có" → yes, "khu vực III" → III, "1.304" → 1304.

    Raise `NotAValue` for anything else, an empty text included: blank is not "không" and not 0.
    """
    key = vietnamese.fold(text)
    if attribute.kind is AttributeKind.COUNT:
        try:
            number = vietnamese.parse_number(text)
        except vietnamese.NotANumber as error:
            raise NotAValue(f"{attribute.label}: “{text[:30]}” không phải là số") from error
        if number != number.to_integral_value() or not 0 <= number <= _LARGEST_COUNT:
            raise NotAValue(f"{attribute.label}: “{text[:30]}” phải là số nguyên từ 0 đến {_LARGEST_COUNT}")
        return str(int(number))
    if attribute.kind is AttributeKind.YES_NO:
        if key in {"x", "co", "1", "yes", "dung", "v"}:
            return YES
        if key in {"khong", "0", "no", "k"}:
            return NO
        raise NotAValue(f"{attribute.label}: “{text[:30]}” phải là có hoặc không")
    for value, words in attribute.choices.items():
        if key in {vietnamese.fold(value), vietnamese.fold(words)}:
            return value
    if attribute is Attribute.COMMUNE_GROUP and key in {"1", "2", "3"}:
        return f"group_{key}"
    if attribute is Attribute.HARDSHIP_ZONE and key in {"1", "2", "3", "kv1", "kv2", "kv3", "kvi", "kvii", "kviii"}:
        return "I" * (int(key[-1]) if key[-1].isdigit() else key.count("i"))
    if attribute is Attribute.HARDSHIP_ZONE and key == "khong":
        return NO
    known = ", ".join(attribute.choices.values())
    raise NotAValue(f"{attribute.label}: “{text[:30]}” không có trong: {known}")


def require_fit(attribute: Attribute, *, level: Level, since: date) -> None:
    """Raise `NotForThisLevel` or `TooEarly` where an attribute cannot be stated of units of a level from a day."""
    if level not in attribute.levels:
        raise NotForThisLevel(f"{attribute.label}: không ghi cho cấp này")
    if attribute.first_day is not None and since < attribute.first_day:
        raise TooEarly(f"{attribute.label}: chỉ có từ {format_day(attribute.first_day)}")


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's word that from a day on an attribute has a value; `value` is None where that day is withdrawn.

    `order` grows with each statement: of two for one day, the one with the larger order stands.
    """

    attribute: Attribute
    value: str | None
    since: date
    order: int
    source: str


@dataclass(frozen=True, slots=True)
class Held:
    """A value that an attribute has for a span, by the statement that stands for its first day."""

    span: Span
    statement: Statement

    @property
    def value(self) -> str:
        """Return the value."""
        assert self.statement.value is not None
        return self.statement.value


def timeline(statements: Iterable[Statement], *, attribute: Attribute) -> tuple[Held, ...]:
    """Return the values that an attribute has through time, from the first day known; spans touch and never overlap."""
    standing: dict[date, Statement] = {}
    for statement in statements:
        if statement.attribute is not attribute:
            continue
        known = standing.get(statement.since)
        if known is None or statement.order > known.order:
            standing[statement.since] = statement
    stated = [standing[day] for day in sorted(standing) if standing[day].value is not None]
    return tuple(
        Held(Span(one.since, stated[place + 1].since if place + 1 < len(stated) else None), one)
        for place, one in enumerate(stated)
    )


def value_on(statements: Iterable[Statement], *, attribute: Attribute, on: date) -> Held | None:
    """Return the value that an attribute has on a day, None where nothing is known for it."""
    return next((held for held in timeline(statements, attribute=attribute) if on in held.span), None)


def contradictions(values: Mapping[Attribute, str]) -> tuple[str, ...]:
    """Return what cannot be true of values that hold together on one day, in Vietnamese."""
    counts = {attribute: int(values[attribute]) for attribute in _COUNTS if attribute in values}
    found = []
    for part, whole in (
        (Attribute.POOR_HOUSEHOLDS, Attribute.HOUSEHOLDS),
        (Attribute.HOUSEHOLDS, Attribute.POPULATION),
    ):
        if part in counts and whole in counts and counts[part] > counts[whole]:
            small, large = part.words(values[part]), whole.words(values[whole])
            found.append(f"{part.label} ({small}) lớn hơn {whole.label.lower()} ({large})")
    if values.get(Attribute.SAFE_ZONE_POOR_DISTRICT) == YES and values.get(Attribute.SAFE_ZONE) == NO:
        found.append("Là xã ATK thuộc huyện nghèo mà lại ghi không phải ATK")
    return tuple(found)


def category_code(attribute: Attribute, value: str) -> str | None:
    """Return the category by which rules know a value: "specially_disadvantaged", "region:TN"; None for none.

    A plain no makes no category; neither do counts.
    """
    if attribute.kind is AttributeKind.COUNT or value == NO:
        return None
    return attribute.value if attribute.kind is AttributeKind.YES_NO else f"{attribute.value}:{value}"
