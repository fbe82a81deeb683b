"""Who does what, in a decision that assigns and in the plan of the same unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ntm.core.assignments.agencies import key_of
from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.vietnamese import fold
from ntm.core.reading import duties
from ntm.core.reading.facts import CrossFinding, Fact, FactKind, Severity
from ntm.core.reading.findings.assignments import Duty, registered
from ntm.core.reading.findings.kinship import Filed, cross
from ntm.core.reading.findings.paper import Paper, number, place_key
from ntm.core.reading.findings.same_year import is_of_one_unit
from ntm.core.reading.findings.standing import Standing, standings

_ANSWERS = re.compile(r"\b(?:phu trach|chiu trach nhiem)\b")
_ASSIGNING = ("decision", "directive", "notice")


@dataclass(frozen=True, slots=True)
class Lead:
    """The agencies that lead an item together, by key; `is_sure` where the paper names the item's number."""

    fact: Fact
    keys: frozenset[str]
    is_sure: bool


def assigns_for(decision: Paper, plan: Paper) -> bool:
    """Tell whether a paper that assigns is of the unit of a plan, for the plan's year or the year before it: an
    assignment holds until another one is made."""
    if decision.head.kind not in _ASSIGNING or plan.head.kind != "plan" or not is_of_one_unit(decision, plan):
        return False
    return decision.year is not None and plan.year is not None and decision.year in (plan.year, plan.year - 1)


def leads_agree(decision: Filed, plan: Filed) -> Iterator[CrossFinding]:
    """Find criteria and indicators that a decision lets one agency lead and the plan another.

    An error only where one of the papers names both agencies for other things, so that they are two and not one under
    another name, and both speak of one year; else a warning.
    """
    named, also = _agencies(decision.paper), _agencies(plan.paper)
    planned = _leads(plan.paper)
    apart: dict[tuple[frozenset[str], frozenset[str], bool], list[tuple[str, Lead, Lead]]] = {}
    for item, lead in _leads(decision.paper).items():
        other = planned.get(item)
        if other is None or lead.keys & other.keys or _may_be_one(lead.keys, other.keys):
            continue
        two = (other.keys <= named) or (lead.keys <= also)
        settled = two and lead.is_sure and other.is_sure and decision.paper.year == plan.paper.year
        apart.setdefault((lead.keys, other.keys, settled), []).append((item, lead, other))
    for (_, _, settled), items in apart.items():
        _, lead, other = items[0]
        more = [(plan, one) for one in dict.fromkeys(theirs.fact for _, _, theirs in items) if one != other.fact]
        more += [(decision, one) for one in dict.fromkeys(mine.fact for _, mine, _ in items) if one != lead.fact]
        yield cross(
            "assignment_conflict",
            f"{items_told([item for item, _, _ in items])}: văn bản phân công giao {lead.fact.agency}, kế hoạch giao "
            f"{other.fact.agency}.",
            (plan, other.fact),
            (decision, lead.fact),
            *more,
            severity=Severity.ERROR if settled else Severity.WARNING,
        )


_SETS = {
    "village": " của bộ tiêu chí thôn, bản",
    "advanced": " của bộ tiêu chí nâng cao",
    "exemplary": " của bộ tiêu chí kiểu mẫu",
    "district": " của bộ tiêu chí huyện",
}


def items_told(items: list[str]) -> str:
    """Return items in words: "Tiêu chí 3, 17"; those of another set than the communes' say so."""
    by_set: dict[str, list[str]] = {}
    for item in items:
        family, _, number_ = item.partition(":")
        by_set.setdefault(family, []).append(number_)
    told = []
    for family, numbers in by_set.items():
        numbers.sort(key=lambda written: tuple(int(part) for part in written.split(".") if part.isdigit()))
        told.append(f"{', '.join(numbers)}{_SETS.get(family, '')}")
    return f"Tiêu chí {'; '.join(told)}"


def same_leads(decision: Paper, plan: Paper) -> list[tuple[str, Fact, Fact]]:
    """Return (item, the decision's duty, the plan's duty) where both let the same agency lead."""
    planned = _leads(plan)
    return [
        (item, lead.fact, planned[item].fact)
        for item, lead in _leads(decision).items()
        if item in planned and lead.keys == planned[item].keys
    ]


