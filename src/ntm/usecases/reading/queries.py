"""Papers as pages show them: the list of those that a person may see, and one paper with all that was said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.kernel.states import Level
from ntm.core.reading.facts import FactKind
from ntm.store.accounts.models import User
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import FactReview, Paper, PaperFact, PaperFinding
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.planning.operations import PROMISING_KINDS
from ntm.usecases.reading.marked_text import Mark, mark_text
from ntm.usecases.reading.operations import CONFIRMED, REJECTED, NoSuchPaper
from ntm.usecases.reading.shown import (
    AgreementView,
    FactView,
    FindingView,
    PaperList,
    PaperName,
    PaperPage,
    PaperRow,
    Quote,
    Tally,
)
from ntm.usecases.reading.wording import put_in_words

PAGE_SIZE = 50

#: An error that quotes more places than these disputes the first of them only.
_FEW_QUOTES = 8

PAPER_KINDS: Mapping[str, str] = {
    "plan": "Kế hoạch",
    "directive": "Chỉ thị",
    "report": "Báo cáo",
    "decision": "Quyết định",
    "notice": "Thông báo",
    "other": "Văn bản khác",
}


def papers(
    *,
    user: User,
    on: date,
    place: int | None = None,
    year: int | None = None,
    kind: str = "",
    page: int = 1,
) -> PaperList:
    """Return the papers kept where a person may look, the newest first, in a constant number of queries.

    `place` keeps the papers of a unit and everything below it, `kind` one of `PAPER_KINDS`.
    """
    visible = querysets.kept_within(rules.visible_scope(user, on))
    facets = list(visible.order_by().values_list("kept_at_id", "year", "kind").distinct())
    chosen = visible
    if place is not None:
        chosen = chosen.filter(pk__in=querysets.kept_within([place]).order_by().values("pk"))
    if year is not None:
        chosen = chosen.filter(year=year)
    if kind:
        chosen = chosen.filter(kind=kind)
    total = chosen.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    rows = list(
        chosen.defer("text", "agreements").select_related("added_by")[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    )
    counted = querysets.counts([row.pk for row in rows])
    wanted = [(row.kept_at_id, row.issued_on) for row in rows] + [(unit, None) for unit, _, _ in facets]
    labels = querysets.labels(wanted)
    places = {(unit, labels.get((unit, None), "")) for unit, _, _ in facets}
    return PaperList(
        rows=tuple(
            PaperRow(
                name=name_of(row, labels.get((row.kept_at_id, row.issued_on), "")),
                kind=row.kind,
                kind_label=PAPER_KINDS.get(row.kind, PAPER_KINDS["other"]),
                year=row.year,
                file_name=row.file_name,
                counts=counted[row.pk],
                added_by=str(row.added_by),
                added_at=row.added_at,
            )
            for row in rows
        ),
        total=total,
        page=page,
        pages=pages,
        places=tuple(sorted(places, key=lambda item: item[1])),
        years=tuple(sorted({year for _, year, _ in facets if year is not None}, reverse=True)),
        kinds=tuple((code, label) for code, label in PAPER_KINDS.items() if code in {kind for _, _, kind in facets}),
    )


def sentence_title(title: str) -> str:
    """Return a title as a sentence writes it: "KẾ HOẠCH Triển khai …" → "Kế hoạch triển khai …"."""
    for kind in _TITLE_KINDS:
        if title.startswith(kind.upper() + " "):
            rest = title[len(kind) + 1 :]
            # The word after the kind of paper has a capital only because a new line began there.
            if len(rest) > 1 and not rest[:2].isupper():
                rest = rest[0].lower() + rest[1:]
            return f"{kind} {rest}"
    return title


_TITLE_KINDS = ("Kế hoạch", "Chỉ thị", "Báo cáo", "Quyết định", "Thông báo", "Nghị quyết", "Công văn", "Tờ trình")


def name_of(row: Paper, unit: str) -> PaperName:
    """Return how pages name a paper; `unit` is its unit's name on its day, empty where it is not known."""
    return PaperName(
        id=row.pk,
        title=sentence_title(row.title) or row.file_name,
        unit=unit if row.unit_id is not None else row.unit_name,
        number=row.number,
        issued_on=row.issued_on,
        is_sample=row.is_sample,
    )


