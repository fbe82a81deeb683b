"""Do a plan's own numbers agree: the reader's rules, on data.

Each finding is one sentence with the words it rests on. The arithmetic is that of `sums`, `bands`, `means` and
`targets`, which the reader of papers uses too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.kernel.vietnamese import format_number
from ntm.core.planning import bands, means, sums, targets
from ntm.core.planning.stated import Line, Source, Stated, Subject, SubjectKind


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction or gap in one sentence, with what each side says and the arithmetic."""

    code: str
    is_error: bool
    message: str
    sources: tuple[Source, ...]
    arithmetic: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Promises:
    """What a place's plan states for a year; `name` is the place as a sentence has it, `units` its communes."""

    name: str
    plan: str
    year: int
    stated: tuple[Stated, ...]
    shares: tuple[Line, ...] = ()
    units: int | None = None

    def of(self, subject: Subject) -> Stated | None:
        """Return what the plan states of a subject for its own year, or None where it is silent."""
        return next((one for one in self.stated if one.subject == subject and one.year == self.year), None)


def own_findings(plan: Promises, *, names: Mapping[str, str], criteria: int) -> tuple[Finding, ...]:
    """Return where a plan contradicts itself; `criteria` is how many its set of communes has."""
    return (
        *_movements(plan, names),
        *_sum_of_gains(plan, names),
        *_bands(plan, names, criteria),
        *_mean(plan, names, criteria),
        *_percents(plan, names),
        *_named(plan, names),
    )


def sources(*lines: Line | None) -> tuple[Source, ...]:
    """Return where lines stand, each place once."""
    return tuple(dict.fromkeys(line.source for line in lines if line is not None))


def _own_year(plan: Promises, kind: SubjectKind) -> Iterator[Stated]:
    return (one for one in plan.stated if one.year == plan.year and one.subject.kind is kind)


def whole_of(number: Decimal | None) -> int | None:
    """Return a number of things, or None for what is no whole number."""
    return int(number) if number is not None and number == number.to_integral_value() else None


def _movements(plan: Promises, names: Mapping[str, str]) -> Iterator[Finding]:
    for one in plan.stated:
        label = one.subject.label(names)
        if one.several:
            yield Finding(
                "several_levels",
                True,
                f"{label}: kế hoạch nêu nhiều mức khác nhau cho năm {one.year}.",
                sources(*one.lines),
                "",
                one.subject,
            )
        start, gain, level = whole_of(one.starts_at), whole_of(one.gain.number if one.gain else None), None
        level = whole_of(one.level.number if one.level else None)
        if start is None or gain is None or level is None:
            continue
        if one.subject.kind is SubjectKind.FIGURE or (one.level is not None and one.level.op):
            continue
        movement = targets.Movement(kept=start, gained=gain, reached=level)
        if movement.gap:
            yield Finding(
                "movement_mismatch",
                True,
                f"{label}: giữ {start}, thêm {gain} thì được {movement.computed}, nhưng kế hoạch ghi {level}.",
                sources(*one.lines),
                f"{start} + {gain} = {movement.computed} ≠ {level}",
                one.subject,
            )


def _sum_of_gains(plan: Promises, names: Mapping[str, str]) -> Iterator[Finding]:
    total = plan.of(Subject(SubjectKind.CRITERIA_GAINED))
    parts = [
        one for one in _own_year(plan, SubjectKind.CRITERION) if "." not in one.subject.item and one.gain is not None
    ]
    if total is None or total.gain is None or not parts:
        return
    gains = [one.gain for one in parts if one.gain is not None]
    amounts = [sums.Amount(line.number, line.op or None) for line in gains]
    outcome = sums.compare(sums.Amount(total.gain.number, total.gain.op or None), amounts)
    if outcome is not sums.Outcome.HOLDS:
        added = sum((line.number for line in gains), Decimal(0))
        yield Finding(
            "sum_mismatch",
            True,
            f"Kế hoạch ghi thêm {format_number(total.gain.number)} tiêu chí, nhưng cộng các tiêu chí thì được "
            f"{format_number(added)}.",
            sources(total.gain, *gains),
            f"{' + '.join(format_number(line.number) for line in gains)} = {format_number(added)} ≠ "
            f"{format_number(total.gain.number)}",
            total.subject,
        )


