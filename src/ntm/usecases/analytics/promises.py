"""What a plan promises, laid beside the columns of a board, and where the promise contradicts itself."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ntm.core.criteria.sets import Band, CriteriaSet
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.kernel.vietnamese import canonical
from ntm.store.analytics import querysets
from ntm.usecases.analytics.places import Unit
from ntm.usecases.planning.queries import Plan, Target

#: Subjects of `standard_count` that mean communes at the standard of the set 2021–2025, and not another tier.
_STANDARD = frozenset({"", "ntm", "nông thôn mới", "xã ntm", "đạt chuẩn ntm"})


#: A finding that cites more places than this is a sum over many figures.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A finding of a paper, or between two, in one sentence, with the way to it.

    `places` are (plan, start, end): where in the texts that the plans were read from.
    """

    id: int
    paper_id: int
    other_id: int | None
    position: int
    code: str
    is_error: bool
    message: str
    arithmetic: str
    places: tuple[tuple[int, int, int], ...]
    unit_id: int | None
    paper: str

    def speaks_of(self, target: Target) -> bool:
        """Say whether the finding is about the sentence that a target was read from.

        A finding that adds up many figures is about the first one it cites, the stated total; its parts are not at
        fault each by itself.
        """
        about = self.places if len(self.places) <= _FEW else self.places[:1]
        return any(
            plan_id == target.plan_id and start < target.start + max(1, len(target.quote)) and target.start < end
            for plan_id, start, end in about
        )


@dataclass(frozen=True, slots=True)
class Promise:
    """One promised level as a board shows it: the level, or the increase where the paper states no level.

    `denominator` is as stated; `quote` is the paper's sentence; `contradiction` the finding about it, if any.
    """

    level: int | None
    increase: int | None
    denominator: int | None
    value: Decimal | None
    op: str
    quote: str
    several: bool
    contradiction: Contradiction | None

    @property
    def text(self) -> str:
        """Return the number as the board shows it: "8", "+3", "≥2"."""
        sign = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}.get(self.op, "")
        if self.level is not None:
            return f"{sign}{self.level}"
        return f"+{self.increase}" if self.increase is not None else "–"


@dataclass(frozen=True, slots=True)
class Promises:
    """A plan's standing targets by what they promise.

    `criteria` and `baselines` are by criterion number; `bands` by band code; `registered` are (unit id, criterion
    number) pairs that the plan names for the year; `standard` counts communes at the standard; `mean` is per commune.
    """

    plan: Plan
    targets: tuple[Target, ...]
    criteria: Mapping[int, Promise]
    baselines: Mapping[int, int]
    bands: Mapping[str, Promise]
    other_bands: tuple[tuple[str, Promise], ...]
    mean: Promise | None
    standard: Promise | None
    standard_kept: Promise | None
    registered: frozenset[tuple[int, int]]
    contradictions: tuple[Contradiction, ...]
    #: The paper's wording is only one reading; names that no unit of the place bears.
    unmatched: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether nobody has confirmed a target of the plan yet."""
        return not self.targets


def contradictions_of(unit_ids: Sequence[int], *, years: Collection[int]) -> tuple[Contradiction, ...]:
    """Return the findings of the papers of units for years, errors first, in one query."""
    return tuple(_contradiction(row) for row in querysets.findings(unit_ids, years=years))


def promises_of(
    plan: Plan,
    targets: Sequence[Target],
    *,
    criteria_set: CriteriaSet,
    units: Sequence[Unit],
    contradictions: Iterable[Contradiction],
) -> Promises:
    """Return a plan's targets laid beside the criteria, bands and units of a board.

    Where a paper states a level more than once, the last one stands and `several` says that they differ. A stated
    starting level is no promise; an increase stands only where no level is stated.
    """
    findings = tuple(contradictions)
    own = [target for target in targets if target.criteria_set in _families(criteria_set)]
    counts = [target for target in own if target.kind == "criterion_count" and target.criterion.isdigit()]
    numbers = {criterion.number for criterion in criteria_set.criteria}
    by_criterion = {
        number: _promise([target for target in counts if int(target.criterion) == number], findings)
        for number in sorted({int(target.criterion) for target in counts} & numbers)
    }
    bands = {band.code: _band_promise(own, band, findings) for band in criteria_set.bands}
    known_bands = {(band.at_least, band.at_most) for band in criteria_set.bands}
    registered, unmatched = _registered(counts, units)
    standing = [
        target
        for target in targets
        if target.kind == "standard_count" and target.subject.lower() in _STANDARD and target.unit_word in ("", "xã")
    ]
    return Promises(
        plan=plan,
        targets=tuple(targets),
        criteria={number: promise for number, promise in by_criterion.items() if promise is not None},
        baselines={
            int(target.criterion): target.numerator
            for target in counts
            if target.is_baseline and target.numerator is not None
        },
        bands={code: promise for code, promise in bands.items() if promise is not None},
        other_bands=tuple(
            (_band_words(target.band), promise)
            for target in own
            if target.kind == "band_count"
            and target.is_level
            and _band_ends(target.band, criteria_set) not in known_bands
            and (promise := _promise([target], findings)) is not None
        ),
        mean=_promise([target for target in targets if target.kind == "average_criteria"], findings),
        standard=_promise([target for target in standing if not target.is_baseline], findings),
        standard_kept=_kept(standing, findings),
        registered=registered,
        contradictions=tuple(one for one in findings if any(place[0] == plan.id for place in one.places)),
        unmatched=unmatched,
    )


def _families(criteria_set: CriteriaSet) -> frozenset[str]:
    """Return the words by which a paper's facts name the set of a board."""
    return frozenset({"village"}) if criteria_set.level is Level.VILLAGE else frozenset({"commune", "standard", ""})


