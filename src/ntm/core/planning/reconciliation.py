"""Do the plans below take up what was assigned, and who is named: the reader's rules between papers, on data.

Each finding is one sentence with the words of both sides. One child is enough: its communes are communes of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.kernel.vietnamese import format_number
from ntm.core.planning import cascade
from ntm.core.planning.own_findings import Finding, Promises, sources, whole_of
from ntm.core.planning.stated import Source, Stated, Subject, SubjectKind


def cascade_findings(
    parent: Promises, children: Iterable[Promises], *, names: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return where plans below contradict the plan above; each child is held against it alone."""
    return tuple(finding for child in children for finding in _between(child, parent, names))


def _between(child: Promises, parent: Promises, names: Mapping[str, str]) -> Iterator[Finding]:
    for mine in child.stated:
        if mine.year != parent.year:
            continue
        theirs = parent.of(mine.subject)
        if theirs is None:
            continue
        label = f"{mine.subject.label(names)}, năm {mine.year}"
        match mine.subject.kind:
            case SubjectKind.CRITERION:
                yield from _counts(child, mine, parent, theirs, label)
            case SubjectKind.BAND | SubjectKind.STANDARD:
                yield from _no_more(child, mine, parent, theirs, label)
            case _:
                pass
    yield from _shares(child, parent, names)


def _counts(child: Promises, mine: Stated, parent: Promises, theirs: Stated, label: str) -> Iterator[Finding]:
    both = sources(*mine.lines, *theirs.lines)
    reached, whole = whole_of(mine.reached), whole_of(theirs.reached)
    if reached is not None and whole is not None and mine.of and theirs.of:
        part, all_ = cascade.Level(reached, mine.of), cascade.Level(whole, theirs.of)
        if cascade.is_larger(part, all_):
            yield Finding(
                "cascade_denominator",
                False,
                f"{label}: {child.name} tính trên {part.units} xã, nhiều hơn {all_.units} xã của {parent.name}.",
                both,
                f"{part.units} > {all_.units}",
                mine.subject,
            )
        elif cascade.lacks_more(part, all_):
            yield Finding(
                "cascade_conflict",
                True,
                f"{label}: {parent.name} chỉ còn {all_.lacking} xã chưa đạt ({all_.met}/{all_.units}), nhưng riêng "
                f"{child.name} đã còn {part.lacking} xã ({part.met}/{part.units}).",
                both,
                f"{part.units} − {part.met} = {part.lacking} > {all_.units} − {all_.met} = {all_.lacking}",
                mine.subject,
            )
        elif cascade.has_more(part, all_):
            yield _more(label, child, reached, parent, whole, both, mine.subject)
    elif reached is not None and whole is not None and reached > whole:
        yield _more(label, child, reached, parent, whole, both, mine.subject)
    gain, total = whole_of(mine.gained), whole_of(theirs.gained)
    if gain is not None and total is not None and cascade.gains_more(gain, total):
        yield Finding(
            "cascade_gain",
            False,
            f"{label}: {child.name} tăng thêm {gain} xã, nhưng {parent.name} chỉ tăng {total} xã; chỉ đúng nếu nơi "
            f"khác có {gain - total} xã không còn đạt.",
            both,
            f"{gain} > {total}",
            mine.subject,
        )


def _more(
    label: str, child: Promises, reached: int, parent: Promises, whole: int, both: tuple[Source, ...], subject: Subject
) -> Finding:
    return Finding(
        "cascade_conflict",
        True,
        f"{label}: {child.name} có {reached}, nhiều hơn cả {parent.name} ({whole}).",
        both,
        f"{reached} > {whole}",
        subject,
    )


def _no_more(child: Promises, mine: Stated, parent: Promises, theirs: Stated, label: str) -> Iterator[Finding]:
    reached, whole = whole_of(mine.reached), whole_of(theirs.reached)
    if reached is not None and whole is not None and reached > whole:
        yield _more(label, child, reached, parent, whole, sources(*mine.lines, *theirs.lines), mine.subject)


