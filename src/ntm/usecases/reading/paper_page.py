"""One paper as its page shows it: the part asked for of a long one, with all that was said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ntm.store.accounts.models import User
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import Paper, PaperFact, PaperFinding
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reading import fact_views, finding_views
from ntm.usecases.reading.marked_text import Mark, mark_text, shown_layout
from ntm.usecases.reading.naming import PAPER_KINDS, criterion_names, name_of
from ntm.usecases.reading.parts import Part, part_at, parts_of
from ntm.usecases.reading.place_names import NameQuestion, PaperNames
from ntm.usecases.reading.queries import visible_paper
from ntm.usecases.reading.reviewing import REJECTED
from ntm.usecases.reading.shown import AgreementView, PaperName, PaperPage, PartView
from ntm.usecases.reading.taking import SCAN

#: So many recipients and campaigns are named in the head of the page.
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Where:
    """Which part of a paper is asked for: by number, or as the one with a fact, a finding or a place of the text."""

    part: int = 1
    fact: int = 0
    finding: int = 0
    offset: int = -1


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which facts of a part are listed: those in a state and of a group (empty: all), in any case the fact `keep`."""

    state: str = ""
    group: str = ""
    keep: int = 0

    def includes(self, row: PaperFact, state: str) -> bool:
        """Say whether a fact is listed; "waiting" are the doubtful too."""
        in_state = not self.state or state == self.state or (self.state == "waiting" and state == "doubtful")
        return row.pk == self.keep or (in_state and (not self.group or fact_views.group_of(row) == self.group))


def paper_page(
    paper_id: int, *, user: User, on: date, where: Where | None = None, chosen: Chosen | None = None
) -> PaperPage:
    """Return a paper with its text, facts, findings and decisions, in a number of queries that does not grow with its
    facts; without `where` the whole of it as one part. Raise `NoSuchPaper` or `NotAllowed`."""
    chosen = chosen or Chosen()
    paper = visible_paper(paper_id, user=user, on=on, select=("added_by",))
    rows = list(PaperFact.objects.filter(paper_id=paper_id).order_by("start", "position"))
    reviews = querysets.latest_reviews(paper_id)
    found = querysets.findings_about(paper_id)
    questions = _questions(paper, rows)
    layout = shown_layout(paper.text)
    whole = (Part(1, 0, len(paper.text)),)
    parts = parts_of(paper.text, layout, [row.start for row in rows]) if where is not None else whole
    number = _asked(where, parts, rows, found, paper_id) if where is not None else 1
    part = parts[number - 1]
    states = {row.pk: fact_views.state_of(row, reviews.get(row.pk)) for row in rows}
    names = _names(paper, found)
    corrected = {row.corrects_id for row in rows if row.corrects_id is not None}
    disputes = finding_views.disputes(paper_id, rows, found)
    homes = {row.pk: _home(row, parts, paper_id) for row in found}
    here = [row for row in rows if part_at(parts, row.start) == number]
    open_names = _open_names(questions)
    known = criterion_names(paper.year)
    facts = tuple(
        replace(
            fact_views.view_of(
                row, reviews.get(row.pk), known, disputes.get(row.pk, 0), corrected, open_names.get(row.pk, ())
            ),
            finding_is_elsewhere=homes.get(disputes.get(row.pk, 0), number) != number,
        )
        for row in here
    )
    refused = [(row.start, row.end) for row in rows if states[row.pk] == REJECTED]
    within = (part.start, part.end)
    marks = [Mark(f"v{row.pk}", row.start, row.end) for row in here]
    marks += [
        Mark(f"o{start}-{end}", start, end)
        for start, end in sorted(finding_views.places_of(paper, found))
        if start < part.end and end > part.start
    ]
    asked = [one for one in questions if _part_of_question(one, rows, parts) == number]
    counted = _count_parts(parts, rows, states, questions, homes, chosen)
    return PaperPage(
        name=names[paper.pk],
        kind_label=PAPER_KINDS.get(paper.kind, PAPER_KINDS["other"]),
        year=paper.year,
        issuer=paper.issuer,
        signer=paper.signer,
        signer_title=paper.signer_title,
        signs_for=paper.signs_for,
        file_name=paper.file_name,
        digest=paper.digest,
        unit_id=paper.unit_id,
        unit_as_written=paper.unit_name,
        added_by=str(paper.added_by),
        added_at=paper.added_at,
        plan_id=paper.plan_id,
        doubts=tuple(paper.doubts),
        text=mark_text(paper.text, marks, layout=layout, within=within),
        findings=tuple(
            finding_views.finding_view(row, page=paper.pk, names=names, refused=refused, within=within)
            for row in found
            if homes[row.pk] == number
        ),
        agreements=_agreements(paper, names, parts, number),
        facts=facts,
        tally=fact_views.tally(rows, reviews),
        may_review=rules.may(user, Action.REVIEW_FACT, unit_id=paper.kept_at_id, on=on),
        conversion=_conversion(paper),
        preview=_preview(paper),
        is_recognised=paper.taken.get("format") == "ocr",
        is_scan=paper.taken.get("format") == SCAN,
        parts=counted,
        part=number,
        next_part=_next(counted, number),
        questions=tuple(asked),
        open_questions=sum(one.answered is None for one in questions),
        recipients=_said(rows, "recipient", "recipient"),
        campaigns=_said(rows, "campaign", "label"),
        findings_elsewhere=len(found) - sum(home == number for home in homes.values()),
        listed=frozenset(row.pk for row in here if chosen.includes(row, states[row.pk])),
    )


