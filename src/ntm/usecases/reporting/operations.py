"""Saying what is: figures of a day, their correction, and people's decisions. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction

from ntm.core.criteria.admissibility import admissible, contradictions
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel import dates, vietnamese
from ntm.core.kernel.states import Judgement
from ntm.store.accounts.models import User
from ntm.store.criteria.models import Form
from ntm.store.reporting import querysets
from ntm.store.reporting.models import Decision, FigureNote, Origin, ReportRevision, SimulationNote
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting.existence import why_not_on


class FiguresRefused(ValueError):
    """Figures that cannot be what they claim; `problems` maps measure codes (or "") to Vietnamese sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


class SomebodyWasFaster(RuntimeError):
    """A newer revision exists than the one that the person saw; both are kept, nothing was written."""

    def __init__(self, *, revision: int, by: str, saved_at: datetime) -> None:
        super().__init__(f"{by} đã lưu bản số {revision} trong lúc anh/chị nhập.")
        self.revision, self.by, self.saved_at = revision, by, saved_at


class NothingChanged(ValueError):
    """A submission in which no figure differs from what stands already."""


@dataclass(frozen=True, slots=True)
class SavedReport:
    """The revision that was appended, and the measures that changed in it."""

    revision_id: int
    revision: int
    changed: tuple[str, ...]


def form_for(criteria_set: CriteriaSet) -> Form:
    """Return the form that pins the order of a set's measures, recording it when it is new."""
    codes = [measure.code for measure in criteria_set.measures]
    return Form.objects.get_or_create(set_code=criteria_set.base_code, measures=codes)[0]


def submit_figures(
    *,
    unit_id: int,
    as_of: date,
    criteria_set: CriteriaSet,
    figures: Mapping[str, float | None],
    notes: Mapping[str, str],
    source: str,
    seen_revision: int,
    by: User,
    on: date,
    at: datetime,
) -> SavedReport:
    """Append a revision of a unit's figures for a day; what is not named is carried over from what stood before.

    `figures` maps measure codes to values (percent 0–100, yes/no 1/0), None to withdraw one. `seen_revision` is the
    newest revision for that day which the person saw (0: none). `on` is the working day, by which rights are checked.
    Raise `NotAllowed`, `FiguresRefused`, `SomebodyWasFaster` or `NothingChanged`; then nothing was written.
    """
    scope = rules.criteria_scope(by, rules.Action.ENTER_FIGURES, unit_id=unit_id, on=on)
    if not scope:
        rules.require(by, rules.Action.ENTER_FIGURES, unit_id=unit_id, on=on)
    source = vietnamese.clean(source)
    problems = _problems(figures, criteria_set=criteria_set, as_of=as_of, on=on)
    for code in figures:
        if not scope.covers(code.partition(":")[0]):
            problems[code] = f"Chỉ tiêu {code} không thuộc tiêu chí mà anh/chị phụ trách."
    if not source:
        problems[""] = "Hãy ghi nguồn của số liệu (báo cáo, biên bản, sổ theo dõi …)."
    if (reason := why_not_on(unit_id, on=as_of)) is not None:
        problems[""] = reason
    if problems:
        raise FiguresRefused(problems)
    try:
        with transaction.atomic():
            return _append_revision(
                unit_id=unit_id,
                as_of=as_of,
                criteria_set=criteria_set,
                figures=figures,
                notes=notes,
                source=source,
                seen_revision=seen_revision,
                by=by,
                at=at,
            )
    except IntegrityError as error:
        newest = _newest(unit_id, as_of, criteria_set)
        if newest is None or newest.as_of != as_of or newest.revision == seen_revision:
            raise
        raise SomebodyWasFaster(revision=newest.revision, by=str(newest.by), saved_at=newest.saved_at) from error


