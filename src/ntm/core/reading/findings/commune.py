"""A commune's own plan: the criteria it keeps, those it will complete, and how many that makes."""

from __future__ import annotations

from collections.abc import Iterator

from ntm.core.planning import targets
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding
from ntm.core.reading.findings.paper import Paper, agreement, finding, number, unit_of
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
    """Check a commune's own criteria: those kept + those to complete = those promised (12/19 + 1 = 13/19).

    Those to complete are named one by one, or counted ("hoàn thành thêm 02 tiêu chí").
    """
    if paper.head.level != "commune":
        return
    starts, ends = own_criteria(paper)
    gained = criteria_to_complete(paper)
    counted = [] if gained else _criteria_gained(paper)
    if not starts and len({fact.numerator for fact in ends}) == 2:
        starts, ends = ends[:1], ends[-1:]  # "hiện đạt 14/19 … nâng lên 16/19"
    if not (_single(starts) and _single(ends) and (gained or len({fact.value for fact in counted}) == 1)):
        return
    start, end = starts[0], ends[-1]
    before, after = start.numerator or 0, end.numerator or 0
    more = len(gained) or int(counted[0].value or 0)
    move = targets.Movement(kept=before, gained=more, reached=after)
    left = f"{number(before)} + {number(more)} = {number(move.computed)}"
    names = f"tiêu chí {', '.join(gained)}" if gained else f"{number(more)} tiêu chí"
    facts = [*gained.values(), *counted]
    if move.gap:
        yield finding(
            "sum_mismatch",
            f"Đã đạt {number(before)} tiêu chí và hoàn thành thêm {names} thì được {number(move.computed)} "
            f"tiêu chí, nhưng văn bản ghi {number(after)}.",
            end,
            start,
            *facts,
            stated=after,
            computed=move.computed,
            arithmetic=f"{left} ≠ {number(after)} (lệch {number(abs(move.gap))})",
        )
    else:
        yield agreement("sum", f"Số tiêu chí của xã: {left}, khớp (thêm {names}).", end, start, *facts)


def _criteria_gained(paper: Paper) -> list[Fact]:
    return [
        fact
        for fact in paper.of(FactKind.INDICATOR_TARGET)
        if fact.delta
        and unit_of(fact) == "tiêu chí"
        and fact.value is not None
        and fact.value == int(fact.value)
        and fact.criterion is None
        and fact.op in (None, "=")
        and not fact.names
        and paper.year_of(fact) == paper.year
    ]


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
