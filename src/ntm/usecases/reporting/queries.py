"""What was said to be: the figures of many units on a day, and who said one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import numpy.typing as npt
from django.db import connection

from ntm.core.criteria.evaluation import Decision as DecisionMark
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Judgement, Role, UnitKind
from ntm.store.accounts.models import User
from ntm.store.reporting import querysets
from ntm.store.reporting.models import Decision, FigureNote, Origin, ReportRevision, SimulationNote
from ntm.usecases.access import rules

#: How a person's judgement stands in arrays; "cơ bản đạt" is a person's word and never meets an indicator.
_MARKS = {
    Judgement.MET: DecisionMark.MET,
    Judgement.NEARLY_MET: DecisionMark.NOT_MET,
    Judgement.NOT_MET: DecisionMark.NOT_MET,
    Judgement.NOT_ASSESSED: DecisionMark.NONE,
    Judgement.NOT_APPLICABLE: DecisionMark.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The newest figures of units on a day; rows run with `unit_ids`, columns with `criteria_set.measures`.

    `values` is float64 with NaN where nothing was said (percent 0–100, yes/no 1/0); `origins` holds `Origin` numbers;
    `as_of[i]` and `revision_ids[i]` are None where the unit has no report on or before the day.
    """

    unit_ids: tuple[int, ...]
    values: npt.NDArray[np.float64]
    origins: npt.NDArray[np.int8]
    as_of: tuple[date | None, ...]
    revision_ids: tuple[int | None, ...]
    simulated_units: frozenset[int]

    @property
    def reported(self) -> int:
        """Return how many of the units have a report."""
        return sum(day is not None for day in self.as_of)


@dataclass(frozen=True, slots=True)
class Decisions:
    """People's decisions on indicators; `marks` is int8[units, indicators] of `evaluation.Decision` numbers."""

    marks: npt.NDArray[np.int8]
    simulated: npt.NDArray[np.bool_]


def figures_on(unit_ids: Sequence[int], *, criteria_set: CriteriaSet, on: date) -> Figures:
    """Return the newest report of each unit on or before a day, in one query however many units are asked for."""
    rows = {unit_id: row for row, unit_id in enumerate(unit_ids)}
    codes = [measure.code for measure in criteria_set.measures]
    values = np.full((len(rows), len(codes)), np.nan)
    origins = np.zeros((len(rows), len(codes)), dtype=np.int8)
    as_of: list[date | None] = [None] * len(rows)
    revisions: list[int | None] = [None] * len(rows)
    by_form: dict[int, list[tuple[int, bytes, bytes]]] = {}
    measures_of: dict[int, Sequence[str]] = {}
    with connection.cursor() as cursor:
        # One index probe a unit: cheaper than sorting all revisions of a province, and constant in their history.
        # Arrays travel as the server keeps them: reading 7,600 numbers one by one took longer than all the rest.
        cursor.execute(
            """
            SELECT asked.unit_id, newest.id, newest.as_of, newest.form_id,
                   CASE WHEN row_number() OVER (PARTITION BY newest.form_id) = 1 THEN newest.measures END,
                   array_send(array_replace(newest.v, NULL, 'NaN')), array_send(newest.src)
            FROM unnest(%s::bigint[]) AS asked(unit_id)
            CROSS JOIN LATERAL (
                SELECT r.id, r.as_of, r.form_id, f.measures, r.v, r.src
                FROM report_revision r JOIN form f ON f.id = r.form_id AND f.set_code = %s
                WHERE r.unit_id = asked.unit_id AND r.supplier = 'unit' AND r.as_of <= %s
                ORDER BY r.as_of DESC, r.revision DESC LIMIT 1
            ) newest
            """,
            [list(rows), criteria_set.base_code, on],
        )
        for unit_id, revision_id, day, form_id, measures, figures, sources in cursor.fetchall():
            row = rows[unit_id]
            if measures is not None:
                measures_of[form_id] = measures
            by_form.setdefault(form_id, []).append((row, figures, sources))
            as_of[row], revisions[row] = day, revision_id
    for form_id, said in by_form.items():
        there, here = _columns(measures_of[form_id], codes)
        at = np.array([row for row, _, _ in said], dtype=np.intp)[:, None]
        values[at, here] = _sent([sent for _, sent, _ in said], ">f8")[:, there]
        origins[at, here] = _sent([sent for _, _, sent in said], ">i2")[:, there]
    simulated = _simulated_among(origins, tuple(rows))
    return Figures(tuple(rows), values, origins, tuple(as_of), tuple(revisions), simulated)