def _questions(paper: Paper, rows: Sequence[PaperFact]) -> tuple[NameQuestion, ...]:
    replaced = {row.corrects_id for row in rows}
    return PaperNames(paper).questions([(row.pk, mapping.fact(row)) for row in rows if row.pk not in replaced])


def _open_names(questions: Collection[NameQuestion]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for one in questions:
        if one.answered is None:
            for fact_id in one.fact_ids:
                found[fact_id] = (*found.get(fact_id, ()), one.name)
    return found


def _names(paper: Paper, found: Sequence[PaperFinding]) -> Mapping[int, PaperName]:
    others = {other.pk: other for row in found for other in (row.paper, row.other) if other is not None}
    others[paper.pk] = paper
    labels = querysets.labels(
        (other.unit_id, other.issued_on) for other in others.values() if other.unit_id is not None
    )
    return {
        other.pk: name_of(other, labels.get((other.unit_id, other.issued_on), "") if other.unit_id else "")
        for other in others.values()
    }


def _asked(
    where: Where, parts: Sequence[Part], rows: Sequence[PaperFact], found: Sequence[PaperFinding], paper_id: int
) -> int:
    if where.fact:
        start = next((row.start for row in rows if row.pk == where.fact), 0)
        return part_at(parts, start)
    if where.finding:
        return next((_home(row, parts, paper_id) for row in found if row.pk == where.finding), 1)
    if where.offset >= 0:
        return part_at(parts, where.offset)
    return min(max(where.part, 1), len(parts))


def _home(row: PaperFinding, parts: Sequence[Part], paper_id: int) -> int:
    """Return the part in which a finding is told: that of the first words that it quotes here."""
    spans = finding_views.spans_here(row, paper_id)
    return part_at(parts, spans[0][0]) if spans else 1


def _part_of_question(one: NameQuestion, rows: Sequence[PaperFact], parts: Sequence[Part]) -> int:
    start = next((row.start for row in rows if row.pk in one.fact_ids), 0)
    return part_at(parts, start)


def _count_parts(
    parts: Sequence[Part],
    rows: Sequence[PaperFact],
    states: Mapping[int, str],
    questions: Sequence[NameQuestion],
    homes: Mapping[int, int],
    chosen: Chosen,
) -> tuple[PartView, ...]:
    counts: dict[str, Counter[int]] = {name: Counter() for name in ("waiting", "doubtful", "matching")}
    for row in rows:
        number = part_at(parts, row.start)
        counts["waiting"][number] += states[row.pk] in ("waiting", "doubtful")
        counts["doubtful"][number] += states[row.pk] == "doubtful"
        counts["matching"][number] += chosen.includes(row, states[row.pk])
    for one in questions:
        counts["doubtful"][_part_of_question(one, rows, parts)] += one.answered is None
    told = Counter(homes.values())
    return tuple(
        PartView(
            number=part.number,
            title=part.title,
            waiting=counts["waiting"][part.number],
            doubtful=counts["doubtful"][part.number],
            findings=told[part.number],
            matching=counts["matching"][part.number],
        )
        for part in parts
    )


def _next(parts: Sequence[PartView], number: int) -> int:
    """Return the next part with something doubtful, else with something that waits, going round; 0 for none."""
    others = [*parts[number:], *parts[: number - 1]]
    doubtful = next((part.number for part in others if part.doubtful), 0)
    return doubtful or next((part.number for part in others if part.waiting), 0)


def _agreements(
    paper: Paper, names: Mapping[int, PaperName], parts: Sequence[Part], number: int
) -> tuple[AgreementView, ...]:
    found = []
    within = (parts[number - 1].start, parts[number - 1].end)
    for data in paper.agreements:
        spans = [span for span in mapping.spans_of(data) if span is not None]
        if (part_at(parts, spans[0][0]) if spans else 1) == number:
            ids = [paper.pk] * len(data["quotes"])
            quotes = finding_views.quotes_of(data, ids, page=paper.pk, names=names, within=within)
            found.append(AgreementView(data["message"], quotes))
    return tuple(found)


def _said(rows: Sequence[PaperFact], kind: str, name: str) -> tuple[str, ...]:
    said = (str(row.data.get(name) or row.quote) for row in rows if row.kind == kind)
    return tuple(dict.fromkeys(said))[:_MOST_NAMED]


def _conversion(paper: Paper) -> str:
    encoding = str(paper.taken.get("encoding") or "")
    return "" if encoding.startswith(("utf", "unicode")) or not encoding else str(paper.taken.get("reason") or "")


def _preview(paper: Paper) -> tuple[str, str]:
    before, after = (*(paper.taken.get("preview") or ()), "", "")[:2]
    return str(before), str(after)
