"""What becomes of a paper's facts: a preview of every line, writing the chosen ones, taking one back.

Nothing is written silently: a preview shows each line beside what stands, the certain ones are written together, the
doubtful one by one. Every datum keeps its fact, and so the paper, the quote and the place. Taking back is a new fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ntm.store.accounts.models import User
from ntm.store.reading.models import Paper, PaperDatum
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import assigning
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import operations as planning
from ntm.usecases.planning.capital_lines import NoSuchLine
from ntm.usecases.reading import (
    as_assignments,
    as_capital,
    as_citations,
    as_report_duties,
    as_targets,
    duties,
    naming,
    reviewing,
)
from ntm.usecases.reading.data_lines import DataLine, Group, LineState, Source
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.reading.reviewing import CONFIRMED
from ntm.usecases.reporting.duty_rules import RuleRefused

_LINES = {
    Group.TARGET: as_targets.lines,
    Group.ASSIGNMENT: as_assignments.lines,
    Group.DUTY: as_report_duties.lines,
    Group.CAPITAL: as_capital.lines,
    Group.CITATION: as_citations.lines,
}
#: What may stand against one line without stopping the others; each says why in Vietnamese.
_REFUSALS = (
    NotAllowed,
    NoSuchLine,
    RuleRefused,
    as_capital.NotAnAmount,
    assigning.AlreadyAssigned,
    assigning.NoSource,
    assigning.NotThen,
    assigning.OutsideItsPlace,
    assigning.SpanIsEmpty,
    assigning.UnknownItem,
    duties.CannotBeConfirmed,
    duties.StillADraft,
    planning.AlreadyWithdrawn,
    planning.NotATarget,
    reviewing.NotAPlan,
)


class NoSuchDatum(LookupError):
    """A line that the paper does not have, or that is not in a state for what was asked; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How the lines of a group stand: in all, certain and new, to be looked at one by one, and written."""

    group: Group
    total: int
    certain: int
    to_look_at: int
    written: int


@dataclass(frozen=True, slots=True)
class PaperData:
    """A paper as data: its lines in order of group and place."""

    paper_id: int
    title: str
    is_draft: bool
    lines: tuple[DataLine, ...]
    may_write: bool

    def of(self, group: Group) -> tuple[DataLine, ...]:
        """Return the lines of a group."""
        return tuple(line for line in self.lines if line.group is group)

    @property
    def certain(self) -> int:
        """Return how many lines may be written at once."""
        return sum(line.is_certain for line in self.lines)

    @property
    def counts(self) -> tuple[GroupCount, ...]:
        """Return how each group stands, those without lines left out."""
        return tuple(_count(group, found) for group in Group if (found := self.of(group)))

    @property
    def by_state(self) -> Mapping[str, int]:
        """Return how many lines are in each state."""
        return Counter(line.state.value for line in self.lines)


@dataclass(frozen=True, slots=True)
class Written:
    """How many lines were written, and which were not and why, in Vietnamese."""

    done: int
    refused: tuple[tuple[str, str], ...] = ()


def _count(group: Group, lines: Collection[DataLine]) -> GroupCount:
    return GroupCount(
        group=group,
        total=len(lines),
        certain=sum(line.is_certain for line in lines),
        to_look_at=sum(line.can_be_written and not line.is_certain for line in lines),
        written=sum(line.state is LineState.WRITTEN for line in lines),
    )


def data_of(paper_id: int, *, user: User, on: date) -> PaperData:
    """Return what a paper's facts would write, beside what stands. Raise `NoSuchPaper`, `NotAllowed`."""
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(user, Action.VIEW, unit_id=paper.kept_at_id, on=on)
    source = Source(paper, on=on)
    return PaperData(
        paper_id=paper_id,
        title=naming.sentence_title(paper.title) or paper.file_name,
        is_draft=paper.is_draft,
        lines=tuple(_all_lines(source)),
        may_write=rules.may(user, Action.REVIEW_FACT, unit_id=paper.kept_at_id, on=on),
    )


