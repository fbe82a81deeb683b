"""Tells what happened on a day from the lists before and after it and what became what: one event a province."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ntm.core.kernel.states import Level
from ntm.core.territory.events import (
    Act,
    ActKind,
    Change,
    Dissolve,
    Establish,
    Event,
    Merge,
    NewUnit,
    Paper,
    Portion,
    Split,
)
from ntm.core.territory.lineage import LineageEvent
from ntm.core.territory.register import Register
from ntm.core.territory.unit import UnitVersion


class UnitOfTwoProvinces(ValueError):
    """An old unit that goes to two new provinces, so that no one province's event could end it."""


def events_by_province(
    register: Register, *, on: date, key: str, title: str, papers: Mapping[str, Sequence[Paper]]
) -> tuple[Event, ...]:
    """Return the events of a day, one for each province as it is from that day on, in the order of codes.

    `key` and `title` take the province's code and name ("{code}", "{name}"); `papers` gives the papers by that code,
    and those under "" for every province. A unit is in the event of the province in which it or its heirs lie. Raise
    `UnitOfTwoProvinces`.
    """
    return _Telling(register, on=on).events(key=key, title=title, papers=papers)


def province_of_each(register: Register, *, on: date) -> dict[int, int]:
    """Return for each unit of the days around `on` the province, as from that day, in whose event it stands.

    Raise `UnitOfTwoProvinces`.
    """
    telling = _Telling(register, on=on)
    found = {unit: telling.province_of_old(version) for unit, version in telling.before.items()}
    return found | {unit: telling.province_after(unit) for unit in telling.after if unit not in found}


class _Telling:
    def __init__(self, register: Register, *, on: date) -> None:
        self.register, self.on = register, on
        last_day = on - timedelta(days=1)
        levels = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
        self.before = {v.unit: v for v in register.versions if last_day in v.span and v.level in levels}
        self.after = {v.unit: v for v in register.versions if on in v.span and v.level in levels}
        self.going: dict[int, list[LineageEvent]] = {}
        self.coming: dict[int, list[LineageEvent]] = {}
        for unit in self.before:
            for event in register.lineage.successors(unit):
                if event.on == on:
                    self.going.setdefault(event.old, []).append(event)
                    self.coming.setdefault(event.new, []).append(event)

    def province_after(self, unit: int) -> int:
        """Return the province in which a unit lies from the day on."""
        version = self.after[unit]
        while version.parent is not None:
            version = self.after[version.parent]
        return version.unit

    def province_of_old(self, version: UnitVersion) -> int:
        """Return the province, as from the day on, in whose event an old unit stands."""
        if version.unit in self.after:
            return self.province_after(version.unit)
        heirs = {self.province_after(event.new) for event in self.going.get(version.unit, ())}
        if len(heirs) > 1:
            raise UnitOfTwoProvinces(f"{version.code} {version.name}")
        if heirs:
            return heirs.pop()
        if version.parent is None:
            raise UnitOfTwoProvinces(f"{version.code} {version.name}")
        return self.province_of_old(self.before[version.parent])

    def _new(self, version: UnitVersion) -> NewUnit:
        parent = "" if version.parent is None else self.after[version.parent].code
        return NewUnit(code=version.code, kind=version.kind, name=version.name, parent=parent)

    def _changes(self, before: UnitVersion, after: UnitVersion) -> list[Act]:
        """Return what a unit that stays itself changes, nothing where it is as it was."""
        acts: list[Act] = []
        if before.kind is not after.kind:
            acts.append(Change(act=ActKind.RECLASSIFY, code=before.code, kind=after.kind))
        if before.name != after.name or before.code != after.code:
            name = after.name if before.name != after.name else None
            code = after.code if before.code != after.code else None
            acts.append(Change(act=ActKind.RENAME, code=before.code, name=name, new_code=code))
        if before.parent != after.parent and after.parent is not None:
            acts.append(Change(act=ActKind.MOVE, code=before.code, parent=self.after[after.parent].code))
        return acts

    def _made(self, version: UnitVersion) -> Act:
        links = sorted(self.coming.get(version.unit, ()), key=lambda link: self.before[link.old].code)
        if not links:
            return Establish(self._new(version))
        portions = tuple(Portion(self.before[link.old].code, link.whole, link.share) for link in links)
        return Merge(into=self._new(version), portions=portions)

    def _is_plain_split(self, old: int) -> bool:
        """Say whether a divided unit's heirs are made of nothing else."""
        links = self.going.get(old, ())
        return len(links) > 1 and all(len(self.coming[link.new]) == 1 for link in links)

    def events(self, *, key: str, title: str, papers: Mapping[str, Sequence[Paper]]) -> tuple[Event, ...]:
        acts: dict[int, list[Act]] = {}
        split_heirs: set[int] = set()
        for before in sorted(self.before.values(), key=lambda version: (len(version.code), version.code)):
            mine = acts.setdefault(self.province_of_old(before), [])
            if before.unit in self.after:
                if self.after[before.unit] != before:
                    mine += self._changes(before, self.after[before.unit])
            elif before.unit not in self.going:
                mine.append(Dissolve(before.code))
            elif self._is_plain_split(before.unit):
                links = sorted(self.going[before.unit], key=lambda link: self.after[link.new].code)
                split_heirs |= {link.new for link in links}
                mine.append(Split(before.code, tuple((self._new(self.after[link.new]), link.share) for link in links)))
        for after in sorted(self.after.values(), key=lambda version: (len(version.code), version.code)):
            if after.unit not in self.before and after.unit not in split_heirs:
                acts.setdefault(self.province_after(after.unit), []).append(self._made(after))
        provinces = sorted((self.after[province] for province in acts), key=lambda version: version.code)
        return tuple(
            Event(
                key=key.format(code=province.code, name=province.name),
                title=title.format(code=province.code, name=province.full_name),
                starts_on=self.on,
                papers=(*papers.get("", ()), *papers.get(province.code, ())),
                acts=tuple(acts[province.unit]),
                province=province.code,
            )
            for province in provinces
            if acts[province.unit]
        )
