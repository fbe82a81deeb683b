"""Adding papers, and deciding on what they state. Facts are never changed: people confirm or reject them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import connection, transaction

from ntm.core.kernel import vietnamese
from ntm.core.reading import reading as core_reading
from ntm.core.reading.facts import PaperHead
from ntm.documents import extract
from ntm.store.accounts.models import User
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import FactReview, Paper, PaperFact, PaperFinding
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.instruments import evidence
from ntm.usecases.planning import operations as planning
from ntm.usecases.reading import comparing
from ntm.usecases.reading.taking import Taken, take

#: The largest file that is taken, in bytes.
LARGEST_FILE = extract.MAX_BYTES

CONFIRMED, REJECTED = "confirmed", "rejected"

#: The lock of whoever compares papers with each other ("ntmp" in ASCII).
_BETWEEN_PAPERS = 0x6E746D70

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
#: PostgreSQL keeps neither NUL nor half a surrogate pair.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class NoSuchPaper(LookupError):
    """An id that no paper has."""


class KeptElsewhere(ValueError):
    """The same file is kept in a place that the person may not see; the message is Vietnamese."""


class NoPlaceOfOwn(ValueError):
    """A paper whose unit is not recognised, added by a person whose grants give it no place; Vietnamese message."""


class NotADecision(ValueError):
    """A decision that is neither confirmed nor rejected."""


class DecidedMeanwhile(RuntimeError):
    """Somebody decided on the fact after the person saw it; nothing was written. The message is Vietnamese."""

    def __init__(self, *, fact_id: int, review_id: int, decision: str, by: str, at: datetime) -> None:
        done = "xác nhận" if decision == CONFIRMED else "bác bỏ"
        super().__init__(f"{by} đã {done} dữ kiện này trong lúc anh/chị xem; quyết định của anh/chị chưa được ghi.")
        self.fact_id, self.review_id, self.decision, self.by, self.at = fact_id, review_id, decision, by, at


@dataclass(frozen=True, slots=True)
class AddedPaper:
    """A paper after it was added; `is_new` is false where the same bytes were there before. `doubts` are Vietnamese."""

    paper_id: int
    is_new: bool
    facts: int = 0
    findings: int = 0
    cross_findings: int = 0
    doubts: tuple[str, ...] = ()


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


def clean_file_name(name: str) -> str:
    """Return the last part of a file name without control characters, at most 200 characters, never empty."""
    last = re.split(r"[/\\]", _CONTROL.sub("", name))[-1]
    last = vietnamese.clean(last).strip(". ")
    if len(last) > 200:
        stem, dot, ending = last.rpartition(".")
        last = f"{stem[: 199 - len(ending)]}.{ending}" if dot and len(ending) <= 8 else last[:200]
    return last or "van-ban"


def add_paper(
    *,
    content: bytes,
    file_name: str,
    by: User,
    on: date,
    at: datetime,
    is_sample: bool = False,
    reader: Callable[[bytes, str], Taken] = take,
) -> AddedPaper:
    """Read a file and keep the paper with its facts, findings and original bytes, all or nothing.

    The paper belongs to the unit that its letterhead names, as it was on the paper's own day (without a day, within
    its year); where no such unit is known it is kept in the person's own place. The same bytes again are the paper
    that is there. `on` is the day on which the person acts. `reader` is `take_scan` where the person asked
    for the words of a scan to be recognised. Raise `Unreadable` for a file that is too large or holds no text,
    `NotAllowed`, `NoPlaceOfOwn` or `KeptElsewhere`; then nothing was kept.
    """
    if len(content) > LARGEST_FILE:
        raise extract.TooLarge(f"Tệp lớn hơn {LARGEST_FILE // 1024 // 1024} MB nên không được nhận.")
    digest = evidence.digest_of(content)
    if (known := Paper.objects.filter(digest=digest).first()) is not None:
        return _known(known, by=by, on=on)
    name = clean_file_name(file_name)
    taken = storable(reader(content, name))
    reading = taken.reading
    unit_id = issuing_unit(reading.head, by=by, on=on)
    kept_at = unit_id if unit_id is not None else _own_place(by, on=on)
    rules.require(by, Action.ADD_PAPER, unit_id=kept_at, on=on)
    try:
        with transaction.atomic():
            # Whoever adds or clears the same bytes waits here, so that no file is removed which a paper names.
            _lock(digest)
            if (known := Paper.objects.filter(digest=digest).first()) is not None:
                return _known(known, by=by, on=on)
            evidence.keep(content)
            paper = Paper.objects.create(
                digest=digest,
                file_name=name,
                text=reading.text,
                unit_id=unit_id,
                kept_at_id=kept_at,
                is_sample=is_sample,
                doubts=list(reading.doubts),
                agreements=[mapping.agreement_data(agreement) for agreement in reading.agreements],
                taken={
                    "format": taken.extracted.format,
                    "encoding": taken.extracted.encoding,
                    "reason": taken.extracted.reason,
                    "preview": [_UNSTORABLE.sub("\ufffd", line)[:300] for line in taken.extracted.preview],
                },
                added_by=by,
                added_at=at,
                **mapping.head_columns(reading.head),
            )
            _keep_facts(paper, taken)
            cross = _recompute_between(paper)
            audit.append(
                chain=kept_at,
                what="reading.paper_added",
                payload={
                    "paper": paper.pk,
                    "digest": digest,
                    "file_name": name,
                    "number": paper.number,
                    "facts": len(reading.facts),
                    "findings": len(reading.findings),
                    "cross_findings": cross,
                },
                by=by,
                at=at,
            )
    except BaseException:
        _clear(digest)
        raise
    return AddedPaper(paper.pk, True, len(reading.facts), len(reading.findings), cross, reading.doubts)


def storable(taken: Taken) -> Taken:
    """Return what was taken in a text that the database can keep."""
    if _UNSTORABLE.search(taken.reading.text) is None:
        return taken
    # One character for another: the places of the second reading are those of the first.
    text = _UNSTORABLE.sub("\ufffd", taken.reading.text)
    again = replace(core_reading.read(text, taken.extracted.structure), doubts=taken.reading.doubts)
    return replace(taken, reading=again)


def _known(paper: Paper, *, by: User, on: date) -> AddedPaper:
    if not rules.may(by, Action.VIEW, unit_id=paper.kept_at_id, on=on):
        raise KeptElsewhere("Tệp này đã được đưa vào ở một địa bàn khác mà anh/chị không được xem.")
    counted = querysets.counts([paper.pk])[paper.pk]
    return AddedPaper(paper.pk, False, counted.facts, counted.errors + counted.warnings, 0, tuple(paper.doubts))


def issuing_unit(head: PaperHead, *, by: User, on: date) -> int | None:
    """Return the unit that a letterhead names. Of several with that name, the one in which the person works is meant;
    where that does not tell, no unit is."""
    if not head.unit_name:
        return None
    for day in comparing.days_of(head) or (on,):
        units = querysets.find_units(head.unit_name, level=head.level or "", within=head.within or "", on=day)
        if len(units) > 1:
            units = tuple(unit for unit in units if rules.may(by, Action.ADD_PAPER, unit_id=unit, on=on))
        if len(units) == 1:
            return units[0]
    return None


def _own_place(by: User, *, on: date) -> int:
    roles = [role.value for role, actions in rules.ALLOWED.items() if Action.ADD_PAPER in actions]
    place = querysets.own_place(by.pk, roles=roles, on=on)
    if place is None:
        raise NoPlaceOfOwn(
            "Không nhận ra đơn vị ban hành văn bản, và tài khoản của anh/chị chưa được phép thêm văn bản ở địa bàn nào."
        )
    return place


def _keep_facts(paper: Paper, taken: Taken) -> None:
    reading = taken.reading
    PaperFact.objects.bulk_create(
        [
            PaperFact(
                paper=paper,
                position=position,
                kind=fact.kind.value,
                start=fact.start,
                end=fact.end,
                quote=fact.quote,
                data=mapping.fact_data(fact) | {"place": taken.place(fact.start)},
            )
            for position, fact in enumerate(reading.facts)
        ],
        batch_size=1000,
    )
    PaperFinding.objects.bulk_create(
        [
            mapping.finding_row(
                found,
                paper_id=paper.pk,
                position=position,
                places=[taken.place(start) for start, _ in found.spans],
            )
            for position, found in enumerate(reading.findings)
        ]
    )


def _lock(digest: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(('x' || %s)::bit(64)::bigint)", [digest[:16]])


def _clear(digest: str) -> None:
    """Remove the original of a paper that was not kept, unless a paper names it after all."""
    if connection.needs_rollback:
        return  # an enclosing transaction is lost as a whole; the file without a paper harms nobody
    with transaction.atomic():
        _lock(digest)
        if not Paper.objects.filter(digest=digest).exists():
            evidence.remove(digest)


def recompute_between(paper_id: int) -> int:
    """Derive anew the contradictions between a paper and its relatives; return how many there are."""
    with transaction.atomic():
        return _recompute_between(Paper.objects.get(pk=paper_id))


def _recompute_between(paper: Paper) -> int:
    """Compare a paper with each relative alone, so that what stands between two papers depends on these two only."""
    with connection.cursor() as cursor:
        # Of two papers added at the same time the second must see the first.
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [_BETWEEN_PAPERS])
    relatives = list(querysets.related_papers(paper))
    PaperFinding.objects.filter(paper=paper, other__isnull=False).delete()
    PaperFinding.objects.filter(other=paper).delete()
    if not relatives:
        return 0
    rows = [
        mapping.cross_finding_row(found, paper_ids=[int(name) for name in found.files], position=position)
        for found, position in comparing.with_each(paper, relatives)
    ]
    rows = [row for row in rows if row.other_id is not None]
    PaperFinding.objects.bulk_create(rows)
    return len(rows)


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
        done = []
        for fact in certain:
            fact.paper = paper  # one plan for all of them
            done.append(decide(fact, CONFIRMED, latest=None, note="", by=by, on=on, at=at))
    return ReviewedMany(
        confirmed=len(done),
        targets=sum(review.target_id is not None for review in done),
        remarks=tuple(_once(review.remark for review in done if review.remark)),
    )


def _once(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(texts)


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
    paper = fact.paper
    if paper.unit_id is None:
        return None, "Chưa nhận ra đơn vị ban hành nên dữ kiện chưa thành chỉ tiêu kế hoạch."
    year = paper.year or (paper.issued_on.year if paper.issued_on else None)
    if year is None:
        return None, "Văn bản không nêu năm nên dữ kiện chưa thành chỉ tiêu kế hoạch."
    stated = {**fact.data, "kind": fact.kind, "quote": fact.quote, "start": fact.start}
    try:
        planning.target_values(stated)
    except planning.NotATarget as reason:
        return None, f"Chưa thành chỉ tiêu kế hoạch: {reason}"
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
    return planning.record_target(plan_id=paper.plan_id, fact=stated, by=by, at=at, on=on), ""
