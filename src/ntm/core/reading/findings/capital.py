"""The capital tree: do the sources make their total, level by level.

When parts fall short of their total, the paper contradicts itself only if it meant to list all of them. That is taken
to be so where (1) the parts exclude each other and leave nothing out (investment and recurrent, domestic and foreign),
or (2) there are at least two and they stand as a list: each on a line of its own, or behind "gồm", "bao gồm" or a
colon. One part behind "trong đó", parts named in passing, and lists with "chủ yếu", "riêng" or a part without an amount
do not claim to be complete. Parts that exceed their total are always a contradiction.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import TypeAlias

from ntm.core.kernel.vietnamese import canonical, collapse, fold
from ntm.core.planning import sums
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, agreement, finding, number

_COMPLEMENTS = (
    (r"dau tu", r"su nghiep|thuong xuyen"),
    (r"trong nuoc", r"nuoc ngoai|oda"),
    (r"trung uong|nstw", r"dia phuong|nsdp"),
)
_PARTIAL = re.compile(r"chu yeu|rieng|trong do co\b|dang ke|ke ca|uu tien")
_COMPLETE = re.compile(r"\bgom\b|:\W*$")
_BULLET = re.compile(r"^\s*(?:[-–+*•●]|\d{1,2}[.)]|[a-zđ][.)])\s*", re.IGNORECASE)
_SCALE = {"ty": 9, "trieu": 6, "nghin": 3, "ngan": 3}


@dataclass(frozen=True, slots=True)
class Branch:
    """A stated total with the facts that divide it; `open_end` where a part has no amount of its own, `closed` where
    they are all the rows under a table's row."""

    total: Fact
    parts: tuple[Fact, ...]
    open_end: bool
    closed: bool = False


def money(fact: Fact) -> Decimal:
    """Return the amount of a capital fact in triệu đồng ("28,038 tỷ đồng" → 28038); đồng where no scale is written."""
    words = fold(fact.unit or "trieu dong").split()
    power = next((_SCALE[word] for word in words if word in _SCALE), 0 if "dong" in words else 6)
    value = fact.value or Decimal(0)
    return value if power == 6 else value.scaleb(power - 6)


def capital_facts(paper: Paper) -> list[Fact]:
    """Return the amounts of money in the tree, starting levels and shares in per cent left out."""
    return [fact for fact in paper.of(FactKind.CAPITAL) if fact.unit != "%" and not fact.delta and not fact.baseline]


def branches(paper: Paper) -> list[Branch]:
    """Return each stated total with its direct parts.

    A part belongs to the nearest fact before it that bears its parent's label (else the nearest behind). A heading
    without an amount ("2. Vốn lồng ghép:") passes its parts on to the total above it, so that what the paper divides is
    compared with what it states.
    """
    facts = capital_facts(paper)
    valued = [fact for fact in facts if fact.value is not None]
    labelled: dict[str, list[Fact]] = {}
    for fact in facts:
        labelled.setdefault(_key(fact.label), []).append(fact)
    home: dict[Fact, Fact] = {}
    orphans: dict[Fact, Fact] = {}
    roots = [fact for fact in valued if fact.parent is None]
    runs_on = _run_on(facts)
    for fact in valued:
        if fact.parent is None:
            continue
        parent = _nearest(fact, labelled.get(_key(fact.parent), []), {fact})
        seen: set[Fact] = set()
        while parent is not None and parent.value is None and parent not in seen:
            seen.add(parent)
            above = parent.parent
            parent = _nearest(parent, labelled.get(_key(above), []), seen) if above is not None else None
        if parent is not None:
            home[fact] = parent
        elif (first := bisect_left(roots, fact.start, key=_start)) and fact in runs_on:
            orphans[fact] = _first_of_a_place(roots, first - 1)
    home.update(_adopted(paper, facts, home))
    home.update({fact: root for fact, root in orphans.items() if _same_year(paper, fact, root)})
    members: dict[Fact, list[Fact]] = {}
    for fact in valued:
        if fact in home and home[fact] is not fact:
            members.setdefault(home[fact], []).append(fact)
    divided = {_key(fact.parent) for fact in valued if fact.parent is not None}
    open_ends = {
        _key(fact.parent)
        for fact in facts
        if fact.value is None and fact.parent is not None and _key(fact.label) not in divided
    }
    whole = [
        Branch(total, _one_of_each(paper, total, members[total]), _key(total.label) in open_ends)
        for total in valued
        if total in members
    ]
    apart = [part for branch in whole for part in _divided_twice(paper, branch)]
    return [*apart, *_columns_of_tables(apart)]


