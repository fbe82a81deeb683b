"""What the pages of papers show, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ntm.core.kernel.dates import format_day
from ntm.store.reading.querysets import Counts
from ntm.usecases.reading.marked_text import MarkedText
from ntm.usecases.reading.place_names import NameQuestion
from ntm.usecases.reading.wording import Wording

#: State of a fact → words. `doubtful` are the waiting ones that carry doubts.
STATES: Mapping[str, str] = {
    "doubtful": "Cần xem",
    "waiting": "Chờ xác nhận",
    "confirmed": "Đã xác nhận",
    "rejected": "Đã bác bỏ",
}


#: What facts speak of, in the order of the page.
GROUPS: Mapping[str, str] = {
    "chi-tieu": "Mục tiêu, chỉ tiêu",
    "cong-trinh": "Công trình, khối lượng",
    "san-xuat": "Sản xuất, lao động",
    "von": "Nguồn vốn",
    "viec": "Phân công, thời hạn",
    "bao-cao": "Chế độ báo cáo",
    "phong-trao": "Phong trào, cuộc vận động",
    "can-cu": "Căn cứ",
    "noi-nhan": "Nơi nhận",
}
_CONFIDENCE = ((0.95, "chắc chắn"), (0.8, "khá chắc"), (0.6, "chưa chắc"), (-1.0, "rất ngờ"))


@dataclass(frozen=True, slots=True)
class PaperName:
    """How pages name a paper: title, issuing unit, number and day or that it is a draft."""

    id: int
    title: str
    unit: str
    number: str
    issued_on: date | None
    is_sample: bool = False

    @property
    def is_draft(self) -> bool:
        """Say whether the paper lacks a number or a date."""
        return not self.number or self.issued_on is None

    @property
    def missing(self) -> str:
        """Return what makes it a draft: "chưa có số, ngày"."""
        lacking = [word for word, there in (("số", self.number), ("ngày", self.issued_on)) if not there]
        return f"chưa có {', '.join(lacking)}" if lacking else ""

    @property
    def reference(self) -> str:
        """Return number and day as papers are cited, with "dự thảo" where one of them is missing."""
        parts = [self.number] if self.number else []
        if self.issued_on is not None:
            parts.append(f"ngày {format_day(self.issued_on)}")
        if self.is_draft:
            parts.append("(dự thảo)" if parts else "dự thảo")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line of the list of papers."""

    name: PaperName
    kind: str
    kind_label: str
    year: int | None
    file_name: str
    counts: Counts
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class PaperList:
    """A page of papers, how many there are in all, and what can be chosen to narrow them."""

    rows: tuple[PaperRow, ...]
    total: int
    page: int
    pages: int
    places: tuple[tuple[int, str], ...] = ()
    years: tuple[int, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a paper and the way to them: `anchor` in the page of paper `paper_id`, empty where no place is known."""

    text: str
    paper_id: int
    anchor: str
    paper: PaperName | None = None  # named where it is not the paper of the page
    place: str = ""  # "trang 3, đoạn 12", empty where it is not known
    #: Where the words begin in the text of their paper, -1 where no place is known.
    at: int = -1
    #: Whether the place is not on the page itself, but in another part of the paper or in another paper.
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """A contradiction as the page tells it."""

    id: int
    code: str
    is_error: bool
    message: str
    quotes: tuple[Quote, ...]
    arithmetic: str
    proposal: str
    is_between_papers: bool
    #: Whether a fact that it quotes was rejected or put right since, so that it may no longer hold.
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class AgreementView:
    """A check that holds."""

    message: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact in words, with its doubts and what people decided. `state` is one of `STATES`."""

    id: int
    kind: str
    kind_label: str
    wording: Wording
    names: tuple[str, ...]
    year: int | None
    quote: str
    doubts: tuple[str, ...]
    state: str
    start: int
    review_id: int = 0
    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    note: str = ""
    target_id: int | None = None
    can_be_target: bool = False
    #: The target stands in a plan without number or day.
    is_draft_target: bool = False
    #: The first error that quotes words of this fact; 0 where none does.
    finding_id: int = 0
    #: "trang 3, đoạn 12", empty where the format does not tell.
    place: str = ""
    end: int = 0
    #: The misread fact that a person put right with this one; 0 for what the reader read.
    corrects_id: int = 0
    #: Whether people put other facts in the place of this one.
    is_corrected: bool = False
    #: What the fact speaks of, one of `GROUPS`.
    group: str = "chi-tieu"
    #: How sure the reader is, from 0 to 1; None where it does not say.
    confidence: float | None = None
    #: The names in it that do not tell their unit yet.
    open_names: tuple[str, ...] = ()
    #: Whether the finding that disputes it is told on the page of another part.
    finding_is_elsewhere: bool = True

    @property
    def confidence_words(self) -> str:
        """Return how sure the reader is, in words and in percent; empty where it does not say."""
        if self.confidence is None:
            return ""
        word = next(word for least, word in _CONFIDENCE if self.confidence >= least)
        return f"{word} ({round(self.confidence * 100)} %)"

    @property
    def state_label(self) -> str:
        """Return the Vietnamese words for the state."""
        return STATES[self.state]

    @property
    def is_waiting(self) -> bool:
        """Say whether nobody has decided yet."""
        return self.state in ("waiting", "doubtful")


@dataclass(frozen=True, slots=True)
class Tally:
    """How the facts of a paper stand: in all, without and with doubts as read, and by state."""

    total: int = 0
    certain: int = 0
    in_doubt: int = 0
    by_state: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[str, int] = field(default_factory=dict)
    by_group: Mapping[str, int] = field(default_factory=dict)

    @property
    def certain_waiting(self) -> int:
        """Return how many facts without doubts wait for a decision."""
        return self.by_state.get("waiting", 0)

    @property
    def waiting(self) -> int:
        """Return how many facts wait for a decision."""
        return self.by_state.get("waiting", 0) + self.by_state.get("doubtful", 0)


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a long paper as the way to it shows it: how much waits in it, how much of that is doubtful or asked,
    and how many of its facts the filters list."""

    number: int
    title: str
    waiting: int
    doubtful: int
    findings: int
    matching: int


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts under one heading of the page."""

    code: str
    label: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """All that the page of a paper shows."""

    name: PaperName
    kind_label: str
    year: int | None
    issuer: str
    signer: str
    signer_title: str
    signs_for: str
    file_name: str
    digest: str
    unit_id: int | None
    unit_as_written: str
    added_by: str
    added_at: datetime
    plan_id: int | None
    doubts: tuple[str, ...]
    text: MarkedText
    findings: tuple[FindingView, ...]
    agreements: tuple[AgreementView, ...]
    facts: tuple[FactView, ...]
    tally: Tally
    may_review: bool
    #: How the letters of the file were read, and a line before and after; empty for Unicode.
    conversion: str = ""
    preview: tuple[str, str] = ("", "")
    is_recognised: bool = False
    #: Whether it is a scan whose words nobody has recognised.
    is_scan: bool = False
    #: The parts of the paper and which of them this is; `next_part` is the next that holds something to look at, 0 for
    #: none.
    parts: tuple[PartView, ...] = ()
    part: int = 1
    next_part: int = 0
    questions: tuple[NameQuestion, ...] = ()
    open_questions: int = 0
    recipients: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    findings_elsewhere: int = 0
    #: Which facts of the part are listed under the filters.
    listed: frozenset[int] = frozenset()

    @property
    def next_is_doubtful(self) -> bool:
        """Say whether the next part to look at holds something doubtful, and not only what waits."""
        return any(part.number == self.next_part and part.doubtful for part in self.parts)

    @property
    def groups(self) -> tuple[FactGroup, ...]:
        """Return the facts under their headings: what a person must look at first, the rest by what it speaks of."""
        listed = [fact for fact in self.facts if fact.id in self.listed]
        doubtful = tuple(fact for fact in listed if fact.state == "doubtful")
        # The least certain of them first.
        doubtful = tuple(sorted(doubtful, key=lambda fact: fact.confidence if fact.confidence is not None else 0.5))
        groups = [FactGroup("can-xem", "Cần xem", doubtful)] if doubtful else []
        for code, label in GROUPS.items():
            found = tuple(fact for fact in listed if fact.group == code and fact.state != "doubtful")
            groups += [FactGroup(code, label, found)] if found else []
        return tuple(groups)
