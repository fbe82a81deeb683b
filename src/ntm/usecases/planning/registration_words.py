"""What is registered, in words."""

from __future__ import annotations

from datetime import date

from ntm.core.criteria.sets import CriteriaSet, NoVersionInForce
from ntm.store.planning.models import Registration
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.planning.plan_views import unit_then


def item_words(row: Registration, *, on: date) -> str:
    """Return what a registration is about, as a sentence has it: "tiêu chí 5 Trường học", "bản Huổi Hán đạt chuẩn"."""
    if row.village_id is not None:
        return f"{unit_then(row.village_id, on).full_name} đạt chuẩn nông thôn mới"
    return name_of_item(row.set_code, row.item, year=row.year)


def name_of_item(set_code: str, item: str, *, year: int) -> str:
    """Return the words for an item of a set as it reads in a year; the set itself for the empty item."""
    known = set_named(set_code)
    if known is None:
        return f"{'chỉ tiêu' if '.' in item else 'tiêu chí'} {item}"
    if not item:
        return known.title[:1].lower() + known.title[1:]
    if "." not in item:
        number = int(item)
        name = next((one.name for one in known.criteria if one.number == number), "")
        return f"tiêu chí {item} {name}".rstrip()
    try:
        name = known.indicator(item).at(date(year, 12, 31)).name
    except (LookupError, NoVersionInForce):
        name = ""
    short = name if len(name) <= 90 else f"{name[:87].rstrip()}…"
    return f"chỉ tiêu {item} {short}".rstrip()


def set_named(set_code: str) -> CriteriaSet | None:
    """Return the set of a code, None for one that this installation does not have."""
    return next((one for one in criteria.known_sets() if one.code == set_code), None)
