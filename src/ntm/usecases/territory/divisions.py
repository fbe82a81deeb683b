"""Communes that were divided, and the parts in which people place their villages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.store.accounts.models import User
from ntm.store.territory import bulk, querysets
from ntm.store.territory.models import UnitVersion, VillageChange
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries, village_versions
from ntm.usecases.territory.queries import UnitOn
from ntm.usecases.territory.village_lives import life_below
from ntm.usecases.territory.village_versions import LaterChange


class NotAPart(ValueError):
    """A village was to be placed in a commune that took no part of its old one."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A village of a divided commune; `commune_id` is where somebody said that it lies now, None where nobody did."""

    village: UnitOn
    commune_id: int | None


@dataclass(frozen=True, slots=True)
class Division:
    """A commune that was divided: on which day, into which parts, and the villages that it had."""

    on: date
    parts: tuple[UnitOn, ...]
    villages: tuple[Unplaced, ...]


def division_of(commune_id: int) -> Division | None:
    """Return how a commune was divided and where its villages went, None for one that was not divided.

    Raise `UnitNotFound`.
    """
    history = queries.history(commune_id)
    parts = [link.unit for link in history.successors]
    end = history.versions[-1].span.end
    if len(parts) < 2 or end is None or history.versions[0].level is not Level.COMMUNE:
        return None
    last = date.fromordinal(end.toordinal() - 1)
    villages = queries.children(commune_id, last)
    placed = dict(
        UnitVersion.objects.filter(
            unit_id__in=[village.id for village in villages],
            span__contains=end,
            parent_id__in=[part.id for part in parts],
        ).values_list("unit_id", "parent_id")
    )
    return Division(
        on=end,
        parts=tuple(sorted(parts, key=lambda part: vietnamese.sort_key(part.name))),
        villages=tuple(Unplaced(village, placed.get(village.id)) for village in villages),
    )


def place_villages(
    *, commune_id: int, parts: Mapping[int, int], instrument: str, on: date, by: User | None, at: datetime
) -> int:
    """Say in which part of a divided commune each village lies since the division; return how many were placed.

    `parts` gives the new commune of each village. One that was placed elsewhere before moves, as long as nothing else
    was done to it since; one that lies there already stays untouched. Raise `NotAllowed`, `UnitNotFound`, `NotAPart`,
    `NoInstrument`, `LaterChange`.
    """
    instrument = village_versions.decided_by(instrument)
    division = division_of(commune_id)
    if division is None:
        raise NotAPart("đơn vị này không bị chia")
    known = {one.village.id: one for one in division.villages}
    part_ids = {part.id for part in division.parts}
    wanted = {village: part for village, part in parts.items() if village in known}
    if len(wanted) != len(parts) or not set(wanted.values()) <= part_ids:
        raise NotAPart("thôn, bản hoặc xã không thuộc lần chia này")
    moving = {village: part for village, part in wanted.items() if known[village].commune_id != part}
    if not moving:
        return 0
    if by is not None:
        for part in sorted(set(moving.values()) | {one for v in moving if (one := known[v].commune_id) is not None}):
            rules.require(by, rules.Action.EDIT_VILLAGES, unit_id=part, on=on)
    lives = {part: life_below(part, on=division.on, since=division.on) for part in set(moving.values())}
    titles = {part.id: part.title for part in division.parts}
    with transaction.atomic():
        by_village = village_versions.locked(sorted(moving))
        for village, part in sorted(moving.items()):
            versions = by_village[village]
            last = village_versions.version_on(versions, date.fromordinal(division.on.toordinal() - 1))
            if VillageChange.objects.filter(village_id=village, on_day__gt=division.on).exists():
                raise LaterChange(f"{last.name} ({format_day(division.on)})")
            UnitVersion.objects.filter(unit_id=village, span__startswith__gte=division.on).delete()
            for stay in lives[part]:
                fresh = village_versions.copy_of(last, span=stay.span, begun_by=stay.begun_by, ended_by=stay.ended_by)
                fresh.parent_id = stay.commune_id
                fresh.region = querysets.history(stay.commune_id)[-1].region or ""
                fresh.save(force_insert=True)
            village_versions.note(village, "placed", division.on, instrument, {"to": titles[part]}, by=by, at=at)
        bulk.rebuild_places_of(sorted(moving))
        audit.append_many(
            [
                audit.Deed(
                    chain=part,
                    what="territory.village_placed",
                    payload={
                        "village": village,
                        "from_commune": commune_id,
                        "on_day": division.on,
                        "instrument": instrument,
                    },
                )
                for village, part in sorted(moving.items())
            ],
            by=by,
            at=at,
        )
    return len(moving)