def write_certain(*, paper_id: int, groups: Collection[Group], by: User, on: date, at: datetime) -> Written:
    """Write every line of some groups that is new and carries no doubt; what was written before stays as it is. A line
    that is refused stops no other. Raise `NoSuchPaper`, `NotAllowed`."""
    with transaction.atomic():
        source = _locked(paper_id, by=by, on=on)
        certain = [line for line in _all_lines(source) if line.is_certain and line.group in groups]
        became: dict[str, tuple[int, ...]] = {}
        refused = []
        targets = [line for line in certain if line.group is Group.TARGET]
        try:
            with transaction.atomic():
                became.update(as_targets.write_together(source, targets, by=by, on=on, at=at))
        except _REFUSALS as reason:
            refused += [(line.says, why(reason)) for line in targets]
        for line in certain:
            if line.group is Group.TARGET:
                continue
            try:
                with transaction.atomic():
                    became[line.key] = _become(source, line, lead=None, by=by, on=on, at=at)
            except _REFUSALS as reason:
                refused.append((line.says, why(reason)))
        _confirm_others(source, [line for line in certain if line.key in became], by=by, on=on, at=at)
        _keep_together(source, [(line, became[line.key]) for line in certain if line.key in became], by=by, at=at)
    return Written(len(became), tuple(refused))


def _confirm_others(source: Source, lines: Sequence[DataLine], *, by: User, on: date, at: datetime) -> None:
    """Confirm the facts of lines that are no targets: whoever writes what a fact says has confirmed the fact with
    it."""
    wanted = {line.fact_id for line in lines if line.group is not Group.TARGET}
    confirmed = {fact for fact, review in source.reviews.items() if review.decision == CONFIRMED}
    rows = [row for row in source.rows if row.pk in wanted - confirmed]
    reviewing.confirm_together(source.paper, rows, by=by, on=on, at=at)


def _keep_together(
    source: Source, written: Sequence[tuple[DataLine, tuple[int, ...]]], *, by: User, at: datetime
) -> None:
    """Keep what lines became, under one audit entry that names each."""
    if not written:
        return
    PaperDatum.objects.bulk_create(
        PaperDatum(fact_id=line.fact_id, key=line.key, what=line.group.value, numbers=list(numbers), by=by, at=at)
        for line, numbers in written
    )
    lines = [{**_told(line), "numbers": list(numbers)} for line, numbers in written]
    audit.append(
        chain=source.paper.kept_at_id,
        what="reading.data_written",
        payload={"paper": source.paper.pk, "lines": lines},
        by=by,
        at=at,
    )


def write_line(*, paper_id: int, key: str, lead: int | None, by: User, on: date, at: datetime) -> DataLine:
    """Write one line, whatever its doubts, and return it; one that is written or there already stays as it is. `lead`
    is the agency that leads where the paper names several.

    Raise `NoSuchPaper`, `NotAllowed`, `NoSuchDatum`, and the refusal of whatever the line becomes.
    """
    with transaction.atomic():
        source = _locked(paper_id, by=by, on=on)
        line = _line_of(source, key)
        if line.state in (LineState.WRITTEN, LineState.SAME):
            return line
        if not line.can_be_written:
            raise NoSuchDatum(f"Dòng này chưa ghi được. {line.beside}".strip())
        _write(source, line, lead=lead, by=by, on=on, at=at)
    return line


def undo_line(*, paper_id: int, key: str, by: User, on: date, at: datetime) -> DataLine:
    """Take back what a line wrote, by a new fact; return the line as it was. Raise as `write_line`."""
    with transaction.atomic():
        source = _locked(paper_id, by=by, on=on)
        line = _line_of(source, key)
        if not line.can_be_undone:
            raise NoSuchDatum("Dòng này chưa được ghi từ văn bản, hoặc đã được rút.")
        if line.group is Group.TARGET:
            as_targets.undo(line, by=by, on=on, at=at)
        elif line.group is Group.ASSIGNMENT:
            as_assignments.undo(line, by=by, on=on, at=at)
        elif line.group is Group.DUTY:
            as_report_duties.undo(line, by=by, on=on, at=at)
        elif line.group is Group.CAPITAL:
            as_capital.undo(line, by=by, on=on, at=at)
        else:
            as_citations.undo(source, line, by=by, on=on, at=at)
        _keep(source, line, line.numbers, is_undone=True, by=by, at=at)
    return line


