"""Papers of a unit against those of the unit above it, and of one unit in two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from ntm.core.kernel.vietnamese import canonical
from ntm.core.planning import bands as groups
from ntm.core.planning import cascade as bounds
from ntm.core.reading.facts import CrossAgreement, CrossFinding, Fact, FactKind, PaperReading, Severity
from ntm.core.reading.findings import held_between
from ntm.core.reading.findings.bands import recognised, stated_bands
from ntm.core.reading.findings.cascade_capital import capital_cascades
from ntm.core.reading.findings.cascade_commune import commune_reaches_what_is_promised
from ntm.core.reading.findings.cascade_names import names_are_taken_up
from ntm.core.reading.findings.kinship import Filed, cross, example, is_within, is_year_before
from ntm.core.reading.findings.names import listing, shares
from ntm.core.reading.findings.paper import Paper, number, place_key, sort_facts, standard_of, unit_of
from ntm.core.reading.findings.same_year import is_later_of_one_year, of_one_year
from ntm.core.reading.findings.same_year_duties import assigns_for, leads_agree, registered_fits_the_plan
from ntm.core.reading.findings.standards import is_new
from ntm.core.reading.findings.standing import Standing, standings, units_counted
from ntm.core.reading.findings.successive import years_agree


@dataclass(frozen=True, slots=True)
class Between:
    """What stands between papers: contradictions, and what was checked and holds, each ordered by file."""

    findings: tuple[CrossFinding, ...]
    agreements: tuple[CrossAgreement, ...]


def between(readings: Sequence[tuple[str, PaperReading]], *, communes: Mapping[str, Sequence[str]]) -> Between:
    """Return what stands between each pair of related papers."""
    filed = [
        Filed(file, Paper(head=reading.head, text=reading.text, facts=sort_facts(list(reading.facts))))
        for file, reading in sorted(readings, key=lambda pair: pair[0])
    ]
    belongs = {place_key(unit): frozenset(place_key(name) for name in names) for unit, names in communes.items()}
    found: dict[CrossFinding, None] = {}
    held: dict[CrossAgreement, None] = {}
    for child, parent in permutations(filed, 2):
        if is_within(child.paper, parent.paper):
            told = [one for finder in CASCADES for one in finder(child, parent)]
            told += names_are_taken_up(child, parent, belongs)
            found.update(dict.fromkeys(told))
            held.update(dict.fromkeys(held_between.of_part_and_whole(child, parent, told)))
        if is_year_before(parent.paper, child.paper):
            found.update(dict.fromkeys(years_agree(child, parent)))
            held.update(dict.fromkeys(held_between.of_two_years(child, parent)))
        if is_later_of_one_year(parent.paper, child.paper):
            found.update(dict.fromkeys(of_one_year(parent, child)))
            held.update(dict.fromkeys(held_between.of_report_and_plan(parent, child)))
        if assigns_for(parent.paper, child.paper):
            found.update(dict.fromkeys(leads_agree(parent, child)))
            found.update(dict.fromkeys(registered_fits_the_plan(parent, child)))
            held.update(dict.fromkeys(held_between.of_leads(parent, child)))
    return Between(
        tuple(sorted(found, key=lambda item: (item.severity.value, item.files, item.spans, item.code, item.message))),
        tuple(sorted(held, key=lambda item: (item.files, item.spans, item.code, item.message))),
    )


def _pairs(child: Filed, parent: Filed) -> Iterator[tuple[str, int, Fact, Fact]]:
    """Yield (criterion, year, child's level, parent's level) where both state one number for one year."""
    above = standings(parent.paper)
    for criterion, standing in standings(child.paper).items():
        other = above.get(criterion)
        if other is None:
            continue
        for mine in _levels(child.paper, standing):
            for theirs in _levels(parent.paper, other):
                year = child.paper.year_of(mine)
                if year is not None and year == parent.paper.year_of(theirs):
                    yield criterion, year, mine, theirs


def _levels(paper: Paper, standing: Standing) -> list[Fact]:
    return list(dict.fromkeys(fact for fact in (standing.end, standing.start) if fact is not None))


def counts_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find criteria that more communes of the part lack than the whole lacks, or more meet than the whole meets.

    One district's plan is enough: 14/16 leaves two communes out, where the province's 94/94 leaves none.
    """
    for criterion, year, mine, theirs in _pairs(child, parent):
        if mine.numerator is None or theirs.numerator is None:
            continue
        if mine.denominator is not None and theirs.denominator is not None:
            part = bounds.Level(mine.numerator, mine.denominator)
            whole = bounds.Level(theirs.numerator, theirs.denominator)
            if bounds.is_larger(part, whole):
                continue
            if bounds.lacks_more(part, whole):
                yield cross(
                    "cascade_conflict",
                    f"Tiêu chí {criterion}, năm {year}: {parent.name} chỉ còn {number(whole.lacking)} xã chưa đạt "
                    f"({number(whole.met)}/{number(whole.units)}), nhưng riêng {child.name} đã còn "
                    f"{number(part.lacking)} xã ({number(part.met)}/{number(part.units)}).",
                    (child, mine),
                    (parent, theirs),
                    stated=part.lacking,
                    computed=whole.lacking,
                    arithmetic=f"{number(part.units)} − {number(part.met)} = {number(part.lacking)} > "
                    f"{number(whole.units)} − {number(whole.met)} = {number(whole.lacking)}",
                )
                continue
        if mine.numerator > theirs.numerator:
            yield cross(
                "cascade_conflict",
                f"Tiêu chí {criterion}, năm {year}: {child.name} có {number(mine.numerator)} xã đạt, nhiều hơn cả "
                f"{parent.name} ({number(theirs.numerator)} xã).",
                (child, mine),
                (parent, theirs),
                stated=mine.numerator,
                computed=theirs.numerator,
                arithmetic=f"{number(mine.numerator)} > {number(theirs.numerator)}",
            )


