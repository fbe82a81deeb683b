"""What changed between two versions of a paper, in facts and not in words.

Facts of the two are paired by what they are about (a criterion, a source of capital, a task, an instrument) and then
compared by what they say of it (figures, years, days, names). Words that only read otherwise change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading.facts import Fact, FactKind

#: How alike two subjects must be to be one that was reworded.
_ALIKE = 0.72
#: So many pairs about one thing are ranked; beyond it a long list is paired in order.
_MOST_RANKED = 40_000

_VALUES = (
    "numerator",
    "denominator",
    "value",
    "range",
    "op",
    "unit",
    "year",
    "names",
    "criteria",
    "date",
    "recurring",
    "agency",
    "parent",
)


class ChangeKind(StrEnum):
    """What became of a fact."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is otherwise in the later version; `before` or `after` is None where it is only in one of them.
    `fields` names what differs, by the names of `Fact`."""

    kind: ChangeKind
    before: Fact | None
    after: Fact | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes in order of place in the later version, those that are gone last, and how many facts are the same."""

    changes: tuple[Change, ...]
    same: int


def compare(before: Sequence[Fact], after: Sequence[Fact]) -> Changes:
    """Return what changed between the facts of an earlier and of a later version of a paper."""
    old, new, same = _without_equals(before, after)
    pairs = _paired(old, new, _subject)
    pairs += _paired_alike(old, new)
    changed = [
        Change(ChangeKind.CHANGED, one, other, fields) for one, other in pairs if (fields := differing(one, other))
    ]
    same += len(pairs) - len(changed)
    changes = [*changed, *(Change(ChangeKind.ADDED, None, fact) for fact in new)]
    changes.sort(key=lambda one: one.after.start if one.after is not None else 0)
    changes += [Change(ChangeKind.REMOVED, fact, None) for fact in sorted(old, key=lambda fact: fact.start)]
    return Changes(tuple(changes), same)


def differing(before: Fact, after: Fact) -> tuple[str, ...]:
    """Return the names of the fields in which two facts about one thing say something else."""
    return tuple(name for name in _VALUES if _plain(getattr(before, name)) != _plain(getattr(after, name)))


def _plain(value: object) -> object:
    if isinstance(value, str):
        return canonical(value)
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return frozenset(canonical(str(one)) for one in value)
    return value


def _subject(fact: Fact) -> tuple[object, ...]:
    """Return what a fact is about."""
    words: tuple[object, ...]
    match fact.kind:
        case FactKind.COMMUNE_CRITERIA:
            words = (fact.criteria_set, frozenset(canonical(name) for name in fact.names))
        case FactKind.CRITERION_COUNT | FactKind.AVERAGE_CRITERIA:
            words = (fact.criteria_set, fact.criterion)
        case FactKind.STANDARD_COUNT:
            words = (fact.standard, fact.unit, fact.verb)
        case FactKind.BAND_COUNT:
            words = (fact.band, fact.unit)
        case FactKind.CAPITAL:
            words = (canonical(fact.label or ""), canonical(fact.parent or ""))
        case FactKind.INDICATOR_TARGET:
            words = (canonical(fact.indicator or ""), fact.criterion)
        case FactKind.DEADLINE:
            words = (canonical(fact.task or ""),)
        case FactKind.ASSIGNMENT:
            words = (canonical(fact.agency or ""), canonical(fact.task or ""))
        case FactKind.LEGAL_CITATION:
            words = (fact.number or canonical(fact.quote),)
        case _:
            words = (canonical(fact.quote),)
    return (fact.kind, fact.baseline, fact.delta, *words)


