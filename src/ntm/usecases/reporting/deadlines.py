"""Moving the last day of a period: for one reporter or one part of the area, and for everything a place asks for."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Max

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.reporting import closing as core
from ntm.core.reporting.closing import DecisionKind, DecisionNotPossible
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.store.reporting.models import DutyRule, PeriodDecision
from ntm.store.territory.models import Place
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import closing, duties, receiving
from ntm.usecases.reporting.closing import NoSuchStream
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.reporting.existence import why_not_on

__all__ = ["DecisionNotPossible", "NoSuchStream"]


def move_for_one(
    *,
    stream_id: int,
    period: str,
    unit_id: int,
    agency_id: int | None = None,
    due_on: date,
    reason: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Move the last day of a period for one unit, for every reporter of one part of the area, or for one agency.

    Nobody has less time than the others: where all are given a later day, that one counts for this reporter too. The
    same `client_id` again returns the first decision and changes nothing. Raise `NoSuchStream`, `NotAllowed` or
    `DecisionNotPossible`; then nothing was written.
    """
    rule = DutyRule.objects.filter(pk=stream_id).first()
    if rule is None:
        raise NoSuchStream(str(stream_id))
    rules.require(by, Action.CLOSE_PERIOD, unit_id=closing.decided_at(rule, on=on), on=on)
    reason = vietnamese.clean(reason)
    try:
        with transaction.atomic():
            first = PeriodDecision.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
            if first is not None:
                return first
            DutyRule.objects.select_for_update().get(pk=rule.pk)
            before = PeriodDecision.objects.filter(rule=rule, unit_id=rule.unit_id, period=period).order_by("seq")
            kinds = [DecisionKind(kind) for kind in before.values_list("kind", flat=True)]
            core.require_possible(DecisionKind.MOVED, before=kinds, reason=reason, due_on=due_on, on=on)
            _require_more_time(
                _owed(rule, period=period, unit_id=unit_id, agency_id=agency_id), unit_id=unit_id, due_on=due_on
            )
            newest = PeriodDecision.objects.filter(rule=rule, unit_id=unit_id, period=period).aggregate(Max("seq"))
            row = PeriodDecision.objects.create(
                unit_id=unit_id,
                rule=rule,
                agency_id=agency_id,
                period=period,
                seq=(newest["seq__max"] or 0) + 1,
                kind=DecisionKind.MOVED.value,
                due_on=due_on,
                reason=reason,
                client_id=client_id,
                by=by,
                at=at,
            )
            payload = {
                "decision": row.pk,
                "rule": rule.pk,
                "period": period,
                "kind": DecisionKind.MOVED.value,
                "unit": unit_id,
                "agency": agency_id,
                "reason": reason,
                "due_on": due_on,
            }
            audit.append(chain=rule.unit_id, what="reporting.period_decided", payload=payload, by=by, at=at)
            return row.pk
    except IntegrityError as error:
        first = PeriodDecision.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if first is not None:
            return first
        raise DecisionNotPossible("Người khác vừa ghi quyết định cho kỳ này; hãy xem lại trang.") from error


def move_for_everything(
    place_id: int, *, period: str, due_on: date, reason: str, client_id: UUID, by: User, on: date, at: datetime
) -> int:
    """Move the last day of a period under every rule of a place that is still open for it; return how many rules.

    All or none; the same `client_id` again moves nothing twice. Raise `NotAllowed`, `DecisionNotPossible`.
    """
    rules.require(by, Action.CLOSE_PERIOD, unit_id=place_id, on=on)
    mine = [
        one
        for one in receiving.streams_of(place_id, period=period)
        if one.unit_id == place_id and one.reporter is not Reporter.SELF
    ]
    shut = receiving.closed_streams([one.id for one in mine], period=period)
    still = [one for one in mine if one.id not in shut]
    if not still:
        raise DecisionNotPossible("Không còn chế độ báo cáo nào của địa bàn đang mở cho kỳ này.")
    with transaction.atomic():
        for one in sorted(still, key=lambda stream: stream.id):
            closing.decide(
                stream_id=one.id,
                period=period,
                kind=DecisionKind.MOVED,
                reason=reason,
                due_on=due_on,
                client_id=uuid5(client_id, str(one.id)),
                by=by,
                on=on,
                at=at,
            )
    return len(still)


def _owed(rule: DutyRule, *, period: str, unit_id: int, agency_id: int | None) -> tuple[Duty, ...]:
    """Return what the reporters of a decision owe for a period."""
    found = [
        one for one in duties.duties_of_rule(rule.pk, year=int(period[:4])) if one.period.code == period and one.is_open
    ]
    if agency_id is not None:
        return tuple(one for one in found if (one.unit_id, one.agency_id) == (unit_id, agency_id))
    inside = set(Place.objects.filter(ancestor_id=unit_id).values_list("unit_id", flat=True))
    return tuple(one for one in found if one.agency_id is None and one.unit_id in inside)


def _require_more_time(owed: tuple[Duty, ...], *, unit_id: int, due_on: date) -> None:
    if not owed:
        raise DecisionNotPossible("Nơi này không còn nợ báo cáo của kỳ theo chế độ đã chọn.")
    latest = max(one.period.due_on for one in owed)
    if due_on <= latest:
        raise DecisionNotPossible(f"Hạn riêng phải sau hạn đang có ({format_day(latest)}).")
    for one in owed:
        if (reason := why_not_on(one.unit_id, on=due_on)) is not None:
            raise DecisionNotPossible(reason)
