"""A province of six communes that tests reorganise."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory.events import Act, Event, NewUnit, Paper, Portion
from ntm.core.territory.unit import UnitVersion
from ntm.store.territory import bulk
from ntm.store.territory.models import Lineage, Place, Unit
from ntm.store.territory.models import UnitVersion as Row
from ntm.usecases.reorganization import operations
from ntm.usecases.territory import queries

FROM = date(2021, 1, 1)
DAY = date(2026, 1, 1)
BEFORE = DAY - timedelta(days=1)
AT = datetime(2025, 12, 20, 3, tzinfo=UTC)
PAPER = Paper("12/NQ-HĐND", "Nghị quyết về sắp xếp", "HĐND tỉnh", date(2025, 11, 20))


def commune(code: str, name: str, parent: str = "12", kind: UnitKind = UnitKind.COMMUNE) -> NewUnit:
    return NewUnit(code=code, kind=kind, name=name, parent=parent)


def whole(code: str) -> Portion:
    return Portion(code, whole=True, share=Decimal(1))


def part(code: str, share: str | None) -> Portion:
    return Portion(code, whole=False, share=None if share is None else Decimal(share))


def event(*acts: Act, on: date = DAY, key: str = "thu") -> Event:
    return Event(key=key, title="Sắp xếp thử", starts_on=on, papers=(PAPER,), acts=acts)


def apply(*acts: Act, on: date = DAY, key: str = "thu") -> operations.Written:
    return operations.apply([event(*acts, on=on, key=key)], sources=["thử"], by=None, at=AT)


CODES = [f"0300{number}" for number in range(6)]


def load() -> None:
    """Load a province of six communes, and a second one."""
    versions = [
        UnitVersion(unit=1, kind=UnitKind.PROVINCE, code="12", name="Lai Châu", parent=None, span=Span(FROM)),
        UnitVersion(unit=2, kind=UnitKind.PROVINCE, code="11", name="Điện Biên", parent=None, span=Span(FROM)),
    ]
    versions += [
        UnitVersion(unit=3 + at, kind=UnitKind.COMMUNE, code=code, name=f"Xã {code}", parent=1, span=Span(FROM))
        for at, code in enumerate(CODES)
    ]
    bulk.load(
        units=bulk.unit_rows([version.unit for version in versions]),
        versions=bulk.version_rows(versions, {}, events={}, on=DAY),
        lineage=bulk.lineage_rows((), {}, reorganizations={}),
    )


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """Everything that a reorganisation may write, the derived places without their numbers."""
    return {
        "unit": sorted(Unit.objects.values_list()),
        "version": sorted(Row.objects.values_list(), key=str),
        "lineage": sorted(Lineage.objects.values_list(), key=str),
        "place": sorted(Place.objects.values_list("unit", "ancestor", "depth", "span"), key=str),
    }


def at(code: str, on: date = DAY) -> queries.UnitOn:
    return queries.find_unit(code, Level.COMMUNE, on)
