"""The list of the papers that a person may see, and what else pages ask about papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ntm.store.accounts.models import User
from ntm.store.reading import querysets
from ntm.store.reading.models import Paper
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reading.naming import PAPER_KINDS, name_of
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.reading.shown import PaperList, PaperRow

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


def may_add(*, user: User, on: date) -> bool:
    """Say whether a person may add papers anywhere."""
    roles = [role.value for role, actions in rules.ALLOWED.items() if Action.ADD_PAPER in actions]
    return querysets.own_place(user.pk, roles=roles, on=on) is not None


def original_of(paper_id: int, *, user: User, on: date) -> tuple[str, str]:
    """Return file name and digest of a paper's original. Raise `NoSuchPaper` or `NotAllowed`."""
    paper = visible_paper(paper_id, user=user, on=on)
    return paper.file_name, paper.digest


def visible_paper(paper_id: int, *, user: User, on: date, select: Sequence[str] = ()) -> Paper:
    """Return a paper that a person may see, joined with what `select` names. Raise `NoSuchPaper` or `NotAllowed`."""
    rows = Paper.objects.filter(pk=paper_id)
    paper = (rows.select_related(*select) if select else rows).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(user, Action.VIEW, unit_id=paper.kept_at_id, on=on)
    return paper