def _divided_twice(paper: Paper, branch: Branch) -> list[Branch]:
    """Return a total's divisions: what stands in its own line ("(đầu tư 138; sự nghiệp 46)", the cells of its row) and
    what stands below it ("- NSTW: …", the rows under it, or above it where the table's total is its last row) each
    divide the whole, where one of them makes it alone."""
    in_table = any(part.start == branch.total.start for part in branch.parts)
    is_below = [
        part.start != branch.total.start if in_table else _stands_below(paper, branch.total, part)
        for part in branch.parts
    ]
    beside = tuple(part for part, under in zip(branch.parts, is_below, strict=True) if not under)
    below = tuple(part for part, under in zip(branch.parts, is_below, strict=True) if under)
    whole = money(branch.total)
    if not beside or not below or not (in_table or whole in (sum(map(money, beside)), sum(map(money, below)))):
        return [branch]
    if sum(map(money, branch.parts)) == whole:
        return [branch]
    closed = in_table and _heads_a_table(branch.total)
    return [Branch(branch.total, beside, open_end=False), Branch(branch.total, below, branch.open_end, closed)]


def _stands_below(paper: Paper, total: Fact, part: Fact) -> bool:
    """Say whether a part begins or heads a line behind its total's: an item of a list, or a row of a table."""
    line = paper.text.rfind("\n", 0, part.start) + 1
    if line <= total.start:
        return False
    return _begins_line(paper, part) or _BULLET.match(paper.text[line : part.end]) is not None


def _columns_of_tables(found: list[Branch]) -> list[Branch]:
    """Return for each column of a table's total row the cells below it: the rows divide it as they divide the total."""
    cells = {branch.total: branch.parts for branch in found if branch.parts[0].start == branch.total.start}
    columns: list[Branch] = []
    for branch in found:
        rows = [cells[row] for row in branch.parts if row in cells]
        if branch.total not in cells or branch.parts == cells[branch.total] or len(rows) < len(branch.parts):
            continue
        for head in cells[branch.total]:
            name = _column(head)
            parts = tuple(cell for row in rows for cell in row if _column(cell) == name)
            if len(parts) > 1:
                columns.append(Branch(head, parts, open_end=False, closed=_heads_a_table(branch.total)))
    return columns


def _heads_a_table(total: Fact) -> bool:
    """Say whether a row is a table's row of totals: all that the table holds is below it."""
    return _key(total.label).startswith("tổng")


def _column(cell: Fact) -> str:
    return _key((cell.label or "").removeprefix(f"{cell.parent} - "))


def _one_of_each(paper: Paper, total: Fact, candidates: list[Fact]) -> tuple[Fact, ...]:
    """Return the parts of a total, each source once: the amount for the total's year where a source has several.

    A source that names another year than its total ("giao năm 2023" under a total for 2024) is still one of its parts;
    the year is told as left over, the sum is checked all the same.
    """
    by_source: dict[tuple[str, str], list[Fact]] = {}
    for fact in candidates:
        by_source.setdefault((_key(fact.parent), _key(fact.label)), []).append(fact)
    chosen: list[Fact] = []
    for facts in by_source.values():
        fitting = [fact for fact in facts if _same_year(paper, fact, total)]
        distinct_amounts: dict[Decimal, Fact] = {}
        for fact in fitting or facts:
            distinct_amounts.setdefault(money(fact), fact)
        chosen.extend(distinct_amounts.values())
    return tuple(sorted(chosen, key=lambda fact: fact.start))


_INTRODUCES = re.compile(r"^\W*(?:trong do|gom|bao gom|cu the|chia ra|nhu sau)\b")


