"""The rearrangement of 1 July 2025 as one event a province, told by the lists of units before and after it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ntm.core.kernel.states import Level
from ntm.core.territory import reform
from ntm.core.territory.events import Event, Paper
from ntm.core.territory.register import Register
from ntm.core.territory.unit import UnitVersion
from ntm.documents import units as unit_tables
from ntm.law.territory.events import load_reform_papers
from ntm.store.accounts.models import User
from ntm.store.territory import reorganizing
from ntm.usecases.audit import operations as audit


def _provinces(register: Register) -> tuple[UnitVersion, ...]:
    return register.on_level(Level.PROVINCE, on=load_reform_papers().starts_on)


def _papers(register: Register) -> dict[str, tuple[Paper, ...]]:
    known = load_reform_papers()
    return {
        province.code: known.of(
            province.code, province.full_name, is_merged=bool(register.lineage.predecessors(province.unit))
        )
        for province in _provinces(register)
    }


def events(register: Register | None = None) -> tuple[Event, ...]:
    """Return the reform's events with every act, in the order of the provinces' codes."""
    known, register = load_reform_papers(), register or unit_tables.load_register()
    return reform.events_by_province(
        register, on=known.starts_on, key=known.key, title=known.title, papers=_papers(register)
    )


def record_heads(register: Register, *, at: datetime) -> dict[int, int]:
    """Record the reform's events without their acts and return each unit's event; for whoever writes both lists.

    The acts stand in the rows of versions and lineage, which name their event.
    """
    known, papers = load_reform_papers(), _papers(register)
    provinces = sorted(_provinces(register), key=lambda province: province.code)
    heads = [
        Event(
            key=known.key.format(code=province.code, name=province.name),
            title=known.title.format(code=province.code, name=province.full_name),
            starts_on=known.starts_on,
            papers=papers[province.code],
            acts=(),
            province=province.code,
        )
        for province in provinces
    ]
    numbers = reorganizing.record(heads, sources=[unit_tables.source()] * len(heads), at=at)
    of_province = {province.unit: number for province, number in zip(provinces, numbers, strict=True)}
    return {
        unit: of_province[province] for unit, province in reform.province_of_each(register, on=known.starts_on).items()
    }


def tell_of_loaded_units(*, by: User | None, at: datetime) -> int:
    """Record the reform's events for units that were loaded before events were kept; return how many versions.

    Where somebody renumbered units nothing is guessed: a unit is known by the number that the load gave it.
    """
    register = unit_tables.load_register()
    with transaction.atomic():
        reorganizing.lock()
        if reorganizing.has_events():
            return 0
        versions = reorganizing.tell(record_heads(register, at=at), on=load_reform_papers().starts_on)
        audit.append(
            chain=audit.INSTALLATION,
            what="territory.reform_told",
            payload={"source": unit_tables.source(), "versions": versions},
            by=by,
            at=at,
        )
    return versions
