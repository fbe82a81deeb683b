"""Next year's draft of a kept plan, for the page and as a Word file; nothing of it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading.layout import lay_out
from ntm.core.reading.outcomes import Known
from ntm.core.reading.rolling import Edit, roll_over
from ntm.documents.papers.marked_draft import DraftRun, marked_draft_docx
from ntm.store.accounts.models import User
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import Paper
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.planning import capital_lines
from ntm.usecases.planning import queries as planning
from ntm.usecases.reading.naming import sentence_title
from ntm.usecases.reading.operations import NoSuchPaper


class NoYear(ValueError):
    """A paper that names no year, from which no next year follows; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class NextYear:
    """A draft: the paragraphs as runs of text with their marks, and how many marks of each sort it has."""

    paper_id: int
    title: str
    unit_id: int | None
    year: int
    paragraphs: tuple[tuple[DraftRun, ...], ...]
    counts: Mapping[str, int]

    @property
    def next_year(self) -> int:
        """Return the year of the draft."""
        return self.year + 1


def year_and_unit(paper_id: int, *, user: User, on: date) -> tuple[int, int | None]:
    """Return year and unit of a paper. Raise `NoSuchPaper`, `NotAllowed` or `NoYear`."""
    paper = Paper.objects.defer("text", "agreements").filter(pk=paper_id).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(user, Action.VIEW, unit_id=paper.kept_at_id, on=on)
    if paper.year is None:
        raise NoYear("Văn bản không nêu năm nên không soạn được bản năm sau.")
    return paper.year, paper.unit_id


def draft_of(paper_id: int, *, known: Known, user: User, on: date) -> NextYear:
    """Return next year's draft of a paper; `known` is what the data say of its year beside the capital on record, which
    is added here. Raise `NoSuchPaper`, `NotAllowed` or `NoYear`."""
    year, unit_id = year_and_unit(paper_id, user=user, on=on)
    paper = Paper.objects.get(pk=paper_id)
    facts = mapping.reading(paper, querysets.standing_facts([paper_id])).facts
    if unit_id is not None:
        known = replace(known, capital=_capital(unit_id, paper.plan_id, year=year))
    edits = roll_over(paper.text, mapping.head(paper), facts, year=year, known=known)
    paragraphs = tuple(
        tuple(run for line in group.lines for run in _runs(paper.text, line.start, line.end, edits))
        for group in lay_out(paper.text).groups
    )
    return NextYear(
        paper_id=paper_id,
        title=sentence_title(paper.title) or paper.file_name,
        unit_id=unit_id,
        year=year,
        paragraphs=paragraphs,
        counts=Counter(edit.why.value for edit in edits),
    )


def _capital(unit_id: int, own_plan: int | None, *, year: int) -> Mapping[tuple[str, int], Decimal]:
    """Return what the unit's other plans of the year and of the next record of each source, in triệu đồng: an
    amendment, or a draft of the next year's plan; the newest plan counts."""
    plans = planning.annual_plans([unit_id], years={year, year + 1})
    ids = sorted(plan.id for plan in plans if plan.id != own_plan)
    lines = capital_lines.lines_of(ids)
    return {
        (canonical(line.label), line.year): Decimal(line.amount) / 1_000_000 for plan in ids for line in lines[plan]
    }


def draft_file(draft: NextYear) -> bytes:
    """Return a draft as a Word file with its marks."""
    return marked_draft_docx(
        f"Bản nháp năm {draft.next_year}: máy chuyển năm từ văn bản năm {draft.year}, chưa phải văn bản",
        draft.paragraphs,
    )


def _runs(text: str, start: int, end: int, edits: tuple[Edit, ...]) -> Iterator[DraftRun]:
    """Give a line as runs with a space behind it, so that lines join into the paragraph that they are of."""
    at = start
    for edit in edits:
        # An edit belongs to the line in which it begins; one without length may stand at the line's very end.
        if not (start <= edit.start < end or (edit.start == edit.end == end)):
            continue
        if edit.start > at:
            yield DraftRun(text[at : edit.start])
        yield DraftRun(edit.text, edit.why.value, edit.remark)
        at = max(at, min(edit.end, end))
    yield DraftRun(text[at:end] + " ")
