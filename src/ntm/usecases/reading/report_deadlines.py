"""Deadlines of reports that papers state and people confirmed, as proposals for duties that an office sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from ntm.core.kernel.dates import format_day
from ntm.core.reading.facts import FactKind
from ntm.core.reporting.deadline_words import recurring
from ntm.core.reporting.obligations import ADHOC
from ntm.store.reading import mapping
from ntm.store.reading.models import FactReview, PaperFact
from ntm.usecases.reading.reviewing import CONFIRMED


@dataclass(frozen=True, slots=True)
class DeadlineProposal:
    """A duty as a paper's confirmed sentence proposes it; None for what the paper does not say.

    `start` is the paper's own day; a draft has none and begins no duty until an office says from when.
    """

    fact_id: int
    quote: str
    source: str
    start: date | None
    frequency: str
    due_day: int | None
    due_on: date | None


def proposals_for(unit_id: int) -> tuple[DeadlineProposal, ...]:
    """Return what the confirmed deadlines of a unit's papers propose, paper by paper; one query."""
    newest = FactReview.objects.filter(fact_id=OuterRef("pk")).order_by("-pk").values("decision")[:1]
    rows = (
        PaperFact.objects.filter(paper__unit_id=unit_id, kind=FactKind.DEADLINE.value)
        .annotate(decided=Subquery(newest))
        .filter(decided=CONFIRMED)
        .select_related("paper")
        .order_by("paper_id", "position")
    )
    found: list[DeadlineProposal] = []
    for row in rows:
        fact = mapping.fact(row)
        if "báo cáo" not in row.quote.lower() and "gửi" not in row.quote.lower():
            continue
        paper = row.paper
        day = f" ngày {format_day(paper.issued_on)}" if paper.issued_on is not None else ""
        source = f"{paper.number or paper.title or paper.file_name}{day}: “{row.quote[:200]}”"
        if fact.recurring:
            for one in recurring(row.quote, what=fact.recurring):
                found.append(
                    DeadlineProposal(row.pk, row.quote, source, paper.issued_on, one.kind.value, one.due_day, None)
                )
        elif fact.date is not None:
            found.append(DeadlineProposal(row.pk, row.quote, source, paper.issued_on, ADHOC, None, fact.date))
    return tuple(found)
