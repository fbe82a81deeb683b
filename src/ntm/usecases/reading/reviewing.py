"""Deciding on what papers state. Facts are never changed: people confirm or reject them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.reading import querysets
from ntm.store.reading.models import FactReview, Paper, PaperFact
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import operations as planning
from ntm.usecases.reading.operations import NoSuchPaper

CONFIRMED, REJECTED = "confirmed", "rejected"


class NotADecision(ValueError):
    """A decision that is neither confirmed nor rejected."""


class NotAPlan(ValueError):
    """A paper of an unknown unit or year, which cannot be a plan; the message is Vietnamese, without a full stop."""


class DecidedMeanwhile(RuntimeError):
    """Somebody decided on the fact after the person saw it; nothing was written. The message is Vietnamese."""

    def __init__(self, *, fact_id: int, review_id: int, decision: str, by: str, at: datetime) -> None:
        done = "xác nhận" if decision == CONFIRMED else "bác bỏ"
        super().__init__(f"{by} đã {done} dữ kiện này trong lúc anh/chị xem; quyết định của anh/chị chưa được ghi.")
        self.fact_id, self.review_id, self.decision, self.by, self.at = fact_id, review_id, decision, by, at


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A decision as it stands. `changed` is false where the same decision stood before; `target_id` is the target that
    it made, and `remark` says in Vietnamese why a promising fact made none."""

    review_id: int
    changed: bool
    target_id: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedMany:
    """How many facts were confirmed at once, how many of them became targets, and why others did not."""

    confirmed: int
    targets: int
    remarks: tuple[str, ...] = field(default=())


def review_fact(
    *, fact_id: int, decision: str, note: str, by: User, on: date, at: datetime, seen: int | None = None
) -> Reviewed:
    """Confirm or reject a fact; a confirmed fact that promises a level becomes a target of the paper's plan.

    `seen` is the newest review of the fact that the person saw (0: none; None: whatever stands). The same decision
    again changes nothing. Rejecting after confirming withdraws the target. Raise `NotADecision`, `NotAllowed`, or
    `DecidedMeanwhile` where somebody else decided otherwise after the person looked; then nothing was written.
    """
    if decision not in (CONFIRMED, REJECTED):
        raise NotADecision(decision)
    with transaction.atomic():
        fact = PaperFact.objects.select_related("paper").get(pk=fact_id)
        rules.require(by, Action.REVIEW_FACT, unit_id=fact.paper.kept_at_id, on=on)
        # One at a time for a paper: reviews are appended, and only the newest counts.
        Paper.objects.select_for_update(no_key=True).only("pk").get(pk=fact.paper_id)
        latest = FactReview.objects.filter(fact=fact).select_related("by").order_by("-pk").first()
        if latest is not None and latest.decision == decision:
            return Reviewed(latest.pk, False, latest.target_id)
        if PaperFact.objects.filter(corrects=fact).exists():
            assert latest is not None  # whoever put it right rejected it
            return Reviewed(
                latest.pk, False, None, "Dữ kiện này đã được sửa; hãy quyết định trên dữ kiện đứng thay nó."
            )
        if seen is not None and seen != (latest.pk if latest is not None else 0):
            assert latest is not None
            raise DecidedMeanwhile(
                fact_id=fact_id, review_id=latest.pk, decision=latest.decision, by=str(latest.by), at=latest.at
            )
        return decide(fact, decision, latest=latest, note=vietnamese.clean(note)[:2000], by=by, on=on, at=at)


def review_many(*, paper_id: int, by: User, on: date, at: datetime) -> ReviewedMany:
    """Confirm every fact of a paper that carries no doubt and on which nobody has decided. Raise `NoSuchPaper`,
    `NotAllowed`."""
    with transaction.atomic():
        paper = Paper.objects.select_for_update(of=("self",), no_key=True).filter(pk=paper_id).first()
        if paper is None:
            raise NoSuchPaper(str(paper_id))
        rules.require(by, Action.REVIEW_FACT, unit_id=paper.kept_at_id, on=on)
        certain = [fact for fact in querysets.facts_without_review(paper_id) if not fact.data.get("doubts")]
        targets, remarks = confirm_together(paper, certain, by=by, on=on, at=at)
    return ReviewedMany(confirmed=len(certain), targets=len(targets), remarks=remarks)


