"""What people do to units: load the official lists, add the villages that papers name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory import names
from ntm.core.territory.regions import regions_of_units
from ntm.core.territory.unit import TWO_TIERS_FROM, UnitNotFound
from ntm.documents import units as unit_tables
from ntm.law.territory.regions import load_regions
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.territory import bulk, querysets, reorganizing
from ntm.store.territory.models import Unit, UnitVersion
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import reform
from ntm.usecases.territory.village_lives import life_below

#: The paper that rearranged the provinces; those of the communes are one a province and are not recorded yet.
_PROVINCES_REARRANGED_BY = "202/2025/QH15"
_LONGEST_NAME = 120
_LONGEST_TERM = 20


class NotAName(ValueError):
    """A village's name or local word that is empty or too long."""


class VillageExists(ValueError):
    """The commune has a village of that name."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load wrote; all zero where units were there already."""

    units: int
    versions: int
    lineage: int
    already_loaded: bool


def load_units(*, by: User | None, at: datetime) -> Loaded:
    """Load all units of Vietnam with their versions, lineage, regions and places, in one transaction.

    Where units are in the database already nothing is written, and the answer says so. `by=None` is the installation
    itself (the command line). Raise `NotAllowed`, and what `ntm.documents.units` raises for tables it cannot trust.
    """
    if by is not None:
        rules.require(by, rules.Action.LOAD_UNITS, unit_id=None, on=timezone.localdate(at))
    if bulk.is_loaded():
        if not reorganizing.has_events():  # loaded before events were kept
            reform.tell_of_loaded_units(by=by, at=at)
        return Loaded(units=0, versions=0, lineage=0, already_loaded=True)
    register = unit_tables.load_register()
    ids = sorted({version.unit for version in register.versions})
    events = [event for unit in sorted(register.lineage.after) for event in register.lineage.after[unit]]
    provinces = {version.unit for version in register.versions if version.level is Level.PROVINCE}
    regions = regions_of_units(register, load_regions().by_code)
    with transaction.atomic():
        try:
            told = reform.record_heads(register, at=at)
            bulk.load(
                units=bulk.unit_rows(ids),
                versions=bulk.version_rows(register.versions, regions, events=told, on=TWO_TIERS_FROM),
                lineage=bulk.lineage_rows(
                    events, dict.fromkeys(provinces, _PROVINCES_REARRANGED_BY), reorganizations=told
                ),
            )
        except bulk.UnitsAreLoaded:  # somebody else was quicker
            transaction.set_rollback(True)
            return Loaded(units=0, versions=0, lineage=0, already_loaded=True)
        kinds = Counter(version.kind.value for version in register.versions)
        loaded = Loaded(units=len(ids), versions=len(register.versions), lineage=len(events), already_loaded=False)
        audit.append(
            chain=audit.INSTALLATION,
            what="territory.units_loaded",
            payload={
                "source": unit_tables.source(),
                "units": loaded.units,
                "versions": loaded.versions,
                "lineage": loaded.lineage,
                "kinds": dict(sorted(kinds.items())),
            },
            by=by,
            at=at,
        )
    return loaded


def add_village(
    *,
    commune_id: int,
    name: str,
    local_term: str = "",
    on: date,
    by: User | None,
    at: datetime,
    since: date | None = None,
) -> int:
    """Add a village below a commune that exists on a day, and return the village's unit.

    `on` is the day on which the person acts; `since` the village's first day, without it as long as its commune. The
    village lives as long as the commune does; where a commune goes over whole into another one, the village goes with
    it. Where a commune is divided, nobody has said which part the village lay in, and its life ends there until a
    person says. `local_term` is the local word ("thôn", "tổ dân phố"); empty for "bản".

    Raise `NotAllowed`, `UnitNotFound`, `NotACommune`, `NotAName`, `VillageExists` (the same name, diacritics and all,
    in the same commune on some day; the same name elsewhere, or the commune's own name, is no obstacle, and two
    villages of one name may come together when their communes merge).
    """
    name, local_term = vietnamese.clean(name), vietnamese.clean(local_term).lower()
    if not names.search_key(name) or len(name) > _LONGEST_NAME or len(local_term) > _LONGEST_TERM:
        raise NotAName(name[:_LONGEST_NAME] or "(trống)")
    if by is not None:
        rules.require(by, rules.Action.ADD_VILLAGE, unit_id=commune_id, on=on)
    with transaction.atomic():
        if not Unit.objects.select_for_update().filter(pk=commune_id).exists():
            raise UnitNotFound(f"đơn vị số {commune_id}")
        life = life_below(commune_id, on=on, since=since)
        start, end = life[0].span.start, life[-1].span.end
        _refuse_namesake(commune_id, name=name)
        unit = Unit.objects.create()
        unit.own_code = f"V{unit.pk:07d}"
        unit.save(update_fields=["own_code"])
        is_urban = names.search_key(local_term) == "to dan pho"
        kind = UnitKind.RESIDENTIAL_GROUP if is_urban else UnitKind.VILLAGE
        UnitVersion.objects.bulk_create(
            UnitVersion(
                unit=unit,
                level=kind.level.value,
                kind=kind.value,
                name=name,
                name_key=names.search_key(name),
                sort_key=vietnamese.sort_key(name),
                local_term="" if local_term == kind.label else local_term,
                parent_id=stay.commune_id,
                region=querysets.history(stay.commune_id)[-1].region or "",
                span=open_span(stay.span.start, stay.span.end),
                begun_by_id=stay.begun_by,
                ended_by_id=stay.ended_by,
            )
            for stay in life
        )
        bulk.rebuild_places_of([unit.pk])
        audit.append(
            chain=commune_id,
            what="territory.village_added",
            payload={
                "village": unit.pk,
                "own_code": unit.own_code,
                "name": name,
                "local_term": local_term,
                "from": start.isoformat(),
                "until": None if end is None else end.isoformat(),
            },
            by=by,
            at=at,
        )
    return int(unit.pk)


def _refuse_namesake(commune_id: int, *, name: str) -> None:
    wanted = names.exact_key(name)
    for there in UnitVersion.objects.filter(parent_id=commune_id, name_key=names.search_key(name)):
        if names.exact_key(there.name) == wanted:
            raise VillageExists(f"{there.name} ({there.unit_id})")
