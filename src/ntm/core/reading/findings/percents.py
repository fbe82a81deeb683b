"""Percentages that a paper states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical, fold
from ntm.core.planning import percents, slips
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, agreement, finding, number

# "đạt 120 % kế hoạch", "tăng 150 % so với": a ratio to something else may pass 100.
_RATIO = re.compile(r"ke hoach|so voi|cung ky|tang|toc do|gap|chi tieu giao|du toan|vuot|von")


def _percents(paper: Paper) -> list[Fact]:
    return [fact for fact in paper.facts if fact.unit == "%" and fact.value is not None]


def percentages_are_possible(paper: Paper) -> Iterator[Finding | Agreement]:
    """Find shares below 0 or above 100 %; increases and ratios to a plan or another year may pass 100 %."""
    for fact in _percents(paper):
        value = fact.value or Decimal(0)
        ratio = fact.delta or _RATIO.search(fold(f"{fact.indicator or ''} {fact.quote} {fact.label or ''}"))
        if value < 0 or (value > 100 and not ratio):
            yield finding(
                "impossible_percent",
                f"Tỷ lệ {number(value)}% nằm ngoài khoảng 0–100%.",
                fact,
                stated=value,
                arithmetic=f"{number(value)}% {'< 0' if value < 0 else '> 100'}%",
            )


def percentages_follow_from_counts(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check n/N against the percentage stated with it ("185/220 hộ, đạt 84,1%")."""
    for fact in _percents(paper):
        top, whole, value = fact.numerator, fact.denominator, fact.value
        if top is None or not whole or value is None or fact.delta or fact.op not in (None, "="):
            continue
        share = percents.percent_of(top, whole)
        worked = f"{number(top)} / {number(whole)} = {number(share)}%"
        if percents.matches(value, numerator=top, denominator=whole):
            yield agreement("percent", f"{worked}, khớp với {number(value)}%.", fact)
        else:
            yield finding(
                "percent_mismatch",
                f"Văn bản ghi {number(value)}% nhưng {number(top)} trên {number(whole)} là {number(share)}%.",
                fact,
                stated=value,
                computed=share,
                arithmetic=f"{worked} ≠ {number(value)}%",
            )


def shares_make_a_whole(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that the shares of one total by source make 100 %; one share, or shares without a parent, say nothing."""
    grouped: dict[tuple[str, int | None], list[Fact]] = {}
    for fact in paper.of(FactKind.CAPITAL):
        if fact.unit == "%" and fact.value is not None and fact.parent is not None:
            grouped.setdefault((canonical(fact.parent), fact.year), []).append(fact)
    for facts in grouped.values():
        shares = [fact.value or Decimal(0) for fact in facts]
        if len(shares) < 2:
            continue
        total = sum(shares, Decimal(0))
        terms = f"{' + '.join(number(share) for share in shares)} = {number(total)}%"
        gap = percents.whole_gap(shares)
        if gap == 0:
            yield agreement("percent", f"Cơ cấu nguồn vốn: {terms}, đủ 100%.", *facts)
        elif gap > 0 or len(shares) > 2:
            yield finding(
                "percent_sum_mismatch",
                f"Các tỷ lệ của cơ cấu nguồn vốn cộng lại được {number(total)}%, không phải 100%.",
                *facts,
                stated=100,
                computed=total,
                arithmetic=f"{terms} ≠ 100% (lệch {number(abs(total - 100))})",
            )


def repeated_figures_agree(paper: Paper) -> Iterator[Finding | Agreement]:
    """Compare an indicator stated twice for one year: equal, digits changed places, or two different targets.

    Only indicators told in the very same words are compared, since two words more can mean another population.
    """
    grouped: dict[tuple[str, str, int | None, bool, str], list[Fact]] = {}
    for fact in paper.of(FactKind.INDICATOR_TARGET):
        if fact.value is not None and fact.indicator and not fact.names and fact.op in (None, "="):
            key = (
                canonical(fact.indicator),
                canonical(fact.unit or ""),
                paper.year_of(fact),
                fact.baseline,
                str(fact.delta),
            )
            grouped.setdefault(key, []).append(fact)
    for facts in grouped.values():
        values = list(dict.fromkeys(fact.value or Decimal(0) for fact in facts))
        if len(facts) > 1 and len(values) == 1:
            yield agreement(
                "same",
                f"{facts[0].indicator}: {number(values[0])} {facts[0].unit or ''} nêu {len(facts)} lần, khớp.",
                *facts,
            )
        elif len(values) == 2 and slips.is_transposition(values[0], values[1]):
            yield finding(
                "suspected_digit_transposition",
                f"“{facts[0].indicator}” được ghi {number(values[0])} rồi {number(values[1])}, có thể đã đảo chữ số.",
                *facts,
                stated=values[0],
                computed=values[1],
                arithmetic=f"{number(values[0])} ≠ {number(values[1])}",
            )
        elif len(values) == 2 and len(facts) == 2 and facts[0].unit == "%" and _are_far_apart(facts):
            yield finding(
                "target_tension",
                f"“{facts[0].indicator}” có hai mục tiêu khác nhau trong cùng năm: {number(values[0])}% và "
                f"{number(values[1])}%.",
                *facts,
                severity=Severity.WARNING,
                stated=values[0],
                computed=values[1],
                arithmetic=f"{number(values[0])} ≠ {number(values[1])}",
            )


def _are_far_apart(facts: list[Fact]) -> bool:
    """Tell whether two statements stand in different passages under a name of three words or more; in one sentence, or
    under a short name, two figures are more likely about two things."""
    return len(canonical(facts[0].indicator or "").split()) >= 3 and facts[1].start - facts[0].end > 200


FINDERS = (
    percentages_are_possible,
    percentages_follow_from_counts,
    shares_make_a_whole,
    repeated_figures_agree,
)
