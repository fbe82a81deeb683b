"""A report as it is being written: opened once, saved as its writers go, never overwriting each other.

A draft is a flat record: "f:10.1" holds what was typed of the unit's own measure 10.1, "u:<unit>:15.1:male" what an
agency typed of a commune's, "t:progress" a part in words, "source" the source of all. What was typed of a figure is
kept as it was typed, with the figure that stood beside it then ("b"); nothing counts before it is submitted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Power
from ntm.core.reporting.submission import merge
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, AgencyOfficer
from ntm.store.reporting.models import DutyRule, Report, ReportDraft
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, Held, NotAllowed
from ntm.usecases.assignments import scope
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import duties
from ntm.usecases.reporting.period_gate import require_open_period

#: A text of a report is read by people; one that is longer than that was pasted by mistake.
LONGEST_TEXT = 20_000
_LONGEST_FIELD = 500
#: What may be typed of a figure: value, numerator, denominator, estimate, its own source, a remark.
FIELDS = ("v", "n", "d", "e", "s", "o")

Entry = Any  # a text, or what was typed of a figure by field: what JSON keeps


class ReportNotFound(LookupError):
    """No report has that number."""


class NotOwed(ValueError):
    """A report that no rule asks for; the message is Vietnamese."""


class DraftRefused(ValueError):
    """Something that cannot be part of a draft; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """The draft as it is now: how often it was saved, what it holds, and where another said something else."""

    version: int
    content: Mapping[str, Entry]
    conflicts: tuple[str, ...]
    by: str
    saved_at: datetime | None


def open_report(
    *, rule_id: int, unit_id: int, agency_id: int | None, period: str, by: User, on: date, at: datetime
) -> int:
    """Open an owed report for writing and return its number; one that is open already stays as it is.

    Raise `NotOwed` or `NotAllowed`.
    """
    rule = DutyRule.objects.filter(pk=rule_id).first()
    if rule is None or not period[:4].isdigit():
        raise NotOwed("Không có quy định báo cáo này.")
    report = Report(rule=rule, unit_id=unit_id, agency_id=agency_id, period=period)
    if duties.owed_of_report(report) is None:
        raise NotOwed("Quy định không yêu cầu báo cáo này.")
    require_writer(report, by=by, on=on)
    with transaction.atomic():
        agency = Agency.objects.get(pk=agency_id) if agency_id is not None else None
        kept, is_new = Report.objects.get_or_create(
            rule=rule, unit_id=unit_id, agency=agency, period=period, defaults={"opened_at": at}
        )
        if is_new:
            payload = {"report": kept.pk, "rule": rule_id, "period": period, "agency": agency_id}
            audit.append(chain=unit_id, what="report.open", payload=payload, by=by, at=at)
    return kept.pk


def may_write(report: Report, *, by: User, on: date, held: Held | None = None) -> bool:
    """Say whether a person writes a report on a day; `held` is what they hold over its place, where that was read.

    A unit's report is its own office's; an agency's officers, whose figures come in the agency's report, do not write
    in it. An agency's report is its officers', and of the office above them, which writes for an agency without people.
    """
    if not by.is_active:
        return False
    known = held if held is not None else rules.held_over(by, unit_id=report.unit_id, on=on)
    found = known.scope(Action.ENTER_FIGURES)
    if found.whole_set:
        return True
    agency = scope.agency_of(by, on=on)
    acting = scope.acting_for(by, on=on, power=Power.ENTER, unit_id=report.unit_id)
    if any(not one.is_own and one.agency.id == report.agency_id for one in acting):
        return True
    if report.agency_id is not None and agency is not None and agency.id == report.agency_id:
        posts = AgencyOfficer.objects.filter(user=by, agency_id=report.agency_id, span__contains=on)
        enters = bool(found) or rules.may(by, Action.ENTER_FIGURES, unit_id=report.unit_id, on=on)
        return enters or posts.exists()
    return found.whole_set if report.agency_id is not None or agency is not None else bool(found)


