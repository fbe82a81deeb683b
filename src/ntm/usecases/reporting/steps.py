"""Answering a report: accepted, accepted with a remark, returned with a note; taken back by its author before that."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.reporting import submission as core
from ntm.core.reporting.submission import StepKind, StepRefused
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Report, ReportStep
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import duties
from ntm.usecases.reporting.drafts import ReportNotFound, require_writer
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.reporting.period_gate import require_open_period

__all__ = ["ReportNotFound", "StepRefused"]


class AnsweredMeanwhile(RuntimeError):
    """Something happened to the report since the person looked at it; the message is Vietnamese."""


def accept(*, report_id: int, seen_step: int, client_id: UUID, by: User, on: date, at: datetime) -> int:
    """Accept a report and return the step's number; `seen_step` is the last step that the person saw.

    The same `client_id` again changes nothing. Raise `ReportNotFound`, `NotAllowed`, `StepRefused`, `PeriodIsClosed` or
    `AnsweredMeanwhile`.
    """
    return _answer(
        StepKind.ACCEPTED, "", report_id=report_id, seen_step=seen_step, client_id=client_id, by=by, on=on, at=at
    )


def accept_with_remark(
    *, report_id: int, remark: str, seen_step: int, client_id: UUID, by: User, on: date, at: datetime
) -> int:
    """Accept a report and say what to mind next time; otherwise as `accept`."""
    kind = StepKind.ACCEPTED_WITH_REMARK
    return _answer(kind, remark, report_id=report_id, seen_step=seen_step, client_id=client_id, by=by, on=on, at=at)


def return_with_note(
    *, report_id: int, note: str, seen_step: int, client_id: UUID, by: User, on: date, at: datetime
) -> int:
    """Return a report to its author and say what has to be changed; otherwise as `accept`."""
    kind = StepKind.RETURNED
    return _answer(kind, note, report_id=report_id, seen_step=seen_step, client_id=client_id, by=by, on=on, at=at)


def withdraw(*, report_id: int, seen_step: int, client_id: UUID, by: User, on: date, at: datetime) -> int:
    """Take back a report that was just sent and that nobody has answered; otherwise as `accept`.

    The figures that it froze stay said: whoever wants them otherwise says others.
    """
    with transaction.atomic():
        report = _locked(report_id)
        require_writer(report, by=by, on=on)
        return _step(
            report, StepKind.WITHDRAWN, "", seen_step=seen_step, client_id=client_id, by=by, at=at, chain=report.unit_id
        )


def may_answer(duty: Duty, *, by: User, on: date) -> bool:
    """Say whether a person receives a report: who consolidates in the place that it goes to."""
    return duty.receiver_id is not None and rules.may(by, Action.CONSOLIDATE, unit_id=duty.receiver_id, on=on)


def _answer(
    kind: StepKind, note: str, *, report_id: int, seen_step: int, client_id: UUID, by: User, on: date, at: datetime
) -> int:
    with transaction.atomic():
        report = _locked(report_id)
        duty = duties.owed_of_report(report)
        receiver = duty.receiver_id if duty is not None and duty.receiver_id else report.rule.unit_id
        rules.require(by, Action.CONSOLIDATE, unit_id=receiver, on=on)
        return _step(report, kind, note, seen_step=seen_step, client_id=client_id, by=by, at=at, chain=report.unit_id)


def _locked(report_id: int) -> Report:
    report = Report.objects.select_for_update(of=("self",)).select_related("rule").filter(pk=report_id).first()
    if report is None:
        raise ReportNotFound(str(report_id))
    return report


def _step(
    report: Report, kind: StepKind, note: str, *, seen_step: int, client_id: UUID, by: User, at: datetime, chain: int
) -> int:
    done = ReportStep.objects.filter(client_id=client_id).first()
    if done is not None:
        return done.seq
    require_open_period(rule_id=report.rule_id, period=report.period)
    last = report.steps.select_related("by").order_by("-seq").first()
    note = vietnamese.clean(note)
    if last is not None and last.seq != seen_step:
        words = StepKind(last.kind).label
        raise AnsweredMeanwhile(f"Trong lúc anh/chị xem, báo cáo {words} ({last.by}); hãy xem lại.")
    core.require_step(kind, last=StepKind(last.kind) if last is not None else None, note=note)
    seq = last.seq + 1 if last is not None else 1
    ReportStep.objects.create(report=report, seq=seq, kind=kind.value, note=note, client_id=client_id, by=by, at=at)
    payload = {"report": report.pk, "period": report.period, "step": kind.value, "note": note}
    audit.append(chain=chain, what=f"report.{kind.value}", payload=payload, by=by, at=at)
    return seq
