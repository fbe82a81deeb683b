"""Turns rows of versions into the core's values and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Region, UnitKind
from ntm.core.territory.unit import UnitVersion

_IDENTITY = "v.unit_id, v.kind, v.code, v.name, v.parent_id, v.span, v.local_term"
#: The columns that `version_row` reads, of `unit_version v`; the region is the one that the law gives the province.
VERSION_COLUMNS = f"{_IDENTITY}, v.region"
#: The same with the region that was stated of the unit itself, where `_STATED_REGION` is joined as `stated`.
VERSION_COLUMNS_ON = f"{_IDENTITY}, coalesce(stated.region, v.region)"
VERSION_WIDTH = 8


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as stored: the core's value and its region, None where it lies in two or the law knows none."""

    version: UnitVersion
    region: Region | None


@dataclass(frozen=True, slots=True)
class LineageRow:
    """What became what: the units as they were on the last day and on the first."""

    old: VersionRow
    new: VersionRow
    on_day: date
    whole: bool
    share: Decimal | None
    instrument: str
    share_source: str


def version_row(row: Sequence[Any]) -> VersionRow:
    """Make a value of the columns `VERSION_COLUMNS`."""
    unit, kind, code, name, parent, span, local_term, region = row[:VERSION_WIDTH]
    return VersionRow(
        version=UnitVersion(
            unit=unit,
            kind=UnitKind(kind),
            code=code,
            name=name,
            parent=parent,
            span=Span(span.lower, span.upper),
            local_term=local_term,
        ),
        region=Region(region) if region else None,
    )
