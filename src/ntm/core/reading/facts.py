"""What a paper states: cited facts, findings about them, and agreements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class FactKind(StrEnum):
    """The kinds of fact that papers of the programme state."""

    CRITERION_COUNT = "criterion_count"  # n of N communes meet a criterion
    COMMUNE_CRITERIA = "commune_criteria"  # n of 19 criteria of one commune
    STANDARD_COUNT = "standard_count"  # units at a standard
    BAND_COUNT = "band_count"  # units with 15–18 … criteria
    AVERAGE_CRITERIA = "average_criteria"
    CAPITAL = "capital"  # a node of a tree by label and parent
    INDICATOR_TARGET = "indicator_target"
    DEADLINE = "deadline"
    ASSIGNMENT = "assignment"  # agency, task, criteria, communes
    LEGAL_CITATION = "legal_citation"
    REPORTING_DUTY = "reporting_duty"  # agency, recipient, recurring or date, task: who tells whom what, how often
    CAMPAIGN = "campaign"  # label: a movement or campaign by its name
    RECIPIENT = "recipient"  # recipient: who gets the paper, from "Nơi nhận" or "Kính gửi"

    @property
    def label(self) -> str:
        """Return the Vietnamese name of the kind."""
        return {
            "criterion_count": "Số xã đạt tiêu chí",
            "commune_criteria": "Số tiêu chí của xã",
            "standard_count": "Số đơn vị đạt chuẩn",
            "band_count": "Nhóm xã theo số tiêu chí",
            "average_criteria": "Bình quân tiêu chí",
            "capital": "Nguồn vốn",
            "indicator_target": "Chỉ tiêu",
            "deadline": "Thời hạn",
            "assignment": "Phân công",
            "legal_citation": "Căn cứ",
            "reporting_duty": "Chế độ báo cáo",
            "campaign": "Phong trào, cuộc vận động",
            "recipient": "Nơi nhận",
        }[self]


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a paper, with its exact place.

    `start` and `end` are offsets into the extracted text; `quote` is that text with white space collapsed, letters as
    in the paper. Numbers are normalised ("1.304" → 1304). A field that the paper does not state is None or empty:
    unknown is not zero, and "Không" is 0. `capital` facts have `label` and `parent` (the parent node's label), with
    `value` in `unit` ("triệu đồng"). `band` is (lowest, highest) with None for an open end. `op` is one of
    ">=" ">" "<=" "<" "=" "~". `baseline` is a starting level, `delta` an increase and not a level. `criteria_set` is
    "commune", "advanced", "exemplary", "village" or "district" where a criterion number needs one. `doubts` are the
    reasons, in Vietnamese, why a person should look.
    """

    kind: FactKind
    start: int
    end: int
    quote: str
    criterion: str | None = None  # "2", "18.4"
    numerator: int | None = None
    denominator: int | None = None
    value: Decimal | None = None
    unit: str | None = None
    year: int | None = None
    baseline: bool = False
    delta: bool = False
    names: tuple[str, ...] = ()
    within: tuple[str, ...] = ()  # beside `names`: the unit that the paper puts each in, "" where it does not say
    op: str | None = None
    range: tuple[Decimal | None, Decimal | None] | None = None
    band: tuple[int | None, int | None] | None = None
    standard: str | None = None
    verb: str | None = None  # "duy trì", "thêm", "công nhận mới" …
    indicator: str | None = None  # what an indicator_target is about, in the paper's words
    label: str | None = None
    parent: str | None = None
    agency: str | None = None
    agencies: tuple[str, ...] = ()  # each agency where `agency` joins several ("Công an huyện, Ban Chỉ huy Quân sự")
    task: str | None = None
    criteria: tuple[str, ...] = ()
    criteria_set: str | None = None
    number: str | None = None
    date: date | None = None
    issuer: str | None = None
    recurring: str | None = None  # of a deadline that comes again: "quý", "tháng; quý"
    recipient: str | None = None  # to whom a report or the paper goes, in the paper's words
    doubts: tuple[str, ...] = ()
    confidence: float | None = None  # how sure, 0 to 1, as `certainty` settles it; None before


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction, told in one Vietnamese sentence, with the quotes and the arithmetic; nothing is corrected.

    `spans` are the (start, end) places of the quotes; `arithmetic` is the sum as a person would write it
    ("602 + 1.954 = 2.556 ≠ 2.256"); `proposal` is a Vietnamese phrase, only where one change repairs everything.
    """

    code: str
    severity: Severity
    message: str
    quotes: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    stated: Decimal | None = None
    computed: Decimal | None = None
    arithmetic: str | None = None
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A check that was made and holds."""

    code: str
    message: str
    quotes: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CrossFinding:
    """A contradiction between papers; `files` and `quotes` run in parallel."""

    code: str
    severity: Severity
    message: str
    files: tuple[str, ...]
    quotes: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    stated: Decimal | None = None
    computed: Decimal | None = None
    arithmetic: str | None = None
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class CrossAgreement:
    """A check between papers that was made and holds; `files`, `quotes` and `spans` run in parallel."""

    code: str
    message: str
    files: tuple[str, ...]
    quotes: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What a paper says of itself. `kind` is plan, directive, report, decision, notice or other; `level` is central,
    province, district or commune; `unit_name` is the issuing unit ("huyện Phong Thổ"), `within` its province.
    `draft` is true for a paper without number or date."""

    kind: str = "other"
    title: str | None = None
    issuer: str | None = None
    level: str | None = None
    unit_name: str | None = None
    within: str | None = None
    number: str | None = None
    date: date | None = None
    year: int | None = None
    signer: str | None = None
    signer_title: str | None = None  # "PHÓ CHỦ TỊCH"
    signs_for: str | None = None  # "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", as written, joined by "; "
    draft: bool = True


@dataclass(frozen=True, slots=True)
class PaperReading:
    """A paper as read: its head, the extracted text, facts in order of place, findings and agreements."""

    head: PaperHead
    text: str
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    doubts: tuple[str, ...] = field(default=())