def _sent(arrays: Sequence[bytes], kind: str) -> npt.NDArray[np.float64 | np.int16]:
    """Return one-dimensional arrays of one length, as PostgreSQL sends them, as rows of numbers.

    The binary form is a header of 20 bytes, its last 8 the length and the lower bound, then for each number its size
    (4 bytes) and its bytes, big-endian; none may be NULL.
    """
    length = int.from_bytes(arrays[0][12:16], "big")
    row = np.dtype([("header", "V20"), ("cells", [("size", ">i4"), ("number", kind)], (length,))])
    return np.frombuffer(b"".join(arrays), dtype=row)["cells"]["number"]


def _columns(measures: Sequence[str], codes: Sequence[str]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return positions in the form and the columns of the set that they mean, for measures that both know."""
    place = {code: column for column, code in enumerate(codes)}
    both = [(position, place[code]) for position, code in enumerate(measures) if code in place]
    there, here = zip(*both, strict=True) if both else ((), ())
    return np.array(there, dtype=np.intp), np.array(here, dtype=np.intp)


def _simulated_among(origins: npt.NDArray[np.int8], unit_ids: Sequence[int]) -> frozenset[int]:
    """Return the units that show a simulated figure; one carried from a simulation stays simulated."""
    invented = np.isin(origins, [origin.value for origin in Origin if origin.is_simulated])
    rows = np.flatnonzero(invented.any(axis=1))
    return frozenset(unit_ids[row] for row in rows.tolist())


def decisions_on(unit_ids: Sequence[int], *, criteria_set: CriteriaSet, on: date) -> Decisions:
    """Return the newest decision on each indicator of each unit on or before a day, in one query."""
    rows = {unit_id: row for row, unit_id in enumerate(unit_ids)}
    columns = {indicator.id: column for column, indicator in enumerate(criteria_set.indicators)}
    marks = np.zeros((len(rows), len(columns)), dtype=np.int8)
    simulated = np.zeros((len(rows), len(columns)), dtype=np.bool_)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT ON (unit_id, item) unit_id, item, judgement, simulated
            FROM decision WHERE unit_id = ANY(%s::bigint[]) AND set_code = %s AND as_of <= %s
            ORDER BY unit_id, item, as_of DESC, revision DESC
            """,
            [list(rows), criteria_set.base_code, on],
        )
        for unit_id, item, judgement, is_simulated in cursor.fetchall():
            if item in columns:
                marks[rows[unit_id], columns[item]] = _MARKS[Judgement(judgement)]
                simulated[rows[unit_id], columns[item]] = is_simulated
    return Decisions(marks, simulated)


def days_with_figures(unit_ids: Sequence[int], *, on: date) -> tuple[date, ...]:
    """Return the days on or before `on` for which any of the units has a report, newest first."""
    days = (
        ReportRevision.objects.filter(unit_id__in=unit_ids, as_of__lte=on)
        .order_by("-as_of")
        .values_list("as_of", flat=True)
        .distinct()
    )
    return tuple(days)


def last_day_with_figures(unit_ids: Sequence[int], *, on: date) -> date | None:
    """Return the newest day on or before `on` for which any of the units has a report; None where none has."""
    return (
        ReportRevision.objects.filter(unit_id__in=unit_ids, as_of__lte=on)
        .order_by("-as_of")
        .values_list("as_of", flat=True)
        .first()
    )


@dataclass(frozen=True, slots=True)
class Saying:
    """One figure as somebody said it: what, when, from which source, in which revision."""

    value: float | None
    as_of: date
    revision: int
    saved_at: datetime
    by: str
    source: str
    note: str
    simulated: bool


def sayings(unit_id: int, *, measure: str, criteria_set: CriteriaSet, on: date) -> tuple[Saying, ...]:
    """Return everything that was ever said of one measure of a unit up to a day, newest first.

    Only revisions in which the figure was said or changed count; those that carried it along are left out.
    """
    revisions = querysets.revisions_up_to(on, unit_id=unit_id, set_code=criteria_set.base_code)
    kept = [
        (revision, revision.form.measures.index(measure)) for revision in revisions if measure in revision.form.measures
    ]
    said = [(revision, at) for revision, at in kept if revision.src[at] in (Origin.ENTERED, Origin.SIMULATED)]
    notes = {
        (note.revision_id, note.position): note.note
        for note in FigureNote.objects.filter(revision_id__in=[revision.pk for revision, _ in said])
    }
    return tuple(
        Saying(
            value=revision.v[at],
            as_of=revision.as_of,
            revision=revision.revision,
            saved_at=revision.saved_at,
            by=str(revision.by),
            source=revision.source,
            note=notes.get((revision.pk, at), ""),
            simulated=revision.src[at] == Origin.SIMULATED,
        )
        for revision, at in said
    )


@dataclass(frozen=True, slots=True)
class DecisionSaid:
    """A person's judgement of an indicator, with its evidence."""

    item: str
    judgement: Judgement
    evidence: str
    as_of: date
    revision: int
    saved_at: datetime
    by: str
    simulated: bool


