"""Sending a report: what was written becomes a revision that stays, with the step that froze it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet, Measure
from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.reporting import submission as core
from ntm.core.reporting.obligations import days_late
from ntm.core.reporting.submission import StepKind, StepRefused
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Report, ReportDraft, ReportStep, ReportText
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, Held
from ntm.usecases.assignments import responsibilities, scope
from ntm.usecases.audit import operations as audit
from ntm.usecases.audit.operations import Deed
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import appending, duties, merged_figures, operations
from ntm.usecases.reporting.appending import FiguresRefused, NothingChanged, Saying, SomebodyWasFaster
from ntm.usecases.reporting.drafts import Entry, ReportNotFound, require_writer
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.reporting.existence import why_not_on
from ntm.usecases.reporting.period_figures import UnitFigures, figures_for
from ntm.usecases.reporting.period_gate import require_open_period
from ntm.usecases.reporting.report_parts import part_named
from ntm.usecases.reporting.typed import UNCHANGED, TypedFigure, read_figure
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

__all__ = ["ReportNotFound"]


class DraftMoved(RuntimeError):
    """The draft was saved again since the person looked at it; nothing was sent. The message is Vietnamese."""


class NothingToSend(ValueError):
    """A report in which nobody has written anything; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The step that froze a report: its number within the report, its kind, by how many days it was late."""

    step_id: int
    seq: int
    kind: StepKind
    late: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A figure that somebody else said otherwise after it was typed here: unit, measure, what stands now."""

    unit_id: int
    measure: str
    theirs: float | None


def set_of(duty: Duty, *, as_of: date) -> CriteriaSet | None:
    """Return the criteria set whose measures a report holds on a day, None for a report of words alone.

    The rule names the national set; what governs the place that day is asked for, a province's overlay included.
    Raise `NoSetInForce` or `UnitNotFound`.
    """
    if not duty.rule.set_code:
        return None
    place, above = units.unit_and_above(duty.unit_id, as_of)
    return set_for(place, above, is_agencys=duty.agency_id is not None, as_of=as_of)


def set_for(place: UnitOn, above: Sequence[UnitOn], *, is_agencys: bool, as_of: date) -> CriteriaSet:
    """Return the set that governs what a place, or an agency of it, reports on a day; raise `NoSetInForce`."""
    province = above[0].code if above else place.code
    level = Level.COMMUNE if is_agencys else place.level
    return criteria.set_for_reports(level=level, province_code=province, on=as_of)


def day_of_figures(duty: Duty, *, on: date) -> date:
    """Return the day that figures said on a working day speak of: that day itself, at most the period's last one."""
    return min(duty.period.closing_day, on)


def written_by_unit(content: Mapping[str, Entry], *, own_unit: int) -> dict[int, dict[str, Mapping[str, str]]]:
    """Return what a draft holds of figures, by unit and measure code."""
    found: dict[int, dict[str, Mapping[str, str]]] = {}
    for key, entry in content.items():
        if key.startswith("f:"):
            found.setdefault(own_unit, {})[key[2:]] = entry
        elif key.startswith("u:"):
            unit, _, code = key[2:].partition(":")
            found.setdefault(int(unit), {})[code] = entry
    return found


def read_unit(
    entries: Mapping[str, Mapping[str, str]], *, measures: Mapping[str, Measure], standing: UnitFigures
) -> dict[str, TypedFigure]:
    """Return what the fields of a unit's figures say, by measure code; measures that the set does not ask for are left
    out."""
    return {
        code: read_figure(entry, measure=measures[code], standing=standing.kept(code))
        for code, entry in entries.items()
        if code in measures
    }


