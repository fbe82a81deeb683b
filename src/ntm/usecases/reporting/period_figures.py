"""What stands of units for a reporting period: its figures with who said them, and the last ones before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import repeat

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import Span
from ntm.store.reporting import querysets
from ntm.store.reporting.models import FigureNote, Origin, ReportRevision
from ntm.usecases.reporting import queries
from ntm.usecases.reporting.carrying import Point


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
    a measure that is not in it has merely been carried along. `last` are the figures before the period began. `merged`
    is what a new unit has from those that it was made of, which nobody of it has said yet (`merged_figures`).
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
    merged: dict[str, Point] = field(default_factory=dict)

    def kept(self, code: str) -> float | None:
        """Return the figure that "không thay đổi" says: what stands, else what is carried from the old units."""
        if code in self.values or code not in self.merged:
            return self.values.get(code)
        return self.merged[code].value


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
    by_unit: dict[int, list[ReportRevision]] = {}
    for revision in revisions:
        by_unit.setdefault(revision.unit_id, []).append(revision)
    for unit_id, said in by_unit.items():
        _lay_over(found[unit_id], said, notes)
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


def _lay_over(one: UnitFigures, revisions: Sequence[ReportRevision], notes: Mapping[tuple[int, int], str]) -> None:
    """Lay the revisions of a period over what stood before it, the oldest first.

    A revision holds every figure of its form, so of several with one form the newest alone counts; who said a figure
    is told by the newest in which somebody did.
    """
    one.revision = revisions[-1]
    newest = {revision.form_id: revision for revision in revisions}
    for revision in sorted(newest.values(), key=revisions.index):
        for array, standing in (
            (revision.v, one.values),
            (revision.n, one.numerators),
            (revision.d, one.denominators),
            (revision.e, one.estimates),
        ):
            # An array that a revision leaves out holds nothing for any measure.
            for code, value in zip(revision.form.measures, array or repeat(None), strict=False):
                _put(standing, code, value)
    for revision in reversed(revisions):
        for position, (code, origin) in enumerate(zip(revision.form.measures, revision.src, strict=True)):
            if origin in _SAID and code not in one.said:
                one.said[code] = _said_now(revision, note=notes.get((revision.pk, position), ""), origin=Origin(origin))


#: Where somebody said the figure itself: not carried along, not absent.
_SAID = frozenset({Origin.ENTERED.value, Origin.SIMULATED.value})


def _said_now(revision: ReportRevision, *, note: str, origin: Origin) -> SaidNow:
    return SaidNow(
        by=str(revision.by),
        agency_id=revision.agency_id,
        saved_at=revision.saved_at,
        source=revision.source,
        note=note,
        simulated=origin.is_simulated,
    )


def _put(values: dict[str, float], code: str, value: float | None) -> None:
    if value is None:
        values.pop(code, None)
    else:
        values[code] = value
