"""Duties to report that a paper states, as rules of the place that receives the reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.periods import PeriodKind
from ntm.core.reporting import deadline_words
from ntm.core.reporting.obligations import ADHOC, Reporter, Rule
from ntm.core.reporting.reporter_words import reporters_meant
from ntm.store.accounts.models import User
from ntm.usecases.reading import duties as paper_duties
from ntm.usecases.reading.data_lines import DataLine, Group, LineState, Source, Stated
from ntm.usecases.reporting import duties, duty_rules

NOBODY = "Văn bản không nêu rõ ai báo cáo; đặt nghĩa vụ này ở Lịch báo cáo."
NO_PERIOD = "Văn bản không nêu kỳ báo cáo; đặt nghĩa vụ này ở Lịch báo cáo."
NO_LAST_DAY = "Văn bản không nêu hạn ngày nào; đặt nghĩa vụ này ở Lịch báo cáo."
NO_DAY = "Văn bản chưa có ngày ban hành hoặc chưa rõ nơi ban hành."
WORDS_ALONE = "Chỉ gồm phần lời; muốn kèm số liệu tiêu chí thì đặt ở Lịch báo cáo."


@dataclass(frozen=True, slots=True)
class _Meant:
    """A rule as a sentence means it; what the sentence leaves open is None."""

    one: Stated
    part: int
    reporter: Reporter | None
    agency_id: int | None
    who: str
    frequency: str | None
    due_day: int | None
    due_on: date | None


def lines(source: Source) -> list[DataLine]:
    """Return a line for every reporter and period of the duties to report, beside the rules of the place."""
    unit_id = source.paper.unit_id
    standing = [view.rule for view in duties.rules_of(unit_id)] if unit_id is not None else []
    seen: set[tuple[object, ...]] = set()
    return [
        _line(source, meant, standing, seen) for one in source.stated("reporting_duty") for meant in _meant(source, one)
    ]


def _meant(source: Source, one: Stated) -> Iterator[_Meant]:
    periods: list[tuple[str | None, int | None, date | None]] = [
        (found.kind.value, found.due_day, None)
        for found in deadline_words.recurring(one.row.quote, what=one.fact.recurring or "")
    ]
    if not periods:
        periods = [(ADHOC if one.fact.date is not None else None, None, one.fact.date)]
    part = 0
    for frequency, due_day, due_on in periods:
        for reporter, agency_id, who in _who(source, one):
            yield _Meant(one, part, reporter, agency_id, who, frequency, due_day, due_on)
            part += 1


def _who(source: Source, one: Stated) -> list[tuple[Reporter | None, int | None, str]]:
    words = one.fact.agency or ""
    roles = reporters_meant(words)
    if roles:
        return [(role, None, role.label) for role in roles]
    found = source.names.agencies_of(words) if words else ()
    if found:
        return [(Reporter.NAMED_AGENCY, agency.id, agency.name) for agency in found]
    return [(None, None, words or "Chưa rõ ai")]


def _line(source: Source, meant: _Meant, standing: Sequence[Rule], seen: set[tuple[object, ...]]) -> DataLine:
    key = f"duty-{meant.one.row.pk}-{meant.part}"
    state, beside = LineState.NEW, ""
    about = (meant.reporter, meant.agency_id, meant.frequency)
    if source.paper.issued_on is None or source.paper.unit_id is None:
        state, beside = LineState.BLOCKED, NO_DAY
    elif (done := source.state_of(key)) is not None:
        state = done
    elif meant.reporter is None:
        state, beside = LineState.BLOCKED, NOBODY
    elif meant.frequency is None:
        state, beside = LineState.BLOCKED, NO_PERIOD
    else:
        state, beside = _beside(source, meant, standing)
        if state is LineState.NEW and (*about, meant.due_day, meant.due_on) in seen:
            state, beside = LineState.SAME, "Văn bản đã nêu ở câu trước."
        seen.add((*about, meant.due_day, meant.due_on))
    if state is LineState.NEW:
        beside = WORDS_ALONE
    return DataLine(
        key=key,
        group=Group.DUTY,
        fact_id=meant.one.row.pk,
        says=f"{meant.who[:1].upper()}{meant.who[1:]}: {_title(meant).lower()}",
        value=_when(meant),
        quote=meant.one.row.quote,
        place=meant.one.place,
        state=state,
        beside=beside,
        doubts=source.doubts_of(meant.one),
        numbers=source.numbers_of(key),
    )


def _beside(source: Source, meant: _Meant, standing: Sequence[Rule]) -> tuple[LineState, str]:
    start = source.paper.issued_on
    assert start is not None
    same = [
        rule
        for rule in standing
        if (rule.reporter, rule.agency, rule.frequency) == (meant.reporter, meant.agency_id, meant.frequency)
        and start in rule.span
    ]
    for rule in same:
        if meant.frequency == ADHOC:
            if rule.due_on == meant.due_on:
                return LineState.SAME, f"Đã đặt: {rule.title}."
        elif meant.due_day is None or rule.due_day == meant.due_day:
            return LineState.SAME, f"Đã đặt: {rule.title}, hạn ngày {rule.due_day}."
    if meant.frequency != ADHOC and meant.due_day is None:
        return LineState.BLOCKED, NO_LAST_DAY
    if same and meant.frequency != ADHOC:
        return LineState.DIFFERENT, f"Đang đặt hạn ngày {same[0].due_day}: {same[0].title}."
    return LineState.NEW, ""


def _title(meant: _Meant) -> str:
    about = meant.one.fact.indicator or "thực hiện Chương trình nông thôn mới"
    kind = "" if meant.frequency in (None, ADHOC) else f" {PeriodKind(meant.frequency).label}"
    return f"Báo cáo{kind} {about}"[:300]


def _when(meant: _Meant) -> str:
    if meant.due_on is not None:
        return f"chậm nhất {format_day(meant.due_on)}"
    if meant.frequency is None:
        return ""
    period = PeriodKind(meant.frequency).label
    return f"hằng {period}, chậm nhất ngày {meant.due_day}" if meant.due_day is not None else f"hằng {period}"


def write(source: Source, line: DataLine, *, by: User, on: date, at: datetime) -> tuple[int, ...]:
    """Set the rule from the paper's day, for its year; raise `RuleRefused`, `NotAllowed`."""
    meant = next(
        meant
        for one in source.stated("reporting_duty")
        for meant in _meant(source, one)
        if f"duty-{one.row.pk}-{meant.part}" == line.key
    )
    paper = source.paper
    assert meant.reporter is not None and meant.frequency is not None
    assert paper.issued_on is not None and paper.unit_id is not None
    number = duty_rules.add_rule(
        duty_rules.NewRule(
            unit_id=paper.unit_id,
            title=_title(meant),
            reporter=meant.reporter,
            agency_id=meant.agency_id,
            frequency=meant.frequency,
            start=paper.issued_on,
            # What a plan asks for is asked for its year; reports on its last period may still be due after it.
            end=date((source.year or paper.issued_on.year) + 1, 1, 1),
            due_day=meant.due_day,
            due_on=meant.due_on,
            source=f"{paper_duties.source_of(paper)}, {line.place}: “{line.quote}”"[:500],
        ),
        by=by,
        on=on,
        at=at,
    )
    return (number,)


def undo(line: DataLine, *, by: User, on: date, at: datetime) -> None:
    """End the rule with the day before; what was sent stays. Raise `RuleRefused`, `NotAllowed`."""
    for number in line.numbers:
        start = duties.rules_by_id([number])[number].rule.span.start
        duty_rules.end_rule(
            rule_id=number,
            last_day=max(start, on - timedelta(days=1)),
            reason="Rút dữ kiện đã ghi từ văn bản",
            by=by,
            on=on,
            at=at,
        )
