"""Units at a standard: kept + new = total, and whether the single criteria let so many reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntm.core.kernel.vietnamese import fold
from ntm.core.planning import targets
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, agreement, finding, number, standard_of, unit_of
from ntm.core.reading.findings.standing import keeps, standings

_SETS = {"basic": "đạt chuẩn", "advanced": "đạt chuẩn nâng cao", "exemplary": "đạt chuẩn kiểu mẫu"}


def standards_add_up(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check kept + newly recognised = total of one standard ("duy trì 39 xã … công nhận mới 5 xã … tổng số 44 xã")."""
    grouped: dict[tuple[str, str, int | None], list[Fact]] = {}
    for fact in paper.of(FactKind.STANDARD_COUNT):
        if fact.numerator is not None and fact.parent is None and standard_of(fact) != "nearly" and unit_of(fact):
            year = None if fact.baseline or keeps(fact) else paper.year_of(fact)
            grouped.setdefault((unit_of(fact), standard_of(fact), year), []).append(fact)
    for (unit, standard, year), facts in grouped.items():
        if year is None:
            continue
        kept = grouped.get((unit, standard, None), [])
        kept = kept or [fact for fact in grouped.get((unit, standard, year - 1), []) if not fact.delta]
        gains = [fact for fact in facts if is_new(fact)]
        totals = [fact for fact in facts if not is_new(fact)]
        if not (_one(kept) and _one(gains) and _one(totals)):
            continue
        start, gain, total = kept[0], gains[0], totals[0]
        before, more, after = start.numerator or 0, gain.numerator or 0, total.numerator or 0
        move = targets.Movement(kept=before, gained=more, reached=after)
        left = f"{number(before)} + {number(more)} = {number(move.computed)}"
        if move.gap:
            yield finding(
                "sum_mismatch",
                f"Duy trì {number(before)} {unit} và thêm {number(more)} {unit} thì được {number(move.computed)} "
                f"{unit} đạt chuẩn, nhưng văn bản ghi {number(after)}.",
                total,
                start,
                gain,
                stated=after,
                computed=move.computed,
                arithmetic=f"{left} ≠ {number(after)} (lệch {number(abs(move.gap))})",
            )
        else:
            yield agreement("sum", f"Số {unit} đạt chuẩn: {left}, khớp.", total, start, gain)


def is_new(fact: Fact) -> bool:
    """Tell whether a count at a standard is of units newly reaching it: "công nhận mới", "xây dựng thêm"."""
    verb = fold(fact.verb or "")
    return fact.delta or "moi" in verb.split() or "them" in verb.split()


def _one(facts: list[Fact]) -> bool:
    return len({fact.numerator for fact in facts}) == 1


def one_count_per_standard(paper: Paper) -> Iterator[Finding | Agreement]:
    """Compare the counts of one standard and year that a paper states in several places ("6 bản" and "06 bản (…)").

    Kept and new ones, shares, and parts behind "trong đó" are other counts. Three or more different counts are a
    breakdown rather than a slip, and nothing is said.
    """
    grouped: dict[tuple[str, str, int | None], list[Fact]] = {}
    for fact in paper.of(FactKind.STANDARD_COUNT):
        if fact.numerator is None or fact.parent is not None or fact.baseline or keeps(fact) or is_new(fact):
            continue
        if "trong do" in fold(f"{paper.before(fact, limit=40)} {fact.quote}"):
            continue
        grouped.setdefault((unit_of(fact), fold(fact.standard or ""), paper.year_of(fact)), []).append(fact)
    for (unit, _, _), facts in grouped.items():
        values = list(dict.fromkeys(fact.numerator or 0 for fact in facts))
        firsts = [next(fact for fact in facts if fact.numerator == value) for value in values]
        if len(facts) > 1 and len(values) == 1:
            yield agreement("same", f"{number(values[0])} {unit} đạt chuẩn nêu {len(facts)} lần, khớp.", *facts)
        elif len(values) == 2 and unit and not _name_others(firsts) and not _grows(paper, firsts):
            yield finding(
                "target_tension",
                f"Văn bản nêu hai con số khác nhau về số {unit} đạt chuẩn trong cùng năm: {number(values[0])} và "
                f"{number(values[1])}.",
                *firsts,
                severity=Severity.WARNING,
                stated=values[0],
                computed=values[1],
                arithmetic=f"{number(values[0])} ≠ {number(values[1])}",
            )


def _grows(paper: Paper, facts: list[Fact]) -> bool:
    """Tell whether the second count is the first with those that come: what is newly reached makes the difference, or
    the words say that the second is aimed at; or the smaller one names those whom the larger counts already."""
    first, second = facts
    before, after = first.numerator or 0, second.numerator or 0
    gains = {
        fact.numerator
        for fact in paper.of(FactKind.STANDARD_COUNT)
        if is_new(fact) and (unit_of(fact), standard_of(fact)) == (unit_of(second), standard_of(second))
    }
    if (
        paper.is_aim(first) != paper.is_aim(second)
        or after - before in gains
        or (after > before and _AIMS.search(fold(f"{paper.before(second, limit=90)} {second.quote}")))
    ):
        return True
    few, many = sorted(facts, key=lambda fact: fact.numerator or 0)
    return len(few.names) == few.numerator and not many.names and (many.numerator or 0) >= 2 * (few.numerator or 0)


