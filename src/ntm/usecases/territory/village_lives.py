"""In which communes a village lies one after the other, and the events that lead from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level
from ntm.core.territory.unit import UnitNotFound
from ntm.store.territory import querysets
from ntm.store.territory.models import UnitVersion


class NotACommune(ValueError):
    """A village was to be added below something else than a commune, ward or township."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A commune that a village lies in for a span.

    `begun_by` and `ended_by` are the reorganisations that brought it there and took it away, None where it was none:
    who takes one of them back takes back its part in the village's life.
    """

    commune_id: int
    span: Span
    begun_by: int | None
    ended_by: int | None


def life_below(commune_id: int, *, on: date, since: date | None) -> tuple[Stay, ...]:
    """Return where a village lies one after the other, from a commune that exists on a day.

    `since` is the village's first day, None for as long as its commune. The village goes with a commune that goes over
    whole; where one is divided its life ends until a person says. Raise `UnitNotFound`, `NotACommune`.
    """
    versions = [row.version for row in querysets.history(commune_id)]
    if not any(on in version.span for version in versions):
        raise UnitNotFound(f"đơn vị số {commune_id} ngày {format_day(on)}")
    if versions[0].level is not Level.COMMUNE:
        raise NotACommune(versions[0].full_name)
    start = max(since or versions[0].span.start, versions[0].span.start)
    end = versions[-1].span.end
    spans = [(commune_id, Span(start, end))]
    while end is not None:
        commune = spans[-1][0]
        heirs = [event.new.version.unit for event in querysets.lineage(commune) if event.old.version.unit == commune]
        if len(heirs) != 1:
            break
        heir_end = querysets.history(heirs[0])[-1].version.span.end
        spans.append((heirs[0], Span(end, heir_end)))
        end = heir_end
    enders = _enders([commune for commune, _ in spans])
    return tuple(
        Stay(
            commune,
            span,
            begun_by=enders.get((spans[at - 1][0], span.start)) if at else None,
            ended_by=None if span.end is None else enders.get((commune, span.end)),
        )
        for at, (commune, span) in enumerate(spans)
    )


def _enders(communes: list[int]) -> dict[tuple[int, date], int]:
    """Return which reorganisation ended a version of a commune, by commune and end."""
    rows = UnitVersion.objects.filter(unit_id__in=communes, ended_by__isnull=False)
    return {(unit, span.upper): event for unit, span, event in rows.values_list("unit_id", "span", "ended_by_id")}