def unchanged(entries: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    """Return the measures that somebody said to be as they were."""
    return frozenset(code for code, entry in entries.items() if entry.get("v", "").strip() == UNCHANGED)


def _with_origins(
    typed: Mapping[str, TypedFigure], *, measures: Mapping[str, Measure], standing: UnitFigures
) -> dict[str, TypedFigure]:
    """Return what was typed with a note of its sources at each figure kept as it was carried from old units."""
    found = dict(typed)
    for code, one in typed.items():
        if one.is_unchanged and code in standing.merged and code not in standing.values:
            origin = merged_figures.in_words(standing.merged[code], measure=measures[code])
            found[code] = replace(one, note=". ".join(part for part in (origin, one.note) if part))
    return found


def conflicts_of(
    entries: Mapping[str, Mapping[str, str]], typed: Mapping[str, TypedFigure], *, standing: UnitFigures
) -> tuple[Conflict, ...]:
    """Return the figures of a unit that somebody else has said otherwise since they were typed.

    What stood beside a figure when it was typed is kept with it ("b"); where something else stands now, and not what
    was typed, a person has to choose.
    """
    found = []
    for code, one in typed.items():
        if not one.says_value or one.is_unchanged or "b" not in entries[code]:
            continue
        before = entries[code]["b"]
        now = standing.values.get(code)
        if now not in (float(before) if before else None, one.said.value):
            found.append(Conflict(standing.unit_id, code, now))
    return tuple(found)


def submit(
    *, report_id: int, draft_version: int, reason: str, client_id: UUID, by: User, on: date, at: datetime
) -> Sent:
    """Freeze a report as it is written: its figures as a revision, its words with the step; the draft is then empty.

    `draft_version` is the draft that the person looked at (0: none). A report that the receiver holds already is
    corrected, which needs a reason. The same `client_id` again changes nothing. Raise `ReportNotFound`, `NotAllowed`,
    `PeriodIsClosed`, `StepRefused`, `DraftMoved`, `NothingToSend`, `FiguresRefused` or `SomebodyWasFaster`; then
    nothing was written.
    """
    with transaction.atomic():
        report = Report.objects.select_for_update(of=("self",)).select_related("rule").filter(pk=report_id).first()
        if report is None:
            raise ReportNotFound(str(report_id))
        held = rules.held_over(by, unit_id=report.unit_id, on=on)
        require_writer(report, by=by, on=on, held=held)
        duty = duties.owed_of_report(report)
        if duty is None:
            raise NothingToSend("Quy định không yêu cầu báo cáo này nữa.")
        sent = ReportStep.objects.filter(client_id=client_id).first()
        if sent is not None:
            return Sent(sent.pk, sent.seq, StepKind(sent.kind), days_late(duty.period.due_on, at=sent.at))
        require_open_period(rule_id=report.rule_id, period=report.period)
        if on < duty.period.figures.start:
            begins = format_day(duty.period.figures.start)
            raise StepRefused(f"Kỳ {duty.period.label} bắt đầu từ {begins}; chưa gửi báo cáo được.")
        last = report.steps.order_by("-seq").first()
        kind = core.next_sending(StepKind(last.kind) if last else None)
        reason = vietnamese.clean(reason)
        core.require_step(kind, last=StepKind(last.kind) if last else None, note=reason)
        draft = ReportDraft.objects.filter(report=report).select_related("by").first()
        if draft is not None and draft.version != draft_version:
            raise DraftMoved(f"{draft.by} vừa lưu bản nháp mới hơn; hãy xem lại rồi gửi.")
        content: Mapping[str, Entry] = draft.content if draft is not None else {}
        if not content:
            raise NothingToSend("Chưa có nội dung nào được nhập vào báo cáo này.")
        revision_id, deeds = _freeze(
            report, duty, content, held=held, reason=reason, client_id=client_id, by=by, on=on, at=at
        )
        step = ReportStep.objects.create(
            report=report,
            seq=last.seq + 1 if last else 1,
            kind=kind.value,
            note=reason,
            revision_id=revision_id,
            client_id=client_id,
            by=by,
            at=at,
        )
        parts = _keep_words(step, content)
        ReportDraft.objects.filter(report=report).delete()
        late = days_late(duty.period.due_on, at=at)
        payload = {
            "report": report.pk,
            "period": report.period,
            "agency": report.agency_id,
            "step": kind.value,
            "reason": reason,
            "parts": parts,
            "late": late,
        }
        audit.append_many([*deeds, Deed(report.unit_id, "report.submit", payload)], by=by, at=at)
    return Sent(step.pk, step.seq, kind, late)


def _freeze(
    report: Report,
    duty: Duty,
    content: Mapping[str, Entry],
    *,
    held: Held,
    reason: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> tuple[int | None, list[Deed]]:
    """Append the revisions of every unit that the draft speaks of; return the report's own and what to record."""
    as_of = day_of_figures(duty, on=on)
    by_unit = written_by_unit(content, own_unit=report.unit_id)
    if not by_unit:
        return None, []
    try:
        criteria_set = set_of(duty, as_of=as_of)
    except units.UnitNotFound as error:
        raise FiguresRefused({"": why_not_on(report.unit_id, on=as_of) or str(error)}) from error
    except NoSetInForce as error:
        raise FiguresRefused({"": f"Ngày {format_day(as_of)} chưa có bộ tiêu chí áp dụng."}) from error
    if criteria_set is None:
        raise FiguresRefused({"": "Báo cáo này chỉ có phần lời, không có số liệu."})
    source = vietnamese.clean(content.get("source", ""))
    if not source:
        raise FiguresRefused({"": "Hãy ghi nguồn của số liệu (báo cáo, biên bản, sổ theo dõi …)."})
    days = duty.period.figures
    standing = figures_for(sorted(by_unit), criteria_set=criteria_set, days=days, as_of=as_of)
    measures = {measure.code: measure for measure in criteria_set.measures_on(as_of)}
    kept = unchanged(by_unit.get(report.unit_id, {}))
    if kept and report.agency_id is None:
        merged_figures.prefill(standing[report.unit_id], codes=kept, criteria_set=criteria_set, as_of=as_of)
    own: int | None = None
    deeds: list[Deed] = []
    problems: dict[str, str] = {}
    allowed = _allowed(report, by_unit, criteria_set=criteria_set, held=held, by=by, as_of=as_of, on=on)
    for unit_id in sorted(by_unit):
        typed = read_unit(by_unit[unit_id], measures=measures, standing=standing[unit_id])
        typed = _with_origins(typed, measures=measures, standing=standing[unit_id])
        problems |= _problems(typed, criteria_set=criteria_set, allowed=allowed.get(unit_id), as_of=as_of, on=on)
        disputed = conflicts_of(by_unit[unit_id], typed, standing=standing[unit_id])
        newest = standing[unit_id].revision
        if disputed and newest is not None:
            raise SomebodyWasFaster(
                revision=newest.revision,
                by=str(newest.by),
                saved_at=newest.saved_at,
                theirs={one.measure: one.theirs for one in disputed},
            )
        if problems:
            continue
        mine = client_id if unit_id == report.unit_id else uuid5(client_id, str(unit_id))
        said = _saying(typed, source=source, report=report, reason=reason, client_id=mine)
        if not said.measures and not said.notes:
            continue
        seen = newest or appending.newest_revision(unit_id, as_of=as_of, criteria_set=criteria_set)
        try:
            saved, to_record = appending.write(
                said,
                unit_id=unit_id,
                as_of=as_of,
                criteria_set=criteria_set,
                seen=seen,
                by=by,
                at=at,
            )
        except NothingChanged:
            own = newest.pk if newest is not None and unit_id == report.unit_id else own
            continue
        deeds += to_record
        own = saved.revision_id if unit_id == report.unit_id else own
    if problems:
        raise FiguresRefused(problems)
    return own, deeds


def _allowed(
    report: Report, unit_ids: Collection[int], *, criteria_set: CriteriaSet, held: Held, by: User, as_of: date, on: date
) -> Mapping[int, Callable[[str], bool]]:
    """Return for which items the report speaks of each unit; units that it may not speak of are left out.

    An agency speaks of what it leads in the communes of its place, in as many queries as for one; a unit of itself, as
    far as the person's own rights reach.
    """
    if report.agency_id is not None:
        agency_id = report.agency_id
        communes = {one.id for one in units.communes_in(report.unit_id, as_of)}.intersection(unit_ids)
        found = responsibilities.responsibilities_of(communes, set_code=criteria_set.code, on=as_of)
        return {unit_id: frozenset(one.items_of(agency_id)).__contains__ for unit_id, one in found.items()}
    if held.scope(Action.ENTER_FIGURES).whole_set:
        return {report.unit_id: lambda _: True}
    mine = scope.criteria_scope_of(by, Action.ENTER_FIGURES, unit_id=report.unit_id, set_code=criteria_set.code, on=on)
    return {report.unit_id: mine.covers}


def _problems(
    typed: Mapping[str, TypedFigure],
    *,
    criteria_set: CriteriaSet,
    allowed: Callable[[str], bool] | None,
    as_of: date,
    on: date,
) -> dict[str, str]:
    if allowed is None:
        return {"": "Báo cáo có số của một đơn vị không thuộc nơi này vào ngày của số liệu."}
    said = {code: one.said.value for code, one in typed.items() if one.says_value}
    problems = operations.refused_because(said, criteria_set=criteria_set, as_of=as_of, on=on)
    for code, one in typed.items():
        if one.problem:
            problems[code] = one.problem
        elif not allowed(code.partition(":")[0]):
            problems[code] = f"Chỉ tiêu {code} không thuộc tiêu chí mà anh/chị phụ trách."
    return problems


def _saying(typed: Mapping[str, TypedFigure], *, source: str, report: Report, reason: str, client_id: UUID) -> Saying:
    counted = {code: one for code, one in typed.items() if one.said.numerator is not None}
    return Saying(
        figures={code: one.said.value for code, one in typed.items() if one.says_value},
        numerators={code: one.said.numerator for code, one in counted.items()},
        denominators={code: one.said.denominator for code, one in counted.items()},
        estimates={code: one.said.estimate for code, one in typed.items() if one.said.estimate is not None},
        notes={code: one.note for code, one in typed.items() if one.note},
        # Whoever types the figure that stands says it of this period, as "=" does.
        confirmed=frozenset(code for code, one in typed.items() if one.says_value),
        source=source,
        period=report.period,
        reason=reason,
        client_id=client_id,
        agency_id=report.agency_id,
    )


def _keep_words(step: ReportStep, content: Mapping[str, Entry]) -> list[str]:
    """Keep the parts in words with the step: those written now, and those of the sending before that nobody touched.

    Return the codes of the parts, never their words: what is written of security does not belong into the audit.
    """
    earlier = (
        ReportText.objects.filter(step__report_id=step.report_id, step__seq__lt=step.seq)
        .order_by("part", "-step__seq")
        .distinct("part")
    )
    words = {one.part: one.text for one in earlier}
    words |= {key[2:]: text.strip() for key, text in content.items() if key.startswith("t:")}
    rows = [
        ReportText(step=step, part=part, text=text, is_sensitive=part_named(part).is_sensitive)
        for part, text in sorted(words.items())
        if text
    ]
    ReportText.objects.bulk_create(rows)
    return [row.part for row in rows]
