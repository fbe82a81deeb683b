"""Why something promised is missed, lost or at risk: reason, remedy, request, a new day; asked for and given."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments.responsibilities import criterion_of
from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.periods import Period
from ntm.core.reporting.explanations import Reason
from ntm.store.accounts.models import User
from ntm.store.reporting import assessing as rows
from ntm.store.reporting.models import Explanation
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import task_closing, tasks
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import (
    assessing_rights,
    assessment_queries,
    assessment_rules,
    explanation_queries,
)
from ntm.usecases.reporting.assessment_queries import Frame

_LONGEST_TEXT = 4000


class ExplanationRefused(ValueError):
    """An explanation without reason or words, or with a day gone by; the message is Vietnamese."""


class ExplainedMeanwhile(RuntimeError):
    """Somebody explained the same thing after the person saw it; nothing was written. The message is Vietnamese."""


def explain(
    unit_id: int,
    item: str,
    *,
    period: Period,
    reason: Reason,
    text: str,
    remedy: str,
    request: str,
    new_day: date | None,
    seen: int,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Append why something promised is missed, lost or at risk, and return the explanation's number.

    For those who speak for the unit, or for the agency that leads the item there. Whoever was asked has answered by
    it; a request becomes a task of the standing agency. `seen` is the newest explanation for the period that the page
    showed (0: none). The same `client_id` again changes nothing. Raise `NotAllowed`, `NothingToAssess`,
    `ExplanationRefused`, `ExplainedMeanwhile`.
    """
    frame = assessment_queries.frame_of(unit_id, period=period, on=on)
    if not may_explain(frame, item, by=by, on=on):
        rules.require(by, Action.SELF_ASSESS, unit_id=unit_id, on=on)
    if not any(one == item or criterion_of(one) == item for one in frame.items):
        raise ExplanationRefused(f"Không có tiêu chí, chỉ tiêu {item} vào ngày {format_day(frame.day)}.")
    if not vietnamese.clean(text):
        raise ExplanationRefused("Hãy nói rõ vì sao.")
    if new_day is not None and new_day <= on:
        raise ExplanationRefused(f"Thời hạn mới phải sau ngày {format_day(on)}.")
    first = Explanation.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
    if first is not None:
        return int(first)
    words = {"text": _lines(text), "remedy": _lines(remedy), "request": _lines(request)}
    try:
        with transaction.atomic():
            last = (
                Explanation.objects.filter(unit_id=unit_id, set_code=frame.set_code, item=item, period=period.code)
                .select_related("by")
                .order_by("-seq")
                .first()
            )
            if (last.seq if last is not None else 0) != seen:
                raise ExplainedMeanwhile(f"{last.by if last else 'Người khác'} vừa giải trình mục này; hãy xem lại.")
            row = Explanation.objects.create(
                unit_id=unit_id,
                set_code=frame.set_code,
                item=item,
                period=period.code,
                seq=seen + 1,
                reason=reason.value,
                new_day=new_day,
                client_id=client_id,
                by=by,
                at=at,
                **words,
            )
            payload = {"item": item, "period": period.code, "reason": reason.value, "new_day": new_day, **words}
            audit.append(chain=unit_id, what="explanation.give", payload=payload, by=by, at=at)
            task_closing.close_by_origin(
                [explanation_queries.origin_of(unit_id, set_code=frame.set_code, year=period.year, item=item)],
                text=f"Đã giải trình: {reason.label}.",
                client_id=client_id,
                by=by,
                on=on,
                at=at,
            )
            if words["request"]:
                _request_task(frame, item, words["request"], row.pk, client_id=client_id, by=by, on=on, at=at)
    except IntegrityError as error:
        found = Explanation.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if found is None:
            raise ExplainedMeanwhile("Người khác vừa giải trình mục này; hãy xem lại.") from error
        return int(found)
    return int(row.pk)


def may_explain(frame: Frame, item: str, *, by: User, on: date) -> bool:
    """Say whether a person may explain an item of the frame's unit: for the unit, or as an agency that leads it."""
    rights = assessing_rights.rights_in(frame, [frame.place], by=by, on=on)
    items = [one for one in frame.items if one == item or criterion_of(one) == item]
    return rights.may_unit or any(rights.may_lead(frame.place.id, one) for one in items)


def ask(
    place_id: int,
    wanted: Collection[tuple[int, str]],
    *,
    period: Period,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Ask units of a place to explain items: each gets a task with a last day. Return how many were asked anew.

    What was asked already and is still open is not asked again. Raise `NotAllowed`, `NothingToAssess`,
    `ExplanationRefused`.
    """
    rules.require(by, Action.SETTLE, unit_id=place_id, on=on)
    frame = assessment_queries.frame_of(place_id, period=period, on=on)
    units = {unit.id: unit for unit in assessment_queries.units_of(frame)}
    if not wanted or any(unit_id not in units for unit_id, _ in wanted):
        raise ExplanationRefused("Hãy chọn ít nhất một mục của các xã trong danh sách.")
    days = assessment_rules.practice_of(place_id, on=on).answer_days
    asked = explanation_queries.asked_of(wanted, set_code=frame.set_code, year=period.year, on=on)
    fresh = sorted(set(wanted) - asked)
    with transaction.atomic():
        for unit_id, item in fresh:
            origin = explanation_queries.origin_of(unit_id, set_code=frame.set_code, year=period.year, item=item)
            tasks.open_task(
                unit_id=unit_id,
                kind=TaskKind.EXPLANATION,
                title=f"Giải trình {'chỉ tiêu' if '.' in item else 'tiêu chí'} {item}, năm {period.year}",
                detail="Nêu lý do, cách khắc phục, đề nghị và thời hạn mới.",
                owner_unit_id=unit_id,
                due_on=on + timedelta(days=days),
                origin=origin,
                client_id=uuid5(client_id, origin),
                by=by,
                on=on,
                at=at,
            )
    return len(fresh)


def _request_task(
    frame: Frame, item: str, request: str, number: int, *, client_id: UUID, by: User, on: date, at: datetime
) -> None:
    unit_id = frame.place.id
    place, agency = rows.standing_over([unit_id], on=on).get(unit_id, (0, None))
    above = rows.levels_above([unit_id], on=on).get(unit_id, [])
    owner = None if agency is not None else (above[0][0] if above else unit_id)
    days = assessment_rules.practice_of(place or unit_id, on=on).answer_days
    tasks.open_task(
        unit_id=unit_id,
        kind=TaskKind.EXPLANATION,
        title=f"Xem xét đề nghị của {frame.place.full_name} về {item}"[:300],
        detail=request,
        owner_agency_id=agency,
        owner_unit_id=owner,
        due_on=on + timedelta(days=days),
        origin=f"explanation-request:{number}",
        client_id=uuid5(client_id, "request"),
        by=by,
        on=on,
        at=at,
    )


def _lines(text: str) -> str:
    return "\n".join(vietnamese.clean(line) for line in text.strip().splitlines())[:_LONGEST_TEXT]