def _without_equals(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[list[Fact], list[Fact], int]:
    """Take out the facts that both versions state alike; return what is left of each, and how many were taken."""
    waiting: dict[object, list[Fact]] = defaultdict(list)
    for fact in before:
        waiting[(_subject(fact), _said(fact))].append(fact)
    left: list[Fact] = []
    same = 0
    for fact in after:
        alike = waiting[(_subject(fact), _said(fact))]
        if alike:
            alike.pop(0)
            same += 1
        else:
            left.append(fact)
    return [fact for facts in waiting.values() for fact in facts], left, same


def _said(fact: Fact) -> tuple[object, ...]:
    return tuple(_plain(getattr(fact, name)) for name in _VALUES)


def _paired(old: list[Fact], new: list[Fact], key: Callable[[Fact], object]) -> list[tuple[Fact, Fact]]:
    """Pair facts about one thing and take them out of both lists: those that name the same places first, then of one
    year and of like figures, else in order of place."""
    groups: dict[object, tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for fact in sorted(old, key=lambda one: one.start):
        groups[key(fact)][0].append(fact)
    for fact in new:
        groups[key(fact)][1].append(fact)
    pairs = [pair for olds, news in groups.values() for pair in _nearest(olds, news)]
    gone, came = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    old[:] = [fact for fact in old if id(fact) not in gone]
    new[:] = [fact for fact in new if id(fact) not in came]
    return pairs


def _nearest(olds: list[Fact], news: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Pair the facts of two versions about one thing, the nearest first."""
    alone = len(olds) == len(news) == 1
    if alone or len(olds) * len(news) > _MOST_RANKED:
        return list(zip(olds, news, strict=False))
    ranked = sorted(
        (-nearness, abs(at - place), at, place)
        for at, one in enumerate(olds)
        for place, other in enumerate(news)
        if (nearness := _nearness(one, other)) is not None
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for _, _, at, place in ranked:
        if at not in taken_old and place not in taken_new:
            taken_old.add(at)
            taken_new.add(place)
            pairs.append((olds[at], news[place]))
    return pairs


def _nearness(one: Fact, other: Fact) -> float | None:
    """Return how likely two facts about one thing are the same statement; None where they name other places: the
    villages of one commune are not those of another, changed."""
    named, around = _shared(one.names, other.names), _shared(one.within, other.within)
    if named == 0 and not around:
        return None
    figures = ((one.numerator, other.numerator), (one.denominator, other.denominator), (one.value, other.value))
    equal = sum(mine is not None and mine == theirs for mine, theirs in figures)
    return 4 * (named or 0) + 2 * (around or 0) + 1.5 * (one.year == other.year) + 0.4 * equal


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> float | None:
    """Return the share of names that two lists have in common; None where one of them names nothing."""
    mine, theirs = ({canonical(name) for name in names if name} for names in (one, other))
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else None


def _paired_alike(old: list[Fact], new: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Pair what is left by subjects that are nearly the same words, the most alike first."""
    ranked = sorted(
        (
            (ratio, -abs(at - place), at, place)
            for at, one in enumerate(old)
            for place, other in enumerate(new)
            if one.kind is other.kind and one.baseline == other.baseline and one.delta == other.delta
            for ratio in [_alike(one, other)]
            if ratio >= _ALIKE
        ),
        reverse=True,
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for _, _, at, place in ranked:
        if at not in taken_old and place not in taken_new:
            taken_old.add(at)
            taken_new.add(place)
            pairs.append((old[at], new[place]))
    old[:] = [fact for at, fact in enumerate(old) if at not in taken_old]
    new[:] = [fact for place, fact in enumerate(new) if place not in taken_new]
    return pairs


def _alike(one: Fact, other: Fact) -> float:
    mine, others = _words(one), _words(other)
    if not mine or not others:
        return 0.0
    matcher = SequenceMatcher(None, mine, others, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _words(fact: Fact) -> str:
    """Return the words by which a fact may be known again though they were changed; empty where a number names it."""
    if fact.kind is FactKind.CAPITAL:
        return canonical(fact.label or "")
    if fact.kind is FactKind.INDICATOR_TARGET:
        return canonical(fact.indicator or "")
    if fact.kind is FactKind.DEADLINE:
        return canonical(fact.task or "")[:300]
    if fact.kind is FactKind.ASSIGNMENT:
        return canonical(f"{fact.agency or ''} {fact.task or ''}")[:300]
    return ""
