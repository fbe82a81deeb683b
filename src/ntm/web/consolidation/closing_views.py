"""Closing a period, opening it again, moving its deadline; and the frozen picture, held against today."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from ntm.core.kernel.dates import NotADay, parse_day
from ntm.core.kernel.periods import NotAPeriod
from ntm.core.kernel.states import VerdictFlag
from ntm.core.reporting.closing import DecisionKind, Difference, DifferenceKind
from ntm.core.reporting.submission import StepRefused
from ntm.usecases.reporting import closing, deadlines, pictures, upward_reports
from ntm.usecases.reporting.closing import DecisionNotPossible, NoSuchStream
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from ntm.usecases.reporting.pictures import NoSuchSnapshot, Verified
from ntm.usecases.reporting.submission import NothingToSend
from ntm.web.access import for_signed_in
from ntm.web.analytics.addresses import whole
from ntm.web.consolidation.asked import Asked, NobodysPlace, NothingOwed, asked_of
from ntm.web.day import moment, working_day
from ntm.web.person import person

_SHOWN = 200


@for_signed_in
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Decide about a period and lead back to it."""
    on, user = working_day(request), person(request)
    try:
        asked = asked_of(request, user, on=on)
        kind = DecisionKind(request.POST.get("quyet-dinh", ""))
        client_id = UUID(request.POST.get("ma", ""))
        whom = _Whom.read(request.POST.get("cho", ""))
    except (NobodysPlace, NothingOwed, ValueError) as error:
        raise Http404("Quyết định không đọc được.") from error
    try:
        said = _write(request, asked, kind, whom, client_id=client_id)
    except NotADay:
        messages.error(request, "Hạn mới không phải là một ngày.")
    except (DecisionNotPossible, StepRefused, PeriodIsClosed, NothingToSend) as error:
        messages.error(request, str(error))
    except (NoSuchStream, NotAPeriod) as error:
        raise Http404("Không có chế độ báo cáo này.") from error
    else:
        messages.success(request, said)
    return HttpResponseRedirect(asked.address())


@dataclass(frozen=True, slots=True)
class _Whom:
    """For whom a deadline moves: everything that the place asks for, one part or agency, or all of the stream."""

    everything: bool = False
    unit_id: int | None = None
    agency_id: int | None = None

    @classmethod
    def read(cls, text: str) -> _Whom:
        """Read what the form says: empty, "moi", a unit's number, or a unit's and an agency's ("12:7").

        Raise `ValueError` for anything else.
        """
        if text in ("", "moi"):
            return cls(everything=text == "moi")
        unit, _, agency = text.partition(":")
        return cls(unit_id=int(unit), agency_id=int(agency) if agency else None)


