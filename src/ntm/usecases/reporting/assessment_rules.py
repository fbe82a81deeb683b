"""How a place assesses: the days for settling and answering, and which judgements its papers allow."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span
from ntm.core.reporting import assessment as core
from ntm.core.reporting.assessment import PlaceRule, Practice
from ntm.law.reporting.assessing import load_defaults
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.reporting import assessing as rows
from ntm.store.reporting.models import AssessmentRule
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit


class RuleRefused(ValueError):
    """A rule without a paper, with days that are none, or before one that stands; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule of a place as it was entered."""

    settle_days: int | None
    answer_days: int | None
    allows_nearly: bool | None
    allows_not_assessed: bool | None
    source: str
    span: Span


def practices_of(unit_ids: Collection[int], *, on: date) -> Mapping[int, Practice]:
    """Return how each of some units assesses on a day, in one query."""
    reaching: dict[int, list[PlaceRule]] = {unit_id: [] for unit_id in unit_ids}
    for unit_id, depth, settle, answer, nearly, not_assessed, source in rows.rules_reaching(unit_ids, on=on):
        reaching[unit_id].append(PlaceRule(depth, settle, answer, nearly, not_assessed, source))
    defaults = load_defaults()
    known: dict[tuple[PlaceRule, ...], Practice] = {}
    found = {}
    for unit_id, said in reaching.items():
        key = tuple(said)
        if key not in known:
            known[key] = core.practice(
                said,
                settle_days=defaults.settle_days,
                answer_days=defaults.answer_days,
                source=defaults.source,
            )
        found[unit_id] = known[key]
    return found


def practice_of(unit_id: int, *, on: date) -> Practice:
    """Return how a unit assesses on a day."""
    return practices_of([unit_id], on=on)[unit_id]


def rules_of(unit_id: int) -> tuple[RuleView, ...]:
    """Return the rules of a place itself, the newest first."""
    return tuple(
        RuleView(
            row.settle_days,
            row.answer_days,
            row.allows_nearly,
            row.allows_not_assessed,
            row.source,
            Span(row.span.lower, row.span.upper),
        )
        for row in AssessmentRule.objects.filter(unit_id=unit_id).order_by("-span")
    )


def set_rule(
    *,
    unit_id: int,
    settle_days: int | None,
    answer_days: int | None,
    allows_nearly: bool | None,
    allows_not_assessed: bool | None,
    source: str,
    from_day: date,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Enter how a place assesses from a day on, with the paper that says so; the rule before it ends that day.

    Each of the four answers may be None: then the place above, or the installation, answers. The same `client_id`
    again changes nothing. Raise `NotAllowed`, `RuleRefused`.
    """
    rules.require(by, Action.SETTLE, unit_id=unit_id, on=on)
    source = vietnamese.clean(source)
    if not source:
        raise RuleRefused("Hãy ghi văn bản quy định (số, ngày, cơ quan ban hành).")
    for days in (settle_days, answer_days):
        if days is not None and not 1 <= days <= 365:
            raise RuleRefused("Số ngày phải từ 1 đến 365.")
    if settle_days is answer_days is allows_nearly is allows_not_assessed is None:
        raise RuleRefused("Quy định này chưa nói gì.")
    with transaction.atomic():
        first = AssessmentRule.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if first is not None:
            return int(first)
        for row in AssessmentRule.objects.select_for_update().filter(unit_id=unit_id).order_by("span"):
            if row.span.lower >= from_day:
                raise RuleRefused("Đã có quy định từ ngày đó hoặc sau đó; hãy chọn ngày muộn hơn.")
            if row.span.upper is None or row.span.upper > from_day:
                row.span = open_span(row.span.lower, from_day)
                row.save(update_fields=["span"])
        rule = AssessmentRule.objects.create(
            unit_id=unit_id,
            settle_days=settle_days,
            answer_days=answer_days,
            allows_nearly=allows_nearly,
            allows_not_assessed=allows_not_assessed,
            source=source,
            span=open_span(from_day),
            client_id=client_id,
            by=by,
            at=at,
        )
        audit.append(
            chain=unit_id,
            what="assessment.rule",
            payload={
                "settle_days": settle_days,
                "answer_days": answer_days,
                "allows_nearly": allows_nearly,
                "allows_not_assessed": allows_not_assessed,
                "source": source,
                "from": from_day,
            },
            by=by,
            at=at,
        )
    return int(rule.pk)
