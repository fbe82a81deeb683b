"""What people do to villages: rename, merge inside the commune, place in a part of a divided commune."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory import names, village_names
from ntm.core.territory.unit import UnitNotFound
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.territory import bulk, querysets
from ntm.store.territory.models import Lineage, Unit, UnitVersion, VillageChange
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries
from ntm.usecases.territory.operations import NotAName, VillageExists, life_below
from ntm.usecases.territory.queries import UnitOn

_LONGEST_NAME = 120
_LONGEST_TERM = 20


class NoInstrument(ValueError):
    """A change of villages without the paper that decides it."""


class NothingChanges(ValueError):
    """A village that already has the name that it is to be given."""


class NotInOneCommune(ValueError):
    """Villages to be merged that do not lie in the same commune on that day, or fewer than two."""


class LaterChange(ValueError):
    """Something was done to the village after that day, which this would undo; the message names village and day."""


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


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a village: in words, from which day, by which paper, and who wrote it down."""

    village_id: int
    words: str
    on_day: date
    instrument: str
    by_name: str
    at: datetime


def rename_village(
    *,
    village_id: int,
    name: str,
    local_term: str,
    from_day: date,
    instrument: str,
    on: date,
    by: User | None,
    at: datetime,
) -> None:
    """Give a village another name or local word from a day on; what lies before that day keeps the old name.

    Later versions that still had the old name follow. A name given for the very day is replaced. Raise `NotAllowed`,
    `UnitNotFound`, `NotAName`, `NoInstrument`, `NothingChanges`, `VillageExists`.
    """
    name, term, instrument = _told(name, local_term, instrument)
    if by is not None:
        rules.require(by, rules.Action.EDIT_VILLAGES, unit_id=village_id, on=on)
    with transaction.atomic():
        versions = _locked([village_id])[village_id]
        current = _version_on(versions, from_day)
        old_name, old_term = current.name, current.local_term or UnitKind(current.kind).label
        if (old_name, old_term) == (name, term):
            raise NothingChanges(f"{term} {name}")
        assert current.parent_id is not None
        _refuse_namesake(current.parent_id, name=name, from_day=from_day, but=[village_id])
        later = [one for one in versions if one.span.lower > from_day and one.name == old_name]
        if current.span.lower < from_day:
            end = current.span.upper
            UnitVersion.objects.filter(pk=current.pk).update(span=open_span(current.span.lower, from_day))
            fresh = _copy_of(current, span=Span(from_day, end))
            _name(fresh, name, term)
            fresh.save(force_insert=True)
        else:
            later.append(current)
        for version in later:
            _name(version, name, term)
        UnitVersion.objects.bulk_update(later, ["name", "name_key", "sort_key", "local_term", "kind"])
        details = {"from": f"{old_term} {old_name}", "to": f"{term} {name}"}
        _note(village_id, "renamed", from_day, instrument, details, by=by, at=at)
        audit.append(
            chain=current.parent_id,
            what="territory.village_renamed",
            payload={"village": village_id, "on_day": from_day, "instrument": instrument, **details},
            by=by,
            at=at,
        )


