"""All units through time, in memory: for whoever works without a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory import names
from ntm.core.territory.lineage import Lineage, LineageEvent
from ntm.core.territory.unit import UnitNotFound, UnitVersion


@dataclass(frozen=True)
class Register:
    """Versions and lineage of units, indexed once; every question takes the day it is asked for."""

    versions: tuple[UnitVersion, ...]
    lineage: Lineage
    _by_unit: dict[int, list[UnitVersion]] = field(repr=False)
    _by_code: dict[tuple[Level, str], list[UnitVersion]] = field(repr=False)
    _by_name: dict[str, list[UnitVersion]] = field(repr=False)
    _children: dict[int, list[UnitVersion]] = field(repr=False)

    @classmethod
    def of(cls, versions: Iterable[UnitVersion], events: Iterable[LineageEvent]) -> Register:
        """Index versions and events."""
        kept = tuple(versions)
        by_unit: dict[int, list[UnitVersion]] = {}
        by_code: dict[tuple[Level, str], list[UnitVersion]] = {}
        by_name: dict[str, list[UnitVersion]] = {}
        children: dict[int, list[UnitVersion]] = {}
        for version in kept:
            by_unit.setdefault(version.unit, []).append(version)
            if version.code:
                by_code.setdefault((version.level, version.code), []).append(version)
            by_name.setdefault(names.search_key(version.name), []).append(version)
            if version.parent is not None:
                children.setdefault(version.parent, []).append(version)
        return cls(kept, Lineage.of(events), by_unit, by_code, by_name, children)

    def version(self, unit: int, *, on: date) -> UnitVersion:
        """Return a unit as it is on a day; raise `UnitNotFound` where it does not exist then."""
        for version in self._by_unit.get(unit, ()):
            if on in version.span:
                return version
        raise UnitNotFound(f"đơn vị {unit} ngày {format_day(on)}")

    def history(self, unit: int) -> tuple[UnitVersion, ...]:
        """Return the versions of a unit from the first to the last; raise `UnitNotFound` for none."""
        if unit not in self._by_unit:
            raise UnitNotFound(f"đơn vị {unit}")
        return tuple(sorted(self._by_unit[unit], key=lambda version: version.span.start))

    def by_code(self, code: str, *, level: Level, on: date) -> UnitVersion:
        """Return the unit that has an official code on a day; raise `UnitNotFound`.

        Codes are used again: 03394 is Thèn Sin until 30 June 2025 and Sin Suối Hồ after.
        """
        for version in self._by_code.get((level, code), ()):
            if on in version.span:
                return version
        raise UnitNotFound(f"mã {code} ngày {format_day(on)}")

    def bearers(self, code: str) -> tuple[UnitVersion, ...]:
        """Return every version that ever bore an official code, on any level, in the order of days."""
        found = [version for level in Level for version in self._by_code.get((level, code), ())]
        return tuple(sorted(found, key=lambda version: version.span.start))

    def find(
        self, name: str, *, level: Level | None = None, within: int | None = None, on: date
    ) -> tuple[UnitVersion, ...]:
        """Return the units that a written name may mean on a day: none, one, or several that only a person can tell.

        Diacritics may be missing, tone marks may stand in the older place, and the word of the kind may stand before
        the name ("TP. Lai Châu", "xã Nậm Xe"). Where some units are spelt exactly so, diacritics included, the others
        are left out. `within` keeps the units below another one.
        """
        readings: list[tuple[str, frozenset[UnitKind] | None]] = [(name, None)]
        words = vietnamese.collapse(name.replace(".", ". ")).split(" ")
        for length, kinds in names.kinds_named_first(name):
            readings.append((" ".join(words[length:]), kinds))
        found: list[tuple[bool, UnitVersion]] = []
        for text, kinds_meant in readings:
            exact = names.exact_key(text)
            for version in self._by_name.get(names.search_key(text), ()):
                if (
                    on in version.span
                    and (level is None or version.level is level)
                    and (kinds_meant is None or version.kind in kinds_meant)
                    and (within is None or self.lies_within(version.unit, within, on=on))
                ):
                    found.append((names.exact_key(version.name) == exact, version))
        best = any(exact_match for exact_match, _ in found)
        unique = {version.unit: version for exact_match, version in found if exact_match or not best}
        return tuple(unique.values())

    def children(self, unit: int, *, on: date) -> tuple[UnitVersion, ...]:
        """Return the units directly below another on a day, in Vietnamese order."""
        return _ordered([version for version in self._children.get(unit, ()) if on in version.span])

    def communes_in(self, unit: int, *, on: date) -> tuple[UnitVersion, ...]:
        """Return every commune-level unit in a place on a day, the place itself included, in Vietnamese order."""
        here = self.version(unit, on=on)
        if here.level is Level.COMMUNE:
            return (here,)
        found: list[UnitVersion] = []
        for child in self.children(unit, on=on):
            if child.level is Level.COMMUNE:
                found.append(child)
            elif child.level is Level.DISTRICT:
                found.extend(self.children(child.unit, on=on))
        return _ordered(found)

    def ancestors(self, unit: int, *, on: date) -> tuple[UnitVersion, ...]:
        """Return the units above one on a day, from the highest down; raise `UnitNotFound` where it does not exist."""
        above: list[UnitVersion] = []
        parent = self.version(unit, on=on).parent
        while parent is not None:
            version = self.version(parent, on=on)
            above.insert(0, version)
            parent = version.parent
        return tuple(above)

    def lies_within(self, unit: int, ancestor: int, *, on: date) -> bool:
        """Say whether a unit is another one or lies below it on a day."""
        return unit == ancestor or any(version.unit == ancestor for version in self.ancestors(unit, on=on))

    def on_level(self, level: Level, *, on: date) -> tuple[UnitVersion, ...]:
        """Return every unit of a level on a day, in Vietnamese order."""
        return _ordered([version for version in self.versions if version.level is level and on in version.span])


def _ordered(versions: Sequence[UnitVersion]) -> tuple[UnitVersion, ...]:
    return tuple(sorted(versions, key=lambda version: (vietnamese.sort_key(version.name), version.code)))
