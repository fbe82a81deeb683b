"""A criteria set as law files state it: criteria, indicators through time, thresholds and where each value stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ntm.core.criteria.additions import Delegation, Nearly, Overlay, OverlayVersion, Supply
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level


class Tier(StrEnum):
    """The standard that a set describes: đạt chuẩn, nâng cao, kiểu mẫu."""

    STANDARD = "standard"
    ADVANCED = "advanced"
    EXEMPLARY = "exemplary"

    @property
    def label(self) -> str:
        """Return the standard's Vietnamese name."""
        return {"standard": "đạt chuẩn", "advanced": "nâng cao", "exemplary": "kiểu mẫu"}[self]


class Whole(StrEnum):
    """What a percentage is a share of, so that what is missing can be said in households or people."""

    HOUSEHOLDS = "households"
    PEOPLE = "people"
    VILLAGES = "villages"

    @property
    def label(self) -> str:
        """Return the word that stands behind a number."""
        return {"households": "hộ", "people": "người", "villages": "thôn, bản"}[self]


class MeasureKind(StrEnum):
    """What sort of number a measure takes."""

    PERCENT = "percent"  # 0 to 100
    BOOLEAN = "boolean"  # 1 đạt, 0 chưa đạt
    COUNT = "count"  # a whole number of things
    LEVEL = "level"  # a whole number, as "phổ cập mức độ 2"
    AMOUNT = "amount"  # any number that is not negative: money, area a person
    JUDGEMENT = "judgement"  # 1 đạt, 0 chưa đạt, said by the person in charge of a criterion without known indicators

    @property
    def is_yes_or_no(self) -> bool:
        """Say whether the measure takes đạt/chưa đạt."""
        return self in (MeasureKind.BOOLEAN, MeasureKind.JUDGEMENT)

    @property
    def is_whole(self) -> bool:
        """Say whether the measure takes whole numbers only."""
        return self is not MeasureKind.PERCENT and self is not MeasureKind.AMOUNT