def merge_villages(
    *,
    village_ids: Sequence[int],
    name: str,
    local_term: str,
    from_day: date,
    instrument: str,
    on: date,
    by: User | None,
    at: datetime,
) -> int:
    """Merge villages of one commune into a new one from a day on, and return the new village's unit.

    The merged village is a new unit even when it keeps a name: what was said of its parts stays with them. Raise
    `NotAllowed`, `UnitNotFound`, `NotAName`, `NoInstrument`, `NotInOneCommune`, `VillageExists`, and `LaterChange`
    where something was done to one of them from that day on.
    """
    name, term, instrument = _told(name, local_term, instrument)
    ids = sorted(set(village_ids))
    if len(ids) < 2:
        raise NotInOneCommune("cần ít nhất hai thôn, bản")
    if by is not None:
        for village_id in ids:
            rules.require(by, rules.Action.EDIT_VILLAGES, unit_id=village_id, on=on)
    with transaction.atomic():
        by_village = _locked(ids)
        currents = [_version_on(by_village[village_id], from_day) for village_id in ids]
        communes = {current.parent_id for current in currents}
        if len(communes) != 1 or None in communes or any(one.level != Level.VILLAGE.value for one in currents):
            raise NotInOneCommune(", ".join(current.name for current in currents))
        (commune,) = communes
        assert commune is not None
        for current in currents:
            _refuse_later_change(current, by_village[current.unit_id], from_day)
        _refuse_namesake(commune, name=name, from_day=from_day, but=ids)
        region = currents[0].region
        for current in currents:
            UnitVersion.objects.filter(unit_id=current.unit_id, span__startswith__gte=from_day).delete()
            UnitVersion.objects.filter(pk=current.pk).update(span=open_span(current.span.lower, from_day))
        unit = Unit.objects.create()
        unit.own_code = f"V{unit.pk:07d}"
        unit.save(update_fields=["own_code"])
        for parent, span in life_below(commune, on=from_day, since=from_day):
            version = UnitVersion(
                unit=unit,
                level=Level.VILLAGE.value,
                parent_id=parent,
                region=region,
                span=open_span(span.start, span.end),
            )
            _name(version, name, term)
            version.save(force_insert=True)
        Lineage.objects.bulk_create(
            Lineage(old_id=one, new=unit, on_day=from_day, whole=True, share=1, instrument=instrument) for one in ids
        )
        bulk.rebuild_places_of([*ids, unit.pk])
        parts = [f"{current.local_term or UnitKind(current.kind).label} {current.name}" for current in currents]
        for village_id in ids:
            _note(village_id, "merged", from_day, instrument, {"to": f"{term} {name}"}, by=by, at=at)
        _note(unit.pk, "made", from_day, instrument, {"from": ", ".join(parts)}, by=by, at=at)
        audit.append(
            chain=commune,
            what="territory.villages_merged",
            payload={
                "villages": ids,
                "into": unit.pk,
                "own_code": unit.own_code,
                "name": f"{term} {name}",
                "on_day": from_day,
                "instrument": instrument,
            },
            by=by,
            at=at,
        )
    return int(unit.pk)


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
    instrument = _instrument(instrument)
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
        by_village = _locked(sorted(moving))
        for village, part in sorted(moving.items()):
            versions = by_village[village]
            last = _version_on(versions, date.fromordinal(division.on.toordinal() - 1))
            if VillageChange.objects.filter(village_id=village, on_day__gt=division.on).exists():
                raise LaterChange(f"{last.name} ({format_day(division.on)})")
            UnitVersion.objects.filter(unit_id=village, span__startswith__gte=division.on).delete()
            for parent, span in lives[part]:
                fresh = _copy_of(last, span=span)
                fresh.parent_id = parent
                fresh.region = querysets.history(parent)[-1].region or ""
                fresh.save(force_insert=True)
            _note(village, "placed", division.on, instrument, {"to": titles[part]}, by=by, at=at)
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


def codes_of(village_ids: Sequence[int]) -> dict[int, str]:
    """Return the codes of our own that villages bear, whatever they are called and wherever they lie."""
    return dict(Unit.objects.filter(pk__in=list(village_ids)).values_list("pk", "own_code"))


def changes_of(village_ids: Sequence[int]) -> tuple[Change, ...]:
    """Return what was done to villages, the newest day first."""
    words = {
        "renamed": "đổi tên từ {from} thành {to}",
        "merged": "gộp vào {to}",
        "made": "lập từ {from}",
        "placed": "về {to}",
    }
    return tuple(
        Change(
            village_id=row.village_id,
            words=words[row.what].format_map(row.details),
            on_day=row.on_day,
            instrument=row.instrument,
            by_name=row.by_name,
            at=row.at,
        )
        for row in VillageChange.objects.filter(village_id__in=list(village_ids)).order_by("-on_day", "-pk")
    )