def _adopted(paper: Paper, facts: list[Fact], home: dict[Fact, Fact]) -> dict[Fact, Fact]:
    """Return the total of each amount that names no parent but stands in a list right behind one.

    "Nguồn vốn dự kiến: 4.916.475 triệu đồng, gồm:" divides the items that follow, whatever it is called. Only items on
    lines of their own are taken, up to the end of the list or the next amount that is no item.
    """
    taken = set(home.values())
    adopted: dict[Fact, Fact] = {}
    total: Fact | None = None
    previous: Fact | None = None
    for fact in facts:
        item = fact.value is not None and fact.parent is None
        if item and total is not None and previous is not None and fact.start - previous.end <= 300:
            if _is_item(paper, fact):
                adopted[fact] = total
            else:
                total = None
        elif item:
            total = None
        if item and total is None and fact not in taken and _INTRODUCES.match(fold(paper.after(fact, limit=30))):
            total = fact
        previous = fact
    return adopted


def _key(label: str | None) -> str:
    return canonical(label or "")


def _run_on(facts: list[Fact]) -> set[Fact]:
    """Return the amounts that stand close behind another, so that they are of the same list and not of a later
    passage."""
    found: set[Fact] = set()
    furthest = [0, *accumulate((fact.end for fact in facts), max)]
    for fact in facts:
        before = bisect_left(facts, fact.start, key=_start)
        if before and fact.start - furthest[before] <= 300:
            found.add(fact)
    return found


def _same_year(paper: Paper, one: Fact, other: Fact) -> bool:
    return one.year == other.year or None in (one.year, other.year) or paper.year_of(one) == paper.year_of(other)


def _nearest(fact: Fact, candidates: list[Fact], excluded: set[Fact]) -> Fact | None:
    """Return the last of the candidates (in order of place) up to a fact, else the first behind it."""
    at = bisect_right(candidates, fact.start, key=_start)
    for index in range(at - 1, -1, -1):
        if candidates[index] not in excluded:
            start = candidates[index].start
            same = candidates[bisect_left(candidates, start, key=_start) : index + 1]
            return next(other for other in same if other not in excluded)
    return next((other for other in candidates[at:] if other not in excluded), None)


def _first_of_a_place(facts: list[Fact], index: int) -> Fact:
    return facts[bisect_left(facts, facts[index].start, key=_start)]


def _start(fact: Fact) -> int:
    return fact.start


def is_complete(paper: Paper, branch: Branch) -> bool:
    """Tell whether a paper lists all parts of a total, as the module's docstring decides."""
    labels = [fold(f"{part.label or ''} {part.quote}") for part in branch.parts]
    if branch.open_end or branch.closed:
        return branch.closed
    for one, other in _COMPLEMENTS:
        firsts = [label for label in labels if re.search(one, label)]
        seconds = [label for label in labels if re.search(other, label) and label not in firsts]
        if len(labels) == 2 and firsts and seconds:
            return True
    if len(branch.parts) < 2:
        return False
    if _heads_a_table(branch.total) and all(_begins_line(paper, part) for part in branch.parts):
        return True
    first = min(branch.parts, key=lambda part: part.start)
    link = fold(paper.after(branch.total, to=first.start))
    if _PARTIAL.search(link):
        return False
    # The first part's own bullet may stand in the link.
    bare = re.sub(r"[\s\-–+*•(\d.]+$", "", link)
    return bool(_COMPLETE.search(bare)) or all(_is_item(paper, part) for part in branch.parts)


def _begins_line(paper: Paper, fact: Fact) -> bool:
    return not paper.text[paper.text.rfind("\n", 0, fact.start) + 1 : fact.start].strip()


def _is_item(paper: Paper, fact: Fact) -> bool:
    line = paper.text[paper.text.rfind("\n", 0, fact.start) + 1 : fact.end]
    return bool(_BULLET.match(line)) and collapse(_BULLET.sub("", line, count=1)).startswith(
        _BULLET.sub("", fact.quote, count=1)[:12].strip()
    )


def short_label(fact: Fact) -> str:
    """Return a source's name for a sentence: the last step where the label is the whole path of a deep tree."""
    label = collapse(fact.label or "Tổng")
    return label if len(label) <= 60 else label.rsplit(" - ", 1)[-1]


# "45,2 tỷ", "1.304,5 triệu": a figure written with decimals, and the scale of its unit.
_DECIMAL = re.compile(r"(?<![\d.,])[\d.]*\d,\s?(?P<places>\d+)\s*(?P<scale>ty|trieu|nghin|ngan)\b")


