"""Settling an indicator on which unit and lead differ, with a reason. Every word is kept; none replaces another's."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Settlement
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import task_closing
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import (
    assessment_decisions,
    assessment_queries,
    assessment_rules,
    judging,
)
from ntm.usecases.reporting import assessment_words as said_as
from ntm.usecases.reporting.assessment_words import JudgedMeanwhile, NewWord, Said, WordsRefused


class NothingToSettle(ValueError):
    """An indicator on which the sides do not differ (any more); the message is Vietnamese."""


def settle(
    unit_id: int,
    item: str,
    *,
    period: Period,
    judgement: Judgement,
    reason: str,
    seen: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> Said:
    """Settle a disagreement with a reason: the judgement counts until a side says something else after it.

    For the standing agency. The task about it ends; what the rules cannot judge becomes a decision. The same
    `client_id` again changes nothing. Raise `NotAllowed`, `NothingToAssess`, `WordsRefused`, `NothingToSettle`,
    `JudgedMeanwhile`.
    """
    rules.require(by, Action.SETTLE, unit_id=unit_id, on=on)
    frame = assessment_queries.frame_of(unit_id, period=period, on=on)
    names = {unit_id: frame.place.full_name}
    key = (unit_id, item)
    with transaction.atomic():
        # Whoever settles the same unit at the same moment waits, then sees what was settled.
        list(Unit.objects.select_for_update(no_key=True).filter(pk=unit_id))
        if Settlement.objects.filter(client_id=client_id).exists():
            return Said(1, (), ())
        judged = judging.judge_units([frame.place], criteria_set=frame.criteria_set, on=frame.day)
        before = assessment_queries.cells_of(frame, [frame.place], on=on, judged=judged)
        if key not in before:
            raise WordsRefused({key: f"Không có chỉ tiêu {item} vào ngày {format_day(frame.day)}."})
        allowed = assessment_rules.practice_of(unit_id, on=on).allows(judgement)
        if problem := said_as.problem_of(frame, NewWord(unit_id, item, judgement), allowed):
            raise WordsRefused({key: problem})
        if not vietnamese.clean(reason):
            raise WordsRefused({key: "Hãy nêu lý do, căn cứ của kết luận."})
        if before[key].seen != seen:
            raise JudgedMeanwhile([before[key]], place_names=names)
        if not before[key].state.is_open:
            raise NothingToSettle(f"Chỉ tiêu {item} của {frame.place.full_name} {before[key].state.label}.")
        said_as.refuse_closed(frame, [frame.place])
        Settlement.objects.create(
            unit_id=unit_id,
            set_code=frame.set_code,
            item=item,
            period=period.code,
            judgement=judgement.value,
            reason=said_as.note_of(reason),
            client_id=client_id,
            by=by,
            at=at,
        )
        audit.append(
            chain=unit_id,
            what="assessment.settle",
            payload={
                "period": period.code,
                "set": frame.set_code,
                "item": item,
                "judgement": judgement.value,
                "reason": said_as.note_of(reason),
            },
            by=by,
            at=at,
        )
        after = assessment_queries.cells_of(frame, [frame.place], items=[item], on=on, judged=judged)
        decided = assessment_decisions.decide(frame, [after[key]], names, by=by, at=at)
        task_closing.close_by_origin(
            [said_as.origin_of_cell(frame, after[key])],
            text=f"Kết luận: {judgement.label}. {said_as.note_of(reason)}",
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
    return Said(1, (), decided)