def _problems(
    figures: Mapping[str, float | None], *, criteria_set: CriteriaSet, as_of: date, on: date
) -> dict[str, str]:
    problems: dict[str, str] = {}
    if as_of > on:
        problems[""] = f"Ngày số liệu {dates.format_day(as_of)} ở sau ngày làm việc {dates.format_day(on)}."
    if as_of not in criteria_set.span:
        problems[""] = f"{criteria_set.title} không có hiệu lực vào ngày {dates.format_day(as_of)}."
        return problems
    asked = {measure.code: measure for measure in criteria_set.measures_on(as_of)}
    for code, value in figures.items():
        if code not in asked:
            problems[code] = f"Không có chỉ tiêu {code} trong bộ tiêu chí vào ngày {dates.format_day(as_of)}."
        elif value is not None and (objection := admissible(asked[code], value)) is not None:
            problems[code] = f"{asked[code].label}: {objection.label}."
    return problems


def _newest(unit_id: int, as_of: date, criteria_set: CriteriaSet) -> ReportRevision | None:
    return querysets.revisions_up_to(as_of, unit_id=unit_id, set_code=criteria_set.base_code).first()


def _append_revision(
    *,
    unit_id: int,
    as_of: date,
    criteria_set: CriteriaSet,
    figures: Mapping[str, float | None],
    notes: Mapping[str, str],
    source: str,
    seen_revision: int,
    by: User,
    at: datetime,
) -> SavedReport:
    before = _newest(unit_id, as_of, criteria_set)
    standing = before.revision if before is not None and before.as_of == as_of else 0
    if before is not None and standing != seen_revision:
        raise SomebodyWasFaster(revision=before.revision, by=str(before.by), saved_at=before.saved_at)
    form = form_for(criteria_set)
    values: list[float | None] = [None] * len(form.measures)
    origins = [int(Origin.ABSENT)] * len(form.measures)
    place = {code: position for position, code in enumerate(form.measures)}
    if before is not None:
        for code, value, origin in zip(before.form.measures, before.v, before.src, strict=True):
            if code in place:
                values[place[code]], origins[place[code]] = value, int(Origin(origin).when_carried)
    changed = tuple(code for code, value in figures.items() if values[place[code]] != value)
    # Saying a simulated or carried figure again makes it one's own, which is a change of who says it.
    owned = tuple(
        code
        for code, value in figures.items()
        if code not in changed and value is not None and Origin(origins[place[code]]).is_simulated
    )
    remarks = {place[code]: vietnamese.clean(note) for code, note in notes.items() if code in place and note.strip()}
    if not changed and not owned and not remarks:
        raise NothingChanged
    for code in (*changed, *owned):
        values[place[code]] = figures[code]
        origins[place[code]] = int(Origin.ENTERED)
    _refuse_contradictions(criteria_set, form, values)
    row = ReportRevision.objects.create(
        unit_id=unit_id,
        as_of=as_of,
        form=form,
        revision=standing + 1,
        saved_at=at,
        by=by,
        source=source,
        v=values,
        src=origins,
    )
    FigureNote.objects.bulk_create(
        FigureNote(revision=row, position=position, note=note) for position, note in remarks.items()
    )
    payload = {
        "as_of": as_of.isoformat(),
        "revision": row.revision,
        "set": criteria_set.code,
        "source": source,
        "figures": {code: figures[code] for code in (*changed, *owned)},
    }
    audit.append(chain=unit_id, what="figures.submit", payload=payload, by=by, at=at)
    return SavedReport(row.pk, row.revision, (*changed, *owned))


def _refuse_contradictions(criteria_set: CriteriaSet, form: Form, values: Sequence[float | None]) -> None:
    given = {code: value for code, value in zip(form.measures, values, strict=True) if value is not None}
    found = contradictions(criteria_set, given)
    if found:
        raise FiguresRefused({one.part.code: f"{one.label}." for one in found})


class DecisionRefused(ValueError):
    """A decision that cannot be taken: without evidence, on an unknown indicator, or for a day to come."""