def _promise(targets: Sequence[Target], findings: Sequence[Contradiction]) -> Promise | None:
    levels = [target for target in targets if target.is_level]
    increases = [target for target in targets if target.is_increase]
    stated = levels or increases
    if not stated:
        return None
    last = stated[-1]
    about = [one for target in targets for one in findings if one.speaks_of(target)]
    figures = {(target.numerator, target.value) for target in levels}
    return Promise(
        level=last.numerator if levels else None,
        increase=None if levels else sum(target.numerator or 0 for target in increases),
        denominator=last.denominator,
        value=last.value,
        op=last.op,
        quote=last.quote,
        several=len(figures) > 1,
        contradiction=min(about, key=lambda one: (not one.is_error, one.id)) if about else None,
    )


def _kept(standing: Sequence[Target], findings: Sequence[Contradiction]) -> Promise | None:
    """Return a stated starting level of communes at the standard, which plans promise to keep."""
    kept = [target for target in standing if target.is_baseline]
    if not kept:
        return None
    last = kept[-1]
    return Promise(last.numerator, None, last.denominator, last.value, last.op, last.quote, False, None)


def _band_ends(band: tuple[int | None, int | None], criteria_set: CriteriaSet) -> tuple[int, int]:
    low, high = band
    return (0 if low is None else low), (len(criteria_set.criteria) if high is None else high)


def _band_promise(targets: Sequence[Target], band: Band, findings: Sequence[Contradiction]) -> Promise | None:
    lowest, highest = band.at_least, band.at_most
    return _promise(
        [
            target
            for target in targets
            if target.kind == "band_count"
            and not target.is_baseline
            and (0 if target.band[0] is None else target.band[0]) == lowest
            and (highest if target.band[1] is None else target.band[1]) == highest
        ],
        findings,
    )


def _band_words(band: tuple[int | None, int | None]) -> str:
    low, high = band
    if high is None:
        return f"từ {low} tiêu chí trở lên"
    return f"đến {high} tiêu chí" if low is None else f"{low}–{high} tiêu chí"


def _registered(counts: Sequence[Target], units: Sequence[Unit]) -> tuple[frozenset[tuple[int, int]], tuple[str, ...]]:
    """Return which units the plan names for which criterion; a name that two units bear names neither."""
    by_name: dict[str, list[int]] = {}
    for unit in units:
        by_name.setdefault(canonical(unit.name), []).append(unit.id)
    pairs: set[tuple[int, int]] = set()
    unmatched: list[str] = []
    for target in counts:
        if target.is_baseline:
            continue
        for name in target.names:
            bearers = by_name.get(canonical(name), [])
            if len(bearers) == 1:
                pairs.add((bearers[0], int(target.criterion)))
            else:
                unmatched.append(name)
    return frozenset(pairs), tuple(dict.fromkeys(unmatched))


def _contradiction(row: Sequence[Any]) -> Contradiction:
    (pk, paper_id, other_id, position, code, severity, message, text) = row[:8]
    (plan_id, other_plan_id, unit_id, number, issued_on, year, title, file_name) = row[8:]
    data = json.loads(text)
    plans = {paper_id: plan_id, other_id: other_plan_id}
    spans = data.get("spans") or []
    papers = data.get("papers") or [paper_id] * len(spans)
    return Contradiction(
        id=pk,
        paper_id=paper_id,
        other_id=other_id,
        position=position,
        code=code,
        is_error=severity == "error",
        message=message,
        arithmetic=str(data.get("arithmetic") or ""),
        places=tuple(
            (plans[paper], int(span[0]), int(span[1]))
            for paper, span in zip(papers, spans, strict=False)
            if span and plans.get(paper) is not None
        ),
        unit_id=unit_id,
        paper=_paper_label(number, issued_on, year=year, title=title or file_name),
    )


def _paper_label(number: str, issued_on: date | None, *, year: int | None, title: str) -> str:
    if number and issued_on is not None:
        return f"{number} ngày {format_day(issued_on)}"
    return f"{title[:60]} (dự thảo{f' {year}' if year else ''})"