_AIMS = re.compile(r"phan dau|luy ke|nang|dua|du kien|muc tieu|den (?:het|cuoi) nam|ke hoach")


def _name_others(facts: list[Fact]) -> bool:
    """Tell whether two counts list different units, as a decision does district by district; or one counts those that
    register ("xã đăng ký đạt chuẩn: 02 xã") beside those there will be."""
    if len({fact.unit for fact in facts}) > 1:
        return True  # "02 huyện đạt chuẩn, 01 thị xã hoàn thành nhiệm vụ"
    one, other = ({fold(name) for name in fact.names} for fact in facts)
    return bool(one and other and not one & other) or any("dang ky" in fold(fact.quote) for fact in facts)


def standards_fit_criteria(paper: Paper) -> Iterator[Finding | Agreement]:
    """Ask how k units can be at a standard when fewer than k meet one of its criteria in the same year.

    A warning and not an error: a recognised commune may lose a criterion later and stays recognised until a decision
    says otherwise, and "đẩy nhanh việc hoàn thiện" promises less than recognition.
    """
    for unit, standard in (("xã", "basic"), ("xã", "advanced"), ("xã", "exemplary"), ("huyện", "basic")):
        counts = [
            fact
            for fact in paper.of(FactKind.STANDARD_COUNT)
            if unit_of(fact) == unit
            and standard_of(fact) == standard
            and fact.numerator is not None
            and fact.parent is None
            and not keeps(fact)
            and paper.head.level != "commune"
            and (paper.year_of(fact) == paper.year or (fact.baseline and fact.year is None))
        ]
        levels = _criterion_levels(paper, unit, standard)
        if not counts or not levels:
            continue
        most = max(counts, key=lambda fact: fact.numerator or 0)
        wanted = most.numerator or 0
        short = [fact for fact in levels if (fact.numerator or 0) < wanted]
        named = ", ".join(sorted({fact.criterion or "" for fact in short}, key=lambda item: (len(item), item)))
        if short:
            least = min(fact.numerator or 0 for fact in short)
            yield finding(
                "target_tension",
                f"Mục tiêu {number(wanted)} {unit} {_SETS[standard]}, nhưng có tiêu chí chỉ {number(least)} {unit} đạt "
                f"(tiêu chí {named} của bộ tiêu chí đó).",
                most,
                *short,
                severity=Severity.WARNING,
                stated=wanted,
                computed=least,
                arithmetic=f"{number(wanted)} > {number(least)}",
            )
        else:
            yield agreement(
                "bound", f"Tiêu chí nào cũng có ít nhất {number(wanted)} {unit} đạt, đủ cho số {_SETS[standard]}.", most
            )


def _criterion_levels(paper: Paper, unit: str, standard: str) -> list[Fact]:
    if (unit, standard) == ("xã", "basic"):
        return [item.end for item in standings(paper).values() if item.end is not None]
    return [
        fact
        for fact in paper.of(FactKind.CRITERION_COUNT)
        if unit_of(fact) == unit
        and fact.criterion is not None
        and fact.numerator is not None
        and not fact.delta
        and not fact.baseline
        and paper.year_of(fact) == paper.year
        and (standard_of(fact) == standard if unit == "xã" else fact.criteria_set == "district")
    ]


def _is_of_all(paper: Paper, fact: Fact) -> bool:
    """Tell whether a count is of a whole district's or province's communes by its own words."""
    return (
        re.search(r"toan (?:huyen|tinh)|luy ke|tong so", fold(f"{paper.before(fact, limit=30)} {fact.quote}"))
        is not None
    )


def higher_standards_build_on_lower(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that no more communes are advanced than are at the standard at all, and no more models than advanced, where
    a paper states both as levels of one year and the lower one as a part of all communes."""
    levels: dict[str, list[Fact]] = {}
    for fact in paper.of(FactKind.STANDARD_COUNT):
        stated = unit_of(fact) == "xã" and fact.numerator is not None and paper.year_of(fact) == paper.year
        if stated and fact.parent is None and not fact.baseline and not is_new(fact) and fact.op in (None, "="):
            levels.setdefault(standard_of(fact), []).append(fact)
    for lower, higher in (("basic", "advanced"), ("advanced", "exemplary")):
        below = [fact for fact in levels.get(lower, []) if fact.denominator is not None or _is_of_all(paper, fact)]
        above = levels.get(higher, [])
        if not below or not above:
            continue
        most = max(below, key=lambda fact: fact.numerator or 0)
        for fact in above:
            if (fact.numerator or 0) > (most.numerator or 0) and fact.denominator in (None, most.denominator):
                yield finding(
                    "sum_mismatch",
                    f"Văn bản ghi {number(fact.numerator or 0)} xã {_SETS[higher]}, nhiều hơn "
                    f"{number(most.numerator or 0)} xã {_SETS[lower]}.",
                    fact,
                    most,
                    stated=fact.numerator,
                    computed=most.numerator,
                    arithmetic=f"{number(fact.numerator or 0)} > {number(most.numerator or 0)}",
                )


FINDERS = (standards_add_up, one_count_per_standard, standards_fit_criteria, higher_standards_build_on_lower)
