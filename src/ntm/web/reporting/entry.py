"""Reads what an officer typed into figures, and lays the figures of a day out for entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.sets import CriteriaSet, Measure
from ntm.core.kernel import vietnamese
from ntm.core.reporting.two_readings import Reading, answer, asked, question
from ntm.store.reporting.models import Origin
from ntm.usecases.assignments.scope import ItemScope
from ntm.usecases.reporting.queries import ReportOnDay
from ntm.usecases.reporting.typed import read_value, write_value


@dataclass(frozen=True, slots=True)
class Line:
    """One measure on the entry page: what stands, what was typed, what is wrong with it."""

    measure: Measure
    field: str
    text: str
    standing: str
    origin_words: str
    simulated: bool
    problem: str
    note: str
    may_enter: bool
    last: str
    question: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A criterion with its lines on the entry page."""

    number: int
    name: str
    indicators: tuple[tuple[str, str, tuple[Line, ...]], ...]
    filled: int
    asked: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: changed figures by measure code (None: withdrawn), notes, what could not be read, and why.

    `questions` are the answers between which a person has to choose where a text means two numbers; a problem says so.
    `answered` is the text, by field, of the question that was answered.
    """

    figures: Mapping[str, float | None]
    notes: Mapping[str, str]
    problems: Mapping[str, str]
    questions: Mapping[str, tuple[Reading, ...]]
    answered: Mapping[str, str]


def read_typed(
    form: Mapping[str, str], *, criteria_set: CriteriaSet, as_of: date, standing: Mapping[str, float]
) -> Typed:
    """Return the figures that differ from what stands; a field left as it was says nothing new.

    Numbers are read as Vietnamese write them (57,5; 1.304). An emptied field withdraws the figure.
    """
    figures: dict[str, float | None] = {}
    notes: dict[str, str] = {}
    problems: dict[str, str] = {}
    questions: dict[str, tuple[Reading, ...]] = {}
    answered_texts: dict[str, str] = {}
    answered, _, chosen = form.get("read", "").rpartition("=")
    for measure in criteria_set.measures_on(as_of):
        field = f"f:{measure.code}"
        note = form.get(f"n:{measure.code}", "").strip()
        if note:
            notes[measure.code] = note
        if field not in form:
            continue
        text = form[field].strip()
        if answered == field:
            text = answered_texts[field] = answer(text, chosen=chosen)
        before = standing.get(measure.code)
        if not text:
            if before is not None:
                figures[measure.code] = None
            continue
        try:
            value = read_value(text, measure=measure)
        except vietnamese.NotANumber:
            problems[measure.code] = f"{measure.label}: “{text}” không phải là số. Ví dụ đúng: 57,5 hoặc 1.304."
            continue
        if value != before and (among := question(text, measure=measure, last=before)):
            questions[measure.code] = among
            problems[measure.code] = f"{measure.label}: {asked(text, among)}"
        elif value != before or note:
            figures[measure.code] = value
    return Typed(figures, notes, problems, questions, answered_texts)


_ORIGIN_WORDS = {
    Origin.ABSENT: "",
    Origin.ENTERED: "đã nhập",
    Origin.SIMULATED: "mô phỏng",
    Origin.CARRIED: "chuyển từ kỳ trước",
    Origin.CARRIED_SIMULATION: "mô phỏng, kỳ trước",
}


def lay_out(
    criteria_set: CriteriaSet,
    *,
    report: ReportOnDay,
    scope: ItemScope,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    questions: Mapping[str, tuple[Reading, ...]],
) -> tuple[Group, ...]:
    """Return the set's criteria with a line for each measure asked for on the report's day."""
    groups = []
    for criterion in criteria_set.criteria:
        indicators = []
        filled = asked = 0
        troubled = False
        for indicator in criterion.indicators:
            if not indicator.is_in_force(report.as_of):
                continue
            version = indicator.at(report.as_of)
            lines = tuple(
                _line(measure, report=report, scope=scope, typed=typed, problems=problems, questions=questions)
                for measure in version.measures
            )
            asked += len(lines)
            filled += sum(measure.code in report.values for measure in version.measures)
            troubled = troubled or any(line.problem for line in lines)
            indicators.append((indicator.id, version.name, lines))
        may_enter = scope.covers(str(criterion.number))
        groups.append(
            Group(
                number=criterion.number,
                name=criterion.name,
                indicators=tuple(indicators),
                filled=filled,
                asked=asked,
                is_open=troubled or (may_enter and not scope.whole_set) or filled < asked,
            )
        )
    return tuple(groups)


def _line(
    measure: Measure,
    *,
    report: ReportOnDay,
    scope: ItemScope,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    questions: Mapping[str, tuple[Reading, ...]],
) -> Line:
    field = f"f:{measure.code}"
    standing = write_value(report.values.get(measure.code), measure=measure)
    origin = report.origins.get(measure.code, Origin.ABSENT)
    return Line(
        measure=measure,
        field=field,
        text=typed.get(field, standing),
        standing=standing,
        origin_words=_ORIGIN_WORDS[origin],
        simulated=origin.is_simulated,
        problem=problems.get(measure.code, ""),
        note=typed.get(f"n:{measure.code}", ""),
        may_enter=scope.covers(measure.indicator),
        last="" if measure.code not in report.values else repr(report.values[measure.code]),
        question=questions.get(measure.code, ()),
    )
