"""What a plan states, subject by subject: the level it starts from, what it gains, the level it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from ntm.core.kernel.vietnamese import format_number


class SubjectKind(StrEnum):
    """What a target counts."""

    CRITERION = "criterion"  # communes that meet a criterion, or an indicator of one
    BAND = "band"  # communes with 15–18 … criteria
    STANDARD = "standard"  # communes, villages or districts at a standard
    PROPOSED = "proposed"  # those only proposed for recognition: never counted with the recognised
    MEAN = "mean"  # criteria a commune, on average
    CRITERIA_GAINED = "criteria_gained"  # new criteria met within the year, over all communes
    OWN_CRITERIA = "own_criteria"  # n/19 of one commune
    FIGURE = "figure"  # a share, an income, hectares, kilometres


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What is counted: of criteria the number in `item`, of standards the standard; the things are in `word`."""

    kind: SubjectKind
    item: str = ""
    word: str = ""
    low: int = 0
    high: int | None = None

    def label(self, names: Mapping[str, str]) -> str:
        """Return the Vietnamese words; `names` gives criteria their names by number."""
        match self.kind:
            case SubjectKind.CRITERION:
                name = names.get(self.item, "")
                kind = "Chỉ tiêu" if "." in self.item else "Tiêu chí"
                return f"{kind} {self.item} {name}".rstrip()
            case SubjectKind.BAND:
                if self.high is None:
                    return f"Số xã đạt từ {self.low} tiêu chí trở lên"
                return f"Số xã đạt {self.low}–{self.high} tiêu chí"
            case SubjectKind.STANDARD:
                return f"Số {self.word or 'xã'} đạt chuẩn {self.item or 'nông thôn mới'}".replace(
                    "chuẩn thôn/bản", "chuẩn"
                )
            case SubjectKind.PROPOSED:
                return f"Số {self.word or 'xã'} đề nghị công nhận"
            case SubjectKind.MEAN:
                return "Bình quân tiêu chí/xã"
            case SubjectKind.CRITERIA_GAINED:
                return "Số tiêu chí đạt thêm trong năm"
            case SubjectKind.OWN_CRITERIA:
                return "Số tiêu chí của xã"
            case SubjectKind.FIGURE:
                words = self.word[:1].upper() + self.word[1:]
                return f"{words} (tiêu chí {self.item})" if self.item else words


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number stands: the plan's label and its words."""

    plan: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of a plan as numbers: a level, an increase or a starting level of a subject for a year."""

    subject: Subject
    year: int
    number: Decimal
    of: int | None = None
    op: str = ""
    unit_word: str = ""
    names: tuple[str, ...] = ()
    is_baseline: bool = False
    is_increase: bool = False
    #: The place below that the number is assigned to; empty where it is of the plan's own place.
    assigned_to: str = ""
    before: Decimal | None = None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """All that a plan states of a subject for a year; what it does not state is None, never 0.

    `start` and its source may come from the target itself, which has last year's level beside it. `several` says that
    two sentences state different levels; the last one stands.
    """

    subject: Subject
    year: int
    start: Line | None
    gain: Line | None
    level: Line | None
    before: Decimal | None
    names: tuple[str, ...]
    several: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the sentences behind the numbers."""
        return tuple(line for line in (self.start, self.gain, self.level) if line is not None)

    @property
    def of(self) -> int | None:
        """Return how many there are in all, where some sentence says so."""
        return next((line.of for line in (self.level, self.gain, self.start) if line is not None and line.of), None)

    @property
    def starts_at(self) -> Decimal | None:
        """Return the level that it starts from, as stated or as kept beside the target."""
        return self.start.number if self.start is not None else self.before

    @property
    def reached(self) -> Decimal | None:
        """Return the level that the plan reaches: stated, or start and gain together."""
        if self.level is not None:
            return self.level.number
        if self.gain is not None and self.starts_at is not None:
            return self.starts_at + self.gain.number
        return self.start.number if self.start is not None else None

    @property
    def gained(self) -> Decimal | None:
        """Return what the plan gains: stated, or the level less the start."""
        if self.gain is not None:
            return self.gain.number
        if self.level is not None and self.starts_at is not None:
            return self.level.number - self.starts_at
        return None

    @property
    def words(self) -> str:
        """Return it in Vietnamese: "8/16 (từ 5, thêm 3)"."""
        line = self.level or self.gain or self.start
        assert line is not None
        sign = {">=": "≥ ", "<=": "≤ ", ">": "trên ", "<": "dưới ", "~": "khoảng "}.get(line.op, "")
        plus = "+" if line is self.gain else ""
        whole = f"/{line.of}" if line.of else ""
        text = f"{sign}{plus}{format_number(line.number)}{whole}"
        if line.subject.kind is SubjectKind.FIGURE and line.unit_word:
            text += f"{'' if line.unit_word == '%' else ' '}{line.unit_word}"
        extra = []
        if line is not self.start and self.starts_at is not None:
            extra.append(f"từ {format_number(self.starts_at)}")
        if line is self.level and self.gain is not None:
            extra.append(f"thêm {format_number(self.gain.number)}")
        return f"{text} ({', '.join(extra)})" if extra else text


