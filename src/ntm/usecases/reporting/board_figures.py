"""Figures of many units at once, as an office takes them from one large board: checked and written set-based."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
import numpy.typing as npt
from django.db import connection, transaction

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel import vietnamese
from ntm.core.reporting import columns
from ntm.store.accounts.models import User
from ntm.store.reporting import copying
from ntm.store.reporting.models import Origin, ReportRevision
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import scope
from ntm.usecases.audit import operations as audit
from ntm.usecases.audit.operations import Deed
from ntm.usecases.reporting import appending, operations, queries
from ntm.usecases.reporting.appending import FiguresRefused, Saying
from ntm.usecases.territory import queries as units


@dataclass(frozen=True, slots=True)
class ReadBoard:
    """A board's figures: float64[rows, measures] with NaN for what was not said, and what cannot be taken by
    (row, code)."""

    values: npt.NDArray[np.float64]
    codes: tuple[str, ...]
    problems: Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class WrittenBoard:
    """How many units have a new revision, and how many figures of them are new or changed."""

    units: int
    figures: int


def read_board(
    rows: Sequence[Sequence[object]], *, targets: Mapping[int, str], criteria_set: CriteriaSet, on: date
) -> ReadBoard:
    """Return the figures of a board's rows; `targets` maps columns to codes of measures."""
    measures = {measure.code: measure for measure in criteria_set.measures_on(on)}
    taken = [(column, code) for column, code in targets.items() if code in measures]
    values = np.full((len(rows), len(taken)), np.nan)
    problems: dict[tuple[int, str], str] = {}
    read = columns.read_columns(rows, measures={column: measures[code] for column, code in taken})
    for at, (column, code) in enumerate(taken):
        values[:, at] = read[column].values
        problems |= {(row, code): words for row, words in read[column].problems.items()}
    return ReadBoard(values, tuple(code for _, code in taken), problems)


@dataclass(frozen=True, slots=True)
class Change:
    """What a board would change: a figure of a unit, what stands of it (None: nothing), and what the board says."""

    unit_id: int
    code: str
    before: float | None
    after: float


def changes_of(
    board: ReadBoard, *, unit_ids: Sequence[int], as_of: date, criteria_set: CriteriaSet
) -> tuple[Change, ...]:
    """Return what a board would change of its units, row by row; nothing is written."""
    before = queries.figures_on(unit_ids, criteria_set=criteria_set, on=as_of)
    values, _, changed = _laid_over(board, before, criteria_set=criteria_set)
    codes = [measure.code for measure in criteria_set.measures]
    return tuple(
        Change(
            unit_ids[row],
            codes[column],
            None if np.isnan(stood := float(before.values[row, column])) else stood,
            float(values[row, column]),
        )
        for row, column in zip(*(places.tolist() for places in np.nonzero(changed)), strict=True)
    )


