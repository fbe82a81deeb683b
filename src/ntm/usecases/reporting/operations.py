"""Saying what is: figures of a day, their correction, and people's decisions. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from ntm.core.criteria.admissibility import admissible
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel import dates, vietnamese
from ntm.core.kernel.states import Judgement
from ntm.store.accounts.models import User
from ntm.store.reporting import querysets
from ntm.store.reporting.models import Decision, Origin, ReportRevision, SimulationNote
from ntm.usecases.access import rules
from ntm.usecases.assignments import scope as scopes
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting.appending import (
    FiguresRefused,
    NothingChanged,
    SavedReport,
    Saying,
    SomebodyWasFaster,
    append,
    form_for,
)
from ntm.usecases.reporting.existence import why_not_on

__all__ = [
    "DecisionRefused",
    "FiguresRefused",
    "NewReport",
    "NothingChanged",
    "SavedReport",
    "SomebodyWasFaster",
    "decide_indicator",
    "form_for",
    "note_what_could_not_be_met",
    "record_simulation",
    "refused_because",
    "submit_figures",
]


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
    newest revision for that day which the person saw (0: none); a newer one that touched other measures alone does not
    matter. `on` is the working day, by which rights are checked. Raise `NotAllowed`, `FiguresRefused`,
    `SomebodyWasFaster` or `NothingChanged`; then nothing was written.
    """
    scope = scopes.criteria_scope_of(
        by, rules.Action.ENTER_FIGURES, unit_id=unit_id, on=on, set_code=criteria_set.base_code
    )
    if not scope:
        rules.require(by, rules.Action.ENTER_FIGURES, unit_id=unit_id, on=on)
    source = vietnamese.clean(source)
    problems = refused_because(figures, criteria_set=criteria_set, as_of=as_of, on=on)
    for code in figures:
        if not scope.covers(code.partition(":")[0]):
            problems[code] = f"Chỉ tiêu {code} không thuộc tiêu chí mà anh/chị phụ trách."
    if not source:
        problems[""] = "Hãy ghi nguồn của số liệu (báo cáo, biên bản, sổ theo dõi …)."
    if (reason := why_not_on(unit_id, on=as_of)) is not None:
        problems[""] = reason
    if problems:
        raise FiguresRefused(problems)
    said = Saying(figures=figures, notes=notes, source=source)
    seen = _seen(unit_id, as_of=as_of, criteria_set=criteria_set, revision=seen_revision)
    return append(said, unit_id=unit_id, as_of=as_of, criteria_set=criteria_set, seen=seen, by=by, at=at)


def _seen(unit_id: int, *, as_of: date, criteria_set: CriteriaSet, revision: int) -> ReportRevision | None:
    """Return the revision of a day by its number; for 0 the newest one of the days before it."""
    known = querysets.revisions_up_to(as_of, unit_id=unit_id, set_code=criteria_set.base_code)
    return known.filter(as_of=as_of, revision=revision).first() or known.filter(as_of__lt=as_of).first()


def refused_because(
    figures: Mapping[str, float | None], *, criteria_set: CriteriaSet, as_of: date, on: date
) -> dict[str, str]:
    """Return why figures of a day cannot be, by measure code ("": all of them); empty where nothing speaks against."""
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
