"""What can be asked of units: who lies where on a day, under which name, and what became what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level, Region, UnitKind
from ntm.core.territory import names
from ntm.core.territory.unit import LISTED_FROM, UnitNotFound, list_used_on
from ntm.store.territory import querysets
from ntm.store.territory.mapping import VersionRow

__all__ = ["UnitNotFound"]


@dataclass(frozen=True, slots=True)
class UnitOn:
    """A unit as it is on a day, and for how long it is so.

    `region` is the one stated of the unit itself for that day, else its province's; None where it was made of parts of
    two regions and nobody has stated one. In a history it is the province's. `as_listed_on` is the day of the official
    list that the answer comes from; None for villages, which no list has.
    """

    id: int
    code: str
    name: str
    kind: UnitKind
    local_term: str
    region: Region | None
    parent_id: int | None
    span: Span
    as_listed_on: date | None

    @property
    def level(self) -> Level:
        """Return the level of the unit's kind."""
        return self.kind.level

    @property
    def full_name(self) -> str:
        """Return kind and name as a sentence would have them: "xã Nậm Xe"."""
        return f"{self.local_term or self.kind.label} {self.name}"

    @property
    def title(self) -> str:
        """Return kind and name as a heading would have them: "Xã Nậm Xe"."""
        return self.full_name[:1].upper() + self.full_name[1:]

    @property
    def is_counted(self) -> bool:
        """Say whether the unit counts in n/N of communes: only xã do."""
        return self.kind.is_counted

    @property
    def starts_with_the_list(self) -> bool:
        """Say whether the version begins where the list's use begins, so that its true first day is not known."""
        return self.span.start == LISTED_FROM


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A hit of a search, with what lies above it from the highest down.

    `contains` says whether the name contains the text; otherwise it merely resembles it.
    """

    unit: UnitOn
    above: tuple[UnitOn, ...]
    contains: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """What a unit was made of or became: the other unit, all of the old one or a part, and the share where known."""

    unit: UnitOn
    on: date
    whole: bool
    share: Decimal | None
    instrument: str
    share_source: str = ""

    @property
    def share_percent(self) -> str:
        """Return a known share as a percentage without its sign ("37,5"), "" where nobody has stated it."""
        return "" if self.share is None else vietnamese.format_number(float(self.share * 100))


@dataclass(frozen=True, slots=True)
class History:
    """A unit's versions from the first to the last, what it was made of and what it became."""

    versions: tuple[UnitOn, ...]
    predecessors: tuple[Link, ...]
    successors: tuple[Link, ...]


def _unit_on(row: VersionRow, *, on: date) -> UnitOn:
    version = row.version
    return UnitOn(
        id=version.unit,
        code=version.code,
        name=version.name,
        kind=version.kind,
        local_term=version.local_term,
        region=row.region,
        parent_id=version.parent,
        span=version.span,
        as_listed_on=None if version.level is Level.VILLAGE else list_used_on(on),
    )


def unit_on(unit_id: int, on: date) -> UnitOn:
    """Return a unit as it is on a day; raise `UnitNotFound` where it does not exist then."""
    for row in querysets.versions_on([unit_id], on=on):
        return _unit_on(row, on=on)
    raise UnitNotFound(f"đơn vị số {unit_id} ngày {format_day(on)}")


def units_on(unit_ids: Collection[int], on: date) -> tuple[UnitOn, ...]:
    """Return several units as they are on a day, in no order, in one query; without those that do not exist then."""
    return tuple(_unit_on(row, on=on) for row in querysets.versions_on(unit_ids, on=on))


def find_unit(code: str, level: Level, on: date) -> UnitOn:
    """Return the unit that bears an official code on a day; raise `UnitNotFound`.

    Codes are used again: 03394 is Thèn Sin until 30 June 2025 and Sin Suối Hồ after.
    """
    for row in querysets.versions_by_code(code, level=level, on=on):
        return _unit_on(row, on=on)
    raise UnitNotFound(f"mã {code} ngày {format_day(on)}")


def provinces(on: date) -> tuple[UnitOn, ...]:
    """Return every province on a day, in Vietnamese order."""
    return tuple(_unit_on(row, on=on) for row in querysets.on_level(Level.PROVINCE, on=on))


def children(unit_id: int, on: date) -> tuple[UnitOn, ...]:
    """Return the units directly below one on a day, in Vietnamese order."""
    return tuple(_unit_on(row, on=on) for row in querysets.children(unit_id, on=on))


def communes_in(unit_id: int, on: date) -> tuple[UnitOn, ...]:
    """Return every commune-level unit in a place on a day, the place itself included, in Vietnamese order.

    Wards and townships are among them; `is_counted` says which of them n/N counts.
    """
    return tuple(_unit_on(row, on=on) for row in querysets.below(unit_id, level=Level.COMMUNE, on=on))