def state(lines: Iterable[Line]) -> tuple[Stated, ...]:
    """Return what the lines of one plan state, subject by subject and year by year, in the order of the subjects.

    A starting level belongs to the year that it leads to: "năm 2023 có 73/94" stands beside the level of 2024. Shares
    that are assigned to single places are left out: they are parts of a level, not another one.
    """
    groups: dict[Subject, list[Line]] = {}
    for line in with_shares(lines):
        if not line.assigned_to:
            groups.setdefault(line.subject, []).append(line)
    found: list[Stated] = []
    for subject, group in groups.items():
        years = sorted({line.year for line in group if not line.is_baseline}) or sorted({line.year for line in group})
        for year in years:
            promised = [line for line in group if line.year == year and not line.is_baseline]
            starts = [line for line in group if line.is_baseline and line.year <= year] if year == years[0] else []
            found.append(_stated(subject, year, promised, starts))
    return tuple(sorted(found, key=lambda one: (_order(one.subject), one.year)))


def with_shares(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines with those that share a level out among places assigned to their place.

    "45 bản (Tam Đường 20 bản, Than Uyên 20 bản, Mường Tè 5 bản)": a line that names one place, which a longer list of
    the same subject names too and whose number is no smaller, is that place's share.
    """
    all_lines = tuple(lines)
    return tuple(
        replace(line, assigned_to=line.names[0])
        if not line.assigned_to
        and len(line.names) == 1
        and any(
            other is not line
            and other.subject == line.subject
            and other.year == line.year
            and len(other.names) > 1
            and line.names[0] in other.names
            and other.number >= line.number
            for other in all_lines
        )
        else line
        for line in all_lines
    )


def _stated(subject: Subject, year: int, promised: Sequence[Line], starts: Sequence[Line]) -> Stated:
    levels = [line for line in promised if not line.is_increase]
    gains = [line for line in promised if line.is_increase]
    names = tuple(dict.fromkeys(name for line in promised for name in line.names))
    return Stated(
        subject=subject,
        year=year,
        start=starts[-1] if starts else None,
        gain=gains[-1] if gains else None,
        level=levels[-1] if levels else None,
        before=next((line.before for line in reversed([*gains, *levels]) if line.before is not None), None),
        names=names,
        several=len({line.number for line in levels}) > 1,
    )


_KINDS = tuple(SubjectKind)


def _order(subject: Subject) -> tuple[int, tuple[int, ...], str, str, int]:
    digits = tuple(int(part) for part in subject.item.split(".") if part.isdecimal())
    return _KINDS.index(subject.kind), digits, subject.item, subject.word, -subject.low
