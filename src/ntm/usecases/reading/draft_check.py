"""A check before signing: a draft is read and held against the papers at hand; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.reading.facts import CrossAgreement, CrossFinding, Finding, Severity
from ntm.documents.papers.findings_memo import FindingsMemo, MemoFinding, memo_docx
from ntm.store.accounts.models import User
from ntm.store.reading import querysets
from ntm.store.reading.models import Paper
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reading import comparing, naming, queries
from ntm.usecases.reading.operations import issuing_unit
from ntm.usecases.reading.shown import PaperPage
from ntm.usecases.reading.taking import take
from ntm.usecases.territory import queries as units

#: A draft is held against at most so many kept papers, the nearest years first.
_MOST_RELATIVES = 60


class MayNotCheck(PermissionError):
    """A person who may add papers nowhere; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a finding quotes, and where they stand: a place in the draft, or another paper."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """A contradiction in a draft, or between it and a kept paper."""

    is_error: bool
    message: str
    quotes: tuple[Said, ...]
    arithmetic: str
    proposal: str


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What the check of a draft found. `compared` name the kept papers that it was held against."""

    title: str
    file_name: str
    unit: str
    year: int | None
    facts: int
    in_doubt: int
    findings: tuple[DraftFinding, ...]
    agreements: tuple[str, ...]
    compared: tuple[str, ...]
    doubts: tuple[str, ...]
    encoding: str
    preview: tuple[str, str]

    @property
    def errors(self) -> int:
        """Return how many contradictions are errors."""
        return sum(found.is_error for found in self.findings)

    @property
    def to_look_at(self) -> int:
        """Return how many are only to be looked at."""
        return len(self.findings) - self.errors


def check_draft(content: bytes, *, file_name: str, by: User, on: date) -> DraftCheck:
    """Read a draft, check its figures against each other, the law and the papers that the person may see, and keep
    nothing. Raise `Unreadable`, whose message is for the person, or `MayNotCheck`."""
    if not queries.may_add(user=by, on=on):
        raise MayNotCheck("Tài khoản của anh/chị chưa được giao việc với văn bản ở địa bàn nào.")
    taken = take(content, file_name)
    reading = taken.reading
    found = [_own(one, [taken.place(start) for start, _ in one.spans]) for one in reading.findings]
    unit_id = issuing_unit(reading.head, by=by, on=on)
    relatives = _relatives(unit_id, reading.head.year, by=by, on=on) if unit_id is not None else []
    names = _names(relatives)
    held = [one.message for one in reading.agreements]
    if unit_id is not None:
        for between in comparing.draft_with_each(reading, unit_id=unit_id, relatives=relatives):
            for one in between.findings:
                places = {file: names[int(file)] for file in one.files if file}
                found.append(_between(one, places, [taken.place(start) for start, _ in one.spans]))
            held += [_held_with(one, names) for one in between.agreements]
    found.sort(key=lambda one: not one.is_error)
    return DraftCheck(
        title=naming.sentence_title(reading.head.title or ""),
        file_name=file_name,
        unit=reading.head.unit_name or "",
        year=reading.head.year,
        facts=len(reading.facts),
        in_doubt=sum(bool(fact.doubts) for fact in reading.facts),
        findings=tuple(found),
        agreements=tuple(held),
        compared=tuple(names[one.pk] for one in relatives),
        doubts=reading.doubts,
        encoding="" if taken.extracted.encoding.startswith(("utf", "unicode")) else taken.extracted.reason,
        preview=taken.extracted.preview,
    )


def _relatives(unit_id: int, year: int | None, *, by: User, on: date) -> list[Paper]:
    near = querysets.related_papers(Paper(unit_id=unit_id, year=year)).defer("text", "agreements")
    may = [one for one in near if rules.may(by, Action.VIEW, unit_id=one.kept_at_id, on=on)]
    may.sort(key=lambda one: (abs((one.year or 0) - (year or 0)), -one.pk))
    return may[:_MOST_RELATIVES]


