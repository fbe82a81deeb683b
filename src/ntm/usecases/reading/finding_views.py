"""Contradictions as the page of a paper tells them, and which facts they dispute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ntm.store.reading import mapping
from ntm.store.reading.models import Paper, PaperFact, PaperFinding
from ntm.usecases.reading.shown import FindingView, PaperName, Quote

#: An error that quotes more places than these disputes the first of them only.
_FEW_QUOTES = 8


def disputes(paper_id: int, facts: Sequence[PaperFact], found: Sequence[PaperFinding]) -> Mapping[int, int]:
    """Return the first error that quotes words of each fact. Of an error that quotes a whole table of figures (a mean
    against nineteen counts), only the words that it is about, the first, are in dispute."""
    wrong = [
        (span, row.pk)
        for row in found
        if row.severity == "error"
        for spans in [spans_here(row, paper_id)]
        for span in (spans if len(spans) <= _FEW_QUOTES else spans[:1])
    ]
    return {
        fact.pk: next(finding for (start, end), finding in wrong if fact.start < end and start < fact.end)
        for fact in facts
        if any(fact.start < end and start < fact.end for (start, end), _ in wrong)
    }


def places_of(paper: Paper, found: Sequence[PaperFinding]) -> set[tuple[int, int]]:
    """Return the places of a paper that findings and agreements quote."""
    places = {span for row in found for span in spans_here(row, paper.pk)}
    return places | {span for data in paper.agreements for span in mapping.spans_of(data) if span is not None}


def finding_view(
    row: PaperFinding,
    *,
    page: int,
    names: Mapping[int, PaperName],
    refused: Sequence[tuple[int, int]],
    within: tuple[int, int],
) -> FindingView:
    # Of an error that quotes a whole table, one figure put right says little about the rest; the page still says so.
    outdated = any(start < b and a < end for start, end in spans_here(row, page) for a, b in refused)
    return FindingView(
        id=row.pk,
        code=row.code,
        is_error=row.severity == "error",
        message=row.message,
        quotes=quotes_of(row.data, _paper_ids(row), page=page, names=names, within=within),
        arithmetic=row.data.get("arithmetic") or "",
        proposal=row.data.get("proposal") or "",
        is_between_papers=row.other_id is not None,
        is_outdated=outdated,
    )


def quotes_of(
    data: Mapping[str, Any],
    paper_ids: Sequence[int],
    *,
    page: int,
    names: Mapping[int, PaperName],
    within: tuple[int, int],
) -> tuple[Quote, ...]:
    quotes = data.get("quotes") or ()
    return tuple(
        Quote(
            text=text,
            paper_id=paper_id,
            anchor=f"o{span[0]}-{span[1]}" if span is not None else "",
            paper=None if paper_id == page else names.get(paper_id),
            place=place,
            at=span[0] if span is not None else -1,
            is_elsewhere=paper_id != page or (span is not None and not within[0] <= span[0] < within[1]),
        )
        for text, span, paper_id, place in zip(
            quotes, mapping.spans_of(data), paper_ids, [*(data.get("places") or ()), *[""] * len(quotes)], strict=False
        )
    )


def spans_here(row: PaperFinding, paper_id: int) -> list[tuple[int, int]]:
    """Return the places of a paper that a finding quotes."""
    spans = zip(_paper_ids(row), mapping.spans_of(row.data), strict=False)
    return [span for stands_in, span in spans if stands_in == paper_id and span is not None]


def _paper_ids(row: PaperFinding) -> list[int]:
    quotes = row.data.get("quotes") or ()
    return list(row.data.get("papers") or [row.paper_id] * len(quotes))
