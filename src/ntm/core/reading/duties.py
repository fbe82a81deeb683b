"""What a paper's facts propose as assignments: an agency's part in criteria, for all communes or for those it names.

Nothing here decides: a proposal says why a person should look, and an office confirms it or not. A paper that gives a
duty "theo phân công tại Quyết định số …" names no criterion and proposes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ntm.core.assignments.responsibilities import Part, criterion_of
from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction.charges import village_criteria
from ntm.core.reading.facts import Fact, FactKind

NO_NUMBER = "Văn bản không nêu số tiêu chí; số suy từ lời văn."
NO_INDICATOR = "Văn bản nói “những chỉ tiêu được giao” mà không nêu chỉ tiêu nào."
NOT_CALLED_LEAD = (
    "Văn bản viết “phối hợp với UBND xã” để hoàn thành, không viết “chủ trì”; chưa thấy cơ quan khác chủ trì ở đó."
)
ANOTHER_LEADS = "Văn bản giao cơ quan khác chủ trì."

#: How far behind a duty its "báo cáo tiến độ tiêu chí số 18" may stand, in characters.
_BEHIND = 320
_NEXT_ITEM = re.compile(r"\n\s*(?:[-+•]|\d+[.)])\s")
_LEADS = re.compile(r"chủ trì")
_NAMES_A_NUMBER = re.compile(r"(?:tiêu chí|chỉ tiêu)(?:[^.;]{0,80}?)\d")
_UNNAMED = re.compile(r"(?:những|các) (?:chỉ tiêu|tiêu chí)(?: được giao)? phụ trách (?:của|thuộc) tiêu chí")
_REPORTS = re.compile(r"báo cáo (?:tiến độ|kết quả)(?: thực hiện)? tiêu chí (?:số )?(\d{1,2})(?![\d.])")
_INDICATOR = re.compile(r"\d{1,2}\.\d{1,2}")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A part in items that a fact gives to an agency.

    `fact` is the fact's place in the list, `family` "commune" or "village", `agency` the paper's words (one agency or
    several). `communes` are names as written, empty for the whole place.
    """

    fact: int
    agency: str
    family: str
    items: tuple[str, ...]
    part: Part
    communes: tuple[str, ...]
    quote: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedList:
    """Units (name, and the unit that each lies in) that a paper gives to several agencies, in the same words each time
    or not; `facts` are the places of the facts, beside `agencies`."""

    members: tuple[tuple[str, str], ...]
    agencies: tuple[str, ...]
    facts: tuple[int, ...]
    quote: str


def proposals(text: str, facts: Sequence[Fact]) -> tuple[Proposal, ...]:
    """Return what a paper proposes, in its order. `text` is the text that the facts cite.

    "Chủ trì" leads. For communes that a duty names the agency leads there, with a doubt where the paper does not say
    "chủ trì", unless it lets another agency lead the item everywhere: then it supports. What an agency leads"
    " everywhere
    is not proposed again for single communes.
    """
    found = [one for position, fact in enumerate(facts) for one in _of_fact(text, position, fact)]
    everywhere = {
        (one.family, item): one.agency
        for one in found
        if one.part is Part.LEAD and not one.communes and not one.doubts
        for item in one.items
    }
    kept = []
    for one in found:
        if one.communes and one.part is Part.LEAD:
            owners = {everywhere.get((one.family, item)) for item in one.items}
            if owners == {one.agency}:
                continue
            if owners - {None, one.agency}:
                one = Proposal(
                    one.fact,
                    one.agency,
                    one.family,
                    one.items,
                    Part.SUPPORT,
                    one.communes,
                    one.quote,
                    (ANOTHER_LEADS,),
                )
        kept.append(one)
    return tuple(kept)


def shared_lists(facts: Sequence[Fact]) -> tuple[SharedList, ...]:
    """Return the lists of units that two or more agencies are to help, each once however often the paper repeats it."""
    grouped: dict[frozenset[tuple[str, str]], list[int]] = {}
    for position, fact in enumerate(facts):
        if fact.agency and fact.names and len(fact.within) == len(fact.names) and all(fact.within):
            key = frozenset(
                (vietnamese.canonical(name), vietnamese.canonical(within))
                for name, within in zip(fact.names, fact.within, strict=True)
            )
            grouped.setdefault(key, []).append(position)
    found = []
    for positions in grouped.values():
        first = facts[positions[0]]
        agencies = {facts[position].agency or "": position for position in reversed(positions)}
        if len(agencies) > 1:
            in_order = sorted(agencies.items(), key=lambda one: one[1])
            found.append(
                SharedList(
                    members=tuple(zip(first.names, first.within, strict=True)),
                    agencies=tuple(agency for agency, _ in in_order),
                    facts=tuple(position for _, position in in_order),
                    quote=first.quote,
                )
            )
    return tuple(found)


def _of_fact(text: str, position: int, fact: Fact) -> Iterator[Proposal]:
    if fact.kind is not FactKind.ASSIGNMENT or not fact.agency or not (fact.criteria or fact.criterion):
        return
    family = fact.criteria_set or "commune"
    quote = vietnamese.canonical(fact.quote)
    # A comma may part "Chủ trì" from the rest of its duty, which the fact then cites without it.
    before = vietnamese.canonical(text[max(0, fact.start - 14) : fact.start])
    leads = _LEADS.search(before) is not None or _LEADS.search(quote) is not None
    items = _items(fact)
    doubts = list(fact.doubts)
    part = Part.LEAD if leads or fact.names else Part.SUPPORT
    if not _NAMES_A_NUMBER.search(quote):
        doubts.append(NO_NUMBER)
    if _UNNAMED.search(quote):
        part = Part.SUPPORT
        doubts.append(NO_INDICATOR)
    if fact.names and not leads and part is Part.LEAD:
        doubts.append(NOT_CALLED_LEAD)
    yield Proposal(position, fact.agency, family, items, part, fact.names, fact.quote, tuple(doubts))
    if family == "commune" and (beside := village_criteria(vietnamese.collapse(quote))):
        yield Proposal(position, fact.agency, "village", beside, part, fact.names, fact.quote, tuple(doubts))
    if family == "commune" and not fact.names:
        for criterion, said in _reported_whole(text, fact):
            if criterion in {criterion_of(item) for item in items}:
                yield Proposal(
                    position, fact.agency, family, (criterion,), Part.REPORTS_WHOLE, (), f"{fact.quote} … {said}", ()
                )


def _items(fact: Fact) -> tuple[str, ...]:
    """Return the indicators that a duty names, else its criteria."""
    if fact.task and fact.task.startswith("chỉ tiêu "):
        named = tuple(dict.fromkeys(_INDICATOR.findall(fact.task)))
        if named:
            return named
    return fact.criteria or ((fact.criterion,) if fact.criterion else ())


def _reported_whole(text: str, fact: Fact) -> Iterator[tuple[str, str]]:
    stop = min(len(text), fact.end + _BEHIND)
    following = _NEXT_ITEM.search(text, fact.end, stop)
    behind = vietnamese.collapse(vietnamese.canonical(text[fact.start : following.start() if following else stop]))
    for match in _REPORTS.finditer(behind):
        yield match.group(1), match.group(0)
