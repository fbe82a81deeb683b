"""Adding papers: read, kept with the original bytes, and held against their relatives."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from ntm.core.kernel import vietnamese
from ntm.core.reading import reading as core_reading
from ntm.core.reading.facts import PaperHead
from ntm.documents import extract
from ntm.store.accounts.models import User
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import Paper, PaperFact, PaperFinding
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.instruments import evidence
from ntm.usecases.reading import comparing
from ntm.usecases.reading.taking import Taken, take

#: The largest file that is taken, in bytes.
LARGEST_FILE = extract.MAX_BYTES

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


@dataclass(frozen=True, slots=True)
class AddedPaper:
    """A paper after it was added; `is_new` is false where the same bytes were there before. `doubts` are Vietnamese."""

    paper_id: int
    is_new: bool
    facts: int = 0
    findings: int = 0
    cross_findings: int = 0
    doubts: tuple[str, ...] = ()


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
                taken=how_taken(taken),
                added_by=by,
                added_at=at,
                **mapping.head_columns(reading.head),
            )
            keep_facts(paper, taken)
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


def how_taken(taken: Taken) -> dict[str, Any]:
    """Return how a file was read, as a paper keeps it."""
    return {
        "format": taken.extracted.format,
        "encoding": taken.extracted.encoding,
        "reason": taken.extracted.reason,
        "preview": [_UNSTORABLE.sub("\ufffd", line)[:300] for line in taken.extracted.preview],
    }


def keep_facts(paper: Paper, taken: Taken) -> None:
    """Keep the facts and findings of a paper that has none yet, each with its place in words."""
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
