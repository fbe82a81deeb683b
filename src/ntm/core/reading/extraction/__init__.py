"""Extractors: one small module a kind of fact, each from a laid-out paper to cited facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import (
    assignments,
    averages,
    capital,
    citations,
    counts,
    deadlines,
    indicators,
    offices,
    reporting,
    requests,
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
    reporting.campaigns,
    reporting.recipients,
)


#: No more facts of one kind are read from a paper: a province's plan has hundreds, a senseless file any number.
MOST_OF_A_KIND = 5_000


def extract(view: View, head: PaperHead) -> tuple[Fact, ...]:
    """Return the facts of a paper in order of place, each with its exact quote; of a kind at most"
    " `MOST_OF_A_KIND`."""
    context = Context(view, head)
    facts = [fact for extractor in _EXTRACTORS for fact in _bounded(extractor(context))]
    facts.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
    found = _with_agencies(context, starting_levels.settle(view, tuple(facts), kind=head.kind))
    reports = tuple(reporting.reporting_duties(context, found))
    return tuple(sorted((*found, *reports), key=lambda fact: (fact.start, fact.end, fact.kind))) if reports else found


def _bounded(facts: Iterator[Fact]) -> Iterator[Fact]:
    """Yield the facts of an extractor, each once, until there are too many of a kind."""
    seen: set[Fact] = set()
    of_kind: Counter[FactKind] = Counter()
    for fact in facts:
        if not fact.quote or fact in seen:
            continue
        seen.add(fact)
        of_kind[fact.kind] += 1
        yield fact
        if of_kind[fact.kind] >= MOST_OF_A_KIND:
            return


def _with_agencies(context: Context, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Name the agency of deadlines and standards that stand under an agency's item."""
    items = offices.offices(context)
    found = (*items, *requests.requests(context, items))
    if not found:
        return facts
    spans = [(context.view.span(office.start, office.end), office.agency) for office in found]
    named: list[Fact] = []
    for fact in facts:
        if fact.agency is None and fact.kind in (FactKind.DEADLINE, FactKind.STANDARD_COUNT):
            agency = next((agency for (start, end), agency in spans if start <= fact.start < end), None)
            named.append(replace(fact, agency=agency))
        else:
            named.append(fact)
    return tuple(named)