class Operator(StrEnum):
    """How a figure is held against its threshold."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"

    def holds(self, figure: float, threshold: float) -> bool:
        """Say whether the figure satisfies the threshold."""
        if self is Operator.AT_LEAST:
            return figure >= threshold
        if self is Operator.MORE_THAN:
            return figure > threshold
        if self is Operator.AT_MOST:
            return figure <= threshold
        return figure < threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure that a unit reports for an indicator; `code` ("4.2", "15.1:male") is unique in its set.

    `whole` names the measure that this one counts a part of (schools of level 1 among schools), or is empty; `share_in`
    says of what a percentage is a share, where that is a number known of every unit.
    """

    code: str
    indicator: str
    label: str
    kind: MeasureKind
    unit: str = ""
    whole: str = ""
    share_in: Whole | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A number of the law and where it stands."""

    number: float
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """What the law asks, everywhere or by area (a region of 2021–2025, a commune group of 2026–2030).

    An area without a value has none: it is not known, or the province decides. `national` is the target of the whole
    country ("chung"), shown and never used for a unit.
    """

    everywhere: Value | None = None
    by_area: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    national: Value | None = None

    def for_area(self, area: str | None) -> Value | None:
        """Return the value that binds in an area, or None where the law's value is not known."""
        if self.everywhere is not None:
            return self.everywhere
        return self.by_area.get(area) if area is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A figure held against a threshold; with `share_of`, the share (%) that the figure is of that other measure.

    `by_year` gives the threshold of each calendar year instead of one for all; a year without an entry has none.
    """

    measure: str
    operator: Operator
    threshold: Threshold
    share_of: str = ""
    by_year: Mapping[int, Threshold] = field(default_factory=lambda: MappingProxyType({}))

    def threshold_on(self, on: date) -> Threshold:
        """Return the threshold of the year of a day; an empty one where the year has none."""
        if not self.by_year:
            return self.threshold
        return self.by_year.get(on.year, Threshold())


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact about the unit that decides which requirements bind it, as "more than 3 schools"."""

    measure: str
    operator: Operator
    number: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Requirements that must all hold, for the areas (none named: all) and under the conditions given.

    `title` names the case where an indicator is written in cases; a province's decision calls it by that name.
    """

    requirements: tuple[Requirement, ...]
    areas: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    title: str = ""

    def covers(self, area: str | None) -> bool:
        """Say whether the case is written for an area."""
        return not self.areas or area in self.areas


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorVersion:
    """An indicator as it reads during a span.

    `province_decides`: "UBND cấp tỉnh quy định cụ thể". `conditional` holds the words of "nếu có": where they do not
    apply, a person may say that the indicator is not applicable.
    """

    span: Span
    name: str
    measures: tuple[Measure, ...]
    cases: tuple[Case, ...]
    citation: Citation
    province_decides: bool = False
    conditional: str = ""
    note: str = ""


class NoVersionInForce(LookupError):
    """An indicator that has no version in force on the day asked for."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A numbered indicator (chỉ tiêu) and its versions in order of days."""

    id: str
    criterion: int
    versions: tuple[IndicatorVersion, ...]

    def at(self, on: date) -> IndicatorVersion:
        """Return the version in force on a day; raise `NoVersionInForce` when there is none."""
        for version in self.versions:
            if on in version.span:
                return version
        raise NoVersionInForce(f"{self.id}: {format_day(on)}")

    def is_in_force(self, on: date) -> bool:
        """Say whether some version is in force on a day."""
        return any(on in version.span for version in self.versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A numbered criterion (tiêu chí).

    `judged_whole`: its indicators are not known, so a person judges the criterion as a whole; its one indicator then
    bears the criterion's own number and takes đạt/chưa đạt.
    """

    number: int
    name: str
    short_name: str
    group: str
    indicators: tuple[Indicator, ...]
    citation: Citation
    judged_whole: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Units by how many criteria they meet, both ends included: 15–18."""

    code: str
    title: str
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Area:
    """A column of the set's thresholds."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """Units of these categories are held to the thresholds of `area`, wherever they lie."""

    categories: tuple[str, ...]
    area: str
    citation: Citation
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """A whole set of criteria, with the level and province it is written for and the days it is in force.

    `complete` is false where only some of its criteria are known. `measures` are all measures of all versions, in the
    order of columns of figure arrays. `digest` changes with any change of content. `overlay` is set on a province's
    own form of a national set, which then has the province's values in place.
    """

    code: str
    title: str
    level: Level
    tier: Tier
    province_code: str | None
    span: Span
    citation: Citation
    criteria: tuple[Criterion, ...]
    areas: tuple[Area, ...]
    bands: tuple[Band, ...]
    category_rules: tuple[CategoryRule, ...]
    categories: Mapping[str, str]
    measures: tuple[Measure, ...]
    complete: bool
    digest: str
    note: str = ""
    nearly: Nearly | None = None
    delegations: tuple[Delegation, ...] = ()
    supplies: Mapping[str, Supply] = field(default_factory=lambda: MappingProxyType({}))
    overlay: Overlay | None = None

    @property
    def base_code(self) -> str:
        """Return the code under which figures and decisions are kept: the national set's for a province's overlay.

        An overlay asks for the same measures, so what a unit reported stays when its province decides anew.
        """
        return self.overlay.of if self.overlay is not None else self.code

    @property
    def is_blank(self) -> bool:
        """Say whether no criterion of the set is known, so that nothing can be reported or judged by it."""
        return not self.criteria

    def overlay_on(self, on: date) -> OverlayVersion | None:
        """Return the province's decision that lies over the set on a day, or None where there is none."""
        versions = self.overlay.versions if self.overlay is not None else ()
        return next((version for version in versions if on in version.span), None)

    def supply_of(self, indicator_id: str) -> Supply | None:
        """Return who supplies an indicator, by its own entry or its criterion's; None where nobody has said."""
        return self.supplies.get(indicator_id) or self.supplies.get(indicator_id.split(".")[0])

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return every indicator in order: the columns of verdict arrays."""
        return tuple(indicator for criterion in self.criteria for indicator in criterion.indicators)

    def criterion(self, number: int) -> Criterion:
        """Return the criterion of a number; raise `UnknownCriterion` when the set has none."""
        for criterion in self.criteria:
            if criterion.number == number:
                return criterion
        raise UnknownCriterion(f"{self.code}: {number}")

    def indicator(self, indicator_id: str) -> Indicator:
        """Return an indicator by its id; raise `UnknownIndicator` when the set has none."""
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise UnknownIndicator(f"{self.code}: {indicator_id}")

    def measure_position(self, code: str) -> int:
        """Return the column of a measure in figure arrays; raise `UnknownMeasure` when the set has none."""
        for position, measure in enumerate(self.measures):
            if measure.code == code:
                return position
        raise UnknownMeasure(f"{self.code}: {code}")

    def measures_on(self, on: date) -> tuple[Measure, ...]:
        """Return the measures that indicators ask for on a day, in the order of figure arrays."""
        return tuple(
            measure
            for indicator in self.indicators
            if indicator.is_in_force(on)
            for measure in indicator.at(on).measures
        )

    def measure_named(self, name: str, *, on: date) -> Measure:
        """Return the measure that a person means by a name on a day.

        A measure's own code, or the indicator's id where the indicator asks for one measure on that day. Raise
        `UnknownIndicator` for a name of nothing, `SeveralMeasures` where the indicator is reported in parts,
        `NotAskedFor` for a measure that the set does not ask for on that day.
        """
        asked = self.measures_on(on)
        for measure in asked:
            if measure.code == name:
                return measure
        of_indicator = [measure for measure in asked if measure.indicator == name]
        if len(of_indicator) == 1:
            return of_indicator[0]
        if of_indicator:
            raise SeveralMeasures(", ".join(measure.code for measure in of_indicator))
        if any(name in (measure.code, measure.indicator) for measure in self.measures):
            raise NotAskedFor(f"{name}: {format_day(on)}")
        raise UnknownIndicator(f"{self.code}: {name}")


class UnknownCriterion(LookupError):
    """A number that the set gives to no criterion."""


class UnknownIndicator(LookupError):
    """An id that the set gives to no indicator."""


class UnknownMeasure(LookupError):
    """A code that the set gives to no measure."""


class SeveralMeasures(LookupError):
    """An indicator that is reported by several measures, named without saying which."""


class NotAskedFor(LookupError):
    """A measure that belongs to the set, but not on the day asked for."""
