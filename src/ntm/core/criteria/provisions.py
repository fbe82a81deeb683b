"""The single things that a criteria set says, each with a name that lasts and a fingerprint of what it says.

A person who holds a value against the official text vouches for that value as it stood: the fingerprint covers what is
said and where it is said to stand, so a value that changes afterwards has lost its mark. Two sets are compared by the
names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from ntm.core.criteria.additions import Delegation, Overlay
from ntm.core.criteria.sets import (
    Case,
    CategoryRule,
    CriteriaSet,
    Criterion,
    Indicator,
    IndicatorVersion,
    Requirement,
    Threshold,
    Value,
)
from ntm.core.criteria.wording import conditions_in_words
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.vietnamese import format_number

#: The day from which an indicator reads so, within a key: "11.1@2022-03-08//…".
_SINCE = re.compile(r"@\d{4}-\d{2}-\d{2}")


class ProvisionKind(StrEnum):
    """What sort of thing is said."""

    SET = "set"
    RULE = "rule"
    CRITERION = "criterion"
    INDICATOR = "indicator"
    THRESHOLD = "threshold"
    OPEN = "open"  # a threshold that is not known: nothing to check, and worth saying when it comes to be known

    @property
    def label(self) -> str:
        """Return it in Vietnamese."""
        return {
            "set": "bộ tiêu chí",
            "rule": "cách áp dụng",
            "criterion": "tên tiêu chí",
            "indicator": "nội dung chỉ tiêu",
            "threshold": "mức",
            "open": "mức chưa biết",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Provision:
    """One thing said. `item` is "set", a criterion ("4") or an indicator ("4.2"); `year` and `area` are those of a
    threshold (None, "" where it holds for all); `content` is what is said, in Vietnamese."""

    key: str
    kind: ProvisionKind
    item: str
    what: str
    content: str
    citation: Citation
    year: int | None = None
    area: str = ""

    @cached_property
    def fingerprint(self) -> str:
        """Return a digest of what is said and where it stands; whether it was verified does not enter.

        Nor does the day from which the indicator reads so: a version that is parted, as a province's decision parts
        it, says the same as before.
        """
        name = _SINCE.sub("", self.key, count=1)
        told = "\x1f".join((name, self.content, self.citation.instrument, self.citation.place))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def can_be_checked(self) -> bool:
        """Say whether there is something to hold against the official text."""
        return self.kind is not ProvisionKind.OPEN


def provisions_of(criteria_set: CriteriaSet) -> tuple[Provision, ...]:
    """Return everything that a set says, in order."""
    found: list[Provision] = []

    def keep(provision: Provision) -> Citation:
        found.append(provision)
        return provision.citation

    recited(criteria_set, keep)
    return tuple(found)


def recited(criteria_set: CriteriaSet, citation_of: Callable[[Provision], Citation]) -> CriteriaSet:
    """Return the set with the citation that `citation_of` gives to each provision; nothing else changes."""
    return _Walk(criteria_set, citation_of).criteria_set()


class _Walk:
    """Goes through a set and rebuilds it with other citations."""

    def __init__(self, one: CriteriaSet, citation_of: Callable[[Provision], Citation]) -> None:
        self.one = one
        self.citation_of = citation_of

    def criteria_set(self) -> CriteriaSet:
        one = self.one
        content = f"{one.title}; {one.level.value}, {one.tier.label}; {_days(one.span)}"
        citation = self._cite("set", ProvisionKind.SET, "set", "tên, ngày hiệu lực", content, one.citation)
        rules = tuple(self._rule(rule) for rule in one.category_rules)
        delegations = {it.code: self._delegation(it) for it in one.delegations}
        overlay = None if one.overlay is None else self._overlay(one.overlay, delegations)
        nearly = one.nearly
        if nearly is not None:
            cited = self._cite("nearly", ProvisionKind.RULE, "set", "mức cơ bản đạt", nearly.title, nearly.citation)
            nearly = replace(nearly, citation=cited)
        criteria = tuple(self._criterion(criterion) for criterion in one.criteria)
        return replace(one, citation=citation, category_rules=rules, delegations=tuple(delegations.values()),
                       overlay=overlay, nearly=nearly, criteria=criteria)  # fmt: skip

    def _delegation(self, one: Delegation) -> Delegation:
        key = f"delegation/{one.code}"
        return replace(one, citation=self._cite(key, ProvisionKind.RULE, "set", "phân cấp", one.title, one.citation))

    def _overlay(self, one: Overlay, delegations: Mapping[str, Delegation]) -> Overlay:
        versions = tuple(
            replace(
                version,
                citation=self._cite(
                    f"decision/{version.span.start.isoformat()}",
                    ProvisionKind.RULE,
                    "set",
                    "quyết định của tỉnh",
                    f"áp dụng {version.citation.instrument} {_days(version.span)}",
                    version.citation,
                ),
            )
            for version in one.versions
        )
        return replace(one, versions=versions, delegations=tuple(delegations[it.code] for it in one.delegations))

    def _cite(self, key: str, kind: ProvisionKind, item: str, what: str, content: str, citation: Citation) -> Citation:
        return self.citation_of(Provision(key=key, kind=kind, item=item, what=what, content=content, citation=citation))

    def _rule(self, rule: CategoryRule) -> CategoryRule:
        key = f"set/{','.join(rule.categories)}→{rule.area}"
        return replace(
            rule, citation=self._cite(key, ProvisionKind.RULE, "set", "cách áp dụng", rule.title, rule.citation)
        )

    def _criterion(self, one: Criterion) -> Criterion:
        key = str(one.number)
        citation = self._cite(key, ProvisionKind.CRITERION, key, "tên tiêu chí", one.name, one.citation)
        if not one.judged_whole:
            return replace(one, citation=citation, indicators=tuple(self._indicator(it) for it in one.indicators))
        # Its one indicator is the criterion itself, with the same citation throughout.
        indicators = tuple(
            replace(it, versions=tuple(_recite_all(version, citation) for version in it.versions))
            for it in one.indicators
        )
        return replace(one, citation=citation, indicators=indicators)

    def _indicator(self, one: Indicator) -> Indicator:
        return replace(one, versions=tuple(self._version(one, version) for version in one.versions))

    def _version(self, one: Indicator, version: IndicatorVersion) -> IndicatorVersion:
        key = f"{one.id}@{version.span.start.isoformat()}"
        content = version.name + (f" ({version.conditional})" if version.conditional else "")
        content += "; UBND cấp tỉnh quy định cụ thể" if version.province_decides else ""
        what = "nội dung chỉ tiêu" + self._since(version.span)
        citation = self._cite(key, ProvisionKind.INDICATOR, one.id, what, content, version.citation)
        cases = tuple(self._case(case, version, one, key) for case in version.cases)
        return replace(version, citation=citation, cases=cases)

    def _since(self, span: Span) -> str:
        return "" if span.start == self.one.span.start else f" (từ {format_day(span.start)})"

    def _case(self, case: Case, version: IndicatorVersion, one: Indicator, key: str) -> Case:
        heads = [", ".join(case.areas)] if case.areas else []
        heads += [conditions_in_words(case, version)] if case.conditions else []
        named = "; ".join(heads)
        where = f" ({named})" if named else ""
        since = self._since(version.span)
        requirements = tuple(
            self._requirement(requirement, version, one, f"{key}/{named}", f"{where}{since}")
            for requirement in case.requirements
        )
        return replace(case, requirements=requirements)

    def _requirement(
        self, requirement: Requirement, version: IndicatorVersion, one: Indicator, key: str, where: str
    ) -> Requirement:
        reader = _Level(self, requirement, version, one, f"{key}/{requirement.measure}", where)
        if not requirement.by_year:
            return replace(requirement, threshold=reader.threshold(requirement.threshold, None))
        by_year = {year: reader.threshold(threshold, year) for year, threshold in requirement.by_year.items()}
        return replace(requirement, by_year=MappingProxyType(by_year))


def _recite_all(version: IndicatorVersion, citation: Citation) -> IndicatorVersion:
    def value(one: Value | None) -> Value | None:
        return None if one is None else replace(one, citation=citation)

    cases = tuple(
        replace(
            case,
            requirements=tuple(
                replace(it, threshold=replace(it.threshold, everywhere=value(it.threshold.everywhere)))
                for it in case.requirements
            ),
        )
        for case in version.cases
    )
    return replace(version, citation=citation, cases=cases)


class _Level:
    """The thresholds of one requirement."""

    def __init__(
        self, walk: _Walk, requirement: Requirement, version: IndicatorVersion, one: Indicator, key: str, where: str
    ) -> None:
        self.walk = walk
        self.requirement = requirement
        self.version = version
        self.item = one.id
        self.key = key
        self.where = where
        measures = {measure.code: measure for measure in version.measures}
        self.measure = measures[requirement.measure]
        self.unit = "%" if requirement.share_of else self.measure.unit
        label = f" “{self.measure.label}”" if len(version.measures) > 1 else ""
        self.what = f"mức{label}{where}"

    def threshold(self, one: Threshold, year: int | None) -> Threshold:
        when = f", năm {year}" if year is not None else ""
        if one.everywhere is None and not one.by_area:
            self._say("*", ProvisionKind.OPEN, f"{self.what}{when}", "chưa biết", self.version.citation, year, "")
        everywhere = self._value(one.everywhere, f"{self.what}{when}", year, "")
        by_area = {
            area: found
            for area, value in one.by_area.items()
            if (found := self._value(value, f"{self.what}, {area}{when}", year, area)) is not None
        }
        national = self._value(one.national, f"{self.what} chung cả nước{when}", year, "national")
        return Threshold(everywhere=everywhere, by_area=MappingProxyType(by_area), national=national)

    def _value(self, value: Value | None, what: str, year: int | None, area: str) -> Value | None:
        if value is None:
            return None
        content = self._in_words(value)
        return replace(
            value, citation=self._say(area, ProvisionKind.THRESHOLD, what, content, value.citation, year, area)
        )

    def _in_words(self, value: Value) -> str:
        if self.measure.kind.is_yes_or_no:
            return "đạt"
        sign = {">=": "≥", "<=": "≤"}.get(self.requirement.operator, str(self.requirement.operator))
        of = f" của {self.requirement.share_of}" if self.requirement.share_of else ""
        return f"{sign} {format_number(value.number)} {self.unit}".rstrip() + of

    def _say(
        self, last: str, kind: ProvisionKind, what: str, content: str, citation: Citation, year: int | None, area: str
    ) -> Citation:
        key = f"{self.key}/{year or ''}/{last if kind is ProvisionKind.THRESHOLD else ''}"
        return self.walk.citation_of(
            Provision(
                key=key, kind=kind, item=self.item, what=what, content=content, citation=citation, year=year, area=area
            )
        )


def _days(span: Span) -> str:
    return f"từ {format_day(span.start)}" + (f" đến trước {format_day(span.end)}" if span.end else "")


class ChangeKind(StrEnum):
    """What became of a provision from one set to another."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    CITED_ANEW = "cited_anew"  # the same content, said to stand elsewhere

    @property
    def label(self) -> str:
        """Return it in Vietnamese."""
        return {"added": "thêm", "changed": "đổi", "removed": "bỏ", "cited_anew": "đổi căn cứ"}[self]