def gains_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find criteria in which the part gains more communes in a year than the whole gains on balance.

    A gain that follows from two levels is not told again where the level that it starts from is told already.
    """
    told = {finding.spans[0] for finding in counts_cascade(child, parent)}
    if child.paper.year != parent.paper.year:
        return
    above = standings(parent.paper)
    for criterion, standing in standings(child.paper).items():
        mine = _gained(standing)
        theirs = _gained(above[criterion]) if criterion in above else None
        if mine is None or theirs is None or not bounds.gains_more(mine.count, theirs.count):
            continue
        if len(mine.facts) > 1 and any((fact.start, fact.end) in told for fact in mine.facts):
            continue
        yield cross(
            "cascade_conflict",
            f"Tiêu chí {criterion}: {child.name} tăng thêm {number(mine.count)} xã, nhưng {parent.name} chỉ tăng "
            f"{number(theirs.count)} xã; chỉ đúng nếu nơi khác có {number(mine.count - theirs.count)} xã không còn "
            "đạt.",
            (child, mine.facts[0]),
            (parent, theirs.facts[0]),
            *((child, fact) for fact in mine.facts[1:]),
            *((parent, fact) for fact in theirs.facts[1:]),
            stated=mine.count,
            computed=theirs.count,
            arithmetic=f"{mine.worked} > {theirs.worked}",
        )


@dataclass(frozen=True, slots=True)
class _Gain:
    """How many communes a paper adds to a criterion, the facts that say so, and the sum."""

    count: int
    facts: tuple[Fact, ...]
    worked: str


def _gained(standing: Standing) -> _Gain | None:
    """Return what a paper adds to a criterion: as it says, else its level at the end less that at the start."""
    gain, end, start = standing.gain, standing.end, standing.start
    if gain is not None and gain.numerator is not None:
        return _Gain(gain.numerator, (gain,), number(gain.numerator))
    if end is None or start is None or end is start or end.denominator != start.denominator:
        return None
    before, after = start.numerator or 0, end.numerator or 0
    return _Gain(after - before, (end, start), f"{number(after)} − {number(before)} = {number(after - before)}")


def denominators_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find a part that counts more communes than its whole."""
    mine = units_counted(child.paper, year=child.paper.year)
    theirs = units_counted(parent.paper, year=parent.paper.year)
    if mine is None or theirs is None or child.paper.year != parent.paper.year or mine <= theirs:
        return
    fact, other = example(child.paper, mine), example(parent.paper, theirs)
    if fact is not None and other is not None:
        yield cross(
            "cross_document_denominator",
            f"{child.name} tính trên {number(mine)} xã, nhiều hơn {number(theirs)} xã của {parent.name}.",
            (child, fact),
            (parent, other),
            severity=Severity.WARNING,
            stated=mine,
            computed=theirs,
            arithmetic=f"{number(mine)} > {number(theirs)}",
        )


