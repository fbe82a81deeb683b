"""Who answers for what: the agency of each item under "Tổ chức thực hiện", its duty, criteria and communes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction.charges import charged_with, first_duty, helped, of_piece, pieces, starts_with_criteria
from ntm.core.reading.extraction.context import Context, cited, trimmed
from ntm.core.reading.extraction.offices import AGENCY, Office, offices
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import matching_key


def extract(context: Context) -> Iterator[Fact]:
    """Yield the duties: one a criterion that an agency answers for, and one for the agency's own leading duty.

    An agency whose items speak of criteria only has no general duty of its own. A criterion that is a mere occasion
    ("gắn với … tiêu chí") is not assigned. A village's criterion carries the village set.
    """
    for office in offices(context):
        specific = list(_specific(context, office))
        if not specific or not starts_with_criteria(context, office):
            general = _general(context, office)
            yield _with_agencies(general)
            specific = [
                fact
                for fact in specific
                if fact.criteria or (fact.agency, fact.names) != (general.agency, general.names)
            ]
        yield from (_with_agencies(fact) for fact in specific)


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
    stop = end
    for mark in (";", ". ", ", "):
        at = view.key.find(mark, start + 12, end)
        if at >= 0:
            stop = min(stop, at)
    fact = cited(view, FactKind.ASSIGNMENT, office.block.start, max(stop, office.duty))
    items, last = helped(context, start, end)
    if items and last > stop:
        stop = last
        fact = cited(view, FactKind.ASSIGNMENT, office.block.start, max(stop, office.duty))
    return replace(
        fact,
        agency=office.agency,
        task=view.words(start, stop).strip(" :,;.-") or None,
        names=tuple(item.name for item in items),
    )


def _specific(context: Context, office: Office) -> Iterator[Fact]:
    seen: set[tuple[object, ...]] = set()
    facts: list[Fact] = []
    for block in (office.block, *office.members):
        start = max(office.duty, block.body)
        charged = office
        for begin, end in pieces(context, start, block.end):
            before = charged
            charged, begin = charged_with(context, charged, begin, end)
            found = list(of_piece(context, charged, begin, end))
            facts.extend(found or ([_other_duty(context, charged, begin, end)] if charged != before else []))
    numbered = {
        (one, fact.criteria_set) for fact in facts for one in fact.criteria if fact.names or "." in (fact.task or "")
    }
    for fact in facts:
        mark: tuple[object, ...] = (
            fact.criteria,
            fact.names,
            fact.task if fact.names or "." in (fact.task or "") else None,
        )
        plain = not fact.names and "." not in (fact.task or "") and not _ANSWERS_FOR.match((fact.task or "").lower())
        mark = (*mark, fact.agency)
        if mark in seen or (
            plain and fact.criteria and all((one, fact.criteria_set) in numbered for one in fact.criteria)
        ):
            continue
        seen.add(mark)
        yield fact


def _other_duty(context: Context, charged: Office, begin: int, end: int) -> Fact:
    """Return the duty, without a criterion, of an agency that is charged behind a semicolon."""
    start, stop = trimmed(context.view, begin, end)
    fact = cited(context.view, FactKind.ASSIGNMENT, start, stop)
    return replace(fact, agency=charged.agency, task=context.view.words(start, stop))


_ANSWERS_FOR = re.compile(r"(?:trực tiếp )?(?:phụ trách|chịu trách nhiệm|chủ trì|đảm nhận|đảm nhiệm)(?![a-zà-ỹđ])")
