"""A commune's own plan: the criteria it keeps, those it will complete, and how many that makes."""

from __future__ import annotations

from collections.abc import Iterator

from ntm.core.planning import targets
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding
from ntm.core.reading.findings.paper import Paper, agreement, finding, number
from ntm.core.reading.findings.standing import keeps, rises


def own_criteria(paper: Paper) -> tuple[list[Fact], list[Fact]]:
    """Return the facts about the commune's own number of criteria: those it starts from, those of the plan's year."""
    counts = [fact for fact in paper.of(FactKind.COMMUNE_CRITERIA) if fact.numerator is not None and not fact.names]
    starts = [fact for fact in counts if fact.baseline or (keeps(fact) and not rises(fact))]
    ends = [fact for fact in counts if fact not in starts and not fact.delta and paper.year_of(fact) == paper.year]
    return starts, ends


def _single(facts: list[Fact]) -> bool:
    return len({fact.numerator for fact in facts}) == 1


def commune_criteria_add_up(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check a commune's own criteria: those kept + those to complete = those promised (12/19 + 1 = 13/19)."""
    if paper.head.level != "commune":
        return
    starts, ends = own_criteria(paper)
    gained = criteria_to_complete(paper)
    if not (_single(starts) and _single(ends) and gained):
        return
    start, end = starts[0], ends[-1]
    before, after = start.numerator or 0, end.numerator or 0
    move = targets.Movement(kept=before, gained=len(gained), reached=after)
    left = f"{number(before)} + {len(gained)} = {number(move.computed)}"
    names = ", ".join(gained)
    facts = list(gained.values())
    if move.gap:
        yield finding(
            "sum_mismatch",
            f"Đã đạt {number(before)} tiêu chí và hoàn thành thêm tiêu chí {names} thì được {number(move.computed)} "
            f"tiêu chí, nhưng văn bản ghi {number(after)}.",
            end,
            start,
            *facts,
            stated=after,
            computed=move.computed,
            arithmetic=f"{left} ≠ {number(after)} (lệch {number(abs(move.gap))})",
        )
    else:
        yield agreement("sum", f"Số tiêu chí của xã: {left}, khớp (thêm tiêu chí {names}).", end, start, *facts)


def criteria_to_complete(paper: Paper) -> dict[str, Fact]:
    """Return the criteria that a commune's plan promises to complete in its year, by number."""
    return {
        fact.criterion: fact
        for fact in paper.of(FactKind.CRITERION_COUNT)
        if fact.criterion is not None
        and fact.criterion.isdigit()
        and fact.delta
        and fact.criteria_set in (None, "commune")
        and paper.year_of(fact) == paper.year
    }


FINDERS = (commune_criteria_add_up,)
