"""Two versions of one paper side by side: what changed in facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.vietnamese import fold
from ntm.core.reading.changes import ChangeKind, compare
from ntm.core.reading.facts import Fact
from ntm.store.accounts.models import User
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import Paper
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reading import naming
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.reading.shown import PaperName
from ntm.usecases.reading.wording import Wording, put_in_words

_AMENDS = re.compile(r"\b(?:dieu chinh|sua doi|bo sung)\b")
#: Among so many papers of the unit an earlier version is chosen.
_MOST_OTHERS = 40

_WORDS: Mapping[str, str] = {
    "numerator": "số",
    "denominator": "tổng số",
    "value": "giá trị",
    "range": "khoảng",
    "op": "mức so sánh",
    "unit": "đơn vị tính",
    "year": "năm",
    "names": "danh sách tên",
    "criteria": "tiêu chí",
    "date": "ngày",
    "recurring": "kỳ",
    "agency": "cơ quan",
    "parent": "nguồn cấp trên",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A fact as one of the versions states it, and its place in the page of that paper."""

    wording: Wording
    quote: str
    place: str
    anchor: str
    names: tuple[str, ...]
    fact_id: int


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change. `what` are the Vietnamese words for what differs; `gone` and `new` are names in one version only."""

    kind: ChangeKind
    kind_label: str
    before: Side | None
    after: Side | None
    what: tuple[str, ...]
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """A later version and, where one is chosen, an earlier one with the changes. `others` are the papers of the unit
    that the person may see and choose from, the nearest first."""

    after: PaperName
    before: PaperName | None
    others: tuple[PaperName, ...]
    rows: tuple[ChangeRow, ...]
    same: int
    #: Whether the later version amends some points only, so that what it does not repeat still holds.
    is_partial: bool = False

    def of(self, kind: str) -> tuple[ChangeRow, ...]:
        """Return the changes of one kind."""
        return tuple(row for row in self.rows if row.kind == kind)

    @property
    def changed(self) -> tuple[ChangeRow, ...]:
        """Return the facts that say something else now."""
        return self.of(ChangeKind.CHANGED)

    @property
    def added(self) -> tuple[ChangeRow, ...]:
        """Return the facts that only the later version states."""
        return self.of(ChangeKind.ADDED)

    @property
    def removed(self) -> tuple[ChangeRow, ...]:
        """Return the facts that only the earlier version states."""
        return self.of(ChangeKind.REMOVED)


def compare_versions(after_id: int, *, before_id: int | None, user: User, on: date) -> Versions:
    """Return what changed in facts from an earlier version to a later one, people's corrections counted; without an
    earlier one, the nearest of the same unit, kind and year is taken, if there is one. Raise `NoSuchPaper` or
    `NotAllowed`."""
    after = _paper(after_id, user=user, on=on)
    others = [one for one in _others(after) if rules.may(user, Action.VIEW, unit_id=one.kept_at_id, on=on)]
    before = _paper(before_id, user=user, on=on) if before_id is not None else _nearest(after, others)
    papers = [after, *others, *([before] if before is not None else [])]
    labels = querysets.labels((one.unit_id, one.issued_on) for one in papers if one.unit_id is not None)
    names = {
        one.pk: naming.name_of(one, labels.get((one.unit_id, one.issued_on), "") if one.unit_id is not None else "")
        for one in papers
    }
    # An address may ask for a paper of another unit; the choice shows it too.
    chosen = [before] if before is not None and before.pk not in {one.pk for one in others} else []
    choices = tuple(names[one.pk] for one in [*chosen, *others])
    if before is None:
        return Versions(names[after.pk], None, choices, (), 0)
    stated = {
        one.pk: [
            (mapping.fact(row), row.pk, str(row.data.get("place") or "")) for row in querysets.standing_facts([one.pk])
        ]
        for one in (before, after)
    }
    found = compare([fact for fact, _, _ in stated[before.pk]], [fact for fact, _, _ in stated[after.pk]])
    gone = sum(change.kind is ChangeKind.REMOVED for change in found.changes)
    known = naming.criterion_names(after.year)
    marks = {id(fact): (pk, place) for facts in stated.values() for fact, pk, place in facts}

    def side(fact: Fact | None) -> Side | None:
        if fact is None:
            return None
        pk, place = marks[id(fact)]
        return Side(put_in_words(fact, known), fact.quote, place, f"v{pk}", fact.names, pk)

    rows = []
    for change in found.changes:
        stands = change.after or change.before
        assert stands is not None
        old = change.before.names if change.before is not None else ()
        new = change.after.names if change.after is not None else ()
        rows.append(
            ChangeRow(
                kind=change.kind,
                kind_label=stands.kind.label,
                before=side(change.before),
                after=side(change.after),
                what=tuple(_WORDS[name] for name in change.fields),
                gone=tuple(name for name in old if name not in new) if "names" in change.fields else (),
                new=tuple(name for name in new if name not in old) if "names" in change.fields else (),
            )
        )
    return Versions(
        names[after.pk],
        names[before.pk],
        choices,
        tuple(rows),
        found.same,
        is_partial=_amends_some_points(after, repeated=len(stated[before.pk]) - gone, of=len(stated[before.pk])),
    )


def _amends_some_points(after: Paper, *, repeated: int, of: int) -> bool:
    """Say whether a paper only tells what it changes: it calls itself an amendment and repeats less than half of the
    earlier one. An amendment that states everything anew has dropped what it leaves out."""
    return _AMENDS.search(fold(after.title)) is not None and 2 * repeated < of


def _paper(paper_id: int, *, user: User, on: date) -> Paper:
    paper = Paper.objects.defer("text", "agreements").filter(pk=paper_id).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(user, Action.VIEW, unit_id=paper.kept_at_id, on=on)
    return paper


def _others(paper: Paper) -> list[Paper]:
    rows = Paper.objects.defer("text", "agreements").exclude(pk=paper.pk)
    rows = rows.filter(unit_id=paper.unit_id) if paper.unit_id is not None else rows.filter(kept_at_id=paper.kept_at_id)
    found = list(rows.order_by("-added_at", "-pk")[:_MOST_OTHERS])
    found.sort(key=lambda one: (one.kind != paper.kind, abs((one.year or 0) - (paper.year or 0))))
    return found


def _nearest(paper: Paper, others: list[Paper]) -> Paper | None:
    return next((one for one in others if one.kind == paper.kind and one.year == paper.year), None)
