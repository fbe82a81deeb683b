"""Facts as rows of a page show them, and how the facts of a paper stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from ntm.core.kernel import vietnamese
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
    rows = list(PaperFact.objects.filter(paper_id=paper_id).order_by("position"))
    return tally(rows, querysets.latest_reviews(paper_id))


def tally(rows: Collection[PaperFact], reviews: Mapping[int, FactReview]) -> Tally:
    """Count facts by state and kind."""
    certain = sum(not row.data.get("doubts") for row in rows)
    return Tally(
        total=len(rows),
        certain=certain,
        in_doubt=len(rows) - certain,
        by_state=Counter(state_of(row, reviews.get(row.pk)) for row in rows),
        by_kind=Counter(row.kind for row in rows),
        by_group=Counter(group_of(row) for row in rows),
    )


def state_of(row: PaperFact, review: FactReview | None) -> str:
    """Return the state of a fact, one of `STATES`."""
    if review is not None:
        return review.decision
    return "doubtful" if row.data.get("doubts") else "waiting"


def group_of(row: PaperFact) -> str:
    """Return what a fact speaks of, one of `GROUPS`; works and products are told by their units of measure."""
    group = _GROUPS.get(row.kind, "chi-tieu")
    if row.kind == FactKind.INDICATOR_TARGET.value:
        unit = vietnamese.canonical(str(row.data.get("unit") or ""))
        return "cong-trinh" if unit in _OF_WORKS else "san-xuat" if unit in _OF_PRODUCTION else group
    return group


_GROUPS = {
    "capital": "von",
    "assignment": "viec",
    "deadline": "viec",
    "reporting_duty": "bao-cao",
    "campaign": "phong-trao",
    "legal_citation": "can-cu",
    "recipient": "noi-nhan",
}
_OF_WORKS = frozenset(
    [
        "km",
        "m",
        "m2",
        "m²",
        "m3",
        "m³",
        "công trình",
        "cầu",
        "cống",
        "nhà",
        "căn",
        "phòng",
        "phòng học",
        "cái",
        "tuyến",
        "tuyến đường",
    ]
)
_OF_PRODUCTION = frozenset(
    [
        "ha",
        "tấn",
        "tạ",
        "kg",
        "lít",
        "con",
        "cây",
        "người",
        "lao động",
        "lượt người",
        "sản phẩm",
        "hợp tác xã",
        "htx",
        "mô hình",
        "tấn/ha",
        "tạ/ha",
    ]
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
    open_names: tuple[str, ...] = (),
) -> FactView:
    fact = mapping.fact(row)
    state = state_of(row, review)
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
        group=group_of(row),
        open_names=open_names,
        confidence=fact.confidence,
    )
