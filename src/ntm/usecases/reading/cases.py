"""What people decided of a paper's facts as test cases of the reader: a sentence, and what must be read from it.

The format is YAML, one list of cases:

    - paper: 15/KH-UBND          # or the file's name
      title: the paper's title   # without it a paragraph does not say of which programme and year it speaks
      text: the paragraph of the quote, as extracted
      read: [facts that must be read, each with kind, quote and what it states]
      not_read: [facts that must not be]
"""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from ntm.core.reading.layout import lay_out
from ntm.store.accounts.models import User
from ntm.store.reading import querysets
from ntm.store.reading.models import Paper, PaperFact
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.reading.reviewing import CONFIRMED, REJECTED

_OMITTED = frozenset({"doubts", "confidence", "place", "within"})


def cases_of(paper_id: int, *, user: User, on: date) -> str:
    """Return the cases of a paper: one for each paragraph in which people corrected or rejected a fact. Raise
    `NoSuchPaper` or `NotAllowed`."""
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is None:
        raise NoSuchPaper(str(paper_id))
    rules.require(user, Action.VIEW, unit_id=paper.kept_at_id, on=on)
    decided = {fact: review.decision for fact, review in querysets.latest_reviews(paper_id).items()}
    rows = list(PaperFact.objects.filter(paper_id=paper_id).order_by("start", "position"))
    cases = []
    for group in lay_out(paper.text).groups:
        start, end = group.lines[0].start, group.lines[-1].end
        inside = [row for row in rows if start <= row.start < end]
        if not any(decided.get(row.pk) == REJECTED for row in inside):
            continue
        cases.append(
            {
                "paper": paper.number or paper.file_name,
                "title": paper.title,
                "text": paper.text[start:end],
                "read": [_stated(row) for row in inside if decided.get(row.pk) == CONFIRMED],
                "not_read": [_stated(row) for row in inside if decided.get(row.pk) == REJECTED],
            }
        )
    return yaml.safe_dump(cases, allow_unicode=True, sort_keys=False, width=110)


def _stated(row: PaperFact) -> dict[str, Any]:
    said = {name: value for name, value in row.data.items() if name not in _OMITTED and value not in (None, [], False)}
    return {"kind": row.kind, "quote": row.quote, **{name: value for name, value in said.items() if value != ""}}
