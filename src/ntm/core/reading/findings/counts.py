"""Counts of communes: start + gain = end, the sum of gains, the part within the whole, one N in one paper."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ntm.core.planning import targets
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, agreement, finding, number, standard_of, unit_of
from ntm.core.reading.findings.standing import Standing, counts_communes, keeps, rises, standings

# The advanced set of 2021–2025 numbers its criteria otherwise: which of the basic set each one builds upon.
_BASIC_OF: dict[str, tuple[str, ...]] = {
    "5": ("5", "14"),
    "6": ("6", "16"),
    "14": ("15",),
    "15": (),
    "16": ("18",),
    "18": ("17",),
}


def gains_reach_levels(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check start + gain = end of each criterion, where a paper states all three."""
    for standing in standings(paper).values():
        start, gain, end = standing.start, standing.gain, standing.end
        if start is None or gain is None or end is None:
            continue
        kept, gained, reached = start.numerator or 0, gain.numerator or 0, end.numerator or 0
        move = targets.Movement(kept=kept, gained=gained, reached=reached)
        left = f"{number(kept)} + {number(gained)} = {number(move.computed)}"
        if move.gap:
            yield finding(
                "sum_mismatch",
                f"Tiêu chí {standing.criterion}: duy trì {number(kept)} xã, thêm {number(gained)} xã thì được "
                f"{number(move.computed)} xã, nhưng văn bản ghi {number(reached)} xã.",
                end,
                start,
                gain,
                stated=reached,
                computed=move.computed,
                arithmetic=f"{left} ≠ {number(reached)} (lệch {number(abs(move.gap))})",
            )
        else:
            yield agreement("sum", f"Tiêu chí {standing.criterion}: {left} xã, khớp.", end, start, gain)


