"""Which criteria set governs a unit on a day, and by which column of thresholds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from ntm.core.criteria.sets import CategoryRule, CriteriaSet, Tier
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level


class NoSetInForce(LookupError):
    """A day on which no known criteria set governs units of a level in a province."""


class UnknownArea(LookupError):
    """A region or group by which the set gives no thresholds."""


class UnknownCategory(LookupError):
    """A category of units of which the set says nothing."""


def set_in_force(
    sets: Iterable[CriteriaSet], *, level: Level, province: str | None, on: date, tier: Tier = Tier.STANDARD
) -> CriteriaSet:
    """Return the criteria set that governs units of a level, in the province of an official code, on a day.

    A set that the province itself decided, or its overlay of the country's, comes before the country's. A set of which
    no criterion is known governs nothing yet. Raise `NoSetInForce` when there is none.
    """
    in_force = [one for one in sets if one.level is level and one.tier is tier and on in one.span and not one.is_blank]
    for code in (province, None):
        for one in in_force:
            if one.province_code == code:
                return one
    raise NoSetInForce(f"{level}, {province or '–'}, {format_day(on)}")


def category_rule(criteria_set: CriteriaSet, *, categories: Collection[str]) -> CategoryRule | None:
    """Return the rule that moves a unit of these categories to another area's thresholds, if there is one.

    Raise `UnknownCategory` for a category that the set does not name.
    """
    for category in categories:
        if category not in criteria_set.categories:
            raise UnknownCategory(f"{criteria_set.code}: {category}")
    for rule in criteria_set.category_rules:
        if any(category in rule.categories for category in categories):
            return rule
    return None


def threshold_region(criteria_set: CriteriaSet, *, region: str | None, categories: Collection[str]) -> str | None:
    """Return the area whose thresholds bind a unit of a region with its categories.

    Decision 318/QĐ-TTg, article 1.2: specially disadvantaged communes, and safe-zone communes of poor districts or of
    districts that left poverty in 2018–2020, are held to the thresholds of TDMNPB. The rule itself is in the law file.
    None, for a unit whose region is not known, has no thresholds by area. Raise `UnknownArea` or `UnknownCategory`.
    """
    if region is not None and region not in {area.code for area in criteria_set.areas}:
        raise UnknownArea(f"{criteria_set.code}: {region}")
    rule = category_rule(criteria_set, categories=categories)
    return rule.area if rule is not None else region


def area_index(criteria_set: CriteriaSet, area: str | None) -> int:
    """Return the number that stands for an area in arrays: its place in the set's list, or -1 when not known."""
    if area is None:
        return -1
    for index, one in enumerate(criteria_set.areas):
        if one.code == area:
            return index
    raise UnknownArea(f"{criteria_set.code}: {area}")
