"""What was checked between related papers and holds, one sentence for each sort of check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ntm.core.reading.facts import CrossAgreement, CrossFinding, Fact
from ntm.core.reading.findings import cascade_capital, figures
from ntm.core.reading.findings.capital import money, short_label
from ntm.core.reading.findings.kinship import Filed
from ntm.core.reading.findings.paper import number
from ntm.core.reading.findings.same_year_duties import items_told, same_leads
from ntm.core.reading.findings.standing import standings

Held = tuple[str, Fact, Fact]


def of_part_and_whole(child: Filed, parent: Filed, found: Sequence[CrossFinding]) -> Iterator[CrossAgreement]:
    """Tell which criteria and which money of a part stay within its whole's; what `found` disputes is left out."""
    disputed = _disputed(child, found)
    above = standings(parent.paper)
    levels = []
    for criterion, standing in standings(child.paper).items():
        mine, theirs = standing.end, above[criterion].end if criterion in above else None
        stated = (*standing.starts, *standing.gains, *standing.ends)
        if mine is None or theirs is None or any(_place(fact) in disputed for fact in stated):
            continue
        if child.paper.year_of(mine) == parent.paper.year_of(theirs) and mine.denominator and theirs.denominator:
            levels.append((criterion, mine, theirs))
    if levels:
        words = f"Tiêu chí {_listed(levels)}: số xã của {child.name} nằm trong mức của {parent.name}."
        yield _agreement("cascade", words, child, parent, levels)
    sources = [
        (short_label(mine)[:1].upper() + short_label(mine)[1:], mine, theirs)
        for mine, theirs in cascade_capital.compared(child, parent)
        if _place(mine) not in disputed and money(mine) <= money(theirs)
    ]
    for what, mine, theirs in sources:
        told = f"{number(money(mine))} ≤ {number(money(theirs))} triệu đồng"
        words = f"{what}: {child.name} trong mức của {parent.name} ({told})."
        yield _agreement("cascade", words, child, parent, [(what, mine, theirs)])


def of_two_years(now: Filed, before: Filed) -> Iterator[CrossAgreement]:
    """Tell what a plan takes from last year's report as it was reported."""
    if before.paper.head.kind != "report":
        return
    results = figures.ends(before.paper)
    same = [
        (what, start, results[what])
        for what, start in figures.starts(now.paper).items()
        if what in results
        and start.denominator == results[what].denominator
        and figures.is_the_same(start, results[what])
    ]
    if same:
        words = f"Kỳ gốc khớp báo cáo năm {before.paper.year}: {_listed(same)}."
        yield _agreement("start", words, now, before, same)


def of_report_and_plan(plan: Filed, report: Filed) -> Iterator[CrossAgreement]:
    """Tell what a report reaches of its plan."""
    if (plan.paper.head.kind, report.paper.head.kind) not in (("plan", "report"), ("decision", "report")):
        return
    planned = figures.ends(plan.paper)
    reached = [
        (what, fact, planned[what])
        for what, fact in figures.ends(report.paper).items()
        if what in planned and fact.kind in figures.RISING and figures.amount(fact) >= figures.amount(planned[what])
    ]
    if reached:
        yield _agreement("reached", f"Báo cáo đạt kế hoạch: {_listed(reached)}.", report, plan, reached)


def of_leads(decision: Filed, plan: Filed) -> Iterator[CrossAgreement]:
    """Tell what a decision and a plan let the same agency lead."""
    same = same_leads(decision.paper, plan.paper)
    if same:
        items = [item for item, _, _ in same]
        words = f"{items_told(items)}: kế hoạch và văn bản phân công giao cùng cơ quan."
        yield _agreement("assignment", words, plan, decision, [(item, theirs, mine) for item, mine, theirs in same])


def _agreement(code: str, words: str, first: Filed, second: Filed, held: Sequence[Held]) -> CrossAgreement:
    """Make an agreement that quotes both sides of its first three checks."""
    shown = held[:3]
    return CrossAgreement(
        code=code,
        message=words,
        files=tuple(file for _ in shown for file in (first.file, second.file)),
        quotes=tuple(fact.quote for _, mine, theirs in shown for fact in (mine, theirs)),
        spans=tuple(_place(fact) for _, mine, theirs in shown for fact in (mine, theirs)),
    )


def _listed(held: Sequence[Held]) -> str:
    """Return what was checked: "Tiêu chí 2, 4; Bình quân tiêu chí"."""
    criteria = [what.removeprefix("Tiêu chí ") for what, _, _ in held if what.removeprefix("Tiêu chí ").isdigit()]
    others = [what for what, _, _ in held if not what.removeprefix("Tiêu chí ").isdigit()]
    is_bare = all(what.isdigit() for what, _, _ in held)
    told = [", ".join(criteria) if is_bare else f"tiêu chí {', '.join(criteria)}"] if criteria else []
    return "; ".join([*told, *(what[:1].lower() + what[1:] for what in others)])


def _disputed(child: Filed, found: Sequence[CrossFinding]) -> set[tuple[int, int]]:
    return {span for one in found for file, span in zip(one.files, one.spans, strict=True) if file == child.file}


def _place(fact: Fact) -> tuple[int, int]:
    return fact.start, fact.end
