"""Where the papers of a place contradict themselves and each other, for lists outside of a paper's own page."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ntm.store.reading import querysets
from ntm.store.reading.models import PaperFinding
from ntm.usecases.reading.naming import name_of
from ntm.usecases.reading.shown import PaperName


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A contradiction for lists outside of the paper's own page, with the place that leads to it."""

    paper: PaperName
    other: PaperName | None
    is_error: bool
    message: str
    arithmetic: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The heaviest contradictions of a place and how many there are by weight."""

    top: tuple[Contradiction, ...]
    errors: int
    warnings: int
    papers: int


def contradictions_in(
    unit_ids: Iterable[int], *, years: Collection[int] | None = None, limit: int = 5
) -> Contradictions:
    """Return where the papers kept in places (and below) contradict themselves and each other, errors and
    contradictions between papers first. The caller has checked who may see the places."""
    kept = querysets.kept_within(list(unit_ids)).order_by()
    if years is not None:
        kept = kept.filter(year__in=list(years))
    here = set(kept.values_list("pk", flat=True))
    found = querysets.findings_of(here)
    found.sort(key=lambda row: (row.severity != "error", row.other_id is None, row.paper_id, row.position))
    top = found[:limit]
    shown = {paper.pk: paper for row in top for paper in (row.paper, row.other) if paper is not None}
    labels = querysets.labels((paper.unit_id, paper.issued_on) for paper in shown.values() if paper.unit_id)
    names = {
        paper.pk: name_of(paper, labels.get((paper.unit_id, paper.issued_on), "") if paper.unit_id else "")
        for paper in shown.values()
    }
    errors = sum(row.severity == "error" for row in found)
    return Contradictions(
        top=tuple(
            Contradiction(
                paper=names[_own_side(row, here)],
                other=names[_other_side(row, here)] if row.other_id is not None else None,
                is_error=row.severity == "error",
                message=row.message,
                arithmetic=row.data.get("arithmetic") or "",
                anchor=f"p{row.pk}",
            )
            for row in top
        ),
        errors=errors,
        warnings=len(found) - errors,
        papers=len(here),
    )


def _own_side(row: PaperFinding, here: Collection[int]) -> int:
    """Return the paper of a finding that is kept in the place asked for; the first of them where both are."""
    return row.paper_id if row.paper_id in here or row.other_id is None else row.other_id


def _other_side(row: PaperFinding, here: Collection[int]) -> int:
    assert row.other_id is not None
    return row.other_id if _own_side(row, here) == row.paper_id else row.paper_id
