"""Many savings of one report's draft at once, in the order in which they were written; each may conflict by itself.

A device that was without a network for weeks brings what a page would have saved one by one. Rights and the period are
looked at once, the draft is written once, and nothing of it differs from saving in turn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.reporting.plausibility import TOTAL
from ntm.core.reporting.submission import merge
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Report, ReportDraft
from ntm.usecases.reporting import drafts, report_queries
from ntm.usecases.reporting.drafts import FIELDS, DraftRefused, Entry, ReportNotFound
from ntm.usecases.reporting.period_gate import require_open_period
from ntm.usecases.reporting.report_queries import ReportPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One saving: the keys that the person changed, what these held before, what they hold now, where they chose."""

    client_id: UUID
    base: Mapping[str, Entry]
    mine: Mapping[str, Entry]
    chosen: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Return every key that the saving is about."""
        return frozenset(self.base) | frozenset(self.mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """What became of a saving: the draft's version then, and the other side of each conflict (None: taken away).

    `refusal` is Vietnamese and empty where the saving was taken.
    """

    version: int = 0
    theirs: Mapping[str, Entry | None]
    theirs_by: str = ""
    refusal: str = ""


def writable_keys(page: ReportPage, *, by: User, on: date) -> frozenset[str]:
    """Return the keys of a report that a person may write without a network.

    Words on public security never leave the server. An agency writes of each commune what it leads there.
    """
    if not page.may_write:
        return frozenset()
    words = {f"t:{one.part.code}" for one in page.parts if one.may_read and not one.part.is_sensitive} | {"source"}
    if page.criteria_set is None:
        return frozenset(words)
    if page.is_agencys:
        return frozenset(words) | _agencys_keys(page, on=on)
    scope = report_queries.item_scope(page, page.duty.unit_id, by=by, on=on)
    codes = {one.code for one in page.criteria_set.measures_on(page.as_of) if scope.covers(one.indicator)}
    totals = {f"f:{code.removesuffix(':male')}{TOTAL}" for code in codes if code.endswith(":male")}
    return frozenset(words | {f"f:{code}" for code in codes} | totals)


def _agencys_keys(page: ReportPage, *, on: date) -> frozenset[str]:
    assert page.criteria_set is not None
    codes: dict[str, list[str]] = {}
    for one in page.criteria_set.measures_on(page.as_of):
        codes.setdefault(one.indicator, []).append(one.code)
    leads = report_queries.agency_grid(page, on=on).leads
    return frozenset(
        f"u:{unit_id}:{code}" for unit_id, items in leads.items() for item in items for code in codes.get(item, ())
    )


def save_in_turn(
    *, report_id: int, turns: Sequence[Turn], keys: Collection[str], by: User, on: date, at: datetime
) -> tuple[Turned, ...]:
    """Save what somebody wrote into a report in several turns; `keys` are those that they may write.

    A turn that touches another key, or holds what is no entry, is refused by itself. Raise `ReportNotFound`,
    `NotAllowed` or `PeriodIsClosed` for all of them.
    """
    with transaction.atomic():
        report = Report.objects.select_for_update().filter(pk=report_id).first()
        if report is None:
            raise ReportNotFound(str(report_id))
        drafts.require_writer(report, by=by, on=on)
        require_open_period(rule_id=report.rule_id, period=report.period)
        draft = ReportDraft.objects.filter(report=report).select_related("by").first()
        before: Mapping[str, Entry] = draft.content if draft is not None else {}
        content, version = dict(before), draft.version if draft is not None else 0
        who = str(draft.by) if draft is not None else ""
        answers: list[Turned] = []
        for turn in turns:
            try:
                _require_entries(turn, keys=keys)
            except DraftRefused as refused:
                answers.append(Turned(theirs={}, refusal=str(refused)))
                continue
            after, conflicts = _merged(content, turn)
            if after != content:
                content, version = after, version + 1
            answers.append(Turned(version=version, theirs={key: content.get(key) for key in conflicts}, theirs_by=who))
        if content != before:
            last = turns[-1].client_id
            ReportDraft.objects.update_or_create(
                report=report,
                defaults={"content": content, "version": version, "client_id": last, "by": by, "saved_at": at},
            )
    return tuple(answers)


def _merged(standing: Mapping[str, Entry], turn: Turn) -> tuple[dict[str, Entry], tuple[str, ...]]:
    keys = turn.keys
    merged = merge(
        turn.base,
        mine={key: value for key, value in turn.mine.items() if not drafts.is_empty(value)},
        theirs={key: value for key, value in standing.items() if key in keys},
        chosen=turn.chosen,
    )
    kept = {key: value for key, value in standing.items() if key not in keys}
    return kept | dict(merged.content), merged.conflicts


def _require_entries(turn: Turn, *, keys: Collection[str]) -> None:
    strange = sorted(key for key in turn.keys if key not in keys)
    if strange:
        named = ", ".join(key.partition(":")[2] or key for key in strange[:5])
        raise DraftRefused(f"Phần này không thuộc việc nhập của anh/chị, hoặc biểu đã đổi: {named}.")
    for key, entry in (*turn.base.items(), *turn.mine.items()):
        if not _is_entry(key, entry):
            raise DraftRefused(f"Không đọc được ô {key.partition(':')[2] or key}.")
    drafts.refuse_oversized(turn.mine)


def _is_entry(key: str, entry: Entry) -> bool:
    if not key.startswith(("f:", "u:")):
        return isinstance(entry, str)
    return entry == "" or (
        isinstance(entry, dict)
        and set(entry) <= {*FIELDS, "b"}
        and all(isinstance(text, str) and "\x00" not in text for text in entry.values())
    )
