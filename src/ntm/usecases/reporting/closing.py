"""Closing a period with a frozen picture, opening it again, moving its deadline for all: each by decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level
from ntm.core.reporting import closing as core
from ntm.core.reporting.closing import DecisionKind, DecisionNotPossible
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.store.reporting.models import DutyRule, PeriodDecision, Report, Snapshot
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import consolidation, period_gate, pictures, receiving, upward_drafts
from ntm.usecases.reporting.consolidation import Consolidation
from ntm.usecases.territory import queries as units

__all__ = ["DecisionNotPossible"]


class NoSuchStream(LookupError):
    """No rule under which reports are owed has that number."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about a period as pages show it.

    `whom` names the only reporters for whom a deadline was moved, empty for all; `snapshot_id` is the picture that a
    closing froze.
    """

    id: int
    kind: DecisionKind
    due_on: date | None
    whom: str
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

    Closing freezes figures and verdicts of whoever's report is in, says who was missing, and drafts the office's own
    report to the place above, which carries the frozen picture. The same `client_id` again returns the first decision
    and changes nothing. Raise `NoSuchStream`, `NotAllowed`, `NotAPeriod`, `DecisionNotPossible`; then nothing was
    written.
    """
    rule = DutyRule.objects.filter(pk=stream_id).first()
    if rule is None:
        raise NoSuchStream(str(stream_id))
    place_id = decided_at(rule, on=on)
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
        payload |= _freeze(row, rule, period=period, client_id=client_id, by=by, on=on, at=at)
    audit.append(chain=rule.unit_id, what="reporting.period_decided", payload=payload, by=by, at=at)
    return row.pk


def may_decide(stream_id: int, *, by: User, on: date) -> bool:
    """Say whether a person may close, open again and move the periods of a stream."""
    rule = DutyRule.objects.filter(pk=stream_id).first()
    return rule is not None and rules.may(by, Action.CLOSE_PERIOD, unit_id=decided_at(rule, on=on), on=on)


@dataclass(frozen=True, slots=True)
class Upwards:
    """A place that reports of itself to the one above, for a period: which stream, whether it is closed."""

    stream_id: int
    place_id: int
    title: str
    is_closed: bool


def streams_upwards(place_id: int, *, period: str, by: User, on: date) -> tuple[Upwards, ...]:
    """Return the streams that come straight from places directly below, for those who may close them; else none."""
    if not rules.may(by, Action.CLOSE_PERIOD, unit_id=place_id, on=on):
        return ()
    found = receiving.streams_upwards(place_id, period=period, on=on)
    closed = receiving.closed_places([one.unit_id for one in found], period=period)
    names = {unit.id: unit.title for unit in units.units_on([one.unit_id for one in found], on)}
    return tuple(
        Upwards(one.id, one.unit_id, f"{names.get(one.unit_id, '')}: {one.title}", one.unit_id in closed)
        for one in found
    )


def close_upwards(place_id: int, *, period: str, client_id: UUID, by: User, on: date, at: datetime) -> int:
    """Close a period for every place directly below that reports of itself; return how many were open.

    All or none. Raise `NotAllowed`, `DecisionNotPossible`.
    """
    rules.require(by, Action.CLOSE_PERIOD, unit_id=place_id, on=on)
    still = [one for one in streams_upwards(place_id, period=period, by=by, on=on) if not one.is_closed]
    with transaction.atomic():
        for one in sorted(still, key=lambda stream: stream.place_id):
            decide(
                stream_id=one.stream_id,
                period=period,
                kind=DecisionKind.CLOSED,
                client_id=uuid5(client_id, str(one.stream_id)),
                by=by,
                on=on,
                at=at,
            )
    return len(still)


def decided_at(rule: DutyRule, *, on: date) -> int:
    """Return the place whose office decides about a stream: for reports upwards of themselves, the one above."""
    if rule.reporter != Reporter.SELF.value:
        return rule.unit_id
    above = units.ancestors(rule.unit_id, on)
    return above[-1].id if above else rule.unit_id


def _freeze(
    decision: PeriodDecision, rule: DutyRule, *, period: str, client_id: UUID, by: User, on: date, at: datetime
) -> dict[str, Any]:
    """Write the picture of a period, draft the report upwards that carries it, and return what to record: digests by
    set, and the report. A stream of words alone has figures from within."""
    level = Level.VILLAGE if rule.reporter == Reporter.VILLAGE.value else Level.COMMUNE
    found = consolidation.read(rule.unit_id, period=period, on=on, stream_id=rule.pk, level=level)
    if found.figures is None:
        return {"digests": {}}
    picture = pictures.picture_of(found.figures, summary=_summary(found))
    frozen = Snapshot.objects.create(
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
    upwards = upward_drafts.draft(found, frozen, client_id=client_id, by=by, on=on, at=at)
    recorded: dict[str, Any] = {"digests": {picture.set_code: picture.digest}}
    return recorded | ({"upwards": upwards.pk} if upwards is not None else {})


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
        "villages": [
            [row.unit_id, row.villages.included, row.villages.owed] for row in found.rows if row.villages is not None
        ],
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


def decisions_of(stream_id: int, *, period: str, on: date) -> tuple[Decided, ...]:
    """Return the decisions about a period of a stream, the newest first; names are those of a day."""
    pictures = dict(
        Snapshot.objects.filter(decision__rule_id=stream_id, decision__period=period).values_list("decision_id", "id")
    )
    rows = list(
        PeriodDecision.objects.filter(rule_id=stream_id, period=period).select_related("by", "rule").order_by("-pk")
    )
    alone = {row.unit_id for row in rows if row.agency_id is None and row.unit_id != row.rule.unit_id}
    places = {unit.id: unit.full_name for unit in units.units_on(alone, on)} if alone else {}
    offices = agencies.names_on({row.agency_id for row in rows if row.agency_id is not None}, on=on)
    return tuple(
        Decided(
            id=row.pk,
            kind=DecisionKind(row.kind),
            due_on=row.due_on,
            whom=offices.get(row.agency_id, "") if row.agency_id is not None else places.get(row.unit_id, ""),
            reason=row.reason,
            by=str(row.by),
            at=row.at,
            snapshot_id=pictures.get(row.pk),
        )
        for row in rows
    )
