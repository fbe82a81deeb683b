"""Closing a period with a frozen picture, opening it again, moving its deadline for all: each by decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt
from django.db import IntegrityError, transaction

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level
from ntm.core.reporting import closing as core
from ntm.core.reporting.closing import DecisionKind, DecisionNotPossible, Difference, Picture
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.store.reporting.models import DutyRule, PeriodDecision, Report, Snapshot
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import consolidation, judging, period_gate
from ntm.usecases.reporting.consolidation import Consolidation, Figures
from ntm.usecases.territory import queries as units

__all__ = ["DecisionNotPossible"]


class NoSuchStream(LookupError):
    """No rule under which reports are owed has that number."""


class NoSuchSnapshot(LookupError):
    """No frozen picture has that number."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about a period as pages show it; `snapshot_id` is the picture that a closing froze."""

    id: int
    kind: DecisionKind
    due_on: date | None
    reason: str
    by: str
    at: datetime
    snapshot_id: int | None


def decide(
    *,
    stream_id: int,
    period: str,
    kind: DecisionKind,
    reason: str = "",
    due_on: date | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Close a period of a stream, open it again or move its deadline for all; return the decision.

    Closing freezes figures and verdicts of whoever's report is in, and says who was missing. The same `client_id`
    again returns the first decision and changes nothing. Raise `NoSuchStream`, `NotAllowed`, `NotAPeriod`,
    `DecisionNotPossible`; then nothing was written.
    """
    rule = DutyRule.objects.filter(pk=stream_id).first()
    if rule is None:
        raise NoSuchStream(str(stream_id))
    place_id = _decided_at(rule, on=on)
    rules.require(by, Action.CLOSE_PERIOD, unit_id=place_id, on=on)
    reason = vietnamese.clean(reason)
    try:
        with transaction.atomic():
            return _decide(
                rule, period=period, kind=kind, reason=reason, due_on=due_on, client_id=client_id, by=by, on=on, at=at
            )
    except IntegrityError as error:
        first = PeriodDecision.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if first is not None:
            return first
        raise DecisionNotPossible("Người khác vừa ghi quyết định cho kỳ này; hãy xem lại trang.") from error


def _decide(
    rule: DutyRule,
    *,
    period: str,
    kind: DecisionKind,
    reason: str,
    due_on: date | None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    first = PeriodDecision.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
    if first is not None:
        return first
    # A new report needs the rule, a step its report: nothing slips in while the picture is taken.
    DutyRule.objects.select_for_update().get(pk=rule.pk)
    list(Report.objects.select_for_update().filter(rule=rule, period=period).order_by("pk").values_list("pk"))
    before = list(
        PeriodDecision.objects.filter(rule=rule, unit_id=rule.unit_id, period=period)
        .order_by("seq")
        .values_list("seq", "kind")
    )
    core.require_possible(kind, before=[DecisionKind(one) for _, one in before], reason=reason, due_on=due_on, on=on)
    if kind is DecisionKind.CLOSED and period_gate.days_of(period).start > on:
        raise DecisionNotPossible("Kỳ này chưa bắt đầu.")
    row = PeriodDecision.objects.create(
        unit_id=rule.unit_id,
        rule=rule,
        period=period,
        seq=before[-1][0] + 1 if before else 1,
        kind=kind.value,
        due_on=due_on if kind is DecisionKind.MOVED else None,
        reason=reason,
        client_id=client_id,
        by=by,
        at=at,
    )
    payload: dict[str, Any] = {
        "decision": row.pk,
        "rule": rule.pk,
        "period": period,
        "kind": kind.value,
        "reason": reason,
        "due_on": row.due_on,
    }
    if kind is DecisionKind.CLOSED:
        payload["digests"] = _freeze(row, rule, period=period, on=on)
    audit.append(chain=rule.unit_id, what="reporting.period_decided", payload=payload, by=by, at=at)
    return row.pk


def _decided_at(rule: DutyRule, *, on: date) -> int:
    """Return the place whose office decides about a stream: for reports upwards of themselves, the one above."""
    if rule.reporter != Reporter.SELF.value:
        return rule.unit_id
    above = units.ancestors(rule.unit_id, on)
    return above[-1].id if above else rule.unit_id


def _freeze(decision: PeriodDecision, rule: DutyRule, *, period: str, on: date) -> dict[str, str]:
    """Write the picture of a period and return its digests by set; a stream of words alone has figures from within."""
    level = Level.VILLAGE if rule.reporter == Reporter.VILLAGE.value else Level.COMMUNE
    found = consolidation.read(rule.unit_id, period=period, on=on, stream_id=rule.pk, level=level)
    if found.figures is None:
        return {}
    picture = _picture(found.figures, summary=_summary(found))
    Snapshot.objects.create(
        decision=decision,
        set_code=picture.set_code,
        as_of=picture.as_of,
        law_digest=picture.law_digest,
        figures_digest=picture.figures_digest,
        digest=picture.digest,
        measures=list(picture.measures),
        items=list(picture.items),
        unit_ids=list(picture.unit_ids),
        revision_ids=list(picture.revision_ids),
        values=list(picture.values),
        estimates=None,
        verdicts=list(picture.verdicts),
        summary=picture.summary,
    )
    return {picture.set_code: picture.digest}


def _picture(figures: Figures, *, summary: dict[str, Any]) -> Picture:
    judged = figures.judged
    inside = figures.included
    return Picture(
        set_code=figures.criteria_set.code,
        as_of=judged.on,
        law_digest=figures.criteria_set.digest,
        measures=tuple(measure.code for measure in figures.criteria_set.measures),
        items=_items(figures.criteria_set),
        unit_ids=tuple(unit.id for unit in judged.units),
        # Whoever is missing stands with nothing, whatever it said for another period.
        revision_ids=tuple(
            revision if is_in else None
            for revision, is_in in zip(judged.figures.revision_ids, inside.tolist(), strict=True)
        ),
        values=_cells(judged.figures.values, inside),
        estimates=None,
        verdicts=_flags(judged.verdicts, judged.rolled, inside),
        summary=summary,
    )


def _items(criteria_set: CriteriaSet) -> tuple[str, ...]:
    """Return the columns of verdicts: indicators ("2.1"), then criteria ("tc2")."""
    return (
        *(indicator.id for indicator in criteria_set.indicators),
        *(f"tc{criterion.number}" for criterion in criteria_set.criteria),
    )


def _cells(values: npt.NDArray[np.float64], inside: npt.NDArray[np.bool_]) -> tuple[float | None, ...]:
    return tuple(
        value if is_in and value == value else None
        for row, is_in in zip(values.tolist(), inside.tolist(), strict=True)
        for value in row
    )


def _flags(
    verdicts: npt.NDArray[np.uint8], rolled: npt.NDArray[np.uint8], inside: npt.NDArray[np.bool_]
) -> tuple[int, ...]:
    """Return the verdicts of units that are in, row-major; 0, which is no verdict, for those that are missing."""
    cells = np.hstack([verdicts, rolled]) * inside[:, None]
    return tuple(int(flag) for flag in cells.ravel().tolist())


def _summary(found: Consolidation) -> dict[str, Any]:
    """Return what cannot be worked out of figures: names as they were, who was late, who was returned."""
    assert found.figures is not None
    total = found.figures.total
    return {
        "place": found.place.title,
        "period": found.label,
        "closed_on": found.on.isoformat(),
        "counted": total.coverage.owed,
        "included": total.coverage.included,
        "mean": str(found.figures.mean) if found.figures.mean is not None else "",
        "met": [[line.number, line.met] for line in total.lines],
        "bands": [[band.band.title, band.units] for band in total.summary.bands],
        "simulated": found.figures.is_simulated,
        "units": [
            [unit.id, unit.full_name, bool(counted)]
            for unit, counted in zip(found.figures.judged.units, found.figures.judged.counted.tolist(), strict=True)
        ],
        "reports": [
            [
                row.unit_id,
                row.agency_id or 0,
                row.name,
                row.sending.state.value,
                row.sending.days_late,
                row.sending.returned,
            ]
            for row in found.rows
        ],
    }


def decisions_of(stream_id: int, *, period: str) -> tuple[Decided, ...]:
    """Return the decisions about a period of a stream, the newest first."""
    pictures = dict(
        Snapshot.objects.filter(decision__rule_id=stream_id, decision__period=period).values_list("decision_id", "id")
    )
    return tuple(
        Decided(
            id=row.pk,
            kind=DecisionKind(row.kind),
            due_on=row.due_on,
            reason=row.reason,
            by=str(row.by),
            at=row.at,
            snapshot_id=pictures.get(row.pk),
        )
        for row in PeriodDecision.objects.filter(rule_id=stream_id, period=period).select_related("by").order_by("-seq")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A frozen picture as it is shown for ever, with the unit whose office froze it."""

    id: int
    place_id: int
    period: str
    label: str
    picture: Picture
    stored_digest: str
    stored_figures_digest: str
    decided_by: str
    decided_at: datetime
    stream_title: str
    is_reopened: bool

    @property
    def is_intact(self) -> bool:
        """Say whether what is stored still proves itself: both digests come out again."""
        return self.picture.digest == self.stored_digest and self.picture.figures_digest == self.stored_figures_digest


@dataclass(frozen=True, slots=True)
class Verified:
    """A frozen picture held against today's reading of the same units and day.

    `is_comparable` is false where the set by which it was judged, or one of its units, is not known any more.
    """

    frozen: Frozen
    differences: tuple[Difference, ...]
    is_comparable: bool


def frozen(snapshot_id: int, *, by: User, on: date) -> Frozen:
    """Return a frozen picture; raise `NoSuchSnapshot` or `NotAllowed`."""
    row = Snapshot.objects.select_related("decision__by", "decision__rule").filter(pk=snapshot_id).first()
    if row is None:
        raise NoSuchSnapshot(str(snapshot_id))
    rules.require(by, Action.VIEW, unit_id=row.decision.unit_id, on=on)
    later = PeriodDecision.objects.filter(
        rule_id=row.decision.rule_id, period=row.decision.period, seq__gt=row.decision.seq, kind="reopened"
    ).exists()
    return Frozen(
        id=row.pk,
        place_id=row.decision.unit_id,
        period=row.decision.period,
        label=period_gate.label_of(row.decision.period),
        picture=Picture(
            set_code=row.set_code,
            as_of=row.as_of,
            law_digest=row.law_digest,
            measures=tuple(row.measures),
            items=tuple(row.items),
            unit_ids=tuple(row.unit_ids),
            revision_ids=tuple(row.revision_ids),
            values=tuple(row.values),
            estimates=tuple(row.estimates) if row.estimates is not None else None,
            verdicts=tuple(row.verdicts),
            summary=row.summary,
        ),
        stored_digest=row.digest,
        stored_figures_digest=row.figures_digest,
        decided_by=str(row.decision.by),
        decided_at=row.decision.at,
        stream_title=row.decision.rule.title,
        is_reopened=later,
    )


def verify(snapshot_id: int, *, by: User, on: date) -> Verified:
    """Recompute a picture's digests and hold it against today's reading of the same units on the same day.

    Only units whose report was in are compared: what a missing unit said since is no difference of what was frozen.
    Raise `NoSuchSnapshot` or `NotAllowed`.
    """
    found = frozen(snapshot_id, by=by, on=on)
    criteria_set = criteria.library().sets.get(found.picture.set_code)
    if criteria_set is None or found.picture.as_of not in criteria_set.span:
        return Verified(found, (), is_comparable=False)
    inside = np.array([revision is not None for revision in found.picture.revision_ids], dtype=np.bool_)
    below = {unit.id: unit for unit in units.units_on(found.picture.unit_ids, found.picture.as_of)}
    rows = [below[unit] for unit in found.picture.unit_ids if unit in below]
    if len(rows) != len(found.picture.unit_ids):
        return Verified(found, (), is_comparable=False)
    judged = judging.judge_units(rows, criteria_set=criteria_set, on=found.picture.as_of)
    today = Picture(
        set_code=criteria_set.code,
        as_of=found.picture.as_of,
        law_digest=criteria_set.digest,
        measures=tuple(measure.code for measure in criteria_set.measures),
        items=_items(criteria_set),
        unit_ids=found.picture.unit_ids,
        revision_ids=tuple(
            revision if is_in else None
            for revision, is_in in zip(judged.figures.revision_ids, inside.tolist(), strict=True)
        ),
        values=_cells(judged.figures.values, inside),
        estimates=None,
        verdicts=_flags(judged.verdicts, judged.rolled, inside),
        summary=found.picture.summary,
    )
    return Verified(found, core.differences(found.picture, today), is_comparable=True)
