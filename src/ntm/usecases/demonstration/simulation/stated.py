"""What a paper says of the year before it, in its own area: the counts that a simulation must equal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ntm.core.reading.facts import Fact, FactKind, PaperReading

Band = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class StatedArea:
    """Statements of one paper about the end of `year` in its own area.

    `counts` maps criteria to how many communes met them, `not_met` criteria to names of communes that were still to
    meet them, `bands` and `mean` are as written; `recognized` is how many were recognised, None where not stated.
    `recognized_later` names communes that the paper expects to be recognised after that year.
    """

    year: int
    counts: Mapping[int, int]
    not_met: Mapping[int, frozenset[str]] = field(default_factory=dict)
    recognized: int | None = None
    recognized_later: frozenset[str] = frozenset()
    recognized_already: frozenset[str] = frozenset()
    bands: Mapping[Band, int] = field(default_factory=dict)
    mean: Decimal | None = None


def of_communes(fact: Fact) -> bool:
    """Say whether a fact speaks of the communes' own set, not of villages, districts or the advanced set."""
    return fact.criteria_set in (None, "commune") and (fact.standard or "NTM") == "NTM"


def stated_before(reading: PaperReading, *, year: int) -> StatedArea:
    """Return what a paper for the year after `year` states of the end of `year`.

    A count of the year itself, or one marked as baseline, is taken as written. A criterion that the plan keeps and
    does not add to ("duy trì 9/16") stood there before; where only the end and the increase are given, their
    difference did.
    """
    of_criterion: dict[int, list[Fact]] = defaultdict(list)
    for fact in reading.facts:
        if fact.kind is FactKind.CRITERION_COUNT and of_communes(fact) and (fact.criterion or "").isdigit():
            of_criterion[int(fact.criterion or 0)].append(fact)
    counts = {}
    for criterion, facts in of_criterion.items():
        count = _count_before(facts, year=year)
        if count is not None:
            counts[criterion] = count
    return StatedArea(
        year=year,
        counts=counts,
        not_met=_still_to_meet(reading),
        recognized=_recognized(reading, year=year),
        recognized_later=_names(reading, verbs=("công nhận mới", "mới", "thêm")),
        bands={
            fact.band: fact.numerator
            for fact in reading.facts
            if fact.kind is FactKind.BAND_COUNT
            and fact.band is not None
            and fact.numerator is not None
            and of_communes(fact)
            and fact.year == year
        },
        mean=next(
            (
                fact.value
                for fact in reading.facts
                if fact.kind is FactKind.AVERAGE_CRITERIA and fact.year == year and not fact.delta
            ),
            None,
        ),
    )


def _count_before(facts: list[Fact], *, year: int) -> int | None:
    levels = [fact for fact in facts if not fact.delta and fact.numerator is not None]
    for fact in levels:
        if fact.year == year or (fact.baseline and fact.year in (None, year)):
            return fact.numerator
    increases = [fact.numerator for fact in facts if fact.delta and fact.numerator is not None]
    if len(levels) == 1 and len(increases) == 1 and levels[0].numerator is not None:
        return levels[0].numerator - increases[0]
    kept = [fact.numerator for fact in levels if "duy trì" in (fact.verb or "").lower()]
    if kept and not increases:
        return kept[0]
    return None


def _still_to_meet(reading: PaperReading) -> dict[int, frozenset[str]]:
    """Communes that the plan lets complete a criterion did not meet it before."""
    names: dict[int, set[str]] = defaultdict(set)
    for fact in reading.facts:
        if not fact.names or not of_communes(fact):
            continue
        criteria = fact.criteria or ((fact.criterion,) if fact.criterion else ())
        grows = fact.kind is FactKind.CRITERION_COUNT and fact.delta
        if grows or fact.kind is FactKind.ASSIGNMENT:
            for criterion in criteria:
                number = criterion.split(".")[0]
                if number.isdigit():
                    names[int(number)] |= set(fact.names)
    return {number: frozenset(found) for number, found in names.items()}


def _recognized(reading: PaperReading, *, year: int) -> int | None:
    for fact in reading.facts:
        if (
            fact.kind is FactKind.STANDARD_COUNT
            and (fact.standard or "") == "NTM"
            and (fact.unit or "xã") == "xã"
            and fact.baseline
            and not fact.delta
            and fact.numerator is not None
            and fact.year in (None, year)
        ):
            return fact.numerator
    return None


def _names(reading: PaperReading, *, verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        name
        for fact in reading.facts
        if fact.kind is FactKind.STANDARD_COUNT
        and (fact.standard or "") == "NTM"
        and (fact.delta or any(verb in (fact.verb or "").lower() for verb in verbs))
        for name in fact.names
    )
