"""A paper as data: the lines that its facts would write, beside what stands already; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from ntm.core.reading.facts import Fact
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import FactReview, Paper, PaperDatum, PaperFact
from ntm.usecases.reading import finding_views, naming
from ntm.usecases.reading.place_names import PaperNames
from ntm.usecases.reading.reviewing import REJECTED
from ntm.usecases.reading.wording import Wording, put_in_words


class Group(StrEnum):
    """What facts become."""

    TARGET = "target"
    ASSIGNMENT = "assignment"
    DUTY = "duty"
    CAPITAL = "capital"
    CITATION = "citation"

    @property
    def label(self) -> str:
        """Return the Vietnamese name of the group."""
        return {
            "target": "Chỉ tiêu kế hoạch",
            "assignment": "Phân công",
            "duty": "Chế độ báo cáo",
            "capital": "Nguồn vốn",
            "citation": "Căn cứ",
        }[self]


class LineState(StrEnum):
    """How a line stands to the data that are there."""

    NEW = "new"
    DIFFERENT = "different"
    SAME = "same"
    WRITTEN = "written"
    UNDONE = "undone"
    BLOCKED = "blocked"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the state."""
        return {
            "new": "mới",
            "different": "khác số đang có",
            "same": "đã có",
            "written": "đã ghi",
            "undone": "đã rút",
            "blocked": "chưa ghi được",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLine:
    """One line that a fact would write.

    `beside` says what stands already, or why nothing can be written; `doubts` are the reasons for which a person looks
    at this line alone. `choices` are the agencies of which one must be chosen as the lead. `numbers` are the rows that
    the line became.
    """

    key: str
    group: Group
    fact_id: int
    says: str
    value: str
    quote: str
    place: str
    state: LineState
    beside: str = ""
    doubts: tuple[str, ...] = ()
    choices: tuple[tuple[int, str], ...] = ()
    numbers: tuple[int, ...] = ()
    #: Whether what was taken back can be written again from here.
    can_return: bool = True

    @property
    def is_certain(self) -> bool:
        """Say whether it may be written with others at once."""
        return self.state is LineState.NEW and not self.doubts and not self.choices

    @property
    def can_be_written(self) -> bool:
        """Say whether a person may write it."""
        return self.state in (LineState.NEW, LineState.DIFFERENT) or (
            self.state is LineState.UNDONE and self.can_return
        )

    @property
    def can_be_undone(self) -> bool:
        """Say whether it was written from here and may be taken back."""
        return self.state is LineState.WRITTEN and bool(self.numbers)


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact of the paper with its row and words."""

    row: PaperFact
    fact: Fact
    words: Wording

    @property
    def place(self) -> str:
        """Return where it stands, in words."""
        return str(self.row.data.get("place") or "")


class Source:
    """A paper whose facts become data, with what is known of them, each read once."""

    def __init__(self, paper: Paper, *, on: date) -> None:
        self.paper = paper
        self.on = on
        self.names = PaperNames(paper)

    @cached_property
    def rows(self) -> list[PaperFact]:
        """Return the facts that stand, in order of place."""
        return querysets.standing_facts([self.paper.pk])

    @cached_property
    def reviews(self) -> Mapping[int, FactReview]:
        """Return the review that counts for each reviewed fact."""
        return querysets.latest_reviews(self.paper.pk)

    @cached_property
    def written(self) -> Mapping[str, PaperDatum]:
        """Return what was last done with each line of the paper, by its key."""
        rows = PaperDatum.objects.filter(fact__paper=self.paper).order_by("pk")
        return {row.key: row for row in rows}

    @property
    def year(self) -> int | None:
        """Return the year of the paper, else of its day."""
        return self.paper.year or (self.paper.issued_on.year if self.paper.issued_on is not None else None)

    def stated(self, *kinds: str) -> tuple[Stated, ...]:
        """Return the facts of some kinds that nobody rejected, in order of place."""
        return tuple(one for one in self._facts if one.row.kind in kinds)

    def doubts_of(self, one: Stated) -> tuple[str, ...]:
        """Return why a person must look at a fact before it becomes data."""
        doubts = list(one.fact.doubts)
        if one.row.pk in self._disputed:
            doubts.append("Số này nằm ở một chỗ không khớp.")
        doubts += [f"Chưa rõ “{name}” là nơi nào." for name in self._open_names.get(one.row.pk, ())]
        return tuple(doubts)

    def state_of(self, key: str) -> LineState | None:
        """Return whether a line was written or taken back from here; None where neither happened."""
        done = self.written.get(key)
        if done is None:
            return None
        return LineState.UNDONE if done.is_undone else LineState.WRITTEN

    def numbers_of(self, key: str) -> tuple[int, ...]:
        """Return the rows that a line became."""
        done = self.written.get(key)
        return tuple(done.numbers) if done is not None else ()

    @cached_property
    def _facts(self) -> tuple[Stated, ...]:
        known = naming.criterion_names(self.paper.year)
        refused = {fact for fact, review in self.reviews.items() if review.decision == REJECTED}
        facts = [(row, mapping.fact(row)) for row in self.rows if row.pk not in refused]
        return tuple(Stated(row, fact, put_in_words(fact, known)) for row, fact in facts)

    @cached_property
    def _disputed(self) -> frozenset[int]:
        found = querysets.findings_about(self.paper.pk)
        return frozenset(finding_views.disputes(self.paper.pk, self.rows, found))

    @cached_property
    def _open_names(self) -> Mapping[int, Sequence[str]]:
        open_names: dict[int, list[str]] = {}
        for question in self.names.questions([(one.row.pk, one.fact) for one in self._facts]):
            if question.answered is None:
                for fact_id in question.fact_ids:
                    open_names.setdefault(fact_id, []).append(question.name)
        return open_names
