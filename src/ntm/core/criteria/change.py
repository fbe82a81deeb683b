"""What a change of text does to units: which criteria they lose or gain by it, before it takes effect (P7).

The same figures are judged by the text before and by the text after, so whatever differs comes from the text alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from ntm.core.criteria import evaluation, roll_up
from ntm.core.criteria.continuity import Concept, Continuity
from ntm.core.criteria.evaluation import Decision, Figures, Numbers, Rules, Verdicts
from ntm.core.criteria.sets import CriteriaSet, Indicator
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import VerdictFlag

Effects = npt.NDArray[np.uint8]


class Effect(IntEnum):
    """What the change does to one unit in one concept."""

    KEPT = 0
    LOST = 1
    GAINED = 2
    STILL_UNMET = 3
    REASSESS = 4  # met before; the new text needs a figure or a person's decision that is not there
    OPEN = 5  # known to be met neither before nor after
    NEW = 6  # nothing of it in the text before
    DROPPED = 7  # nothing of it in the text after

    @property
    def label(self) -> str:
        """Return the effect in Vietnamese."""
        return (
            "vẫn đạt",
            "mất do đổi bộ",
            "thêm do đổi bộ",
            "vẫn chưa đạt",
            "phải đánh giá lại",
            "chưa rõ",
            "mới có ở bộ sau",
            "không còn ở bộ sau",
        )[self]


_UNKNOWN, _MET, _UNMET, _ABSENT = 0, 1, 2, 3


def _effect_of(before: int, after: int) -> Effect:
    if after == _ABSENT:
        return Effect.DROPPED
    if before == _ABSENT:
        return Effect.NEW
    if after == _MET:
        return Effect.KEPT if before == _MET else Effect.GAINED
    if after == _UNMET:
        return Effect.LOST if before == _MET else Effect.STILL_UNMET
    return Effect.REASSESS if before == _MET else Effect.OPEN


_EFFECTS = np.array([[_effect_of(before, after) for after in range(4)] for before in range(4)], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Change:
    """Units judged by two texts. `effects` is uint8[units, concepts] of `Effect`.

    `verdicts_before`/`after` are uint8[units, indicators] and `rolled_before`/`after` uint8[units, criteria], each in
    the order of its own rules.
    """

    before: Rules
    after: Rules
    concepts: tuple[Concept, ...]
    effects: Effects
    verdicts_before: Verdicts
    verdicts_after: Verdicts
    rolled_before: Verdicts
    rolled_after: Verdicts

    def having(self, effect: Effect) -> npt.NDArray[np.bool_]:
        """Say of each unit and concept whether the effect is this one; bool[units, concepts]."""
        return np.asarray(self.effects == int(effect))

    def below_after(self) -> npt.NDArray[np.bool_]:
        """Say of each unit whether it is known to fail some criterion of the text after; bool[units]."""
        unmet = (self.rolled_after == int(VerdictFlag.NOT_MET)) | (self.rolled_after == int(VerdictFlag.PARTIALLY_MET))
        return np.asarray(unmet.any(axis=1))

    def uncertain_after(self) -> npt.NDArray[np.bool_]:
        """Say of each unit whether it fails nothing that is known, yet is not known to meet it all; bool[units]."""
        return np.asarray(~self.below_after() & ~roll_up.meets_all(self.rolled_after))

    def causes(self, unit: int, concept: int) -> tuple[str, ...]:
        """Return the indicators of the text after that stand in the way of a unit in a concept, in order."""
        numbers = self.concepts[concept].items.get(self.after.criteria_set.base_code, ())
        fine = (int(VerdictFlag.MET), int(VerdictFlag.NOT_APPLICABLE))
        return tuple(
            name
            for column, name in enumerate(self.after.indicators)
            if int(name.split(".")[0]) in numbers and int(self.verdicts_after[unit, column]) not in fine
        )


def compare(
    before: Rules,
    after: Rules,
    *,
    continuity: Continuity,
    figures: Figures,
    regions_before: Numbers,
    regions_after: Numbers,
    decisions: Numbers | None = None,
) -> Change:
    """Return what the change from one text to another does to units, by the same figures.

    `figures` and `decisions` are arrays for `before` as `evaluation.judge` takes them; the regions are the places of
    the units' threshold areas in each set. A figure goes over where the text after asks for the same one, a person's
    decision only where the indicator reads the same; what does not go over is not reported. Raise `WrongShape`.
    """
    given = figures_for(after, figures, of=before, continuity=continuity)
    verdicts_before = evaluation.judge(before, figures=figures, regions=regions_before, decisions=decisions)
    verdicts_after = evaluation.judge(
        after, figures=given, regions=regions_after, decisions=_decisions_for(after, decisions, of=before)
    )
    rolled_before = roll_up.roll_up(before, verdicts_before)
    rolled_after = roll_up.roll_up(after, verdicts_after)
    concepts = continuity.concepts_between(before.criteria_set, after.criteria_set)
    effects = np.empty((len(figures), len(concepts)), dtype=np.uint8)
    for column, concept in enumerate(concepts):
        was = _state(rolled_before, before.criteria_set, concept)
        will_be = _state(rolled_after, after.criteria_set, concept)
        effects[:, column] = _EFFECTS[was, will_be]
    return Change(
        before=before,
        after=after,
        concepts=concepts,
        effects=effects,
        verdicts_before=verdicts_before,
        verdicts_after=verdicts_after,
        rolled_before=rolled_before,
        rolled_after=rolled_after,
    )


def figures_for(rules: Rules, figures: Figures, *, of: Rules, continuity: Continuity) -> Figures:
    """Return figures reported by one text in the columns of another, NaN where the other asks for something else.

    Two forms of the same set have the same columns, and the very array is returned.
    """
    if rules.measures == of.measures and rules.criteria_set.base_code == of.criteria_set.base_code:
        return figures
    same = continuity.same_figures(of.criteria_set, rules.criteria_set)
    positions = {code: position for position, code in enumerate(rules.measures)}
    moved = np.full((len(figures), len(rules.measures)), np.nan)
    for position, code in enumerate(of.measures):
        if same.get(code) in positions:
            moved[:, positions[same[code]]] = figures[:, position]
    return moved


def _decisions_for(rules: Rules, decisions: Numbers | None, *, of: Rules) -> Numbers | None:
    if decisions is None or rules.criteria_set.base_code != of.criteria_set.base_code:
        return None
    kept = np.full((len(decisions), len(rules.indicators)), int(Decision.NONE), dtype=np.int8)
    columns = {name: column for column, name in enumerate(of.indicators)}
    for column, indicator in enumerate(rules.criteria_set.indicators):
        old = columns.get(indicator.id)
        if old is not None and _reads_the_same(of.criteria_set.indicators[old], of.on, indicator, rules.on):
            kept[:, column] = decisions[:, old]
    return kept


def _reads_the_same(one: Indicator, on: date, other: Indicator, then: date) -> bool:
    if not one.is_in_force(on) or not other.is_in_force(then):
        return False
    old, new = one.at(on), other.at(then)
    if (old.name, old.measures, old.conditional) != (new.name, new.measures, new.conditional):
        return False
    return all(
        [(it.measure, it.operator, it.share_of, it.threshold_on(on)) for it in was.requirements]
        == [(it.measure, it.operator, it.share_of, it.threshold_on(then)) for it in now.requirements]
        for was, now in zip(old.cases, new.cases, strict=False)
    ) and len(old.cases) == len(new.cases)


def _state(rolled: Verdicts, criteria_set: CriteriaSet, concept: Concept) -> npt.NDArray[np.uint8]:
    """Return how each unit stands in the criteria of a concept: met, not met, not known, or no such criteria."""
    numbers = concept.items.get(criteria_set.base_code, ())
    columns = [column for column, one in enumerate(criteria_set.criteria) if one.number in numbers]
    if not columns:
        return np.full(len(rolled), _ABSENT, dtype=np.uint8)
    own = rolled[:, columns]
    unmet = ((own == int(VerdictFlag.NOT_MET)) | (own == int(VerdictFlag.PARTIALLY_MET))).any(axis=1)
    met = ((own == int(VerdictFlag.MET)) | (own == int(VerdictFlag.NOT_APPLICABLE))).all(axis=1)
    return np.where(unmet, _UNMET, np.where(met, _MET, _UNKNOWN)).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """A day on which the text that governs units changes: from one set (or form of it) to another, and what for."""

    on: date
    before: CriteriaSet
    after: CriteriaSet
    words: str


def change_days(sets: Sequence[CriteriaSet]) -> tuple[ChangeDay, ...]:
    """Return the days on which the text changes for the units that some sets govern, in order.

    `sets` are those of one level, tier and province (with the country's): a set follows another, a province's
    decision comes or goes, an indicator gets another wording. Thresholds that rise by the calendar year are not listed.
    """
    days: dict[date, ChangeDay] = {}
    starts = {one.span.start for one in sets}
    starts |= {version.span.start for one in sets if one.overlay for version in one.overlay.versions}
    starts |= {version.span.start for one in sets for it in one.indicators for version in it.versions}
    for day in sorted(starts):
        before = _governs(sets, day - timedelta(days=1))
        after = _governs(sets, day)
        if before is not None and after is not None:
            days[day] = ChangeDay(day, before, after, _words(before, after, day))
    return tuple(days.values())


def _governs(sets: Sequence[CriteriaSet], day: date) -> CriteriaSet | None:
    found = [one for one in sets if day in one.span and not one.is_blank]
    return next((one for one in found if one.province_code is not None), found[0] if found else None)


def _words(before: CriteriaSet, after: CriteriaSet, day: date) -> str:
    if before.base_code != after.base_code:
        return f"{after.title} thay {before.title}"
    overlay = after.overlay_on(day)
    if overlay is not None and overlay.span.start == day:
        return f"{overlay.citation.instrument} có hiệu lực"
    changed = [
        (it.id, version.citation.instrument)
        for it in after.indicators
        for version in it.versions
        if version.span.start == day
    ]
    instruments = ", ".join(dict.fromkeys(instrument for _, instrument in changed))
    return f"sửa chỉ tiêu {', '.join(name for name, _ in changed)} ({instruments})"


def nearest_day(span: Span, on: date) -> date:
    """Return a day itself if a span holds it, otherwise the day of the span that lies nearest."""
    if on < span.start:
        return span.start
    if span.end is not None and on >= span.end:
        return span.end - timedelta(days=1)
    return on