def villages_in(unit_id: int, on: date) -> tuple[UnitOn, ...]:
    """Return every village in a place on a day, the place itself included, in Vietnamese order."""
    return tuple(_unit_on(row, on=on) for row in querysets.below(unit_id, level=Level.VILLAGE, on=on))


def ancestors(unit_id: int, on: date) -> tuple[UnitOn, ...]:
    """Return what lies above a unit on a day, from the highest down; empty for a province or an unknown unit."""
    return tuple(_unit_on(row, on=on) for row in querysets.ancestors([unit_id], on=on).get(unit_id, ()))


def unit_and_above(unit_id: int, on: date) -> tuple[UnitOn, tuple[UnitOn, ...]]:
    """Return a unit as it is on a day and what lies above it, from the highest down, in one query.

    Raise `UnitNotFound` where the unit does not exist then.
    """
    rows = querysets.upwards(unit_id, on=on)
    if not rows:
        raise UnitNotFound(f"đơn vị số {unit_id} ngày {format_day(on)}")
    *above, unit = (_unit_on(row, on=on) for row in rows)
    return unit, tuple(above)


def scope_ids(unit_id: int, on: date) -> frozenset[int]:
    """Return the unit and everything below it on a day."""
    return frozenset(querysets.scope_ids(unit_id, on=on))


def counts_below(unit_id: int, on: date) -> dict[UnitKind, int]:
    """Return how many units of each kind lie below one on a day, in the order of the kinds."""
    counts = querysets.counts_below(unit_id, on=on)
    return {kind: counts[kind] for kind in UnitKind if kind in counts}


def communes_after(unit_id: int) -> tuple[UnitOn, ...]:
    """Return, for a unit that has ended (a district), the communes in which its communes lie after its end."""
    return tuple(_unit_on(row, on=row.version.span.start) for row in querysets.communes_after(unit_id))


def commune_counts(on: date) -> dict[int, dict[UnitKind, int]]:
    """Return for each province how many commune-level units of each kind it has on a day."""
    counts: dict[int, dict[UnitKind, int]] = {}
    for province, kind, count in querysets.commune_counts(on=on):
        counts.setdefault(province, {})[kind] = count
    return counts


def history(unit_id: int) -> History:
    """Return the versions of a unit and its lineage both ways; raise `UnitNotFound` for an unknown one.

    A version is shown as on its first day, a predecessor as on its last, a successor as on its first.
    """
    rows = querysets.history(unit_id)
    if not rows:
        raise UnitNotFound(f"đơn vị số {unit_id}")
    predecessors: list[Link] = []
    successors: list[Link] = []
    for event in querysets.lineage(unit_id):
        is_new = event.new.version.unit == unit_id
        other = event.old if is_new else event.new
        (predecessors if is_new else successors).append(
            Link(
                unit=_unit_on(other, on=other.version.span.start),
                on=event.on_day,
                whole=event.whole,
                share=event.share,
                instrument=event.instrument,
                share_source=event.share_source,
            )
        )
    return History(
        versions=tuple(_unit_on(row, on=row.version.span.start) for row in rows),
        predecessors=tuple(predecessors),
        successors=tuple(successors),
    )


def search(text: str, on: date, within: int | None = None, limit: int = 20) -> tuple[UnitFound, ...]:
    """Return the units that a text may mean on a day, the nearest names first.

    Diacritics may be missing ("nam xe" finds Nậm Xe), the word of the kind may stand before the name ("xã Nậm Xe"), an
    official code is found as well. `within` keeps what lies below a unit. An empty text finds nothing.
    """
    hits: tuple[tuple[VersionRow, bool], ...] = ()
    key = names.search_key(text)
    if key.isdigit() and len(key) in (2, 3, 5):
        level = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}[len(key)]
        hits = tuple((row, True) for row in querysets.versions_by_code(key, level=level, on=on))
    if key and not hits:
        exact = vietnamese.clean(text).lower()
        words = exact.split(" ")
        readings = [(exact, key, None)] + [
            (" ".join(words[length:]), " ".join(key.split(" ")[length:]), kinds)
            for length, kinds in names.kinds_named_first(text)
        ]
        hits = querysets.search(readings, on=on, within=within, limit=limit)
    above = querysets.ancestors([row.version.unit for row, _ in hits], on=on) if hits else {}
    return tuple(
        UnitFound(
            unit=_unit_on(row, on=on),
            above=tuple(_unit_on(item, on=on) for item in above.get(row.version.unit, ())),
            contains=contains,
        )
        for row, contains in hits
    )
