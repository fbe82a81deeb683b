"""Comparing a reading with a paper that a person read by hand: which facts were found, how exactly, what was added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ntm.core.kernel.vietnamese import collapse
from ntm.core.reading.facts import Fact, FactKind

Expected = Mapping[str, Any]


@dataclass
class Score:
    """Of one kind of fact: how many a person found, how many of them the reader found, and how many it added."""

    expected: int = 0
    found: int = 0
    added: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.added) if self.found + self.added else 1.0


def compare(text: str, facts: Sequence[Fact], expected: Sequence[Expected]) -> dict[str, Score]:
    """Score a reading by kind. A fact is found when one of its kind overlaps the quote and agrees in the key fields;
    a quote that stands several times in the paper is looked for at each of its places."""
    at = _collapsed_offsets(text)
    plain = collapse(text)
    scores: dict[str, Score] = {}
    used: set[int] = set()
    spans = [(at[fact.start], at[fact.end - 1] + 1) for fact in facts]
    for wanted in expected:
        score = scores.setdefault(wanted["kind"], Score())
        places = _places(plain, wanted["quote"])
        count = min(int(wanted.get("occurrences", 1)), len(places))
        score.expected += count
        got = 0
        for start, end in places:
            if got == count:
                break
            index = next(
                (
                    index
                    for index, (fact, (begin, stop)) in enumerate(zip(facts, spans, strict=True))
                    if index not in used and begin < end and start < stop and agrees(fact, wanted)
                ),
                None,
            )
            if index is not None:
                used.add(index)
                got += 1
        score.found += got
        if got < count:
            score.missed.append(f"{wanted['quote']} (thiếu {count - got})")
    for kind, number in Counter(fact.kind.value for index, fact in enumerate(facts) if index not in used).items():
        scores.setdefault(kind, Score()).added += number
    return scores


def agrees(fact: Fact, wanted: Expected) -> bool:
    """Say whether a fact says what the person wrote down: every field that makes out its kind."""
    if fact.kind.value != wanted["kind"]:
        return False
    checks = [fact.numerator == wanted["numerator"], fact.denominator == wanted["denominator"]]
    checks.append(sorted(fact.names) == sorted(wanted["names"]))
    if fact.kind in (FactKind.CRITERION_COUNT, FactKind.COMMUNE_CRITERIA, FactKind.STANDARD_COUNT, FactKind.BAND_COUNT):
        checks += [fact.year == wanted["year"], fact.unit == wanted["unit"], fact.baseline == wanted["baseline"]]
        checks.append(fact.delta == wanted.get("delta", False))
    if fact.kind in (FactKind.CRITERION_COUNT, FactKind.ASSIGNMENT):
        checks.append(fact.criterion == wanted["criterion"])
    if wanted.get("standard"):
        checks.append(fact.standard == wanted["standard"])
    if wanted.get("band"):
        checks.append(fact.band == tuple(wanted["band"]))
    if fact.kind in (FactKind.INDICATOR_TARGET, FactKind.AVERAGE_CRITERIA, FactKind.CAPITAL):
        checks += [fact.value == Decimal(str(wanted["value"])), fact.unit == wanted["unit"]]
        checks.append(fact.delta == wanted.get("delta", False))
        checks.append(wanted.get("op") in (None, fact.op))
    if fact.kind is FactKind.LEGAL_CITATION:
        day = wanted["date"]
        checks += [fact.number == wanted["number"], fact.issuer == wanted["issuer"]]
        checks.append(day is None or len(day) < 10 or str(fact.date) == day)
    if fact.kind is FactKind.DEADLINE:
        recurring = wanted.get("recurring")
        checks.append(fact.recurring == recurring if recurring else str(fact.date) == wanted["value"])
    return all(checks)


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = text.find(quote)
    while start >= 0:
        found.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return found


def _collapsed_offsets(text: str) -> list[int]:
    """Return for each character of a text its place in the text with white space collapsed."""
    offsets: list[int] = []
    place = 0
    blank = True
    for char in text:
        offsets.append(place)
        if collapse(char) == "":
            place += not blank
            blank = True
        else:
            place += 1
            blank = False
    return offsets