@dataclass(frozen=True, slots=True)
class Change:
    """A provision that two sets say differently; `before` or `after` is None where one says nothing."""

    kind: ChangeKind
    before: Provision | None
    after: Provision | None

    @property
    def provision(self) -> Provision:
        """Return the newer of the two."""
        found = self.after or self.before
        assert found is not None
        return found


def changes(before: Iterable[Provision], after: Iterable[Provision]) -> tuple[Change, ...]:
    """Return what differs between two sets, in the order of the newer one, what was removed last.

    A provision from a day that the other set does not part its text at is held against what that set says from the
    day before it that comes nearest: a version that is only parted says the same as before.
    """
    return tuple(_changes(_Said(before), _Said(after)))


class _Said:
    """What one set says, by key, and by name without the day for what another set parts at other days."""

    def __init__(self, provisions: Iterable[Provision]) -> None:
        self.by_key = {one.key: one for one in provisions}
        self.by_name: dict[str, list[tuple[str, Provision]]] = {}
        for one in self.by_key.values():
            name, day = _name_and_day(one)
            if day:
                self.by_name.setdefault(name, []).append((day, one))

    def at(self, wanted: Provision) -> Provision | None:
        """Return what is said of the same thing from the same day, or from the nearest day before."""
        found = self.by_key.get(wanted.key)
        if found is not None:
            return found
        name, day = _name_and_day(wanted)
        earlier = [(start, one) for start, one in self.by_name.get(name, ()) if start <= day]
        return max(earlier, key=lambda pair: pair[0])[1] if day and earlier else None


def _name_and_day(one: Provision) -> tuple[str, str]:
    found = _SINCE.search(one.key)
    return (_SINCE.sub("", one.key, count=1), found.group()) if found else (one.key, "")


def _changes(before: _Said, after: _Said) -> Iterator[Change]:
    for one in after.by_key.values():
        other = before.at(one)
        if other is None:
            yield Change(ChangeKind.ADDED, None, one)
        elif found := _difference(other, one):
            yield Change(found, other, one)
    for one in before.by_key.values():
        if one.key in after.by_key:
            continue
        other = after.at(one)
        if other is None:
            yield Change(ChangeKind.REMOVED, one, None)
        elif found := _difference(one, other):
            yield Change(found, one, other)


def _difference(before: Provision, after: Provision) -> ChangeKind | None:
    if before.content != after.content:
        return ChangeKind.CHANGED
    places = [(one.citation.instrument, one.citation.place) for one in (before, after)]
    return ChangeKind.CITED_ANEW if places[0] != places[1] else None