def _names(papers: Sequence[Paper]) -> Mapping[int, str]:
    labels = querysets.labels((one.unit_id, one.issued_on) for one in papers if one.unit_id is not None)
    named = {}
    for one in papers:
        kind = naming.PAPER_KINDS.get(one.kind, "Văn bản")
        day = f" ngày {format_day(one.issued_on)}" if one.issued_on is not None else " (dự thảo)"
        unit = labels.get((one.unit_id, one.issued_on), "") if one.unit_id is not None else ""
        named[one.pk] = " ".join(f"{kind} {one.number}{day} {unit}".split())
    return named


def _own(found: Finding, places: Sequence[str]) -> DraftFinding:
    quotes = tuple(Said(text, places[at] if at < len(places) else "") for at, text in enumerate(found.quotes))
    return DraftFinding(
        found.severity is Severity.ERROR, found.message, quotes, found.arithmetic or "", found.proposal or ""
    )


def _between(found: CrossFinding, names: Mapping[str, str], places: Sequence[str]) -> DraftFinding:
    quotes = []
    for at, (file, text) in enumerate(zip(found.files, found.quotes, strict=False)):
        quotes.append(Said(text, names[file] if file else (places[at] if at < len(places) else "")))
    return DraftFinding(
        found.severity is Severity.ERROR, found.message, tuple(quotes), found.arithmetic or "", found.proposal or ""
    )


def _held_with(held: CrossAgreement, names: Mapping[int, str]) -> str:
    """Return an agreement with the paper that the draft was held against."""
    other = next(file for file in held.files if file)
    return f"{held.message.removesuffix('.')} ({names[int(other)]})."


def memo_of_draft(check: DraftCheck, *, by: User, on: date) -> FindingsMemo:
    """Return the memo that an officer hands to the leader about a draft."""
    office, place = _office(by, on=on)
    return FindingsMemo(
        office=office,
        title=check.title,
        file_name=check.file_name,
        day=_day(place, on),
        checked_by=str(by),
        findings=[
            MemoFinding(
                is_error=one.is_error,
                message=one.message,
                quotes=[(said.text, said.place) for said in one.quotes],
                arithmetic=one.arithmetic,
                proposal=one.proposal,
            )
            for one in check.findings
        ],
        held=len(check.agreements),
        agreed=check.agreements,
        compared=check.compared,
        doubts=check.doubts,
    )


def memo_of_paper(page: PaperPage, *, by: User, on: date) -> FindingsMemo:
    """Return the memo about a kept paper."""
    office, place = _office(by, on=on)
    others = [quote.paper for found in page.findings for quote in found.quotes if quote.paper is not None]
    return FindingsMemo(
        office=office,
        title=page.name.title,
        file_name=page.file_name,
        day=_day(place, on),
        checked_by=str(by),
        findings=[
            MemoFinding(
                is_error=one.is_error,
                message=one.message,
                quotes=[
                    (quote.text, f"{quote.paper.unit} {quote.paper.reference}" if quote.paper else quote.place)
                    for quote in one.quotes
                ],
                arithmetic=one.arithmetic,
                proposal=one.proposal,
            )
            for one in page.findings
        ],
        held=len(page.agreements),
        agreed=tuple(held.message for held in page.agreements),
        compared=tuple(dict.fromkeys(f"{other.title} ({other.unit})" for other in others)),
        doubts=page.doubts,
    )


def memo_file(memo: FindingsMemo) -> bytes:
    """Return a memo as a Word file."""
    return memo_docx(memo)


def _office(by: User, *, on: date) -> tuple[str, str]:
    """Return the name of a person's office for the head of a paper, and the place's own name for its day."""
    roles = [role.value for role, actions in rules.ALLOWED.items() if Action.VIEW in actions]
    place = querysets.own_place(by.pk, roles=roles, on=on)
    if place is None:
        return "Đơn vị rà soát", ""
    unit = units.unit_on(place, on)
    is_office = unit.level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
    return (f"Ủy ban nhân dân {unit.full_name}" if is_office else unit.full_name), unit.name


def _day(place: str, on: date) -> str:
    # Days below 10 and the months 1 and 2 have a zero before them (Decree 30/2020/NĐ-CP, appendix I).
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    words = f"ngày {on.day:02d} tháng {month} năm {on.year}"
    return f"{place}, {words}" if place else words.capitalize()
