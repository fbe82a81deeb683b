"""A paper beside its relatives, named and placed as the register of units has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ntm.core.reading import findings
from ntm.core.reading.facts import CrossFinding, PaperHead, PaperReading
from ntm.core.reading.findings.cascade import Between
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import Paper, PaperFact


def with_each(paper: Paper, relatives: Sequence[Paper]) -> Iterator[tuple[CrossFinding, int]]:
    """Compare a kept paper with each relative alone, so that what stands between two papers depends on these two only;
    give each contradiction with its number among those of the two. Files are the papers' ids."""
    readings = readings_of([paper, *relatives])
    for found in _with_each(str(paper.pk), paper.unit_id, readings.pop(paper.pk), relatives, readings):
        yield from ((one, position) for position, one in enumerate(found.findings))


def draft_with_each(reading: PaperReading, *, unit_id: int, relatives: Sequence[Paper]) -> Iterator[Between]:
    """Compare a draft that is not kept with each relative alone; its own file is named ""."""
    yield from _with_each("", unit_id, reading, relatives, readings_of(relatives))


def readings_of(papers: Sequence[Paper]) -> dict[int, PaperReading]:
    """Return kept papers as they were read and put right by people, by id."""
    facts: dict[int, list[PaperFact]] = {paper.pk: [] for paper in papers}
    for row in querysets.standing_facts(list(facts)):
        facts[row.paper_id].append(row)
    return {paper.pk: mapping.reading(paper, facts[paper.pk]) for paper in papers}


def days_of(head: PaperHead) -> tuple[date, ...]:
    """Return the days on which a paper's unit is looked up, the best first; none for a paper without day and year."""
    if head.date is not None:
        return (head.date,)
    if head.year is not None:
        # A district's undated plan for 2025 was written before the districts ended in the middle of that year.
        return (date(head.year, 12, 31), date(head.year, 1, 1))
    return ()


def _with_each(
    own: str, unit_id: int | None, reading: PaperReading, relatives: Sequence[Paper], others: Mapping[int, PaperReading]
) -> Iterator[Between]:
    known: dict[tuple[int, date], querysets.Surroundings | None] = {}
    communes: dict[str, Sequence[str]] = {}
    mine = (own, _placed(reading, unit_id, known, communes))
    placed = [(str(one.pk), _placed(others[one.pk], one.unit_id, known, communes)) for one in relatives]
    for other in placed:
        yield findings.compared([mine, other], communes=communes)


def _placed(
    reading: PaperReading,
    unit_id: int | None,
    known: dict[tuple[int, date], querysets.Surroundings | None],
    communes: dict[str, Sequence[str]],
) -> PaperReading:
    """Name a paper's unit as the register does. A letterhead may leave out the province, or spell a name in the older
    way; the register knows where a unit lies."""
    if unit_id is None:
        return reading
    for day in days_of(reading.head):
        if (unit_id, day) not in known:
            known[unit_id, day] = querysets.surroundings(unit_id, on=day)
        around = known[unit_id, day]
        if around is not None:
            communes[around.label] = around.communes
            head = replace(reading.head, unit_name=around.label, within=", ".join(around.above) or None)
            return replace(reading, head=head)
    return reading