def _amount(fact: Fact) -> sums.Amount:
    written = _DECIMAL.search(fold(fact.quote))
    slack = Decimal(0)
    if written is not None:
        slack = Decimal(5).scaleb(_SCALE[written.group("scale")] - 6 - len(written.group("places")) - 1)
    return sums.Amount(money(fact), fact.op, slack)


def sources_make_totals(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check every total of the capital tree against its parts; propose a correction where one slip explains all."""
    found = branches(paper)
    # By identity: a fact's own comparison looks at all its fields, and a table has thousands.
    values = {id(fact): money(fact) for branch in found for fact in (branch.total, *branch.parts)}
    claims: list[tuple[Branch, _Claim, sums.Outcome]] = []
    for branch in found:
        claim = sums.Sum(id(branch.total), tuple(map(id, branch.parts)))
        outcome = sums.compare(_amount(branch.total), [_amount(part) for part in branch.parts])
        if outcome is sums.Outcome.UNDER and not is_complete(paper, branch):
            continue
        if outcome is sums.Outcome.HOLDS and claim.gap(values) != 0 and not is_complete(paper, branch):
            continue
        claims.append((branch, claim, outcome))
    exact = [
        claim
        for branch, claim, outcome in claims
        if not any(_amount(fact).soft for fact in (branch.total, *branch.parts))
        and (outcome is not sums.Outcome.HOLDS or claim.gap(values) == 0)
    ]
    together = _components(exact)
    for branch, claim, outcome in claims:
        yield _told(branch, claim, outcome, values, together.get(id(claim), []))


_Claim: TypeAlias = sums.Sum[int]
#: A longer sum is told by its ends.
_MOST_TERMS = 25
#: Among more sums than these no single slip is looked for.
_MOST_SUMS = 300


def _components(claims: list[_Claim]) -> dict[int, list[_Claim]]:
    """Return, by each claim's identity, the claims that share figures with it, directly or through others."""
    leader: dict[int, int] = {}

    def led_by(node: int) -> int:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for claim in claims:
        for part in claim.parts:
            leader[led_by(part)] = led_by(claim.total)
    groups: dict[int, list[_Claim]] = {}
    for claim in claims:
        groups.setdefault(led_by(claim.total), []).append(claim)
    return {id(claim): groups[led_by(claim.total)] for claim in claims}


def _told(
    branch: Branch, claim: _Claim, outcome: sums.Outcome, values: dict[int, Decimal], component: list[_Claim]
) -> Finding | Agreement:
    total = branch.total
    stated = values[id(total)]
    computed = stated - claim.gap(values)
    shown = [part for part in branch.parts if values[id(part)] != 0] or list(branch.parts[:1])
    written = [number(values[id(part)]) for part in shown]
    if len(written) > _MOST_TERMS:
        written = [*written[:3], "…", f"{written[-1]} ({len(written)} khoản)"]
    terms = f"{' + '.join(written)} = {number(computed)}"
    label = short_label(total)
    soft = any(_amount(fact).soft for fact in (total, *branch.parts))
    if outcome is sums.Outcome.HOLDS:
        note = ", khớp" if computed == stated else f", khớp với {number(stated)} trong phạm vi làm tròn"
        return agreement("sum", f"{label}: {terms} triệu đồng{note}.", total, *branch.parts)
    proposal = None
    fix = sums.repair(values, component) if 0 < len(component) <= _MOST_SUMS else None
    if fix is not None and not soft:
        scope = "mọi tổng đều khớp" if len(component) > 1 else "tổng khớp"
        proposal = f"{number(fix.written)} → {number(fix.meant)} thì {scope}"
    relation = "vượt" if outcome is sums.Outcome.OVER else "thấp hơn"
    return finding(
        "soft_sum_mismatch" if soft else "sum_mismatch",
        f"{label} ghi {number(stated)} triệu đồng nhưng các phần cộng lại được {number(computed)} triệu đồng, "
        f"{relation} {number(abs(stated - computed))} triệu đồng.",
        total,
        *branch.parts,
        severity=Severity.WARNING if soft else Severity.ERROR,
        stated=stated,
        computed=computed,
        arithmetic=f"{terms} ≠ {number(stated)} (lệch {number(abs(stated - computed))})",
        proposal=proposal,
    )


FINDERS = (sources_make_totals,)