def confirm_together(
    paper: Paper, facts: Sequence[PaperFact], *, by: User, on: date, at: datetime
) -> tuple[Mapping[int, int], tuple[str, ...]]:
    """Confirm facts of a paper in a fixed number of statements, under one audit entry that names each; return the
    targets that they made, by fact, and why others made none. The caller holds the paper's lock and has checked who
    may."""
    if not facts:
        return {}, ()
    targets, remarks = _record_targets(paper, facts, by=by, on=on, at=at)
    reviews = FactReview.objects.bulk_create(
        FactReview(fact=fact, decision=CONFIRMED, note="", target_id=targets.get(fact.pk), by=by, at=at)
        for fact in facts
    )
    told = [
        {"fact": fact.pk, "review": review.pk, "quote": fact.quote, "target": review.target_id}
        for fact, review in zip(facts, reviews, strict=True)
    ]
    audit.append(
        chain=paper.kept_at_id,
        what="reading.facts_confirmed",
        payload={"paper": paper.pk, "facts": told},
        by=by,
        at=at,
    )
    return targets, remarks


def _record_targets(
    paper: Paper, facts: Sequence[PaperFact], *, by: User, on: date, at: datetime
) -> tuple[Mapping[int, int], tuple[str, ...]]:
    """Record the facts that promise a level as targets of one plan; return the target of each, and why others are
    none."""
    promising, remarks = [], dict[str, None]()
    for fact in facts:
        if fact.kind not in planning.PROMISING_KINDS:
            continue
        try:
            planning.target_values(stated_by(fact))
        except planning.NotATarget as reason:
            remarks[_no_target(reason)] = None
        else:
            promising.append(fact)
    if not promising:
        return {}, tuple(remarks)
    try:
        plan_id = plan_of(paper, by=by, on=on, at=at)
    except NotAPlan as reason:
        return {}, (*remarks, _no_plan(reason))
    ids = planning.record_targets(plan_id=plan_id, facts=[stated_by(fact) for fact in promising], by=by, at=at, on=on)
    return dict(zip((fact.pk for fact in promising), ids, strict=True)), tuple(remarks)


def _no_target(reason: planning.NotATarget) -> str:
    return f"Chưa thành chỉ tiêu kế hoạch: {reason}"


def _no_plan(reason: NotAPlan) -> str:
    return f"{reason} nên dữ kiện chưa thành chỉ tiêu kế hoạch."


def decide(
    fact: PaperFact, decision: str, *, latest: FactReview | None, note: str, by: User, on: date, at: datetime
) -> Reviewed:
    """Write a decision on a fact, with the target that it makes or withdraws. The caller holds the paper's lock, has
    checked who may, and gives the newest review."""
    target_id, remark = None, ""
    if decision == CONFIRMED and fact.kind in planning.PROMISING_KINDS:
        target_id, remark = _record_target(fact, by=by, on=on, at=at)
    if decision == REJECTED and latest is not None and latest.target_id is not None:
        planning.withdraw_target(target_id=latest.target_id, by=by, at=at, on=on)
    review = FactReview.objects.create(fact=fact, decision=decision, note=note, target_id=target_id, by=by, at=at)
    audit.append(
        chain=fact.paper.kept_at_id,
        what=f"reading.fact_{decision}",
        payload={
            "paper": fact.paper_id,
            "fact": fact.pk,
            "review": review.pk,
            "quote": fact.quote,
            "note": note,
            "target": target_id,
        },
        by=by,
        at=at,
    )
    return Reviewed(review.pk, True, target_id, remark)


def _record_target(fact: PaperFact, *, by: User, on: date, at: datetime) -> tuple[int | None, str]:
    stated = stated_by(fact)
    try:
        planning.target_values(stated)
        plan_id = plan_of(fact.paper, by=by, on=on, at=at)
    except planning.NotATarget as reason:
        return None, _no_target(reason)
    except NotAPlan as reason:
        return None, _no_plan(reason)
    return planning.record_target(plan_id=plan_id, fact=stated, by=by, at=at, on=on), ""


def stated_by(fact: PaperFact) -> Mapping[str, Any]:
    """Return a fact as plans record it."""
    return {**fact.data, "kind": fact.kind, "quote": fact.quote, "start": fact.start}


def plan_of(paper: Paper, *, by: User, on: date, at: datetime) -> int:
    """Return the plan that a paper states, recorded now where it was not before; raise `NotAPlan`, `NotAllowed`."""
    if paper.unit_id is None:
        raise NotAPlan("Chưa nhận ra đơn vị ban hành")
    year = paper.year or (paper.issued_on.year if paper.issued_on else None)
    if year is None:
        raise NotAPlan("Văn bản không nêu năm")
    if paper.plan_id is None:
        paper.plan_id = planning.record_plan(
            unit_id=paper.unit_id,
            kind=paper.kind,
            title=paper.title or paper.file_name,
            year=year,
            number=paper.number,
            issued_on=paper.issued_on,
            by=by,
            at=at,
            on=on,
        )
        Paper.objects.filter(pk=paper.pk).update(plan_id=paper.plan_id)
    return paper.plan_id
