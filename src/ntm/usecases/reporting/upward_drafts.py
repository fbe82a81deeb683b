"""Drafting an office's own report upwards when it closes its period: words made of what came in, figures frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from ntm.core.kernel.states import Level
from ntm.core.reporting import upward as core
from ntm.core.reporting.upward import ClosedPeriod
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Report, ReportDraft, ReportPicture, ReportText, Snapshot
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import drafts, duties
from ntm.usecases.reporting.consolidation import Consolidation
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from ntm.usecases.reporting.report_parts import part_named

_PROGRESS = "progress"


def upward_duty(place_id: int, *, period: str, besides: int) -> Duty | None:
    """Return what a place's office owes the place above for a period, by another rule than the one it closes."""
    owed = duties.duties_of(place_id, year=int(period[:4]))
    return next(
        (
            one
            for one in owed
            if one.unit_id == place_id
            and one.agency_id is None
            and one.period.code == period
            and one.rule.id != besides
            and one.receiver_id not in (None, place_id)
        ),
        None,
    )


def draft(
    found: Consolidation, picture: Snapshot, *, client_id: UUID, by: User, on: date, at: datetime
) -> Report | None:
    """Draft the report upwards of a period that was just closed and let it carry the picture; return it.

    Inside the caller's transaction. What somebody wrote in that report already stays as it is; what was drafted by an
    earlier closing, and nobody touched, is drafted anew. None where nothing is owed upwards, the place above has closed
    the period, the closed stream is not the place's main one, or the person may not write the report.
    """
    if found.stream is None or found.stream.level is not _main_level(found.place.level):
        return None
    duty = upward_duty(found.place.id, period=found.period, besides=found.stream.id)
    if duty is None:
        return None
    try:
        report_id = drafts.open_report(
            rule_id=duty.rule.id, unit_id=duty.unit_id, agency_id=None, period=found.period, by=by, on=on, at=at
        )
        report = Report.objects.get(pk=report_id)
        mine = words_of(found, picture, parts=duty.rule.parts)
        drafts.save_draft(
            report_id=report_id,
            shown=list(mine),
            base=_drafted_before(report, mine),
            mine=mine,
            client_id=_draft_id(client_id),
            by=by,
            on=on,
            at=at,
        )
    except (PeriodIsClosed, NotAllowed):
        return None
    ReportPicture.objects.create(report=report, snapshot=picture, by=by, at=at)
    return report


def words_of(found: Consolidation, picture: Snapshot, *, parts: Sequence[str]) -> dict[str, str]:
    """Return the drafted parts, by key of a draft; parts for those in charge alone are never gathered."""
    wanted = [code for code in parts if code != _PROGRESS and not part_named(code).is_sensitive]
    said = _said_in(found, wanted)
    words = {f"t:{code}": core.gathered_text(said.get(code, ())) for code in wanted}
    if _PROGRESS in parts:
        words[f"t:{_PROGRESS}"] = core.progress_text(_closed(found, picture))
    return {key: text for key, text in words.items() if text}


def _main_level(level: Level) -> Level:
    return Level.VILLAGE if level is Level.COMMUNE else Level.COMMUNE


def _closed(found: Consolidation, picture: Snapshot) -> ClosedPeriod:
    figures = found.figures
    assert figures is not None
    return ClosedPeriod(
        label=found.label,
        noun=found.noun,
        figures_day=figures.judged.on,
        closed_on=found.on,
        coverage=figures.total.coverage,
        missing=tuple(unit.name for unit in figures.missing),
        mean=figures.mean,
        meets_all=figures.total.summary.meets_all,
        met=tuple(
            (line.number, criterion.short_name, line.met)
            for criterion, line in zip(figures.criteria_set.criteria, figures.total.lines, strict=True)
        ),
        digest=picture.digest,
        simulated=figures.is_simulated,
    )


def _said_in(found: Consolidation, parts: Sequence[str]) -> Mapping[str, list[tuple[str, str]]]:
    """Return what the reports that are in say in some parts, by part, in the order of the reports; one query."""
    inside = {row.report_id: row.name for row in found.rows if row.report_id and row.sending.state.is_in}
    newest: dict[tuple[int, str], str] = {}
    for report_id, part, text in (
        ReportText.objects.filter(step__report_id__in=inside, part__in=parts, is_sensitive=False)
        .order_by("step__seq")
        .values_list("step__report_id", "part", "text")
    ):
        newest[report_id, part] = text
    said: dict[str, list[tuple[str, str]]] = {}
    for report_id, name in inside.items():
        for part in parts:
            if words := newest.get((report_id or 0, part)):
                said.setdefault(part, []).append((name, words))
    return said


def _drafted_before(report: Report, mine: Mapping[str, str]) -> dict[str, str]:
    """Return what an earlier closing drafted, where nobody has saved the draft since: it may be drafted anew."""
    earlier = ReportPicture.objects.filter(report=report).select_related("snapshot__decision").order_by("-pk").first()
    standing = ReportDraft.objects.filter(report=report).first()
    if earlier is None or standing is None:
        return {}
    if standing.client_id != _draft_id(earlier.snapshot.decision.client_id):
        return {}
    return {key: standing.content[key] for key in mine if key in standing.content}


def _draft_id(closing: UUID) -> UUID:
    return uuid5(closing, "draft")