def bands_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find a group of communes, or the recognised ones, of which the part counts more than the whole.

    Groups need not be the same: the part's 5–9 lies in the whole's "dưới 10", so it cannot count more than that.
    """
    year = child.paper.year
    if year is None or year != parent.paper.year:
        return
    own = stated_bands(child.paper, year=year)
    rows = []
    for whole, band, above in stated_bands(parent.paper, year=year):
        inside = [row for row in own if groups.lies_within(row[1], band)]
        if any(groups.overlap(one[1], other[1]) for at, one in enumerate(inside) for other in inside[at + 1 :]):
            inside = sorted(inside, key=lambda row: row[0])[-1:]
        if inside:
            rows.append((sum(count for count, _, _ in inside), [fact for *_, fact in inside], whole, above, "nhóm này"))
    top, other = recognised(child.paper, year=year), recognised(parent.paper, year=year)
    if top is not None and other is not None:
        rows.append((top.numerator or 0, [top], other.numerator or 0, other, "số xã đạt chuẩn"))
    for count, facts, whole, above, what in rows:
        if count > whole:
            yield cross(
                "cascade_conflict",
                f"Năm {year}, {what}: {child.name} có {number(count)} xã, nhiều hơn {parent.name} "
                f"({number(whole)} xã).",
                (child, facts[0]),
                (parent, above),
                *((child, fact) for fact in facts[1:]),
                stated=count,
                computed=whole,
                arithmetic=f"{number(count)} > {number(whole)}",
            )


def shares_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Hold the part's count at a standard against the share that the whole's paper gives it.

    "45 bản (Tam Đường 20 bản, Than Uyên 20 bản, Mường Tè 5 bản)" shares out all 45: Tam Đường's own paper must say 20,
    and a district that is not in the list has none, unless the shares leave some over.
    """
    name = place_key(child.paper.head.unit_name or "")
    for above in parent.paper.of(FactKind.STANDARD_COUNT):
        if above.numerator is None or above.baseline or above.parent is not None:
            continue
        pairs = shares(listing(parent.paper, above))
        if not pairs or sum(count for _, count in pairs) != above.numerator:
            continue
        share = next((count for place, count in pairs if place_key(place) == name), None)
        mine = _same_count(child.paper, above, parent.paper.year_of(above))
        if mine is None or mine.numerator is None:
            continue
        if share is None and mine.numerator > 0:
            places = ", ".join(place for place, _ in pairs)
            yield cross(
                "cascade_conflict",
                f"{parent.name} chia hết {number(above.numerator)} {unit_of(above)} cho {places}, không có "
                f"{child.name}, nhưng {child.name} đặt mục tiêu {number(mine.numerator)} {unit_of(above)}.",
                (child, mine),
                (parent, above),
                stated=mine.numerator,
                computed=0,
                arithmetic=f"{' + '.join(number(count) for _, count in pairs)} = {number(above.numerator)}; "
                f"{number(mine.numerator)} > 0",
            )
        elif share is not None and share != mine.numerator:
            yield cross(
                "cascade_conflict",
                f"{parent.name} giao {child.name} {number(share)} {unit_of(above)} đạt chuẩn, nhưng {child.name} đặt "
                f"mục tiêu {number(mine.numerator)}.",
                (child, mine),
                (parent, above),
                stated=mine.numerator,
                computed=share,
                arithmetic=f"{number(mine.numerator)} ≠ {number(share)}",
            )


def _same_count(paper: Paper, like: Fact, year: int | None) -> Fact | None:
    """Return the paper's own count of the same things in the same year, where it states one number; a count of newly
    recognised ones before a total."""
    facts = [
        fact
        for fact in paper.of(FactKind.STANDARD_COUNT)
        if unit_of(fact) == unit_of(like)
        and standard_of(fact) == standard_of(like)
        and fact.numerator is not None
        and not fact.baseline
        and fact.parent is None
        and paper.year_of(fact) == year
        and not _is_share(paper, fact)
    ]
    pool = [fact for fact in facts if is_new(fact)] or facts
    return pool[0] if len({fact.numerator for fact in pool}) == 1 else None


def _is_share(paper: Paper, fact: Fact) -> bool:
    """Tell whether a count is one item of a list that shares out another ("xã Sơn Bình 05 bản")."""
    return any(
        other is not fact
        and other.kind is FactKind.STANDARD_COUNT
        and other.start <= fact.start
        and (other.numerator or 0) > (fact.numerator or 0)
        and any(count == fact.numerator for _, count in shares(listing(paper, other)))
        and fact.start <= other.end + 600
        and any(place_key(place) in canonical(fact.quote) for place, _ in shares(listing(paper, other)))
        for other in paper.facts
    )


CASCADES = (
    counts_cascade,
    gains_cascade,
    denominators_cascade,
    bands_cascade,
    shares_cascade,
    capital_cascades,
    commune_reaches_what_is_promised,
)
