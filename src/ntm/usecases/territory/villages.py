"""What people do to the villages of a commune: rename them, merge them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory import names
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.territory import bulk
from ntm.store.territory.models import Lineage, Unit, UnitVersion, VillageChange
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import village_versions
from ntm.usecases.territory.operations import VillageExists
from ntm.usecases.territory.village_lives import life_below
from ntm.usecases.territory.village_versions import LaterChange


class NothingChanges(ValueError):
    """A village that already has the name that it is to be given."""


class NotInOneCommune(ValueError):
    """Villages to be merged that do not lie in the same commune on that day, or fewer than two."""


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
    name, term, instrument = village_versions.told(name, local_term, instrument)
    if by is not None:
        rules.require(by, rules.Action.EDIT_VILLAGES, unit_id=village_id, on=on)
    with transaction.atomic():
        versions = village_versions.locked([village_id])[village_id]
        current = village_versions.version_on(versions, from_day)
        old_name, old_term = current.name, current.local_term or UnitKind(current.kind).label
        if (old_name, old_term) == (name, term):
            raise NothingChanges(f"{term} {name}")
        assert current.parent_id is not None
        _refuse_namesake(current.parent_id, name=name, from_day=from_day, but=[village_id])
        later = [one for one in versions if one.span.lower > from_day and one.name == old_name]
        if current.span.lower < from_day:
            end = current.span.upper
            UnitVersion.objects.filter(pk=current.pk).update(
                span=open_span(current.span.lower, from_day), ended_by=None
            )
            fresh = village_versions.copy_of(
                current, span=Span(from_day, end), begun_by=None, ended_by=current.ended_by_id
            )
            village_versions.give_name(fresh, name, term)
            fresh.save(force_insert=True)
        else:
            later.append(current)
        for version in later:
            village_versions.give_name(version, name, term)
        UnitVersion.objects.bulk_update(later, ["name", "name_key", "sort_key", "local_term", "kind"])
        details = {"from": f"{old_term} {old_name}", "to": f"{term} {name}"}
        village_versions.note(village_id, "renamed", from_day, instrument, details, by=by, at=at)
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

    The merged village is a new unit even when it keeps a name: what was said of its parts stays with them. People come
    in by `usecases.reorganization.villages`, which also asks all areas above what they know of later days. Raise
    `NotAllowed`, `UnitNotFound`, `NotAName`, `NoInstrument`, `NotInOneCommune`, `VillageExists`, and `LaterChange`
    where something was done to one of them from that day on.
    """
    name, term, instrument = village_versions.told(name, local_term, instrument)
    ids = sorted(set(village_ids))
    if len(ids) < 2:
        raise NotInOneCommune("cần ít nhất hai thôn, bản")
    if by is not None:
        for village_id in ids:
            rules.require(by, rules.Action.EDIT_VILLAGES, unit_id=village_id, on=on)
    with transaction.atomic():
        by_village = village_versions.locked(ids)
        currents = [village_versions.version_on(by_village[village_id], from_day) for village_id in ids]
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
            UnitVersion.objects.filter(pk=current.pk).update(
                span=open_span(current.span.lower, from_day), ended_by=None
            )
        unit = Unit.objects.create()
        unit.own_code = f"V{unit.pk:07d}"
        unit.save(update_fields=["own_code"])
        for stay in life_below(commune, on=from_day, since=from_day):
            version = UnitVersion(
                unit=unit,
                level=Level.VILLAGE.value,
                parent_id=stay.commune_id,
                region=region,
                span=open_span(stay.span.start, stay.span.end),
                begun_by_id=stay.begun_by,
                ended_by_id=stay.ended_by,
            )
            village_versions.give_name(version, name, term)
            version.save(force_insert=True)
        Lineage.objects.bulk_create(
            Lineage(old_id=one, new=unit, on_day=from_day, whole=True, share=1, instrument=instrument) for one in ids
        )
        bulk.rebuild_places_of([*ids, unit.pk])
        parts = [f"{current.local_term or UnitKind(current.kind).label} {current.name}" for current in currents]
        for village_id in ids:
            village_versions.note(village_id, "merged", from_day, instrument, {"to": f"{term} {name}"}, by=by, at=at)
        village_versions.note(unit.pk, "made", from_day, instrument, {"from": ", ".join(parts)}, by=by, at=at)
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