def paper_page(paper_id: int, *, user: User, on: date) -> PaperPage:
    """Return a paper with its text, facts, findings and decisions, in a number of queries that does not grow with
    its facts. Raise `NoSuchPaper` or `NotAllowed`."""
    paper = _paper(paper_id, user=user, on=on, select=("added_by",))
    rows = list(PaperFact.objects.filter(paper_id=paper_id).order_by("position"))
    reviews = querysets.latest_reviews(paper_id)
    found = querysets.findings_about(paper_id)
    others = {other.pk: other for row in found for other in (row.paper, row.other) if other is not None}
    others[paper.pk] = paper
    labels = querysets.labels(
        (other.unit_id, other.issued_on) for other in others.values() if other.unit_id is not None
    )
    names = {
        other.pk: name_of(other, labels.get((other.unit_id, other.issued_on), "") if other.unit_id else "")
        for other in others.values()
    }
    names_of_criteria = criterion_names(paper.year)
    disputes = _disputes(paper_id, rows, found)
    corrected = {row.corrects_id for row in rows if row.corrects_id is not None}
    rows.sort(key=lambda row: (row.start, row.position))
    facts = tuple(
        _fact_view(row, reviews.get(row.pk), names_of_criteria, disputes.get(row.pk, 0), corrected) for row in rows
    )
    refused = [(fact.start, fact.end) for fact in facts if fact.state == REJECTED]
    places = _places(paper, found)
    marks = [Mark(f"v{row.pk}", row.start, row.end) for row in rows]
    marks += [Mark(f"o{start}-{end}", start, end) for start, end in sorted(places)]
    return PaperPage(
        name=names[paper.pk],
        kind_label=PAPER_KINDS.get(paper.kind, PAPER_KINDS["other"]),
        year=paper.year,
        issuer=paper.issuer,
        signer=paper.signer,
        file_name=paper.file_name,
        digest=paper.digest,
        unit_id=paper.unit_id,
        unit_as_written=paper.unit_name,
        added_by=str(paper.added_by),
        added_at=paper.added_at,
        plan_id=paper.plan_id,
        doubts=tuple(paper.doubts),
        text=mark_text(paper.text, marks),
        findings=tuple(_finding_view(row, page=paper.pk, names=names, refused=refused) for row in found),
        agreements=tuple(
            AgreementView(data["message"], _quotes(data, [paper.pk] * len(data["quotes"]), page=paper.pk, names=names))
            for data in paper.agreements
        ),
        facts=facts,
        tally=tally(facts),
        may_review=rules.may(user, Action.REVIEW_FACT, unit_id=paper.kept_at_id, on=on),
        conversion=_conversion(paper),
        preview=_preview(paper),
        is_recognised=paper.taken.get("format") == "ocr",
    )


def _conversion(paper: Paper) -> str:
    encoding = str(paper.taken.get("encoding") or "")
    return "" if encoding.startswith(("utf", "unicode")) or not encoding else str(paper.taken.get("reason") or "")


def _preview(paper: Paper) -> tuple[str, str]:
    before, after = (*(paper.taken.get("preview") or ()), "", "")[:2]
    return str(before), str(after)


def fact_view(fact_id: int) -> FactView:
    """Return one fact as its row shows it. The caller has checked who may see its paper."""
    row = PaperFact.objects.select_related("paper").defer("paper__text").get(pk=fact_id)
    review = FactReview.objects.filter(fact=row).select_related("by", "target__plan").order_by("-pk").first()
    disputes = _disputes(row.paper_id, [row], querysets.findings_about(row.paper_id))
    corrected = {row.pk} if PaperFact.objects.filter(corrects=row).exists() else set()
    return _fact_view(row, review, criterion_names(row.paper.year), disputes.get(row.pk, 0), corrected)


def criterion_names(year: int | None) -> Mapping[str, str]:
    """Return the short names of the communes' criteria in force in the middle of a year, by number."""
    if year is None:
        return {}
    try:
        criteria_set = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=date(year, 6, 30))
    except NoSetInForce:
        return {}
    return {str(criterion.number): criterion.short_name for criterion in criteria_set.criteria}


def tally_of(paper_id: int) -> Tally:
    """Return how the facts of a paper stand. The caller has checked who may see it."""
    reviews = querysets.latest_reviews(paper_id)
    rows = PaperFact.objects.filter(paper_id=paper_id).order_by("position")
    return tally([_fact_view(row, reviews.get(row.pk), {}, 0) for row in rows])


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


