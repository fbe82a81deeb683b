"""Papers as pages show them: the list of those that a person may see, and one paper with all that was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ntm.store.accounts.models import User
from ntm.store.reading import querysets
from ntm.store.reading.models import Paper, PaperFact
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reading import fact_views, finding_views
from ntm.usecases.reading.marked_text import Mark, mark_text
from ntm.usecases.reading.naming import PAPER_KINDS, criterion_names, name_of
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.reading.reviewing import REJECTED
from ntm.usecases.reading.shown import AgreementView, PaperList, PaperPage, PaperRow

PAGE_SIZE = 50


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
    disputes = finding_views.disputes(paper_id, rows, found)
    corrected = {row.corrects_id for row in rows if row.corrects_id is not None}
    rows.sort(key=lambda row: (row.start, row.position))
    facts = tuple(
        fact_views.view_of(row, reviews.get(row.pk), names_of_criteria, disputes.get(row.pk, 0), corrected)
        for row in rows
    )
    refused = [(fact.start, fact.end) for fact in facts if fact.state == REJECTED]
    places = finding_views.places_of(paper, found)
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
        findings=tuple(finding_views.finding_view(row, page=paper.pk, names=names, refused=refused) for row in found),
        agreements=tuple(
            AgreementView(
                data["message"],
                finding_views.quotes_of(data, [paper.pk] * len(data["quotes"]), page=paper.pk, names=names),
            )
            for data in paper.agreements
        ),
        facts=facts,
        tally=fact_views.tally(facts),
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


def may_add(*, user: User, on: date) -> bool:
    """Say whether a person may add papers anywhere."""
    roles = [role.value for role, actions in rules.ALLOWED.items() if Action.ADD_PAPER in actions]
    return querysets.own_place(user.pk, roles=roles, on=on) is not None


def original_of(paper_id: int, *, user: User, on: date) -> tuple[str, str]:
    """Return file name and digest of a paper's original. Raise `NoSuchPaper` or `NotAllowed`."""
    paper = _paper(paper_id, user=user, on=on)
    return paper.file_name, paper.digest


def _paper(paper_id: int, *, user: User, on: date, select: Sequence[str] = ()) -> Paper:
    rows = Paper.objects.filter(pk=paper_id)
    paper = (rows.select_related(*select) if select else rows).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(user, Action.VIEW, unit_id=paper.kept_at_id, on=on)
    return paper
