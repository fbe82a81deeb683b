"""What one paper says of each criterion of the commune set: where it starts, what it gains, where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ntm.core.kernel.vietnamese import fold
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.findings.paper import Paper, standard_of, unit_of

#: Levels above which n counts communes; a commune's own plan counts criteria instead.
_MANY = ("province", "district", "central")


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts about one criterion: levels at the start, gains, levels at the end (each in order of place)."""

    criterion: str
    starts: tuple[Fact, ...]
    gains: tuple[Fact, ...]
    ends: tuple[Fact, ...]

    @property
    def start(self) -> Fact | None:
        """Return the starting level where the paper states exactly one number for it."""
        return _single(self.starts)

    @property
    def gain(self) -> Fact | None:
        """Return the gain where the paper states exactly one number for it."""
        return _single(self.gains)

    @property
    def end(self) -> Fact | None:
        """Return the level at the end where the paper states exactly one number for it."""
        return _single(self.ends)

    @property
    def kept(self) -> Fact | None:
        """Return the end level when the paper promises no more than to keep it ("duy trì")."""
        level = self.end
        return level if level is not None and keeps(level) and not self.gains else None


def _single(facts: tuple[Fact, ...]) -> Fact | None:
    return facts[-1] if len({fact.numerator for fact in facts}) == 1 else None


def keeps(fact: Fact) -> bool:
    """Tell whether the verb of a fact is one of keeping: duy trì, giữ vững, củng cố."""
    verb = fold(fact.verb or "")
    return any(word in verb for word in ("duy tri", "giu vung", "giu nguyen", "cung co"))


def rises(fact: Fact) -> bool:
    """Tell whether the verb of a fact is one of rising: tăng, thêm, nâng … lên."""
    verb = fold(fact.verb or "")
    return any(word in verb for word in ("tang", "them", "nang tong", "nang so", "nang len"))


def counts_communes(fact: Fact) -> bool:
    """Tell whether a fact counts communes that meet one whole criterion of the basic commune set."""
    return (
        fact.kind is FactKind.CRITERION_COUNT
        and fact.numerator is not None
        and fact.criterion is not None
        and fact.criterion.isdigit()
        and fact.criteria_set in (None, "commune")
        and standard_of(fact) == "basic"
        and unit_of(fact) in ("", "xã")
    )


def standings(paper: Paper) -> dict[str, Standing]:
    """Return the standing of each criterion the paper counts communes for, in order of number.

    A level with "duy trì" beside a gain is the start, whatever year it carries: "duy trì 5/16, thêm 3, nâng lên 8/16".
    Empty for a commune's own plan, and facts of years other than the plan's and the one before are left out.
    """
    if paper.head.level == "commune":
        return {}
    grouped: dict[str, list[Fact]] = {}
    for fact in paper.of(FactKind.CRITERION_COUNT):
        if counts_communes(fact) and fact.criterion is not None:
            grouped.setdefault(fact.criterion, []).append(fact)
    result: dict[str, Standing] = {}
    for criterion in sorted(grouped, key=int):
        facts = grouped[criterion]
        gains = tuple(fact for fact in facts if fact.delta and paper.year_of(fact) == paper.year)
        levels = [fact for fact in facts if not fact.delta]
        stands = [fact for fact in levels if not paper.is_aim(fact)]
        if stands and len(stands) < len(levels) and not gains:
            levels = stands  # a report: how it stands, and not what it aims at
        starts = [fact for fact in levels if fact.baseline and _is_start_year(paper, fact)]
        ends = [fact for fact in levels if not fact.baseline and paper.year_of(fact) == paper.year]
        if len({fact.numerator for fact in ends}) > 1 and gains:
            starts += [fact for fact in ends if keeps(fact)]
            ends = [fact for fact in ends if not keeps(fact)]
        if len({fact.numerator for fact in ends}) == 2 and gains and rises(ends[-1]) and not rises(ends[0]):
            # "hiện có 8/20 xã đạt, phấn đấu thêm 3 xã, nâng tổng số lên 11/20 xã"
            starts += [fact for fact in ends if fact.numerator != ends[-1].numerator]
            ends = [fact for fact in ends if fact.numerator == ends[-1].numerator]
        if not ends and not gains:
            # "Duy trì 4/16 xã" without a year is both where the plan starts and where it ends.
            ends = [fact for fact in starts if keeps(fact) and fact.year in (None, paper.year)]
        result[criterion] = Standing(criterion, tuple(starts), gains, tuple(ends))
    return result


def _is_start_year(paper: Paper, fact: Fact) -> bool:
    return paper.year is None or fact.year in (None, paper.year - 1, paper.year)


def units_counted(paper: Paper, *, year: int | None) -> int | None:
    """Return N of n/N for a year where all the paper's criterion counts agree on it, else None.

    Where no criterion is counted, N is that of the communes at the standard, else what the paper says there are
    ("Huyện có 20 xã, 01 thị trấn"), if it says one number.
    """
    sizes = {
        fact.denominator
        for fact in paper.of(FactKind.CRITERION_COUNT)
        if counts_communes(fact) and fact.denominator is not None and paper.year_of(fact) == year
    }
    if not sizes and paper.head.level != "commune":
        sizes = {
            fact.denominator
            for fact in paper.of(FactKind.STANDARD_COUNT)
            if unit_of(fact) == "xã" and standard_of(fact) == "basic" and fact.denominator is not None
        } or {int(found["n"]) for found in _THERE_ARE.finditer(paper.lowered[0])}
    return sizes.pop() if len(sizes) == 1 else None


_THERE_ARE = re.compile(
    r"(?:toàn (?:huyện|tỉnh)|(?:^|[.;:–-]\s)(?:hiện nay,? |hiện )?(?:huyện|tỉnh|thành phố|thị xã))"
    r"(?: [^\d.;:,\n]{1,40})?? (?:hiện )?(?:có|gồm)(?: tổng số)? (?P<n>\d{1,3}) xã"
    r"(?=\s*[.,;(]|\s+(?:và|với|triển khai|thực hiện|xây dựng)\b)"
)