def may_add(*, user: User, on: date) -> bool:
    """Say whether a person may add papers anywhere."""
    roles = [role.value for role, actions in rules.ALLOWED.items() if Action.ADD_PAPER in actions]
    return querysets.own_place(user.pk, roles=roles, on=on) is not None


def original_of(paper_id: int, *, user: User, on: date) -> tuple[str, str]:
    """Return file name and digest of a paper's original. Raise `NoSuchPaper` or `NotAllowed`."""
    paper = _paper(paper_id, user=user, on=on)
    return paper.file_name, paper.digest


def paper_of_fact(fact_id: int) -> int:
    """Return the paper that states a fact; raise `NoSuchPaper`."""
    paper_id = PaperFact.objects.filter(pk=fact_id).values_list("paper_id", flat=True).first()
    if paper_id is None:
        raise NoSuchPaper(f"fact {fact_id}")
    return paper_id


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


def _paper(paper_id: int, *, user: User, on: date, select: Sequence[str] = ()) -> Paper:
    rows = Paper.objects.filter(pk=paper_id)
    paper = (rows.select_related(*select) if select else rows).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(user, Action.VIEW, unit_id=paper.kept_at_id, on=on)
    return paper


def _fact_view(
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


def _paper_ids(row: PaperFinding) -> list[int]:
    quotes = row.data.get("quotes") or ()
    return list(row.data.get("papers") or [row.paper_id] * len(quotes))


def _spans_here(row: PaperFinding, paper_id: int) -> list[tuple[int, int]]:
    """Return the places of a paper that a finding quotes."""
    spans = zip(_paper_ids(row), mapping.spans_of(row.data), strict=False)
    return [span for stands_in, span in spans if stands_in == paper_id and span is not None]


def _places(paper: Paper, found: Sequence[PaperFinding]) -> set[tuple[int, int]]:
    """Return the places of a paper that findings and agreements quote."""
    places = {span for row in found for span in _spans_here(row, paper.pk)}
    return places | {span for data in paper.agreements for span in mapping.spans_of(data) if span is not None}


def _disputes(paper_id: int, facts: Sequence[PaperFact], found: Sequence[PaperFinding]) -> Mapping[int, int]:
    """Return the first error that quotes words of each fact. Of an error that quotes a whole table of figures (a mean
    against nineteen counts), only the words that it is about, the first, are in dispute."""
    wrong = [
        (span, row.pk)
        for row in found
        if row.severity == "error"
        for spans in [_spans_here(row, paper_id)]
        for span in (spans if len(spans) <= _FEW_QUOTES else spans[:1])
    ]
    return {
        fact.pk: next(finding for (start, end), finding in wrong if fact.start < end and start < fact.end)
        for fact in facts
        if any(fact.start < end and start < fact.end for (start, end), _ in wrong)
    }


def _quotes(
    data: Mapping[str, Any], paper_ids: Sequence[int], *, page: int, names: Mapping[int, PaperName]
) -> tuple[Quote, ...]:
    quotes = data.get("quotes") or ()
    return tuple(
        Quote(
            text=text,
            paper_id=paper_id,
            anchor=f"o{span[0]}-{span[1]}" if span is not None else "",
            paper=None if paper_id == page else names.get(paper_id),
            place=place,
        )
        for text, span, paper_id, place in zip(
            quotes, mapping.spans_of(data), paper_ids, [*(data.get("places") or ()), *[""] * len(quotes)], strict=False
        )
    )


def _finding_view(
    row: PaperFinding, *, page: int, names: Mapping[int, PaperName], refused: Sequence[tuple[int, int]]
) -> FindingView:
    # Of an error that quotes a whole table, one figure put right says little about the rest; the page still says so.
    outdated = any(start < b and a < end for start, end in _spans_here(row, page) for a, b in refused)
    return FindingView(
        id=row.pk,
        code=row.code,
        is_error=row.severity == "error",
        message=row.message,
        quotes=_quotes(row.data, _paper_ids(row), page=page, names=names),
        arithmetic=row.data.get("arithmetic") or "",
        proposal=row.data.get("proposal") or "",
        is_between_papers=row.other_id is not None,
        is_outdated=outdated,
    )
