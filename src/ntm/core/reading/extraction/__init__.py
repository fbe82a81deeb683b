"""Extractors: one small module a kind of fact, each from a laid-out paper to cited facts."""

from __future__ import annotations

from dataclasses import replace

from ntm.core.reading.extraction import (
    assignments,
    averages,
    capital,
    citations,
    counts,
    deadlines,
    indicators,
    starting_levels,
)
from ntm.core.reading.extraction.context import Context
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.text import View

_EXTRACTORS = (
    citations.extract,
    counts.extract,
    averages.extract,
    capital.extract,
    indicators.extract,
    deadlines.extract,
    assignments.extract,
)


def extract(view: View, head: PaperHead) -> tuple[Fact, ...]:
    """Return all facts of a paper in order of place, each with its exact quote."""
    context = Context(view, head)
    facts = [fact for extractor in _EXTRACTORS for fact in extractor(context) if fact.quote]
    facts.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
    return _with_agencies(context, starting_levels.settle(view, tuple(dict.fromkeys(facts))))


def _with_agencies(context: Context, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Name the agency of deadlines and standards that stand under an agency's item."""
    found = assignments.offices(context)
    if not found:
        return facts
    spans = [
        (context.view.span(office.block.start, (office.members or (office.block,))[-1].end), office.agency)
        for office in found
    ]
    named: list[Fact] = []
    for fact in facts:
        if fact.agency is None and fact.kind in (FactKind.DEADLINE, FactKind.STANDARD_COUNT):
            agency = next((agency for (start, end), agency in spans if start <= fact.start < end), None)
            named.append(replace(fact, agency=agency))
        else:
            named.append(fact)
    return tuple(named)
