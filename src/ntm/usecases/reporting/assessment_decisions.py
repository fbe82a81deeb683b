"""Decisions that follow from an assessment, where the rules cannot judge an indicator; none overrides a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Judgement, Verdict
from ntm.store.accounts.models import User
from ntm.store.reporting import assessing as rows
from ntm.store.reporting.models import Decision
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import assessment_queries, judging
from ntm.usecases.reporting.assessment_queries import Cell, Frame
from ntm.usecases.reporting.assessment_words import Key

#: What a decision can say in place of the rules; "không đánh giá" leaves the indicator undecided.
_DECIDES = frozenset({Judgement.MET, Judgement.NEARLY_MET, Judgement.NOT_MET, Judgement.NOT_APPLICABLE})


def decide(frame: Frame, cells: Sequence[Cell], names: Mapping[int, str], *, by: User, at: datetime) -> tuple[Key, ...]:
    """Make decisions of judgements that stand on indicators which the rules cannot judge; return which.

    A computed verdict is never overridden: where the rules know one, the judgement stays beside it.
    """
    takes = {
        frame.criteria_set.indicators[column].id
        for column, _ in judging.rules_on(frame.criteria_set, on=frame.day).open
    }
    fit = [
        cell
        for cell in cells
        if cell.item in takes
        and cell.by_rules in (Verdict.NOT_JUDGED, Verdict.NOT_REPORTED)
        and cell.assessed.judgement in _DECIDES
    ]
    if not fit:
        return ()
    stand = rows.decisions_of_day({cell.unit_id for cell in fit}, set_code=frame.set_code, day=frame.day)
    new: list[Decision] = []
    for cell in fit:
        assert cell.assessed.judgement is not None
        revision, judgement = stand.get((cell.unit_id, cell.item), (0, ""))
        if judgement == cell.assessed.judgement.value:
            continue
        new.append(
            Decision(
                unit_id=cell.unit_id,
                set_code=frame.set_code,
                item=cell.item,
                as_of=frame.day,
                revision=revision + 1,
                judgement=cell.assessed.judgement.value,
                evidence=_evidence(frame, cell, names[cell.unit_id]),
                simulated=any(word is not None and word.simulated for word in (cell.unit, cell.lead)),
                saved_at=at,
                by_id=cell.lead.by_id if cell.lead is not None and cell.settlement is None else by.pk,
            )
        )
    Decision.objects.bulk_create(new)
    by_unit: dict[int, dict[str, str]] = {}
    for row in new:
        by_unit.setdefault(row.unit_id, {})[row.item] = row.judgement
    audit.append_many(
        [
            audit.Deed(
                unit_id,
                "indicator.decide",
                {
                    "as_of": frame.day.isoformat(),
                    "set": frame.criteria_set.code,
                    "period": frame.period.code,
                    "judgements": items,
                },
            )
            for unit_id, items in sorted(by_unit.items())
        ],
        by=by,
        at=at,
    )
    return tuple((row.unit_id, row.item) for row in new)


def _evidence(frame: Frame, cell: Cell, place: str) -> str:
    """Return the evidence of a decision that follows from the two sides' words or from a settlement."""

    def words(side: str, judgement: Judgement, who: str, when: date, note: str) -> str:
        day = format_day(when)
        return f"{side}: {judgement.label} ({who}, {day})" + (f", {note}" if note else "")

    parts = [f"Đánh giá hai phía {frame.period.label}"]
    if cell.unit is not None:
        parts.append(words(f"{place} tự đánh giá", cell.unit.judgement, cell.unit.by, cell.unit.on, cell.unit.note))
    if cell.lead is not None:
        lead = cell.lead
        parts.append(words(lead.agency or "cơ quan chủ trì", lead.judgement, lead.by, lead.on, lead.note))
    if cell.settlement is not None:
        one = cell.settlement
        parts.append(
            words("kết luận", one.judgement, one.by, one.at.astimezone(assessment_queries.VIETNAM).date(), one.reason)
        )
    return "; ".join(parts)
