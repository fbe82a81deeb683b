"""Instruments cited after another replaced them, where the caller looked that up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, Replacement, finding


def bases_are_still_in_force(paper: Paper) -> Iterator[Finding | Agreement]:
    """Ask about each base that another instrument had replaced on the paper's day; a paper without a day is not asked.

    A warning: a replaced instrument may rightly be cited for what was done under it.
    """
    day = paper.head.date
    if day is None:
        return
    told: set[str] = set()
    for fact in paper.of(FactKind.LEGAL_CITATION):
        replacement = paper.replaced.get(fact.number or "")
        if replacement is None or fact.number in told or not _is_meant(paper, fact, replacement):
            continue
        if day >= replacement.on:
            told.add(fact.number or "")
            yield finding(
                "replaced_instrument",
                f"{fact.number} đã được {replacement.by} thay thế từ ngày {_told(replacement.on)} "
                f"({replacement.verification}), trước ngày của văn bản ({_told(day)}).",
                fact,
                severity=Severity.WARNING,
                arithmetic=f"{_told(day)} ≥ {_told(replacement.on)}",
            )


def _is_meant(paper: Paper, fact: Fact, replacement: Replacement) -> bool:
    """Tell whether the number is that of the replaced instrument: provinces number theirs alike."""
    if not replacement.province:
        return True
    words = canonical(" ".join(filter(None, (fact.issuer, paper.head.unit_name, paper.head.within))))
    return canonical(replacement.province) in words


def _told(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


FINDERS = (bases_are_still_in_force,)
