"""Scans that are kept as evidence, and the words that a program recognises in them when a person asks for it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from ntm.store.accounts.models import User
from ntm.store.reading import mapping
from ntm.store.reading.models import Paper
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.instruments import evidence
from ntm.usecases.reading import operations
from ntm.usecases.reading.operations import AddedPaper, NoSuchPaper
from ntm.usecases.reading.taking import SCAN, take_scan


class HasWords(ValueError):
    """A paper that was read already; the message is Vietnamese."""


def recognise_paper(paper_id: int, *, by: User, on: date, at: datetime) -> AddedPaper:
    """Recognise the words of a kept scan and keep its facts, each doubted as "từ OCR"; the original stays as it was.

    The paper becomes one of the unit that its letterhead names where the person may add papers there. Raise
    `NoSuchPaper`, `NotAllowed`, `HasWords`, `Unreadable` (no program is installed, or no word was found),
    `EvidenceIsMissing` or `EvidenceIsDamaged`; then nothing was written.
    """
    paper = _kept_scan(paper_id, by=by, on=on)
    # Minutes for a long scan: nobody waits for a lock meanwhile.
    taken = operations.storable(take_scan(evidence.fetch(paper.digest), paper.file_name))
    with transaction.atomic():
        Paper.objects.select_for_update(of=("self",), no_key=True).get(pk=paper_id)
        paper = _kept_scan(paper_id, by=by, on=on)
        reading = taken.reading
        unit_id = operations.issuing_unit(reading.head, by=by, on=on)
        if unit_id is not None and rules.may(by, Action.ADD_PAPER, unit_id=unit_id, on=on):
            paper.unit_id = paper.kept_at_id = unit_id
        paper.text = reading.text
        paper.doubts = list(reading.doubts)
        paper.agreements = [mapping.agreement_data(agreement) for agreement in reading.agreements]
        paper.taken = operations.how_taken(taken)
        for name, value in mapping.head_columns(reading.head).items():
            setattr(paper, name, value)
        paper.save()
        operations.keep_facts(paper, taken)
        cross = operations.recompute_between(paper_id)
        audit.append(
            chain=paper.kept_at_id,
            what="reading.paper_recognised",
            payload={"paper": paper_id, "digest": paper.digest, "facts": len(reading.facts)},
            by=by,
            at=at,
        )
    return AddedPaper(paper_id, True, len(reading.facts), len(reading.findings), cross, reading.doubts)


def _kept_scan(paper_id: int, *, by: User, on: date) -> Paper:
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(by, Action.ADD_PAPER, unit_id=paper.kept_at_id, on=on)
    if paper.taken.get("format") != SCAN:
        raise HasWords("Văn bản này đã được đọc.")
    return paper
