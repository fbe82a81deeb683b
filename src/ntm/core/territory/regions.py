"""Which region a unit belongs to, through the province it lay in and the units it was made of."""

from __future__ import annotations

from collections.abc import Mapping

from ntm.core.kernel.states import Level, Region
from ntm.core.territory.register import Register


class ProvinceWithoutRegion(LookupError):
    """A province of 30 June 2025 that no region names; the message is its code."""


def regions_of_units(register: Register, by_province: Mapping[str, Region]) -> dict[int, Region]:
    """Return the region of each unit, from the regions of the 63 provinces by code.

    A unit of the three tiers has the region of its province. A unit made on 1 July 2025 has the region of what it was
    made of; where that lay in two regions it has none, and whoever judges it must be told which one applies: nothing
    is guessed. Raise `ProvinceWithoutRegion`.
    """
    found: dict[int, Region] = {}
    pending: list[int] = []
    seen: set[int] = set()
    for version in register.versions:
        if version.unit in seen:
            continue
        seen.add(version.unit)
        if register.lineage.predecessors(version.unit):
            pending.append(version.unit)
            continue
        first = register.history(version.unit)[0]
        above = register.ancestors(version.unit, on=first.span.start)
        province = above[0] if above else first
        if province.level is not Level.PROVINCE or province.code not in by_province:
            raise ProvinceWithoutRegion(province.code)
        found[version.unit] = by_province[province.code]
    for unit in pending:
        regions = {found[event.old] for event in register.lineage.predecessors(unit)}
        if len(regions) == 1:
            found[unit] = regions.pop()
    return found