def append_board(
    board: ReadBoard,
    *,
    place_id: int,
    unit_ids: Sequence[int],
    as_of: date,
    criteria_set: CriteriaSet,
    source: str,
    by: User,
    on: date,
    at: datetime,
) -> WrittenBoard:
    """Append a revision for each unit of which a board says something new, all or none; the rest is carried over.

    Rows of the board run with `unit_ids`. For offices that enter figures of the whole set in the place. Units whose
    figures change nothing get no revision, so that the same board again writes nothing. Raise `NotAllowed` or
    `FiguresRefused`.
    """
    rules.require(by, Action.ENTER_FIGURES, unit_id=place_id, on=on)
    if not scope.criteria_scope_of(by, Action.ENTER_FIGURES, unit_id=place_id, on=on).whole_set:
        raise NotAllowed("Chỉ văn phòng nhập số cả bộ tiêu chí mới được nạp cả bảng.")
    source = vietnamese.clean(source)
    problems = operations.refused_because({}, criteria_set=criteria_set, as_of=as_of, on=on)
    if not source:
        problems[""] = "Hãy ghi nguồn của số liệu (báo cáo, biên bản, sổ theo dõi …)."
    inside = {unit.id for unit in units.communes_in(place_id, as_of)}
    if len(set(unit_ids)) != len(unit_ids) or not set(unit_ids) <= inside:
        problems[""] = "Bảng có đơn vị lặp lại hoặc không thuộc nơi này."
    if problems or board.problems:
        raise FiguresRefused(problems | {code: words for (_, code), words in board.problems.items()})
    with transaction.atomic():
        form = operations.form_for(criteria_set)
        _lock(unit_ids)
        before = queries.figures_on(unit_ids, criteria_set=criteria_set, on=as_of)
        values, origins, changed = _laid_over(board, before, criteria_set=criteria_set)
        touched = changed.any(axis=1)
        with_parts = _with_parts(before)
        keep = np.flatnonzero(touched & ~with_parts)
        if not touched.any():
            return WrittenBoard(0, 0)
        chosen = [unit_ids[row] for row in keep.tolist()]
        numbers = _next_revisions(chosen, as_of=as_of, form_id=form.pk)
        copying.copy_revisions(
            copying.revisions_as_bytes(
                values[keep],
                origins[keep],
                unit_ids=chosen,
                revisions=[numbers.get(unit_id, 0) + 1 for unit_id in chosen],
                as_of=as_of,
                form_id=form.pk,
                saved_at=at.astimezone(UTC),
                by_id=by.pk,
                source=source[:300],
                period="",
                reason="",
            )
        )
        codes = np.array(form.measures)
        deeds = [
            Deed(
                unit_ids[row],
                "figures.submit",
                {
                    "as_of": as_of.isoformat(),
                    "revision": numbers.get(unit_ids[row], 0) + 1,
                    "set": criteria_set.code,
                    "source": source,
                    "figures": dict(zip(codes[changed[row]].tolist(), values[row][changed[row]].tolist(), strict=True)),
                },
            )
            for row in keep.tolist()
        ]
        for row in np.flatnonzero(touched & with_parts).tolist():
            figures = dict(zip(codes[changed[row]].tolist(), values[row][changed[row]].tolist(), strict=True))
            said = Saying(figures=figures, notes={}, source=source)
            seen = appending.newest_revision(unit_ids[row], as_of=as_of, criteria_set=criteria_set)
            _, own = appending.write(
                said, unit_id=unit_ids[row], as_of=as_of, criteria_set=criteria_set, seen=seen, by=by, at=at
            )
            deeds += own
        audit.append_many(deeds, by=by, at=at)
    return WrittenBoard(int(touched.sum()), int(changed.sum()))


def _with_parts(before: queries.Figures) -> npt.NDArray[np.bool_]:
    """Say of which units the standing revision holds numerators, denominators or estimates; bool[units].

    These are few, and their parts are carried over one revision at a time.
    """
    ids = [number for number in before.revision_ids if number is not None]
    holding = ReportRevision.objects.filter(pk__in=ids).exclude(n=None, d=None, e=None)
    found = set(holding.values_list("pk", flat=True))
    return np.array([number in found for number in before.revision_ids], dtype=np.bool_)


def _laid_over(
    board: ReadBoard, before: queries.Figures, *, criteria_set: CriteriaSet
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int16], npt.NDArray[np.bool_]]:
    """Return figures and origins of the new revisions, and which figures a board changes; each [units, measures]."""
    place = {measure.code: at for at, measure in enumerate(criteria_set.measures)}
    values = before.values.copy()
    carried = np.array([int(origin.when_carried) for origin in Origin], dtype=np.int16)
    origins = carried[before.origins]
    at = np.array([place[code] for code in board.codes], dtype=np.intp)
    said = ~np.isnan(board.values)
    # What was invented for a demonstration becomes one's own when somebody says it.
    invented = np.isin(before.origins[:, at], (int(Origin.SIMULATED), int(Origin.CARRIED_SIMULATION)))
    new = said & ((board.values != values[:, at]) | invented)
    changed = np.zeros(values.shape, dtype=np.bool_)
    changed[:, at] = new
    values[:, at] = np.where(said, board.values, values[:, at])
    origins[changed] = int(Origin.ENTERED)
    return values, origins, changed


def _lock(unit_ids: Sequence[int]) -> None:
    """Let nobody else append a board for the same units until this one is through."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM unit WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [list(unit_ids)])


def _next_revisions(unit_ids: Sequence[int], *, as_of: date, form_id: int) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit_id, max(revision) FROM report_revision WHERE unit_id = ANY(%s::bigint[]) AND supplier = 'unit'"
            " AND as_of = %s AND form_id = %s GROUP BY unit_id",
            [list(unit_ids), as_of, form_id],
        )
        return dict(cursor.fetchall())
