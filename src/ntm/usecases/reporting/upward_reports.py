"""An office's own report upwards with the picture it carries: sent by the office, read by the place above.

The place above types nothing again: it reads the same figures from below, and holds each frozen picture against them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from ntm.core.reporting.closing import DecisionKind
from ntm.core.reporting.consolidation import Coverage, Sending
from ntm.core.reporting.obligations import Reporter
from ntm.core.reporting.submission import ReportState, StepKind, state_after
from ntm.store.accounts.models import User
from ntm.store.reporting.models import ReportDraft, ReportPicture, ReportStep
from ntm.usecases.reporting import closing, receiving, submission
from ntm.usecases.reporting.consolidation import Consolidation, Figures

#: Rules by which offices of places report to the one above; not those of villages and agencies.
_OF_OFFICES = (Reporter.BELOW, Reporter.DISTRICT, Reporter.COMMUNE, Reporter.COMMUNE_LEVEL)
#: A correction of the report upwards has this reason where the period was opened and closed again.
_CLOSED_AGAIN = "Kỳ báo cáo được mở lại và chốt lại; số liệu theo bản chốt mới."


@dataclass(frozen=True, slots=True)
class UpwardReport:
    """An office's own report upwards for a period that it closed.

    `is_stale` says that somebody wrote in the draft before the newest picture was frozen: its words may tell of an
    older one.
    """

    report_id: int
    snapshot_id: int
    state: ReportState
    has_draft: bool
    is_stale: bool


def own(place_id: int, *, period: str) -> UpwardReport | None:
    """Return the report upwards that a place's closing drafted for a period, None where there is none."""
    newest = (
        ReportPicture.objects.filter(report__unit_id=place_id, report__agency=None, report__period=period)
        .select_related("snapshot")
        .order_by("-pk")
        .first()
    )
    if newest is None:
        return None
    last = ReportStep.objects.filter(report_id=newest.report_id).order_by("-seq").first()
    drafted = ReportDraft.objects.filter(report_id=newest.report_id).first()
    words = str(drafted.content.get("t:progress", "")) if drafted is not None else ""
    return UpwardReport(
        report_id=newest.report_id,
        snapshot_id=newest.snapshot_id,
        state=state_after(StepKind(last.kind) if last is not None else None, has_draft=drafted is not None),
        has_draft=drafted is not None,
        is_stale=drafted is not None and newest.snapshot.digest[:16] not in words,
    )


def close_and_send(
    *, stream_id: int, period: str, reason: str, client_id: UUID, by: User, on: date, at: datetime
) -> bool:
    """Close a period and send the office's report upwards as it was drafted; return whether there was one to send.

    Both or neither. The same `client_id` again does nothing twice. Raise as `closing.decide` and `submission.submit`.
    """
    with transaction.atomic():
        decision_id = closing.decide(
            stream_id=stream_id,
            period=period,
            kind=DecisionKind.CLOSED,
            reason=reason,
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
        carried = ReportPicture.objects.filter(snapshot__decision_id=decision_id).first()
        if carried is None:
            return False
        draft = ReportDraft.objects.filter(report_id=carried.report_id).first()
        submission.submit(
            report_id=carried.report_id,
            draft_version=draft.version if draft is not None else 0,
            reason=_CLOSED_AGAIN if ReportStep.objects.filter(report_id=carried.report_id).exists() else "",
            client_id=uuid5(client_id, "send"),
            by=by,
            on=on,
            at=at,
        )
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedUpwards:
    """An office's report as the place above reads it, with the frozen picture it came with, if it came with one.

    `agrees` says whether the picture is what the place above reads of the same units today; None where there is nothing
    to compare.
    """

    unit_id: int
    name: str
    report_id: int | None
    sending: Sending
    snapshot_id: int | None
    coverage: Coverage | None
    mean: Decimal | None
    agrees: bool | None


def received(found: Consolidation) -> tuple[ReceivedUpwards, ...]:
    """Return the offices that owe a place their own report for a period, each with what it closed.

    A picture counts once the report that carries it was sent, and until it is returned. In a fixed number of queries.
    """
    streams = [one for one in found.streams if one.unit_id == found.place.id and one.reporter in _OF_OFFICES]
    streams = [one for one in streams if not one.brings_figures]
    if not streams:
        return ()
    owed = receiving.duties_in(streams, period=found.period, place_id=found.place.id)
    pictures = _sent_pictures([one.report_id for one in owed if one.report_id is not None])
    rows = []
    for duty in owed:
        sending = receiving.sending_of(duty, on=found.on)
        picture = pictures.get(duty.report_id or 0) if sending.state.is_in else None
        summary = picture.snapshot.summary if picture is not None else {}
        rows.append(
            ReceivedUpwards(
                unit_id=duty.unit_id,
                name=duty.name,
                report_id=duty.report_id,
                sending=sending,
                snapshot_id=picture.snapshot_id if picture is not None else None,
                coverage=Coverage(summary["included"], summary["counted"]) if summary else None,
                mean=Decimal(summary["mean"]) if summary.get("mean") else None,
                agrees=_agrees(summary, duty.unit_id, found.figures) if summary else None,
            )
        )
    return tuple(rows)


def _sent_pictures(report_ids: Sequence[int]) -> Mapping[int, ReportPicture]:
    """Return by report the newest picture that was there when the report was last sent."""
    sent = {
        step.report_id: step.at
        for step in ReportStep.objects.filter(report_id__in=report_ids, kind__in=["submitted", "corrected"]).order_by(
            "seq"
        )
    }
    found: dict[int, ReportPicture] = {}
    for one in ReportPicture.objects.filter(report_id__in=list(sent)).select_related("snapshot").order_by("pk"):
        if one.at <= sent[one.report_id]:
            found[one.report_id] = one
    return found


def _agrees(summary: Mapping[str, Any], unit_id: int, figures: Figures | None) -> bool | None:
    group = next((one for one in figures.groups if one.unit_id == unit_id), None) if figures is not None else None
    if figures is None or group is None:
        return None
    frozen = dict(summary["met"])
    today = {line.number: met for line, met in zip(figures.total.lines, group.met, strict=True)}
    return frozen == today and summary["included"] == group.coverage.included


def carried_by(report_id: int) -> int | None:
    """Return the picture that a report carries or would carry if it were sent now, None for a report without one."""
    newest = (
        ReportPicture.objects.filter(report_id=report_id).order_by("-pk").values_list("snapshot_id", flat=True).first()
    )
    return int(newest) if newest is not None else None