def gains_make_the_promised_total(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check "thêm 32 tiêu chí mới" against the gains of the single criteria.

    Where some criterion has neither a gain nor "duy trì" nor a start, its gain is unknown and the sum is only a lower
    bound: then a sum that is too small is no contradiction.
    """
    promised = [
        fact
        for fact in paper.of(FactKind.INDICATOR_TARGET)
        if fact.delta
        and fact.value is not None
        and paper.year_of(fact) == paper.year
        and unit_of(fact) == "tiêu chí"
        and fact.criterion is None
        and fact.op in (None, "=")
        and not fact.names
    ]
    found = standings(paper)
    if len({fact.value for fact in promised}) != 1 or not any(item.gains for item in found.values()):
        return
    total = promised[0]
    gains = [(item, _gain(item)) for item in found.values()]
    known = [(item, gain) for item, gain in gains if gain is not None]
    computed = sum(gain for _, gain in known)
    stated = total.value or Decimal(0)
    complete = len(known) == len(gains) == 19
    shown = [str(gain) for _, gain in known if gain]
    facts = [item.gain for item, gain in known if gain and item.gain is not None]
    terms = f"{' + '.join(shown)} = {number(computed)}"
    if computed == stated and (complete or len(known) == len(gains)):
        yield agreement("sum", f"Số tiêu chí đạt thêm: {terms}, khớp với {number(stated)} tiêu chí.", total, *facts)
    elif computed > stated or (complete and computed < stated):
        yield finding(
            "sum_mismatch",
            f"Văn bản đặt mục tiêu thêm {number(stated)} tiêu chí, nhưng cộng mức tăng của từng tiêu chí được "
            f"{number(computed)}.",
            total,
            *facts,
            stated=stated,
            computed=computed,
            arithmetic=f"{terms} ≠ {number(stated)} (lệch {number(abs(stated - computed))})",
        )


def _gain(standing: Standing) -> int | None:
    if standing.gains:
        return standing.gain.numerator if standing.gain is not None else None
    if standing.kept is not None:
        return 0
    if standing.start is not None and standing.end is not None:
        return targets.implied_gain([(standing.start.numerator or 0, standing.end.numerator or 0)])
    return None


def verbs_fit_starts(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that "duy trì" keeps the level of the year before, and that "nâng lên" rises above it."""
    for standing in standings(paper).values():
        start, end = standing.start, standing.end
        if start is None or end is None or start is end or start.numerator is None or end.numerator is None:
            continue
        if start.denominator is not None and end.denominator is not None and start.denominator != end.denominator:
            continue
        before, after = start.numerator, end.numerator
        if keeps(end) and not standing.gains and before != after:
            word = "cao hơn" if after > before else "thấp hơn"
            yield finding(
                "verb_vs_baseline",
                f"Tiêu chí {standing.criterion}: văn bản ghi “duy trì” {number(after)} xã nhưng kỳ gốc là "
                f"{number(before)} xã, nên mục tiêu {word} mức được duy trì.",
                end,
                start,
                stated=after,
                computed=before,
                arithmetic=f"{number(after)} − {number(before)} = {number(after - before)} ≠ 0",
            )
        elif rises(end) and after <= before:
            yield finding(
                "verb_vs_baseline",
                f"Tiêu chí {standing.criterion}: văn bản ghi nâng lên {number(after)} xã nhưng kỳ gốc đã là "
                f"{number(before)} xã.",
                end,
                start,
                stated=after,
                computed=before,
                arithmetic=f"{number(after)} ≤ {number(before)}",
            )
        elif keeps(end):
            yield agreement(
                "level", f"Tiêu chí {standing.criterion}: duy trì {number(after)} xã, đúng bằng kỳ gốc.", end, start
            )


def rises_are_plausible(paper: Paper) -> Iterator[Finding | Agreement]:
    """Ask a person to look where more than half of all communes would gain one criterion within a year."""
    for standing in standings(paper).values():
        start, end = standing.start, standing.end
        if start is None or end is None or start.numerator is None or end.numerator is None or not end.denominator:
            continue
        before, after = start.numerator, end.numerator
        if targets.implausible_rise(before, after, units=end.denominator):
            hint = " (hai chữ số có thể đã bị đảo)" if str(before)[::-1] == str(after) else ""
            yield finding(
                "implausible",
                f"Tiêu chí {standing.criterion} tăng từ {number(before)} lên {number(after)} trên "
                f"{number(end.denominator)} xã trong một năm, quá nửa tổng số xã, cần kiểm tra lại số liệu{hint}.",
                end,
                start,
                severity=Severity.WARNING,
                stated=after,
                computed=before,
                arithmetic=f"{number(after)} − {number(before)} = {number(after - before)} xã",
            )


def one_level_per_criterion(paper: Paper) -> Iterator[Finding | Agreement]:
    """Compare the levels that one paper states more than once for one criterion and year."""
    for standing in standings(paper).values():
        for when, facts in (("kỳ gốc", standing.starts), ("mục tiêu", standing.ends)):
            values = list(dict.fromkeys(fact.numerator for fact in facts))
            if len(values) > 1:
                yield finding(
                    "target_tension",
                    f"Tiêu chí {standing.criterion}: văn bản nêu hai con số khác nhau cho {when} "
                    f"({' và '.join(number(value or 0) for value in values)} xã).",
                    *facts,
                    severity=Severity.WARNING,
                    stated=values[0],
                    computed=values[1],
                    arithmetic=" ≠ ".join(number(value or 0) for value in values),
                )
            elif len(facts) > 1:
                yield agreement(
                    "same",
                    f"Tiêu chí {standing.criterion}: {number(values[0] or 0)} xã nêu {len(facts)} lần, khớp.",
                    *facts,
                )


def parts_fit_wholes(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that no more communes meet a criterion's advanced form than its basic one, and that n is at most N."""
    for fact in paper.facts:
        top, whole = fact.numerator, fact.denominator
        if top is not None and whole is not None and fact.kind is not FactKind.ASSIGNMENT and top > whole:
            yield finding(
                "impossible_percent",
                f"Văn bản ghi {number(top)}/{number(whole)}: số đạt lớn hơn tổng số.",
                fact,
                stated=top,
                computed=whole,
                arithmetic=f"{number(top)} > {number(whole)}",
            )
    ends = {criterion: standing.end for criterion, standing in standings(paper).items()}
    for fact in paper.of(FactKind.CRITERION_COUNT):
        if standard_of(fact) != "advanced" or unit_of(fact) not in ("", "xã") or fact.delta or fact.baseline:
            continue
        if fact.numerator is None or fact.criterion is None or paper.year_of(fact) != paper.year:
            continue
        basics = [ends.get(criterion) for criterion in _BASIC_OF.get(fact.criterion, (fact.criterion,))]
        known = [basic for basic in basics if basic is not None and basic.numerator is not None]
        if not known or len(known) < len(basics):
            continue
        basic = max(known, key=lambda item: item.numerator or 0)
        if None not in (fact.denominator, paper.year_of(fact)) and basic.denominator != fact.denominator:
            continue  # of another whole, or a number in passing: no level to hold 6/10 against
        higher, lower = fact.numerator, basic.numerator or 0
        if higher > lower:
            yield finding(
                "sum_mismatch",
                f"Tiêu chí {basic.criterion}: {number(higher)} xã đạt mức nâng cao, nhiều hơn {number(lower)} xã đạt "
                "chuẩn.",
                fact,
                basic,
                stated=higher,
                computed=lower,
                arithmetic=f"{number(higher)} > {number(lower)}",
            )
        else:
            yield agreement(
                "bound",
                f"Tiêu chí {basic.criterion}: {number(higher)} xã nâng cao không vượt {number(lower)} xã đạt chuẩn.",
                fact,
                basic,
            )


def one_number_of_communes(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that n/N has one N through the paper for one year."""
    sizes: dict[int | None, dict[int, Fact]] = {}
    for fact in paper.of(FactKind.CRITERION_COUNT):
        if counts_communes(fact) and fact.denominator is not None and paper.head.level != "commune":
            sizes.setdefault(paper.year_of(fact), {}).setdefault(fact.denominator, fact)
    for year, by_size in sizes.items():
        if len(by_size) > 1:
            told = " và ".join(number(size) for size in sorted(by_size))
            when = "" if year is None else f" năm {year}"
            yield finding(
                "scope_conflict",
                f"Các tiêu chí{when} tính trên tổng số xã khác nhau ({told}); cần nói rõ phạm vi.",
                *(by_size[size] for size in sorted(by_size)),
                severity=Severity.WARNING,
                stated=max(by_size),
                computed=min(by_size),
                arithmetic=" ≠ ".join(number(size) for size in sorted(by_size)),
            )


FINDERS = (
    gains_reach_levels,
    gains_make_the_promised_total,
    verbs_fit_starts,
    rises_are_plausible,
    one_level_per_criterion,
    parts_fit_wholes,
    one_number_of_communes,
)