def require_writer(report: Report, *, by: User, on: date, held: Held | None = None) -> None:
    """Raise `NotAllowed` unless `may_write` says yes."""
    if not may_write(report, by=by, on=on, held=held):
        rules.require(by, Action.ENTER_FIGURES, unit_id=report.unit_id, on=on)
        raise NotAllowed("Báo cáo này do đơn vị khác lập; anh/chị được xem, không được sửa.")


def save_draft(
    *,
    report_id: int,
    shown: Collection[str],
    base: Mapping[str, Entry],
    mine: Mapping[str, Entry],
    chosen: Collection[str] = (),
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
    held: Held | None = None,
) -> SavedDraft:
    """Save what somebody typed into a report, beside what others saved in the meantime.

    `shown` are the keys that the person had before them, `base` what these held then and `mine` what they hold now; all
    other keys stay untouched. Where another changed the same key to something else, theirs stays and the key is in
    `conflicts`, unless it is among `chosen`. The same `client_id` again changes nothing. `held` is what the person
    holds over the report's place, where the caller has just read it. Raise `ReportNotFound`, `NotAllowed`,
    `PeriodIsClosed` or `DraftRefused`.
    """
    refuse_oversized(mine)
    with transaction.atomic():
        report = Report.objects.select_for_update().filter(pk=report_id).first()
        if report is None:
            raise ReportNotFound(str(report_id))
        require_writer(report, by=by, on=on, held=held)
        require_open_period(rule_id=report.rule_id, period=report.period)
        draft = ReportDraft.objects.filter(report=report).select_related("by").first()
        standing: Mapping[str, Entry] = draft.content if draft is not None else {}
        kept = set(shown)
        merged = merge(
            {key: value for key, value in base.items() if key in kept},
            mine={key: value for key, value in mine.items() if key in kept and not is_empty(value)},
            theirs={key: value for key, value in standing.items() if key in kept},
            chosen=chosen,
        )
        if draft is not None and draft.client_id == client_id:
            # Said before: nothing changes, and what was in question then is in question still.
            return SavedDraft(draft.version, standing, merged.conflicts, str(draft.by), draft.saved_at)
        content = {key: value for key, value in standing.items() if key not in kept} | dict(merged.content)
        if draft is not None and content == standing:
            return SavedDraft(draft.version, content, merged.conflicts, str(draft.by), draft.saved_at)
        if draft is None and not content:
            return SavedDraft(0, {}, merged.conflicts, "", None)
        version = draft.version + 1 if draft is not None else 1
        saying = {"content": content, "version": version, "client_id": client_id, "by": by, "saved_at": at}
        # The report's row is locked: nobody else makes or moves its draft meanwhile.
        if draft is None:
            ReportDraft.objects.create(report=report, **saying)
        else:
            ReportDraft.objects.filter(pk=draft.pk).update(**saying)
    return SavedDraft(version, content, merged.conflicts, str(by), at)


def is_empty(value: Entry) -> bool:
    """Say whether an entry holds nothing that anybody typed."""
    return value == "" or (isinstance(value, dict) and not any(value.get(field) for field in FIELDS))


def refuse_oversized(content: Mapping[str, Entry]) -> None:
    """Raise `DraftRefused` for a text that is longer than anybody writes."""
    for key, value in content.items():
        if key.startswith("t:"):
            if len(value) > LONGEST_TEXT:
                raise DraftRefused(f"Phần viết dài quá {vietnamese.format_number(LONGEST_TEXT)} ký tự.")
        elif isinstance(value, dict):
            if any(len(str(text)) > _LONGEST_FIELD for text in value.values()):
                raise DraftRefused(f"Ô {key.partition(':')[2]} dài quá {_LONGEST_FIELD} ký tự.")
        elif len(value) > 300:
            raise DraftRefused("Nguồn số liệu dài quá 300 ký tự.")