def _write(request: HttpRequest, asked: Asked, kind: DecisionKind, whom: _Whom, *, client_id: UUID) -> str:
    """Write a decision and return what to tell the person."""
    by, on, at = person(request), working_day(request), moment(request)
    reason, stream_id = request.POST.get("ly-do", ""), whole(request.POST.get("luong", "")) or 0
    due_on = parse_day(request.POST["han"]) if request.POST.get("han") else None
    if kind is DecisionKind.CLOSED and request.POST.get("gui"):
        sent = upward_reports.close_and_send(
            stream_id=stream_id, period=asked.period, reason=reason, client_id=client_id, by=by, on=on, at=at
        )
        upwards = (
            "đã gửi báo cáo tổng hợp lên cấp trên" if sent else "không có báo cáo nào phải gửi lên cấp trên cho kỳ này"
        )
        return f"Đã chốt kỳ; {upwards}."
    if kind is not DecisionKind.MOVED or due_on is None or whom == _Whom():
        closing.decide(
            stream_id=stream_id,
            period=asked.period,
            kind=kind,
            reason=reason,
            due_on=due_on,
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
    elif whom.unit_id is None:
        deadlines.move_for_everything(
            asked.place_id,
            period=asked.period,
            due_on=due_on,
            reason=reason,
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
    else:
        deadlines.move_for_one(
            stream_id=stream_id,
            period=asked.period,
            unit_id=whom.unit_id,
            agency_id=whom.agency_id,
            due_on=due_on,
            reason=reason,
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
    return f"Đã ghi: {kind.label.lower()}."


@for_signed_in
@require_POST
def close_upwards(request: HttpRequest) -> HttpResponse:
    """Close a period for all places that report of themselves, and lead back."""
    on, user = working_day(request), person(request)
    try:
        asked = asked_of(request, user, on=on)
        client_id = UUID(request.POST.get("ma", ""))
    except (NobodysPlace, NothingOwed, ValueError) as error:
        raise Http404("Quyết định không đọc được.") from error
    try:
        closed = closing.close_upwards(
            asked.place_id, period=asked.period, client_id=client_id, by=user, on=on, at=moment(request)
        )
    except DecisionNotPossible as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã chốt kỳ của {closed} nơi." if closed else "Các nơi này đã chốt cả rồi.")
    return HttpResponseRedirect(asked.address())


@for_signed_in
@require_safe
def frozen(request: HttpRequest, snapshot_id: int) -> HttpResponse:
    """Show a frozen picture as it was, whether it proves itself, and what reads otherwise today."""
    try:
        found = pictures.verify(snapshot_id, by=person(request), on=working_day(request))
    except NoSuchSnapshot as error:
        raise Http404("Không có bản chốt này.") from error
    summary = found.frozen.picture.summary
    names = {unit: name for unit, name, _ in summary.get("units", [])}
    return render(
        request,
        "consolidation/frozen.html",
        {
            "found": found,
            "frozen": found.frozen,
            "summary": summary,
            "mean": Decimal(summary["mean"]) if summary.get("mean") else None,
            "missing": summary["counted"] - summary["included"],
            "differences": [_in_words(one, names) for one in found.differences[:_SHOWN]],
            "more": max(0, len(found.differences) - _SHOWN),
            "rows": _rows(found),
            "reports": [
                {"name": name, "state": _STATES.get(state, state), "late": late, "returned": returned}
                for _, _, name, state, late, returned in summary.get("reports", [])
            ],
        },
    )


_STATES = {
    "waited": "chưa gửi",
    "overdue": "chưa gửi, quá hạn",
    "returned": "đang trả lại",
    "sent": "đã gửi, chờ xét",
    "accepted": "đã nhận",
}


def _in_words(one: Difference, names: dict[int, str]) -> dict[str, str]:
    """Return a difference as the page shows it."""
    verdicts = one.kind is DifferenceKind.VERDICT
    item = one.item.removeprefix("tc")
    return {
        "unit": names.get(one.unit_id or 0, "toàn bộ"),
        "kind": one.kind.label,
        "item": (f"tiêu chí {item}" if one.item.startswith("tc") else item) if one.item else "",
        "frozen": _verdict(one.frozen) if verdicts else _plain(one.frozen),
        "today": _verdict(one.today) if verdicts else _plain(one.today),
    }


def _plain(value: float | int | str | None) -> str:
    return "không có" if value is None else str(value)


def _verdict(flag: float | int | str | None) -> str:
    return VerdictFlag(int(flag)).verdict.label if flag else "không có"


def _rows(found: Verified) -> list[dict[str, object]]:
    """Return the frozen verdicts on criteria, unit by unit."""
    picture = found.frozen.picture
    width = len(picture.items)
    first = next((at for at, item in enumerate(picture.items) if item.startswith("tc")), width)
    names = {unit: (name, counted) for unit, name, counted in picture.summary.get("units", [])}
    rows = []
    for row, unit in enumerate(picture.unit_ids):
        flags = picture.verdicts[row * width + first : (row + 1) * width]
        name, counted = names.get(unit, (str(unit), True))
        rows.append(
            {
                "name": name,
                "counted": counted,
                "is_in": picture.revision_ids[row] is not None,
                "met": sum(flag == int(VerdictFlag.MET) for flag in flags),
                "cells": [VerdictFlag(flag).verdict if flag else None for flag in flags],
            }
        )
    return rows