def _shares(child: Promises, parent: Promises, names: Mapping[str, str]) -> Iterator[Finding]:
    for share in parent.shares:
        if share.year != parent.year or share.assigned_to != child.name:
            continue
        mine = child.of(share.subject)
        number = mine.reached if mine is not None else None
        if mine is None or number is None or number >= share.number:
            continue
        yield Finding(
            "share_not_taken_up",
            True,
            f"{share.subject.label(names)}: {parent.name} giao {child.name} {format_number(share.number)}, nhưng "
            f"{child.name} đặt mục tiêu {format_number(number)}.",
            sources(share, *mine.lines),
            f"{format_number(number)} < {format_number(share.number)}",
            share.subject,
        )


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What one place below promises of a subject; `number` is None where its plan is silent or there is none."""

    name: str
    number: Decimal | None
    words: str
    has_plan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeRow:
    """A subject down one step: assigned by the plan above, taken up below, and what nobody has taken up yet.

    `lacking` is None where nothing can be said: the plan above states no number. `silent` counts the places below whose
    plans say nothing of it; with them `taken_up` is a lower bound, never a total.
    """

    subject: Subject
    assigned: Stated
    number: Decimal | None
    is_gain: bool
    taken_up: Decimal
    below: tuple[TakenUp, ...]

    @property
    def silent(self) -> int:
        """Return how many places below say nothing of it."""
        return sum(1 for one in self.below if one.number is None)

    @property
    def lacking(self) -> Decimal | None:
        """Return what is assigned and not taken up yet, 0 where all is."""
        return None if self.number is None else max(Decimal(0), self.number - self.taken_up)

    @property
    def is_over(self) -> bool:
        """Say whether the places below promise more than was assigned."""
        return self.number is not None and self.taken_up > self.number


_ADDS_UP = frozenset({SubjectKind.CRITERION, SubjectKind.BAND, SubjectKind.STANDARD, SubjectKind.CRITERIA_GAINED})


def cascade_rows(parent: Promises, children: Sequence[tuple[str, Promises | None]]) -> tuple[CascadeRow, ...]:
    """Return for each subject of a plan that adds up what the plans directly below take up of it.

    `children` are (name, what the place's plan states; None without a plan). Levels add up, gains where a plan states
    no level. Averages and shares never add up and have no row.
    """
    rows = []
    for one in parent.stated:
        if one.year != parent.year or one.subject.kind not in _ADDS_UP:
            continue
        is_gain = one.reached is None or one.subject.kind is SubjectKind.CRITERIA_GAINED
        below = []
        for name, promises in children:
            mine = promises.of(one.subject) if promises is not None else None
            number = None if mine is None else (mine.gained if is_gain else mine.reached)
            below.append(TakenUp(name, number, mine.words if mine is not None else "", promises is not None))
        rows.append(
            CascadeRow(
                subject=one.subject,
                assigned=one,
                number=one.gained if is_gain else one.reached,
                is_gain=is_gain,
                taken_up=sum((taken.number for taken in below if taken.number is not None), Decimal(0)),
                below=tuple(below),
            )
        )
    return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A gain that a plan promises of communes or villages, and who has registered for it by name."""

    subject: Subject
    assigned: Stated
    gain: int | None
    registered: tuple[str, ...]
    named: tuple[str, ...]

    @property
    def lacking(self) -> int | None:
        """Return how many of the promised ones have no name yet; None where the plan states no gain."""
        return None if self.gain is None else max(0, self.gain - len(self.registered))

    @property
    def unregistered(self) -> tuple[str, ...]:
        """Return the names in the plan that have not registered."""
        return tuple(name for name in self.named if name not in self.registered)


def named_rows(parent: Promises, registered: Mapping[Subject, Sequence[str]]) -> tuple[NamedRow, ...]:
    """Return, for each criterion and standard of a plan, what it gains and who has registered ("thiếu danh sách").

    A standard that the plan only states as a level, without a start, is a gain where somebody is to reach it in the
    year ("6 bản đạt chuẩn"); of criteria a level without a start says nothing of names.
    """
    rows = []
    for one in parent.stated:
        if one.year != parent.year or one.subject.kind not in (SubjectKind.CRITERION, SubjectKind.STANDARD):
            continue
        if one.subject.word == "huyện":
            continue  # no district registers
        shared = {share.assigned_to for share in parent.shares if share.subject == one.subject}
        names = tuple(registered.get(one.subject, ()))
        gain = gain_of(one)
        if gain is None and not names:
            continue
        if gain == 0 and not names:
            continue
        rows.append(
            NamedRow(subject=one.subject, assigned=one, gain=gain, registered=names, named=() if shared else one.names)
        )
    return tuple(rows)


def gain_of(one: Stated) -> int | None:
    """Return how many places are to come to what a plan states, None where it does not say (`named_rows`)."""
    gain = whole_of(one.gained)
    if gain is None and one.subject.kind is SubjectKind.STANDARD and one.level is not None and one.start is None:
        return whole_of(one.level.number)
    return gain


def unnamed(rows: Iterable[NamedRow], *, plan: str, names: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the gains that lack names: "thiếu danh sách"."""
    return tuple(
        Finding(
            "unnamed_count",
            False,
            f"{row.subject.label(names)}: {plan} ghi thêm {row.gain}, mới có {len(row.registered)} nơi đăng ký; thiếu "
            f"danh sách {row.lacking} nơi.",
            sources(*row.assigned.lines),
            f"{row.gain} − {len(row.registered)} = {row.lacking}",
            row.subject,
        )
        for row in rows
        if row.lacking
    )