def why(refusal: Exception) -> str:
    """Return in Vietnamese why a line was refused."""
    match refusal:
        case assigning.UnknownItem():
            return f"Bộ tiêu chí không có số {refusal}."
        case assigning.OutsideItsPlace():
            return f"{refusal} không thuộc địa bàn của cơ quan."
        case assigning.NotThen():
            return f"Ngày đó không có {refusal}."
        case assigning.SpanIsEmpty():
            return f"Không rút được vào hôm nay: {refusal}; hãy sửa ở trang Phân công."
        case assigning.NoSource():
            return f"Không ghi được: {refusal}."
        case planning.AlreadyWithdrawn():
            return "Chỉ tiêu này đã được rút."
    return str(refusal)


def refusals() -> tuple[type[Exception], ...]:
    """Return the refusals that `write_line` and `undo_line` raise, each with a message for the person."""
    return (NoSuchDatum, *_REFUSALS)


def _all_lines(source: Source) -> list[DataLine]:
    return [line for group in Group for line in _LINES[group](source)]


def _line_of(source: Source, key: str) -> DataLine:
    line = next((line for line in _all_lines(source) if line.key == key), None)
    if line is None:
        raise NoSuchDatum("Văn bản không có dòng này.")
    return line


def _locked(paper_id: int, *, by: User, on: date) -> Source:
    paper = Paper.objects.select_for_update(of=("self",), no_key=True).filter(pk=paper_id).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(by, Action.REVIEW_FACT, unit_id=paper.kept_at_id, on=on)
    return Source(paper, on=on)


def _write(source: Source, line: DataLine, *, lead: int | None, by: User, on: date, at: datetime) -> None:
    numbers = _become(source, line, lead=lead, by=by, on=on, at=at)
    if line.group is not Group.TARGET:
        # Whoever writes what a fact says has confirmed the fact with it.
        reviewing.review_fact(fact_id=line.fact_id, decision=CONFIRMED, note="", by=by, on=on, at=at)
    _keep(source, line, numbers, is_undone=False, by=by, at=at)


def _become(source: Source, line: DataLine, *, lead: int | None, by: User, on: date, at: datetime) -> tuple[int, ...]:
    if line.group is Group.TARGET:
        return as_targets.write(source, line, by=by, on=on, at=at)
    if line.group is Group.ASSIGNMENT:
        return as_assignments.write(source, line, lead=lead, by=by, on=on, at=at)
    if line.group is Group.DUTY:
        return as_report_duties.write(source, line, by=by, on=on, at=at)
    if line.group is Group.CAPITAL:
        return as_capital.write(source, line, by=by, on=on, at=at)
    return as_citations.write(source, line, by=by, on=on, at=at)


def _told(line: DataLine) -> dict[str, object]:
    return {
        "fact": line.fact_id,
        "line": line.key,
        "became": line.group.value,
        "quote": line.quote,
        "place": line.place,
    }


def _keep(source: Source, line: DataLine, numbers: Collection[int], *, is_undone: bool, by: User, at: datetime) -> None:
    PaperDatum.objects.create(
        fact_id=line.fact_id,
        key=line.key,
        what=line.group.value,
        numbers=list(numbers),
        is_undone=is_undone,
        by=by,
        at=at,
    )
    audit.append(
        chain=source.paper.kept_at_id,
        what="reading.datum_taken_back" if is_undone else "reading.datum_written",
        payload={"paper": source.paper.pk, **_told(line), "numbers": list(numbers)},
        by=by,
        at=at,
    )