def _band(one: Stated) -> bands.Band:
    return one.subject.low, one.subject.high


def _bands(plan: Promises, names: Mapping[str, str], criteria: int) -> Iterator[Finding]:
    stated = [one for one in _own_year(plan, SubjectKind.BAND) if one.level is not None]
    for index, one in enumerate(stated):
        for other in stated[index + 1 :]:
            first, second = _band(one), _band(other)
            if bands.overlap(first, second, criteria=criteria) and not bands.is_nested(
                first, second, criteria=criteria
            ):
                yield Finding(
                    "overlapping_bands",
                    True,
                    f"“{one.subject.label(names)}” và “{other.subject.label(names)}” chồng lên nhau.",
                    sources(one.level, other.level),
                    "",
                    one.subject,
                )
    apart = [
        one
        for one in stated
        if not any(
            other is not one and bands.is_nested(_band(one), _band(other), criteria=criteria) for other in stated
        )
    ]
    recognised = plan.of(Subject(SubjectKind.STANDARD, "", "xã"))
    if plan.units is None:
        return
    counted = [line for one in apart if (line := one.level) is not None]
    total = sum((line.number for line in counted), Decimal(0))
    if recognised is not None and (at := recognised.reached) is not None and all(one.subject.high for one in apart):
        total += at
        counted += list(recognised.lines)
    if total > plan.units:
        yield Finding(
            "sum_mismatch",
            True,
            f"Các nhóm xã cộng lại được {format_number(total)} xã, nhiều hơn {plan.units} xã của {plan.name}.",
            sources(*counted),
            f"{format_number(total)} > {plan.units}",
            Subject(SubjectKind.BAND),
        )


def _mean(plan: Promises, names: Mapping[str, str], criteria: int) -> Iterator[Finding]:
    mean = plan.of(Subject(SubjectKind.MEAN))
    if mean is None or mean.level is None:
        return
    counts = [
        (one, level)
        for one in _own_year(plan, SubjectKind.CRITERION)
        if "." not in one.subject.item and (level := whole_of(one.reached)) is not None
    ]
    units = plan.units or next((one.of for one, _ in counts if one.of), None)
    if not counts or units is None:
        return
    reach = means.reach_of_counts([level for _, level in counts], units=units, criteria=criteria)
    if not means.allows(reach, mean.level.number, mean.level.op or None):
        places = means.places_of(mean.level.number)
        low = means.rounded_mean(reach.low, units, places=max(places, 2))
        high = means.rounded_mean(reach.high, units, places=max(places, 2))
        span = format_number(low) if low == high else f"{format_number(low)} đến {format_number(high)}"
        yield Finding(
            "average_mismatch",
            True,
            f"Bình quân ghi {format_number(mean.level.number)} tiêu chí/xã, nhưng cộng số xã đạt từng tiêu chí rồi "
            f"chia cho {units} xã thì được {span}.",
            sources(mean.level, *(line for one, _ in counts for line in one.lines[-1:])),
            f"{reach.low} : {units} = {format_number(low)}",
            mean.subject,
        )


def _percents(plan: Promises, names: Mapping[str, str]) -> Iterator[Finding]:
    for one in _own_year(plan, SubjectKind.FIGURE):
        line = one.level
        if line is not None and line.unit_word == "%" and not 0 <= line.number <= 100:
            yield Finding(
                "impossible_percent",
                True,
                f"{one.subject.label(names)}: {format_number(line.number)}% không thể là một tỷ lệ.",
                sources(line),
                "",
                one.subject,
            )


def _named(plan: Promises, names: Mapping[str, str]) -> Iterator[Finding]:
    for one in plan.stated:
        if one.subject.kind not in (SubjectKind.CRITERION, SubjectKind.STANDARD) or not one.names:
            continue
        line = next((line for line in (one.gain, one.level) if line is not None and line.names), None)
        shares = [share for share in plan.shares if share.subject == one.subject and share.year == one.year]
        if line is None or shares or Decimal(len(line.names)) == line.number:
            continue
        yield Finding(
            "name_count_mismatch",
            True,
            f"{one.subject.label(names)}: ghi {format_number(line.number)} nhưng nêu tên {len(line.names)} nơi "
            f"({', '.join(line.names)}).",
            sources(line),
            f"{len(line.names)} ≠ {format_number(line.number)}",
            one.subject,
        )