def decisions_said(unit_id: int, *, item: str, criteria_set: CriteriaSet, on: date) -> tuple[DecisionSaid, ...]:
    """Return every decision on one indicator of a unit up to a day, newest first."""
    rows = (
        Decision.objects.filter(unit_id=unit_id, set_code=criteria_set.base_code, item=item, as_of__lte=on)
        .select_related("by")
        .order_by("-as_of", "-revision")
    )
    return tuple(
        DecisionSaid(
            item=row.item,
            judgement=Judgement(row.judgement),
            evidence=row.evidence,
            as_of=row.as_of,
            revision=row.revision,
            saved_at=row.saved_at,
            by=str(row.by),
            simulated=row.simulated,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class ReportOnDay:
    """A unit's figures as they stand for entry on a day.

    `revision` is the newest revision for exactly that day, 0 where the day has none; `previous_day` is the day from
    which values are carried over then. `values` and `origins` are by measure code.
    """

    unit_id: int
    as_of: date
    revision: int
    previous_day: date | None
    values: dict[str, float]
    origins: dict[str, Origin]
    saved_at: datetime | None
    by: str
    source: str


def report_on(unit_id: int, *, criteria_set: CriteriaSet, as_of: date) -> ReportOnDay:
    """Return what an officer starts from when entering figures for a day."""
    newest = querysets.revisions_up_to(as_of, unit_id=unit_id, set_code=criteria_set.base_code).first()
    if newest is None:
        return ReportOnDay(unit_id, as_of, 0, None, {}, {}, None, "", "")
    values = {code: value for code, value in zip(newest.form.measures, newest.v, strict=True) if value is not None}
    origins = {code: Origin(source) for code, source in zip(newest.form.measures, newest.src, strict=True) if source}
    if newest.as_of < as_of:
        return ReportOnDay(unit_id, as_of, 0, newest.as_of, values, origins, None, "", "")
    return ReportOnDay(
        unit_id, as_of, newest.revision, None, values, origins, newest.saved_at, str(newest.by), newest.source
    )


def simulation_notes(unit_ids: Sequence[int], *, on: date) -> tuple[str, ...]:
    """Return what papers state of these units' areas and the simulated figures of a day could not meet."""
    rows = SimulationNote.objects.filter(unit_id__in=unit_ids, as_of=on).order_by("id").values_list("text", flat=True)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class PlaceToReport:
    """A commune or village for which a person may say figures, and what stands there."""

    unit_id: int
    name: str
    kind_label: str
    parent_name: str
    last_day: date | None
    filled: int
    simulated: bool


def places_to_report(user: User, *, on: date) -> tuple[PlaceToReport, ...]:
    """Return the communes and villages for which a person may enter figures on a day, in Vietnamese order; one query.

    A village stands in the list only of whoever holds a role in it: a commune's officers open it from its page.
    """
    roles = [role.value for role in Role if rules.Action.ENTER_FIGURES in rules.ALLOWED[role]]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT ON (v.sort_key, v.unit_id)
                   v.unit_id, v.name, v.kind, v.local_term, above.name, newest.as_of, newest.filled, newest.simulated
            FROM right_held g
            JOIN place p ON p.ancestor_id = g.unit_id AND p.span @> %(on)s::date
            JOIN unit_version v ON v.unit_id = p.unit_id AND v.span @> %(on)s::date
                AND (v.level = 'commune' OR p.depth = 0 AND v.level = 'village')
            LEFT JOIN unit_version above ON above.unit_id = v.parent_id AND above.span @> %(on)s::date
            LEFT JOIN LATERAL (
                SELECT r.as_of,
                       (SELECT count(*) FROM unnest(r.v) AS figure WHERE figure IS NOT NULL) AS filled,
                       r.src && %(invented)s::smallint[] AS simulated
                FROM report_revision r
                WHERE r.unit_id = v.unit_id AND r.supplier = 'unit' AND r.as_of <= %(on)s
                ORDER BY r.as_of DESC, r.revision DESC LIMIT 1
            ) newest ON true
            WHERE g.user_id = %(user)s AND g.role = ANY(%(roles)s) AND g.span @> %(on)s::date
              AND (g.powers = '{}' OR 'enter' = ANY(g.powers))
            ORDER BY v.sort_key, v.unit_id
            """,
            {
                "on": on,
                "user": user.pk,
                "roles": roles,
                "invented": [origin.value for origin in Origin if origin.is_simulated],
            },
        )
        return tuple(
            PlaceToReport(
                unit_id=unit_id,
                name=name,
                kind_label=local_term or UnitKind(kind).label,
                parent_name=parent or "",
                last_day=day,
                filled=filled or 0,
                simulated=bool(simulated),
            )
            for unit_id, name, kind, local_term, parent, day, filled, simulated in cursor.fetchall()
        )
