"""What stands of units for a reporting period: its figures with who said them, and the last ones before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import Span
from ntm.store.reporting import querysets
from ntm.store.reporting.models import FigureNote, Origin, ReportRevision
from ntm.usecases.reporting import queries


@dataclass(frozen=True, slots=True)
class SaidNow:
    """Who said a figure within the period: the person, the agency that spoke (None: the unit), when and from what."""

    by: str
    agency_id: int | None
    saved_at: datetime
    source: str
    note: str
    simulated: bool


@dataclass(slots=True)
class UnitFigures:
    """The figures of a unit as they stand for a period, by measure code.

    `values`, `numerators`, `denominators` and `estimates` stand; `said` holds who said them within the period, so that
    a measure that is not in it has merely been carried along. `last` are the figures before the period began.
    """

    unit_id: int
    revision: ReportRevision | None = None
    values: dict[str, float] = field(default_factory=dict)
    numerators: dict[str, float] = field(default_factory=dict)
    denominators: dict[str, float] = field(default_factory=dict)
    estimates: dict[str, float] = field(default_factory=dict)
    said: dict[str, SaidNow] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)
    last_day: date | None = None
    last_simulated: frozenset[str] = frozenset()


def figures_for(
    unit_ids: Collection[int], *, criteria_set: CriteriaSet, days: Span, as_of: date
) -> Mapping[int, UnitFigures]:
    """Return what stands of units on a day within a period of the given days; four queries however many units."""
    found = {unit_id: UnitFigures(unit_id) for unit_id in unit_ids}
    before = queries.figures_on(list(found), criteria_set=criteria_set, on=days.start - timedelta(1))
    codes = [measure.code for measure in criteria_set.measures]
    for row, unit_id in enumerate(before.unit_ids):
        one = found[unit_id]
        one.last_day = before.as_of[row]
        for column, code in enumerate(codes):
            value = before.values[row, column]
            if value == value:  # NaN is not itself
                one.last[code] = float(value)
        invented = [code for column, code in enumerate(codes) if Origin(before.origins[row, column]).is_simulated]
        one.last_simulated = frozenset(invented)
        one.values |= one.last
    revisions = list(
        ReportRevision.objects.filter(
            unit_id__in=list(found),
            supplier="unit",
            as_of__gte=days.start,
            as_of__lte=as_of,
            form__set_code=criteria_set.base_code,
        )
        .select_related("form", "by")
        .order_by("unit_id", "as_of", "revision")
    )
    notes = {
        (note.revision_id, note.position): note.note
        for note in FigureNote.objects.filter(revision_id__in=[one.pk for one in revisions])
    }
    for revision in revisions:
        _lay_over(found[revision.unit_id], revision, notes)
    return found


def numbers_for(unit_id: int, *, criteria_set: CriteriaSet, days: Span, as_of: date) -> UnitFigures:
    """Return the bare figures of a unit as they stand for a period and the last ones before it, in one query.

    Who said them, and what stands behind them, is not read: `figures_for` does.
    """
    found = querysets.numbers_around(unit_id, set_code=criteria_set.base_code, since=days.start, as_of=as_of)
    one = UnitFigures(unit_id)
    for code, value in zip(*found.get(False, ((), ())), strict=True):
        _put(one.last, code, value)
    one.values |= one.last
    for code, value in zip(*found.get(True, ((), ())), strict=True):
        _put(one.values, code, value)
    return one


def _lay_over(one: UnitFigures, revision: ReportRevision, notes: Mapping[tuple[int, int], str]) -> None:
    one.revision = revision
    for position, code in enumerate(revision.form.measures):
        _put(one.values, code, revision.v[position])
        _put(one.numerators, code, revision.n[position] if revision.n else None)
        _put(one.denominators, code, revision.d[position] if revision.d else None)
        _put(one.estimates, code, revision.e[position] if revision.e else None)
        origin = Origin(revision.src[position])
        if origin in (Origin.ENTERED, Origin.SIMULATED):
            one.said[code] = SaidNow(
                by=str(revision.by),
                agency_id=revision.agency_id,
                saved_at=revision.saved_at,
                source=revision.source,
                note=notes.get((revision.pk, position), ""),
                simulated=origin.is_simulated,
            )


def _put(values: dict[str, float], code: str, value: float | None) -> None:
    if value is None:
        values.pop(code, None)
    else:
        values[code] = value