def registered_fits_the_plan(decision: Filed, plan: Filed) -> Iterator[CrossFinding]:
    """Find criteria that a decision has more communes complete than the plan of the year gains, or other communes than
    it names, or any where the plan only keeps its level."""
    if decision.paper.year != plan.paper.year:
        return
    planned = standings(plan.paper)
    for criterion, duty in registered(decision.paper).items():
        standing = planned.get(criterion)
        if standing is None or not duty.whole:
            continue
        if standing.gain is not None:
            yield from _against_gain(decision, plan, standing, standing.gain, duty)
        elif standing.kept is not None:
            level, more = standing.kept.numerator or 0, len(duty.names)
            yield cross(
                "target_vs_assignment",
                f"Tiêu chí {criterion}: kế hoạch chỉ duy trì {number(level)} xã, nhưng văn bản phân công giao "
                f"{', '.join(duty.names.values())} hoàn thành.",
                (plan, standing.kept),
                (decision, duty.facts[0]),
                *((decision, fact) for fact in duty.facts[1:]),
                stated=level,
                computed=level + more,
                arithmetic=f"{number(level)} + {more} = {number(level + more)} ≠ {number(level)}",
            )


def _against_gain(decision: Filed, plan: Filed, standing: Standing, gain: Fact, duty: Duty) -> Iterator[CrossFinding]:
    stated = gain.numerator or 0
    named = {place_key(name) for name in gain.names}
    others = [name for key, name in duty.names.items() if key not in named]
    if len(duty.names) > stated:
        told = f"kế hoạch chỉ thêm {number(stated)} xã, nhưng văn bản phân công giao {len(duty.names)} xã hoàn thành"
        listed, sum_ = ", ".join(duty.names.values()), f"{number(stated)} ≠ {len(duty.names)}"
    elif len(named) == stated and others:
        told, listed, sum_ = "văn bản phân công giao xã không có trong danh sách của kế hoạch", ", ".join(others), None
    else:
        return
    yield cross(
        "target_vs_assignment",
        f"Tiêu chí {standing.criterion}: {told} ({listed}).",
        (plan, gain),
        (decision, duty.facts[0]),
        *((decision, fact) for fact in duty.facts[1:]),
        stated=stated,
        computed=len(duty.names),
        arithmetic=sum_,
    )


def _leads(paper: Paper) -> dict[str, Lead]:
    """Return who leads each item for the whole place, where the paper gives it to one agency (or several in one
    duty)."""
    found: dict[str, list[Lead]] = {}
    for one in duties.proposals(paper.text, paper.facts):
        if one.communes or duties.NO_INDICATOR in one.doubts:
            continue
        if one.part is not Part.LEAD and not _answers(one):
            continue
        fact = paper.facts[one.fact]
        for item in one.items:
            found.setdefault(f"{one.family}:{item}", []).append(Lead(fact, _keys(fact), not one.doubts))
    return {item: leads[0] for item, leads in found.items() if len({lead.keys for lead in leads}) == 1}


def _answers(one: duties.Proposal) -> bool:
    """Tell whether a duty without "chủ trì" makes its agency the one that answers for the items."""
    words = fold(one.quote)
    return one.part is Part.SUPPORT and _ANSWERS.search(words) is not None and "phoi hop" not in words


def _keys(fact: Fact) -> frozenset[str]:
    return frozenset(key_of(agency) for agency in fact.agencies or (fact.agency or "",))


def _agencies(paper: Paper) -> frozenset[str]:
    return frozenset(key for fact in paper.of(FactKind.ASSIGNMENT) for key in _keys(fact))


def _may_be_one(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two names may be one agency's: the longer one cut short ("Văn phòng", "Văn phòng HĐND và UBND"), or
    its initials ("Phòng KT&HT", "Phòng Kinh tế và Hạ tầng")."""
    return any(_may_be_short_for(one.split(), other.split()) for one in mine for other in theirs)


def _may_be_short_for(one: list[str], other: list[str]) -> bool:
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    mine, theirs = "".join(one), "".join(other)
    return mine in (theirs, "".join(word[0] for word in other)) or theirs == "".join(word[0] for word in one)
