"""Contradictions inside one paper and between papers, as findings that an official can check by hand.

Each kind of finding is one small function of a paper; nothing is corrected, and where facts are missing or may mean
another year, another set or another whole, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ntm.core.reading.facts import Agreement, CrossFinding, Fact, Finding, PaperHead, PaperReading
from ntm.core.reading.findings import (
    annexes,
    assignments,
    bands,
    capital,
    cascade,
    commune,
    counts,
    means,
    names,
    papers,
    percents,
    standards,
    wording,
)
from ntm.core.reading.findings import (
    replaced as replaced_instruments,
)
from ntm.core.reading.findings import (
    thresholds as law,
)
from ntm.core.reading.findings.paper import Paper, Replacement, Threshold, sort_facts

FINDERS = (
    *counts.FINDERS,
    *standards.FINDERS,
    *commune.FINDERS,
    *names.FINDERS,
    *means.FINDERS,
    *bands.FINDERS,
    *assignments.FINDERS,
    *capital.FINDERS,
    *percents.FINDERS,
    *papers.FINDERS,
    *wording.FINDERS,
    *annexes.FINDERS,
    *replaced_instruments.FINDERS,
    *law.FINDERS,
)


def find(
    head: PaperHead,
    facts: Sequence[Fact],
    text: str,
    *,
    thresholds: Mapping[str, Threshold] | None = None,
    replaced: Mapping[str, Replacement] | None = None,
) -> tuple[tuple[Finding, ...], tuple[Agreement, ...]]:
    """Return what in one paper contradicts itself, and what was checked and holds, both in order of place.

    `facts` are the paper's, in any order, with offsets into `text`. `thresholds` maps a criterion number, or a measure
    of it ("12.2"), to what the law asks at the paper's place and year; without it no target is held against the law.
    `replaced` maps the number of an instrument to what replaced it.
    """
    paper = Paper(
        head=head, text=text, facts=sort_facts(list(facts)), thresholds=thresholds or {}, replaced=replaced or {}
    )
    found: dict[Finding, None] = {}
    held: dict[Agreement, None] = {}
    for finder in FINDERS:
        for item in finder(paper):
            if isinstance(item, Finding):
                found[item] = None
            else:
                held[item] = None
    return (
        tuple(sorted(found, key=lambda item: (item.severity.value, item.spans, item.code, item.message))),
        tuple(sorted(held, key=lambda item: (item.spans, item.code, item.message))),
    )


def between(
    readings: Sequence[tuple[str, PaperReading]], *, communes: Mapping[str, Sequence[str]] | None = None
) -> tuple[CrossFinding, ...]:
    """Return the contradictions between papers of a unit and of the unit above it, and of one unit in two years.

    `readings` are (file name, reading). `communes` may name the communes of a unit ("huyện Tam Đường" → its communes),
    so that a commune named in the superior's plan is looked for in the right inferior's; without it only names that
    stand with their district are.
    """
    return cascade.between(readings, communes=communes or {}).findings


def compared(
    readings: Sequence[tuple[str, PaperReading]], *, communes: Mapping[str, Sequence[str]] | None = None
) -> cascade.Between:
    """Return the contradictions between papers as `between` does, and beside them what was checked and holds."""
    return cascade.between(readings, communes=communes or {})


__all__ = ["FINDERS", "Replacement", "Threshold", "between", "compared", "find"]
