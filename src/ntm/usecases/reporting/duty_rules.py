"""Setting and ending the rules by which reports are owed; bringing in those that papers state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.periods import PeriodKind
from ntm.core.reporting.obligations import ADHOC, Reporter, WhenClosed
from ntm.law.reporting.duties import DutyStated, load_duties
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.base import open_span
from ntm.store.reporting.models import DutyRule, Report
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.territory import queries as units

#: What every rule without other words asks for in words.
PARTS = ("progress", "obstacles", "proposals")


class RuleRefused(ValueError):
    """A rule that cannot be; the message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRule:
    """A rule to be set; the fields mean what they mean in `obligations.Rule`."""

    unit_id: int
    title: str
    reporter: Reporter
    frequency: str
    start: date
    source: str
    end: date | None = None
    agency_id: int | None = None
    numbers: tuple[int, ...] = ()
    due_day: int | None = None
    due_month: int = 0
    due_on: date | None = None
    set_code: str = ""
    parts: tuple[str, ...] = PARTS
    when_closed: WhenClosed = WhenClosed.STAYS


def add_rule(new: NewRule, *, by: User, on: date, at: datetime) -> int:
    """Set a rule for a place and return its number; one that is there already in every point stays as it is.

    Raise `NotAllowed` or `RuleRefused`.
    """
    rules.require(by, Action.CONSOLIDATE, unit_id=new.unit_id, on=on)
    title, source = vietnamese.clean(new.title), vietnamese.clean(new.source)
    _refuse_what_cannot_be(new, title=title, source=source)
    fields = {
        "unit_id": new.unit_id,
        "title": title[:300],
        "reporter": new.reporter.value,
        "agency_id": new.agency_id,
        "frequency": new.frequency,
        "numbers": sorted(new.numbers),
        "due_day": None if new.frequency == ADHOC else new.due_day,
        "due_month": new.due_month,
        "due_on": new.due_on if new.frequency == ADHOC else None,
        "set_code": new.set_code,
        "parts": list(new.parts),
        "when_closed": new.when_closed.value,
        "source": source[:500],
        "span": open_span(new.start, new.end),
    }
    with transaction.atomic():
        same = DutyRule.objects.filter(**fields).first()
        if same is not None:
            return same.pk
        row = DutyRule.objects.create(**fields, by=by, at=at)
        payload = {"rule": row.pk, "title": title, "source": source, "reporter": row.reporter, "from": new.start}
        audit.append(chain=new.unit_id, what="duty.add", payload=payload, by=by, at=at)
    return row.pk


def _refuse_what_cannot_be(new: NewRule, *, title: str, source: str) -> None:
    if not title or not source:
        raise RuleRefused("Hãy ghi tên báo cáo và văn bản quy định.")
    if new.end is not None and new.end <= new.start:
        raise RuleRefused("Ngày hết hiệu lực phải sau ngày có hiệu lực.")
    is_of_place = new.agency_id is not None and Agency.objects.filter(pk=new.agency_id, unit_id=new.unit_id).exists()
    if new.reporter is Reporter.NAMED_AGENCY and not is_of_place:
        raise RuleRefused("Hãy chọn cơ quan phải báo cáo.")
    if new.set_code and new.set_code not in criteria.library().sets:
        raise RuleRefused("Không có bộ tiêu chí này.")
    if new.frequency == ADHOC:
        if new.due_on is None or new.due_on < new.start:
            raise RuleRefused("Báo cáo đột xuất cần hạn gửi từ ngày có hiệu lực trở đi.")
        return
    try:
        kind = PeriodKind(new.frequency)
    except ValueError:
        raise RuleRefused("Hãy chọn kỳ báo cáo.") from None
    if new.due_day is None or not 1 <= new.due_day <= 31 or not 0 <= new.due_month <= 12:
        raise RuleRefused("Hạn gửi là một ngày từ 1 đến 31.")
    if any(not 1 <= number <= kind.in_a_year for number in new.numbers):
        raise RuleRefused(f"Một năm chỉ có {kind.in_a_year} kỳ {kind.label}.")


def end_rule(*, rule_id: int, last_day: date, reason: str, by: User, on: date, at: datetime) -> None:
    """End a rule after a day: what falls due later is not owed any more; what was sent stays.

    Raise `NotAllowed` or `RuleRefused`.
    """
    with transaction.atomic():
        row = DutyRule.objects.select_for_update().filter(pk=rule_id).first()
        if row is None:
            raise RuleRefused("Không có quy định này.")
        rules.require(by, Action.CONSOLIDATE, unit_id=row.unit_id, on=on)
        reason = vietnamese.clean(reason)
        if not reason:
            raise RuleRefused("Hãy ghi lý do hoặc văn bản bãi bỏ.")
        if last_day < row.span.lower:
            raise RuleRefused(f"Quy định có hiệu lực từ {format_day(row.span.lower)}; ngày cuối không thể trước đó.")
        if row.span.upper is not None and last_day >= row.span.upper:
            raise RuleRefused("Quy định đã hết hiệu lực trước ngày đó.")
        end = date.fromordinal(last_day.toordinal() + 1)
        row.span = open_span(row.span.lower, end)
        row.save(update_fields=["span"])
        payload = {"rule": row.pk, "end": end, "reason": reason, "opened": Report.objects.filter(rule=row).count()}
        audit.append(chain=row.unit_id, what="duty.end", payload=payload, by=by, at=at)


def bring_in_duties_of_papers(*, by: User, at: datetime) -> int:
    """Set the rules that the shipped papers state, for the places that exist; return how many are new."""
    with transaction.atomic():
        return sum(_bring_in(one, by=by, at=at) for one in load_duties() if not one.simulated)


def bring_in_simulated_duties(*, by: User, at: datetime) -> int:
    """Set the rules that no paper states and a demonstration needs, marked as such; return how many are new."""
    with transaction.atomic():
        return sum(_bring_in(one, by=by, at=at) for one in load_duties() if one.simulated)


def _bring_in(one: DutyStated, *, by: User, at: datetime) -> bool:
    try:
        unit_id = units.find_unit(one.place_code, one.level, one.place_on).id
    except units.UnitNotFound:
        return False
    if DutyRule.objects.filter(unit_id=unit_id, code=one.code).exists():
        return False
    row = DutyRule.objects.create(
        unit_id=unit_id,
        code=one.code,
        title=one.title,
        reporter=one.reporter.value,
        frequency=one.frequency.value,
        numbers=list(one.numbers),
        due_day=one.due_day,
        due_month=one.due_month,
        set_code=one.set_code,
        parts=list(one.parts),
        simulated=one.simulated,
        source=one.source_in_full,
        span=open_span(one.span.start, one.span.end),
        by=by,
        at=at,
    )
    payload = {"rule": row.pk, "code": one.code, "source": one.source}
    audit.append(chain=unit_id, what="duty.add", payload=payload, by=by, at=at)
    return True
