"""Facts as rows of a page show them, and how the facts of a paper stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from ntm.core.reading.facts import FactKind
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import FactReview, PaperFact
from ntm.usecases.planning.operations import PROMISING_KINDS
from ntm.usecases.reading import finding_views
from ntm.usecases.reading.naming import criterion_names
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.reading.reviewing import CONFIRMED
from ntm.usecases.reading.shown import FactView, Tally
from ntm.usecases.reading.wording import put_in_words


def fact_view(fact_id: int) -> FactView:
    """Return one fact as its row shows it. The caller has checked who may see its paper."""
    row = PaperFact.objects.select_related("paper").defer("paper__text").get(pk=fact_id)
    review = FactReview.objects.filter(fact=row).select_related("by", "target__plan").order_by("-pk").first()
    disputes = finding_views.disputes(row.paper_id, [row], querysets.findings_about(row.paper_id))
    corrected = {row.pk} if PaperFact.objects.filter(corrects=row).exists() else set()
    return view_of(row, review, criterion_names(row.paper.year), disputes.get(row.pk, 0), corrected)


def tally_of(paper_id: int) -> Tally:
    """Return how the facts of a paper stand. The caller has checked who may see it."""
    reviews = querysets.latest_reviews(paper_id)
    rows = PaperFact.objects.filter(paper_id=paper_id).order_by("position")
    return tally([view_of(row, reviews.get(row.pk), {}, 0) for row in rows])


def tally(facts: Collection[FactView]) -> Tally:
    """Count facts by state and kind."""
    certain = sum(not fact.doubts for fact in facts)
    return Tally(
        total=len(facts),
        certain=certain,
        in_doubt=len(facts) - certain,
        by_state=Counter(fact.state for fact in facts),
        by_kind=Counter(fact.kind for fact in facts),
    )


def paper_of_fact(fact_id: int) -> int:
    """Return the paper that states a fact; raise `NoSuchPaper`."""
    paper_id = PaperFact.objects.filter(pk=fact_id).values_list("paper_id", flat=True).first()
    if paper_id is None:
        raise NoSuchPaper(f"fact {fact_id}")
    return paper_id


def view_of(
    row: PaperFact,
    review: FactReview | None,
    names: Mapping[str, str],
    finding_id: int,
    corrected: Collection[int] = (),
) -> FactView:
    fact = mapping.fact(row)
    if review is None:
        state = "doubtful" if fact.doubts else "waiting"
    else:
        state = review.decision
    target = review.target if review is not None else None
    return FactView(
        id=row.pk,
        kind=row.kind,
        kind_label=FactKind(row.kind).label,
        wording=put_in_words(fact, names),
        names=fact.names,
        year=fact.year,
        quote=row.quote,
        doubts=fact.doubts,
        state=state,
        start=row.start,
        review_id=review.pk if review is not None else 0,
        reviewed_by=str(review.by) if review is not None else "",
        reviewed_at=review.at if review is not None else None,
        note=review.note if review is not None else "",
        target_id=target.pk if target is not None and target.withdrawn_at is None and state == CONFIRMED else None,
        can_be_target=row.kind in PROMISING_KINDS,
        is_draft_target=target is not None and target.plan.is_draft,
        finding_id=finding_id,
        end=row.end,
        place=str(row.data.get("place") or ""),
        corrects_id=row.corrects_id or 0,
        is_corrected=row.pk in corrected,
    )