def _told(name: str, local_term: str, instrument: str) -> tuple[str, str, str]:
    term, name = village_names.parted(name, local_term=local_term)
    term = term or "bản"
    if not names.search_key(name) or len(name) > _LONGEST_NAME or len(term) > _LONGEST_TERM:
        raise NotAName(name[:_LONGEST_NAME] or "(trống)")
    return name, term, _instrument(instrument)


def _instrument(text: str) -> str:
    text = vietnamese.clean(text)
    if not text or len(text) > 200:
        raise NoInstrument("thiếu văn bản quyết định, hoặc dài quá 200 ký tự")
    return text


def _locked(village_ids: Sequence[int]) -> dict[int, list[UnitVersion]]:
    """Return the versions of villages, which nobody else changes until the transaction ends."""
    locked = Unit.objects.select_for_update().filter(pk__in=village_ids).order_by("pk").values_list("pk", flat=True)
    if len(locked) != len(village_ids):
        raise UnitNotFound("thôn, bản")
    found: dict[int, list[UnitVersion]] = {village_id: [] for village_id in village_ids}
    for version in UnitVersion.objects.filter(unit_id__in=village_ids).order_by("span"):
        found[version.unit_id].append(version)
    return found


def _version_on(versions: Sequence[UnitVersion], day: date) -> UnitVersion:
    for version in versions:
        if day in Span(version.span.lower, version.span.upper) and version.level == Level.VILLAGE.value:
            return version
    raise UnitNotFound(f"thôn, bản ngày {format_day(day)}")


def _refuse_later_change(current: UnitVersion, versions: Sequence[UnitVersion], from_day: date) -> None:
    """Refuse what would undo a later rename or placing, or leave the village without a single day."""
    if current.span.lower == from_day and versions[0].pk == current.pk:
        raise LaterChange(f"{current.name} mới có từ {format_day(from_day)}")
    later = VillageChange.objects.filter(village_id=current.unit_id, on_day__gte=from_day).order_by("on_day").first()
    if later is not None or current.span.lower == from_day:
        raise LaterChange(f"{current.name} ({format_day(later.on_day if later is not None else from_day)})")


def _refuse_namesake(commune_id: int, *, name: str, from_day: date, but: Sequence[int]) -> None:
    wanted = names.exact_key(name)
    others = UnitVersion.objects.filter(parent_id=commune_id, name_key=names.search_key(name)).exclude(unit_id__in=but)
    for there in others:
        if names.exact_key(there.name) == wanted and (there.span.upper is None or there.span.upper > from_day):
            raise VillageExists(f"{there.name} ({there.unit_id})")


def _copy_of(version: UnitVersion, *, span: Span) -> UnitVersion:
    return UnitVersion(
        unit_id=version.unit_id,
        level=version.level,
        kind=version.kind,
        code=version.code,
        name=version.name,
        name_key=version.name_key,
        sort_key=version.sort_key,
        local_term=version.local_term,
        parent_id=version.parent_id,
        region=version.region,
        span=open_span(span.start, span.end),
    )


def _name(version: UnitVersion, name: str, term: str) -> None:
    version.name = name
    version.name_key = names.search_key(name)
    version.sort_key = vietnamese.sort_key(name)
    version.local_term = village_names.stored_term(term)
    version.kind = village_names.kind_of(term).value


def _note(
    village_id: int,
    what: str,
    on_day: date,
    instrument: str,
    details: Mapping[str, Any],
    *,
    by: User | None,
    at: datetime,
) -> None:
    VillageChange.objects.create(
        village_id=village_id,
        what=what,
        on_day=on_day,
        instrument=instrument,
        details=dict(details),
        by_account=by.pk if by is not None else None,
        by_name=by.full_name if by is not None else "",
        at=at,
    )
