"""Who answers for what: the agency of each item under "Tổ chức thực hiện", its duty, criteria and communes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction.bearers import AGENCY, GENERAL
from ntm.core.reading.extraction.charges import charged_with, first_duty, helped, of_piece, pieces, starts_with_criteria
from ntm.core.reading.extraction.context import Context, cited, topic, trimmed
from ntm.core.reading.extraction.offices import Office, offices
from ntm.core.reading.extraction.requests import leads, requests
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import matching_key


def extract(context: Context) -> Iterator[Fact]:
    """Yield the duties: one a criterion that an agency answers for, and one for the agency's own leading duty.

    An agency whose items speak of criteria only has no general duty of its own. A criterion that is a mere occasion
    ("gắn với … tiêu chí") is not assigned. A village's criterion carries the village set.
    """
    items = offices(context)
    asked = tuple(requests(context, items))
    for office in (*items, *asked):
        specific = list(_specific(context, office))
        told = any(fact.criteria and fact.agency == office.agency for fact in specific)
        if not told or not starts_with_criteria(context, office):
            general = _of_topic(context, office, _general(context, office))
            yield _with_agencies(general)
            specific = [
                fact
                for fact in specific
                if fact.criteria or (fact.agency, fact.names) != (general.agency, general.names)
            ]
        yield from (_with_agencies(fact) for fact in specific)
    yield from (_with_agencies(fact) for fact in leads(context, (*items, *asked)))


_JOINT = re.compile(r",\s(?:và\s)?|;\s|\svà\s(?!ubnd)|\s[–-]\s(?=văn phòng)")


def _with_agencies(fact: Fact) -> Fact:
    """Name each agency where a duty is given to several in one breath."""
    text = fact.agency or ""
    names: list[str] = []
    begin = 0
    key = matching_key(text)
    for joint in _JOINT.finditer(key):
        if AGENCY.match(key[joint.end() :]) is not None and AGENCY.match(key[begin:]) is not None:
            names.append(text[begin : joint.start()])
            begin = joint.end()
    names.append(text[begin:])
    return replace(fact, agencies=tuple(names)) if len(names) > 1 else fact


def _general(context: Context, office: Office) -> Fact:
    view = context.view
    start, end = first_duty(context, office)
    stop = _first_clause(view.key, start, end)
    items, last = helped(context, start, end)
    stop = max(stop, last) if items else stop
    fact = cited(view, FactKind.ASSIGNMENT, office.start, max(stop, office.duty))
    return replace(
        fact,
        agency=office.agency,
        task=view.words(start, stop).strip(" :,;.-") or None,
        names=tuple(item.name for item in items),
    )


_LEADS = re.compile(r"(?:chủ trì|phụ trách|chịu trách nhiệm|thực hiện|triển khai|tổ chức)(?![a-zà-ỹđ])")


def _of_topic(context: Context, office: Office, general: Fact) -> Fact:
    """Give a request to lead, under the heading of a criterion, that criterion."""
    criterion = topic(context.view, office.block)
    if criterion is None or general.criteria or not _LEADS.match(matching_key(general.task or "")):
        return general
    return replace(general, criterion=criterion, criteria=(criterion,), criteria_set="commune")


#: A duty is told in so many characters at most.
_LONGEST_TASK = 240


def _first_clause(key: str, start: int, end: int) -> int:
    """Return where the first clause of a duty ends: at a semicolon or full stop, a long one at its last comma."""
    stops = [at for mark in (";", ". ") if (at := key.find(mark, start + 12, end)) >= 0]
    stop = min(stops, default=end)
    if stop - start <= _LONGEST_TASK:
        return stop
    comma = key.rfind(", ", start + 12, start + _LONGEST_TASK)
    return comma if comma > 0 else stop


def _specific(context: Context, office: Office) -> Iterator[Fact]:
    seen: set[tuple[object, ...]] = set()
    facts: list[Fact] = []
    places = [(office.duty, office.stop, True)]
    places += [(max(office.duty, one.body), one.end, one.marker is None) for one in office.members]
    for first, last, apart in places:
        charged = office
        for begin, end in pieces(context, first, last):
            before = charged
            charged, begin = charged_with(context, charged, begin, end)
            found = list(of_piece(context, charged, begin, end))
            # Whoever an item under an agency speaks of ("Ban Quản lý thôn bám sát từng hộ") works for that agency.
            if not found and apart and charged != before and not GENERAL.match(charged.agency.lower()):
                found = [_other_duty(context, charged, begin, end)]
            facts.extend(_of_the_same(context, one, facts) for one in found)
    told: set[tuple[str, str | None]] = set()
    for fact in facts:
        special = bool(fact.names) or "." in (fact.task or "")
        mark: tuple[object, ...] = (fact.criteria, fact.names, fact.task if special else None, fact.agency)
        of = {(one, fact.criteria_set) for one in fact.criteria}
        again = not special and fact.criteria and of <= told and not _ANSWERS_FOR.match((fact.task or "").lower())
        if mark in seen or again:
            continue
        seen.add(mark)
        told |= of
        yield fact


_THE_SAME = re.compile(
    r"\s?(?:hoàn thành|đạt|thực hiện)(?: chuẩn)?(?: các)? (?:tiêu chí|chỉ tiêu) (?:này|trên|nêu trên)"
)


def _of_the_same(context: Context, fact: Fact, before: Sequence[Fact]) -> Fact:
    """Give a duty the criteria of the one before it where it says so: "hỗ trợ các xã A, B hoàn thành tiêu chí"
    " này"."""
    last = next((one for one in reversed(before) if one.criteria), None)
    behind = matching_key(vietnamese.clean(context.view.raw[fact.end : fact.end + 60]))
    if fact.criteria or last is None or _THE_SAME.match(" " + behind.strip()) is None:
        return fact
    return replace(fact, criterion=last.criterion, criteria=last.criteria, criteria_set=last.criteria_set)


def _other_duty(context: Context, charged: Office, begin: int, end: int) -> Fact:
    """Return the duty, without a criterion, of an agency that is charged behind a semicolon."""
    start, stop = trimmed(context.view, begin, end)
    fact = cited(context.view, FactKind.ASSIGNMENT, start, stop)
    return replace(fact, agency=charged.agency, task=context.view.words(start, stop))


_ANSWERS_FOR = re.compile(r"(?:trực tiếp )?(?:phụ trách|chịu trách nhiệm|chủ trì|đảm nhận|đảm nhiệm)(?![a-zà-ỹđ])")