def decide_indicator(
    *,
    unit_id: int,
    criteria_set: CriteriaSet,
    item: str,
    judgement: Judgement,
    evidence: str,
    as_of: date,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Append a person's judgement of an indicator, with its evidence; return the decision's revision.

    Raise `NotAllowed` or `DecisionRefused`.
    """
    rules.require(by, rules.Action.DECIDE_INDICATOR, unit_id=unit_id, on=on, criterion=item.split(".")[0])
    evidence = vietnamese.clean(evidence)
    if not evidence:
        raise DecisionRefused("Hãy nêu minh chứng của quyết định (văn bản, biên bản kiểm tra …).")
    if as_of > on or as_of not in criteria_set.span:
        raise DecisionRefused(f"Ngày {dates.format_day(as_of)} không đánh giá được theo {criteria_set.title}.")
    if (reason := why_not_on(unit_id, on=as_of)) is not None:
        raise DecisionRefused(reason)
    known = {indicator.id: indicator for indicator in criteria_set.indicators if indicator.is_in_force(as_of)}
    if item not in known:
        raise DecisionRefused(f"Không có chỉ tiêu {item} vào ngày {dates.format_day(as_of)}.")
    if judgement is Judgement.NOT_APPLICABLE and not known[item].at(as_of).conditional:
        raise DecisionRefused(f"Chỉ tiêu {item} áp dụng cho mọi xã, không thể ghi “không áp dụng”.")
    with transaction.atomic():
        newest = (
            Decision.objects.filter(unit_id=unit_id, set_code=criteria_set.base_code, item=item, as_of=as_of)
            .order_by("-revision")
            .first()
        )
        row = Decision.objects.create(
            unit_id=unit_id,
            set_code=criteria_set.base_code,
            item=item,
            as_of=as_of,
            revision=newest.revision + 1 if newest else 1,
            judgement=judgement.value,
            evidence=evidence,
            saved_at=at,
            by=by,
        )
        payload = {
            "as_of": as_of.isoformat(),
            "set": criteria_set.code,
            "item": item,
            "judgement": judgement.value,
            "evidence": evidence,
        }
        audit.append(chain=unit_id, what="indicator.decide", payload=payload, by=by, at=at)
    return row.revision


@dataclass(frozen=True, slots=True)
class NewReport:
    """All figures of a unit for a day, by measure code, and the decisions on its indicators."""

    unit_id: int
    as_of: date
    figures: Mapping[str, float]
    decisions: Mapping[str, Judgement]


def record_simulation(
    reports: Sequence[NewReport], *, criteria_set: CriteriaSet, source: str, by: User, at: datetime
) -> int:
    """Append first revisions of simulated figures and decisions in bulk, each marked as simulated; return how many.

    Set-based: two COPY streams and one audit entry a unit, in one transaction.
    """
    form = form_for(criteria_set)
    place = {code: position for position, code in enumerate(form.measures)}
    with transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(
            "COPY report_revision (unit_id, supplier, as_of, form_id, revision, saved_at, by_id, source, v, src)"
            " FROM STDIN"
        ) as copy:
            for report in reports:
                values: list[float | None] = [None] * len(place)
                origins = [int(Origin.ABSENT)] * len(place)
                for code, value in report.figures.items():
                    values[place[code]], origins[place[code]] = float(value), int(Origin.SIMULATED)
                copy.write_row((report.unit_id, "unit", report.as_of, form.pk, 1, at, by.pk, source, values, origins))
        with cursor.copy(
            "COPY decision (unit_id, set_code, item, as_of, revision, judgement, evidence, simulated, saved_at, by_id)"
            " FROM STDIN"
        ) as copy:
            for report in reports:
                for item, judgement in report.decisions.items():
                    copy.write_row(
                        (
                            report.unit_id,
                            criteria_set.base_code,
                            item,
                            report.as_of,
                            1,
                            judgement.value,
                            source,
                            True,
                            at,
                            by.pk,
                        )
                    )
        payload = {"set": criteria_set.code, "source": source}
        audit.append_many(
            [
                audit.Deed(report.unit_id, "figures.simulate", payload | {"as_of": report.as_of.isoformat()})
                for report in reports
            ],
            by=by,
            at=at,
        )
    return len(reports)


def note_what_could_not_be_met(notes: Sequence[tuple[int, date, str]]) -> None:
    """Keep sentences about what papers state of an area (unit, day) and simulated figures could not meet."""
    SimulationNote.objects.bulk_create(SimulationNote(unit_id=unit, as_of=day, text=text) for unit, day, text in notes)
